"""Run a function on one file in a process of its own, which may crash, hang or eat memory without harm.

A helper process ("the nursery") is started once: it gets ready to read (`warm_up.py`, one to two seconds) and then
does nothing but fork a child per file, which costs milliseconds. It is a fresh interpreter, not a fork of this
process, so it is safe beside threads, and it never runs the caller's main module (a Streamlit script, pytest) again.
`sandbox_nursery.py` is its side.

Each child has a limit on memory (RLIMIT_AS), CPU time (RLIMIT_CPU) and wall-clock time (an alarm), all kept by the
kernel, so also within C code.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from ingest.errors import ArchiveError, TooLargeError, UnreadableFileError
from ingest.limits import Limits
from ingest.sandbox_job import Died, Failed, Finished, Job, Told

T = TypeVar("T")

_GRACE_S = 15.0  # beyond the child's own alarm, for a child that the kernel can't kill (a dead network drive)
_lock = threading.Lock()
_nursery: _Nursery | None = None


@dataclass(frozen=True, slots=True)
class _Nursery:
    """The helper process and the socket on which it is asked for children."""

    owner: int  # process id of ours; a fork of this process needs a nursery of its own
    process: subprocess.Popen[bytes]
    requests: socket.socket


def run(
    function: Callable[..., T],
    *args: object,
    limits: Limits,
    name: str,
    on_progress: Callable[[int, int], None] | None = None,
) -> T:
    """Return `function(*args)`, computed in a child process within the limits.

    Function, arguments and result are pickled; the function has to be importable by its module's name. With
    `on_progress` it is called with an argument of that name too, whose calls are relayed (some, and the last) here.

    Args:
        name: the file, as messages name it.

    Raises:
        ArchiveError: whatever the function raises of that kind, as it was.
        TooLargeError: the child went over its memory or time.
        UnreadableFileError: the child crashed; ProgramFaultError when the function failed in another way.
    """
    job = Job(function=function, args=args, limits=limits, name=name, wants_progress=on_progress is not None)
    with _child() as child:
        child.send(job)
        while child.poll(limits.max_seconds + _GRACE_S):
            said = _heard(child)
            match said:
                case Told(done=done, total=total) if on_progress:
                    on_progress(done, total)
                case Finished():
                    return cast("T", said.result)
                case Failed(error=error):
                    raise error
                case Died(signal=number, code=code):
                    raise _why_it_died(number, code, name, limits)
    raise _too_slow(name, limits)


def _child() -> Connection:
    """Return the connection to a new child; a nursery that is gone is started again."""
    global _nursery  # noqa: PLW0603  one per process, as the sockets are
    with _lock:
        for _ in range(2):
            if _nursery is None or _nursery.owner != os.getpid():
                _nursery = _started()
            ours, theirs = socket.socketpair()
            try:
                socket.send_fds(_nursery.requests, [b"+"], [theirs.fileno()])
            except OSError:  # it was killed
                ours.close()
                _nursery.requests.close()
                _nursery.process.wait()
                _nursery = None
                continue
            finally:
                theirs.close()
            return Connection(ours.detach())
    raise ArchiveError("No process to read files in could be started", remedy="Check memory and process limits.")


def _heard(child: Connection) -> object:
    """Return what the child or the nursery says; both gone is like killed."""
    try:
        return child.recv()
    except (EOFError, ConnectionError):
        return Died(signal=signal.SIGKILL, code=0)


def _started() -> _Nursery:
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
        [sys.executable, "-P", "-m", "ingest.sandbox_nursery", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        start_new_session=True,  # Ctrl-C is for us to handle
    )
    theirs.close()
    return _Nursery(os.getpid(), process, ours)


def _why_it_died(number: int, code: int, name: str, limits: Limits) -> UnreadableFileError:
    if number in (signal.SIGALRM, signal.SIGXCPU):
        return _too_slow(name, limits)
    if number == signal.SIGKILL:
        return TooLargeError(
            f"{name}: reading it was stopped from outside, likely for memory", remedy="Split the file."
        )
    how = signal.Signals(number).name if number else f"exit {code}"
    return UnreadableFileError(f"{name}: crashes the program that reads it ({how})", remedy="Print it to a new PDF.")


def _too_slow(name: str, limits: Limits) -> TooLargeError:
    return TooLargeError(
        f"{name}: takes more than {limits.max_seconds} s to read", remedy="Split it, or raise max_seconds."
    )
