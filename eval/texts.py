"""The archive's words as its source files show them: what quotes and evidence are held against."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from eval.normal import squash
from index.catalog import Catalog


def stem_of(source: str) -> str:
    """Return the file stem by which questions name a document: "ks/ks-2021-03-09.pdf" is "ks-2021-03-09"."""
    return PurePosixPath(source).stem


class Texts:
    """Pages and documents by file stem, uncleaned, kept in memory once read. An unknown stem has the text "".

    Where documents in several folders share a stem, a page is the pages of all of them.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._pages = lru_cache(maxsize=512)(self._read)
        self.squashed = lru_cache(maxsize=512)(self._squashed)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(self._ids)

    def page(self, stem: str, page_no: int) -> str:
        """Return what the page shows; "" when there is none of this number."""
        return self._pages(stem).get(page_no, "")

    def document(self, stem: str) -> str:
        """Return what all pages show, a line break between two pages."""
        return "\n".join(self._pages(stem).values())

    def _squashed(self, stem: str) -> str:
        return squash(self.document(stem))

    def _read(self, stem: str) -> dict[int, str]:
        pages: dict[int, list[str]] = {}
        for document_id in self._ids.get(stem, ()):
            for page in self._catalog.pages(document_id):
                pages.setdefault(page.page_no, []).append(page.as_shown or page.raw)
        return {page_no: "\n".join(pages[page_no]) for page_no in sorted(pages)}

    @cached_property
    def _ids(self) -> dict[str, list[str]]:
        """Document ids by stem: every path counts where the same content stands."""
        ids: dict[str, list[str]] = {}
        for document in self._catalog.documents():
            sources = {source for _, source in self._catalog.locations(document.id)} | {document.source}
            for stem in sorted({stem_of(source) for source in sources}):
                ids.setdefault(stem, []).append(document.id)
        return ids
