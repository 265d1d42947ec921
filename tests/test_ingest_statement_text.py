"""Statements within the text of a section. All names and texts are invented."""

import time

import pytest

from ingest.models import Person, SectionKind, StatementKind
from ingest.statement_own import ParsedStatement, parse_own_words
from ingest.statement_text import parse_statements

KNOWN = (Person(name="Vera Lindqvist", party="S"), Person(name="Olof Uggla", party="M"))
RESERVATION = SectionKind.RESERVATION
ANTECKNING = SectionKind.PROTOKOLLSANTECKNING
YRKANDE = SectionKind.YRKANDE


def shown(text: str, section: SectionKind) -> list[str]:
    """Each statement on one line: kind | persons | parties | own words | refers to."""
    return [line_of(text, one) for one in parse_statements(text, section, KNOWN)]


def line_of(text: str, one: ParsedStatement) -> str:
    persons = ", ".join(person.name for person in one.persons)
    own = " ".join(text[slice(*one.own)].split())
    return " | ".join((one.kind, persons, " ".join(one.parties), own, one.refers_to))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Eva By (S) yrkar bifall till förslaget.",
            ["yrkande | Eva By | S | bifall till förslaget. | "],
        ),
        (
            "Eva By (S) yrkade, med instämmande av Bo Al (MP) och Stig Ek\n(NL), bifall till motionen.\n\nOlof "
            "Uggla (M) yrkade avslag.",
            [
                "yrkande | Eva By, Bo Al, Stig Ek | S MP NL | bifall till motionen. | ",
                "yrkande | Olof Uggla | M | avslag. | ",
            ],
        ),
        (
            "Eva By (S) yrkar bifall till Olof Ugglas (M) förslag. Vidare yrkar Bo Al (V) avslag på yrkandet från SD.",
            [
                "yrkande | Eva By | S | bifall till Olof Ugglas (M) förslag. | ",
                "yrkande | Bo Al | V | avslag på yrkandet från SD. | ",
            ],
        ),
        (
            "Eva By (S) och Bo Al (V) yrkar att\n1. Ärendet återremitteras.\n2. Förvaltningen får i uppdrag att räkna.",
            [
                "yrkande | Eva By, Bo Al | S V | att 1. Ärendet återremitteras. 2. Förvaltningen får i uppdrag "
                "att räkna. | "
            ],
        ),
        (
            "Eva By (S) instämde i Olof Ugglas avslagsyrkande.",
            ["yrkande | Eva By | S | instämde i Olof Ugglas avslagsyrkande. | instämde i Olof Ugglas avslagsyrkande"],
        ),
        ("Moderaterna föreslår avslag.", ["yrkande |  | M | avslag. | "]),
        ("Eva By (S) föreslår bifall till motionen.", ["yrkande | Eva By | S | bifall till motionen. | "]),
        ("Ordföranden Eva By (S) yrkar avslag.", ["yrkande | Eva By | S | avslag. | "]),
    ],
)
def test_a_yrkande_has_its_movers_and_what_is_moved(text: str, expected: list[str]) -> None:
    assert shown(text, YRKANDE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Eva By (S) och Bo Al (S) reserverar sig mot beslutet till förmån för det egna yrkandet.",
            ["reservation | Eva By, Bo Al | S |  | till förmån för det egna yrkandet"],
        ),
        ("Ledamöterna från M, D och L reserverar sig mot beslutet.", ["reservation |  | M D L |  | "]),
        (
            "Mot beslutet reserverar sig Eva By (S), Bo Al (V) och Vera Lindqvist.",
            ["reservation | Eva By, Bo Al, Vera Lindqvist | S V |  | "],
        ),
        ("Vera Lindqvist reserverade sig mot beslutet.", ["reservation | Vera Lindqvist | S |  | "]),
        ("Sven Okänd reserverade sig mot beslutet.", ["reservation | Sven Okänd |  |  | "]),
        (
            "Eva By (V) reserverade sig mot beslutet och ingav följande.\n\n”Vi ville annat.\n\nBo Al (S) yrkar "
            "vad han vill, och han reserverar sig.”\n\nBo Al (S) reserverade sig mot beslutet.",
            [
                "reservation | Eva By | V | ”Vi ville annat. Bo Al (S) yrkar vad han vill, och han reserverar sig.” | ",
                "reservation | Bo Al | S |  | ",
            ],
        ),
        (
            "Reservation anfördes av Eva By, Bo Al och\n\nStig Ek (alla M) enligt följande.\n\nVi vill något "
            "annat. Det är bättre.",
            ["reservation | Eva By, Bo Al, Stig Ek | M | Vi vill något annat. Det är bättre. | "],
        ),
        ("Reservation anfördes av Eva By m.fl. (alla M), bilaga 1.", ["reservation | Eva By | M |  | bilaga 1"]),
        (
            "Eva By (S) reserverade sig mot beslutet. Bo Al (S) lämnade in motivering:\nSå blev det.",
            ["reservation | Eva By | S |  | ", "reservation | Bo Al | S | Så blev det. | "],
        ),
        (
            "Eva By (S) reserverar sig mot beslutet. Bo Al (MP) deltar inte i beslutet.",
            ["reservation | Eva By | S |  | ", "deltar inte | Bo Al | MP |  | "],
        ),
    ],
)
def test_a_reservation_has_its_members_words_and_reference(text: str, expected: list[str]) -> None:
    assert shown(text, RESERVATION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva By (S) lät anteckna följande.\n\n”Så är det.”", ["protokollsanteckning | Eva By | S | ”Så är det.” | "]),
        (
            "Eva By (S) lät anteckna följande för Socialdemokraternas grupp.\nI anteckningen instämde Bo Al "
            "(V).\n\n”Så är det.”",
            ["protokollsanteckning | Eva By, Bo Al | S V | ”Så är det.” | "],
        ),
        (
            "Eva By (S) lät anteckna följande till protokollet. Bo Al (C) instämde i protokollsanteckningen.\n” "
            "Så är det! ”",
            ["protokollsanteckning | Eva By, Bo Al | S C | ” Så är det! ” | "],
        ),
        (
            "Eva By (C) antecknar följande till protokollet: Centerpartiet hade bifallit.",
            ["protokollsanteckning | Eva By | C | Centerpartiet hade bifallit. | "],
        ),
        (
            "Representanterna från S, V och MP antecknar som yttrande en skrivelse från\nden 22 april 2031.",
            ["protokollsanteckning |  | S V MP |  | skrivelse från den 22 april 2031"],
        ),
        (
            "Eva By (S) och Bo Al (D) deltar inte i handläggningen\nav ärendet på grund av jäv.",
            ["jäv | Eva By, Bo Al | S D |  | "],
        ),
        ("Eva By (M) närvarade ej under behandlingen på grund av jäv.", ["jäv | Eva By | M |  | "]),
        ("Ledamöterna från C deltar inte i beslutet.", ["deltar inte |  | C |  | "]),
        ("Eva By (NL) meddelade att hon inte deltar i beslutet.", ["deltar inte | Eva By | NL |  | "]),
        ("Eva By (NL) avstod från att delta i beslutet.", ["deltar inte | Eva By | NL |  | "]),
        ("Eva By (MP lät anteckna följande.\n”Nej.”", ["protokollsanteckning | Eva By | MP | ”Nej.” | "]),
        ("Ordföranden förklarar överläggningen avslutad.", []),
        ("Informationen noteras till protokollet.", []),
    ],
)
def test_the_kind_of_a_note_follows_its_meaning(text: str, expected: list[str]) -> None:
    assert shown(text, ANTECKNING) == expected


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        (
            "Särskilt uttalande gjordes av borgarråden Eva By och\n\nBo Al (båda M) enligt följande.\n\nVi "
            "välkomnar det.",
            SectionKind.SARSKILT_UTTALANDE,
            ["särskilt uttalande | Eva By, Bo Al | M | Vi välkomnar det. | "],
        ),
        (
            "Ersättaryttrande gjordes av Eva By (KD) med hänvisning till Moderaternas\nsärskilda uttalande i "
            "beredningen.",
            SectionKind.ERSATTARYTTRANDE,
            ["ersättaryttrande | Eva By | KD |  | med hänvisning till Moderaternas särskilda uttalande i beredningen"],
        ),
        (
            "Ersättaryttrande gjordes av Eva By (KD), som instämde med reservationen från (M).",
            SectionKind.RESERVATION,
            ["ersättaryttrande | Eva By | KD |  | instämde med reservationen från (M)"],
        ),
        (
            "Eva By (L) lämnar följande särskilda yttrande: Vi stöder det.",
            SectionKind.SARSKILT_YTTRANDE,
            ["särskilt yttrande | Eva By | L | Vi stöder det. | "],
        ),
    ],
)
def test_own_statements_keep_their_own_kind(text: str, section: SectionKind, expected: list[str]) -> None:
    assert shown(text, section) == expected


def test_a_repeated_reservation_is_one_reservation() -> None:
    text = "Eva By (S) reserverar sig mot beslutet. Eva By (S) reserverar sig mot beslutet."
    assert len(parse_statements(text, RESERVATION)) == 1


def test_an_intro_covers_its_sentence() -> None:
    text = "Inledning.\nEva By (S) reserverar sig mot beslutet."
    (one,) = parse_statements(text, RESERVATION)
    assert text[slice(*one.intro)] == "Eva By (S) reserverar sig mot beslutet."
    assert one.kind is StatementKind.RESERVATION


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        (
            "Mot beslutet reserverar sig till förmån för egna yrkanden: Eva By (S), Bo Al (S).",
            RESERVATION,
            ["reservation | Eva By, Bo Al | S |  | till förmån för egna yrkanden"],
        ),
        (
            "Vera Lindqvist reserverar sig till förmån för Bo Als (V) yrkande.",
            RESERVATION,
            ["reservation | Vera Lindqvist | S |  | till förmån för Bo Als (V) yrkande"],
        ),
        ("S-gruppen reserverar sig mot beslutet.", RESERVATION, ["reservation |  | S |  | "]),
        ("Alliansen reserverar sig mot beslutet.", RESERVATION, ["reservation |  | Alliansen |  | "]),
        (
            "Eva By (S) reserverar sig skriftligt mot beslutet, se protokollsbilaga 2.",
            RESERVATION,
            ["reservation | Eva By | S |  | skriftligt; se protokollsbilaga 2"],
        ),
        (
            "Eva By (S): Bifall till liggande förslag.\nBo Al (M): Avslag.",
            YRKANDE,
            ["yrkande | Eva By | S | Bifall till liggande förslag. | ", "yrkande | Bo Al | M | Avslag. | "],
        ),
        (
            "Eva By (S) yrkar bifall, i vilket Bo Al (M) instämmer.",
            YRKANDE,
            ["yrkande | Eva By, Bo Al | S M | bifall, i vilket Bo Al (M) instämmer. | "],
        ),
        (
            "Eva By (S) yrkade bifall med följande tillägg.\nI tillägget instämde Bo Al (V).\n\n”Nya träd.”",
            YRKANDE,
            [
                "yrkande | Eva By, Bo Al | S V | bifall med följande tillägg. I tillägget instämde Bo Al (V). ”Nya "
                "träd.” | "
            ],
        ),
        (
            "Eva By (M) yrkar bordläggning och anmäler att M inte deltar i beslutet för det fall yrkandet faller.\n"
            "Bo Al (SD) anmäler att han inte deltar i beslutet för det fall yrkandet faller.",
            YRKANDE,
            [
                "yrkande | Eva By | M | bordläggning och anmäler att M inte deltar i beslutet för det fall yrkandet "
                "faller. Bo Al (SD) anmäler att han inte deltar i beslutet för det fall yrkandet faller. | "
            ],
        ),
        ("Eva By (S) tilläggsyrkar att skolan byggs.", YRKANDE, ["yrkande | Eva By | S | att skolan byggs. | "]),
        (
            "Eva By (MP) får följande antecknat till protokollet: Vi tycker annat.",
            ANTECKNING,
            ["protokollsanteckning | Eva By | MP | Vi tycker annat. | "],
        ),
        (
            "Det antecknas att de ledamöter som sitter i direktionen inte deltar i beslutet.",
            ANTECKNING,
            ["deltar inte |  |  |  | "],
        ),
        (
            "Representanterna från M och D antecknar följande till protokollet: Vi "
            "beklagar.\nSocialdemokraterna lämnar oss "
            "inget val och reserverar sig mot vår bok.",
            ANTECKNING,
            [
                "protokollsanteckning |  | M D | Vi beklagar. Socialdemokraterna lämnar oss inget val och reserverar "
                "sig mot vår bok. | "
            ],
        ),
        ("Eva By (M) avstår från att rösta (1).", SectionKind.OMROSTNING, []),
        ("På grund av jäv deltar inte Eva By (M) i ärendet.", SectionKind.TEXT, ["jäv | Eva By | M |  | "]),
    ],
)
def test_statements_in_the_words_of_many_municipalities(text: str, section: SectionKind, expected: list[str]) -> None:
    assert shown(text, section) == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Eva By (S)\nBo Al (S)\n", "Reservation", "reservation | Eva By, Bo Al | S |  | "),
        (
            "Skriftlig reservation från (SD), bilaga 3.",
            "Reservationer",
            "reservation |  | SD |  | Skriftlig reservation; bilaga 3",
        ),
        ("Vi ville annat.\nEva By (MP)", "Reservation (MP)", "reservation |  | MP | Vi ville annat. Eva By (MP) | "),
        ("Vi ville annat.\nEva By (MP)", "Reservation", "reservation | Eva By | MP | Vi ville annat. Eva By (MP) | "),
    ],
)
def test_a_section_without_an_intro_is_said_by_whom_it_names(text: str, heading: str, expected: str) -> None:
    one = parse_own_words(text, StatementKind.RESERVATION, heading)
    assert one is not None
    assert line_of(text, one) == expected


@pytest.mark.parametrize("text", ["Inga.", "Ordföranden förklarar mötet avslutat.", ""])
def test_a_section_that_names_nobody_holds_no_statement(text: str) -> None:
    assert parse_own_words(text, StatementKind.RESERVATION, "Reservationer") is None


@pytest.mark.parametrize("unit", ["Anna Berg, ", "- ", "S, M, ", "reserverar sig ", "(", "Anna\n", "” "])
def test_endless_repetition_is_read_in_seconds(unit: str) -> None:
    started = time.monotonic()
    parse_statements(unit * 20_000, RESERVATION)
    parse_statements(unit * 20_000, YRKANDE)
    assert time.monotonic() - started < 10


def test_a_name_and_a_colon_introduce_the_words_after_it() -> None:
    text = 'Eva By (KD): "Vi ville avgöra det. Vi väntar."'
    assert shown(text, SectionKind.ERSATTARYTTRANDE) == [
        'ersättaryttrande | Eva By | KD | "Vi ville avgöra det. Vi väntar." | '
    ]


def test_members_named_beside_persons_reserve_too() -> None:
    text = "Eva By (KD) samt ledamöterna från SD och M reserverar sig mot beslutet."
    assert shown(text, RESERVATION) == ["reservation | Eva By | KD SD M |  | "]


@pytest.mark.parametrize(
    "pointer",
    [
        "till stöd för eget yrkande",
        "till förmån för yrkandet den 3 maj 2031",
        "med hänvisning till reservationen i kommunstyrelsen 2031-01-20",
        "med stöd av sitt yrkande av den 3 maj 2031",
        "skriftlig reservation",
        "bilaga 2",
        "i en egen handling",
        "i en egen skrivelse 2031-01-20",
        "som finns i akten",
        "daterad den 3 maj 2031",
        "på samma grunder som i arbetsutskottet 2031-01-20",
    ],
)
def test_words_that_point_to_a_reason_are_kept_whole(pointer: str) -> None:
    (statement,) = parse_statements(f"Eva By (S) reserverar sig mot beslutet, {pointer}.", SectionKind.RESERVATION)
    assert statement.refers_to == pointer


def test_a_sentence_that_only_points_is_no_own_word() -> None:
    text = "Eva By (S) och Bo Al (V) reserverar sig mot beslutet.\nSkriftlig reservation, se bilaga 1."
    (statement,) = parse_statements(text, SectionKind.RESERVATION)
    assert statement.own[0] == statement.own[1]
    assert "bilaga 1" in statement.refers_to


def test_one_who_makes_the_reservation_of_another_party_their_own_has_one_of_their_own() -> None:
    text = "Eva By (S) reserverar sig till förmån för eget yrkande.\nBo Al (V) instämmer i reservationen från (S)."
    first, second = parse_statements(text, SectionKind.RESERVATION)
    assert (first.parties, second.parties) == (("S",), ("V",))
    assert second.refers_to == "instämmer i reservationen från (S)"


def test_a_section_that_only_tells_of_a_party_has_no_own_words() -> None:
    statement = parse_own_words(
        "Samtliga ledamöter från ÅL reserverar sig till förmån för eget yrkande.",
        StatementKind.RESERVATION,
        "Reservation",
        parties=("ÅL",),
    )
    assert statement is not None
    assert statement.own[0] == statement.own[1]
    assert statement.refers_to == "till förmån för eget yrkande"


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("Eva By (S) framställer yrkande om avslag.", YRKANDE, StatementKind.YRKANDE),
        ("Eva By (S) lägger fram yrkande på avslag.", YRKANDE, StatementKind.YRKANDE),
        ("Eva By (S) föreslår avslag på motionen.", SectionKind.TEXT, StatementKind.YRKANDE),
        ("Eva By (S) hemställer att ärendet återremitteras.", SectionKind.TEXT, StatementKind.YRKANDE),
        ("Mot beslutet reserverar sig Eva By (S).", SectionKind.TEXT, RESERVATION),
        ("Reservation från Eva By (S) framgår av bilaga 2.", SectionKind.TEXT, RESERVATION),
        ("Utan att delta i beslutet är Eva By (S).", SectionKind.TEXT, StatementKind.DELTAR_INTE),
        (
            "Eva By (S) avger en protokollsanteckning och åberopar det särskilda uttalandet i nämnden 2031-05-12.",
            SectionKind.TEXT,
            StatementKind.PROTOKOLLSANTECKNING,
        ),
    ],
)
def test_a_statement_is_told_in_words_unseen_before(text: str, section: SectionKind, expected: str) -> None:
    (statement,) = parse_statements(text, section)
    assert statement.kind == expected
    assert statement.parties == ("S",)


def test_two_pointers_are_joined_without_the_comma_between_them() -> None:
    text = "Eva By (S) reserverar sig mot beslutet i den del som avser tiden, till förmån för eget yrkande."
    (statement,) = parse_statements(text, SectionKind.RESERVATION)
    assert statement.refers_to == "i den del som avser tiden; till förmån för eget yrkande"
