"""The walk finds every file there is to read, and each file is what its contents say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import (
    EmptyFileError,
    EncryptedFileError,
    NotADocumentError,
    TooLargeError,
    UnreadableFileError,
    UnstableFileError,
)
from ingest.files import refuse_changed, sniff, source_file, walk
from ingest.limits import Limits
from ingest.models import FileType
from tests import bad_files


def walked(root: Path) -> tuple[list[str], dict[str, str]]:
    """The paths found below the root, and the failures by name."""
    failures: dict[str, str] = {}

    def note(path: Path, error: UnreadableFileError) -> None:
        failures[path.name] = str(error)

    return [path.relative_to(root).as_posix() for path in walk(root, on_failure=note)], failures


def write(path: Path, text: str = "ord") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_come_sorted_and_hidden_or_unfinished_ones_not_at_all(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".gomd/x.txt", ".dold.txt", "~$lås.docx", "c.pdf.part"):
        write(tmp_path / name)
    assert walked(tmp_path) == (["a/1.txt", "a/2.txt", "b.txt"], {})


def test_a_link_out_of_the_folder_is_a_failure_and_one_within_is_a_file(tmp_path: Path) -> None:
    outside = write(tmp_path / "utanför" / "hemlig.txt")
    inside = write(tmp_path / "arkiv" / "a.txt")
    (tmp_path / "arkiv" / "ut.txt").symlink_to(outside)
    (tmp_path / "arkiv" / "utmapp").symlink_to(outside.parent)
    (tmp_path / "arkiv" / "in.txt").symlink_to(inside)
    (tmp_path / "arkiv" / "ring").symlink_to(tmp_path / "arkiv")
    (tmp_path / "arkiv" / "intet").symlink_to(tmp_path / "arkiv" / "borta.txt")
    (tmp_path / "arkiv" / "sig").symlink_to(tmp_path / "arkiv" / "sig")
    found, failures = walked(tmp_path / "arkiv")
    assert found == ["a.txt", "in.txt"]
    assert failures.keys() == {"ut.txt", "utmapp", "intet", "sig"}
    assert "leads out of the archive" in failures["ut.txt"]
    assert "is a link to nowhere" in failures["sig"]


def test_a_name_that_is_no_text_is_a_failure_that_can_be_written_down(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xe5terremiss.txt")).write_text("ord", encoding="utf-8")
    write(tmp_path / "återremiss.txt")
    found, failures = walked(tmp_path)
    assert found == ["återremiss.txt"]
    assert failures == {"\ufffdterremiss.txt": "\ufffdterremiss.txt: has an odd name"}


def test_a_folder_that_may_not_be_listed_is_a_failure_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a" / "1.txt")
    write(tmp_path / "b" / "2.txt")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert walked(tmp_path) == (["b/2.txt"], {"a": "a: can't be listed (Permission denied)"})


def test_a_file_is_named_hashed_and_typed(tmp_path: Path) -> None:
    path = write(tmp_path / "ks" / "a.txt", "återremiss")
    file = source_file(path, tmp_path)
    assert (file.source, file.size, file.file_type) == ("ks/a.txt", 11, FileType.TEXT)
    assert file.sha256.startswith("8") or len(file.sha256) == 64
    assert file.mtime_ns == path.stat().st_mtime_ns


def test_contents_count_more_than_the_name(tmp_path: Path) -> None:
    assert sniff(bad_files.pdf(tmp_path / "fel.txt", ["ord"])) is FileType.PDF
    assert sniff(bad_files.docx(tmp_path / "fel.pdf", "")) is FileType.DOCX
    assert sniff(bad_files.odt(tmp_path / "fel.docx", "")) is FileType.ODT
    assert sniff(write(tmp_path / "fel.doc", r"{\rtf1 ord}")) is FileType.RTF
    assert sniff(write(tmp_path / "fel2.txt", "\n<!DOCTYPE html><p>ord")) is FileType.HTML
    assert sniff(write(tmp_path / "rätt.MD")) is FileType.MARKDOWN
    assert sniff(write(tmp_path / "utan_ändelse")) is FileType.TEXT


@pytest.mark.parametrize(
    ("name", "contents", "why"),
    [
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(300), "Portable Network Graphics"),
        ("b.pdf", b"detta ar bara text", "is plain text, not a .pdf file"),
        ("c.csv", b"a;b\n1;2\n", "is plain text, not a .csv file"),
        ("d.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        ("e.txt", bytes(range(256)) * 4, "not a document"),
        ("f.docx", b"PK\x05\x06" + bytes(18), "not a document"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_says_what_it_is(tmp_path: Path, name: str, contents: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(contents)
    with pytest.raises(NotADocumentError, match=why) as raised:
        sniff(path)
    assert str(raised.value).startswith(name)
    assert raised.value.remedy


def test_a_locked_office_file_needs_its_password(tmp_path: Path) -> None:
    path = tmp_path / "last.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedFileError, match="needs a password"):
        sniff(path)


def test_zero_bytes_and_too_many_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyFileError, match=r"tom\.txt: has no contents"):
        source_file(write(tmp_path / "tom.txt", ""), tmp_path)
    with pytest.raises(TooLargeError, match="is 2 MB, more than 1"):
        source_file(write(tmp_path / "stor.txt", "x" * (2 << 20)), tmp_path, limits=Limits(max_file_mb=1))


def test_a_vanished_file_is_unstable(tmp_path: Path) -> None:
    with pytest.raises(UnstableFileError, match="has vanished"):
        source_file(tmp_path / "borta.txt", tmp_path)


def test_a_file_outside_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="leads out of the archive"):
        source_file(write(tmp_path / "a.txt"), tmp_path / "arkiv")


def test_a_file_that_changed_while_it_was_read_is_unstable(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "före")
    before = source_file(path, tmp_path)
    refuse_changed(path, before)
    path.write_text("efter", encoding="utf-8")
    os.utime(path, ns=(before.mtime_ns, before.mtime_ns))
    with pytest.raises(UnstableFileError, match="changed while it was read"):
        refuse_changed(path, before)


def test_a_file_that_is_gone_after_reading_is_unstable(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    before = source_file(path, tmp_path)
    path.unlink()
    with pytest.raises(UnstableFileError, match="has vanished"):
        refuse_changed(path, before)
