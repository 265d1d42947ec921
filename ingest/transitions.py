"""What a heading opens, given who speaks where it stands: the kind and the voice of the text below it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.header import Header, signature_of
from ingest.headings import Heading
from ingest.lines import Line
from ingest.marks import STATEMENTS
from ingest.models import DocumentKind, SectionKind, Voice, VoiceRole
from ingest.organs import is_administration
from ingest.parties import in_order, parties_in
from ingest.people import parse_persons, parties_of
from ingest.voices import begins_with_name, first_sentence, statement_voice

MATTER = frozenset(
    {SectionKind.ARENDE, SectionKind.TIDIGARE_BEHANDLING, SectionKind.HANDLINGAR, SectionKind.EXPEDIERING}
)
"""The matter itself, told by whoever: no member speaks in it."""
INSIDE_OWN_WORDS = frozenset({SectionKind.ARENDE, SectionKind.SYNPUNKTER, SectionKind.FORSLAG, SectionKind.HANDLINGAR})
"""Headings that may stand within a quoted statement."""
DECIDES = frozenset(
    {SectionKind.BESLUT, SectionKind.YRKANDE, SectionKind.BESLUTSGANG, SectionKind.OMROSTNING, *STATEMENTS}
)
"""Below these, members may dissent."""
COLLECTED = frozenset({DocumentKind.HANDLING, DocumentKind.KALLELSE, DocumentKind.OVRIGT})
"""Documents that hold others, one after the other."""


def kind_below(heading: Heading, base: Voice, base_kind: SectionKind) -> SectionKind:
    """Return the kind: in a party's own text a heading divides it, but its text stays what it is."""
    if base.role is VoiceRole.PARTI and heading.kind is not SectionKind.FORSLAG:
        return base_kind
    return heading.kind


def voice_below(heading: Heading, base: Voice, header: Header) -> Voice:
    """Return the voice, after the column `voice` of headings.toml; a party's own text is nobody else's.

    An organ counts where the heading begins with it ("Kommunstyrelsens beslut"), not where it is only addressed
    ("Förslag till kommunfullmäktige").
    """
    if base.role is VoiceRole.PARTI:
        return base
    if heading.speaks == "presenter":
        return Voice(role=VoiceRole.FOREDRAGANDE, organ=header.organ, persons=header.authors)
    if heading.speaks == "administration":
        own = base.organ if base.role is VoiceRole.FORVALTNING else header.administration
        return Voice(role=VoiceRole.FORVALTNING, organ=heading.organ or own)
    if heading.speaks == "statement" and (parties := parties_in(heading.text)):
        return Voice(role=VoiceRole.PARTI, organ=base.organ, parties=parties)
    if heading.organ and heading.key.startswith(heading.organ) and not _is_short_for(heading.organ, base.organ):
        role = VoiceRole.FORVALTNING if is_administration(heading.organ) else VoiceRole.ORGAN
        return Voice(role=role, organ=heading.organ)
    return base


def written_voice(lines: Sequence[Line], organ: str) -> Voice:
    """Return the voice of a written statement: those who sign it, else those its first sentence begins with."""
    signature = "\n".join(line.text for line in signature_of(lines))
    persons = parse_persons(signature)
    parties = in_order((*parties_of(persons), *parties_in(signature)))
    if parties or persons:
        return Voice(role=VoiceRole.PARTI, organ=organ, parties=parties, persons=persons)
    first = next((n for n in range(1, len(lines)) if begins_with_name(lines[n].text)), None)
    named = statement_voice(first_sentence(lines, first), organ, ()) if first else None
    return named or Voice(role=VoiceRole.OKAND, organ=organ)


def _is_short_for(organ: str, whole: str) -> bool:
    """Say whether a name is the end of the other: "arbetsutskottet" of "kommunstyrelsens arbetsutskott"."""
    return " " in whole and organ.startswith(whole.rsplit(maxsplit=1)[-1])
