"""Votes of a matter with several of them: what was voted on, who stood aside, and a vote known by its figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
BALLOTS = (
    "Omröstning\nGodkänd voteringsproposition: Ja för bifall till kommunstyrelsens förslag och Nej för {nej}.\n"
    "Eva Lod (C), Kurt Ask (M), Olle Lind (S) och Per Wik (M) röstar Ja (4).\n"
    "Maja Ek (V) och Rut Alm (MP) röstar Nej (2).\nIda Berg (L) avstår (1).\n\n"
)
COUNCIL = (
    HEAD.format(organ="Kommunfullmäktige", day="2022-06-13")
    + "§ 60 Plan för parker i Almvik\nDnr KS-2022-00060\n\nBeslut\nKommunfullmäktige beslutar följande:\n"
    "1. Planen för parker i Almvik antas.\n2. Lekplatsen vid ån rustas upp under året.\n"
    "3. Kolonilotterna vid banvallen avvecklas till våren.\n\n"
    + BALLOTS.format(nej="avslag på punkt 3")
    + BALLOTS.format(nej="bifall till Rut Alms yrkande")
    + BALLOTS.format(nej="bifall till Maja Eks yrkande")
    + """Deltar inte i beslutet
Ida Berg (L) deltar inte i beslutet.

§ 61 Försäljning av gården Ekbo
Dnr KS-2022-00061

Beslut
Ärendet återremitteras till kommunstyrelsen.

Beslutsgång
Minst en tredjedel av ledamöterna röstar för återremiss och ärendet är därmed minoritetsåterremitterat.

Omröstning
Godkänd voteringsproposition: Ja för att ärendet avgörs i dag och Nej för återremiss.
Eva Lod (C), Kurt Ask (M), Olle Lind (S) och Per Wik (M) röstar Ja (4).
Maja Ek (V), Ida Berg (L) och Rut Alm (MP) röstar Nej (3).

Protokollsanteckning
Ida Berg (L) lämnar en protokollsanteckning om gården.

§ 62 Arvoden till förtroendevalda
Dnr KS-2022-00062

Beslut
Kommunfullmäktige beslutar att höja arvodena.

Omröstning
Godkänd voteringsproposition: Ja för att höja arvodena och Nej för återremiss.
Eva Lod (C), Kurt Ask (M) och Olle Lind (S) röstar Ja (3).
Maja Ek (V) röstar Nej (1).

Omröstning
Godkänd voteringsproposition: Ja för att höja arvodena i år och Nej för att höja dem nästa år.
Eva Lod (C), Kurt Ask (M) och Olle Lind (S) röstar Ja (3).
Maja Ek (V) röstar Nej (1).
"""
)
BOARD = """§ {n} {title}
Dnr KS-2022-000{n}

Beslut
Kommunstyrelsen beslutar enligt förslaget.

Omröstning
Godkänd voteringsproposition: Ja för bifall till förslaget och Nej för avslag.
{ja} röstar Ja.
{nej} röstar Nej.

"""
THREE = {"ja": "Eva Lod (C), Kurt Ask (M) och Olle Lind (S)"}
TWO, ONE = {"nej": "Maja Ek (V) och Rut Alm (MP)"}, {"nej": "Maja Ek (V)"}
MAY = (
    BOARD.format(n=30, title="Stöd till föreningar", **THREE, **ONE)
    + BOARD.format(n=31, title="Hyra av magasinet", **THREE, **ONE)
    + BOARD.format(n=32, title="Taxa för båtplatser", **THREE, **TWO)
)
JUNE = BOARD.format(n=44, title="Ny skylt vid torget", **THREE, **TWO)
TECHNICAL = BOARD.format(n=71, title="Salt på vägarna", **THREE, **TWO) + BOARD.format(
    n=72, title="Grus på vägarna", **THREE, **ONE
)
PAPERS = {
    "kf.txt": COUNCIL,
    "ks-maj.txt": HEAD.format(organ="Kommunstyrelsen", day="2022-05-03") + MAY,
    "ks-juni.txt": HEAD.format(organ="Kommunstyrelsen", day="2022-06-07")
    + JUNE
    + BOARD.format(n=45, title="Ny bänk vid torget", **THREE, **ONE),
    "tn-maj.txt": HEAD.format(organ="Tekniska nämnden", day="2022-05-03") + TECHNICAL.replace("KS-2022", "TN-2022"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("votes")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            "Hur slutade omröstningarna om planen för parker i Almvik?",
            "Ytterligare 2 omröstningar slutade likadant (4 Ja, 2 Nej och 1 som avstod): Ja betydde bifall till "
            "kommunstyrelsens förslag, Nej bifall till Rut Alms yrkande och bifall till Maja Eks yrkande",
        ),
        (
            "How did the votes on planen för parker i Almvik end?",
            "Another 2 votes ended the same way (4 Ja, 2 Nej and 1 abstaining)",
        ),
    ],
)
def test_votes_that_ended_alike_are_told_in_one_sentence(archive: Archive, question: str, sentence: str) -> None:
    answer = asked(archive, question)
    assert sentence in answer.text
    assert answer.text.count("4 Ja, 2 Nej") == 2
    assert answer.facts.votes == ("4-2-1",) * 3


def test_votes_of_the_same_figures_on_other_things_are_told_apart(archive: Archive) -> None:
    answer = asked(archive, "Hur slutade omröstningarna om arvodena till förtroendevalda?")
    assert "Första omröstningen" in answer.text
    assert "Andra omröstningen slutade 3 Ja mot 1 Nej" in answer.text
    assert "Nej betydde att höja dem nästa år" in answer.text


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hur slutade omröstningarna om planen för parker i Almvik?", "Punkt 3 löd: ”Kolonilotterna vid banvallen"),
        ("How did the votes on planen för parker i Almvik end?", "Point 3 read: ”Kolonilotterna vid banvallen"),
    ],
)
def test_the_point_that_was_voted_on_is_quoted(archive: Archive, question: str, sentence: str) -> None:
    answer = asked(archive, question)
    assert sentence in answer.text
    assert answer.text.index("avslag på punkt 3") < answer.text.index(sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hur slutade omröstningarna om planen för parker i Almvik?", "Ida Berg (L) deltog inte i beslutet"),
        ("How did the votes on planen för parker i Almvik end?", "Ida Berg (L) did not take part in the decision"),
    ],
)
def test_that_who_abstained_took_no_part_is_noted(archive: Archive, question: str, sentence: str) -> None:
    assert sentence in asked(archive, question).text


def test_notes_of_those_who_voted_are_no_part_of_the_vote(archive: Archive) -> None:
    assert "protokollsanteckning [" not in asked(archive, "Hur slutade omröstningen om gården Ekbo?").text


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Vem avstod i omröstningen om planen för parker i Almvik?", "Avstod: Ida Berg (L)"),
        ("Who abstained in the vote on planen för parker i Almvik?", "Abstained: Ida Berg (L)"),
    ],
)
def test_who_abstained_is_told_without_those_who_voted(archive: Archive, question: str, side: str) -> None:
    answer = asked(archive, question)
    assert side in answer.text
    assert set(answer.facts.persons) == {"Ida Berg"}


def test_who_voted_is_told_with_all_sides(archive: Archive) -> None:
    answer = asked(archive, "Vem röstade i omröstningen om planen för parker i Almvik?")
    assert {"Ida Berg", "Maja Ek", "Kurt Ask"} <= set(answer.facts.persons)


def test_that_a_minority_was_enough_to_put_the_matter_off_is_quoted(archive: Archive) -> None:
    answer = asked(archive, "Hur slutade omröstningen om gården Ekbo?")
    (quoted,) = [one for one in answer.citations if "minoritetsåterremitterat" in one.quote]
    assert quoted.paragraf == "61"
    assert answer.text.index("minoritetsåterremitterat") < answer.text.index("Kommunfullmäktige beslutade (")
    assert "minoritetsåterremitterat" not in asked(archive, "Hur slutade omröstningarna om arvodena?").text


@pytest.mark.parametrize(
    ("question", "paragraf"),
    [
        ("Vad gällde omröstningen i kommunstyrelsen den 3 maj 2022 som slutade 3-2?", "32"),
        ("Vad gällde omröstningen i tekniska nämnden den 3 maj 2022 som slutade 3-2?", "71"),
        ("Vad gällde omröstningen i tekniska nämnden den 3 maj 2022 som slutade 3-1?", "72"),
        ("Vad gällde omröstningen i kommunstyrelsen den 7 juni 2022 som slutade 2 mot 3?", "44"),
        ("Vad gällde omröstningen i kommunstyrelsen den 7 juni 2022 som slutade 3 mot 1?", "45"),
        ("What was the vote in kommunstyrelsen on 7 June 2022 about that ended 3 to 2?", "44"),
        ("Vad röstade kommunfullmäktige om den 13 juni 2022 med 4 mot 3?", "61"),
    ],
)
def test_a_vote_is_found_by_its_figures_its_organ_and_its_day(archive: Archive, question: str, paragraf: str) -> None:
    answer = asked(archive, question)
    assert {one.paragraf for one in answer.citations} == {paragraf}


def test_figures_of_two_votes_of_a_day_lead_to_the_matter_that_is_named(archive: Archive) -> None:
    question = "Vad gällde omröstningen om hyra av magasinet i kommunstyrelsen den 3 maj 2022 som slutade 3-1?"
    assert {one.paragraf for one in asked(archive, question).citations} == {"31"}
