"""Answers and lists as files: complete, readable again by other programs, and inert whatever the documents say."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from importlib.metadata import version

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.evidence import Witness
from answer.export import Origin, origin_of, to_csv, to_docx, to_html, to_json, to_markdown, to_xlsx
from answer.export.inert import markdown, plain
from answer.export.records import records_of
from answer.export.sheets import Table
from answer.export.tables import table_of_answer, table_of_hits, table_of_records
from answer.models import Answer, Citation, Facts, Intent, ListRow, Mode, Question
from index.archive import Archive
from index.models import Filters
from ingest.models import SectionKind, Span, VoiceRole

ORIGIN = Origin(municipalities=("Almvik",), n_documents=12, day=date(2024, 5, 2))
HOSTILE = (
    '<script src="https://ond.example/x.js"></script><img src=x onerror=alert(1)> ![bild](https://ond.example/p.png) '
    "[klicka](javascript:alert(1)) https://ond.example www.ond.example `kod` | b\n# rubrik\n- punkt\x00\x1b[31m\u202e"
)


def citation(n: int, quote: str, *, is_ocr: bool = False) -> Citation:
    return Citation(
        n=n, document_id="d", source="ks/2021/protokoll.pdf", page=3, span=Span(3, 0, 9), title="Protokoll",
        municipality="Almvik", organ="kommunstyrelsen", date=date(2021, 3, 9), diarienummer=("KS-2021-00042",),
        paragraf="17", section="Reservation", kind=SectionKind.RESERVATION, role=VoiceRole.PARTI, parties=("V",),
        persons=("Maja Ek",), quote=quote, is_ocr=is_ocr,
    )  # fmt: skip


def answer(text: str, *quotes: str, question: str = "Vem?", intent: Intent = Intent.DISSENT) -> Answer:
    return Answer(
        question=Question(text=question, standalone=question, lang="sv", intent=intent, topic=""),
        text=text,
        abstained=False,
        mode=Mode.EXTRACTIVE,
        citations=tuple(citation(n, quote, is_ocr=n == 1) for n, quote in enumerate(quotes, 1)),
        facts=Facts(),
        warnings=("Texten är maskinläst.",),
    )


PLAIN = answer("Maja Ek (V) reserverade sig [1]. ”Vi säger nej” [2].", "Maja Ek (V) reserverar sig.", "Vi säger nej.")
EVIL = answer(f"V: ”{HOSTILE}” [1].", HOSTILE, question=HOSTILE)
TOLD = (
    "Vem?", "Maja Ek (V) reserverade sig [1].", "[1]", "[2]", "Maja Ek (V) reserverar sig.", "Vi säger nej.",
    "ommunstyrelsen den 9 mars 2021, § 17", "Protokoll", "KS-2021-00042", "ks/2021/protokoll.pdf, sida 3",
    "maskinläst ur en bild", "Källor", "Arkivet: Almvik, 12 handlingar. Hämtat den 2 maj 2024",
    f"beslutsminne {version('beslutsminne')}", "Texten är maskinläst.",
)  # fmt: skip


class Page(HTMLParser):
    """The text, tags and addresses of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of_docx(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    parts = [*document.paragraphs, *document.sections[0].footer.paragraphs]
    return "\n".join(paragraph.text for paragraph in parts)


@pytest.mark.parametrize("words", TOLD)
def test_every_format_tells_question_answer_sources_and_origin(words: str) -> None:
    assert words in to_markdown(PLAIN, "sv", ORIGIN).replace("\\", "")
    assert words in Page(to_html(PLAIN, "sv", ORIGIN)).text
    assert words in text_of_docx(to_docx(PLAIN, "sv", ORIGIN))


def test_headings_follow_the_language_of_the_reader() -> None:
    assert "## Sources" in to_markdown(PLAIN, "en", ORIGIN)
    assert '<html lang="en">' in to_html(PLAIN, "en", ORIGIN)
    assert "read by machine" in text_of_docx(to_docx(PLAIN, "en", ORIGIN))


def test_a_list_is_written_as_points() -> None:
    listed = answer("2 ärenden [1][2]. § 1 Bad [1]. § 2 Väg [2].", "Bad.", "Väg.", intent=Intent.LIST)
    assert "- § 1 Bad [1].\n- § 2 Väg [2]." in to_markdown(listed, "sv", ORIGIN)
    assert "<li>§ 1 Bad" in to_html(listed, "sv", ORIGIN)
    styles = [p.style.name for p in docx.Document(io.BytesIO(to_docx(listed, "sv", ORIGIN))).paragraphs if p.style]
    assert styles.count("List Bullet") == 2


def test_hostile_words_stay_words_in_html() -> None:
    page = Page(to_html(EVIL, "sv", ORIGIN))
    assert not page.tags & {"script", "img", "iframe", "link"}
    assert page.addresses
    assert all(address.startswith("#source-") for address in page.addresses)
    assert '<script src="https://ond.example/x.js">' in page.text, "shown as it stands"
    assert "default-src 'none'" in to_html(EVIL, "sv", ORIGIN)


def test_hostile_words_stay_words_in_markdown() -> None:
    text = to_markdown(EVIL, "sv", ORIGIN)
    bare = re.sub(r"\\[^\w\s]", "", text)
    assert not re.search(r"<|`|!\[|\]\(|://|www\.|^\s*# rubrik|^- punkt", bare, re.MULTILINE)


@pytest.mark.parametrize("write", [to_markdown, to_html])
def test_unseen_characters_are_left_out(write: object) -> None:
    assert callable(write)
    assert not re.search("[\x00\x1b\u202e]", write(EVIL, "sv", ORIGIN))


def test_hostile_words_break_no_docx() -> None:
    data = to_docx(EVIL, "sv", ORIGIN)
    assert "<script" in text_of_docx(data)
    assert not [rel for rel in docx.Document(io.BytesIO(data)).part.rels.values() if rel.is_external]


@given(st.text())
def test_inert_text_is_one_line_and_inert_again(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert "\n" not in markdown(text)


@given(st.text(alphabet="ab <>[]()!*_`#-+=1.)|\\&~:/w.", max_size=40))
def test_markdown_keeps_every_letter(text: str) -> None:
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown(text)) == plain(text)


TABLE = Table(
    about="Beslut: =1+1",
    columns=("title", "date", "page", "score", "quote"),
    rows=(
        ("=HYPERLINK(\"https://ond.example\")", date(2021, 3, 9), 3, 0.5, "Vi säger; nej\nalltid"),
        ("-2+3", None, None, None, "@SUM(A1)"),
        ("+46", None, 12, 1.0, "＝1"),
    ),
)  # fmt: skip


def test_csv_is_what_a_swedish_spreadsheet_reads() -> None:
    data = to_csv(TABLE, "sv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Ärende", "Datum", "Sida", "Poäng", "Citat"]
    assert rows[1][1:] == ["2021-03-09", "3", "0,5", "Vi säger; nej alltid"]


def test_csv_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(TABLE, "sv").decode("utf-8-sig")), delimiter=";"))
    assert [row[0][:2] for row in rows[1:]] == ["'=", "'-", "'+"]
    assert [row[4][:2] for row in rows[2:]] == ["'@", "'＝"]


def test_xlsx_opens_again_with_texts_days_and_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE, "sv", ORIGIN)))
    sheet, about = book.worksheets
    assert [cell.value for cell in sheet[1]] == ["Ärende", "Datum", "Sida", "Poäng", "Citat"]
    assert sheet["A2"].value == '=HYPERLINK("https://ond.example")'
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    assert sheet["B2"].is_date
    assert sheet["C2"].value == 3
    assert sheet["B3"].value is None
    assert [cell.value for cell in about["A"]] == ["Beslut: =1+1", "3 rader", ORIGIN.text("sv")]


def test_json_names_columns_and_origin() -> None:
    data = json.loads(to_json(TABLE, "sv", ORIGIN))
    assert data["count"] == 3
    assert data["rows"][0] == {
        "title": '=HYPERLINK("https://ond.example")', "date": "2021-03-09", "page": 3, "score": 0.5,
        "quote": "Vi säger; nej alltid",
    }  # fmt: skip
    assert data["origin"] == ORIGIN.text("sv")


def test_an_empty_table_is_a_table() -> None:
    empty = Table(about="Inget", columns=("title",), rows=())
    assert to_csv(empty, "sv").decode("utf-8-sig") == "Ärende\r\n"
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(empty, "en", ORIGIN))).active is not None
    assert json.loads(to_json(empty, "en", ORIGIN))["rows"] == []


def test_the_table_of_an_answer_holds_its_sources_or_its_whole_list() -> None:
    assert [row[0] for row in table_of_answer(PLAIN).rows] == [1, 2]
    row = ListRow(
        municipality="Almvik", organ="kommunstyrelsen", date=date(2021, 3, 9), paragraf="17", title="Bad",
        diarienummer=(), detail="V", document="Protokoll", source="a.pdf", page=3, quote="Nej.",
    )  # fmt: skip
    listed = Answer(
        question=PLAIN.question, text="30 ärenden [1].", abstained=False, mode=Mode.EXTRACTIVE,
        citations=PLAIN.citations, facts=Facts(), rows=(row,) * 30,
    )  # fmt: skip
    assert len(table_of_answer(listed).rows) == 30


def test_hits_become_rows_in_their_order(archive: Archive) -> None:
    hits = archive.search.search("biblioteket", k=5)
    table = table_of_hits(hits, about="biblioteket")
    assert [row[0] for row in table.rows] == list(range(1, len(hits) + 1))
    assert any("biblioteket" in str(row[table.columns.index("quote")]) for row in table.rows)


@pytest.mark.parametrize(
    ("what", "filters", "topic", "titles"),
    [
        ("reservationer", Filters(), "", ["Nedläggning av biblioteket i Norrby"]),
        ("reservationer", Filters(parties=("S",)), "", []),
        ("beslut", Filters(organs=("kommunstyrelsen",)), "skolskjutsen", ["Avgift för skolskjuts"]),
        ("beslut", Filters(parties=("V",)), "", ["Nedläggning av biblioteket i Norrby"]),
        ("paragrafer", Filters(), "biblioteken Norrby", ["Nedläggning av biblioteket i Norrby"]),
        ("paragrafer", Filters(), "skatten", []),
        ("voteringar", Filters(), "", []),
        ("uttalanden", Filters(), "", []),
    ],
)
def test_records_are_complete_by_their_criteria(
    archive: Archive, what: str, filters: Filters, topic: str, titles: list[str]
) -> None:
    table = table_of_records(
        records_of(archive.catalog, what, filters, topic), Witness(archive.catalog), what=what, about=what
    )
    assert [row[table.columns.index("title")] for row in table.rows] == titles
    for row in table.rows:
        assert row[table.columns.index("quote")]
        assert row[table.columns.index("page")] == 1
    openpyxl.load_workbook(io.BytesIO(to_xlsx(table, "sv", origin_of(archive))))
