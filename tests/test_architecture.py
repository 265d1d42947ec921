"""The house rules of docs/architecture.md, held by reading the source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAX_LINES = 300

MAY_IMPORT = {
    "ingest": set(),
    "prompts": set(),
    "settings": {"ingest"},
    "index": {"ingest", "settings"},
    "answer": {"ingest", "index", "prompts"},
    "eval": {"ingest", "index", "answer", "prompts", "settings"},
    "ui": {"ingest", "index", "answer", "prompts", "settings"},
    "cli": {"ingest", "index", "answer", "prompts", "settings", "cli_input", "cli_output"},
    "cli_input": {"ingest", "index", "answer", "cli_output"},
    "cli_output": {"ingest", "index", "answer"},
    "app": {"ui", "settings"},
}
"""Package or top module -> what of ours it may import; nobody imports ui, cli or app but app."""

HOMES = {
    "chromadb": {"index/vector_store.py"},
}
"""Vendor library -> the files that may import it. A library that is not here may be imported anywhere."""

MAY_BE_HEAVY = {"ui/", "app.py"}
HEAVY = {
    "chromadb",
    "dateparser",
    "langdetect",
    "llama_index",
    "pandas",
    "sentence_transformers",
    "streamlit",
    "torch",
    "transformers",
}
"""Slow to import: `beslut --help` and the tests of other parts must not pay for them."""


def modules() -> list[str]:
    files = [*ROOT.glob("*.py"), *(path for name in MAY_IMPORT for path in (ROOT / name).rglob("*.py"))]
    return sorted(path.relative_to(ROOT).as_posix() for path in files)


def imports(module: str, *, at_top: bool = False) -> Iterator[str]:
    """Yield the dotted name of every import of a module; `at_top` leaves out those inside functions."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    skipped = _inside_functions(tree) if at_top else set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            yield node.module or ""


def _inside_functions(tree: ast.Module) -> set[ast.AST]:
    lazy = (ast.FunctionDef, ast.AsyncFunctionDef)
    inside = {inner for node in ast.walk(tree) if isinstance(node, lazy) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            inside.update(inner for statement in node.body for inner in ast.walk(statement))
    return inside


def root(dotted: str) -> str:
    return dotted.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_stands_before_it_in_the_flow(module: str) -> None:
    home = root(module.replace("/", ".").removesuffix(".py"))
    ours = {root(name) for name in imports(module)} & MAY_IMPORT.keys()
    assert ours <= MAY_IMPORT[home] | {home}


@pytest.mark.parametrize("vendor", HOMES)
def test_a_vendor_library_is_imported_only_in_its_home(vendor: str) -> None:
    users = {module for module in modules() if any(f"{name}.".startswith(f"{vendor}.") for name in imports(module))}
    assert users == HOMES[vendor]


@pytest.mark.parametrize("module", [name for name in modules() if not name.startswith(tuple(MAY_BE_HEAVY))])
def test_nothing_heavy_is_imported_at_the_top_of_a_module(module: str) -> None:
    assert not {root(name) for name in imports(module, at_top=True)} & HEAVY


@pytest.mark.parametrize("module", modules())
def test_a_module_is_short_enough_to_be_read_in_one_go(module: str) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("module", modules())
def test_only_the_command_line_prints(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    prints = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "print"]
    assert module.startswith("cli") or not prints


def test_every_package_and_module_is_shipped() -> None:
    import tomllib

    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packages = {Path(name).parent.as_posix().replace("/", ".") for name in modules() if "/" in name}
    assert set(shipped["packages"]) == packages
    assert set(shipped["py-modules"]) == {name.removesuffix(".py") for name in modules() if "/" not in name}


def test_every_third_party_import_is_a_declared_dependency_and_the_other_way_round() -> None:
    import tomllib
    from importlib.metadata import packages_distributions

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    homes = packages_distributions()
    roots = {root(name) for module in modules() for name in imports(module)} - set(sys.stdlib_module_names)
    used = {canonicalize_name(name) for found in roots - MAY_IMPORT.keys() for name in homes[found]}
    assert used == declared
