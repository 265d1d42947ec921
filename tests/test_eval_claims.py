"""What an answer claims, taken from its text in Swedish and English."""

from __future__ import annotations

import pytest

from eval.voice.claims import Claim, claims_of
from eval.voice.mentions import find_who
from eval.voice.sentences import unquote


def only(answer: str, *, codes: tuple[str, ...] = ()) -> Claim:
    claims = claims_of(answer, codes)
    assert len(claims) == 1, claims
    return claims[0]


@pytest.mark.parametrize(
    ("sentence", "act", "parties", "persons"),
    [
        ("V reserverade sig [1].", "reservation", ("V",), ()),
        (
            "Anna Ek (S) och Bo Alm (V) reserverade sig mot beslutet [1].",
            "reservation",
            ("S", "V"),
            ("Anna Ek", "Bo Alm"),
        ),
        ("I ärendet ”Ny skola” reserverade sig S, V och MP [1].", "reservation", ("S", "V", "MP"), ()),
        ("Mot beslutet reserverade Anna Ek (S) sig [1].", "reservation", ("S",), ("Anna Ek",)),
        ("Ledamöterna från M i socialnämnden reserverade sig [1].", "reservation", ("M",), ()),
        ("En reservation lämnades av Moderaterna [1].", "reservation", ("M",), ()),
        ("Det finns en reservation från V och MP [1].", "reservation", ("V", "MP"), ()),
        ("The Left Party and the Moderates recorded a reservation [1].", "reservation", ("V", "M"), ()),
        ("Anna Ek (S) entered a written reservation [1].", "reservation", ("S",), ("Anna Ek",)),
        ("M lämnade ett särskilt yttrande [1].", "särskilt yttrande", ("M",), ()),
        ("KD gjorde ett särskilt uttalande [1].", "särskilt uttalande", ("KD",), ()),
        ("Eva By (KD) lämnade ett ersättaryttrande [1].", "ersättaryttrande", ("KD",), ("Eva By",)),
        ("Eva By (KD) made a substitute's statement (ersättaryttrande) [1].", "ersättaryttrande", ("KD",), ("Eva By",)),
        ("C lämnade en protokollsanteckning [1].", "protokollsanteckning", ("C",), ()),
        ("Eva By (KD) anmälde jäv och deltog inte [1].", "jäv", ("KD",), ("Eva By",)),
        ("SD deltog inte i beslutet [1].", "deltar inte", ("SD",), ()),
        ("SD did not take part in the decision [1].", "deltar inte", ("SD",), ()),
        ("SD avstod från att delta i beslutet [1].", "deltar inte", ("SD",), ()),
        ("L avstod [1].", "avstår", ("L",), ()),
        ("The Liberals abstained [1].", "avstår", ("L",), ()),
        ("MP röstade nej [1].", "nej", ("MP",), ()),
        ("MP voted yes [1].", "ja", ("MP",), ()),
        ("Ja: Anna Ek (S) och Bo Alm (V) [1].", "ja", ("S", "V"), ("Anna Ek", "Bo Alm")),
        ("Bo Alm (V) yrkade avslag [1].", "yrkande", ("V",), ("Bo Alm",)),
        ("Anna Ek (S): ”Skolan behövs.” [1].", "ord", ("S",), ("Anna Ek",)),
    ],
)
def test_a_claim_has_its_act_and_its_doers(
    sentence: str, act: str, parties: tuple[str, ...], persons: tuple[str, ...]
) -> None:
    claim = only(sentence)
    assert (claim.act, claim.parties, claim.persons, claim.markers) == (act, parties, persons, (1,))
    assert not claim.is_denied


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("V reserverade sig inte [1].", ("V",)),
        ("Varken V eller MP reserverade sig [1].", ("V", "MP")),
        ("The Left Party did not enter a reservation [1].", ("V",)),
        ("Ingen reservation är antecknad i ärendet [1].", ()),
        ("Nej, någon reservation från V är inte antecknad [1].", ("V",)),
        ("Nej, ingen reservation från V finns i ärendet [1].", ("V",)),
        ("No reservation is recorded in the matter [1].", ()),
        ("No reservation by the Moderates is recorded [1].", ("M",)),
    ],
)
def test_a_denial_is_no_claim_of_the_act(sentence: str, parties: tuple[str, ...]) -> None:
    claim = only(sentence)
    assert (claim.act, claim.parties, claim.is_denied) == ("reservation", parties, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Varför reserverade sig V?",
        "Det framgår inte om V reserverade sig [1].",
        "It is not known whether V recorded a reservation [1].",
        "Hade V reserverat sig hade det stått i protokollet [1].",
        "Enligt V:s företrädare röstade ingen emot [1].",
        "Beslutet togs utan reservation från V [1].",
        "Reservationen anses ha kommit in [1].",
        "Så står det: ”V reserverade sig inte” [1].",
        "Ärendet ”M reserverade sig” bordlades [1].",
    ],
)
def test_what_leaves_doubt_is_left_out(sentence: str) -> None:
    assert claims_of(sentence) == ()


def test_each_clause_has_the_markers_that_come_next() -> None:
    claims = claims_of("V reserverade sig [1], medan M lämnade ett särskilt yttrande [2][3].")
    assert [(claim.act, claim.parties, claim.markers) for claim in claims] == [
        ("reservation", ("V",), (1,)),
        ("särskilt yttrande", ("M",), (2, 3)),
    ]


def test_a_claim_has_the_place_told_beside_it() -> None:
    claim = only("V reserverade sig (kommunstyrelsen den 9 mars 2021, § 17): ”Vi vill behålla skolan.” [1].")
    assert (claim.organ, claim.paragraf, claim.quotes) == ("kommunstyrelsen", "17", ("Vi vill behålla skolan.",))
    english = only("V recorded a reservation in the executive board [1].")
    assert english.organ == "kommunstyrelsen"


def test_where_another_text_stands_is_not_the_place_of_the_claim() -> None:
    claim = only("V reserverade sig med hänvisning till sin skrivelse i socialnämnden [1].")
    assert claim.organ == ""


def test_a_row_of_a_list_is_a_claim_of_the_kind_that_is_listed() -> None:
    header = "2 paragrafer med reservation från V (kommunstyrelsen) [1][2]."
    answer = f"{header} § 5 Yrkande från M om taxa: Bo Alm (V) [1]. § 7 Ny skola: V [2]."
    rows = claims_of(answer)
    assert [(row.act, row.parties, row.paragraf, row.markers) for row in rows] == [
        ("reservation", ("V",), "5", (1,)),
        ("reservation", ("V",), "7", (2,)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ja betydde avslag; Nej betydde bifall till yrkandet från V [1].",
        "Ja (yes) meant avslag; Nej (no) meant bifall till yrkandet från V [1].",
        "En ja-röst innebar avslag och en nej-röst innebar bifall till yrkandet från V [1].",
    ],
)
def test_what_ja_and_nej_meant_are_two_claims(sentence: str) -> None:
    meanings = {claim.act: claim.meaning for claim in claims_of(sentence)}
    assert meanings == {"ja betyder": "avslag", "nej betyder": "bifall till yrkandet från V"}


def test_an_organ_that_decided_to_propose_decided_nothing() -> None:
    decided = only("Kommunstyrelsen beslutade (kommunstyrelsen den 9 mars 2021, § 17): ”Skolan läggs ned.” [1].")
    assert (decided.act, decided.organ, decided.quotes) == ("beslut", "kommunstyrelsen", ("Skolan läggs ned.",))
    assert only("The municipal council decided to close the school [1].").organ == "kommunfullmäktige"
    assert claims_of("Kommunstyrelsen beslutade att föreslå kommunfullmäktige att lägga ned skolan [1].") == ()


def test_a_quotation_that_stands_alone_is_what_the_answer_says() -> None:
    claims = claims_of("”V reserverade sig mot beslutet.” [1] ”Vi vill behålla skolan.” [2]")
    assert [(claim.act, claim.markers, claim.is_bare) for claim in claims] == [
        ("reservation", (1,), True),
        ("ord", (2,), True),
    ]


def test_quotations_in_quotations_and_cut_ones_end_at_their_marker() -> None:
    text = unquote(
        "Hon sade: ”Anna skrev: ”Vi är emot” och gick …” [1]. Sedan: ””Nej.”” [2]. Och: ”Cut ”here …” [3]. V teg [4]."
    )
    assert [sentence.markers for sentence in text.sentences] == [(1,), (2,), (3,), (4,)]
    assert text.quotes[1:2] == ("Nej.",)


def test_a_full_stop_after_an_abbreviation_ends_no_sentence() -> None:
    text = unquote("Anna Ek m.fl. (S) reserverade sig. [1] Se bl.a. Dnr 5. Bo Alm gick.")
    assert [sentence.text for sentence in text.sentences] == [
        "Anna Ek m.fl. (S) reserverade sig. [1]",
        "Se bl.a. Dnr 5.",
        "Bo Alm gick.",
    ]


def test_a_heading_is_no_part_of_the_sentence_below_it() -> None:
    claims = claims_of("Deltar inte i beslutet\nEva By (V) deltar inte i beslutet.")
    assert [(claim.act, claim.persons, claim.is_denied) for claim in claims] == [("deltar inte", ("Eva By",), False)]


def test_local_parties_count_where_their_letters_are_known() -> None:
    assert only("Norrlistan och ÅL reserverade sig [1].", codes=("NL", "ÅL")).parties == ("NL", "ÅL")


def test_letters_belong_to_the_name_before_them() -> None:
    (who,) = find_who("Anna Ek (S), Bo Alm och Eva By (V)")
    assert who.pairs == (("Anna Ek", "S"), ("Eva By", "V"))
