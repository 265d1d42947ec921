"""How long an answer may be: what is over goes where it tells least of what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.context import Context
from answer.draft import MARKER, MAX_WORDS, Draft
from answer.nearness import nearness
from answer.quotes import flat, letters, shorten
from ingest.models import SectionKind

MIN_WORDS_QUOTED = 8  # fewer tell nothing
N_LETTERS_SHOWN = 20
MARGIN = 0.035  # in cosine
MANY = 3  # quotes, of which the first is the answer itself
_OF_DECISIONS = {SectionKind.BESLUT, SectionKind.FORSLAG, SectionKind.BESLUTSGANG, SectionKind.OMROSTNING}
_QUOTED = re.compile(r"^(?P<lead>.*?: ”)(?P<quote>.*)(?P<end>” (?:\[\d+\])+[.:?!])$", re.DOTALL)
_MARKERS = re.compile(r"(?:\[\d+\])+(?=[.:?!]$)")


def fit(context: Context, draft: Draft, limit: int = MAX_WORDS) -> None:
    """Cut the draft to that many words: the last quotes, at the end of a sentence where one is near, or the sentences
    that hold them; then what is told without a quote. The first sentence stays. Lists are left alone: they are
    complete."""
    if draft.rows:
        return
    before = draft.text
    _say_once(draft)
    if draft.n_words <= limit:
        return
    cosines = nearness(context, draft.evidence)
    while draft.n_words > limit and (quoted := _quoted(draft)):
        at = _least_near(draft, quoted, cosines)
        sentence = draft.sentences[at]
        shorter = _shortened(draft, sentence, limit - (draft.n_words - len(sentence.split())))
        if at == 0 and not shorter:
            break
        draft.sentences[at : at + 1] = [shorter] if shorter else []
    while draft.n_words > limit and len(draft.sentences) > 1:
        draft.sentences.pop()
    _forget(draft, before)


def _say_once(draft: Draft) -> None:
    """Leave out what another sentence quotes with more after it, and what only leads up to what another quotes."""
    quotes = {one: letters(found["quote"]) for one in draft.sentences[1:] if (found := _QUOTED.match(one))}
    for sentence, quote in quotes.items():
        others = [other for other in quotes.values() if other != quote]
        is_within = any(quote in other and not other.endswith(quote) for other in others)
        if is_within or any(quote.endswith(other) for other in others):
            draft.sentences.remove(sentence)


def _quoted(draft: Draft) -> list[int]:
    return [n for n, one in enumerate(draft.sentences) if _QUOTED.match(one)]


def _least_near(draft: Draft, quoted: list[int], cosines: Sequence[float]) -> int:
    """Return the sentence to cut: the last one with a quote, which tells least of what was asked, or the one that is
    farthest from the question where that is clearly farther, and tells of no decision."""
    last = quoted[-1]
    shown = {n: _shown(draft, n) for n in quoted}
    near = {n: max((cosines[one] for one in shown[n]), default=0.0) for n in quoted}
    told = [n for n in quoted if not _OF_DECISIONS & {draft.evidence[one].kind for one in shown[n]}]
    free = [n for n in told if n or len(quoted) < MANY]
    farthest = min(free, key=lambda n: near[n], default=last)
    return farthest if near[farthest] + MARGIN < near[last] else last


def _shown(draft: Draft, n: int) -> list[int]:
    """Return the places of the evidence whose words the sentence shows; that of a heading it only tells."""
    words = letters(draft.sentences[n])
    own = [int(number) - 1 for number in dict.fromkeys(MARKER.findall(draft.sentences[n]))]
    return [one for one in own if letters(draft.evidence[one].quote)[:N_LETTERS_SHOWN] in words]


def renumber(draft: Draft) -> None:
    """Leave out the evidence that no sentence leads to any longer, and number what is left anew."""
    markers = [match.group() for sentence in draft.sentences for match in _MARKERS.finditer(sentence)]
    used = {int(number) for number in MARKER.findall("".join(markers))}
    kept = [n for n in range(1, len(draft.evidence) + 1) if n in used]
    if len(kept) == len(draft.evidence):
        return
    new = {old: n for n, old in enumerate(kept, 1)}

    def anew(markers: re.Match[str]) -> str:
        return MARKER.sub(lambda one: f"[{new[int(one[1])]}]", markers.group())

    draft.sentences = [_MARKERS.sub(anew, sentence) for sentence in draft.sentences]
    draft.evidence = [draft.evidence[n - 1] for n in kept]


def _forget(draft: Draft, before: str) -> None:
    """Claim nothing any longer of those who were named only in what was cut."""
    for names in (draft.parties, draft.persons):
        for name in [one for one in names if one in before and one not in draft.text]:
            del names[name]


def _shortened(draft: Draft, sentence: str, max_words: int) -> str:
    """Return the sentence with less of its quote and only the markers of what it still shows; "" where little of the
    quote would be left."""
    found = _QUOTED.match(sentence)
    if found is None:
        return ""
    room = max_words - len(found["lead"].split()) - 2  # the marker and the ellipsis
    if room < MIN_WORDS_QUOTED:
        return ""
    quote = shorten(flat(found["quote"]).removesuffix(" …"), room)
    shown, before = letters(quote), letters(sentence)

    def marker(one: re.Match[str]) -> str:
        start = letters(draft.evidence[int(one[1]) - 1].quote)[:N_LETTERS_SHOWN]
        return "" if start in before and start not in shown else one.group()

    end = MARKER.sub(marker, found["end"])
    return f"{found['lead']}{quote}{end if '[' in end else found['end']}"
