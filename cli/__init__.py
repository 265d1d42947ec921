"""The command `beslut`."""

from cli.main import main

__all__ = ["main"]
