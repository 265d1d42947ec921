"""Run the real app on a port with the archive and the answers of app_fixtures: `python app_server.py FOLDER PORT`.

The browser tests start it as a process of its own, as `streamlit run app.py` would.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(folder: Path, port: int) -> None:
    fixtures, resources = import_module("tests.app_fixtures"), import_module("ui.resources")
    settings = fixtures.Settings(data_dir=folder / "data")
    vars(import_module("answer.pipeline")).update(ask=fixtures.ScriptedAnswers())
    vars(resources).update(settings=lambda: settings, _opened=lambda: fixtures.StandInArchive.open(settings))
    import_module("app").app.run(config={"server.port": port})


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
