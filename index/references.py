"""What items refer to: "Kommunstyrelsens arbetsutskott 2021-11-09 § 132" names another item of the same matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ingest.item_references import find_item_references
from ingest.models import Document, SectionKind

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    item_id: str
    organ: str
    date: dt.date
    paragraf: str


def find_references(document: Document) -> list[Reference]:
    """Return what the document's items refer to by organ, day and §; each must stand close to the others."""
    items = {item.id: item for item in document.items}
    return [
        Reference(item_id=section.item_id, organ=one.organ, date=one.date, paragraf=one.paragraf)
        for section in document.sections
        if section.kind in _REFERRING or (section.kind is SectionKind.TEXT and items[section.item_id].paragraf)
        for one in find_item_references(
            document.text_of(section.spans), organ=items[section.item_id].organ or document.organ
        )
    ]
