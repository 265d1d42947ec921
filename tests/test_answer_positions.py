"""What a party held: in its own words, or in those that it leans on, and never in words on another day's matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\nKultur- och fritidsnämnden\nSammanträdesprotokoll\n{day}\n\n"
PAPERS = {
    "kfn-maj.txt": HEAD.format(day="2024-05-06")
    + """§ 20 Avgift i kulturskolan
Dnr KFN-2024-00020

Beslut
Nämnden beslutar att avgiften i kulturskolan höjs.

Reservation
Maja Ek (V) reserverar sig mot beslutet med följande motivering:
Avgiften stänger ute barn vars föräldrar har det knapert, och det är just de barnen som behöver kulturskolan.
Bo Al (MP) reserverar sig av samma skäl som (V).
""",
    "kfn-juni.txt": HEAD.format(day="2023-06-05")
    + """§ 31 Öppettider på biblioteket
Dnr KFN-2023-00031

Beslut
Nämnden beslutar att biblioteket stänger på söndagar.

Protokollsanteckning
Ida Berg (L) låter anteckna: Biblioteket behövs mest på söndagar när alla är lediga och läxorna väntar.
""",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("positions")) as opened:
        yield opened


def test_who_leans_on_another_partys_reasons_is_told_with_them(archive: Archive) -> None:
    answer = asked(archive, "Hur ställde sig Miljöpartiet till avgiften i kulturskolan?")
    assert answer.question.intent is Intent.POSITION
    assert answer.text.startswith("Bo Al (MP) reserverade sig")
    assert "av samma skäl som (V)" in answer.text
    assert "Maja Ek (V): ”" in answer.text
    assert "stänger ute barn" in answer.text


def test_words_of_another_matter_answer_none_and_no_words_are_said_twice(archive: Archive) -> None:
    assert "söndagar när alla" not in asked(archive, "Vad tyckte L om biblioteket i ärendet KFN-2024-00020?").text
    assert asked(archive, "Vad tyckte L om öppettider på biblioteket?").text.count("söndagar när alla") == 1


def test_who_has_words_of_their_own_leans_on_none(archive: Archive) -> None:
    answer = asked(archive, "What did the Left Party say about the matter 'Avgift i kulturskolan'?")
    assert "stänger ute barn" in answer.text
    assert {party for one in answer.citations for party in one.parties} == {"V"}
