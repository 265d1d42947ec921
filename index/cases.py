"""Which items belong to one matter although no number says so.

A proposal keeps its title on its way through the organs, with other words before it ("Svar på motion om ..."). Items
that share a diarienummer, or refer to each other (references.py), are matched when asked for. All of this stays within
one municipality: titles and numbers are alike everywhere.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from index.catalog_writer import CatalogWriter

_TITLE_SCORE = 95.0  # of 100, on the words in any order
_MIN_TITLE = 20  # a shorter key ("motion om cykelväg") says too little
_MIN_WHOLE_TITLE = 40
_MAX_ALIKE = 8  # a title that more items share is a routine ("Redovisning av ..." at every meeting), no matter
_PROPOSAL = re.compile(r"\b(motion|skrivelse|interpellation|medborgarförslag|e-förslag|initiativ)\w*", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:om|angående|gällande|avseende|rörande)\b\s*(.+)", re.IGNORECASE | re.DOTALL)


def title_key(title: str) -> str:
    """Return what a matter is about, the same at all its stations; "" for titles that say too little.

    "Svar på motion (V) om avgiftsfria bussresor för äldre" and "Motion om avgiftsfria bussresor för äldre" are one.
    Other titles count whole, and only long ones: "Delegationsbeslut" is no matter.
    """
    proposal = _PROPOSAL.search(title)
    about = _ABOUT.search(title, proposal.end()) if proposal else None
    if proposal is None or about is None:
        key = " ".join(re.findall(r"\w+", title.casefold()))
        return key if len(key) >= _MIN_WHOLE_TITLE else ""
    words = re.findall(r"\w+", about[1].casefold())
    key = " ".join([proposal[1].casefold(), *words])
    return key if len(key) >= _MIN_TITLE else ""


def link_titles(catalog: CatalogWriter) -> int:
    """Link the items that are new since the last call to those of like titles; return how many links were made."""
    fresh = catalog.rows(
        "SELECT i.id, i.municipality, json_extract(i.body, '$.title') AS title FROM items i"
        " WHERE i.id NOT IN (SELECT item_id FROM item_titles) ORDER BY i.seq"
    )
    keys = [(row["id"], row["municipality"], title_key(row["title"])) for row in fresh]
    with catalog.transaction() as db:
        db.executemany("INSERT INTO item_titles VALUES (?, ?, ?)", keys)
    links: list[tuple[str, str, str, float]] = []
    known: dict[str, dict[str, str]] = {}
    for item_id, municipality, key in keys:
        if not key:
            continue
        if municipality not in known:
            rows = catalog.rows(
                "SELECT item_id, title_key FROM item_titles WHERE municipality = ? AND title_key <> ''", [municipality]
            )
            known[municipality] = {row["item_id"]: row["title_key"] for row in rows}
        links += [
            (item_id, other, "titel", confidence) for other, confidence in _alike(item_id, key, known[municipality])
        ]
    with catalog.transaction() as db:
        db.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?)", links)
    return len(links)


def _alike(item_id: str, key: str, known: dict[str, str]) -> list[tuple[str, float]]:
    """Return the other items with nearly this key and the same numbers in it ("2022" is not "2023")."""
    found = process.extract(key, known, scorer=fuzz.token_sort_ratio, score_cutoff=_TITLE_SCORE, limit=_MAX_ALIKE + 2)
    numbers = re.findall(r"\d+", key)
    alike = [
        (other, score / 100)
        for other_key, score, other in found
        if other != item_id and re.findall(r"\d+", other_key) == numbers
    ]
    return alike if len(alike) <= _MAX_ALIKE else []
