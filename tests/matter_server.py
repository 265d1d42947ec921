"""Run the real app on a port with the archive of matter_papers: `python matter_server.py FOLDER PORT`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(folder: Path, port: int) -> None:
    papers, archives, resources = map(import_module, ("tests.matter_papers", "tests.paper_archive", "ui.resources"))
    with archives.archive_of(papers.PAPERS, folder) as archive:
        vars(resources).update(settings=lambda: archive.settings, _opened=lambda: archive)
        import_module("app").app.run(config={"server.port": port})


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
