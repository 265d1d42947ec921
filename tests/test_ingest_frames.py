"""What stands around own words: heads, lead-ins, signatures; and a memo that answers a referral. All is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import DecisionStatus, Document, Outcome, SectionKind, StatementKind, VoiceRole
from ingest.own_papers import is_place, own_words, statement_kind
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

Beslutet skickas till
Ekonomiavdelningen
"""

ANSWER = """Storköpings kommun
Promemoria 2031/7
Diarienummer KS 2031/12

Förslag om bullerskydd vid kusten
Remissvar

Remissen
Miljödepartementet har skickat ett förslag på remiss.

Ärendets beredning
Följande instanser har fått tillfälle att yttra sig: byggnadsnämnden och Hamnens Vänner.

Yttranden i sammandrag

Byggnadsnämnden
Av byggnadsnämndens yttrande, daterat den 3 mars 2031, framgår i huvudsak följande.
Nämnden tillstyrker förslaget.

Hamnens Vänner
Av Hamnens Vänners yttrande, daterat den 5 mars 2031, framgår i huvudsak följande.
Bullret stör fåglarna.

Ärendet föredras av kommunstyrelsens ordförande Eva By.

Ordförandens synpunkter
Jag delar bedömningen.

Förslag till yttrande
Kommunstyrelsens presidium föreslog socialnämnden besluta att avslå förslaget.

Socialnämnden
Bo Al (M) lämnade en reservation, se bilagan.
Vänsterpartiet genom Pia Ek lämnade en reservation.
\fBilaga: reservationer och särskilda yttranden

Socialnämnden
Reservation av Bo Al (M), ordagrant återgiven:
Som vi i Moderaterna ser det är bullret ett verkligt problem.
"""


def read_text(folder: Path, text: str, name: str = "ks-2031-05-12.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, folder)


@pytest.mark.parametrize(
    "head",
    [
        "Protokollsbilaga nr 1\nTillhör kommunstyrelsen 12 maj 2031 § 4\nRESERVATION",
        "Bilaga 1, kommunstyrelsen § 4\nReservation i kommunstyrelsen, § 4",
        "BILAGA 1\nRESERVATION I KOMMUNSTYRELSEN, § 4",
        "Bilaga till kommunstyrelsens protokoll 2031-05-12, § 4\nReservation från gruppen M",
    ],
)
def test_an_appendix_is_told_by_its_head_and_filed_under_its_paragraf(tmp_path: Path, head: str) -> None:
    text = f"{MINUTES}\f{head}\nKostpolicy\nEleverna ska få välja sin mat.\nBo Al (M)\n"
    document = read_text(tmp_path, text)
    items = {item.id: item.paragraf for item in document.items}
    (written,) = (one for one in document.statements if one.text)
    assert (items[written.item_id], written.kind, written.parties) == ("4", StatementKind.RESERVATION, ("M",))
    assert written.text == "Eleverna ska få välja sin mat."


@pytest.mark.parametrize(
    "lead",
    [
        "Moderaterna reserverar sig härmed mot beslutet ovan med följande motivering;",
        "Moderaterna vill med detta anföra följande.",
        "Jag reserverar mig mot beslutet enligt följande:",
        "Vi vill till protokollet\nlämna följande anteckning:",
        "Bo Al motiverar sin reservation så här:",
    ],
)
def test_a_sentence_that_only_announces_own_words_is_none_of_them(lead: str) -> None:
    text = f"Reservation\nKostpolicy\n{lead}\nEleverna ska få välja: kött eller fisk.\nBo Al (M)\n\n1"
    assert text[slice(*own_words(text, ["Kostpolicy"]))] == "Eleverna ska få välja: kött eller fisk."


@pytest.mark.parametrize("words", ["Vi anför följande skäl: maten är dyr.", "Vi yrkar följande:\nAtt köpa fisk."])
def test_what_goes_on_in_the_same_line_or_moves_something_is_own(words: str) -> None:
    assert words[slice(*own_words(words))] == words


def test_place_and_date_above_a_paper_are_not_its_title(tmp_path: Path) -> None:
    text = (
        "Storköping 2031-05-12\nM\nDnr KS 2031/7\nYrkande\nKostpolicy för skolan\nEleverna ska få välja.\nBo Al (M)\n"
    )
    document = read_text(tmp_path, text, "papper.txt")
    assert document.title == "Kostpolicy för skolan"
    assert [one.text for one in document.statements] == ["Eleverna ska få välja."]


def test_where_a_paper_was_put_may_name_a_board_of_two_words() -> None:
    assert is_place("Bilaga till kultur- och fritidsnämndens protokoll 2031-05-12, § 1")
    assert is_place("Tillhör vård och omsorgsnämnden 12 maj 2031 § 7")
    assert not is_place("Barnen i Ekby hör till kommunstyrelsens ansvar sedan 2031-05-12")
    assert statement_kind("SÄRSKILT YTTRANDE I KOMMUNSTYRELSEN") is SectionKind.SARSKILT_YTTRANDE


def test_a_memo_that_answers_a_referral_keeps_its_bodies_apart(tmp_path: Path) -> None:
    document = read_text(tmp_path, ANSWER, "promemoria.txt")
    replies = {one.voice.organ: one.voice.role for one in document.sections if one.kind is SectionKind.REMISSVAR}
    assert replies == {"byggnadsnämnden": VoiceRole.REMISSINSTANS, "Hamnens Vänner": VoiceRole.REMISSINSTANS}
    assert VoiceRole.FOREDRAGANDE in {one.voice.role for one in document.sections}


def test_a_memo_that_answers_a_referral_proposes_to_the_board_below(tmp_path: Path) -> None:
    decision = read_text(tmp_path, ANSWER, "promemoria.txt").decisions[0]
    assert (decision.organ, decision.addressee) == ("kommunstyrelsens presidium", "socialnämnden")
    assert (decision.status, decision.outcome) == (DecisionStatus.FORSLAG, Outcome.AVSLAG)


def test_those_who_dissent_below_a_memo_dissent_in_the_board_named_there(tmp_path: Path) -> None:
    found = read_text(tmp_path, ANSWER, "promemoria.txt").statements
    assert [(one.organ, one.parties, one.persons[0].name, bool(one.text)) for one in found] == [
        ("socialnämnden", ("M",), "Bo Al", False),
        ("socialnämnden", ("V",), "Pia Ek", False),
        ("socialnämnden", ("M",), "Bo Al", True),
    ]
    assert found[0].refers_to == "se bilagan"
    assert found[2].text == "Som vi i Moderaterna ser det är bullret ett verkligt problem."


@pytest.mark.parametrize(
    "end", ["Paragrafen är justerad.", "Paragrafen justeras omedelbart.", "Vid protokollet", "Rätt utdraget intygar"]
)
def test_what_ends_the_minutes_of_a_matter_is_nobodys_words(tmp_path: Path, end: str) -> None:
    text = MINUTES.replace("bilaga 1.\n", f"med motiveringen:\nMaten är dyr.\n{end}\n", 1)
    (statement,) = read_text(tmp_path, text).statements
    assert statement.text == "Maten är dyr."


def test_two_who_sign_side_by_side_are_two(tmp_path: Path) -> None:
    text = (
        "Motion till kommunfullmäktige\nEkby 2031-03-02\nGratis buss\nBussen är dyr för unga.\nVänsterpartiet yrkar\n"
        "att bussen blir gratis\nFör Vänsterpartiet i Ekby\nPia Ek                    Ida Fors\n"
    )
    document = read_text(tmp_path, text, "motion.txt")
    assert [one.name for one in document.authors] == ["Pia Ek", "Ida Fors"]
    (statement,) = document.statements
    assert statement.text.endswith("att bussen blir gratis")


@pytest.mark.parametrize("label", ["Rubrik: Bänkar i parken", "Rubrik\nBänkar i parken", "Ärende: Bänkar i parken"])
def test_a_form_names_its_title(tmp_path: Path, label: str) -> None:
    text = f"Medborgarförslag\nInskickat: 2031-03-02 14:22\n{label}\n\nJag vill ha fler bänkar i stadsparken.\n"
    assert read_text(tmp_path, text, "forslag.txt").title == "Bänkar i parken"


def test_the_view_of_an_administration_stays_its_own_in_the_first_person(tmp_path: Path) -> None:
    text = (
        "Ekby kommun\nSocialförvaltningen\nTjänsteskrivelse\n2031-04-03\n\nBänkar\n\nFörslag till beslut\n"
        "Socialnämnden avslår förslaget.\n\nVår bedömning\nDet finns bänkar.\n"
    )
    views = [one for one in read_text(tmp_path, text, "tjsk.txt").sections if one.kind is SectionKind.SYNPUNKTER]
    assert [one.voice.role for one in views] == [VoiceRole.FORVALTNING]


def test_names_alone_below_a_heading_are_no_own_words(tmp_path: Path) -> None:
    text = MINUTES.replace("Bo Al (M) reserverar sig skriftligt, bilaga 1.", "Bo Al (M)\n\nDeltog inte\nPia Ek (V)", 1)
    found = [(one.kind, one.parties, one.text) for one in read_text(tmp_path, text).statements]
    assert found == [(StatementKind.RESERVATION, ("M",), ""), (StatementKind.DELTAR_INTE, ("V",), "")]


def test_an_explanation_of_a_vote_is_a_statement_of_its_own(tmp_path: Path) -> None:
    text = MINUTES.replace(
        "Bo Al (M) reserverar sig skriftligt, bilaga 1.", "Bo Al (M)\n\nRöstförklaring\nPia Ek (V): Jag röstade nej.", 1
    )
    found = [(one.kind, one.parties, one.text) for one in read_text(tmp_path, text).statements]
    assert found[1:] == [(StatementKind.SARSKILT_YTTRANDE, ("V",), "Jag röstade nej.")]


def test_an_appendix_with_the_paragraf_beside_its_kind_needs_no_page_of_its_own(tmp_path: Path) -> None:
    text = f"{MINUTES}\nBilaga A\nReservation § 4\nEleverna ska få välja sin mat.\nBo Al (M)\n"
    document = read_text(tmp_path, text)
    items = {item.id: item.paragraf for item in document.items}
    (written,) = (one for one in document.statements if one.text)
    assert (items[written.item_id], written.text) == ("4", "Eleverna ska få välja sin mat.")


def test_headings_may_have_their_text_on_the_same_line(tmp_path: Path) -> None:
    text = MINUTES.replace(
        "Beslut\nKommunstyrelsen beslutar att anta en kostpolicy.\n\n"
        "Reservation\nBo Al (M) reserverar sig skriftligt, bilaga 1.",
        "Beslut: Kommunstyrelsen antar en kostpolicy.\n\nÄrendet i korthet: Maten ska bli bättre.\n\n"
        "Reservation: Bo Al (M) reserverar sig mot beslutet.\n\nProtokollsutdrag till: Ekonomiavdelningen",
        1,
    )
    document = read_text(tmp_path, text)
    assert document.decisions[0].text == "Kommunstyrelsen antar en kostpolicy."
    assert [(one.parties, one.text) for one in document.statements] == [(("M",), "")]


def test_a_diarienummer_right_above_its_paragraf_belongs_to_it(tmp_path: Path) -> None:
    text = MINUTES.replace("\n§ 5 Budget\nDnr KS-2031-00013", "\nDnr KS-2031-00013\n§ 5 Budget")
    items = {item.paragraf: item.diarienummer for item in read_text(tmp_path, text).items}
    assert (items["4"], items["5"]) == (("KS-2031-00012",), ("KS-2031-00013",))
