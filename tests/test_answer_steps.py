"""What became of a matter: acts organ by organ, the latest decision, two proposals side by side, later papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
COMMITTEE = """§ 8 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kulturnämnden föreslår kommunfullmäktige besluta att bygga en friluftsscen i Norrby.

Yrkanden
Rut Lod (M) yrkar avslag på förslaget om en friluftsscen i Norrby.
Maja Ek (V) yrkar bifall till förslaget.

Reservation
Rut Lod (M) reserverar sig mot beslutet.
"""
COUNCIL = """§ 50 Friluftsscen i Norrby
Dnr KN-2021-00042

Beslut
Kommunfullmäktige beslutar att bygga en friluftsscen i Norrby.

Yrkanden
Per Wik (M) yrkar återremiss av ärendet om en friluftsscen i Norrby.

Reservation
Per Wik (M) och Kurt Ask (M) reserverar sig mot beslutet.

§ 51 Detaljplan för hamnen i Almvik
Dnr KS-2020-00009

Beslut
Kommunfullmäktige beslutar att anta detaljplanen för hamnen i Almvik.
"""
PLAN = "§ {n} Detaljplan för hamnen i Almvik\nDnr KS-2020-00009\n\nBeslut\nKommunfullmäktige beslutar att {what}.\n"
REPORT = """Almviks kommun
Tjänsteskrivelse
2022-09-01
Till kommunstyrelsen

Badplats vid Sandviken
Dnr KS-2022-00077

Förslag till beslut
Kommunstyrelsen beslutar att anlägga en badplats med brygga och omklädningsrum vid Sandviken.

Bakgrund
Sandviken har en strand som används av många.
"""
TECHNICAL = """§ 90 Badplats vid Sandviken
Dnr KS-2022-00077

Beslut
Tekniska nämnden föreslår kommunstyrelsen besluta att anlägga en badplats med brygga och omklädningsrum vid Sandviken.

§ 91 Cykelgarage vid stationen
Dnr KS-2022-00078

Beslut
Tekniska nämnden föreslår kommunfullmäktige besluta att bygga ett cykelgarage med tak och lås vid stationen.
"""
BOARD = """§ 120 Cykelgarage vid stationen
Dnr KS-2022-00078

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att utreda mark för parkering tillsammans med regionen.
"""
SCHOOLS = """§ 60 Tillstånd för friskolan Eken
Dnr SKN-2021-00060

Beslut
Skolnämnden avstyrker att friskolan Eken får tillstånd att starta i Norrby.

§ 65 Bidrag till föreningen Tallen
Dnr SKN-2021-00065

Beslut
Skolnämnden avslår bidrag till föreningen Tallen för en resa.
"""
LETTER = """{place} kommun
Skolnämnden
Skrivelse
{day}

Redovisning av läget för fristående skolor

{words}
"""
PAPERS = {
    "kn.txt": HEAD.format(organ="Kulturnämnden", day="2021-03-02") + COMMITTEE,
    "kf-2020.txt": HEAD.format(organ="Kommunfullmäktige", day="2020-11-24")
    + PLAN.format(n=77, what="planen ställs ut"),
    "kf-2021.txt": HEAD.format(organ="Kommunfullmäktige", day="2021-05-25") + COUNCIL,
    "kf-2022.txt": HEAD.format(organ="Kommunfullmäktige", day="2022-02-22")
    + PLAN.format(n=9, what="förlänga tiden för genomförande av detaljplanen för hamnen i Almvik"),
    "report.txt": REPORT,
    "tn.txt": HEAD.format(organ="Tekniska nämnden", day="2022-09-20") + TECHNICAL,
    "ks.txt": HEAD.format(organ="Kommunstyrelsen", day="2022-10-04") + BOARD,
    "skn.txt": HEAD.format(organ="Skolnämnden", day="2021-09-14") + SCHOOLS,
    "letter.txt": LETTER.format(
        place="Almviks",
        day="2022-03-01",
        words="Skolinspektionen har gett friskolan Eken tillstånd att starta i Norrby till hösten.",
    ),
    "before.txt": LETTER.format(
        place="Almviks", day="2021-03-01", words="Friskolan Eken söker tillstånd att starta i Norrby hos staten."
    ),
    "elsewhere.txt": LETTER.format(
        place="Björknäs", day="2023-03-01", words="Staten har nekat friskolan Eken tillstånd att starta i Norrby."
    ),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("steps")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        (
            "Hur agerade Moderaterna i kulturnämnden respektive i fullmäktige om friluftsscenen i Norrby?",
            [
                "Rut Lod (M) reserverade sig (kulturnämnden",
                "Per Wik (M) och Kurt Ask (M) reserverade sig (kommunfullmäktige",
                "Rut Lod (M) yrkade: ”avslag",
                "Per Wik (M) yrkade: ”återremiss",
            ],
        ),
        (
            "How did Moderaterna act in kulturnämnden and kommunfullmäktige on friluftsscen in Norrby?",
            [
                "Rut Lod (M) recorded a reservation",
                "Per Wik (M) and Kurt Ask (M) recorded a reservation",
                "Rut Lod (M) moved: ”avslag",
                "Per Wik (M) moved: ”återremiss",
            ],
        ),
        (
            "Vad gjorde Rut Lod i kulturnämnden om friluftsscenen i Norrby?",
            ["Rut Lod (M) reserverade sig (kulturnämnden", "Rut Lod (M) yrkade: ”avslag"],
        ),
    ],
    ids=["party", "English", "person"],
)
def test_how_somebody_acted_is_told_by_dissents_then_by_what_they_moved(
    archive: Archive, question: str, acts: list[str]
) -> None:
    answer = asked(archive, question)
    places = [answer.text.find(act) for act in acts]
    assert places[0] == 0
    assert places == sorted(places)
    assert answer.text.count("[") == len(acts)
    assert "Maja Ek" not in answer.text


def test_acts_are_told_of_the_organ_that_is_named_alone(archive: Archive) -> None:
    answer = asked(archive, "Hur agerade Moderaterna i kulturnämnden om friluftsscenen i Norrby?")
    assert {one.organ for one in answer.citations} == {"kulturnämnden"}


@pytest.mark.parametrize(
    "question",
    [
        "Fick friskolan Eken tillstånd att starta i Norrby?",
        "Hur slutade det för friskolan Eken?",
        "Was friskolan Eken granted tillstånd in Norrby?",
    ],
)
def test_how_it_ended_is_told_by_the_decision_and_by_a_later_paper(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    first, second, *_ = answer.citations
    assert (first.paragraf, second.source) == ("60", "letter.txt")
    assert second.quote.startswith("Skolinspektionen har gett friskolan Eken tillstånd")
    assert answer.text.count("Senare i arkivet") + answer.text.count("Later in the archive") == 1


@pytest.mark.parametrize(
    "question", ["Fick föreningen Tallen bidrag till en resa?", "Was föreningen Tallen granted bidrag för en resa?"]
)
def test_no_later_paper_is_told_where_none_says_enough(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.citations[0].paragraf == "65"
    assert {one.source for one in answer.citations} == {"skn.txt"}


def test_a_later_paper_is_told_only_where_the_end_is_asked_about(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade skolnämnden om tillstånd för friskolan Eken?")
    assert "letter.txt" not in {one.source for one in answer.citations}


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("Vad beslutade fullmäktige om detaljplanen för hamnen i Almvik?", dt.date(2022, 2, 22)),
        ("What did the council decide about detaljplanen för hamnen in Almvik?", dt.date(2022, 2, 22)),
        ("När beslutade fullmäktige att anta detaljplanen för hamnen i Almvik?", dt.date(2021, 5, 25)),
        ("Vad beslutade fullmäktige om detaljplanen för hamnen i Almvik 2020?", dt.date(2020, 11, 24)),
    ],
    ids=["the latest", "English", "by the verb", "by the year"],
)
def test_of_several_decisions_the_one_that_is_asked_about_comes_first(
    archive: Archive, question: str, day: dt.date
) -> None:
    answer = asked(archive, question)
    assert answer.citations[0].date == day
    assert answer.citations[0].quote.startswith("Kommunfullmäktige beslutar")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Följde tekniska nämnden förvaltningens förslag om badplatsen vid Sandviken?", "Förvaltningen föreslog ("),
        ("Did tekniska nämnden follow the proposal on badplats vid Sandviken?", "The administration proposed ("),
    ],
)
def test_a_report_proposes_as_the_administration(archive: Archive, question: str, who: str) -> None:
    answer = asked(archive, question)
    assert who in answer.text
    assert "ommunstyrelsen föreslog" not in answer.text
    assert "ommunstyrelsen proposed" not in answer.text


@pytest.mark.parametrize(
    ("question", "start"),
    [
        (
            "Följde tekniska nämnden förvaltningens förslag om badplatsen vid Sandviken?",
            "Förvaltningen och tekniska nämnden föreslog detsamma [",
        ),
        (
            "Skiljer sig kommunstyrelsens förslag från tekniska nämndens om cykelgaraget vid stationen?",
            "Tekniska nämnden och kommunstyrelsen föreslog inte detsamma [",
        ),
        (
            "Did the proposals of kommunstyrelsen and tekniska nämnden on cykelgarage vid stationen differ?",
            "Tekniska nämnden and kommunstyrelsen did not propose the same [",
        ),
    ],
)
def test_two_proposals_are_set_beside_each_other(archive: Archive, question: str, start: str) -> None:
    answer = asked(archive, question)
    assert answer.text.startswith(start)
    assert len(answer.citations) == 2


POINTS = HEAD.format(organ="Tekniska nämnden", day="2023-05-09") + (
    "§ 33 Belysning på ridstigen\nDnr TN-2023-00033\n\nBeslut\n"
    "Tekniska nämnden föreslår kommunstyrelsen besluta följande.\nKommunstyrelsen föreslår kommunfullmäktige besluta "
    "följande.\n1. Ridstigen vid Almvik får belysning.\n2. Kostnaden tas ur nämndens ram.\n"
)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vad föreslog tekniska nämnden om belysning på ridstigen?", "Tekniska nämnden föreslog kommunstyrelsen (den "),
        ("What did tekniska nämnden propose on 'Belysning på ridstigen'?", "Tekniska nämnden proposed to kommunstyr"),
    ],
)
def test_the_points_are_quoted_without_what_leads_up_to_them(tmp_path: Path, question: str, start: str) -> None:
    with archive_of({"tn.txt": POINTS}, tmp_path) as archive:
        answer = asked(archive, question)
    assert answer.text.startswith(start)
    assert "”1. Ridstigen vid Almvik får belysning." in answer.text
    assert "besluta följande" not in answer.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Vad föreslog tekniska nämnden om belysning på ridstigen?", "(den 9 maj 2023, § 33)"),
        ("What did tekniska nämnden propose on 'Belysning på ridstigen'?", "(9 May 2023, § 33)"),
    ],
)
def test_the_organ_that_is_the_subject_is_not_named_again_as_the_place(
    tmp_path: Path, question: str, place: str
) -> None:
    with archive_of({"tn.txt": POINTS}, tmp_path) as archive:
        answer = asked(archive, question)
    assert place in answer.text
    assert "(tekniska nämnden" not in answer.text


SHORT_NAME = HEAD.format(organ="Trafikutskottet", day="2023-05-09") + (
    "§ 34 Cykelbro vid Almvik\nDnr KS-2023-00034\n\n"
    "Miljö- och trafikutskottets förslag till kommunstyrelsen\nEn cykelbro byggs vid Almvik.\n"
)


def test_the_meeting_is_told_of_an_organ_that_its_own_paper_names_in_short(tmp_path: Path) -> None:
    with archive_of({"tu.txt": SHORT_NAME}, tmp_path) as archive:
        answer = asked(archive, "Vad beslutades om cykelbron vid Almvik?")
    assert answer.text.startswith("Miljö- och trafikutskottet föreslog kommunstyrelsen (den 9 maj 2023, § 34)")


def test_a_decision_of_one_long_sentence_is_cut(tmp_path: Path) -> None:
    points = ", ".join(
        f"{letter}. pröva hur taxan för frakt slår mot öarna i skärgård nummer {letter}" for letter in "abcdefghijk"
    )
    paper = HEAD.format(organ="Tekniska nämnden", day="2023-05-09") + (
        "§ 34 Taxa för frakt i skärgården\nDnr TN-2023-00034\n\nBeslut\n"
        f"Ärendet återremitteras till förvaltningen som får i uppdrag att: {points}.\n"
    )
    with archive_of({"tn.txt": paper}, tmp_path) as archive:
        answer = asked(archive, "Vad beslutade tekniska nämnden om taxan för frakt i skärgården?")
    assert "återremitteras" in answer.text
    assert len(answer.text.split()) <= 120
