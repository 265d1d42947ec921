"""The dialogue of `beslut eval new`: what is not given is asked for on a terminal, and proposed where it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli_eval_output import say_suggestions
from cli_output import say, say_json, tell
from eval.models import Gold, GoldQuestion, QuestionKind, Role
from ingest.errors import UsageError

if TYPE_CHECKING:
    from eval.lint import Fault
    from eval.new import Suggestion
    from eval.texts import Texts
    from index.archive import Archive

Prompt = Callable[[str, str], str]  # label, default -> what the author writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the author said on the command line."""

    question: str = ""
    kind: QuestionKind | None = None
    role: Role | None = None
    lang: str | None = None
    id: str = ""
    evidence: tuple[str, ...] = ()  # numbers of suggestions, or own words
    answer: str = ""
    must_include: tuple[str, ...] = ()
    must_not_include: tuple[str, ...] = ()


def write_question(
    archive: Archive,
    file: Path,
    given: Given,
    *,
    prompt: Prompt | None,
    only_suggest: bool = False,
    force: bool = False,
    as_json: bool = False,
) -> bool:
    """Return whether the question was written; one with faults is only where the author says so.

    Args:  prompt: asks the author; None where nobody can be asked.
    Raises:  UsageError: something is missing or can't be understood, and nobody can be asked.
    """
    from eval.dataset import question_record
    from eval.new import append, faults_of, suggest
    from eval.texts import Texts

    question = given.question or _required(prompt, "Question", "--question")
    suggestions = suggest(archive, question)
    if only_suggest:
        _show(suggestions, as_json=as_json)
        return True
    texts = Texts(archive.catalog)
    drafted = _drafted(replace(given, question=question), suggestions, file, texts, prompt)
    faults = faults_of(texts, file, drafted)
    written = not faults or force or _wanted_all_the_same(faults, file, prompt)
    if written:
        append(file, drafted)
    if as_json:
        say_json({"written": written, "question": question_record(drafted), "faults": faults})
    elif written:
        say(f"{file}: {drafted.id} is written{f' with {len(faults)} faults' if faults else ''}.")
    if faults and (force or prompt is None):
        _tell_faults(faults, file, written=written)
    return written


def _show(suggestions: Sequence[Suggestion], *, as_json: bool) -> None:
    if as_json:
        say_json(suggestions)
    else:
        say_suggestions(suggestions)


def _required(prompt: Prompt | None, label: str, option: str) -> str:
    answered = prompt(label, "") if prompt else ""
    if not answered:
        raise UsageError(f"{label} is missing.", remedy=f"Give {option}, or run the command on a terminal.")
    return answered


def _drafted(
    given: Given, suggestions: Sequence[Suggestion], file: Path, texts: Texts, prompt: Prompt | None
) -> GoldQuestion:
    """Return the question with everything given, proposed and written by the author."""
    from eval.new import draft, free_id, questions_in

    kind = given.kind or QuestionKind(_one_of(prompt, "Kind", list(QuestionKind), QuestionKind.FACT))
    role = given.role or Role(_one_of(prompt, "Who asks", list(Role), Role.EVALUATOR))
    chosen = given.evidence
    if prompt and not chosen and kind is not QuestionKind.UNANSWERABLE:
        say_suggestions(suggestions)
        numbers = prompt("Evidence: the numbers of the sentences that answer it, with blanks between", "")
        chosen = tuple(numbers.replace(",", " ").split())
    numbered = [_by_number(suggestions, one) for one in chosen if one.isdigit()]
    own = tuple(one for one in chosen if not one.isdigit())
    drafted = draft(
        given.question,
        numbered,
        id=given.id or free_id(questions_in(file)),
        kind=kind,
        role=role,
        lang=given.lang or "sv",
    )
    drafted = replace(
        drafted,
        docs=tuple(dict.fromkeys([*drafted.docs, *(stem for words in own for stem in _holding(texts, words))])),
        evidence=drafted.evidence + own,
        answer=given.answer or " ".join([*drafted.evidence, *own]),
        must_include=given.must_include,
        must_not_include=given.must_not_include,
    )
    return _gone_through(drafted, given, prompt) if prompt else drafted


def _one_of(prompt: Prompt | None, label: str, values: Sequence[str], default: str) -> str:
    answered = prompt(f"{label} ({', '.join(values)})", default) if prompt else default
    while prompt and answered not in values:
        tell(f"{answered} is none of them.")
        answered = prompt(label, default)
    return answered


def _by_number(suggestions: Sequence[Suggestion], number: str) -> Suggestion:
    if not 1 <= int(number) <= len(suggestions):
        raise UsageError(
            f"There is no suggestion {number}.",
            remedy=f"There are {len(suggestions)}; see them with --suggest, or give the words themselves.",
        )
    return suggestions[int(number) - 1]


def _holding(texts: Texts, words: str) -> tuple[str, ...]:
    """Return the first document that holds the words; the check tells where none does."""
    from eval.normal import squash

    wanted = squash(words)
    return tuple(stem for stem in sorted(texts.stems) if wanted in texts.squashed(stem))[:1]


def _gone_through(drafted: GoldQuestion, given: Given, prompt: Prompt) -> GoldQuestion:
    """Return the draft as the author wants it; an empty answer to a prompt keeps what is proposed."""
    gold = drafted.gold
    day = prompt("Gold date (2021-03-09; - for none)", gold.date.isoformat() if gold.date else "")
    gold = Gold(
        date=_day(day, prompt),
        dnr=_none_for_dash(prompt("Gold diarienummer (- for none)", gold.dnr or "")),
        body=_none_for_dash(prompt("Gold body (- for none)", gold.body or "")),
        parties=_listed(prompt("Gold parties, with ; between (- for none)", "; ".join(gold.parties))),
        persons=_listed(prompt("Gold persons, with ; between (- for none)", "; ".join(gold.persons))),
    )
    return replace(
        drafted,
        gold=gold,
        docs=_listed(prompt("Documents, with ; between", "; ".join(drafted.docs))),
        answer=given.answer or prompt("Reference answer", drafted.answer),
        must_include=given.must_include or _listed(prompt("A right answer says (a|b; c)", "")),
        must_not_include=given.must_not_include or _listed(prompt("A right answer does not say (a; b)", "")),
    )


def _day(text: str, prompt: Prompt) -> date | None:
    while _none_for_dash(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            tell(f"{text} is no date.")
            text = prompt("Gold date (2021-03-09; - for none)", "")
    return None


def _none_for_dash(text: str) -> str | None:
    return None if text.strip() in {"", "-"} else text.strip()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(";") if _none_for_dash(one))


def _wanted_all_the_same(faults: Sequence[Fault], file: Path, prompt: Prompt | None) -> bool:
    if prompt is None:
        return False
    _tell_faults(faults, file, written=False)
    return prompt("Write it all the same? (yes, no)", "no").casefold() in {"y", "yes", "j", "ja"}


def _tell_faults(faults: Sequence[Fault], file: Path, *, written: bool) -> None:
    for fault in faults:
        tell(f"{file}, line {fault.line} ({fault.id}): {fault.what}\n    {fault.remedy}")
    if not written:
        tell("It is not written: mend it, or use --force.")
