"""Silence and answers decided by what the papers of the matter hold: meetings, figures, contracts, the words of those
who are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-11

§ 11 Försäljning av kvarnen
Dnr KS-2031-00011

Beslut
Ärendet utgår och behandlas på kommunstyrelsens extra sammanträde den 18 mars 2031.

§ 12 Bidrag till museet Hamnmagasinet
Dnr KS-2031-00012

Beslut
Ansvaret för bidraget till Hamnmagasinet flyttas från kulturnämnden till fritidsnämnden.

§ 13 Bidrag till ridklubben
Dnr KS-2031-00013

Beslut
Bidraget till ridklubben flyttas från kulturnämnden och höjs till 400 000 kronor.

§ 14 Upphandling av bokbuss
Dnr KS-2031-00014

Beslut
Kommunstyrelsen beslutar att upphandla en bokbuss. Avtal tecknas med vinnande leverantör under hösten.

§ 15 Upphandling av färja
Dnr KS-2031-00015

Beslut
Avtal om en färja tecknas med Skärgårdsrederiet, som lämnade lägsta pris.

§ 16 Vuxenutbildningens organisation
Dnr KS-2031-00016

Beslut
Ärendet återremitteras till stadsledningskontoret, som får i uppdrag att utreda en gemensam nämnd.

§ 17 Framtiden för området kring stationen
Dnr KS-2031-00017

Beslut
Kommunstyrelsen godkänner planen för området kring stationen.

Särskilt yttrande
Maja Ek (V) lämnar följande särskilda yttrande:
Badhuset Delfinen är ritat av en känd arkitekt och borde bevaras för sin arkitektur.
"""

LATER = """Almviks kommun
Tekniska nämnden
Sammanträdesprotokoll
2031-04-08

§ 4 Anmälan av delegationsbeslut
Dnr TN-2031-00004

Beslut
Nämnden lägger anmälan till handlingarna.

Handlingar
Förvaltningens sammanställning den 18 mars 2031
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("records")
    with archive_of({"ks-2031-03-11.txt": MINUTES, "tn-2031-04-08.txt": LATER}, folder) as opened:
        yield opened


def test_a_day_that_papers_on_something_else_name_is_no_meeting(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade kommunstyrelsen den 18 mars 2031 om försäljningen av kvarnen?")
    assert answer.abstained
    assert "protokoll från kommunstyrelsen den 18 mars 2031" in answer.text


def test_the_figure_of_another_matter_is_no_answer(archive: Archive) -> None:
    assert asked(archive, "Hur stort är bidraget till Hamnmagasinet som flyttas från kulturnämnden?").abstained
    assert "400 000" in asked(archive, "Hur stort är bidraget till ridklubben som flyttas från kulturnämnden?").text


@pytest.mark.parametrize(
    ("question", "is_silent"),
    [
        ("Vilken leverantör fick avtalet om bokbussen?", True),
        ("Vilket företag vann upphandlingen av bokbussen?", True),
        ("Vilket företag fick avtalet om färjan?", False),
    ],
)
def test_who_got_a_contract_is_told_where_the_papers_name_them(
    archive: Archive, question: str, is_silent: bool
) -> None:
    assert asked(archive, question).abstained is is_silent


def test_an_administration_that_is_told_to_do_something_need_not_decide(archive: Archive) -> None:
    answer = asked(
        archive, "Vuxenutbildningens organisation återremitterades. Vad är det stadsledningskontoret ska utreda?"
    )
    assert not answer.abstained
    assert "en gemensam nämnd" in answer.text


def test_a_remark_beside_the_question_does_not_silence_those_who_speak_of_it(archive: Archive) -> None:
    answer = asked(
        archive,
        "Varför tyckte Vänsterpartiet att Delfinen borde få finnas kvar? Jag tänker mest på själva huset som sådant,"
        " inte så mycket på pengarna eller på badgästerna.",
    )
    assert not answer.abstained
    assert "arkitekt" in answer.text


def test_an_english_question_is_on_the_topic_where_the_papers_say_what_is_known_of_it_in_swedish(
    archive: Archive,
) -> None:
    answer = asked(archive, "Whatever happened to the grant that Hamnmagasinet used to receive each year?")
    assert not answer.abstained


def test_a_paper_of_the_day_asked_about_is_looked_into_whoever_met_then(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade tekniska nämnden den 11 mars 2031 om upphandlingen av en färja?")
    assert "protokoll från tekniska nämnden den 11 mars 2031" not in answer.text
