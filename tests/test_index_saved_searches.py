"""Saved searches survive the program, other writers and a crash."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from index.saved_searches import FILE, MAX_NAME, MAX_SAVED, SavedSearch, SavedSearches
from ingest.errors import ArchiveError, UsageError

DAY = date(2024, 5, 2)


@pytest.fixture
def saved(tmp_path: Path) -> SavedSearches:
    return SavedSearches(tmp_path)


def names(saved: SavedSearches) -> list[str]:
    return [each.name for each in saved.all()]


def test_what_is_saved_is_there_by_name(saved: SavedSearches, tmp_path: Path) -> None:
    assert saved.all() == ()
    saved.save("  Skolor  och\nförskolor ", "ord=skola", DAY)
    saved.save("bibliotek", "ord=bibliotek&ar=2019", DAY)
    assert SavedSearches(tmp_path).all() == (
        SavedSearch(name="bibliotek", address="ord=bibliotek&ar=2019", saved=DAY),
        SavedSearch(name="Skolor och förskolor", address="ord=skola", saved=DAY),
    )


def test_a_name_is_saved_once(saved: SavedSearches) -> None:
    saved.save("Skolor", "ord=skola", DAY)
    saved.save("skolor", "ord=skolor", DAY)
    assert [(each.name, each.address) for each in saved.all()] == [("skolor", "ord=skolor")]


def test_renaming_keeps_the_search_and_refuses_the_name_of_another(saved: SavedSearches) -> None:
    saved.save("a", "ord=a", DAY)
    saved.save("b", "ord=b", DAY)
    saved.rename("a", "A")
    saved.rename("A", "c")
    assert [(each.name, each.address) for each in saved.all()] == [("b", "ord=b"), ("c", "ord=a")]
    with pytest.raises(UsageError, match="another saved search"):
        saved.rename("c", "B")
    assert names(saved) == ["b", "c"]


def test_deleting_one_leaves_the_others(saved: SavedSearches) -> None:
    saved.save("a", "ord=a", DAY)
    saved.save("b", "ord=b", DAY)
    saved.delete("a")
    saved.delete("a")
    assert names(saved) == ["b"]


@pytest.mark.parametrize("name", ["", "  ", "x" * (MAX_NAME + 1)])
def test_a_name_must_be_a_name(saved: SavedSearches, name: str) -> None:
    with pytest.raises(UsageError):
        saved.save(name, "", DAY)
    assert saved.all() == ()


def test_there_is_an_end_to_them(saved: SavedSearches, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_SAVED > 2
    monkeypatch.setattr("index.saved_searches.MAX_SAVED", 2)
    saved.save("a", "", DAY)
    saved.save("b", "", DAY)
    with pytest.raises(UsageError, match="2 saved searches already"):
        saved.save("c", "", DAY)
    assert names(saved) == ["a", "b"]


@pytest.mark.parametrize("contents", ["", "{", '[{"name": 1}]', "\x00"])
def test_a_damaged_file_is_told_and_left_alone(saved: SavedSearches, tmp_path: Path, contents: str) -> None:
    (tmp_path / FILE).write_text(contents)
    with pytest.raises(ArchiveError, match=FILE):
        saved.all()
    with pytest.raises(ArchiveError, match=FILE):
        saved.save("a", "", DAY)
    assert (tmp_path / FILE).read_text() == contents


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: SavedSearches(tmp_path).save(f"{n:02}", "", DAY), range(24)))
    assert names(SavedSearches(tmp_path)) == [f"{n:02}" for n in range(24)]


def test_the_first_one_makes_its_folder(tmp_path: Path) -> None:
    own = SavedSearches(tmp_path / "readers" / "1")
    assert own.all() == ()
    own.save("a", "", DAY)
    assert names(own) == ["a"]
    assert names(SavedSearches(tmp_path)) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "readers").write_text("")
    with pytest.raises(ArchiveError, match="can't be written"):
        SavedSearches(tmp_path / "readers").save("a", "", DAY)
