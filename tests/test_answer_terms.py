"""Which words of a question tell one sentence from another, and how far a text says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.question import understand
from answer.terms import (
    WEIGHT_AKIN,
    asked_words,
    is_same_stem,
    question_stems,
    said_share,
    said_shares,
    weighed,
    weights_among,
)
from answer.vocabulary import Vocabulary
from index.words import stems

VOCABULARY = Vocabulary(
    persons={"Maja Ek": ("V",), "Alma Ekdal": ("M",)},
    organs=("kommunfullmäktige", "kommunstyrelsen", "socialnämnden", "vårdnämnden"),
    parties=("V", "M", "EKB"),
    party_names={"Ekbylistan": "EKB"},
)
WORDS = st.sampled_from(
    ("simhall", "simhallsavgift", "avgift", "park", "lekpark", "bro", "norrby", "skolskjuts", "2021")
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vad anser Alma Ekdal om simhallen?", ("simhall",)),
        ("Vad står i Maja Eks yttrande om simhallen?", ("simhall",)),
        ("Vad skrev Ekbylistan om simhallen i Norrby?", ("simhall", "norrby")),
        ("What did Alma Ekdal say about Norrby?", ("norrby",)),
    ],
    ids=["person", "genitive", "local party", "English"],
)
def test_the_names_of_those_who_speak_tell_no_sentence_apart(text: str, words: tuple[str, ...]) -> None:
    assert asked_words(understand(text, VOCABULARY)) == words


def test_a_question_of_names_alone_is_asked_by_them() -> None:
    assert asked_words(understand("Vad sa Alma Ekdal?", VOCABULARY)) == stems("Alma Ekdal")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Hur många elever bodde i Norrby 2021 och 2023?", {"2021", "2023"}),
        ("Vad sägs om 1,5 meter staket i Norrby?", {"1", "5"}),
        ("How many pupils lived in Norrby in 2021?", {"2021"}),
        ("Vad sägs om A4-papper och väg76 i Norrby?", set()),
    ],
    ids=["years", "decimals", "English", "part of a word"],
)
def test_numbers_and_years_are_asked_about_too(text: str, numbers: set[str]) -> None:
    words = asked_words(understand(text, VOCABULARY))
    assert {word for word in words if word.isdigit()} == numbers
    assert "norrby" in words


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("När tog socialnämnden respektive vårdnämnden upp simhallen?", {"socialnämnd", "vårdnämnd"}),
        ("När behandlade fullmäktige simhallen i Norrby?", {"kommunfullmäkt"}),
        ("Hur ser simhallen ut enligt socialnämnden?", set()),
    ],
)
def test_the_organs_tell_sentences_apart_in_a_lookup_only(text: str, organs: set[str]) -> None:
    assert set(asked_words(understand(text, VOCABULARY))) - set(stems("simhallen Norrby")) == organs


@given(st.text(alphabet="abdeklrsåö", min_size=1, max_size=8))
def test_a_name_and_its_genitive_are_the_same(name: str) -> None:
    bare = name.rstrip("s")
    assert is_same_stem(bare, bare)
    assert is_same_stem(bare, f"{bare}s")
    assert is_same_stem(f"{bare}s", bare)


@pytest.mark.parametrize(("one", "other"), [("ek", "ekdal"), ("alm", "alma"), ("lind", "lund"), ("pet", "peter")])
def test_names_that_only_begin_alike_are_two(one: str, other: str) -> None:
    assert not is_same_stem(one, other)
    assert not is_same_stem(other, one)


def test_a_word_that_few_texts_say_weighs_more_and_one_that_none_says_nothing() -> None:
    texts = ["Bron får räcken.", "Bron målas om.", "Bron vid torget får belysning."]
    weights = weights_among(("bron", "belysning", "simhall"), texts)
    assert 0 < weights["bron"] < weights["belysning"]
    assert weights["simhall"] == 0


def test_a_compound_counts_as_saying_the_word_when_it_is_weighed() -> None:
    texts = ["Simhallsavgiften höjs.", "Parken rensas.", "Bron målas."]
    weights = weights_among(stems("avgift simhall park"), texts)
    assert weights["avgift"] == weights["park"] > 0
    assert weights["simhall"] == weights["park"]


@given(texts=TEXTS, one=WORDS, other=WORDS)
def test_the_more_texts_say_a_word_the_less_it_weighs(texts: list[str], one: str, other: str) -> None:
    weights = weights_among((one, other), texts)
    n_one, n_other = (sum(said_shares([word], text.split())[word] > 0 for text in texts) for word in (one, other))
    if 0 < n_one <= n_other:
        assert weights[one] >= weights[other] > 0
    assert (weights[one] == 0) == (n_one == 0)


@pytest.mark.parametrize(
    ("word", "text", "share"),
    [
        ("föräldrakurser", "Föräldrakurserna är slut.", 1.0),
        ("föräldrakurser", "Det finns kurser i föräldrastöd.", WEIGHT_AKIN),
        ("skolskjuts", "Skjuts till skolan ges hela året.", WEIGHT_AKIN),
        ("avgift", "Simhallsavgiften höjs.", WEIGHT_AKIN),
        ("simhallsavgift", "Avgiften höjs.", WEIGHT_AKIN),
        ("föräldrakurser", "Föräldrastödet är slut.", 0.0),
        ("föräldrakurser", "Kurserna är slut.", 0.0),
        ("bro", "Brottet är preskriberat.", 0.0),
    ],
    ids=[
        "the word",
        "parts apart",
        "parts turned",
        "in a compound",
        "of a compound",
        "first part",
        "last part",
        "short",
    ],
)
def test_how_far_a_word_is_said(word: str, text: str, share: float) -> None:
    (stem,) = stems(word)
    assert said_shares([stem], stems(text)) == {stem: share}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("stänga", "Norrby badhus läggs ned."),
        ("köpa", "Kommunen förvärvar en tomt i Norrby."),
        ("säljas", "Tomten avyttrades."),
        ("överlåtelsen", "Tomten såldes."),
        ("bråttom", "Ärendet ska hanteras skyndsamt."),
        ("dagiset", "Förskolan i Norrby byggs ut."),
        ("äldreboendet", "Ett särskilt boende planeras."),
        ("höjdes", "Taxan ökade."),
        ("skrotas", "Utredningen avvecklas."),
        ("slopats", "Avgiften har avskaffats."),
        ("kommunchef", "Kommundirektören svarar."),
        ("brandkåren", "Räddningstjänsten ryckte ut."),
        ("omlokaliseras", "Verksamheten flyttades."),
    ],
)
def test_another_word_for_the_same_is_almost_the_word(word: str, text: str) -> None:
    (stem,) = stems(word)
    assert said_shares([stem], stems(text)) == {stem: WEIGHT_AKIN}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("höja", "Taxan sänks."),
        ("köpa", "Tomten säljs."),
        ("överskott", "Nämnden redovisar ett underskott."),
        ("avslås", "Motionen bifalls."),
        ("bygga", "Huset rivs."),
        ("hyresvärd", "Hyresgästen betalar."),
        ("intäkter", "Kostnaderna ökar."),
        ("bilar", "En besparing väntas."),
        ("ledaren", "Tomma lokaler i Norrby."),
        ("äldreomsorg", "Förskolan byggs ut."),
        ("uppdrag", "Frågan är upptagen."),
    ],
)
def test_opposites_kin_and_words_of_a_like_stem_say_nothing_of_each_other(word: str, text: str) -> None:
    (stem,) = stems(word)
    assert said_shares([stem], stems(text)) == {stem: 0.0}


def test_a_word_is_asked_about_though_its_stem_is_another_word_that_says_nothing() -> None:
    (stem,) = stems("resultat")
    assert stem == "result"
    assert question_stems(understand("Hur stort var årets resultat i Norrby?", VOCABULARY)) == ("året", stem, "norrby")


def test_several_words_say_another_only_together() -> None:
    (stem,) = stems("överskott")
    assert said_shares([stem], stems("Ett positivt resultat")) == {stem: WEIGHT_AKIN}
    assert said_shares([stem], stems("Ett resultat")) == {stem: 0.0}


def test_a_word_of_two_groups_is_said_by_both() -> None:
    (stem,) = stems("avveckling")
    assert said_shares([stem], stems("Badet stängs.")) == said_shares([stem], stems("Planen skrotas."))


@given(words=st.lists(WORDS, max_size=5, unique=True), text=st.lists(WORDS, max_size=8))
def test_shares_are_of_a_few_sizes_and_whole_for_what_stands_there(words: list[str], text: list[str]) -> None:
    shares = said_shares(words, text)
    assert list(shares) == words
    for word, share in shares.items():
        assert share in {0.0, WEIGHT_AKIN, 1.0}
        assert (share == 1.0) == (word in text)


def test_the_weight_of_what_is_said_is_that_of_its_words() -> None:
    says = said_shares(("avgift", "park", "simhall"), stems("Avgiften till lekparken"))
    assert weighed(says, {"avgift": 2.0, "park": 1.0, "simhall": 8.0}) == 2.0
    assert said_share(("avgift", "norrby"), "Avgiften") == 0.5
    assert said_share((), "Avgiften") == 0
