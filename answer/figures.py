"""Whether words hold the figure that a question asks for: money, a share, an area, or the number of something."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import dropwhile, takewhile

from answer.glossary import swedish_words
from answer.lexicon import lexicon
from answer.models import Question
from answer.terms import question_stems, said_share
from index.words import is_akin, stems

MUCH_OF_THE_TOPIC = 0.4
MIN_HEAD = 4  # letters: "barn" of "småbarn"
_COUNT = "figure:count"
NEAR = 30  # characters behind a figure, where what it counts stands
_ANYBODY = re.compile(
    r"person|människ|individ|invånare|\w*boende\b|stycken|gånger|(?:jobbar|arbetar|bor|bodde|svarade|deltog|använder|sökte)\b"
)
# What is counted ("hur många nya lägenheter") or measured ("hur stor var omsättningen").
_ASKS_COUNT = re.compile(r"\b(?:hur många|vilket antal|antalet)\s+(?P<counted>(?:[\wåäö-]+\s*){1,3})")
_ASKS_SIZE = re.compile(
    r"\b(?:hur (?:stor|hög|låg)\w*|how (?:large|big|high|low))\s+(?:är|var|blev|blir|is|was|will be)\s+"
    r"(?:den |det |de |the )?(?P<counted>[\wåäö-]+)"
)
_BEFORE_COUNTED = frozenset(
    [
        "nya",
        "fler",
        "flera",
        "andra",
        "olika",
        "egna",
        "av",
        "de",
        "dessa",
        "of",
        "the",
        "new",
        "more",
        "other",
        "different",
    ]
)
# A stretch of time is told by its own figure: "per år" is none.
_ASKS_TIME = re.compile(r"(?P<unit>år|månader|veckor|dagar|timmar|minuter)\b")
_NUMBER = re.compile(
    r"\d|\b(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio|hundra|tusen|hälften|ingen|inget|inga)\b"
)
# "Hur höga halter": a measure is told in figures, not by the "två" of "två av ytorna".
_MEASURED = re.compile(r"\d|\b(?:noll|halv\w*|hälften|dubbel\w*|\w*(?:tredjedel|fjärdedel|femtedel|tiondel)\w*)\b")
_ASKS_MEASURE = re.compile(
    r"\bhur (?:hög|låg|stor|lång|bre|tjock|tung|djup)\w*|\bhow (?:high|low|large|big|wide|deep)\b"
)
# Figures that count nothing: days, years, paragrafer, numbers of points, diarienummer.
_NO_COUNT = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december)(?: \d{4})?|§+\s*\d+|(?<![\d,])(?:19|20)\d\d\b|^\s*\d{1,2}[.)]\s|\bpunkt(?:en|erna)?\s+[\d,och ]+"
    r"|\b\w+[-/ ]?\d{4}[-/:]\d+"
    # a number that is a name: "Bergvägen 3 och", "punkten 4."
    r"|\b[a-zåäö]{4,}(?:en|an|et) \d{1,3}[a-z]?(?=\s*(?:och|samt|i|på|vid|till|[.;)]|$))"
)
# A figure may be told in another unit: a fee is raised by some per cent.
_ALSO = {"figure:money": "figure:share"}


def lacks_figure(question: Question, quotes: Iterable[str]) -> bool:
    """Tell whether the question asks for a figure and none of the quotes has one of that sort.

    What is told in a unit needs a unit beside it, or one that may stand for it. A count needs
    what is counted in the same quote, told by the stems of the words after "hur många"; a measure ("hur höga") is no
    number of things. People are counted by many names ("personer" as "unika individer"): there a quote that says much
    of the topic will do.
    """
    if "number" not in question.wanted:
        return False
    low = question.standalone.lower()
    lows = [quote.lower() for quote in quotes]
    if asked := set(_sorts_asked(low)):
        told = asked | {_ALSO[name] for name in asked if name in _ALSO}
        return not any(_sorts()[name][1].search(text) for name in told for text in lows)
    if (sized := _ASKS_SIZE.search(low)) and not _says_any(_counted(sized["counted"]), " ".join(lows)):
        return True
    counted = _ASKS_COUNT.search(low)
    texts = [_without_units(without_days(text)) if counted else without_days(text) for text in lows]
    wanted = _counted(counted["counted"]) if counted else []
    least = MUCH_OF_THE_TOPIC if counted and _ANYBODY.match(counted["counted"]) else math.inf
    if counted and (time := _ASKS_TIME.match(counted["counted"])):
        return not any(re.search(rf"(?:{_NUMBER.pattern})\W+(?:\w+ )?{time['unit'][:4]}", text) for text in texts)
    figure = _MEASURED if not counted and _ASKS_MEASURE.search(low) else _NUMBER
    return not any(
        figure.search(text)
        and (not wanted or _says_any(wanted, text) or said_share(question_stems(question), text) >= least)
        for text in texts
    )


def figures_held(question: Question, text: str) -> frozenset[str]:
    """Return the sorts of figure asked for that words hold: a count for the "540 elever" of "hur många elever", money
    for an amount of "vad kostade"; none where no figure is asked for."""
    if "number" not in question.wanted:
        return frozenset()
    low = question.standalone.lower()
    held = {name for name in _sorts_asked(low) if _sorts()[name][1].search(text.lower())}
    counted = _ASKS_COUNT.search(low)
    wanted = _counted(counted["counted"])[:2] if counted else []
    bare = without_days(text.lower())
    if any(_says_any(wanted, bare[found.end() : found.end() + NEAR]) for found in _NUMBER.finditer(bare)):
        held.add(_COUNT)
    return frozenset(held)


def _counted(words: str) -> list[str]:
    """Return the stems of what is counted: of the words up to the first that says nothing of it, in Swedish."""
    named = dropwhile(_BEFORE_COUNTED.__contains__, words.split())
    said = " ".join(takewhile(lambda word: word not in lexicon().stopwords, named))
    return list(stems(f"{said} {swedish_words(said)}"))


def _without_units(text: str) -> str:
    """Return the text without the figures that have a unit: "50 procent" is no count."""
    for _, holds in _sorts().values():
        text = re.sub(rf"[\d.,\s]*(?:{holds.pattern})\w*", " ", text)
    return text


def without_days(low: str) -> str:
    """Return the lower-cased text without the figures that count nothing."""
    return _NO_COUNT.sub(" ", low)


def sorts_of_figures() -> tuple[str, ...]:
    """Return the names of all sorts of figure: no words of a text, which are stemmed and have no colon."""
    return (_COUNT, *_sorts())


def _sorts_asked(low: str) -> tuple[str, ...]:
    """Return the sorts of figure with a unit that a lower-cased question asks for."""
    return tuple(name for name, (asks, _) in _sorts().items() if asks.search(low))


@cache
def _sorts() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return for each sort of data/figures.toml how it is asked for and how it is held."""
    with files("answer.data").joinpath("figures.toml").open("rb") as file:
        rows = tomllib.load(file)["sort"]
    return {
        f"figure:{row['name']}": (re.compile("|".join(row["asks"])), re.compile("|".join(row["holds"]))) for row in rows
    }


def _says_any(wanted: Iterable[str], text: str) -> bool:
    said = stems(text)
    return any(
        one == other or is_akin(one, other) or (len(other) >= MIN_HEAD and one.endswith(other))
        for one in wanted
        for other in said
    )
