"""The documents' own words within a page: inert, quoted as such, the rest of long ones folded away."""

from __future__ import annotations

import html
import re

import streamlit as st

from ui.inert import plain
from ui.texts import Lang, text

SHOWN = 360  # characters; more is folded
_POINT = re.compile(r"(?<=[.:;]) (?=\d{1,2}\. [A-ZÅÄÖ])")  # "... 1. Nämnden ger ... 2. Nämnden ..."
MAX_FOLDED = 6_000  # characters; the page itself has them all


def show_said(words: str, lang: Lang) -> None:
    """Show the words as a quotation; those after SHOWN open on a click or a key."""
    words = " ".join(plain(words).split())
    if words:
        st.html(f'<blockquote class="said" lang="sv">{_folded(words, lang)}</blockquote>')


def beginning(words: str, length: int = SHOWN) -> str:
    """Return the words on one line, cut between two of them where they are longer than `length`."""
    words = " ".join(plain(words).split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]} …"


def _folded(words: str, lang: Lang) -> str:
    first = beginning(words).removesuffix(" …")
    rest = words[len(first) :]
    if not rest:
        return _on_lines(words)
    shown = rest if len(rest) <= MAX_FOLDED else beginning(rest, MAX_FOLDED)
    more = html.escape(text("arenden.show_all", lang))
    summary = f'{_on_lines(first)}<span class="cut"> … <u>{more}</u></span>'
    return f"<details><summary>{summary}</summary><span>{_on_lines(shown.strip())}</span></details>"


def _on_lines(words: str) -> str:
    """Return the words escaped, each numbered point on a line of its own."""
    return _POINT.sub("<br>", html.escape(words))
