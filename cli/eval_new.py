"""The dialogue of `beslut eval new`: what is not given is asked for on a terminal, and proposed where it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cli.eval_output import say_suggestions
from cli.output import say, say_json, tell
from eval.models import GoldQuestion, QuestionKind, Role
from ingest.errors import UsageError
from prompts import LANGUAGES

if TYPE_CHECKING:
    from eval.lint import Fault
    from eval.new import Suggestion
    from eval.texts import Texts
    from index.archive import Archive

Prompt = Callable[[str, str], str]  # label, default -> what the author writes


def write_question(
    archive: Archive,
    file: Path,
    asked: GoldQuestion,
    evidence: Sequence[str],
    *,
    prompt: Prompt | None,
    only_suggest: bool = False,
    force: bool = False,
    as_json: bool = False,
) -> bool:
    """Return whether the question was written; one with faults is only where the author says so.

    Args:
        asked: what the author gave; an empty id means the next free one.
        evidence: numbers of suggestions, or words of a document.
        prompt: asks the author, with what is given or proposed as default; None where nobody can be asked.
    Raises:  UsageError: the question is missing, or a number is none of the suggestions.
    """
    from eval.dataset import question_record
    from eval.new import append, faults_of, suggest
    from eval.texts import Texts

    asked = _begun(asked, prompt) if prompt else asked
    if not asked.question:
        raise UsageError("The question is missing.", remedy="Give --question, or run the command on a terminal.")
    suggestions = suggest(archive, asked.question, kind=asked.kind)
    if only_suggest:
        _show(suggestions, as_json=as_json)
        return True
    texts = Texts(archive.catalog)
    drafted = _drafted(asked, evidence, suggestions, file=file, texts=texts, prompt=prompt)
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


def _begun(asked: GoldQuestion, prompt: Prompt) -> GoldQuestion:
    return replace(
        asked,
        question=prompt("Question", asked.question),
        kind=QuestionKind(_one_of("Kind", list(QuestionKind), asked.kind, prompt)),
        role=Role(_one_of("Who asks", list(Role), asked.role, prompt)),
        lang=_one_of("Language", LANGUAGES, asked.lang, prompt),
    )


def _one_of(label: str, values: Sequence[str], default: str, prompt: Prompt) -> str:
    while (answered := prompt(f"{label} ({', '.join(values)})", str(default))) not in values:
        tell(f"{answered} is none of them.")
    return answered


def _drafted(
    asked: GoldQuestion,
    evidence: Sequence[str],
    suggestions: Sequence[Suggestion],
    *,
    file: Path,
    texts: Texts,
    prompt: Prompt | None,
) -> GoldQuestion:
    """Return the question with everything given, proposed and, where the author can be asked, confirmed."""
    from eval.new import draft, free_id, questions_in, with_words

    if prompt and not evidence and asked.kind is not QuestionKind.UNANSWERABLE:
        say_suggestions(suggestions)
        numbers = prompt("Evidence: the numbers of the sentences that answer it, with blanks between", "")
        evidence = numbers.replace(",", " ").split()
    drafted = draft(asked, [_by_number(suggestions, one) for one in evidence if one.isdigit()])
    for words in evidence:
        if not words.isdigit():
            drafted = with_words(drafted, words, texts)
    drafted = replace(drafted, id=asked.id or free_id(questions_in(file)))
    return _gone_through(drafted, prompt) if prompt else drafted


def _by_number(suggestions: Sequence[Suggestion], number: str) -> Suggestion:
    if not 1 <= int(number) <= len(suggestions):
        raise UsageError(
            f"There is no suggestion {number}.",
            remedy=f"There are {len(suggestions)}; see them with --suggest, or give the words themselves.",
        )
    return suggestions[int(number) - 1]


def _gone_through(drafted: GoldQuestion, prompt: Prompt) -> GoldQuestion:
    """Return the draft as the author wants it; an empty answer to a prompt keeps what is proposed."""
    gold = drafted.gold
    return replace(
        drafted,
        docs=_listed(prompt("Documents (a; b)", "; ".join(drafted.docs))),
        gold=replace(
            gold,
            date=_day(prompt, gold.date),
            dnr=_none_for_dash(prompt("Gold diarienummer (- for none)", gold.dnr or "")),
            body=_none_for_dash(prompt("Gold body (- for none)", gold.body or "")),
            parties=_listed(prompt("Gold parties (S; M, - for none)", "; ".join(gold.parties))),
            persons=_listed(prompt("Gold persons (a; b, - for none)", "; ".join(gold.persons))),
        ),
        answer=prompt("Reference answer", drafted.answer),
        must_include=_listed(prompt("A right answer says (a|b; c)", "; ".join(drafted.must_include))),
        must_not_include=_listed(prompt("A right answer does not say (a; b)", "; ".join(drafted.must_not_include))),
    )


def _day(prompt: Prompt, proposed: date | None) -> date | None:
    while text := _none_for_dash(
        prompt("Gold date (2021-03-09, - for none)", proposed.isoformat() if proposed else "")
    ):
        try:
            return date.fromisoformat(text)
        except ValueError:
            tell(f"{text} is no date.")
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
