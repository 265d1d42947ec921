"""How long answers are: nobody reads a long one, so what is over goes, but never what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer import length
from answer.context import Context
from answer.draft import MAX_WORDS
from answer.evidence import Witness
from answer.length import fit
from answer.models import Turn
from answer.pipeline import vocabulary_of
from answer.question import understand
from answer.retrieve import retrieve
from eval.dataset import read_questions
from eval.models import GoldQuestion
from index.archive import Archive
from index.models import Filters, Hit
from tests.paper_archive import archive_of, asked
from tests.sample_archive import Ask

pytest_plugins = ("tests.sample_plugin",)

HEAD = "Almviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\nden 3 maj 2021\n\n"
POINT = (
    "Förvaltningen får i uppdrag att tillsammans med föreningarna, skolorna och de boende i Norrby, Sundby och Hamnen "
    "ta fram ett förslag till hur en kallbadstjänst med bastu, bryggor och omklädningsrum kan drivas året om."
)
LONG = f"""§ 31 Kallbadhus i Norrby med bastu, bryggor, omklädningsrum och servering för boende och besökare
Dnr KS-2021-00042

Beslut
1. {POINT}
2. {POINT.replace("kallbadstjänst", "servering")}

Yrkanden
Maja Ek (V) yrkar bifall till yrkande från V den 2 maj 2021 om att kallbadhuset ska ha öppet alla dagar i veckan.
Olle Lind (S) yrkar bifall till arbetsutskottets förslag.

Beslutsgång
Ordföranden ställer proposition på Maja Eks yrkande mot Olle Linds yrkande och finner att Olle Linds bifallits.
Omröstning begärs. Godkänd voteringsproposition: Ja för bifall till Olle Linds yrkande om arbetsutskottets förslag utan
ändring i någon del av det som utskottet hade förordat och Nej för bifall till Maja Eks yrkande om öppet alla dagar.
Olle Lind (S), Per Wik (M) och Ida Berg (C) röstar Ja (3).
Maja Ek (V) och Nils Ask (V) röstar Nej (2).

Protokollsanteckning
Maja Ek (V) antecknar följande till protokollet: Vi anser att ett kallbadhus som bara har öppet på helgerna blir en sak
för dem som har råd att resa dit när andra arbetar. Vi anser att sju dagar i veckan är det enda rimliga för barnen,
eftersom skolorna i Norrby saknar en egen simhall och de flesta familjer saknar bil att ta sig till staden med.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"Almviks kommun/ks.txt": HEAD + LONG}, tmp_path_factory.mktemp("long")) as one:
        yield one


@pytest.mark.parametrize("question", read_questions(Path("samples/questions.jsonl")), ids=lambda one: one.id)
def test_an_answer_that_is_no_list_holds_at_most_120_words(ask_sample: Ask, question: GoldQuestion) -> None:
    history = [Turn(question=one.question, answer=one.answer) for one in question.history]
    answer = ask_sample(question.question, history=history)
    assert answer.rows or len(answer.text.split()) <= MAX_WORDS


def test_the_first_of_two_parts_gives_way_to_the_second(archive: Archive) -> None:
    answer = asked(
        archive, "Hur röstade Vänsterpartiet om kallbadhuset i Norrby, och varför ville Maja Ek ha öppet mer?"
    )
    assert len(answer.text.split()) <= MAX_WORDS
    assert answer.text.startswith("V röstade nej: Maja Ek (V) och Nils Ask (V)")
    assert "3 Ja mot 2 Nej" in answer.text
    assert "råd att resa" in answer.text


def test_only_what_is_still_shown_is_cited(archive: Archive) -> None:
    answer = asked(archive, "Vad beslutade kommunstyrelsen om kallbadhuset i Norrby, och hur röstade Maja Ek om det?")
    assert len(answer.text.split()) <= MAX_WORDS
    assert "Maja Ek (V) röstade nej" in answer.text


def test_the_quote_that_is_farthest_from_the_question_goes_first(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(length, "MARGIN", 0.01)  # the embedder of tests knows words, not meanings
    question = "Vilka familjer saknar bil att ta sig till staden med enligt Maja Ek?"
    vocabulary = vocabulary_of(archive.catalog)
    asked_for = understand(question, vocabulary)
    context = Context(
        question=asked_for,
        archive=archive,
        vocabulary=vocabulary,
        ranking=retrieve(archive, asked_for),
        witness=Witness(archive.catalog),
    )
    passages = archive.catalog.passages_of(Filters())

    def say(words: str) -> None:
        passage = next(one for one in passages if words in one.text)
        start = passage.text.index(words)
        pieces = context.witness.of_passage(Hit(passage=passage, score=0.0), start, start + len(words))
        context.draft.say(f"Någon: ”{' '.join(words.split())}”", pieces)

    say("Maja Ek (V) antecknar följande till protokollet")
    say("Omröstning begärs.")
    far = "Olle Lind (S) yrkar bifall till arbetsutskottets förslag."
    near = "de flesta familjer saknar bil att ta sig till staden med"
    say(far)
    say(near)
    fit(context, context.draft, context.draft.n_words - 1)
    assert near in context.draft.text
    assert far not in context.draft.text
