"""How values are normalised before they are compared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

from ingest.models import Document, Item
from ingest.references import find_diarienummer

_GROUPS = re.compile(r"[^\W\d_]+|\d+")


def diarienummer_key(diarienummer: str) -> str:
    """Return the groups of letters and digits, without leading zeros: "KS-2021-00042" and "KS 2021/42" are one."""
    groups = _GROUPS.findall(diarienummer.upper())
    return "/".join(group.lstrip("0") or "0" if group.isdigit() else group for group in groups)


def numbers_of(document: Document, item: Item) -> tuple[str, ...]:
    """Return the item's diarienummer, or those in its title; a document that is one matter lends it its own."""
    own = item.diarienummer or find_diarienummer(item.title)
    return own or (document.diarienummer if len(document.items) == 1 else ())


def name_key(name: str) -> str:
    """Return the name with single blanks and without case."""
    return " ".join(name.casefold().split())


def json_list(values: Iterable[str]) -> str:
    """Return the values as a JSON array, each once, in order, blank ones left out."""
    return json.dumps([value for value in dict.fromkeys(values) if value], ensure_ascii=False)


def text_hash(header: str, text: str) -> str:
    """Return what a passage's vector is kept under: the same words give the same vector."""
    return hashlib.sha256(f"{header}\n{text}".encode()).hexdigest()[:32]
