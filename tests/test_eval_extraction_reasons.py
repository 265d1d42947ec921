"""How the text that a statement is resolved to is scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.extraction_reasons import KIND, score_reasons
from eval.models import GoldParagraf, GoldStatement
from tests.paper_archive import archive_of

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-09

§ 17 Isbana i Norrby

Beslut
Kommunstyrelsen avslår förslaget om en isbana i Norrby.

Yrkanden
Eva Lod (C) yrkar att isbanan byggs i Söderby.

Reservationer
Eva Lod (C) reserverar sig mot beslutet till förmån för eget yrkande.

Maja Ek (V) reserverar sig mot beslutet till förmån för eget yrkande.
"""
FOUND = GoldStatement(
    kind="reservation", parties=("C",), persons=("Eva Lod",), refers_to="till förmån för eget yrkande"
)
MISSING = replace(FOUND, parties=("V",), persons=("Maja Ek",))


def gold(*statements: GoldStatement) -> GoldParagraf:
    return GoldParagraf(
        doc="ks",
        paragraf="17",
        page=1,
        organ="kommunstyrelsen",
        date=date(2031, 3, 9),
        diarienummer=(),
        rubrik="Isbana i Norrby",
        decision_text=None,
        outcome=None,
        statements=statements,
    )


@pytest.mark.parametrize(
    ("statement", "score"),
    [
        (FOUND, (1, 1, 1)),
        (replace(FOUND, reason_start="att isbanan byggs i Söderby"), (1, 1, 1)),
        (replace(FOUND, reason_start="att isbanan byggs i Norrby"), (1, 1, 0)),
        (replace(FOUND, reason_doc="ks"), (1, 1, 1)),
        (replace(FOUND, reason_doc="yrkande"), (1, 1, 0)),
        (MISSING, (1, 0, 0)),
        (replace(FOUND, persons=("Per Wik",)), (1, 0, 0)),
    ],
    ids=["by-party", "text", "other-text", "document", "other-document", "nowhere", "unread"],
)
def test_a_reference_counts_when_it_leads_to_the_text_that_the_gold_means(
    statement: GoldStatement, score: tuple[int, int, int], tmp_path: Path
) -> None:
    with archive_of({"ks.txt": MINUTES}, tmp_path) as archive:
        (found,) = score_reasons(archive.catalog, [gold(statement)])
    assert found.kind == KIND
    assert (found.n_gold, found.n_found, found.n_right) == score
    assert bool(found.wrong) == (score[2] == 0)


def test_own_words_and_what_points_nowhere_are_not_asked(tmp_path: Path) -> None:
    with archive_of({"ks.txt": MINUTES}, tmp_path) as archive:
        own = replace(FOUND, text_start="Söderby har")
        assert score_reasons(archive.catalog, [gold(own, replace(FOUND, refers_to=None))]) == ()
