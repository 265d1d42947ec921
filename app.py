"""The app as `streamlit run app.py` starts it: the Streamlit script, the route to the originals, the safe headers."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui.headers import SafeHeaders
from ui.originals import original_route

logger = logging.getLogger(__name__)


def log_script_error(error: Exception) -> None:
    """Keep the details of an unexpected error in the log; the reader sees a plain message without them."""
    logger.error("the page failed", exc_info=error)


app = st.App(
    Path(__file__).with_name("ui") / "main.py",
    routes=[original_route()],
    middleware=[Middleware(SafeHeaders)],
    on_script_error=log_script_error,
)
