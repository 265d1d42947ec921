"""Who dissented and why, and what a party has said: the right names, and nobody else's words."""

from __future__ import annotations

import pytest

from answer.models import Citation, Intent
from ingest.models import SectionKind, VoiceRole
from tests.sample_archive import Ask, sources

pytest_plugins = ("tests.sample_plugin",)


def own(citation: Citation) -> bool:
    return citation.role is VoiceRole.PARTI


@pytest.mark.parametrize(
    ("question", "named", "parties", "source"),
    [
        (
            "Vilka reserverade sig när fullmäktige i november 2017 besvarade motionen om avgiftsfria bussresor?",
            {"Bengt Granhammar", "Conny Rydefalk", "Jan-Olof Stenhag", "Annelie Björsgård"},
            {"TL", "SD"},
            "kf-2017-11-27",
        ),
        (
            "Vilka reserverade sig mot detaljplanen för Ångbåtskajen i kommunfullmäktige i februari 2021?",
            {"Amanda Kvistberg", "Leif Brandsjö"},
            {"V"},
            "kf-2021-02-22",
        ),
        (
            "Which parties recorded a reservation against the detailed plan for Ångbåtskajen in February 2021?",
            {"Amanda Kvistberg", "Leif Brandsjö"},
            {"V"},
            "kf-2021-02-22",
        ),
        (
            "Vem anmälde jäv när arbetsutskottet behandlade försäljningen av Kvarnen 4?",
            {"Karl-Gustav Åkervall"},
            {"C"},
            "ksau-2023-09-12",
        ),
        ("Vilka deltog inte i beslutet om budget 2022?", set(), {"V", "MP"}, "kf-2021-11-29"),
        (
            "Vem lämnade en protokollsanteckning om konstgräsplanen i Sjövalla?",
            {"Bengt Granhammar"},
            {"TL"},
            "ks-2020-10-06",
        ),
        (
            "Vem lämnade ett särskilt yttrande om avgiftsfria bussresor i kommunfullmäktige 2017?",
            {"Amanda Kvistberg", "Leif Brandsjö"},
            {"V"},
            "kf-2017-11-27",
        ),
    ],
)
def test_dissenters_are_named_first(
    ask_sample: Ask, question: str, named: set[str], parties: set[str], source: str
) -> None:
    answer = ask_sample(question)
    first = answer.text.split("]")[0]
    assert answer.question.intent is Intent.DISSENT
    assert not answer.abstained
    assert named <= set(answer.facts.persons)
    assert parties <= set(answer.facts.parties)
    assert [name for name in named if name not in first] == []
    assert source in sources(answer)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Vilka reserverade sig mot skyfallsplanen i kommunstyrelsen den 12 mars 2024?", "Ingen reservation"),
        ("Who recorded a reservation in the matter of Skyfallsplan in March 2024?", "No reservation"),
        ("Reserverade sig Sverigedemokraterna mot skyfallsplanen i kommunstyrelsen den 12 mars 2024?", "Nej"),
    ],
)
def test_where_nobody_dissented_that_is_said_and_nobody_is_accused(ask_sample: Ask, question: str, says: str) -> None:
    answer = ask_sample(question)
    assert answer.text.startswith(says)
    assert answer.facts.parties == ()
    assert not any(one.kind is SectionKind.RESERVATION for one in answer.citations)


@pytest.mark.parametrize(
    ("question", "words", "source"),
    [
        ("Varför reserverade sig Miljöpartiet mot förlängd tid för laddplatser?", "prioriterar", "kf-2019-09-30"),
        ("Why did Miljöpartiet record a reservation on laddplatser in September 2019?", "prioriterar", "kf-2019-09-30"),
        (
            "Vad skrev Socialdemokraterna i sin reservation om konstgräsplanen i Sjövalla i kommunstyrelsen 2020?",
            "Investeringsreserven finns för det oförutsedda",
            "ks-2020-10-06",
        ),
        (
            "Varför reserverade sig S och V i barn- och utbildningsnämnden den 19 mars 2019?",
            "underlaget räcker",
            "bun-2019-03-19-bilaga-1-reservation",
        ),
    ],
    ids=["own words", "own words, English", "own words after a line", "through an attachment"],
)
def test_a_reason_is_told_in_own_words(ask_sample: Ask, question: str, words: str, source: str) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.REASON
    assert not answer.abstained
    assert words in answer.text
    assert any(words in one.quote and own(one) for one in answer.citations)
    assert source in sources(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Varför reserverade sig Leif Brandsjö mot konstgräsplanen i Sjövalla?",
        "Varför reserverade sig Kristdemokraterna i fullmäktige om nattvandring 2018?",
        "Why did Leif Brandsjö record a reservation against konstgräsplan in Sjövalla?",
    ],
)
def test_a_reason_that_is_not_recorded_is_not_made_up(ask_sample: Ask, question: str) -> None:
    answer = ask_sample(question)
    asked = set(answer.question.parties) | set(answer.question.persons)
    assert answer.abstained
    assert asked <= {*answer.facts.parties, *answer.facts.persons}
    assert all(asked & {*one.parties, *one.persons} for one in answer.citations if own(one))


@pytest.mark.parametrize(
    ("question", "party", "words"),
    [
        ("Vad tyckte Miljöpartiet om skyfallsplanen?", "MP", "hundraårsregnet"),
        ("What did Miljöpartiet think of skyfallsplanen?", "MP", "hundraårsregnet"),
        ("Vad ansåg Miljöpartiets ersättare om Tröskeby skola i mars 2019?", "MP", "hade jag yrkat avslag"),
        ("Hur ställde sig Centerpartiet till att avveckla Tröskeby skola i maj 2019?", "C", "behöriga lärare"),
        ("Vad tyckte Liberalerna om konstgräsplanen i Sjövalla?", "L", "bifall till arbetsutskottets förslag"),
    ],
)
def test_a_position_is_told_in_that_voice_only(ask_sample: Ask, question: str, party: str, words: str) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.POSITION
    assert words in answer.text
    assert [one.source for one in answer.citations if party not in one.parties] == []
    assert all(one.role in (VoiceRole.PARTI, VoiceRole.FOREDRAGANDE) for one in answer.citations)


def test_a_quotation_that_is_quoted_has_its_marks_once(ask_sample: Ask) -> None:
    answer = ask_sample("Varför reserverade sig Vänsterpartiet mot detaljplanen för Ångbåtskajen i fullmäktige 2021?")
    assert ": ”Antalet bostäder har minskat" in answer.text
    assert "””" not in answer.text
