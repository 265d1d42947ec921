"""The party somebody stood for in the years that are named, and whether it changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
{day}

§ 4 Taxa för {subject}
Dnr KS-{year}-00011

Beslut
Kommunstyrelsen antar taxan för {subject}.

Reservation
Maja Ek ({party}) och Ida Lund (C) reserverar sig mot beslutet.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers = {
        f"ks-{day}.txt": MINUTES.format(day=day, year=day[:4], subject=subject, party=party)
        for day, subject, party in (
            ("2014-03-11", "vatten", "S"),
            ("2016-03-08", "bygglov", "S"),
            ("2018-03-13", "torghandel", "V"),
        )
    }
    with archive_of(papers, tmp_path_factory.mktemp("affiliation")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilket parti företrädde Maja Ek 2014 respektive 2018?", ["S 2014", "V 2018"]),
        ("Satt Maja Ek för samma parti 2014 som 2018?", ["inte samma parti", "S 2014", "V 2018"]),
        ("Satt Ida Lund för samma parti 2014 som 2016?", ["Det var samma parti", "C 2014", "C 2016"]),
        ("Har Maja Ek bytt parti?", ["inte samma parti", "S 2014", "V 2018"]),
        ("Did Maja Ek stand for the same party in 2014 and 2018?", ["not the same party", "S in 2014", "V in 2018"]),
    ],
)
def test_the_party_of_a_person_is_told_year_by_year(archive: Archive, question: str, told: list[str]) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    for words in told:
        assert words in answer.text
