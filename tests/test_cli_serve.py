"""`beslut serve` starts the app where the settings say, and says so."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = pytest.mark.enable_socket

ROOT = Path(__file__).parents[1]
PATIENCE_S = 60


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def served(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The app of an empty archive, started as a user starts it."""
    with subprocess.Popen(
        [sys.executable, "-c", "from cli import main; main()", "--data-dir", str(tmp_path), "serve"],
        cwd=ROOT,
        env={**os.environ, "BESLUT_PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.terminate()


def health(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status
    except ConnectionError:
        return 0
    finally:
        connection.close()


def test_the_address_is_printed_and_the_app_answers_there(served: subprocess.Popen[str], port: int) -> None:
    assert served.stdout
    assert f"http://127.0.0.1:{port}" in served.stdout.readline()
    deadline = time.monotonic() + PATIENCE_S
    while health(port) != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert health(port) == 200
    served.terminate()
    assert served.wait(timeout=PATIENCE_S) != 1, "the app stops when it is told to"


def test_a_port_in_use_is_told_with_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", "from cli import main; main()", "serve"],
            cwd=ROOT,
            env={**os.environ, "BESLUT_PORT": taken},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"127.0.0.1:{taken}" in done.stderr
    assert "BESLUT_PORT" in done.stderr
    assert done.stdout == ""
