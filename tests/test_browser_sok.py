"""A journalist's way through the search page in a real browser: words, a bar, a limit, a page, a file, saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browsing import OVERFLOW, PHONE, Site

if TYPE_CHECKING:
    from tests.browser_plugin import Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


def test_a_search_is_narrowed_read_exported_and_saved(visit: Visit, search_site: Site) -> None:
    page = visit(f"{search_site.address}/sok")
    box = page.get_by_role("searchbox", name="Sökord")
    box.fill("biblioteket")
    box.press("Enter")
    expect(page.get_by_text("28 träffar")).to_be_visible()
    expect(page.locator(".hit mark").first).to_have_text("biblioteket")
    page.wait_for_url("**ord=biblioteket")
    bars = page.locator("[data-testid=stVegaLiteChart] .mark-rect path")
    expect(bars).to_have_count(7)
    bars.nth(2).click()
    page.wait_for_url("**ar=2019")
    expect(page.get_by_text("4 träffar")).to_be_visible()
    page.locator("[class*=st-key-sok-facet-section_kind]").get_by_text("Reservation").click()
    page.wait_for_url("**typ=reservation")
    expect(page.get_by_text("1 träff", exact=True)).to_be_visible()
    expect(page.locator(".hit")).to_have_count(1)
    page.locator("[class*=st-key-sok-open-] button").locator("visible=true").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".page-text mark").first).to_contain_text("biblioteket")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Exportera").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Träffarna som CSV").click()
    assert "Maja Ek" in Path(download.value.path()).read_text(encoding="utf-8-sig")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Spara sökning").click()
    page.get_by_label("Namn på sökningen").fill("Biblioteket 2019")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text("Sparade sökningar (1)")).to_be_visible()
    again = visit(page.url)
    expect(again.get_by_text("1 träff", exact=True)).to_be_visible()
    again.get_by_text("Sparade sökningar (1)").click()
    expect(again.get_by_role("button", name="Biblioteket 2019")).to_be_visible()


def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, search_site: Site) -> None:
    page = visit(f"{search_site.address}/sok?ord=fientligt&ordning=nyast", screen=PHONE)
    expect(page.locator(".hit").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert page.locator("[data-testid=stMain] .hit img, [data-testid=stMain] .hit a").count() == 0


def test_the_page_is_read_aloud_in_the_readers_language(visit: Visit, search_site: Site) -> None:
    page = visit(f"{search_site.address}/sok")
    expect(page.locator("html[lang=sv]")).to_be_attached()
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html[lang=en]")).to_be_attached()
    page.get_by_role("radio", name="Svenska").click()
    expect(page.locator("html[lang=sv]")).to_be_attached()
