"""`beslut` without the model: an embedder of hashed words stands in, as in the tests that start it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    embedder = import_module("tests.hashing_embedder").HashingEmbedder()
    for module in ("index.embedding", "index.archive"):
        vars(import_module(module))["load_embedder"] = lambda *_: embedder
    import_module("cli").main()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
