"""Where a paragraf begins, and where a line only looks like it."""

from __future__ import annotations

import pytest

from ingest.lines import Line, lines_of
from ingest.models import Page
from ingest.paragrafer import find_headers


def lines(text: str) -> tuple[Line, ...]:
    return lines_of(Page(page_no=n, text=page, raw=page) for n, page in enumerate(text.split("\f"), start=1))


def numbers(text: str) -> list[str]:
    return [header.number for header in find_headers(lines(text))]


@pytest.mark.parametrize(
    ("header", "number", "diarienummer"),
    [
        ("§ 12", "12", []),
        ("§12", "12", []),
        ("§ 12 Dnr KS 2031/45", "12", ["KS 2031/45"]),
        ("§ 12 KS 2031/45", "12", ["KS 2031/45"]),
        ("§ 12 0509/31", "12", ["0509/31"]),
        ("§ 12 Ärendenummer SLK-2031-00035", "12", ["SLK-2031-00035"]),
        ("KF § 12", "12", []),
        ("Kf §12", "12", []),
        ("KSAU § 12 Dnr 2031/45", "12", ["2031/45"]),
        ("12 §", "12", []),
        ("12 § 2031/451", "12", ["2031/451"]),
        ("12 §   KS 2031/451", "12", ["KS 2031/451"]),
        ("§ 12/2031", "12", []),
        ("§ 12a", "12a", []),
        ("## § 12 KS 2031/45", "12", ["KS 2031/45"]),
        ("§ 12, 0244/31", "12", ["0244/31"]),
        ("Paragraf 12", "12", []),
        ("Paragraf 12 KS 2031/45", "12", ["KS 2031/45"]),
        ("Paragraf 12   Diarienummer KS-2031/45.112", "12", ["KS-2031/45.112"]),
    ],
)
def test_a_paragraf_begins_in_every_written_form(header: str, number: str, diarienummer: list[str]) -> None:
    (found,) = find_headers(lines(f"{header}\nVal av justerare\nBeslut\nEva Ekdal utses."))
    assert (found.number, list(found.diarienummer), found.title) == (number, diarienummer, "Val av justerare")


@pytest.mark.parametrize(
    "line",
    [
        "§ 14 och § 16 som lämnas oförändrade.",
        "§ 14.",
        "§ 14, den 6 mars 2031, § 200.",
        "§ 14 i arbetsordningen gäller.",
        "14 § lagen om offentlighet",
        "§§ 14-16",
        "Kommunallagen § 14",
        "§ 14 punkt 2 förklaras fullgjord.",
    ],
)
def test_a_line_that_begins_with_a_reference_is_no_header(line: str) -> None:
    assert numbers(f"§ 13\nEtt ärende\nBeslut\nBordlagt den 3 maj 2031,\n{line}\n§ 14\nNästa\nBeslut\nJa.") == [
        "13",
        "14",
    ]


def test_a_contents_list_is_no_row_of_paragrafer() -> None:
    contents = "§ 1 Dnr KS 2031/1 ........ 2\nUpprop ......... 2\n§ 2 ......... 3\nVal av ............ 3"
    body = "§ 1 Dnr KS 2031/1\nUpprop\nBeslut\nGodkänns.\n§ 2\nVal av justerare\nBeslut\nEva Ekdal."
    found = find_headers(lines(f"{contents}\f{body}"))
    assert [(header.number, header.title) for header in found] == [("1", "Upprop"), ("2", "Val av justerare")]


def test_a_contents_list_without_leaders_is_told_by_its_density() -> None:
    contents = "§ 1 Upprop 2\n§ 2 Budget 3\n§ 3 Taxor 4"
    body = "\n".join(f"§ {n} Ärende nummer {n}\nBeslut\nNämnden godkänner.\nMer text." for n in (1, 2, 3))
    assert [header.title for header in find_headers(lines(f"{contents}\f{body}"))] == [
        f"Ärende nummer {n}" for n in (1, 2, 3)
    ]


def test_a_header_repeated_at_the_top_of_a_page_is_the_same_paragraf() -> None:
    assert numbers("§ 7\nBudget\nBeslut\nAntas.\f§ 7 forts.\nMer.\f§ 7\nÄnnu mer.\n§ 8\nVal\nBeslut\nEva.") == [
        "7",
        "8",
    ]


def test_gaps_between_numbers_are_tolerated() -> None:
    assert numbers("\n".join(f"§ {n}\nÄrende\nBeslut\nJa." for n in (3, 4, 9, 30))) == ["3", "4", "9", "30"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("§ 5\nHemställan om en ny\nkaj i Norrviken\nBeslut\nJa.", "Hemställan om en ny kaj i Norrviken"),
        ("§ 5 Ny kaj\nMotion den 3 maj 2031 av Eva Ekdal (S)\nBeslut\nJa.", "Ny kaj"),
        ("§ 5\nVal av justerare\nTill justerare utses Eva Ekdal (S).", "Val av justerare"),
        ("§ 5\nDagordning\nBeslut\nGodkänns.", "Dagordning"),
        ("§ 5\nInformation\nFörvaltningschefen informerar om läget i kommunen.\nBeslut\nNoteras.", "Information"),
        ("§ 5\nBeslut\nNoteras.", ""),
        ("§ 5\nNy kaj\nDnr KS 2031/9\nBeslut\nJa.", "Ny kaj"),
    ],
)
def test_a_title_ends_where_the_text_begins(text: str, title: str) -> None:
    assert [header.title for header in find_headers(lines(text))] == [title]


def test_a_year_at_the_end_of_a_place_opens_no_reference() -> None:
    text = "Utdrag ur protokoll\nSammanträde 22 augusti 2031\n§ 1 Nytt bibliotek\nBeslut\nEva Ekdal utses."
    assert numbers(text) == ["1"]
    assert (
        numbers(text.replace("Sammanträde 22 augusti 2031", "Ärendet behandlades av nämnden den 22 augusti 2031")) == []
    )


def test_a_diarienummer_on_the_next_line_tells_a_header_below_a_line_that_ends_with_a_year() -> None:
    first = "§ 1 Ny skola\nDnr KS 2031/451\nBeslut\nEva Ekdal utses.\nBehandlas på nytt under 2031\n"
    assert numbers(f"{first}§ 2 Ny badplats\nDnr KS 2031/452\nBeslut\nBo Al utses.") == ["1", "2"]


@pytest.mark.parametrize(
    ("header", "numbers_beside"),
    [
        ("Sn § 12 Au § 84 Dnr SN 2031/12", ["SN 2031/12"]),
        ("Sn § 12\nAu § 84\nKs § 7\nDnr SN 2031/12, KS 2031/99", ["SN 2031/12", "KS 2031/99"]),
        ("§ 12 Dnr KS 2031-00641 1.4.1.1", ["KS 2031-00641"]),
        ("§ 12\nÄrende STN 2031/970", ["STN 2031/970"]),
    ],
)
def test_the_paragrafer_of_earlier_organs_and_class_codes_are_no_title(header: str, numbers_beside: list[str]) -> None:
    (found,) = find_headers(lines(f"{header}\nEn lekpark\nBeslut\nParken byggs."))
    assert (found.number, list(found.diarienummer), found.title) == ("12", numbers_beside, "En lekpark")


def test_two_paragrafer_of_one_organ_are_not_stacked() -> None:
    assert numbers("Sn § 12\nUpprop\nBeslut\nJa.\nSn § 13\nSn § 14\nVal\nBeslut\nEva Ekdal utses.") == [
        "12",
        "13",
        "14",
    ]


def test_a_class_code_that_begins_a_title_without_a_number_stays() -> None:
    (found,) = find_headers(lines("§ 12\n1.4 miljoner till parken\nBeslut\nParken byggs."))
    assert found.title == "1.4 miljoner till parken"


@pytest.mark.parametrize(
    "header", ["§ 12. En lekpark", "§ 12: En lekpark", "§ 12 – En lekpark", "Paragraf 12 – En lekpark"]
)
def test_a_title_stands_behind_a_stop_or_a_dash(header: str) -> None:
    (found,) = find_headers(lines(f"{header}\nBeslut\nParken byggs."))
    assert (found.number, found.title) == ("12", "En lekpark")


def test_the_rules_that_a_matter_quotes_are_no_paragrafer_of_it() -> None:
    text = "§ 2. En bro\nReglementet:\n§ 4. Nämnden svarar för broar.\n§ 5. Nämnden beslutar om vägar.\nBeslut\nJa.\n"
    assert numbers(f"§ 1. Val\nBeslut\nJa.\n{text}§ 3. En skola\nBeslut\nNej.") == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Ny lekplats i Ekby (KS 2031/45)", "Ny lekplats i Ekby"),
        ("Ny lekplats i Ekby   KS 2031/45", "Ny lekplats i Ekby"),
        ("Ny lekplats i Ekby Dnr KS 2031/45", "Ny lekplats i Ekby"),
        ("Ny lekplats i (KS\n2031/45)", "Ny lekplats i"),
        ("Ny lekplats i KS 2031/45\nEkby", "Ny lekplats i Ekby"),
    ],
)
def test_a_diarienummer_behind_or_beside_a_title_is_none_of_it(title: str, told: str) -> None:
    (header,) = find_headers(lines(f"§ 12\n{title}\nBeslut\nNämnden beslutar att bygga."))
    assert (header.title, header.diarienummer) == (told, ("KS 2031/45",))


def test_several_diarienummer_in_one_parenthesis_may_go_on_below() -> None:
    (header,) = find_headers(lines("§ 12 Ny lekplats (KS 2031/45, SN\n2031/7)\nBeslut\nNämnden bygger."))
    assert (header.title, header.diarienummer) == ("Ny lekplats", ("KS 2031/45", "SN 2031/7"))


@pytest.mark.parametrize("entry", ["Kommunstyrelsen § 9, 2031-05-12", "Kommunstyrelsen § 9 den 12 maj 2031", "Ks § 9"])
def test_an_entry_of_a_list_of_earlier_decisions_is_no_header(entry: str) -> None:
    text = (
        f"§ 2\nBadhus\nTidigare beslut\nSocialnämnden § 4, den 3 maj 2031\n{entry}\nBeslut\nNämnden bygger.\n§ 3\nPark"
    )
    assert numbers(text) == ["2", "3"]


def test_a_row_of_dots_to_sign_on_makes_no_contents_list() -> None:
    text = (
        "§ 2\nBadhus\nBeslut\nNämnden bygger.\n\n§ 3\nPark\n\n.........   .........   .........\nNämnden bygger inte."
    )
    assert numbers(text) == ["2", "3"]


def test_the_number_of_a_motion_is_part_of_the_title() -> None:
    (found,) = find_headers(lines("§ 12\nDiarienr: KS-2031/0045\nMotion 4/2031: Fler lekplatser\nBeslut\nJa."))
    assert (found.title, found.diarienummer) == ("Motion 4/2031: Fler lekplatser", ("KS-2031/0045",))
