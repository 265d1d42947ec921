"""The real app in a real browser (Debian's chromium), served as a process of its own."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, expect

from tests.app_fixtures import HOSTILE, MINUTES, QUOTE
from tests.browsing import OVERFLOW, PHONE, Site

if TYPE_CHECKING:
    from tests.browser_plugin import Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@dataclass
class Chat:
    """The chat in a browser."""

    page: Page

    def ask(self, question: str) -> None:
        self.page.get_by_label("Ställ en fråga om besluten").fill(question)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("Källor").last).to_be_visible()

    def markers(self) -> Locator:
        return self.page.locator("[class*=st-key-marker-] button").locator("visible=true")

    def drawer(self) -> Locator:
        return self.page.get_by_role("dialog")


@pytest.fixture
def chat(visit: Visit, scripted_site: Site) -> Chat:
    return Chat(visit(scripted_site.address))


def share_of_yellow(picture: Locator) -> float:
    """Return the share of the picture's points, as the screen shows them, that have the colour of the marker."""
    with Image.open(io.BytesIO(picture.screenshot())) as shot:
        red, green, blue = shot.convert("RGB").split()
        bright = ImageChops.darker(red.point(lambda value: value > 240), green.point(lambda value: value > 200))
        yellow = ImageChops.darker(bright, blue.point(lambda value: value < 120))
        return yellow.histogram()[1] / (shot.width * shot.height)


def test_a_question_leads_to_the_page_with_its_words_marked(chat: Chat) -> None:
    chat.ask("Vilka reserverade sig?")
    expect(chat.page.get_by_text(QUOTE)).to_be_visible()
    chat.markers().first.click()
    picture = chat.drawer().locator("img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1_000
    assert 0.002 < share_of_yellow(picture) < 0.1
    shown = picture.get_attribute("src") or ""
    chat.drawer().get_by_role("button", name="Nästa").click()
    expect(chat.drawer().get_by_text("Sida 3 av 3")).to_be_visible()
    expect(picture).not_to_have_attribute("src", shown)
    picture.evaluate("image => image.decode()")
    assert share_of_yellow(picture) == 0


def test_the_address_of_an_open_source_opens_it_again(chat: Chat, visit: Visit) -> None:
    chat.ask("Vilka reserverade sig?")
    chat.markers().first.click()
    expect(chat.drawer().locator("img")).to_be_visible()
    chat.page.wait_for_url("**citat=**")
    again = visit(chat.page.url).get_by_role("dialog")
    expect(again.locator("img")).to_be_visible()
    expect(again.locator("blockquote")).to_have_text(QUOTE)


def test_the_original_is_one_click_away(chat: Chat, scripted_site: Site) -> None:
    chat.ask("Vilka reserverade sig?")
    chat.markers().first.click()
    link = chat.drawer().get_by_role("link", name="Originalfilen")
    address = link.get_attribute("href")
    assert address
    response = chat.page.request.get(scripted_site.address + address)
    assert response.headers["content-type"] == "application/pdf"
    assert response.body() == (scripted_site.folder / "docs" / MINUTES).read_bytes()


def test_everything_can_be_done_with_the_keyboard(chat: Chat) -> None:
    chat.ask("Vilka reserverade sig?")
    chat.markers().first.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.drawer()).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.drawer()).to_be_hidden()
    chat.page.wait_for_url(lambda url: "dok=" not in url)


def test_hostile_words_are_shown_as_they_stand_and_fetch_nothing(chat: Chat) -> None:
    chat.ask("fientlig")
    expect(chat.page.get_by_text(HOSTILE, exact=True).first).to_be_visible()
    label = chat.page.locator("[class*=st-key-source-open-] button").locator("visible=true")
    assert HOSTILE in label.inner_text().replace("\u2060", "").replace("\n", " ")
    chat.markers().first.click()
    expect(chat.drawer().locator(".page-text")).to_have_text(HOSTILE)
    expect(chat.drawer().locator(".page-text mark")).to_have_text(HOSTILE.removeprefix("!["))
    assert chat.drawer().locator("blockquote").inner_text() == HOSTILE
    inside = "[data-testid=stMain] {0}, [role=dialog] {0}"
    assert chat.page.locator(inside.format("img[src*='127.0.0.1:9']")).count() == 0
    assert chat.page.locator(inside.format("a[href*='127.0.0.1:9'], a[href^=javascript]")).count() == 0


def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit, scripted_site: Site) -> None:
    chat = Chat(visit(scripted_site.address, screen=PHONE))
    chat.ask("fientlig")
    assert chat.page.evaluate(OVERFLOW) <= 0
    chat.ask("Gör en lista")
    assert chat.page.evaluate(OVERFLOW) <= 0
    chat.markers().first.click()
    picture = chat.drawer().locator("img, .page-text").first
    expect(picture).to_be_visible()
    # The drawer slides in: its place counts once it has come to rest.
    place = "const box = one.getBoundingClientRect();"
    fits = f"one => {{ {place} return box.width && box.left >= 0 && box.right <= innerWidth; }}"
    chat.page.wait_for_function(fits, arg=picture.element_handle())


def test_a_failure_is_told_calmly(chat: Chat, scripted_site: Site) -> None:
    chat.page.get_by_label("Ställ en fråga om besluten").fill("oväntad")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_text("Något gick fel här hos oss.")).to_be_visible()
    assert "hemlig detalj" not in chat.page.content()
    assert "hemlig detalj" in (scripted_site.folder / "server.log").read_text()
