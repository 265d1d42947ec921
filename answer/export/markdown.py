"""An answer as Markdown."""

from __future__ import annotations

from answer.draft import MARKER
from answer.export.inert import markdown
from answer.export.origin import Origin
from answer.export.paper import Source, paper_of
from answer.models import Answer


def to_markdown(answer: Answer, lang: str, origin: Origin) -> str:
    """Return the answer with its numbered sources; what documents say can't become a link, a picture or markup."""
    paper = paper_of(answer, lang, origin)
    parts = [
        f"# {markdown(paper.question)}",
        _with_markers(paper.lead),
        "\n".join(f"- {_with_markers(point)}" for point in paper.points),
        *(f"*{markdown(note)}*" for note in paper.notes),
        f"## {paper.heading('sources')}" if paper.sources else "",
        *map(_source, paper.sources),
        "---",
        markdown(paper.origin),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _with_markers(text: str) -> str:
    """Return the text escaped save for its markers; `[1]` is no link as long as nothing defines one."""
    return MARKER.sub(
        r"[\1]", markdown(MARKER.sub("\ue000\\1\ue001", text)).replace("\ue000", "[").replace("\ue001", "]")
    )


def _source(source: Source) -> str:
    details = " · ".join(map(markdown, source.details))
    return f"**[{source.n}] {markdown(source.place)}**\\\n{details}\n\n> {markdown(source.quote)}"
