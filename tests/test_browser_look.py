"""How the pages look: light and dark as the system is, on a phone, on paper, and where an answer begins to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from tests.browser_plugin import Serve

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

WAIT_MS = 30_000
FINGER_PX = 44
WHY = "Varför reserverade sig V om biblioteket i Norrby 2021?"
BACKGROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
# What is lower than a finger, but for a marker in the line of a text and the tools of a chart, picture or field.
TAPPED = ".stMainBlockContainer :is(button[data-testid], summary, [role=radio])"
TOO_LOW = """([tapped, finger]) => [...document.querySelectorAll(tapped)]
  .filter(one => !one.matches('[data-testid$=elementToolbar], [data-testid$=ClearButton], [class*=st-key-marker-] *'))
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().height < finger)
  .map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def address(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve("sok_archive.py", tmp_path_factory.mktemp("look")) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 600}, color_scheme="dark", locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    yield page
    context.close()


def answered(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Ställ en fråga om besluten").fill(WHY)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Fråga vidare")).to_be_attached()


def test_an_answer_is_read_from_its_question_on(phone: Page, address: str) -> None:
    answered(phone, address)
    question = phone.locator(".st-key-asked-now")
    expect(question).to_be_in_viewport(ratio=1)
    phone.wait_for_function("() => document.querySelector('[data-testid=stAppScrollToBottomContainer]').scrollTop > 0")
    expect(phone.get_by_text("Fråga vidare")).not_to_be_in_viewport()


def test_what_is_tapped_is_as_large_as_a_finger(phone: Page, address: str) -> None:
    answered(phone, address)
    assert phone.evaluate(TOO_LOW, [TAPPED, FINGER_PX]) == []
    phone.goto(f"{address}/sok?ord=biblioteket")
    expect(phone.locator("[class*=st-key-sok-open-]").first).to_be_visible()
    assert phone.evaluate(TOO_LOW, [TAPPED, FINGER_PX]) == []


def test_a_dark_page_is_printed_black_on_white_with_the_addresses_of_its_sources(phone: Page, address: str) -> None:
    answered(phone, address)
    assert phone.evaluate(BACKGROUND) == "rgb(18, 25, 30)"
    first_address = phone.locator(".on-paper").first
    expect(first_address).to_be_hidden()
    phone.emulate_media(media="print")
    assert phone.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    expect(first_address).to_contain_text(f"{address}/dokument?dok=")
    expect(first_address).to_be_visible()
    expect(phone.get_by_test_id("stChatInput")).to_be_hidden()
    expect(phone.get_by_text("Fråga vidare")).to_be_hidden()
