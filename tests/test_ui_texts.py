from __future__ import annotations

import string

import pytest

from ingest.models import DocumentKind, SectionKind, VoiceRole
from ui.texts import LANGS, Lang, examples, name, table, text


def fields(words: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(words) if field}


def test_both_languages_have_every_key_with_the_same_variables() -> None:
    swedish, english = table("sv"), table("en")
    assert swedish.keys() == english.keys()
    assert {key: fields(words) for key, words in swedish.items()} == {
        key: fields(words) for key, words in english.items()
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("group", "values"), [("section_kind", SectionKind), ("document_kind", DocumentKind), ("voice_role", VoiceRole)]
)
def test_every_value_of_the_archive_has_a_name(lang: Lang, group: str, values: type[SectionKind]) -> None:
    assert {f"{group}.{value}" for value in values} <= table(lang).keys()


def test_an_unknown_value_is_called_what_it_is() -> None:
    assert name("section_kind", "okänt slag", "en") == "okänt slag"


def test_a_missing_variable_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("source.page", "sv")


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_example_questions(lang: Lang) -> None:
    assert len(examples(lang)) >= 3
    assert all(question.endswith("?") for question in examples(lang))
