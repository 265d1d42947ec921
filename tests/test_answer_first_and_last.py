"""What was wanted at first and what came of it, what a decision leans on, and follow-ups that ask of something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Intent, Turn
from answer.question import understand
from answer.vocabulary import Vocabulary
from index.archive import Archive
from tests.paper_archive import archive_of, asked

PAPER = """Almviks kommun
Tekniska nämnden
Sammanträdesprotokoll
2023-05-10

§ 41 Avgifter i gästhamnen
Dnr TN-2023-00017

Sammanfattning
Hamnkontoret föreslog att dygnsavgiften i gästhamnen höjs från 210 till 290 kronor.
Gästhamnen har 64 platser.

Yrkanden
Maja Ek (V) yrkar att dygnsavgiften i gästhamnen ska vara 245 kronor och att barnfamiljer betalar hälften.
Rut Lod (M) yrkar avslag.

Beslut
Tekniska nämnden fastställer avgifterna i gästhamnen enligt Maja Eks yrkande.

Reservation
Rut Lod (M) reserverar sig mot beslutet.

§ 42 Borgen till Almviks Fjärrvärme AB
Dnr TN-2023-00020

Beslut
Tekniska nämnden beviljar borgen till Almviks Fjärrvärme AB.

Deltar inte i beslutet
Vänsterpartiets ledamöter deltar inte i beslutet eftersom kalkylen delades ut under mötet.
"""
VOCABULARY = Vocabulary(
    persons={"Maja Ek": ("V",), "Rut Lod": ("M",)}, organs=("tekniska nämnden",), parties=("V", "M", "S")
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"tn.txt": PAPER}, tmp_path_factory.mktemp("almvik")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Vilken dygnsavgift föreslog hamnkontoret för gästhamnen, och vilken blev det?",
        "Hur skilde sig hamnkontorets förslag om gästhamnen från det nämnden till slut bestämde?",
        "Hamnkontoret ville höja dygnsavgiften i gästhamnen. Hur blev det?",
    ],
)
def test_what_was_wanted_is_told_with_what_came_of_it(archive: Archive, question: str) -> None:
    text = asked(archive, question).text
    assert "290 kronor" in text
    assert "245 kronor" in text


def test_a_decision_that_leans_on_a_yrkande_is_told_by_its_words(archive: Archive) -> None:
    assert "245 kronor" in asked(archive, "Vad beslutade tekniska nämnden om avgifterna i gästhamnen?").text


def test_a_reason_in_the_sentence_that_tells_the_dissent_is_a_reason(archive: Archive) -> None:
    answer = asked(archive, "Varför deltog inte Vänsterpartiet i beslutet om borgen till Almviks Fjärrvärme?")
    assert "eftersom kalkylen delades ut under mötet" in answer.text
    assert not answer.abstained


@pytest.mark.parametrize(
    ("before", "text", "intent", "parties"),
    [
        ("Varför återremitterades gästhamnen?", "Och vad skulle bryggan kosta?", Intent.FACT, ()),
        ("Vad skrev V i sin reservation om gästhamnen?", "Hur många platser har bryggan?", Intent.FACT, ()),
        ("Vad skrev V i sin reservation om gästhamnen?", "Och vad ville de?", Intent.POSITION, ("V",)),
        ("Vad beslutade nämnden om gästhamnen?", "och M då?", Intent.POSITION, ("M",)),
        ("Hur röstade V om gästhamnen?", "och M då?", Intent.VOTE, ("M",)),
    ],
)
def test_a_follow_up_asks_of_its_own_thing_or_of_whom_it_names(
    before: str, text: str, intent: Intent, parties: tuple[str, ...]
) -> None:
    question = understand(text, VOCABULARY, history=[Turn(question=before, answer="")])
    assert (question.intent, question.parties) == (intent, parties)
    assert "gästhamnen" in question.topic


@pytest.mark.parametrize(
    ("text", "intent", "parties"),
    [
        ("V säger att bryggan är trasig. Vad svarar M på det?", Intent.POSITION, ("M",)),
        ("M vill behålla reserven. Vilket belopp gäller för bryggan?", Intent.FACT, ()),
        ("Vilket krav gäller för reservvatten i hamnen?", Intent.FACT, ()),
        ("Vad blev nämndens slutliga formulering om bryggan?", Intent.DECISION, ()),
        ("Vad hade Maja Ek röstat för om hon fått?", Intent.POSITION, ()),
    ],
)
def test_only_those_are_asked_about_whom_the_question_itself_names(
    text: str, intent: Intent, parties: tuple[str, ...]
) -> None:
    question = understand(text, VOCABULARY)
    assert (question.intent, question.parties) == (intent, parties)
