"""Cleaned pages read like text, lose nothing that somebody said, and lead back to the raw page."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.lines import Line, lines_of, spans_of, text_of
from ingest.mask import mask
from ingest.models import Page, Span
from ingest.offsets import to_raw
from ingest.readers.pages import RawPage
from ingest.readers.text import pages_of_text


def cleaned(*texts: str) -> tuple[Page, ...]:
    return clean_pages([RawPage(page_no=number, text=text) for number, text in enumerate(texts, 1)])


def cleaned_text(text: str) -> str:
    return cleaned(text)[0].text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\u0308renden", "ärenden"),
        ("av\xadslag", "avslag"),
        ("den\xa05\u202fmaj\t2031", "den 5 maj 2031"),
        ("be\u200bslut\ufeff", "beslut"),
        ("bi\u202efall\u2069", "bifall"),
        ("ja\U000e0041\U000e0042", "ja"),
        ("ﬁnansﬂöde", "finansflöde"),
        ("  rad ett  \r\n rad  två\u2028rad tre ", "rad ett\nrad två\nrad tre"),
        ("ett\n\n\n \n\ntvå", "ett\n\ntvå"),
        ("Ja          7", "Ja   7"),
    ],
    ids=[
        "NFC",
        "soft hyphen",
        "blanks",
        "zero width",
        "bidi",
        "tags",
        "ligature",
        "line ends",
        "blank lines",
        "columns",
    ],
)
def test_characters_become_what_a_reader_sees(raw: str, clean: str) -> None:
    assert cleaned_text(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("en kom-\nmission för", "en kommission\nför"),
        ("en kom- \n \nmission.", "en kommission."),
        ("en kom\xad\nmission för", "en kommission\nför"),
        ("en sam-\nhälls-\nfråga", "en samhällsfråga"),
        ("vatten-\noch avlopp", "vatten-\noch avlopp"),
        ("barn-\nrespektive ungdom", "barn-\nrespektive ungdom"),
        ("§§ 1-\n2", "§§ 1-\n2"),
        ("enligt EU-\nkommissionen säger", "enligt EU-kommissionen\nsäger"),
        ("inom 10-\nårsperioden är", "inom 10-årsperioden\när"),
        ("skicka e-\npost till", "skicka e-post\ntill"),
        ("Södra-\nBerga", "Södra-\nBerga"),
        ("text -\nmera", "text -\nmera"),
        ("https://a.se/fil-\nnamn.pdf", "https://a.se/fil-namn.pdf"),
        ("ett icke-\nverkställt. Ett icke-verkställt beslut", "ett icke-verkställt.\nEtt icke-verkställt beslut"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_mended(raw: str, clean: str) -> None:
    assert cleaned_text(raw) == clean


def minutes_page(number: int, total: int, *body: str) -> str:
    """A page of minutes with the furniture that many municipalities print."""
    head = ["Ekby kommun", "SAMMANTRÄDESPROTOKOLL", f"{number} ({total})", "Kommunstyrelsen", "2031-03-09"]
    foot = [
        "Ordförandes signatur   Justerandes signatur   Utdragsbestyrkande",
        "Det här dokumentet är digitalt signerat",
    ]
    return "\n\n".join(["\n".join(head), "\n".join(body), "\n".join(foot)])


BODIES = [
    ["§ 1 Val av justerare", "Beslut", "Anna Ek (S) utses att justera."],
    ["§ 2 Dnr KS 2031/14", "Beslut", "Motionen avslås."],
    ["§ 3 Dnr KS 2031/15", "Beslut", "Ärendet bordläggs och den fråga som"],
    ["väcktes tas upp på nytt.", "Reservation", "Bo Lind (M)"],
]


def test_furniture_goes_and_every_said_line_stays() -> None:
    pages = cleaned(*(minutes_page(number, 4, *body) for number, body in enumerate(BODIES, 1)))
    assert [page.text.splitlines() for page in pages[1:]] == BODIES[1:]
    assert pages[0].text.startswith("Ekby kommun\nSAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2031-03-09")


def test_the_printed_page_number_is_the_label() -> None:
    pages = cleaned(*(minutes_page(number + 2, 40, *body) for number, body in enumerate(BODIES)))
    assert [page.label for page in pages] == ["2", "3", "4", "5"]


@pytest.mark.parametrize(
    "counter",
    ["Sida {n} av 4", "sid {n} (4)", "{n} av 4", "- {n} (4) -", "{n}", "– {n} –", "Sida {n}", "Ekby kommun {n}"],
)
def test_page_counters_of_many_shapes_become_labels(counter: str) -> None:
    pages = cleaned(*("\n".join([*body, counter.format(n=number)]) for number, body in enumerate(BODIES, 1)))
    assert [page.label for page in pages[1:]] == ["2", "3", "4"]
    assert [page.text.splitlines() for page in pages[1:]] == BODIES[1:]


def test_a_header_around_a_heading_leaves_the_heading() -> None:
    headings = ["Omröstning", "Reservation", "Yrkanden", "Beslut", "Protokollsutdrag skickas till"]
    pages = cleaned(
        *(
            f"Kommunfullmäktige\n\n{heading}\n\nProtokoll nr 7\nSammanträdesdatum: 2031-06-18\n\nOrd om {heading}."
            for heading in ["§ 1 Början", *headings]
        )
    )
    assert [page.text.split("\n\n") for page in pages[1:]] == [[heading, f"Ord om {heading}."] for heading in headings]


def test_a_running_header_within_unpaged_text_goes() -> None:
    parts = ["Ekby kommun Kommunstyrelsen, protokoll\nSammanträdesdatum: 2031-03-12\n\n§ 1 Början"]
    for number in range(2, 8):
        header = "Protokoll nr 6\nSammanträdesdatum: 2031-03-12"
        parts.append(
            f"Ärende {number} avgörs så att\n\nKommunstyrelsen\n\nReservation\n\n{header}\n\nmening {number} slutar."
        )
    text = cleaned_text("\n\n".join(parts))
    assert text.count("Sammanträdesdatum") == 1
    assert text.startswith("Ekby kommun Kommunstyrelsen, protokoll\nSammanträdesdatum: 2031-03-12")
    assert "Protokoll nr 6" not in text
    assert "\nKommunstyrelsen\n" not in text
    assert text.count("Reservation") == 6


def test_an_addressee_beside_a_running_header_loses_no_more_than_the_header_has() -> None:
    block = (
        "Utdrag skickas till\nKommunstyrelsen\n\nKommunstyrelsen\n\nProtokoll nr 6\nSammanträdesdatum: 2031-03-12\n\n"
    )
    text = cleaned_text("§ 1 Början\n" * 20 + "".join(block + f"Mening {number}.\n\n" for number in range(5)))
    assert text.count("Kommunstyrelsen") == 5


def test_an_organ_that_heads_its_own_decision_stays() -> None:
    text = (
        "Ärendet\n\nNågot.\n\nSocialnämnden\n\nSocialnämnden beslutade så.\n\nBilaga 1\n\nSocialnämnden\n\nReservation"
    )
    assert cleaned(text, text)[1].text == text


def test_an_addressee_at_the_foot_of_some_pages_stays() -> None:
    bodies = [
        [f"§ {number} Ärende", f"Beslut {number} fattas.", "Valberedningen"][: 2 + (number in (3, 4, 5))]
        for number in range(20)
    ]
    pages = cleaned(*("\n".join(body) for body in bodies))
    assert [page.text.splitlines() for page in pages] == bodies


@pytest.mark.parametrize(
    "line", ["Ja", "Nej", "M", "Ledamot", "Anna Ek (S)", "Beslut", "Namn Parti Ja Nej Avstår", "Bifall"]
)
def test_a_content_line_stays_though_it_stands_on_top_of_every_page(line: str) -> None:
    pages = cleaned(*(f"{line}\nOrd nummer {number}." for number in "abcdefgh"))
    assert all(page.text.startswith(line) for page in pages)


def test_a_paragraf_on_top_of_every_page_stays() -> None:
    pages = cleaned(*(f"§ {number} Dnr KS 2031/{number}\nOrd." for number in range(8)))
    assert all(page.text.startswith("§") for page in pages)


def test_a_blank_page_stays_a_page() -> None:
    assert [page.text for page in cleaned("ett", "", "tre")] == ["ett", "", "tre"]


def test_a_clean_offset_leads_to_the_raw_one() -> None:
    page = cleaned("Sida 1 av 2\nen kom-\nmission\xa0för", "Sida 2 av 2\nord")[0]
    assert page.text == "en kommission\nför"
    raw = page.raw
    for word in ("en", "kom", "mission", "för"):
        assert to_raw(page.offsets, page.text.index(word)) == raw.index(word)


def test_lines_lead_back_to_their_page_and_join_to_spans() -> None:
    pages = cleaned("§ 1 Ärende\nord\n\nfler ord", "på nästa sida")
    lines = lines_of(pages)
    assert [line.text for line in lines] == ["§ 1 Ärende", "ord", "fler ord", "på nästa sida"]
    assert [line.gap_before for line in lines] == [True, False, True, True]
    assert all(pages[line.page_no - 1].text[line.start : line.end] == line.text for line in lines)
    assert spans_of(lines[1:]) == (Span(1, 11, 24), Span(2, 0, 13))
    assert text_of(lines[:2]) == "§ 1 Ärende\nord"
    assert lines[0].span == Span(1, 0, 10)
    assert isinstance(lines[0], Line)


FURNITURE = st.sampled_from(
    [
        "Kommunstyrelsen",
        "2 (9)",
        "3 (9)",
        "Protokoll nr 6",
        "Sammanträdesdatum: 2031-03-12",
        "Beslut",
        "Anna Ek (S)",
        "Ekby",
    ]
)
WORDS = st.text(alphabet="abåäö AB-.\n12§\xa0\xad\u200b\ufb01\u0308\t\f\r", max_size=40)
TEXTS = st.lists(st.one_of(FURNITURE, FURNITURE, WORDS), max_size=12).map("\n".join)


@given(st.lists(TEXTS, max_size=9))
@example(["a-\n-\nb", "\xad\nb"])
def test_cleaning_keeps_its_promises(texts: list[str]) -> None:
    pages = cleaned(*texts)
    assert [page.page_no for page in pages] == list(range(1, len(texts) + 1))
    again = cleaned(*(page.text for page in pages))
    assert [page.text for page in again] == [page.text for page in pages]
    for page in pages:
        assert unicodedata.is_normalized("NFC", page.text)
        clean_end = raw_end = 0
        for clean_start, raw_start, length in page.offsets.runs:
            assert clean_end <= clean_start
            assert raw_end <= raw_start
            clean_end, raw_end = clean_start + length, raw_start + length
            assert length > 0
            assert page.text[clean_start:clean_end] == page.raw[raw_start:raw_end]
        assert clean_end <= len(page.text)
        assert raw_end <= len(page.raw)


HEADERS = {
    "one line": "Ekby kommun   Protokoll 2031-03-09   {n} ({all})",
    "columns": "EKBY KOMMUN\nTekniska nämnden\nPROTOKOLL\nSammanträdesdatum\n2031-03-09\nSida\n{n} ({all})",
    "date and page": "Protokoll\n\n2031-03-09\n\nSida {n}",
    "blad": "Blad\n{n}\nEkby kommun\nKultur- och fritidsnämnden\nProtokoll 2031-03-09",
    "long organ": "Arbetsutskottet för samhällsbyggnad\nSammanträdesdatum 9 mars 2031\nSida {n} av {all}",
    "english": "Ekby municipality - Minutes - Page {n} of {all}",
}
FOOTERS = {
    "none": "",
    "signatures": "Ordf. sign   Just. sign   Utdragsbestyrkande",
    "apart": "Justerandes sign\n\nUtdragsbestyrkande",
    "digital": "Dokumentet är elektroniskt signerat\nTransaktion 0922211555751 4093    Signerat AE, BL",
    "address": "Postadress   Besöksadress   Telefon   E-post\n123 45 Ekby   Torget 1   0300-12 34 00   info@a.example",
    "path": "G:\\Protokoll\\2031\\protokoll.docx",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS)
def test_furniture_of_many_shapes_goes_and_leaves_the_words(header: str, footer: str) -> None:
    texts = [
        "\n\n".join([header.format(n=number, all=4), "\n".join(body), footer]) for number, body in enumerate(BODIES, 1)
    ]
    pages = cleaned(*texts)
    assert [page.text.splitlines() for page in pages[1:]] == BODIES[1:]
    assert [page.label for page in pages[1:]] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "unit", [" ", "\n", "a", "-", "a-\n", "\xad ", "1", "a ", "§", "a\n", "mobil", ".", "(", "\u0308"]
)
def test_long_monotonous_text_takes_no_time(unit: str) -> None:
    started = time.process_time()
    clean_pages([RawPage(page_no=1, text=mask("a" + unit * (200_000 // len(unit)) + "b"))])
    pages_of_text("<!-- sida" + unit * (200_000 // len(unit)))
    assert time.process_time() - started < 5
