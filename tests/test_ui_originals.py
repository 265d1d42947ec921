from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from index.catalog import Catalog
from settings import Settings
from tests.app_fixtures import HOSTILE, LETTER, MINUTES, StandInArchive, build_archive, letter_id, minutes_id
from ui import resources
from ui.headers import HEADERS, SPEAKS, TO_QUESTION, SafeHeaders
from ui.originals import original_route


@pytest.fixture
def built(tmp_path: Path) -> Settings:
    return build_archive(tmp_path)


@pytest.fixture
def catalog(built: Settings) -> Catalog:
    return Catalog.open(built.data_dir)


@pytest.fixture
def client(built: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    st.cache_resource.clear()
    monkeypatch.setattr(resources, "_opened", lambda: StandInArchive.open(built))
    yield TestClient(Starlette(routes=[original_route()], middleware=[Middleware(SafeHeaders)]))
    st.cache_resource.clear()


def test_a_pdf_opens_in_the_browser_byte_for_byte(client: TestClient, catalog: Catalog, tmp_path: Path) -> None:
    response = client.get(f"/kalla/{minutes_id(catalog)}")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == 'inline; filename="ks-2021-03-09.pdf"'
    assert response.content == (tmp_path / "docs" / MINUTES).read_bytes()


def test_text_is_served_as_plain_text_in_a_sandbox(client: TestClient, catalog: Catalog) -> None:
    response = client.get(f"/kalla/{letter_id(catalog)}")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "sandbox" in response.headers["content-security-policy"]
    assert response.text == HOSTILE


def test_old_text_is_served_with_its_own_encoding(client: TestClient, catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "docs" / LETTER).write_bytes("blåbär".encode("cp1252"))
    response = client.get(f"/kalla/{letter_id(catalog)}")
    assert response.headers["content-type"] == "text/plain; charset=windows-1252"
    assert response.text == "blåbär"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("sida.html", "application/octet-stream"),
        ("sida.HTM", "application/octet-stream"),
        ("bild.svg", "application/octet-stream"),
        ("brev.rtf", "application/rtf"),
        ("brev.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_other_types_are_downloaded_and_never_rendered(
    client: TestClient, catalog: Catalog, monkeypatch: pytest.MonkeyPatch, name: str, media_type: str
) -> None:
    letter = catalog.document(letter_id(catalog))
    assert letter
    (Path(letter.root) / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    monkeypatch.setattr(resources, "document", lambda _: replace(letter, source=name))
    response = client.get("/kalla/x")
    assert response.headers["content-type"] == media_type
    assert response.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in response.headers["content-security-policy"]


@pytest.mark.parametrize("document_id", ["nej", "%2e%2e%2fdata%2fcatalog.sqlite3", "ks/2021/ks-2021-03-09.pdf", "%00"])
def test_what_is_not_an_id_of_the_catalogue_is_not_found(client: TestClient, document_id: str) -> None:
    assert client.get(f"/kalla/{document_id}").status_code == 404


def test_a_vanished_file_is_not_found(client: TestClient, catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "docs" / MINUTES).unlink()
    assert client.get(f"/kalla/{minutes_id(catalog)}").status_code == 404


def test_a_link_out_of_the_archive_folder_is_not_followed(client: TestClient, catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "hemlig.pdf").write_bytes(b"%PDF-")
    (tmp_path / "docs" / MINUTES).unlink()
    (tmp_path / "docs" / MINUTES).symlink_to(tmp_path / "hemlig.pdf")
    assert client.get(f"/kalla/{minutes_id(catalog)}").status_code == 404


def test_no_archive_is_not_found_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: TestClient
) -> None:
    monkeypatch.setattr(resources, "_opened", lambda: StandInArchive.open(Settings(data_dir=tmp_path / "ingen")))
    assert client.get("/kalla/x").status_code == 404


def test_every_response_carries_the_safe_headers(client: TestClient) -> None:
    headers = client.get("/kalla/nej").headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_the_policy_allows_no_other_server_and_no_inline_script() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "http" not in policy
    assert "*" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts


def test_streamlits_one_inline_script_and_our_own_are_allowed_and_no_other() -> None:
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    known = [*inline, TO_QUESTION, *SPEAKS.values()]
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in known]
    assert re.findall(r"sha256-([^']+)", HEADERS["Content-Security-Policy"]) == digests
