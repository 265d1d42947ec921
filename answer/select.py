"""The words that answer a question best, among the passages found.

1. A sentence scores by how near it is to the question in meaning, behind the header that says where and about what it
   speaks (index/sentence_vectors.py). The rank of its passage, the words that it shares with the question, each weighed
   by how rare it is among the candidates, and the sort of figure that is asked for tell apart what is as near. What a
   sentence that was taken says counts less in the next: a question may ask two things.
2. Headings, titles and contents say nothing of their own and are left out.
3. The best sentence is quoted with the one after it where that is near too, and with the points of a list that it
   introduces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from answer.clauses import ways_to_ask
from answer.figures import figures_held, sorts_of_figures
from answer.models import Question
from answer.question import wanted_in
from answer.quotes import after_heading
from answer.tables import Row, extreme, rows_of
from answer.terms import asked_words, said_share, said_shares, weighed, weights_among
from answer.wanted import lacks_wanted
from index.models import Hit, Passage
from index.sentence_vectors import Likeness
from index.sentences import LIST_POINT, sentences
from index.words import stems
from ingest.models import SectionKind

N_PASSAGES = 30
# In cosine. Chosen by logistic regression on the sentences of gold evidence among 17,700 candidates for 337 questions,
# by cross-validation; the meaning alone finds 0.76 of it within 100 words, with these 0.78, words without it 0.62.
WEIGHT_WORDS, WEIGHT_RANK, WEIGHT_FIGURE = 0.04, 0.1, 0.05
WEIGHT_ROW = 0.1  # of what a row of a table and its head say, which is little by itself
WEIGHT_LISTS = 0.04  # what is lost in lists of papers, people and ballots
WEIGHT_LACKS = 0.05  # what is lost by holding no figure, or no date, where one is asked for
WEIGHT_QUESTION = 0.05  # what a question loses that the text itself asks: it answers none
WEIGHT_SHORT, FEW_WORDS = 0.03, 6
WEIGHT_AGAIN, MOSTLY = 0.05, 0.5  # of the share of its words over a half that are quoted already
SAID_FIGURE = 0.3  # the very figure asked for says this share of the question
SAID_AGAIN = 0.5  # an asked word that is quoted already counts less in the next sentence
MAX_QUOTES = 12  # more than an answer has room for
MARGIN = 0.06  # a sentence that is less near than the best by more than this is evidence in 2 of 100 cases
MARGIN_NEXT = 0.03  # more for the sentence after it
MIN_WORDS = 4
# A sentence with this share of its words in the header of its passage is the title again.
TITLE_AGAIN = 0.7
MAX_FOLLOWING_WORDS = 35
MAX_LIST_WORDS = 60
_LISTS = frozenset(
    {
        SectionKind.HUVUD,
        SectionKind.HANDLINGAR,
        SectionKind.EXPEDIERING,
        SectionKind.OMROSTNING,
        SectionKind.TIDIGARE_BEHANDLING,
    }
)
_BACK = re.compile(
    r"(?:Det|Detta|Dessa|Den|De|Denna|Han|Hon|Därför|Därmed|Dock|Men|Däremot|Sådana?|Dit|Där|Båda)\s+"
    r"(?:är|var|har|hade|ska|skulle|kan|bör|blir|blev|gäller|innebär|leder|medför|anser|menar|görs|finns|dock"
    r"|[a-zåäö]{3,}(?:as|es|ades|ats))\b|För (?:detta|dessa|ändamålet|uppdraget)\b"
    # "Den meningen gjorde ...", "Denna bild delas inte": what was just said, by its name
    r"|(?:Den|Det|De)\s+[a-zåäö]{3,}(?:en|et|an|na)\s+[a-zåäö]|(?:Denna|Detta|Dessa)\s+[a-zåäö]{3,}\s+[a-zåäö]"
)
# Whoever the words before it name: "Kulturnämnden. Nämnden avstyrker."
_WHO = re.compile(
    r"(?:Nämnden|Styrelsen|Bolaget|Förbundet|Föreningen|Organisationen|Rådet|Myndigheten|Förvaltningen)\b"
)
_NAMED = re.compile(rf"[^.\n]{{3,60}}\.?\s+{_WHO.pattern}")
MAX_NAME_WORDS = 6
_WORD = re.compile(r"[a-zåäö]{4}")
_INTRODUCES = re.compile(r"(?::|\b(?:följande(?: \w+){0,2}|nedan|vilka är|dessa är)[.:]?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a passage: passage.text[start:end]."""

    hit: Hit
    start: int
    end: int
    said: float  # the share of what is asked that the words say, more where they hold the figure asked for
    is_row: bool = False  # of a table: it stands by itself
    head: tuple[int, int] | None = None  # where the head of the table stands

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that may be quoted. `near` tells for each way to ask what it scores before its words are weighed;
    `says` holds the share of each asked word that it says, `own` all its words."""

    quote: Quote
    near: tuple[float, ...]
    says: dict[str, float]
    own: frozenset[str]
    weight: float = WEIGHT_WORDS

    def score(self, way: int, weights: dict[str, float], told: set[str]) -> float:
        """Args:  weights: of the asked words, 1 in sum. told: the words quoted already."""
        again = len(self.own & told) / max(1, len(self.own))
        return self.near[way] + self.weight * weighed(self.says, weights) - WEIGHT_AGAIN * max(0.0, again - MOSTLY)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to ask: the question, or what it asks last."""

    likeness: Likeness
    wanted: tuple[str, ...]

    def near(self, whole: _Way, passage: Passage, start: int, text: str) -> float:
        """Return how near the sentence is; what is asked last is about what the whole question is about."""
        cosine = (self.likeness.at(passage.id, start) + whole.likeness.at(passage.id, start)) / 2
        return cosine - WEIGHT_LACKS * lacks_wanted(self.wanted, text)


class Meaning(Protocol):
    """What tells how near words are to a question in meaning: the archive."""

    def likeness(self, queries: Sequence[str], passages: Sequence[Passage]) -> list[Likeness]: ...


def best_quotes(
    meaning: Meaning, question: Question, hits: Sequence[Hit], *, n_passages: int = N_PASSAGES
) -> list[Quote]:
    """Return stretches of the passages, best first; none overlap. What each part of the question asks takes turns."""
    hits = list(hits)[:n_passages]
    if not hits:
        return []
    passages = [hit.passage for hit in hits]
    asked = weights_among(asked_words(question), [passage.text for passage in passages])
    total = sum(asked.values()) or 1.0
    weights = {word: weight / total for word, weight in asked.items()}
    asked_as = ways_to_ask(question)
    near = meaning.likeness(asked_as, passages)
    ways = [_Way(one, wanted_in(way)) for one, way in zip(near, asked_as, strict=True)]
    by_hit = [_candidates(question, weights, ways, hit, hit.score / (hits[0].score or 1.0)) for hit in hits]
    weights |= dict.fromkeys(sorts_of_figures(), WEIGHT_FIGURE / WEIGHT_WORDS)
    left = {(row, at) for row, own in enumerate(by_hit) for at in range(len(own))}
    told: set[str] = set()
    floors: dict[int, float] = {}
    found: list[Quote] = []
    turns = list(range(len(ways)))
    while left and turns and len(found) < MAX_QUOTES:
        way = turns.pop(0)
        scores = {place: by_hit[place[0]][place[1]].score(way, weights, told) for place in left}
        row, at = min(left, key=lambda place: (-scores[place], place))
        floor = floors.setdefault(way, scores[row, at] - MARGIN)
        if scores[row, at] < floor:
            continue
        turns.append(way)
        own = by_hit[row]
        last = _last_to_quote(own, at, next_is_near=scores.get((row, at + 1), 0.0) >= floor - MARGIN_NEXT)
        last = next((n for n in range(at, last) if (row, n + 1) not in left), last)  # what is quoted already ends it
        first = at - _leans_back(own, at, is_free=(row, at - 1) in left)
        left -= {(row, n) for n in range(first, last + 1)}
        found.append(replace(own[at].quote, start=own[first].quote.start, end=own[last].quote.end))
        said = {word for one in own[first : last + 1] for word, share in one.says.items() if share}
        weights = {word: weight * (SAID_AGAIN if word in said else 1.0) for word, weight in weights.items()}
        told |= {word for one in own[first : last + 1] for word in one.own}
    return found


def _candidates(
    question: Question, weights: dict[str, float], ways: Sequence[_Way], hit: Hit, rank: float
) -> list[_Candidate]:
    """Return the sentences of a passage that say something of their own, in order."""
    passage = hit.passage
    lists = WEIGHT_LISTS * (passage.section_kind in _LISTS)
    header = set(stems(passage.header))
    found: list[_Candidate] = []
    named = -1  # where a name that stands by itself begins, before its sentences
    for first, end in sentences(passage.text):
        start = first if first else after_heading(passage.text, passage.heading)
        text = passage.text[start:end]
        near = tuple(way.near(ways[0], passage, first, text) + WEIGHT_RANK * rank - lists for way in ways)
        if rows := rows_of(text):
            found += _rows(question, weights, near, Quote(hit=hit, start=start, end=end, said=0.0), rows)
            continue
        own = stems(text)
        is_short = len(own) < MIN_WORDS and not LIST_POINT.match(text)
        if is_short or not _WORD.search(text):  # "Dnr KS-2022-00065"
            named = start if len(text.split()) <= MAX_NAME_WORDS else -1
            continue
        start, named = (named if named >= 0 and _WHO.match(text) else start), -1
        if sum(word in header for word in own) >= TITLE_AGAIN * len(own):
            continue
        says = said_shares(weights, own)
        # A sort of figure that is asked for counts as a word: once it is quoted, the next may be of the other sort.
        figures = dict.fromkeys(figures_held(question, text), 1.0)
        quote = Quote(hit=hit, start=start, end=end, said=weighed(says, weights) + SAID_FIGURE * len(figures))
        less = WEIGHT_QUESTION * text.rstrip().endswith("?") + WEIGHT_SHORT * (len(text.split()) < FEW_WORDS)
        near = tuple(score - less for score in near)
        found.append(_Candidate(quote=quote, near=near, says=says | figures, own=frozenset(own)))
    return found


def _rows(
    question: Question, weights: dict[str, float], near: tuple[float, ...], table: Quote, rows: Sequence[Row]
) -> Iterable[_Candidate]:
    """Yield the rows of a table, each with the head; the row that has the most or the least, where that is asked for,
    stands for all that the table and its passage say."""
    text, whole = table.text, table.hit.passage.text
    top = extreme(question.standalone.lower(), text, list(rows))
    for row in rows:
        own = stems(text[row.start : row.end])
        if not _WORD.search(text, row.start, row.end):  # figures of a row whose name stands elsewhere
            continue
        says = said_shares(weights, stems(whole) if row is top else (*stems(text[row.head_start : row.head_end]), *own))
        quote = replace(
            table,
            start=table.start + row.start,
            end=table.start + row.end,
            said=weighed(says, weights) + SAID_FIGURE * (row is top),
            is_row=True,
            head=(table.start + row.head_start, table.start + row.head_end) if row.head_end else None,
        )
        scores = tuple(score + WEIGHT_FIGURE * (row is top) for score in near)
        yield _Candidate(quote=quote, near=scores, says=says, own=frozenset(own), weight=WEIGHT_ROW)


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


def _leans_back(own: Sequence[_Candidate], at: int, *, is_free: bool) -> bool:
    """Tell whether the sentence can't stand without the one before it ("Det är dock få som anmäler sig")."""
    if not is_free or not _follows(own, at):
        return False
    before = own[at - 1].quote
    gap = before.hit.passage.text[before.end : own[at].quote.start]
    return not gap.strip() and "\n\n" not in gap and len(before.text.split()) <= MAX_FOLLOWING_WORDS


def _follows(own: Sequence[_Candidate], at: int) -> bool:
    text = own[at].quote.text
    goes_on = at > 0 and _WHO.match(text) and _NAMED.match(own[at - 1].quote.text)
    return not own[at].quote.is_row and bool(_BACK.match(text) or goes_on)


def _last_to_quote(own: Sequence[_Candidate], at: int, *, next_is_near: bool) -> int:
    """Return the index of the last sentence to quote with the one at `at`: the points that it introduces, or the next
    one, where that is near to the question too or speaks of the same."""
    n_words = 0
    last = at
    if own[at].quote.is_row:
        return at
    if _INTRODUCES.search(own[at].quote.text):
        while last + 1 < len(own) and LIST_POINT.match(own[last + 1].quote.text) and n_words < MAX_LIST_WORDS:
            last += 1
            n_words += len(own[last].quote.text.split())
    if last > at or at + 1 == len(own) or own[at + 1].quote.is_row:
        return last
    next_is_near &= not LIST_POINT.match(own[at + 1].quote.text)  # a point is a thing of its own
    if next_is_near and _is_short(own[at + 1]):
        last = at + 1
    if last + 1 < len(own) and _follows(own, last + 1) and _is_short(own[last + 1]):  # "Det är dock få som anmäler sig"
        last += 1
    return last


def _is_short(one: _Candidate) -> bool:
    return len(one.quote.text.split()) <= MAX_FOLLOWING_WORDS
