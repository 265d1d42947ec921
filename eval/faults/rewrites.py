"""Faithful rewrites of a draft: its facts in other words and orders, days, parties and numbers in other forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice
from random import Random
from typing import Any

from answer.models import Answer, Citation
from eval.faults.models import Case
from ingest.dates import find_dates
from ingest.parties import NATIONAL_ORDER, party_name


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(files("eval.data").joinpath("faults.toml").read_text(encoding="utf-8"))


MONTHS: dict[str, list[str]] = {lang: words.split() for lang, words in table()["months"].items()}
_MARKERS = re.compile(r"\s*((?:\[\d+\])+)\s*([.:!?]?)\s*$")
_QUOTE = re.compile(r"”[^”]*”")
_ENGLISH_DAY = re.compile(r"\b(\d{1,2}) (" + "|".join(MONTHS["en"]) + r") (\d{4})\b")
_SMALL: dict[str, list[str]] = {lang: words.split() for lang, words in table()["numerals"].items()}
PER_CITATION = 2  # shapes tried of each group
MAX_QUOTE_WORDS = 25


def rewrites(question_id: str, draft: Answer) -> Iterator[Case]:
    """Yield rewrites of the draft's sentences, and sentences that tell of its citations; always the same ones."""
    rng = Random(f"{question_id}/rewrites")
    lang = draft.question.lang
    for sentence in sentences(draft):
        for shape, text in _reworded(sentence, lang, rng):
            if text != sentence:
                yield Case(question_id=question_id, kind="", shape=shape, text=text, draft=draft)
    for one in draft.citations:
        for shape, text in _retold(one, lang, rng):
            yield Case(question_id=question_id, kind="", shape=shape, text=text, draft=draft)
    yield from (
        Case(question_id=question_id, kind="", shape="vote", text=text, draft=draft) for text in _votes(draft, rng)
    )


def sentences(draft: Answer) -> tuple[str, ...]:
    """Return the draft's sentences: each ends in its markers."""
    ends = [match.end() for match in re.finditer(r"(?:\[\d+\])+[.:!?]?(?=\s|$)", draft.text)]
    starts = [0, *ends[:-1]]
    return tuple(draft.text[start:end].strip() for start, end in zip(starts, ends, strict=True))


def _reworded(sentence: str, lang: str, rng: Random) -> Iterator[tuple[str, str]]:
    outside = _QUOTE.sub(lambda found: "\x00" * len(found[0]), sentence)
    if markers := _MARKERS.search(sentence):
        yield "markers after the full stop", f"{sentence[: markers.start()]}. {markers[1]}"
        numbers = ", ".join(re.findall(r"\d+", markers[1]))
        yield "markers in one bracket", f"{sentence[: markers.start()]} [{numbers}]."
    yield "other form of day", _other_days(sentence, outside, lang)
    yield "parties by name", _by_name(sentence, outside, lang)
    yield "numbers in words", _in_words(sentence, outside, lang)
    lead = rng.choice(table()["leads"][lang])
    if not re.match(r"(?:Ja|Nej|Yes|No)\b", sentence):
        yield "a lead", f"{lead}{sentence}" if lead.endswith(": ") else f"{lead.rstrip('. ')}: {sentence}"
    quote = next((found for found in _QUOTE.finditer(sentence) if ". " in found[0]), None)
    if quote:
        yield "shorter quote", sentence.replace(quote[0], f"{quote[0].split('. ')[0]}.”", 1)


def _other_days(sentence: str, outside: str, lang: str) -> str:
    for one in reversed(find_dates(outside)):
        lead = "den " if sentence[: one.start].endswith("den ") else ""
        sentence = f"{sentence[: one.start - len(lead)]}{one.date.isoformat()}{sentence[one.end :]}"
    if lang == "en":
        return _ENGLISH_DAY.sub(r"\2 \1, \3", sentence)
    return sentence


def _by_name(sentence: str, outside: str, lang: str) -> str:
    spots = list(re.finditer(rf"(?<![\w(,/-])(?<!\d )(?:{'|'.join(NATIONAL_ORDER)})(?=[\s,.]|$)(?![^(]*\))", outside))
    for match in reversed(spots):
        sentence = f"{sentence[: match.start()]}{party_name(match[0], lang)}{sentence[match.end() :]}"
    return sentence


def _in_words(sentence: str, outside: str, lang: str) -> str:
    spots = list(
        re.finditer(
            r"(?<![\w\[/§.,–-] )(?<![\w\[/§.,–-])\d{1,2}(?= (?:Ja|Nej|ledam|members|paragraf|omröst|votes))", outside
        )
    )
    for match in reversed(spots):
        if 2 <= int(match[0]) < len(_SMALL[lang]):
            sentence = f"{sentence[: match.start()]}{_SMALL[lang][int(match[0])]}{sentence[match.end() :]}"
    return sentence


def _retold(one: Citation, lang: str, rng: Random) -> Iterator[tuple[str, str]]:
    known = _variables(one, lang)
    shapes = {name: rng.sample(table()[name][lang]["shapes"], PER_CITATION) for name in ("acts", "quoted", "place")}
    if one.date and one.organ:
        for shape in shapes["place"]:
            if (one.diarienummer or "{dnr}" not in shape) and (one.title or "{title}" not in shape):
                yield f"place, {lang}", shape.format(**known)
    verbs = table()["acts"][lang]["verbs"]
    if (one.persons or one.parties) and one.kind.value in verbs and one.date and one.organ:
        verb = str(verbs[one.kind.value])
        noun = str(table()["acts"][lang]["nouns"][one.kind.value])
        first, _, rest = verb.partition(" ")
        known |= {"verb": verb, "verb_first": first, "verb_rest": f" {rest}", "noun": noun, "Noun": noun.capitalize()}
        yield from ((f"act, {lang}", shape.format(**known)) for shape in shapes["acts"])
        quote = _own_sentence(one.quote)
        if quote:
            known |= {"quote": quote, "plain": quote[0].lower() + quote[1:].rstrip(". ")}
            yield from ((f"quoted, {lang}", shape.format(**known)) for shape in shapes["quoted"])


def _own_sentence(quote: str) -> str:
    """Return a sentence of the quote that stands by itself, "" where there is none of fitting length."""
    candidates = (
        piece
        for piece in re.split(r"(?<=[.!?])\s+", quote)
        if not re.search(r"[”\"“…]|\b(?:vi|vår\w*|jag|oss)\b", piece, re.I)
    )
    fitting = (
        piece
        for piece in candidates
        if 4 <= len(piece.split()) <= MAX_QUOTE_WORDS and piece[0].isupper() and piece.endswith(".")
    )
    return next(islice(fitting, 1), "")


def _variables(one: Citation, lang: str) -> dict[str, str]:
    who = [party_name(code, lang) if lang == "en" else code for code in one.parties]
    if one.persons:
        letters = f" ({one.parties[0]})" if len(one.parties) == 1 else ""
        who = [f"{name}{letters}" for name in one.persons]
    joined = (
        who[-1]
        if len(who) == 1
        else f"{', '.join(who[:-1])} {'och' if lang == 'sv' else 'and'} {who[-1]}"
        if who
        else ""
    )
    day = one.date or date(2000, 1, 1)
    written = f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"
    return {
        "who": joined,
        "organ": one.organ,
        "Organ": one.organ.capitalize(),
        "day": f"den {written}",
        "daydate": written,
        "isoday": day.isoformat(),
        "usday": f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}",
        "place": f"{one.organ} den {written}",
        "paragraf": f", § {one.paragraf}" if one.paragraf else "",
        "dnr": one.diarienummer[0] if one.diarienummer else "",
        "title": one.title,
        "n": f"[{one.n}]",
    }


def _votes(draft: Answer, rng: Random) -> Iterator[str]:
    for vote in draft.facts.votes[:1]:
        ja, nej, *_ = vote.split("-")
        told = next((text for text in sentences(draft) if ja in text and nej in text), "")
        if markers := _MARKERS.search(told):
            for shape in rng.sample(table()["vote"][draft.question.lang]["shapes"], PER_CITATION):
                yield shape.format(ja=ja, nej=nej, n=markers[1])
