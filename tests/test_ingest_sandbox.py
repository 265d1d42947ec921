"""A file that crashes, hangs or eats memory takes its child process with it and nothing else."""

from __future__ import annotations

import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.errors import NotADocumentError, ProgramFaultError, TooLargeError, UnreadableFileError
from ingest.files import sniff
from ingest.limits import Limits
from ingest.models import FileType
from ingest.readers import read_pages
from ingest.sandbox import run
from tests import bad_files

LIMITS = Limits(max_memory_mb=1000, max_seconds=20)
ROOT = Path(__file__).parents[1]


def test_the_result_comes_back_from_another_process() -> None:
    assert run(os.getpid, limits=LIMITS, name="a.pdf") != os.getpid()


def test_pages_and_progress_come_back(tmp_path: Path) -> None:
    path = bad_files.pdf(tmp_path / "a.pdf", ["Ett beslut om planen på torget", "Ett till om torget och planen"])
    told: list[tuple[int, int]] = []
    pages = run(
        read_pages, path, FileType.PDF, limits=LIMITS, name="a.pdf", on_progress=lambda *done: told.append(done)
    )
    assert [page.page_no for page in pages] == [1, 2]
    assert told[-1] == (2, 2)


def test_an_error_of_ours_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b", encoding="utf-8")
    with pytest.raises(NotADocumentError, match="is plain text") as raised:
        run(sniff, path, limits=LIMITS, name="a.csv")
    assert raised.value.remedy


def test_any_other_error_is_a_fault_of_the_program_on_that_file() -> None:
    with pytest.raises(
        ProgramFaultError, match=r"a\.pdf: the program itself fails on it \(ValueError: .*\.py:"
    ) as raised:
        run(int, "x", limits=LIMITS, name="a.pdf")
    assert "Report" in raised.value.remedy


def test_too_much_memory_names_the_file() -> None:
    with pytest.raises(TooLargeError, match=r"a\.pdf: needs more than 1000 MB"):
        run(operator.mul, b"x", 2 << 30, limits=LIMITS, name="a.pdf")


@pytest.mark.parametrize(
    ("function", "args"), [(time.sleep, (30,)), (pow, (7, 10**9))], ids=["sleeps", "computes in C"]
)
def test_too_much_time_kills_the_child(function: Callable[..., object], args: tuple[object, ...]) -> None:
    start = time.monotonic()
    with pytest.raises(TooLargeError, match=r"a\.pdf: takes more than 1 s"):
        run(function, *args, limits=Limits(max_seconds=1), name="a.pdf")
    assert time.monotonic() - start < 15


@pytest.mark.parametrize(
    ("function", "args", "why"),
    [
        (os.abort, (), "crashes the program that reads it \\(SIGABRT\\)"),
        (os._exit, (3,), "crashes the program that reads it \\(exit 3\\)"),
        (signal.raise_signal, (signal.SIGKILL,), "stopped from outside"),
    ],
    ids=["abort", "exit", "kill"],
)
def test_a_crash_of_the_child_names_the_file(
    function: Callable[..., object], args: tuple[object, ...], why: str
) -> None:
    with pytest.raises(UnreadableFileError, match=f"a\\.pdf: .*{why}"):
        run(function, *args, limits=LIMITS, name="a.pdf")


def test_threads_may_read_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as threads:
        children = list(threads.map(lambda _: run(os.getpid, limits=LIMITS, name="a.pdf"), range(20)))
    assert len(set(children)) == 20


def test_a_killed_helper_is_started_again() -> None:
    helper = run(os.getppid, limits=LIMITS, name="a.pdf")
    os.kill(helper, signal.SIGKILL)
    wait_for_the_end_of(helper)
    assert run(os.getppid, limits=LIMITS, name="a.pdf") != helper


def child_of_ours(tmp_path: Path, code: str) -> list[str]:
    """What a script of its own prints, word by word."""
    script = tmp_path / "app.py"
    script.write_text(f"import os\nfrom ingest.limits import Limits\nfrom ingest.sandbox import run\n{code}", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.check_output([sys.executable, str(script)], text=True, env=environment).split()


def test_the_main_module_of_the_caller_is_not_run_again(tmp_path: Path) -> None:
    code = "print('main', run(os.getppid, limits=Limits(), name='a') > 0)"
    assert child_of_ours(tmp_path, code) == ["main", "True"]


def test_the_helper_ends_with_its_caller(tmp_path: Path) -> None:
    (helper,) = child_of_ours(tmp_path, "print(run(os.getppid, limits=Limits(), name='a'))")
    wait_for_the_end_of(int(helper))


def wait_for_the_end_of(process: int) -> None:
    """Return when the process is gone or a zombie."""
    stat = Path(f"/proc/{process}/stat")
    deadline = time.monotonic() + 15
    while stat.exists() and ") Z" not in stat.read_text(encoding="ascii"):
        assert time.monotonic() < deadline
        time.sleep(0.01)
