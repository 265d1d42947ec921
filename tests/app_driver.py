"""What the tests do with an AppTest, and what they read from it."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from ui import archive_facts
from ui.headers import SPEAKS, TO_QUESTION

LONGEST_JOB_S = 90
OUR_SCRIPTS = {f"<script>{script}</script>" for script in (TO_QUESTION, *SPEAKS.values())}


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input(key="question").set_value(question).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Return all plain text, captions and labels on the page, in order, joined."""
    kinds = ("markdown", "text", "caption", "info", "warning", "error", "code", "header", "subheader", "title")
    shown = [element.value for kind in kinds for element in app.get(kind) if isinstance(element, Element)]
    return "\n".join(map(str, shown)).replace("\\", "")


def keys(app: AppTest, prefix: str) -> list[str]:
    return [button.key for button in app.button if button.key and button.key.startswith(prefix)]


def html(app: AppTest) -> str:
    """Return the HTML on the page, without its styles and our own scripts."""
    bodies = [str(each.proto.body) for each in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style") and body not in OUR_SCRIPTS)


def when_done(app: AppTest) -> AppTest:
    """Wait for the job that runs, then show the page again."""
    until = time.monotonic() + LONGEST_JOB_S
    while (job := archive_facts.desk().current()) and job.is_running:
        assert time.monotonic() < until
        time.sleep(0.05)
    app.run()
    assert not app.exception
    return app
