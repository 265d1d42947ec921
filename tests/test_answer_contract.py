"""The JSON contract: requests in, answers out."""

from datetime import date

import pytest

from answer.contract import parse_filters, parse_request, to_json
from answer.models import Answer, Citation, Facts, Intent, Mode, Question
from index.models import Filters
from ingest.errors import UsageError
from ingest.models import DocumentKind, SectionKind, Span, VoiceRole

ANSWER = Answer(
    question=Question(text="Vilka?", standalone="Vilka?", lang="sv", intent=Intent.DISSENT, topic=""),
    text="V reserverade sig [1].",
    abstained=False,
    mode=Mode.EXTRACTIVE,
    citations=(
        Citation(
            n=1,
            document_id="d",
            source="ks/a.pdf",
            page=3,
            span=Span(3, 0, 5),
            title="Protokoll",
            municipality="Lindvik",
            organ="kommunstyrelsen",
            date=date(2021, 3, 9),
            diarienummer=("KS 2021/42",),
            paragraf="17",
            section="Reservation",
            kind=SectionKind.RESERVATION,
            role=VoiceRole.PARTI,
            parties=("V",),
            persons=("Anna Ek",),
            quote="Anna Ek (V) reserverar sig.",
        ),
    ),
    facts=Facts(parties=("V",), dates=(date(2021, 3, 9),)),
    latency_ms=4.2,
)


def test_an_answer_has_the_keys_of_the_contract_in_order() -> None:
    data = to_json(ANSWER, request_id="q1")
    expected = "id question lang answer abstained mode intent citations facts warnings latency_ms"
    assert list(data) == expected.split()
    assert data["facts"]["dates"] == ["2021-03-09"]
    assert data["citations"][0]["date"] == "2021-03-09"
    assert data["citations"][0]["kind"] == "reservation"
    assert data["citations"][0]["is_ocr"] is False
    assert "passages" in to_json(ANSWER, with_passages=True)


def test_a_request_carries_history_and_filters() -> None:
    request = parse_request(
        '{"id": 7, "question": "Varför?", "history": [{"question": "A?", "answer": "B."}],'
        ' "filters": {"parties": ["V"], "date_from": "2021-01-01", "document_kinds": ["motion"]}}'
    )
    assert request.id == "7"
    assert request.history[0].question == "A?"
    assert request.filters == Filters(parties=("V",), date_from=date(2021, 1, 1), document_kinds=(DocumentKind.MOTION,))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"question": 3}',
        '{"question": "a", "history": [1]}',
        '{"question": "a", "filters": 1}',
    ],
)
def test_a_line_of_another_shape_is_refused(line: str) -> None:
    with pytest.raises(UsageError):
        parse_request(line)


@pytest.mark.parametrize(
    "data", [{"party": ["V"]}, {"parties": "V"}, {"date_from": "i går"}, {"document_kinds": ["roman"]}, {"date_to": 3}]
)
def test_an_unknown_filter_or_value_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        parse_filters(data)
