"""Statements for motions that stand within the words of the matter: "Taxan höjs. Eva By (S) yrkar avslag."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.header import MINUTES
from ingest.headings import find_heading
from ingest.models import Item, Section, SectionKind, Statement, StatementKind, VoiceRole
from ingest.motions import is_moved_here
from ingest.structure import Context

_NOW = re.compile(r"\b(?:yrkar|föreslår|instämmer)\b")


def telling_motions(context: Context) -> frozenset[str]:
    """Return the ids of the sections of minutes that tell of a matter none of whose sections holds motions."""
    telling = (SectionKind.ARENDE, VoiceRole.ORGAN)
    return frozenset(one.id for one in _without_motions(context) if (one.kind, one.voice.role) == telling)


def talking(context: Context) -> frozenset[str]:
    """Return the ids of the sections where members take the floor ("Sammanträdet", "Överläggning"), of matters none of
    whose sections holds motions."""
    return frozenset(
        one.id
        for one in _without_motions(context)
        if one.kind is SectionKind.TEXT and (heading := find_heading(one.heading)) and heading.speaks == "members"
    )


def _without_motions(context: Context) -> Iterator[Section]:
    """Yield the sections of minutes whose paragraf has none for motions."""
    apart = {one.item_id for one in context.sections if one.kind is SectionKind.YRKANDE}
    paragrafer = {one.id for one in context.items if one.paragraf} - apart
    if context.header.kind in MINUTES:
        yield from (one for one in context.sections if one.item_id in paragrafer)


def is_put_here(context: Context, item: Item, one: Statement) -> bool:
    """Say whether a statement is a motion put at the meeting: told in the present tense, of somebody who took part."""
    sentence = f"{one.intro} {one.text}"
    is_motion = one.kind is StatementKind.YRKANDE and _NOW.search(sentence) is not None
    return is_motion and is_moved_here(sentence, title=item.title, attendance=context.attendance, here=item.organ)
