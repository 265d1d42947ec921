"""Both vector stores keep the same promises; keyword search understands Swedish endings and any input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from index.archive import Archive
from index.chroma_store import ChromaStore
from index.embedding import FloatMatrix
from index.keyword_store import KeywordStore
from index.models import Filters, Passage
from index.search import fuse
from index.vector_store import ExactStore, VectorStore
from ingest.models import DocumentKind, SectionKind, Span, VoiceRole

BASE = Passage(
    id="",
    document_id="d",
    item_id="i",
    section_id="s",
    text="",
    header="Almvik",
    spans=(Span(1, 0, 1),),
    source="a.txt",
    title="Protokoll",
    document_kind=DocumentKind.PROTOKOLL,
    section_kind=SectionKind.BESLUT,
    heading="",
    municipality="Almvik",
    organ="kommunstyrelsen",
    date=None,
    paragraf=None,
    item_title="",
    diarienummer=(),
    role=VoiceRole.ORGAN,
    parties=(),
    persons=(),
)


def passage(passage_id: str, text: str = "Texten.") -> Passage:
    return replace(BASE, id=passage_id, text=text)


def unit(rows: FloatMatrix) -> FloatMatrix:
    scaled: FloatMatrix = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return scaled


@pytest.fixture(params=["exact", "chroma"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStore:
    return ExactStore() if request.param == "exact" else ChromaStore(tmp_path)


class TestVectorStore:
    passages = tuple(passage(f"p{n}") for n in range(40))
    vectors = unit(np.random.default_rng(0).standard_normal((40, 16), dtype=np.float32))

    def test_the_nearest_come_first_with_their_cosine(self, store: VectorStore) -> None:
        store.upsert(self.passages, self.vectors)
        scores = self.vectors @ self.vectors[7]
        best = [f"p{row}" for row in np.argsort(-scores)[:5]]
        found = store.query(self.vectors[7], k=5)
        assert [passage_id for passage_id, _ in found] == best
        assert [score for _, score in found] == pytest.approx(sorted(scores, reverse=True)[:5], abs=1e-4)

    def test_only_the_allowed_are_found(self, store: VectorStore) -> None:
        store.upsert(self.passages, self.vectors)
        allowed = {"p3", "p30", "gone"}
        assert {passage_id for passage_id, _ in store.query(self.vectors[7], k=5, allowed=allowed)} == {"p3", "p30"}
        assert store.query(self.vectors[7], k=5, allowed=()) == []

    def test_upsert_twice_is_upsert_once(self, store: VectorStore) -> None:
        store.upsert(self.passages, self.vectors)
        store.upsert(self.passages[:3], self.vectors[3:6])
        assert store.count() == 40
        assert store.ids() == {one.id for one in self.passages}
        assert store.query(self.vectors[4], k=2)[0][1] == pytest.approx(1.0, abs=1e-4)

    def test_the_deleted_are_gone_and_unknown_ids_are_no_error(self, store: VectorStore) -> None:
        store.upsert(self.passages, self.vectors)
        store.delete(["p7", "unknown"])
        assert store.count() == 39
        assert "p7" not in {passage_id for passage_id, _ in store.query(self.vectors[7], k=40)}

    def test_an_empty_store_finds_nothing(self, store: VectorStore) -> None:
        assert store.query(self.vectors[0], k=3) == []


@pytest.fixture
def words(tmp_path: Path) -> KeywordStore:
    store = KeywordStore(tmp_path)
    store.write(
        added=[
            [
                replace(passage("a", "Biblioteket läggs ned."), diarienummer=("KS-2021-00042",)),
                replace(passage("b", "Skolskjutsen blir avgiftsfri."), persons=("Maja Ek",)),
                replace(passage("c", "Cykelbanorna byggs ut."), paragraf="17"),
            ]
        ]
    )
    return store


@pytest.mark.parametrize(
    ("query", "best"),
    [("biblioteken", "a"), ("KS 2021/42", "a"), ("vad säger Maja Ek", "b"), ("cykelbana", "c"), ("§ 17", "c")],
)
def test_words_names_and_numbers_are_found(words: KeywordStore, query: str, best: str) -> None:
    assert words.search(query, k=3)[0][0] == best


def test_only_allowed_passages_are_found_by_words(words: KeywordStore) -> None:
    assert [one for one, _ in words.search("biblioteken cykelbanor", k=3, allowed={"c"})] == ["c"]


@given(st.text(max_size=80))
@tries(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_query_is_a_syntax_error(words: KeywordStore, query: str) -> None:
    assert len(words.search(query, k=2)) <= 2


def test_a_damaged_keyword_store_starts_empty(tmp_path: Path, words: KeywordStore) -> None:
    for file in (tmp_path / "keyword-1").glob("meta.json"):
        file.write_text("{")
    assert KeywordStore(tmp_path).count() == 0


@given(st.permutations([([("a", 3.0), ("b", 2.0)], 1.0), ([("b", 9.0), ("c", 1.0)], 1.0), ([("a", 1.0)], 2.0)]))
def test_fusion_does_not_depend_on_the_order_of_the_lists(
    rankings: list[tuple[list[tuple[str, float]], float]],
) -> None:
    fused = fuse(rankings)
    assert [one for one, _ in fused] == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["keyword", "vector", "search"])
def test_every_search_keeps_to_its_filters(archive: Archive, name: str) -> None:
    search = getattr(archive, name)
    everything = search.search("biblioteket cykelbana", k=20)
    assert {hit.passage.source for hit in everything} == {"ks-2021-03-09.txt", "brev/cykelbana.txt"}
    letter = Filters(document_kinds=(DocumentKind.TJANSTESKRIVELSE,))
    assert {hit.passage.source for hit in search.search("biblioteket cykelbana", k=20, filters=letter)} == {
        "brev/cykelbana.txt"
    }
    assert search.search("   ", k=5) == []
    scores = [hit.score for hit in everything]
    assert scores == sorted(scores, reverse=True)
