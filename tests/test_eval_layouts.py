"""A world on paper: every layout prints every record, and what is said to stand in a file stands there."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.dataset import read_gold
from eval.gate import plan
from eval.layouts.compose import GROUPS
from eval.layouts.gold import gold_rows
from eval.layouts.language import in_words, infinitive, passive
from eval.layouts.models import Layout
from eval.layouts.naming import name_all
from eval.layouts.noise import misread
from eval.layouts.printing import letters, print_papers
from eval.layouts.table import chosen, layouts
from eval.models import GoldParagraf
from eval.world.build import build_world
from eval.world.models import Carrier, Party, Politician, Printed, World
from ingest.models import DocumentKind

LAYOUTS = {layout.name: layout for layout in layouts()}
HELD_OUT = [name for name, layout in LAYOUTS.items() if layout.is_held_out]
MINUTES = [name for name, layout in LAYOUTS.items() if layout.group == "minutes"]


@cache
def world() -> World:
    return build_world(n_papers=110, seed=5)


@cache
def small_world() -> World:
    return build_world(n_papers=30, seed=7)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@cache
def print_layout(name: str, folder: Path) -> tuple[Path, tuple[Printed, ...]]:
    """Print the papers that the layout is for."""
    papers = tuple(paper for paper in world().papers if GROUPS[paper.kind] == LAYOUTS[name].group)
    printed = print_papers(replace(world(), papers=papers), folder / name, layouts=[name])
    return folder / name, printed


@cache
def pages_of(path: Path) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(path)
    return tuple(letters(page.get_textpage().get_text_bounded()) for page in document)


@cache
def text_of(path: Path) -> str:
    """Return all letters of a file, in reading order, page furniture included."""
    match path.suffix:
        case ".pdf":
            return "".join(pages_of(path))
        case ".docx":
            document = docx.Document(str(path))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            return letters("".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))
    return letters(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8")))


def digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def missing(folder: Path, printed: tuple[Printed, ...]) -> Iterator[tuple[str, str]]:
    """Placed words that do not stand whole in their file; those cut by page furniture must stand in two halves."""
    for paper in printed:
        text = text_of(folder / paper.source)
        for placed in paper.placed:
            words = letters(placed.text)
            if words not in text and not _is_cut_in_two(words, text):
                yield paper.source, placed.text


def _is_cut_in_two(words: str, text: str) -> bool:
    return any(words[:cut] in text and words[cut:] in text for cut in range(1, len(words)))


@pytest.mark.parametrize("name", LAYOUTS)
def test_placed_words_stand_in_the_file(name: str, folder: Path) -> None:
    place, printed = print_layout(name, folder)
    assert printed, f"no paper is printed as {name}"
    assert list(missing(place, printed)) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_placed_page_holds_the_first_word(name: str, folder: Path) -> None:
    place, printed = print_layout(name, folder)
    for paper in [paper for paper in printed if paper.source.endswith(".pdf")][:12]:
        pages = pages_of(place / paper.source)
        wrong = [one.text for one in paper.placed if letters(one.text.split()[0])[:4] not in pages[(one.page or 0) - 1]]
        assert wrong == []


@pytest.mark.parametrize("name", MINUTES)
def test_minutes_place_every_record_of_their_steps(name: str, folder: Path) -> None:
    _, printed = print_layout(name, folder)
    papers = {paper.id: paper for paper in world().papers}
    steps = {step.id: step for matter in world().matters for step in matter.steps}
    for paper in printed:
        placed = {one.record_id for one in paper.placed}
        for step in (steps[step_id] for step_id in papers[paper.paper_id].step_ids):
            wanted = {step.id, step.decision.id}
            wanted |= {moved.id for moved in step.yrkanden} | {vote.id for vote in step.votes}
            wanted |= {said.id for said in step.statements}
            inside = {Carrier.INLINE, Carrier.ATTACHMENT}
            wanted |= {reason.id for said in step.statements if said.carrier in inside for reason in said.reasons}
            assert wanted - placed == set()


def test_every_kind_of_paper_and_of_record_is_in_the_world_that_is_tried() -> None:
    assert {paper.kind for paper in world().papers} == GROUPS.keys()
    said = [one for matter in world().matters for step in matter.steps for one in step.statements]
    assert {one.carrier for one in said} == set(Carrier)


@pytest.mark.parametrize("name", LAYOUTS)
def test_gold_reads_back_and_agrees_with_the_file(name: str, folder: Path, tmp_path: Path) -> None:
    place, printed = print_layout(name, folder)
    rows = list(gold_rows(world(), printed))
    path = tmp_path / "extraction.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    sources = {paper.stem: place / paper.source for paper in printed}
    wrong = [words for row in read_gold(path) for words in _told(row) if not _is_in(words, sources[row.doc])]
    assert len(read_gold(path)) == len(rows)
    assert wrong == []


def _is_in(words: str, path: Path) -> bool:
    """Capitals apart: headings may be set in them."""
    wanted, text = letters(words).lower(), text_of(path).lower()
    return wanted in text or _is_cut_in_two(wanted, text)


def _told(row: GoldParagraf) -> Iterator[str]:
    yield row.rubrik
    yield from row.diarienummer
    for statement in row.statements:
        yield from statement.persons
    for vote in row.votes:
        yield from (name.rsplit(" (", 1)[0] for name in vote.members or {})


def test_gold_names_the_members_of_a_vote_where_the_layout_does(folder: Path) -> None:
    _, named = print_layout("arende-sen", folder)
    _, counted = print_layout("socken", folder)
    votes = [vote for row in gold_rows(world(), named) for vote in row["votes"]]
    ballots = [Counter(vote["members"].values()) for vote in votes]
    told = [(vote["ja"], vote["nej"], vote["avstar"] or 0) for vote in votes]
    agree = [(one["ja"], one["nej"], one["avstår"]) == printed for one, printed in zip(ballots, told, strict=True)]
    assert agree.count(False) < 0.2 * len(agree)  # the world miscounts some on purpose
    assert None in [vote["members"] for row in gold_rows(world(), counted) for vote in row["votes"]]


@pytest.mark.parametrize("name", ["en-mening", "socken", "lopande"])
def test_an_extract_without_attendance_list_tells_the_party_of_who_speaks(name: str, folder: Path) -> None:
    place, printed = print_layout(name, folder)
    cut = {paper.stem for paper in world().papers if paper.kind is DocumentKind.PROTOKOLLSUTDRAG}
    extracts = {
        paper.stem: place / paper.source for paper in printed if paper.source.endswith(".pdf") and paper.stem in cut
    }
    rows = [row for row in gold_rows(world(), printed) if row["doc"] in extracts]
    said = [(row["doc"], statement["persons"][0]) for row in rows for statement in row["statements"]]
    assert said
    assert [one for one in said if not _has_letter(extracts[one[0]], one[1])] == []


def _has_letter(path: Path, name: str) -> bool:
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    return bool(re.search(rf"{re.escape(name)}[^()]*\(", " ".join(text.split())))


def test_held_out_layouts_are_used_by_name_only() -> None:
    assert [layout.name for group in chosen(()).values() for layout in group if layout.is_held_out] == []
    assert {layout.name for group in chosen(HELD_OUT).values() for layout in group} == set(HELD_OUT)


def test_every_group_of_papers_has_open_and_held_out_layouts() -> None:
    groups = {(layout.group, layout.is_held_out) for layout in LAYOUTS.values()}
    assert groups == {(group, is_held_out) for group in GROUPS.values() for is_held_out in (True, False)}


def test_the_gate_measures_open_layouts_of_every_group() -> None:
    measured = [LAYOUTS[name] for name in plan()["synthetic"]["layouts"]]
    assert {layout.is_held_out for layout in measured} == {False}
    assert {layout.group for layout in measured} == set(GROUPS.values())


@pytest.mark.parametrize("name", [name for name in HELD_OUT if name in MINUTES])
def test_an_extract_of_a_held_out_layout_ends_in_who_certifies_it(name: str, folder: Path) -> None:
    place, printed = print_layout(name, folder)
    cut = {paper.stem for paper in world().papers if paper.kind is DocumentKind.PROTOKOLLSUTDRAG}
    ends = [text_of(place / paper.source)[-300:] for paper in printed if paper.stem in cut]
    assert ends
    assert [end for end in ends if "intygar" not in end and "bestyrks" not in end] == []


def test_held_out_layouts_share_no_phrase_and_few_headings_with_open_ones() -> None:
    """Headings as plain as "Beslut" stand in the papers of nearly every municipality."""

    def headings(wanted: list[Layout]) -> set[str]:
        return {text for layout in wanted for entry in layout.headings.values() for text in entry if text}

    apart = [[layout for layout in LAYOUTS.values() if layout.is_held_out is held_out] for held_out in (True, False)]
    phrases = [{text for layout in side for entry in layout.phrases.values() for text in entry} for side in apart]
    assert {text for text in phrases[0] & phrases[1] if len(text) > 40} == set()
    assert len(headings(apart[0]) & headings(apart[1])) <= 0.3 * len(headings(apart[0]))


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no layout is called runsten"):
        print_papers(world(), tmp_path, layouts=["runsten"])


def test_two_runs_write_the_same_bytes_also_with_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = print_papers(small_world(), tmp_path / "one", noise=0.02)
    monkeypatch.setattr("eval.layouts.printing._ALONE", 0)
    together = print_papers(small_world(), tmp_path / "two", noise=0.02)
    assert alone == together
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_misread_words_are_misread_in_what_is_said_to_be_placed(tmp_path: Path) -> None:
    printed = print_papers(small_world(), tmp_path, noise=0.1)
    clean = print_papers(small_world(), tmp_path / "clean")
    changed = [
        (one.text, other.text)
        for paper, true in zip(printed, clean, strict=True)
        for one, other in zip(paper.placed, true.placed, strict=True)
        if one.text != other.text
    ]
    assert len(changed) > 50
    assert {paper.noise for paper in printed if not paper.source.endswith(".pdf")} <= {0.0}
    assert list(missing(tmp_path, printed)) == []


@given(st.text())
def test_no_noise_leaves_text_as_it_is(text: str) -> None:
    assert misread(text, "kf-2020-01-01", 0) == text


@given(st.text("abcdefghijklmnoåäörn 0159(SMV).", max_size=200), st.floats(0.01, 1))
def test_a_word_is_misread_the_same_way_everywhere_in_a_document(text: str, share: float) -> None:
    twice = misread(f"{text} | {text}", "ks-2020-01-01", share)
    first, second = twice.split(" | ")
    assert first == second


def test_a_party_letter_is_never_misread() -> None:
    assert misread("(S) (M) (SD) (FNL)", "ks-2020-01-01", 1) == "(S) (M) (SD) (FNL)"


def test_a_share_of_all_words_is_misread() -> None:
    words = [f"nämnden{number}" for number in range(2000)]
    wrong = [word for word in words if misread(word, "doc", 0.1) != word]
    assert 120 < len(wrong) < 280


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("each", "Ada Berg (M), Bo Dal (M) och Cia Ek (S)"),
        ("grouped", "Ada Berg och Bo Dal (båda M) samt Cia Ek (S)"),
        ("head", "Ada Berg m.fl. (M) och Cia Ek (S)"),
        ("bare", "Ada Berg, Bo Dal och Cia Ek"),
        ("genom", "Moderaterna genom Ada Berg och Bo Dal samt Cia Ek (S)"),
    ],
)
def test_persons_are_named_in_every_form(form: str, text: str) -> None:
    day = dt.date(2020, 1, 1)
    persons = tuple(
        Politician(name=name, parties=((dt.date(2019, 1, 1), code),))
        for name, code in (("Ada Berg", "M"), ("Bo Dal", "M"), ("Cia Ek", "S"))
    )
    parties = (Party(code="M", name="Moderaterna"), Party(code="S", name="Sjölistan", is_local=True))
    named = name_all(persons, day, form, parties=parties)
    assert named.text == text
    assert named.parties == ("M", "S")
    assert [name for name in named.persons if name not in text] == []


@pytest.mark.parametrize(
    ("present", "wanted"),
    [
        ("avslår motionen", "avslå motionen"),
        (
            "godkänner planen och uppdrar åt nämnden att följa den",
            "godkänna planen och uppdra åt nämnden att följa den",
        ),
        ("noterar informationen", "notera informationen"),
        ("anser motionen besvarad", "anse motionen besvarad"),
        ("höjer taxan", "höja taxan"),
    ],
)
def test_a_decision_is_turned_into_an_infinitive(present: str, wanted: str) -> None:
    assert infinitive(present) == wanted


def test_three_of_a_party_are_named_as_all_of_it() -> None:
    persons = tuple(Politician(name=name, parties=((dt.date(2019, 1, 1), "M"),)) for name in ("Ada", "Bo", "Cia"))
    assert [name_all(persons, dt.date(2020, 1, 1), form).text for form in ("grouped", "samtliga")] == [
        "Ada, Bo och Cia (alla M)",
        "Ada, Bo och Cia (samtliga M)",
    ]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("avslår motionen", "motionen avslås"),
        ("anser motionen besvarad", "motionen anses besvarad"),
        (
            "återremitterar ärendet för att kostnaden ska utredas",
            "ärendet återremitteras för att kostnaden ska utredas",
        ),
        ("lägger redovisningen till handlingarna", "redovisningen läggs till handlingarna"),
        ("lägger ned skolan i Ekby", ""),
        ("godkänner att en skola byggs", ""),
        ("antar taxan, med ändringen att avgiften sätts till 300 kronor", ""),
        ("antar planen och uppdrar åt nämnden att följa den", ""),
    ],
)
def test_a_simple_decision_is_turned_into_the_passive(clause: str, wanted: str) -> None:
    assert passive(clause) == wanted


def test_numbers_are_written_in_words() -> None:
    assert [in_words(number) for number in (0, 8, 20, 31, 101)] == ["noll", "åtta", "tjugo", "trettioen", "101"]
