"""Text from documents, questions and answers, made inert: it is shown as it stands and does nothing.

The HTML templates escape whatever they are given. Markdown has no such switch: there each piece goes through
`markdown`.
"""

from __future__ import annotations

import re

_WORD_JOINER = "\u2060"  # no width, no break
# Control characters, and marks that turn the reading direction round or hide letters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MEANING = re.compile(r"([\\`*_{}\[\]<>#|!~&$^=])")
# Markdown on the web links bare addresses: a character without width breaks them up.
_ADDRESS = re.compile(r"(?<=:)(?=/)|(?<=@)(?=\w)|(?<=www)(?=\.)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the text without characters that cannot be seen, line breaks apart."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def markdown(text: str) -> str:
    """Return Markdown that shows exactly this text within a line: blanks become one space each."""
    return _MEANING.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, one_line(text)))


def clip(text: str, limit: int) -> tuple[str, int]:
    """Return at most `limit` characters, cut between words where there are any, and how many are left out."""
    if len(text) <= limit:
        return text, 0
    head = text[:limit]
    kept = head.rsplit(maxsplit=1)[0] if " " in head[limit // 2 :] else head
    return kept, len(text) - len(kept)
