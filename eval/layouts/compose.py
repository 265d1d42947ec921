"""Which layout a paper gets, and the paper composed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from eval.layouts.drafting import Desk
from eval.layouts.habits import Habits, pick
from eval.layouts.language import capital
from eval.layouts.letters import write_inlaga, write_raised, write_skrivelse
from eval.layouts.minutes import write_minutes
from eval.layouts.models import Draft, Layout
from eval.layouts.noise import misread
from eval.layouts.promemoria import write_promemoria
from eval.layouts.register import Register
from eval.layouts.table import styles
from eval.typesetting.blocks import Sheet, long_date
from eval.typesetting.style import Style
from eval.world.models import Municipality, Paper
from ingest.models import DocumentKind

GROUPS = {
    DocumentKind.PROTOKOLL: "minutes",
    DocumentKind.PROTOKOLLSUTDRAG: "minutes",
    DocumentKind.TJANSTESKRIVELSE: "skrivelse",
    DocumentKind.PROMEMORIA: "promemoria",
    DocumentKind.MOTION: "motion",
    DocumentKind.INTERPELLATION: "interpellation",
    DocumentKind.MEDBORGARFORSLAG: "medborgarforslag",
    DocumentKind.YRKANDE: "inlaga",
    DocumentKind.RESERVATION: "inlaga",
    DocumentKind.YTTRANDE: "inlaga",
}
WRITERS: dict[str, Callable[[Desk], Draft]] = {
    "minutes": write_minutes,
    "skrivelse": write_skrivelse,
    "promemoria": write_promemoria,
    "motion": write_raised,
    "interpellation": write_raised,
    "medborgarforslag": write_raised,
    "inlaga": write_inlaga,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A paper ready to be set. `suffix` is its file type."""

    layout: Layout
    draft: Draft
    sheet: Sheet
    suffix: str


def compose(register: Register, paper: Paper, layouts: Mapping[str, tuple[Layout, ...]], noise: float) -> Composed:
    """Return the paper in one of the layouts of its group; words are misread only where there is a text layer."""
    key = f"{register.seed}/{_key(register, paper)}"
    layout = pick(layouts[GROUPS[paper.kind]], key, "layout")
    desk = Desk(register=register, paper=paper, layout=layout, habits=Habits(layout, key))
    draft = WRITERS[layout.group](desk)
    suffix = pick([suffix for suffix, weight in layout.formats.items() for _ in range(weight)], key, paper.id)
    style = _named(styles()[pick(layout.styles, key, "style")], register, paper)
    draft = spoilt(draft, paper.stem, noise if suffix == "pdf" else 0.0)
    municipality = register.municipalities[paper.municipality]
    words = _furniture(municipality, paper, draft.title, register.seed)
    sheet = Sheet(
        title=draft.title,
        author=municipality.full_name,
        imprint=f"{municipality.full_name}, 599 00 {municipality.name}",
        style=style,
        words=words,
        blocks=draft.blocks,
    )
    return Composed(layout=layout, draft=draft, sheet=sheet, suffix=suffix)


def spoilt(draft: Draft, stem: str, noise: float) -> Draft:
    """Return the draft as a scanner read it: blocks and marks alike."""
    if not noise:
        return draft

    def read(text: str) -> str:
        return misread(text, stem, noise)

    blocks = tuple(
        replace(block, text=read(block.text), rows=tuple(tuple(read(cell) for cell in row) for row in block.rows))
        for block in draft.blocks
    )
    marks = tuple(replace(mark, text=read(mark.text)) for mark in draft.marks)
    return replace(draft, blocks=blocks, marks=marks)


def _key(register: Register, paper: Paper) -> str:
    """Return what keeps its habits: an organ in a term, an office, all who write to an organ."""
    municipality = register.municipalities[paper.municipality]
    if GROUPS[paper.kind] != "minutes":
        return f"{municipality.name}/{paper.organ}/{paper.kind}"
    terms = [first for first, _, _ in municipality.seats.get(paper.organ, ()) if first <= paper.date]
    return f"{municipality.name}/{paper.organ}/{terms[-1] if terms else ''}"


def _named(style: Style, register: Register, paper: Paper) -> Style:
    """Return the style with the letters of the organ before its §: "Kf § 14"."""
    organ = register.organ(register.municipalities[paper.municipality], paper.organ)
    code = organ.code.capitalize() if organ else ""
    paragraf = tuple(line.replace("{code}", code) for line in style.paragraf)
    return replace(style, paragraf=paragraf, forts=style.forts.replace("{code}", code))


def _furniture(municipality: Municipality, paper: Paper, title: str, seed: int) -> dict[str, str]:
    number = pick(range(10**9, 10**10 - 1), seed, paper.id)
    return {
        "kommun": municipality.full_name,
        "KOMMUN": municipality.full_name.upper(),
        "place": municipality.name,
        "organ": capital(paper.organ),
        "ORGAN": paper.organ.upper(),
        "date": paper.date.isoformat(),
        "long_date": long_date(paper.date),
        "title": title[:60],
        "reference": f"{number:010d}",
    }
