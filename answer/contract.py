"""The answer contract: the JSON that the command line, the evaluation and other programs read (docs/contract.md)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from answer.models import Answer, Citation, ListRow, Turn
from index.models import Filters
from ingest.errors import UsageError
from ingest.models import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A line of a batch: a question with its id, history and filters."""

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    filters: Filters = Filters()


def to_json(answer: Answer, *, request_id: str = "", with_passages: bool = False) -> dict[str, Any]:
    """Return the answer as a JSON object, its keys in the order of the contract."""
    facts = asdict(answer.facts)
    facts["dates"] = [day.isoformat() for day in answer.facts.dates]
    data: dict[str, Any] = {
        "id": request_id,
        "question": answer.question.text,
        "lang": answer.question.lang,
        "answer": answer.text,
        "abstained": answer.abstained,
        "mode": answer.mode.value,
        **({"mode_reason": answer.mode_reason} if answer.mode_reason else {}),
        "intent": answer.question.intent.value,
        "citations": [_citation(one) for one in answer.citations],
        "facts": {key: list(value) if isinstance(value, tuple) else value for key, value in facts.items()},
    }
    if answer.rows:
        data["rows"] = [_row(one) for one in answer.rows]
    if with_passages:
        data["passages"] = [
            {
                "source": hit.passage.source,
                "page": hit.passage.page_no,
                "score": round(hit.score, 5),
                "text": hit.passage.text,
            }
            for hit in answer.passages
        ]
    data |= {"warnings": list(answer.warnings), "latency_ms": answer.latency_ms}
    return data if answer.first_word_ms is None else data | {"first_word_ms": answer.first_word_ms}


def _row(one: ListRow) -> dict[str, Any]:
    return asdict(one) | {"date": one.date.isoformat() if one.date else None, "diarienummer": list(one.diarienummer)}


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "n": one.n,
        "source": one.source,
        "page": one.page,
        "title": one.title,
        "municipality": one.municipality,
        "organ": one.organ,
        "date": one.date.isoformat() if one.date else None,
        "diarienummer": list(one.diarienummer),
        "paragraf": one.paragraf,
        "section": one.section,
        "kind": one.kind.value,
        "parties": list(one.parties),
        "persons": list(one.persons),
        "quote": one.quote,
        "is_ocr": one.is_ocr,
    }


def parse_request(line: str) -> Request:
    """Return the request in a line of JSON.

    Raises:  UsageError: says what is wrong with the line.
    """
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(data, dict) or not isinstance(data.get("question"), str):
        raise UsageError('needs an object with a text "question"')
    history = data.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, dict) for turn in history):
        raise UsageError('"history" needs a list of {"question", "answer"}')
    return Request(
        id="" if data.get("id") is None else str(data["id"]),
        question=data["question"],
        history=tuple(
            Turn(question=str(turn.get("question") or ""), answer=str(turn.get("answer") or "")) for turn in history
        ),
        filters=parse_filters(data.get("filters") or {}),
    )


def parse_filters(data: object) -> Filters:
    """Return filters from JSON: lists of words by the names of Filters, dates as "2021-03-09".

    Raises:  UsageError: an unknown name or a value of the wrong shape.
    """
    if not isinstance(data, dict):
        raise UsageError('"filters" needs an object')
    lists = ("parties", "persons", "organs", "municipalities", "diarienummer", "paragrafer", "document_kinds")
    known: dict[str, Any] = {}
    for name, value in data.items():
        try:
            if name in ("date_from", "date_to"):
                known[name] = date.fromisoformat(value)
            elif name == "document_kinds":
                known[name] = tuple(DocumentKind(one) for one in value)
            elif name in lists and isinstance(value, list):
                known[name] = tuple(str(one) for one in value)
            else:
                raise UsageError(f'unknown filter "{name}"; known: {", ".join((*lists, "date_from", "date_to"))}')
        except (TypeError, ValueError) as error:
            raise UsageError(f'filter "{name}": {error}') from error
    return Filters(**known)
