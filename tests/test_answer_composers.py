"""What the answers say of decisions, votes, lists, numbers and cases in the sample archive."""

from __future__ import annotations

import datetime as dt

import pytest

from answer.models import Intent, Turn
from index.models import Filters
from ingest.models import DocumentKind, SectionKind
from tests.sample_archive import Ask, sources

pytest_plugins = ("tests.sample_plugin",)


@pytest.mark.parametrize(
    ("question", "outcome", "words", "source"),
    [
        (
            "Vad beslutade kommunfullmäktige om Tröskeby skola den 10 juni 2019?",
            "bifall",
            "avvecklas från och med den 1 juli 2021",
            "kf-2019-06-10",
        ),
        (
            "Vad blev fullmäktiges beslut om motionen om lägre hastighet vid skolor och förskolor?",
            "avslag",
            "Motionen avslås",
            "kf-2021-11-29",
        ),
        (
            "What did the council decide about Ulvånger school in October 2023?",
            "bifall",
            "avvecklas från och med den 1 juli 2025",
            "kf-2023-10-30",
        ),
        (
            "What did kommunstyrelsen decide about konstgräsplan in Sjövalla in 2020?",
            "bifall",
            "medfinansiera en konstgräsplan",
            "ks-2020-10-06",
        ),
    ],
)
def test_a_decision_is_told_with_its_outcome_and_words(
    ask_sample: Ask, question: str, outcome: str, words: str, source: str
) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.DECISION
    assert not answer.abstained
    assert outcome in answer.facts.outcomes
    assert words in answer.citations[0].quote
    assert answer.citations[0].kind is SectionKind.BESLUT
    assert answer.citations[0].source.endswith(f"{source}.pdf")


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Vad beslutade kommunstyrelsen om borgen för Tjärnvalla Bostäder AB 2017?", "föreslog"),
        ("What did kommunstyrelsen decide about borgen for Tjärnvalla Bostäder AB in 2017?", "proposed"),
    ],
)
def test_a_proposal_is_not_called_a_decision(ask_sample: Ask, question: str, verb: str) -> None:
    answer = ask_sample(question)
    first = answer.text.split("”")[0]
    assert verb in first
    assert not {"beslutade", "decided"} & set(first.split())
    assert "ks-2017-10-24" in sources(answer)


@pytest.mark.parametrize(
    ("question", "tally", "persons"),
    [
        ("Hur slutade voteringen om konstgräsplanen i Sjövalla?", "5-5-1", {"Bengt Granhammar"}),
        ("How did the vote on konstgräsplan in Sjövalla end?", "5-5-1", {"Bengt Granhammar"}),
        ("Hur slutade omröstningen om vindkraftpark Mossehult den 29 november 2021?", "16-15-0", set()),
        ("Hur föll rösterna i första omröstningen om Tröskeby skola i kommunfullmäktige?", "17-12-2", set()),
    ],
)
def test_a_vote_is_told_with_its_tally(ask_sample: Ask, question: str, tally: str, persons: set[str]) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.VOTE
    assert tally in answer.facts.votes
    assert all(figure in answer.text for figure in tally.removesuffix("-0").split("-"))
    assert persons <= set(answer.facts.persons)


def test_what_ja_and_nej_meant_is_told(ask_sample: Ask) -> None:
    answer = ask_sample("Vad betydde en ja-röst i omröstningen om hastighet vid skolor i fullmäktige 2021?")
    assert "bifall till kommunstyrelsens förslag att avslå motionen" in answer.text
    assert "Ja betydde" in answer.text
    assert "Nej betydde" in answer.text


def test_a_printed_tally_that_disagrees_with_the_names_is_told(ask_sample: Ask) -> None:
    answer = ask_sample("Stämmer rösträkningen med namnen i omröstningen om motionen om lägre hastighet vid skolor?")
    assert "17-13-1" in answer.facts.votes
    assert "stämmer inte" in answer.text
    agreeing = ask_sample("Stämmer rösträkningen i omröstningen om konstgräsplanen i Sjövalla?")
    assert "stämmer inte" not in agreeing.text


def test_how_one_person_voted_is_told_of_that_person_alone(ask_sample: Ask) -> None:
    answer = ask_sample("Hur röstade Conny Rydefalk om konstgräsplanen i Sjövalla?")
    assert answer.facts.persons == ("Conny Rydefalk",)
    assert answer.text.startswith("Conny Rydefalk (SD) röstade nej")


def test_where_no_vote_is_recorded_that_is_said(ask_sample: Ask) -> None:
    answer = ask_sample("Hur slutade omröstningen om skyfallsplanen den 12 mars 2024?")
    assert answer.text.startswith("Någon omröstning är inte redovisad")
    assert answer.facts.votes == ()


@pytest.mark.parametrize(
    ("question", "count", "paragrafer"),
    [
        ("Hur många reservationer lämnade Sverigedemokraterna 2019?", 2, {"86", "54"}),
        ("How many reservations did Sverigedemokraterna record in 2019?", 2, {"86", "54"}),
        ("Hur många voteringar hölls i kommunfullmäktige 2021?", 2, {"89", "90"}),
        ("How many votes were held in kommunfullmäktige in 2021?", 2, {"89", "90"}),
        ("Hur många omröstningar hölls den 29 november 2021?", 2, {"89", "90"}),
    ],
)
def test_a_list_is_complete_and_counted(ask_sample: Ask, question: str, count: int, paragrafer: set[str]) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.LIST
    assert answer.facts.count == count
    assert answer.text.startswith(str(count))
    assert {one.paragraf for one in answer.citations} == paragrafer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Vilket diarienummer har motionen om avgiftsfria bussresor för äldre 2017?", "KS 2017/0188"),
        ("Vilket diarienummer har ärendet om konstgräsplanen vid Sjövalla idrottsplats?", "KS 2020/0231"),
        ("What is the reference number of Kvarnen 4?", "KS 2023/0187"),
    ],
)
def test_a_diarienummer_is_looked_up(ask_sample: Ask, question: str, number: str) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.LOOKUP
    assert number in answer.text.split("]")[0]
    assert number in answer.facts.diarienummer


def test_precedents_come_with_their_year_and_outcome(ask_sample: Ask) -> None:
    answer = ask_sample("Finns det tidigare beslut om avgiftsfria bussresor?")
    assert answer.question.intent is Intent.PRECEDENT
    assert {"bifall", "anses besvarad"} <= set(answer.facts.outcomes)
    assert {"2017", "2024"} <= {str(day.year) for day in answer.facts.dates}
    assert {one.kind for one in answer.citations} <= {SectionKind.BESLUT, SectionKind.FORSLAG}


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Vad hände med KS 2022/0093?", ["2022-05-10", "2022-06-07", "2022-09-06"]),
        ("What happened to Kvarnen 4?", ["2023-05-16", "2023-09-12", "2023-11-27"]),
    ],
)
def test_a_case_is_told_step_by_step_in_time_order(ask_sample: Ask, question: str, days: list[str]) -> None:
    answer = ask_sample(question)
    assert answer.question.intent is Intent.CASE
    assert [day.isoformat() for day in answer.facts.dates] == days


def test_a_fact_is_quoted_from_where_it_stands(ask_sample: Ask) -> None:
    answer = ask_sample("Hur många besök har biblioteksfilialen i Ulvånger?")
    assert answer.question.intent is Intent.FACT
    assert "3 100" in answer.text
    assert "ks-2020-10-06" in sources(answer)


def test_a_followup_is_read_in_the_light_of_the_question_before(ask_sample: Ask) -> None:
    first = "Vad tyckte Tjärnvallalistan om skyfallsplanen i kommunstyrelsen den 12 mars 2024?"
    answer = ask_sample("Och Miljöpartiet då?", history=[Turn(question=first, answer="Det framgår inte.")])
    assert answer.question.parties == ("MP",)
    assert "hundraårsregnet" in answer.text
    assert any(first in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(parties=("V",)),
        Filters(organs=("kommunstyrelsen",)),
        Filters(municipalities=("Tjärnvalla",)),
        Filters(document_kinds=(DocumentKind.TJANSTESKRIVELSE, DocumentKind.MOTION)),
    ],
    ids=["party", "organ", "municipality", "document kind"],
)
@pytest.mark.parametrize(
    "question",
    [
        "Vad sägs om Tröskeby skola?",
        "Vad beslutades om avgiftsfria bussresor för äldre?",
        "Varför reserverade sig Vänsterpartiet?",
        "Vilka reserverade sig mot avvecklingen av Tröskeby skola?",
        "Hur slutade omröstningen om Tröskeby skola?",
    ],
)
def test_filters_limit_the_passages(ask_sample: Ask, question: str, filters: Filters) -> None:
    for hit in ask_sample(question, filters=filters).passages:
        passage = hit.passage
        assert not filters.parties or set(filters.parties) & set(passage.parties)
        assert not filters.organs or passage.organ in filters.organs
        assert not filters.municipalities or passage.municipality in filters.municipalities
        assert not filters.document_kinds or passage.document_kind in filters.document_kinds


@pytest.mark.parametrize(
    "question", ["Vad sägs om Tröskeby skola?", "Vilka reserverade sig mot avvecklingen av Tröskeby skola?"]
)
def test_filters_limit_the_citations(ask_sample: Ask, question: str) -> None:
    year = Filters(date_from=dt.date(2019, 4, 1), date_to=dt.date(2019, 5, 31))
    within = ask_sample(question, filters=year)
    assert {one.date.isoformat() for one in within.citations if one.date} <= {"2019-04-30", "2019-05-14"}
    organ = ask_sample(question, filters=Filters(organs=("kommunstyrelsen",)))
    assert {one.organ for one in organ.citations} == {"kommunstyrelsen"}
