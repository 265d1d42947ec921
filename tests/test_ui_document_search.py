from __future__ import annotations

import pytest

from ingest.models import Page
from ui.document_search import next_page, search_pages

TEXTS = ("Biblioteket i Norrby.", "Inget här.", f"{'ord ' * 40}biblioteket {'och ' * 40}biblioteket.")
PAGES = [Page(page_no=number, text=text, raw=text) for number, text in enumerate(TEXTS, 1)]


def test_hits_are_counted_by_page_in_order() -> None:
    assert [(one.page_no, one.count) for one in search_pages(PAGES, "bibliotek")] == [(1, 1), (3, 2)]


def test_an_excerpt_shows_the_first_hit_among_whole_words() -> None:
    short, long = search_pages(PAGES, "biblioteket")
    assert short.excerpt == "Biblioteket i Norrby."
    assert long.excerpt.startswith("… ord ord")
    assert long.excerpt.endswith("och …")
    assert [one.excerpt[slice(*one.found)] for one in (short, long)] == ["Biblioteket", "biblioteket"]


@pytest.mark.parametrize(("here", "to"), [(1, 1), (2, 3), (3, 3), (4, 1)])
def test_the_next_page_with_a_hit_may_be_the_first_again(here: int, to: int) -> None:
    assert next_page(search_pages(PAGES, "biblioteket"), here) == to


def test_without_hits_there_is_no_next_page() -> None:
    assert next_page((), 1) is None
