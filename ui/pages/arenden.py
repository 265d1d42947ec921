"""Ärenden: find a matter and follow it through the organs; ?arende= is a Dnr or the id of one of its items."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("arenden", lang)


if __name__ == "__main__":
    main()
