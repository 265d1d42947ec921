"""A diarienummer, a date or an organ, with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.composers.decision import tell
from answer.composers.matter import minutes_of, organs_named, walk
from answer.composers.support import add_support
from answer.context import Context
from answer.evidence import Evidence
from answer.quotes import shorten
from answer.terms import question_stems, said_share
from answer.wording import capital, people_text, place_of, place_of_evidence
from index.keys import diarienummer_key
from index.models import Filters, Found, Hit
from index.sentences import sentences
from ingest.models import Item, Person, Span
from ingest.references import find_dates, find_diarienummer, find_organs, locate_diarienummer
from prompts import say

_ASKS_NUMBER = re.compile(r"diarienum|\bdnr\b|ärendenum|reference number|case number")
_NUMBER = re.compile(r"\b(?:Dnr|Diarienr|Diarienummer|Ärendenummer)\b.*")
# Another matter than the one at hand, that its papers tell of.
_EARLIER = re.compile(
    r"\b(?:äldre|tidigare|förra|föregående|gamla|ursprungliga|första|earlier|older|previous|former|original)"
    r" (?:\w*motion|\w*ärende|\w*förslag|beslut|skrivelse|interpellation|avtal|plan|program|matter|case|proposal)"
)
_ASKS_MORE = re.compile(r"\b(?:och|samt|and) (?:vad|vem|vilk\w+|när|hur|varför|what|who|which|when|how|why)\b")
_ASKS_MEETING = re.compile(
    r"\b(?:när|vilk(?:en|et) (?:dag|datum))\b.{0,20}\b(?:behandlade|behandlades|prövade|uppe)\b"
    r"|\b(?:när|vilk(?:en|et) (?:dag|datum)) (?:hade\b|togs? (?:\S+ ){0,8}upp\b)"
    r"|\b(?:när|vilken dag) var\b.*\buppe\b"
    r"|\bwhen (?:did|was)\b.*\b(?:consider|deal|dealt|take up|discuss)"
)
# When that was which was just told: "När var det?".
_ASKS_THEN = re.compile(
    r"\W*(?:(?:och|and) )?(?:när (?:var|skedde|hände|blev|togs|fattades) (?:det|beslutet)(?: då)?|vilken dag var det"
    r"|when (?:was|did) (?:that|it)(?: happen| decided)?)\W*"
)
# The day of a paper is no decision's.
_ASKS_PAPER = re.compile(r"tjänsteutlåtande|tjänsteskrivelse|\bskrivelse|\byttrande|\brapport|\bbrev|\bdaterat")
_ASKS_SIGNER = re.compile(r"\bskrev (?:på|under)\b|\bskrivit under\b|underteckna|\bsignera|\bsigned\b")
_PAPER = re.compile(r"tjänsteutlåtande|tjänsteskrivelse|skrivelse|yttrande|remissvar|rapport|promemoria|brev")
_DATED = r"(?: daterat| daterad| från| av)?(?: den)? (?=\d)"
MAX_DATE = 20  # characters
MAX_PAPER_WORDS = 12
MAX_TARGETS = 3
MAX_DECISION_WORDS = 45


def compose(context: Context) -> None:
    """Give the number of the matter, or the sentences that hold the date or name asked for."""
    targets = context.targets(most=MAX_TARGETS)
    if _ASKS_NUMBER.search(context.question.standalone.lower()):
        told = _tell_numbers(context, targets)
        own = context.question.text.lower()  # a second part stands on the first, which may have asked for the number
        if told and _ASKS_NUMBER.search(own) and not _ASKS_MORE.search(own):
            return
        targets = told or targets
    elif _ASKS_SIGNER.search(context.question.standalone.lower()):
        _tell_signers(context, targets)
        if context.draft.sentences:
            return
    elif _ASKS_THEN.fullmatch(context.question.text.lower()) and _tell_when_decided(context):
        return
    elif _ASKS_MEETING.search(context.question.standalone.lower()):
        _tell_meeting(context)
        if context.draft.sentences and not _ASKS_MORE.search(context.question.text.lower()):
            return
    elif "date" in context.question.wanted and not _ASKS_PAPER.search(context.question.standalone.lower()):
        _tell_dated_decision(context, targets)
    elif "date" in context.question.wanted and _tell_papers(context, targets):
        return
    add_support(context, targets)


def compose_earlier(context: Context) -> bool:
    """Quote where the matter's papers give the number of an earlier one, where the question asks for that; False where
    they give none but their own."""
    low = context.question.text.lower()
    if not _ASKS_NUMBER.search(low) or not _EARLIER.search(low):
        return False
    words = question_stems(context.question)
    found: list[tuple[float, Hit, int, int]] = []
    for target in context.targets(most=1):
        own = {diarienummer_key(number) for number in _numbers_of(target)}
        for passage in context.archive.catalog.passages_of(Filters(item_ids=(target.record.id,))):
            for start, end in sentences(passage.text):
                text = passage.text[start:end]
                if {diarienummer_key(number) for number in find_diarienummer(text)} - own:
                    found.append((said_share(words, text), Hit(passage=passage, score=0.0), start, end))
    for _, hit, start, end in sorted(found, key=lambda one: -one[0])[:1]:
        if pieces := context.witness.of_passage(hit, start, end):
            place = place_of_evidence(pieces[0], context.lang)
            quote = shorten(" ".join(piece.quote for piece in pieces), MAX_DECISION_WORDS)
            context.draft.say(capital(say("fact.plain", context.lang, place=place, quote=quote)), pieces)
    return bool(context.draft.sentences)


def _tell_numbers(context: Context, targets: list[Found[Item]]) -> list[Found[Item]]:
    """Give the number of the best matter, and of those whose titles and texts say as much of what is asked; return
    them."""
    told: list[Found[Item]] = []
    known: set[str] = set()
    for target in targets:
        numbers = _numbers_of(target)
        evidence = _printed(context, target, numbers) or context.witness.of_item(target)
        if not numbers or not evidence or (told and not _is_as_near(context, target, told[0])):
            continue
        if known >= {diarienummer_key(number) for number in numbers}:  # the same matter at another meeting
            continue
        known.update(diarienummer_key(number) for number in numbers)
        place = place_of(target, context.lang)
        said = {"title": target.record.title, "place": place, "numbers": ", ".join(numbers)}
        context.draft.say(say("lookup.diarienummer", context.lang, **said), evidence)
        told.append(target)
    return told


def _numbers_of(target: Found[Item]) -> tuple[str, ...]:
    """Return the numbers of the matter: its own, or those that its title ends in ("... Dnr SBN-2023-877 Dpl 21")."""
    named = _NUMBER.search(target.record.title)
    in_title = tuple(find_diarienummer(named.group())) if named else ()
    return target.record.diarienummer or in_title or target.document.diarienummer


def _printed(context: Context, target: Found[Item], numbers: Sequence[str]) -> list[Evidence]:
    """Return the line where the first of the numbers is printed: with the item, else in the head of its document."""
    pages = {page.page_no: page.text for page in context.archive.catalog.pages(target.document.id)}
    places = [(span.page_no, span.start, span.end) for span in target.record.spans]
    for page_no, first, end in [*places, *((no, 0, len(text)) for no, text in pages.items())]:
        text = pages.get(page_no, "")
        for found in locate_diarienummer(text[first:end]) if numbers else ():
            if diarienummer_key(found.number) == diarienummer_key(numbers[0]):
                start, stop = text.rfind("\n", 0, first + found.start) + 1, text.find("\n", first + found.end)
                line = Span(page_no, max(start, first), stop if stop >= 0 else len(text))
                return context.witness.of_document(target, line)
    return []


def _is_as_near(context: Context, one: Found[Item], best: Found[Item]) -> bool:
    return all(own >= least for own, least in zip(_share(context, one), _share(context, best), strict=True))


def _share(context: Context, target: Found[Item]) -> tuple[float, float]:
    ranked = context.ranked(target.record.id)
    return (ranked.title_share, context.share_said(ranked)) if ranked else (0.0, 0.0)


def _tell_signers(context: Context, targets: list[Found[Item]]) -> None:
    """Name those who signed the paper."""
    for target in targets:
        signers, evidence = signed_by(context, target)
        if evidence:
            who = people_text(signers, (), context.lang)
            context.draft.say(say("lookup.signers", context.lang, title=target.document.title, who=who), evidence)
            context.draft.name(persons=signers)
            return


def signed_by(context: Context, target: Found[Item]) -> tuple[list[Person], list[Evidence]]:
    """Return those who signed the paper, and the last place where the name of each stands in it."""
    signers = [author for author in target.document.authors if author.name]
    evidence: list[Evidence] = []
    for author in signers:
        found = _last_place(context, target.document.id, author.name)
        signed = context.witness.of_document(target, found) if found else []
        evidence += [one for one in signed if not any(one.cited in known.cited for known in evidence)]
    return signers, evidence


def _last_place(context: Context, document_id: str, name: str) -> Span | None:
    for page in reversed(context.archive.catalog.pages(document_id)):
        at = page.text.rfind(name)
        if at >= 0:
            return Span(page.page_no, at, at + len(name))
    return None


def _tell_meeting(context: Context) -> None:
    """Say when the organ that is asked about had the matter, first of all the meetings that did."""
    for item in minutes_of(context, walk(context))[:MAX_TARGETS]:
        heading = context.witness.of_item(item)
        if heading:
            place = place_of(item, context.lang)
            context.draft.say(say("lookup.meeting", context.lang, title=item.record.title, place=place), heading)


def _tell_when_decided(context: Context) -> bool:
    """Tell what the organ that was asked about decided, with the day of it; False where no decision is recorded."""
    for item in minutes_of(context, walk(context)):
        for found in context.decisions(item.record.id)[:1]:
            tell(context, found, max_words=MAX_DECISION_WORDS)
        if context.draft.sentences:
            return True
    return False


def _tell_papers(context: Context, targets: list[Found[Item]]) -> bool:
    """Quote where the papers of the organs asked about are said to be of a day: "nämndens yttrande den 3 maj 2021"."""
    kinds = "|".join(_PAPER.findall(context.question.standalone.lower()))
    organs = organs_named(context, find_organs(context.question.standalone)) if kinds else []
    for target in targets:
        for organ in organs:
            if pieces := _dated_paper(context, target, organ, kinds):
                place = place_of_evidence(pieces[0], context.lang)
                quote = shorten(pieces[0].quote, MAX_PAPER_WORDS)
                context.draft.say(capital(say("fact.plain", context.lang, place=place, quote=quote)), pieces)
        if context.draft.sentences:
            return True
    return False


def _dated_paper(context: Context, target: Found[Item], organ: str, kinds: str) -> list[Evidence]:
    cue = re.compile(rf"\b{re.escape(organ)}s? (?:{kinds})\w*(?:,| är)?{_DATED}", re.IGNORECASE)
    for passage in context.archive.catalog.passages_of(Filters(item_ids=(target.record.id,))):
        found = cue.search(passage.text)
        if found and find_dates(passage.text[found.end() : found.end() + MAX_DATE]):
            end = next((last for _, last in sentences(passage.text) if last > found.end()), len(passage.text))
            return context.witness.of_passage(Hit(passage=passage, score=0.0), found.start(), end)
    return []


def _tell_dated_decision(context: Context, targets: list[Found[Item]]) -> None:
    """Tell the matter's decision first when it sets a date: what was decided to begin, end or be done by then. A thing
    inside the matter ("when was its app launched?") must be what it sets the date of."""
    words = question_stems(context.question)
    for found in (decision for target in targets[:1] for decision in context.decisions(target.record.id)):
        inner = [word for word in words if not said_share([word], found.item.title)]
        dated = " ".join(one.quote for one in context.witness.sentences_of(found) if find_dates(one.quote))
        if dated and (not inner or said_share(inner, dated)):
            tell(context, found, max_words=MAX_DECISION_WORDS)
