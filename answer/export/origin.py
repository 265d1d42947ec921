"""Where an export comes from: the archive, the day and the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from answer.wording import day_text, enumeration
from index.archive import Archive
from prompts import say

MOST_PLACES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The archive as its municipalities, its size and the day on which it was asked."""

    municipalities: tuple[str, ...]
    n_documents: int
    day: date

    def text(self, lang: str) -> str:
        """Return "Arkivet: Almvik, 312 handlingar. Hämtat den 3 mars 2021 med beslutsminne 0.1.0."."""
        places = enumeration(self.municipalities, lang, most=MOST_PLACES) or say("export.no_place", lang)
        return say(
            "export.origin",
            lang,
            places=places,
            count=self.n_documents,
            day=day_text(self.day, lang),
            program=program(),
        )


def origin_of(archive: Archive, day: date | None = None) -> Origin:
    """Return the origin of what is taken from the archive on the day, by default today."""
    catalog = archive.catalog
    places = tuple(name for name, _ in catalog.facets().municipalities)
    return Origin(municipalities=places, n_documents=catalog.counts().documents, day=day or date.today())


def program() -> str:
    """Return "beslutsminne 0.1.0"."""
    return f"beslutsminne {version('beslutsminne')}"
