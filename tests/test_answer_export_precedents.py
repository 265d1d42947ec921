"""Precedents taken along as Markdown and as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from answer.export import origin_of, precedents_to_docx, precedents_to_markdown
from index.archive import Archive
from index.precedents import Precedent, find_precedents
from tests.paper_archive import archive_of

HOSTILE = "![bild](http://127.0.0.1:9/x) <img src=y> ~~nej~~"
MINUTES = f"""Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS 2021/42

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned den 1 juli 2021. {HOSTILE}
"""
DRAFT = "Kommunstyrelsen beslutar att biblioteket i Söderby läggs ned den 1 juli 2021."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"ks.txt": MINUTES}, tmp_path_factory.mktemp("precedents")) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(archive: Archive) -> list[Precedent]:
    return find_precedents(archive, DRAFT)


def test_markdown_tells_place_outcome_and_what_differs(archive: Archive, found: list[Precedent]) -> None:
    paper = precedents_to_markdown(DRAFT, found, "sv", origin_of(archive, date(2024, 5, 6)))
    assert paper.startswith(f"# Förlagor\n\n> {DRAFT}\n")
    assert "## 1\\. Kommunstyrelsen den 9 mars 2021, § 17" in paper
    assert "Utfall i ärendet: bifall (kommunstyrelsen den 9 mars 2021, § 17)" in paper
    assert "Dnr KS 2021/42, Almvik, ks.txt, sida 1" in paper
    assert "~~Söderby~~ **Norrby**" in paper
    assert "6 maj 2024" in paper


def test_what_documents_say_becomes_no_markup(archive: Archive, found: list[Precedent]) -> None:
    paper = precedents_to_markdown(f"{DRAFT} {HOSTILE}", found, "en", origin_of(archive))
    assert "![bild](" not in paper
    assert "<img" not in paper.replace("\\<img", "")
    assert "http://" not in paper


@pytest.mark.parametrize(("lang", "title"), [("sv", "Förlagor"), ("en", "Precedents")])
def test_a_word_document_strikes_out_and_underlines(
    archive: Archive, found: list[Precedent], lang: str, title: str
) -> None:
    document = docx.Document(io.BytesIO(precedents_to_docx(DRAFT, found, lang, origin_of(archive))))
    assert document.paragraphs[0].text == title
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.strike] == ["Söderby"]
    assert next(run.text for run in runs if run.font.underline) == "Norrby"
    assert HOSTILE in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_no_precedents_make_a_paper_too(archive: Archive, tmp_path: Path) -> None:
    assert DRAFT in precedents_to_markdown(DRAFT, [], "sv", origin_of(archive))
    (tmp_path / "tom.docx").write_bytes(precedents_to_docx(DRAFT, [], "sv", origin_of(archive)))
    assert [paragraph.text for paragraph in docx.Document(str(tmp_path / "tom.docx")).paragraphs] == ["Förlagor", DRAFT]
