"""Ask a running app as many people would at once, over real websockets, and tell how long each waited.

    python tests/app_load.py ws://127.0.0.1:8501 20 questions.jsonl [FIRST]

Each line of the file has a "question"; FIRST is the first one asked (from 0), so that a second round asks others: what
has been asked before is partly remembered. Not a test: how long it takes depends on the machine.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

SETTLE_S = 0.5  # between the last page and the first question


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until the page stood there, and from the question to its first words and to its markers."""

    page: float
    words: float
    answer: float


class Page:
    """What a browser knows of a page: where the chat's field is."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._script = ""
        self._field = ""

    async def open(self) -> float:
        """Return how long the page took."""
        start = time.perf_counter()
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self._socket.send(message.SerializeToString())
        await self._follow(start)
        return time.perf_counter() - start

    async def ask(self, question: str) -> tuple[float, float]:
        """Return how long the first words and the markers of the answer took."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self._script
        field = message.rerun_script.widget_states.widgets.add()
        field.id = self._field
        field.chat_input_value.data = question
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        return await self._follow(start, question)

    async def _follow(self, start: float, question: str = "") -> tuple[float, float]:
        """Read until the script has run; return when the first words after the question and the last marker came."""
        words = answer = 0.0
        is_asked = False
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(await self._socket.recv(decode=False)))
            match message.WhichOneof("type"):
                case "new_session":
                    self._script = message.new_session.page_script_hash
                case "script_finished":
                    return words, answer or words
                case "delta":
                    element = message.delta.new_element
                    if element.WhichOneof("type") == "chat_input":
                        self._field = element.chat_input.id
                    elif element.WhichOneof("type") == "text":
                        words = words or (time.perf_counter() - start if is_asked else 0.0)
                        is_asked = is_asked or element.text.body == question
                    elif element.WhichOneof("type") == "button" and "marker-" in element.button.id:
                        answer = time.perf_counter() - start


async def person(address: str, question: str, everybody: asyncio.Barrier) -> Wait:
    async with connect(f"{address}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        page = Page(socket)
        opened = await page.open()
        await everybody.wait()
        await asyncio.sleep(SETTLE_S)
        words, answer = await page.ask(question)
        return Wait(opened, words, answer)


async def all_at_once(address: str, questions: Sequence[str]) -> list[Wait]:
    everybody = asyncio.Barrier(len(questions))
    return await asyncio.gather(*(person(address, question, everybody) for question in questions))


def told(name: str, seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{name:12} p50 {statistics.median(ordered):5.2f} s   p95 {p95:5.2f} s   max {ordered[-1]:5.2f} s\n"


def main(address: str, n_people: int, file: Path, first: int) -> None:
    asked = [json.loads(line)["question"] for line in file.read_text(encoding="utf-8").splitlines()]
    waits = asyncio.run(all_at_once(address, [asked[(first + n) % len(asked)] for n in range(n_people)]))
    sys.stdout.write(f"{len(waits)} people\n")
    sys.stdout.write(told("page", [wait.page for wait in waits]))
    sys.stdout.write(told("first words", [wait.words for wait in waits]))
    sys.stdout.write(told("answer", [wait.answer for wait in waits]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 0)
