"""A model's sentences held against their citations: what is told otherwise passes, what is told besides does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answer.models import Answer
from answer.pipeline import ask
from answer.verify import FaultKind, split_sentences, verify, verify_sentence
from index.archive import Archive
from tests.paper_archive import archive_of

MINUTES = """Almviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2021-03-09

§ 17 Nedläggning av biblioteket i Norrby
Dnr KS-2021-00042

Yrkanden
Maja Ek (V) yrkar avslag på förslaget.
Per Holm (M) yrkar bifall till förslaget.

Omröstning
Omröstning begärs. Den som röstar ja bifaller kommunstyrelsens förslag. Den som röstar nej bifaller Maja Eks yrkande.
Med 24 ja-röster mot 17 nej-röster bifalls kommunstyrelsens förslag.

Kommunfullmäktiges beslut
Kommunfullmäktige beslutar att biblioteket i Norrby läggs ned den 1 juli 2021.

Reservation
Maja Ek (V) och Olle Lind (MP) reserverar sig mot beslutet med följande motivering:
Vi anser inte att underlaget räcker. Biblioteket lånar ut 8 400 böcker om året till 310 barn.
En nedläggning drabbar barnen hårdast.
"""
WHY = "Varför reserverade sig V mot nedläggningen av biblioteket i Norrby?"
WHY_EN = "Why did the Left Party enter a reservation against closing the library (biblioteket) in Norrby?"
VOTE = "Hur slutade omröstningen om biblioteket i Norrby?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of({"kf/kf-2021-03-09.txt": MINUTES}, tmp_path_factory.mktemp("library")) as archive:
        yield archive


@pytest.fixture(scope="module")
def draft(library: Archive) -> Answer:
    found = ask(library, WHY)
    assert "underlaget räcker" in found.text
    return found


def _cited(text: str, draft: Answer) -> str:
    """Put the markers of all the draft's citations at the end."""
    return f"{text} {''.join(f'[{one.n}]' for one in draft.citations)}."


@pytest.mark.parametrize(
    "told",
    [
        "V och MP reserverade sig mot beslutet",
        "Maja Ek (V) och Olle Lind (MP) reserverade sig den 9 mars 2021",
        "Reservation lämnades av Maja Ek och Olle Lind i kommunfullmäktige 2021-03-09, § 17",
        "Vänsterpartiet och Miljöpartiet ansåg inte att underlaget räckte",
        "Enligt Maja Ek räcker underlaget inte, och biblioteket lånar ut 8 400 böcker om året",
        "Maja Ek (V): ”En nedläggning drabbar barnen hårdast”",
        "De menade att en nedläggning drabbar barnen hårdast",
        "Två partier, V och MP, reserverade sig",
        "V skrev att ”Biblioteket lånar ut 8 400 böcker om året … En nedläggning drabbar barnen hårdast”",
    ],
)
def test_what_the_citations_say_may_be_told_in_other_words(told: str, draft: Answer) -> None:
    assert verify_sentence(_cited(told, draft), draft) == ()


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("S och MP reserverade sig mot beslutet", FaultKind.PARTY),
        ("Maja Ek (MP) reserverade sig", FaultKind.PARTY),
        ("Maja Lind (V) reserverade sig", FaultKind.NAME),
        ("Socialnämnden reserverade sig", FaultKind.NAME),
        ("V reserverade sig den 10 mars 2021", FaultKind.DATE),
        ("V reserverade sig år 2019", FaultKind.DATE),
        ("V reserverade sig i § 18", FaultKind.PARAGRAF),
        ("V reserverade sig i ärende KS-2021-00043", FaultKind.DIARIENUMMER),
        ("V skrev att biblioteket lånar ut 8 500 böcker om året", FaultKind.NUMBER),
        ("V skrev att biblioteket lånar ut 310 böcker om året", FaultKind.NUMBER),
        ("V skrev att biblioteket lånar ut minst 8 400 böcker om året", FaultKind.NUMBER),
        ("Maja Ek (V): ”En nedläggning gynnar barnen hårdast”", FaultKind.QUOTE),
        ("Maja Ek (V): ”underlaget räcker”", FaultKind.NEGATION),
        ("V lämnade ett särskilt yttrande", FaultKind.STATEMENT_KIND),
        ("V anmälde jäv", FaultKind.STATEMENT_KIND),
        ("V reserverade sig inte mot beslutet", FaultKind.NEGATION),
        ("V ansåg att underlaget räcker", FaultKind.NEGATION),
        ("Nej, V reserverade sig", FaultKind.NEGATION),
        ("V reserverade sig och ärendet återremitterades", FaultKind.OUTCOME),
        ("Kommunfullmäktige ansåg inte att underlaget räckte", FaultKind.VOICE),
        ("Underlaget räcker inte och barnen drabbas", FaultKind.VOICE),
        ("V reserverade sig av hänsyn till väljarna", FaultKind.OFF_TOPIC),
        ("Bara V reserverade sig", FaultKind.OFF_TOPIC),
        ("The Left Party did not think that this was enough", FaultKind.LANGUAGE),
        ("V reserverade sig <b>mot</b> beslutet", FaultKind.MARKUP),
        ("V reser\u00adverade sig", FaultKind.MARKUP),
    ],
)
def test_what_the_citations_do_not_say_is_a_fault_of_its_kind(told: str, kind: FaultKind, draft: Answer) -> None:
    assert kind in {fault.kind for fault in verify_sentence(_cited(told, draft), draft)}


def test_a_sentence_cites_and_only_what_is_there(draft: Answer) -> None:
    uncited = verify_sentence("V reserverade sig mot beslutet.", draft)
    unknown = verify_sentence("V reserverade sig mot beslutet [42].", draft)
    assert [fault.kind for fault in uncited] == [FaultKind.UNCITED]
    assert [fault.kind for fault in unknown] == [FaultKind.UNKNOWN_CITATION, FaultKind.UNCITED]


def test_an_english_answer_quotes_the_swedish_words(library: Archive) -> None:
    draft = ask(library, WHY_EN)
    assert draft.question.lang == "en"
    for told in (
        "Maja Ek (V) and Olle Lind (MP) recorded a reservation on March 9, 2021",
        "The Left Party and the Green Party entered reservations against the decision",
        "In the words of Maja Ek: ”En nedläggning drabbar barnen hårdast”",
    ):
        assert verify_sentence(_cited(told, draft), draft) == ()
    for told in (
        "The Sweden Democrats recorded a reservation",
        "Maja Ek did not record a reservation",
        "Maja Ek made a separate statement",
        "The Left Party recorded a reservation because of the cost",
    ):
        assert verify_sentence(_cited(told, draft), draft)


def test_the_sides_of_a_vote_keep_their_figures(library: Archive) -> None:
    draft = ask(library, VOTE)
    assert draft.facts.votes
    for told in (
        "Omröstningen slutade 24–17",
        "Det blev 24 ja-röster mot 17 nej-röster",
        "24 röstade ja och 17 röstade nej",
    ):
        assert verify_sentence(_cited(told, draft), draft) == ()
    for told in ("Omröstningen slutade 17–24", "24 röstade nej och 17 röstade ja", "Omröstningen slutade 24–16"):
        assert FaultKind.NUMBER in {fault.kind for fault in verify_sentence(_cited(told, draft), draft)}


def test_the_draft_itself_holds(draft: Answer) -> None:
    verdict = verify(draft.text, draft)
    assert (verdict.accepted, verdict.faults, verdict.n_kept) == (True, (), verdict.n_sentences)


def test_a_text_is_refused_when_its_first_sentence_falls(draft: Answer) -> None:
    verdict = verify(f"S reserverade sig [1]. {_cited('V och MP reserverade sig', draft)}", draft)
    assert (verdict.n_kept, verdict.accepted) == (1, False)


def test_a_text_is_refused_when_most_of_it_falls(draft: Answer) -> None:
    verdict = verify(
        f"{_cited('V och MP reserverade sig', draft)} S reserverade sig [1]. M reserverade sig [1].", draft
    )
    assert (verdict.n_kept, verdict.accepted) == (1, False)


def test_a_fallen_sentence_is_dropped_where_the_rest_holds(draft: Answer) -> None:
    first, last = _cited("V och MP reserverade sig", draft), _cited("De menade att barnen drabbas hårdast", draft)
    verdict = verify(f"{first} S var emot [1]. {last}", draft)
    assert verdict.accepted
    assert verdict.text == f"{first} {last}"


def test_a_text_that_leaves_out_whom_the_draft_names_first_is_refused(draft: Answer) -> None:
    verdict = verify(_cited("Maja Ek (V) reserverade sig", draft), draft)
    assert not verdict.accepted
    assert [(fault.kind, fault.detail) for fault in verdict.faults] == [(FaultKind.LOST, "Olle Lind")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A gick [1]. B kom [2].", ("A gick [1].", "B kom [2].")),
        ("A gick. [1] B kom. [2][3]", ("A gick. [1]", "B kom. [2][3]")),
        ("A gick [1, 2].", ("A gick [1][2].",)),
        ("A sade: ”Vi går. Ni kommer.” [1]. B kom [2].", ("A sade: ”Vi går. Ni kommer.” [1].", "B kom [2].")),
        ("A sade: ”Hon sade ”Nej. Aldrig.” [1]. B kom [2].", ("A sade: ”Hon sade ”Nej. Aldrig.” [1].", "B kom [2].")),
        ("A m.fl. gick [1].\nB kom [2].", ("A m.fl. gick [1].", "B kom [2].")),
        ("", ()),
    ],
)
def test_sentences_end_outside_quotations_and_keep_their_markers(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences
