"""What was understood of a question, as chips above its answer; a click asks again without one of them."""

from __future__ import annotations

import streamlit as st

from answer.models import Answer
from ui import state
from ui.inert import label
from ui.state import Asked, Exchange
from ui.texts import Lang, text
from ui.understood import Named, named_in, shown


def understood_chips(exchange: Exchange, answer: Answer, lang: Lang, *, changeable: bool) -> None:
    """Draw the chips, and those taken away, which a click puts back; as plain words where nothing can be changed."""
    named = named_in(answer.question)
    left_out = exchange.asked.left_out
    if not named and not left_out:
        return
    if not changeable:
        st.caption(label(_told(named, left_out, lang)))
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="understood"):
        st.caption(text("understood.heading", lang), width="content")
        for one in named:
            _chip(one, _asked(exchange, (*left_out, one)), "remove", lang)
        for one in left_out:
            _chip(one, _asked(exchange, tuple(other for other in left_out if other != one)), "put_back", lang)


def _chip(named: Named, asked: Asked, act: str, lang: Lang) -> None:
    st.button(
        label(shown(named, lang))
        if act == "remove"
        else f"{text('understood.left_out', lang)} {label(shown(named, lang))}",
        key=f"understood-{act}-{named.field}-{named.value}",
        icon=":material/close:" if act == "remove" else ":material/undo:",
        icon_position="right",
        help=label(text(f"understood.{act}", lang, value=shown(named, lang))),
        on_click=state.put,
        args=(asked,),
    )


def _asked(exchange: Exchange, left_out: tuple[Named, ...]) -> Asked:
    asked = exchange.asked
    return Asked(
        question=asked.question, whole=asked.whole or exchange.standalone, left_out=left_out, replaces=exchange.id
    )


def _told(named: tuple[Named, ...], left_out: tuple[Named, ...], lang: Lang) -> str:
    told = [shown(one, lang) for one in named]
    told += [f"{text('understood.left_out', lang)} {shown(one, lang)}" for one in left_out]
    return f"{text('understood.heading', lang)}: {' · '.join(told)}"
