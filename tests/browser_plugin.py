"""A pytest plugin: Debian's chromium, and the real app as a process of its own beside the tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.app_fixtures import build_archive
from tests.browsing import DESKTOP, Site

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
START_S = 90
WAIT_MS = 60_000  # a test waits for what it expects, and only a loaded machine takes this long

Serve = Callable[..., AbstractContextManager[str]]
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Return `_serving`."""
    return _serving


@contextmanager
def _serving(launcher: str, folder: Path, **environment: str) -> Iterator[str]:
    """Run tests/`launcher` FOLDER PORT for the length of the block and yield its address; its log is
    `folder`/server.log."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name(launcher)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(script), str(folder), str(port)],
            cwd=script.parents[1],
            env={**os.environ, **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health", server)
            yield address
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


@pytest.fixture(scope="session")
def scripted_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the app over the archive and the answers of app_fixtures."""
    folder = tmp_path_factory.mktemp("scripted")
    build_archive(folder)
    with serve("app_server.py", folder) as address:
        yield Site(address, folder)


@pytest.fixture(scope="session")
def matter_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the app over the papers of matter_papers, really read and searched."""
    folder = tmp_path_factory.mktemp("matters")
    with serve("matter_server.py", folder) as address:
        yield Site(address, folder)


@pytest.fixture(scope="session")
def search_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the app over the papers of sok_archive."""
    folder = tmp_path_factory.mktemp("search")
    with serve("sok_archive.py", folder) as address:
        yield Site(address, folder)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return a function that opens an address, as a reader who was never there: visit(address, screen=PHONE,
    scheme="dark").

    Whatever the test does there: a request to anybody but that server, a script of a document that runs, and an error
    in the browser's console fail it.
    """
    contexts: list[BrowserContext] = []
    odd: list[str] = []

    def visited(address: str, *, screen: tuple[int, int] = DESKTOP, scheme: Literal["light", "dark"] = "light") -> Page:
        width, height = screen
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(WAIT_MS)
        contexts.append(context)
        page = context.new_page()
        site = "/".join(address.split("/")[:3])
        own = (site, site.replace("http", "ws"), "data:", "blob:")
        context.on("request", lambda made: None if made.url.startswith(own) else odd.append(made.url))
        context.on("console", lambda said: odd.append(said.text) if is_complaint(said) else None)
        context.on("dialog", lambda opened: odd.append(f"a script said: {opened.message}"))
        page.goto(address)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert odd == []


def is_complaint(said: ConsoleMessage) -> bool:
    """Return True for an error; Streamlit's search for where the server's own paths begin (sok/_stcore, _stcore) is
    none."""
    return said.type == "error" and "/_stcore/" not in said.location["url"]
