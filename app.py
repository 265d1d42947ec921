"""The app as `streamlit run app.py` starts it: the Streamlit script, the route to the originals, the safe headers."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit.runtime.pages_manager import PagesManager

from ui import resources, state
from ui.headers import SafeHeaders
from ui.login import ReadersOnly
from ui.main import START_PAGE
from ui.originals import ORIGINALS, original_route
from ui.report_route import REPORTS, report_route
from ui.texts import text

logger = logging.getLogger(__name__)


def show_script_error(error: Exception) -> bool:
    """Log an unexpected error and show the reader a plain message without its details; True says that is done."""
    logger.error("the page failed", exc_info=error)
    st.error(text("app.unexpected", state.lang()))
    return True


# Until st.navigation has run once, Streamlit takes a folder "pages" beside the script for its old kind of pages: the
# first reader after a start who follows a link to a page would get that page alone, without menu and style.
PagesManager.uses_pages_directory = False


@asynccontextmanager
async def prepared(_app: object) -> AsyncIterator[None]:
    """Load the models beside the server's start."""
    threading.Thread(target=resources.prepare, name="prepare", daemon=True).start()
    yield


async def to_start(request: Request) -> RedirectResponse:
    """Lead from /fraga to the start page, which Streamlit knows by "/" alone; what the address asks stays."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


app = st.App(
    Path(__file__).with_name("ui") / "main.py",
    routes=[Route(f"/{START_PAGE}", to_start), original_route(), report_route()],
    middleware=[
        Middleware(SafeHeaders),
        Middleware(ReadersOnly, below=ORIGINALS),
        Middleware(ReadersOnly, below=REPORTS),
    ],
    lifespan=prepared,
    on_script_error=show_script_error,
)
