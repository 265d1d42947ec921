"""What looks odd in a document is told, with its page, and what is in order is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.legibility import odd_words
from ingest.models import Document, Finding, FindingCode
from ingest.pipeline import read
from ingest.quality import findings

TODAY = dt.date(2031, 6, 1)
HEAD = """Ekby kommun
SAMMANTRÄDESPROTOKOLL
Kommunstyrelsen
2031-03-09

"""


def paragraf(number: str, more: str = "") -> str:
    text = f"§ {number}\nDnr KS 2031/{number}\nBidrag till förening nummer {number}\n\nBeslut\n"
    return f"{text}Kommunstyrelsen beslutar att bevilja bidraget.\n{more}\n"


def minutes(tmp_path: Path, text: str, name: str = "ks-2031-03-09.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, tmp_path)


def found(document: Document, code: FindingCode) -> list[tuple[int | None, str]]:
    return [(one.page_no, one.detail) for one in findings(document, today=TODAY) if one.code is code]


def test_minutes_in_order_have_no_finding(tmp_path: Path) -> None:
    contents = "§ 12 Bidrag ........ 2\n§ 13 Bidrag ........ 3\n§ 14 Bidrag ........ 4\n\n"
    text = HEAD + "Paragrafer 12-14\n\n" + contents + "".join(map(paragraf, ("12", "13", "14")))
    assert findings(minutes(tmp_path, text), today=TODAY) == ()


def test_a_paragraf_missing_in_the_sequence_is_told_with_the_page_before_it(tmp_path: Path) -> None:
    numbers = ("12", "13", "15", "16", "19", "20")
    document = minutes(tmp_path, HEAD + "\f".join(map(paragraf, numbers)))
    assert found(document, FindingCode.PARAGRAF_MISSING) == [(2, "§ 14"), (4, "§§ 17–18")]


@pytest.mark.parametrize("promise", ["Paragrafer 12-16", "Paragrafer: §§ 12 – 16", "Paragrafer\n12 -- 16", "§§ 12-16"])
def test_paragrafer_that_the_front_page_promises_are_missed(tmp_path: Path, promise: str) -> None:
    document = minutes(tmp_path, f"{HEAD}{promise}\n\n" + "".join(map(paragraf, ("13", "14", "15", "16"))))
    assert found(document, FindingCode.PARAGRAF_MISSING) == [(1, "§ 12")]


def test_a_selection_of_paragrafer_misses_none(tmp_path: Path) -> None:
    document = minutes(tmp_path, HEAD + paragraf("12") + paragraf("19") + paragraf("31"))
    assert found(document, FindingCode.PARAGRAF_MISSING) == []


def test_a_contents_entry_that_is_not_in_the_text_is_told(tmp_path: Path) -> None:
    contents = "".join(
        f"§ {number} Bidrag till förening nummer {number} ........ {number}\n" for number in range(11, 15)
    )
    document = minutes(tmp_path, HEAD + contents + "\n" + "".join(map(paragraf, ("12", "13", "14"))))
    assert found(document, FindingCode.CONTENTS_DIFFER) == [(1, "§ 11 Bidrag till förening nummer 11")]


def test_a_page_without_any_text_is_told_and_one_with_only_its_header_is_not(tmp_path: Path) -> None:
    document = minutes(tmp_path, HEAD + paragraf("12") + "\f\f" + paragraf("13"))
    assert found(document, FindingCode.PAGE_WITHOUT_TEXT) == [(2, "")]


def test_a_tally_that_the_names_contradict_is_told_with_both_numbers(tmp_path: Path) -> None:
    vote = (
        "\nOmröstningsresultat\nJA-röst för avslag, NEJ-röst för bifall.\n"
        "Ja röstar: Eva Alm (S), Bo Ek (S) och Siv Rask (M)\nNej röstar: Ulf Dahl (V)\n"
        "Med 4 ja-röster mot 1 nej-röst beslutar kommunstyrelsen att avslå yrkandet.\n"
    )
    document = minutes(tmp_path, HEAD + paragraf("12", vote))
    assert found(document, FindingCode.TALLY_DIFFERS) == [(1, "§ 12: Ja 4/3")]


def test_a_vote_whose_ballots_mean_nothing_is_told(tmp_path: Path) -> None:
    vote = "\nOmröstningsresultat\nMed 8 ja-röster mot 3 nej-röster beslutar kommunstyrelsen enligt förslaget.\n"
    document = minutes(tmp_path, HEAD + paragraf("12", vote))
    assert [page for page, _ in found(document, FindingCode.BALLOT_MEANING)] == [1]


def test_a_statement_in_an_appendix_that_the_file_lacks_is_told(tmp_path: Path) -> None:
    dissent = "\nReservation\nEva Alm (V) reserverar sig skriftligt mot beslutet, se bilaga 2.\n"
    document = minutes(tmp_path, HEAD + paragraf("12", dissent))
    assert [page for page, _ in found(document, FindingCode.BILAGA_MISSING)] == [1]
    own_words = "\fBilaga 2\nReservation\nVi vill att bidraget ges till fler föreningar.\nEva Alm (V)\n"
    document = minutes(tmp_path, HEAD + paragraf("12", dissent) + own_words)
    assert found(document, FindingCode.BILAGA_MISSING) == []


def test_a_statement_of_nobody_is_told(tmp_path: Path) -> None:
    dissent = "\nReservation\nEva Alm (V) reserverar sig mot beslutet.\n"
    document = minutes(tmp_path, HEAD + paragraf("12", dissent))
    assert found(document, FindingCode.STATEMENT_ANONYMOUS) == []
    nobody = tuple(replace(one, persons=(), parties=()) for one in document.statements)
    assert len(found(replace(document, statements=nobody), FindingCode.STATEMENT_ANONYMOUS)) == 1


LACKS: list[tuple[FindingCode, Callable[[Document], Document]]] = [
    (FindingCode.DATE_MISSING, lambda document: replace(document, date=None)),
    (FindingCode.DATE_IMPROBABLE, lambda document: replace(document, date=dt.date(2031, 6, 2))),
    (FindingCode.DATE_IMPROBABLE, lambda document: replace(document, date=dt.date(1031, 3, 9))),
    (FindingCode.ORGAN_MISSING, lambda document: replace(document, organ="")),
    (FindingCode.MUNICIPALITY_MISSING, lambda document: replace(document, municipality="")),
    (FindingCode.OTHER_LANGUAGE, lambda document: replace(document, language="fi")),
]


@pytest.mark.parametrize(("code", "without"), LACKS)
def test_what_the_head_of_minutes_lacks_is_told(
    tmp_path: Path, code: FindingCode, without: Callable[[Document], Document]
) -> None:
    document = minutes(tmp_path, HEAD + paragraf("12"))
    assert [one.code for one in findings(without(document), today=TODAY)] == [code]


def test_two_numbers_of_one_register_for_one_matter_are_told_and_those_of_two_are_not(tmp_path: Path) -> None:
    document = minutes(tmp_path, HEAD + paragraf("12"))
    (item,) = [item for item in document.items if item.paragraf]
    for numbers, n_found in ((("KS 2031/12", "KS 2031/14"), 1), (("KS 2031/12", "SBN 2030/7"), 0)):
        changed = replace(document, items=(replace(item, diarienummer=numbers),))
        assert len(found(changed, FindingCode.DIARIENUMMER_DIFFER)) == n_found


def test_minutes_without_headings_are_told_as_not_understood(tmp_path: Path) -> None:
    plain = "Utredningen visar att marken ägs av kommunen sedan länge. " * 40
    document = minutes(tmp_path, f"{HEAD}§ 12\nMarken vid sjön\n\n{plain}\n\nKommunstyrelsen beslutar att sälja den.\n")
    assert len(found(document, FindingCode.NOT_UNDERSTOOD)) == 1


def test_broken_letters_are_told_with_examples(tmp_path: Path) -> None:
    text = HEAD + paragraf("12")
    broken = "Ekby l(OMMUN har 8etalat fak7uran för b1dr4get till förenlngen i hemtjäNSTen. "
    document = minutes(tmp_path, text + broken * 20)
    ((_, detail),) = found(document, FindingCode.POOR_TEXT)
    assert "l(OMMUN" in detail


@pytest.mark.parametrize(
    "word",
    [
        "KS2026/1005",
        "4a",
        "elev(er)",
        "TikTok",
        "7F3A",
        "a)Beslut",
        "mnkr",
        "(S)",
        "2031-03-09",
        "12:e",
        "Eva.Alm@ekby.se",
    ],
)
def test_words_that_are_as_they_should_be_are_not_odd(word: str) -> None:
    assert odd_words(word)[0] == []


@pytest.mark.parametrize(
    "word", ["l(OMMUN", "k0mmun", "hemtjäNSTen", "iiil", "beslut4r", "s|utet", "förv4ltn1ng", "tksfls"]
)
def test_what_bad_scans_leave_is_odd(word: str) -> None:
    assert odd_words(word)[0] == [word]


def test_a_document_carries_its_findings(tmp_path: Path) -> None:
    document = minutes(tmp_path, HEAD.replace("2031", "2021") + paragraf("12") + paragraf("14"))
    assert document.findings == (Finding(code=FindingCode.PARAGRAF_MISSING, page_no=1, detail="§ 13"),)
