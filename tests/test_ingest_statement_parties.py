"""No statement has a party that its document does not give, nor stands in a place that it does not.

A party is given by letters or a name in the section of the statement, by the letters that the document writes
elsewhere behind a person whose name stands there, by who wrote the document, or by a line that tells of the statement
and its date. Every statement of the samples, of the golden files and of a small
made archive is held to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.synthetic import generate
from ingest.dates import find_dates
from ingest.errors import ArchiveError
from ingest.models import Document, Statement
from ingest.people import find_persons, fold, is_same_name, parties_in
from ingest.pipeline import read
from samples.render import ARCHIVE

GOLDEN = Path(__file__).parent / "golden"
SEED = 17
N_MADE = 40


def documents_of(folder: Path) -> Iterator[Document]:
    for path in sorted(one for one in folder.rglob("*") if one.suffix in {".pdf", ".docx", ".html", ".txt", ".md"}):
        try:
            yield read(path, folder)
        except ArchiveError:
            continue  # damaged or without text on purpose


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    made = tmp_path_factory.mktemp("synthetic") / "archive"
    generate(made, n_documents=N_MADE, n_questions=1, seed=SEED)
    return [one for folder in (ARCHIVE, GOLDEN, made / "docs") for one in documents_of(folder)]


def parties_not_given(document: Document, statement: Statement) -> list[str]:
    """Return the parties of a statement that neither its section, the persons named there, those who sign the document
    nor a line that tells of the same statement by its date account for."""
    (section,) = (one for one in document.sections if one.id == statement.section_id)
    near = "\n".join((document.text_of(section.spans), statement.intro, statement.text))
    written = [one.person for page in document.pages for one in find_persons(page.text) if one.person.party]
    listed = [*written, *document.attendance]
    given = {code.upper() for code in parties_in(near, {person.party for person in listed if person.party})}
    for person in statement.persons:
        if fold(person.name) in fold(near):
            given |= {one.party.upper() for one in listed if is_same_name(one.name, person.name)}
    given |= {person.party.upper() for person in document.authors}
    for line in "\n".join(page.text for page in document.pages).split("\n"):
        if statement.kind in line.casefold() and any(one.date == statement.date for one in find_dates(line)):
            given |= {code.upper() for code in parties_in(line)}  # "Yrkande från M och KD den 25 februari 2031"
    return [party for party in statement.parties if party.upper() not in given]


def test_every_party_of_a_statement_is_given_near_it(documents: list[Document]) -> None:
    wrong = [
        (document.file.source, statement.kind, statement.intro, missing)
        for document in documents
        for statement in document.statements
        if (missing := parties_not_given(document, statement))
    ]
    assert wrong == []
    assert sum(len(document.statements) for document in documents) > 250


def test_every_person_of_a_statement_is_named_in_its_document(documents: list[Document]) -> None:
    for document in documents:
        whole = fold("\n".join(page.text for page in document.pages))
        for statement in document.statements:
            assert [one.name for one in statement.persons if fold(one.name) not in whole] == []


def test_own_words_stand_where_the_spans_say(documents: list[Document]) -> None:
    for document in documents:
        for statement in (one for one in document.statements if one.text):
            assert "".join(document.text_of(statement.spans).split()) == "".join(statement.text.split())


def test_a_party_that_nobody_gives_is_found(documents: list[Document]) -> None:
    document = next(one for one in documents if one.statements)
    invented = replace(document.statements[0], parties=("QXZ",))
    assert parties_not_given(document, invented) == ["QXZ"]
