"""Search by words: a tantivy index with Swedish stems, made from the catalogue.

A question's words are analysed like the text and become plain term queries, so no input is a syntax error. A passage
scores by the best of its fields for each word; diarienummer and § count much when they are meant.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import tantivy

from index.connection import translated
from index.keys import diarienummer_key
from index.models import Passage
from index.words import MIN_COMPOUND_PART, forms
from ingest.references import find_diarienummer, find_paragrafer, locate_diarienummer

FOLDER = "keyword-1"  # its number moves with the fields
_BOOSTS = {"text": 1.0, "title": 1.5, "context": 1.0, "persons": 2.0}
_OTHER_FIELDS_SHARE = 0.2
_DNR_BOOST = 10.0
_PARAGRAF_BOOST = 4.0
_COMPOUND_SCORE = 0.5  # of a compound that begins with the word, below what the word itself scores
_MAX_WORDS = 64
_HEAP_BYTES = 64_000_000
# Up to so many allowed passages are asked for by id; beyond, more is fetched and what is not allowed dropped.
_MAX_ASKED_IDS = 5000


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(80))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("swedish"))
        .filter(tantivy.Filter.stemmer("swedish"))
        .build()
    )


def searched_words(query: str) -> tuple[str, ...]:
    """Return the stems of the query's words, each once, without stop words."""
    return tuple(dict.fromkeys(_analyzer().analyze(query)))[:_MAX_WORDS]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in _BOOSTS:
        builder.add_text_field(field, tokenizer_name="sv", index_option="freq")
    builder.add_text_field("dnr", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("paragraf", tokenizer_name="raw", index_option="basic")
    return builder.build()


class KeywordStore:
    """One process writes, any number read. A reader sees what was committed before its last reload()."""

    def __init__(self, data_dir: Path) -> None:
        """Open the store in the data folder, empty where there is none or where it can't be read."""
        self._folder = data_dir.expanduser() / FOLDER
        self._schema = _schema()
        with translated(str(self._folder)):
            self._index = self._open()
        self._index.register_tokenizer("sv", _analyzer())

    def _open(self) -> tantivy.Index:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(self._schema, str(self._folder))
        except ValueError:  # damaged, or of other fields
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return tantivy.Index(self._schema, str(self._folder))

    def reload(self) -> None:
        """See what another process has committed."""
        self._index.reload()

    def count(self) -> int:
        return int(self._index.searcher().num_docs)

    def ids(self) -> set[str]:
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs)).hits
        return {searcher.doc(address)["id"][0] for _, address in hits}

    def write(self, *, added: Iterable[Sequence[Passage]] = (), deleted: Iterable[str] = ()) -> None:
        """Take in passages, by batches, and give up others, in one commit. Passages known already are replaced."""
        with translated(str(self._folder)):
            writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
            try:
                for passage_id in deleted:
                    writer.delete_documents_by_term("id", passage_id)
                for batch in added:
                    for passage in batch:
                        writer.delete_documents_by_term("id", passage.id)
                        writer.add_document(_document(passage))
                writer.commit()
            finally:
                writer.wait_merging_threads()
        self._index.reload()

    def clear(self) -> None:
        """Give up everything."""
        with translated(str(self._folder)):
            writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
            writer.delete_all_documents()
            writer.commit()
            writer.wait_merging_threads()
        self._index.reload()

    def search_all(self, query: str, *, every_word: bool) -> list[tuple[str, float]]:
        """Return every (passage id, score) that says one of the words, or each of them, best first.

        A compound that begins with a word says it, too; a diarienummer or § is that of the item or stands in the words.
        """
        wanted = self._complete_query(query, tantivy.Occur.Must if every_word else tantivy.Occur.Should)
        return self._hits(wanted, max(1, self.count())) if wanted is not None else []

    def search(self, query: str, *, k: int, allowed: Collection[str] | None = None) -> list[tuple[str, float]]:
        """Return at most k (passage id, score), best first; with `allowed`, of these passages only."""
        wanted = self._query(query)
        if wanted is None or k <= 0 or (allowed is not None and not allowed):
            return []
        if allowed is not None and len(allowed) <= _MAX_ASKED_IDS:
            of_these = tantivy.Query.term_set_query(self._schema, "id", list(allowed))
            filtered = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, tantivy.Query.const_score_query(of_these, 0.0))]
            )
            return self._hits(filtered, k)
        n_fetched = k
        while True:
            hits = self._hits(wanted, n_fetched)
            kept = [hit for hit in hits if allowed is None or hit[0] in allowed]
            if len(kept) >= k or len(hits) < n_fetched:
                return kept[:k]
            n_fetched *= 8

    def _hits(self, query: tantivy.Query, k: int) -> list[tuple[str, float]]:
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=k, count=False).hits
        return [(searcher.doc(address)["id"][0], float(score)) for score, address in hits]

    def _query(self, text: str) -> tantivy.Query | None:
        parts = [self._word(word) for word in searched_words(text)]
        parts += [self._exact("dnr", diarienummer_key(one), _DNR_BOOST) for one in find_diarienummer(text)]
        parts += [self._exact("paragraf", one.paragraf, _PARAGRAF_BOOST) for one in find_paragrafer(text)[:_MAX_WORDS]]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts]) if parts else None

    def _complete_query(self, text: str, occur: tantivy.Occur) -> tantivy.Query | None:
        """Return what asks for each word, number and § of the text, or for any; None where it has none."""
        exact: dict[tuple[int, int], list[tantivy.Query]] = {}
        for number in locate_diarienummer(text):
            key = diarienummer_key(number.number)
            exact.setdefault((number.start, number.end), []).append(self._exact("dnr", key, _DNR_BOOST))
        rest = _without(text, exact)
        references = find_paragrafer(rest)[:_MAX_WORDS]
        for one in references:
            exact.setdefault((one.start, one.end), []).append(self._exact("paragraf", one.paragraf, _PARAGRAF_BOOST))
        rest = _without(rest, [(one.start, one.end) for one in references])
        wanted = [self._word_in_any_form(word) for word in searched_words(rest)]
        for (start, end), values in exact.items():
            in_words = [self._word(word) for word in searched_words(text[start:end])]
            said = [_joined(in_words, tantivy.Occur.Must)] if in_words else []
            wanted.append(_joined((*values, *said), tantivy.Occur.Should))
        return _joined(wanted, occur) if wanted else None

    def _word_in_any_form(self, word: str) -> tantivy.Query:
        compounds = [
            tantivy.Query.const_score_query(
                tantivy.Query.regex_query(self._schema, field, f"{re.escape(word)}.+"), _COMPOUND_SCORE
            )
            for field in ("text", "title")
            if len(word) >= MIN_COMPOUND_PART
        ]
        return tantivy.Query.disjunction_max_query([*map(self._word, forms(word)), *compounds])

    def _word(self, word: str) -> tantivy.Query:
        fields = [
            tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, word, "freq"), boost)
            for field, boost in _BOOSTS.items()
        ]
        return tantivy.Query.disjunction_max_query(fields, _OTHER_FIELDS_SHARE)

    def _exact(self, field: str, value: str, boost: float) -> tantivy.Query:
        term = tantivy.Query.term_query(self._schema, field, value, "basic")
        return tantivy.Query.const_score_query(term, boost)


def _joined(queries: Iterable[tantivy.Query], occur: tantivy.Occur) -> tantivy.Query:
    return tantivy.Query.boolean_query([(occur, each) for each in queries])


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return the text with blanks at the places, every other character where it was."""
    for start, end in places:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _document(passage: Passage) -> tantivy.Document:
    title = passage.item_title or passage.title
    document = tantivy.Document(
        id=passage.id,
        text=passage.text,
        title=f"{title} {passage.heading}",
        context=passage.header,
        persons=" ".join(passage.persons),
    )
    for number in passage.diarienummer:
        document.add_text("dnr", diarienummer_key(number))
    if passage.paragraf:
        document.add_text("paragraf", passage.paragraf)
    return document
