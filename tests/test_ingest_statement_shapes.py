"""Wordings of statements that many municipalities use, each with what is read from it. Names and texts are invented."""

import pytest

from ingest.models import Person, SectionKind, StatementKind
from ingest.statement_own import parse_own_words
from ingest.statement_text import parse_statements
from ingest.statement_verbs import ABSENCES

KNOWN = (Person(name="Vera Lindqvist", party="S"), Person(name="Olof Uggla", party="M"))


def shown(text: str, section: SectionKind) -> list[str]:
    """Each statement on one line: kind | persons | parties | own words | refers to."""
    return [
        " | ".join(
            (
                one.kind,
                ", ".join(person.name for person in one.persons),
                " ".join(one.parties),
                " ".join(text[slice(*one.own)].split()),
                one.refers_to,
            )
        )
        for one in parse_statements(text, section, KNOWN)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva By (S) anmäler reservation.", ["reservation | Eva By | S |  | "]),
        ("Eva By (S) anmäler sin reservation.", ["reservation | Eva By | S |  | "]),
        ("Mot beslutet anmäler Eva By (S) och Bo Al (V) reservation.", ["reservation | Eva By, Bo Al | S V |  | "]),
        (
            "Eva By och Bo Al (båda S) samt Ida Ek (V) till förmån för eget yrkande.\n"
            "Ove Ask (C) till stöd för motionen.",
            [
                "reservation | Eva By, Bo Al, Ida Ek | S V |  | till förmån för eget yrkande",
                "reservation | Ove Ask | C |  | till stöd för motionen",
            ],
        ),
        (
            "Eva By och Bo Al (båda S): Bron är för dyr.\nOlof Uggla och övriga ledamöter från (M) till förmån för "
            "motionen. Skriftlig motivering enligt bilaga till protokollet.",
            [
                "reservation | Eva By, Bo Al | S | Bron är för dyr. | ",
                "reservation | Olof Uggla | M |  | till förmån för motionen; enligt bilaga",
            ],
        ),
        (
            "Eva By (S) anmäler skriftlig reservation (bilaga § 12).",
            ["reservation | Eva By | S |  | skriftlig reservation; bilaga § 12"],
        ),
        (
            "Skriftlig reservation har inlämnats av Eva By (S).",
            ["reservation | Eva By | S |  | Skriftlig reservation"],
        ),
        (
            "Eva By (S) har avgett en reservation, återgiven sist i utlåtandet.",
            ["reservation | Eva By | S |  | återgiven sist i utlåtandet"],
        ),
        (
            "Eva By (S) reserverar sig till förmån för eget yrkande. Reservationen bifogas protokollet.",
            ["reservation | Eva By | S |  | till förmån för eget yrkande; bifogas protokollet"],
        ),
        (
            "Eva By (S) reserverar sig mot beslutet i den del som avser skolan.",
            ["reservation | Eva By | S |  | i den del som avser skolan"],
        ),
        (
            "Eva By (S) reserverar sig i enlighet med eget yrkande.",
            ["reservation | Eva By | S |  | i enlighet med eget yrkande"],
        ),
        (
            "Från Sverigedemokraterna lämnas följande reservation:\nVi vill annat. Det blir dyrt.",
            ["reservation |  | SD | Vi vill annat. Det blir dyrt. | "],
        ),
        (
            "Samtliga ledamöter från M reserverar sig. Eva By (M) motiverar reservationen så här: ”Det blir dyrt.”",
            ["reservation | Eva By | M | ”Det blir dyrt.” | "],
        ),
        ("Ingen reserverar sig mot beslutet.", []),
        ("Inga reservationer anmäldes.", []),
    ],
)
def test_a_reservation_is_told_in_many_words(text: str, expected: list[str]) -> None:
    assert shown(text, SectionKind.RESERVATION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva By (S), biträdd av Bo Al (V), yrkar avslag.", ["yrkande | Eva By, Bo Al | S V | avslag. | "]),
        ("Eva By (S) yrkar, med stöd av Bo Al (V), avslag.", ["yrkande | Eva By, Bo Al | S V | avslag. | "]),
        ("Bifall till motionen yrkas av Eva By (S).", ["yrkande | Eva By | S | Bifall till motionen | "]),
        ("Bifallsyrkande från Eva By (S), Bo Al (V).", ["yrkande | Eva By, Bo Al | S V | Bifallsyrkande | "]),
        ("Eva By (S) bifaller förslaget.", ["yrkande | Eva By | S | bifaller förslaget. | "]),
        ("Eva By (S) vill se att bygget skjuts upp.", ["yrkande | Eva By | S | vill se att bygget skjuts upp. | "]),
        (
            'Eva By (S) lägger följande tilläggsyrkande: "Nämnden får i uppdrag att räkna."',
            ['yrkande | Eva By | S | "Nämnden får i uppdrag att räkna." | '],
        ),
        (
            "Eva By (S) yrkar bifall till motionen. Bo Al (L) instämmer i yrkandet.",
            [
                "yrkande | Eva By | S | bifall till motionen. | ",
                "yrkande | Bo Al | L | instämmer i yrkandet. | instämmer i yrkandet",
            ],
        ),
        (
            "- Eva By (S): avslag på motionen\n- Bo Al (M): bifall till motionen",
            ["yrkande | Eva By | S | avslag på motionen | ", "yrkande | Bo Al | M | bifall till motionen | "],
        ),
        (
            "Eva By (S) yrkar avslag\nBo Al (M) yrkar bifall",
            ["yrkande | Eva By | S | avslag | ", "yrkande | Bo Al | M | bifall | "],
        ),
        (
            "Eva By (S), Bo Al (M) och ersättaren\nSven Ek (V) yrkar bifall.",
            ["yrkande | Eva By, Bo Al, Sven Ek | S M V | bifall. | "],
        ),
        ("Eva By (S) återtar sitt yrkande.", []),
    ],
)
def test_a_yrkande_is_told_in_many_words(text: str, expected: list[str]) -> None:
    assert shown(text, SectionKind.YRKANDE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eva By (S) ansluter sig till Bo Als (V) yrkande.",
        "Eva By (S) biträder yrkandet.",
        "Eva By (S) stödjer Bo Als (V) avslagsyrkande.",
        "Eva By (S) vill se avslag på motionen.",
        "Eva By (S) lämnar ett ändringsyrkande.",
    ],
)
def test_who_supports_a_yrkande_outside_its_heading_moves_the_same(text: str) -> None:
    (statement,) = parse_statements(text, SectionKind.TEXT, KNOWN)
    assert (statement.kind, statement.parties) == (StatementKind.YRKANDE, ("S",))


@pytest.mark.parametrize(
    "text",
    ["Den som stöder Eva Bys (S) yrkande röstar ja.", "Ledamöter som biträder Eva Bys (S) yrkande röstar nej."],
)
def test_a_proposition_names_no_supporter(text: str) -> None:
    assert shown(text, SectionKind.OMROSTNING) == []


def test_each_of_several_texts_under_one_heading_has_the_kind_of_its_own_head() -> None:
    text = "Reservation av Eva By (S):\nVi ville annat.\n\nProtokollsanteckning av Bo Al (M):\nVi vill mer."
    assert shown(text, SectionKind.RESERVATION) == [
        "reservation | Eva By | S | Vi ville annat. | ",
        "protokollsanteckning | Bo Al | M | Vi vill mer. | ",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva By (V) anmäler jäv och deltar inte i handläggningen eller beslutet.", "jäv"),
        ("Eva By (V) deltar inte i beslutet på grund av jäv.", "jäv"),
        ("Eva By (V) tjänstgör ej på grund av jäv.", "jäv"),
        ("Jävig i ärendet: Eva By (V).", "jäv"),
        ("Jäv: Eva By (V)", "jäv"),
        ("Eva By (V) är jävig.", "jäv"),
        ("Eva By (V) har anmält jäv och ersätts av Bo Al (MP).", "jäv"),
        ("Bo Al (MP) ersätter Eva By (V) på grund av jäv.", "jäv"),
        ("Eva By (V) avstår från att delta i beslutet.", "deltar inte"),
        ("Eva By (V) deltar ej i beslutet.", "deltar inte"),
        ("Eva By (V) har inte deltagit i beslutet.", "deltar inte"),
        ("Eva By (V) avstår från att rösta.", ""),
        ("Eva By (V) avstår.", ""),
        ("Eva By (V) är frånvarande när ärendet behandlas.", ""),
        ("Närvarande, ej tjänstgörande ersättare: Eva By (V).", ""),
        ("Ej tjänstgörande ersättaren Eva By (V) deltar i överläggningen.", ""),
    ],
)
def test_standing_aside_abstaining_being_away_and_not_serving_are_told_apart(text: str, expected: str) -> None:
    found = parse_statements(text, SectionKind.TEXT, KNOWN)
    told = [(one.kind.value, [person.name for person in one.persons]) for one in found]
    assert told == ([(expected, ["Eva By"])] if expected else [])


@pytest.mark.parametrize("section", list(ABSENCES))
def test_names_under_a_heading_of_absence_stand_aside_without_a_word(section: SectionKind) -> None:
    text = "Eva By (V)\nBo Al (MP)"
    one = parse_own_words(text, ABSENCES[section], "Jäv")
    assert one is not None
    assert (one.kind, one.parties, one.own[0] == one.own[1]) == (ABSENCES[section], ("V", "MP"), True)


def test_a_line_of_names_introduces_the_words_below_it() -> None:
    text = "Eva By (V), Bo Al (MP)\nVi vill att skolan byggs.\nDet brådskar."
    one = parse_own_words(text, StatementKind.SARSKILT_YTTRANDE, "Särskilt yttrande")
    assert one is not None
    assert text[slice(*one.own)] == "Vi vill att skolan byggs.\nDet brådskar."


def test_a_reservation_is_neither_a_vote_nor_told_by_a_losing_yrkande() -> None:
    text = "Eva By (S) yrkar avslag. Ordföranden finner att nämnden bifaller förslaget. Bo Al (M) röstar nej."
    assert [line.split(" | ")[0] for line in shown(text, SectionKind.TEXT)] == ["yrkande"]


def test_who_stands_aside_says_why_in_a_note_of_its_own() -> None:
    text = 'Eva By (V) deltar inte i beslutet och lämnar följande protokollsanteckning:\n\n"Underlaget kom sent."'
    assert shown(text, SectionKind.TEXT) == [
        "deltar inte | Eva By | V |  | ",
        'protokollsanteckning | Eva By | V | "Underlaget kom sent." | ',
    ]


@pytest.mark.parametrize("after", ["Sammanträdet ajourneras kl. 14.05-14.20.", "Avslagsyrkandet avslås."])
def test_what_happens_at_the_meeting_ends_what_is_moved(after: str) -> None:
    text = f"Eva By (S) yrkar avslag. {after}"
    assert shown(text, SectionKind.YRKANDE) == ["yrkande | Eva By | S | avslag. | "]


def test_who_speaks_before_a_colon_comes_before_a_verb_within_the_words() -> None:
    text = "Bo Al (M): bifall till förslaget.\nEva By (S): meddelar att partiet avstår, eftersom vi vill se ett försök."
    assert shown(text, SectionKind.YRKANDE) == [
        "yrkande | Bo Al | M | bifall till förslaget. | ",
        "yrkande | Eva By | S | meddelar att partiet avstår, eftersom vi vill se ett försök. | ",
    ]
