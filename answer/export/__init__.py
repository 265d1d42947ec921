"""Answers and lists to take along: papers (Markdown, HTML, DOCX) and tables (CSV, XLSX, JSON).

Every paper names the archive, the day and the program's version; texts from documents are made inert in each format.
"""

from answer.export.docx import precedents_to_docx, to_docx
from answer.export.html import to_html
from answer.export.markdown import to_markdown
from answer.export.origin import Origin, origin_of
from answer.export.precedents import to_markdown as precedents_to_markdown
from answer.export.sheets import to_csv, to_json, to_xlsx

__all__ = [
    "Origin",
    "origin_of",
    "precedents_to_docx",
    "precedents_to_markdown",
    "to_csv",
    "to_docx",
    "to_html",
    "to_json",
    "to_markdown",
    "to_xlsx",
]
