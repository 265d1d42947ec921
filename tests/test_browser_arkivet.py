"""A registrar adds and removes a document, and an evaluator measures, in a real browser with real jobs."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
START_S = 90
WAIT_MS = 60_000
LATER = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2024-02-06

§ 3 Ny simhall
Dnr KS-2024-00007

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att en simhall byggs.
"""
QUESTION = {
    "id": "vem",
    "question": "Vem reserverade sig mot nedläggningen av biblioteket i Norrby?",
    "kind": "reservation",
    "docs": ["ks"],
    "must_include": ["Maja Ek"],
}
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def payload(name: str, contents: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": contents}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield the address of the app and the folder of its archive."""
    folder = tmp_path_factory.mktemp("arkivet")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    launcher = Path(__file__).with_name("arkivet_server.py")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(launcher), str(folder), str(port)],
            cwd=launcher.parents[1],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}", folder
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


def opened(browser: Browser, address: str, *, width: int = 1280) -> Page:
    expect.set_options(timeout=WAIT_MS)
    page = browser.new_context(viewport={"width": width, "height": 900}, locale="sv-SE").new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def test_a_document_is_added_while_the_zip_is_refused_and_goes_again(
    browser: Browser, served: tuple[str, Path]
) -> None:
    address, folder = served
    page = opened(browser, f"{address}/arkivet?del=filer")
    requests: list[str] = []
    page.on("request", lambda made: requests.append(made.url))
    page.locator("input[type=file]").set_input_files(
        [payload("ks-2024.txt", LATER.encode()), payload("allt.zip", b"PK\x03\x04")]
    )
    page.get_by_role("button", name="Lägg till 2 filer och läs in").click()
    expect(page.get_by_text("är ett zip-arkiv")).to_be_visible()
    expect(page.get_by_text("Inläsningen blev klar")).to_be_visible()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("2")
    assert [path.name for path in (folder / "data" / "uploads").iterdir()] == ["ks-2024.txt"]
    page.get_by_role("button", name="Ta bort …").click()
    page.get_by_role("button", name="Ja, ta bort").click()
    expect(page.get_by_text("borttagna: 1")).to_be_visible()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("1")
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in requests if not url.startswith(own)] == []


def test_a_measurement_is_started_and_its_report_opened_without_scripts(
    browser: Browser, served: tuple[str, Path]
) -> None:
    address, _ = served
    page = opened(browser, f"{address}/utvardering")
    page.get_by_text("Lägg till en frågefil").click()
    page.locator("input[type=file]").set_input_files([payload("prov.jsonl", json.dumps(QUESTION).encode())])
    page.get_by_role("button", name="Spara filen").click()
    page.get_by_role("button", name="Starta mätningen").click()
    expect(page.get_by_text("Utvärderingen blev klar")).to_be_visible()
    page.get_by_role("radio", name="Körningar").click()
    with page.context.expect_page() as report:
        page.get_by_role("link", name="Öppna rapporten").click()
    expect(report.value.get_by_role("heading", level=1)).to_have_text("Utvärdering av svar ur beslutsarkiv")
    assert report.value.locator("script").count() == 0


@pytest.mark.parametrize("path", ["arkivet", "arkivet?del=filer", "arkivet?del=kvalitet", "utvardering"])
def test_a_phone_shows_it_without_scrolling_sideways(browser: Browser, served: tuple[str, Path], path: str) -> None:
    page = opened(browser, f"{served[0]}/{path}", width=390)
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
