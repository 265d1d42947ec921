"""Every system that is compared, over the same small archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from answer.quotes import letters
from eval.models import GoldQuestion, GoldTurn, QuestionKind, Response
from eval.systems.baseline import standalone
from eval.systems.bm25 import Bm25Finder
from eval.systems.fusion import FusedFinder
from eval.systems.llama import open_llama
from eval.systems.models import N_FOUND, Chunk, System, silent
from eval.systems.nodes import Node, archive_digest, cache_folder, load_nodes, page_texts
from eval.systems.reader import MAX_WORDS, N_READ, read
from eval.systems.table import NEED_A_MODEL, SYSTEMS, systems_for
from index.archive import Archive
from index.build import update
from index.embedding import Embedder
from ingest.errors import UsageError
from settings import Settings
from tests.llm_server import Reply, llm_server

ALONE = [name for name in SYSTEMS if name not in NEED_A_MODEL]
BASELINES = [name for name in ALONE if name != "ours"]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(params=ALONE)
def system(request: pytest.FixtureRequest, archive: Archive, cache: Path) -> System:
    return SYSTEMS[request.param](archive, cache, silent)


def asked(text: str, *history: str) -> GoldQuestion:
    turns = tuple(GoldTurn(question=one, answer="Ja.") for one in history)
    return GoldQuestion(id="q1", question=text, kind=QuestionKind.FACT, history=turns)


def node(name: str, text: str) -> Node:
    return Node(id=name, source=f"{name}.txt", page=1, text=text)


def test_a_system_finds_what_is_asked_for_first(system: System) -> None:
    response = system.ask(asked("Var byggs en cykelbana och vad beräknas den kosta?"))
    assert response.id == "q1"
    assert response.passages[0].source == "brev/cykelbana.txt"
    assert "Strandvägen" in response.passages[0].text
    assert len(response.passages) <= N_FOUND


def test_a_system_cites_the_page_that_shows_the_words(system: System, archive: Archive) -> None:
    shown = {(page.source, page.page): letters(page.text) for page in page_texts(archive.catalog)}
    response = system.ask(asked("Vad kostar en cykelbana längs Strandvägen?"))
    assert not response.abstained
    assert "4 miljoner kronor" in response.answer
    assert response.citations
    for citation in response.citations:
        assert citation.page is not None
        assert letters(citation.quote) in shown[citation.source, citation.page]
        assert f"[{citation.n}]" in response.answer


def test_a_system_tells_the_time_it_took(system: System) -> None:
    latency = system.ask(asked("Vem reserverade sig?")).latency_ms
    assert latency is not None
    assert 0 < latency < 60_000


def test_a_system_answers_the_same_twice(system: System, archive: Archive, cache: Path) -> None:
    question = asked("Vad beslutades om avgiften för skolskjuts?")
    again = SYSTEMS[system.name](archive, cache, silent).ask(question)
    assert without_time(again) == without_time(system.ask(question))


def without_time(response: Response) -> tuple[object, ...]:
    return response.answer, response.citations, response.passages, response.abstained


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_abstains_only_when_it_finds_nothing(
    name: str, settings: Settings, embedder: Embedder, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    update(settings, folder, embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    response = SYSTEMS[name](archive, tmp_path / "cache", silent).ask(asked("Vad kostar badhuset?"))
    archive.close()
    assert response.abstained
    assert (response.answer, response.citations, response.passages) == ("", (), ())


def test_a_follow_up_is_asked_after_the_question_before_it() -> None:
    assert standalone(asked("Och varför?", "Vad hände 2019?", "Vem röstade nej?")) == "Vem röstade nej? Och varför?"
    assert standalone(asked("Och varför?")) == "Och varför?"


def test_an_index_is_made_once_and_made_again_after_a_killed_run(archive: Archive, cache: Path) -> None:
    def steps() -> list[str]:
        told: list[str] = []
        open_llama(archive, cache, 256, lambda what, done, total: told.append(f"{what} {done}/{total}"))
        return told

    assert steps() == ["cut into 256 tokens 2/2", "embed nodes 2/2"]
    assert steps() == []
    (done,) = cache.rglob("complete")
    done.unlink()
    (vectors,) = cache.rglob("vectors.f32")
    whole = vectors.read_bytes()
    vectors.write_bytes(whole[:-10])
    assert steps() == ["embed nodes 2/2"]
    assert vectors.read_bytes() == whole
    assert len(open_llama(archive, cache, 256, silent).find("cykelbana", 20)) == 2


def test_a_changed_archive_gets_nodes_of_its_own(archive: Archive, cache: Path, documents: Path) -> None:
    before = archive_digest(archive.catalog)
    n_before = len(load_nodes(archive.catalog, cache_folder(archive.catalog, cache), 256, silent))
    (documents / "ny.txt").write_text("Kommunstyrelsen beslutar att simhallen hålls öppen.")
    update(archive.settings, documents, embedder=archive.embedder)
    assert archive_digest(archive.catalog) != before
    assert len(load_nodes(archive.catalog, cache_folder(archive.catalog, cache), 256, silent)) == n_before + 1


def test_nodes_hold_every_word_of_their_page(settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    words = [f"Punkt {n} gäller gatan med nummer {n}." for n in range(300)]
    (folder / "lang.txt").write_text("\n".join(words))
    update(settings, folder, embedder=embedder)
    archive = Archive.open(settings, embedder=embedder)
    nodes = load_nodes(archive.catalog, tmp_path, 256, silent)
    archive.close()
    assert len(nodes) > 5
    assert [node.id for node in nodes] == [str(n) for n in range(len(nodes))]
    joined = " ".join(node.text for node in nodes)
    assert [word for word in words if word not in joined] == []


def test_words_and_vectors_stand_for_the_same_text() -> None:
    from llama_index.core.schema import MetadataMode, TextNode

    ours = node("a", "Biblioteken stängs.")
    theirs = TextNode(text=ours.text, metadata={"source": ours.source, "page": ours.page})
    assert ours.indexed == theirs.get_content(MetadataMode.EMBED)


def test_words_are_found_whatever_their_ending() -> None:
    finder = Bm25Finder([node("a", "Skolorna i norr."), node("b", "Biblioteken stängs."), node("c", "Biblioteket.")])
    assert {chunk.id for chunk in finder.find("biblioteken", 5)} == {"b", "c"}
    assert finder.find("och", 5) == []
    assert finder.find("", 5) == []
    assert len(finder.find("biblioteken", 1)) == 1


def test_fusion_puts_first_what_both_find() -> None:
    @dataclass(frozen=True)
    class Fixed:
        names: str

        def find(self, query: str, k: int) -> list[Chunk]:
            return [node(name, name) for name in self.names]

    assert [chunk.id for chunk in FusedFinder([Fixed("abc"), Fixed("dc")]).find("x", 3)] == ["c", "a", "d"]


def test_the_reader_quotes_the_nearest_sentences_and_keeps_to_its_length() -> None:
    filler = " ".join(f"Detta är den {n} raden om något helt annat i staden." for n in range(40))
    quotes = read("Vad kostar simhallen?", [node("a", filler), node("b", "Simhallen kostar fyra miljoner kronor.")])
    assert quotes[0].source == "b.txt"
    assert quotes[0].text == "Simhallen kostar fyra miljoner kronor."
    assert MAX_WORDS - 20 < sum(len(quote.text.split()) for quote in quotes) <= MAX_WORDS


def test_the_reader_reads_the_best_chunks_alone_and_each_sentence_once() -> None:
    chunks = [node(str(n), "Simhallen kostar fyra miljoner kronor.") for n in range(N_READ)]
    chunks.append(node("late", "Simhallen öppnar igen i maj."))
    assert [quote.source for quote in read("När öppnar simhallen?", chunks)] == ["0.txt"]


def test_the_reader_cuts_a_sentence_that_is_longer_than_an_answer() -> None:
    (quote,) = read("Vilka ord?", [node("a", " ".join(f"ord{n}" for n in range(500)))])
    assert len(quote.text.split()) == MAX_WORDS


def test_the_reader_says_nothing_of_nothing() -> None:
    assert read("Vad?", []) == []
    assert read("Vad?", [node("a", "Dnr 12")]) == []


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", sorted(NEED_A_MODEL))
def test_a_language_model_words_what_ours_found(name: str, archive: Archive, cache: Path) -> None:
    question = asked("Vad kostar en cykelbana längs Strandvägen?")
    ours = SYSTEMS["ours"](archive, cache, silent).ask(question)
    with llm_server(lambda request: Reply(text=request.draft)) as server:
        archive.settings = archive.settings.model_copy(update={"llm": server.settings()})
        response = SYSTEMS[name](archive, cache, silent).ask(question)
    assert (response.mode, response.answer) == ("llm", ours.answer)
    assert ours.mode_reason == ""
    assert response.first_word_ms is not None
    assert list(archive.settings.data_dir.glob("journal*")) == []


def test_without_a_model_the_systems_that_need_one_are_left_out(archive: Archive, cache: Path) -> None:
    assert systems_for(archive.settings) == tuple(ALONE)
    with pytest.raises(UsageError, match="language model"):
        SYSTEMS["llm"](archive, cache, silent)
