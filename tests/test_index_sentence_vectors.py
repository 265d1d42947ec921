"""Sentences are embedded once, behind the header of their passage, and found by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.archive import Archive
from index.build import update
from index.catalog_writer import CatalogWriter
from index.embedding import Embedder, FloatMatrix
from index.models import Filters, Passage
from index.sentence_vectors import Likeness, _as_int8, _unit, waiting_texts
from index.sentences import sentences
from ingest.models import SectionKind
from settings import Settings


def long_passages(archive: Archive) -> list[Passage]:
    found = archive.catalog.passages_of(Filters())
    return [one for one in found if len(sentences(one.text)) > 1 and one.section_kind is not SectionKind.HUVUD]


def test_each_sentence_is_nearest_to_its_own_words(archive: Archive) -> None:
    passages = long_passages(archive)
    assert passages
    for passage in passages:
        for start, end in sentences(passage.text):
            asked = f"{passage.header} {passage.text[start:end]}"
            (near,) = archive.likeness([asked], [passage])
            best = max((near.at(passage.id, first), first) for first, _ in sentences(passage.text))
            assert best[0] == pytest.approx(near.at(passage.id, start), abs=0.01)


def test_a_place_within_a_sentence_is_as_near_as_its_beginning(archive: Archive) -> None:
    passage = long_passages(archive)[0]
    (near,) = archive.likeness(["cykelbana"], [passage])
    for start, end in sentences(passage.text):
        assert near.at(passage.id, start) == near.at(passage.id, end - 1)


def test_a_passage_of_one_sentence_is_as_near_as_a_whole(archive: Archive) -> None:
    short = next(one for one in archive.catalog.passages_of(Filters()) if len(sentences(one.text)) == 1)
    (near,) = archive.likeness(["cykelbana"], [short])
    found = archive.vector.search("cykelbana", k=100)
    whole = next(hit.score for hit in found if hit.passage.id == short.id)
    assert near.at(short.id, 0) == pytest.approx(whole, abs=1e-5)


def test_a_passage_without_a_vector_is_near_to_nothing() -> None:
    assert Likeness({}).at("unknown", 3) == 0.0


def test_no_sentence_is_embedded_twice_and_none_outlives_its_text(
    settings: Settings, documents: Path, embedder: Embedder
) -> None:
    update(settings, documents, embedder=embedder)
    counted = Counting(embedder)
    update(settings, documents, embedder=counted)
    assert counted.texts == []
    (documents / "brev" / "cykelbana.txt").unlink()
    update(settings, documents, embedder=embedder)
    catalog = CatalogWriter.open(settings.data_dir)
    gone = "SELECT 1 FROM sentence_vectors WHERE text_hash NOT IN (SELECT text_hash FROM passages)"
    assert catalog.rows(gone) == []


def test_sentences_that_were_not_reached_are_embedded_by_the_next_run(
    settings: Settings, documents: Path, embedder: Embedder
) -> None:
    update(settings, documents, embedder=embedder)
    catalog = CatalogWriter.open(settings.data_dir)
    with catalog.transaction() as db:
        db.execute("DELETE FROM sentence_vectors")
    assert waiting_texts(catalog, embedder.name)
    update(settings, documents, embedder=embedder)
    assert waiting_texts(catalog, embedder.name) == []


class Counting:
    """Notes what another embedder is given."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name, self.dim = embedder.name, embedder.dim
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], *, kind: str) -> FloatMatrix:
        self.texts += texts
        return self._embedder.encode(texts, kind="passage" if kind == "passage" else "query")


@given(
    arrays.arrays(np.float32, (3, 16), elements=st.floats(0.0625, 1, width=16) | st.floats(-1, -0.0625, width=16)),
)
def test_eight_bits_keep_the_direction(rows: FloatMatrix) -> None:
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    kept = _unit(_as_int8(rows))
    assert np.all((unit * kept).sum(axis=1) > 0.999)
