"""A follow-up question completed by a language model, where the user wants it, in place of the rule in followup.py.

The model may only put in what the conversation says: a rewriting with any other word is thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.briefing import seen
from answer.followup import asks_more, is_followup
from answer.language_model import LanguageModel
from answer.lexicon import language_of_question, lexicon
from answer.models import Turn
from answer.terms import is_same_stem
from index.words import stems
from prompts import say
from prompts.for_model import prompt

TIMEOUT_S = 10.0  # the search waits for it
N_TURNS = 3
MAX_LENGTH = 300  # characters of a question that stands by itself
MAX_ANSWER = 600


def needs_help(text: str, history: Sequence[Turn]) -> bool:
    """Tell whether the question leans on the conversation and names what it is about in it."""
    return bool(history) and is_followup(text) and not asks_more(text)


def completed(model: LanguageModel, text: str, history: Sequence[Turn]) -> str:
    """Return the follow-up so that it stands by itself, "" where the model adds words of its own.

    Raises:  ModelError: the model gave no words.
    """
    lang = language_of_question(text)
    recent = history[-N_TURNS:]
    told = [say("model.asked", lang, question=seen(turn.question)) for turn in recent]
    told.append(say("model.answered", lang, answer=seen(recent[-1].answer)[:MAX_ANSWER]))
    system, user = prompt("follow_up", lang).filled(conversation="\n".join(told), question=seen(text))
    written = seen("".join(model.stream(system, user, timeout_s=TIMEOUT_S))).strip(" ”“\"'")
    is_question = 0 < len(written) <= MAX_LENGTH
    return written if is_question and _says_no_more(written, [text, *told]) else ""


def _says_no_more(written: str, told: Sequence[str]) -> bool:
    """Tell whether every word of substance has been said before, in some form."""
    known = {stem for one in told for stem in stems(one)}
    functional = lexicon().stopwords
    return all(stem in functional or any(is_same_stem(stem, other) for other in known) for stem in stems(written))
