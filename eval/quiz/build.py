"""Questions with gold about a synthetic archive.

1. The mix (eval/data/quiz.toml) says how many questions of each kind, and which makers of the kind take turns.
2. A maker walks the matters in an order of its own until one of them can be asked about; no matter twice.
3. What a kind cannot fill in a small archive is filled by the others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from eval.models import GoldQuestion, QuestionKind, Role
from eval.quiz import decisions, dissent, facts, followups, lists, positions, unanswerable, votes
from eval.quiz.asker import Asker
from eval.quiz.view import View
from eval.world.models import Matter, Printed, World

Maker = Callable[[Asker, Matter], GoldQuestion | None]

MAKERS: dict[str, Maker] = {
    "who_reserved": dissent.who_reserved,
    "did_reserve": dissent.did_reserve,
    "did_not_reserve": dissent.did_not_reserve,
    "why_reserved": dissent.why_reserved,
    "what_instead": dissent.what_instead,
    "who_stated": dissent.who_stated,
    "what_stated": dissent.what_stated,
    "who_stood_aside": dissent.who_stood_aside,
    "tally": votes.tally,
    "ja_meant": votes.ja_meant,
    "how_party_voted": votes.how_party_voted,
    "who_cast": votes.who_cast,
    "how_person_voted": votes.how_person_voted,
    "several_votes": votes.several_votes,
    "casting_vote": votes.casting_vote,
    "detail": facts.detail,
    "who_wrote": facts.who_wrote,
    "referral": facts.referral,
    "party_position": positions.party_position,
    "who_moved": positions.who_moved,
    "two_parties": positions.two_parties,
    "across_organs": positions.across_organs,
    "over_the_years": positions.over_the_years,
    "changed_party": positions.changed_party,
    "how_it_ended": decisions.how_it_ended,
    "proposal_and_decision": decisions.proposal_and_decision,
    "decided": decisions.decided,
    "only_proposed": decisions.only_proposed,
    "which_day": decisions.which_day,
    "which_number": decisions.which_number,
    "which_organ": decisions.which_organ,
    "precedent": decisions.precedent,
    "motions": lists.motions,
    "postponed": lists.postponed,
    "voted_on": lists.voted_on,
    "reserved_against": lists.reserved_against,
    "and_that_party": followups.and_that_party,
    "why_then": followups.why_then,
    "when_was_that": followups.when_was_that,
    "was_there_a_vote": followups.was_there_a_vote,
    "and_then": followups.and_then,
    "who_else": followups.who_else,
    "silent_party": unanswerable.silent_party,
    "unknown_matter": unanswerable.unknown_matter,
    "missing_fact": unanswerable.missing_fact,
    "later_decision": unanswerable.later_decision,
    "absent_year": unanswerable.absent_year,
    "absent_organ": unanswerable.absent_organ,
    "no_reason": unanswerable.no_reason,
    "unnamed_voter": unanswerable.unnamed_voter,
    "outside": unanswerable.outside,
}


def ask_about(
    world: World, printed: Sequence[Printed], *, n: int, seed: int, gold: Iterable[Mapping[str, Any]] = ()
) -> tuple[GoldQuestion, ...]:
    """Return n questions of all kinds in a realistic mix; fewer only where the archive has no more to ask about.

    The same world, papers and seed give the same questions. Ids are "q0001", ...; tags are the maker's template and
    the layouts of the documents that answer.

    Args:  gold: rows of the extraction gold, which tell where the minutes name the voters; without them the words
        placed must.
    """
    view = View(world, printed, gold)
    asked: dict[str, GoldQuestion] = {}
    streams = {kind: _stream(view, kind, seed) for kind in QuestionKind}
    for kind, number in shares(n).items():
        _take(streams[kind], number, asked)
    waiting = list(streams)
    while len(asked) < n and waiting:
        waiting = [kind for kind in waiting if len(asked) < n and _take(streams[kind], 1, asked)]
    rng = Random(f"{seed}/order")
    questions = list(asked.values())
    rng.shuffle(questions)
    return tuple(
        replace(question, id=f"q{number:04}", role=_role(question.kind, rng))
        for number, question in enumerate(questions, 1)
    )


def shares(n: int) -> dict[QuestionKind, int]:
    """Return how many questions of each kind, n together: largest remainders get what rounding leaves."""
    exact = {QuestionKind(kind): share * n for kind, share in mix()["kinds"].items()}
    whole = {kind: int(number) for kind, number in exact.items()}
    by_rest = sorted(exact, key=lambda kind: whole[kind] - exact[kind])
    for kind in by_rest[: n - sum(whole.values())]:
        whole[kind] += 1
    return whole


@cache
def mix() -> dict[str, Any]:
    return tomllib.loads(files("eval.data").joinpath("quiz.toml").read_text(encoding="utf-8"))


def _take(stream: Iterator[GoldQuestion], number: int, asked: dict[str, GoldQuestion]) -> bool:
    """Put that many new questions of the stream into `asked`; tell whether there were enough."""
    for question in stream if number else ():
        key = " / ".join((*(turn.question for turn in question.history), question.question))
        if key not in asked:
            asked[key] = question
            number -= 1
        if not number:
            break
    return not number


def _stream(view: View, kind: QuestionKind, seed: int) -> Iterator[GoldQuestion]:
    """Yield questions of the kind, its makers by weight in turn, until none has any left."""
    weights: dict[str, int] = mix()["makers"][kind.value]
    makers = {name: _made(view, name, seed) for name in weights}
    rng = Random(f"{seed}/{kind.value}")
    while makers:
        name = rng.choices(list(makers), [weights[maker] for maker in makers])[0]
        question = next(makers[name], None)
        if question is None:
            del makers[name]
        else:
            yield question


def _made(view: View, name: str, seed: int) -> Iterator[GoldQuestion]:
    matters = list(view.matters)
    Random(f"{seed}/{name}").shuffle(matters)
    for matter in matters:
        rng = Random(f"{seed}/{name}/{matter.id}")
        lang = "en" if rng.random() < mix()["english_share"] else "sv"
        if question := MAKERS[name](Asker(view, lang, rng), matter):
            yield question


def _role(kind: QuestionKind, rng: Random) -> Role:
    parts: dict[str, int] = mix()["roles"][kind.value]
    return Role(rng.choices(list(parts), list(parts.values()))[0])
