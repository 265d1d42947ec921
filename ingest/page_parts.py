"""The parts of a collected document that no numbers tell apart.

Each begins a page with its own head, "Tekniska nämnden – protokollsutdrag", "Tjänsteskrivelse", "Motion om broar", or a
block with that of an appendix, "Bilaga A" / "Reservation".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.dates import find_dates
from ingest.lines import Line
from ingest.numbered_parts import part_of
from ingest.organs import find_organs
from ingest.own_papers import statement_kind
from ingest.parties import parties_in
from ingest.parts import Part

EXTRACT = re.compile(
    r"(?P<organ>[A-ZÅÄÖ][^.:]{3,80}?)\s[–-]\s?(?:protokollsutdrag|utdrag ur protokoll)\b.{0,40}", re.IGNORECASE
)
_REPORT = re.compile(r"(?:Tjänsteskrivelse|Tjänsteutlåtande|TJÄNSTESKRIVELSE|TJÄNSTEUTLÅTANDE)")
_MOTION = re.compile(r"(?:Motion|MOTION)(?:\s(?:om|till|angående)|:)\s.{3,120}")
_RECEIVED = re.compile(r"(?:Inkom|Ankom|Dnr|Diarienummer)\b", re.IGNORECASE)
_APPENDIX = re.compile(r"(?:Protokollsbilaga|Bilaga)\s(?:\d{1,2}|[A-Z])")
_TOP = 3  # lines of a page
_LEAST = 2  # parts
_HEAD = 5  # lines


def page_parts(lines: Sequence[Line], organ: str) -> dict[int, Part]:
    """Return such parts by their first line; none unless one is an extract of minutes headed by its organ.

    Args:  organ: whom the document as a whole is addressed to.
    """
    heads = list(_heads(lines))
    if len(heads) < _LEAST or not any(EXTRACT.fullmatch(lines[n].text) for n, _ in heads):
        return {}
    ends = [*(n for n, _ in heads[1:]), len(lines)]
    parts: dict[int, Part] = {}
    met = organ
    for (n, title), end in zip(heads, ends, strict=True):
        is_extract = EXTRACT.fullmatch(lines[n].text) is not None
        if is_extract:
            met = next(iter(find_organs(lines[n].text)), organ)
        part = part_of(lines[n:end], n, title, met if is_extract or statement_kind(title) else organ)
        parts[n] = replace(part, heading=" ".join(line.text for line in lines[n : n + _HEAD])) if is_extract else part
    return parts


def _heads(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield (line, title) of each part in order."""
    begun = False
    for n, line in enumerate(lines):
        is_top = any(k == 0 or lines[k - 1].page_no != line.page_no for k in range(max(n - _TOP + 1, 0), n + 1))
        title = _title(lines, n, is_top=is_top, begun=begun)
        if title:
            begun = True
            yield n, title


def _title(lines: Sequence[Line], n: int, *, is_top: bool, begun: bool) -> str:
    """Return what the part is that line `n` begins, "" where it begins none."""
    text = lines[n].text
    if is_top and EXTRACT.fullmatch(text) and find_organs(text):
        return f"Protokollsutdrag {text}"
    if is_top and _REPORT.fullmatch(text):
        return f"{text} {' '.join(line.text for line in lines[n + 1 : n + _HEAD])}"
    is_received = n > 0 and _RECEIVED.match(lines[n - 1].text) is not None
    if (is_top or is_received) and _MOTION.fullmatch(text) and not find_dates(text):
        return text
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    if begun and _APPENDIX.fullmatch(text) and statement_kind(below):
        return below
    return text if begun and statement_kind(text) and parties_in(text) and not _APPENDIX.search(text) else ""
