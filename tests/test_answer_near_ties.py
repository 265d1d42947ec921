"""Of matters that are found equally well by chance, the one that says clearly more of the topic is told first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answer.context import Context
from answer.evidence import Witness
from answer.pipeline import vocabulary_of
from answer.question import understand
from answer.retrieve import retrieve
from index.archive import Archive
from tests.paper_archive import archive_of

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-10

§ 41 Underlag för budgeten
Dnr KS-2022-00041

Beslut
Uppdraget att minska administrationen redovisas i höst.

§ 42 Redovisning av uppdrag om båtplatser
Dnr KS-2022-00042

Beslut
Uppdraget om båtplatser är slutfört.
"""
QUESTION = "Vad beslutades om uppdraget att minska administrationen?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"ks.txt": MINUTES}, tmp_path_factory.mktemp("ties")) as one:
        yield one


def first_target(archive: Archive, scores: dict[str, float]) -> str | None:
    """Return the § told first when its matters are found with these scores."""
    vocabulary = vocabulary_of(archive.catalog)
    question = understand(QUESTION, vocabulary)
    ranking = retrieve(archive, question)
    numbers = {one.record.id: one.record.paragraf or "" for one in archive.catalog.items()}
    found = [
        replace(one, score=scores[numbers[one.item_id]]) for one in ranking.items if numbers[one.item_id] in scores
    ]
    items = tuple(sorted(found, key=lambda one: -one.score))
    context = Context(
        question=question,
        archive=archive,
        vocabulary=vocabulary,
        ranking=replace(ranking, items=items),
        witness=Witness(archive.catalog),
    )
    return context.targets()[0].record.paragraf


def test_what_says_more_of_the_topic_breaks_a_near_tie(archive: Archive) -> None:
    assert first_target(archive, {"41": 0.97, "42": 1.0}) == "41"


def test_a_matter_found_clearly_better_stays_first(archive: Archive) -> None:
    assert first_target(archive, {"41": 0.8, "42": 1.0}) == "42"
