"""Silence on what never was: another place than the archive knows, what came after a decision, another's reasons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Lekplats i Norrby
Dnr KS-2021-00042

Beslut
Kommunstyrelsen bygger en lekplats i Norrby.

Reservation
Maja Ek (V) reserverar sig mot beslutet.

Protokollsanteckning
Per Wik (M) lämnar följande protokollsanteckning:
Vi anser att lekplatsen i Norrby ligger för nära vägen och att grannarna borde ha hörts.

§ 18 Badhus i Sundby
Dnr KS-2021-00043

Beslut
Kommunstyrelsen bygger ett badhus i Sundby. Badhuset ska utvärderas efter tre år.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("events")
    with archive_of({"ks-2021-03-09.txt": MINUTES}, folder) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Vad tyckte Moderaterna om lekplatsen i Hallstad?",
        "Hur röstade partierna om lekplatsen i Hallstad?",
        "Vad beslutade kommunstyrelsen när lekplatsen i Norrby följdes upp efteråt?",
        "Vad beslutades om lekplatsen i Norrby efter att beslutet hade upphävts?",
        "What did the evaluation after the decision on ”Lekplats i Norrby” show?",
        "Kan du skriva ett tal åt mig inför nationaldagen?",
    ],
)
def test_what_never_was_is_answered_with_silence(archive: Archive, question: str) -> None:
    assert asked(archive, question).abstained


def test_an_event_that_the_papers_tell_of_is_answered(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade kommunstyrelsen om när badhuset i Sundby ska utvärderas?")
    assert not answer.abstained
    assert "efter tre år" in answer.text


def test_the_position_on_the_place_that_is_asked_about_is_told(archive: Archive) -> None:
    assert "för nära vägen" in asked(archive, "Vad tyckte Moderaterna om lekplatsen i Norrby?").text


def test_the_words_of_another_party_are_no_reason(archive: Archive) -> None:
    answer = asked(archive, "Varför reserverade sig V mot lekplatsen i Norrby?")
    assert answer.abstained
    assert "för nära vägen" not in answer.text


POSTPONED = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2024-05-13

§ 8 Försäljning av simhallen
Dnr KS-2024-00008

Beslut
Kommunstyrelsen beslutar att ärendet bordläggs och behandlas på kommunstyrelsens sammanträde den 3 juni 2024.
"""


def test_a_day_that_a_matter_is_only_put_off_to_is_no_meeting_of_the_archive(tmp_path: Path) -> None:
    with archive_of({"ks.txt": POSTPONED}, tmp_path) as archive:
        later = asked(archive, "Vad beslutade kommunstyrelsen den 3 juni 2024 om försäljningen av simhallen?")
        known = asked(archive, "Vad beslutade kommunstyrelsen den 13 maj 2024 om försäljningen av simhallen?")
    assert later.abstained
    assert "kommunstyrelsen den 3 juni 2024" in later.text
    assert not known.abstained
