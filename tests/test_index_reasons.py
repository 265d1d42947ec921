"""Which text gives the reason of a statement, in small archives: one for each form in which minutes point elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.catalog import Catalog
from index.models import Found
from index.pointers import Way
from index.reasons import Gap, Reason, nearby, reason_of
from ingest.models import Statement, StatementKind
from tests.paper_archive import archive_of, asked

HEAD = "Almviks kommun\n{organ}\nSammanträdesprotokoll\n{date}\n\n"
PARAGRAF = "§ 17 Isbana i Norrby\nDnr KS-2031-00042\n\nBeslut\n{organ} avslår förslaget om en isbana i Norrby.\n\n"
MOVED = """Yrkanden
Maja Ek (V) yrkar bifall till förslaget om en isbana.
Per Wik (M) yrkar avslag på förslaget om en isbana.
Eva Lod (C) yrkar att isbanan byggs i Söderby.

"""
OWN_WORDS = "En isbana ger barnen i Norrby något att göra om vintern, och elen räcker till den."
OTHER_WORDS = "Kommunen har inte råd med en isbana så länge skolan saknar pengar till läromedel."


def minutes(*parts: str, organ: str = "Kommunstyrelsen", date: str = "2031-03-09", moved: str = MOVED) -> str:
    return (HEAD + PARAGRAF).format(organ=organ, date=date) + moved + "\n\n".join(parts) + "\n"


def paper(
    kind: str, who: str, words: str, *, date: str, organ: str = "Kommunstyrelsen", about: str = "Isbana i Norrby"
) -> str:
    return f"Almviks kommun\n{organ}\n{kind}\n{date}\nDnr KS-2031-00042\n\n{kind}\n\n{about}\n\n{words}\n\n{who}\n"


@contextmanager
def catalog_of(papers: Mapping[str, str], folder: Path) -> Iterator[Catalog]:
    with archive_of(papers, folder) as archive:
        yield archive.catalog


def dissent(catalog: Catalog, party: str, source: str = "ks.txt") -> Found[Statement]:
    """Return the party's first statement in the minutes that is no yrkande and has no words of its own."""
    found = (one for one in catalog.statements() if one.document.source == source and party in one.record.parties)
    return min(
        (one for one in found if one.record.kind is not StatementKind.YRKANDE), key=lambda one: bool(one.record.text)
    )


def told(reason: Reason) -> list[tuple[int, Way, str]]:
    """Return hop, way and the beginning of each text on the way."""
    return [
        (step.hop, step.by, step.found.record.text[:30] if isinstance(step.found.record, Statement) else step.words)
        for step in reason.steps
    ]


def texts(reason: Reason) -> list[str]:
    """Return the texts that the steps end in, whole."""
    return [end.found.record.text for end in reason.ends if isinstance(end.found.record, Statement)]


def resolved(papers: Mapping[str, str], party: str, folder: Path, source: str = "ks.txt") -> Reason:
    with catalog_of(papers, folder) as catalog:
        return reason_of(catalog, dissent(catalog, party, source))


def test_own_words_are_the_reason(tmp_path: Path) -> None:
    ks = minutes(f"Reservation\nMaja Ek (V) reserverar sig mot beslutet enligt följande:\n{OWN_WORDS}")
    reason = resolved({"ks.txt": ks}, "V", tmp_path)
    assert [(step.by, step.confidence) for step in reason.steps] == [(Way.OWN_WORDS, 1.0)]
    assert texts(reason) == [OWN_WORDS]


@pytest.mark.parametrize(
    "pointer", ["till förmån för eget yrkande", "till förmån för det egna yrkandet", "till förmån för sitt yrkande"]
)
def test_own_yrkande_is_found_in_the_same_paragraf(pointer: str, tmp_path: Path) -> None:
    reason = resolved({"ks.txt": minutes(f"Reservation\nEva Lod (C) reserverar sig {pointer}.")}, "C", tmp_path)
    assert told(reason) == [(1, Way.YRKANDE, "att isbanan byggs i Söderby.")]
    assert reason.pointer == pointer


def test_joint_reservation_leads_to_what_each_party_moved(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) och Eva Lod (C) reserverar sig mot beslutet till förmån för egna yrkanden."
    with catalog_of({"ks.txt": minutes(said)}, tmp_path) as catalog:
        found = dissent(catalog, "V")
        assert len(reason_of(catalog, found).ends) == 2
        assert texts(reason_of(catalog, found, parties=["C"])) == ["att isbanan byggs i Söderby."]


def test_yrkande_of_a_named_member_is_followed(tmp_path: Path) -> None:
    said = "Reservation\nOlle Lind (S) reserverar sig mot beslutet till förmån för Eva Lods yrkande."
    assert texts(resolved({"ks.txt": minutes(said)}, "S", tmp_path)) == ["att isbanan byggs i Söderby."]


def test_yrkande_that_leans_on_another_leads_to_it(tmp_path: Path) -> None:
    moved = MOVED.strip() + "\nOlle Lind (S) instämmer i Eva Lods (C) yrkande.\n\n"
    said = "Reservation\nOlle Lind (S) reserverar sig mot beslutet till förmån för eget yrkande."
    reason = resolved({"ks.txt": minutes(said, moved=moved)}, "S", tmp_path)
    assert texts(reason) == ["att isbanan byggs i Söderby."]


def test_no_other_partys_yrkande_is_taken(tmp_path: Path) -> None:
    said = "Reservation\nOlle Lind (S) reserverar sig mot beslutet till förmån för eget yrkande."
    reason = resolved({"ks.txt": minutes(said)}, "S", tmp_path)
    assert (reason.steps, reason.is_resolved, reason.gap) == ((), False, Gap.MISSING)
    assert reason.unresolved == "till förmån för eget yrkande"


APPENDED = f"""Protokollsbilaga 1
Kommunstyrelsen 2031-03-09, § 17

Reservation
Isbana i Norrby
{OWN_WORDS}
Maja Ek (V)

Protokollsbilaga 2
Kommunstyrelsen 2031-03-09, § 17

Reservation
Isbana i Norrby
{OTHER_WORDS}
Eva Lod (C)"""


def test_appendix_of_the_minutes_is_found_by_party(tmp_path: Path) -> None:
    said = "Reservationer\nMaja Ek (V) reserverar sig skriftligt, bilaga 1.\nEva Lod (C) reserverar sig, bilaga 2."
    with catalog_of({"ks.txt": minutes(said, APPENDED)}, tmp_path) as catalog:
        reasons = [reason_of(catalog, dissent(catalog, party)) for party in ("V", "C")]
    assert [(told(one)[0][1], texts(one)[0][:20]) for one in reasons] == [
        (Way.APPENDIX, OWN_WORDS[:20]),
        (Way.APPENDIX, OTHER_WORDS[:20]),
    ]


def test_appendix_in_a_file_of_its_own_is_found(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) reserverar sig mot beslutet. Se protokollsbilaga 2."
    papers = {"ks.txt": minutes(said), "bilaga.txt": paper("Reservation", "Maja Ek (V)", OWN_WORDS, date="2031-03-09")}
    reason = resolved(papers, "V", tmp_path)
    assert [step.by for step in reason.steps] == [Way.APPENDIX]
    assert texts(reason)[0].startswith(OWN_WORDS[:40])


def test_missing_appendix_is_told(tmp_path: Path) -> None:
    said = "Reservationer\nMaja Ek (V) reserverar sig, bilaga 3.\nEva Lod (C) reserverar sig, bilaga 2."
    appended = APPENDED.split("Protokollsbilaga 2")[1]
    reason = resolved({"ks.txt": minutes(said, f"Protokollsbilaga 2{appended}")}, "V", tmp_path)
    assert (reason.is_resolved, reason.gap) == (False, Gap.MISSING)
    assert "bilaga 3" in reason.unresolved


def dated(who: str = "V", day: str = "den 8 mars 2031") -> str:
    return (
        f"Handlingar\nYrkande från {who} {day}\n\nYrkanden\nMaja Ek (V) yrkar bifall till yrkande från {who} {day}.\n\n"
    )


def test_reservation_leads_through_the_yrkande_to_its_paper(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) reserverar sig mot beslutet till förmån för det egna yrkandet."
    ks = minutes(said, moved=dated())
    yrkande = paper("Yrkande", "Maja Ek (V)", OWN_WORDS, date="2031-03-08")
    reason = resolved({"ks.txt": ks, "yrkande.txt": yrkande}, "V", tmp_path)
    assert [(hop, way) for hop, way, _ in told(reason)] == [(1, Way.YRKANDE), (2, Way.PAPER)]
    assert OWN_WORDS in texts(reason)[0]
    assert reason.confidence > 0.9


def test_listed_paper_that_is_not_in_the_archive_is_named(tmp_path: Path) -> None:
    said = "Protokollsanteckning\nEva Lod (C) antecknar som yttrande en skrivelse från den 9 mars 2031."
    listed = "Handlingar\nYrkande från V den 8 mars 2031\nYttrande från C den 9 mars 2031\n\n"
    reason = resolved({"ks.txt": minutes(said, moved=listed)}, "C", tmp_path)
    assert told(reason) == [(1, Way.LISTED, "Yttrande från C den 9 mars 2031")]
    assert (reason.is_resolved, reason.ends, reason.gap) == (False, (), Gap.MISSING)
    assert reason.unresolved == "Yttrande från C den 9 mars 2031"


def test_paper_of_another_day_is_not_taken(tmp_path: Path) -> None:
    said = "Protokollsanteckning\nEva Lod (C) antecknar som yttrande en skrivelse från den 9 mars 2031."
    older = paper("Yttrande", "Eva Lod (C)", OWN_WORDS, date="2031-02-02")
    reason = resolved({"ks.txt": minutes(said), "yttrande.txt": older}, "C", tmp_path)
    assert not reason.is_resolved


def test_paper_of_another_party_is_not_taken(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) lämnar en skriftlig reservation."
    other = paper("Reservation", "Eva Lod (C)", OTHER_WORDS, date="2031-03-09")
    assert not resolved({"ks.txt": minutes(said), "reservation.txt": other}, "V", tmp_path).is_resolved


def test_two_papers_that_fit_alike_leave_the_reference_open(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) lämnar en skriftlig reservation."
    papers = {
        "ks.txt": minutes(said),
        "a.txt": paper("Reservation", "Maja Ek (V)", OWN_WORDS, date="2031-03-09"),
        "b.txt": paper("Reservation", "Maja Ek (V)", OTHER_WORDS, date="2031-03-09"),
    }
    reason = resolved(papers, "V", tmp_path)
    assert (reason.steps, reason.gap) == ((), Gap.AMBIGUOUS)
    assert reason.unresolved == "skriftlig reservation"


def test_same_text_in_two_files_is_one(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) lämnar en skriftlig reservation."
    text = paper("Reservation", "Maja Ek (V)", OWN_WORDS, date="2031-03-09")
    reason = resolved({"ks.txt": minutes(said), "a.txt": text, "b.txt": text + "\n \n"}, "V", tmp_path)
    assert texts(reason) == [OWN_WORDS]


NAMND = minutes(
    f"Reservation\nMaja Ek (V) reserverar sig mot beslutet enligt följande:\n{OWN_WORDS}",
    organ="Fritidsnämnden",
    date="2031-02-03",
)


@pytest.mark.parametrize(
    "pointer",
    [
        "med hänvisning till reservationen i fritidsnämnden den 3 februari 2031",
        "med hänvisning till reservationen i fritidsnämnden den 3 februari 2031 § 17",
        "med hänvisning till sin reservation i nämnden",
        "på samma grunder som i fritidsnämnden 2031-02-03",
    ],
)
def test_earlier_organ_holds_the_reason(pointer: str, tmp_path: Path) -> None:
    papers = {"fn.txt": NAMND, "ks.txt": minutes(f"Reservation\nMaja Ek (V) reserverar sig mot beslutet {pointer}.")}
    reason = resolved(papers, "V", tmp_path)
    assert [step.by for step in reason.steps] == [Way.EARLIER]
    assert texts(reason) == [OWN_WORDS]


def test_two_hops_lead_to_the_earlier_organ(tmp_path: Path) -> None:
    ks = minutes(
        "Reservation\nMaja Ek (V) reserverar sig mot beslutet med hänvisning till reservationen i fritidsnämnden."
    )
    kf = minutes(
        "Reservation\nMaja Ek (V) reserverar sig med hänvisning till sin reservation i KS den 9 mars 2031 § 17.",
        organ="Kommunfullmäktige",
        date="2031-03-29",
    )
    reason = resolved({"fn.txt": NAMND, "ks.txt": ks, "kf.txt": kf}, "V", tmp_path, "kf.txt")
    assert [(hop, way) for hop, way, _ in told(reason)] == [(1, Way.EARLIER), (2, Way.EARLIER)]
    assert texts(reason) == [OWN_WORDS]


def test_another_partys_statement_in_the_earlier_organ_is_taken_only_where_it_is_named(tmp_path: Path) -> None:
    said = (
        "Reservationer\nOlle Lind (S) reserverar sig med hänvisning till reservationen i fritidsnämnden.\n\n"
        "Eva Lod (C) reserverar sig med hänvisning till Vänsterpartiets reservation i fritidsnämnden."
    )
    with catalog_of({"fn.txt": NAMND, "ks.txt": minutes(said)}, tmp_path) as catalog:
        assert not reason_of(catalog, dissent(catalog, "S")).is_resolved
        assert texts(reason_of(catalog, dissent(catalog, "C"))) == [OWN_WORDS]


@pytest.mark.parametrize(
    "pointer", ["instämmer i reservationen från (V)", "instämmer i Vänsterpartiets reservation", "instämmer med (V)"]
)
def test_who_agrees_has_the_reason_of_the_other(pointer: str, tmp_path: Path) -> None:
    said = (
        f"Reservationer\nMaja Ek (V) reserverar sig mot beslutet enligt följande:\n{OWN_WORDS}\n\n"
        f"Olle Lind (S) reserverar sig mot beslutet och {pointer}."
    )
    reason = resolved({"ks.txt": minutes(said)}, "S", tmp_path)
    assert [step.by for step in reason.steps] == [Way.JOINS]
    assert texts(reason)[0].startswith(OWN_WORDS)


def test_who_agrees_with_an_appended_reservation_is_led_to_the_appendix(tmp_path: Path) -> None:
    said = (
        "Reservationer\nMaja Ek (V) reserverar sig skriftligt, bilaga 1.\n\n"
        "Olle Lind (S) instämmer i reservationen från (V)."
    )
    reason = resolved({"ks.txt": minutes(said, APPENDED)}, "S", tmp_path)
    assert [text[:20] for text in texts(reason)] == [OWN_WORDS[:20]]


def test_two_who_agree_with_each_other_lead_nowhere(tmp_path: Path) -> None:
    said = (
        "Reservationer\nMaja Ek (V) reserverar sig och instämmer i reservationen från (S).\n\n"
        "Olle Lind (S) reserverar sig och instämmer i reservationen från (V)."
    )
    reason = resolved({"ks.txt": minutes(said, moved="")}, "S", tmp_path)
    assert texts(reason) == [""]
    assert reason.gap is Gap.MISSING


def test_statement_that_points_nowhere_has_words_nearby(tmp_path: Path) -> None:
    ks = minutes("Reservation\nMaja Ek (V) reserverar sig mot beslutet.")
    with catalog_of({"fn.txt": NAMND, "ks.txt": ks}, tmp_path) as catalog:
        reason = reason_of(catalog, dissent(catalog, "V"))
        near = nearby(catalog, reason)
    assert (reason.pointer, reason.steps, reason.is_resolved, reason.gap) == ("", (), False, None)
    assert [_text(step.found.record) for step in near] == [OWN_WORDS]


def _text(record: object) -> str:
    assert isinstance(record, Statement)
    return record.text


def test_another_matter_of_the_same_day_is_not_taken(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) lämnar en skriftlig reservation."
    other = paper("Reservation", "Maja Ek (V)", OWN_WORDS, date="2031-03-09", about="Ny skola i Söderby")
    other = other.replace("KS-2031-00042", "KS-2031-00099").replace("isbana", "skola").replace("Norrby", "Söderby")
    papers: dict[str, str] = {"ks.txt": minutes(said), "annan.txt": other}
    assert not resolved(papers, "V", tmp_path).is_resolved


def test_the_answer_names_the_paper_that_is_missing(tmp_path: Path) -> None:
    said = "Reservation\nMaja Ek (V) reserverar sig mot beslutet till förmån för det egna yrkandet."
    with archive_of({"ks.txt": minutes(said, moved=dated())}, tmp_path) as archive:
        answer = asked(archive, "Varför reserverade sig V om isbanan i Norrby?")
    assert answer.abstained
    assert "”Yrkande från V den 8 mars 2031”" in answer.text
    assert {one.quote for one in answer.citations} >= {"Yrkande från V den 8 mars 2031"}
