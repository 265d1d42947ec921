"""A follow-up question put on its own feet: what it leaves out is taken from the exchange before it.

A question is a follow-up when it is short, or points back ("det", "den", "då", "och ..."), and names no matter of its
own. It is then read together with the previous question (the matter, organ and time) and the markers-free previous
answer is left out: an answer's words would pull the search towards what is already known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.models import Turn

# Longer questions name their own matter even when they begin with "och".
MAX_WORDS = 14
MOST_SINCE = 2  # follow-ups told with the question that they began with
_POINTS_BACK = re.compile(
    r"^(och|men|så|då|and|but|so|then)\b"
    r"|\b(det|den|de|dem|denna|detta|dessa|då|där|dit|han|hon|hans|hennes|deras|samma|i så fall|i ?stället(?! för)"
    r"|that|it|they|them|those|these|there|then|he|she|his|her|their|the same|instead(?! of))\b",
    re.IGNORECASE,
)

_ASKS_MORE = re.compile(
    r"\W*(?:(?:kan du )?(?:visa|ge|se|lista|ta)(?: mig)?|(?:please )?(?:show|give|list)(?: me)?)?\s*"
    r"(?:(?:några |de )?fler\w*|nästa\w*(?: sida\w*)?|resten|fortsätt|(?:some )?more|(?:the )?next(?: page)?"
    r"|the rest|continue)"
    r"(?:,? tack| av dem| träffar| rader| please| of them| results| rows)?\W*",
    re.IGNORECASE,
)


def asks_more(text: str) -> bool:
    """Tell whether the next page of a list is asked for: "visa fler", "nästa"."""
    return bool(_ASKS_MORE.fullmatch(text))


def page_of(text: str, history: Sequence[Turn]) -> int:
    """Return which page of a list is asked for, from 1: one more for each time in a row that more was asked for."""
    asked = [turn.question for turn in history] + [text]
    n_more = 0
    while n_more < len(asked) - 1 and asks_more(asked[-1 - n_more]):
        n_more += 1
    return 1 + n_more


def make_standalone(text: str, history: Sequence[Turn]) -> str:
    """Return the question as it would be asked without the conversation before it; unchanged without history."""
    if not history or not is_followup(text):
        return text
    return f"{base_question(history)} {text}"


def is_followup(text: str) -> bool:
    """Tell whether the question leans on what was said before."""
    n_words = len(text.split())
    return n_words <= MAX_WORDS and (n_words <= 6 or bool(_POINTS_BACK.search(text)))


def base_question(history: Sequence[Turn]) -> str:
    """Return the latest question of the conversation that stands on its own, with the last follow-ups asked since."""
    chain: list[str] = []
    for turn in reversed(history):
        if asks_more(turn.question):
            continue
        chain.insert(0, turn.question)
        if not is_followup(turn.question):
            break
    return " ".join([*chain[:1], *chain[1:][-MOST_SINCE:]])
