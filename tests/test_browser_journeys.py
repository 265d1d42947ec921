"""Four people at work, from the first question to what they leave with, in a browser, over PDFs that were read."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Locator, Page, expect

from eval.dataset import read_questions
from samples.render import ARCHIVE
from tests.browsing import JOB_MS, OVERFLOW, PHONE, Site

if TYPE_CHECKING:
    from tests.browser_plugin import Serve, Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

SCHOOL = (
    "bun/2019/bun-2019-03-19.pdf",
    "bun/2019/bun-2019-03-19-bilaga-1-reservation.pdf",
    "ksau/2019/ksau-2019-04-30.pdf",
    "ks/2019/ks-2019-05-14.pdf",
    "kf/2019/kf-2019-06-10.pdf",
)
WHO = "Vilka reserverade sig i kommunstyrelsen den 14 maj 2019 i ärendet om Tröskeby skola?"


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the app over the papers on the closing of a school, from its board to the council."""
    folder = tmp_path_factory.mktemp("journeys")
    for name in SCHOOL:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ARCHIVE / name, folder / "docs" / name)
    with serve("arkivet_server.py", folder) as address:
        yield Site(address, folder)


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer is there with what can be done with it."""
    actions = page.locator("[class*=st-key-actions-]")
    expect(page.get_by_test_id("stChatInput")).to_be_visible()
    answered = actions.count()
    page.get_by_label("Ställ en fråga om besluten").fill(question)
    page.keyboard.press("Enter")
    expect(actions).to_have_count(answered + 1)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def shown(page: Page, key: str) -> Locator:
    return page.locator(f"[class*=st-key-{key}] button").locator("visible=true")


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def open_menu(page: Page, name: str) -> None:
    page.locator("[data-testid=stPopover] button", has_text=name).last.click()


def payload(name: str, contents: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": contents}


def test_a_politician_asks_reads_the_page_asks_on_and_shares_the_question(visit: Visit, site: Site) -> None:
    page = visit(site.address, screen=PHONE)
    ask(page, WHO)
    expect(page.get_by_text("Marianne Hedlöv").first).to_be_visible()
    shown(page, "marker-0-").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("2019-05-14").first).to_be_visible()
    expect(drawer.locator("img").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    ask(page, "Och hur röstade partierna i fullmäktige den 10 juni 2019?")
    expect(page.get_by_text("Tolkat som:")).to_be_visible()
    expect(page.get_by_text(re.compile("17.*12")).last).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    open_menu(page, "Spara och dela")
    link = page.get_by_test_id("stCode").get_by_text("?fraga=").inner_text()
    assert "fullmäktige" in parse_qs(urlsplit(link).query)["fraga"][0]
    expect(visit(link).get_by_text(re.compile("17.*12")).last).to_be_visible()


def test_a_journalist_narrows_a_search_and_takes_the_hits_and_an_answer_along(visit: Visit, site: Site) -> None:
    page = visit(f"{site.address}/sok?parti=TL")
    box = page.get_by_role("searchbox", name="Sökord")
    box.fill("Tröskeby")
    box.press("Enter")
    page.wait_for_url("**ord=Tr*")
    page.locator("[class*=st-key-sok-facet-section_kind]").get_by_text("Reservation").click()
    page.wait_for_url("**typ=reservation*")
    hits = page.locator(".hit")
    expect(hits.first).to_contain_text("TL")
    n_hits = hits.count()
    page.get_by_role("button", name="Exportera").click()
    rows = list(csv.reader(io.StringIO(downloaded(page, "Träffarna som CSV").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == n_hits + 1
    assert all("reservation" in " ".join(row).lower() for row in rows[1:])
    book = load_workbook(io.BytesIO(downloaded(page, "Träffarna som Excel (XLSX)")))
    assert "Bengt Granhammar" in " ".join(str(cell.value) for row in book.worksheets[0].rows for cell in row)
    page.keyboard.press("Escape")
    shown(page, "sok-open-").first.click()
    expect(page.get_by_role("dialog").locator("img").last).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Fråga").click()
    ask(page, WHO)
    open_menu(page, "Spara och dela")
    paper = docx.Document(io.BytesIO(downloaded(page, "Word")))
    told = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Marianne Hedlöv" in told
    assert "ks-2019-05-14.pdf" in told


def test_an_official_follows_a_matter_and_finds_the_precedent_of_a_draft(visit: Visit, site: Site) -> None:
    page = visit(f"{site.address}/arenden")
    page.get_by_label("Diarienummer eller ord ur rubriken").fill("ks 2019/123")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 ärende", exact=True)).to_be_visible()
    shown(page, "case-open-").click()
    stations = (
        "2019-03-19 · Barn- och utbildningsnämnden · § 19",
        "2019-05-14 · Kommunstyrelsen · § 85",
        "2019-06-10 · Kommunfullmäktige · § 53",
    )
    for station in stations:
        expect(page.get_by_role("heading", name=station)).to_be_visible()
    council = page.locator("[class*='st-key-station-']").filter(has=page.get_by_role("heading", name=stations[-1]))
    council.locator("[class*=st-key-open-station-] button").locator("visible=true").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("img").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("link", name="Förlagor").click()
    draft = docx.Document()
    draft.add_paragraph(
        "Kommunfullmäktige beslutar att skolfastigheten Mossby 4:2 erbjuds bygdeföreningen för en krona."
    )
    contents = io.BytesIO()
    draft.save(contents)
    expect(page.get_by_role("button", name="Välj fil")).to_be_visible()
    page.locator("input[type=file]").set_input_files([payload("utkast.docx", contents.getvalue())])
    card = page.locator(".st-key-precedent-card-1")
    expect(card).to_contain_text("Kommunfullmäktige den 10 juni 2019, § 53")
    expect(card.locator("del").filter(has_text="Mossby").first).to_be_visible()
    card.get_by_role("button", name="Kopiera med källhänvisning").click()
    copied = page.get_by_test_id("stCode").first
    copied.hover()
    copied.get_by_role("button").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('Källa: kommunfullmäktige'))")
    words = page.evaluate("navigator.clipboard.readText()")
    assert "bygdeföreningen i Tröskeby" in words
    assert "KS 2019/0123" in words


def test_an_evaluator_makes_feedback_into_questions_measures_and_compares(visit: Visit, site: Site) -> None:
    page = visit(site.address)
    ask(page, WHO)
    page.locator("[class*=st-key-thumbs-] button").first.click()
    comment = page.get_by_label("Vad var bra eller fel? (frivilligt)")
    comment.fill("Alla nämns, och rätt sida.")
    comment.press("Enter")
    expect(page.get_by_text("Tack, det är sparat.")).to_be_visible()
    page.goto(f"{site.address}/utvardering?del=omdomen")
    expect(page.get_by_text("Kommentar: Alla nämns, och rätt sida.")).to_be_visible()
    questions = downloaded(page, "Hämta alla som frågefil")
    (asked,) = map(json.loads, questions.splitlines())
    assert asked["question"] == WHO
    assert asked["docs"] == ["ks-2019-05-14"]
    page.get_by_role("radio", name="Mät").click()
    page.get_by_text("Lägg till en frågefil").click()
    page.locator("input[type=file]").set_input_files([payload("omdomen.jsonl", questions)])
    page.get_by_role("button", name="Spara filen").click()
    expect(page.get_by_text("1 frågor")).to_be_visible()
    (kept,) = (site.folder / "data" / "questions").glob("*.jsonl")
    assert [one.question for one in read_questions(kept)] == [WHO]
    page.get_by_role("combobox", name="System att mäta").click()
    page.get_by_role("option", name="BM25").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Starta mätningen").click()
    expect(page.get_by_text("Utvärderingen blev klar")).to_be_visible(timeout=JOB_MS)
    page.get_by_role("radio", name="Körningar").click()
    with page.context.expect_page() as report:
        page.get_by_role("link", name="Öppna rapporten").click()
    expect(report.value.get_by_role("heading", level=1)).to_have_text("Utvärdering av svar ur beslutsarkiv")
    expect(report.value.get_by_text(WHO).first).to_be_attached()
    page.get_by_role("radio", name="Jämför").click()
    page.get_by_role("combobox", name="System").first.click()
    page.get_by_role("option").filter(has_not_text="BM25").click()
    expect(page.get_by_text("A jämfört med B på 1 gemensamma frågor")).to_be_visible()
