"""From a pasted text to its precedent, its copy, its page and the whole document, in Debian's chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from index.catalog import Catalog
from tests.app_fixtures import HOSTILE, QUOTE, build_archive, letter_id, minutes_id
from tests.served_app import served

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SLOW_MS = 30_000
DRAFT = "Kommunfullmäktige beslutar att biblioteket i Söderby läggs ned den 1 juli 2023."
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(params=[(1360, 900), (390, 844)], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.on("dialog", lambda _: pytest.fail("a script from a document ran"))
    yield opened
    context.close()


@pytest.fixture(scope="module")
def matters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served("matter_server.py", tmp_path_factory.mktemp("forlagor")) as address:
        yield address


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("dokument")
    build_archive(folder)
    with served("app_server.py", folder) as address:
        yield address, folder / "data"


def test_a_pasted_text_leads_to_its_precedent_its_copy_and_its_document(page: Page, matters: str) -> None:
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.goto(f"{matters}/forlagor")
    page.get_by_role("textbox", name="Din text").fill(DRAFT)
    page.get_by_role("button", name="Hitta förlagor").click()
    first = page.locator(".st-key-precedent-card-1")
    expect(first.get_by_text("Kommunfullmäktige den 26 april 2021, § 31")).to_be_visible(timeout=SLOW_MS)
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
    expect(drawer.locator("mark").first).to_be_visible(timeout=SLOW_MS)
    drawer.get_by_role("link", name="Öppna hela dokumentet").click()
    page.wait_for_url("**/dokument?dok=**", timeout=SLOW_MS)
    expect(page.get_by_role("tab", name="På sidan")).to_be_visible(timeout=SLOW_MS)
    assert not [url for url in asked if not url.startswith((matters, matters.replace("http", "ws"), "data:", "blob:"))]


def test_a_linked_document_is_read_page_by_page_and_searched(page: Page, minutes: tuple[str, Path]) -> None:
    address, data = minutes
    document = minutes_id(Catalog.open(data))
    page.goto(f"{address}/dokument?dok={document}&sida=2&citat={QUOTE[:40]}")
    picture = page.get_by_test_id("stMain").locator("img").last
    expect(picture).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Protokoll kommunstyrelsen 2021-03-09")
    assert page.evaluate(OVERFLOW) <= 0
    page.keyboard.press("Alt+PageDown")
    page.wait_for_url("**sida=3**", timeout=SLOW_MS)
    expect(page.get_by_role("spinbutton")).to_have_value("3", timeout=SLOW_MS)
    page.get_by_role("searchbox").fill("drabbar barnen")
    page.keyboard.press("Enter")
    page.wait_for_url("**sida=2**", timeout=SLOW_MS)
    expect(page.get_by_text("Träffar: 1, på 1 av 3 sidor")).to_be_visible(timeout=SLOW_MS)
    page.locator("[class*=st-key-document-view] button", has_text="Text").click()
    expect(page.locator(".page-text mark")).to_have_text("drabbar barnen", timeout=SLOW_MS)


def test_hostile_text_in_a_document_fetches_nothing(page: Page, minutes: tuple[str, Path]) -> None:
    address, data = minutes
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.goto(f"{address}/dokument?dok={letter_id(Catalog.open(data))}")
    expect(page.locator(".page-text")).to_have_text(HOSTILE, timeout=SLOW_MS)
    page.wait_for_timeout(300)
    assert not [url for url in asked if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))]


@pytest.mark.parametrize("page", [(1360, 900)], indirect=True, ids=["desktop"])
def test_the_first_visit_by_a_link_has_the_menu_and_the_style(page: Page, tmp_path: Path) -> None:
    build_archive(tmp_path)
    with served("app_server.py", tmp_path) as address:
        page.goto(f"{address}/dokument?dok={minutes_id(Catalog.open(tmp_path / 'data'))}")
        expect(page.get_by_role("link", name="Fråga")).to_be_visible(timeout=SLOW_MS)
        expect(page.get_by_role("link", name="Dokument", exact=True)).to_have_count(0)
        expect(page.locator(".st-key-document-toolbar kbd").first).to_be_hidden()
