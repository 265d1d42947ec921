"""What a list question asks for, and its criteria: as filters, as a test of each record, and in words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from answer.context import Context
from answer.lexicon import lexicon
from answer.models import Period, Question
from answer.retrieve import hard_filters
from answer.terms import subject_of
from answer.topics import topic_in
from answer.wording import day_text
from index.models import Filters, Found
from ingest.models import Ballot, Decision, Item, Outcome, Statement, Vote
from ingest.organs import is_administration
from ingest.references import find_organs
from prompts import say

_WORD = re.compile(r"[\w-]+")
_INTRODUCED = re.compile(
    r"\b(?:om|mot|kring|angående|gällande|rörande|avseende|rör|gäller|about|on|concerning|regarding|against)\b(.+)",
    re.IGNORECASE | re.DOTALL,
)

_SORT_DECIDED = re.compile(
    r"^\W*(?:vilka|which|what) (?P<noun>\w{3,}(?:or|ar|er|s))\b (?:(?:har|hade|have|were)\b.{0,20}? )?"
    r"(?P<verb>\w+(?:ts|des|gs|ogs|ed))\b"
)

R = TypeVar("R", Statement, Decision, Vote, Item)


@cache
def _cues() -> dict[str, dict[str, re.Pattern[str]]]:
    with files("answer.data").joinpath("lists.toml").open("rb") as file:
        tables: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return {table: {name: re.compile("|".join(cues)) for name, cues in rows.items()} for table, rows in tables.items()}


def thing_asked(question: Question) -> str:
    """Return "votes", "decisions" or "items", "" when none of them is named."""
    low = question.standalone.lower()
    return next((name for name in ("votes", "decisions", "items") if _cues()["things"][name].search(low)), "")


def sort_asked(question: Question) -> str:
    """Return how the titles of the matters asked about begin ("motion"), "" when any will do."""
    low = question.standalone.lower()
    return next((name for name, cue in lexicon().matters if cue.search(low)), "")


def outcomes_asked(question: Question) -> set[Outcome]:
    low = question.standalone.lower()
    return {outcome for outcome, cue in lexicon().outcomes if cue.search(low)}


def split_asked(question: Question) -> str:
    """Return "apart" or "together" where the question asks how two parties voted beside each other, else ""."""
    low = question.standalone.lower()
    if len(question.parties) != 2:
        return ""
    return next((name for name, cue in _cues()["split"].items() if cue.search(low)), "")


def asks_how_often(question: Question) -> bool:
    """Tell whether the steps of one matter are asked for: "Hur många gånger bordlades detaljplanen?"."""
    return bool(question.topic and _cues()["things"]["times"].search(question.standalone.lower()))


def is_open_list(question: Question) -> bool:
    """Tell whether all records of a sort are asked for by party, organ or time alone, not those of one matter."""
    return not _names_matter(question) and bool(_cues()["open"]["cues"].search(question.standalone.lower()))


def asks_most(question: Question) -> bool:
    """Tell whether who did it most often is asked: "Vilket parti har reserverat sig flest gånger?"."""
    low = question.standalone.lower()
    return bool(_cues()["most"]["cues"].search(low)) and not (question.parties or question.persons)


def sort_named(question: Question) -> str:
    """Return the sort of matter that a question asks the decisions on: "Vilka detaljplaner har antagits?"."""
    match = _SORT_DECIDED.search(question.standalone.lower())
    topic = question.topic.lower().split()
    return match["noun"] if match and match["noun"] in topic and set(topic) <= {*match.groups()} else ""


def is_of_many(question: Question) -> bool:
    """Tell whether a kind of matter is asked about, not one of them: "i skolfrågor", "mot detaljplaner"."""
    low = question.standalone.lower()
    is_one = question.diarienummer or question.paragrafer or any(period.is_day for period in question.periods)
    return bool(question.topic) and not is_one and bool(_cues()["many"]["cues"].search(low))


def is_of_records(question: Question) -> bool:
    """Tell whether nothing but a time or an organ says which matters are asked about: "den 3 maj i styrelsen"."""
    return not _names_matter(question) and bool(question.periods or question.organs)


def _names_matter(question: Question) -> bool:
    return bool(question.topic or question.diarienummer or question.paragrafer)


def meeting_asked(question: Question) -> str:
    """Return what is asked of a meeting itself, a row of data/lists.toml ("chair", "decisions"), "" when nothing is."""
    low = question.text.lower()
    return next((name for name, cue in _cues()["meeting"].items() if cue.search(low)), "")


def front_labels(asked: str) -> str:
    """Return how the front of minutes labels it, as a regular expression."""
    return _cues()["front"][asked].pattern


def limits(question: Question) -> Filters:
    """Return every criterion of the question as hard limits; of several periods the first. An administration that the
    question names decides nothing: it is who a matter went to, or came from."""
    organs = tuple(organ for organ in question.organs if not is_administration(organ))
    filters = replace(hard_filters(question), organs=question.filters.organs or organs)
    if question.periods and not (filters.date_from or filters.date_to):
        period = question.periods[0]
        filters = replace(filters, date_from=period.first, date_to=period.last)
    return filters


def strangers(context: Context) -> list[str]:
    """Return the organs that the question names where the archive has none of them."""
    question = context.question
    named = find_organs(question.standalone)
    known = context.vocabulary.organs
    is_known = question.organs or any(one in own or own in one for one in named for own in known)
    return [] if is_known else list(named)


def about(
    question: Question, found: Sequence[Found[R]], text_of: Callable[[Found[R]], str]
) -> tuple[list[Found[R]], str]:
    """Return the records that say the topic of the question, and the words that were looked for; all records and ""
    where it names none.

    What follows "om" or "about" is a topic, even if nothing says it; other words are where a record does ("all school
    decisions"), else they only ask ("how many were held?").
    """
    words = _own_words(question)
    if not words:
        return list(found), ""
    texts = [text_of(one) for one in found]
    after = {word.lower() for match in _INTRODUCED.finditer(question.standalone) for word in _WORD.findall(match[1])}
    after |= {word.lower() for word in words if subject_of(word.lower()) != word.lower()}  # "skolfrågor"
    looked_for = [
        word
        for word in words
        if word.lower() in after or any(map(topic_in(word, lang=question.lang).is_said_in, texts))
    ]
    topic = topic_in(" ".join(looked_for), lang=question.lang)
    return [one for one, text in zip(found, texts, strict=True) if topic.is_said_in(text)], " ".join(looked_for)


def _own_words(question: Question) -> list[str]:
    """Return the words of the topic that are the user's own and name no sort of record ("motioner om skolan")."""
    cues = [cue for name, cue in lexicon().matters if name == sort_asked(question)]
    cues += [cue for _, cue in lexicon().outcomes] + [*_cues()["things"].values(), *_cues()["split"].values()]
    left = question.standalone.lower()
    for cue in cues:
        left = re.sub(rf"\w*(?:{cue.pattern})\w*", " ", left)
    said = set(_WORD.findall(left))
    return [word for word in question.topic.split() if word.lower() in said]


def ballots_of(vote: Vote, parties: Iterable[str]) -> dict[str, Ballot]:
    """Return the ballot that most of each party's members cast; one that is absent or evenly split is left out."""
    cast: dict[str, Ballot] = {}
    for party in parties:
        cast_by = Counter(one.ballot for one in vote.members if one.person.party == party)
        for one in vote.party_votes:
            cast_by[one.ballot] += (one.count or 1) * (one.party == party)
        del cast_by[Ballot.FRANVARANDE]
        counted = (+cast_by).most_common(2)
        if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]):
            cast[party] = counted[0][0]
    return cast


def within_text(context: Context, topic: str = "") -> str:
    """Return the criteria in words: " om ”skolan” (kommunstyrelsen, 2021)"; "" when there are none."""
    question, lang = context.question, context.lang
    organs = [organ for organ in question.organs if not is_administration(organ)]
    parts = [*question.municipalities, *organs, *(_period_text(one, lang) for one in question.periods[:1])]
    on = say("list.about", lang, topic=topic) if topic else ""
    return on + (say("list.within", lang, place=", ".join(parts)) if parts else "")


def _period_text(period: Period, lang: str) -> str:
    first, last = period.first, period.last
    if (first, last) == (date(first.year, 1, 1), date(last.year, 12, 31)):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return day_text(first, lang) if period.is_day else f"{day_text(first, lang)} – {day_text(last, lang)}"
