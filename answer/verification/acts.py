"""What a text says that somebody did: "V och MP yrkade avslag" is an act of V and of MP, of the stance avslag.

1. Any form of an act of data/verification.toml is one. 2. Its doer stands right before it, or right after it where the
verb comes first ("reserverade sig V", "reservation från V"), but for little words, brackets and places in between.
3. A negation beside it makes it denied. 4. Its stances are those told from there to the next act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.verification.doers import ORGAN, Doer, Group, Names
from answer.verification.sentences import GAP
from answer.verification.tables import acts, between, negators, pattern, stances, table

SAYS = "says"
_ORGANS_DO = frozenset({"beslut", "förslag"})
_ASIDE = frozenset({"deltar inte", "jäv"})  # the act itself is not to take part
_BY = re.compile(
    r"(?:\bav|\bfrån|\bby|\bfrom|\bof|:)\s*(?:(?:the|ledamöterna|ledamoten|members|councillors?)\s+)*$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;.!?]")
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Act:
    """`doers` is empty where the text does not tell who; `start` is where the verb stands."""

    name: str
    doers: tuple[Doer, ...]
    is_denied: bool
    stances: frozenset[str]
    start: int
    written: str


def read_acts(text: str, names: Names) -> tuple[Act, ...]:
    """Return the acts that a text without quotations tells, in order."""
    groups = names.groups(text)
    matches = _matches(text)
    skeleton = _skeleton(text, [match for _, match in matches], groups)
    found: list[Act] = []
    for n, (name, match) in enumerate(matches):
        upto = matches[n + 1][1].start() if n + 1 < len(matches) else len(text)
        whose = [one for one in groups if (one.doers[0].kind == ORGAN) <= (name in _ORGANS_DO)]
        before, after = _before(whose, skeleton, match.start()), _after(whose, skeleton, match.end())
        if after and upto < after.start and before:
            after = None  # another act stands in between: it is that one's
        group = after if after and (before is None or _BY.search(skeleton[match.end() : after.start])) else before
        group = group or _nearest(whose, text, match.start())
        found.append(
            Act(
                name=name,
                doers=group.doers if group else (),
                is_denied=_is_denied(text, name, match, before),
                stances=stances_in(_clause(text, match.start(), max(upto, match.end()))),
                start=match.start(),
                written=match[0],
            )
        )
    return tuple(found)


def speakers(text: str, names: Names) -> tuple[Group, ...]:
    """Return who says something in a text: before a verb of saying, after "enligt", or before a quotation."""
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    groups = [
        one
        for one in names.groups(text)
        if one.doers[0].kind != ORGAN or not any(start < one.start < end for start, end in brackets)
    ]
    verbs = list(pattern(table()["says"]["verbs"]).finditer(text))
    skeleton = _skeleton(text, [], tuple(groups))
    found: dict[Group, None] = {}
    for verb in verbs:
        one = _before(groups, skeleton, verb.start()) or _after(groups, skeleton, verb.end())
        if one:
            found[one] = None
    for one in groups:
        ahead = _BRACKETS.sub("", text[one.end :]).lstrip(" ,")
        lead = text[: one.start]
        introduces = re.match(rf":?\s*{GAP}", ahead) and not _BY.search(lead)
        if introduces or pattern(table()["says"]["accord"]).search(lead):
            found[one] = None
    return tuple(sorted(found, key=lambda one: one.start))


def stances_in(text: str) -> frozenset[str]:
    return frozenset(name for name, form in stances() if form.search(text))


def is_negated(text: str) -> bool:
    return bool(negators().search(text))


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    left = text
    found: list[tuple[str, re.Match[str]]] = []
    for name, form in acts():
        for match in form.finditer(left):
            left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
            found.append((name, match))
    return sorted(found, key=lambda one: one[1].start())


def _skeleton(text: str, matches: Sequence[re.Match[str]], groups: Sequence[Group]) -> str:
    """Return the text with blanks for what may part a doer from its verb: brackets, acts, stances and organs."""
    spans = [match.span() for match in _BRACKETS.finditer(text)] + [match.span() for match in matches]
    spans += [match.span() for _, form in stances() for match in form.finditer(text)]
    spans += [(one.start, one.end) for one in groups if one.doers[0].kind == ORGAN]
    spans += [match.span() for match in re.finditer(r"[\d§/–-]+|⟨⟩", text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _before(groups: Sequence[Group], skeleton: str, start: int) -> Group | None:
    one = next((one for one in reversed(groups) if one.end <= start), None)
    return one if one and _is_between(skeleton[one.end : start]) else None


def _after(groups: Sequence[Group], skeleton: str, end: int) -> Group | None:
    one = next((one for one in groups if one.start >= end), None)
    return one if one and _is_between(skeleton[end : one.start]) else None


def _nearest(groups: Sequence[Group], text: str, start: int) -> Group | None:
    """Return who is named last before the verb in its clause, whatever stands between."""
    one = next((one for one in reversed(groups) if one.end <= start), None)
    return one if one and not _CLAUSE_END.search(text[one.end : start].replace("m.fl.", "")) else None


def _is_between(gap: str) -> bool:
    if _CLAUSE_END.search(gap.replace("m.fl.", "")):
        return False
    words = negators().sub(" ", gap.replace("m.fl.", "")).casefold()
    return set(re.findall(r"\w+", words)) <= between()


def _is_denied(text: str, name: str, match: re.Match[str], before: Group | None) -> bool:
    if is_negated(match[0]):
        return name not in _ASIDE
    lead = text[: match.start()]
    if denial := pattern(table()["negation"]["before_noun"]).search(lead):
        is_any = pattern(r"\b(?:någon|något|några|any)\b").match(denial[0])
        if not is_any or is_negated(_clause(text, match.end(), len(text))) or is_negated(lead):
            return True
    if pattern(table()["negation"]["after"]).search(text[match.end() :]):
        return True
    return is_negated(
        text[before.end : match.start()] if before else " ".join(_CLAUSE_END.split(lead)[-1].split()[-5:])
    )


def _clause(text: str, start: int, end: int) -> str:
    ended = _CLAUSE_END.search(text, start, end)
    return text[start : ended.start() if ended else end]
