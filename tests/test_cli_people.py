"""`beslut people` over a small archive. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hashing_embedder import HashingEmbedder
from tests.shell import Shell

MINUTES = """Tjärnvalla kommun
PROTOKOLL
Kommunstyrelsen 2021-03-09

Beslutande
Anna Alm (V), ordförande
Bo Ek (ÅL)

§ 17 Biblioteket i Norrby
Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned. Ålhamnslistan (ÅL) har yttrat sig.

Reservation
Anna Alm (V) reserverar sig mot beslutet.
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    for module in ("index.embedding", "index.archive"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda *_: HashingEmbedder())
    monkeypatch.chdir(tmp_path)
    documents = tmp_path / "protokoll"
    documents.mkdir()
    (documents / "ks.txt").write_text(MINUTES, encoding="utf-8")
    shell = Shell(documents=documents, data=tmp_path / "data", capsys=capsys)
    assert shell.run("ingest", str(documents)) == 0
    return shell


def test_people_lists_the_elected_with_party_body_and_statements(shell: Shell) -> None:
    assert shell.run("people") == 0
    assert "Anna Alm" in shell.out
    assert "V 2021" in shell.out
    assert "1 reservation" in shell.out


def test_people_are_found_by_name_and_party(shell: Shell) -> None:
    assert [one["name"] for one in shell.json("people", "alm")] == ["Anna Alm"]
    assert [one["name"] for one in shell.json("people", "--party", "ÅL")] == ["Bo Ek"]


def test_parties_have_kind_and_learned_name(shell: Shell) -> None:
    listed = {one["code"]: (one["kind"], one["name"]) for one in shell.json("people", "--parties")}
    assert listed == {"V": ("national", "Vänsterpartiet"), "ÅL": ("local", "Ålhamnslistan")}
    assert shell.run("people", "--parties") == 0
    assert "Ålhamnslistan" in shell.out
