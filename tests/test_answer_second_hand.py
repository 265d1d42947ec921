"""What only others tell of, what a second part asks of whoever the first names, and what the archive has no more of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "{place} kommun\nKommunstyrelsen\nSammanträdesprotokoll\n{day}\n\n"
ELMVIK = (
    HEAD.format(place="Elmviks", day="2023-04-18")
    + """§ 31 Båthus vid Tångudden
Dnr KS-2023-00031

Sammanfattning
Vänsterpartiet yrkade i nämnden bifall till båthuset och menade att ”bryggan räcker i tolv år”.
Kulturnämnden. Nämnden avstyrker båthuset. Nämnden anser att utsikten förstörs.
Tångudden får en tillfällig brygga veckorna 14–31.

Beslut
Kommunstyrelsen föreslår kommunfullmäktige att avslå motionen om båthus.

§ 32 Bidrag till regattan
Dnr KS-2023-00032

Sammanfattning
Föreningen kan gå miste om bidrag.

Beslut
Kommunstyrelsen beviljar 50 000 kronor till regattan.

Särskilt yttrande
Rut Alm (MP) lämnar följande särskilda yttrande.
Regattan skrämmer fåglarna vid stranden.

§ 33 Lek vid Sjöängen
Dnr KS-2023-00033

Särskilt yttrande
Rut Alm (MP) lämnar följande särskilda yttrande.
Gungorna gnisslar om nätterna.

§ 38 Bibliotekets öppettider
Dnr KS-2023-00038

Särskilt yttrande
Per Wik (V) lämnar ett särskilt yttrande: Biblioteket bör ha öppet om söndagarna.

§ 36 Utredning av segelskolan
Dnr KS-2023-00036

Beslut
Ärendet om segelskolan återremitteras.

Reservation
Rut Alm (MP) reserverar sig mot beslutet och anför: Segelskolan är utredd sedan länge.
Statens bidrag på 3,5 miljoner kronor kan gå förlorat genom återremissen.
Jag ville att ärendet om segelskolan skulle avgöras i dag enligt förslaget.

§ 34 Detaljplan för Kvarnholmen 1:2
Dnr KS-2023-00034

Beslut
Planen för ett parkeringshus med 240 platser skickas på samråd.

§ 35 Detaljplan för Kvarnholmen 1:3
Dnr KS-2020-00035

Beslut
Planen för en smedja antas.

§ 39 Nyckeltal för parkerna
Dnr KS-2023-00039

Sammanfattning
Parkerna har följts upp.

Planterade träd
140
96
203
Nya bänkar
12
31
44
"""
)
BIRCH = (
    HEAD.format(place="Björkviks", day="2023-04-25")
    + """§ 40 Båthus vid Lönnudden
Dnr KS-2023-00040

Sammanfattning
En brygga medan båthuset byggs kostar 900 000 kronor.

Beslut
Kommunstyrelsen bifaller motionen om båthus på så sätt att ett hus byggs.
"""
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"elmvik.txt": ELMVIK, "bjorkvik.txt": BIRCH}, tmp_path_factory.mktemp("second_hand")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Vad tyckte Vänsterpartiet om båthuset vid Tångudden?",
        "Vad ansåg V om båthuset vid Tångudden?",
        "What did the Left Party want with the boathouse (båthus) at Tångudden?",
    ],
)
def test_what_a_paper_tells_that_a_party_said_is_told_in_the_papers_voice(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert "bryggan räcker i tolv år" in answer.text
    assert not any(one.parties for one in answer.citations)


@pytest.mark.parametrize("asks", ["vad var hon missnöjd med", "hur argumenterade hon", "vad tyckte hon"])
def test_what_is_asked_of_a_person_after_their_party_is_told_in_their_words(archive: Archive, asks: str) -> None:
    answer = asked(archive, f"Vilket parti tillhör Rut Alm, och {asks} om regattan?")
    assert "Rut Alm företrädde MP" in answer.text
    assert "skrämmer fåglarna" in answer.text
    assert "Gungorna" not in answer.text


@pytest.mark.parametrize("asks", ["Vilka pengar kan", "Hur mycket kan"])
def test_a_figure_that_a_party_tells_is_told_in_its_voice(archive: Archive, asks: str) -> None:
    answer = asked(archive, f"{asks} gå förlorade när segelskolan återremitteras enligt Miljöpartiet?")
    assert not answer.abstained
    assert "3,5 miljoner" in answer.text


def test_a_figure_of_the_same_thing_at_another_place_is_none(archive: Archive) -> None:
    answer = asked(archive, "Vad kostar bryggan vid Tångudden?")
    assert answer.abstained
    assert "900 000" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad beslutade kommunfullmäktige i Elmvik till slut om motionen om båthus vid Tångudden?",
        "Hur slutade det till sist i Elmviks kommunfullmäktige med motionen om båthus vid Tångudden?",
    ],
)
def test_the_end_of_a_matter_that_was_only_proposed_is_not_known(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.abstained
    assert "kommunfullmäktige" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Elmvik och Björkvik har båda haft en motion om båthus. Hur skilde sig förslagen åt?",
        "Vad beslutades om båthus i Elmvik respektive Björkvik?",
    ],
)
def test_the_decision_of_each_municipality_is_told(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert "Elmvik, kommunstyrelsen" in answer.text
    assert "avslå motionen om båthus" in answer.text
    assert "ett hus byggs" in answer.text


def test_a_number_is_told_of_the_one_matter_whose_text_says_what_is_asked(archive: Archive) -> None:
    text = asked(archive, "Vilket diarienummer har detaljplanen för Kvarnholmen med ett parkeringshus?").text
    assert "KS-2023-00034" in text
    assert "KS-2020-00035" not in text


def test_a_body_that_is_named_before_its_sentences_is_quoted_with_them(archive: Archive) -> None:
    text = asked(archive, "Vilken nämnd avstyrker båthuset vid Tångudden, och hur motiveras det?").text
    assert "Kulturnämnden. Nämnden avstyrker båthuset. Nämnden anser att utsikten förstörs." in text


def test_the_cells_of_a_row_are_told_apart(archive: Archive) -> None:
    assert "Planterade träd | 140 | 96 | 203" in asked(archive, "Hur många träd planterades i parkerna?").text


def test_a_missing_figure_is_no_silence_on_the_other_part(archive: Archive) -> None:
    question = "Vad ansåg kulturnämnden om båthuset vid Tångudden, och hur många båtar ryms i det?"
    answer = asked(archive, question)
    assert not answer.abstained
    assert "utsikten" in answer.text
    assert asked(archive, "Hur många båtar ryms i båthuset vid Tångudden?").abstained
