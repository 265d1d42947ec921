"""Whose words answer where no word is shared, where a bloc is named, or where two municipalities are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from answer.question import understand
from answer.vocabulary import Vocabulary, read_vocabulary
from index.archive import Archive
from index.embedding import FloatMatrix
from ingest.models import StatementKind
from ingest.parties import members_of
from settings import Embedding
from tests.hashing_embedder import HashingEmbedder
from tests.paper_archive import archive_of, asked

HEAD = "{place} kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2022-05-03\n\n"
BIRCH = (
    HEAD.format(place="Björkviks")
    + """§ 40 Cykelbana till Lillhamra
Dnr KS-2022-00040

Sammanfattning
Cykelbanan till Lillhamra beräknas kosta 3 miljoner kronor. Arbetet sker under hösten.

Beslut
Kommunstyrelsen godkänner cykelbanan till Lillhamra.

Yrkanden
Eva Lod (C) yrkar bifall till cykelbanan.

Reservation
Maja Ek (V) och Bo Al (MP) reserverar sig mot beslutet med följande motivering:
Vägen är smal och barnen behöver ett eget stråk som är upplyst hela vintern.

§ 41 Simhallens öppettider
Dnr KS-2022-00041

Beslut
Kommunstyrelsen antecknar redovisningen av simhallens öppettider.

§ 42 Trampleden i skogen
Dnr KS-2022-00042

Beslut
Kommunstyrelsen antecknar redovisningen.
"""
)
ELM = (
    HEAD.format(place="Almviks")
    + """§ 12 Cykelbana till Storhamra
Dnr KS-2022-00012

Sammanfattning
Cykelbanan till Storhamra beräknas kosta 9 miljoner kronor. Arbetet sker under våren.

Beslut
Kommunstyrelsen godkänner cykelbanan till Storhamra.
"""
)
ALIKE = {"trampleden": "stråk", "ställer": "behöver", "hur": "eget", "till": "barnen"}


class MeaningEmbedder(HashingEmbedder):
    """Knows which words mean the same."""

    def encode(self, texts: Sequence[str], *, kind: str) -> FloatMatrix:
        bare = [[word.strip("?.,:()”") for word in text.casefold().split()] for text in texts]
        return super().encode([" ".join(ALIKE.get(word, word) for word in words) for words in bare], kind=kind)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers, model = {"bjorkvik.txt": BIRCH, "almvik.txt": ELM}, Embedding(min_similarity=-1)
    with archive_of(papers, tmp_path_factory.mktemp("voices"), embedder=MeaningEmbedder(), model=model) as opened:
        yield opened


def test_the_cost_of_each_municipality_named_is_told(archive: Archive) -> None:
    answer = asked(archive, "Vad kostar cykelbanan i Björkvik och Almvik?")
    assert "3 miljoner" in answer.text
    assert "9 miljoner" in answer.text


def test_a_bloc_that_nobody_speaks_as_stands_for_its_parties(archive: Archive) -> None:
    vocabulary = read_vocabulary(archive.catalog)
    assert understand("Varför reserverade sig de rödgröna?", vocabulary).parties == members_of("de rödgröna")
    assert set(members_of("de rödgröna")) == {"S", "V", "MP"}
    assert members_of("oppositionen") == ()


def test_what_an_organ_noted_is_no_note_to_the_minutes() -> None:
    question = understand("Vilka reserverade sig när nämnden antecknade redovisningen?", Vocabulary())
    assert question.statement_kinds == (StatementKind.RESERVATION,)


def test_words_of_a_party_answer_by_their_meaning_where_no_word_is_shared(archive: Archive) -> None:
    answer = asked(archive, "Hur ställer sig V och MP till trampleden?")
    assert not answer.abstained
    assert "upplyst hela vintern" in answer.text


def test_a_vote_of_an_organ_that_the_archive_lacks_is_not_told_by_another(archive: Archive) -> None:
    answer = asked(archive, "Hur föll rösterna när kommunfullmäktige avgjorde cykelbanan till Lillhamra?")
    assert answer.abstained
    assert "kommunfullmäktige" in answer.text


def test_who_asked_for_a_decision_is_told_in_english_too(archive: Archive) -> None:
    answer = asked(archive, "What did the board decide about cykelbanan till Lillhamra, and who asked for that?")
    assert "Eva Lod (C)" in answer.text


def test_the_cost_of_what_the_archive_lacks_is_not_that_of_something_else(archive: Archive) -> None:
    assert asked(archive, "Vad kostar den nya raketbasen i Björkvik?").abstained
