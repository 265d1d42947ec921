"""Earlier texts like one that is pasted or described, and where two texts differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.alignment import Side, align
from index.archive import Archive
from index.models import Filters
from index.precedents import MAX_CHARS, find_precedents
from ingest.errors import UsageError
from ingest.models import Outcome, SectionKind
from tests.paper_archive import archive_of

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
PAPERS = {
    "ks-2019.txt": HEAD.format(organ="Kommunstyrelsen", day="2019-03-12")
    + "§ 11 Bidrag till bygdegården i Fröle\nDnr KS-2019-00011\n\nKommunstyrelsens beslut\n"
    "Kommunstyrelsen beviljar bygdegårdsföreningen i Fröle ett bidrag på 40 000 kronor för ett nytt kök, under "
    "förutsättning att föreningen redovisar kostnaderna senast den 1 oktober 2019.\n\n"
    "§ 12 Upphandling av vinterväghållning\nDnr KS-2019-00012\n\nKommunstyrelsens beslut\n"
    "Kommunstyrelsen beslutar att avbryta upphandlingen av vinterväghållning eftersom inget anbud uppfyller kraven.\n",
    "ks-2021.txt": HEAD.format(organ="Kommunstyrelsen", day="2021-09-07")
    + "§ 90 Bidrag till bygdegården i Strandby\nDnr KS-2021-00090\n\nKommunstyrelsens beslut\n"
    "Kommunstyrelsen avslår ansökan från bygdegårdsföreningen i Strandby om bidrag på 70 000 kronor till nytt tak.\n",
    "utdrag.txt": HEAD.format(organ="Kommunstyrelsen", day="2019-03-12").replace("protokoll", "protokoll, utdrag")
    + "§ 11 Bidrag till bygdegården i Fröle\nDnr KS-2019-00011\n\nKommunstyrelsens beslut\n"
    "Kommunstyrelsen beviljar bygdegårdsföreningen i Fröle ett bidrag på 40 000 kronor för ett nytt kök, under "
    "förutsättning att föreningen redovisar kostnaderna senast den 1 oktober 2019.\n",
}
DRAFT = "Kommunstyrelsen beviljar bygdegårdsföreningen i Norrdala ett bidrag på 55 000 kronor för ett nytt golv."


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("halls")) as archive:
        yield archive


def test_the_text_most_alike_comes_first_with_organ_day_and_outcome(halls: Archive) -> None:
    first, *rest = find_precedents(halls, DRAFT, k=5)
    assert first.place.item.paragraf == "11"
    assert first.place.organ == "kommunstyrelsen"
    assert str(first.place.item.date) == "2019-03-12"
    assert first.place.decision is not None
    assert first.place.section.kind is SectionKind.BESLUT
    assert [one.place.item.paragraf for one in rest][:1] == ["90"]
    assert rest[0].place.decision is not None
    assert rest[0].place.decision.record.outcome is Outcome.AVSLAG
    assert first.score > rest[0].score
    assert 0.5 < first.share < 1


def test_the_same_words_in_two_papers_are_shown_once(halls: Archive) -> None:
    found = find_precedents(halls, DRAFT, k=5)
    assert len([one for one in found if "Fröle" in one.text]) == 1
    assert {found[0].place.document.source, *(place.document.source for place in found[0].also)} == {
        "ks-2019.txt",
        "utdrag.txt",
    }


def test_what_differs_is_told_word_by_word(halls: Archive) -> None:
    segments = find_precedents(halls, DRAFT, k=1)[0].aligned.segments
    gone = [one.text.strip() for one in segments if one.side is Side.DELETED]
    new = [one.text.strip() for one in segments if one.side is Side.INSERTED]
    assert "Norrdala" in gone
    assert "Fröle" in new
    assert any("golv" in text for text in gone)


def test_a_description_finds_the_matter(halls: Archive) -> None:
    assert find_precedents(halls, "avbruten upphandling av vinterväghållning", k=1)[0].place.item.paragraf == "12"


def test_filters_are_hard(halls: Archive) -> None:
    found = find_precedents(halls, DRAFT, filters=Filters(paragrafer=("90",)))
    assert {one.place.item.paragraf for one in found} == {"90"}


@pytest.mark.parametrize("text", ["qwxz vbnm plugh frotz", "The quick brown fox jumps over lazy dogs", "1 2 3 4 5"])
def test_nonsense_is_like_nothing(halls: Archive, text: str) -> None:
    assert find_precedents(halls, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no text"), (" \n\t", "no text"), ("\ud800", "no text"), ("skolan", "too short"), ("…!?", "too short"),
     ("ord " * MAX_CHARS, "too long")],
)  # fmt: skip
def test_what_can_not_be_compared_is_told(halls: Archive, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        find_precedents(halls, text)


def test_a_long_text_is_compared_by_its_beginning(halls: Archive) -> None:
    assert find_precedents(halls, f"{DRAFT}\n\n" + "Vi noterar vädret. " * 4_000, k=1)


def words(text: str) -> list[str]:
    return [re.sub(r"[\W_]+", "", word).lower() or word for word in text.split()]


WORDS = ("Nämnden", "beslutar", "att", "bifalla", "avslå", "motionen.", "förslaget,", "–", "2021")
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_segments_give_both_texts_again(text: str, other: str) -> None:
    aligned = align(text, other)
    first = " ".join(one.text for one in aligned.segments if one.side is not Side.INSERTED)
    second = " ".join(one.text for one in aligned.segments if one.side is not Side.DELETED)
    assert words(first) == words(text)
    assert words(second) == words(other)
    assert 0 <= aligned.share <= 1
    neighbours = zip(aligned.segments, aligned.segments[1:], strict=False)
    assert all(one.side is not other.side for one, other in neighbours)


@given(TEXTS.filter(bool))
def test_a_text_differs_nowhere_from_itself(text: str) -> None:
    assert {segment.side for segment in align(text, text.upper()).segments} == {Side.EQUAL}
    assert align(text, text).share == 1
