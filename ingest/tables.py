"""The domain tables: TOML files in ingest/data, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return `data/<name>.toml` as it stands."""
    return tomllib.loads(resources.files("ingest.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
