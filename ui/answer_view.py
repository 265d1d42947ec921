"""An exchange on the screen: the question, the answer with its markers as buttons, warnings and sources.

All text goes through `st.text`, which interprets nothing: what a document says can't become markup.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping

import streamlit as st

from answer.models import Answer, Citation, Mode
from ui import state
from ui.answer_actions import answer_actions
from ui.inert import label, plain
from ui.problem_view import show_problem
from ui.source_cards import place, source_cards, voice
from ui.state import Exchange
from ui.texts import Lang, text
from ui.understood_chips import understood_chips

LINES_AT_ONCE = 60  # of an answer; a longer list is folded
STREAM_S = 0.5  # about as long as an answer takes to appear, whatever its length
MAX_STEPS = 12
MAX_QUOTE = 400  # characters beside a marker; the page itself is a click away
_MARKER = re.compile(r"\s*\[(\d+)\]")
_BULLET = re.compile(r"^\s*[-*] ")
_MARKERS_BEFORE_STOP = re.compile(r"""([.!?]["”»’)]*)?((?:\s*\[\d+\])+)([.,;:!?]+)""")


def show_question(question: str) -> None:
    with st.chat_message("user", avatar=":material/person:"):
        st.text(plain(question))


def show_outcome(exchange: Exchange, key: str, lang: Lang, *, is_last: bool = False, streamed: bool = False) -> None:
    """Show what came of a question.

    Args:
        key: unlike any other exchange's on the page, the same in every run.
        is_last: what was understood can be changed, and questions that follow are offered.
        streamed: the text appears word by word first.
    """
    if exchange.problem:
        show_problem(exchange.problem, lang)
    elif exchange.answer:
        understood_chips(exchange, exchange.answer, lang, changeable=is_last)
        _show_answer(exchange.answer, key, lang, streamed=streamed)
        answer_actions(exchange, exchange.answer, lang)
        if is_last:
            _next_questions(exchange, lang)
    elif exchange.is_stopped:
        st.caption(f":material/stop_circle: {text('chat.stopped', lang)}")
        if is_last:
            st.button(
                text("chat.ask_again", lang),
                key="ask-again",
                icon=":material/refresh:",
                on_click=state.ask_again,
            )


def _show_answer(answer: Answer, key: str, lang: Lang, *, streamed: bool) -> None:
    standalone = answer.question.standalone.strip()
    is_completed = standalone != answer.question.text.strip()
    if is_completed:
        st.caption(label(text("chat.understood", lang, question=standalone)))
    look = "abstained" if answer.abstained else "answered"
    with st.container(border=answer.abstained, gap="xsmall", key=f"{look}-{key}"):
        if answer.abstained:
            st.markdown(f":material/search_off: **{text('chat.abstained', lang)}**")
        if streamed:
            _stream(answer.text)
        _lines(answer, key, lang)
    if answer.mode_reason:
        icon = "edit_note" if answer.mode is Mode.LLM else "format_quote"
        st.caption(f":material/{icon}: {label(answer.mode_reason)}")
    for warning in answer.warnings:
        if warning == answer.mode_reason or (is_completed and standalone in warning):
            continue  # said above already
        st.caption(f":material/info: {text('chat.warning', lang)}: {label(warning)}")
    heading = text("chat.nearest" if answer.abstained else "source.heading", lang)
    source_cards(answer.citations, heading, key, lang)


def _next_questions(exchange: Exchange, lang: Lang) -> None:
    if not exchange.next_questions:
        return
    with st.container(gap="xsmall", key="next-questions"):
        st.caption(text("next.heading", lang))
        for number, question in enumerate(exchange.next_questions):
            st.button(
                label(question),
                key=f"next-{number}",
                icon=":material/subdirectory_arrow_right:",
                on_click=state.put_question,
                args=(question,),
                width="stretch",
            )


def _stream(words: str) -> None:
    """Let the text grow in place, then leave nothing behind: the finished answer takes the place."""
    place_of_text = st.empty()
    pieces = re.findall(r"\S+\s*", plain(words))
    step = -(-len(pieces) // MAX_STEPS)
    for shown in range(step, len(pieces), max(step, 1)):
        place_of_text.text("".join(pieces[:shown]))
        time.sleep(STREAM_S / MAX_STEPS)
    place_of_text.empty()


def _lines(answer: Answer, key: str, lang: Lang) -> None:
    citations = {citation.n: citation for citation in answer.citations}
    lines = [line for line in answer.text.splitlines() if line.strip()]
    for number, line in enumerate(lines[:LINES_AT_ONCE]):
        _line(line, citations, f"{key}-{number}", lang)
    if len(lines) > LINES_AT_ONCE:
        with st.expander(text("chat.more_lines", lang, count=len(lines) - LINES_AT_ONCE)):
            for number, line in enumerate(lines[LINES_AT_ONCE:], LINES_AT_ONCE):
                _line(line, citations, f"{key}-{number}", lang)


def _line(line: str, citations: Mapping[int, Citation], key: str, lang: Lang) -> None:
    """Show one line as running text with a small button for every marker (style.css puts them in line)."""
    with st.container(key=f"answer-line-{key}"):
        for position, piece in enumerate(pieces(line, citations)):
            if isinstance(piece, Citation):
                st.button(
                    str(piece.n),
                    key=f"marker-{key}-{position}",
                    help=_popover(piece, lang),
                    on_click=state.open_citation,
                    args=(piece,),
                )
            else:
                st.text(plain(piece))


def _popover(citation: Citation, lang: Lang) -> str:
    """Return markdown for what appears beside a marker: who says it, where, and the words; a click opens the page."""
    quote = citation.quote if len(citation.quote) <= MAX_QUOTE else f"{citation.quote[:MAX_QUOTE].rstrip()} …"
    return f"**{label(voice(citation, lang))}**  \n{label(place(citation, lang))}\n\n> {label(quote)}"


def pieces(line: str, citations: Mapping[int, Citation]) -> Iterator[str | Citation]:
    """Yield the line in order, its markers as the citations they stand for; an unknown marker stays text."""
    line = _MARKERS_BEFORE_STOP.sub(_stop_first, line)
    line = line.replace("§ ", "§\N{NO-BREAK SPACE}")
    line = _BULLET.sub("• ", line)
    done = 0
    for marker in _MARKER.finditer(line):
        citation = citations.get(int(marker[1]))
        if citation is None:
            continue
        if done < marker.start():
            yield line[done : marker.start()]
        yield citation
        done = marker.end()
    if done < len(line):
        yield line[done:]


def _stop_first(match: re.Match[str]) -> str:
    """Put the full stop before the markers, where no button can part it from its sentence, and only one of them."""
    ended, markers, stop = match.groups()
    return f"{ended}{markers}" if ended else f"{stop}{markers}"
