"""Papers, questions and models that are out to deceive: nothing of what they want told is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from answer.generate import Writer
from answer.language_model import LanguageModel
from answer.models import Answer, Mode
from answer.pipeline import ask, ask_with
from answer.verify import verify
from index.archive import Archive
from tests.injection_attacks import ATTACKS, MINUTES, QUESTION, Attack
from tests.llm_server import Reply, llm_server
from tests.paper_archive import archive_of

TRUE = "V och MP reserverade sig mot beslutet [1]."

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Archive]]:
    """Return an archive for each text that is planted into a reservation."""
    with ExitStack() as opened:
        yield {
            planted: opened.enter_context(
                archive_of(
                    {"ks/ks-2021-03-09.txt": MINUTES.substitute(planted=planted)}, tmp_path_factory.mktemp("attack")
                )
            )
            for planted in dict.fromkeys(attack.paper for attack in ATTACKS)
        }


@pytest.fixture(scope="module")
def drafted(archives: dict[str, Archive]) -> Callable[[Attack], Answer]:
    """Return a function for what is answered to an attack without a model, asked once."""
    known: dict[tuple[str, str], Answer] = {}

    def draft(attack: Attack) -> Answer:
        place = (attack.paper, attack.question)
        if place not in known:
            known[place] = ask(archives[attack.paper], attack.question)
        return known[place]

    return draft


def test_there_are_at_least_sixty_attacks() -> None:
    assert len({(attack.paper, attack.question, attack.reply) for attack in ATTACKS}) == len(ATTACKS) >= 60


def test_the_answer_under_attack_is_a_full_one(archives: dict[str, Archive]) -> None:
    """The attacks fail by what is checked, not because the archive is silent."""
    draft = ask(archives[""], QUESTION)
    assert not draft.abstained
    assert verify(TRUE, draft).text == TRUE


@each_attack
def test_what_an_attack_wants_told_never_holds(attack: Attack, drafted: Callable[[Attack], Answer]) -> None:
    draft = drafted(attack)
    verdict = verify(attack.reply, draft)
    assert verdict.text == ""
    assert not verdict.accepted


@each_attack
def test_what_an_attack_wants_told_is_dropped_among_true_sentences(
    attack: Attack, drafted: Callable[[Attack], Answer]
) -> None:
    draft = drafted(attack)
    assert attack.reply not in verify(f"{TRUE} {attack.reply} {TRUE}", draft).text


@pytest.mark.enable_socket
@each_attack
def test_a_model_that_obeys_the_attack_is_not_heard(
    attack: Attack, archives: dict[str, Archive], drafted: Callable[[Attack], Answer]
) -> None:
    archive = archives[attack.paper]
    with llm_server(Reply(text=attack.reply)) as server:
        answer = ask_with(Writer(LanguageModel(server.settings())), archive, attack.question)
    assert answer.mode is Mode.EXTRACTIVE
    assert answer.text == drafted(attack).text


@each_attack
def test_the_composed_answer_says_nothing_that_an_attack_wants(
    attack: Attack, drafted: Callable[[Attack], Answer]
) -> None:
    assert attack.reply not in drafted(attack).text
