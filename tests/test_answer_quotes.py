"""Quotes stand unbroken in the page they are said to be on."""

from hypothesis import given
from hypothesis import strategies as st

from answer.evidence import spans_within
from answer.quotes import Quoter, letters, shorten, unbroken
from ingest.clean import clean_pages
from ingest.models import OffsetMap, Page, Span
from ingest.readers.pages import RawPage

RAW = "Nämnden avslår förslaget om\nLindviks kommun 3 (12)\nen ny skola."
CLEAN = "Nämnden avslår förslaget om\nen ny skola."
CUT = CLEAN.index("en ny")
PAGE = Page(
    page_no=1, text=CLEAN, raw=RAW, offsets=OffsetMap(((0, 0, CUT), (CUT, RAW.index("en ny"), len(CLEAN) - CUT)))
)


class OnePage:
    """A catalogue of one page."""

    def __init__(self, page: Page = PAGE) -> None:
        self._page = page

    def page(self, document_id: str, page_no: int) -> Page | None:
        return self._page if page_no == 1 else None


def test_words_on_both_sides_of_removed_furniture_are_two_quotes() -> None:
    quotes = [quote for _, quote in Quoter(OnePage()).quotes("d", [Span(1, 0, len(CLEAN))])]
    assert quotes == ["Nämnden avslår förslaget om", "en ny skola."]


def test_words_that_a_reader_put_in_are_never_quoted() -> None:
    text = "Omröstning\nAnna Ek S Ja\nBo Al M Nej\nFörslaget bifalls."
    shown = "Omröstning\nAnna Ek S X\nBo Al M X\nFörslaget bifalls."
    page = Page(page_no=1, text=text, raw=text, offsets=OffsetMap(((0, 0, len(text)),)), as_shown=shown)
    quotes = [quote for _, quote in Quoter(OnePage(page)).quotes("d", [Span(1, 0, len(text))])]
    assert quotes == ["Omröstning", "Förslaget bifalls."]


def test_words_put_in_are_not_quoted_with_a_line_that_stands_elsewhere() -> None:
    text = "Namn\nJa\nNej\nAnna Ek\nNej\nFörslaget bifalls."
    shown = "Namn\nJa\nNej\nAnna Ek\nX\nFörslaget bifalls."
    page = Page(page_no=1, text=text, raw=text, offsets=OffsetMap(((0, 0, len(text)),)), as_shown=shown)
    quotes = [quote for _, quote in Quoter(OnePage(page)).quotes("d", [Span(1, 0, len(text))])]
    assert "Namn Ja Nej Anna Ek" in quotes
    assert all(letters(quote) in letters(shown) for quote in quotes)


def test_a_quote_within_one_stretch_is_whole() -> None:
    assert list(unbroken(PAGE, 0, 10)) == [(0, 10)]


def test_a_deleted_page_gives_no_quotes() -> None:
    assert list(Quoter(OnePage()).quotes("d", [Span(2, 0, 5)])) == []


@given(
    st.lists(st.sampled_from(["Beslut", "kom-", "mission", "3 (12)", "Nämnden avslår", "", "en ny skola"]), max_size=12)
)
def test_every_unbroken_stretch_stands_in_the_raw_page(lines: list[str]) -> None:
    (page,) = clean_pages([RawPage(page_no=1, text="\n".join(lines))])
    for start, end in unbroken(page, 0, len(page.text)):
        assert letters(page.text[start:end]) in letters(page.raw)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.integers(0, 40), st.integers(0, 40))
def test_spans_within_cut_the_same_text(lengths: list[int], one: int, other: int) -> None:
    texts = [chr(97 + n) * length for n, length in enumerate(lengths)]
    spans = [Span(n, 10, 10 + length) for n, length in enumerate(lengths)]
    joined = "\n".join(texts)
    start, end = sorted((min(one, len(joined)), min(other, len(joined))))
    cut = "".join(texts[span.page_no][span.start - 10 : span.end - 10] for span in spans_within(spans, start, end))
    assert cut == joined[start:end].replace("\n", "")


def test_a_long_quote_is_cut_with_an_ellipsis() -> None:
    assert shorten("ett två tre fyra", 2) == "ett två …"
    assert shorten("ett två", 2) == "ett två"


ROW = "Yrkanden\nMaja Ek (V) yrkar, med instämmande av Bo Al (S),\navslag på nämndens förslag. Ida By (M) yrkar bifall."
MOVED = Page(page_no=1, text=ROW, raw=ROW, offsets=OffsetMap(((0, 0, len(ROW)),)))


def whole(words: str, within: list[Span], heading: str = "") -> str:
    start = ROW.index(words)
    return Quoter(OnePage(MOVED)).whole("d", Span(1, start, start + len(words)), within, heading)[1]


def test_words_are_cited_with_the_whole_sentence_that_they_stand_in_without_its_heading() -> None:
    said = whole("avslag på nämndens förslag", [Span(1, 0, len(ROW))], "Yrkanden")
    assert said == "Maja Ek (V) yrkar, med instämmande av Bo Al (S), avslag på nämndens förslag."


def test_the_sentence_is_cut_where_another_voice_begins() -> None:
    own = Span(1, ROW.index("avslag"), ROW.index("nämndens"))
    assert whole("avslag", [own]) == "avslag på"
    assert whole("avslag", []) == "avslag"


def test_a_sentence_that_the_page_does_not_show_unbroken_is_not_cited_whole() -> None:
    quoted = Quoter(OnePage()).whole("d", Span(1, 8, 14), [Span(1, 0, len(CLEAN))])
    assert quoted == (Span(1, 0, CUT), "Nämnden avslår förslaget om")


def test_a_title_above_a_sentence_is_no_part_of_it() -> None:
    text = "Reservation från (V)\nKvarnen i Almvik\nVi reserverar oss. Kvarnen behövs."
    page = Page(page_no=1, text=text, raw=text, offsets=OffsetMap(((0, 0, len(text)),)))
    start = text.index("Vi reserverar")
    cited = Quoter(OnePage(page)).whole("d", Span(1, start, start + len("Vi")), [Span(1, 0, len(text))])[1]
    assert cited == "Vi reserverar oss."
