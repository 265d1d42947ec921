"""A document that names no municipality gets that of its folder, for as long as the folder agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import update
from index.catalog import Catalog
from index.check import check
from index.embedding import Embedder
from index.models import Filters
from ingest.models import DocumentKind
from settings import Settings

SILENT = "Motion\n2031-01-20\n\nMotion om en större lekplats i parken\n\nBygg ut den.\n\nEva Ek (V)\n"
Ingest = Callable[[dict[str, str]], Catalog]


def named(place: str, day: str) -> str:
    title = "Svar på motion om en större lekplats i parken"
    return f"{place}\nKommunstyrelsen\nSammanträdesprotokoll {day}\n\n§ 1 {title}\n\nBeslut\nMotionen avslås.\n"


@pytest.fixture
def ingest(settings: Settings, tmp_path: Path, embedder: Embedder) -> Ingest:
    """Return what writes papers (path -> text, "" removes it), brings the archive up to date and opens it."""
    folder = tmp_path / "arkiv"
    folder.mkdir()

    def run(papers: dict[str, str]) -> Catalog:
        for name, text in papers.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8") if text else (folder / name).unlink()
        update(settings, folder, embedder=embedder)
        return Catalog.open(settings.data_dir)

    return run


def place_of(catalog: Catalog, source: str = "ekby/motion.txt") -> tuple[str, bool]:
    (found,) = [one for one in catalog.documents() if one.source == source]
    return found.municipality, found.is_place_inferred


EKBY = {"ekby/1.txt": named("Ekby kommun", "2031-03-04"), "ekby/2.txt": named("Ekby kommun", "2031-04-04")}
STORVIK = {"storvik/1.txt": named("Storviks kommun", "2031-03-04")}


def test_a_silent_document_gets_the_place_of_its_folder(ingest: Ingest, settings: Settings) -> None:
    catalog = ingest({**EKBY, **STORVIK, "ekby/motion.txt": SILENT})
    assert place_of(catalog) == ("Ekby", True)
    assert place_of(catalog, "ekby/1.txt") == ("Ekby", False)
    within = Filters(municipalities=("Ekby",))
    assert {one.municipality for one in catalog.passages_of(within)} == {"Ekby"}
    (motion,) = [one for one in catalog.items(within) if one.document.kind is DocumentKind.MOTION]
    assert {link.by for link in catalog.related(motion.record.id)} == {"titel"}
    assert check(settings) == [], "the stores are in step"


@pytest.mark.parametrize(
    ("papers", "place"),
    [
        ({"ekby/1.txt": EKBY["ekby/1.txt"], **STORVIK, "ekby/motion.txt": SILENT}, ""),
        ({**EKBY, "ekby/3.txt": STORVIK["storvik/1.txt"], "ekby/motion.txt": SILENT}, ""),
        ({"ekby/ks/1.txt": EKBY["ekby/1.txt"], "ekby/ks/2.txt": EKBY["ekby/2.txt"], "ekby/motion.txt": SILENT}, "Ekby"),
        (
            {"ekby/1.txt": EKBY["ekby/1.txt"], "ekby/2.txt": EKBY["ekby/2.txt"], "ekby/brev/2031/motion.txt": SILENT},
            "Ekby",
        ),
        ({"ekby/motion.txt": SILENT}, ""),
    ],
    ids=["one is not enough", "two that differ", "below the folder", "above the folder", "nothing known"],
)
def test_the_nearest_folder_must_agree(ingest: Ingest, papers: dict[str, str], place: str) -> None:
    source = next(name for name in papers if name.endswith("motion.txt"))
    assert place_of(ingest(papers), source) == (place, bool(place))


def test_what_was_inferred_is_taken_back_when_the_folder_changes(ingest: Ingest, settings: Settings) -> None:
    ingest({**EKBY, "ekby/motion.txt": SILENT})
    catalog = ingest({"ekby/2.txt": "", "ekby/3.txt": named("Storviks kommun", "2031-05-04")})
    assert place_of(catalog) == ("", False)
    assert {one.municipality for one in catalog.passages_of(Filters()) if one.source == "ekby/motion.txt"} == {""}
    assert check(settings) == []


def test_a_second_run_changes_nothing(ingest: Ingest) -> None:
    generation = ingest({**EKBY, "ekby/motion.txt": SILENT}).generation()
    assert ingest({}).generation() == generation
