"""Read a document line by line and set a mark where a section begins: the transition table of `structure.py`.

What a heading or a sentence opens depends on where the reader is: below which item, in whose part of the document, and
whether a decision has been passed (members' statements stand below it). Own words within quotes end at a paragraf or at
a heading of the minutes, never at a sentence that only looks like an opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.header import MINUTES, Header
from ingest.header_dates import is_signed
from ingest.headings import are_glued, find_heading
from ingest.marks import STATEMENTS, Mark, Marker, document_voice, organ_voice, own_text_kind
from ingest.models import DocumentKind, Person, SectionKind, Voice, VoiceRole
from ingest.motions import motions_at
from ingest.numbered_parts import numbered_parts
from ingest.organs import find_organs
from ingest.outline import Outline
from ingest.page_parts import page_parts
from ingest.parts import body_voice, find_body, find_part, remitted_bodies
from ingest.tables import table
from ingest.titles import begins_body
from ingest.transitions import (
    COLLECTED,
    DECIDES,
    INSIDE_OWN_WORDS,
    TELLS,
    begins_appended_replies,
    begins_text,
    is_said_by_nobody,
    kind_below,
    labelled_reply,
    only_proposes,
    only_tells,
    places,
    proposing,
    stays,
    tells_views,
    voice_below,
    whole_heading,
    written_voice,
)
from ingest.voices import (
    Opening,
    begins_paragraph,
    begins_with_name,
    find_opening,
    first_sentence,
    statement_voice,
)

_SEPARATOR = re.compile(r"(?:[-–—_*•]\s*){4,}")
_OWN_PROPOSAL = re.compile(r"(?:jag|vi)\b", re.IGNORECASE)  # "Jag föreslår att nämnden beslutar ...": a member's words


class Reader(Marker):
    """Sets the marks of one document. Use once."""

    def __init__(self, outline: Outline, header: Header, attendance: Sequence[Person]) -> None:
        self._headers = {paragraf.line: n for n, paragraf in enumerate(outline.paragrafer)}
        lines = outline.lines
        super().__init__(lines, self._headers, document_voice(header))
        self._outline = outline
        self._header = header
        self._paragrafer = outline.paragrafer
        self._attendance = attendance
        self._glued = are_glued([line.text for line in lines])
        self._is_memo = header.kind is DocumentKind.PROMEMORIA
        self._remitted = remitted_bodies(lines) if self._is_memo or header.kind in TELLS else frozenset[str]()
        is_collected = header.kind in COLLECTED
        self._numbered = (
            (numbered_parts(lines, header.organ) or page_parts(lines, header.organ)) if is_collected else {}
        )
        self._appendices = outline.appendices
        self._papers = {paper.line: paper for paper in outline.papers}
        self._first_item = 1 if outline.front_end > 0 else 0

        self._base_kind = own_text_kind(header)
        self._is_decided = False
        self._is_open = False  # the next line begins a text of its own
        self._is_closed = False  # a list that no heading is looked for in
        self._takes_bodies = False  # a memo's replies have begun
        self._below = SectionKind.TEXT  # the last heading of statements
        self._skip_to = 0
        self._set(0, SectionKind.HUVUD, "", self._base)

    def read(self) -> list[Mark]:
        """Return the marks in order; the first stands at line 0."""
        silent = self._headers.keys() | self._outline.repeats
        for n in range(len(self._lines)):
            if n in self._headers:
                self._begin_paragraf(n)
            if n in self._papers:
                self._begin_paper(n)
            elif n not in silent and n >= max(self._outline.front_end, self._skip_to):
                self._read_line(n)
        return self._marks

    def _read_line(self, n: int) -> None:
        recognisers = (
            self._appendix,
            self._attached,
            self._part,
            self._body,
            self._heading,
            self._motions,
            self._opening,
            self._named,
            self._separator,
            self._signature,
        )
        is_open, self._is_open = self._is_open, False
        if any(recognise(n) for recognise in recognisers):
            return
        if is_open or (self._last.kind is SectionKind.HUVUD and not self._paragrafer and begins_text(self._lines, n)):
            self._set(n, self._base_kind, "", self._base)

    def _begin_paragraf(self, n: int) -> None:
        paragraf = self._paragrafer[self._headers[n]]
        self._item = self._headers[n] + self._first_item
        self._base = Voice(role=VoiceRole.ORGAN, organ=paragraf.organ or self._header.organ)
        self._base_kind, self._below = SectionKind.TEXT, SectionKind.TEXT
        self._is_decided = self._is_closed = False
        self._set(n, SectionKind.HUVUD, self._lines[n].text, self._base)
        self._skip_to, self._is_open = paragraf.body, True

    def _begin_paper(self, n: int) -> None:
        """A paper that members handed in is one section in their voice; below it speaks whoever collects them."""
        paper = self._papers[n]
        if n not in self._headers and (matter := self._outline.matter_of(paper)) is not None:
            self._item = matter + self._first_item
        self._base, self._base_kind = document_voice(self._header), own_text_kind(self._header)
        self._set(n, paper.kind, paper.heading, paper.voice(self._base.organ))
        self._skip_to, self._is_open = paper.end, True

    def _appendix(self, n: int) -> bool:
        appendix = self._appendices.at(n)
        if appendix is None:
            return False
        if self._paragrafer:
            self._item = appendix.item + self._first_item
            self._base = Voice(role=VoiceRole.ORGAN, organ=self._header.organ)
        elif self._is_memo:
            self._base = document_voice(self._header)
        self._base_kind = SectionKind.BILAGA
        self._is_decided, self._is_closed = True, appendix.is_list
        self._set(n, appendix.kind, self._lines[n].text, self._base)
        return True

    def _attached(self, n: int) -> bool:
        """The line that says what an appendix is ("Särskilt yttrande"), where a member or a party wrote it."""
        is_inside = self._last.kind is SectionKind.BILAGA and not self._is_memo
        kind = self._appendices.told_kind(self._last.line, n) if is_inside else None
        lines = self._lines[n : self._appendices.end(n)]
        voice = written_voice(lines, self._base.organ, self._attendance) if kind else self._base
        if kind is None or voice.role is VoiceRole.OKAND:
            return False
        self._base, self._base_kind, self._below = voice, kind, kind
        self._set(n, kind, whole_heading(lines, self._outline.title_of(self._item - self._first_item)), voice)
        return True

    def _part(self, n: int) -> bool:
        if self._header.kind not in COLLECTED and self._last.kind is not SectionKind.BILAGA:
            return False
        part = self._numbered.get(n) if self._numbered else find_part(self._lines, n, self._header.organ)
        if part is None or part.line < self._last.line:
            return False
        self._base, self._is_decided = part.voice, False
        self._base_kind = SectionKind.TEXT if part.kind is SectionKind.HUVUD else part.kind
        self._set(part.line, part.kind, part.heading or self._lines[n].text, part.voice)
        return True

    def _body(self, n: int) -> bool:
        begins_replies = begins_appended_replies(self._header, self._lines, n, last=self._last)
        if begins_replies is not None:
            self._takes_bodies = begins_replies
            self._base, self._base_kind = document_voice(self._header), own_text_kind(self._header)
            if tells_views(self._lines[n].text):
                self._base = Voice(role=VoiceRole.OKAND, organ=self._base.organ)
            self._set(n, self._base_kind, self._lines[n].text, self._base)
            return True
        if not self._takes_bodies and not (self._is_memo and self._is_decided):
            return False
        begins = begins_paragraph(self._lines, n)
        voice = find_body(self._lines, n, self._remitted) if begins else None
        if begins and not voice and (named := labelled_reply(self._header, self._lines[n].text)):
            self._set(n, SectionKind.REMISSVAR, "", named)
            return True
        if voice is None:
            return False
        self._base, self._is_decided = voice, True
        self._base_kind = SectionKind.TEXT if voice.role is VoiceRole.ORGAN else SectionKind.REMISSVAR
        self._set(n, self._base_kind, self._lines[n].text, voice)
        return True

    def _heading(self, n: int) -> bool:
        line = self._lines[n]
        is_silent = self._is_closed or self._header.kind is DocumentKind.STYRDOKUMENT
        heading = None if is_silent else find_heading(line.text, glued=self._glued)
        if heading is None or stays(self._header, heading, self._lines, n, last=self._last, base=self._base):
            return False
        if heading.kind in INSIDE_OWN_WORDS and self._is_in_quote(n):
            return False
        resets = heading.speaks == "presenter" or heading.key in table("headings")["memo"]["resets"]
        if self._is_memo and resets:
            self._base, self._base_kind = document_voice(self._header), SectionKind.TEXT
            self._takes_bodies |= heading.key.startswith(tuple(table("headings")["memo"]["replies"]))
        self._is_decided |= heading.kind in DECIDES
        self._takes_bodies &= self._header.kind not in TELLS
        is_below_appendix = (self._last.kind, self._last.line) == (SectionKind.BILAGA, n - 1)
        if self._is_memo and is_below_appendix and heading.speaks == "statement":
            return True  # "Reservationer m.m.": the title of an appendix that holds several
        self._below = heading.kind
        is_text = is_said_by_nobody(self._header, heading, self._lines, n)
        kind = SectionKind.TEXT if is_text else kind_below(heading, self._base, self._base_kind)
        self._set(n, kind, heading.text, voice_below(heading, self._base, self._header))
        return True

    def _motions(self, n: int) -> bool:
        """What members move at the meeting, told within the matter, and how the chair puts it."""
        if self._header.kind not in MINUTES or self._base.role is not VoiceRole.ORGAN:
            return False
        kind = motions_at(n, self._outline, self._item - self._first_item, self._last, self._attendance)
        if kind is not None:
            self._set(n, kind, "", self._base)
        return kind is not None

    def _opening(self, n: int) -> bool:
        where = frozenset() if self._is_closed else places(self._header, self._last, self._base, self._is_decided)
        lines, is_first = self._lines, n == self._skip_to
        begins = is_first or begins_paragraph(lines, n) or (self._is_memo and begins_body(n, lines))
        opening = find_opening(lines, n, where=where) if where and begins else None
        if opening is None or only_tells(self._header, opening) or (self._is_in_quote(n) and not opening.quotes):
            return False
        if opening.speaks != "statement" and self._last.kind in STATEMENTS and _OWN_PROPOSAL.match(opening.sentence):
            return False
        if opening.speaks == "statement":
            self._open_statement(n, opening)
            return True
        if opening.speaks == "nobody":
            return self._end_statement(n)
        if opening.speaks == "administration":
            self._base = body_voice(opening.body, is_report=opening.is_report)
            self._base_kind = SectionKind.REMISSVAR
            self._set_opened(n, opening.kind, self._base)
            return True
        return self._open_decision(n, opening)

    def _named(self, n: int) -> bool:
        """The first sentence below a heading of statements, when it begins with a member or a group."""
        if self._last.kind not in STATEMENTS or self._last.line != n - 1 or self._base.role is VoiceRole.PARTI:
            return False
        if not self._last.heading or is_signed(self._lines[n].text):
            return False
        sentence = first_sentence(self._lines, n)
        voice = statement_voice(sentence, self._base.organ, self._attendance) if begins_with_name(sentence) else None
        if voice is None:
            return False
        self._set_opened(n, self._last.kind, voice)
        return True

    def _open_statement(self, n: int, opening: Opening) -> None:
        voice = statement_voice(opening.sentence, self._base.organ, self._attendance)
        kind = opening.kind
        is_named = opening.sentence.casefold().startswith(kind.value)  # "Protokollsanteckning av Eva Ek (S):"
        if kind is SectionKind.PROTOKOLLSANTECKNING and self._below in STATEMENTS and not is_named:
            kind = self._below
        self._is_decided = True
        self._set_opened(n, kind, voice or Voice(role=VoiceRole.OKAND, organ=self._base.organ))

    def _open_decision(self, n: int, opening: Opening) -> bool:
        organ = next(iter(find_organs(opening.sentence[:120])), "")
        if opening.speaks == "presents":
            self._base = document_voice(self._header)
            self._set(n, opening.kind, "", self._base)
            return True
        if not organ or (self._is_memo and organ not in proposing(self._header, self._base)):
            return False
        if opening.kind is SectionKind.BESLUT and not self._is_memo and only_proposes(organ, opening, self._base):
            self._set(n, SectionKind.FORSLAG, "", organ_voice(organ))
            return True
        if self._is_memo or opening.speaks == "reports":
            self._base = Voice(role=VoiceRole.ORGAN, organ=organ)
        self._is_decided = True
        self._set(n, opening.kind, "", self._base)
        return True

    def _separator(self, n: int) -> bool:
        """A line of dashes ends a statement, with which the dashes stay, or a decision, with which they do not."""
        if not _SEPARATOR.fullmatch(self._lines[n].text):
            return False
        if self._last.kind is SectionKind.BESLUT:
            self._set(n, self._base_kind, "", self._base)
            return True
        self._is_open = self._last.kind in STATEMENTS
        return self._is_open
