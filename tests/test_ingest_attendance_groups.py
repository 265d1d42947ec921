"""Attendance lists by party, where the letters stand once before the names. All names are invented."""

from __future__ import annotations

from ingest.attendance import read_attendance
from ingest.attendees import read_attendees
from ingest.lines import Line, lines_of
from ingest.models import AttendeeRole, Page

LIST = """Närvarolista
Socialdemokraterna (S): Eva Ekdal-Lund, Bo Almgren, Nina
Roos, Pia Mård
Ekbylistan (EL): Stig Byström, Ove Lund (tjänstgörande ersättare
för Per Falk)
Vänsterpartiet (V): Olle Ask
Ej tjänstgörande ersättare: Siv Berg (S), Ida Dal (EL)
Innehåll
§ 1 Upprop 2"""


def lines(text: str) -> tuple[Line, ...]:
    return lines_of([Page(page_no=1, text=text, raw=text)])


def test_every_name_of_a_group_has_its_letters() -> None:
    told = [(one.name, one.party) for one in read_attendance(lines(LIST))]
    assert set(told) >= {
        ("Eva Ekdal-Lund", "S"), ("Bo Almgren", "S"), ("Nina Roos", "S"), ("Pia Mård", "S"),
        ("Stig Byström", "EL"), ("Ove Lund", "EL"), ("Olle Ask", "V"), ("Siv Berg", "S"), ("Ida Dal", "EL"),
    }  # fmt: skip
    assert len({name for name, _ in told}) == 9


def test_a_group_tells_who_serves_for_whom_and_ends_before_the_substitutes() -> None:
    found = {one.person.name: one for one in read_attendees(lines(LIST))}
    assert (found["Ove Lund"].role, found["Ove Lund"].stands_in_for) == (
        AttendeeRole.TJANSTGORANDE_ERSATTARE,
        "Per Falk",
    )
    assert found["Siv Berg"].role is AttendeeRole.ERSATTARE
    assert found["Eva Ekdal-Lund"].role is AttendeeRole.OVRIG


def test_letters_that_are_no_name_of_a_party_begin_no_group() -> None:
    assert [
        one.name for one in read_attendance(lines("Närvarande\nEva Ekdal (S): mötet öppnas, Bo Almgren talar"))
    ] == ["Eva Ekdal"]
