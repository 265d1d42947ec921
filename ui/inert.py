"""Text from documents, users and models, made inert: it is shown as it stands and does nothing.

Wherever possible such text goes through `st.text`, which interprets nothing. The labels of buttons, captions and titles
are markdown to Streamlit, and a marked quote needs HTML: those two ways out are here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

WORD_JOINER = "\u2060"  # no width, no break
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACE = re.compile(r"\s+")
# Streamlit and remark read these in plain text too, after the escapes are gone: shortcodes and directives (":smile:",
# ":material_home:"), web and e-mail addresses, arrows. A character without width breaks them up.
_LATE_SYNTAX = re.compile(r"(?<=[:@])(?=[A-Za-z_+/])|(?<=www)(?=\.)|(?<=[-<>=~])(?=[-<>=~])", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def label(text: str) -> str:
    """Return markdown that shows exactly this text on one line: runs of blanks become one space."""
    one_line = _SPACE.sub(" ", plain(text)).strip()
    return _PUNCTUATION.sub(r"\\\g<0>", _LATE_SYNTAX.sub(WORD_JOINER, one_line))


def plain(text: str) -> str:
    """Return the text without control characters and without marks that turn the reading direction round."""
    return _CONTROL.sub("", text)


def marked_html(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return HTML that shows the text with the stretches (half-open, ascending) marked; everything is escaped."""
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        parts += [html.escape(plain(text[done:start])), "<mark>", html.escape(plain(text[start:end])), "</mark>"]
        done = end
    parts.append(html.escape(plain(text[done:])))
    return "".join(parts)
