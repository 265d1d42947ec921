"""The words on the file uploader: they stand in CSS, where no sign of theirs may end a string or a style sheet."""

from __future__ import annotations

import re

import pytest

from ui import uploader
from ui.texts import LANGS, Lang, text
from ui.uploader import uploader_style


def said(style: str) -> list[str]:
    """Return what the strings of the style sheet say."""
    strings = re.findall(r'content: "([^"]*)"', style)
    return [re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), each) for each in strings]


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_is_in_the_readers_language(lang: Lang) -> None:
    assert said(uploader_style(lang)) == [text(f"uploader.{key}", lang) for key in ("file", "files", "drop")]


def test_no_word_breaks_out(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '"; } </style><img src=x> \\ å'
    monkeypatch.setattr(uploader, "text", lambda key, lang: hostile)
    style = uploader_style("sv")
    assert said(style) == [hostile] * 3
    assert style.count("<") == 2
