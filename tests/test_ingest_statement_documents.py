"""Statements and decisions of whole minutes in the wordings of many places. Names and texts are invented."""

from __future__ import annotations

import pytest

from ingest.models import Document
from ingest.pipeline import read

BOARD = """Granviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-11

Beslutande
Eva By (S), ordförande
Bo Al (M), 1:e vice ordförande
Sara Ekdal (C)
Olof Uggla (V) §§ 30-36
Jan Lid (SD)
Pia Berg (KD)

Ej tjänstgörande ersättare
Nils Orre (MP)
Ulla Fors (L)

§ 30 Dnr KS 2031/00112
Svar på motion om fria bussar

Kommunstyrelsens förslag till kommunfullmäktige
Motionen avslås.

Sammanfattning av ärendet
Olof Uggla (V) föreslår i en motion att bussarna blir avgiftsfria. Kommunstyrelsens arbetsutskott beslutade
2031-02-20, § 14, att föreslå kommunfullmäktige att motionen anses besvarad. Jan Lid (SD) reserverade sig mot
arbetsutskottets beslut.

Förslag på sammanträdet
Olof Uggla (V), biträdd av Nils Orre (MP), föreslår att kommunfullmäktige bifaller motionen.
Bo Al (M) föreslår avslag på motionen.

Beslutsgång
Ordföranden ställer förslagen mot varandra och finner att kommunstyrelsen beslutar enligt Bo Als förslag.

Reservation
Mot beslutet reserverar sig Olof Uggla (V) till förmån för eget förslag.
Eva By och Sara Ekdal anmäler blank reservation.

§ 31 Dnr KS 2031/00090
Försäljning av fastigheten Kvarnen 3

Beslut
Kommunstyrelsen beslutar

att sälja fastigheten Kvarnen 3 för 4,2 miljoner kronor, samt

att paragrafen justeras omedelbart.

Jäv
Pia Berg (KD) anmäler jäv och deltar inte i handläggningen eller beslutet.

Deltar ej i beslutet
Jan Lid (SD) avstår från att delta i beslutet.

Ärendets tidigare behandling
Tekniska nämnden beslutade 2031-01-15, § 4, att avstyrka försäljningen. Mot beslutet reserverade sig Ulla Fors (L).

§ 32 Dnr KS 2031/00051
Taxa för vatten

Arbetsutskottets förslag
att taxan höjs med 4 procent

Yrkande
Bo Al yrkar på avslag till höjningen av taxan.

Kommunstyrelsens beslut
Kommunstyrelsen avslår Bo Als (M) yrkande och beslutar enligt arbetsutskottets förslag.
Bo Al (M) reserverar sig mot beslutet.

Särskilt yttrande
Från Kristdemokraterna inkommer ett särskilt yttrande, bilaga § 32.

§ 33 Dnr KS 2031/00052
Lokaler

Kommunstyrelsens överväganden
Kommunstyrelsens förvaltning hemställer att kommunstyrelsen beslutar att hyra lokaler.
Kommunstyrelsen godkänner hyresavtalet.

§ 34 Dnr KS 2031/00053
Delegationsbeslut

Styrelsen tar del av redovisningen.

Protokollsanteckning (V): Olof Uggla vill se en lista.
"""
COUNCIL = """SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige i Tallby kommun
Sammanträdesdatum 2031-06-16

KF § 57

BUDGET 2032

Förslag under sammanträdet
Lena Mark (S), Rolf Hed (C): Bifall till kommunstyrelsens förslag.
Siv Rydh (M), Tor Lind (L): Bifall till Alliansens budgetförslag.

Beslut
Kommunfullmäktige beslutar enligt kommunstyrelsens förslag.

Reservation mot beslutet
Siv Rydh (M), Tor Lind (L) m.fl. till förmån för Alliansens budgetförslag.

Protokollsanteckning
Gruppledaren Ida Sten (SD) får till protokollet antecknat att Sverigedemokraterna inte har deltagit i beslutet.

Ersättaryttrande
Per Ny (V), ej tjänstgörande ersättare, anför:
"Hade jag haft rösträtt skulle jag ha yrkat bifall till återremissen."

KF § 58

MOTION FRÅN VÄNSTERPARTIET OM SOLCELLER

Kommunfullmäktige beslutar att avslå motionen.

Yrkanden

Per Ny (V) yrkar bifall till motionen.

Mot beslutet anmäler Per Ny (V) skriftlig reservation, se bilaga 4.

Tidigare beslut

Kommunstyrelsen 2031-05-20 § 88: Kommunstyrelsen föreslår fullmäktige besluta att motionen avslås. Anna Ros (MP)
reserverade sig.
"""

MEMO = """PM 2031:88 RVI (Dnr 110-455/2031)

Stöd till brottsoffer
Svar på remiss från Justitiedepartementet

Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande.
Remissen anses besvarad med hänvisning till vad som sägs i stadens promemoria.

Föredragande borgarrådet Eva By anför följande.

Ärendet

Departementet föreslår ett samordnat stöd.

Mina synpunkter

Stödet är angeläget.

Stockholm den 3 maj 2031
EVA BY

Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.

Särskilt uttalande gjordes av borgarråden Bo Al och Pia Ek (båda M) enligt följande.

Vi vill se ett tydligare nationellt ansvar.

Kommunstyrelsen

Särskilt uttalande gjordes av Bo Al m.fl. (M) med hänvisning till Moderaternas särskilda uttalande i
borgarrådsberedningen.

Remissammanställning

Socialnämnden

Socialnämnden beslutade vid sitt sammanträde den 20 april 2031 att besvara remissen med förvaltningens tjänsteutlåtande.

Reservation anfördes av Stig Ek m.fl. (M), bilaga 1.

Ersättaryttrande gjordes av Lars Ros (KD), bilaga 1.
"""


@pytest.fixture(scope="module")
def read_text(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("minutes")
    found = {}
    for name, text in {"ks-2031-03-11.txt": BOARD, "kf-2031-06-16.txt": COUNCIL, "pm-88.txt": MEMO}.items():
        (folder / name).write_text(text, encoding="utf-8")
        found[name[:2]] = read(folder / name, folder)
    return found


def told(document: Document, paragraf: str) -> list[str]:
    """Each statement of a paragraf: kind | persons with party | pointing words."""
    (item,) = (one for one in document.items if one.paragraf == paragraf)
    return [
        " | ".join((one.kind, ", ".join(f"{person.name} ({person.party})" for person in one.persons), one.refers_to))
        for one in document.statements
        if one.item_id == item.id
    ]


def decided(document: Document, paragraf: str) -> list[str]:
    """Each decision of a paragraf: organ | status | outcome | addressee | number of points."""
    (item,) = (one for one in document.items if one.paragraf == paragraf)
    return [
        " | ".join((one.organ, one.status, one.outcome, one.addressee, str(len(one.points))))
        for one in document.decisions
        if one.item_id == item.id
    ]


def test_what_the_background_tells_of_others_is_nobodys_statement_here(read_text: dict[str, Document]) -> None:
    assert told(read_text["ks"], "30") == [
        "yrkande | Olof Uggla (V), Nils Orre (MP) | ",
        "yrkande | Bo Al (M) | ",
        "reservation | Olof Uggla (V) | till förmån för eget förslag",
        "reservation | Eva By (S), Sara Ekdal (C) | ",
    ]


def test_a_heading_that_addresses_another_organ_makes_the_decision_a_proposal(read_text: dict[str, Document]) -> None:
    assert decided(read_text["ks"], "30") == ["kommunstyrelsen | förslag | avslag | kommunfullmäktige | 0"]


def test_jav_is_no_abstention_and_an_earlier_decision_is_none_of_this_body(read_text: dict[str, Document]) -> None:
    assert told(read_text["ks"], "31") == ["jäv | Pia Berg (KD) | ", "deltar inte | Jan Lid (SD) | "]
    assert decided(read_text["ks"], "31") == ["kommunstyrelsen | beslut | bifall |  | 2"]


def test_a_decision_ends_where_a_member_is_told_of(read_text: dict[str, Document]) -> None:
    (decision,) = (one for one in read_text["ks"].decisions if "Bo Als" in one.text)
    assert decision.text.endswith("enligt arbetsutskottets förslag.")
    assert decided(read_text["ks"], "32") == ["kommunstyrelsen | beslut | bifall |  | 0"]
    assert told(read_text["ks"], "32") == [
        "yrkande | Bo Al (M) | ",
        "reservation | Bo Al (M) | ",
        "särskilt yttrande |  | bilaga § 32",
    ]


def test_what_is_proposed_to_the_body_is_not_what_it_decides(read_text: dict[str, Document]) -> None:
    assert sorted(decided(read_text["ks"], "33")) == [
        "kommunstyrelsen | beslut | bifall |  | 0",
        "kommunstyrelsens förvaltning | förslag | bifall | kommunstyrelsen | 0",
    ]


def test_names_that_only_point_to_a_proposal_reserve_without_words_of_their_own(read_text: dict[str, Document]) -> None:
    assert told(read_text["kf"], "57") == [
        "yrkande | Lena Mark (S), Rolf Hed (C) | ",
        "yrkande | Siv Rydh (M), Tor Lind (L) | ",
        "reservation | Siv Rydh (M), Tor Lind (L) | till förmån för Alliansens budgetförslag",
        "deltar inte | Ida Sten (SD) | ",
        "ersättaryttrande | Per Ny (V) | ",
    ]


def test_one_sentence_decides_and_earlier_decisions_do_not(read_text: dict[str, Document]) -> None:
    assert decided(read_text["kf"], "58") == ["kommunfullmäktige | beslut | avslag |  | 0"]
    assert told(read_text["kf"], "58") == [
        "yrkande | Per Ny (V) | ",
        "reservation | Per Ny (V) | skriftlig reservation; se bilaga 4",
    ]


def test_one_party_does_different_things_in_different_bodies_about_the_same_matter(
    read_text: dict[str, Document],
) -> None:
    found = [(one.kind.value, one.organ, one.date and one.date.isoformat()) for one in read_text["pm"].statements]
    assert found == [
        ("särskilt uttalande", "borgarrådsberedningen", "2031-05-03"),
        ("särskilt uttalande", "kommunstyrelsen", None),
        ("reservation", "socialnämnden", "2031-04-20"),
        ("ersättaryttrande", "socialnämnden", "2031-04-20"),
    ]
    assert [one.parties for one in read_text["pm"].statements] == [("M",), ("M",), ("M",), ("KD",)]
    pointing = "med hänvisning till Moderaternas särskilda uttalande i borgarrådsberedningen"
    assert [one.refers_to for one in read_text["pm"].statements] == ["", pointing, "bilaga 1", "bilaga 1"]


def test_each_body_of_a_memo_proposes_or_decides_for_itself(read_text: dict[str, Document]) -> None:
    found = [(one.organ, one.status.value, one.outcome.value, one.addressee) for one in read_text["pm"].decisions]
    assert found == [
        ("borgarrådsberedningen", "förslag", "anses besvarad", "kommunstyrelsen"),
        ("socialnämnden", "beslut", "bifall", ""),
    ]


def test_a_sentence_without_a_deciding_verb_settles_the_matter_in_the_name_of_the_body(
    read_text: dict[str, Document],
) -> None:
    assert decided(read_text["ks"], "34") == ["kommunstyrelsen | beslut | noteras |  | 0"]


def test_words_on_the_line_of_their_heading_begin_after_its_colon(read_text: dict[str, Document]) -> None:
    (note,) = (one for one in read_text["ks"].statements if "en lista" in one.text)
    assert (note.text, note.parties) == ("Olof Uggla vill se en lista.", ("V",))
