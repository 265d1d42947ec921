"""The documents say what the program does: commands, settings, links and words in both languages."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel
from typer.cli import get_docs_for_click
from typer.main import get_command

from cli.main import app
from settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
TEXTS = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("prompts/*.sv.toml"), *ROOT.glob("ui/words/*.sv.*")]
)

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_COMMAND = re.compile(r"\bbeslut (?:--\S+ )*(eval [a-z]+|[a-z]+)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def setting_names(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from setting_names(field.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def shell_lines(page: str) -> list[str]:
    """Return what a reader would type: the code blocks' lines and the code within sentences."""
    return [
        *(line for block in _BLOCK.findall(read(page)) for line in block.splitlines()),
        *re.findall(r"`([^`\n]+)`", _BLOCK.sub("", read(page))),
    ]


def test_the_command_reference_is_the_commands_own_help() -> None:
    command = get_command(app)
    made = get_docs_for_click(obj=command, ctx=typer.Context(command), name="beslut")
    assert read("docs/cli.md").strip() == made.strip(), "run: make docs"


@pytest.mark.parametrize("setting", list(setting_names()))
def test_every_setting_is_explained(setting: str) -> None:
    assert f"`{setting}`" in read("docs/operations.md")


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_options_in_the_documents_exist(page: str) -> None:
    known = get_docs_for_click(obj=get_command(app), ctx=typer.Context(get_command(app)), name="beslut")
    for line in shell_lines(page):
        for name in _COMMAND.findall(line):
            assert f"## `beslut {name}`" in known, line
        if "beslut " in line:
            assert set(_OPTION.findall(line)) <= {*_OPTION.findall(known), "--help"}, line


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_in_the_documents_exist(page: str) -> None:
    for line in shell_lines(page):
        for target in re.findall(r"^make ([a-z-]+)", line):
            assert re.search(rf"^{target}:", read("Makefile"), re.MULTILINE), line


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_documents_lead_somewhere(page: str) -> None:
    links = [link for link in _LINK.findall(read(page)) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_readme_can_be_read_in_a_minute_or_two() -> None:
    assert len(read("README.md").splitlines()) < 120


def test_every_document_is_reachable_from_the_readme() -> None:
    linked = set(_LINK.findall(read("README.md")))
    assert {page for page in PAGES if page.startswith("docs/")} <= linked


def texts(path: str) -> dict[str, set[str]]:
    """Return the dotted keys of a text file with the variables each one has."""

    def flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, set[str]]]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", {name for _, name, _, _ in string.Formatter().parse(str(value)) if name}

    return dict(flat(tomllib.loads(read(path)), ""))


@pytest.mark.parametrize("path", TEXTS)
def test_both_languages_have_the_same_texts_with_the_same_variables(path: str) -> None:
    assert texts(path) == texts(path.replace(".sv.", ".en."))
