"""Questions on a kind of matter are answered by the list of all of them; those on one matter are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Answer, Intent, Turn
from answer.pipeline import ask
from answer.topics import topic_in
from index.archive import Archive
from tests.paper_archive import archive_of, asked
from tests.sample_archive import check_promises
from tests.test_ingest_numbered_parts import COLLECTED

COUNCIL = """Almviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2022-02-14

§ 3 Ny skola i Fröle
Dnr KS-2022-00003

Kommunfullmäktiges beslut
Kommunfullmäktige beslutar att bygga en skola i Fröle för 90 miljoner kronor.

Omröstning
Den som bifaller förslaget röstar ja. Den som avslår det röstar nej.
Följande röstar ja: Anna Ståhl (M), Bo Al (S).
Följande röstar nej: Maja Ek (V).
Med 2 ja-röster mot 1 nej-röst bifalls förslaget.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering: Vi anser att skolan blir för dyr och att pengarna
behövs till lärare i de skolor som redan finns.

§ 4 Taxa för parkering
Dnr KS-2022-00004

Kommunfullmäktiges beslut
Kommunfullmäktige beslutar att höja taxan för parkering till 20 kronor i timmen.

Reservation
Anna Ståhl (M) reserverar sig mot beslutet.

§ 5 Detaljplan för bostäder i Norrby
Dnr KS-2022-00005

Kommunfullmäktiges beslut
Kommunfullmäktige antar detaljplanen för bostäder i Norrby.
"""
BOARD = """Almviks kommun
Skolnämnden
Sammanträdesprotokoll
2021-05-04

§ 20 Skolskjuts i Fröle
Dnr SKN-2021-00020

Skolnämndens beslut
Skolnämnden beslutar att skolskjutsen i Fröle upphör.

Omröstning
Den som bifaller förslaget röstar ja. Den som avslår det röstar nej.
Följande röstar ja: Bo Al (S).
Följande röstar nej: Anna Ståhl (M), Maja Ek (V).
Med 1 ja-röst mot 2 nej-röster avslås förslaget.

Reservation
Bo Al (S) reserverar sig mot beslutet.

§ 21 Bostadspolitiskt program
Dnr SKN-2021-00021

Skolnämndens beslut
Skolnämnden tillstyrker programmet.
"""
PAPERS = {"kf.txt": COUNCIL, "skn.txt": BOARD}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("town")) as archive:
        yield archive


def listed(answer: Answer) -> list[str]:
    return sorted(row.paragraf or "" for row in answer.rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Vilka partier har reserverat sig i skolfrågor?", ["20", "3"]),
        ("Vilka reserverade sig i frågor om skolan?", ["20", "3"]),
        ("Vilka brukar reservera sig i skolärenden?", ["20", "3"]),
        ("Which parties have dissented in school matters?", ["20", "3"]),
        ("Vilka beslut har fattats om bostäder?", ["21", "5"]),
        ("Vilka beslut har fattats i bostadsfrågor?", ["21", "5"]),
        ("Vilka voteringar har hållits i skolfrågor?", ["20", "3"]),
    ],
)
def test_a_question_on_a_kind_of_matter_lists_every_one_of_them(town: Archive, text: str, rows: list[str]) -> None:
    answer = asked(town, text)
    assert listed(answer) == rows
    assert answer.facts.count == 2
    check_promises(town, answer)


def test_the_list_names_the_parties_and_each_ones_matter(town: Archive) -> None:
    answer = asked(town, "Vilka partier har reserverat sig i skolfrågor?")
    assert answer.text.startswith("2 paragrafer med reservation från")
    assert set(answer.facts.parties) == {"V", "S"}
    assert len(answer.text.splitlines()) == 3  # a row a line
    assert "Skolskjuts i Fröle: Bo Al (S)" in answer.text
    assert "Ny skola i Fröle: Maja Ek (V)" in answer.text


def test_why_is_told_by_their_own_words_and_only_where_they_gave_any(town: Archive) -> None:
    answer = asked(town, "Vilka partier har reserverat sig i skolfrågor, och varför?")
    assert listed(answer) == ["20", "3"]
    assert "Vi anser att skolan blir för dyr" in answer.text
    assert "Bo Al (S) [" in answer.text  # no words of his follow
    check_promises(town, answer)


def test_how_a_party_voted_is_told_matter_by_matter(town: Archive) -> None:
    answer = asked(town, "Hur har Moderaterna röstat i skolfrågor?")
    assert listed(answer) == ["20", "3"]
    assert "Skolskjuts i Fröle: M röstade nej" in answer.text
    assert "Ny skola i Fröle: M röstade ja" in answer.text
    check_promises(town, answer)


def test_whether_one_ever_did_begins_with_yes(town: Archive) -> None:
    answer = asked(town, "Har någon reserverat sig i skolfrågor?")
    assert answer.text.startswith("Ja: 2 paragrafer")


def test_all_that_a_party_dissented_from_is_a_list(town: Archive) -> None:
    answer = asked(town, "Vad har Moderaterna reserverat sig mot?")
    assert listed(answer) == ["4"]
    assert "Taxa för parkering" in answer.text


@pytest.mark.parametrize(
    "text",
    ["Vilka reserverade sig mot skolskjutsen i Fröle?", "Vilka reserverade sig i § 3 om skolfrågor?"],
)
def test_one_matter_is_no_kind(town: Archive, text: str) -> None:
    answer = asked(town, text)
    assert answer.question.intent is Intent.DISSENT
    assert not answer.rows


def test_one_party_after_another_stays_with_the_kind(town: Archive) -> None:
    first = asked(town, "Har Socialdemokraterna reserverat sig i skolfrågor?")
    answer = ask(town, "Och Vänsterpartiet?", history=[Turn(question=first.question.text, answer=first.text)])
    assert "Maja Ek (V)" in answer.text
    assert "Bo Al" not in answer.text


def test_a_topic_is_said_by_its_umlaut_plural_and_by_what_kinds_of_matter_are_about() -> None:
    assert topic_in("bostadsfrågor", lang="sv").is_said_in("Detaljplan för bostäder")
    assert topic_in("bostäder", lang="sv").is_said_in("Bostadspolitiskt program")
    assert topic_in("skolfrågor", lang="sv").is_said_in("Odenskolans matsal")
    assert not topic_in("vägfrågor", lang="sv").is_said_in("Vagnhallen")


@pytest.mark.parametrize(
    "text",
    [
        "Vilket parti har reserverat sig flest gånger?",
        "Vem har reserverat sig mest?",
        "Which party dissented the most?",
    ],
)
def test_who_did_it_most_is_counted_over_all_of_them(town: Archive, text: str) -> None:
    answer = asked(town, text)
    assert "V 1" in answer.text
    assert set(answer.facts.parties) == {"V", "M", "S"}
    assert len(answer.rows) == 3


@pytest.mark.parametrize(
    ("text", "rows"), [("Vilka detaljplaner har antagits?", ["5"]), ("Vilka taxor höjdes?", ["4"])]
)
def test_a_sort_of_matter_with_what_was_done_is_the_list_of_its_decisions(
    town: Archive, text: str, rows: list[str]
) -> None:
    assert listed(asked(town, text)) == rows


def test_what_a_party_drives_is_all_that_it_moved_and_said(town: Archive) -> None:
    assert listed(asked(town, "Vilka frågor har Vänsterpartiet drivit?")) == ["3"]


def test_dissents_of_several_organs_that_one_paper_tells_of_are_rows_of_their_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with archive_of({"arende.txt": COLLECTED}, tmp_path_factory.mktemp("collected")) as archive:
        answer = asked(archive, "Hur många reservationer finns det om lekplatser?")
    board = "Eva Ek (V), Nina Roos-Lindqvist (V), Pia Mård (V) och Stig Byström (V)"
    assert [(row.organ, row.detail) for row in answer.rows] == [
        ("tekniska nämnden", "Bo Al (MP)"),
        ("kommunstyrelsen", board),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Vilka reserverade sig i kommunfullmäktige den 14 februari 2022?", ["3", "4"]),
        ("Vem reserverade sig 2021?", ["20"]),
        ("Hur röstade Vänsterpartiet i kommunfullmäktige den 14 februari 2022?", ["3"]),
        ("Vilka voteringar hölls i skolnämnden den 4 maj 2021?", ["20"]),
    ],
)
def test_a_meeting_without_a_matter_is_answered_by_all_of_its_records(
    town: Archive, text: str, rows: list[str]
) -> None:
    assert listed(asked(town, text)) == rows


def test_a_party_that_did_not_dissent_at_a_meeting_is_told_so_with_who_did(town: Archive) -> None:
    answer = asked(town, "Reserverade sig Socialdemokraterna i kommunfullmäktige den 14 februari 2022?")
    assert answer.text.startswith("Nej, ingen reservation från S finns (kommunfullmäktige, 14 februari 2022)")
    assert listed(answer) == ["3", "4"]
    assert not answer.abstained
    why = asked(town, "Varför reserverade sig Socialdemokraterna i kommunfullmäktige den 14 februari 2022?")
    assert why.abstained


def test_a_long_conversation_keeps_the_kind_it_began_with(town: Archive) -> None:
    turns: list[Turn] = []
    for text in ("Vilka partier har reserverat sig i skolfrågor?", "varför?", "bara 2022", "och Vänsterpartiet?"):
        turns.append(Turn(question=text, answer=ask(town, text, history=turns).text))
    answer = ask(town, "hur röstade de?", history=turns)
    assert "Ny skola i Fröle" in answer.text
    assert "röstade nej" in answer.text
