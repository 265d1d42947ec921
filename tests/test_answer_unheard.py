"""Silence on a body that is only asked, on what is still to come, and on a statement that is only announced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.unheard import only_announces
from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Rondell vid Sundbyvägen
Dnr KS-2021-00042

Beslut
Kommunstyrelsen återremitterar ärendet för att en bullermätning ska göras vid Sundbyvägen.

Ärendet
Skolan vill ha en gångbro vid Sundbyvägen. Kostnaden för en gångbro ska redovisas i maj.
Gatukontoret anser att rondellen kan byggas för 12 miljoner kronor. En ansökan om bidrag har skickats till Trafikverket.
Planen har 40 besökare om dagen och ligger vid Bergvägen 3 och Bergvägen 5.

Särskilt yttrande
Per Wik (M) lämnar ett särskilt yttrande, bilaga 2.

§ 18 Interpellation om hamnen
Dnr KS-2021-00043

Beslut
Interpellationen bordläggs till nästa sammanträde.

Ärendet
Maja Ek (V) har ställt en interpellation om hamnen till kommunstyrelsens ordförande Ida Lund (S).

§ 19 Lönerevision 2021
Dnr KS-2021-00044

Beslut
Kommunstyrelsen beslutar att löneutrymmet får vara högst 2 procent.

Särskilt yttrande
Per Wik (M) lämnar följande särskilda yttrande: Lönerevisionen glömmer barnskötarna.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("unheard")
    with archive_of({"ks-2021-03-09.txt": MINUTES}, folder) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Vad svarade Trafikverket om rondellen vid Sundbyvägen?",
        "Vad tyckte Trafikverket om rondellen vid Sundbyvägen?",
        "Vad visade bullermätningen vid Sundbyvägen?",
        "Vad kom bullermätningen vid Sundbyvägen fram till?",
        "Vad skulle en gångbro vid Sundbyvägen kosta?",
        "Vad svarade Ida Lund på interpellationen om hamnen?",
        "Vad skrev Per Wik i sitt särskilda yttrande om rondellen vid Sundbyvägen?",
        "Vilket byggföretag ska bygga rondellen vid Sundbyvägen?",
        "Hur många bor vid rondellen vid Sundbyvägen?",
    ],
)
def test_what_is_only_asked_or_awaited_is_answered_with_silence(archive: Archive, question: str) -> None:
    assert asked(archive, question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hur bemöter gatukontoret kritiken mot påståendet att rondellen vid Sundbyvägen kan byggas?", "12 miljoner"),
        ("Vad tyckte gatukontoret om rondellen vid Sundbyvägen?", "12 miljoner"),
        ("Vad skrev Per Wik i sitt yttrande om lönerevisionen?", "glömmer barnskötarna"),
        ("Vad kom kommunstyrelsen fram till om rondellen vid Sundbyvägen?", "återremitterar"),
    ],
)
def test_what_is_told_is_answered(archive: Archive, question: str, said: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert said in answer.text


@pytest.mark.parametrize(
    ("quote", "only"),
    [
        ("Per Wik (M) lämnar särskilt yttrande, bilaga 3.", True),
        ("Reservation anfördes av Per Wik (M).", True),
        ("Per Wik (M) lämnar ett särskilt yttrande: Rondellen är dyr.", False),
        ("Per Wik (M) anmäler reservation eftersom rondellen är dyr.", False),
        ("Per Wik (M) yrkar bifall till förslaget.", False),
    ],
)
def test_an_announcement_says_only_that_something_is_said(quote: str, only: bool) -> None:
    assert only_announces(quote) is only
