"""Arkivet: what the archive covers, how well it was read, and what is added or removed; ?del= chooses the part."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("arkivet", lang)


if __name__ == "__main__":
    main()
