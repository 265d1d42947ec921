"""A language model behind an OpenAI-compatible server: words come out piece by piece, within a time, or why none came.

Spoken to through llama_index's OpenAILike. The server may do anything: each call has a thread and a connection of its
own, and whoever waits is never held up for longer than the time set.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from ingest.errors import ArchiveError
from settings import Llm

if TYPE_CHECKING:
    import httpx

logger = logging.getLogger(__name__)

CONNECT_S = 5.0
POLL_S = 0.1  # how soon a stop is noticed
N_TRIES = 2
PAUSE_S = 0.5  # before the second one, where the server names no other time
MAX_PAUSE_S = 5.0  # a server that asks for more is not asked again
CHARS_PER_TOKEN = 12  # far more than any; a server that writes longer has forgotten the budget
NO_KEY = "none"  # sent where no key is set: never one that stands in the environment for another server
FINISHED = frozenset({"stop", "length", "eos", "end_turn"})


class Trouble(StrEnum):
    """Why there are no words."""

    DOWN = "down"
    SLOW = "slow"
    BUSY = "busy"
    BROKEN = "broken"  # an error of its own: 500
    KEY = "key"
    NO_MODEL = "no_model"
    REFUSED = "refused"  # any other refusal: the prompt is too long for it, say
    GARBAGE = "garbage"
    CUT = "cut"
    STOPPED = "stopped"  # by who asked


_TRY_AGAIN = frozenset({Trouble.DOWN, Trouble.BUSY, Trouble.BROKEN})
_BY_STATUS = {401: Trouble.KEY, 403: Trouble.KEY, 404: Trouble.NO_MODEL, 408: Trouble.BUSY, 429: Trouble.BUSY}


class ModelError(ArchiveError):
    """The model gave no words, or not all of them."""

    def __init__(self, trouble: Trouble, message: str, *, pause_s: float = PAUSE_S) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.pause_s = pause_s


class LanguageModel:
    """The model of the settings; may be called from any thread."""

    def __init__(self, settings: Llm) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        return self._settings.model

    @staticmethod
    def load() -> None:
        """Import the libraries, which takes seconds, before the time of a call begins to run."""
        import llama_index.llms.openai_like  # noqa: F401
        import openai.resources.chat.completions  # noqa: F401

    def stream(
        self, system: str, user: str, *, timeout_s: float | None = None, stop: Event | None = None
    ) -> Iterator[str]:
        """Yield the model's words as they come.

        Args:
            timeout_s: less time than the settings give.
            stop: when it is set, waiting ends.
        Raises:  ModelError: no words, or not all; what was yielded before must be thrown away.
        """
        self.load()
        deadline = time.monotonic() + min(self._settings.timeout_s, timeout_s or self._settings.timeout_s)
        stop = stop or Event()
        for n_tried in range(1, N_TRIES + 1):
            try:
                yield from self._call(system, user, deadline, stop)
            except ModelError as error:
                logger.info("language model: %s", error)
                in_time = error.pause_s <= min(MAX_PAUSE_S, deadline - time.monotonic())
                if n_tried == N_TRIES or error.trouble not in _TRY_AGAIN or not in_time:
                    raise
                stop.wait(error.pause_s)
            else:
                return

    def _call(self, system: str, user: str, deadline: float, stop: Event) -> Iterator[str]:
        import httpx

        timeout = httpx.Timeout(self._settings.timeout_s, connect=min(CONNECT_S, self._settings.timeout_s))
        # Without redirects: the evidence goes to the server that was set and to no other.
        connection = httpx.Client(timeout=timeout, follow_redirects=False)
        pieces: SimpleQueue[str | ModelError | None] = SimpleQueue()
        Thread(target=self._speak, args=(system, user, connection, pieces), daemon=True).start()
        n_left = self._settings.max_tokens * CHARS_PER_TOKEN
        try:
            while (piece := _next(pieces, deadline, stop)) is not None:
                if isinstance(piece, ModelError):
                    raise piece
                n_left -= len(piece)
                if n_left < 0:
                    raise ModelError(Trouble.GARBAGE, "it writes on beyond its budget of tokens")
                yield piece
        finally:
            connection.close()

    def _speak(
        self, system: str, user: str, connection: httpx.Client, pieces: SimpleQueue[str | ModelError | None]
    ) -> None:
        """Put the words into `pieces`, then None, or the error that ended them."""
        ended: ModelError | None = None
        try:
            self._read(system, user, connection, pieces)
        except ModelError as error:
            ended = error
        except Exception as error:  # a server may break the client library in any way
            ended = _as_model_error(error)
        pieces.put(ended)

    def _read(
        self, system: str, user: str, connection: httpx.Client, pieces: SimpleQueue[str | ModelError | None]
    ) -> None:
        from llama_index.core.llms import ChatMessage, MessageRole
        from llama_index.llms.openai_like import OpenAILike
        from openai import OpenAI

        own = self._settings
        key = own.api_key.get_secret_value() or NO_KEY
        client: dict[str, Any] = {  # one that the constructor takes, though its types do not tell
            "openai_client": OpenAI(api_key=key, base_url=own.base_url, http_client=connection, max_retries=0)
        }
        model = OpenAILike(
            model=own.model,
            api_base=own.base_url,
            api_key=key,
            is_chat_model=True,
            temperature=own.temperature,
            max_tokens=own.max_tokens,
            max_retries=0,
            **client,
        )
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=user),
        ]
        n_pieces, reason = 0, ""
        for said in model.stream_chat(messages):
            n_pieces += 1
            if said.delta:
                pieces.put(said.delta)
            for choice in getattr(said.raw, "choices", ()):
                reason = choice.finish_reason or reason
        if not n_pieces:
            raise ModelError(Trouble.GARBAGE, "what it sends is no stream of words")
        if reason not in FINISHED:
            raise ModelError(Trouble.CUT, "the stream ended before the text did")


def _next(pieces: SimpleQueue[str | ModelError | None], deadline: float, stop: Event) -> str | ModelError | None:
    while not stop.is_set():
        left = deadline - time.monotonic()
        if left <= 0:
            raise ModelError(Trouble.SLOW, "its time is up")
        with suppress(Empty):
            return pieces.get(timeout=min(left, POLL_S))
    raise ModelError(Trouble.STOPPED, "stopped by who asked")


def _as_model_error(error: Exception) -> ModelError:
    """Return what happened without the server's own words, which may be anything and repeat the key."""
    import httpx
    import openai

    if isinstance(error, openai.APIStatusError):
        status = error.status_code
        broken = Trouble.BROKEN if status >= 500 else Trouble.REFUSED
        pause_s = _pause_s(error.response.headers.get("retry-after", ""))
        return ModelError(_BY_STATUS.get(status, broken), f"HTTP {status}", pause_s=pause_s)
    what = type(error.__cause__ or error).__name__
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        is_down = isinstance(error.__cause__ or error, httpx.ConnectTimeout)
        return ModelError(Trouble.DOWN if is_down else Trouble.SLOW, what)
    if isinstance(error, openai.APIConnectionError):
        is_down = isinstance(error.__cause__, httpx.ConnectError)
        return ModelError(Trouble.DOWN if is_down else Trouble.GARBAGE, what)
    return ModelError(Trouble.CUT if isinstance(error, httpx.HTTPError) else Trouble.GARBAGE, what)


def _pause_s(retry_after: str) -> float:
    """Return the seconds of a Retry-After header; a date in it is not read."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdecimal() else PAUSE_S
