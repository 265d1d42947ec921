"""The words shown to users and told to models: both languages say the same things with the same variables."""

import hashlib
from pathlib import Path

import pytest

from prompts import LANGUAGES, for_model, say, templates, variables_of
from prompts.for_model import prompt

GOLDEN = Path(__file__).parent / "golden"
VALUES = {
    "generate": {
        "question": "Vilka reserverade sig mot {paviljongen}?",
        "evidence": "[1] Slag: reservation. Vems ord: V.\n    ”Vi reserverar oss.”",
        "draft": "V reserverade sig [1].",
    },
    "follow_up": {"conversation": "Fråga: Vilka reserverade sig?\nSvar: V.", "question": "Varför?"},
}


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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", VALUES)
def test_a_model_is_told_what_has_been_reviewed(name: str, lang: str) -> None:
    """Where it differs on purpose, read the new words in full and then keep them."""
    asked = prompt(name, lang)
    system, user = asked.filled(**VALUES[name])
    golden = GOLDEN / f"prompt_{name}.{lang}.txt"
    assert f"{asked.version}\n\n{system}\n\n=====\n\n{user}\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VALUES)
def test_a_prompt_has_the_same_variables_in_both_languages(name: str) -> None:
    assert prompt(name, "sv").variables == prompt(name, "en").variables == VALUES[name].keys()


def test_the_version_of_a_prompt_is_the_digest_of_its_file() -> None:
    file = Path(for_model.__file__).with_name("generate.sv.md")
    assert prompt("generate", "sv").version == f"generate.sv@{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


def test_a_prompt_refuses_variables_that_it_does_not_declare() -> None:
    with pytest.raises(KeyError, match="declares"):
        prompt("follow_up", "sv").filled(question="Varför?")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Rules.\n---\n{question}\n", "needs variables"),
        ("---\nvariables: question\n---\nRules.\n---\n{answer}\n", "declares"),
    ],
)
def test_a_prompt_of_another_shape_is_refused(
    text: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.sv.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(for_model, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=fault):
        prompt("odd", "sv")
