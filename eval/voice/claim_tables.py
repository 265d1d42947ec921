"""The words by which answers claim things (data/claims.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def tables() -> dict[str, Any]:
    """Return `data/claims.toml` as it stands."""
    return tomllib.loads(resources.files("eval.data").joinpath("claims.toml").read_text(encoding="utf-8"))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def word_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of that name under [words]."""
    return pattern(tables()["words"][name])
