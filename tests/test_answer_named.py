"""Whom a question names, and what that limits: administrations, local parties, organs, those who dissented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.vocabulary import Vocabulary
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
REPORT = """Almviks kommun
Tjänsteskrivelse
2022-08-{day}
Till miljönämnden

Båthus vid Lillsjön
Dnr MN-2022-00031

Förslag till beslut
Miljönämnden avslår ansökan om båthus vid Lillsjön.

Bakgrund
Sökanden vill bygga ett båthus vid Lillsjön. Båthus vid Lillsjön har byggts sedan länge. Stranden är känslig.

Bedömning
Ett båthus vid Lillsjön hindrar den som går längs stranden. Flera båthus vid Lillsjön finns redan.
"""
ENVIRONMENT = """§ 70 Ansökan från Sven Krok
Dnr MN-2022-00031

Beslut
Miljönämnden avslår ansökan.

Reservation
Maja Ek (V) och Rut Alm (MP) reserverar sig mot beslutet.
"""
MEMO = """PM 2031:12 RV (Dnr 321-77/2031)
Lekpark vid Sjötorget
Remiss från kulturrådet
Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande
Remissen besvaras med hänvisning till vad som sägs i promemorian.

Föredragande borgarrådet Alma Bro anför följande.

Ärendet
Kulturrådet föreslår en lekpark vid Sjötorget.

Stockholm den 12 november 2031

Remissammanställning

Socialnämnden
Socialnämnden beslutade vid sitt sammanträde den 3 oktober 2031 att godkänna förvaltningens tjänsteutlåtande som svar.
Reservation anfördes av Rut Lind m.fl. (alla MP) enligt följande.
Vi anser att lekparken vid Sjötorget tar mark från det enda kvarvarande grönområdet.

Idrottsnämnden
Idrottsnämnden beslutade vid sitt sammanträde den 9 oktober 2031 att godkänna förvaltningens tjänsteutlåtande som svar.
Reservation anfördes av Nils Holm m.fl. (alla MP) enligt följande.
Vi menar att lekparken vid Sjötorget borde ha en bana för skridskor.
"""
BOARD = """§ 21 Motion av Maja Ek (V) om gratis frukost
Dnr KS-2023-00021

Beslut
Kommunstyrelsen föreslår kommunfullmäktige avslå motionen.

§ 22 Skrivelse om ljus i parken
Dnr KS-2023-00022

Beslut
Ärendet överlämnas till tekniska kontoret.

§ 23 Skrivelse om ljud i parken
Dnr KS-2023-00023

Beslut
Kommunstyrelsen avslår förslaget.
"""
COUNCIL = """§ 31 Upprustning av Sjöbadet
Dnr KS-2023-00009

Beslut
Kommunfullmäktige beslutar att låna till upprustning av Sjöbadet.

Reservation
Bo Berg (D) reserverar sig mot beslutet med följande motivering:
Lånet blir för dyrt för kommande år.

Kim Dahl (VF) reserverar sig mot beslutet med följande motivering:
Sjöbadet borde ha en bastu för alla.
"""
OFFICE = """Almviks kommun
Tekniska kontoret
Tjänsteskrivelse
2023-01-10

Gatubelysning i Norrby
Dnr KS-2023-00060

Förslag till beslut
Kommunstyrelsen godkänner planen för gatubelysning i Norrby.

Bakgrund
Planen har begärts av Vår Framtid (VF) i en skrivelse.
"""
PAPERS = {
    **{f"report-{day}.txt": REPORT.format(day=day) for day in (15, 16, 17, 18)},
    "mn.txt": HEAD.format(organ="Miljönämnden", day="2022-09-06") + ENVIRONMENT,
    "memo.txt": MEMO,
    "ks.txt": HEAD.format(organ="Kommunstyrelsen", day="2023-02-07") + BOARD,
    "kf.txt": HEAD.format(organ="Kommunfullmäktige", day="2023-03-28") + COUNCIL,
    "tk.txt": OFFICE,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("named")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vilka ärenden lämnades över till tekniska kontoret 2023?", "1 ärende (2023) ["),
        ("Which matters were handed over to tekniska kontoret in 2023?", "1 matter (2023) ["),
    ],
)
def test_an_administration_that_is_named_limits_no_list(archive: Archive, question: str, start: str) -> None:
    answer = asked(archive, question)
    assert "tekniska kontoret" in answer.question.organs
    assert answer.text.startswith(start)
    assert [row.paragraf for row in answer.rows] == ["22"]
    assert answer.facts.outcomes == ("överlämnas",)


@pytest.mark.parametrize(
    ("question", "detail"),
    [
        ("Vilka motioner avslogs i kommunstyrelsen 2023?", "förslag: Kommunstyrelsen föreslår kommunfullmäktige"),
        ("Which motions were rejected in kommunstyrelsen in 2023?", "proposal: Kommunstyrelsen föreslår"),
    ],
)
def test_what_an_organ_only_proposed_is_listed_as_a_proposal(archive: Archive, question: str, detail: str) -> None:
    answer = asked(archive, question)
    (row,) = answer.rows
    assert row.paragraf == "21"
    assert row.detail.startswith(detail)


@pytest.mark.parametrize("question", ["Vilka motioner avslogs 2023?", "Which motions were rejected in 2023?"])
def test_a_proposal_is_no_outcome_where_no_organ_is_named(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.facts.count == 0
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "party", "quote"),
    [
        ("Varför reserverade sig Demokraterna mot upprustning av Sjöbadet?", "D", "Lånet blir för dyrt"),
        ("Varför reserverade sig Vår Framtid mot upprustning av Sjöbadet?", "VF", "borde ha en bastu"),
        ("Vad står i Vår Framtids reservation om upprustning av Sjöbadet?", "VF", "borde ha en bastu"),
        ("Why did Vår Framtid dissent on upprustning av Sjöbadet?", "VF", "borde ha en bastu"),
    ],
    ids=["one letter", "learned name", "genitive", "English"],
)
def test_a_local_party_is_known_by_its_name(archive: Archive, question: str, party: str, quote: str) -> None:
    answer = asked(archive, question)
    assert answer.question.parties == (party,)
    assert answer.facts.parties == (party,)
    assert quote in answer.citations[0].quote


def test_a_learned_name_leaves_nothing_to_guess() -> None:
    letters = ("S", "NF", "NFR", "FRA")
    learned = Vocabulary(parties=letters, party_names={"Norrby Framtid": "FRA"})
    assert learned.local_parties_in("Vad anser Norrby Framtid?") == ("FRA",)
    assert learned.local_parties_in("Vad anser Norrby Framtidsråd?") == ()
    assert Vocabulary(parties=letters).local_parties_in("Vad anser Norrby Framtid?") == ()


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Vilka reserverade sig mot beslutet om båthus vid Lillsjön?", "Maja Ek (V) och Rut Alm (MP)"),
        ("Which parties recorded a reservation on båthus near Lillsjön?", "Maja Ek (V) and Rut Alm (MP)"),
    ],
)
def test_a_dissent_in_the_minutes_is_told_though_other_papers_say_more(
    archive: Archive, question: str, who: str
) -> None:
    answer = asked(archive, question)
    assert who in answer.text.split("[")[0]
    assert {one.source for one in answer.citations} == {"mn.txt"}


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Reserverade sig Miljöpartiet mot beslutet om båthus vid Lillsjön?", "Ja, Maja Ek (V) och Rut Alm (MP)"),
        ("Varför reserverade sig Miljöpartiet mot beslutet om båthus vid Lillsjön?", "Skälet framgår inte av arkivet:"),
        (
            "Reserverade sig Demokraterna mot beslutet om båthus vid Lillsjön?",
            "Nej, ingen reservation från D finns i ärendet ”Ansökan",
        ),
    ],
)
def test_that_nobody_dissented_is_never_said_beside_one_who_did(archive: Archive, question: str, start: str) -> None:
    answer = asked(archive, question)
    assert answer.text.startswith(start)
    assert ("ingen reservation" in answer.text) is start.startswith("Nej")


@pytest.mark.parametrize("ask", ["Varför reserverade sig Miljöpartiet", "Vad skrev Miljöpartiet i sin reservation"])
@pytest.mark.parametrize(("organ", "who"), [("socialnämnden", "Rut Lind"), ("idrottsnämnden", "Nils Holm")])
def test_the_organ_that_is_named_tells_which_statement_is_meant(
    archive: Archive, ask: str, organ: str, who: str
) -> None:
    answer = asked(archive, f"{ask} i {organ} om lekparken vid Sjötorget?")
    assert answer.text.startswith(f"{who} (MP) reserverade sig ({organ}")
    assert answer.text.count("reserverade sig (") == 1


def test_where_no_organ_is_named_the_statements_of_both_are_told(archive: Archive) -> None:
    answer = asked(archive, "Varför reserverade sig Miljöpartiet om lekparken vid Sjötorget?")
    assert {one.organ for one in answer.citations} == {"socialnämnden", "idrottsnämnden"}
    assert answer.text.count("reserverade sig (") == 2
