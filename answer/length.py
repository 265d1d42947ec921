"""How long an answer may be: what is over goes from its end, where it tells least of what was asked."""

from __future__ import annotations

import re

from answer.draft import MAX_WORDS, Draft
from answer.quotes import flat, letters, shorten

MIN_WORDS_QUOTED = 8  # fewer tell nothing
N_LETTERS_SHOWN = 20
_QUOTED = re.compile(r"^(?P<lead>.*?: ”)(?P<quote>.*)(?P<end>” (?:\[\d+\])+[.:?!])$", re.DOTALL)
_MARKERS = re.compile(r"(?:\[\d+\])+(?=[.:?!]$)")
_MARKER = re.compile(r"\[(\d+)\]")


def fit(draft: Draft, limit: int = MAX_WORDS) -> None:
    """Cut the draft to that many words: the last quote, at the end of a sentence where one is near, or the sentence that
    holds it; then what is told without a quote. The first sentence stays. Lists are left alone: they are complete."""
    before = draft.text
    while not draft.rows and draft.n_words > limit:
        later = range(1, len(draft.sentences))
        at = max((n for n in later if _QUOTED.match(draft.sentences[n])), default=len(draft.sentences) - 1)
        last = draft.sentences.pop(at)
        shorter = _shortened(draft, last, limit - draft.n_words)
        if shorter or not draft.sentences:
            draft.sentences.insert(at, shorter or last)
            break
    if len(draft.text) < len(before):
        _forget(draft, before)


def renumber(draft: Draft) -> None:
    """Leave out the evidence that no sentence leads to any longer, and number what is left anew."""
    markers = [match.group() for sentence in draft.sentences for match in _MARKERS.finditer(sentence)]
    used = {int(number) for number in _MARKER.findall("".join(markers))}
    kept = [n for n in range(1, len(draft.evidence) + 1) if n in used]
    if len(kept) == len(draft.evidence):
        return
    new = {old: n for n, old in enumerate(kept, 1)}

    def anew(markers: re.Match[str]) -> str:
        return _MARKER.sub(lambda one: f"[{new[int(one[1])]}]", markers.group())

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

    end = _MARKER.sub(marker, found["end"])
    return f"{found['lead']}{quote}{end if '[' in end else found['end']}"
