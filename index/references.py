"""What items refer to: "Kommunstyrelsens arbetsutskott 2021-11-09 § 132" names another item of the same matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.models import Document, SectionKind
from ingest.references import find_dates, find_organs, find_paragrafer

_REFERRING = frozenset(
    {
        SectionKind.TIDIGARE_BEHANDLING,
        SectionKind.HANDLINGAR,
        SectionKind.BESLUT,
        SectionKind.FORSLAG,
        SectionKind.ARENDE,
        SectionKind.BESLUTSGANG,
    }
)
_NEAR = 60  # characters between the parts of one reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    item_id: str
    organ: str
    date: dt.date
    paragraf: str


def find_references(document: Document) -> list[Reference]:
    """Return what the document's items refer to by organ, day and §; each must stand close to the others."""
    return [
        Reference(item_id=section.item_id, organ=organ, date=day, paragraf=paragraf)
        for section in document.sections
        if section.kind in _REFERRING
        for organ, day, paragraf in _references_in(document.text_of(section.spans))
    ]


def _references_in(text: str) -> Iterator[tuple[str, dt.date, str]]:
    if "§" not in text:
        return
    dates = find_dates(text)
    for found in find_paragrafer(text):
        before = [one for one in dates if 0 <= found.start - one.end <= _NEAR]
        if not before:
            continue
        day = before[-1]
        organs = find_organs(text[max(0, day.start - _NEAR) : found.start])
        if organs:
            yield organs[-1], day.date, found.paragraf
