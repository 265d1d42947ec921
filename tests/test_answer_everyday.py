"""What people write without much thought: a greeting, "has it been adopted?", "in what has the party spoken?"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Intent
from answer.question import understand
from answer.vocabulary import read_vocabulary
from index.archive import Archive
from prompts import say
from tests.paper_archive import archive_of, asked

BOARD = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2023-03-14

§ 31 Taxa för gästhamnen
Dnr KS-2023-00031

Sammanfattning
Gästhamnen vid Norrviken har tolv platser. Taxan gäller alla båtar som övernattar i gästhamnen.

Beslut
Kommunstyrelsen föreslår kommunfullmäktige att anta taxa för gästhamnen.

Yrkanden
Maja Ek (V) yrkar avslag på förslaget.

Reservation
Maja Ek (V) reserverar sig mot beslutet.

§ 32 Regler för koloniträdgårdar
Dnr KS-2023-00032

Beslut
Kommunstyrelsen antar regler för koloniträdgårdar.

Yrkanden
Ida Berg (L) yrkar bifall till förslaget.

§ 33 Måltider på fritidshem
Dnr KS-2023-00033

Beslut
Kommunstyrelsen lägger rapporten om måltider till handlingarna.

Särskilt yttrande
Maja Ek (V) lämnar följande särskilda yttrande: Måltiderna bör lagas i skolans eget kök.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"ks.txt": BOARD}, tmp_path_factory.mktemp("everyday")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("hej", "sv"),
        ("Tack så mycket!", "sv"),
        ("Hej! Vem är du?", "sv"),
        ("Vad kan du hjälpa mig med?", "sv"),
        ("hello there", "en"),
        ("Thank you very much", "en"),
        ("what can you do?", "en"),
    ],
)
def test_small_talk_is_answered_with_what_can_be_asked(archive: Archive, text: str, lang: str) -> None:
    answer = asked(archive, text)
    assert answer.text.strip() == say("silence.hello", lang)
    assert answer.abstained
    assert not answer.citations


@pytest.mark.parametrize(
    "text",
    ["Hej, vad beslutades om koloniträdgårdar?", "Vad kan du säga om koloniträdgårdar?"],
)
def test_a_question_that_begins_with_a_greeting_is_no_small_talk(archive: Archive, text: str) -> None:
    assert asked(archive, text).text.strip() != say("silence.hello", "sv")


@pytest.mark.parametrize(
    "text",
    [
        "Har taxan för gästhamnen antagits?",
        "Har taxan för gästhamnen fastställts?",
        "Has 'Taxa för gästhamnen' been introduced?",
    ],
)
def test_whether_something_is_done_is_told_by_the_decision_and_not_by_what_is_proposed(
    archive: Archive, text: str
) -> None:
    first = asked(archive, text).text.split(":")[0]
    assert first.startswith(("Kommunstyrelsen föreslog", "Kommunstyrelsen proposed"))


@pytest.mark.parametrize(
    "text", ["What did the Left Party say about school meals?", "What has Maja Ek (V) said about måltider?"]
)
def test_what_somebody_said_is_a_position_in_english_too(archive: Archive, text: str) -> None:
    assert understand(text, read_vocabulary(archive.catalog)).intent is Intent.POSITION


@pytest.mark.parametrize(
    "text",
    [
        "I vilka ärenden har V yttrat sig?",
        "Vilka ärenden har Vänsterpartiet agerat i?",
        "Which matters has V spoken in?",
    ],
)
def test_the_matters_of_a_party_are_those_in_which_it_said_something(archive: Archive, text: str) -> None:
    answer = asked(archive, text)
    assert [row.paragraf for row in answer.rows] == ["31", "33"]
    assert "V" in answer.text.split("[")[0]


@pytest.mark.parametrize(
    "text", ["Vilket diarienummer har taxan för gästhamnen?", "What is the reference number of 'Taxa för gästhamnen'?"]
)
def test_a_number_that_alone_is_asked_for_is_told_alone(archive: Archive, text: str) -> None:
    answer = asked(archive, text)
    assert "KS-2023-00031" in answer.text
    assert "”Gästhamnen" not in answer.text
    assert "tolv platser" not in answer.text


@pytest.mark.parametrize("mark", ["", ","])
def test_what_is_asked_beside_a_number_is_told_too(archive: Archive, mark: str) -> None:
    answer = asked(archive, f"Vilket diarienummer har taxan för gästhamnen{mark} och hur många platser finns det där?")
    assert "KS-2023-00031" in answer.text
    assert "tolv platser" in answer.text
