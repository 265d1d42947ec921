"""In which part everybody met, as the front of minutes tells it. All names are invented."""

from __future__ import annotations

import pytest

from ingest.attendees import read_attendees
from ingest.lines import lines_of
from ingest.models import Page
from ingest.tables import table


def attendees(text: str) -> list[str]:
    """name party: role[ for whom][ (note)]"""
    return [
        f"{one.person.name} {one.person.party}".strip()
        + f": {one.role}"
        + (f" för {one.stands_in_for}" if one.stands_in_for else "")
        + (f" ({one.note})" if one.note else "")
        for one in read_attendees(lines_of([Page(page_no=1, text=text, raw=text)]))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Beslutande\nLedamöter\nEva Ekdal (S), ordförande\nBo Almgren (M), 1:e vice ordförande, Nina Roos (V)\n"
            "Tjänstgörande ersättare\nPia Mård (C) ersätter Olle Ask (C) § 170\nNärvarande ersättare\nStig Byström (L)",
            [
                "Eva Ekdal S: ordförande",
                "Bo Almgren M: vice ordförande",
                "Nina Roos V: ledamot",
                "Pia Mård C: tjänstgörande ersättare för Olle Ask (§ 170)",
                "Stig Byström L: ersättare",
            ],
        ),
        (
            "Beslutande: Eva Ekdal (S) ordf\nBo Almgren (M) §§ 62-75\nPia Mård (C) ersättare istf Olle Ask (C)\n"
            "Stig Byström (L) tjg för Ove Lund (L)\nÖvriga deltagande\nNina Roos (V) ej tjg ers\nEkonomichef Per Falk",
            [
                "Eva Ekdal S: ordförande",
                "Bo Almgren M: ledamot (§§ 62-75)",
                "Pia Mård C: tjänstgörande ersättare för Olle Ask",
                "Stig Byström L: tjänstgörande ersättare för Ove Lund",
                "Nina Roos V: ersättare",
            ],
        ),
        (
            "Ledamöter: Eva Ekdal (S), ordf., Bo Almgren (M), v. ordf. och Ida\nFors Lind (V)\n"
            "Ersättare som tjänstgör: Pia Mård (C), i stället för Olle\nAsk (C)\nErsättare: Stig Byström (L)\n"
            "Ej närvarande: Olle Ask (C)\nProtokollförare: Per Falk\n"
            "Att jämte ordföranden justera protokollet: Maj Rask (KD)",
            [
                "Eva Ekdal S: ordförande",
                "Bo Almgren M: vice ordförande",
                "Ida Fors Lind V: ledamot",
                "Pia Mård C: tjänstgörande ersättare för Olle Ask",
                "Stig Byström L: ersättare",
                "Olle Ask C: frånvarande",
            ],
        ),
        (
            "Ledamöter\nOrdförande\nEva Ekdal (S)\nVice ordförande Bo Almgren (M)\n"
            "Pia Mård (C) tjänstgör för Olle Ask\nStig Byström (L), t.o.m. § 45\nMaj Rask (KD) fr.o.m. kl. 14.30",
            [
                "Eva Ekdal S: ordförande",
                "Bo Almgren M: vice ordförande",
                "Pia Mård C: tjänstgörande ersättare för Olle Ask",
                "Stig Byström L: ledamot (t.o.m. § 45)",
                "Maj Rask KD: ledamot (fr.o.m. kl. 14.30)",
            ],
        ),
        (
            "Ledamöter\nEkdal, Eva\nS\nAlmgren, Bo\nM\nErsättare\nRoos, Nina\nV",
            ["Eva Ekdal S: ledamot", "Bo Almgren M: ledamot", "Nina Roos V: ersättare"],
        ),
        (
            "| Beslutande | Eva Ekdal (S), ordförande |\n|  | Bo Almgren (M) |\n| Justerare | Maj Rask (KD) |",
            ["Eva Ekdal S: ordförande", "Bo Almgren M: ledamot"],
        ),
        (
            "Plats\n\nLedamot\n\n1\n\nErsättare\n\nParti\nEkdal, Eva\n\nS\n\n15:41",
            ["Eva Ekdal S: övrig"],
        ),
        (
            "Närvarande, ej tjänstgörande ersättare\nMaj Rask (-)\nInnehåll\n§ 4 Motion av Eva Ekdal (S) om en bro",
            ["Maj Rask: ersättare"],
        ),
    ],
    ids=[
        "lists",
        "words-beside",
        "running-lists",
        "chairs-before",
        "cells",
        "markdown-table",
        "columns",
        "independent",
    ],
)
def test_everybody_has_the_part_that_list_and_words_give(text: str, expected: list[str]) -> None:
    assert attendees(text) == expected


LIST = "Beslutande\nEva Ekdal (S)\n*Bo Almgren (M)\n"


def test_an_asterisk_marks_a_substitute_only_where_the_list_explains_it() -> None:
    assert attendees(LIST) == ["Eva Ekdal S: ledamot", "Bo Almgren M: ledamot"]
    explained = f"{LIST}* = tjänstgörande ersättare"
    assert attendees(explained) == ["Eva Ekdal S: ledamot", "Bo Almgren M: tjänstgörande ersättare"]


def test_a_front_page_without_a_list_gives_nobody() -> None:
    assert attendees("Kommunstyrelsen\nUtses att justera Eva Ekdal (S)\nOrdförande ... Bo Almgren (M)") == []


def test_no_heading_stands_for_two_lists() -> None:
    headings = [heading for listed in table("attendance")["headings"].values() for heading in listed]
    assert len(headings) == len(set(headings))


def test_a_heading_of_two_lines_is_one_heading() -> None:
    text = (
        "Tjänstgörande\nersättare\nPia Mård (C) för Olle Ask (C), paragraf 20\n"
        "Närvarande ej\ntjänstgörande ersättare\nStig Byström (L), ej paragraf 20"
    )
    assert attendees(text) == [
        "Pia Mård C: tjänstgörande ersättare för Olle Ask (paragraf 20)",
        "Stig Byström L: ersättare (ej paragraf 20)",
    ]
