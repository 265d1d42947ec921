"""The quality report: what is odd, weighed and summed; what another document of the archive has is not missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import update
from index.catalog import Catalog
from index.check import Severity
from index.embedding import Embedder
from index.models import Filters
from index.quality import Quality, findings_of, report
from ingest.models import DocumentKind, FindingCode
from prompts import LANGUAGES, finding_words
from settings import Settings

HEAD = "Ekby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2021-03-09\n\n"


def paragraf(number: int, more: str = "") -> str:
    title = f"§ {number}\nBidrag till förening nummer {number}"
    return f"{title}\n\nBeslut\nKommunstyrelsen beslutar att bevilja det.\n{more}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arkiv").mkdir()
    return tmp_path / "arkiv"


def quality(settings: Settings, folder: Path, embedder: Embedder, filters: Filters = Filters()) -> Quality:
    update(settings, folder, embedder=embedder)
    return report(Catalog.open(settings.data_dir), filters)


def test_findings_are_told_per_document_and_summed(settings: Settings, folder: Path, embedder: Embedder) -> None:
    (folder / "hel.txt").write_text(HEAD.replace("03-09", "04-13") + paragraf(21) + paragraf(22))
    (folder / "lucka.txt").write_text(HEAD + "".join(map(paragraf, (12, 13, 15, 16, 18))))
    found = quality(settings, folder, embedder)
    assert (found.n_documents, found.n_in_order) == (2, 1)
    assert [(one.source, one.n_warnings, one.n_items) for one in found.documents] == [
        ("lucka.txt", 2, 6),
        ("hel.txt", 0, 3),
    ]
    (missing,) = found.codes
    assert (missing.code, missing.severity) == (FindingCode.PARAGRAF_MISSING, Severity.WARNING)
    assert (missing.n_findings, missing.n_documents) == (2, 1)
    assert 0.9 < found.coverage <= 1


def test_a_paragraf_in_a_file_of_its_own_is_not_missing(settings: Settings, folder: Path, embedder: Embedder) -> None:
    (folder / "ks.txt").write_text(HEAD + "".join(map(paragraf, (12, 13, 15, 16))))
    assert quality(settings, folder, embedder).n_in_order == 0
    (folder / "omedelbart.txt").write_text(HEAD + paragraf(14))
    assert quality(settings, folder, embedder).n_in_order == 2


def test_a_reservation_on_a_paper_of_its_own_is_not_missing(
    settings: Settings, folder: Path, embedder: Embedder
) -> None:
    dissent = "\nReservation\nEva Alm (V) reserverar sig skriftligt mot beslutet, se bilaga 1.\n"
    (folder / "ks.txt").write_text(HEAD + paragraf(12, dissent) + paragraf(13))
    (first,) = quality(settings, folder, embedder).codes
    assert (first.code, first.severity) == (FindingCode.BILAGA_MISSING, Severity.INFO)
    (folder / "ks-bilaga-1.txt").write_text(
        "Ekby kommun\nReservation\nKommunstyrelsen 2021-03-09\n§ 12 Bidrag till förening nummer 12\n\n"
        "Vi vill att bidraget ges till fler föreningar.\n\nEva Alm (V)\n"
    )
    assert quality(settings, folder, embedder).codes == ()


def test_the_report_keeps_to_filters(settings: Settings, folder: Path, embedder: Embedder) -> None:
    (folder / "ks.txt").write_text(HEAD + paragraf(12) + paragraf(14))
    found = quality(settings, folder, embedder, Filters(document_kinds=(DocumentKind.MOTION,)))
    assert (found.n_documents, found.codes, found.coverage) == (0, (), 0.0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_words(lang: str) -> None:
    assert finding_words(lang).keys() == {code.value for code in FindingCode}


def test_the_findings_of_one_document_are_those_of_the_report(
    settings: Settings, folder: Path, embedder: Embedder
) -> None:
    (folder / "lucka.txt").write_text(HEAD + "".join(map(paragraf, (12, 13, 15, 16, 18))))
    (folder / "ensam.txt").write_text(HEAD + paragraf(14))
    reported = {one.document_id: one.findings for one in quality(settings, folder, embedder).documents}
    catalog = Catalog.open(settings.data_dir)
    assert any(reported.values())
    assert {info.id: findings_of(catalog, info) for info in catalog.documents()} == reported
