"""The checks of what a sentence says: names, acts, stances, words of substance, negation, who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answer.glossary import swedish_words
from answer.verification.acts import Act, is_negated, read_acts, speakers, stances_in
from answer.verification.doers import ORGAN, PARTY, PERSON, ROLE, Doer, Group, Names, organs_in
from answer.verification.form import Found, is_of_place, units_of
from answer.verification.models import FaultKind
from answer.verification.sentences import GAP, Sentence
from answer.verification.support import Support, opening, words_of
from answer.verification.tables import BALLOTS, bounds, free_stems, free_words, pattern, quantities, table
from answer.verification.tables import acts as act_forms
from answer.verification.tables import stances as stance_forms
from answer.verification.values import Values
from index.words import stems

_CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖÉ][\w’'-]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"\(([A-ZÅÄÖ][A-ZÅÄÖ!]{0,5}(?:\s*(?:,|och|and)\s*[A-ZÅÄÖ]{1,5})*)\)")
_MEANS = re.compile(
    r"(?<![\w-])(?P<ballot>ja|nej|yes|no)\b[^.;:]{0,12}?\s"
    r"(?:betydde|betyder|innebar|innebär|stod för|meant|means|stood for)\s+"
    r"(?P<what>[^;.]+?)(?=[;.]|,?\s(?:och|medan|and|while)\s+(?:ja|nej|yes|no)\b|$)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:inte|ej|not|varken|neither)\s+(?:(?:i|från|av|in|by|from|the)\s+){0,2}$", re.IGNORECASE)
_NEGATIVE_PREFIXES = ("o", "miss", "icke")
_UNTOLD = frozenset({"beslut", "förslag", "ja", "nej"})  # without a doer they tell of a figure or of the matter
MIN_LETTERS = 3
MIN_SHARED = 2  # words of a clause that a clause of the paper must share to be the same statement
_GROUPED = {
    "yrkande": ("yrkande", "instämmer"),
    "instämmer": ("instämmer", "yrkande"),
    "förslag": ("förslag", "yrkande"),
}


def names(bare: str, groups: Iterable[Group], support: Support) -> Iterator[Found]:
    """Persons, letters, parties, organs and other capitalised words are named in what is cited."""
    doers = [doer for group in groups for doer in group.doers]
    for doer in doers:
        if doer.kind == PARTY and doer.name not in support.parties:
            yield FaultKind.PARTY, doer.name
        if doer.kind == PERSON and not _is_said(doer.name, support) and not _is_cited(doer, support):
            yield FaultKind.NAME, doer.name
        if doer.kind == PERSON and doer.party and not _is_pair(doer, support):
            yield FaultKind.PARTY, f"{doer.name} ({doer.party})"
    for match in _LETTERS.finditer(bare):
        for code in re.findall(r"[A-ZÅÄÖ!]{1,6}", match[1]):
            if code not in support.parties and words_of(code) not in support.words:
                yield FaultKind.PARTY, code
    for organ in organs_in(bare):
        if not any(organ in own or own in organ for own in support.organs if own):
            yield FaultKind.NAME, organ
    yield from _capitals(bare, support)


def _is_said(name: str, support: Support) -> bool:
    words = words_of(name).rstrip()
    return f"{words} " in support.words or f"{words}s " in support.words


def _is_cited(doer: Doer, support: Support) -> bool:
    return any(doer.name in unit.citation.persons for unit in support.units)


def _is_pair(doer: Doer, support: Support) -> bool:
    told = {party for name, party in support.pairs if name == doer.name}
    own = [unit.citation for unit in support.units if doer.name in unit.citation.persons]
    return doer.party in told if told else any(doer.party in one.parties for one in own)


def _capitals(bare: str, support: Support) -> Iterator[Found]:
    known = set(support.words.split())
    previous: re.Match[str] | None = None
    for match in _CAPITAL.finditer(bare):
        word = re.sub(r"[’']s?$", "", match[0].casefold())
        parts = [part for part in re.findall(r"[^\W\d_]+", word) if len(part) > 1]
        starts = not bare[: match.start()].strip(' ,:;.⟨⟩"') or bare[: match.start()].rstrip().endswith(
            (".", ":", "?", "!")
        )
        is_known = all(part in known or part.removesuffix("s") in known for part in parts)
        if not is_known and not starts and not _is_common(word) and not _is_party_or_organ(bare, match):
            yield FaultKind.NAME, match[0]
        if previous and is_known and bare[previous.end() : match.start()] == " " and not starts:
            pair = words_of(f"{previous[0]} {match[0]}").rstrip().removesuffix("s")
            if pair not in support.words and not _is_common(word) and not _is_common(previous[0].casefold()):
                yield FaultKind.NAME, f"{previous[0]} {match[0]}"
        previous = match


def _is_common(word: str) -> bool:
    return word in free_words() or word in table()["months_and_days"]["words"] or word in ("ja", "nej")


def _is_party_or_organ(bare: str, match: re.Match[str]) -> bool:
    """Tell whether the word is part of a party's or an organ's name: those are looked at by themselves."""
    return any(one.start <= match.start() < one.end for one in Names().groups(bare)) or bool(organs_in(match[0]))


def acts(rest: str, support: Support) -> Iterator[Found]:
    """Who did what is told of them, as done or denied; what was moved and decided is what they moved and decided."""
    for act in read_acts(rest, support.names):
        kinds = _GROUPED.get(act.name, (act.name,))
        same = [one for one in support.acts if one.name in kinds]
        if not same:
            if act.name not in _UNTOLD or act.doers or act.is_denied:
                yield FaultKind.STATEMENT_KIND, act.written
            continue
        for doer in act.doers:
            own = [one for one in same if any(_is_same_doer(doer, other, support) for other in one.doers)]
            if not own:
                yield FaultKind.VOICE, f"{doer.name}: {act.written}"
            elif all(one.is_denied != act.is_denied for one in own):
                yield FaultKind.NEGATION, f"{doer.name}: {act.written}"
            else:
                yield from _stances(act, doer, own)
        if not act.doers and all(one.is_denied != act.is_denied for one in same):
            yield FaultKind.NEGATION, act.written
    yield from ((FaultKind.OUTCOME, stance) for stance in sorted(stances_in(rest) - support.stances))


def _stances(act: Act, doer: Doer, own: Iterable[Act]) -> Iterator[Found]:
    known = {stance for one in own for stance in one.stances}
    if known and act.name in ("yrkande", "beslut", "förslag") and (wrong := act.stances - known):
        yield FaultKind.OUTCOME, f"{doer.name}: {', '.join(sorted(wrong))}"


def _is_same_doer(one: Doer, other: Doer, support: Support) -> bool:
    if one.kind == ROLE:
        return one.name == "parti" and other.kind in (PARTY, PERSON)
    if one.kind == ORGAN:
        return other.kind == ORGAN and (one.name in other.name or other.name in one.name)
    if one.kind == PARTY and other.kind == PERSON:
        return (other.name, one.name) in support.pairs
    return one.kind == other.kind and one.name == other.name


def substance(own: Values, support: Support) -> Iterator[Found]:
    """Words that tell something are said by what is cited; so are "all", "only", "at least" and their kin."""
    text = own.rest
    for name, form in quantities():
        found = form.search(text)
        is_free = name == "against" and bool(support.acts)
        if found and not is_free and not any(form.search(known) for known in support.texts):
            yield FaultKind.OFF_TOPIC, found[0]
    wanted = _wanted(text, support)
    said = support.says([stem for _, stem in wanted])
    for word, stem in wanted:
        is_known = said[stem] and not _is_turned_word(stem, support)
        if not is_known and not (support.lang == "en" and any(support.says(stems(swedish_words(word))).values())):
            yield FaultKind.OFF_TOPIC, word


def _wanted(text: str, support: Support) -> list[tuple[str, str]]:
    """Return the words of substance with their stems: no free words, names, parties, organs, acts or stances."""
    spans = [(one.start, one.end) for one in support.names.groups(text)]
    forms = [*act_forms(), *stance_forms(), *quantities(), *bounds()]
    spans += [match.span() for _, form in forms for match in form.finditer(text)]
    spans += [match.span() for match in pattern(table()["says"]["verbs"]).finditer(text)]
    found: list[tuple[str, str]] = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        if any(start <= match.start() < end for start, end in spans) or len(word) < MIN_LETTERS:
            continue
        if word not in free_words():
            found += [(match[0], stem) for stem in stems(word) if stem not in free_stems() and len(stem) >= MIN_LETTERS]
    return found


def _is_turned_word(stem: str, support: Support) -> bool:
    """Tell whether the papers say only the opposite: "oacceptabel" where they have "acceptabel"."""
    if stem in support.stems:
        return False
    bare = next((stem.removeprefix(prefix) for prefix in _NEGATIVE_PREFIXES if stem.startswith(prefix)), stem)
    longer = [f"{prefix}{stem}" for prefix in _NEGATIVE_PREFIXES]
    near = [one for one in support.stems if stem in one or one in stem]
    return bool(near) and all(one in longer or (bare != stem and one == bare) for one in near)


def polarity(own: Values, sentence: Sentence, support: Support) -> Iterator[Found]:
    """What is denied is denied in what is cited, and the other way round; Ja and Nej mean what they meant there."""
    if (first := opening(sentence.text)) and first != support.opening:
        yield FaultKind.NEGATION, first
    clauses = [clause for text in support.texts for clause in _clauses(_unquoted(text))]
    for clause, words in _clauses(own.rest):
        best = [(len(words & other), is_negated(text)) for text, other in clauses]
        most = max((n for n, _ in best), default=0)
        is_same = most >= MIN_SHARED and 2 * most >= len(words)
        if is_same and all(denied != is_negated(clause) for n, denied in best if n == most):
            yield FaultKind.NEGATION, clause.strip()
    yield from _meanings(own.rest, support)
    yield from _mentions(own.rest, support)


def _mentions(text: str, support: Support) -> Iterator[Found]:
    """ "Not in the board" and "not M" are no "in the board" and "M", and the other way round."""
    told = {one for sentence in support.told for one in _mentioned(sentence.bare, support)}
    for name, is_denied in _mentioned(text, support):
        if (is_denied and (name, True) not in told) or (
            not is_denied and {one for one in told if one[0] == name} == {(name, True)}
        ):
            yield FaultKind.NEGATION, name


def _mentioned(text: str, support: Support) -> Iterator[tuple[str, bool]]:
    """Yield who is named, and whether right after a "not"."""
    for group in support.names.groups(text):
        yield from ((doer.name, bool(_NOT_BEFORE.search(text[: group.start]))) for doer in group.doers)


def _unquoted(text: str) -> str:
    return re.sub(r"[”“\"»«]", " ", text)


def _clauses(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for clause in pattern(table()["clause"]["ends"]).split(text):
        words = {stem for word in _WORD.findall(clause.lower()) if word not in free_words() for stem in stems(word)}
        words = {stem for stem in words if stem not in free_stems() and len(stem) >= MIN_LETTERS}
        if words:
            yield clause, frozenset(words)


def _meanings(text: str, support: Support) -> Iterator[Found]:
    known = [(BALLOTS[one["ballot"].lower()], one["what"]) for full in support.texts for one in _MEANS.finditer(full)]
    for one in _MEANS.finditer(text):
        ballot, own = BALLOTS[one["ballot"].lower()], set(stems(one["what"])) - free_stems()
        shares = {name: len(own & set(stems(what))) for name, what in known}
        wrong = stances_in(one["what"])
        right = {stance for name, what in known if name == ballot for stance in stances_in(what)}
        if known and ((wrong and right and wrong != right) or shares.get(ballot, 0) < max(shares.values())):
            yield FaultKind.OUTCOME, one["what"].strip()


def voices(own: Values, sentence: Sentence, support: Support) -> Iterator[Found]:
    """What somebody is said to say is theirs: the words quoted, and the words of substance told as theirs."""
    told = speakers(own.rest, support.names)
    doing = [one for act in read_acts(own.rest, support.names) for one in _groups_of(act, own.rest, support)]
    gaps = [match.start() for match in re.finditer(GAP, own.rest)]
    for at, quote in zip(gaps, sentence.quotes, strict=False):
        before = [one for one in told if one.start < at]
        who = before[-1:] or list(doing) or list(told[:1])
        units = units_of(quote, support)
        is_theirs = any(unit.is_voice(doer) for one in who for doer in one.doers for unit in units)
        if who and units and not is_theirs and not is_of_place(quote, support):
            yield FaultKind.VOICE, f"{who[0].doers[0].name}: {quote[:40]}"
    yield from _unattributed(own, support)
    for n, speaker in enumerate(told):
        start = 0 if n == 0 else speaker.start
        end = told[n + 1].start if n + 1 < len(told) else len(own.rest)
        wanted = _wanted(own.rest[start:end], support)
        theirs = support.of([unit for unit in support.units if all(unit.is_voice(doer) for doer in speaker.doers)])
        said = theirs.says([stem for _, stem in wanted]) if wanted else {}
        for word, stem in wanted:
            if not said[stem] and support.says([stem])[stem]:
                yield FaultKind.VOICE, f"{speaker.doers[0].name}: {word}"


def _unattributed(own: Values, support: Support) -> Iterator[Found]:
    """What only somebody's own words say is told as theirs: by their name, or by a verb of saying."""
    wanted = _wanted(own.rest, support)
    doers = [doer for group in support.names.groups(own.rest) for doer in group.doers]
    named = [unit for unit in support.units if not unit.is_claim or any(unit.is_voice(doer) for doer in doers)]
    if len(named) == len(support.units) or (not doers and pattern(table()["says"]["verbs"]).search(own.rest)):
        return
    known = support.facts_besides(named)
    said = known.says([stem for _, stem in wanted])
    for name, form in quantities():
        found = form.search(own.rest)
        if found and name != "against" and not any(form.search(text) for text in known.texts):
            yield FaultKind.VOICE, found[0]
    yield from ((FaultKind.VOICE, word) for word, stem in wanted if not said[stem] and support.says([stem])[stem])


def _groups_of(act: Act, text: str, support: Support) -> Iterator[Group]:
    if act.name not in ("ja", "nej", "avstår"):
        yield from (one for one in support.names.groups(text) if one.doers == act.doers)
