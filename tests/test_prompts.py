"""The words shown to users: both languages say the same things with the same variables."""

from pathlib import Path

import pytest

from prompts import LANGUAGES, say, templates, variables_of


def test_both_languages_have_the_same_templates_and_variables() -> None:
    swedish, english = (templates(lang) for lang in LANGUAGES)
    assert swedish.keys() == english.keys()
    for key, template in swedish.items():
        assert variables_of(template) == variables_of(english[key]), key


def test_a_missing_or_undeclared_variable_is_an_error() -> None:
    with pytest.raises(KeyError, match="declares"):
        say("fact.more", "sv")
    with pytest.raises(KeyError, match="declares"):
        say("fact.more", "sv", quote="a", other="b")


def test_braces_in_a_quote_are_shown_as_they_stand() -> None:
    assert "{quote}" in say("fact.more", "sv", quote="{quote}")


def test_every_template_is_said_somewhere() -> None:
    root = Path(__file__).parents[1] / "answer"
    code = "\n".join(path.read_text(encoding="utf-8") for path in root.rglob("*.py"))
    code = code.replace("'", '"')
    unsaid = [key for key in templates("sv") if f'"{key}"' not in code and f'f"{key.split(".")[0]}.{{' not in code]
    assert not unsaid
