"""A catalogue made by another version of the program: an older one is brought up to date, a newer one is refused."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from index.build import update
from index.catalog import Catalog
from index.connection import catalog_path
from index.embedding import Embedder
from index.schema import MIGRATIONS, SCHEMA_VERSION
from ingest.errors import UsageError
from settings import Settings


@pytest.fixture
def catalog_file(settings: Settings, documents: Path, embedder: Embedder) -> Path:
    update(settings, documents, embedder=embedder)
    return catalog_path(settings.data_dir)


def set_version(path: Path, version: int) -> None:
    """Say that the tables are of a version; what came after the first is taken away for that one."""
    with sqlite3.connect(path) as db:
        if version == 1:
            added = "".join(MIGRATIONS.values())
            for table in re.findall(r"CREATE TABLE (\w+)", added):
                db.execute(f"DROP TABLE {table}")
            for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", added):
                db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute(f"PRAGMA user_version = {version}")


def tables(path: Path) -> set[str]:
    with sqlite3.connect(path) as db:
        return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_first_tables_are_brought_up_to_date_and_keep_what_they_hold(
    catalog_file: Path, settings: Settings, documents: Path, embedder: Embedder
) -> None:
    held = Catalog.open(settings.data_dir).counts()
    newest = tables(catalog_file)
    set_version(catalog_file, 1)
    with pytest.raises(UsageError, match=r"tables 1, this one has") as refused:
        Catalog.open(settings.data_dir)
    assert "beslut ingest" in refused.value.remedy
    update(settings, documents, embedder=embedder)
    assert Catalog.open(settings.data_dir).counts() == held
    assert tables(catalog_file) == newest


def test_tables_of_a_newer_version_are_refused_and_left_alone(
    catalog_file: Path, settings: Settings, documents: Path, embedder: Embedder
) -> None:
    set_version(catalog_file, SCHEMA_VERSION + 1)
    with pytest.raises(UsageError, match=r"another version"):
        update(settings, documents, embedder=embedder)
    assert sqlite3.connect(catalog_file).execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION + 1


def test_migrations_are_numbered_without_gaps() -> None:
    assert list(MIGRATIONS) == list(range(2, SCHEMA_VERSION + 1))
