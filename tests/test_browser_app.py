"""The real app in a real browser (Debian's chromium), served as a process of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from tests.app_fixtures import HOSTILE, MINUTES, QUOTE, build_archive

if TYPE_CHECKING:
    from tests.browser_plugin import Serve

pytest_plugins = ("tests.browser_plugin",)

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass
class Visit:
    """A page in the browser, with everything it asked of the network and complained about."""

    page: Page
    address: str
    folder: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> None:
        self.page.goto(self.address + path)
        expect(self.page.get_by_test_id("stChatInput")).to_be_visible(timeout=30_000)

    def ask(self, question: str) -> None:
        self.page.get_by_label("Ställ en fråga om besluten").fill(question)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("Källor").last).to_be_visible(timeout=20_000)

    def markers(self) -> Locator:
        return self.page.locator("[class*=st-key-marker-] button").locator("visible=true")

    def drawer(self) -> Locator:
        return self.page.get_by_role("dialog")

    def foreign_requests(self) -> list[str]:
        own = (self.address, self.address.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield the address of the app and the folder of its archive."""
    folder = tmp_path_factory.mktemp("app")
    build_archive(folder)
    with serve("app_server.py", folder) as address:
        yield address, folder


@pytest.fixture
def visit(browser: Browser, served: tuple[str, Path], request: pytest.FixtureRequest) -> Iterator[Visit]:
    width, height = getattr(request, "param", DESKTOP)
    context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
    visit = Visit(context.new_page(), *served)

    def note_request(made: Request) -> None:
        visit.requests.append(made.url)

    def note_complaint(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.complaints.append(message.text)

    visit.page.on("request", note_request)
    visit.page.on("console", note_complaint)
    yield visit
    context.close()


def share_of_yellow(picture: Locator) -> float:
    """Return the share of the picture's points, as the screen shows them, that have the colour of the marker."""
    with Image.open(io.BytesIO(picture.screenshot())) as shot:
        red, green, blue = shot.convert("RGB").split()
        bright = ImageChops.darker(red.point(lambda value: value > 240), green.point(lambda value: value > 200))
        yellow = ImageChops.darker(bright, blue.point(lambda value: value < 120))
        return yellow.histogram()[1] / (shot.width * shot.height)


def test_a_question_leads_to_the_page_with_its_words_marked(visit: Visit) -> None:
    visit.open()
    visit.ask("Vilka reserverade sig?")
    expect(visit.page.get_by_text(QUOTE)).to_be_visible()
    visit.markers().first.click()
    picture = visit.drawer().locator("img")
    expect(picture).to_be_visible(timeout=20_000)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1_000
    assert 0.002 < share_of_yellow(picture) < 0.1
    shown = picture.get_attribute("src") or ""
    visit.drawer().get_by_role("button", name="Nästa").click()
    expect(visit.drawer().get_by_text("Sida 3 av 3")).to_be_visible()
    expect(picture).not_to_have_attribute("src", shown, timeout=20_000)
    picture.evaluate("image => image.decode()")
    assert share_of_yellow(picture) == 0
    assert not visit.foreign_requests()
    assert not visit.complaints


def test_the_address_of_an_open_source_opens_it_again(visit: Visit) -> None:
    visit.open()
    visit.ask("Vilka reserverade sig?")
    visit.markers().first.click()
    expect(visit.drawer().locator("img")).to_be_visible(timeout=20_000)
    visit.page.wait_for_url("**citat=**")
    visit.open("/" + visit.page.url.removeprefix(visit.address).lstrip("/"))
    expect(visit.drawer().locator("img")).to_be_visible(timeout=20_000)
    expect(visit.drawer().locator("blockquote")).to_have_text(QUOTE)


def test_the_original_is_one_click_away(visit: Visit) -> None:
    visit.open()
    visit.ask("Vilka reserverade sig?")
    visit.markers().first.click()
    link = visit.drawer().get_by_role("link", name="Originalfilen")
    address = link.get_attribute("href")
    assert address
    response = visit.page.request.get(visit.address + address)
    assert response.headers["content-type"] == "application/pdf"
    assert response.body() == (visit.folder / "docs" / MINUTES).read_bytes()


def test_everything_can_be_done_with_the_keyboard(visit: Visit) -> None:
    visit.open()
    visit.ask("Vilka reserverade sig?")
    visit.markers().first.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.drawer()).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.drawer()).to_be_hidden()
    visit.page.wait_for_url(lambda url: "dok=" not in url)


def test_hostile_words_are_shown_as_they_stand_and_fetch_nothing(visit: Visit) -> None:
    visit.open()
    visit.page.on("dialog", lambda _: pytest.fail("a script from a document ran"))
    visit.ask("fientlig")
    expect(visit.page.get_by_text(HOSTILE, exact=True).first).to_be_visible()
    label = visit.page.locator("[class*=st-key-source-open-] button").locator("visible=true")
    assert HOSTILE in label.inner_text().replace("\u2060", "").replace("\n", " ")
    visit.markers().first.click()
    expect(visit.drawer().locator(".page-text")).to_have_text(HOSTILE)
    expect(visit.drawer().locator(".page-text mark")).to_have_text(HOSTILE.removeprefix("!["))
    assert visit.drawer().locator("blockquote").inner_text() == HOSTILE
    visit.page.wait_for_timeout(500)
    inside = "[data-testid=stMain] {0}, [role=dialog] {0}"
    assert visit.page.locator(inside.format("img[src*='127.0.0.1:9']")).count() == 0
    assert visit.page.locator(inside.format("a[href*='127.0.0.1:9'], a[href^=javascript]")).count() == 0
    assert not visit.foreign_requests()
    assert not visit.complaints


@pytest.mark.parametrize("visit", [PHONE], indirect=True, ids=["phone"])
def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit) -> None:
    visit.open()
    overflow = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    visit.ask("fientlig")
    assert visit.page.evaluate(overflow) <= 0
    visit.ask("Gör en lista")
    assert visit.page.evaluate(overflow) <= 0
    visit.markers().first.click()
    picture = visit.drawer().locator("img, .page-text").first
    expect(picture).to_be_visible(timeout=20_000)
    # The drawer slides in: its place counts once it has come to rest.
    place = "const box = one.getBoundingClientRect();"
    fits = f"one => {{ {place} return box.width && box.left >= 0 && box.right <= innerWidth; }}"
    visit.page.wait_for_function(fits, arg=picture.element_handle(), timeout=10_000)


def test_a_failure_is_told_calmly(visit: Visit) -> None:
    visit.open()
    visit.page.get_by_label("Ställ en fråga om besluten").fill("oväntad")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("Något gick fel här hos oss.")).to_be_visible(timeout=20_000)
    assert "hemlig detalj" not in visit.page.content()
    assert "hemlig detalj" in (visit.folder / "server.log").read_text()
