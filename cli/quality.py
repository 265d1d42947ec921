"""How the quality report is printed: the sums first, then the documents with most to look at."""

from __future__ import annotations

from dataclasses import asdict

from cli.output import say
from index.quality import DocumentQuality, Quality
from prompts import LANGUAGES, finding_words

_MAX_DOCUMENTS = 25  # printed; in JSON stand all
_LANG = "en"


def as_record(found: Quality) -> dict[str, object]:
    """Return the report as JSON gives it: complete, with the words for each code in both languages."""
    codes = [one.code for one in found.codes]
    words = {code: {lang: asdict(finding_words(lang)[code]) for lang in LANGUAGES} for code in codes}
    return {**asdict(found), "words": words}


def say_quality(found: Quality) -> None:
    """Print the sums by code, then each document that has findings with the pages to look at and what to do."""
    words = finding_words(_LANG)
    say(f"{found.n_documents} documents, {found.n_pages} pages: {found.n_in_order} documents in order")
    say(f"{found.coverage:.1%} of the text lies in sections of known kind")
    for one in found.codes:
        say(f"  {one.severity}: {words[one.code].what}: {one.n_findings} in {one.n_documents} documents")
    odd = [one for one in found.documents if one.findings or one.held_back]
    for document in odd[:_MAX_DOCUMENTS]:
        _say_document(document)
    if len(odd) > _MAX_DOCUMENTS:
        say(f"\n{len(odd) - _MAX_DOCUMENTS} more documents have findings: `beslut status --quality --json`")


def _say_document(document: DocumentQuality) -> None:
    words = finding_words(_LANG)
    counts = f"{document.n_items} items, {document.n_statements} statements, {document.n_decisions} decisions"
    say(f"\n{document.source} ({document.kind}, {document.n_pages} pages, {counts}, {document.n_votes} votes)")
    if document.held_back:
        say(f"  The earlier reading is kept, for this version finds far fewer {document.held_back}")
        say("      Look at the file; `beslut ingest --accept-fewer` takes the new reading.")
    for n, one in enumerate(document.findings):
        place = f", p. {one.page_no}" if one.page_no else ""
        say(f"  {one.severity}{place}: {words[one.code].what}{f': {one.detail}' if one.detail else ''}")
        is_last = n + 1 == len(document.findings) or document.findings[n + 1].code is not one.code
        if is_last:
            say(f"      {words[one.code].todo}")
