"""The process that reads files gets ready on a document of ours, which has to be understood to be of use."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

from ingest.pipeline import read
from ingest.warm_up import warm_up


def test_getting_ready_works() -> None:
    warm_up()


def test_the_sample_has_a_record_of_every_kind(tmp_path: Path) -> None:
    sample = tomllib.loads(files("ingest.data").joinpath("warm_up.toml").read_text(encoding="utf-8"))["text"]
    (tmp_path / "prov.txt").write_text(sample, encoding="utf-8")
    document = read(tmp_path / "prov.txt", tmp_path)
    assert document.statements
    assert document.decisions
    assert document.votes
    assert document.attendance
