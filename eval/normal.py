"""Text as graders compare it: spelling and layout levelled out, parties recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ingest import parties
from ingest.furniture_shapes import suspended_before

_SOFT_HYPHEN = "\u00ad"
_SAME = str.maketrans(
    dict.fromkeys("\u201d\u201c\u201e\u00bb\u00ab", '"')
    | dict.fromkeys("\u2019\u2018\u00b4", "'")
    | dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014", "-")
)
_BROKEN_WORD = re.compile(r"(?<=[a-zåäöéü])-[ \t]*\n\s*([a-zåäöéü]+)")
_PARTY_ENDINGS = r"(?:erna|ernas|listan|listans|partiet|partiets|samlingen|alternativet)"


def normal(text: str) -> str:
    """Return the text in lower case, NFC, on one line: one kind of quote, dash and blank, soft hyphens gone, and words
    that are broken at the end of a line mended ("kom-" + "munens"; "vatten-" + "och avlopp" keeps its hyphen).
    """
    text = unicodedata.normalize("NFC", text.lower()).replace(_SOFT_HYPHEN, "").translate(_SAME)
    text = _BROKEN_WORD.sub(_mended, text)
    return " ".join(text.split())


def _mended(match: re.Match[str]) -> str:
    return f"- {match[1]}" if match[1] in suspended_before() else match[1]


def squash(text: str) -> str:
    """Return the letters and digits alone, in lower case: what every rendering of the same words shares."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text.lower()))


def parties_in(text: str, codes: Iterable[str] = ()) -> frozenset[str]:
    """Return the parties that the text names, as upper-case letter codes (blocs by name).

    Accepts what `ingest.parties.parties_in` accepts, and the full name of a local party whose only letter begins it
    ("Hembygdslistan" where H is given).

    Args:  codes: letters of local parties that may be meant; the national ones are always known.
    """
    local = frozenset(code.upper() for code in codes if not parties.is_national(code))
    by_name = {
        code for code in local if len(code) == 1 and re.search(rf"(?<!\w){code}[a-zåäö]+{_PARTY_ENDINGS}(?!\w)", text)
    }
    return frozenset(parties.parties_in(text, local)) | by_name
