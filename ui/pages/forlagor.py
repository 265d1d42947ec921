"""Förlagor: earlier texts like one that is pasted or uploaded, side by side with it."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("forlagor", lang)


if __name__ == "__main__":
    main()
