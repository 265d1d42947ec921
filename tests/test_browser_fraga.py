"""A politician's way through the chat in a real browser: ask, look, change, stop, judge, take along, come back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.app_fixtures import QUOTE
from ui import feedback

if TYPE_CHECKING:
    from tests.browser_plugin import Visit
    from tests.browsing import Site

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

WHO = "Vilka i V reserverade sig i kommunstyrelsen 2021?"


@pytest.fixture
def page(visit: Visit, scripted_site: Site) -> Page:
    page = visit(scripted_site.address)
    expect(page.get_by_test_id("stChatInput")).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_label("Ställ en fråga om besluten").fill(question)
    page.keyboard.press("Enter")


def button(page: Page, key: str) -> None:
    page.locator(f"[class*=st-key-{key}] button").locator("visible=true").first.click()


def test_an_answer_is_looked_into_changed_judged_and_taken_along(page: Page, scripted_site: Site) -> None:
    ask(page, WHO)
    expect(page.get_by_text(QUOTE)).to_be_visible()
    marker = page.locator("[class*=st-key-marker-] button").locator("visible=true").first
    marker.focus()
    told = page.get_by_role("tooltip")
    expect(told).to_contain_text("Reservation, V, Anna Alm")
    expect(told).to_contain_text("kommunstyrelsen · 2021-03-09 · Dnr KS-2021-00042 · § 17 · s. 2")
    expect(told).to_contain_text(QUOTE)
    thumbs = page.locator("[class*=st-key-thumbs-]").last
    classes = (thumbs.get_attribute("class") or "").split()
    (of_first_answer,) = (name for name in classes if name.startswith("st-key-thumbs-"))
    button(page, "understood-remove-organs")
    expect(page.get_by_role("button", name="Utan Kommunstyrelsen")).to_be_visible()
    expect(page.locator(f".{of_first_answer}")).to_have_count(0)  # it stands there while the new answer is written
    thumbs.locator("button").last.click()
    page.get_by_label("Vad var bra eller fel? (frivilligt)").fill("Bra källor")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Tack, det är sparat.")).to_be_visible()
    assert [kept.comment for kept in feedback.read(scripted_site.folder / "data")] == ["Bra källor"]
    page.get_by_text("Spara och dela").click()
    expect(page.get_by_text("/?fraga=Vilka")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word").click()
    saved = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert any(QUOTE in paragraph.text for paragraph in saved.paragraphs)
    assert waiting.value.suggested_filename.endswith(".docx")


def test_an_answer_can_be_stopped_and_the_app_goes_on(page: Page) -> None:
    ask(page, "En långsam fråga")
    page.get_by_role("button", name="Stoppa").click()
    expect(page.get_by_text("Du stoppade svaret.")).to_be_visible()
    ask(page, WHO)
    expect(page.get_by_text(QUOTE)).to_be_visible()


def test_a_click_elsewhere_loses_no_answer(page: Page) -> None:
    ask(page, WHO)
    expect(page.get_by_text(QUOTE)).to_be_visible()
    ask(page, "En långsam fråga")
    expect(page.get_by_role("button", name="Stoppa")).to_be_visible()
    page.get_by_text("English").click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("You stopped the answer.")).to_be_visible()


def test_a_reload_finds_the_conversation_again_until_it_is_deleted(page: Page) -> None:
    ask(page, "Vilka reserverade sig den 9 mars 2021?")
    expect(page.get_by_text(QUOTE)).to_be_visible()
    page.wait_for_url("**samtal=**")
    page.reload()
    expect(page.get_by_text(QUOTE)).to_be_visible()
    button(page, "edit-")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Namn").fill("Biblioteket")
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Spara namnet").click()
    expect(page.get_by_role("button", name="Biblioteket", exact=True)).to_be_visible()
    button(page, "edit-")
    dialog.get_by_role("button", name="Ta bort konversationen").click()
    expect(page.get_by_text(QUOTE)).to_be_hidden()
    expect(page.get_by_role("button", name="Biblioteket", exact=True)).to_be_hidden()
