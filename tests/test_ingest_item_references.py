"""References to items of minutes, in the forms that municipalities write them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.item_references import find_item_references

MARCH, APRIL = date(2031, 3, 9), date(2031, 4, 6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kommunstyrelsens arbetsutskott 2031-03-09, § 322", [("kommunstyrelsens arbetsutskott", MARCH, "322")]),
        ("KS 2031-03-09 § 17", [("kommunstyrelsen", MARCH, "17")]),
        ("KF § 45/2031-03-09", [("kommunfullmäktige", MARCH, "45")]),
        ("Kommunstyrelsen § 45, 2031-03-09", [("kommunstyrelsen", MARCH, "45")]),
        ("Tekniska nämndens beslut den 9 mars 2031 (§ 8)", [("tekniska nämnden", MARCH, "8")]),
        ("Beslut § 45 i kommunstyrelsen den 9 mars 2031", [("kommunstyrelsen", MARCH, "45")]),
        (
            "Protokollsutdrag från kommunstyrelsens sammanträde den 9 mars 2031, § 17",
            [("kommunstyrelsen", MARCH, "17")],
        ),
        ("Kommunstyrelsen 2031-03-09 §§ 17-18", [("kommunstyrelsen", MARCH, "17"), ("kommunstyrelsen", MARCH, "18")]),
        (
            "KSAU § 12, 2031-03-09, KS § 17, 2031-04-06",
            [("kommunstyrelsens arbetsutskott", MARCH, "12"), ("kommunstyrelsen", APRIL, "17")],
        ),
        (
            "Kommunstyrelsen 2031-03-09 § 17\nSocialnämnden 2031-04-06 § 8",
            [("kommunstyrelsen", MARCH, "17"), ("socialnämnden", APRIL, "8")],
        ),
        ("Kommunstyrelsens protokoll den\n9 mars 2031, § 17", [("kommunstyrelsen", MARCH, "17")]),
        (
            "Bordlagt den 9 mars 2031, § 20 och den 6 april 2031, § 31.",
            [("fritidsnämnden", MARCH, "20"), ("fritidsnämnden", APRIL, "31")],
        ),
        (
            "Socialnämnden 2031-03-09 § 8, 2031-04-06 § 9",
            [("socialnämnden", MARCH, "8"), ("socialnämnden", APRIL, "9")],
        ),
    ],
)
def test_an_item_is_told_by_organ_day_and_paragraf(text: str, found: list[tuple[str, date, str]]) -> None:
    references = find_item_references(text, organ="fritidsnämnden")
    assert [(one.organ, one.date, one.paragraf) for one in references] == found


@pytest.mark.parametrize(
    "text",
    [
        "Beslutet fattades den 9 mars 2031 enligt 3 kap. 6 § socialtjänstlagen",
        "Den 9 mars 2031, § 20",  # by nobody knows whom
        "Kommunstyrelsen § 45",
        "Kommunstyrelsen bordlade ärendet. Nämnden vidhöll sitt förslag på nytt efter det den 9 mars 2031, § 61",
        "Kommunstyrelsen 2031-03-09",
        "Kommunstyrelsen behandlade ärendet 2031-03-09. " + "Det var ett långt möte om mycket annat. " * 3 + "Se § 17.",
    ],
)
def test_what_names_no_item_is_no_reference(text: str) -> None:
    assert find_item_references(text, organ="fritidsnämnden") == ()
