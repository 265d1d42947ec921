"""Statements on paper: motions at the meeting, reservations and their kin, and where their own words stand.

In a phrase, [brackets] mark the words that point to where the reason stands; they are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.layouts.drafting import Attachment, Desk, gold_statement
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, date_form, genitive
from eval.layouts.naming import Named, with_letter
from eval.models import GoldStatement
from eval.typesetting.blocks import Block
from eval.world.models import Carrier, Politician, Reason, Stance, Statement, Step, Yrkande
from ingest.models import DocumentKind, StatementKind

KINDS = {
    StatementKind.RESERVATION: ("reservation", "en reservation", "reservationen"),
    StatementKind.SARSKILT_UTTALANDE: ("särskilt uttalande", "ett särskilt uttalande", "det särskilda uttalandet"),
    StatementKind.SARSKILT_YTTRANDE: ("särskilt yttrande", "ett särskilt yttrande", "det särskilda yttrandet"),
    StatementKind.ERSATTARYTTRANDE: ("ersättaryttrande", "ett ersättaryttrande", "ersättaryttrandet"),
    StatementKind.PROTOKOLLSANTECKNING: ("protokollsanteckning", "en protokollsanteckning", "protokollsanteckningen"),
}
"""Kind -> its noun alone, with "a" and with "the"."""

_SENTENCES = 3  # of a paragraph of own words


def write_yrkande(desk: Desk, step: Step, moved: Yrkande) -> Iterator[GoldStatement]:
    """Write a motion put at the meeting; who joins stands in the same sentence or in one of its own."""
    habits = desk.habits
    named = desk.names(moved.movers, step, "yrkande")
    what = asked(desk, moved)
    together = habits.form((True, False), "joined") and bool(moved.joined_by)
    if not together:
        text = capital(habits.say("yrkande", names=named.text, what=what))
        desk.text(text, (moved.id, text))
        yield gold_statement("yrkande", named, refers_to=what)
    if moved.joined_by:
        joined = desk.names(moved.joined_by, step, "yrkande")
        if together:
            text = capital(habits.say("yrkande.joined", names=named.text, what=what, others=joined.text))
            desk.text(text, (moved.id, text))
            both = Named(
                text="",
                persons=named.persons + joined.persons,
                parties=tuple(dict.fromkeys(named.parties + joined.parties)),
            )
            yield gold_statement("yrkande", both, refers_to=what)
        else:
            mover = with_letter(moved.movers[0], step.date)
            name, letter = mover.rsplit(" ", 1)
            said, points = pointed(habits.say("yrkande.joins", names=joined.text, mover=f"{genitive(name)} {letter}"))
            desk.text(capital(said), (moved.id, capital(said)))
            yield gold_statement("yrkande", joined, refers_to=points)


def asked(desk: Desk, moved: Yrkande) -> str:
    """Return what a motion asks for, as it follows "yrkar"."""
    match moved.stance:
        case Stance.BIFALL | Stance.AVSLAG:
            return f"{moved.stance.value} {moved.target}"
        case Stance.ATERREMISS:
            return desk.habits.say("yrkande.aterremiss", why=moved.wording).strip()
        case Stance.BORDLAGGNING:
            return desk.habits.say("yrkande.bordlaggning", why=moved.wording).strip()
    return moved.wording


def write_statement(desk: Desk, step: Step, said: Statement) -> GoldStatement:
    """Write the introduction of a statement and, where they stand in the §, its own words."""
    named = desk.names(said.persons, step, said.id)
    carrier = said.carrier if said.reasons or said.carrier not in {Carrier.INLINE, Carrier.ATTACHMENT} else Carrier.NONE
    words = _words_of(desk, step, said)
    noun, a_noun, the_noun = KINDS[said.kind]
    family = "reservation" if said.kind is StatementKind.RESERVATION else "yttrande"
    phrase = desk.habits.say(
        f"{family}.{_phrase(desk, said, carrier)}",
        names=named.text,
        kind=noun,
        a_kind=a_noun,
        the_kind=the_noun,
        **words,
    )
    text, refers_to = pointed(phrase)
    desk.text(capital(text), (said.id, capital(text)))
    own = ""
    if carrier is Carrier.INLINE:
        own = write_reasons(desk, said.reasons)
    elif carrier is Carrier.ATTACHMENT:
        desk.attachments.append(Attachment(number=len(desk.attachments) + 1, step=step, statement=said))
    return gold_statement(
        said.kind.value,
        named,
        refers_to=refers_to,
        text=own,
        reason_doc=_reason_doc(desk, said, carrier),
        reason_start="" if own else reason_start(desk, said),
    )


def write_reasons(desk: Desk, reasons: Sequence[Reason]) -> str:
    """Write own words in paragraphs and return them whole."""
    kind = desk.habits.form(("text", "text", "quote"), "own words")
    for start in range(0, len(reasons), _SENTENCES):
        part = reasons[start : start + _SENTENCES]
        text = " ".join(reason.sentence for reason in part)
        desk.add(Block(kind=kind, text=text), *((reason.id, reason.sentence) for reason in part))
    return " ".join(reason.sentence for reason in reasons)


def write_aside(desk: Desk, step: Step, person: Politician, kind: StatementKind) -> GoldStatement:
    """Write that a member takes no part."""
    named = desk.names((person,), step, "aside")
    text = capital(desk.habits.say("jav" if kind is StatementKind.JAV else "deltar_inte", names=named.text))
    desk.text(text, (step.id, text))
    return gold_statement(kind.value, named)


def pointed(phrase: str) -> tuple[str, str]:
    """Return the phrase as printed and its words in brackets."""
    match = re.search(r"\[(.*?)\]", phrase)
    return phrase.replace("[", "").replace("]", ""), match[1] if match else ""


def _words_of(desk: Desk, step: Step, said: Statement) -> dict[str, str]:
    """Return what the phrase for the carrier may name."""
    words = {"own": "egna yrkanden" if len(said.persons) > 1 else "eget yrkande", "n": str(len(desk.attachments) + 1)}
    day = desk.habits.form(("iso", "long"), "date in text")
    paper = desk.register.papers.get(said.paper_id)
    words["date"] = date_form(paper.date if paper else step.date, day)
    other = desk.register.statements.get(said.refers_to_id)
    if other is not None:
        earlier = desk.register.step_of(other.id)
        codes = dict.fromkeys(one.party_on(earlier.date) for one in other.persons)
        words |= {
            "other_kind": KINDS[other.kind][2],
            "who": "".join(f"({code})" for code in codes) if len(codes) == 1 else _codes(list(codes)),
            "earlier_date": date_form(earlier.date, day),
            **{f"earlier_{key}": value for key, value in organ_words(earlier.organ).items()},
        }
    return words


def _codes(codes: list[str]) -> str:
    return ", ".join(f"({code})" for code in codes[:-1]) + f" och ({codes[-1]})"


def _reason_doc(desk: Desk, said: Statement, carrier: Carrier) -> str | None:
    """Return the stem of the other document that states the reason."""
    if carrier is Carrier.PAPER and said.paper_id in desk.register.papers:
        return desk.register.papers[said.paper_id].stem
    if carrier is Carrier.EARLIER:
        other = desk.register.statements[said.refers_to_id]
        if other.paper_id in desk.register.papers:
            return desk.register.papers[other.paper_id].stem
        minutes = desk.register.minutes_of(desk.register.step_of(other.id))
        return minutes.stem if minutes else None
    return None


def reason_start(desk: Desk, said: Statement) -> str:
    """Return the first words of the text that a statement leans on, through the statements that it agrees with."""
    register, seen = desk.register, {said.id}
    while not said.reasons and said.refers_to_id in register.statements and said.refers_to_id not in seen:
        said = register.statements[said.refers_to_id]
        seen.add(said.id)
    if said.reasons:
        return said.reasons[0].sentence[:60]
    moved = register.yrkanden.get(said.refers_to_id)
    day = register.step_of(said.id).date
    codes = {one.party_on(day) for one in (*moved.movers, *moved.joined_by)} if moved else set()
    if moved is None or codes.isdisjoint(one.party_on(day) for one in said.persons):
        return ""  # moved by others: no paper says why these dissent
    return moved.wording or (f"{moved.stance.value} {moved.target}" if moved.target else moved.stance.value[:8])


def _phrase(desk: Desk, said: Statement, carrier: Carrier) -> str:
    """Return the end of the phrase's name: the carrier, told apart where the paper is the written yrkande."""
    paper = desk.register.papers.get(said.paper_id)
    if carrier is Carrier.PAPER and paper and paper.kind is DocumentKind.YRKANDE:
        return "yrkandehandling"
    return {Carrier.JOINS: "joins", Carrier.NONE: "none"}.get(carrier, carrier.value)
