"""Matters of minutes that are numbered without a paragraf, and rows of numbers that are no matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.lines import Line, lines_of
from ingest.models import DocumentKind, Page, StatementKind
from ingest.numbered_matters import find_matters
from ingest.pipeline import read

HEAD = "Ekby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-05-12\n\n"


def lines(text: str) -> tuple[Line, ...]:
    return lines_of([Page(page_no=1, text=text, raw=text)])


@pytest.mark.parametrize(
    "form", ["Ärende {}\nBadhus", "Punkt {}. Badhus", "Ärende {}: Badhus", "{}. Badhus", "{} Badhus"]
)
def test_matters_are_numbered_in_other_ways(form: str) -> None:
    text = "\n\n".join(f"{form.format(n)}\n\nBeslut\nNämnden bygger." for n in (5, 6, 8))
    assert [one.number for one in find_matters(lines(text))] == ["5", "6", "8"]


@pytest.mark.parametrize(
    "text",
    [
        "Beslut\n\n1. Nämnden bygger ett badhus\n\n2. Nämnden river ett annat",
        "1. Bakgrund\nText.\n\n2. Förslag till beslut\nText.\n\n3. Bedömning\nText.",
        "1. Upprop\n2. Justering\n3. Badhus",
        "",
    ],
)
def test_points_chapters_and_agendas_are_no_matters(text: str) -> None:
    assert find_matters(lines(text)) == []


def test_minutes_with_numbered_matters_keep_decisions_and_statements_apart(tmp_path: Path) -> None:
    path = tmp_path / "ks.txt"
    path.write_text(
        f"{HEAD}1. Upprop\n2. Badhus\nDnr KS 2031/5\n\nBeslut: Motionen avslås.\n\nReservation: Pia Ek (V)\n\n"
        "3. Budget\nDnr KS 2031/6\n\nBeslut: Budgeten fastställs.\n",
        encoding="utf-8",
    )
    document = read(path, tmp_path)
    assert document.kind is DocumentKind.PROTOKOLL
    items = {item.id: item for item in document.items}
    assert [(one.paragraf, one.title) for one in items.values() if one.paragraf] == [
        ("1", "Upprop"),
        ("2", "Badhus"),
        ("3", "Budget"),
    ]
    (statement,) = document.statements
    assert (items[statement.item_id].paragraf, statement.kind, statement.text) == ("2", StatementKind.RESERVATION, "")
    assert [items[one.item_id].paragraf for one in document.decisions] == ["2", "3"]
