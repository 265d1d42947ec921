"""Text that remembers where it came from: edits keep a map from the edited text back to the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.models import OffsetMap

Edit = tuple[int, int, str]  # text[start:end] is replaced by these words
Run = tuple[int, int, int]  # (clean_start, raw_start, length) of equal text


@dataclass(frozen=True, slots=True)
class Traced:
    """A text on its way from raw to clean, with the runs that are still equal to the raw text."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, raw: str) -> Traced:
        """Return the raw text itself, mapped onto itself."""
        return cls(raw, ((0, 0, len(raw)),) if raw else ())

    def edited(self, edits: Iterable[Edit]) -> Traced:
        """Return the text after the edits, which are ascending and do not overlap."""
        pieces: list[str] = []
        kept: list[tuple[int, int, int]] = []  # (start, end, new start) of what stays
        old = new = 0
        for start, end, words in edits:
            if start > old:
                pieces.append(self.text[old:start])
                kept.append((old, start, new))
                new += start - old
            pieces.append(words)
            new += len(words)
            old = end
        if not pieces:
            return self
        if old < len(self.text):
            pieces.append(self.text[old:])
            kept.append((old, len(self.text), new))
        return Traced("".join(pieces), tuple(_moved(self.runs, kept)))


def to_raw(offsets: OffsetMap, clean_offset: int) -> int:
    """Return the raw offset of a clean offset; within text that was changed, where the changed text begins in raw."""
    at = bisect_right(offsets.runs, clean_offset, key=lambda run: run[0]) - 1
    if at < 0:
        return 0
    clean_start, raw_start, length = offsets.runs[at]
    return raw_start + min(clean_offset - clean_start, length)


def _moved(runs: tuple[Run, ...], kept: list[tuple[int, int, int]]) -> Iterable[Run]:
    """Yield the runs cut to what stays and moved to its new place, neighbours joined where nothing stands between."""
    pending: Run | None = None
    at = 0
    for start, end, new_start in kept:
        while at < len(runs) and runs[at][0] < end:
            clean, raw, length = runs[at]
            first, last = max(start, clean), min(end, clean + length)
            if first < last:
                run = (new_start + first - start, raw + first - clean, last - first)
                if pending and pending[0] + pending[2] == run[0] and pending[1] + pending[2] == run[1]:
                    pending = (pending[0], pending[1], pending[2] + run[2])
                else:
                    if pending:
                        yield pending
                    pending = run
            if clean + length > end:
                break
            at += 1
    if pending:
        yield pending
