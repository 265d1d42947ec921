"""Whether an answer holds what gold asks for: spelling, dates, numbers and parties in their many forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.figures import renderings
from eval.matching import holds, occurs
from eval.normal import normal, parties_in, squash

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]

SAME = [
    ("avslag", "Kommunstyrelsen beslutade om AVSLAG."),
    ("avslog|avslå", "Nämnden föreslår att avslå motionen."),
    ("kommunens “plan”", 'Kom-\nmunens "plan" antas.'),
    ("miljö\u00adplan", "miljöplan"),
    ("40", "Ja: 40."),
    ("40", "40 röstade ja [1][12]."),
    ("2023", "Det var den 8 juni 2023."),
    ("2023", "2023-06-08"),
    ("2024|2031", "under åren 2024–2030"),
    ("1,9", "1,6-1,9 miljoner kronor"),
    ("1,6", "1,6–2 miljoner kronor"),
    ("4,2 miljoner", "4 200 000 kronor"),
    ("4,2 mnkr", "4,2 miljoner kronor"),
    ("4 200 000", "4,2 mnkr"),
    ("4,2 miljoner", "4 200 tkr"),
    ("900 000", "0,9 miljoner"),
    ("3,4", "3.4 million kronor"),
    ("35", "35mnkr"),
    ("1 234", "1\u202f234 personer"),
    ("1 234", "1\u00a0234 personer"),
    ("1234", "1,234 people"),
    ("9 kronor", "9 kr"),
    ("9 kronor", "9:-"),
    ("20 procent", "20 %"),
    ("åtta", "8 motioner"),
    ("8", "åtta motioner"),
    ("eight", "8 motions"),
    ("sju paragrafer", "7 paragrafer"),
    ("1", "En ledamot avstod."),
    ("22 februari 2021", "2021-02-22"),
    ("2021-02-22", "mötet den 22/2 2021"),
    ("22/2 2021", "22 February 2021"),
    ("22 februari 2021", "on February 22nd, 2021"),
    ("11 september", "2024-09-11"),
    ("june 11", "den 11 juni 2025"),
    ("juni 2015", "2015-06-11"),
    ("07.00", "klockan 07.00"),
    ("§ 31", "KF § 31."),
    ("ks 2021/0156", "Dnr KS 2021/0156"),
    ("7-6", "rösterna blev 7–6"),
    ("(s)", "Socialdemokraterna"),
    ("(s)", "S, V och MP"),
    ("(tl)", "Tallbylistan reserverade sig"),
    ("mp", "S och MP"),
]

DIFFERENT = [
    ("40", "140 personer"),
    ("40", "40-38"),
    ("40", "40,5 procent"),
    ("40", "KS 2019/40"),
    ("40", "SLK-40"),
    ("7", "enligt protokollet [7]."),
    ("7", "”7. Nämnden får i uppdrag att ”"),
    ("8", "den 8 juni 2023"),
    ("6", "2023-06-08"),
    ("2023", "KS 2023/14"),
    ("4,2 miljoner", "14,2 miljoner"),
    ("4,2 miljoner", "4,25 miljoner"),
    ("4,2 miljoner", "4,2 procent"),
    ("500", "500 000"),
    ("2", "2,5"),
    ("sex", "sextio"),
    ("nio", "unionen"),
    ("1", "en bok"),
    ("9 kronor", "19 kronor"),
    ("7-6", "17-6"),
    ("7.00", "sju ledamöter"),
    ("18 juni 2025", "18 maj 2025"),
    ("4 juli", "14 juli 2020"),
    ("§ 31", "§ 312"),
    ("ks 2021/015", "KS 2021/0156"),
    ("10 december 2017", "Omröstningen slutade 17-12-10."),
    ("(v)", "Socialdemokraterna"),
    ("mp", "kompetens"),
]


@pytest.mark.parametrize(("entry", "text"), SAME)
def test_an_entry_is_found_in_each_of_its_forms(entry: str, text: str) -> None:
    assert holds(entry, text)


@pytest.mark.parametrize(("entry", "text"), DIFFERENT)
def test_an_entry_is_never_found_in_another_figure_or_word(entry: str, text: str) -> None:
    assert not holds(entry, text)


def test_an_entry_of_blanks_is_held_by_nothing() -> None:
    assert not holds("| ", "whatever")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_date_finds_every_other_and_no_other_day(day: date, other: date) -> None:
    forms = [
        day.isoformat(),
        f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ]
    for one in forms:
        assert all(holds(one, f"Beslutet fattades {two}.") for two in forms)
        assert holds(one, f"Beslutet fattades {other.isoformat()}.") == (day == other)


@given(st.integers(2, 10**9), st.integers(2, 10**9))
def test_a_number_is_found_with_or_without_blanks_and_only_itself(number: int, other: int) -> None:
    spaced = f"{other:,}".replace(",", "\u00a0")
    for text in (f"Det blev {other}.", f"Det blev {spaced} till slut"):
        assert holds(str(number), text) == (number == other)
        assert holds(f"{number:,}".replace(",", " "), text) == (number == other)


@given(st.integers(1, 999), st.integers(0, 9))
def test_millions_are_found_however_they_are_written(whole: int, tenths: int) -> None:
    wanted = f"{whole},{tenths} miljoner"
    for text in (f"{whole},{tenths} mnkr", f"{whole}.{tenths} million", str(whole * 10**6 + tenths * 10**5)):
        assert holds(wanted, f"Kostnaden är {text}.")


@given(st.text())
def test_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(), st.text())
def test_squashed_text_has_no_blanks_and_squashes_piece_by_piece(one: str, two: str) -> None:
    assert squash(squash(one)) == squash(one)
    assert not any(letter.isspace() for letter in squash(one))
    assert squash(f"{one}\n{two}") == squash(one + "\n" + two)


@given(st.text(alphabet='0123456789 .,:/-%[]()krmj\n"”§', max_size=60))
def test_any_mess_of_figures_can_be_rendered(text: str) -> None:
    assert renderings(text).plain.startswith(normal(text))


def test_a_suspended_hyphen_at_the_end_of_a_line_stays() -> None:
    assert normal("vatten-\noch avlopp, kom-\nmunen") == "vatten- och avlopp, kommunen"


@pytest.mark.parametrize(
    ("text", "codes", "parties"),
    [
        ("Maja Ek (V) och Olle Lind (MP)", (), {"V", "MP"}),
        ("Moderaterna, KD och Liberalerna", (), {"M", "KD", "L"}),
        ("Hembygdslistan stödde förslaget", ("H",), {"H"}),
        ("Hembygdslistan stödde förslaget", (), set()),
        ("Tallbylistan och S", ("TL",), {"TL", "S"}),
        ("punkt C i bilaga S", (), set()),
    ],
)
def test_parties_are_named_by_letters_and_by_name(text: str, codes: tuple[str, ...], parties: set[str]) -> None:
    assert parties_in(text, codes) == parties


def test_a_number_in_words_is_no_paragraf() -> None:
    assert occurs("nio", "Det var 9 ärenden.")
    assert not occurs("nio", "Kommunfullmäktige, § 9, Avsägelse")
    assert occurs("9", "Kommunfullmäktige, § 9, Avsägelse")
