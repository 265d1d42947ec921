"""Responses of any system, read from the answer contract (docs/contract.md); what a system does not tell is empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval.figures import words
from eval.models import CitedQuote, FoundPassage, Response
from eval.normal import normal
from ingest.dates import parse_date


def response_from(data: Mapping[str, Any]) -> Response:
    """Return the response in an object of the answer contract.

    Values of a wrong type are left out. Where `abstained` is missing, an answer abstains when it is blank or says in
    common words that there is none.
    """
    answer = _text(data.get("answer"))
    abstained = data.get("abstained")
    facts = data.get("facts")
    return Response(
        id=_text(data.get("id")),
        answer=answer,
        abstained=abstained if isinstance(abstained, bool) else _says_nothing(answer),
        intent=_text(data.get("intent")),
        citations=tuple(_citation(one, n) for n, one in enumerate(_objects(data.get("citations")), 1)),
        passages=tuple(
            FoundPassage(source=_text(one.get("source")), page=_integer(one.get("page")), text=_text(one.get("text")))
            for one in _objects(data.get("passages"))
        ),
        count=_integer(facts.get("count")) if isinstance(facts, dict) else None,
        latency_ms=_number(data.get("latency_ms")),
        mode=_text(data.get("mode")),
        mode_reason=_text(data.get("mode_reason")),
        first_word_ms=_number(data.get("first_word_ms")),
        error=_text(data.get("error")),
    )


def _citation(data: Mapping[str, Any], position: int) -> CitedQuote:
    return CitedQuote(
        n=_integer(data.get("n")) or position,
        source=_text(data.get("source")),
        page=_integer(data.get("page")),
        quote=_text(data.get("quote")),
        organ=_text(data.get("organ")),
        date=parse_date(_text(data.get("date"))),
        diarienummer=_texts(data.get("diarienummer")),
        paragraf=_text(data.get("paragraf")) or None,
        kind=_text(data.get("kind")),
        parties=_texts(data.get("parties")),
        persons=_texts(data.get("persons")),
    )


def _says_nothing(answer: str) -> bool:
    said = normal(answer)
    return not said or any(phrase in said for phrase in words()["abstention"]["phrases"])


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _integer(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
