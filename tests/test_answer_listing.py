"""Lists and counts: complete, each matter once, and none said as none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answer.models import Answer
from tests.paper_archive import archive_of, asked

pytest_plugins = ("tests.sample_plugin",)
Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "text",
    ["Hur många voteringar hölls i kommunstyrelsen 2020?", "How many votes were held in kommunstyrelsen in 2020?"],
)
def test_a_list_of_one_says_one(ask_sample: Ask, text: str) -> None:
    answer = ask_sample(text)
    assert answer.facts.count == 1
    assert answer.text.startswith("1 ")


def test_a_list_of_none_says_none_and_cites_nothing_else(ask_sample: Ask) -> None:
    answer = ask_sample("Hur många reservationer lämnade Liberalerna 2022?")
    assert answer.facts.count == 0
    assert answer.abstained
    assert not answer.citations


def test_a_motion_is_known_by_the_decision_on_it_where_the_title_does_not_say(tmp_path: Path) -> None:
    minutes = (
        "Almviks kommun\nKommunfullmäktige\nSammanträdesprotokoll\n2021-06-15\n\n"
        "§ 52 Pendelbåt till Östvik\nDnr KS-2021-00052\n\n"
        "Sammanfattning\nMaja Ek (V) har lämnat in en motion om en pendelbåt.\n\n"
        "Beslut\nKommunfullmäktige bifaller motionen.\n\n"
        "§ 53 Ny brygga i Östvik\nDnr KS-2021-00053\n\nBeslut\nKommunfullmäktige bifaller förslaget om en brygga.\n"
    )
    with archive_of({"kf.txt": minutes}, tmp_path) as archive:
        answer = asked(archive, "Vilka av Vänsterpartiets motioner bifölls i juni 2021?")

    assert [row.paragraf for row in answer.rows] == ["52"]


def test_an_attached_reservation_is_not_counted_beside_the_minutes(ask_sample: Ask) -> None:
    answer = ask_sample("I hur många paragrafer reserverade sig Miljöpartiet i kommunfullmäktige 2019?")
    numbers = [row.paragraf for row in answer.rows]
    assert answer.facts.count == len(numbers)
    assert len(numbers) == len(set(numbers)), "each § once"


def test_motions_are_found_under_the_title_of_their_answer(ask_sample: Ask) -> None:
    answer = ask_sample("Vilka motioner avslogs 2021?")
    assert answer.facts.count is not None
    assert answer.facts.count >= 1
    assert all("motion" in citation.section.lower() or citation.paragraf for citation in answer.citations)


@pytest.mark.parametrize("text", ["\ud800 vad beslutades om skolan?", "Vad beslutades om \udfff?"])
def test_a_lone_surrogate_is_no_fault(ask_sample: Ask, text: str) -> None:
    assert ask_sample(text).text


def test_the_votes_of_one_matter_are_told_by_their_place(ask_sample: Ask) -> None:
    answer = ask_sample("Hur slutade omröstningarna om Tröskeby skola i kommunfullmäktige den 10 juni 2019?")
    assert answer.facts.votes[:2] == ("17-12-2", "13-18-0")
    assert answer.text.count("Avveckling av Tröskeby skola") == 1, "the title is said once"
    assert "Andra omröstningen slutade 13 Ja mot 18 Nej" in answer.text
