"""Columns of names below the ballots in their heads. All names and texts are invented."""

import pytest

from ingest.models import Ballot, Person
from ingest.vote_columns import find_columns
from ingest.vote_text import parse_votes

KNOWN = tuple(
    Person(name=name, party=party)
    for name, party in [("Eva By", "S"), ("Bo Al", "M"), ("Nina Lo", "ÅL"), ("Stig Ro", "C"), ("Vera Ek", "V")]
)
TALLY = [(0, {Ballot.JA: 3, Ballot.NEJ: 2, Ballot.AVSTAR: 0})]
SIDES = ["ja: Eva By S, Nina Lo ÅL, Vera Ek V", "nej: Bo Al M, Stig Ro C"]


def shown(text: str, *, is_told: bool = False) -> list[str]:
    return [
        f"{side.ballot}: " + ", ".join(f"{person.name} {person.party}" for person in side.persons)
        for side in find_columns(text, KNOWN, TALLY if is_told else ())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ja (3)   Nej (2)\nEva By (S)   Bo Al (M)\nNina Lo (ÅL)   Stig Ro (C)\nVera Ek (V)\nNämnden beslutar",
        "Ja (3) Nej (2)\nEva By (S) Bo Al (M)\nNina Lo (ÅL) Stig Ro (C)\nVera Ek (V)",
        "JA 3 st NEJ 2 st\nEva By S Bo Al M\nNina Lo ÅL Stig Ro C\nVera Ek V",
        "Ja-röster (3)  Nej-röster (2)\nEva By Bo Al\nNina Lo Stig Ro\nVera Ek",
        "Ja (3) Nej (2)\nEva By (S) Bo Al (M)\n\n4 (12)\nJa (3) Nej (2)\nNina Lo (ÅL) Stig Ro (C)\nVera Ek (V)",
        "Ja (3) Nej (2)\nEva By (S), Nina Lo (ÅL), Vera Ek (V) Bo Al (M), Stig Ro (C)",
        "| Ja (3) | Nej (2) |\n| --- | -- |\n|Eva By (S) | Bo Al (M) |\n|Nina Lo (ÅL)|Stig Ro (C)|\n|Vera Ek (V)||",
        "Ja (3) Nej (2)\nEva By (S)\nNina Lo (ÅL)\nVera Ek (V)\nBo Al (M)\nStig Ro (C)",
        "Ja (3)\nEva By (S)\nNina Lo (ÅL)\nVera Ek (V)\n\nNej (2)\nBo Al (M)\nStig Ro (C)\n",
        "Ja-röster: 3\n1 Eva By (S)\n2 Nina Lo (ÅL)\n3 Vera Ek (V)\nNej-röster: 2\n4 Bo Al (M)\n5 Stig Ro (C)",
        "Ja\nEva By\nNina Lo\nVera Ek\nNej\nBo Al\nStig Ro\nNämnden beslutar att avslå motionen.",
    ],
)
def test_each_name_votes_as_the_head_of_its_column(text: str) -> None:
    assert shown(text) == SIDES


def test_a_head_without_counts_takes_them_from_the_tally() -> None:
    text = "Ja   Nej\nEva By (S)   Bo Al (M)\nNina Lo (ÅL)   Stig Ro (C)\nVera Ek (V)\nResultat: 3 ja, 2 nej."
    assert shown(text, is_told=True) == SIDES
    assert shown(text) == [], "nobody tells whose the shorter row is"


def test_full_rows_need_no_counts() -> None:
    assert shown("Ja   Nej\nEva By (S)   Bo Al (M)\nNina Lo (ÅL)   Stig Ro (C)") == [
        "ja: Eva By S, Nina Lo ÅL",
        "nej: Bo Al M, Stig Ro C",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ja (3) Nej (2)\nEva By (S) Bo Al (M)\nNämnden beslutar att avslå motionen.",
        "Ja (1)\nEva By yrkar bifall.",
        "Eva By\nS\nJa\nBo Al\nM\nNej\nStig Ro",
    ],
)
def test_too_few_names_and_cells_of_rows_give_no_columns(text: str) -> None:
    assert shown(text) == []


def test_columns_belong_to_the_vote_whose_tally_follows() -> None:
    (vote,) = parse_votes(
        "Ja för avslag.\nNej för bifall till motionen.\nJa (2) Nej (1) Avstår (1)\nEva By (S) Bo Al (M) Stig Ro (C)\n"
        "Nina Lo (ÅL)\n2 röstade ja och 1 röstade nej. Dessutom avstod en från att rösta.",
        KNOWN,
    )
    assert (vote.ja, vote.nej, vote.avstar, vote.nej_means) == (2, 1, 1, "bifall till motionen")
    assert [(one.person.name, one.ballot) for one in vote.members] == [
        ("Eva By", Ballot.JA),
        ("Nina Lo", Ballot.JA),
        ("Bo Al", Ballot.NEJ),
        ("Stig Ro", Ballot.AVSTAR),
    ]
