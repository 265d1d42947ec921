"""Where a setting comes from, and what is said about a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.errors import UsageError
from settings import load


@pytest.fixture(autouse=True)
def _no_settings_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("BESLUT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_the_defaults_keep_everything_on_this_machine() -> None:
    settings = load()
    assert settings.host == "127.0.0.1"
    assert settings.chroma_url == ""
    assert settings.mask_personal_data
    assert settings.data_dir == Path("data")


def test_an_argument_goes_before_the_environment_and_the_environment_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("beslut.toml").write_text('data_dir = "from-file"\nport = 9000\n[limits]\nmax_pages = 7\n', encoding="utf-8")
    assert (load().data_dir, load().port, load().limits.max_pages) == (Path("from-file"), 9000, 7)
    monkeypatch.setenv("BESLUT_DATA_DIR", "from-environment")
    monkeypatch.setenv("BESLUT_LIMITS__MAX_PAGES", "8")
    assert (load().data_dir, load().limits.max_pages) == (Path("from-environment"), 8)
    assert load(data_dir=Path("from-argument")).data_dir == Path("from-argument")


def test_a_section_keeps_the_defaults_of_what_it_does_not_name() -> None:
    Path("beslut.toml").write_text("[limits]\nmax_pages = 7\n", encoding="utf-8")
    assert load().limits.max_file_mb == 200


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESLUT_DATA_DIR", "")
    assert load().data_dir == Path("data")


def test_a_folder_may_be_written_from_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESLUT_DATA_DIR", "~/arkiv")
    assert load().data_dir == Path.home() / "arkiv"
    assert load().embedding.cache_dir == Path.home() / ".cache/beslutsminne"


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("prot = 1\n", "prot"),
        ("[limits]\nmax_sidor = 1\n", "limits.max_sidor"),
        ("[limits]\nmax_pages = 0\n", "limits.max_pages"),
        ('[embedding]\ndtype = "int8"\n', "embedding.dtype"),
        ("port = 70000\n", "port"),
        ('[llm]\nbase_url = "ftp://x"\nmodel = "m"\n', "llm.base_url"),
        ('[llm]\nbase_url = "http://127.0.0.1:11434/v1"\n', "llm.model"),
        ('[llm]\napi_key = "hemlig"\n', "BESLUT_LLM__API_KEY"),
        ("port =", "beslut.toml: Invalid value"),
        ("port = 1\n[limits", "beslut.toml"),
    ],
)
def test_a_fault_in_the_file_is_named(toml: str, fault: str) -> None:
    Path("beslut.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UsageError, match=fault) as caught:
        load()
    assert "docs/operations.md" in caught.value.remedy


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("BESLUT_PROT", "1", "BESLUT_PROT"),
        ("BESLUT_LIMITS__MAX_SIDOR", "1", "limits.max_sidor"),
        ("BESLUT_LIMITS", "not json", "limits"),
        ("BESLUT_PORT", "x", "port"),
    ],
)
def test_a_fault_in_the_environment_is_named(
    name: str, value: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=fault):
        load()


def test_a_key_comes_from_the_environment_and_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("beslut.toml").write_text('[llm]\nbase_url = "http://localhost:8000/v1/"\nmodel = "m"\n', encoding="utf-8")
    monkeypatch.setenv("BESLUT_LLM__API_KEY", "hemlig")
    llm = load().llm
    assert (llm.base_url, llm.model, llm.is_on) == ("http://localhost:8000/v1", "m", True)
    assert llm.api_key.get_secret_value() == "hemlig"
    assert "hemlig" not in repr(load())


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESLUT_PROT", "1")
    monkeypatch.setenv("BESLUT_PORT", "x")
    with pytest.raises(UsageError, match=r"BESLUT_PROT.*port"):
        load()


def test_settings_cannot_be_changed_once_read() -> None:
    settings, name = load(), "port"
    with pytest.raises(ValidationError):
        setattr(settings, name, 1)
