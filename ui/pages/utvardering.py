"""Utvärdering: measure the answers on questions with gold, read and compare the runs, use the readers' feedback.

?del= chooses the part; ?korning= and ?mot= the runs.
"""

from __future__ import annotations

from ingest.errors import ArchiveError
from ui import state
from ui.asking import problem_of
from ui.evaluation_runs import compare_part, runs_part
from ui.evaluation_start import start_part
from ui.feedback_view import feedback_part
from ui.frame import page_head
from ui.job_panel import job_panel
from ui.jobs import JobKind
from ui.part_switch import chosen_part
from ui.problem_view import show_problem
from ui.roles import is_admin
from ui.texts import Lang

START, READ, COMPARE, FEEDBACK = "mat", "korningar", "jamfor", "omdomen"
FOR_ADMINS = (START, READ, COMPARE, FEEDBACK)
FOR_READERS = (READ, COMPARE)


def main() -> None:
    lang = state.lang()
    if page_head("utvardering", lang) is None:
        return
    try:
        if is_admin():
            job_panel(JobKind.EVALUATION, lang)
        _part(lang)
    except ArchiveError as error:
        show_problem(problem_of(error), lang)


def _part(lang: Lang) -> None:
    part = chosen_part("utvardering", FOR_ADMINS if is_admin() else FOR_READERS, lang)
    if part == START:
        start_part(lang)
    elif part == READ:
        runs_part(lang, may_run=is_admin())
    elif part == COMPARE:
        compare_part(lang)
    else:
        feedback_part(lang)


if __name__ == "__main__":
    main()
