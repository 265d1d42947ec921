"""From a party to its words, to the walk of the matter, in Debian's chromium on minutes that were really read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browsing import DESKTOP, OVERFLOW, PHONE, Site

if TYPE_CHECKING:
    from tests.browser_plugin import Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

on_both_screens = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])


@on_both_screens
def test_a_party_leads_to_its_words_and_on_to_the_walk_of_the_matter(
    visit: Visit, matter_site: Site, screen: tuple[int, int]
) -> None:
    page = visit(f"{matter_site.address}/partier?parti=V&med=M", screen=screen)
    expect(page.get_by_text("Röstade olika – V: 2 nej; M: 2 ja").first).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
    page.get_by_role("button", name="Reservation, s. 1").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert "parti=V" in page.url
    expect(page).not_to_have_url(re.compile("dok="))
    page.get_by_role("button", name="Följ ärendet").first.click()
    expect(page.get_by_role("heading", name="2021-04-26 · Kommunfullmäktige · § 31")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som text (Markdown)").click()
    assert "Kommunfullmäktige beslutar" in download.value.path().read_text(encoding="utf-8")


@on_both_screens
def test_a_matter_with_hostile_words_fits_the_screen_and_fetches_nothing(
    visit: Visit, matter_site: Site, screen: tuple[int, int]
) -> None:
    page = visit(f"{matter_site.address}/arenden?arende=KS%202022/7", screen=screen)
    expect(page.get_by_text("Det här saknas i arkivet")).to_be_visible()
    folded = page.locator("details.said, .said details").first
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    assert page.evaluate(OVERFLOW) <= 0
