"""Tables as HTML: read by screen readers, printed whole, scrolled sideways on a phone; every cell is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

import streamlit as st

from ui.inert import plain


def show_table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[str]], *, n_texts: int = 1) -> None:
    """Draw a table; the first `n_texts` columns are text, the others are figures, and the first names its row."""
    head = "".join(f'<th scope="col"{_figure(at >= n_texts)}>{escaped(each)}</th>' for at, each in enumerate(headers))
    body = "".join(f"<tr>{_cells(row, n_texts)}</tr>" for row in rows)
    st.html(framed(caption, f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>", "data-table"))


def framed(caption: str, inner: str, css_class: str) -> str:
    """Return a table of this inner HTML, which is trusted, in a frame that the keyboard can scroll."""
    name = escaped(caption)
    return (
        f'<div class="table-frame" role="region" aria-label="{name}" tabindex="0">'
        f'<table class="{css_class}"><caption>{name}</caption>{inner}</table></div>'
    )


def escaped(text: str) -> str:
    return html.escape(plain(text))


def _cells(row: Sequence[str], n_texts: int) -> str:
    first, *others = row
    rest = "".join(f"<td{_figure(at >= n_texts)}>{escaped(each)}</td>" for at, each in enumerate(others, 1))
    return f'<th scope="row">{escaped(first)}</th>{rest}'


def _figure(is_figure: bool) -> str:
    return ' class="figure"' if is_figure else ""
