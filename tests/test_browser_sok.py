"""A journalist's way through the search page in a real browser: words, a bar, a limit, a page, a file, saving."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
START_S = 90
WAIT_MS = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sok")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    launcher = Path(__file__).with_name("sok_archive.py")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(launcher), str(folder), str(port)],
            cwd=launcher.parents[1],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the app did not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield chromium
        chromium.close()


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE").new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(address)
    expect(page.locator(".hit").first).to_be_visible(timeout=WAIT_MS)
    return page


def test_a_search_is_narrowed_read_exported_and_saved(browser: Browser, address: str) -> None:
    expect.set_options(timeout=WAIT_MS)
    page = opened(browser, f"{address}/sok", 1280, 900)
    foreign: list[str] = []
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda made: None if made.url.startswith(own) else foreign.append(made.url))
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
    again = opened(browser, page.url, 1280, 900)
    expect(again.get_by_text("1 träff", exact=True)).to_be_visible()
    again.get_by_text("Sparade sökningar (1)").click()
    expect(again.get_by_role("button", name="Biblioteket 2019")).to_be_visible()
    assert foreign == []


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/sok?ord=fientligt&ordning=nyast", 390, 844)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
    assert page.locator("[data-testid=stMain] .hit img, [data-testid=stMain] .hit a").count() == 0
