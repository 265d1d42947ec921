"""The headers every response carries: what a page may load is this server and nothing else."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.texts import LANGS, Lang

# The only scripts of our own: the chat's, run where an answer is finished, and those that say in which language a page
# is read aloud; Streamlit says English of all.
TO_QUESTION = Path(__file__).with_name("to_question.js").read_text(encoding="utf-8")
SPEAKS: dict[Lang, str] = {lang: f'document.documentElement.lang = "{lang}";' for lang in LANGS}


def _allowed(script: str) -> str:
    """Return how the policy names an inline script: by the hash of its text, so that no other can run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # The first hash is of the one inline script of Streamlit's index.html; blob: is not needed, nor eval.
        "script-src 'self' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA=' "
        + " ".join(map(_allowed, (TO_QUESTION, *SPEAKS.values()))),
        "style-src 'self' 'unsafe-inline'",  # Streamlit styles its elements from script
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",  # also the websocket of the same host
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """ASGI middleware that adds HEADERS to every response; one that a route has set itself is kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
