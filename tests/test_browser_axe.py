"""axe-core finds nothing serious on any page of the app: names, contrast, roles, focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ui.main import HIDDEN, PAGES

if TYPE_CHECKING:
    from tests.browsing import Site

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

WAIT_MS = 30_000
SERIOUS = {"serious", "critical"}
WHY = "Varför reserverade sig V om biblioteket i Norrby 2021?"


@pytest.fixture
def address(search_site: Site) -> str:
    return search_site.address


@pytest.fixture(
    params=[(1280, 900, "light"), (1280, 900, "dark"), (390, 844, "light")], ids=["desktop", "desktop-dark", "phone"]
)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    expect.set_options(timeout=WAIT_MS)
    width, height, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    yield page
    context.close()


def serious_findings(page: Page) -> list[str]:
    """Return what axe finds, with the element; after the page has come to rest."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate("document.fonts.ready")
    page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html']}" for each in found if each["impact"] in SERIOUS for node in each["nodes"]]


@pytest.mark.parametrize("path", [*(name for name in PAGES if name not in HIDDEN), "sok?q=biblioteket"])
def test_a_page_has_no_serious_findings(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert serious_findings(page) == []


def test_an_answer_its_source_and_its_document_have_no_serious_findings(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Ställ en fråga om besluten").fill(WHY)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Fråga vidare")).to_be_visible()
    assert serious_findings(page) == []
    page.get_by_text("Spara och dela").click()
    expect(page.get_by_text("Länk som ställer frågan igen")).to_be_visible()
    assert serious_findings(page) == []
    page.keyboard.press("Escape")
    page.locator("[class*=st-key-marker-] button").locator("visible=true").first.click()
    expect(page.get_by_role("dialog").locator(".page-text")).to_be_visible()
    assert serious_findings(page) == []
    page.goto(f"{address}/dokument?{page.url.partition('?')[2]}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert serious_findings(page) == []
