"""From a party to its words, to the walk of the matter, in Debian's chromium on minutes that were really read."""

from __future__ import annotations

import re
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

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
START_S = 60
SLOW_MS = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("partier")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    launcher = Path(__file__).with_name("matter_server.py")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(launcher), str(folder), str(port)],
            cwd=launcher.parents[1],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
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


@pytest.fixture(params=[(1360, 900), (390, 844)], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
    yield context.new_page()
    context.close()


def test_a_party_leads_to_its_words_and_on_to_the_walk_of_the_matter(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.on("dialog", lambda _: pytest.fail("a script from a document ran"))
    page.goto(f"{address}/partier?parti=V&med=M")
    expect(page.get_by_text("Röstade olika – V: 2 nej; M: 2 ja").first).to_be_visible(timeout=SLOW_MS)
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible(timeout=SLOW_MS)
    page.get_by_role("button", name="Reservation, s. 1").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible(timeout=SLOW_MS)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden(timeout=SLOW_MS)
    assert "parti=V" in page.url
    expect(page).not_to_have_url(re.compile("dok="), timeout=SLOW_MS)
    page.get_by_role("button", name="Följ ärendet").first.click()
    expect(page.get_by_role("heading", name="2021-04-26 · Kommunfullmäktige · § 31")).to_be_visible(timeout=SLOW_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som text (Markdown)").click()
    assert "Kommunfullmäktige beslutar" in download.value.path().read_text(encoding="utf-8")
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def test_a_matter_with_hostile_words_fits_the_screen_and_fetches_nothing(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda made: asked.append(made.url))
    page.on("dialog", lambda _: pytest.fail("a script from a document ran"))
    page.goto(f"{address}/arenden?arende=KS%202022/7")
    expect(page.get_by_text("Det här saknas i arkivet")).to_be_visible(timeout=SLOW_MS)
    folded = page.locator("details.said, .said details").first
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded).to_have_attribute("open", "")
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
    assert not any("127.0.0.1:9/" in url for url in asked)
