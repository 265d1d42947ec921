"""Text from documents and users, made inert for what it is written into."""

from __future__ import annotations

import re

# Control characters, marks that turn the reading direction round or have no width, and what XML can't hold.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^]")
_LIST_LIKE = re.compile(r"^(?:([-+=])|(\d+)([.)]))")
# Web addresses become links without any punctuation of Markdown.
_ADDRESS = re.compile(r"(?<=www)\.|(?<=[a-z]):(?=//)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return the text on one line, without characters that are not seen."""
    return re.sub(
        r"\s+", " ", _UNSEEN.sub("", text.replace("\r", " ").replace("\x0b", " ").replace("\x0c", " "))
    ).strip()


def markdown(text: str) -> str:
    """Return Markdown that shows exactly this text on one line: no link, picture, markup or HTML comes of it."""
    escaped = _PUNCTUATION.sub(r"\\\g<0>", plain(text))
    return _LIST_LIKE.sub(_escaped, _ADDRESS.sub(r"\\\g<0>", escaped))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
