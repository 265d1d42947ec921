"""Fixtures that all tests share: no network, an embedder without a model, and a small archive of invented documents."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from pytest_socket import disable_socket, enable_socket

from index.archive import Archive
from index.build import update
from index.embedding import FloatMatrix, model_name
from settings import Embedding, Settings

# What is read from a scan must not depend on what is installed; tests of OCR ask for it.
os.environ["BESLUT_OCR"] = "off"

MINUTES = """Almviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2021-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS-2021-00042

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned den 1 juli 2021.

Reservation
Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet med följande motivering:
Vi anser att biblioteket behövs och att en nedläggning drabbar barnen hårdast.

§ 18 Avgift för skolskjuts
Dnr KS-2021-00055

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avgiften för skolskjuts tas bort.
"""

LETTER = """Almviks kommun
Kommunstyrelsen
Tjänsteskrivelse
2020-11-03
Dnr KS-2020-00310

Cykelbana längs Strandvägen

Förvaltningen föreslår att en cykelbana byggs längs Strandvägen. Den beräknas kosta 4 miljoner kronor.
"""


@dataclass(frozen=True, slots=True)
class HashEmbedder:
    """Vectors from the words alone: texts that share words are alike, on every machine."""

    name: str = model_name(Embedding(model="hash"))
    dim: int = 64

    def encode(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> FloatMatrix:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                digest = hashlib.sha256(word.encode()).digest()
                rows[row, digest[0] % self.dim] += 1.0 if digest[1] % 2 else -1.0
            rows[row, 0] += 1e-3
        unit: FloatMatrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture(autouse=True)
def closed_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Refuse sockets, except to tests of a server or in a real browser, which say so with a marker."""
    if any(request.node.get_closest_marker(name) for name in ("browser", "enable_socket")):
        yield
        return
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", embedding=Embedding(model="hash"))


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Return a folder with two text documents, one in a subfolder."""
    folder = tmp_path / "documents"
    (folder / "brev").mkdir(parents=True)
    (folder / "ks-2021-03-09.txt").write_text(MINUTES)
    (folder / "brev" / "cykelbana.txt").write_text(LETTER)
    return folder


@pytest.fixture
def archive(settings: Settings, documents: Path, embedder: HashEmbedder) -> Iterator[Archive]:
    """Return an archive of the documents, ready to be searched."""
    update(settings, documents, embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    yield archive
    archive.close()
