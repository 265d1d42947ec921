"""`beslut cases` and `beslut case` over a real archive of invented papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hashing_embedder import HashingEmbedder
from tests.shell import Shell
from tests.test_index_walk import MATTER, PAPERS


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    for module in ("index.embedding", "index.archive"):
        monkeypatch.setattr(f"{module}.load_embedder", lambda *_: HashingEmbedder())
    documents = tmp_path / "arkiv"
    documents.mkdir()
    storvik = PAPERS["kun.txt"].replace("Ekby kommun", "Storviks kommun").replace("Eva Ek", "Ulf Lind")
    for name, text in {**PAPERS, "storvik.txt": storvik}.items():
        (documents / name).write_text(text, encoding="utf-8")
    shell = Shell(documents=documents, data=tmp_path / "data", capsys=capsys)
    assert shell.run("ingest", str(documents)) == 0
    return shell


def test_matters_are_listed_with_number_title_organs_days_and_documents(shell: Shell) -> None:
    assert shell.run("cases", "biblioteket", "--municipality", "Ekby") == 0
    assert f"KS 2031/42: {MATTER}\n    Ekby, 2031-02-10 to 2031-04-09, 5 documents: " in shell.out


def test_the_list_is_json_too_and_empty_where_nothing_fits(shell: Shell) -> None:
    listed = shell.json("cases", "-n", "9")
    assert {(one["title"], one["municipality"]) for one in listed} >= {(MATTER, "Ekby"), (MATTER, "Storvik")}
    assert shell.run("cases", "vindkraft") == 0
    assert (shell.out, "No matter" in shell.err) == ("", True)


def test_the_walk_tells_each_station_and_what_is_missing(shell: Shell) -> None:
    assert shell.run("case", "ks", "2031/42", "--municipality", "Ekby") == 0
    told = shell.out
    assert told.startswith(f"{MATTER} (Ekby)\nKS 2031/42; 2031-02-10 to 2031-04-09; 4 stations\n")
    assert "2031-03-04, kulturnämnden § 8, protokoll\n    kun.txt, p. 1\n" in told
    assert "    Reservation by Eva Ek (V), p. 1: Biblioteket behövs i Norrby." in told
    assert "    also in utdrag.txt\n" in told
    assert "Vote, p. 1: 7 Ja, 4 Nej. Ja meant bifall till nämndens förslag; Nej meant avslag" in told
    assert "No decision by kommunfullmäktige in the archive after the proposal by kommunstyrelsen" in told
    assert "Not in the archive: kommunstyrelsens arbetsutskott 2031-04-02 § 3, which the papers refer to." in told


def test_a_number_of_two_municipalities_tells_both_matters(shell: Shell) -> None:
    walked = shell.json("case", "KS 2031/42")
    assert {one["municipality"] for one in walked} == {"Ekby", "Storvik"}
    (reservation,) = [
        said for one in walked if one["municipality"] == "Storvik" for at in one["stations"] for said in at["dissents"]
    ]
    assert (reservation["persons"], reservation["page"], reservation["source"]) == (["Ulf Lind"], 1, "storvik.txt")
    assert shell.run("case", "KS 2031/42") == 0
    assert "KS 2031/42 is the number of 2 matters" in shell.err


def test_an_unknown_number_is_told_with_the_nearest(shell: Shell) -> None:
    assert shell.run("case", "KS 2031/43") == 1
    assert "no matter with the diarienummer KS 2031/43" in shell.err
    assert "Nearest: KS 2031/42" in shell.err
    assert shell.out == ""
