"""Plain text finds its pages by form feeds, comments or the one blank that a converter leaves of a form feed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers.text import decoded, pages_of_text, read_markdown

SENTENCE = "Nämnden beslutar att återremittera ärendet till förvaltningen"


def page_of_lines(name: str, n_lines: int = 30) -> list[str]:
    return [f"{name} rad {number} av texten fortsätter" for number in range(n_lines)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_swedish_letters_are_read_in_every_usual_encoding(encoding: str) -> None:
    assert decoded("återremiss på Ängsvägen".encode(encoding)) == "återremiss på Ängsvägen"


def test_form_feeds_are_page_breaks_and_the_last_one_is_no_page() -> None:
    assert [page.text for page in pages_of_text("ett\n\ftvå\f\ffyra\n\f\n")] == ["ett\n", "två", "", "fyra\n"]


def test_a_comment_numbers_the_page_that_follows_it() -> None:
    pages = pages_of_text("<!-- sida 12 -->\nett\n<!-- sida 13 -->\ntvå\n")
    assert [(page.page_no, page.label, page.text.strip()) for page in pages] == [(1, "12", "ett"), (2, "13", "två")]


def test_words_before_the_first_comment_are_a_page_without_number() -> None:
    pages = pages_of_text("omslag\n<!-- page 1 -->\nett")
    assert [(page.label, page.text.strip()) for page in pages] == [(None, "omslag"), ("1", "ett")]


def test_one_leading_blank_a_page_apart_is_a_page_break() -> None:
    first, second, third = (page_of_lines(name) for name in ("ett", "två", "tre"))
    text = "\n".join([*first, " " + second[0], *second[1:], " " + third[0], *third[1:]])
    assert len(pages_of_text(text)) == 3


def test_a_leading_blank_on_the_first_line_begins_the_first_page() -> None:
    first, second = page_of_lines("ett"), page_of_lines("två")
    text = "\n".join([" " + first[0], *first[1:], " " + second[0], *second[1:]])
    assert len(pages_of_text(text)) == 2
    assert len(pages_of_text("\n".join([" " + first[0], *first[1:]]))) == 1


def test_a_leading_blank_after_a_footnote_mark_is_no_page_break() -> None:
    first, second = page_of_lines("ett"), page_of_lines("två")
    text = "\n".join([*first, "3", " Se rapporten", *second])
    assert len(pages_of_text(text)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [" indragen rad", "rad"] * 40,
        [*page_of_lines("a"), " ett", *page_of_lines("b"), "    djupt indragen", *page_of_lines("c")],
        ["ett", " två", "tre"],
        [*page_of_lines("a", 400), " ensam", *page_of_lines("b", 10)],
    ],
    ids=["every other line", "other indentation too", "too close", "one in a long text"],
)
def test_ordinary_indentation_is_no_page_break(lines: list[str]) -> None:
    assert len(pages_of_text("\n".join(lines))) == 1


def test_a_blank_line_between_all_lines_goes_and_paragraphs_stay() -> None:
    paragraph = [SENTENCE, "efter att ha hört", "kommunstyrelsen i ärendet", "och dess utskott."]
    text = "\n\n".join(paragraph) + "\n\n \n\n" + "\n\n".join(paragraph)
    assert pages_of_text(text)[0].text == "\n".join([*paragraph, "", *paragraph])


def test_ordinary_paragraphs_are_left_alone() -> None:
    text = "Rubrik\n\nEtt stycke som\nfortsätter här\noch slutar.\n\nEtt till."
    assert pages_of_text(text)[0].text == text


def test_markdown_escapes_are_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(r"1\. Motionen avslås \(S\) \§", encoding="utf-8")
    assert read_markdown(path)[0].text == r"1. Motionen avslås (S) \§"
