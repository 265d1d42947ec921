"""Dokument: a document page by page, ?dok=&sida=&citat= says where."""

from __future__ import annotations

from ui import state
from ui.frame import page_head


def main() -> None:
    lang = state.lang()
    page_head("dokument", lang)


if __name__ == "__main__":
    main()
