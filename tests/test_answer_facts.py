"""Figures of the year and the matter that are asked about, matters known by their name, organs that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.context import Context
from answer.evidence import Witness
from answer.pipeline import vocabulary_of
from answer.question import understand
from answer.retrieve import retrieve
from index.archive import Archive
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{day}\n\n"
PUPILS = {2019: 310, 2020: 355, 2021: 402}
YEARLY = """§ 29 Elever i musikskolan
Dnr SKN-{year}-00090

Sammanfattning
Musikskolan i Almvik hade {pupils} elever under året. Kön till musikskolan var lång.

Beslut
Skolnämnden noterar redovisningen av elever i musikskolan.
"""
BOARD = """§ 12 Upprustning av Kvarnbron i Norrby
Dnr KS-2022-00012

Sammanfattning
Kvarnbron i Norrby har rostat. Förvaltningen redovisar vad upprustningen innebär för trafiken.

Beslut
Kommunstyrelsen godkänner upprustning av Kvarnbron i Norrby.

§ 13 Vägar och torg
Dnr KS-2022-00013

Sammanfattning
Upprustning av torget i Norrby kostar 4 miljoner kronor. En ny bänk kostar 9 tusen kronor.

Beslut
Kommunstyrelsen godkänner planen för vägar och torg.
"""
BUDGET = """§ 20 Budget för fritidens anläggningar
Dnr KS-2023-00020

Sammanfattning
Upprustning av Sjöbadet ingår i budgeten. Sjöbadet rustas upp när upprustning av hamnen är klar. Sjöbadet är gammalt.

Beslut
Kommunstyrelsen beslutar att upprustning av Sjöbadet ska vänta.
"""
BATH = """§ 31 Upprustning av Sjöbadet
Dnr KS-2023-00009

Beslut
Kommunfullmäktige beslutar att låna till arbetet.
"""
LOAN = """§ 8 Lån till arbeten
Dnr KS-2023-00009

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att låna till upprustning av Sjöbadet.
"""
PAPERS = {
    **{
        f"skn-{year}.txt": HEAD.format(organ="Skolnämnden", day=f"{year}-12-10")
        + YEARLY.format(year=year, pupils=pupils)
        for year, pupils in PUPILS.items()
    },
    "ks-2022.txt": HEAD.format(organ="Kommunstyrelsen", day="2022-03-08") + BOARD,
    "ks-2023.txt": HEAD.format(organ="Kommunstyrelsen", day="2023-02-07") + LOAN + BUDGET,
    "kf-2023.txt": HEAD.format(organ="Kommunfullmäktige", day="2023-03-28") + BATH,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(PAPERS, tmp_path_factory.mktemp("facts")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Hur många elever hade musikskolan i Almvik 2019 och 2021?", [2019, 2021]),
        ("Hur många elever hade musikskolan i Almvik 2020 jämfört med 2019?", [2019, 2020]),
        ("How many elever did musikskolan in Almvik have in 2020 and 2021?", [2020, 2021]),
    ],
)
def test_of_several_years_each_is_told_before_more_of_one(archive: Archive, question: str, years: list[int]) -> None:
    answer = asked(archive, question)
    told = answer.citations[: len(years)]
    assert [one.date.year for one in told if one.date] == years
    assert [str(PUPILS[year]) in one.quote for year, one in zip(years, told, strict=True)] == [True] * len(years)


def test_of_one_year_its_own_paper_comes_first(archive: Archive) -> None:
    answer = asked(archive, "Hur många elever hade musikskolan i Almvik 2020?")
    assert "355 elever" in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    ["Vad kostar upprustningen av Kvarnbron i Norrby?", "How much does upprustning av Kvarnbron in Norrby cost?"],
)
def test_a_figure_is_never_taken_from_another_matter_than_the_one_named(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert answer.abstained
    assert "miljoner" not in answer.text
    assert {one.paragraf for one in answer.citations} == {"12"}


@pytest.mark.parametrize("question", ["Vad kostar en ny bänk?", "Vad kostar en ny bänk för den som bor i Norrby?"])
def test_a_figure_is_found_where_no_matter_is_named(archive: Archive, question: str) -> None:
    answer = asked(archive, question)
    assert not answer.abstained
    assert "9 tusen kronor" in answer.text


def test_another_matter_adds_no_words_that_say_little_of_the_question(archive: Archive) -> None:
    answer = asked(archive, "Vilken bänk är ny på torget i Norrby?")
    assert {one.paragraf for one in answer.citations} == {"13"}


def test_a_paper_titled_by_another_year_tells_of_the_year_only_to_compare(tmp_path: Path) -> None:
    papers = {}
    for year, told in (
        (2018, "Antalet anmälda olyckor på skolgårdarna steg under 2018."),
        (
            2019,
            "Antalet anmälda olyckor sjönk under 2019. "
            "Antalet anmälda olyckor på skolgårdarna i Almvik var 2018 som väntat fler.",
        ),
    ):
        papers[f"skn-{year}.txt"] = HEAD.format(organ="Skolnämnden", day=f"{year + 1}-03-05") + (
            f"§ 8 Tryggare lek {year}\nDnr SKN-{year + 1}-00008\n\nSammanfattning\n{told}\n\n"
            "Beslut\nSkolnämnden noterar redovisningen.\n"
        )
    with archive_of(papers, tmp_path) as archive:
        text = asked(archive, "Gick anmälda olyckor på skolgårdarna upp eller ner 2018 respektive 2019?").text

    assert "steg under 2018" in text
    assert "sjönk under 2019" in text


def targets(archive: Archive, text: str) -> list[str]:
    """Return the § that a question is about."""
    vocabulary = vocabulary_of(archive.catalog)
    question = understand(text, vocabulary)
    context = Context(
        question=question,
        archive=archive,
        vocabulary=vocabulary,
        ranking=retrieve(archive, question),
        witness=Witness(archive.catalog),
    )
    return sorted(one.record.paragraf or "" for one in context.targets())


@pytest.mark.parametrize(
    ("question", "paragrafer"),
    [
        ("Vad beslutades om upprustning av Sjöbadet?", ["31", "8"]),
        ("Vad sade kommunstyrelsen om upprustning av Sjöbadet?", ["8"]),
        ("What did kommunstyrelsen say of upprustning av Sjöbadet?", ["8"]),
    ],
    ids=["the matter", "its other organ", "English"],
)
def test_a_matter_that_is_called_by_its_name_keeps_other_matters_out(
    archive: Archive, question: str, paragrafer: list[str]
) -> None:
    assert targets(archive, question) == paragrafer


def test_words_that_are_no_name_leave_other_matters_in(archive: Archive) -> None:
    assert "20" in targets(archive, "Vad sade kommunstyrelsen om Sjöbadet?")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Vem är ordförande i landsbygdsnämnden?", "Det framgår inte: landsbygdsnämnden finns inte"),
        ("Who is the chair of landsbygdsnämnden?", "Not stated: landsbygdsnämnden is not among"),
    ],
)
def test_who_holds_a_seat_in_an_organ_that_the_archive_lacks_is_silence(
    archive: Archive, question: str, start: str
) -> None:
    answer = asked(archive, question)
    assert answer.abstained
    assert answer.text.startswith(start)


def test_who_is_asked_of_a_known_organ_is_no_stranger(archive: Archive) -> None:
    assert "finns inte bland dem" not in asked(archive, "Vem noterade elever i musikskolan i skolnämnden?").text


MEALS = """§ 3 Skolmat
Dnr KS-{year}-00003

Ärendet
{text}

Beslut
Kommunstyrelsen noterar detta.
"""
OF_2024 = "Bytet av leverantör av skolmat motiverades med priset."
OF_2020 = "Maten kom för sent och var kall, därför sades avtalet upp."


def test_words_of_the_year_asked_about_stay_though_another_year_says_more_of_the_question(tmp_path: Path) -> None:
    papers = {
        f"ks-{year}.txt": HEAD.format(organ="Kommunstyrelsen", day=f"{year}-05-06") + MEALS.format(year=year, text=text)
        for year, text in ((2024, OF_2024), (2020, OF_2020))
    }
    with archive_of(papers, tmp_path) as archive:
        assert OF_2020 in asked(archive, "Hur motiverades bytet av leverantör av skolmat 2020?").text
        assert OF_2020 not in asked(archive, "Hur motiverades bytet av leverantör av skolmat?").text


RATES = "Räntan är låg hos alla banker i landet sedan länge. " * 9
FILLER = (
    "Torgplanen i Norrby rör torget i Norrby vid platsen, som torgplanen visar på kartan. "
    + "Platsen är öppen och stenlagd sedan länge. " * 9
)


def test_a_figure_is_found_in_the_matters_paper_however_far_from_the_words_of_the_question(tmp_path: Path) -> None:
    parts = "\n\n".join(f"Del {n} av planen\n" + FILLER for n in range(90))
    paper = (
        "Almviks kommun\nKommunstyrelsen\nTjänsteskrivelse\n2021-09-14\n\nTorgplanen i Norrby\nDnr KS-2021-00077\n\n"
        f"Bakgrund\n{parts}\n\nEkonomiska konsekvenser\nTorgplanen i Norrby ger 7 miljoner kronor. {RATES}\n"
    )
    with archive_of({"tjskr-2021-77.txt": paper}, tmp_path) as archive:
        answer = asked(archive, "Hur mycket pengar ger torgplanen i Norrby?")
    assert "7 miljoner kronor" in answer.text
    assert not answer.abstained
