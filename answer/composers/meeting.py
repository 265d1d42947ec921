"""What the minutes tell of a meeting itself: what was decided there, who chaired it and who met, when and where it was.

The meeting is that of the organ and the day that the question names; without a day, the last one in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from answer.composers import fact
from answer.composers.criteria import front_labels, limits, meeting_asked
from answer.composers.listing import list_decisions
from answer.context import Context
from answer.draft import Draft
from answer.evidence import Evidence
from answer.models import Intent, ListRow
from answer.quotes import flat, shorten
from answer.wording import people_text, place_text
from index.keys import name_key
from index.models import DocumentInfo, Filters, Hit, Passage
from ingest.models import Attendee, AttendeeRole, DocumentKind, Person, SectionKind
from prompts import say

MAX_MEETINGS = 3
MAX_LINE_WORDS = 30
_LINES_AFTER = 2  # of a label: its value may stand below it
_FRONT = (SectionKind.HUVUD, SectionKind.BILAGA)
_ROLES: dict[str, tuple[AttendeeRole, ...]] = {
    "chair": (AttendeeRole.ORDFORANDE,),
    "vice": (AttendeeRole.VICE_ORDFORANDE,),
    "substitutes": (AttendeeRole.TJANSTGORANDE_ERSATTARE,),
    "absent": (AttendeeRole.FRANVARANDE,),
    "present": tuple(role for role in AttendeeRole if role is not AttendeeRole.FRANVARANDE),
}


def compose(context: Context) -> bool:
    """Tell it from the front of the minutes; False where a matter is asked about, or no minutes tell."""
    question = context.question
    asked = meeting_asked(question)
    if not asked or question.diarienummer or question.paragrafer or not (question.organs or question.periods):
        return False
    if asked == "decisions":
        return not question.topic and _decisions(context)
    for minutes in _minutes(context):
        pages = context.archive.catalog.passages_of(Filters(document_ids=(minutes.id,), section_kinds=_FRONT))
        if asked in _ROLES:
            _tell_who(context, minutes, asked, pages)
        else:
            _tell_line(context, minutes, asked, pages)
    if not context.draft.sentences and any(period.is_day for period in question.periods):
        fact.compose(replace(context, question=replace(question, intent=Intent.FACT)))
    return bool(context.draft.sentences)


def _decisions(context: Context) -> bool:
    """List what was decided on the day that is named, if the archive has minutes of it."""
    draft = Draft()
    if any(period.is_day for period in context.question.periods):
        list_decisions(replace(context, draft=draft), with_proposals=True)
    if draft.rows:
        context.draft.add(draft)
    return bool(draft.rows)


def _minutes(context: Context) -> list[DocumentInfo]:
    """Return the minutes of the meetings asked about: of the days named, else the last of each municipality."""
    filters = replace(limits(context.question), parties=(), persons=(), document_kinds=(DocumentKind.PROTOKOLL,))
    organs = set(filters.organs)
    found = [one for one in context.archive.catalog.documents(filters) if not organs or one.organ in organs]
    if any(period.is_day for period in context.question.periods):
        return found[:MAX_MEETINGS]
    latest: dict[str, DocumentInfo] = {}
    for one in sorted((one for one in found if one.date), key=lambda one: str(one.date)):
        latest[one.municipality] = one
    return list(latest.values())[:MAX_MEETINGS] if organs else []


def _tell_who(context: Context, minutes: DocumentInfo, asked: str, pages: Sequence[Passage]) -> None:
    """Name those of the role; or tell whether those whom the question names were there."""
    lang, question = context.lang, context.question
    listed = context.archive.catalog.attendance(minutes.id)
    people = [one.person for one in listed if one.role in _ROLES[asked]]
    place = _place(minutes, lang)
    if question.persons and asked in ("present", "absent"):
        there = [one.person for one in listed if one.role is not AttendeeRole.FRANVARANDE]
        own = [one for one in there if any(name_key(one.name) == name_key(name) for name in question.persons)]
        evidence = _lines_of(context, pages, own or there)
        who = people_text(own, (), lang) if own else ", ".join(question.persons)
        if evidence:
            context.draft.say(
                say(f"meeting.{'was_there' if own else 'not_there'}", lang, who=who, place=place), evidence
            )
        return
    evidence = _lines_of(context, pages, people)
    if people and evidence:
        who = people_text(people, (), lang)
        if asked == "present":
            context.draft.count = len(people)
            context.draft.rows += [_row(minutes, one, evidence[0]) for one in listed if one.person in people]
            who = ", ".join(people_text([one], (), lang) for one in people)
            context.draft.say(say("meeting.present", lang, who=who, place=place, count=str(len(people))), evidence)
        else:
            context.draft.say(say(f"meeting.{asked}", lang, who=who, place=place), evidence)
        context.draft.name(persons=people)


def _row(minutes: DocumentInfo, attendee: Attendee, evidence: Evidence) -> ListRow:
    return ListRow(
        municipality=minutes.municipality,
        organ=minutes.organ,
        date=minutes.date,
        paragraf=None,
        title=people_text([attendee.person], (), "sv"),
        diarienummer=minutes.diarienummer,
        detail=attendee.role.value,
        document=minutes.title,
        source=minutes.source,
        page=evidence.span.page_no,
        quote=evidence.quote,
        is_ocr=evidence.is_ocr,
    )


def _lines_of(context: Context, pages: Sequence[Passage], people: Collection[Person]) -> list[Evidence]:
    """Return the lines of the lists that name these people, a stretch of each passage."""
    found: list[Evidence] = []
    left = {person.name for person in people}
    for passage in pages:
        places = {name: match for name in left if (match := _find(name, passage.text))}
        if places:
            start = passage.text.rfind("\n", 0, min(match.start() for match in places.values())) + 1
            last = max(match.end() for match in places.values())
            end = passage.text.find("\n", last)
            hit = Hit(passage=passage, score=0.0)
            found += context.witness.of_passage(hit, start, end if end >= 0 else len(passage.text))
            left -= places.keys()
    return found


def _find(name: str, text: str) -> re.Match[str] | None:
    return re.search(r"\s+".join(map(re.escape, name.split())), text)


def _tell_line(context: Context, minutes: DocumentInfo, asked: str, pages: Sequence[Passage]) -> None:
    """Quote the line of the front that has the label, with what stands below it."""
    below = rf"(?:\n(?!(?:{front_labels('next')})\b).*){{0,{_LINES_AFTER}}}"
    label = re.compile(rf"^(?:{front_labels(asked)})\b.*{below}", re.MULTILINE | re.IGNORECASE)
    for passage in pages:
        if match := label.search(passage.text):
            evidence = context.witness.of_passage(Hit(passage=passage, score=0.0), *match.span())
            quote = shorten(flat(match.group()), MAX_LINE_WORDS)
            place = _place(minutes, context.lang)
            if evidence:
                context.draft.say(say("meeting.front", context.lang, place=place, quote=quote), evidence)
            return


def _place(minutes: DocumentInfo, lang: str) -> str:
    return place_text(lang, organ=minutes.organ, day=minutes.date, paragraf=None, title=minutes.title)
