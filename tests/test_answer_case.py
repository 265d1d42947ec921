"""The answer on a matter tells every station, in time order, and which organ's decision the archive lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from answer.models import Intent
from tests.paper_archive import archive_of, asked
from tests.test_index_walk import COUNCIL, PAPERS


@pytest.mark.parametrize(
    "question",
    ["Vad har hänt i ärende KS 2031/42?", "Vad hände med KS 2031/42?", "Hur har KS 2031/42 behandlats?"],
)
def test_every_station_is_told_once_in_time_order(tmp_path: Path, question: str) -> None:
    with archive_of({**PAPERS, "kf.txt": COUNCIL}, tmp_path) as archive:
        answer = asked(archive, question)
    assert answer.question.intent is Intent.CASE
    assert [one.source for one in answer.citations][:4] == ["letter.txt", "kun.txt", "ks.txt", "kf.txt"]
    assert "Kommunfullmäktige beslutade" in answer.text
    assert "finns inte i arkivet" not in answer.text


def test_a_decision_that_the_archive_lacks_is_named(tmp_path: Path) -> None:
    with archive_of(PAPERS, tmp_path) as archive:
        answer = asked(archive, "Vad har hänt i ärende KS 2031/42?")
    assert "Något senare beslut av kommunfullmäktige finns inte i arkivet" in answer.text
    assert not answer.abstained


@pytest.mark.parametrize(
    "question", ["Hur gick det i kommunstyrelsen med KS 2031/42?", "Vad hände med KS 2031/42 i kommunstyrelsen?"]
)
def test_the_organ_that_is_named_is_told_alone(tmp_path: Path, question: str) -> None:
    with archive_of({**PAPERS, "kf.txt": COUNCIL}, tmp_path) as archive:
        answer = asked(archive, question)
    assert {one.source for one in answer.citations} == {"ks.txt"}
