"""Minutes of a meeting, whole or an extract: cover, attendance, contents, §§, attachments."""

from __future__ import annotations

import datetime as dt

from eval.layouts.drafting import Attachment, Desk, gold_statement
from eval.layouts.habits import organ_words
from eval.layouts.language import capital, date_form, listed
from eval.layouts.models import Draft
from eval.layouts.naming import name_all, with_letter
from eval.layouts.paragraf import write_paragraf
from eval.layouts.speech import KINDS, write_reasons
from eval.layouts.voting import write_roll
from eval.models import GoldStatement
from eval.typesetting.blocks import Block, long_date
from eval.world.models import Meeting, Statement, Step
from ingest.models import DocumentKind

SEATED = {"members", "acting", "substitutes", "absent"}  # lists that may stand as tables of their own
_HEAD_COUNT = 4  # §§ from which on a contents list is worth its room


def write_minutes(desk: Desk) -> Draft:
    paper = desk.paper
    is_extract = paper.kind is DocumentKind.PROTOKOLLSUTDRAG
    title = desk.habits.say("minutes.extract_title" if is_extract else "minutes.title", **organ_words(paper.organ))
    desk.add(Block(kind="title", text=title))
    desk.text(
        desk.habits.say("minutes.lead", **organ_words(paper.organ), long_date=long_date(paper.date), date=paper.date)
    )
    meeting = desk.register.meeting_of(paper)
    if meeting and not is_extract:
        write_attendance(desk, meeting)
        _close_cover(desk)
    if desk.layout.has_contents and len(paper.step_ids) >= _HEAD_COUNT:
        desk.heading("innehall")
        desk.add(Block(kind="contents"))
    if not is_extract:
        desk.add(Block(kind="break"))
    for step_id in paper.step_ids:
        write_paragraf(desk, desk.register.steps[step_id])
    for attachment in desk.attachments:
        _write_attachment(desk, attachment)
    if is_extract:
        desk.text(desk.habits.say("minutes.certified", secretary=_secretary(desk, meeting)))
    return desk.finished(f"{title} {paper.date}")


def _secretary(desk: Desk, meeting: Meeting | None) -> str:
    return meeting.secretary if meeting else desk.habits.form(desk.municipality.officials or ("",), "secretary")


def _close_cover(desk: Desk) -> None:
    """Write which §§ follow, and that the minutes are posted on the notice board."""
    paper = desk.paper
    numbers = [desk.register.steps[step_id].paragraf for step_id in paper.step_ids]
    several = len(numbers) > 1
    words = {"sign": "§§" if several else "§", "numbers": f"{numbers[0]}–{numbers[-1]}" if several else numbers[0]}
    desk.text(desk.habits.say("minutes.paragrafer", **words))
    days = {key: paper.date + dt.timedelta(days=n) for key, n in (("adjusted", 7), ("up", 9), ("down", 31))}
    desk.text(desk.habits.say("minutes.posted", **organ_words(paper.organ), date=paper.date, **days))


def write_attendance(desk: Desk, meeting: Meeting) -> None:
    """Write who was there: in one table, in a table a group, as lines under labels, or as prose."""
    say, day = desk.habits.say, meeting.date
    serving = {substitute.name: absent for substitute, absent in meeting.serving}
    members = [with_letter(one, day) for one in meeting.voting if one.name not in serving]
    members[0] += f", {say('attendance.chair')}"
    if len(members) > 1 and meeting.voting[1].name not in serving:
        members[1] += f", {say('attendance.vice')}"
    acting = [
        f"{with_letter(one, day)}, {say('attendance.for', absent=with_letter(absent, day))}"
        for one, absent in meeting.serving
    ]
    lists = {
        "place": [say("attendance.hall", kommun=desk.municipality.name, long_date=long_date(day), date=day)],
        "members": members,
        "acting": acting,
        "substitutes": [with_letter(one, day) for one in meeting.substitutes],
        "absent": [with_letter(one, day) for one in meeting.absent],
        "secretary": [f"{meeting.secretary}, {say('attendance.secretary')}"],
        "adjuster": [with_letter(meeting.adjuster, day)],
    }
    labels = {key: say(f"attendance.label_{key}") for key in lists}
    labelled = [(labels[key], entries) for key, entries in lists.items() if entries]
    match desk.layout.attendance:
        case "table":
            rows = [(label if n == 0 else "", entry) for label, entries in labelled for n, entry in enumerate(entries)]
            desk.add(Block(kind="table", rows=tuple(rows)))
        case "lines":
            for label, entries in labelled:
                desk.add(Block(kind="heading", text=label))
                desk.text("\n".join(entries))
        case "columns":
            desk.text(f"{labels['place']}\n{lists['place'][0]}")
            for key, entries in lists.items():
                if key in SEATED and entries:
                    header = (labels[key], say("attendance.party"), "")
                    desk.add(Block(kind="table", rows=(header, *(_seat(entry) for entry in entries))))
            desk.text("\n".join(f"{labels[key]}: {lists[key][0]}" for key in ("secretary", "adjuster")))
        case _:
            for label, entries in labelled:
                desk.text(f"{label}: {listed(entries)}")


def _seat(entry: str) -> tuple[str, str, str]:
    """Return name, party letters and the rest of "Anna Ek (M), ordförande"."""
    name, _, rest = entry.partition(" (")
    party, _, remark = rest.partition(")")
    return name, party, remark.removeprefix(", ")


def _write_attachment(desk: Desk, attachment: Attachment) -> None:
    step = attachment.step
    desk.add(Block(kind="break"))
    words = {**organ_words(step.organ), "paragraf": step.paragraf}
    label = desk.habits.say("attachment.label", n=attachment.number, **words)
    day = date_form(step.date, desk.habits.form(("iso", "head"), "date in attachments"))
    desk.add(Block(kind="heading", text=label))
    desk.text(desk.habits.say("attachment.of", **organ_words(step.organ), n=step.paragraf, date=day))
    if attachment.vote:
        desk.add(Block(kind="heading", text=desk.habits.say("attachment.vote")))
        write_roll(desk, attachment, attachment.vote)
    if attachment.statement:
        kind = KINDS[attachment.statement.kind][0]
        heading = desk.habits.say("attachment.heading", **words, n=step.paragraf, Kind=capital(kind), KIND=kind.upper())
        desk.said(step.id, write_signed(desk, step, attachment.statement, heading))


def write_signed(desk: Desk, step: Step, said: Statement, heading: str) -> GoldStatement:
    """Write a statement that stands by itself, with the names below."""
    desk.add(Block(kind="heading", text=heading))
    desk.text(desk.register.matters[step.matter_id].title)
    kind = "yrkande" if desk.paper.kind is DocumentKind.YRKANDE else said.kind.value
    called = {party.code: party.name for party in desk.municipality.parties}
    who = listed([called[code] for code in dict.fromkeys(one.party_on(step.date) for one in said.persons)])
    desk.text(desk.habits.say(f"signed.{kind if kind in {'yrkande', 'reservation'} else 'yttrande'}", who=who))
    text = write_reasons(desk, said.reasons)
    signatures = "\n".join(with_letter(one, step.date) for one in said.persons)
    desk.text(signatures, (said.id, signatures))
    return gold_statement(kind, name_all(said.persons, step.date, "each"), text=text)
