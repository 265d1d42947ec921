"""How results look on a terminal and in a pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from answer.models import Answer, Citation, Facts, Intent, Mode, Question
from cli.output import hit_record, progress, say, say_answer, say_hits, say_json, say_problems, steps, tell
from index.models import Hit, Passage
from index.report import Phase, Progress
from ingest.models import DocumentKind, SectionKind, Span, VoiceRole

CITATION = Citation(
    n=1,
    document_id="d",
    source="ks/2021/ks-2021-03-09.pdf",
    page=3,
    span=Span(page_no=3, start=0, end=30),
    title="Protokoll",
    municipality="Tjärnvalla",
    organ="kommunstyrelsen",
    date=date(2021, 3, 9),
    diarienummer=("KS-2021-00042",),
    paragraf="17",
    section="Reservation",
    kind=SectionKind.RESERVATION,
    role=VoiceRole.PARTI,
    parties=("V",),
    persons=(),
    quote="Biblioteket\n  behövs [bold]i Norrby[/bold].",
    is_ocr=True,
)
ANSWER = Answer(
    question=Question(text="Vem?", standalone="Vem?", lang="sv", intent=Intent.DISSENT, topic=""),
    text="V reserverade sig [1].",
    abstained=False,
    mode=Mode.EXTRACTIVE,
    citations=(CITATION,),
    facts=Facts(),
    warnings=("Läst ur en bild.",),
)
HIT = Hit(
    passage=Passage(
        id="p",
        document_id="d",
        item_id="i",
        section_id="s",
        text="Biblioteket behövs. " * 40,
        header="",
        spans=(Span(page_no=3, start=0, end=800),),
        source="ks/a.pdf",
        title="Protokoll",
        document_kind=DocumentKind.PROTOKOLL,
        section_kind=SectionKind.RESERVATION,
        heading="Reservation",
        municipality="Tjärnvalla",
        organ="kommunstyrelsen",
        date=None,
        paragraf=None,
        item_title="",
        diarienummer=(),
        role=VoiceRole.PARTI,
        parties=("S", "V"),
        persons=(),
    ),
    score=0.5,
)


def test_an_answer_is_followed_by_its_numbered_sources(capsys: pytest.CaptureFixture[str]) -> None:
    say_answer(ANSWER)
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "V reserverade sig [1].",
        "",
        "[1] Protokoll, kommunstyrelsen 2021-03-09 § 17",
        "    ks/2021/ks-2021-03-09.pdf, p. 3 (OCR)",
        "    “Biblioteket behövs [bold]i Norrby[/bold].”",
    ]
    assert printed.err == "Note: Läst ur en bild.\n"


def test_a_hit_says_what_it_is_who_says_it_and_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    say_hits([HIT])
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == "1. Protokoll, kommunstyrelsen: reservation (S, V)"
    assert second == "   ks/a.pdf, p. 3"
    assert third.endswith("Biblioteket behövs. …")
    assert len(third) < 250


def test_a_hit_in_json_begins_with_the_keys_of_the_answer_contract(capsys: pytest.CaptureFixture[str]) -> None:
    say_json([hit_record(HIT)])
    (record,) = json.loads(capsys.readouterr().out)
    assert list(record)[:4] == ["source", "page", "score", "text"]
    assert (record["date"], record["kind"], record["parties"]) == (None, "reservation", ["S", "V"])


@pytest.mark.parametrize("prints", [say, tell])
def test_a_document_cannot_steer_the_terminal(
    prints: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    prints("röd\x1b[31m text\x07\x9b2J \u202ebakåt\r\x00 \ufeffslut\tflik")
    shown = "".join(capsys.readouterr())
    assert shown == "röd[31m text2J bakåt slut\tflik\n"


def test_json_on_one_line_keeps_swedish_letters_and_dates(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"kommun": "Växjö", "dag": date(2021, 3, 9), "fil": Path("a/b"), "rad": "ett\ntvå\u2028"}, indent=None)
    printed = capsys.readouterr().out
    assert printed.startswith('{"kommun": "Växjö", "dag": "2021-03-09", "fil": "a/b"')
    assert len(printed.splitlines()) == 1
    assert json.loads(printed)["rad"] == "ett\ntvå\u2028"


def test_what_has_no_json_form_is_a_fault_not_a_guess() -> None:
    with pytest.raises(TypeError, match="set has no JSON form"):
        say_json({1, 2})


def test_nothing_wrong_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    say_problems([])
    assert "in step" in capsys.readouterr().out


def test_a_reader_that_stops_early_ends_the_command_without_a_traceback() -> None:
    program = """if True:
        from cli.main import app, main
        from cli.output import say

        @app.command()
        def many() -> None:
            for _ in range(10_000):
                say("rad " * 100)

        main()
    """
    with subprocess.Popen(
        [sys.executable, "-c", program, "many"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"rad ")
        process.stdout.close()
        assert process.stderr.read() == b""


def test_progress_for_programs_is_a_line_of_json_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(as_json=True) as tell_ingest, steps(as_json=True) as tell_step:
        tell_ingest(Progress(phase=Phase.READ, done=1, total=4, name="ks/å\u2028b.pdf", page=2, n_pages=9))
        tell_step("ours: questions", 3, 10)
    told = [json.loads(line) for line in capsys.readouterr().err.split("\n") if line]
    assert told == [
        {"step": "read", "done": 1, "total": 4, "name": "ks/å\u2028b.pdf", "page": 2, "n_pages": 9},
        {"step": "ours: questions", "done": 3, "total": 10},
    ]
