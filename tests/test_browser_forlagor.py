"""From a pasted text to its precedent, its copy, its page and the whole document, in Debian's chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from index.catalog import Catalog
from tests.app_fixtures import HOSTILE, QUOTE, build_archive, letter_id, minutes_id
from tests.browsing import DESKTOP, OVERFLOW, PHONE, Site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser_plugin import Serve, Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

DRAFT = "Kommunfullmäktige beslutar att biblioteket i Söderby läggs ned den 1 juli 2023."
on_both_screens = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture
def fresh_site(serve: Serve, tmp_path: Path) -> Iterator[Site]:
    """Return an app that nobody has visited."""
    build_archive(tmp_path)
    with serve("app_server.py", tmp_path) as address:
        yield Site(address, tmp_path)


@on_both_screens
def test_a_pasted_text_leads_to_its_precedent_its_copy_and_its_document(
    visit: Visit, matter_site: Site, screen: tuple[int, int]
) -> None:
    page = visit(f"{matter_site.address}/forlagor", screen=screen)
    page.get_by_role("textbox", name="Din text").fill(DRAFT)
    page.get_by_role("button", name="Hitta förlagor").click()
    first = page.locator(".st-key-precedent-card-1")
    expect(first.get_by_text("Kommunfullmäktige den 26 april 2021, § 31")).to_be_visible()
    assert first.locator("del").first.inner_text().endswith("Söderby")
    assert "underline" in first.locator("ins").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert page.evaluate(OVERFLOW) <= 0
    first.get_by_role("button", name="Kopiera med källhänvisning").click()
    code = page.get_by_test_id("stCode").first
    code.hover()
    code.get_by_role("button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('Källa: kommunfullmäktige'))")
    page.keyboard.press("Escape")
    first.get_by_role("button", name="Öppna sidan").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark").first).to_be_visible()
    drawer.get_by_role("link", name="Öppna hela dokumentet").click()
    page.wait_for_url("**/dokument?dok=**")
    expect(page.get_by_role("tab", name="På sidan")).to_be_visible()


@on_both_screens
def test_a_linked_document_is_read_page_by_page_and_searched(
    visit: Visit, scripted_site: Site, screen: tuple[int, int]
) -> None:
    document = minutes_id(Catalog.open(scripted_site.folder / "data"))
    page = visit(f"{scripted_site.address}/dokument?dok={document}&sida=2&citat={QUOTE[:40]}", screen=screen)
    picture = page.get_by_test_id("stMain").locator("img").last
    expect(picture).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Protokoll kommunstyrelsen 2021-03-09")
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("Alt+PageDown")
    page.wait_for_url("**sida=3**")
    expect(page.get_by_role("spinbutton")).to_have_value("3")
    page.get_by_role("searchbox").fill("drabbar barnen")
    page.keyboard.press("Enter")
    page.wait_for_url("**sida=2**")
    expect(page.get_by_text("Träffar: 1, på 1 av 3 sidor")).to_be_visible()
    page.locator("[class*=st-key-document-view] button", has_text="Text").click()
    expect(page.locator(".page-text mark")).to_have_text("drabbar barnen")


def test_hostile_text_in_a_document_fetches_nothing(visit: Visit, scripted_site: Site) -> None:
    letter = letter_id(Catalog.open(scripted_site.folder / "data"))
    page = visit(f"{scripted_site.address}/dokument?dok={letter}")
    expect(page.locator(".page-text")).to_have_text(HOSTILE)
    assert page.get_by_test_id("stMain").locator("img, a[href^=javascript]").count() == 0


def test_the_first_visit_by_a_link_has_the_menu_and_the_style(fresh_site: Site, visit: Visit) -> None:
    page = visit(f"{fresh_site.address}/dokument?dok={minutes_id(Catalog.open(fresh_site.folder / 'data'))}")
    expect(page.get_by_role("link", name="Fråga")).to_be_visible()
    expect(page.get_by_role("link", name="Dokument", exact=True)).to_have_count(0)
    expect(page.locator(".st-key-document-toolbar kbd").first).to_be_hidden()
