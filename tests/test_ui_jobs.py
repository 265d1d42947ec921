"""The desk with real child processes; a script stands in for `beslut`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.jobs import MAX_MESSAGES, Job, JobDesk, JobKind, JobState, Step, step_of

CHILD = """
import json, sys, time
def tell(**step): print(json.dumps(step), file=sys.stderr, flush=True)
match sys.argv[1]:
    case "work":
        tell(step="read", done=1, total=4, name="a.txt", page=2, n_pages=3)
        print("Note: odd", file=sys.stderr)
        print('{"new": 1}')
    case "fail":
        print("locked\\nWait.", file=sys.stderr)
        sys.exit(1)
    case "wait":
        tell(step="scan", done=0, total=0)
        time.sleep(60)
    case "chatter":
        for n in range(100): print(n, file=sys.stderr)
"""


@pytest.fixture
def desk(tmp_path: Path) -> JobDesk:
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    return JobDesk([sys.executable, str(script)])


def wait_for(desk: JobDesk, holds: Callable[[Job], bool]) -> Job:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if (job := desk.current()) and holds(job):
            return job
        time.sleep(0.01)
    raise AssertionError(desk.current())


def over(desk: JobDesk) -> Job:
    return wait_for(desk, lambda job: not job.is_running)


def test_a_job_tells_its_progress_and_its_result(desk: JobDesk) -> None:
    assert desk.current() is None
    assert desk.start(JobKind.INGEST, "docs", ["work"])
    job = over(desk)
    assert (job.state, job.about, job.results) == (JobState.DONE, "docs", ('{"new": 1}',))
    assert job.step == Step(name="read", done=1, total=4, file="a.txt", page=2, n_pages=3)
    assert job.step.share == 0.25
    assert job.messages == ("Note: odd",)
    assert job.finished is not None
    assert job.finished >= job.started


def test_a_failed_job_says_what_the_program_said(desk: JobDesk) -> None:
    desk.start(JobKind.INGEST, "docs", ["fail"])
    assert (over(desk).state, over(desk).messages) == (JobState.FAILED, ("locked", "Wait."))


def test_one_job_at_a_time(desk: JobDesk) -> None:
    assert desk.start(JobKind.INGEST, "docs", ["wait"])
    assert not desk.start(JobKind.EVALUATION, "questions", ["work"])
    assert wait_for(desk, lambda job: job.step is not None).about == "docs"
    desk.stop()


def test_a_stopped_job_ends_and_makes_room_for_the_next(desk: JobDesk) -> None:
    desk.start(JobKind.INGEST, "docs", ["wait"])
    wait_for(desk, lambda job: job.step is not None)
    desk.stop()
    assert over(desk).state is JobState.STOPPED
    until = time.monotonic() + 10
    while not desk.start(JobKind.INGEST, "docs", ["work"]):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert over(desk).state is JobState.DONE


def test_stopping_nothing_does_nothing(desk: JobDesk) -> None:
    desk.stop()
    assert desk.current() is None


def test_only_the_last_messages_are_kept(desk: JobDesk) -> None:
    desk.start(JobKind.INGEST, "docs", ["chatter"])
    assert over(desk).messages == tuple(str(n) for n in range(100 - MAX_MESSAGES, 100))


@pytest.mark.parametrize(
    "line", ["", "Note", "[]", "{}", "null", '{"step": "a", "done": null, "total": 1}', "[" * 9_000]
)
def test_what_is_no_progress_is_a_message(line: str) -> None:
    assert step_of(line) is None


def test_a_total_that_is_not_known_is_no_share() -> None:
    step = step_of(json.dumps({"step": "scan", "done": 3, "total": 0}))
    assert step is not None
    assert step.share == 0.0
