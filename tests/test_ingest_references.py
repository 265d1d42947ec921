"""Diarienummer, paragrafer, dates and organs as documents write them; look-alikes refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references import (
    canonical_organ,
    find_dates,
    find_diarienummer,
    find_organs,
    find_paragrafer,
    is_administration,
    leading_diarienummer,
    locate_diarienummer,
    parse_date,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Dnr 114-208/2031)", ["114-208/2031"]),
        ("Dnr 311-46/2032, 322-91/2029", ["311-46/2032", "322-91/2029"]),
        ("KS 2031/1234 och BUN 2031/5", ["KS 2031/1234", "BUN 2031/5"]),
        ("dnr 1.5.3-219-2032", ["1.5.3-219-2032"]),
        ("2006-152-307", ["2006-152-307"]),
        ("T 2010-313-01743", ["T 2010-313-01743"]),
        ("SLK-2031-00450:1", ["SLK-2031-00450:1"]),
        ("Diarienummer: 1.2.3 00322/2031", ["00322/2031"]),
        ("KFKS 2031/1109", ["KFKS 2031/1109"]),
        ("Diarienummer KS-2031/732.251", ["KS-2031/732.251"]),
        ("KS-2031/17.", ["KS-2031/17"]),
        ("KFKS 2031/207-251", ["KFKS 2031/207-251"]),
        ("KFKS 2020/ I I 09", ["KFKS 2020/1109"]),
        ("KS2031/1005", ["KS2031/1005"]),
        ("Bun/2025:172", ["Bun/2025:172"]),
        ("2011/KS 0206 001", ["2011/KS 0206 001"]),
        ("Dnr 2007/555", ["2007/555"]),
        ("Diarienummer 0877/22   Telefon: 0555-12 34 56", ["0877/22"]),
        ("KS 2023-00123", ["KS 2023-00123"]),
        ("Ärende STN 2031/970", ["STN 2031/970"]),
        ("Ärende 2031/34", ["2031/34"]),
        ("KS-612/2031", ["KS-612/2031"]),
        ("SN-2031/104", ["SN-2031/104"]),
        ("SN/2031/0101/109", ["SN/2031/0101/109"]),
        ("KS/2031:248-003", ["KS/2031:248-003"]),
        ("Dnr 2031/SN 0067 10", ["2031/SN 0067 10"]),
        ("Dnr 2031-KS0455", ["2031-KS0455"]),
        ("2031KSM1221.042", ["2031KSM1221.042"]),
        ("Dnr 2.2.2/171-2031", ["2.2.2/171-2031"]),
        ("Dnr: 102-274-31", ["102-274-31"]),
        ("Dnr 982-2031-103", ["982-2031-103"]),
    ],
)
def test_every_shape_of_a_diarienummer_is_found(text: str, expected: list[str]) -> None:
    assert list(find_diarienummer(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SOU 2031:9",
        "Ds 2024:29",
        "prop. 2020/21:1",
        "lagen (2018:585)",
        "sida 19 (58)",
        "organisationsnummer 212000-0167",
        "telefon 08-508 25 016",
        "den 2031-01-02",
        "KS 2031-12-01",
        "läsåret 2030/2031",
        "HT 2030/31",
        "ärende 12-14 bordläggs",
        "Ärende 3",
        "(EU) 2016/679",
        "GDPR/2016/679",
        "HSLF-FS 2031:40",
        "JO 2018/30",
        "den 12/3 2031",
        "1435/22 kronor",
    ],
)
def test_a_look_alike_is_no_diarienummer(text: str) -> None:
    assert find_diarienummer(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers", "rest"),
    [
        ("Ärendenummer SLK-2031-00008:12", ["SLK-2031-00008:12"], ""),
        ("0509/31", ["0509/31"], ""),
        ("Dnr KS 2031/3 En titel", ["KS 2031/3"], "En titel"),
        ("KS 2031/475, BUN 2030/1", ["KS 2031/475", "BUN 2030/1"], ""),
        ("(KS 2031/33)", ["KS 2031/33"], ""),
        ("2 stycken bänkar", [], "2 stycken bänkar"),
        ("Dnr", [], ""),
    ],
)
def test_a_header_gives_its_numbers_and_the_rest(text: str, numbers: list[str], rest: str) -> None:
    assert leading_diarienummer(text) == (tuple(numbers), rest)


def test_a_diarienummer_stands_where_it_is_said_to_stand() -> None:
    text = "Svar på KS 2031/12, se även dnr 45/2030."
    assert [text[one.start : one.end] for one in locate_diarienummer(text)] == ["KS 2031/12", "45/2030"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 22 februari 2031", date(2031, 2, 22)),
        ("onsdagen den 14 febr. 2031", date(2031, 2, 14)),
        ("den 7 och 8 november 2032", date(2032, 11, 7)),
        ("2031-02-22", date(2031, 2, 22)),
        ("Tilläggsyrkande 31-05-17", date(2031, 5, 17)),
        ("20310312", date(2031, 3, 12)),
        ("22/2 2031", date(2031, 2, 22)),
        ("22/2-2031", date(2031, 2, 22)),
        ("22.2.2031", date(2031, 2, 22)),
        ("DEN 3 MAJ 2031", date(2031, 5, 3)),
        ("den 31 februari 2031", None),
        ("§ 45 och 12 april", None),
        ("08-508 25 016", None),
        ("556590-0718", None),
        ("KS 2031/12-13", None),
    ],
)
def test_a_date_is_read_in_every_written_form(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_a_date_survives_being_written(day: date) -> None:
    found = find_dates(f"Beslut {day.isoformat()}.")
    assert [one.date for one in found] == [day]
    assert parse_date(f"den {day.day}/{day.month} {day.year}") == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunstyrelsen", "kommunstyrelsen"),
        ("KS", "kommunstyrelsen"),
        ("Kommunstyrelsens arbetsutskott", "kommunstyrelsens arbetsutskott"),
        ("Kommunstyrelsens arbetsutskottets", "kommunstyrelsens arbetsutskott"),
        ("Socialnämndens", "socialnämnden"),
        ("Socialnämnd", "socialnämnden"),
        ("ARBETSMARKNADS- OCH VUXENUTBILDNINGSNÄMNDEN", "arbetsmarknads- och vuxenutbildningsnämnden"),
        ("äldre- samt vård och omsorgsnämnden", "äldre- samt vård och omsorgsnämnden"),
        ("Barn- och utbildningsnämndens arbetsutskott", "barn- och utbildningsnämndens arbetsutskott"),
        ("Nämnden för demokrati och medborgarservice", "nämnden för demokrati och medborgarservice"),
        ("Åsens stadsdelsnämnd", "åsens stadsdelsnämnd"),
        ("Socialnämnden Norr", "socialnämnden norr"),
        ("Tekniska nämnden", "tekniska nämnden"),
        ("Sörvalla kommun Kommunstyrelsen", "kommunstyrelsen"),
        ("Sörvallas kommunfullmäktige", "kommunfullmäktige"),
        ("Till Sörvallas kommunfullmäktige", "kommunfullmäktige"),
        ("Stadsledningskontoret", "stadsledningskontoret"),
        ("Kommunstyrelsens förvaltning", "kommunstyrelsens förvaltning"),
        ("länsstyrelsen", None),
        ("nämnden", None),
        ("Eva Ekdal", None),
        ("Kommunstyrelsen beslutar", None),
    ],
)
def test_an_organ_gets_one_name(text: str, expected: str | None) -> None:
    assert canonical_organ(text) == expected


def test_organs_are_found_in_running_text_in_their_order() -> None:
    text = (
        "Från kultur- och fritidsnämnden till KS, nämnden för kretslopp och vatten, Socialkontoret samt länsstyrelsen."
    )
    assert find_organs(text) == (
        "kultur- och fritidsnämnden",
        "kommunstyrelsen",
        "nämnden för kretslopp och vatten",
        "socialkontoret",
    )


def test_an_administration_is_told_from_a_deciding_body() -> None:
    assert is_administration("socialförvaltningen")
    assert is_administration("stadsledningskontoret")
    assert not is_administration("socialnämnden")


def test_paragrafer_are_found_but_not_those_of_laws() -> None:
    found = find_paragrafer("Se §§ 12-14, 16 och § 5 samt 3 kap. 6 § lagen och §17a.")
    assert [one.paragraf for one in found] == ["12", "13", "14", "16", "5", "17a"]


@given(st.text(alphabet="KSBUN §0123456789/-:. ()dnr", max_size=60))
def test_no_text_breaks_the_finders(text: str) -> None:
    for one in locate_diarienummer(text):
        assert 0 <= one.start < one.end <= len(text)
    find_dates(text), find_organs(text), find_paragrafer(text), leading_diarienummer(text)
