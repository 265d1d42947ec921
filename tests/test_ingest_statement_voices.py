"""Words stay with who says them: several members, local parties, a closed quote. Everything is invented."""

import pytest

from ingest.headings import find_heading
from ingest.models import Person, SectionKind
from ingest.statement_text import parse_statements
from ingest.statements import QUOTES_OTHERS

KNOWN = (Person(name="Siv Ekman", party="C"), Person(name="Tage Lund", party="ÅL"))
RESERVATION = SectionKind.RESERVATION


def shown(text: str, section: SectionKind = RESERVATION) -> list[str]:
    """Each statement on one line: parties | persons | own words."""
    found = parse_statements(text, section, KNOWN)
    return [
        " | ".join(
            (
                " ".join(one.parties),
                ", ".join(person.name for person in one.persons),
                " ".join(text[slice(*one.own)].split()),
            )
        )
        for one in found
    ]


@pytest.mark.parametrize(
    "reason",
    [
        'Siv Ekman (C) anför: "Vi vill bygga om."',
        'Siv Ekman (C) motiverar sin reservation enligt följande:\n"Vi vill bygga om."',
        'Siv Ekman (C): "Vi vill bygga om."',
        'Siv Ekman utvecklar sin reservation så här: "Vi vill bygga om."',
        'Siv Ekman: "Vi vill bygga om."',
        'Centerpartiet skriver:\n"Vi vill bygga om."',
        'Centerpartiet: "Vi vill bygga om."',
    ],
)
def test_the_reason_of_one_is_not_the_reason_of_all(reason: str) -> None:
    text = f"Siv Ekman (C), Bo Al (V) och Eva By (SD) reserverar sig mot\nbeslutet.\n{reason}"
    first, second = shown(text)
    assert first == "C V SD | Siv Ekman, Bo Al, Eva By | "
    assert second.startswith("C | ")
    assert second.endswith('| "Vi vill bygga om."')


def test_each_of_two_reasons_has_its_own_voice() -> None:
    text = (
        "Ledamöterna från C och V reserverar sig mot beslutet.\n"
        "Siv Ekman (C) motiverar reservationen så här: ”Huset är friskt. Det ska stå kvar.”\n"
        "Bo Al (V) tillägger: ”Hyran blir för hög.”"
    )
    assert shown(text) == [
        "C V |  | ",
        "C | Siv Ekman | ”Huset är friskt. Det ska stå kvar.”",
        "V | Bo Al | ”Hyran blir för hög.”",
    ]


def test_a_sentence_about_the_same_members_announces_their_words() -> None:
    text = 'Eva By (S) och Bo Al (V) reserverar sig.\nDe lämnar följande motivering: "Siffrorna saknas. Alla."'
    assert shown(text) == ['S V | Eva By, Bo Al | "Siffrorna saknas. Alla."']


def test_what_follows_a_closed_quote_is_not_said_by_the_one_quoted() -> None:
    text = (
        'Eva By (S) reserverar sig enligt följande: "Siffrorna saknas.\nAlla."\nOrdföranden tackar nämnden för mötet.'
    )
    assert shown(text) == ['S | Eva By | "Siffrorna saknas. Alla."']


def test_words_that_begin_with_a_quoted_title_go_on() -> None:
    text = 'Eva By (S) reserverar sig enligt följande: "Hållbar hamn" är inte hållbar.\nVi säger nej.'
    assert shown(text) == ['S | Eva By | "Hållbar hamn" är inte hållbar. Vi säger nej.']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samtliga ledamöter från ÅL reserverar sig.", "ÅL |  | "),
        ("Eva By (M) samt ledamöterna från SD och ÅL reserverar sig.", "M SD ÅL | Eva By | "),
        ("Ledamöterna i M-gruppen reserverar sig.", "M |  | "),
        ("Ledamöterna i M- och ÅL-grupperna reserverar sig.", "M ÅL |  | "),
        ("Ålhamnslistans ledamöter reserverar sig.", "ÅL |  | "),
        ("Sjöpartiets ledamöter och Eva By (M) reserverar sig.", "M | Eva By | "),
    ],
)
def test_members_of_a_local_party_reserve_by_its_letters_or_name(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize("line", ["Överläggning", "Debatt", "Vid dagens sammanträde", "Yrkanden och överläggning"])
def test_motions_are_told_under_headings_of_talk(line: str) -> None:
    heading = find_heading(line)
    assert heading is not None
    assert heading.kind not in QUOTES_OTHERS
    assert shown("Siv Ekman (C) yrkar avslag.", heading.kind) == ["C | Siv Ekman | avslag."]
