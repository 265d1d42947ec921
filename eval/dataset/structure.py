"""Gold structure: the lines of an extraction gold file (docs/evaluation.md) as records."""

from __future__ import annotations

from eval.dataset.fields import Fields
from eval.models import GoldParagraf, GoldStatement, GoldVote
from ingest.models import Ballot, StatementKind


def paragraf_from(fields: Fields, line: int) -> GoldParagraf:
    """Return the § or section; what is wrong with it is told to the fields' complaints."""
    decision = fields.part("decision")
    paragraf = GoldParagraf(
        doc=fields.text("doc"),
        paragraf=fields.optional("paragraf"),
        page=fields.integer("page"),
        organ=fields.text("organ"),
        date=fields.day("date"),
        diarienummer=fields.texts("diarienummer"),
        rubrik=fields.text("rubrik"),
        decision_text=decision.optional("text"),
        outcome=decision.optional("outcome"),
        statements=tuple(_statement(one) for one in fields.parts("statements")),
        votes=tuple(_vote(one) for one in fields.parts("votes")),
        tags=fields.texts("tags"),
        line=line,
    )
    if not paragraf.doc:
        fields.complain("doc is missing; name the file without its suffix")
    return paragraf


def _statement(fields: Fields) -> GoldStatement:
    kind = fields.text("kind")
    if kind not in list(StatementKind):
        fields.complain(f'unknown kind "{kind}"; use one of {", ".join(StatementKind)}')
    return GoldStatement(
        kind=kind,
        parties=fields.texts("parties"),
        persons=fields.texts("persons"),
        refers_to=fields.optional("refers_to"),
        text_start=fields.optional("text_start"),
        text=fields.optional("text"),
        reason_doc=fields.optional("reason_doc"),
        reason_start=fields.optional("reason_start"),
    )


def _vote(fields: Fields) -> GoldVote:
    return GoldVote(
        ja=fields.integer("ja"),
        nej=fields.integer("nej"),
        avstar=fields.integer("avstar"),
        ja_means=fields.optional("ja_means"),
        nej_means=fields.optional("nej_means"),
        members=fields.table("members", (Ballot.JA, Ballot.NEJ, Ballot.AVSTAR)),
    )
