"""Vote lists of an appendix. All names are invented."""

import pytest

from ingest.models import Ballot, Person
from ingest.vote_lists import find_vote_lists

CELLS = """Bilaga 2

Ärende: 6
Antal Ja: 2
Antal Nej: 1
Namn

Parti

Plats

Funktion

Resultat

Eva By

S

1

Ordförande

Ja

Robert Anders
Hammarlund

SD

43

Ersättare

Nej

Storby kommun

58 (87)

Anna-Lena Sol

V

2

Ledamot

Ja

Bo Al

OBER

13

Ledamot

Avstår
Bilaga 3

Ärende: 11
Ek, Vera
S
Ja
Lo, Nina
M
Frånv
Al, Bo
C
Nej
"""


def test_a_table_of_cells_gives_names_letters_and_ballots() -> None:
    first, second = find_vote_lists(CELLS)
    assert (first.number, first.paragraf) == ("2", "6")
    assert [(member.person.name, member.person.party, member.ballot) for member in first.members] == [
        ("Eva By", "S", Ballot.JA),
        ("Robert Anders Hammarlund", "SD", Ballot.NEJ),
        ("Anna-Lena Sol", "V", Ballot.JA),
        ("Bo Al", "OBER", Ballot.AVSTAR),
    ]
    assert [member.person.name for member in second.members] == ["Vera Ek", "Nina Lo", "Bo Al"]
    assert second.count(Ballot.FRANVARANDE) == 1


def test_rows_on_one_line_give_the_same() -> None:
    text = "Omröstningslista 1\nEva By S 1 Ordförande Ja\nBo Al (M) Nej\nNina Lo, V Ersättare Avstår\n"
    (listed,) = find_vote_lists(text)
    assert [f"{one.person.name} {one.person.party} {one.ballot}" for one in listed.members] == [
        "Eva By S ja",
        "Bo Al M nej",
        "Nina Lo V avstår",
    ]


def test_an_appendix_without_ballots_is_no_vote_list() -> None:
    assert find_vote_lists("Bilaga 1\nTaxa\n12 kr\nEva By\nS\n") == ()


@pytest.mark.parametrize(
    "body",
    [
        "Ja (2) Nej (1)\nEva By Nina Lo\nBo Al",
        "1 Eva By Ja\n2 Nina Lo Nej\n3 Bo Al Ja",
    ],
)
def test_a_list_may_be_columns_or_lines_of_bare_names(body: str) -> None:
    known = [Person(name="Eva By", party="S"), Person(name="Nina Lo", party="ÅL"), Person(name="Bo Al", party="M")]
    (found,) = find_vote_lists(f"Omröstningsbilaga 2\n§ 14 Ny badplats\n{body}\n", known)
    assert (found.number, found.paragraf) == ("2", "14")
    assert {(one.person.name, one.person.party, one.ballot) for one in found.members} == {
        ("Eva By", "S", Ballot.JA),
        ("Bo Al", "M", Ballot.JA),
        ("Nina Lo", "ÅL", Ballot.NEJ),
    }
