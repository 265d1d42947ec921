"""Papers of one voice: tjänsteskrivelse, motion, interpellation, medborgarförslag, written statements."""

from __future__ import annotations

from dataclasses import replace

from eval.layouts.decisions import outcome_words, write_proposal
from eval.layouts.drafting import Desk
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, date_form
from eval.layouts.minutes import write_signed
from eval.layouts.models import Draft
from eval.layouts.naming import with_letter
from eval.layouts.speech import KINDS
from eval.models import GoldParagraf
from eval.typesetting.blocks import Block, long_date
from eval.world.models import Detail, Matter
from ingest.models import DecisionStatus, DocumentKind

_SUMMARY = 2  # sentences of the background that the summary repeats


def write_skrivelse(desk: Desk) -> Draft:
    """A paper of the administration: proposal, summary, background, its own view, in the order of the layout."""
    matter = desk.register.matters[desk.paper.matter_id]
    step = matter.steps[0]
    _letterhead(desk, matter, step.organ)
    for part in desk.layout.parts:
        match part:
            case "forslag" if step.proposal is not None:
                desk.heading("forslag")
                text = write_proposal(desk, step.proposal, desk.paper.organ, step.proposal.addressee or step.organ)
                _proposal_row(desk, matter, text)
            case "sammanfattning":
                desk.heading("sammanfattning")
                tell(desk, matter.background[:_SUMMARY])
            case "arende":
                desk.heading("arende")
                tell(desk, matter.background[_SUMMARY:] or matter.background)
            case "konsekvenser":
                desk.heading("konsekvenser")
                desk.text(desk.habits.form(desk.layout.phrases["konsekvenser"], matter.id))
                desk.text(desk.habits.form(desk.layout.phrases["lookalike"], matter.id))
            case "underskrift":
                _sign(desk, matter)
    return desk.finished(matter.title)


def write_raised(desk: Desk) -> Draft:
    """A motion, an interpellation or a citizen's proposal: title, wish, who signs."""
    matter = desk.register.matters[desk.paper.matter_id]
    kinds = {DocumentKind.MOTION: "motion", DocumentKind.INTERPELLATION: "interpellation"}
    kind = kinds.get(desk.paper.kind, "forslag")
    day = desk.paper.date
    called = matter.called[0] if matter.called else matter.title
    signatures = [with_letter(one, day) for one in matter.authors]
    words = {"called": called, "kommun": desk.municipality.name, "date": day}
    desk.text(desk.habits.say(f"{kind}.to", **words))
    title = desk.habits.say(f"{kind}.title", **words)
    desk.add(Block(kind="title", text=title), (matter.id, title))
    desk.text(desk.habits.say("letter.dnr", dnr=", ".join(matter.diarienummer)) if matter.diarienummer else "")
    for part in desk.layout.parts:
        match part:
            case "bakgrund":
                desk.heading("bakgrund")
                desk.text(desk.habits.form(desk.layout.phrases[f"{kind}.body"], matter.id).format(**words))
            case "yrkande":
                desk.heading("yrkande")
                desk.text(desk.habits.say(f"{kind}.asks", **words))
            case "underskrift":
                desk.text(
                    desk.habits.say("letter.place", place=desk.municipality.name, long_date=long_date(day), date=day)
                )
                desk.text("\n".join(signatures), (matter.id, "\n".join(signatures)))
    return desk.finished(title)


def write_inlaga(desk: Desk) -> Draft:
    """A written yrkande, reservation or yttrande of parties."""
    paper = desk.paper
    said = desk.register.statements[paper.statement_id]
    step = desk.register.step_of(said.id)
    matter = desk.register.matters[step.matter_id]
    day = date_form(paper.date, desk.habits.form(("iso", "head"), "date"))
    parties = desk.names(said.persons, step, said.id).parties
    desk.text(desk.habits.say("inlaga.head", **organ_words(step.organ), date=day, parties=", ".join(parties)))
    desk.text(desk.habits.say("letter.dnr", dnr=", ".join(matter.diarienummer)) if matter.diarienummer else "")
    desk.text(desk.habits.say("inlaga.meeting", **organ_words(step.organ), date=step.date, n=step.paragraf))
    noun = {DocumentKind.YRKANDE: "yrkande", DocumentKind.RESERVATION: "reservation"}.get(
        paper.kind, KINDS[said.kind][0]
    )
    words = {**organ_words(step.organ), "n": step.paragraf, "KIND": noun.upper()}
    heading = desk.habits.say("inlaga.heading", **words, kind=capital(noun), parties=", ".join(parties))
    row = GoldParagraf(
        doc=paper.stem,
        paragraf=None,
        page=None,
        organ=step.organ,
        date=paper.date,
        diarienummer=matter.diarienummer,
        rubrik=heading,
        decision_text=None,
        outcome=None,
        statements=(write_signed(desk, step, said, heading),),
        tags=(desk.layout.name,),
    )
    desk.row(said.id, row)
    return desk.finished(f"{heading}: {matter.title}")


def _letterhead(desk: Desk, matter: Matter, organ: str) -> None:
    paper = desk.paper
    day = date_form(paper.date, desk.habits.form(("iso", "head"), "date"))
    who = desk.habits.form(desk.municipality.officials or ("",), matter.id)
    words = {**organ_words(organ), "office": capital(paper.organ), "date": day, "who": who}
    desk.text(desk.habits.say("skrivelse.head", **words, dnr=", ".join(matter.diarienummer)))
    desk.add(Block(kind="title", text=matter.title), (matter.id, matter.title))


def tell(desk: Desk, told: tuple[Detail, ...]) -> None:
    for start in range(0, len(told), 3):
        part = told[start : start + 3]
        desk.text(" ".join(one.sentence for one in part), *((one.id, one.sentence) for one in part))


def _sign(desk: Desk, matter: Matter) -> None:
    who = desk.habits.form(desk.municipality.officials or ("",), matter.id)
    head = desk.habits.form(desk.municipality.officials or ("",), desk.paper.organ)
    desk.text(desk.habits.say("skrivelse.sign", head=head, who=who, office=capital(desk.paper.organ)))


def _proposal_row(desk: Desk, matter: Matter, text: str) -> None:
    proposal = matter.steps[0].proposal
    if proposal is None:
        return
    outcome = outcome_words(replace(proposal, status=DecisionStatus.FORSLAG))
    row = GoldParagraf(
        doc=desk.paper.stem,
        paragraf=None,
        page=None,
        organ=desk.paper.organ.lower(),
        date=desk.paper.date,
        diarienummer=matter.diarienummer,
        rubrik=matter.title,
        decision_text=text[:200],
        outcome=outcome,
        tags=(desk.layout.name,),
    )
    desk.row(matter.id, row)
