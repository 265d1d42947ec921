"""Run the real app on a port with the archive and the answers of app_fixtures: `python app_server.py FOLDER PORT`.

The browser tests start it as a process of its own, as `streamlit run app.py` would.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import answer
import app_fixtures
import index
from ui import resources


def main(folder: Path, port: int) -> None:
    settings = app_fixtures.Settings(data_dir=folder / "data")
    resources._opened = lambda: app_fixtures.StandInArchive.open(settings)
    resources.settings = lambda: settings
    pipeline = ModuleType("answer.pipeline")
    pipeline.ask = app_fixtures.ScriptedAnswers()
    sys.modules["answer.pipeline"] = answer.pipeline = pipeline

    import app

    app.app.run(config={"server.port": port})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
