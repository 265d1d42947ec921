"""The app as `streamlit run app.py` starts it: the Streamlit script, the route to the originals, the safe headers."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui import state
from ui.headers import SafeHeaders
from ui.originals import original_route
from ui.texts import text

logger = logging.getLogger(__name__)


def show_script_error(error: Exception) -> bool:
    """Log an unexpected error and show the reader a plain message without its details; True says that is done."""
    logger.error("the page failed", exc_info=error)
    st.error(text("app.unexpected", state.lang()))
    return True


app = st.App(
    Path(__file__).with_name("ui") / "main.py",
    routes=[original_route()],
    middleware=[Middleware(SafeHeaders)],
    on_script_error=show_script_error,
)
