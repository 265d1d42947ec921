"""Hold planted faults and faithful rewrites against their drafts: how many faults are found, how many false alarms.

1. Each question is asked; a draft that is silent or a list is left out, a model is not asked for those. 2. Rewrites and
faults are made of it. 3. A fault is found when its sentence is refused, a false alarm is a rewrite that is refused.
Half of the questions, told by their ids, are for development; only their failures are shown.
"""

from __future__ import annotations

import hashlib
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from answer.models import Answer, Turn
from answer.pipeline import ask
from answer.verify import Evidence, verify
from eval.faults.models import REWRITE, Case, Figure, Half, Result, Wrong
from eval.faults.planting import planted
from eval.faults.rewrites import rewrites
from eval.models import GoldQuestion
from eval.systems.models import Progress, silent
from index.archive import Archive


def measure(archive: Archive, questions: Sequence[GoldQuestion], *, on_progress: Progress = silent) -> Result:
    """Return the figures over the answers to the questions."""
    drafts: list[tuple[str, Answer]] = []
    for n, one in enumerate(questions, 1):
        history = [Turn(question=turn.question, answer=turn.answer) for turn in one.history]
        drafts.append((one.id, ask(archive, one.question, history=history)))
        on_progress("faults", n, len(questions))
    return judge(cases(drafts))


def cases(drafts: Iterable[tuple[str, Answer]]) -> Iterator[Case]:
    """Yield the rewrites and the faults of all drafts that a model could be asked to put better."""
    for question_id, draft in drafts:
        if not draft.abstained and not draft.rows:
            yield from rewrites(question_id, draft)
            yield from planted(question_id, draft)


def judge(made: Iterable[Case]) -> Result:
    """Return how many of each kind are refused, and the wrong ones of the half for development."""
    all_of: Counter[tuple[str, Half]] = Counter()
    refused: Counter[tuple[str, Half]] = Counter()
    wrong: list[Wrong] = []
    times: list[float] = []
    evidence: Evidence | None = None
    for case in made:
        start = time.perf_counter()
        evidence = evidence if evidence and evidence.draft is case.draft else Evidence.of(case.draft)
        verdict = verify(case.text, case.draft, evidence)
        times.append((time.perf_counter() - start) * 1000)
        half, kind = half_of(case.question_id), case.kind or f"{REWRITE}{case.shape}"
        is_refused = verdict.n_kept < verdict.n_sentences
        all_of[kind, half] += 1
        refused[kind, half] += is_refused
        if is_refused is not bool(case.kind) and half is Half.DEV:
            told = tuple(f"{fault.kind}: {fault.detail}" for fault in verdict.faults if fault.sentence)
            wrong.append(Wrong(case=case, faults=told))
    figures = (Figure(kind=kind, half=half, n=n, n_refused=refused[kind, half]) for (kind, half), n in all_of.items())
    return Result(
        figures=tuple(sorted(figures, key=lambda one: (one.kind.startswith(REWRITE), one.kind, one.half))),
        wrong=tuple(wrong),
        ms_median=round(statistics.median(times), 2) if times else 0.0,
    )


def half_of(question_id: str) -> Half:
    """Return the half a question belongs to, by its id alone."""
    return Half.DEV if hashlib.sha256(question_id.encode()).digest()[0] % 2 else Half.HELD_OUT
