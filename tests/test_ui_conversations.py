"""Conversations on the disk: kept whole, listed, renamed, deleted; each user's own, and never from a foreign path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from answer.pipeline import ask
from index.archive import Archive
from settings import Settings
from ui import conversations
from ui.state import Asked, Exchange, Problem, new_id
from ui.understood import Named


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "conversations"


def answered(archive: Archive, question: str = "Vilka reserverade sig om biblioteket i Norrby?") -> Exchange:
    return Exchange(asked=Asked(question=question), answer=ask(archive, question), next_questions=("Varför?",))


def kept(folder: Path, question: str) -> str:
    conversation = new_id()
    conversations.keep(folder, conversation, [Exchange(asked=Asked(question=question), is_stopped=True)])
    return conversation


def test_a_conversation_comes_back_as_it_was_but_for_the_passages(archive: Archive, folder: Path) -> None:
    left_out = (Named(field="parties", value="V"),)
    changed = Asked(question="Vad ville V?", whole="Vad ville V?", words="Vad ville?", left_out=left_out)
    spoken = [
        answered(archive),
        answered(archive, "Lista alla beslut"),
        Exchange(asked=changed, problem=Problem(kind="ArchiveBusyError", message="x", remedy="y")),
        Exchange(asked=Asked(question="Och?"), is_stopped=True),
    ]
    conversation = new_id()
    conversations.keep(folder, conversation, spoken)
    back = conversations.load(folder, conversation)
    assert [each.id for each in back] == [each.id for each in spoken]
    assert back[2:] == spoken[2:]
    for before, after in zip(spoken[:2], back[:2], strict=True):
        assert before.answer
        assert after.answer
        assert after.answer.passages == ()
        assert (after.answer.text, after.answer.citations, after.answer.rows, after.answer.question) == (
            before.answer.text, before.answer.citations, before.answer.rows, before.answer.question,
        )  # fmt: skip


def test_the_list_has_the_newest_first_under_its_first_question(folder: Path) -> None:
    first, second = kept(folder, "Den första?"), kept(folder, "Den\nandra? " + "x" * 100)
    os.utime(folder / f"{first}.json", (1, 1))
    assert [heading.id for heading in conversations.headings(folder)] == [second, first]
    title = conversations.headings(folder)[0].title
    assert title.startswith("Den andra? x")
    assert len(title) == conversations.MAX_TITLE
    assert title.endswith("…")


def test_a_new_name_stays_when_the_conversation_goes_on(archive: Archive, folder: Path) -> None:
    conversation = kept(folder, "Den första?")
    conversations.rename(folder, conversation, "  Biblioteket ")
    conversations.rename(folder, conversation, "   ")
    conversations.keep(folder, conversation, [answered(archive)])
    assert [heading.title for heading in conversations.headings(folder)] == ["Biblioteket"]


def test_a_deleted_conversation_is_gone_from_the_disk(folder: Path) -> None:
    conversation = kept(folder, "Den första?")
    conversations.delete(folder, conversation)
    conversations.delete(folder, conversation)
    assert list(folder.iterdir()) == []
    assert conversations.load(folder, conversation) == []


def test_only_their_owner_can_read_the_files(folder: Path) -> None:
    conversation = kept(folder, "Den första?")
    assert (folder / f"{conversation}.json").stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("contents", [b"", b"nej", b'{"title": 1}', b"\xff\xfe"])
def test_a_damaged_file_is_left_out_and_the_others_are_there(folder: Path, contents: bytes) -> None:
    whole = kept(folder, "Den första?")
    damaged = new_id()
    (folder / f"{damaged}.json").write_bytes(contents)
    assert [heading.id for heading in conversations.headings(folder)] == [whole]
    assert conversations.load(folder, damaged) == []


@pytest.mark.parametrize("odd", ["", "..", "../hemligt", "/etc/passwd", "x" * 32, "ABCDEF" * 6, f"{'a' * 32}/../b"])
def test_what_is_no_id_reaches_no_file(folder: Path, odd: str) -> None:
    (folder.parent / "hemligt.json").write_text('{"title": "x", "exchanges": []}')
    conversations.keep(folder, odd, [Exchange(asked=Asked(question="?"))])
    conversations.rename(folder, odd, "nytt")
    conversations.delete(folder, odd)
    assert conversations.load(folder, odd) == []
    assert (folder.parent / "hemligt.json").exists()
    assert not folder.exists()


def test_each_user_has_a_folder_and_nobody_else_has_any(tmp_path: Path) -> None:
    local = Settings(data_dir=tmp_path)
    own = conversations.folder_of(local, "")
    first, second = (conversations.folder_of(local, user) for user in ("Anna@example.se", "olle@example.se"))
    assert len({own, first, second}) == 3
    assert first == conversations.folder_of(local, "anna@EXAMPLE.se")
    assert first
    assert "anna" not in str(first)
    assert conversations.folder_of(Settings(data_dir=tmp_path, keep_conversations=False), "") is None
    everywhere = Settings(data_dir=tmp_path, host="0.0.0.0")  # noqa: S104 - what an operator may set
    assert conversations.folder_of(everywhere, "") is None
    assert conversations.folder_of(everywhere, "anna@example.se")
