"""Every page shows what a hostile document says as it stands; the fixture `visit` fails a request to anybody else, a
script that runs, and anything the browser complains about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from index.catalog import Catalog
from tests.browsing import Site
from ui import feedback
from ui.main import PAGES

if TYPE_CHECKING:
    from tests.browser_plugin import Serve, Visit

pytest_plugins = ("tests.browser_plugin",)
pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

SIGN = "<img src=http://127.0.0.1:9/x onerror=alert(1)>"
HOSTILE = f"Cykelbana ![b](http://127.0.0.1:9/y) {SIGN} :red[rött] [l](javascript:alert(1)) <script>alert(2)</script>"
FILE = "![b](x) <img src=x onerror=alert(3)> :red[y].txt"
MINUTES = f"""Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2022-05-10

§ 40 {HOSTILE}
Dnr KS 2022/7

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att en {HOSTILE} byggs längs Strandvägen.

Reservation
Per Holm (M) reserverar sig mot beslutet med följande motivering:
Vi anser att en {HOSTILE} kostar för mycket.
"""
WHERE = {
    "fraga": f"fraga?fraga={quote('Varför reserverade sig M om cykelbana 2022?')}",
    "sok": "sok?ord=Cykelbana",
    "arenden": "arenden?arende=KS%202022/7",
    "partier": "partier?parti=M",
    "forlagor": f"forlagor?text={quote('Vi anser att en cykelbana längs Strandvägen kostar för mycket pengar.')}",
    "arkivet": "arkivet?del=filer",
    "utvardering": "utvardering?del=omdomen",
    "dokument": "dokument?ord=Cykelbana&dok=",
}


@pytest.fixture(scope="module")
def site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "docs").mkdir()
    (folder / "docs" / "ks.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "docs" / FILE).touch()  # it can't be read, which is told with its name
    feedback.add(folder / "data", question=HOSTILE, answer=HOSTILE, thumbs="down", comment=HOSTILE)
    with serve("arkivet_server.py", folder) as address:
        yield Site(address, folder)


@pytest.mark.parametrize("name", PAGES)
def test_hostile_words_do_nothing(visit: Visit, site: Site, name: str) -> None:
    (document,) = Catalog.open(site.folder / "data").documents()
    path = WHERE[name] + document.id if WHERE[name].endswith("dok=") else WHERE[name]
    page = visit(f"{site.address}/{path}")
    main = page.get_by_role("main")
    expect(main).to_contain_text("<img src=x" if name == "arkivet" else SIGN.removesuffix("onerror=alert(1)>"))
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert (
        main.locator("img[src*='127.0.0.1:9'], img[src='x'], a[href^=javascript], a[href*='127.0.0.1:9']").count() == 0
    )
