"""Who reserved themselves, made a statement or did not take part; where nobody asked about did, that is said."""

from __future__ import annotations

import re
from collections import defaultdict

from answer.composers.against import tell_ballots, tell_rejections
from answer.composers.course import tell_course
from answer.composers.matter import PUT_OFF, minutes_or_first, walk
from answer.composers.own_words import own_words, tell_own
from answer.composers.stand_in import tell_stand_in
from answer.composers.support import add_support, is_by, tell_movers
from answer.composers.who import people_of, tell_again, tell_done
from answer.context import Context
from answer.models import Question
from answer.question import own_question
from answer.quotes import flat, shorten
from answer.wording import capital, enumeration, key_of, people_text, place_of, place_of_record
from index.models import Found
from index.pointers import only_points
from ingest.models import Item, Statement, StatementKind
from ingest.people import parties_in
from prompts import say

MAX_MOVED_WORDS = 30
MAX_POINTER_WORDS = 15
MIN_WORDS_LEFT = 30
_ASKS_WHETHER = re.compile(
    r"(?:^|[.?!,]\s+)(?:har|hade|reserverade|lämnade|gjorde|deltog|anmälde|avstod|stämmer det|är det (?:sant|riktigt)"
    r"|(?:var|är|blev) det|var .{1,60}\b(?:bland|med om|med på)|did|has|have|was|were|is it (?:true|correct))\b"
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
# "mot punkt 2", "mot beslutet i den del som avser hyran": not "mot beslutet till förmån för eget yrkande".
_AGAINST = re.compile(
    r"\bmot (?!(?:\w+s )?beslutet?\b(?! i (?:den|punkt)| att| om| avseende| vad gäller))\w.{2,90}?"
    r"(?=\s*(?:till förmån|med (?:följande|hänvisning|motiv|instämm|orden)|enligt|och (?:anför|lämnar|yttrar)|$|[.:;]))"
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
    is_open = not kinds_asked(context.question)  # "vilka var emot masten?"
    if is_open and tell_ballots(context):
        return
    targets = context.targets()
    for target in likely(context, targets):
        statements = _asked(context, context.statements(target.record.id, kinds))
        if statements:
            _tell_whether_alone(context, context.statements(target.record.id, kinds))
            _tell(context, target, statements)
            tell_stand_in(context, statements)
            tell_again(context, statements, context.question.parties, context.question.persons)
            tell_movers(context, target)
            if context.question.parties or context.question.persons:
                tell_own(context, target)
            if _ASKS_MORE.search(context.question.text.lower()):
                add_support(context, [target])
            return
    if is_open and tell_rejections(context):
        return
    if targets:
        target = minutes_or_first(context, targets)
        tell_none(context, target, kinds)
        is_told = _tell_others(context, target, kinds) and _asks_who(context.question)
        # "Varför", "vilken": what never was has no answer; "reserverade sig V?" has one, "vilka" has who did instead.
        names_somebody = bool(context.question.parties or context.question.persons)
        context.draft.abstained |= names_somebody and not is_told and not asks_whether(context.question)


def likely(context: Context, targets: list[Found[Item]]) -> list[Found[Item]]:
    """Return where what is asked about may stand, best first: the papers of the matter, its minutes too, which may be
    farther down than those that say more, and matters that the question fits by name as well as that one."""
    if not targets:
        return []
    shares = [ranked.title_share if (ranked := context.ranked(one.record.id)) else 0.0 for one in targets]
    matter = {one.record.id for one in walk(context)}
    near = [one for one, share in zip(targets, shares, strict=True) if share >= shares[0] or one.record.id in matter]
    return list(dict.fromkeys([*near, minutes_or_first(context, targets)]))


def kinds_asked(question: Question) -> list[StatementKind]:
    """Return the kinds of dissent and statement that the question names: "utan att reservera sig" tells what it was
    not, and a contribution to the minutes may be of any kind of statement."""
    kinds = [kind for kind in question.statement_kinds if kind in DISSENTS]
    low = question.standalone.lower()
    if not _NOT_RESERVED.search(low):
        return kinds
    return [kind for kind in kinds if kind is not StatementKind.RESERVATION] or list(STATEMENTS)


def asks_whether(question: Question) -> bool:
    return bool(_ASKS_WHETHER.search(question.text.strip().lower()))


def _asked(context: Context, statements: list[Found[Statement]]) -> list[Found[Statement]]:
    """Return the statements of the parties and persons asked about, or of all where who is asked."""
    question = context.question
    statements = [one for one in statements if one.record.organ in question.organs] or statements
    wanted = [one for one in statements if is_by(one.record, question.parties, question.persons)]
    # "Vilka reserverade sig mot V:s motion?" names a party that need not be among those who did.
    if _asks_of_anybody(question):
        return statements
    return wanted or (statements if _asks_who(question) or not (question.parties or question.persons) else [])


def _asks_who(question: Question) -> bool:
    return bool(_ASKS_WHO.search(question.text.lower()))


def _asks_of_anybody(question: Question) -> bool:
    """Tell whether the question itself asks who, naming nobody; those named before it only tell what it is about."""
    own = own_question(question.text)
    return own != question.text and bool(_ASKS_WHO.search(own.lower())) and not parties_in(own)


def _tell(context: Context, target: Found[Item], statements: list[Found[Statement]]) -> None:
    """Say it organ by organ and kind by kind: a memo reports on the dissents of several organs. What they lean on comes
    after all the names, where not all of them lean on the same."""
    groups: defaultdict[tuple[str, StatementKind], list[Found[Statement]]] = defaultdict(list)
    for one in statements:
        groups[one.record.organ, one.record.kind].append(one)
    last = ""
    for n, ((organ, kind), group) in enumerate(groups.items()):
        persons, parties = people_of(group)
        who = people_text(persons, parties, context.lang)
        verb = say(f"verb.{key_of(kind)}", context.lang)
        # An appendix is the same dissent again, told by its own words.
        minuted = [one for one in group if one.record.intro_spans] or group
        evidence = [piece for one in minuted for piece in context.witness.intro_of(one)]
        if not evidence or not who:
            continue
        place = place_of_record(group[0], context.lang)
        if n == 0:
            key = f"dissent.{_lead(context, kind, group)}"
            sentence = say(key, context.lang, title=target.record.title, place=place, verb=verb, who=who)
            evidence += context.witness.of_item(target) if target.record.paragraf else []
        elif organ == last:
            sentence = capital(say("dissent.others", context.lang, who=who, verb=verb))
        else:
            sentence = capital(say("dissent.elsewhere", context.lang, who=who, verb=verb, place=place))
        last = organ
        leans = {pointing(one, context.lang) for one in group}
        context.draft.say(f"{sentence}{min(leans)}" if len(leans) == 1 else sentence, evidence)
        context.draft.name(parties=parties, persons=persons)
        for one in group if len(leans) > 1 else []:
            _tell_leaning(context, one)
    for one in statements:
        own_words(context, one, max_words=45)


def _tell_leaning(context: Context, found: Found[Statement]) -> None:
    """Say of one of several what it leans on, if anything."""
    who = people_text(found.record.persons, found.record.parties, context.lang)
    pointers, evidence = _limits(found), context.witness.intro_of(found)
    if pointers and evidence and context.draft.words_left > MIN_WORDS_LEFT:
        quote = "” … ”".join(pointers)
        context.draft.say(say("dissent.own_words", context.lang, who=who, quote=quote), evidence)


def pointing(found: Found[Statement], lang: str) -> str:
    """Return what a sentence on the statement ends in: against which part of the decision it was made, and what it
    points to where it says nothing itself, which tells in favour of what it was made."""
    quoted = [f"”{words}”" for words in _limits(found)]
    return say("dissent.pointing", lang, pointers=enumeration(quoted, lang)) if quoted else ""


def _limits(found: Found[Statement]) -> list[str]:
    pointers = _pointers(found)
    return [*(one for one in _part_of(found) if not any(pointer in one for pointer in pointers)), *pointers]


def _part_of(found: Found[Statement]) -> list[str]:
    """Return the words that limit a reservation to a part of the decision: "mot punkt 2"; none of one against all."""
    match = _AGAINST.search(flat(found.record.intro)) if found.record.kind is StatementKind.RESERVATION else None
    return [shorten(match.group().strip(" ,"), MAX_POINTER_WORDS)] if match else []


def _pointers(found: Found[Statement]) -> list[str]:
    record = found.record
    if record.text and not only_points(record.text):
        return []
    parts = [part.strip(" ,") for part in flat(record.refers_to).split(";")]
    return [shorten(part, MAX_POINTER_WORDS) for part in parts if part]


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
    if not (is_own and asks_whether(question)):
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
    if context.question.parties or context.question.persons:
        party = _asked_by_name(context)
        sentence = say("dissent.no_party", context.lang, kind=kind, party=party, title=target.record.title, place=place)
    else:
        sentence = capital(say("dissent.none", context.lang, kind=kind, title=target.record.title, place=place))
    context.draft.say(sentence, heading)
    for one in _asked(context, context.statements(target.record.id)) if what_else else []:
        if context.draft.words_left < MIN_WORDS_LEFT:
            return
        who = people_text(one.record.persons, one.record.parties, context.lang)
        evidence = context.witness.intro_of(one)
        if who and evidence and one.record.kind is StatementKind.YRKANDE:
            moved = context.witness.of_record(one)[:1]
            quote = shorten(moved[0].quote, MAX_MOVED_WORDS)
            context.draft.say(say("dissent.moved", context.lang, who=who, quote=quote), moved)
        elif who and evidence:
            verb = say(f"verb.{key_of(one.record.kind)}", context.lang)
            sentence = capital(say("dissent.others", context.lang, who=who, verb=verb))
            context.draft.say(f"{sentence}{pointing(one, context.lang)}", evidence)
    tell_course(context, target)


def _asked_by_name(context: Context) -> str:
    """Return the people and parties asked about; the party of one of these people is not told twice."""
    question = context.question
    own = {party for name in question.persons for party in context.vocabulary.persons.get(name, ())}
    return enumeration([*question.persons, *(one for one in question.parties if one not in own)], context.lang)


def _tell_others(context: Context, target: Found[Item], kinds: list[StatementKind]) -> bool:
    """Say who did it instead: others than those asked about, or they at another step of the matter; tell whether
    anybody did."""
    question = context.question
    others = context.statements(target.record.id, kinds)
    steps = [one for item in walk(context) for one in context.statements(item.record.id, kinds)]
    if question.parties or question.persons:
        steps = [one for one in steps if is_by(one.record, question.parties, question.persons)]
    elif not {one.record.outcome for one in context.decisions(target.record.id)} & PUT_OFF:
        steps = []  # nobody dissented from what was decided there; what comes after it is asked by itself
    told = others or steps
    for one in told:
        if context.draft.words_left > MIN_WORDS_LEFT:
            tell_done(context, [one], ending=pointing(one, context.lang))
    return bool(told)
