"""Our words on Streamlit's file uploader, whose own are English whatever the reader's language."""

from __future__ import annotations

from ui.texts import Lang, text

# What CSS writes is read aloud like any text, and what it does not display is not. The button's own word is only made
# invisible: tools that look for buttons without a name do not see what CSS writes. The label tells the limits.
_STYLE = """<style>
[data-testid="stFileUploaderDropzoneInstructions"] span {{ display: none; }}
.stFileUploader section button [data-testid="stMarkdownContainer"] p {{ font-size: 0; }}
.stFileUploader section button [data-testid="stMarkdownContainer"]::after {{ content: {file}; }}
.stFileUploader section:has(input[multiple]) button [data-testid="stMarkdownContainer"]::after {{ content: {files}; }}
[data-testid="stFileUploaderDropzoneInstructions"] > div::after {{ content: {drop}; font-size: 0.875rem; }}
</style>"""


def uploader_style(lang: Lang) -> str:
    """Return HTML that puts our words on every uploader of a page."""
    return _STYLE.format(**{key: _css(text(f"uploader.{key}", lang)) for key in ("file", "files", "drop")})


def _css(words: str) -> str:
    """Return the words as a string of CSS."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in words) + '"'
