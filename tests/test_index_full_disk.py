"""A full disk stops a run with a clear message; what was stored stays, and the next run continues."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from index.build import update
from index.catalog import Catalog
from index.check import Severity, check
from index.embedding import Embedder
from settings import Settings

ROOT = Path(__file__).parents[1]

# The limit on the size of a file stands in for the disk: writing beyond it fails in the same way.
FULL = """
import resource, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {root!r} + "/tests"]
from conftest import HashEmbedder
from index.build import update
from ingest.errors import ArchiveFullError
from settings import Embedding, Settings

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
settings = Settings(data_dir=Path({data!r}), embedding=Embedding(model="hash"))
try:
    update(settings, Path({documents!r}), embedder=HashEmbedder())
except ArchiveFullError as error:
    print(error.remedy)
    sys.exit(28)
"""


def test_a_run_stopped_by_a_full_disk_is_continued(settings: Settings, documents: Path, embedder: Embedder) -> None:
    update(settings, documents, embedder=embedder)
    for n in range(30):
        text = " ".join(f"Ärende {n} stycke {m} handlar om fråga {n * m}." for m in range(2000))
        (documents / f"stor-{n}.txt").write_text(f"Almviks kommun\nSkrivelse\n2022-01-01\n\n{text}\n")
    code = FULL.format(root=str(ROOT), data=str(settings.data_dir), documents=str(documents))
    stopped = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert stopped.returncode == 28, stopped.stderr
    assert "space" in stopped.stdout
    held = {document.source for document in Catalog.open(settings.data_dir).documents()}
    assert {"ks-2021-03-09.txt", "brev/cykelbana.txt"} <= held
    update(settings, documents, embedder=embedder)
    assert Catalog.open(settings.data_dir).counts().documents == 32
    assert [problem for problem in check(settings) if problem.severity is not Severity.INFO] == []
