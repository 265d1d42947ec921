from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.uploads import MAX_NAME, Kept, Refusal, Refused, files_in, keep, remove, safe_name

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


def kept(folder: Path, name: str, contents: bytes = b"Protokoll") -> Kept | Refused:
    return keep(folder, name, contents, max_mb=1)


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "hej")
    return held.getvalue()


def test_a_document_lies_in_the_folder_under_its_name(tmp_path: Path) -> None:
    assert kept(tmp_path / "uploads", "Protokoll KS 2021-03-09.pdf", PDF) == Kept(name="Protokoll KS 2021-03-09.pdf")
    (path,) = files_in(tmp_path / "uploads")
    assert path.read_bytes() == PDF
    assert [one.name for one in (tmp_path / "uploads").iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name",
    ["../ut.txt", "/etc/ut.txt", "a/b.txt", "..\\ut.txt", "C:\\ut.txt", "a\x00b.txt", "a\nb.txt", ".dold.txt",
     "~$a.txt", "..txt", " .txt", "\u202e.txt", "..", "", "\u200b.dold.txt"],
)  # fmt: skip
def test_a_dangerous_name_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    refused = kept(tmp_path / "uploads", name)
    assert isinstance(refused, Refused)
    assert refused.why in {Refusal.NAME, Refusal.TYPE}
    assert list(tmp_path.rglob("*.txt")) == []


@given(st.text(max_size=400))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(f"{name}.txt")
    if safe is not None:
        assert Path(safe).name == safe
        assert (Path("/uploads") / safe).resolve().parent == Path("/uploads")
        assert len(safe.encode()) <= MAX_NAME
        assert not safe.startswith(".")
        assert safe.endswith(".txt")
        assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "contents", "why"),
    [
        ("a.zip", zipped(), Refusal.ZIP),
        ("a.docx", zipped(), Refusal.ZIP),
        ("a.exe", b"MZ", Refusal.TYPE),
        ("a.pdf.exe", PDF, Refusal.TYPE),
        ("a.pdf", b"\x89PNG\r\n\x1a\n\x00\x00", Refusal.TYPE),
        ("a.docx", b"PK\x03\x04broken", Refusal.FAULTY),
        ("a.txt", b"", Refusal.EMPTY),
        ("a.txt", b"x" * ((1 << 20) + 1), Refusal.TOO_LARGE),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Refusal.PASSWORD),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(
    tmp_path: Path, name: str, contents: bytes, why: Refusal
) -> None:
    refused = kept(tmp_path, name, contents)
    assert isinstance(refused, Refused)
    assert (refused.name, refused.why) == (name, why)
    assert list(tmp_path.iterdir()) == []


def test_another_file_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    assert kept(tmp_path, "a.txt", b"ett") == Kept(name="a.txt")
    assert kept(tmp_path, "a.txt", b"tre") == Kept(name="a (2).txt")
    assert kept(tmp_path, "a.txt", b"ett") == Kept(name="a.txt", is_known=True)
    assert kept(tmp_path, "a.txt", b"tre") == Kept(name="a (2).txt", is_known=True)


def test_a_link_in_the_folder_is_neither_followed_nor_written_over(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"kvar")
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "a.txt").symlink_to(outside)
    assert kept(folder, "a.txt", b"ny") == Kept(name="a (2).txt")
    assert not remove(folder, "a.txt")
    assert outside.read_bytes() == b"kvar"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "uploads").write_bytes(b"a file stands in the way")
    refused = kept(tmp_path / "uploads", "a.txt")
    assert isinstance(refused, Refused)
    assert refused.why is Refusal.NOT_SAVED


def test_only_a_file_of_the_folder_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    kept(folder, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"kvar")
    assert not remove(folder, "../b.txt")
    assert not remove(folder, "c.txt")
    assert remove(folder, "a.txt")
    assert files_in(folder) == []
    assert (tmp_path / "b.txt").exists()


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert files_in(tmp_path / "uploads") == []
