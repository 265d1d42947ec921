"""The helper process of `sandbox.py`: gets ready to read once, then forks a child for every file.

It stays single-threaded, so forking is safe. Children are told their job over a socket that the caller passes; when
one ends, the nursery tells the caller how. When the caller is gone, so are the nursery and its children.
"""

from __future__ import annotations

import gc
import os
import resource
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from ingest.errors import ArchiveError, ProgramFaultError, TooLargeError
from ingest.limits import Limits
from ingest.sandbox_job import Died, Failed, Finished, Job, Told
from ingest.warm_up import warm_up

_PROGRESS_EVERY_S = 0.1

_children: dict[int, Connection] = {}  # process id -> a second hand on the socket to its caller


def main(requests: socket.socket) -> None:
    """Serve until the caller closes its end."""
    with suppress(Exception):  # what fails here fails again on the first file, and is told then
        warm_up()
    gc.freeze()  # what is here by now stays, so children need not copy it to collect garbage
    woken, waker = socket.socketpair()  # a signal handler of Python's own writes there when a child ends
    for end in (woken, waker):
        end.setblocking(False)
    signal.set_wakeup_fd(waker.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while True:
        ready, _, _ = select.select([requests, woken], [], [])
        if woken in ready:
            woken.recv(4096)
            _tell_of_the_dead()
        if requests in ready:
            message, handles, _, _ = socket.recv_fds(requests, 1, 1)
            if not message:
                break
            _bear(Connection(handles[0]), requests)
    for child in _children:
        os.kill(child, signal.SIGKILL)


def _bear(caller: Connection, requests: socket.socket) -> None:
    """Fork the child; only the nursery comes back from here."""
    child = os.fork()
    if child:
        _children[child] = caller
        return
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    requests.close()
    for other in _children.values():
        other.close()
    _work(caller)


def _tell_of_the_dead() -> None:
    """Tell the callers of all children that have ended how they did."""
    for child in list(_children):
        gone, status = os.waitpid(child, os.WNOHANG)
        if not gone:
            continue
        caller = _children.pop(child)
        code = os.waitstatus_to_exitcode(status)
        with suppress(OSError):  # the caller has its result and has hung up
            caller.send(Died(signal=max(-code, 0), code=max(code, 0)))
        caller.close()


def _work(caller: Connection) -> NoReturn:
    """Be the child: do the job, send what came of it, end without any clean-up of the nursery's."""
    with suppress(OSError, EOFError):  # the caller hung up
        job: Job = caller.recv()
        _limit(job.limits)
        caller.send(_outcome(job, caller))
    os._exit(0)


def _limit(limits: Limits) -> None:
    memory = limits.max_memory_mb << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.max_seconds, limits.max_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(limits.max_seconds)


def _outcome(job: Job, caller: Connection) -> Finished | Failed:
    try:
        extra = {"on_progress": _relay(caller)} if job.wants_progress else {}
        return Finished(job.function(*job.args, **extra))
    except ArchiveError as error:
        return Failed(error)
    except MemoryError:
        return Failed(
            TooLargeError(
                f"{job.name}: needs more than {job.limits.max_memory_mb} MB of memory",
                remedy="Split it, or raise max_memory_mb.",
            )
        )
    except Exception as error:  # a fault of ours on one file must not end the run over all of them
        return Failed(_fault(job.name, error))


def _fault(name: str, error: Exception) -> ProgramFaultError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return ProgramFaultError(
        f"{name}: the program itself fails on it ({why}, at {Path(where.filename).name}:{where.lineno})",
        remedy="The file may be sound. Report this line as a fault of beslutsminne; CONTRIBUTING.md says how.",
    )


def _relay(caller: Connection) -> Callable[[int, int], None]:
    """Return the progress function of the child: it tells the caller now and then, and at the end."""
    told = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal told
        if done == total or time.monotonic() - told > _PROGRESS_EVERY_S:
            told = time.monotonic()
            caller.send(Told(done, total))

    return on_progress


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
