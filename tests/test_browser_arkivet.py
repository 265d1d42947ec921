"""A registrar adds and removes a document, and an evaluator measures, in a real browser with real jobs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browsing import JOB_MS, OVERFLOW, PHONE, Site
from tests.conftest import MINUTES

if TYPE_CHECKING:
    from tests.browser_plugin import Serve, Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

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


def payload(name: str, contents: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": contents}


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("arkivet")
    (folder / "docs").mkdir()
    (folder / "docs" / "ks.txt").write_text(MINUTES, encoding="utf-8")
    with serve("arkivet_server.py", folder) as address:
        yield Site(address, folder)


def test_a_document_is_added_while_the_zip_is_refused_and_goes_again(visit: Visit, site: Site) -> None:
    page = visit(f"{site.address}/arkivet?del=filer")
    page.locator("input[type=file]").set_input_files(
        [payload("ks-2024.txt", LATER.encode()), payload("allt.zip", b"PK\x03\x04")]
    )
    page.get_by_role("button", name="Lägg till 2 filer och läs in").click()
    expect(page.get_by_text("är ett zip-arkiv")).to_be_visible()
    expect(page.get_by_text("Inläsningen blev klar")).to_be_visible(timeout=JOB_MS)
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("2")
    assert [path.name for path in (site.folder / "data" / "uploads").iterdir()] == ["ks-2024.txt"]
    page.get_by_role("button", name="Ta bort …").click()
    page.get_by_role("button", name="Ja, ta bort").click()
    expect(page.get_by_text("borttagna: 1")).to_be_visible(timeout=JOB_MS)
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("1")


def test_a_measurement_is_started_and_its_report_opened_without_scripts(visit: Visit, site: Site) -> None:
    page = visit(f"{site.address}/utvardering")
    page.get_by_text("Lägg till en frågefil").click()
    page.locator("input[type=file]").set_input_files([payload("prov.jsonl", json.dumps(QUESTION).encode())])
    page.get_by_role("button", name="Spara filen").click()
    page.get_by_role("button", name="Starta mätningen").click()
    expect(page.get_by_text("Utvärderingen blev klar")).to_be_visible(timeout=JOB_MS)
    page.get_by_role("radio", name="Körningar").click()
    with page.context.expect_page() as report:
        page.get_by_role("link", name="Öppna rapporten").click()
    expect(report.value.get_by_role("heading", level=1)).to_have_text("Utvärdering av svar ur beslutsarkiv")
    assert report.value.locator("script").count() == 0


@pytest.mark.parametrize("path", ["arkivet", "arkivet?del=filer", "arkivet?del=kvalitet", "utvardering"])
def test_a_phone_shows_it_without_scrolling_sideways(visit: Visit, site: Site, path: str) -> None:
    page = visit(f"{site.address}/{path}", screen=PHONE)
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
