"""The promemoria of a referral: the proposal, the presenter's view, what every body answers, reservations at the end.

Numbered by the presenter's office ("roteln"). The executive's own dissenters stand under its name, their words in the
attachment "Reservationer m.m.".
"""

from __future__ import annotations

from eval.layouts.decisions import write_proposal
from eval.layouts.drafting import Desk, gold_statement
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, date_form
from eval.layouts.letters import tell
from eval.layouts.models import Draft
from eval.layouts.speech import KINDS, pointed, reason_start, write_reasons
from eval.models import GoldParagraf, GoldStatement
from eval.typesetting.blocks import Block, long_date
from eval.world.models import Matter, Politician, Statement, Step

ROTLAR = ("RI", "RII", "RIII", "RIV", "RV", "RVI", "RVII", "RVIII", "RIX", "RX", "RXI", "RXII")


def write_promemoria(desk: Desk) -> Draft:
    matter = desk.register.matters[desk.paper.matter_id]
    step = matter.steps[0]
    presenter = _presenter(desk, step)
    words = {
        **organ_words(step.organ),
        "number": desk.habits.form(range(12, 280), matter.id),
        "year": desk.paper.date.year,
        "rotel": desk.habits.form(ROTLAR, "rotel", matter.topic),
        "dnr": ", ".join(matter.diarienummer),
        "presenter": presenter.name if presenter else "",
        "title": matter.title,
    }
    desk.text(desk.habits.say("pm.head", **words))
    desk.add(Block(kind="title", text=matter.title), (matter.id, matter.title))
    desk.text(desk.habits.say("pm.remiss", **words))
    for part in desk.layout.parts:
        match part:
            case "forslag":
                _propose(desk, matter, step)
            case "foredragande":
                desk.text(desk.habits.say("pm.presents", **words))
            case "arende":
                desk.heading("arende")
                tell(desk, matter.background)
            case "beredning":
                desk.heading("beredning")
                desk.text(desk.habits.say("pm.referred", bodies=", ".join(one.organ for one in matter.referrals)))
            case "synpunkter":
                _view(desk, words)
            case "organ":
                _dissent(desk, matter, step)
            case "remisser":
                _answers(desk, matter)
            case "bilaga":
                _attach(desk, matter, step)
    return desk.finished(matter.title)


def _presenter(desk: Desk, step: Step) -> Politician | None:
    seats = desk.municipality.seats
    organ = "kommunstyrelsen" if "kommunstyrelsen" in seats else step.organ
    return desk.municipality.sitting(organ, step.date)[0][0] if organ in seats else None


def _propose(desk: Desk, matter: Matter, step: Step) -> None:
    if step.proposal is None:
        return
    desk.heading("forslag")
    text = write_proposal(desk, step.proposal, desk.habits.say("pm.preparers"), step.proposal.addressee or step.organ)
    desk.row(matter.id, _row(desk, matter, desk.habits.say("pm.preparers"), matter.title, text=text, step=step))


def _view(desk: Desk, words: dict[str, object]) -> None:
    """The presenter's own words hold no truth of the world but that they propose what they propose."""
    desk.heading("synpunkter")
    desk.text(desk.habits.say("pm.view", **words))
    desk.text(desk.habits.say("pm.place", place=desk.municipality.name, long_date=long_date(desk.paper.date)))


def _answers(desk: Desk, matter: Matter) -> None:
    desk.heading("remisser")
    for referral in matter.referrals:
        desk.add(Block(kind="heading", text=capital(referral.organ)))
        day = date_form(referral.date, desk.habits.form(("long", "long", "iso"), "date in text"))
        lead = desk.habits.say("pm.answer", **organ_words(referral.organ), date=day)
        desk.text(lead, (referral.id, lead))
        tell(desk, referral.findings)


def _dissent(desk: Desk, matter: Matter, step: Step) -> None:
    """Who dissented at the first organ: kind by kind, the words in the attachment."""
    if not step.statements:
        return
    desk.add(Block(kind="heading", text=capital(step.organ)))
    statements: list[GoldStatement] = []
    for said in step.statements:
        named = desk.names(said.persons, step, said.id)
        key = "pm.said_attached" if said.reasons else "pm.said"
        noun, a_noun, _ = KINDS[said.kind]
        text, refers_to = pointed(desk.habits.say(key, kind=noun, Kind=capital(noun), a_kind=a_noun, names=named.text))
        desk.text(capital(text), (said.id, capital(text)))
        start = reason_start(desk, said) if said.reasons else ""
        statements.append(gold_statement(said.kind.value, named, refers_to=refers_to, reason_start=start))
    row = _row(desk, matter, step.organ, capital(step.organ), statements=tuple(statements), step=step)
    desk.row(step.statements[0].id, row)


def _attach(desk: Desk, matter: Matter, step: Step) -> None:
    written: list[Statement] = [said for said in step.statements if said.reasons]
    if not written:
        return
    desk.add(Block(kind="break"))
    heading = desk.habits.heading("bilaga")
    desk.add(Block(kind="heading", text=heading))
    desk.add(Block(kind="heading", text=capital(step.organ)))
    statements = []
    for said in written:
        lead = desk.habits.say(
            "pm.attached", Kind=capital(KINDS[said.kind][0]), names=desk.names(said.persons, step, "bilaga").text
        )
        desk.text(lead, (said.id, lead))
        named = desk.names(said.persons, step, "bilaga")
        statements.append(gold_statement(said.kind.value, named, text=write_reasons(desk, said.reasons)))
    row = _row(desk, matter, step.organ, heading, statements=tuple(statements), step=step)
    desk.row(written[0].reasons[0].id, row)


def _row(
    desk: Desk,
    matter: Matter,
    organ: str,
    rubrik: str,
    *,
    step: Step,
    text: str = "",
    statements: tuple[GoldStatement, ...] = (),
) -> GoldParagraf:
    outcome = f"föreslår {step.proposal.outcome.value}" if text and step.proposal else None
    return GoldParagraf(
        doc=desk.paper.stem,
        paragraf=None,
        page=None,
        organ=organ.lower(),
        date=desk.paper.date if text else step.date,
        diarienummer=matter.diarienummer,
        rubrik=rubrik,
        decision_text=text[:200] or None,
        outcome=outcome,
        statements=statements,
        tags=(desk.layout.name,),
    )
