"""The app as a process of its own, for the tests that drive a browser."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_S = 60


@contextmanager
def served(launcher: str, folder: Path) -> Iterator[str]:
    """Run tests/<launcher> FOLDER PORT and yield the address of the app, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name(launcher)
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, str(script), str(folder), str(port)],
            cwd=script.parents[1],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the app did not start")
