"""How far the archive can be trusted: what looks odd, document by document and summed.

What a document lacks and the rest of the archive has is no finding: a § that lies in a file of its own, a reservation
that was handed in on a paper of its own, a municipality known from the folder.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.catalog import Catalog
from index.check import Severity
from index.models import DocumentInfo, Filters
from ingest.models import DocumentKind, FindingCode, SectionKind

_COUNTED = ("items", "statements", "decisions", "votes")
_WARNINGS = frozenset(
    {
        FindingCode.PARAGRAF_MISSING,
        FindingCode.PARAGRAF_DOUBLED,
        FindingCode.CONTENTS_DIFFER,
        FindingCode.PAGE_WITHOUT_TEXT,
        FindingCode.POOR_TEXT,
        FindingCode.TALLY_DIFFERS,
        FindingCode.STATEMENT_ANONYMOUS,
        FindingCode.DATE_IMPROBABLE,
        FindingCode.DATE_MISSING,
        FindingCode.ORGAN_MISSING,
    }
)
_PARAGRAF = re.compile(r"§§? (\d+)(?:–(\d+))?")
_OWN_PAPERS = (
    DocumentKind.RESERVATION, DocumentKind.YTTRANDE, DocumentKind.YRKANDE, DocumentKind.SKRIVELSE,
    DocumentKind.HANDLING, DocumentKind.OVRIGT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """A finding with its weight: a warning when something may be lost or wrong, else worth knowing."""

    code: FindingCode
    severity: Severity
    page_no: int | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentQuality:
    """A document: what was found in it, the share of its text that lies in a section of known kind, what looks odd.

    `held_back` tells what a newer parser would lose where the earlier reading is kept, "" elsewhere.
    """

    document_id: str
    source: str
    kind: DocumentKind
    n_pages: int
    has_ocr: bool
    n_items: int
    n_statements: int
    n_decisions: int
    n_votes: int
    coverage: float
    findings: tuple[Odd, ...]
    held_back: str = ""

    @property
    def n_warnings(self) -> int:
        return sum(one.severity is Severity.WARNING for one in self.findings) + bool(self.held_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSum:
    code: FindingCode
    severity: Severity
    n_findings: int
    n_documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """`codes`: warnings first, most frequent first. `documents`: all of them, those with most to look at first."""

    n_documents: int
    n_in_order: int  # documents without any finding
    n_pages: int
    coverage: float
    codes: tuple[CodeSum, ...]
    documents: tuple[DocumentQuality, ...]


def report(catalog: Catalog, filters: Filters = Filters()) -> Quality:
    """Return the quality of the documents with anything in them that matches."""
    lengths, findings, held_back = _lengths(catalog), _findings(catalog), _held_back(catalog)
    counts = {table: _counts(catalog, table) for table in _COUNTED}
    documents = [
        DocumentQuality(
            document_id=info.id,
            source=info.source,
            kind=info.kind,
            n_pages=info.n_pages,
            has_ocr=info.has_ocr,
            n_items=counts["items"][info.id],
            n_statements=counts["statements"][info.id],
            n_decisions=counts["decisions"][info.id],
            n_votes=counts["votes"][info.id],
            coverage=_share(lengths[info.id]),
            findings=tuple(one for one in findings[info.id] if not _is_elsewhere(catalog, info, one)),
            held_back=held_back.get(info.id, ""),
        )
        for info in catalog.documents(filters)
    ]
    documents.sort(key=lambda one: (-one.n_warnings, -len(one.findings), one.source))
    whole = Counter[bool]()
    for one in documents:
        whole.update(lengths[one.document_id])
    return Quality(
        n_documents=len(documents),
        n_in_order=sum(not one.findings and not one.held_back for one in documents),
        n_pages=sum(one.n_pages for one in documents),
        coverage=_share(whole),
        codes=_sums(documents),
        documents=tuple(documents),
    )


def findings_of(catalog: Catalog, info: DocumentInfo) -> tuple[Odd, ...]:
    """Return what looks odd in one document, in its order; what the archive has elsewhere is left out."""
    found = _findings(catalog, info.id)[info.id]
    return tuple(one for one in found if not _is_elsewhere(catalog, info, one))


def severity_of(code: FindingCode) -> Severity:
    return Severity.WARNING if code in _WARNINGS else Severity.INFO


def _sums(documents: Sequence[DocumentQuality]) -> tuple[CodeSum, ...]:
    n_findings = Counter(finding.code for one in documents for finding in one.findings)
    n_documents = Counter(code for one in documents for code in {finding.code for finding in one.findings})
    sums = [
        CodeSum(code=code, severity=severity_of(code), n_findings=n, n_documents=n_documents[code])
        for code, n in n_findings.items()
    ]
    order = list(Severity)
    return tuple(sorted(sums, key=lambda one: (order.index(one.severity), -one.n_findings, one.code)))


def _findings(catalog: Catalog, document_id: str = "") -> dict[str, list[Odd]]:
    """Return what was found when the documents were read, by document; of one of them, where its id is given."""
    condition, parameters = ("document_id = ?", [document_id]) if document_id else ("TRUE", [])
    found: dict[str, list[Odd]] = defaultdict(list)
    for row in catalog.rows(f"SELECT * FROM findings WHERE {condition} ORDER BY document_id, seq", parameters):
        code = FindingCode(row["code"])
        odd = Odd(code=code, severity=severity_of(code), page_no=row["page_no"], detail=row["detail"])
        found[row["document_id"]].append(odd)
    return found


def _is_elsewhere(catalog: Catalog, info: DocumentInfo, odd: Odd) -> bool:
    """Tell whether the archive has what the document lacks."""
    match odd.code:
        case FindingCode.PARAGRAF_MISSING | FindingCode.CONTENTS_DIFFER:
            found = _PARAGRAF.match(odd.detail)
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            return found is not None and all(_has_paragraf(catalog, info, n) for n in range(first, last + 1))
        case FindingCode.BILAGA_MISSING:
            kinds = ", ".join(f"'{kind}'" for kind in _OWN_PAPERS)
            return _same_meeting(catalog, info, f"r.document_kind IN ({kinds})")
        case FindingCode.MUNICIPALITY_MISSING:
            return info.is_place_inferred
    return False


def _has_paragraf(catalog: Catalog, info: DocumentInfo, number: int) -> bool:
    return _same_meeting(catalog, info, f"r.paragraf = '{number}'")


def _same_meeting(catalog: Catalog, info: DocumentInfo, also: str) -> bool:
    """Tell whether another document of the same organ and day has an item that meets a condition."""
    day = info.date.isoformat() if info.date else ""
    return bool(
        catalog.rows(
            "SELECT 1 FROM items r WHERE r.date = ? AND r.municipality = ? AND instr(r.organs, json_quote(?))"
            f" AND r.document_id <> ? AND {also} LIMIT 1",
            [day, info.municipality, info.organ, info.id],
        )
    )


def _counts(catalog: Catalog, table: str) -> Counter[str]:
    rows = catalog.rows(f"SELECT document_id, COUNT(*) AS n FROM {table} GROUP BY document_id")
    return Counter({row["document_id"]: row["n"] for row in rows})


def _lengths(catalog: Catalog) -> dict[str, Counter[bool]]:
    """Return per document the characters of its sections: under True those of a known kind, under False the rest."""
    rows = catalog.rows(
        "SELECT s.document_id, s.section_kind, SUM(json_extract(j.value, '$.end') - json_extract(j.value, '$.start')) n"
        " FROM sections s, json_each(s.body, '$.spans') j GROUP BY s.document_id, s.section_kind"
    )
    lengths: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        lengths[row["document_id"]][row["section_kind"] != SectionKind.TEXT] += row["n"]
    return lengths


def _share(lengths: Counter[bool]) -> float:
    return round(lengths[True] / total, 3) if (total := lengths.total()) else 0.0


def _held_back(catalog: Catalog) -> dict[str, str]:
    return {row["document_id"]: row["detail"] for row in catalog.rows("SELECT document_id, detail FROM held_back")}
