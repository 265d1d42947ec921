"""The archive as a plain RAG program sees it: the text of each page, cut into nodes of so many tokens.

Nodes are kept in the cache folder, by the texts they were cut from, so that systems of one node size share them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from answer.quotes import flat
from eval.systems.models import Progress
from index.catalog import Catalog
from index.sentences import sentences

OVERLAP_TOKENS = 20
_PAGES_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page as its readers see it."""

    source: str
    page: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A stretch of one page; a Chunk."""

    id: str
    source: str
    page: int
    text: str

    @property
    def indexed(self) -> str:
        """The text with its metadata, as LlamaIndex embeds it: file names tell of organs and dates."""
        return f"source: {self.source}\npage: {self.page}\n\n{self.text}"

    def sentences(self) -> Iterator[tuple[int, str]]:
        for start, end in sentences(self.text):
            yield self.page, flat(self.text[start:end])


def page_texts(catalog: Catalog) -> Iterator[PageText]:
    """Yield every page that shows any text, by source and page number; personal numbers are masked in it."""
    for document in catalog.documents():
        for page in catalog.pages(document.id):
            text = page.as_shown or page.raw
            if text.strip():
                yield PageText(source=document.source, page=page.page_no, text=text)


def archive_digest(catalog: Catalog) -> str:
    """Return 16 hex digits that stand for all that the pages of the archive show, and where."""
    digest = hashlib.sha256()
    for page in page_texts(catalog):
        digest.update(f"{page.source}\0{page.page}\0{page.text}\0".encode())
    return digest.hexdigest()[:16]


def cache_folder(catalog: Catalog, cache_dir: Path) -> Path:
    """Return the folder for what is made from the archive as it is now; another text is another folder."""
    folder = cache_dir / archive_digest(catalog)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def load_nodes(catalog: Catalog, folder: Path, n_tokens: int, on_progress: Progress) -> list[Node]:
    """Return the nodes in the order of the documents, cut now unless the cache folder has them."""
    path = folder / f"nodes-{n_tokens}.jsonl"
    if not path.exists():
        nodes = list(_cut(list(page_texts(catalog)), n_tokens, on_progress))
        unfinished = path.with_suffix(".tmp")
        unfinished.write_text("".join(f"{json.dumps(asdict(node), ensure_ascii=False)}\n" for node in nodes), "utf-8")
        unfinished.replace(path)
    with path.open(encoding="utf-8") as lines:
        return [Node(**json.loads(line)) for line in lines]


def _cut(pages: Sequence[PageText], n_tokens: int, on_progress: Progress) -> Iterator[Node]:
    """Cut as LlamaIndex does: a Document a page, with its source and page as metadata, which take tokens, too."""
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.schema import Document

    splitter = SentenceSplitter(chunk_size=n_tokens, chunk_overlap=OVERLAP_TOKENS)
    n = 0
    for start in range(0, len(pages), _PAGES_AT_ONCE):
        batch = pages[start : start + _PAGES_AT_ONCE]
        documents = [Document(text=page.text, metadata={"source": page.source, "page": page.page}) for page in batch]
        for node in splitter.get_nodes_from_documents(documents):
            yield Node(id=str(n), source=node.metadata["source"], page=node.metadata["page"], text=node.get_content())
            n += 1
        on_progress(f"cut into {n_tokens} tokens", start + len(batch), len(pages))
