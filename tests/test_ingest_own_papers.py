"""Texts that members wrote: the frame of an appendix or of a paper of its own is none of their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Document, DocumentKind, SectionKind, StatementKind
from ingest.own_papers import is_place, own_words, statement_kind
from ingest.people import parse_names
from ingest.pipeline import read

MINUTES = """Storköpings kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-05-12

Beslutande
Eva By (S), ordförande
Bo Al (M)
Pia Ek (V)

§ 4 Kostpolicy
Dnr KS-2031-00012

Beslut
Kommunstyrelsen beslutar att anta en kostpolicy.

Reservation
Bo Al (M) reserverar sig skriftligt, bilaga 1.

§ 5 Budget
Dnr KS-2031-00013

Beslut
Kommunstyrelsen beslutar att anta budgeten.

Särskilt yttrande
Pia Ek (V) lämnar ett särskilt yttrande, bilaga 2.
"""
FIRST = """
Protokollsbilaga 1
Till kommunstyrelsens protokoll 12 maj 2031, § 4

Reservation

Kostpolicy

Vår bestämda mening är att eleverna ska få välja. Maten är viktig.

Bo Al (M)
"""
SECOND = """
Protokollsbilaga 2
Till kommunstyrelsens protokoll 12 maj 2031, § 5

Särskilt yttrande

Motion av Lars Ask m.fl. (KD) om budget
Som vi i Vänsterpartiet ser det saknas pengar till skolan.
Det finns tid att ändra.
Pia Ek (V)
"""


def read_text(folder: Path, text: str, name: str = "ks-2031-05-12.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, folder)


@pytest.mark.parametrize("word", ["Protokollsbilaga", "PROTOKOLLSBILAGA", "Bilaga", "BILAGA"])
@pytest.mark.parametrize("between", ["", "\f"], ids=["without a page break", "on pages of their own"])
def test_an_appendix_is_filed_under_its_paragraf_and_speaks_for_those_who_sign(
    tmp_path: Path, between: str, word: str
) -> None:
    text = f"{MINUTES}{between}{FIRST}{between}{SECOND}".replace("Protokollsbilaga", word)
    document = read_text(tmp_path, text)
    items = {item.id: item.paragraf for item in document.items}
    found = {items[one.item_id]: one for one in document.statements if one.text}
    assert {paragraf: one.parties for paragraf, one in found.items()} == {"4": ("M",), "5": ("V",)}
    assert [person.name for person in found["4"].persons] == ["Bo Al"]
    assert found["4"].kind is StatementKind.RESERVATION
    assert found["4"].text == "Vår bestämda mening är att eleverna ska få välja. Maten är viktig."
    assert found["5"].kind is StatementKind.SARSKILT_YTTRANDE


def test_the_head_of_an_appendix_is_in_no_other_section(tmp_path: Path) -> None:
    document = read_text(tmp_path, MINUTES + FIRST + SECOND)
    holding = [
        section.kind
        for section in document.sections
        if "Protokollsbilaga" in document.text_of(section.spans) or "§ 5\n" in document.text_of(section.spans)
    ]
    assert holding == [SectionKind.BILAGA, SectionKind.BILAGA]


def test_words_of_a_title_are_no_person(tmp_path: Path) -> None:
    document = read_text(tmp_path, MINUTES + FIRST.replace("Bo Al (M)\n", ""))
    assert "Kostpolicy Vår" not in {person.name for one in document.statements for person in one.persons}


def test_the_spans_of_own_words_slice_to_them(tmp_path: Path) -> None:
    document = read_text(tmp_path, MINUTES + FIRST + SECOND)
    for statement in document.statements:
        if statement.text:
            assert document.text_of(statement.spans) == statement.text


PAPER = """Kommunstyrelsen
12 maj 2031
{who}
Dnr KS-2031-00012
Ärende vid sammanträdet 2031-05-12
{heading}
Medborgarförslag om att stärka elevhälsan
Vi kan konstatera att eleverna väntar länge på hjälp och att skolorna har
olika förutsättningar. Det är dags att ändra på det.
Bo Al ({who})
"""


@pytest.mark.parametrize(
    ("heading", "kind", "document_kind"),
    [
        ("Yrkande", StatementKind.YRKANDE, DocumentKind.YRKANDE),
        ("Reservation från M", StatementKind.RESERVATION, DocumentKind.RESERVATION),
        ("Protokollsanteckning från M", StatementKind.PROTOKOLLSANTECKNING, DocumentKind.YTTRANDE),
        ("M: Särskilt uttalande", StatementKind.SARSKILT_UTTALANDE, DocumentKind.YTTRANDE),
        ("Skriftligt inlägg – Ersättaryttrande", StatementKind.ERSATTARYTTRANDE, DocumentKind.YTTRANDE),
        ("Särskilt yttrande", StatementKind.SARSKILT_YTTRANDE, DocumentKind.YTTRANDE),
    ],
)
def test_a_paper_is_what_its_heading_says(
    tmp_path: Path, heading: str, kind: StatementKind, document_kind: DocumentKind
) -> None:
    document = read_text(tmp_path, PAPER.format(who="M", heading=heading), "papper.txt")
    assert document.kind is document_kind
    assert document.title == "Medborgarförslag om att stärka elevhälsan"
    (statement,) = document.statements
    assert (statement.kind, statement.organ, statement.parties) == (kind, "kommunstyrelsen", ("M",))
    assert statement.text.startswith("Vi kan konstatera")
    assert statement.text.endswith("ändra på det.")


@pytest.mark.parametrize(
    "line",
    [
        "Till kommunstyrelsens protokoll 12 september 2031, § 5",
        "Ärende vid sammanträdet 2031-05-08",
        "Kommunstyrelsens arbetsutskotts sammanträde 2031-11-15",
        "Hör till § 4, kommunstyrelsen 17 augusti 2031",
        "V, kommunstyrelsen",
    ],
)
def test_a_line_that_tells_where_is_a_place(line: str) -> None:
    assert is_place(line)


@pytest.mark.parametrize(
    "line", ["Sammanträdestider för 2031", "Motion av Eva By (S) den 3 maj 2031", "Ny nämndorganisation", "Kostpolicy"]
)
def test_a_title_is_no_place(line: str) -> None:
    assert not is_place(line)


@pytest.mark.parametrize("line", ["Yttrande över remiss", "Yrkandet innebär att skolan", "Vi reserverar oss."])
def test_a_title_or_a_sentence_is_no_heading_of_a_statement(line: str) -> None:
    assert statement_kind(line) is None


def test_own_words_of_nothing_but_a_frame_are_the_frame() -> None:
    start, end = own_words("Reservation\nEva By (S)")
    assert "Reservation\nEva By (S)"[start:end] == "Eva By (S)"


def test_what_is_moved_below_the_proposal_of_another_organ_is_moved_here(tmp_path: Path) -> None:
    text = MINUTES.replace(
        "Beslut\nKommunstyrelsen beslutar att anta budgeten.",
        "Kommunstyrelsens arbetsutskotts förslag till kommunstyrelsen:\n1. Budgeten antas.\n\n"
        "Bo Al (M) yrkar avslag på förslaget.\n\nBeslut\nKommunstyrelsen beslutar att anta budgeten.",
    )
    document = read_text(tmp_path, text)
    moved = [one for one in document.statements if one.kind is StatementKind.YRKANDE]
    assert [(one.organ, one.parties) for one in moved] == [("kommunstyrelsen", ("M",))]


MEMO = """Utlåtande 2031:21 RI, Ärende 2031/601
Tillgänglig badplats

Vad remissen gäller
Badplatsen ska rustas upp.

Inkomna svar
Tekniska nämnden
Ur tekniska nämndens svar av den 4 juni 2031:
Badplatsen är för liten för alla som vill bada där.

Avgivna reservationer och yttranden
Tekniska nämnden
Reservation av Eva By (C):
Föreningarna har väntat länge på en ramp.
"""


def test_a_memo_called_utlatande_tells_dissents_of_the_bodies_it_asked(tmp_path: Path) -> None:
    document = read_text(tmp_path, MEMO, "utlatande.txt")
    assert document.kind is DocumentKind.PROMEMORIA
    (statement,) = document.statements
    assert (statement.kind, statement.organ, statement.parties) == (
        StatementKind.RESERVATION,
        "tekniska nämnden",
        ("C",),
    )
    assert statement.text == "Föreningarna har väntat länge på en ramp."


def test_a_short_statement_before_a_vote_list_is_no_vote_list(tmp_path: Path) -> None:
    listed = "\nBilaga 3\nTill kommunstyrelsens protokoll 12 maj 2031, § 5\nOmröstningslista\nEva By S Ledamot Ja\n"
    document = read_text(tmp_path, f"{MINUTES}\f{SECOND}\f{listed}")
    (statement,) = (one for one in document.statements if one.text)
    assert statement.parties == ("V",)


def test_a_title_and_the_first_word_below_it_are_no_person() -> None:
    assert parse_names("Digitala läromedel i Ekby\nIngen har kunnat visa annat.") == ()
    assert parse_names("Kostpolicy\nVår mening är en annan.") == ()


def test_a_vote_list_without_a_page_break_is_no_text_of_the_last_paragraf(tmp_path: Path) -> None:
    listed = "\nBilaga 3\nTill kommunstyrelsens protokoll 12 maj 2031, § 4\nVoteringslista\nEva By S Ledamot Ja\n"
    document = read_text(tmp_path, f"{MINUTES}{listed}")
    items = {item.id: item.paragraf for item in document.items}
    (section,) = (one for one in document.sections if "Voteringslista" in document.text_of(one.spans))
    assert (items[section.item_id], section.kind) == ("4", SectionKind.OMROSTNING)


WRAPPED = """Storköpings kommun
Tekniska nämnden
Sammanträdesprotokoll
2031-05-12

Beslutande
Eva By (S), ordförande

§ 4 Ändrade avgifter för parkering på gatumark 2031
Beslut
Tekniska nämnden beslutar att höja avgiften.
Reservationer
(S)- och (V)-ledamöterna reserverar sig mot beslutet, bilaga 1.
\fBilaga 1
Reservation från Socialdemokraterna och Vänsterpartiet – §
4 Ändrade avgifter för parkering på
gatumark
Tekniska nämnden 2031-05-12
Avgiften drabbar dem som bor i området och arbetar på kvällen. Den borde vänta ett år.
Eva By (S), Fatima Roos-Lindqvist (S), Gunilla Aspelin (S), Ylva Dernfors (V), Erik Wadman-Ek (V)
"""


def test_a_heading_that_runs_on_and_a_long_line_of_names_frame_the_own_words(tmp_path: Path) -> None:
    path = tmp_path / "tn.txt"
    path.write_text(WRAPPED, encoding="utf-8")
    last = read(path, tmp_path).statements[-1]
    assert last.intro.endswith("– § 4 Ändrade avgifter för parkering på gatumark")
    assert last.text == "Avgiften drabbar dem som bor i området och arbetar på kvällen. Den borde vänta ett år."
    assert [person.name for person in last.persons][1:3] == ["Fatima Roos-Lindqvist", "Gunilla Aspelin"]


@pytest.mark.parametrize(
    "head",
    [
        "Centerpartiet i Ekby, tekniska nämnden 2031-05-12",
        "Miljöpartiet de gröna i Ekby, tekniska nämnden 2031-05-12",
        "Kommunstyrelsen 2031-05-12, ärende Ny simhall i Norrby – investeringsbeslut",
        "Reservation Rådhusvägen",
    ],
)
def test_what_stands_above_the_own_words_is_none_of_them(head: str) -> None:
    text = f"{head}\nI arton månader har simhallen stått stängd, säger majoriteten.\nVi ville bygga.\nEva Ek (C)"
    start, end = own_words(text)
    assert text[start:end] == "I arton månader har simhallen stått stängd, säger majoriteten.\nVi ville bygga."


@pytest.mark.parametrize(
    "sentence", ["Kommunstyrelsen vill, ärende Bad, bygga.", "Centerpartiet i Ekby, som vann, vill bygga."]
)
def test_a_sentence_about_a_place_is_the_own_words(sentence: str) -> None:
    text = f"{sentence}\nVi ville bygga.\nEva Ek (C)"
    start, _ = own_words(text)
    assert start == 0
