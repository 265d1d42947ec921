"""How questions are worded: the tables of data/question.toml, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answer.models import Intent
from index.words import stems
from ingest.models import Outcome, StatementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    intents: tuple[tuple[Intent, re.Pattern[str]], ...]  # in order of precedence
    wanted: tuple[tuple[str, re.Pattern[str]], ...]  # "number", "date", "person", "reason"
    kinds: tuple[tuple[StatementKind, re.Pattern[str]], ...]
    matters: tuple[tuple[str, re.Pattern[str]], ...]  # how the title of such a matter begins
    outcomes: tuple[tuple[Outcome, re.Pattern[str]], ...]
    year_names: tuple[str, ...]  # words that a year belongs to: "budget 2026"
    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    organs: dict[str, str]
    english_organs: dict[str, str]
    places: dict[str, str]
    stopwords: frozenset[str]
    stop_stems: frozenset[str]  # stop words in any of their forms
    phrases: re.Pattern[str]  # ways to ask, of words that may name a matter where they stand alone: "på egen hand"
    hello: re.Pattern[str]  # small talk: greetings, thanks, who are you
    outside: re.Pattern[str]  # what no archive of decisions can do: write a speech, tell the weather
    english: frozenset[str]  # the English stop words alone: they tell the language
    swedish: frozenset[str]

    def is_function_word(self, word: str) -> bool:
        """Tell whether the lower-cased word says nothing of what a question is about."""
        return word in self.stopwords or all(stem in self.stop_stems for stem in stems(word))


@cache
def lexicon() -> Lexicon:
    """Return the tables; patterns are for lower-cased text."""
    with files("answer.data").joinpath("question.toml").open("rb") as file:
        data = tomllib.load(file)
    words = {name: frozenset(text.split()) for name, text in data["stopwords"].items()}
    return Lexicon(
        intents=tuple((Intent(row["name"]), _any_of(row["cues"])) for row in data["intent"]),
        wanted=tuple((row["name"], _any_of(row["cues"])) for row in data["wanted"]),
        kinds=tuple((StatementKind(name), _any_of(cues)) for name, cues in data["kinds"].items()),
        matters=tuple((name, _any_of(cues)) for name, cues in data["matters"].items()),
        outcomes=tuple((Outcome(name), _any_of(cues)) for name, cues in data["outcomes"].items()),
        year_names=tuple(data["year_names"]["words"]),
        months=data["months"],
        seasons={name: (first, last) for name, (first, last) in data["seasons"].items()},
        organs=data["organs"],
        english_organs=data["english_organs"],
        places=data["places"],
        stopwords=words["sv"] | words["en"] | words["cues"],
        stop_stems=frozenset(stem for word in words["forms"] for stem in stems(word)),
        phrases=_any_of(data["phrases"]["cues"]),
        hello=_any_of(data["hello"]["cues"]),
        outside=_any_of(data["outside"]["cues"]),
        english=words["en"] - words["sv"],
        swedish=words["sv"] - words["en"],
    )


def with_swedish_organs(text: str) -> str:
    """Return the lower-cased text with the English names of organs put into Swedish."""
    text = text.replace("’", "'")
    for english, swedish in lexicon().english_organs.items():
        text = text.replace(english, swedish)
    return text


def language_of_question(text: str) -> str:
    """Return "en" when English function words outnumber Swedish ones, else "sv"; langdetect needs longer texts."""
    words = re.findall(r"[a-zåäö]+", text.lower())
    table = lexicon()
    english = sum(word in table.english for word in words)
    swedish = sum(word in table.swedish for word in words)
    # An English question names Swedish matters by their names: their letters count only where no word is English.
    letters = 0 if english else sum(bool(re.search("[åäö]", word)) for word in words)
    return "en" if english > swedish + letters else "sv"


def _any_of(cues: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in cues))
