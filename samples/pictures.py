"""Take the pictures in docs/img anew: serve the sample archive, then `python samples/pictures.py ADDRESS`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
TARGET = Path(__file__).resolve().parents[1] / "docs" / "img"
QUESTION = "Vilka reserverade sig i fullmäktige mot nedläggningen av Tröskeby skola, och varför?"
DESKTOP, PHONE = (1280, 800), (390, 844)
WAIT_MS = 60_000
COLOURS = 128  # of a picture of a page: enough for letters, and small


def main(address: str) -> None:
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = _opened(browser, DESKTOP, f"{address}/?fraga={quote(QUESTION)}")
        _keep(_answered(page), "answer")
        page.locator("[class*=st-key-marker-] button").locator("visible=true").first.click()
        expect(page.get_by_role("dialog").locator("img").first).to_be_visible()
        _keep(page, "chat")
        page = _opened(browser, DESKTOP, f"{address}/arenden?arende={quote('BUN 2018/45')}")
        expect(page.locator("[class*=st-key-station-]").first).to_be_visible()
        _keep(page, "case")
        page = _opened(browser, DESKTOP, f"{address}/sok?ord=skola")
        expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
        _keep(page, "search")
        _keep(_answered(_opened(browser, PHONE, f"{address}/?fraga={quote(QUESTION)}")), "phone")
        browser.close()


def _opened(browser: Browser, size: tuple[int, int], address: str) -> Page:
    width, height = size
    page = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE").new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=WAIT_MS)
    return page


def _answered(page: Page) -> Page:
    expect(page.get_by_text("Fråga vidare")).to_be_visible()
    return page


def _keep(page: Page, name: str) -> None:
    """Write the picture once the page has come to rest and the pointer is away."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.mouse.move(0, 0)
    page.wait_for_timeout(2_000)  # the chat scrolls, drawers slide
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").quantize(COLOURS).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
