"""Items of one matter find each other by number, reference, title, paper and referral; two matters stay two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.archive import Archive
from index.build import update
from index.catalog import Catalog
from index.embedding import Embedder
from index.keys import diarienummer_key
from index.kinship import SURE, UNSURE
from index.mentions import authors_in
from index.models import Filters, Link
from index.titles import are_akin, subject, title_key
from ingest.models import DocumentKind
from settings import Settings
from tests.paper_archive import archive_of

ArchiveOf = Callable[[Mapping[str, str]], Archive]


@pytest.fixture
def read(tmp_path: Path) -> Iterator[ArchiveOf]:
    with ExitStack() as stack:
        yield lambda papers: stack.enter_context(archive_of(papers, tmp_path))


def minutes(organ: str, day: str, *items: str, place: str = "Ekby kommun") -> str:
    return f"{place}\n{organ}\nSammanträdesprotokoll {day}\n\n" + "\n\n".join(items) + "\n"


def paragraf(number: int, title: str, *, dnr: str = "", more: str = "") -> str:
    written = f"Dnr {dnr}\n" if dnr else ""
    return f"§ {number} {title}\n{written}{more}\nBeslut\nÄrendet bordläggs.\n"


def links(archive: Archive, number: str) -> list[Link]:
    """Return the links of the item with this §."""
    (found,) = [one for one in archive.catalog.items() if one.record.paragraf == number]
    return archive.catalog.related(found.record.id)


def matter(archive: Archive, number: str) -> set[str | None]:
    """Return the § of the items of the matter that the item with this § belongs to; None is a paper."""
    (found,) = [one for one in archive.catalog.items() if one.record.paragraf == number]
    return {one.record.paragraf for one in archive.catalog.case_items(found.record.id)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Svar på motion (V) om avgiftsfria bussresor för äldre", "Motion om avgiftsfria bussresor för äldre"),
        ("Medborgarförslag angående lekplats i Norrby", "Besvarande av medborgarförslag om lekplats i Norrby"),
    ],
)
def test_a_proposal_keeps_its_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


@pytest.mark.parametrize(
    "title",
    ["Motion om mat", "Redovisning av delegationsbeslut", "", "Protokollsutdrag kommunstyrelsen 2023-11-22"],
)
def test_titles_that_say_too_little_have_no_key(title: str) -> None:
    assert title_key(title) == ""


@pytest.mark.parametrize(
    ("one", "other", "is_akin"),
    [
        ("Motion om det planerade höghuset i Norrby", "Svar på motion om planbesked för ett höghus i Norrby", True),
        ("Motion om höghuset i Norrby", "Motion om badplatsen i Norrby", False),
        ("Motion av Eva Ek (V) om taxan för bad", "Motion av Eva Ek (V) om skolmaten", False),
        ("", "Motion om höghuset i Norrby", False),
    ],
    ids=["other words", "same place", "same author", "no title"],
)
def test_titles_are_akin_when_they_are_about_one_thing(one: str, other: str, is_akin: bool) -> None:
    assert are_akin(subject(one), subject(other)) is is_akin


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Motion av Eva Ek (V) om sol", {"ek"}),
        ("Skrivelse (12/3) från Ulf Carlsson och Åsa Lind (båda MP)", {"carlson", "lind"}),
        ("Motion 2021-03-12 från ledamoten Eva Ek (V)", {"ek"}),
        ("Motion av Eva Ek m.fl. (V) om sol", {"ek"}),
        ("Eva Ek (V) har i en motion den 12 mars 2021 föreslagit att", {"ek"}),
        ("Eva Ek (V) yrkar bifall till motionen.", set()),
        ("Svar på motion om sol. Yttrande från Eva Ek (V)", set()),
    ],
)
def test_who_has_written_a_paper_is_told_apart_from_who_speaks_of_it(text: str, authors: set[str]) -> None:
    assert authors_in(text) == authors


def test_one_number_has_many_spellings() -> None:
    assert len({diarienummer_key(one) for one in ("KS-2021-00042", "KS 2021/42", "KS2021/42", "ks 2021:0042")}) == 1


def test_items_that_share_a_number_are_one_case_in_time_order(
    settings: Settings, documents: Path, embedder: Embedder
) -> None:
    (documents / "forslag.txt").write_text(
        "Almviks kommun\nKommunstyrelsen\nTjänsteskrivelse\n2021-01-15\nDnr KS-2021-00042\n\n"
        "Nedläggning av biblioteket i Norrby\n\nFörvaltningen föreslår att biblioteket läggs ned.\n"
    )
    update(settings, documents, embedder=embedder)
    catalog = Catalog.open(settings.data_dir)
    (letter,) = catalog.items(Filters(diarienummer=("KS 2021/42",), document_kinds=(DocumentKind.TJANSTESKRIVELSE,)))
    (decided,) = catalog.items(Filters(diarienummer=("KS 2021/42",), paragrafer=("17",)))
    for found in (letter, decided):
        case = [one.record.id for one in catalog.case_items(found.record.id)]
        assert case[0] == letter.record.id
        assert decided.record.id in case
        assert {(link.by, link.confidence) for link in catalog.related(found.record.id)} == {("diarienummer", 1.0)}


def test_the_same_number_in_two_municipalities_is_two_matters(read: ArchiveOf) -> None:
    title = "Upprustning av bryggorna längs norra stranden"
    archive = read(
        {
            "a.txt": minutes("Kommunstyrelsen", "2031-03-04", paragraf(1, title, dnr="KS 2031/7")),
            "b.txt": minutes(
                "Kommunstyrelsen", "2031-03-05", paragraf(2, title, dnr="KS 2031/7"), place="Storviks kommun"
            ),
        }
    )
    assert links(archive, "1") == []


@pytest.mark.parametrize(
    ("title", "confidence"),
    [("Ny brygga vid norra stranden", 0.95), ("Val av dataskyddsombud i förvaltningen", UNSURE)],
    ids=["same thing", "another thing"],
)
def test_a_number_without_letters_counts_less_at_another_board(read: ArchiveOf, title: str, confidence: float) -> None:
    archive = read(
        {
            "a.txt": minutes("Socialnämnden", "2031-03-04", paragraf(1, title, dnr="2031/77")),
            "b.txt": minutes(
                "Tekniska nämnden", "2031-04-05", paragraf(2, "Ny brygga vid norra stranden", dnr="2031/77")
            ),
        }
    )
    assert [(link.by, link.confidence) for link in links(archive, "2")] == [("diarienummer", confidence)]


def test_a_number_that_stands_for_all_kinds_of_things_links_none_of_them(read: ArchiveOf) -> None:
    things = "cykelbana sporthall skolskjuts avfallstaxa badplats bibliotek vindkraft äldreboende förskola detaljplan "
    things += "snöröjning hamnavgift parkbelysning konstgräsplan"
    items = [
        paragraf(number, f"Utredning om {thing} i Norrby", dnr="KS 2031/1")
        for number, thing in enumerate(things.split(), 1)
    ]
    archive = read({"ks.txt": minutes("Kommunstyrelsen", "2031-03-04", *items)})
    assert links(archive, "3") == []


def test_a_reference_by_organ_day_and_paragraf_links(read: ArchiveOf) -> None:
    title = "Upprustning av bryggorna"
    before = "Tidigare behandling\nTekniska nämnden 2031-03-04 § 1\n"
    archive = read(
        {
            "tn.txt": minutes("Tekniska nämnden", "2031-03-04", paragraf(1, title)),
            "ks.txt": minutes("Kommunstyrelsen", "2031-04-05", paragraf(2, title, more=before)),
        }
    )
    assert [(link.by, link.confidence) for link in links(archive, "1")] == [("hänvisning", 0.9)]


def test_other_numbers_of_one_series_are_two_matters_whatever_their_titles(read: ArchiveOf) -> None:
    title = "Svar på motion om avgiftsfria bussresor för äldre"
    archive = read(
        {
            "a.txt": minutes("Kommunstyrelsen", "2031-03-04", paragraf(1, title, dnr="KS 2030/7")),
            "b.txt": minutes("Kommunfullmäktige", "2031-04-05", paragraf(2, title, dnr="KS 2030/9")),
        }
    )
    assert links(archive, "1") == []


def test_a_title_that_comes_back_at_every_meeting_links_nothing(read: ArchiveOf) -> None:
    title = "Uppföljning av ekonomin"
    archive = read(
        {
            f"{number}.txt": minutes("Kommunstyrelsen", f"2031-0{number}-04", paragraf(number, title))
            for number in range(2, 6)
        }
    )
    assert [links(archive, str(number)) for number in range(2, 6)] == [[]] * 4


def test_the_same_title_years_later_is_another_matter(read: ArchiveOf) -> None:
    title = "Svar på motion om avgiftsfria bussresor för äldre"
    archive = read(
        {
            "a.txt": minutes("Kommunfullmäktige", "2031-03-04", paragraf(1, title)),
            "b.txt": minutes("Kommunfullmäktige", "2034-04-05", paragraf(2, title)),
        }
    )
    assert links(archive, "1") == []


MOTION = "Ekby kommun\nKommunfullmäktige\nMotion\n2031-01-20\n\n{title}\n\nBygg ut den.\n\n{author}\n"


def test_minutes_are_linked_to_the_motion_that_they_name_by_author_and_day(read: ArchiveOf) -> None:
    told = "Ärendet\nEva Ek (V) har i en motion den 20 januari 2031 föreslagit att lekplatsen byggs ut.\n"
    archive = read(
        {
            "ks.txt": minutes("Kommunstyrelsen", "2031-06-04", paragraf(1, "Trivsel i Norrby park", more=told)),
            "motion.txt": MOTION.format(title="Motion om en större lekplats", author="Eva Ek (V)"),
            "annan.txt": MOTION.format(title="Motion om en större lekplats", author="Ulf Lind (S)"),
        }
    )
    (link,) = links(archive, "1")
    (motion,) = archive.catalog.items(Filters(item_ids=(link.other_item_id,)))
    assert (motion.document.source, link.by) == ("motion.txt", "handling")
    assert link.confidence >= SURE


def test_answers_to_one_referral_are_linked_by_its_number(read: ArchiveOf) -> None:
    archive = read(
        {
            "sn.txt": minutes(
                "Socialnämnden", "2031-03-04", paragraf(1, "Yttrande över SOU 2030:12, Ett starkare stöd")
            ),
            "ks.txt": minutes(
                "Kommunstyrelsen", "2031-04-04", paragraf(2, "Remiss: betänkandet Barnen först (SOU 2030:12)")
            ),
            "bn.txt": minutes("Byggnadsnämnden", "2031-04-04", paragraf(3, "Yttrande över SOU 2030:13, Husen först")),
        }
    )
    assert [link.by for link in links(archive, "1")] == ["remiss"]
    assert links(archive, "3") == []


def test_unsure_links_do_not_lead_to_each_other(read: ArchiveOf) -> None:
    chain = [
        ("Socialnämnden", "2031-03-04", "Ny brygga vid norra stranden", "Dnr 2031/77"),
        ("Tekniska nämnden", "2031-04-04", "Val av dataskyddsombud i förvaltningen", "Dnr 2031/77, 2031/88"),
        ("Kulturnämnden", "2031-05-04", "Bidrag till hembygdsföreningen i Storvik", "Dnr 2031/88"),
    ]
    archive = read(
        {
            f"{number}.txt": minutes(organ, day, f"§ {number} {title}\n{dnr}\n\nBeslut\nÄrendet bordläggs.\n")
            for number, (organ, day, title, dnr) in enumerate(chain, 1)
        }
    )
    assert [link.confidence for link in links(archive, "2")] == [UNSURE, UNSURE]
    assert matter(archive, "1") == {"1", "2"}
    assert matter(archive, "2") == {"1", "2", "3"}
