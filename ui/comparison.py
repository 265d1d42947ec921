"""Two texts on the screen, what only one of them says marked: by a line under it and a word for screen readers, not by
colour alone."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from index.alignment import Segment, Side
from ui.inert import plain
from ui.texts import Lang, text


def side_by_side(segments: Sequence[Segment], n: int, lang: Lang) -> str:
    """Return HTML with one's own text to the left and the precedent to the right, below each other on a phone."""
    columns = (
        ("mine", [one for one in segments if one.side is not Side.INSERTED]),
        ("theirs", [one for one in segments if one.side is not Side.DELETED]),
    )
    drawn = (
        f"<section><h4>{html.escape(text(f'forlagor.{key}', lang))}</h4><p>{_marked(own, lang)}</p></section>"
        for key, own in columns
    )
    return _region("compared-sides", "".join(drawn), n, lang)


def in_one_text(segments: Sequence[Segment], n: int, lang: Lang) -> str:
    """Return HTML of the two texts as one, both sides' own words where they differ."""
    return _region("compared-running", f"<p>{_marked(segments, lang)}</p>", n, lang)


def _region(kind: str, inside: str, n: int, lang: Lang) -> str:
    """A long comparison scrolls on its own, also by keyboard."""
    named = html.escape(text("forlagor.compared_region", lang, n=n), quote=True)
    return f'<div class="compared {kind}" lang="sv" tabindex="0" role="region" aria-label="{named}">{inside}</div>'


def _marked(segments: Iterable[Segment], lang: Lang) -> str:
    return " ".join(_shown(one, lang) for one in segments)


def _shown(one: Segment, lang: Lang) -> str:
    words = html.escape(plain(one.text.strip()))
    match one.side:
        case Side.EQUAL:
            return words
        case Side.DELETED:
            return f"<del>{_unseen('only_mine', lang)}{words}</del>"
        case Side.INSERTED:
            return f"<ins>{_unseen('only_theirs', lang)}{words}</ins>"


def _unseen(key: str, lang: Lang) -> str:
    return f'<span class="unseen">{html.escape(text(f"forlagor.{key}", lang))} </span>'
