"""Which of several matters of one kind a question means: the one of its place, year, day and organ, or none of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

EARLIER = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2019-03-12

§ 4 Renovering av ishallen i Norrby
Dnr KS-2019-00011

Maja Ek (V) yrkar avslag på förslaget.

Beslut
Kommunstyrelsen renoverar ishallen i Norrby.

Reservation
Maja Ek (V) reserverar sig mot beslutet.
"""
LATER = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-10

§ 7 Investering i isarena
Dnr KS-2022-00031

Renoveringen av ishallen i Norrby har redovisats. Enligt uppföljningen den 3 januari 2022 räcker medlen. Ett samråd
hölls, som om lekplatsen i Sundby.

Per Wik (M) yrkar bifall till förslaget, eftersom barnen behöver en plats nära skolan.

Beslut
Kommunstyrelsen renoverar ishallen i Norrby en andra gång.

Reservation
Ida Lund (C) reserverar sig mot beslutet.

§ 8 Lekplats i Sundby
Dnr KS-2022-00032

Lekplatsen i Sundby kostar 400 000 kronor, jämfört med ishallen i Norrby.

Per Wik (M) yrkar bifall till förslaget, eftersom barnen behöver en plats nära skolan.

Beslut
Kommunstyrelsen bygger en lekplats i Sundby.
"""
COMMITTEE = """Almviks kommun
Kommunstyrelsens arbetsutskott
Sammanträdesprotokoll
2022-05-03

§ 2 Lekplats i Sundby
Dnr KS-2022-00032

Maja Ek (V) yrkar återremiss för att grannarna ska höras.

Arbetsutskottets beslut
Arbetsutskottet föreslår kommunstyrelsen att bygga en lekplats i Sundby.

Reservation
Maja Ek (V) reserverar sig mot beslutet.
"""
MEMO = """PM 2022:12 RVI (Dnr KS-2022-00032)

Lekplats i Sundby

Borgarrådsberedningen föreslår att kommunstyrelsen beslutar att bygga en lekplats i Sundby.

Föredragande borgarrådet Per Wik anför följande.

Ärendet

Lekplatsen i Sundby kostar 400 000 kronor.

Almvik den 2 maj 2022

Kommunstyrelsens arbetsutskott

Reservation anfördes av Maja Ek (V) enligt bilaga.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    papers = {
        "ks-2019-03-12.txt": EARLIER,
        "ks-2022-05-10.txt": LATER,
        "ksau-2022-05-03.txt": COMMITTEE,
        "pm-12.txt": MEMO,
    }
    with archive_of(papers, tmp_path_factory.mktemp("matters")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Vem reserverade sig i kommunstyrelsen om renoveringen av ishallen i Norrby 2022?", "Ida Lund", "Maja Ek"),
        ("Vem reserverade sig i kommunstyrelsen om renoveringen av ishallen i Norrby 2019?", "Maja Ek", "Ida Lund"),
    ],
)
def test_a_year_tells_two_matters_apart_whatever_their_titles(
    archive: Archive, question: str, told: str, untold: str
) -> None:
    text = asked(archive, question).text
    assert told in text
    assert untold not in text


def test_an_organ_is_known_by_its_whole_english_name(archive: Archive) -> None:
    question = (
        "Did V enter a reservation in the executive board's working committee on the matter of ”Lekplats i Sundby”?"
    )
    answer = asked(archive, question)
    assert answer.question.organs == ("kommunstyrelsens arbetsutskott",)
    assert answer.text.startswith("Yes")


@pytest.mark.parametrize(
    "question",
    [
        # known at another place, and there only set beside it
        "Hur slutade omröstningen om ishallen i Sundby?",
        "Varför var Moderaterna emot lekplatsen i Norrby?",
        # a party that said nothing in the matter
        "Vad tyckte C om lekplatsen i Sundby när kommunstyrelsen den 10 maj 2022 behandlade frågan?",
        # nobody of the sort
        "Vilken arkitekt ritade förslaget om lekplatsen i Sundby?",
        # what was followed up before the decision
        "Vad beslutade kommunstyrelsen när renoveringen av ishallen i Norrby 2022 följdes upp efteråt?",
    ],
)
def test_a_like_matter_is_no_answer(archive: Archive, question: str) -> None:
    assert asked(archive, question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad tyckte M om lekplatsen i Sundby när kommunstyrelsen den 10 maj 2022 behandlade frågan?", "nära skolan"),
        ("Vad kostar lekplatsen i Sundby?", "400 000 kronor"),
        ("Vilket ställningstagande gjorde kommunstyrelsens arbetsutskott om lekplatsen i Sundby?", "föreslår"),
    ],
)
def test_the_matter_itself_is_answered(archive: Archive, question: str, told: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert told in answer.text


def test_what_a_memo_reports_is_counted_once_with_the_minutes(archive: Archive) -> None:
    answer = asked(archive, "Hur många gånger reserverade sig V i kommunstyrelsens arbetsutskott under 2022?")
    assert answer.facts.count == 1
    assert answer.rows[0].organ == "kommunstyrelsens arbetsutskott"


def test_what_a_thing_lies_near_tells_no_two_matters_apart(archive: Archive) -> None:
    answer = asked(archive, "Vem reserverade sig 2019 mot renoveringen av ishallen vid Sundby?")
    assert not answer.abstained
    assert "Maja Ek" in answer.text
