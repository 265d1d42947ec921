"""The words that answer a question best, among the passages found.

1. A sentence scores by the share of the topic it says, each word weighed by how rare it is among the candidates (so the
   words all candidates share count little and the ones that set them apart count much), by the rank of its passage,
   and by holding the sort of word that is asked for (a number, a date, a name, a reason). What a sentence that was
   taken says counts less in the next: a question may ask two things.
2. Headings, titles and contents say nothing of their own and are left out.
3. The best sentence is quoted with the one after it, which often holds what it leads up to, and with the points of a
   list that it introduces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answer.figures import figures_held, sorts_of_figures
from answer.models import Intent, Question
from answer.quotes import after_heading
from answer.tables import Row, extreme, rows_of
from answer.terms import asked_words, said_share, said_shares, weighed, weights_among
from index.models import Hit
from index.sentences import LIST_POINT, sentences
from index.words import stems
from ingest.models import SectionKind

N_PASSAGES = 20
WEIGHT_WANTED = 0.15
WEIGHT_COUNTED = 0.3  # the very figure, date or name asked for
WEIGHT_CAUSE = 0.2  # besides: the sentence says by what something came about
WEIGHT_RANK = 0.6
WEIGHT_NEIGHBOUR = 0.25  # a sentence gains from what the one before it says: "Han menade att ..."
WEIGHT_CONTENTS = 0.5  # of sections that list papers, people and ballots
WEIGHT_QUESTION = 0.6  # a question that the text asks answers none
SAID_AGAIN = 0.5  # a word that is quoted already counts less in the next sentence
MAX_QUOTES = 12  # more than an answer has room for
MIN_WORDS = 4
# A sentence with this share of its words in the header of its passage is the title again.
TITLE_AGAIN = 0.7
MAX_FOLLOWING_WORDS = 35
MAX_LIST_WORDS = 60
_CONTENTS = frozenset(
    {SectionKind.HUVUD, SectionKind.EXPEDIERING, SectionKind.HANDLINGAR, SectionKind.BILAGA, SectionKind.OMROSTNING}
)
_WANTED = {
    "number": re.compile(r"\d|\b(?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|procent|miljon)"),
    "date": re.compile(r"\b\d{4}\b|\b\d{1,2} [a-z]{3,9}\b"),
    "person": re.compile(r"\b[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+"),
    "list": re.compile(
        r"\b(?:det ena|den ena|det första|den första|dels|för det första|både)\b"
        r"|\w, [\w&\s-]{2,50}(?:, [\w&\s-]{2,50}){0,9}\s(?:och|samt)\s\w"
    ),
    "against": re.compile(
        r"\b(?:inte|ingen|inget|inga|emot|nej|avvisar|avstyrker|kritisk\w*|orimlig\w*|oroande|oroar"
        r"|tråkigt|beklag\w*|besvik\w*|missar|missat|brist\w*|saknas)\b"
    ),
    "reason": re.compile(
        r"\b(?:eftersom|därför|då |för att|anser|menar|bedöm|skäl|orsak|risk|istället|i stället|borde|bör|beror|berodde"
        r"|till följd av|på grund av|med anledning av|förklaras|främst på)"
    ),
}
_BACK = re.compile(
    r"(?:Det|Detta|Dessa|Den|De|Denna|Han|Hon|Därför|Därmed|Dock|Men|Däremot|Sådana?|Dit|Där|Båda)\s+"
    r"(?:är|var|har|hade|ska|skulle|kan|bör|blir|blev|gäller|innebär|leder|medför|anser|menar|görs|finns|dock)\b"
)
_WORD = re.compile(r"[a-zåäö]{4}")
_CAUSE = re.compile(r"\b(?:beror|berodde|till följd av|på grund av|orsaka\w*|förklaras)\b")
_INTRODUCES = re.compile(r"(?::|\b(?:följande|nedan|vilka är|dessa är)[.:]?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a passage: passage.text[start:end]."""

    hit: Hit
    start: int
    end: int
    score: float
    said: float  # the share of what is asked that the words say, a figure asked for counted as much
    is_row: bool = False  # of a table: it stands by itself
    head: tuple[int, int] | None = None  # where the head of the table stands

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that may be quoted. `says` holds the share of each asked word that it says, `base` what it scores
    besides."""

    quote: Quote
    says: dict[str, float]
    base: float
    factor: float

    def score(self, weights: dict[str, float], total: float) -> float:
        return self.factor * (self.base + weighed(self.says, weights) / total)


def best_quotes(question: Question, hits: Sequence[Hit], *, n_passages: int = N_PASSAGES) -> list[Quote]:
    """Return stretches of the passages, best first; none overlap."""
    hits = list(hits)[:n_passages]
    if not hits:
        return []
    weights = weights_among(asked_words(question), [hit.passage.text for hit in hits])
    total = sum(weights.values()) or 1.0
    top = hits[0].score or 1.0
    by_hit = [_candidates(question, weights, replace(hit, score=hit.score / top)) for hit in hits]
    weights |= dict.fromkeys(sorts_of_figures(), WEIGHT_COUNTED * total)
    places = {(row, at) for row, own in enumerate(by_hit) for at in range(len(own))}
    found: list[Quote] = []
    while places and len(found) < MAX_QUOTES:
        row, at = min(places, key=lambda place: (-by_hit[place[0]][place[1]].score(weights, total), place))
        own = by_hit[row]
        last = _last_to_quote([one.quote for one in own], at)
        first = at - _leans_back([one.quote for one in own], at, is_free=(row, at - 1) in places)
        places -= {(row, n) for n in range(first, last + 1)}
        found.append(replace(own[at].quote, start=own[first].quote.start, end=own[last].quote.end))
        said = {word for one in own[first : last + 1] for word, share in one.says.items() if share}
        weights = {word: weight * (SAID_AGAIN if word in said else 1.0) for word, weight in weights.items()}
    return found


def _candidates(question: Question, weights: dict[str, float], hit: Hit) -> list[_Candidate]:
    """Return the sentences of a passage that say something of their own, in order."""
    passage = hit.passage
    header = set(stems(passage.header))
    total = sum(weights.values()) or 1.0
    factor = WEIGHT_CONTENTS if passage.section_kind in _CONTENTS else 1.0
    # A look-up asks for nothing but that sort of word.
    wanted = WEIGHT_COUNTED if question.intent is Intent.LOOKUP else WEIGHT_WANTED
    found: list[_Candidate] = []
    before = 0.0
    for first, end in sentences(passage.text):
        start = first if first else after_heading(passage.text, passage.heading)
        text = passage.text[start:end]
        if rows := rows_of(text):
            found += _rows(question, weights, hit, start, rows)
            continue
        own = stems(text)
        is_short = len(own) < MIN_WORDS and not LIST_POINT.match(text)
        if is_short or not _WORD.search(text):  # "Dnr KS-2022-00065"
            continue
        if sum(word in header for word in own) >= TITLE_AGAIN * len(own):
            continue
        says = said_shares(weights, own)
        base = WEIGHT_NEIGHBOUR * before + WEIGHT_RANK * hit.score
        base += holds_wanted(question.wanted, text, weight=wanted)
        base += WEIGHT_CAUSE if "reason" in question.wanted and _CAUSE.search(text) else 0.0
        # A sort of figure that is asked for counts as a word: once it is quoted, the next may be of the other sort.
        figures = dict.fromkeys(figures_held(question, text), 1.0)
        before = weighed(says, weights) / total
        asks = WEIGHT_QUESTION if text.rstrip().endswith("?") else 1.0
        said = before + WEIGHT_COUNTED * len(figures)
        quote = Quote(hit=hit, start=start, end=end, score=factor * asks * (base + said), said=said)
        found.append(_Candidate(quote=quote, says=says | figures, base=base, factor=factor * asks))
    return found


def _rows(
    question: Question, weights: dict[str, float], hit: Hit, start: int, rows: Sequence[Row]
) -> Iterable[_Candidate]:
    """Yield the rows of a table at passage.text[start:], each with the head; the row that has the most or the least,
    where that is asked for, stands for all that the table and its passage say."""
    whole = hit.passage.text
    total = sum(weights.values()) or 1.0
    text = whole[start : start + rows[-1].end]
    top = extreme(question.standalone.lower(), text, list(rows))
    for row in rows:
        head = text[row.head_start : row.head_end]
        says = said_shares(weights, stems(whole if row is top else f"{head}\n{text[row.start : row.end]}"))
        base = WEIGHT_RANK * hit.score + holds_wanted(question.wanted, text[row.start : row.end])
        said = weighed(says, weights) / total + WEIGHT_COUNTED * (row is top)
        quote = Quote(
            hit=hit,
            start=start + row.start,
            end=start + row.end,
            score=base + said,
            said=said,
            is_row=True,
            head=(start + row.head_start, start + row.head_end) if row.head_end else None,
        )
        yield _Candidate(quote=quote, says=says, base=base + WEIGHT_COUNTED * (row is top), factor=1.0)


def focused(quote: Quote, words: Sequence[str], max_words: int) -> Quote:
    """Return of a quote that is too long the run of lines that says most of the words: a list of papers has no
    sentences, and the one asked about may stand last."""
    text = quote.text
    if len(text.split()) <= max_words:
        return quote
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    runs = [(lines[0][0], lines[0][1])]
    for first, (start, _) in enumerate(lines):
        if text[start].islower():  # goes on from the line before
            continue
        ends = [end for _, end in lines[first:] if len(text[start:end].split()) <= max_words]
        runs += [(start, ends[-1])] if ends else []
    best = max(runs, key=lambda run: (round(said_share(words, text[slice(*run)]), 2), -run[0]))
    return replace(quote, start=quote.start + best[0], end=quote.start + best[1])


def holds_wanted(wanted: Iterable[str], text: str, *, weight: float = WEIGHT_WANTED) -> float:
    """Return what a sentence gains by holding the sorts of word that are asked for."""
    return sum(weight for name in wanted if _WANTED[name].search(text))


def _leans_back(own: Sequence[Quote], at: int, *, is_free: bool) -> bool:
    """Tell whether the sentence can't stand without the one before it ("Det är dock få som anmäler sig")."""
    if not is_free or own[at].is_row or not _BACK.match(own[at].text):
        return False
    before = own[at - 1]
    gap = own[at].hit.passage.text[before.end : own[at].start]
    return not gap.strip() and "\n\n" not in gap and len(before.text.split()) <= MAX_FOLLOWING_WORDS


def _last_to_quote(own: Sequence[Quote], at: int) -> int:
    """Return the index of the last sentence to quote with the one at `at`."""
    n_words = 0
    last = at
    if own[at].is_row:
        return at
    if _INTRODUCES.search(own[at].text):
        while last + 1 < len(own) and LIST_POINT.match(own[last + 1].text) and n_words < MAX_LIST_WORDS:
            last += 1
            n_words += len(own[last].text.split())
    if (
        last == at
        and at + 1 < len(own)
        and not own[at + 1].is_row
        and len(own[at + 1].text.split()) <= MAX_FOLLOWING_WORDS
    ):
        last = at + 1
    return last
