"""A shell for tests of the command line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli import main


@dataclass
class Shell:
    """Runs commands on one archive and keeps what the last one printed."""

    documents: Path
    data: Path
    capsys: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""

    def run(self, *arguments: str) -> int:
        with pytest.raises(SystemExit) as stopped:
            main(["--data-dir", str(self.data), *arguments])
        self.out, self.err = self.capsys.readouterr()
        return int(stopped.value.code or 0)

    def json(self, *arguments: str) -> Any:  # noqa: ANN401 - whatever the command prints
        assert self.run(*arguments, "--json") == 0, self.err
        return json.loads(self.out)
