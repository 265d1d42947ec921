"""Earlier texts like one's own as a paper, as Markdown or a Word document: where each stands, what became of it, and
what only one of the two texts says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answer.export.inert import markdown, plain
from answer.export.origin import Origin
from answer.wording import capital, place_of_item, place_text
from index.alignment import Segment, Side
from index.precedents import Place, Precedent
from prompts import say

# What is set around the words in Markdown: struck through, and bold.
_MARKS = {Side.EQUAL: "", Side.DELETED: "~~", Side.INSERTED: "**"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPrecedent:
    """All texts are on one line and without unseen characters, not yet escaped."""

    heading: str  # "1. Kommunstyrelsen den 9 mars 2021, § 17"
    details: tuple[str, ...]  # title, outcome, share of equal words, municipality, Dnr, file and page
    text: str
    segments: tuple[Segment, ...]
    also: tuple[str, ...]  # where the same words stand, too


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentPaper:
    lang: str
    title: str
    text: str
    legend: str
    found: tuple[PaperPrecedent, ...]
    origin: str


def paper_of_precedents(text: str, found: Sequence[Precedent], lang: str, origin: Origin) -> PrecedentPaper:
    """Return the text with its precedents, best first, as a paper in `lang`; the texts keep their own language."""
    return PrecedentPaper(
        lang=lang,
        title=say("precedent_paper.title", lang),
        text=plain(text),
        legend=say("precedent_paper.legend", lang),
        found=tuple(_precedent(n, one, lang) for n, one in enumerate(found, 1)),
        origin=plain(origin.text(lang)),
    )


def reference(place: Place, lang: str) -> str:
    """Return where the words stand: "kommunstyrelsen den 9 mars 2021, § 17, Dnr KS-2021-42, Almvik,
    ks/2021-03-09.pdf, sida 3"."""
    document, numbers = place.document, place.item.diarienummer or place.document.diarienummer
    parts = [
        place_of_item(document, place.item, lang),
        say("export.number", lang, numbers=", ".join(numbers)) if numbers else "",
        document.municipality,
        say("export.file", lang, source=document.source, page=place.page_no),
    ]
    return plain(", ".join(part for part in parts if part))


def outcome_text(place: Place, lang: str) -> str:
    """Return "Utfall i ärendet: bifall (kommunfullmäktige den 3 maj 2021)", or that no decision is known."""
    if place.decision is None:
        return say("precedent_paper.undecided", lang)
    decision, document = place.decision.record, place.decision.document
    where = place_text(
        lang, organ=decision.organ, day=decision.date, paragraf=place.decision.item.paragraf, title=document.title
    )
    return say("precedent_paper.outcome", lang, outcome=decision.outcome.value, where=where)


def to_markdown(text: str, found: Sequence[Precedent], lang: str, origin: Origin) -> str:
    """Return the paper as Markdown: ~~only in the text~~ **only in the precedent**; nothing in it becomes a link."""
    paper = paper_of_precedents(text, found, lang, origin)
    parts = [
        f"# {markdown(paper.title)}",
        f"> {markdown(paper.text)}",
        f"*{markdown(paper.legend)}*" if paper.found else "",
        *(part for one in paper.found for part in _markdown_parts(one, lang)),
        "---",
        markdown(paper.origin),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown_parts(one: PaperPrecedent, lang: str) -> list[str]:
    same = say("precedent_paper.also", lang)
    return [
        f"## {markdown(one.heading)}",
        "\\\n".join(map(markdown, one.details)),
        f"> {markdown(one.text)}",
        " ".join(f"{_MARKS[segment.side]}{markdown(segment.text)}{_MARKS[segment.side]}" for segment in one.segments),
        "\n".join(f"- {markdown(f'{same}: {place}')}" for place in one.also),
    ]


def _precedent(n: int, one: Precedent, lang: str) -> PaperPrecedent:
    place = one.place
    day = place.item.date or place.document.date
    where = place_text(lang, organ=place.organ, day=day, paragraf=place.item.paragraf, title=place.document.title)
    details = (
        place.item.title or place.document.title,
        outcome_text(place, lang),
        say("precedent_paper.share", lang, share=round(100 * one.share)),
        reference(place, lang),
    )
    segments = tuple(Segment(each.side, plain(each.text)) for each in one.aligned.segments)
    return PaperPrecedent(
        heading=f"{n}. {capital(plain(where))}",
        details=tuple(plain(detail) for detail in details if detail),
        text=plain(one.text),
        segments=tuple(segment for segment in segments if segment.text),
        also=tuple(reference(other, lang) for other in one.also),
    )
