"""Which proposal won or fell, who was behind it and who voted for it, as minutes without a list of names tell it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Intent
from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-03

§ 40 Fördelning av landsbygdsstödet
Dnr KS-2022-00040

Beslut
Kommunstyrelsen fördelar landsbygdsstödet lika mellan socknarna.

Yrkanden
Per Wik (M) yrkade, med instämmande av Eva Lod (C), att landsbygdsstödet fördelas lika mellan socknarna.

Maja Ek (V) yrkade bifall till förvaltningens förslag.

Beslutsgång
Med avslag på Maja Eks yrkande beslutade kommunstyrelsen i enlighet med Per Wiks yrkande.

§ 41 Yttrande över länets vandringsleder
Dnr KS-2022-00041

Beslut
Kommunstyrelsen antar yttrandet om vandringsleder.

Yrkanden
Maja Ek (V) yrkade bifall till förslaget med tillägg om vindskydd.

Olle Lind (S) yrkade bifall till förslaget med tillägg om parkering.

Beslutsgång
Kommunstyrelsen biföll Maja Eks tilläggsyrkande om vindskydd.

Kommunstyrelsen avslog Olle Linds tilläggsyrkande om parkering.

§ 42 Åtgärder mot klotter
Dnr KS-2022-00042

Beslut
1. Förvaltningen får i uppdrag att sanera klotter inom ett dygn.
2. Kommunstyrelsen begär ersättning av färgbutikerna för klotter.

Yrkanden
Eva Lod (C) yrkade bifall till punkt 2 och avslag på punkt 1.

Maja Ek (V) yrkade bifall till punkt 1 och avslag på punkt 2.

§ 43 Plan för skridskobanan
Dnr KS-2022-00043

Beslut
Kommunstyrelsen antar planen för skridskobanan.

Beslutsgång
Kommunstyrelsen beslutade med tolv röster mot en att bifalla Per Wiks yrkande.
Maja Ek (V) röstade för bifall till det egna yrkandet.

§ 44 Avgift för båtplatser
Dnr KS-2022-00044

Beslut
Kommunstyrelsen inför en avgift för båtplatser.

Omröstning
Godkänd voteringsproposition: Ja för avslag på förslaget och Nej för bifall till förslaget.
Eva Lod (C), Kurt Ask (M), Olle Lind (S) och Per Wik (M) röstar Ja.
Maja Ek (V) och Rut Alm (MP) röstar Nej.

§ 45 Appen Hamnkoll och gästhamnen
Dnr KS-2022-00045

Beslut
Avtalet om gästhamnen gäller till den 30 juni 2024.

Sammanfattning
Appen Hamnkoll är tänkt för gäster i hamnen. Appen Hamnkoll lanserades i april.

§ 46 Föreskrift om lösa hundar
Dnr KS-2022-00046

Beslut
Föreskriften om lösa hundar fastställs.

§ 47 Hundrastgård vid ån
Dnr KS-2022-00047

Beslut
Hundrastgården vid ån byggs.

§ 48 Regler för torghandel
Dnr KS-2022-00048

Beslut
Reglerna för torghandel antas.

Omröstning
Godkänd voteringsproposition: Ja för avslag och Nej för bifall till tilläggsyrkandet från V.
Omröstningen utfaller med 12 Ja mot 1 Nej.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"ks.txt": MINUTES}, tmp_path_factory.mktemp("winners")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Hur avgjordes fördelningen av landsbygdsstödet? Vems yrkande föll och vems vann?",
        "Vilket förslag om landsbygdsstödet vann, och vilka stod bakom det?",
        "Who won and who lost on the fördelning av landsbygdsstödet?",
    ],
)
def test_it_is_told_whose_proposal_won_and_who_was_behind_each(archive: Archive, question: str) -> None:
    answer = asked(archive, question)

    assert "Med avslag på Maja Eks yrkande beslutade kommunstyrelsen i enlighet med Per Wiks yrkande." in answer.text
    assert {"Per Wik", "Eva Lod", "Maja Ek"} <= set(answer.facts.persons)


def test_of_several_additions_each_ones_fate_is_told(archive: Archive) -> None:
    answer = asked(archive, "Vilka tillägg gick igenom i yttrandet över länets vandringsleder, och vilket föll?")

    assert "biföll Maja Eks tilläggsyrkande om vindskydd" in answer.text
    assert "avslog Olle Linds tilläggsyrkande om parkering" in answer.text


def test_who_wanted_to_reject_one_point_rejected_no_other(archive: Archive) -> None:
    answer = asked(archive, "Vilka partier ville avslå att kommunen begär ersättning av färgbutikerna för klotter?")

    assert answer.facts.persons == ("Maja Ek",)


def test_what_a_party_asks_while_another_wants_to_reject_is_no_question_of_movers(archive: Archive) -> None:
    answer = asked(archive, "Vilka butiker hänvisade Maja Ek till när hon ville avslå åtgärderna mot klotter?")

    assert "yrkade avslag" not in answer.text


def test_a_vote_told_in_prose_names_who_stood_alone(archive: Archive) -> None:
    answer = asked(archive, "Hur föll rösterna om planen för skridskobanan, och vem var ensam på andra sidan?")

    assert "Maja Ek (V) röstade för bifall till det egna yrkandet." in answer.text


def test_a_party_that_only_owns_the_proposal_is_not_asked_how_it_voted(archive: Archive) -> None:
    answer = asked(archive, "Kommunstyrelsen röstade om V:s tillägg till reglerna för torghandel. Vad betydde ja?")

    assert not answer.abstained
    assert "Ja betydde avslag; Nej betydde bifall till tilläggsyrkandet från V" in answer.text


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Vilka ledamöter som inte var moderater röstade för avslag i frågan om avgift för båtplatser?", "Ja: Eva Lod"),
        (
            "Vilka utöver Vänsterpartiet röstade emot avslag i frågan om avgift för båtplatser?",
            "Nej: Maja Ek (V) och R",
        ),
        ("Vilka röstade nej till avgift för båtplatser?", "Nej: Maja Ek (V) och Rut Alm (MP)"),
    ],
)
def test_a_party_left_out_of_the_question_limits_no_side(archive: Archive, question: str, side: str) -> None:
    assert side in asked(archive, question).text


def test_the_day_of_a_thing_inside_a_matter_is_not_that_of_its_meeting(archive: Archive) -> None:
    answer = asked(archive, "Vad är appen Hamnkoll tänkt för, och när togs den i bruk?")

    assert "lanserades i april" in answer.text
    assert "behandlades av" not in answer.text


def test_a_number_asked_for_is_that_of_the_one_matter_whatever_was_done_with_it(archive: Archive) -> None:
    answer = asked(archive, "Vilket diarienummer har föreskriften om lösa hundar som fastställdes i maj 2022?")

    assert answer.question.intent is Intent.LOOKUP
    assert "KS-2022-00046" in answer.text
    assert "KS-2022-00047" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad bestämdes om lösa hundar, och vilka regler ska hundar följa?",
        "Hur många uppdrag följer med beslutet om lösa hundar?",
    ],
)
def test_to_follow_a_rule_is_no_walk_of_a_matter(archive: Archive, question: str) -> None:
    assert asked(archive, question).question.intent is not Intent.CASE


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "Vilka ledamöter röstade som Rut Alm om avgift för båtplatser, och vilken sida tog Moderaterna?",
            "röstade nej: Maja Ek (V) och Rut Alm (MP)",
            "M röstade ja: Kurt Ask (M) och Per Wik (M)",
        )
    ],
)
def test_who_voted_as_somebody_did_is_a_whole_side(archive: Archive, question: str, first: str, second: str) -> None:
    text = asked(archive, question).text

    assert first in text
    assert second in text
    assert text.count("slutade 4 Ja mot 2 Nej") == 1
