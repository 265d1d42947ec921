"""Answers from an archive of two papers: reasons through a written yrkande, and votes on somebody's yrkande."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Isbana i Norrby
Dnr KS-2021-00042

Beslut
Kommunstyrelsen avslår förslaget om en isbana i Norrby.

Handlingar
Yrkande från V den 8 mars 2021

Yrkanden
Maja Ek (V) yrkar bifall till förslaget om en isbana och yrkandet från V den 8 mars 2021.
Per Wik (M) yrkar avslag på förslaget om en isbana.

Propositionsordning
Ordföranden ställer propositioner på yrkandena och finner att Per Wiks yrkande bifallits. Omröstning begärs.

Omröstning
Godkänd voteringsproposition: Ja för bifall till Per Wiks yrkande och Nej för bifall till Maja Eks yrkande.
Per Wik (M), Eva Lod (C) och Kurt Ask (M) röstar Ja (3).
Maja Ek (V) och Olle Lind (S) röstar Nej (2).

Reservation
Maja Ek (V) reserverar sig mot beslutet till förmån för det egna yrkandet.

Deltar inte i beslutet
Olle Lind (S) deltar inte i beslutet.

Protokollsanteckning
Eva Lod (C) lämnar följande protokollsanteckning:
Vi anser att en isbana kräver ett elavtal som kommunen ännu saknar.
"""

YRKANDE = """Almviks kommun
Kommunstyrelsen
Yrkande
Vänsterpartiet
2021-03-08

Yrkande om isbana i Norrby

Förslag till beslut
1. Kommunen anlägger en isbana i Norrby till vintern.
2. Kultur- och fritidsnämnden får i uppdrag att ta fram en plan. Planen ska även omfatta belysning.

Yrkandet
Barnen i Norrby har ingen plats för rörelse under vintern. Vi menar att en isbana ger alla barn samma möjlighet.
Den kan drivas med överskottsvärme från badhuset.
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

Särskilt uttalande gjordes av borgarrådet Knut Alm (S) enligt följande.
Lekparken vid Sjötorget borde även få belysning för barnens trygghet.

Remissammanställning

Socialnämnden
Socialnämnden beslutade vid sitt sammanträde den 3 oktober 2031 att godkänna förvaltningens tjänsteutlåtande som svar.
Reservation anfördes av Rut Lind m.fl. (alla MP) enligt följande.
Vi anser att lekparken vid Sjötorget tar mark från det enda kvarvarande grönområdet.
"""
PAPERS = {"ks-2021-03-09.txt": MINUTES, "ks-yrkande-isbana.txt": YRKANDE, "pm-lekpark.txt": MEMO}


@pytest.fixture
def small_archive(tmp_path: Path) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path) as archive:
        yield archive


def test_a_reason_is_told_by_the_written_yrkande_and_not_by_the_points_it_proposes(small_archive: Archive) -> None:
    answer = asked(small_archive, "Varför reserverade sig Vänsterpartiet i ärendet om isbanan i Norrby?")
    assert "Barnen i Norrby har ingen plats" in answer.text
    assert "får i uppdrag att ta fram en plan" not in answer.text
    assert "omfatta belysning" not in answer.text


def test_what_the_yrkande_wanted_is_told_by_its_points(small_archive: Archive) -> None:
    answer = asked(small_archive, "Vänsterpartiet reserverade sig om isbanan i Norrby. Vad gick deras yrkande ut på?")
    assert "anlägger en isbana" in answer.text


def test_a_vote_on_the_yrkande_of_a_person_says_what_that_person_moved(small_archive: Archive) -> None:
    answer = asked(small_archive, "Hur röstade Moderaterna om isbanan i Norrby?")
    assert "Ja betydde bifall till Per Wiks yrkande" in answer.text
    assert "Per Wik (M) yrkade: ”avslag på förslaget om en isbana.”" in answer.text


def test_a_vote_with_a_question_why_gives_the_reason_before_the_decision(small_archive: Archive) -> None:
    answer = asked(small_archive, "Hur röstade Centerpartiet om isbanan i Norrby, och vilket skäl gav de?")
    assert answer.text.startswith("Eva Lod (C) röstade ja")
    assert "ett elavtal som kommunen ännu saknar" in answer.text
    decided = answer.text.find("Kommunstyrelsen beslutade")
    assert decided < 0 or answer.text.index("elavtal") < decided


@pytest.mark.parametrize(
    ("question", "begins", "abstained"),
    [
        ("Reserverade sig Vänsterpartiet i ärendet om isbanan i Norrby?", "Ja, Maja Ek (V) reserverade sig", False),
        ("Reserverade sig Moderaterna i ärendet om isbanan i Norrby?", "Nej, ingen reservation från M", False),
        ("Deltog Socialdemokraterna i beslutet om isbanan i Norrby?", "Nej, Olle Lind (S) deltog inte", False),
        ("Deltog Socialdemokraterna inte i beslutet om isbanan i Norrby?", "Ja, Olle Lind (S) deltog inte", False),
        ("Var Vänsterpartiet med bland reservanterna om isbanan i Norrby?", "Ja, Maja Ek (V) reserverade sig", False),
        ("Did the Left Party (V) record a reservation in the matter of isbana in Norrby?", "Yes, Maja Ek (V)", False),
        ("Vilken reservation lämnade Moderaterna om isbanan i Norrby?", "Nej, ingen reservation från M", True),
    ],
)
def test_whether_somebody_dissented_is_answered_yes_or_no(
    small_archive: Archive, question: str, begins: str, abstained: bool
) -> None:
    answer = asked(small_archive, question)
    assert answer.text.startswith(begins)
    assert answer.abstained is abstained


@pytest.mark.parametrize(
    ("question", "place", "who"),
    [
        ("Vem reserverade sig i socialnämnden om lekparken vid Sjötorget?", "socialnämnden den 3 oktober 2031", "MP"),
        ("Varför reserverade sig MP om lekparken vid Sjötorget?", "socialnämnden den 3 oktober 2031", "MP"),
        ("Vad anser Miljöpartiet om lekparken vid Sjötorget?", "socialnämnden", "MP"),
        ("Vilka gjorde ett särskilt uttalande om lekparken vid Sjötorget?", "borgarrådsberedningen", "Knut Alm (S)"),
    ],
)
def test_a_dissent_that_a_memo_reports_is_told_in_its_own_organ(
    small_archive: Archive, question: str, place: str, who: str
) -> None:
    answer = asked(small_archive, question)
    first, _, _ = answer.text.partition("[1]")
    assert place in first
    assert who in first
    spoken = {(party, one.organ) for one in answer.citations for party in one.parties}
    assert spoken <= {("MP", "socialnämnden"), ("S", "borgarrådsberedningen")}


def test_a_party_called_a_list_is_no_request_for_a_list(small_archive: Archive) -> None:
    answer = asked(small_archive, "Varför reserverade sig De Yngres Lista i ärendet om isbanan i Norrby?")
    assert answer.question.intent is Intent.REASON
    assert answer.facts.count is None


def test_what_was_decided_after_the_last_paper_is_not_told(small_archive: Archive) -> None:
    answer = asked(small_archive, "Vad beslutade kommunstyrelsen om isbanan i Norrby 2044?")
    assert answer.abstained


def test_how_somebody_voted_without_a_vote_is_silence(small_archive: Archive) -> None:
    answer = asked(small_archive, "Vad röstade Knut Alm (S) om lekparken vid Sjötorget?")
    assert answer.abstained
