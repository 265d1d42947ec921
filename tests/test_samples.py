"""The sample archive: it renders to the same bytes, and its questions and gold structure agree with its documents."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from pypdf.errors import PdfReadError

from eval.typesetting.blocks import Block
from samples.markup import parse_blocks
from samples.render import ARCHIVE, render_archive, sources
from samples.roster import ballots, serving

SAMPLES = ARCHIVE.parent
SCAN, BROKEN = "motion-nattvandring-skannad", "sbn-2019-10-15"
MISCOUNTED = ("kf-2021-11-29", "89")  # the printed tally differs from the names, on purpose
KINDS = {
    "fact",
    "reservation",
    "position",
    "decision",
    "vote",
    "dnr",
    "date",
    "body",
    "precedent",
    "cross",
    "followup",
    "unanswerable",
}
PARTIES = {"S", "M", "C", "L", "KD", "V", "SD", "MP", "TL"}
STATEMENTS = {
    "reservation",
    "särskilt uttalande",
    "särskilt yttrande",
    "ersättaryttrande",
    "protokollsanteckning",
    "yrkande",
    "deltar inte",
    "jäv",
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS, GOLD = rows("questions.jsonl"), rows("extraction.jsonl")


def squeezed(text: str) -> str:
    """Letters and digits only, so that neither line ends nor hyphens nor list marks count."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text))


@cache
def pages_of(path: Path) -> list[str]:
    match path.suffix:
        case ".pdf":
            return [page.extract_text() for page in pypdf.PdfReader(path).pages]
        case ".docx":
            document = docx.Document(str(path))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            return ["\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])]
        case ".html":
            return [re.sub(r"<[^>]+>", "\n", path.read_text(encoding="utf-8"))]
    return re.split(r"\f|<!-- sida \d+ -->", path.read_text(encoding="utf-8"))


def shape_of(line: str) -> str:
    """The line without its page counter ("3 (12)", "3 av 12")."""
    return re.sub(r"\d+ ?(?:\(\d+\)|av \d+)", "", line).strip()


@cache
def text_of(stem: str) -> str:
    """The text of a document without page furniture (any line that nearly all pages have)."""
    (path,) = ARCHIVE.rglob(f"{stem}.*")
    pages = [page.splitlines() for page in pages_of(path)]
    seen = Counter(shape for page in pages for shape in {shape_of(line) for line in page})
    often = {shape for shape, count in seen.items() if count > 2 and count >= len(pages) - 1}
    lines = (line for page in pages for line in page)
    return squeezed("\n".join(line for line in lines if shape_of(line) not in often))


def digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    render_archive(folder)
    return folder


def test_the_committed_archive_is_what_the_sources_render_to(rendered: Path) -> None:
    fresh, committed = digests(rendered), digests(ARCHIVE)
    # The scan is a picture drawn with the fonts of the machine: it is looked at in a test of its own.
    scan = next(name for name in fresh if SCAN in name)
    assert fresh.keys() == committed.keys()
    assert {name for name in fresh if fresh[name] != committed[name]} <= {scan}


def test_two_runs_give_the_same_bytes(rendered: Path, tmp_path: Path) -> None:
    render_archive(tmp_path)
    assert digests(tmp_path) == digests(rendered)


def test_the_archive_is_small_and_its_stems_are_unique() -> None:
    paths = [path for path in ARCHIVE.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in paths) < 5_000_000
    assert len({path.stem for path in paths}) == len(paths) == len(sources())


def test_the_scan_has_a_page_and_no_text(rendered: Path) -> None:
    (path,) = rendered.rglob(f"{SCAN}.pdf")
    assert [page.strip() for page in pages_of(path)] == [""]


def test_the_broken_file_cannot_be_read() -> None:
    (path,) = ARCHIVE.rglob(f"{BROKEN}.pdf")
    with pytest.raises(PdfReadError):
        pages_of(path)


def test_minutes_fill_at_least_four_pages() -> None:
    minutes = [path for path in ARCHIVE.rglob("*-20??-??-??.pdf") if path.stem != BROKEN]
    assert len(minutes) >= 20
    assert {path.stem: len(pages_of(path)) for path in minutes if len(pages_of(path)) < 4} == {}


def test_a_vote_table_is_cut_by_a_page_break() -> None:
    (path,) = ARCHIVE.rglob("kf-2020-06-15.pdf")
    pages = pages_of(path)
    (first,) = (number for number, page in enumerate(pages) if "Ledamot Parti Ja Nej Avst" in page)
    assert "Ingrid Palmklint M X" in pages[first]
    assert "Siv Norrsell TL X" in pages[first + 1]


def test_a_quotation_goes_on_over_a_page_break() -> None:
    (path,) = ARCHIVE.rglob("kf-2021-11-29.pdf")
    assert any(page.count("”") % 2 for page in pages_of(path))


def test_substitutes_vote_in_the_place_of_the_absent() -> None:
    (source,) = (source for source in sources() if "bun-2019-03-19." in source.target)
    names = [seat.name for seat in serving(source)]
    assert "Jonas Tegebro" in names
    assert "Samira Haddadin" not in names
    assert ballots("ja=M; nej=S, Lena Bergvide", source).keys() <= set(serving(source))


def test_a_member_is_listed_with_the_party_of_the_day() -> None:
    party = {
        source.date.year: seat.party
        for source in sources()
        if source.organ == "kf" and source.target.endswith(".pdf") and "kf-20" in source.target
        for seat in serving(source)
        if seat.name == "Mona Ekskog"
    }
    assert (party[2017], party[2019], party[2020], party[2024]) == ("C", "C", "TL", "TL")


def test_points_that_go_on_the_next_line_stay_one_point() -> None:
    assert parse_blocks("1. ett\n   två\n2. tre") == [Block(kind="list", rows=(("1. ett två",), ("2. tre",)))]


def test_there_are_enough_questions_of_every_kind() -> None:
    kinds = Counter(question["kind"] for question in QUESTIONS)
    assert kinds.keys() == KINDS
    assert len(QUESTIONS) >= 60
    assert kinds["unanswerable"] >= 10
    assert sum(question["lang"] == "en" for question in QUESTIONS) >= 6
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_evidence_stands_in_the_documents_and_the_answer_passes_its_own_check(question: dict[str, Any]) -> None:
    texts = {stem: text_of(stem) for stem in question["docs"]}
    holders = {quote: [stem for stem in texts if squeezed(quote) in texts[stem]] for quote in question["evidence"]}
    assert [quote for quote, stems in holders.items() if not stems or len(quote) > 200] == []
    assert {stem for stems in holders.values() for stem in stems} == set(question["docs"])
    assert bool(question["docs"]) == (question["kind"] != "unanswerable")
    assert ("history" in question) == (question["kind"] == "followup")
    answer = question["answer"].lower()
    assert [word for word in question["must_include"] if not any(part in answer for part in word.split("|"))] == []
    assert [word for word in question["must_not_include"] if word in answer] == []
    gold = question["gold"]
    assert set(gold["parties"] or ()) <= PARTIES
    named = [*gold["persons"], *(gold["dnr"] or "").split("; ")]
    assert [name for name in named if squeezed(name) not in "".join(texts.values())] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['doc']}-{gold['paragraf']}")
def test_gold_structure_stands_in_its_document(gold: dict[str, Any]) -> None:
    text = text_of(gold["doc"])
    starts = [statement["text_start"] for statement in gold["statements"] if statement["text_start"]]
    persons = [name for statement in gold["statements"] for name in statement["persons"]]
    quoted = [gold["rubrik"], gold["decision"]["text"] or "", *gold["diarienummer"], *starts, *persons]
    assert [quote for quote in quoted if squeezed(quote) not in text] == []
    assert {statement["kind"] for statement in gold["statements"]} <= STATEMENTS
    assert {party for statement in gold["statements"] for party in statement["parties"]} <= PARTIES
    assert gold["paragraf"] is None or f"{gold['paragraf']}" in text


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['doc']}-{gold['paragraf']}")
def test_gold_page_holds_the_heading_of_the_paragraf(gold: dict[str, Any]) -> None:
    if gold["page"] is None:
        (path,) = ARCHIVE.rglob(f"{gold['doc']}.*")
        assert path.suffix in {".html", ".docx"}
        return
    (path,) = ARCHIVE.rglob(f"{gold['doc']}.*")
    pages = pages_of(path)
    first = 1 if path.suffix == ".md" else 0  # nothing stands before the first page comment
    page = squeezed(pages[gold["page"] - 1 + first])
    assert squeezed(gold["rubrik"]) in page
    assert squeezed((gold["decision"]["text"] or "")[:20]) in squeezed("".join(pages[gold["page"] - 1 + first :]))


def votes() -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    return (((gold["doc"], gold["paragraf"]), vote) for gold in GOLD for vote in gold["votes"])


def test_names_make_the_printed_tally_except_where_the_minutes_are_wrong() -> None:
    wrong = []
    for place, vote in votes():
        counts = Counter(vote["members"].values())
        if (counts["ja"], counts["nej"], counts["avstår"]) != (vote["ja"], vote["nej"], vote["avstar"] or 0):
            wrong.append(place)
    assert wrong == [MISCOUNTED]


def test_gold_votes_name_members_with_their_parties() -> None:
    members = [(place[0], member) for place, vote in votes() for member in vote["members"]]
    names = [(doc, re.fullmatch(r"(.+) \((\w+)\)", member)) for doc, member in members]
    assert [doc for doc, match in names if not match or squeezed(match[1]) not in text_of(doc)] == []
    assert {match[2] for _, match in names if match} <= PARTIES
