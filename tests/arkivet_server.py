"""Run the real app on a port over FOLDER/docs, with real jobs but without the model: `python arkivet_server.py FOLDER
PORT`."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path


def main(folder: Path, port: int) -> None:
    os.environ["BESLUT_EMBEDDING__CACHE_DIR"] = str(folder / "cache")  # for the jobs
    embedder = import_module("tests.hashing_embedder").HashingEmbedder()
    settings_of, resources = import_module("settings"), import_module("ui.resources")
    settings = settings_of.Settings(data_dir=folder / "data")
    import_module("index.build").update(settings, folder / "docs", embedder=embedder)
    archive = import_module("index.archive").Archive.open(settings, embedder=embedder)
    desk = import_module("ui.jobs").JobDesk((sys.executable, str(Path(__file__).with_name("beslut_child.py"))))
    vars(resources).update(settings=lambda: settings, _opened=lambda: archive)
    vars(import_module("ui.archive_facts"))["desk"] = lambda: desk
    import_module("app").app.run(config={"server.port": port, "server.maxUploadSize": 200})


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
