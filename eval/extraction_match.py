"""When an extracted record and a gold record are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from eval.models import GoldParagraf, GoldStatement, GoldVote
from eval.normal import squash
from ingest.models import Decision, DecisionStatus, Item, Person, Statement, StatementKind, Vote
from ingest.people import fold, is_same_name

_BY_PERSON = (StatementKind.JAV, StatementKind.DELTAR_INTE)
_EDGE_LETTERS = 40  # of the own words: enough to tell texts apart, less than a `text_start` that is cut in a word
_PARTY_LETTERS = 3  # beside a signature
# Gold says that a higher organ decides beside these outcomes only (docs/evaluation.md).
_PROPOSABLE = ("bifall", "avslag", "anses besvarad")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenStatement:
    """A statement, extracted or gold, as far as the two are compared."""

    kind: StatementKind
    organ: str
    parties: frozenset[str]
    persons: tuple[str, ...]
    text: str
    refers_to: str
    is_whole: bool = True  # `text` is all that was said

    @classmethod
    def of(cls, statement: Statement) -> Self:
        return cls(
            kind=statement.kind,
            organ=statement.organ,
            parties=frozenset(statement.parties),
            persons=tuple(person.name for person in statement.persons),
            text=statement.text,
            refers_to=statement.refers_to,
        )

    @classmethod
    def of_gold(cls, statement: GoldStatement, organ: str) -> Self:
        return cls(
            kind=StatementKind(statement.kind),
            organ=organ,
            parties=frozenset(statement.parties),
            persons=statement.persons,
            text=statement.text or statement.text_start or "",
            refers_to=statement.refers_to or "",
            is_whole=statement.text is not None,
        )

    def is_same(self, other: GivenStatement) -> bool:
        """Compare all but the words."""
        is_alike = (self.kind, self.organ, self.parties) == (other.kind, other.organ, other.parties)
        return is_alike and is_same_people(self.persons, other.persons)

    def told(self) -> str:
        """The statement for people to read."""
        who = ", ".join((*sorted(self.parties), *self.persons))
        return f"{self.kind} ({self.organ}): {who}"


def parted(statements: Iterable[GivenStatement]) -> list[GivenStatement]:
    """Return the statements, those who do not take part one by one: minutes list them together or apart."""
    found: list[GivenStatement] = []
    for one in statements:
        if one.kind in _BY_PERSON and one.persons:
            found += [replace(one, parties=frozenset(), persons=(person,)) for person in one.persons]
        else:
            found.append(one)
    return found


def is_same_people(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Compare persons by the variants of their names, in any order, a name twice being one."""
    return all(_is_among(one, others) for one in some) and all(_is_among(one, some) for one in others)


def is_same_member(member: str, person: Person) -> bool:
    """Compare "Name (P)" with a person."""
    name, _, party = member.rpartition("(")
    return party.rstrip(")") == person.party and is_same_name(name, person.name)


def is_same_vote(gold: GoldVote, found: Vote) -> bool:
    """Compare the tallies; nobody abstaining may be left out."""
    return (gold.ja, gold.nej, gold.avstar or 0) == (found.ja, found.nej, found.avstar or 0)


def item_differences(gold: GoldParagraf, item: Item) -> tuple[str, ...]:
    """Return what differs, one text each: the title of a §, which may be cut, organ, day and diarienummer."""
    title, rubrik = squash(item.title), squash(gold.rubrik)
    numbers = [{squash(number) for number in one} for one in (item.diarienummer, gold.diarienummer)]
    is_same_title = bool(title) and (title.startswith(rubrik) or rubrik.startswith(title))
    differences = (
        (is_same_title, "title", item.title, gold.rubrik),
        (item.organ == gold.organ, "organ", item.organ, gold.organ),
        (item.date == gold.date, "day", item.date, gold.date),
        (numbers[0] == numbers[1], "diarienummer", item.diarienummer, gold.diarienummer),
    )
    return tuple(f"{what} {found!s} for {wanted!s}" for is_same, what, found, wanted in differences if not is_same)


def is_same_text(found: GivenStatement, gold: GivenStatement) -> bool:
    """Compare the letters at the start of the own words and, where the gold has them whole, at their end, where those
    who speak may sign."""
    own, wanted = squash(found.text), squash(gold.text)
    if not own.startswith(wanted[:_EDGE_LETTERS]):
        return False
    _, is_there, rest = own.rpartition(wanted[-_EDGE_LETTERS:])
    for person in gold.persons:
        rest = rest.replace(squash(person), "")
    return not gold.is_whole or bool(is_there and len(rest) <= _PARTY_LETTERS * len(gold.persons))


def told_outcome(decision: Decision) -> str:
    """Return the outcome as gold writes it: "föreslår avslag"."""
    return f"{'föreslår ' if decision.status == DecisionStatus.FORSLAG else ''}{decision.outcome}"


def wanted_outcome(outcome: str) -> str:
    bare = outcome.removeprefix("föreslår ")
    return outcome if bare in _PROPOSABLE else bare


def _is_among(name: str, names: tuple[str, ...]) -> bool:
    return any(fold(name) == fold(one) or is_same_name(name, one) for one in names)
