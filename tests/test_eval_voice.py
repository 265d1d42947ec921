"""Voice errors: every kind of them in Swedish and English, beside the same sentence as it should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.models import (
    CitedQuote,
    Gold,
    GoldParagraf,
    GoldQuestion,
    GoldStatement,
    GoldVote,
    QuestionKind,
    Response,
    VoiceError,
)
from eval.voice.errors import n_claims, voice_errors
from eval.voice.truth import Truth

V_WORDS = "Biblioteket är byns enda mötesplats och bussen går inte på kvällen."
M_WORDS = "Kommunen måste hålla sin budget även när det känns tungt i stunden."

LIBRARY = GoldParagraf(
    doc="ks-2021-03-09",
    paragraf="17",
    page=4,
    organ="kommunstyrelsen",
    date=None,
    diarienummer=("KS 2021/42",),
    rubrik="Nedläggning av biblioteket",
    decision_text="Kommunstyrelsen föreslår kommunfullmäktige att biblioteket läggs ned den 1 juli 2021.",
    outcome="föreslår bifall",
    statements=(
        GoldStatement(kind="reservation", parties=("V",), persons=("Bo Alm",), text_start=V_WORDS[:60]),
        GoldStatement(
            kind="särskilt yttrande", parties=("M",), persons=("Eva By",), text=M_WORDS, text_start=M_WORDS[:60]
        ),
        GoldStatement(kind="jäv", parties=("KD",), persons=("Per Dal",)),
        GoldStatement(kind="yrkande", parties=("S", "C"), persons=("Anna Ek", "Mia Fors")),
    ),
    votes=(
        GoldVote(
            ja=3,
            nej=1,
            avstar=1,
            ja_means="avslag på yrkandet från V",
            nej_means="bifall till yrkandet från V",
            members={"Anna Ek (S)": "ja", "Eva By (M)": "ja", "Bo Alm (V)": "nej", "Li Holm (MP)": "avstår"},
        ),
    ),
)
COUNCIL = replace(
    LIBRARY,
    doc="kf-2021-04-26",
    paragraf="31",
    organ="kommunfullmäktige",
    decision_text="Biblioteket läggs ned den 1 juli 2021.",
    outcome="bifall",
    statements=(GoldStatement(kind="reservation", parties=("MP",), persons=("Li Holm",)),),
    votes=(),
)
TRUTH = Truth.from_gold([LIBRARY, COUNCIL])
QUESTION = GoldQuestion(id="q", question="Vad hände med biblioteket?", kind=QuestionKind.FACT, docs=("ks-2021-03-09",))
BOARD = CitedQuote(n=1, source="ks/ks-2021-03-09.pdf", page=4, quote="", paragraf="17")
FULL = CitedQuote(n=2, source="kf/kf-2021-04-26.pdf", page=9, quote="", paragraf="31")


def errors(answer: str, *citations: CitedQuote, question: GoldQuestion = QUESTION) -> tuple[VoiceError, ...]:
    response = Response(id="q", answer=answer, citations=citations or (BOARD, FULL))
    found = voice_errors(question, response, TRUTH)
    assert n_claims(question, response, TRUTH) >= len(found)
    return found


@pytest.mark.parametrize(
    "answer",
    [
        "V reserverade sig [1].",
        "Bo Alm (V) reserverade sig i kommunstyrelsen (kommunstyrelsen den 9 mars 2021, § 17) [1].",
        "The Left Party entered a reservation [1], and MP recorded a reservation in the council [2].",
        "M reserverade sig inte [1].",
        "Eva By (M) lämnade ett särskilt yttrande [1].",
        "Eva By (M) made a separate statement (särskilt uttalande) [1].",
        "Per Dal (KD) anmälde jäv och deltog inte i beslutet [1].",
        "Per Dal (KD) did not take part in the decision [1].",
        "S och C yrkade bifall [1].",
        "S röstade ja [1] och V röstade nej [1]. MP avstod [1].",
        "Nej: Bo Alm (V) [1].",
        "Ja betydde avslag; Nej betydde bifall till yrkandet från V [1].",
        "Kommunfullmäktige beslutade: ”Biblioteket läggs ned den 1 juli 2021.” [2].",
        "Kommunstyrelsen föreslog: ”Kommunstyrelsen föreslår kommunfullmäktige att biblioteket läggs ned.” [1].",
        "Kommunstyrelsen beslutade att föreslå kommunfullmäktige att lägga ned biblioteket [1].",
        f"Bo Alm (V): ”{V_WORDS}” [1].",
        f"V reserverade sig: ”{V_WORDS}” [1].",
    ],
)
def test_a_right_answer_has_no_voice_error_and_is_judged(answer: str) -> None:
    assert errors(answer) == ()
    if "föresl" not in answer:
        assert n_claims(QUESTION, Response(id="q", answer=answer, citations=(BOARD, FULL)), TRUTH)


@pytest.mark.parametrize(
    ("answer", "what", "truth"),
    [
        ("SD reserverade sig [1].", "party", "reservation: V"),
        ("The Sweden Democrats entered a reservation [1].", "party", "reservation: V"),
        ("V reserverade sig inte [1].", "party", "reservation: V"),
        ("Ingen reservation är antecknad i ärendet [1].", "party", "reservation: V"),
        ("V röstade ja [1].", "party", "nej"),
        ("Avstod: Anna Ek (S) [1].", "party", "ja"),
        ("Bo Alm (SD) reserverade sig [1].", "party", "Bo Alm (V)"),
        (f"Eva By (M): ”{V_WORDS}” [1].", "party", "reservation: V"),
        (f"The Moderates: ”{V_WORDS}” [1].", "party", "reservation: V"),
        ("M reserverade sig [1].", "kind", "särskilt yttrande"),
        ("The Moderates recorded a reservation [1].", "kind", "särskilt yttrande"),
        ("V lämnade ett ersättaryttrande [1].", "kind", "reservation"),
        ("S deltog inte i beslutet [1].", "kind", "yrkande"),
        ("V reserverade sig i kommunfullmäktige [1].", "organ", "reservation: kommunstyrelsen"),
        ("V reserverade sig (kommunfullmäktige den 26 april 2021, § 17) [1].", "organ", "reservation: kommunstyrelsen"),
        ("Kommunstyrelsen beslutade att lägga ned biblioteket [1].", "proposal", "kommunstyrelsen: föreslår bifall"),
        ("The executive board decided to close the library [1].", "proposal", "kommunstyrelsen: föreslår bifall"),
        (
            f"Kommunfullmäktige beslutade: ”{LIBRARY.decision_text}” [1].",
            "proposal",
            "kommunstyrelsen: föreslår bifall",
        ),
        ("Ja betydde bifall till yrkandet från V [1].", "ballot", "ja betyder avslag på yrkandet från V"),
        ("Ja (yes) meant approval of the motion by V [1].", "ballot", "ja betyder avslag på yrkandet från V"),
        ("Nej betydde avslag [1].", "ballot", "nej betyder bifall till yrkandet från V"),
        ("Ja betydde återremiss [1].", "ballot", "ja betyder avslag på yrkandet från V"),
    ],
)
def test_a_wrong_voice_is_told_with_its_kind_and_the_truth(answer: str, what: str, truth: str) -> None:
    found = errors(answer)
    assert (what, truth) in [(error.what, error.truth) for error in found]
    assert {error.what for error in found} <= {what, "party"}


@pytest.mark.parametrize(
    "answer",
    [
        "SD reserverade sig [3].",  # no such citation
        "SD reserverade sig [1].",  # of another §
        "Det framgår inte om SD reserverade sig [1].",
    ],
)
def test_what_the_gold_does_not_cover_is_not_judged(answer: str) -> None:
    other = replace(BOARD, paragraf="18")
    response = Response(id="q", answer=answer, citations=(other,))
    assert n_claims(QUESTION, response, TRUTH) == 0


def test_without_a_paragraf_the_page_can_bear_a_claim_out_but_not_refute_it() -> None:
    page = replace(BOARD, paragraf=None)
    assert n_claims(QUESTION, Response(id="q", answer="V reserverade sig [1].", citations=(page,)), TRUTH) == 1
    assert n_claims(QUESTION, Response(id="q", answer="SD reserverade sig [1].", citations=(page,)), TRUTH) == 0


def test_a_page_refutes_a_claim_where_the_gold_has_every_paragraf() -> None:
    rows = [replace(LIBRARY, paragraf=str(16 + n), page=2 + 2 * n, statements=LIBRARY.statements[:n]) for n in range(3)]
    response = Response(id="q", answer="M reserverade sig [1].", citations=(replace(BOARD, paragraf=None),))
    assert [error.truth for error in voice_errors(QUESTION, response, Truth.from_gold(rows))] == ["reservation: V"]


@pytest.mark.parametrize(
    ("citation", "what"),
    [
        (replace(BOARD, quote=V_WORDS, parties=("V",), kind="reservation", organ="kommunstyrelsen"), ""),
        (replace(BOARD, quote=V_WORDS, parties=("M",)), "party"),
        (replace(BOARD, quote=V_WORDS, persons=("Eva By",)), "party"),
        (replace(BOARD, quote=V_WORDS, kind="protokollsanteckning"), "kind"),
        (replace(BOARD, quote=M_WORDS[20:], kind="reservation"), "kind"),
        (replace(BOARD, quote=V_WORDS, organ="kommunfullmäktige"), "organ"),
        (replace(BOARD, quote="Biblioteket ligger vid torget.", parties=("M",)), ""),
    ],
)
def test_the_metadata_of_a_citation_is_judged_by_whose_words_it_quotes(citation: CitedQuote, what: str) -> None:
    assert [error.what for error in errors("Så här är det [1].", citation)] == ([what] if what else [])


def test_what_somebody_moved_may_be_repeated_in_their_reservation() -> None:
    moved = "att bussen till byn går varje timme även på kvällen"
    own = f"Vi yrkade {moved}."
    row = replace(
        LIBRARY,
        statements=(
            GoldStatement(kind="yrkande", parties=("V",), persons=("Bo Alm",), refers_to=moved),
            GoldStatement(kind="reservation", parties=("V",), persons=("Bo Alm",), text=own, text_start=own[:60]),
        ),
    )
    truth = Truth.from_gold([row])
    for verb, n_errors in (("yrkade", 0), ("lämnade ett särskilt yttrande", 1)):
        response = Response(id="q", answer=f"Bo Alm (V) {verb}: ”{moved}.” [1].", citations=(BOARD,))
        assert (len(voice_errors(QUESTION, response, truth)) > 0) == bool(n_errors)


def test_a_statement_may_stand_in_the_same_matter_of_the_organ_that_is_told() -> None:
    assert errors("MP reserverade sig i kommunfullmäktige [1].") == ()


def ask(text: str, *parties: str, kind: QuestionKind = QuestionKind.RESERVATION) -> GoldQuestion:
    return replace(QUESTION, question=text, kind=kind, gold=Gold(parties=parties))


def by_question(question: GoldQuestion, answer: str, *citations: CitedQuote) -> list[str]:
    response = Response(id="q", answer=answer, citations=citations)
    return [error.claimed for error in voice_errors(question, response, None)]


def test_the_gold_of_the_question_judges_who_reserved_themselves() -> None:
    question = ask("Vilka partier reserverade sig?", "V", "MP")
    assert by_question(question, "V, M och MP reserverade sig.") == ["M: reservation"]
    assert by_question(question, "V och MP reserverade sig. M lämnade ett särskilt yttrande.") == []
    assert by_question(question, "M reserverade sig inte.") == []


def test_a_question_about_one_of_those_who_did_does_not_tell_the_others() -> None:
    assert by_question(ask("Varför reserverade sig Vänsterpartiet?", "V"), "V och MP reserverade sig.") == []


def test_a_claim_about_another_document_or_organ_is_not_judged_by_the_question() -> None:
    question = replace(ask("Vilka reserverade sig?", "V"), gold=Gold(parties=("V",), body="kommunstyrelsen"))
    assert by_question(question, "M reserverade sig [1].", replace(BOARD, source="annan.pdf")) == []
    assert by_question(question, "M reserverade sig i socialnämnden [1].", BOARD) == []
    assert by_question(question, "M reserverade sig [1].", BOARD) == ["M: reservation"]


def test_who_abstained_is_judged_by_a_question_of_who_abstained() -> None:
    question = ask("Vilka avstod?", "C", kind=QuestionKind.VOTE)
    assert by_question(question, "C avstod. V röstade nej.") == []
    assert by_question(question, "V avstod.") == ["V: avstår"]


def test_what_no_answer_may_say_is_an_error_where_it_states_a_voice() -> None:
    question = replace(QUESTION, must_not_include=("vänsterpartiet röstade ja", "12 anbud", "nämnden beslutade att"))
    assert by_question(question, "Vänsterpartiet röstade ja, av 12 anbud.") == ["vänsterpartiet röstade ja"]
    assert by_question(question, "Vänsterpartiet röstade ja inte heller nu.") == []
    assert by_question(question, "Så står det: ”Vänsterpartiet röstade ja”.") == []
    told = voice_errors(question, Response(id="q", answer="Nämnden beslutade att köpa."), None)
    assert [error.what for error in told] == ["proposal"]


@pytest.mark.parametrize(("quote", "n_errors"), [(M_WORDS, 1), (V_WORDS, 0), (f"Eva By (M) säger: {M_WORDS}", 0)])
def test_words_given_without_a_speaker_are_those_of_who_is_asked_about(quote: str, n_errors: int) -> None:
    """Plain retrieval fails so: asked what V thinks it quotes M, and does not say so."""
    question = ask("Vad tyckte Vänsterpartiet om biblioteket?", "V", kind=QuestionKind.POSITION)
    citation = replace(BOARD, quote=quote, paragraf=None)
    assert len(errors(f"”{quote}” [1]", citation, question=question)) == n_errors


def test_a_sentence_of_another_matter_given_as_the_answer_is_an_error_though_true_there() -> None:
    question = ask("Vilka reserverade sig?", "V")
    assert [error.claimed for error in errors("”Li Holm (MP) reserverar sig.” [2]", FULL, question=question)] == [
        "MP: reservation"
    ]
