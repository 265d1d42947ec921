from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.models import DocumentInfo
from ingest.models import DocumentKind
from ui.coverage import coverage, municipalities

TODAY = date(2024, 6, 1)


def minutes(organ: str, day: date | None, municipality: str = "Almvik") -> DocumentInfo:
    return DocumentInfo(
        id=f"{organ} {day}",
        source=f"{organ}-{day}.pdf",
        root="/docs",
        sha256="",
        title="",
        kind=DocumentKind.PROTOKOLL,
        municipality=municipality,
        organ=organ,
        date=day,
        date_source="text",
        diarienummer=(),
        authors=(),
        language="sv",
        n_pages=1,
        has_ocr=False,
        warnings=(),
    )


def test_a_year_between_two_others_without_minutes_is_a_gap() -> None:
    held = [minutes("kommunstyrelsen", date(year, 3, 9)) for year in (2018, 2019, 2022)]
    found = coverage([*held, minutes("bun", date(2023, 1, 1))], "Almvik", today=TODAY)
    assert found.years == (2018, 2019, 2020, 2021, 2022, 2023)
    assert [(one.organ, one.gaps) for one in found.organs] == [
        ("kommunstyrelsen", frozenset({2020, 2021})),
        ("bun", frozenset()),
    ]
    assert found.n_gaps == 2


def test_a_meeting_in_several_files_is_one() -> None:
    one = minutes("ks", date(2021, 3, 9))
    found = coverage([one, replace(one, id="2"), minutes("ks", date(2021, 4, 9))], "Almvik", today=TODAY)
    assert found.organs[0].meetings == {2021: 2}
    assert (found.organs[0].total, found.most) == (2, 2)


def test_only_minutes_of_the_municipality_count() -> None:
    letter = replace(minutes("ks", date(2021, 3, 9)), kind=DocumentKind.MOTION)
    elsewhere = minutes("ks", date(2021, 3, 9), "Bergby")
    assert coverage([letter, elsewhere], "Almvik", today=TODAY).organs == ()
    assert municipalities([letter, elsewhere, elsewhere, minutes("ks", None)]) == ("Bergby", "Almvik")


def test_minutes_without_a_likely_date_or_organ_are_told_apart() -> None:
    odd = [
        minutes("ks", None),
        minutes("", date(2021, 1, 1)),
        minutes("ks", date(202, 1, 1)),
        minutes("ks", date(2190, 1, 1)),
    ]
    found = coverage([*odd, minutes("ks", date(2021, 3, 9))], "Almvik", today=TODAY)
    assert (found.n_undated, found.years) == (4, (2021,))


def test_an_archive_without_minutes_covers_nothing() -> None:
    found = coverage([], "Almvik")
    assert (found.years, found.organs, found.n_gaps, found.most) == ((), (), 0, 0)
