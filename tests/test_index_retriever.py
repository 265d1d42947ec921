"""The archive inside llama_index: its retriever and its embedder in an engine, without a language model."""

from __future__ import annotations

import asyncio

import numpy as np
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode, get_response_synthesizer
from llama_index.core.schema import MetadataMode, NodeWithScore, QueryBundle, TextNode

from answer.quotes import letters
from index.archive import Archive
from index.embedding import Embedder
from index.models import Filters
from index.retriever import ArchiveEmbedding, ArchiveRetriever
from ingest.models import SectionKind


def test_an_engine_gets_scored_nodes_with_source_and_page(archive: Archive) -> None:
    synthesizer = get_response_synthesizer(llm=MockLLM(), response_mode=ResponseMode.COMPACT)
    engine = RetrieverQueryEngine(ArchiveRetriever(archive.search, k=5), response_synthesizer=synthesizer)
    nodes = engine.query("biblioteket i Norrby").source_nodes
    assert 0 < len(nodes) <= 5
    assert all(isinstance(node, NodeWithScore) and node.score is not None for node in nodes)
    assert nodes[0].metadata["source"] == "ks-2021-03-09.txt"
    assert nodes[0].metadata["page"] == 1
    assert "biblioteket" in nodes[0].text


def test_the_nodes_are_the_hits_of_the_search_in_order(archive: Archive) -> None:
    hits = archive.search.search("skolskjuts avgift", k=4)
    nodes = ArchiveRetriever(archive.search, k=4).retrieve("skolskjuts avgift")
    assert [(node.node_id, node.score) for node in nodes] == [(hit.passage.id, hit.score) for hit in hits]


def test_a_coroutine_retrieves_the_same(archive: Archive) -> None:
    retriever = ArchiveRetriever(archive.search, k=4)
    waited = asyncio.run(retriever.aretrieve(QueryBundle("cykelbana")))
    assert [node.node_id for node in waited] == [node.node_id for node in retriever.retrieve("cykelbana")]


def test_filters_are_hard(archive: Archive) -> None:
    filters = Filters(section_kinds=(SectionKind.RESERVATION,))
    nodes = ArchiveRetriever(archive.keyword, k=9, filters=filters).retrieve("biblioteket")
    assert [node.metadata["kind"] for node in nodes] == ["reservation"]
    assert nodes[0].metadata["parties"] == "V, MP"


def test_the_text_is_verbatim_and_the_metadata_is_beside_it(archive: Archive) -> None:
    for node in ArchiveRetriever(archive.search, k=20).retrieve("Kommunstyrelsen beslutar"):
        assert isinstance(node.node, TextNode)
        assert all(value != "" for value in node.metadata.values())
        (document,) = (one for one in archive.catalog.documents() if one.source == node.metadata["source"])
        page = archive.catalog.page(document.id, node.metadata["page"])
        assert page is not None
        assert letters(node.text) in letters(page.raw)
        assert node.metadata["source"] in node.node.get_content(MetadataMode.LLM)


def test_a_blank_query_finds_nothing(archive: Archive) -> None:
    assert ArchiveRetriever(archive.search).retrieve(" ") == []


def test_the_embedding_is_that_of_the_archive(embedder: Embedder) -> None:
    embedding = ArchiveEmbedding(embedder)
    texts = ["biblioteket i Norrby", "avgift för skolskjuts"]
    expected = embedder.encode(texts, kind="passage")
    assert np.allclose(embedding.get_text_embedding_batch(texts), expected)
    assert np.allclose(embedding.get_text_embedding(texts[0]), expected[0])
    query = embedder.encode(texts[:1], kind="query")[0]
    assert np.allclose(embedding.get_query_embedding(texts[0]), query)
    assert np.allclose(asyncio.run(embedding.aget_query_embedding(texts[0])), query)
