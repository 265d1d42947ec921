"""One § of minutes: its parts in the order of the layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from eval.layouts.decisions import outcome_words, write_decision, write_proposal
from eval.layouts.drafting import Desk
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, date_form, listed
from eval.layouts.naming import with_letter
from eval.layouts.speech import write_aside, write_statement, write_yrkande
from eval.layouts.voting import write_vote
from eval.models import GoldParagraf, GoldStatement, GoldVote
from eval.typesetting.blocks import Block
from eval.world.models import Matter, Statement, Step
from ingest.models import DocumentKind, StatementKind

_BACKGROUND = 4  # sentences of what the administration tells that the minutes repeat


@dataclass(slots=True, kw_only=True)
class Paragraf:
    """A § being written."""

    desk: Desk
    step: Step
    matter: Matter
    decision_text: str = ""
    statements: list[GoldStatement] = field(default_factory=list)
    votes: list[GoldVote] = field(default_factory=list)


def write_paragraf(desk: Desk, step: Step) -> None:
    """Write the § and its gold."""
    matter = desk.register.matters[step.matter_id]
    diarienummer = ", ".join(matter.diarienummer)
    head = Block(kind="paragraf", number=step.paragraf, text=matter.title, diarienummer=diarienummer)
    desk.add(head, (step.id, matter.title))
    paragraf = Paragraf(desk=desk, step=step, matter=matter)
    for part in desk.layout.parts:
        PARTS[part](paragraf)
    desk.text(desk.habits.say("paragraf.end"))
    desk.row(
        step.id,
        GoldParagraf(
            doc=desk.paper.stem,
            paragraf=step.paragraf,
            page=None,
            organ=step.organ,
            date=step.date,
            diarienummer=matter.diarienummer,
            rubrik=matter.title,
            decision_text=paragraf.decision_text[:200] or None,
            outcome=outcome_words(step.decision),
            statements=tuple(paragraf.statements),
            votes=tuple(paragraf.votes),
            tags=(desk.layout.name,),
        ),
    )


def _beslut(paragraf: Paragraf) -> None:
    paragraf.desk.heading("beslut")
    paragraf.decision_text = write_decision(paragraf.desk, paragraf.step)


def _forslag(paragraf: Paragraf) -> None:
    if paragraf.step.proposal is not None:
        paragraf.desk.heading("forslag")
        write_proposal(paragraf.desk, paragraf.step.proposal, paragraf.step.proposed_by, paragraf.step.organ)


def _arende(paragraf: Paragraf) -> None:
    desk, matter = paragraf.desk, paragraf.matter
    told = matter.background[:_BACKGROUND]
    desk.heading("arende")
    if matter.authors:
        authors = desk.names(matter.authors, paragraf.step, "authors")
        called = matter.called[0] if matter.called else matter.title
        raised = capital(desk.habits.say(f"raised.{_raised(matter)}", names=authors.text, called=called))
        desk.text(raised, (matter.id, raised))
    desk.text(" ".join(detail.sentence for detail in told), *((detail.id, detail.sentence) for detail in told))
    desk.text(desk.habits.form(desk.layout.phrases["lookalike"], paragraf.step.id))


def _raised(matter: Matter) -> str:
    return {"motion": "motion", "interpellation": "interpellation"}.get(matter.kind.value, "skrivelse")


def _tidigare(paragraf: Paragraf) -> None:
    desk, step = paragraf.desk, paragraf.step
    earlier = [one for one in paragraf.matter.steps if one.date < step.date]
    if not earlier:
        return
    desk.heading("tidigare")
    for one in earlier:
        day = date_form(one.date, desk.habits.form(("iso", "long"), "date in text"))
        desk.text(desk.habits.say("tidigare", **organ_words(one.organ), date=day, n=one.paragraf))


def _handlingar(paragraf: Paragraf) -> None:
    desk, step = paragraf.desk, paragraf.step
    day = desk.habits.form(("iso", "long", "slash"), "date in lists")
    entries = []
    for paper in desk.register.papers_of(paragraf.matter):
        said = desk.register.statements.get(paper.statement_id)
        if paper.date > step.date or (said and desk.register.step_of(said.id) is not step):
            continue
        who = desk.names(said.persons, step, "handling").text.replace("\n", " ") if said else paper.organ
        entries.append(
            capital(desk.habits.say("handling", kind=_kind(paper.kind), who=who, date=date_form(paper.date, day)))
        )
    if entries:
        desk.heading("handlingar")
        desk.points(entries, "-")


def _kind(kind: DocumentKind) -> str:
    return kind.value


def _yrkanden(paragraf: Paragraf) -> None:
    if paragraf.step.yrkanden:
        paragraf.desk.heading("yrkanden")
        for moved in paragraf.step.yrkanden:
            paragraf.statements += write_yrkande(paragraf.desk, paragraf.step, moved)


def _talare(paragraf: Paragraf) -> None:
    """Who moved something also spoke: names that are no statement."""
    desk, step = paragraf.desk, paragraf.step
    spoke = tuple(dict.fromkeys(one for moved in step.yrkanden for one in (*moved.movers, *moved.joined_by)))
    if spoke:
        desk.heading("talare")
        desk.text(desk.habits.say("talare", names=listed([with_letter(one, step.date) for one in spoke])))


def _gang(paragraf: Paragraf) -> None:
    desk, step = paragraf.desk, paragraf.step
    if step.yrkanden:
        desk.heading("gang")
        phrase = "gang.votering" if step.votes else "gang.acklamation"
        desk.text(desk.habits.say(phrase, **organ_words(step.organ)))


def _omrostning(paragraf: Paragraf) -> None:
    desk, step = paragraf.desk, paragraf.step
    if step.votes:
        desk.heading("omrostning")
    for number, vote in enumerate(step.votes, 1):
        if len(step.votes) > 1:
            desk.text(desk.habits.say("vote.number", n=number))
        paragraf.votes.append(write_vote(desk, step, vote))


def _reservation(paragraf: Paragraf) -> None:
    said = [one for one in paragraf.step.statements if one.kind is StatementKind.RESERVATION]
    _write_statements(paragraf, said, "reservation")


def _anteckningar(paragraf: Paragraf) -> None:
    """Every own statement that is no reservation, under the heading of its kind or a common one."""
    others = [one for one in paragraf.step.statements if one.kind is not StatementKind.RESERVATION]
    for kind in dict.fromkeys(one.kind for one in others):
        part = kind.value.replace("ä", "a").replace(" ", "_")
        _write_statements(paragraf, [one for one in others if one.kind is kind], part)


def _write_statements(paragraf: Paragraf, said: list[Statement], part: str) -> None:
    if said:
        paragraf.desk.heading(part)
        paragraf.statements += [write_statement(paragraf.desk, paragraf.step, one) for one in said]


def _jav(paragraf: Paragraf) -> None:
    for kind, part in ((StatementKind.JAV, "jav"), (StatementKind.DELTAR_INTE, "deltar_inte")):
        persons = [person for person, how in paragraf.step.not_taking_part if how is kind]
        if persons:
            paragraf.desk.heading(part)
            paragraf.statements += [write_aside(paragraf.desk, paragraf.step, one, kind) for one in persons]


def _utdrag(paragraf: Paragraf) -> None:
    desk = paragraf.desk
    receivers = dict.fromkeys((paragraf.step.proposed_by, *(one.organ for one in paragraf.matter.referrals)))
    names = [capital(name) for name in receivers if name]
    if names:
        desk.heading("utdrag")
        desk.text("\n".join(names) if desk.habits.form((True, False), "receivers") else ", ".join(names))


def _justerad(paragraf: Paragraf) -> None:
    if paragraf.step.is_adjusted_at_once:
        paragraf.desk.text(paragraf.desk.habits.say("justerad", **organ_words(paragraf.step.organ)))


PARTS: dict[str, Callable[[Paragraf], None]] = {
    "beslut": _beslut,
    "forslag": _forslag,
    "arende": _arende,
    "tidigare": _tidigare,
    "handlingar": _handlingar,
    "yrkanden": _yrkanden,
    "talare": _talare,
    "gang": _gang,
    "omrostning": _omrostning,
    "reservation": _reservation,
    "anteckningar": _anteckningar,
    "jav": _jav,
    "utdrag": _utdrag,
    "justerad": _justerad,
}
