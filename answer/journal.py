"""What a language model was asked and what came of it: a line of JSON an exchange, in the data folder.

It is there to find out why a model's words were not shown. It tells of the evidence by its place alone and of faults by
their kind; the question is masked like a document. When the file is full it becomes the earlier one, of which there is
one.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from answer.models import Answer
from answer.verify import Verdict
from ingest.mask import mask

logger = logging.getLogger(__name__)

FILE = "journal.jsonl"
MAX_QUESTION = 300  # characters kept


@dataclass(slots=True, kw_only=True)
class Attempt:
    """What the model was asked and what came of it."""

    model: str
    prompt: str = ""  # its version; none where the model was not asked
    outcome: str = ""  # "accepted", "rejected", why it was not asked, or what went wrong
    verdict: Verdict | None = None
    first_word_ms: float | None = None  # from the call to the first sentence that could be shown
    model_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Journal:
    """The file `path` and the one before it, each at most `max_bytes` and a line long; only their owner reads them."""

    path: Path
    max_bytes: int
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def add(self, answer: Answer, attempt: Attempt) -> None:
        """Write the exchange down; a journal that can't be written stops no answer."""
        line = f"{json.dumps(record(answer, attempt), ensure_ascii=False)}\n".encode()
        try:
            with self._writing:
                self._make_room()
                file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                try:
                    os.write(file, line)  # at once: lines of several processes do not mix
                finally:
                    os.close(file)
        except OSError as error:
            logger.warning("%s: not written: %s", self.path.name, error.strerror)

    def _make_room(self) -> None:
        if self.path.exists() and self.path.stat().st_size >= self.max_bytes:
            self.path.replace(self.path.with_suffix(".1.jsonl"))


def record(answer: Answer, attempt: Attempt) -> dict[str, Any]:
    """Return the line: nothing of what documents or the model say, and the question without personal numbers."""
    verdict = attempt.verdict
    question = answer.question
    return {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "question": mask(question.text)[:MAX_QUESTION],
        "lang": question.lang,
        "intent": question.intent.value,
        "evidence": [f"{one.document_id}:{one.page}:{one.span.start}-{one.span.end}" for one in answer.citations],
        "model": attempt.model,
        "prompt": attempt.prompt,
        "mode": answer.mode.value,
        "outcome": attempt.outcome,
        "n_sentences": verdict.n_sentences if verdict else 0,
        "n_kept": verdict.n_kept if verdict else 0,
        "faults": dict(Counter(fault.kind.value for fault in verdict.faults)) if verdict else {},
        "first_word_ms": _rounded(attempt.first_word_ms),
        "model_ms": _rounded(attempt.model_ms),
        "latency_ms": answer.latency_ms,
    }


def _rounded(ms: float | None) -> float | None:
    return None if ms is None else round(ms, 1)
