"""What is asked of a thing inside a matter: each time that it was up, its papers' days, the points that are counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
AUGUST = """§ 81 Statistik över badolyckor
Dnr KS-2023-00081

Beslut
Ärendet om statistik över badolyckor bordläggs till den 12 september 2023.
"""
SEPTEMBER = """§ 92 Statistik över badolyckor
Dnr KS-2023-00081

Beslut
Fritidsnämnden får i uppdrag att föra statistik över badolyckor.

§ 93 Remiss om skyltning i fjällen
Dnr KS-2023-00093

Sammanfattning
Flera yttranden om skyltning i fjällen har kommit in, och datum för yttranden om skyltning i fjällen följer nedan.

Arbetsutskottets yttrande daterat den 4 maj 2023 har i huvudsak följande lydelse. Skyltningen i fjällen \
är bra. Fritidsnämndens yttrande daterat den 9 juni 2023 har i huvudsak följande lydelse. Skyltningen \
i fjällen brister.

Beslut
Kommunstyrelsen besvarar remissen.

§ 94 Nytt hamnavtal med länet
Dnr KS-2023-00094

Beslut
Kommunstyrelsen beslutar:
1. Almviks kommun ingår hamnavtalet med länet för de kommande åren och noterar att avtalet ersätter tidigare ordning.
2. Almviks kommun ingår delavtalet om fyrar vid de yttre skären, med de kartor och bilder som hör till utredningen.
3. Almviks kommun ingår delavtalet om isbrytning i viken under vintern, med de kostnader som följer av utredningen.
4. Almviks kommun ingår delavtalet om farledens djup och bredd, med de mått och ritningar som hör till utredningen.
5. Kommunstyrelsen antecknar redovisningen.
"""
COMMITTEE = """§ 12 Extra möte om fiskevård
Dnr FN-2023-00012

Sammanfattning
Arbetsutskottet har föreslagit fritidsnämnden att hålla ett extra möte om fiskevård i oktober.

Beslut
Fritidsnämnden håller extra sammanträde i höst om plan för fiskevård.
"""
BEFORE = """§ 5 Extra möte om fiskevård
Dnr FN-2023-00005

Beslut
Arbetsutskottet föreslår fritidsnämnden ett extra möte om fiskevård i oktober.
"""
MOTIONS = """§ 21 Motion av Maja Ek (V) om gratis bad
Dnr KF-2023-00021

Beslut
Kommunfullmäktige avslår motionen.

§ 22 Motion av Per Wik (M) om nya bryggor
Dnr KF-2023-00022

Beslut
Kommunfullmäktige avslår motionen.
"""
PAPERS = {
    "ks-aug.txt": HEAD.format(organ="Kommunstyrelsen", day="2023-08-29") + AUGUST,
    "ks-sep.txt": HEAD.format(organ="Kommunstyrelsen", day="2023-09-12") + SEPTEMBER,
    "au.txt": HEAD.format(organ="Arbetsutskottet", day="2023-05-02") + BEFORE,
    "fn.txt": HEAD.format(organ="Fritidsnämnden", day="2023-06-20") + COMMITTEE,
    "kf.txt": HEAD.format(organ="Kommunfullmäktige", day="2023-04-24") + MOTIONS,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("inside")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Statistiken över badolyckor var uppe i augusti och igen i september 2023. Vad hände de två gångerna?",
        "Vad beslutades om statistik över badolyckor i augusti respektive i september 2023?",
    ],
)
def test_what_was_done_each_time_is_told_in_order(archive: Archive, question: str) -> None:
    text = asked(archive, question).text

    assert 0 <= text.find("bordläggs till den 12 september") < text.find("får i uppdrag att föra statistik")


def test_a_papers_day_is_told_for_each_office_asked_about(archive: Archive) -> None:
    answer = asked(
        archive,
        "Vilka datum har arbetsutskottets respektive fritidsnämndens yttranden om skyltning i fjällen?",
    )

    assert len(answer.citations) == 2
    assert "Arbetsutskottets yttrande daterat den 4 maj 2023" in answer.text
    assert "Fritidsnämndens yttrande daterat den 9 juni 2023" in answer.text


def test_points_that_are_counted_are_all_told_with_their_number(archive: Archive) -> None:
    answer = asked(
        archive, "Hur många delavtal hör till det nya hamnavtalet med länet som kommunstyrelsen beslutade om?"
    )

    assert not answer.abstained
    assert answer.facts.count == 3
    assert all(thing in answer.text for thing in ("fyrar", "isbrytning", "farledens djup"))


def test_how_it_ended_is_told_by_the_later_decision_not_by_what_led_to_it(archive: Archive) -> None:
    answer = asked(archive, "I maj 2023 föreslog arbetsutskottet ett extra möte om fiskevård. Blev det beslutat?")

    assert "Senare i arkivet, fritidsnämnden den 20 juni 2023, § 12: ”Fritidsnämnden håller extra" in answer.text


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Hur många motioner avslogs i april 2023?", "2 motioner"),
        ("How many motions were rejected in April 2023?", "2 motions"),
        ("Hur många motioner från V avslogs i april 2023?", "1 motion "),
    ],
)
def test_a_list_counts_what_is_asked_for_by_its_name(archive: Archive, question: str, start: str) -> None:
    assert asked(archive, question).text.startswith(start)
