"""An answer worded anew by a language model, and shown only where it holds.

1. The model is given the question, the numbered evidence of the composed answer and that answer; never the archive.
2. Each sentence it writes is verified as soon as it is whole, and only then told to the reader.
3. The whole is verified once more. Where it does not hold, or the model fails in any way, the composed answer stays,
   and says why.

Silence and complete lists are never worded anew: there is nothing to win and something to lose.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Event

from answer.briefing import briefing
from answer.draft import MARKER
from answer.journal import FILE, Attempt, Journal
from answer.language_model import LanguageModel, ModelError, Trouble
from answer.models import Answer, Mode, Turn
from answer.query_help import completed, needs_help
from answer.verify import MAX_SENTENCE, Evidence, Verdict, split_sentences, verify, verify_sentence
from prompts import say
from settings import Settings

OnSentence = Callable[[str], None]

CHARS_PER_TOKEN = 3  # of Swedish, on the safe side
REST_S = 30.0  # a server that was down is left alone: the next readers do not wait for it
_ENDS_IN_MARKER = re.compile(r"\[\d+\]\W*$")
_THOUGHTS = re.compile(r"\s*<think>.*?(?:</think>\s*|\Z)", re.DOTALL)


@dataclass(slots=True)
class Writer:
    """Words answers anew; one for all readers, from any thread."""

    model: LanguageModel
    journal: Journal | None = None
    max_prompt_tokens: int = 6_000
    helps_questions: bool = False
    _rests_until: float = field(default=0.0, init=False)

    def standalone(self, text: str, history: Sequence[Turn]) -> str:
        """Return a follow-up question so that it stands by itself, "" where the model is not to help or can't."""
        if not (self.helps_questions and needs_help(text, history)) or self._is_resting:
            return ""
        try:
            return completed(self.model, text, history)
        except ModelError as error:
            self._mind(error)
            return ""

    def write(self, draft: Answer, *, on_sentence: OnSentence | None = None, stop: Event | None = None) -> Answer:
        """Return the draft in the model's words, or the draft itself; `mode_reason` tells why.

        Args:
            on_sentence: told each sentence that may be shown, in order; what is returned takes the place of them all.
            stop: when it is set, the draft is returned at once.
        """
        attempt = Attempt(model=self.model.name)
        answer = self._written(draft, attempt, on_sentence, stop)
        answer = replace(answer, latency_ms=round(draft.latency_ms + attempt.model_ms, 1))
        if answer.mode is Mode.LLM:
            first_ms = attempt.first_word_ms or attempt.model_ms
            answer = replace(answer, first_word_ms=round(draft.latency_ms + first_ms, 1))
        if self.journal:
            self.journal.add(answer, attempt)
        return answer

    def _written(self, draft: Answer, attempt: Attempt, on_sentence: OnSentence | None, stop: Event | None) -> Answer:
        asked, system, user = briefing(draft)
        if reason := self._why_not(draft, len(system) + len(user)):
            return _kept(draft, attempt, reason)
        attempt.prompt = asked.version
        self.model.load()
        start = time.perf_counter()
        try:
            text = _told(draft, attempt, self.model.stream(system, user, stop=stop), on_sentence, start)
        except ModelError as error:
            self._mind(error)
            return _kept(draft, attempt, error.trouble.value)
        finally:
            attempt.model_ms = (time.perf_counter() - start) * 1000
        attempt.verdict = verify(text, draft)
        if not attempt.verdict.accepted:
            return _kept(draft, attempt, "rejected")
        return _accepted(draft, attempt, attempt.verdict)

    def _why_not(self, draft: Answer, n_chars: int) -> str:
        """Return why the model is not asked, "" where it is."""
        if draft.abstained:
            return "silence"
        if draft.rows:
            return "list"
        if n_chars > self.max_prompt_tokens * CHARS_PER_TOKEN:
            return "long"
        return Trouble.DOWN.value if self._is_resting else ""

    @property
    def _is_resting(self) -> bool:
        return time.monotonic() < self._rests_until

    def _mind(self, error: ModelError) -> None:
        """Leave a server alone for a while that can't be reached."""
        if error.trouble is Trouble.DOWN:
            self._rests_until = time.monotonic() + REST_S


def writer_of(settings: Settings) -> Writer | None:
    """Return who words answers anew, None where no model is set."""
    own = settings.llm
    if not own.is_on:
        return None
    journal = Journal(settings.data_dir / FILE, own.journal_mb * 1_000_000) if own.journal else None
    return Writer(LanguageModel(own), journal, own.max_prompt_tokens, own.query_help)


def _told(draft: Answer, attempt: Attempt, pieces: Iterator[str], on_sentence: OnSentence | None, start: float) -> str:
    """Return what the model writes, having told the sentences that hold meanwhile.

    Where its first sentence falls nothing can save the text, and the rest is not waited for.
    """
    evidence = Evidence.of(draft)
    written, text = "", ""
    judged: set[str] = set()
    for piece in pieces:
        written += piece
        text = without_thoughts(written)
        sentences = split_sentences(text)
        for sentence in sentences[:-1]:  # the last one may still grow
            # One without a marker may be part of a quotation that has not ended: it is judged with the whole.
            if sentence in judged or not _ENDS_IN_MARKER.search(sentence):
                continue
            judged.add(sentence)
            holds = not verify_sentence(sentence, draft, evidence)
            if len(judged) == 1 and not (holds and sentence == sentences[0]):
                return text
            if not holds:
                continue
            if attempt.first_word_ms is None:
                attempt.first_word_ms = (time.perf_counter() - start) * 1000
            if on_sentence:
                on_sentence(sentence)
        if not judged and len(text) > 2 * MAX_SENTENCE:
            return text
    return text


def without_thoughts(text: str) -> str:
    """Return the text without what a model thinks aloud before it writes."""
    return _THOUGHTS.sub("", text)


def _accepted(draft: Answer, attempt: Attempt, verdict: Verdict) -> Answer:
    attempt.outcome = "accepted"
    lang, n_dropped = draft.question.lang, verdict.n_sentences - verdict.n_kept
    if n_dropped:
        reason = say("mode.shortened", lang, model=attempt.model, n=n_dropped)
    else:
        reason = say("mode.accepted", lang, model=attempt.model)
    used = {int(n) for n in MARKER.findall(verdict.text)}
    return replace(
        draft,
        text=verdict.text,
        mode=Mode.LLM,
        mode_reason=reason,
        citations=tuple(one for one in draft.citations if one.n in used),
    )


def _kept(draft: Answer, attempt: Attempt, outcome: str) -> Answer:
    """Return the draft with why it stays; what a reader may not have expected is a warning."""
    attempt.outcome = outcome
    reason = say(f"mode.{outcome}", draft.question.lang)
    expected = outcome in {"silence", "list", Trouble.STOPPED.value}
    warnings = draft.warnings if expected else (*draft.warnings, reason)
    return replace(draft, mode_reason=reason, warnings=warnings)
