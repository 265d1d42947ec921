"""Brings the derived stores in step with the catalogue. The caller holds the archive's lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from index import chroma_store
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.chroma_store import ChromaStore
from index.keyword_store import KeywordStore
from index.models import Passage
from index.outbox import Outbox
from index.vectors import vectors_of
from settings import Settings

KEYWORD: Final = "keyword"
CHROMA: Final = "chroma"
_BATCH = 1000
# In the catalogue's meta table: set while Chroma is written, so that a killed run is known to have left it unsound.
_CHROMA_STATE = "chroma_state"
_CHROMA_GENERATION = "chroma_generation"


def sync_keyword(catalog: CatalogWriter, settings: Settings) -> bool:
    """Bring the keyword store in step, made anew where it is not what it should be; tell whether anything changed."""
    store = KeywordStore(settings.data_dir)
    outbox = Outbox(catalog, KEYWORD)
    if store.count() < outbox.count():
        reset_keyword(catalog, settings)
    to_add, to_delete = outbox.to_add(), outbox.to_delete()
    if not to_add and not to_delete:
        return False
    store.write(added=_batches(catalog, to_add), deleted=to_delete)
    outbox.added(to_add)
    outbox.deleted(to_delete)
    return True


def sync_chroma(catalog: CatalogWriter, settings: Settings, model: str) -> bool:
    """Bring Chroma in step, made anew where it is not what it should be; tell whether anything changed.

    Raises:  ArchiveError: Chroma fails; the next run makes it anew.
    """
    outbox = Outbox(catalog, CHROMA, model)
    to_add, to_delete = outbox.to_add(), outbox.to_delete()
    if not to_add and not to_delete and catalog.meta(_CHROMA_STATE) != "writing":
        return False
    if catalog.meta(_CHROMA_STATE) == "writing":
        reset_chroma(catalog, settings)
    catalog.set_meta({_CHROMA_STATE: "writing"})
    chroma_store.forget_clients()
    store = ChromaStore(settings.data_dir, settings.chroma_url)
    if store.count() < outbox.count():
        reset_chroma(catalog, settings)
        store = ChromaStore(settings.data_dir, settings.chroma_url)
    to_delete = outbox.to_delete()
    store.delete(to_delete)
    outbox.deleted(to_delete)
    for passages in _batches(catalog, outbox.to_add()):
        store.upsert(passages, vectors_of(catalog, model, passages))
        outbox.added(passage.id for passage in passages)
    catalog.set_meta({_CHROMA_STATE: "sound"})
    return True


def publish(catalog: CatalogWriter) -> None:
    """Tell the readers that there is something new, and whether Chroma has all of it."""
    generation = str(catalog.generation() + 1)
    in_step = generation if catalog.meta(_CHROMA_STATE) == "sound" else ""
    catalog.set_meta({"generation": generation, _CHROMA_GENERATION: in_step})


def publish_early(catalog: CatalogWriter) -> None:
    """Tell the readers in the middle of a run: what is new is found, without Chroma."""
    catalog.set_meta({"generation": str(catalog.generation() + 1)})


def is_chroma_sound(catalog: Catalog) -> bool:
    """Tell whether Chroma holds just what the catalogue does, by the catalogue's notes."""
    return catalog.meta(_CHROMA_STATE) == "sound" and catalog.meta(_CHROMA_GENERATION) == str(catalog.generation())


def reset_keyword(catalog: CatalogWriter, settings: Settings) -> None:
    """Empty the keyword store; the next sync fills it."""
    KeywordStore(settings.data_dir).clear()
    Outbox(catalog, KEYWORD).reset()


def reset_chroma(catalog: CatalogWriter, settings: Settings) -> None:
    """Remove what Chroma holds; the next sync fills it."""
    chroma_store.remove(settings.data_dir, settings.chroma_url)
    Outbox(catalog, CHROMA).reset()


def embedded_ids(catalog: Catalog) -> set[str]:
    """Return the ids of the passages that have a vector of the archive's model: what Chroma is to hold."""
    rows = catalog.rows(
        "SELECT p.id FROM passages p JOIN vectors v ON v.text_hash = p.text_hash"
        " WHERE v.model = (SELECT value FROM meta WHERE key = 'model')"
    )
    return {row["id"] for row in rows}


def _batches(catalog: CatalogWriter, passage_ids: Sequence[str]) -> Iterator[list[Passage]]:
    for start in range(0, len(passage_ids), _BATCH):
        yield catalog.passages(passage_ids[start : start + _BATCH])
