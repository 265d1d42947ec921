"""Votes that minutes count by party are told by party, and never as nobody's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\nKommunfullmäktige\nSammanträdesprotokoll\n2031-03-04\n\n"
PUT = "Omröstning\nJa-röst för bifall till förslaget. Nej-röst för avslag på förslaget.\n"
MINUTES = (
    HEAD
    + "Beslutande\nAnna Ståhl (S), ordförande\nBo Al (M)\nIda Berg (C)\nOve Lo (SD)\n\n"
    + "§ 4 En bro över Lillån\nDnr KS-2031-00004\n\nBeslut\nKommunfullmäktige beslutar att bron byggs.\n\n"
    + PUT
    + "Parti Ja Nej Avstår\nS 12 0 0\nM 0 9 0\nC 3 2 1\nSumma 15 11 1\n\n"
    + "§ 5 En skola i Fröle\nDnr KS-2031-00005\n\nBeslut\nKommunfullmäktige beslutar att skolan byggs.\n\n"
    + PUT
    + "Med 18 ja-röster från S och C mot 9 nej-röster från SD bifalls förslaget.\n"
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"kf.txt": MINUTES}, tmp_path_factory.mktemp("town")) as archive:
        yield archive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hur röstade Moderaterna om bron över Lillån?", "M röstade nej"),
        ("How did the Moderates vote on bron över Lillån?", "M voted"),
        ("Hur röstade Centerpartiet om bron över Lillån?", "C: 3 ja, 2 nej och 1"),
        ("Hur röstade partierna om bron över Lillån?", "Ja: S (12) och C (3)"),
        ("Hur röstade partierna om skolan i Fröle?", "Ja: S och C"),
        ("Hur röstade Sverigedemokraterna om skolan i Fröle?", "SD röstade nej"),
    ],
)
def test_the_parties_of_a_vote_are_told_by_their_figures(town: Archive, text: str, said: str) -> None:
    answer = asked(town, text)
    assert said.lower() in answer.text.lower()
    assert not answer.abstained


def test_a_party_is_listed_with_its_ballots(town: Archive) -> None:
    answer = asked(town, "Hur har Socialdemokraterna röstat i kommunfullmäktige den 4 mars 2031?")
    assert [row.paragraf for row in answer.rows] == ["4", "5"]
    assert answer.text.count("S röstade ja") == 2
