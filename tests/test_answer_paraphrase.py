"""A matter asked for by another name than its title is answered; one that the archive lacks is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from index.archive import Archive
from index.embedding import FloatMatrix
from settings import Embedding
from tests.hashing_embedder import HashingEmbedder
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
{organ}
Sammanträdesprotokoll
{day}

§ 17 {title} i {place}
Dnr {number}

Beslut
{organ} {decision} {title} i {place}.

Reservation
Maja Ek (V) reserverar sig mot beslutet.

§ 18 Anmälningsärenden

Beslut
{organ} lägger anmälningarna till handlingarna.
"""
MATTERS = (
    ("Kommunstyrelsen", "2021-03-09", "Isbana", "Norrby", "0042/21", "avslår"),
    ("Kommunstyrelsen", "2023-05-16", "Isbana", "Norrby", "0077/23", "godkänner"),
    ("Kommunstyrelsen", "2022-02-15", "Sänkt hastighet", "Sjötorp", "0055/22", "inför"),
    ("Tekniska nämnden", "2022-04-12", "Ny belysning", "Sjötorp", "0061/22", "godkänner"),
    ("Kulturnämnden", "2022-05-10", "Skulpturer", "Norrby", "0066/22", "köper in"),
)
SYNONYMS = {"skridskorinken": "isbana", "frågan": ""}


class MeaningEmbedder(HashingEmbedder):
    """Knows that two words mean the same, and that "frågan" means nothing."""

    def encode(self, texts: Sequence[str], *, kind: str) -> FloatMatrix:
        bare = [[word.strip("?.,:()") for word in text.casefold().split()] for text in texts]
        return super().encode([" ".join(SYNONYMS.get(word, word) for word in words) for words in bare], kind=kind)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers = {
        f"{organ[:2]}-{day}.txt": MINUTES.format(
            organ=organ, day=day, title=title, place=place, number=number, decision=decision
        )
        for organ, day, title, place, number, decision in MATTERS
    }
    base, model = tmp_path_factory.mktemp("paraphrase"), Embedding(min_similarity=-1)
    with archive_of(papers, base, embedder=MeaningEmbedder(), model=model) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Vad beslutade kommunstyrelsen om skridskorinken i Norrby?", "Isbana i Norrby"),
        ("Vad beslutade kommunstyrelsen om hastighetssänkningen i Sjötorp?", "Sänkt hastighet i Sjötorp"),
    ],
)
def test_a_matter_is_known_by_another_name(archive: Archive, question: str, says: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert any(says in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Vad beslutade kommunstyrelsen om spårvägen i Norrby?",
        "Vad beslutade kommunstyrelsen om en kommunal flygplats?",
        "Hur slutade ärendet om badhuset i Sjötorp?",
        "Vad beslutades om isbanan i Sjötorp?",
    ],
)
def test_a_matter_that_does_not_exist_is_not_taken_for_another_one(archive: Archive, question: str) -> None:
    assert asked(archive, question).abstained


def test_a_number_decides_the_matter_whatever_else_is_said(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade kommunstyrelsen om isbanan i Norrby (0077/23)?")
    assert {citation.diarienummer for citation in answer.citations} == {("0077/23",)}


@pytest.mark.parametrize(("year", "says"), [("2021", "avslår"), ("2023", "godkänner")])
def test_a_year_tells_a_matter_that_recurs_apart(archive: Archive, year: str, says: str) -> None:
    answer = asked(archive, f"Vad beslutade kommunstyrelsen om isbanan i Norrby {year}?")
    assert says in answer.text
    assert {citation.date.year for citation in answer.citations if citation.date} == {int(year)}


@pytest.mark.parametrize(
    "question",
    [
        "Vad beslutade tekniska nämnden om isbanan i Norrby?",
        "Vilka reserverade sig i tekniska nämnden mot isbanan i Norrby?",
    ],
)
def test_an_organ_that_never_handled_the_matter_decided_nothing(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.abstained
    assert "nämnden har inte behandlat ärendet ”Isbana i Norrby”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Skriv ett tal om isbanan i Norrby!",
        "Översätt beslutet om isbanan till finska",
        "Hur blir vädret i Norrby?",
        "Ge mig ett recept på pannkakor",
        "Write a poem about the ice rink",
        "Please translate the minutes",
    ],
)
def test_what_no_archive_can_do_is_declined_without_looking(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.abstained
    assert not answer.citations
    assert answer.text.startswith(("Det kan jag inte hjälpa till med", "I can't help with that"))


def test_a_name_in_quotation_marks_is_the_topic_of_an_english_question(archive: Archive) -> None:
    answer = asked(archive, "What did kommunstyrelsen decide on the matter of ”isbanan i Norrby” in 2023?")
    assert answer.question.topic == "isbanan Norrby"
    assert "godkänner" in answer.text
