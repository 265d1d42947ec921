"""Long work in the background: one child process at a time, `beslut ...`, whose progress everybody can watch.

It is a process of its own, so that reading documents neither stops nor slows the chat, and can be ended at any time:
what was stored stays, and the next run goes on.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sysconfig
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO

COMMAND = (str(Path(sysconfig.get_path("scripts")) / "beslut"),)
MAX_MESSAGES = 20  # last lines kept
MAX_LINE = 2_000  # characters of each
_NICENESS = 10  # who asks a question goes first
_KILL_AFTER_S = 5.0


class JobKind(StrEnum):
    INGEST = "ingest"
    EVALUATION = "evaluation"


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far the job has come, as the child tells it: `total` is 0 while that is not known."""

    name: str  # "read", "embed", ...; "ours: questions"
    done: int = 0
    total: int = 0
    file: str = ""
    page: int = 0
    n_pages: int = 0

    @property
    def share(self) -> float:
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as it stands. `results` are the lines the child printed, there when it is over; `messages` what it told."""

    kind: JobKind
    about: str  # what it works on, for people
    started: datetime
    pid: int
    state: JobState = JobState.RUNNING
    step: Step | None = None
    finished: datetime | None = None
    results: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        return self.state is JobState.RUNNING


class JobDesk:
    """Starts jobs, one at a time, and knows how the last one stands. May be used from any thread."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._job: Job | None = None
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)

    def current(self) -> Job | None:
        """Return the running job, or the last one; None where there was none since the start."""
        return self._job

    def start(self, kind: JobKind, about: str, arguments: Sequence[str]) -> bool:
        """Start `beslut` with these arguments; return False where another job is running."""
        with self._lock:
            if self._process and self._process.poll() is None:
                return False
            printed = tempfile.TemporaryFile()  # noqa: SIM115  who watches closes it
            process = subprocess.Popen(  # noqa: S603  our own command, no shell
                [*self._command, *arguments], stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.PIPE
            )
            with suppress(OSError):  # it has ended already
                os.setpriority(os.PRIO_PROCESS, process.pid, _NICENESS)
            self._process = process
            self._job = Job(kind=kind, about=about, started=datetime.now(UTC), pid=process.pid)
        threading.Thread(target=self._watch, args=(process, printed), daemon=True).start()
        return True

    def stop(self) -> None:
        """End the running job, if there is one; what it has stored stays."""
        with self._lock:
            if self._process is None or self._job is None or not self._job.is_running:
                return
            self._job = replace(self._job, state=JobState.STOPPED, finished=datetime.now(UTC))
            self._process.terminate()
            killer = threading.Timer(_KILL_AFTER_S, self._process.kill)
        killer.daemon = True
        killer.start()

    def _watch(self, process: subprocess.Popen[bytes], printed: IO[bytes]) -> None:
        with printed:
            for line in process.stderr or ():
                self._hear(process, line.decode("utf-8", "replace").rstrip()[:MAX_LINE])
            code = process.wait()
            printed.seek(0)
            results = tuple(printed.read().decode("utf-8", "replace").splitlines())
        with self._lock:
            if self._job is None or self._process is not process:
                return
            state = self._job.state
            if state is JobState.RUNNING:
                state = JobState.FAILED if code else JobState.DONE
            finished = self._job.finished or datetime.now(UTC)
            self._job = replace(self._job, state=state, finished=finished, results=results)

    def _hear(self, process: subprocess.Popen[bytes], line: str) -> None:
        step = step_of(line)
        with self._lock:
            if self._job is None or self._process is not process or not line:
                return
            if step:
                self._job = replace(self._job, step=step)
            else:
                self._job = replace(self._job, messages=(*self._job.messages, line)[-MAX_MESSAGES:])


def step_of(line: str) -> Step | None:
    """Return what a line of progress tells, None for any other line."""
    try:
        told = json.loads(line)
        return Step(
            name=str(told["step"]),
            done=int(told["done"]),
            total=int(told["total"]),
            file=str(told.get("name", "")),
            page=int(told.get("page", 0)),
            n_pages=int(told.get("n_pages", 0)),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
