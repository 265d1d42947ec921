"""Feedback: what readers thought of answers, exported whole, or made one by one into questions with gold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from eval.lint import Fault
from eval.models import GoldQuestion, QuestionKind
from eval.new import Suggestion, append, draft, faults_of, free_id, questions_in, suggest
from eval.report.words import Words
from eval.texts import Texts
from ingest.errors import UsageError
from ui import evaluations, feedback, resources
from ui.evaluation_start import data_dir
from ui.feedback import Feedback
from ui.feedback_questions import as_lines, as_question, beginning
from ui.inert import label, plain
from ui.texts import Lang, text

PER_PAGE = 10
MAX_ANSWER = 600  # characters shown in the list
FILE = "feedback.jsonl"  # the question file that new questions go to
_CHOSEN, _WRITTEN = "feedback-chosen", "feedback-written"
_THUMBS = {"up": ":material/thumb_up:", "down": ":material/thumb_down:"}


def feedback_part(lang: Lang) -> None:
    given = feedback.read(data_dir())
    if not given:
        st.info(text("feedback.none", lang))
        return
    n_up = sum(one.thumbs == "up" for one in given)
    st.text(text("feedback.summary", lang, count=len(given), up=n_up, down=len(given) - n_up))
    st.download_button(
        text("feedback.export", lang),
        as_lines(given),
        file_name="feedback-questions.jsonl",
        mime="application/jsonl",
        icon=":material/download:",
        on_click="ignore",
        key="feedback-export",
    )
    st.caption(text("feedback.export_help", lang))
    if written := st.session_state.pop(_WRITTEN, ""):
        st.success(text("feedback.written", lang, id=label(written), file=label(FILE)))
    if (chosen := _chosen(given)) is not None:
        _form(chosen, lang)
        return
    n_pages = -(-len(given) // PER_PAGE)
    page = st.pagination(n_pages, key="feedback-page") if n_pages > 1 else 1
    for one in given[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _entry(one, lang)


def _chosen(given: tuple[Feedback, ...]) -> Feedback | None:
    return next((one for one in given if one.exchange == st.session_state.get(_CHOSEN)), None)


def _choose(name: str) -> None:
    st.session_state[_CHOSEN] = name


def _entry(one: Feedback, lang: Lang) -> None:
    with st.container(border=True, gap="xsmall", key=f"feedback-{one.exchange}"):
        st.markdown(f"{_THUMBS[one.thumbs]} **{label(one.question)}**")
        shown = one.answer if len(one.answer) <= MAX_ANSWER else f"{one.answer[:MAX_ANSWER]} …"
        st.text(plain(shown))
        if one.comment:
            st.text(plain(text("feedback.comment", lang, comment=one.comment)))
        st.caption(f"{one.time.astimezone():%Y-%m-%d %H:%M}")
        st.button(
            text("feedback.make", lang),
            key=f"feedback-make-{one.exchange}",
            icon=":material/edit_note:",
            on_click=_choose,
            args=(one.exchange,),
        )


def _form(one: Feedback, lang: Lang) -> None:
    """Let the evaluator complete the question: what it asks for, its evidence, and what a right answer says."""
    proposed = as_question(one, "")
    words = Words(lang)
    st.header(text("feedback.form", lang), anchor=False)
    if one.comment:
        st.text(plain(text("feedback.comment", lang, comment=one.comment)))
    question = st.text_input(
        text("feedback.question", lang), proposed.question, key=f"feedback-question-{one.exchange}"
    )
    kind = (
        st.selectbox(
            text("feedback.kind", lang),
            list(QuestionKind),
            format_func=lambda kind: words.name("kind", kind),
            key=f"feedback-kind-{one.exchange}",
        )
        or QuestionKind.FACT
    )
    suggestions = _suggestions(question, kind)
    by_quote = {each.quote: each for each in suggestions}
    options = list(dict.fromkeys([*proposed.evidence, *by_quote]))
    evidence = st.multiselect(
        text("feedback.evidence", lang),
        options,
        default=list(proposed.evidence),
        format_func=lambda quote: _placed(quote, by_quote),
        placeholder=text("feedback.choose", lang),
        help=text("feedback.evidence_help", lang),
        key=f"feedback-evidence-{kind}-{one.exchange}",
    )
    answer = st.text_area(text("feedback.answer", lang), proposed.answer, key=f"feedback-answer-{one.exchange}")
    said = st.text_input(
        text("feedback.must_include", lang), key=f"feedback-said-{one.exchange}", placeholder="Anna Alm|Alm; 4 miljoner"
    )
    anyway = st.checkbox(text("feedback.anyway", lang), key=f"feedback-anyway-{one.exchange}")
    asked = GoldQuestion(
        id=free_id(questions_in(_file())),
        question=question.strip(),
        kind=kind,
        answer=answer.strip(),
        must_include=tuple(each.strip() for each in said.split(";") if each.strip()),
    )
    drafted = draft(asked, [by_quote[quote] for quote in evidence if quote in by_quote])
    quoted = [quote for quote in evidence if quote not in by_quote]  # cited by the answer
    drafted = replace(
        drafted,
        evidence=(*quoted, *drafted.evidence),
        docs=tuple(dict.fromkeys([*(proposed.docs if quoted else ()), *drafted.docs])),
    )
    with st.container(horizontal=True):
        is_wanted = st.button(text("feedback.save", lang), type="primary", key="feedback-save")
        st.button(text("feedback.back", lang), key="feedback-back", on_click=_choose, args=("",))
    if is_wanted:
        _save(drafted, lang, anyway=anyway)


def _suggestions(question: str, kind: QuestionKind) -> tuple[Suggestion, ...]:
    if not question.strip() or kind is QuestionKind.UNANSWERABLE:
        return ()
    return suggest(resources.archive(), question, kind=kind)


def _placed(quote: str, by_quote: dict[str, Suggestion]) -> str:
    found = by_quote.get(quote)
    return plain(f"{beginning(quote)} ({found.source}, {found.page})" if found else quote)


def _file() -> Path:
    return evaluations.question_folder(data_dir()) / FILE


def _save(question: GoldQuestion, lang: Lang, *, anyway: bool) -> None:
    try:
        faults: tuple[Fault, ...] = faults_of(Texts(resources.archive().catalog), _file(), question)
        if not faults or anyway:
            append(_file(), question)
            st.session_state[_WRITTEN] = question.id
            st.session_state[_CHOSEN] = ""
            st.rerun()
    except UsageError as error:
        st.text(plain(f"{error}\n{error.remedy}"))
        return
    st.warning(text("feedback.faults", lang))
    for fault in faults:
        st.text(plain(f"{fault.what}. {fault.remedy}"))
