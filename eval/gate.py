"""The gate: measure three archives and hold every figure to its floor.

1. samples: the documents in samples/archive with their questions and extraction gold.
2. synthetic: an archive made from a seed (eval/data/gate.toml).
3. public: the archive beside the repository, where it is present.

Each is read into a data folder below a scratch folder, asked by `ours`, scored, and compared with floors.toml.
"""

from __future__ import annotations

import shutil
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from eval.dataset import digest
from eval.floors import Figure, Line, Measured, Pinned, changed_data, compare, pin, read_floors, write_floors
from eval.models import Run, SystemRun
from index.archive import Archive
from index.build import update
from index.embedding import Embedder
from ingest.errors import UsageError
from settings import Settings

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.toml")
PUBLIC = ROOT.parent / "shared" / "archive"
SYSTEM = "ours"
VOICE_ERRORS = "voice_errors"
FAILURES = "failed_questions"  # those at which the program itself failed

OnProgress = Callable[[str, int, int], None]  # what, done, total


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """An archive with its questions and its extraction gold."""

    name: str
    documents: Path
    questions: Path
    extraction: Path
    is_ours: bool = True  # False: its data may change without us
    is_made: bool = False  # True: the bytes of its documents depend on the libraries that write them, its words do not


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate found. `faults` are changed data, `not_measured` sets that are not there or not the pinned ones."""

    lines: tuple[Line, ...]
    faults: tuple[str, ...] = ()
    not_measured: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.faults and all(line.is_met for line in self.lines)


def gate(
    settings: Settings,
    *,
    embedder: Embedder,
    scratch: Path,
    public: Path = PUBLIC,
    floors: Path = FLOORS,
    on_progress: OnProgress,
    pin_floors: bool = False,
    allow_regression: bool = False,
) -> Verdict:
    """Return every figure beside its limit; with `pin_floors` the limits are those just written.

    Args:
        settings: how documents are read and embedded; its data folder is not touched.
        scratch: where archives and answers are made; archives that stand there already are brought up to date.
        public: the folder of the public archive: docs, qa.jsonl, extraction.jsonl.
    Raises:  UsageError: the samples are missing, or `pin_floors` would soften a limit.
    """
    pinned = read_floors(floors)
    sets = gold_sets(scratch, public, on_progress)
    present = [one for one in sets if one.documents.is_dir()]
    measured = [measure(one, settings, embedder, scratch, on_progress) for one in present]
    if pin_floors:
        pinned = pin(measured, pinned, allow_regression=allow_regression)
        write_floors(floors, pinned)
    return verdict(measured, pinned, sets)


def verdict(measured: Sequence[Measured], pinned: Mapping[str, Pinned], sets: Sequence[GoldSet] = ()) -> Verdict:
    """Return the judgement; a set of others' data that is missing or changed is told of and not judged."""
    foreign = {one.name for one in sets if not one.is_ours}
    changed = {one.name: changed_data([one], pinned) for one in measured}
    judged = [one for one in measured if not (one.name in foreign and changed[one.name])]
    names = {one.name for one in measured}
    return Verdict(
        lines=compare(judged, pinned),
        faults=tuple(fault for one in judged for fault in changed[one.name]),
        not_measured=(
            *(f"{one.name}: {one.documents} is missing" for one in sets if one.name not in names),
            *(fault for name in foreign for fault in changed.get(name, ())),
        ),
    )


def gold_sets(scratch: Path, public: Path, on_progress: OnProgress) -> tuple[GoldSet, ...]:
    """Return the three sets, the synthetic one made below `scratch`."""
    from eval.synthetic import generate

    samples = ROOT / "samples"
    if not (samples / "archive").is_dir():
        raise UsageError(
            f"{samples / 'archive'}: no such folder",
            remedy="The gate measures the sample archive of the source tree: run it there.",
        )
    made = scratch / "synthetic-archive"
    shutil.rmtree(made, ignore_errors=True)
    generate(made, **plan()["synthetic"], on_progress=on_progress)
    return (
        GoldSet(
            name="samples",
            documents=samples / "archive",
            questions=samples / "questions.jsonl",
            extraction=samples / "extraction.jsonl",
        ),
        GoldSet(
            name="synthetic",
            documents=made / "docs",
            questions=made / "questions.jsonl",
            extraction=made / "extraction.jsonl",
            is_made=True,
        ),
        GoldSet(
            name="public",
            documents=public / "docs",
            questions=public / "qa.jsonl",
            extraction=public / "extraction.jsonl",
            is_ours=False,
        ),
    )


def measure(gold: GoldSet, settings: Settings, embedder: Embedder, scratch: Path, on_progress: OnProgress) -> Measured:
    """Read the documents, ask the questions and return the figures that the gate looks at."""
    from eval.runner import run

    own = settings.model_copy(update={"data_dir": scratch / gold.name})
    update(
        own,
        gold.documents,
        embedder=embedder,
        on_progress=lambda now: on_progress(f"{gold.name}: {now.phase}", now.done, now.total),
    )
    archive = Archive.open(own, embedder=embedder)
    try:
        done = run(
            archive,
            gold.questions,
            scratch / f"{gold.name}-run",
            systems=[SYSTEM],
            gold_path=gold.extraction,
            fresh=True,
            on_progress=lambda what, at, total: on_progress(f"{gold.name}: {what}", at, total),
        )
    finally:
        archive.close()
    data = {"questions": gold.questions, "extraction": gold.extraction}
    if not gold.is_made:
        data["documents"] = gold.documents
    return Measured(
        name=gold.name,
        digests={part: digest(path) for part, path in data.items()},
        figures=tuple(figures(done)),
    )


def figures(run: Run) -> Iterator[Figure]:
    """Yield the shares of gate.toml that apply, the counts of faults, and the F1 of each kind of record."""
    (ours,) = (system for system in run.systems if system.name == SYSTEM)
    values = _values(ours)
    for metric, n_loose in plan()["shares"].items():
        if judged := values[metric]:
            n = len(judged)
            yield Figure(metric=metric, value=sum(judged) / n, n=n, noise=n_loose / n)
    n_errors = sum(len(score.voice_errors) for score in ours.scores)
    loose = float(plan()["ceilings"][VOICE_ERRORS])
    yield Figure(metric=VOICE_ERRORS, value=float(n_errors), n=len(ours.scores), is_ceiling=True, noise=loose)
    n_failed = sum(bool(response.error) for response in ours.responses)
    yield Figure(metric=FAILURES, value=float(n_failed), n=len(ours.responses), is_ceiling=True)
    for record in run.extraction:
        if record.n_gold:
            yield Figure(metric=f"extraction: {record.kind}", value=record.f1, n=record.n_gold)


def _values(system: SystemRun) -> dict[str, list[float]]:
    values = defaultdict(list)
    for score in system.scores:
        for metric, value in score.values.items():
            values[metric].append(value)
    return values


@cache
def plan() -> dict[str, Any]:
    """Return gate.toml."""
    return tomllib.loads(files("eval.data").joinpath("gate.toml").read_text(encoding="utf-8"))
