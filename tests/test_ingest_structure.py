"""Documents of our own making, one per layout, against what a person expects of them. All names are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.models import Document, Voice
from ingest.pipeline import read

GOLDEN = Path(__file__).parent / "golden"
LAYOUTS = (
    "agenda-not",
    "collected-handling",
    "extract-approved-at-once",
    "extract-two-paragrafer",
    "memo-to-council",
    "memo-with-replies",
    "minutes-board",
    "minutes-in-capitals",
    "minutes-one-sentence",
    "minutes-reservation-first",
    "minutes-running-text",
    "minutes-with-appendix",
    "minutes-with-contents",
    "minutes-without-name",
    "motion",
    "regulation-not",
    "report-about-motion-not",
    "report-to-board",
    "rules-of-procedure-not",
    "written-reservation",
)


def told(document: Document) -> dict[str, Any]:
    """What header and structure say of a document, as JSON."""
    by_item = {item.id: item for item in document.items}
    return {
        "title": document.title,
        "kind": document.kind,
        "organ": document.organ,
        "date": f"{document.date} ({document.date_source})",
        "diarienummer": list(document.diarienummer),
        "authors": [f"{person.name} {person.party}".strip() for person in document.authors],
        "attendance": [f"{person.name} {person.party}".strip() for person in document.attendance],
        "items": [
            f"{item.paragraf} | {item.title} | {', '.join(item.diarienummer)} | {item.organ} | {item.date}"
            for item in document.items
        ],
        "sections": [
            {
                "item": by_item[section.item_id].paragraf,
                "kind": section.kind,
                "heading": section.heading,
                "voice": voice(section.voice),
                "pages": [span.page_no for span in section.spans],
                "text": ends(document.text_of(section.spans)),
            }
            for section in document.sections
        ],
    }


def voice(spoken: Voice) -> str:
    persons = ", ".join(f"{person.name} {person.party}".strip() for person in spoken.persons)
    return f"{spoken.role}: {spoken.organ}; {', '.join(spoken.parties)}; {persons}"


def ends(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) < 90 else f"{joined[:40]} ... {joined[-40:]}"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_cut_as_a_person_would(name: str) -> None:
    expected = GOLDEN / f"{name}.expected.json"
    found = told(read(GOLDEN / f"{name}.txt", GOLDEN))
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected.name} was written; read it, and commit it if it is right")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_sections_tile_the_pages(name: str) -> None:
    document = read(GOLDEN / f"{name}.txt", GOLDEN)
    items = {item.id: item for item in document.items}
    for page in document.pages:
        covered = [0] * len(page.text)
        for section in document.sections:
            for span in section.spans:
                if span.page_no == page.page_no:
                    for offset in range(span.start, span.end):
                        covered[offset] += 1
        assert max(covered, default=1) <= 1, "two sections overlap"
        assert all(n == 1 for n, letter in zip(covered, page.text, strict=True) if not letter.isspace())
    for section in document.sections:
        around = items[section.item_id].spans
        for span in section.spans:
            on_page = [outer for outer in around if outer.page_no == span.page_no]
            assert any(outer.start <= span.start and span.end <= outer.end for outer in on_page), "outside its item"


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_file_gives_the_same_ids_and_no_two_alike(name: str) -> None:
    first, second = (read(GOLDEN / f"{name}.txt", GOLDEN) for _ in range(2))
    assert first == second
    for records in (first.items, first.sections):
        assert len({record.id for record in records}) == len(records)
