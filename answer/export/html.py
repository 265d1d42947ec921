"""An answer as one HTML file that prints well: no scripts, and nothing fetched from anywhere."""

from __future__ import annotations

from html import escape

from answer.draft import MARKER
from answer.export.origin import Origin
from answer.export.paper import Paper, Source, paper_of
from answer.models import Answer

# Even if something came through the escaping, a browser would neither run it nor fetch anything for it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid; }
a { color: inherit; text-decoration: none; font-size: .8em; vertical-align: .25em; font-family: sans-serif; }
a:hover, a:focus { text-decoration: underline; }
ol { list-style: none; padding: 0; }
ol > li { margin: 0 0 1.5rem; padding-left: 2.75rem; position: relative; break-inside: avoid; }
ol > li:target { outline: 2px solid; outline-offset: .5rem; }
.n { position: absolute; left: 0; font: bold .9rem sans-serif; }
.place { font-weight: bold; }
.details, .note, footer { font: .85rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
blockquote { margin: .5rem 0 0; padding-left: 1rem; border-left: 3px solid; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } @page { margin: 2.2cm; } }
"""


def to_html(answer: Answer, lang: str, origin: Origin) -> str:
    """Return the answer with its numbered sources; everything that documents and users say is escaped."""
    paper = paper_of(answer, lang, origin)
    points = "".join(f"<li>{_with_markers(point)}</li>" for point in paper.points)
    notes = "".join(f'<p class="note">{escape(note)}</p>\n' for note in paper.notes)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(paper.question)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(paper.question)}</h1>\n<p>{_with_markers(paper.lead)}</p>\n"
        + (f"<ul>{points}</ul>\n" if points else "")
        + notes
        + _sources(paper)
        + f"</main>\n<footer>{escape(paper.origin)}</footer>\n</body>\n</html>\n"
    )


def _with_markers(text: str) -> str:
    return MARKER.sub(r'<a href="#source-\1">[\1]</a>', escape(text))


def _sources(paper: Paper) -> str:
    if not paper.sources:
        return ""
    return f"<h2>{escape(paper.heading('sources'))}</h2>\n<ol>\n{''.join(map(_source, paper.sources))}</ol>\n"


def _source(source: Source) -> str:
    details = " · ".join(map(escape, source.details))
    return (
        f'<li id="source-{source.n}"><span class="n">[{source.n}]</span>'
        f'<div class="place">{escape(source.place)}</div>\n<div class="details">{details}</div>\n'
        f"<blockquote>{escape(source.quote)}</blockquote></li>\n"
    )
