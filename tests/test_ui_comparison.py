from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from index.alignment import align
from ui.comparison import in_one_text, side_by_side
from ui.inert import plain

MINE = "Nämnden beslutar att badet i Söderby öppnas för allmänheten i juni."
THEIRS = "Nämnden beslutar efter beredning att badet i Norrby öppnas för allmänheten i juni."


def said(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="unseen">.*?</span>', "", html)))


def test_each_side_says_its_own_text_and_marks_what_the_other_lacks() -> None:
    drawn = side_by_side(align(MINE, THEIRS).segments, 1, "sv")
    mine, theirs = re.findall(r"<p>(.*?)</p>", drawn)
    assert said(mine) == MINE
    assert said(theirs) == THEIRS
    assert "<ins>" not in mine
    assert "<del>" not in theirs
    assert "Söderby</del>" in mine
    assert "Norrby</ins>" in theirs


def test_in_one_text_both_stand_where_they_differ() -> None:
    drawn = in_one_text(align(MINE, THEIRS).segments, 1, "en")
    assert re.search(r"Söderby</del> <ins>.*?Norrby</ins>", drawn)


def test_a_comparison_can_be_reached_by_keyboard_and_has_a_name() -> None:
    assert 'tabindex="0" role="region" aria-label="Jämförelse med förlaga 3"' in side_by_side((), 3, "sv")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_becomes_markup(mine: str, theirs: str) -> None:
    drawn = in_one_text(align(mine, theirs).segments, 1, "sv")
    inside = re.sub(r'</?(?:del|ins|p|div)[^>]*>|<span class="unseen">|</span>', "", drawn)
    assert "<" not in inside
    assert ">" not in inside
    for word in plain(mine).split():
        assert word in unescape(inside)
