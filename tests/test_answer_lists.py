"""Lists by their criteria: complete, each § once, paged, and the criteria said, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.followup import asks_more, page_of
from answer.models import Answer, Turn
from answer.pipeline import ask
from index.archive import Archive
from tests.paper_archive import archive_of, asked
from tests.sample_archive import check_promises

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
BALLOTS = (
    "Omröstning\nDen som bifaller förslaget röstar ja. Den som avslår det röstar nej.\n"
    "Följande röstar ja: {ja}.\nFöljande röstar nej: {nej}.\nMed {n_ja} ja-röster mot {n_nej} nej-röster {outcome}\n\n"
)
COUNCIL = (
    HEAD.format(organ="Kommunfullmäktige", day="2022-02-14")
    + "§ 3 Svar på motion av Maja Ek (V) om gratis frukost i skolan\nDnr KS-2022-00003\n\n"
    "Kommunfullmäktiges beslut\nKommunfullmäktige avslår motionen.\n\n"
    + BALLOTS.format(
        ja="Anna Ståhl (M), Bo Al (S)", nej="Maja Ek (V)", n_ja=2, n_nej=1, outcome="avslås motionen."
    )
    + "Reservation\nMaja Ek (V) reserverar sig mot beslutet.\n\n"
    "§ 4 Svar på motion av Anna Ståhl (M) om fler laddstolpar\nDnr KS-2022-00004\n\n"
    "Kommunfullmäktiges beslut\nKommunfullmäktige bifaller motionen.\n\n"
    "§ 5 Ny idrottshall i Norrby\nDnr KS-2022-00005\n\n"
    "Kommunfullmäktiges beslut\nÄrendet återremitteras till kommunstyrelsen för att pröva en enklare grund.\n\n"
    + BALLOTS.format(
        ja="Anna Ståhl (M)", nej="Bo Al (S), Maja Ek (V)", n_ja=1, n_nej=2, outcome="återremitteras ärendet."
    )
    + "Reservation\nAnna Ståhl (M) reserverar sig mot beslutet.\n"
)  # fmt: skip
EXTRACT = COUNCIL.replace("Sammanträdesprotokoll", "Protokollsutdrag").split("§ 4")[0]
BOARD = (
    HEAD.format(organ="Skolnämnden", day="2021-05-04")
    + "§ 20 Skolskjuts i Fröle\nDnr SKN-2021-00020\n\nSkolnämndens beslut\nSkolnämnden beslutar att skolskjutsen i "
    "Fröle upphör.\n\nReservation\nMaja Ek (V) reserverar sig mot beslutet.\n\n"
    "§ 21 Måltider på lov\nDnr SKN-2021-00021\n\nSkolnämndens beslut\nÄrendet bordläggs till nästa sammanträde.\n"
)
PAPERS = {"kf.txt": COUNCIL, "kf-utdrag.txt": EXTRACT, "skn.txt": BOARD}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("town")) as archive:
        yield archive


def listed(answer: Answer) -> list[str | None]:
    return [row.paragraf for row in answer.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Vilka motioner avslogs 2022?", ["3"]),
        ("Which motions were rejected in 2022?", ["3"]),
        ("Vilka ärenden återremitterades?", ["5"]),
        ("Which matters were referred back?", ["5"]),
        ("Vilka ärenden bordlades 2021?", ["21"]),
        ("Hur många reservationer har V lämnat?", ["20", "3"]),
        ("How many reservations did V make?", ["20", "3"]),
        ("Hur många reservationer har V lämnat i skolnämnden?", ["20"]),
        ("Lista alla reservationer från V om skolan", ["20", "3"]),
        ("Vilka reservationer lämnades 2022?", ["3", "5"]),
        ("Lista alla beslut om skolan 2022", ["3"]),
        ("List all decisions about schools in 2022", ["3"]),
        ("Lista alla beslut om idrottshallar", ["5"]),
        ("Lista alla voteringar där M och S röstade olika", ["5"]),
        ("In which votes did M and S vote differently?", ["5"]),
        ("Lista alla voteringar där M och S röstade lika", ["3"]),
        ("Lista alla ärenden i skolnämnden", ["20", "21"]),
    ],
)
def test_a_list_holds_what_meets_every_criterion(town: Archive, text: str, rows: list[str]) -> None:
    answer = asked(town, text)
    assert listed(answer) == rows
    assert answer.facts.count == len(rows)
    assert list(dict.fromkeys(citation.paragraf for citation in answer.citations)) == rows


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Lista alla reservationer från V om skolan", "2 paragrafer med reservation från V om ”skolan” ["),
        ("Lista alla beslut om skolan 2022", "1 paragraf med beslut om ”skolan” (2022) ["),
        ("Lista alla voteringar där M och S röstade olika", "1 omröstning där M och S röstade olika ["),
        ("Which matters were referred back?", "1 matter ["),
    ],
)
def test_the_criteria_are_said_with_the_count(town: Archive, text: str, lead: str) -> None:
    assert asked(town, text).text.startswith(lead)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lista alla reservationer om laddstolpar", "om ”laddstolpar”"),
        ("Vilka ärenden bordlades 2022?", "(2022)"),
        ("Hur många ärenden behandlade byggnadsnämnden?", "byggnadsnämnden finns inte"),
        ("Lista alla voteringar där V och KD röstade olika", "inga sådana"),
    ],
)
def test_none_is_said_as_none(town: Archive, text: str, told: str) -> None:
    answer = asked(town, text)
    assert answer.abstained
    assert answer.facts.count == 0
    assert told in answer.text
    assert not answer.rows


def test_how_each_party_voted_is_told(town: Archive) -> None:
    answer = asked(town, "Lista alla voteringar där M och S röstade olika")
    assert "M röstade ja och S röstade nej, 1 Ja mot 2 Nej" in answer.text


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    items = "".join(
        f"§ {n} Bidrag till förening nr {n}\nDnr KS-2020-{n:05}\n\nKommunstyrelsens beslut\nKommunstyrelsen beviljar"
        f" ett bidrag på {n} 000 kronor.\n\nReservation\nMaja Ek (V) reserverar sig mot beslutet.\n\n"
        for n in range(1, 46)
    )
    papers = {"ks.txt": HEAD.format(organ="Kommunstyrelsen", day="2020-10-06") + items}
    with archive_of(papers, tmp_path_factory.mktemp("long")) as archive:
        yield archive


def test_a_long_list_is_paged_and_complete_in_its_rows(long: Archive) -> None:
    history: list[Turn] = []
    told: list[str | None] = []
    for text in ("Lista alla reservationer från V", "visa fler", "Nästa sida, tack"):
        answer = ask(long, text, history=history)
        check_promises(long, answer)
        history.append(Turn(question=text, answer=answer.text))
        assert (answer.facts.count, len(answer.rows)) == (45, 45)
        told += dict.fromkeys(citation.paragraf for citation in answer.citations)
    assert told == [str(n) for n in range(1, 46)]
    assert "här är nr 1–20 och 25 till" in history[0].answer
    assert "här är nr 41–45 [" in history[2].answer


def test_the_last_page_is_told_again_when_no_more_is_left(long: Archive) -> None:
    history = [Turn(question=text, answer="") for text in ("Lista alla reservationer från V", *["fler"] * 5)]
    assert "nr 41–45" in ask(long, "fler", history=history).text


@pytest.mark.parametrize(
    "text",
    ["visa fler", "Nästa", "fler, tack", "Visa resten!", "show more", "next page", "Show me more please", "nästa sida"],
)
def test_more_is_asked_for_in_many_words(text: str) -> None:
    assert asks_more(text)
    assert page_of(text, [Turn(question="Lista alla beslut", answer="")]) == 2
    assert page_of(text, []) == 1


@pytest.mark.parametrize(
    "text", ["nästa år", "Vilka fler reserverade sig?", "visa hela reservationen", "more about schools"]
)
def test_other_questions_ask_for_no_page(text: str) -> None:
    assert not asks_more(text)
