from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.inert import WORD_JOINER, label, marked_html, plain

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
tricky = st.text(alphabet=st.sampled_from("ab:/.@<>[]()!*_`~#$|\\-= \n\t&;1"), max_size=40) | st.text(max_size=40)


def shown(markdown: str) -> str:
    """Return what a CommonMark reader sees, and fail if it is anything but one paragraph of text."""
    rendered = MARKDOWN.render(markdown)
    paragraph = re.fullmatch(r"<p>(.*)</p>\n|", rendered, re.DOTALL)
    assert paragraph, rendered
    assert "<" not in (paragraph[1] or ""), rendered
    return html.unescape(paragraph[1] or "").replace(WORD_JOINER, "")


@given(tricky)
def test_a_label_shows_exactly_its_text_on_one_line(text: str) -> None:
    expected = " ".join(plain(text).replace(WORD_JOINER, "").split())
    assert " ".join(shown(label(text)).split()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "![](http://127.0.0.1:9/x)",
        "[x](javascript:alert(1))",
        ":red[rött]",
        ":material/home:",
        ":material_home:",
        ":smile:",
        "$x^2$",
        "<img src=x onerror=alert(1)>",
        "www.exempel.se",
        "https://exempel.se/",
        "namn@exempel.se",
        "-> <- >=",
    ],
)
def test_nothing_that_streamlit_reads_in_plain_text_survives(text: str) -> None:
    escaped = label(text)
    assert shown(escaped) == text
    read_late = shown_with_joiners(escaped)
    assert not re.search(r":[A-Za-z_+/]|www\.|@[a-z]|->|<-|>=|\$x\^2\$(?<!\\)$", read_late) or text == "$x^2$"


def shown_with_joiners(markdown: str) -> str:
    return html.unescape(MARKDOWN.render(markdown))


def test_control_and_direction_characters_are_left_out() -> None:
    assert plain("a\x00b\u202ec\u2066d\ne\tf") == "abcd\ne\tf"


@given(st.text(max_size=60), st.data())
def test_marked_html_shows_the_text_and_marks_the_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = marked_html(text, [(start, end)])
    before, rest = made.split("<mark>")
    inside, after = rest.split("</mark>")
    parts = (before, inside, after)
    assert not any(re.search(r"[<>\"']", part) for part in parts)
    assert tuple(html.unescape(part) for part in parts) == tuple(
        map(plain, (text[:start], text[start:end], text[end:]))
    )
