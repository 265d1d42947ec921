"""The systems that are compared: ours and the baselines, all over the same archive with the same embedding.

| name | finds | answers |
| --- | --- | --- |
| llama1024 | plain LlamaIndex RAG: nodes of 1,024 tokens, Chroma | by the plain reader |
| llama256 | the same with nodes of 256 tokens | by the plain reader |
| bm25 | nodes of 256 tokens, by their words | by the plain reader |
| dense | our passages, by their vectors | by the plain reader |
| fusion | bm25 and llama256, fused by rank | by the plain reader |
| unstructured | our passages, hybrid search | by the plain reader |
| ours | everything this program does | as it does, without a language model |
| llm | the same | worded anew by the language model of the settings, where its words hold |
| llm-help | the same, follow-up questions completed by the model | as llm |
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from answer.generate import writer_of
from answer.quotes import Quoter
from eval.systems.baseline import Baseline
from eval.systems.bm25 import Bm25Finder
from eval.systems.fusion import FusedFinder
from eval.systems.llama import open_llama
from eval.systems.models import Finder, Progress, System
from eval.systems.nodes import cache_folder, load_nodes
from eval.systems.ours import Ours
from eval.systems.passages import PassageFinder
from index.archive import Archive
from ingest.errors import UsageError
from settings import Settings

Factory = Callable[[Archive, Path, Progress], System]
"""(archive, cache folder, progress) -> the system, its index made or read from the cache."""

_SMALL, _LARGE = 256, 1024


def _llama1024(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:
    return Baseline(name="llama1024", finder=open_llama(archive, cache_dir, _LARGE, on_progress))


def _llama256(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:
    return Baseline(name="llama256", finder=open_llama(archive, cache_dir, _SMALL, on_progress))


def _bm25(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:
    return Baseline(name="bm25", finder=_by_words(archive, cache_dir, on_progress))


def _dense(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:  # noqa: ARG001
    return Baseline(name="dense", finder=PassageFinder(archive.vector, Quoter(archive.catalog)))


def _fusion(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:
    finders: list[Finder] = [
        _by_words(archive, cache_dir, on_progress),
        open_llama(archive, cache_dir, _SMALL, on_progress),
    ]
    return Baseline(name="fusion", finder=FusedFinder(finders))


def _unstructured(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:  # noqa: ARG001
    return Baseline(name="unstructured", finder=PassageFinder(archive.search, Quoter(archive.catalog)))


def _ours(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:  # noqa: ARG001
    return Ours(name="ours", archive=archive)


def _llm(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:  # noqa: ARG001
    return _worded("llm", archive, query_help=False)


def _llm_help(archive: Archive, cache_dir: Path, on_progress: Progress) -> System:  # noqa: ARG001
    return _worded("llm-help", archive, query_help=True)


def _worded(name: str, archive: Archive, *, query_help: bool) -> System:
    own = archive.settings.llm
    if not own.is_on:
        raise UsageError(
            f"The system {name} needs a language model and none is set.",
            remedy="Set BESLUT_LLM__BASE_URL and BESLUT_LLM__MODEL; docs/operations.md tells how.",
        )
    # Nobody's questions: the journal tells of people's.
    llm = own.model_copy(update={"query_help": query_help, "journal": False})
    return Ours(name=name, archive=archive, writer=writer_of(archive.settings.model_copy(update={"llm": llm})))


def _by_words(archive: Archive, cache_dir: Path, on_progress: Progress) -> Bm25Finder:
    folder = cache_folder(archive.catalog, cache_dir)
    return Bm25Finder(load_nodes(archive.catalog, folder, _SMALL, on_progress))


SYSTEMS: dict[str, Factory] = {
    "llama1024": _llama1024,
    "llama256": _llama256,
    "bm25": _bm25,
    "dense": _dense,
    "fusion": _fusion,
    "unstructured": _unstructured,
    "ours": _ours,
    "llm": _llm,
    "llm-help": _llm_help,
}
"""Name -> how it is made, in the order of the tables."""

NEED_A_MODEL = frozenset({"llm", "llm-help"})


def systems_for(settings: Settings) -> tuple[str, ...]:
    """Return the names of the systems that can be asked: those that need a language model only where one is set."""
    return tuple(name for name in SYSTEMS if settings.llm.is_on or name not in NEED_A_MODEL)
