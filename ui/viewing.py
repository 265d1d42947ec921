"""Where the reader of a document is. The address says it and nothing else does: ?dok=&sida=&citat=&ord=."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui.address import MAX_LINKED_QUOTE, page_number, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """`quote` is the passage marked on the page, `words` what is searched for in the document; "" for neither."""

    document_id: str
    page: int
    quote: str
    words: str

    @property
    def marked(self) -> str:
        return self.quote or self.words


def viewed() -> Viewed:
    address = st.query_params
    return Viewed(
        document_id=address.get("dok", ""),
        page=page_number(address.get("sida", "")),
        quote=address.get("citat", ""),
        words=address.get("ord", ""),
    )


def go(page: int, quote: str = "") -> None:
    """Show the page with the quote marked; without one, the words searched for are marked."""
    write(sida=str(page), citat=quote[:MAX_LINKED_QUOTE])


def seek(words: str) -> None:
    """Search for the words from this page on; blank words end the search."""
    write(ord=words.strip(), citat="")
