"""Utvärdering: measure the answers on questions with gold, read and compare the runs; ?del= chooses the part."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("utvardering", lang)


if __name__ == "__main__":
    main()
