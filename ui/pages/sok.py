"""Sök: search in words, narrowed by facets."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("sok", lang)


if __name__ == "__main__":
    main()
