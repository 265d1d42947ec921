"""Ask every question of every system, score what they say, and keep it all in a folder.

A run that was stopped goes on where it was: each response is in the folder as soon as it is there, and a system is
scored as soon as it has answered everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval import run_folder
from eval.dataset import read_gold, read_questions
from eval.extraction import score_extraction
from eval.extraction_reasons import score_reasons
from eval.models import GoldQuestion, QuestionKind, Response, Run
from eval.provenance import about_run, differences
from eval.score import score_all
from eval.systems.models import Progress, System, silent
from eval.systems.table import SYSTEMS
from eval.texts import Texts
from eval.voice.truth import Truth
from index.archive import Archive
from ingest.errors import UsageError

# Asked first and forgotten: loading a model is no part of the time that an answer takes.
_WARM_UP = GoldQuestion(id="", question="Vad beslutade kommunstyrelsen?", kind=QuestionKind.FACT)


def run(
    archive: Archive,
    questions_path: Path,
    out: Path,
    *,
    systems: Sequence[str],
    gold_path: Path | None = None,
    fresh: bool = False,
    cache_dir: Path | None = None,
    on_progress: Progress = silent,
) -> Run:
    """Return the run in the folder `out`, with these systems and those it already had.

    Args:
        systems: names of SYSTEMS, asked in this order.
        gold_path: the extraction gold; with it, the archive's records are scored, and statements by who made them.
        fresh: forget what the folder has and ask everything again.
        cache_dir: where the baselines keep their indexes; by default beside the embedding model.

    Raises:
        UsageError: a file is wrong, or the folder has a run of other questions, documents or another program.
    """
    questions = read_questions(questions_path)
    gold = read_gold(gold_path) if gold_path else None
    about = about_run(archive, questions_path, gold_path, n_questions=len(questions))
    if fresh:
        run_folder.remove_run(out, SYSTEMS)
    _begin(out, about, questions)
    asking = _Asking(archive, questions, out, cache_dir or archive.settings.embedding.cache_dir / "eval", on_progress)
    texts = Texts(archive.catalog)
    truth = Truth.from_gold(gold) if gold else None
    for name in systems:
        responses = asking.of(name)
        on_progress(f"{name}: scores", 0, 1)
        run_folder.finish_system(out, name, score_all(questions, responses, texts, truth))
        on_progress(f"{name}: scores", 1, 1)
    if gold:
        run_folder.write_extraction(out, score_extraction(archive.catalog, gold) + score_reasons(archive.catalog, gold))
    return run_folder.read_run(out)


def _begin(out: Path, about: dict[str, str], questions: Sequence[GoldQuestion]) -> None:
    """Start the run, or go on with the one that is there when it is of the same things."""
    earlier = run_folder.read_about(out)
    if earlier is None:
        run_folder.start_run(out, about, questions)
    elif changed := differences(earlier, about):
        raise UsageError(
            f"{out} has a run that differs in {' and '.join(changed)}.",
            remedy="Give another folder with --out, or --fresh to ask everything again.",
        )
    else:
        run_folder.write_about(out, {**earlier, **about})


@dataclass(frozen=True, slots=True)
class _Asking:
    archive: Archive
    questions: Sequence[GoldQuestion]
    out: Path
    cache_dir: Path
    on_progress: Progress

    def of(self, name: str) -> tuple[Response, ...]:
        """Return the system's responses to all questions; only those are asked that it has not answered."""
        run_folder.drop_unfinished_line(self.out, name)
        n_answered = len(run_folder.read_answers(self.out, name, self.questions))
        if n_answered < len(self.questions):
            # An archive remembers the queries it has embedded: another system's would make this one look fast.
            with closing(Archive.open(self.archive.settings, embedder=self.archive.embedder)) as own:
                self._ask(name, own, n_answered)
        return run_folder.read_answers(self.out, name, self.questions)

    def _ask(self, name: str, archive: Archive, n_answered: int) -> None:
        def tell(what: str, done: int, total: int) -> None:
            self.on_progress(f"{name}: {what}", done, total)

        system = SYSTEMS[name](archive, self.cache_dir, tell)
        answer(system, _WARM_UP)
        for done, question in enumerate(self.questions[n_answered:], n_answered + 1):
            run_folder.add_answer(self.out, name, answer(system, question))
            tell("questions", done, len(self.questions))


def answer(system: System, question: GoldQuestion) -> Response:
    """Return the system's response; one that tells the error where the question makes it fail."""
    try:
        return system.ask(question)
    except Exception as error:  # a system may fail in any way, and the others are still to be asked
        return Response(id=question.id, answer="", error=f"{type(error).__name__}: {error}")
