"""The commands `beslut eval ...`: measure this program and others on questions with gold."""

from __future__ import annotations

import typer

app = typer.Typer(help="Measure the answers on questions with gold.", no_args_is_help=True, rich_markup_mode=None)
