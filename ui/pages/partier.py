"""Partier: what a party has said and how it has voted, alone or beside another; ?parti=, ?med= choose them."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("partier", lang)


if __name__ == "__main__":
    main()
