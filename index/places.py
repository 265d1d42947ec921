"""The municipality of documents that name none: that of the folder they stand in.

A motion, a letter or a written reservation often names no municipality; the minutes beside it do. Where at least two
documents of the folder name one, and all the same, it is taken for the silent ones, too; else the documents below the
folder are asked, then the folder above, up to the archive folder. Where they disagree, nothing is known. A name that
stands in a document is never changed, and what was inferred is inferred anew whenever the folders have changed.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from pathlib import PurePosixPath

from index.catalog_writer import CatalogWriter
from index.schema import RECORD_TABLES

_MIN_NAMED = 2
_BATCH = 500  # documents between two commits
_NO_NAMES: Counter[str] = Counter()
Folder = tuple[int, PurePosixPath]  # the archive folder's number and the path below it


def infer_places(catalog: CatalogWriter) -> int:
    """Give the documents without a municipality that of their folder, or take it back; return how many changed.

    The filters, the links between items and Chroma follow; DocumentInfo.is_place_inferred tells of it.
    """
    rows = catalog.rows(
        "SELECT d.id, d.municipality, coalesce(json_extract(d.body, '$.is_place_inferred'), 0) AS is_inferred,"
        " l.root_id, l.source FROM documents d JOIN locations l ON l.document_id = d.id"
    )
    direct: dict[Folder, Counter[str]] = defaultdict(Counter)
    below: dict[Folder, Counter[str]] = defaultdict(Counter)
    silent: dict[str, list[Folder]] = defaultdict(list)
    now: dict[str, str] = {}
    for row in rows:
        folder = PurePosixPath(row["source"]).parent
        if row["municipality"] and not row["is_inferred"]:
            direct[row["root_id"], folder][row["municipality"]] += 1
            for above in (folder, *folder.parents):
                below[row["root_id"], above][row["municipality"]] += 1
        else:
            silent[row["id"]].append((row["root_id"], folder))
            now[row["id"]] = row["municipality"]
    changed = {
        document_id: place
        for document_id, folders in silent.items()
        if (place := _agreed({_place_of(folder, direct, below) for folder in folders})) != now[document_id]
    }
    moves = list(changed.items())
    for start in range(0, len(moves), _BATCH):
        with catalog.transaction() as db:
            for document_id, place in moves[start : start + _BATCH]:
                _move(db, document_id, place)
    return len(changed)


def _place_of(folder: Folder, direct: dict[Folder, Counter[str]], below: dict[Folder, Counter[str]]) -> str:
    root, path = folder
    for above in (path, *path.parents):
        for named in (direct.get((root, above), _NO_NAMES), below.get((root, above), _NO_NAMES)):
            if named.total() >= _MIN_NAMED:
                return _agreed(set(named))
    return ""


def _agreed(places: set[str]) -> str:
    return next(iter(places)) if len(places) == 1 else ""


def _move(db: sqlite3.Connection, document_id: str, place: str) -> None:
    db.execute(
        "UPDATE documents SET municipality = ?1, body = json_set(body, '$.municipality', ?1,"
        " '$.is_place_inferred', json(iif(?1 = '', 'false', 'true'))) WHERE id = ?2",
        [place, document_id],
    )
    for table in RECORD_TABLES:
        db.execute(f"UPDATE {table} SET municipality = ? WHERE document_id = ?", [place, document_id])
    db.execute(
        "UPDATE passages SET body = json_set(body, '$.municipality', ?) WHERE document_id = ?", [place, document_id]
    )
    of_document = "item_id IN (SELECT id FROM items WHERE document_id = ?)"
    for table in ("item_dnr", "item_refs", "mentions"):
        db.execute(f"UPDATE {table} SET municipality = ? WHERE {of_document}", [place, document_id])
    # What was linked by title or author is linked anew within the municipality.
    for condition in (of_document, f"other_{of_document}"):
        db.execute(f"DELETE FROM links WHERE {condition}", [document_id])
    db.execute(f"DELETE FROM item_titles WHERE {of_document}", [document_id])
    db.execute(
        "DELETE FROM indexed WHERE store = 'chroma' AND passage_id IN (SELECT id FROM passages WHERE document_id = ?)",
        [document_id],
    )
