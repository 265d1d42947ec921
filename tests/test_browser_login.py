"""Login by OIDC in a real browser, with a provider of our own: readers read, admins do more, strangers stay outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from index.catalog import Catalog
from tests.app_fixtures import build_archive, minutes_id
from tests.oidc_server import ADMIN, READER, STRANGER
from ui.texts import text

if TYPE_CHECKING:
    from tests.browser_plugin import Serve

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

WAIT_MS = 30_000


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Yield the address of the app and that of an original in it."""
    folder = tmp_path_factory.mktemp("login")
    settings = build_archive(folder)
    with serve("oidc_server.py", folder) as address:
        yield address, f"{address}/kalla/{minutes_id(Catalog.open(settings.data_dir))}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    expect.set_options(timeout=WAIT_MS)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    yield page
    context.close()


def log_in(page: Page, address: str, email: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name=email).click()
    page.wait_for_url(f"{address}/**")


@pytest.mark.parametrize("path", ["", "sok", "arkivet", "dokument?dok=x&sida=1", "fraga"])
def test_every_page_is_behind_the_door(page: Page, served: tuple[str, str], path: str) -> None:
    address, original = served
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("button", name="Logga in")).to_be_visible()
    assert page.get_by_test_id("stChatInput").count() == 0
    assert page.get_by_test_id("stSidebarNav").count() == 0
    assert page.request.get(original).status == 403


def test_a_reader_asks_reads_and_leaves(page: Page, served: tuple[str, str]) -> None:
    address, original = served
    log_in(page, address, READER)
    expect(page.get_by_test_id("stChatInput")).to_be_visible()
    assert page.request.get(original).status == 200
    with page.expect_response("**/auth/logout*"):  # its answer takes the cookie back
        page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("button", name="Logga in")).to_be_visible()
    assert page.request.get(original).status == 403


def test_only_an_admin_may_change_the_archive(page: Page, served: tuple[str, str]) -> None:
    address, _ = served
    for email, may_change in ((ADMIN, True), (READER, False)):
        page.context.clear_cookies()
        log_in(page, address, email)
        expect(page.get_by_test_id("stChatInput")).to_be_visible()
        page.goto(f"{address}/arkivet")
        shown, hidden = page.get_by_text("Filer", exact=True), page.get_by_text(text("arkivet.admins_only", "sv"))
        expect(shown if may_change else hidden).to_be_visible()
        expect(hidden if may_change else shown).to_be_hidden()


def test_a_stranger_with_an_account_stays_outside(page: Page, served: tuple[str, str]) -> None:
    address, original = served
    log_in(page, address, STRANGER)
    expect(page.get_by_text("Ditt konto har inte tillgång till arkivet.")).to_be_visible()
    assert page.get_by_test_id("stChatInput").count() == 0
    assert page.request.get(original).status == 403
