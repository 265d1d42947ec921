"""An archive of invented papers for the tests of the search page, and the app served over it:
`python sok_archive.py FOLDER PORT`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.archive import Archive

YEARS = range(2017, 2024)
HOSTILE = "<img src=http://127.0.0.1:9/x> ![b](http://127.0.0.1:9/y) :red[rött] [l](javascript:alert(1))"
_MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
{year}-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS-{year}-00042

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avslå motionen om biblioteket i Norrby.

Reservation
Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet med följande motivering:
Vi anser att biblioteket behövs och att en nedläggning drabbar barnen hårdast.

§ 18 Avgift för skolskjuts
Dnr KS-{year}-00055

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avgiften för skolskjuts tas bort. En biblioteksplan ska tas fram till hösten {year}.
"""
_LETTER = f"""Ulvbergs kommun
Tjänsteskrivelse
2020-11-03
Dnr KS-2020-00310

Cykelbana längs Strandvägen

Förvaltningen föreslår att en cykelbana byggs längs Strandvägen. Fientligt: {HOSTILE}
"""


def build(folder: Path) -> Archive:
    """Read the papers into `folder`/data and return their archive."""
    embedding = import_module("tests.hashing_embedder")
    settings, archive = import_module("settings"), import_module("index.archive")
    documents, data = folder / "documents", settings.Settings(data_dir=folder / "data")
    if not documents.exists():
        documents.mkdir(parents=True)
        for year in YEARS:
            (documents / f"ks-{year}.txt").write_text(_MINUTES.format(year=year), encoding="utf-8")
        (documents / "brev.txt").write_text(_LETTER, encoding="utf-8")
        import_module("index.build").update(data, documents, embedder=embedding.HashingEmbedder())
    opened: Archive = archive.Archive.open(data, embedder=embedding.HashingEmbedder())
    return opened


def serve(folder: Path, port: int) -> None:
    opened = build(folder)
    vars(import_module("ui.resources")).update(settings=lambda: opened.settings, _opened=lambda: opened)
    import_module("app").app.run(config={"server.port": port})


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    serve(Path(sys.argv[1]), int(sys.argv[2]))
