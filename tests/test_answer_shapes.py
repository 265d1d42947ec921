"""Questions of a narrower shape: two organs, proposal and decision, who moved what, referral bodies, years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

COMMITTEE = """Almviks kommun
Kulturnämnden
Sammanträdesprotokoll
2021-03-02

§ 8 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kulturnämnden föreslår kommunstyrelsen besluta att bygga en friluftsscen i Norrby.

Yrkanden
Rut Lod (C) yrkar, med instämmande av Sven Alm (L), avslag på förslaget om en friluftsscen i Norrby.
Maja Ek (V) yrkar bifall till förslaget om en friluftsscen i Norrby.
Per Wik (M) stödjer Rut Lods (C) yrkande.

Reservation
Rut Lod (C) reserverar sig mot beslutet.
"""

BOARD = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-23

§ 31 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kommunstyrelsen avslår förslaget om en friluftsscen i Norrby.

Yrkanden
Maja Ek (V) yrkar bifall till kulturnämndens förslag om en friluftsscen i Norrby.

Reservation
Maja Ek (V) reserverar sig mot beslutet.

Särskilt yttrande
Eva Lod (C) lämnar ett särskilt yttrande, bilaga 1.
"""

STATEMENT = """Almviks kommun
Kommunstyrelsen
Särskilt yttrande
Centerpartiet
2021-03-23

Särskilt yttrande om friluftsscen i Norrby

Ljudet från scenen når de boende vid Kvarndammen långt in på natten. Vi hade hellre sett ett tält vid badplatsen.

Eva Lod (C)
"""

LATER = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2025-04-15

§ 12 Friluftsscen i Norrby
Dnr KS-2025-00007

Beslut
Kommunstyrelsen beslutar att bygga en friluftsscen i Norrby.

Yrkanden
Eva Lod (C) yrkar bifall till förslaget om en friluftsscen i Norrby.
"""

MEMO = """PM 2031:12 RV (Dnr 321-77/2031)
Lekpark vid Sjötorget
Remiss från kulturrådet
Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande
Remissen besvaras med hänvisning till vad som sägs i promemorian.

Föredragande borgarrådet Alma Bro anför följande.

Ärendet
Kulturrådet föreslår en lekpark vid Sjötorget.

Mina synpunkter
Lekparken vid Sjötorget är ett välkommet förslag för hela staden.

Stockholm den 12 november 2031

Remissammanställning

Socialnämnden
Socialnämndens yttrande den 3 oktober 2031 har i huvudsak följande lydelse.
Gungorna behöver stå längre från kajen och staketet bör höjas. Nämnden saknar plats för barnvagnar.

Idrottsnämnden
Idrottsnämndens yttrande den 4 oktober 2031 har i huvudsak följande lydelse.
Utegymmet vid bron räcker redan för de äldre ungdomarna.
"""
COUNCIL = """Almviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2021-05-25

§ 50 Svar på motion om kallbadhus
Dnr KS-2021-00050

Sammanfattning
Per Wik (M) har lämnat in en motion om ett kallbadhus vid Bryggudden.

Beslut
Kommunfullmäktige avslår motionen.

Omröstning
Godkänd voteringsproposition: Ja för avslag på motionen och Nej för bifall till motionen.
Maja Ek (V), Olle Lind (S) och Eva Lod (C) röstar Ja (3).
Per Wik (M) och Kurt Ask (M) röstar Nej (2).

Reservation
Per Wik (M) reserverar sig mot beslutet till förmån för yrkandet den 20 maj 2021.
Olle Lind (S) reserverar sig och instämmer med (M).

§ 51 Motion av Maja Ek (V) om pendelbåt
Dnr KS-2021-00051

Beslut
Kommunfullmäktige avslår motionen.
"""
WRITTEN = """Almviks kommun
Kommunfullmäktige
Yrkande
Moderaterna
2021-05-20

Yrkande om kallbadhus

Bastun i hamnen stänger i höst och badgästerna blir utan omklädningsrum.
Vi menar att ett kallbadhus kan bära sig självt.

Per Wik (M)
"""
PAPERS = {
    "kf-yrkande-m.txt": WRITTEN,
    "kf-2021-05-25.txt": COUNCIL,
    "kn-2021-03-02.txt": COMMITTEE,
    "ks-2021-03-23.txt": BOARD,
    "ks-yttrande-c.txt": STATEMENT,
    "ks-2025-04-15.txt": LATER,
    "pm-lekpark.txt": MEMO,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("shapes")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Reserverade sig Centerpartiet i både kulturnämnden och kommunstyrelsen om friluftsscenen i Norrby 2021?",
            "Nej, C reserverade sig bara i kulturnämnden, inte i kommunstyrelsen",
        ),
        (
            "V reserverade sig om friluftsscenen i Norrby 2021 i kommunstyrelsen. Gjorde V det i kulturnämnden också?",
            "Nej, V reserverade sig bara i kommunstyrelsen, inte i kulturnämnden",
        ),
    ],
)
def test_two_organs_are_both_looked_up(archive: Archive, question: str, start: str) -> None:
    answer = asked(archive, question)
    assert answer.text.startswith(start)
    assert {one.organ for one in answer.citations} == {"kulturnämnden", "kommunstyrelsen"}


def test_a_statement_is_quoted_from_its_own_paper(archive: Archive) -> None:
    question = "Vad framförde Centerpartiet i sitt särskilda yttrande i kommunstyrelsen om friluftsscenen i Norrby, "
    answer = asked(archive, f"{question}utan att reservera sig?")
    assert not answer.abstained
    assert "Ljudet från scenen når de boende" in answer.text
    assert "reserverade" not in answer.text


def test_a_decision_against_the_proposal_is_told_beside_it(archive: Archive) -> None:
    answer = asked(archive, "Följde kommunstyrelsen 2021 förslaget från kulturnämnden om friluftsscenen i Norrby?")
    assert answer.text.startswith("Nej, kommunstyrelsen beslutade annat än kulturnämnden föreslog")
    assert "Kulturnämnden föreslog" in answer.text
    assert "Kommunstyrelsen beslutade" in answer.text


def test_an_organ_that_only_proposed_did_not_decide_by_itself(archive: Archive) -> None:
    question = "Avgjorde kulturnämnden den 2 mars 2021 ärendet om friluftsscenen i Norrby på egen hand?"
    answer = asked(archive, question)
    assert answer.text.startswith("Nej, kulturnämnden avgjorde inte ärendet utan lämnade ett förslag")
    assert "bygga en friluftsscen" in answer.text


def test_the_end_of_a_matter_leads(archive: Archive) -> None:
    question = "Hur gick det till sist med friluftsscenen i Norrby 2021, och vem fattade det sista beslutet?"
    answer = asked(archive, question)
    assert answer.text.startswith("Kommunstyrelsen beslutade (den 23 mars 2021")


def test_only_those_who_moved_it_are_told(archive: Archive) -> None:
    answer = asked(archive, "Vem yrkade avslag på friluftsscenen i Norrby i kulturnämnden den 2 mars 2021?")
    assert answer.text.startswith("Rut Lod (C) yrkade avslag")
    assert "Sven Alm (L) instämde" in answer.text
    assert "Per Wik (M) stödde yrkandet om avslag från Rut Lod (C)" in answer.text
    assert "Maja Ek" not in answer.text


def test_each_party_is_told_with_its_own_yrkande(archive: Archive) -> None:
    question = "Vad yrkade Vänsterpartiet respektive Moderaterna i kulturnämnden om friluftsscenen i Norrby 2021?"
    answer = asked(archive, question)
    assert "Maja Ek (V) yrkade bifall" in answer.text
    assert "Per Wik (M) stödde yrkandet om avslag från Rut Lod (C)" in answer.text


def test_a_line_over_the_years_says_that_it_changed(archive: Archive) -> None:
    question = "Vilken linje har Centerpartiet haft om friluftsscenen i Norrby genom åren, 2021 och 2025?"
    answer = asked(archive, question)
    assert answer.text.startswith("Linjen har ändrats: avslag 2021 och bifall 2025")


def test_a_referral_body_is_quoted_with_its_own_words_alone(archive: Archive) -> None:
    answer = asked(archive, "Vad tyckte socialnämnden i sitt remissvar om lekparken vid Sjötorget?")
    assert "Gungorna behöver stå längre från kajen" in answer.text
    assert "Utegymmet" not in answer.text
    assert "välkommet förslag" not in answer.text


def test_a_party_that_voted_alike_leads_the_answer(archive: Archive) -> None:
    answer = asked(archive, "Hur röstade Moderaterna om kallbadhuset vid Bryggudden i kommunfullmäktige 2021?")
    assert answer.text.startswith("M röstade nej: Per Wik (M) och Kurt Ask (M)")
    assert "röstade ja" not in answer.text


def test_the_votes_on_one_matter_are_counted_not_those_of_the_year(archive: Archive) -> None:
    answer = asked(archive, "Hur många gånger röstade kommunfullmäktige om kallbadhuset?")
    assert answer.text.startswith("Kommunfullmäktige röstade en gång i ärendet ”Svar på motion om kallbadhus”")
    assert answer.facts.count == 1


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Vilka av de motioner som Moderaterna hade väckt avslogs 2021?", "kallbadhus"),
        ("Vilka motioner av Vänsterpartiet avslogs 2021?", "pendelbåt"),
    ],
)
def test_motions_are_listed_by_those_who_brought_them(archive: Archive, question: str, title: str) -> None:
    answer = asked(archive, question)
    assert answer.facts.count == 1
    assert title in answer.text


def test_who_dissented_is_a_whole_answer(archive: Archive) -> None:
    answer = asked(archive, "Vilka reserverade sig mot beslutet om kallbadhuset i kommunfullmäktige 2021?")
    assert {one.kind.value for one in answer.citations} == {"reservation", "ärende"}  # the heading tells the matter
    assert "Per Wik (M) och Olle Lind (S)" in answer.text


def test_what_else_is_asked_is_answered_too(archive: Archive) -> None:
    question = "Vilka reserverade sig mot beslutet om kallbadhuset, och vem lämnade in motionen om Bryggudden?"
    assert "har lämnat in en motion" in asked(archive, question).text


def test_a_dissent_that_agrees_with_another_is_told_by_the_paper_of_that_other(archive: Archive) -> None:
    answer = asked(archive, "Varför reserverade sig Socialdemokraterna mot beslutet om kallbadhuset 2021?")
    assert not answer.abstained
    assert "Bastun i hamnen stänger" in answer.text


def test_the_meeting_is_told_where_it_is_asked_when_a_matter_was_taken_up(archive: Archive) -> None:
    answer = asked(archive, "När tog kulturnämnden upp ärendet om friluftsscenen i Norrby?")
    assert answer.text.startswith("Ärendet ”Friluftsscen i Norrby” behandlades av kulturnämnden den 2 mars 2021")


def test_the_day_that_a_matter_was_before_an_organ_is_told(archive: Archive) -> None:
    answer = asked(archive, "Vilken dag var ärendet om friluftsscenen i Norrby uppe i kulturnämnden?")
    assert "behandlades av kulturnämnden den 2 mars 2021" in answer.text
