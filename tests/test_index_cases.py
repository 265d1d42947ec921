"""Items of one matter find each other by number, by reference and by the title of a proposal."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import update
from index.cases import title_key
from index.catalog import Catalog
from index.embedding import Embedder
from index.keys import diarienummer_key
from index.models import Filters
from ingest.models import DocumentKind
from settings import Settings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svar på motion (V) om avgiftsfria bussresor för äldre", "Motion om avgiftsfria bussresor för äldre"),
        ("Medborgarförslag angående lekplats i Norrby", "Besvarande av medborgarförslag om lekplats i Norrby"),
    ],
)
def test_a_proposal_keeps_its_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


@pytest.mark.parametrize("title", ["Motion om mat", "Redovisning av delegationsbeslut", ""])
def test_titles_that_say_too_little_have_no_key(title: str) -> None:
    assert title_key(title) == ""


def test_one_number_has_many_spellings() -> None:
    assert len({diarienummer_key(one) for one in ("KS-2021-00042", "KS 2021/42", "KS2021/42", "ks 2021:0042")}) == 1


def test_items_that_share_a_number_are_one_case_in_time_order(
    settings: Settings, documents: Path, embedder: Embedder
) -> None:
    (documents / "forslag.txt").write_text(
        "Almviks kommun\nKommunstyrelsen\nTjänsteskrivelse\n2021-01-15\nDnr KS-2021-00042\n\n"
        "Nedläggning av biblioteket i Norrby\n\nFörvaltningen föreslår att biblioteket läggs ned.\n"
    )
    update(settings, documents, embedder=embedder)
    catalog = Catalog.open(settings.data_dir)
    (letter,) = catalog.items(Filters(diarienummer=("KS 2021/42",), document_kinds=(DocumentKind.TJANSTESKRIVELSE,)))
    (decided,) = catalog.items(Filters(diarienummer=("KS 2021/42",), paragrafer=("17",)))
    for found in (letter, decided):
        case = [one.record.id for one in catalog.case_items(found.record.id)]
        assert case[0] == letter.record.id
        assert decided.record.id in case
        assert {(link.by, link.confidence) for link in catalog.related(found.record.id)} == {("diarienummer", 1.0)}
