"""What the tests do with an AppTest, and what they read from it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input(key="question").set_value(question).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Return all plain text, captions and labels on the page, in order, joined."""
    kinds = ("markdown", "text", "caption", "info", "warning", "error", "code", "subheader", "title")
    shown = [element.value for kind in kinds for element in app.get(kind) if isinstance(element, Element)]
    return "\n".join(map(str, shown)).replace("\\", "")


def keys(app: AppTest, prefix: str) -> list[str]:
    return [button.key for button in app.button if button.key and button.key.startswith(prefix)]
