"""Who reserved themselves, made a statement or did not take part; where nobody asked about did, that is said."""

from __future__ import annotations

import re
from collections import defaultdict

from answer.composers.course import tell_course
from answer.composers.matter import minutes_or_first
from answer.composers.own_words import own_words, tell_own
from answer.composers.support import add_support, is_by, tell_movers
from answer.context import Context
from answer.models import Question
from answer.question import own_question
from answer.quotes import shorten
from answer.wording import capital, key_of, people_text, place_of, place_of_record
from index.models import Found
from ingest.models import Item, Statement, StatementKind
from ingest.people import parties_in
from prompts import say

MAX_MOVED_WORDS = 15
_ASKS_WHETHER = re.compile(
    r"(?:^|[.?!,]\s+)(?:har|hade|reserverade|lämnade|gjorde|deltog|anmälde|avstod|stämmer det|är det (?:sant|riktigt)"
    r"|var .{1,60}\b(?:bland|med om|med på)|did|has|have|was|were|is it (?:true|correct))\b"
)
# Who dissented is a whole answer; what else is asked is told by the matter's own sentences.
_ASKS_MORE = re.compile(
    r"\b(?:och|samt|men|and|but)\b(?: i så fall)? (?:hur|vad|varför|vilk\w+|vem|när|var|how|what|why|which"
    r"|who|when|where)\b"
)
_NOT_RESERVED = re.compile(r"\butan att (?:\w+ )?reserv\w+|\bwithout (?:\w+ )?(?:reserv\w+|a dissent)")
_ASKS_WHO = re.compile(r"\b(?:vem|vilka|vilket parti|who|which (?:party|parties|members))\b")
_ASKS_OTHERS = re.compile(
    r"\b(?:fler|andra|någon annan|några andra|ensam\w*|bara|endast)\b(?: \w+){0,2} (?:än|som|om)\b"
    r"|\banyone (?:else|other)\b|\bothers than\b|\balone\b"
)
_NEGATED = re.compile(r"\b(?:inte|ej|not)\b|n[’']t\b")
DISSENTS = (
    StatementKind.RESERVATION,
    StatementKind.SARSKILT_UTTALANDE,
    StatementKind.SARSKILT_YTTRANDE,
    StatementKind.ERSATTARYTTRANDE,
    StatementKind.PROTOKOLLSANTECKNING,
    StatementKind.DELTAR_INTE,
    StatementKind.JAV,
)
STATEMENTS = (
    StatementKind.SARSKILT_UTTALANDE,
    StatementKind.SARSKILT_YTTRANDE,
    StatementKind.ERSATTARYTTRANDE,
    StatementKind.PROTOKOLLSANTECKNING,
)


def compose(context: Context) -> None:
    """Say who did what in the matter; where nobody did, say so and what they did instead."""
    kinds = kinds_asked(context.question) or [StatementKind.RESERVATION]
    targets = context.targets()
    # the minutes may be farther down than the papers that say more of the matter
    for target in dict.fromkeys([*targets, minutes_or_first(context, targets)] if targets else []):
        statements = _asked(context, context.statements(target.record.id, kinds))
        if statements:
            _tell_whether_alone(context, context.statements(target.record.id, kinds))
            _tell(context, target, statements)
            tell_movers(context, target)
            if context.question.parties or context.question.persons:
                tell_own(context, target)
            if _ASKS_MORE.search(context.question.text.lower()):
                add_support(context, [target])
            return
    if targets:
        tell_none(context, minutes_or_first(context, targets), kinds)
        # "Varför", "vilken": what never was has no answer; "reserverade sig V?" has one.
        names_somebody = bool(context.question.parties or context.question.persons)
        context.draft.abstained |= names_somebody and not _asks_whether(context)


def kinds_asked(question: Question) -> list[StatementKind]:
    """Return the kinds of dissent and statement that the question names: "utan att reservera sig" tells what it was
    not, and a contribution to the minutes may be of any kind of statement."""
    kinds = [kind for kind in question.statement_kinds if kind in DISSENTS]
    low = question.standalone.lower()
    if not _NOT_RESERVED.search(low):
        return kinds
    return [kind for kind in kinds if kind is not StatementKind.RESERVATION] or list(STATEMENTS)


def _asks_whether(context: Context) -> bool:
    return bool(_ASKS_WHETHER.search(context.question.text.strip().lower()))


def _asked(context: Context, statements: list[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements of the parties and persons asked about, or of all where who is asked."""
    question = context.question
    statements = [one for one in statements if one.record.organ in question.organs] or statements
    wanted = [one for one in statements if is_by(one.record, question.parties, question.persons)]
    # "Vilka reserverade sig mot V:s motion?" names a party that need not be among those who did.
    asks_who = bool(_ASKS_WHO.search(question.text.lower()))
    if _asks_of_anybody(question):
        return statements
    return wanted or (statements if asks_who or not (question.parties or question.persons) else [])


def _asks_of_anybody(question: Question) -> bool:
    """Tell whether the question itself asks who, naming nobody; those named before it only tell what it is about."""
    own = own_question(question.text)
    return own != question.text and bool(_ASKS_WHO.search(own.lower())) and not parties_in(own)


def _tell(context: Context, target: Found[Item], statements: list[Found[Statement]]) -> None:
    """Say it organ by organ and kind by kind: a memo reports on the dissents of several organs."""
    groups: defaultdict[tuple[str, StatementKind], list[Found[Statement]]] = defaultdict(list)
    for one in statements:
        groups[one.record.organ, one.record.kind].append(one)
    last = ""
    for n, ((organ, kind), group) in enumerate(groups.items()):
        persons = tuple(dict.fromkeys(person for one in group for person in one.record.persons))
        parties = tuple(dict.fromkeys(party for one in group for party in one.record.parties))
        who = people_text(persons, parties, context.lang)
        verb = say(f"verb.{key_of(kind)}", context.lang)
        evidence = [piece for one in group for piece in context.witness.intro_of(one)]
        if not evidence or not who:
            continue
        place = place_of_record(group[0], context.lang)
        if n == 0:
            key = f"dissent.{_lead(context, kind, group)}"
            sentence = say(key, context.lang, title=target.record.title, place=place, verb=verb, who=who)
        elif organ == last:
            sentence = capital(say("dissent.others", context.lang, who=who, verb=verb))
        else:
            sentence = capital(say("dissent.elsewhere", context.lang, who=who, verb=verb, place=place))
        last = organ
        context.draft.say(sentence, evidence)
        context.draft.name(parties=parties, persons=persons)
    for one in statements:
        own_words(context, one, max_words=45)


def _tell_whether_alone(context: Context, statements: list[Found[Statement]]) -> None:
    """Say first whether others than those asked about did it: "Var det fler än S som reserverade sig?"."""
    question = context.question
    if not (question.parties or question.persons) or not _ASKS_OTHERS.search(own_question(question.text).lower()):
        return
    own = [one for one in statements if is_by(one.record, question.parties, question.persons)]
    others = [one for one in statements if one not in own]
    evidence = [piece for one in statements for piece in context.witness.intro_of(one)]
    if own and evidence:
        key = "dissent.not_alone" if others else "dissent.alone"
        who = people_text((), tuple(dict.fromkeys(party for one in own for party in one.record.parties)), context.lang)
        context.draft.say(say(key, context.lang, who=who), evidence)


def _lead(context: Context, kind: StatementKind, statements: list[Found[Statement]]) -> str:
    """Return how to begin: "yes" or "no" where the question asks whether those whom it names did it."""
    question = context.question
    is_own = any(is_by(one.record, question.parties, question.persons) for one in statements)
    if not (is_own and _asks_whether(context)):
        return "lead"
    took_part = kind is StatementKind.DELTAR_INTE and not _NEGATED.search(question.text.lower())
    return "no" if took_part else "yes"


def tell_none(context: Context, target: Found[Item], kinds: list[StatementKind], *, what_else: bool = True) -> None:
    """Say that no such statement is recorded in the matter, and what those asked about did instead."""
    kind = say(f"no_kind.{key_of(kinds[0])}", context.lang)
    place = place_of(target, context.lang)
    heading = context.witness.of_item(target)
    if not heading:
        return
    if context.question.parties:
        party = people_text((), context.question.parties, context.lang)
        sentence = say("dissent.no_party", context.lang, kind=kind, party=party, title=target.record.title, place=place)
    else:
        sentence = capital(say("dissent.none", context.lang, kind=kind, title=target.record.title, place=place))
    context.draft.say(sentence, heading)
    for one in _asked(context, context.statements(target.record.id)) if what_else else []:
        if context.draft.words_left < 30:
            return
        who = people_text(one.record.persons, one.record.parties, context.lang)
        evidence = context.witness.intro_of(one)
        if who and evidence and one.record.kind is StatementKind.YRKANDE:
            moved = context.witness.of_record(one)[:1]
            quote = shorten(moved[0].quote, MAX_MOVED_WORDS)
            context.draft.say(say("dissent.moved", context.lang, who=who, quote=quote), moved)
        elif who and evidence:
            verb = say(f"verb.{key_of(one.record.kind)}", context.lang)
            context.draft.say(capital(say("dissent.others", context.lang, who=who, verb=verb)), evidence)
    tell_course(context, target)
