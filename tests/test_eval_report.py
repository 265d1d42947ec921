"""The report: one page that tells a run, in two languages, and in which nothing of the run comes alive."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from eval.metrics import catalogue
from eval.models import (
    CitedQuote,
    FoundPassage,
    Gold,
    GoldQuestion,
    QuestionKind,
    RecordScore,
    Response,
    Role,
    Run,
    VoiceError,
)
from eval.report import write_report
from eval.report.answers import why_wrong
from eval.report.inert import clip, markdown, plain
from eval.report.summary import FACTS
from eval.report.words import Lang, Words, table
from ingest.errors import UsageError
from tests.eval_runs import QUESTIONS, TWO_SYSTEMS, made_run

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
LANGS: tuple[Lang, ...] = get_args(Lang)
EXTRACTION = (
    RecordScore(kind="statements: reservation", n_gold=4, n_found=3, n_right=3, wrong=("§ 2: one is missing",)),
)
RUN = made_run(TWO_SYSTEMS, extraction=EXTRACTION)
EARLIER = made_run({"ours": TWO_SYSTEMS["bm25"]})
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> </style><style>*{display:none}</style> {{ 7*7 }} "
    "![x](https://evil.example/x.png) [click](javascript:alert(1)) `code` | cell | <!-- \u202egnp.exe \x00 &lt; "
    "www.evil.example https://evil.example a@evil.example </details></section> # *bold* _it_"
)


Report = tuple[str, str]  # HTML, Markdown


class Page(HTMLParser):
    """The tags of a page with their attributes, its words, and whether each tag that opens closes in its turn."""

    EMPTY = frozenset({"meta", "br", "img"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def written(run: Run, folder: Path, *, earlier: Run | None = None, lang: Lang = "sv") -> Report:
    html, text = write_report(run, folder, earlier=earlier, lang=lang)
    return html.read_text(encoding="utf-8"), text.read_text(encoding="utf-8")


def hostile_run() -> Run:
    question = GoldQuestion(
        id=HOSTILE,
        question=HOSTILE,
        kind=QuestionKind.FACT,
        docs=(HOSTILE,),
        evidence=(HOSTILE,),
        gold=Gold(parties=(HOSTILE,), items=(HOSTILE,)),
        answer=HOSTILE,
        must_include=(HOSTILE + " not there",),
        tags=(HOSTILE, "b"),
    )
    run = made_run({HOSTILE: [{"overall": 0.0, "voice_errors": 1.0}]}, questions=[question], answers={HOSTILE: HOSTILE})
    (system,) = run.systems
    error = VoiceError(what=HOSTILE, claimed=HOSTILE, truth=HOSTILE, where=HOSTILE)
    response = replace(
        system.responses[0],
        citations=(CitedQuote(n=1, source=HOSTILE, page=1, quote=HOSTILE),),
        passages=(FoundPassage(source=HOSTILE, page=None, text=HOSTILE),),
    )
    hostile = replace(system, responses=(response,), scores=(replace(system.scores[0], voice_errors=(error,)),))
    extraction = (RecordScore(kind=HOSTILE, n_gold=1, n_found=1, n_right=0, wrong=(HOSTILE,)),)
    return replace(run, about={HOSTILE: HOSTILE, "date": HOSTILE}, systems=(hostile,), extraction=extraction)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The Swedish report with everything in it."""
    return written(RUN, tmp_path_factory.mktemp("whole"), earlier=EARLIER)


def test_the_markdown_is_the_golden_one(whole: Report) -> None:
    _, text = whole
    golden = GOLDEN / "evaluation-report.md"
    if not golden.exists():
        golden.write_text(text, encoding="utf-8")
        pytest.fail(f"{golden} was missing and is written: read it, then commit it")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_whole_and_loads_nothing(tmp_path: Path, lang: Lang) -> None:
    source, _ = written(RUN, tmp_path, earlier=EARLIER, lang=lang)
    page = Page(source)
    assert page.open == []
    assert "script" not in {tag for tag, _ in page.tags}
    assert "://" not in source
    targets = [attributes["href"] or "" for tag, attributes in page.tags if "href" in attributes]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(ids)
    assert len(ids) == len(set(ids))
    assert not [
        name for _, attributes in page.tags for name in attributes if name in {"src", "style"} or name[:2] == "on"
    ]
    assert "default-src 'none'" in source


def test_the_page_tells_what_was_measured(whole: Report) -> None:
    text = Page(whole[0]).text
    assert "Av 3 frågor besvarade beslutsminne 2 rätt (67 %, 95 % konfidensintervall 0–100)." in text
    for told in (
        "1.2.3",
        "2030-02-01 08:30",
        "beslut eval run q.jsonl",
        "Uttalanden: reservation",
        "§ 2: one is missing",
    ):
        assert told in text


def test_voice_errors_are_told_with_sentence_claim_and_truth(whole: Report) -> None:
    source, text = whole
    assert "beslutsminne: 1 röstfel" in text
    section = source.partition('<section id="voice">')[2].partition("</section>")[0]
    assert [word in section for word in ("Fel parti", "M reserverade sig.", ">M<", ">V<", 'href="#q1"')] == [True] * 5


def test_wrong_answers_come_first_with_gold_evidence_and_reasons(whole: Report) -> None:
    text = Page(whole[0]).text.partition("Fråga för fråga")[2]
    assert text.index("Fel svar: Reservation") < text.index("Rätt svar: Sakuppgift")
    for told in ("V och MP reserverade sig.", "Lo Berg (V) reserverar sig", "Saknas: (v) eller vänsterpartiet", "s. 2"):
        assert told in text
    assert "never shown" not in text


def test_an_earlier_run_tells_what_changed(whole: Report) -> None:
    text = Page(whole[0]).text
    assert "Från rätt till fel: 0" in text
    assert "Från fel till rätt: 1 Vad kostar simhallen?" in text


def test_nothing_of_a_hostile_run_comes_alive_in_html(tmp_path: Path) -> None:
    source, _ = written(hostile_run(), tmp_path)
    page = Page(source)
    assert page.open == []
    tags = [tag for tag, _ in page.tags]
    assert {"script", "img"}.isdisjoint(tags)
    assert (tags.count("style"), tags.count("main")) == (1, 1)
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert not re.search("[\x00\u202e]", source)
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in page.tags)


def test_nothing_of_a_hostile_run_comes_alive_in_markdown(tmp_path: Path) -> None:
    _, text = written(hostile_run(), tmp_path)
    bare = re.sub(r"\\.", "", text)
    assert not re.search(r"[<>`\[\]!]|://|www\.|@\w|_it_", bare)
    assert not [line for line in bare.splitlines() if re.match(r"\s*(#{7}|\d+\.|>)", line)]
    widths = {line.count("|") for line in bare.splitlines() if line.startswith("|")}
    assert widths <= {4, 8}  # as many cells as the headings of the tables


def test_a_huge_answer_is_clipped_and_says_so(tmp_path: Path) -> None:
    run = made_run(TWO_SYSTEMS, answers={"r1": "ord " * 500_000})
    source, text = written(run, tmp_path)
    assert len(source) + len(text) < 200_000
    assert "tecken till visas inte här" in source


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_run_gives_the_same_bytes(tmp_path: Path, lang: Lang) -> None:
    assert written(RUN, tmp_path / "a", lang=lang) == written(RUN, tmp_path / "b", lang=lang)


def test_a_run_of_one_system_and_one_question_has_a_report(tmp_path: Path) -> None:
    source, _ = written(made_run({"ours": [{"overall": 1.0}]}, questions=QUESTIONS[1:2]), tmp_path, lang="en")
    assert "Of 1 questions, beslutsminne answered 1 rightly" in source
    assert "No wrong answer." in source


def test_a_run_without_a_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no scores"):
        write_report(replace(RUN, systems=()), tmp_path)


@pytest.mark.parametrize(
    ("question", "response", "reasons"),
    [
        (0, Response(id="r1", answer="Ingen."), ["Missing: (v) or vänsterpartiet", "Parties not named: V, MP"]),
        (
            0,
            Response(id="r1", answer="(V), (MP). Moderaterna reserverade sig."),
            ["Must not say: moderaterna reserverade sig"],
        ),
        (1, Response(id="f1", answer="", abstained=True), ["Kept silent, although the archive has the answer."]),
        (1, Response(id="f1", answer="", error="out of memory"), ["The system failed: out of memory"]),
        (1, Response(id="f1", answer="4 miljoner"), ["What is asked for is there, but not as the gold has it."]),
        (2, Response(id="u1", answer="Två."), ["Answered, although the archive has no answer."]),
    ],
)
def test_a_wrong_answer_tells_why(question: int, response: Response, reasons: list[str]) -> None:
    assert list(why_wrong(QUESTIONS[question], response, Words("en"))) == reasons


def test_a_list_that_is_not_whole_names_what_is_missing() -> None:
    question = GoldQuestion(
        id="l", question="Vilka?", kind=QuestionKind.LIST, gold=Gold(items=("Ek|Maja Ek", "Lind", "Alm"))
    )
    reasons = list(why_wrong(question, Response(id="l", answer="Alm."), Words("en")))
    assert reasons == ["2 of 3 in the list are missing: Ek; Lind"]


def test_text_is_clipped_between_words() -> None:
    assert clip("en två tre", 8) == ("en två", 4)
    assert clip("en två", 6) == ("en två", 0)
    assert clip("x" * 9, 4) == ("xxxx", 5)


def test_what_cannot_be_seen_is_left_out() -> None:
    assert plain("a\u202eb\x00\r\nc\u200b") == "ab\nc"
    assert markdown("a\n\n# b|c") == r"a \# b\|c"


@pytest.mark.parametrize(
    ("lang", "number", "percent", "points"),
    [("sv", "1\u00a0234,5", "72\u00a0%", "\u22124"), ("en", "1,234.5", "72%", "\u22124")],
)
def test_figures_are_written_as_the_language_does(lang: Lang, number: str, percent: str, points: str) -> None:
    words = Words(lang)
    assert words.number(1234.5, 1) == number
    assert words.percent(0.7167).replace(" ", "\u00a0") == percent
    assert (words.points(-0.04), words.points(-0.0001), words.p(0.0001)[:1]) == (points, "0", "<")


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_both_languages_have_every_key_with_the_same_variables() -> None:
    swedish, english = table("sv"), table("en")
    assert {key: fields(text) for key, text in swedish.items()} == {key: fields(text) for key, text in english.items()}


def test_every_word_is_used_and_every_value_has_a_name() -> None:
    sources = [*(ROOT / "eval/report").glob("*.py"), *(ROOT / "eval/data").glob("report.*[dl]")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.suffix != ".toml")
    by_value = {"kind", "role", "language", "system", "system_note", "voice_kind", "record", "about", "group"}
    by_key = {"section", "summary", "mark", "gold", "axis", "extraction", "earlier"}
    unused = [
        key
        for key in table("sv")
        if (group := key.partition(".")[0]) not in by_value
        and f'"{key}"' not in code
        and key not in {f"fact.{name}" for name in FACTS}
        and not (group in by_key and re.search(rf"\b{key.partition('.')[2]}\b", code))
    ]
    assert unused == []
    named = {f"kind.{kind}" for kind in QuestionKind} | {f"role.{role}" for role in Role}
    assert named | {f"group.{metric.group}" for metric in catalogue()} <= table("sv").keys()
