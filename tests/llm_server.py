"""An OpenAI-compatible server that says and does what a test wants: real HTTP, real streams, any failure.

    with llm_server(Reply("S reserverade sig [1].")) as server:
        settings = Settings(llm=server.settings())

A function in place of a reply is asked anew for every request. A test that uses it needs the marker `enable_socket`.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from settings import Llm

MODEL = "scripted"


@dataclass(frozen=True, slots=True)
class Request:
    """What the server was asked."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        return str(self.body["messages"][1]["content"])

    @property
    def draft(self) -> str:
        """The composed answer within the prompt, in either language."""
        found = re.search(r"(?:Färdigt svar|Finished answer):\n(.*?)\n\n(?:Skriv|Now)", self.user, re.DOTALL)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server does with a request: `text` in pieces, unless something is set that goes wrong."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None  # sent as the whole body in place of a stream
    delay_s: float = 0.0  # before the first word
    pause_s: float = 0.0  # between two pieces
    piece: int = 7  # characters
    cut_after: int | None = None  # characters; then the connection is closed
    finish_reason: str | None = "stop"
    hang_up: bool = False  # before a word of HTTP


Script = Reply | Callable[[Request], Reply]


@dataclass(slots=True)
class Server:
    """A server at work; `requests` are those so far."""

    base_url: str
    requests: list[Request] = field(default_factory=list)

    def settings(self, **more: Any) -> Llm:  # noqa: ANN401 - any setting of the model
        return Llm(**{"base_url": self.base_url, "model": MODEL, "timeout_s": 5.0, **more})


@contextmanager
def llm_server(script: Script) -> Iterator[Server]:
    """Serve the script on a port of this machine as long as the block lasts."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            server.requests.append(request)
            reply = script(request) if callable(script) else script
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked no longer waits
                _play(self, reply)

        def log_message(self, *args: object) -> None:
            """Say nothing: the tests read `requests`."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.base_url = f"http://127.0.0.1:{listening.server_port}/v1"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def _play(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.close_connection = True
    if reply.hang_up:
        return
    time.sleep(reply.delay_s)
    is_stream = reply.raw is None and reply.status == 200
    handler.send_response(reply.status)
    handler.send_header("Content-Type", "text/event-stream" if is_stream else "application/json")
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    body = reply.raw if reply.raw is not None else b'{"error": {"message": "no"}}'
    if not is_stream:
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        return
    handler.send_header("Connection", "close")
    handler.end_headers()
    for start in range(0, len(reply.text), reply.piece):
        if reply.cut_after is not None and start >= reply.cut_after:
            return
        _send(handler, {"role": "assistant", "content": reply.text[start : start + reply.piece]}, None)
        time.sleep(reply.pause_s)
    _send(handler, {}, reply.finish_reason)
    handler.wfile.write(b"data: [DONE]\n\n")


def _send(handler: BaseHTTPRequestHandler, delta: dict[str, str], finish_reason: str | None) -> None:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": MODEL, "choices": [choice]}
    handler.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
    handler.wfile.flush()
