"""Statements, decisions and votes of whole documents. All names and texts are invented."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ingest.decisions import find_decisions
from ingest.header import Header
from ingest.models import DocumentKind, Item, Page, Person, Section, SectionKind, Span, Statement, Voice, VoiceRole
from ingest.pipeline import read
from ingest.statements import find_statements
from ingest.structure import Context
from ingest.votes import find_votes

MEETING = date(2031, 5, 12)
ORGAN = "kommunstyrelsen"
S = ("S",)

Part = tuple[SectionKind, str, str, Voice]


def organ(name: str = ORGAN) -> Voice:
    return Voice(role=VoiceRole.ORGAN, organ=name)


def party(*letters: str, name: str = ORGAN) -> Voice:
    return Voice(role=VoiceRole.PARTI, organ=name, parties=letters)


def context(parts: Sequence[Part], attendance: Sequence[Person] = (), appendix: str = "") -> Context:
    """Build a document of one item: each part is kind, heading, text, voice; each stands on a page of its own."""
    pages, sections = [], []
    for n, (kind, heading, text, voice) in enumerate(parts, start=1):
        whole = f"{heading}\n{text}" if heading else text
        pages.append(Page(page_no=n, text=whole, raw=whole))
        spans = (Span(n, 0, len(whole)),)
        sections.append(Section(id=f"s{n}", item_id="i", kind=kind, heading=heading, voice=voice, spans=spans))
    if appendix:
        pages.append(Page(page_no=len(pages) + 1, text=appendix, raw=appendix))
    item = Item(id="i", paragraf="6", title="", organ=ORGAN, date=MEETING, diarienummer=(), spans=())
    header = Header(
        title="",
        kind=DocumentKind.PROTOKOLL,
        municipality="Storby",
        organ=ORGAN,
        date=MEETING,
        date_source="huvud",
        diarienummer=(),
        authors=(),
    )
    return Context(
        document_id="d",
        header=header,
        pages=tuple(pages),
        items=(item,),
        sections=tuple(sections),
        attendance=tuple(attendance),
    )


def only(statements: Sequence[Statement]) -> Statement:
    assert len(statements) == 1
    return statements[0]


def test_a_statement_has_the_organ_and_date_of_its_meeting() -> None:
    document = context([(SectionKind.RESERVATION, "Reservation", "Eva By (S) reserverar sig mot beslutet.", organ())])
    statement = only(find_statements(document))
    assert (statement.organ, statement.date, statement.parties) == (ORGAN, MEETING, S)


def test_a_referral_body_keeps_its_own_organ_and_meeting_date() -> None:
    document = context(
        [
            (
                SectionKind.REMISSVAR,
                "Socialnämnden",
                "Socialnämnden beslutade vid sitt sammanträde den 3 mars 2031 att godkänna utlåtandet.",
                organ("socialnämnden"),
            ),
            (
                SectionKind.RESERVATION,
                "",
                "Reservation anfördes av Eva By m.fl. (M), bilaga 1.",
                party("M", name="socialnämnden"),
            ),
        ]
    )
    statement = only(find_statements(document))
    assert (statement.organ, statement.date, statement.refers_to) == ("socialnämnden", date(2031, 3, 3), "bilaga 1")


def test_the_meeting_of_another_organ_that_a_text_names_is_not_its_own() -> None:
    document = context(
        [
            (
                SectionKind.REMISSVAR,
                "Socialnämnden",
                "Vi följer kommunfullmäktiges beslut, sammanträde 2030-04-28. Frågan är inte ny.",
                organ("socialnämnden"),
            ),
            (SectionKind.RESERVATION, "", "Eva By (M) reserverade sig.", party("M", name="socialnämnden")),
        ]
    )
    assert only(find_statements(document)).date is None


@pytest.mark.parametrize(
    "kind",
    [
        SectionKind.TIDIGARE_BEHANDLING,
        SectionKind.HUVUD,
        SectionKind.HANDLINGAR,
        SectionKind.ARENDE,
        SectionKind.EXPEDIERING,
    ],
)
def test_what_other_sections_tell_of_others_is_no_statement(kind: SectionKind) -> None:
    document = context([(kind, "", "Eva By (S) reserverade sig mot beslutet. Bo Al (M) yrkade avslag.", organ())])
    assert find_statements(document) == ()


def test_a_name_without_letters_gets_its_party_from_the_attendance_list() -> None:
    text = "Eva By reserverade sig mot beslutet."
    document = context([(SectionKind.RESERVATION, "Reservationer", text, organ())], [Person(name="Eva By", party="V")])
    assert only(find_statements(document)).persons == (Person(name="Eva By", party="V"),)


def test_the_own_words_lead_back_to_the_page() -> None:
    text = "Eva By (S) lät anteckna följande.\n”Vi ville annat.”"
    document = context([(SectionKind.PROTOKOLLSANTECKNING, "Protokollsanteckningar", text, organ())])
    statement = only(find_statements(document))
    assert statement.text == "”Vi ville annat.”" == document.text_of(statement.spans)
    assert statement.intro == "Eva By (S) lät anteckna följande." == document.text_of(statement.intro_spans)


def test_a_statement_told_twice_is_one_statement() -> None:
    text = "Eva By (S) deltar inte i beslutet."
    document = context(
        [
            (SectionKind.BESLUTSGANG, "Beslutsgång", text, organ()),
            (SectionKind.PROTOKOLLSANTECKNING, "Protokollsanteckning", text, organ()),
        ]
    )
    assert len(find_statements(document)) == 1


def test_a_written_yrkande_is_one_statement_with_its_own_date() -> None:
    document = context(
        [
            (
                SectionKind.YRKANDE,
                "Yrkande (S, V)",
                "2031-03-17\nReviderat 2031-05-02\nYrkande angående plan 2030-01-01",
                party("S", "V"),
            ),
            (
                SectionKind.FORSLAG,
                "Förslag till beslut",
                "1. Planen avslås.\n2. Moderaterna yrkar det.",
                party("S", "V"),
            ),
            (SectionKind.YRKANDE, "Yrkandet", "Vi vill ha en annan plan.", party("S", "V")),
        ]
    )
    statement = only(find_statements(document))
    assert (statement.kind, statement.parties, statement.date) == ("yrkande", ("S", "V"), date(2031, 5, 2))
    assert statement.text.startswith("Förslag till beslut")
    assert statement.text.endswith("Vi vill ha en annan plan.")


def test_an_attached_reservation_is_one_statement_of_those_who_sign_it(tmp_path: Path) -> None:
    path = tmp_path / "bilaga-3-reservation.txt"
    text = "Socialdemokraterna och Vänsterpartiet reserverar sig mot beslutet.\nHyran blir för hög."
    path.write_text(
        f"Bilaga 3\nKommunstyrelsen 2031-05-12, § 6\n\nReservation\n\n{text}\n\nEva By (S)\nBo Al (V)", encoding="utf-8"
    )
    statement = only(read(path, tmp_path).statements)
    assert [person.name for person in statement.persons] == ["Eva By", "Bo Al"]
    assert statement.parties == ("S", "V")
    assert statement.text.startswith(text)


def test_a_signature_is_no_statement() -> None:
    text = "Storby den 19 april 2031\nBo Al"
    assert find_statements(context([(SectionKind.PROTOKOLLSANTECKNING, "", text, party("S"))])) == ()


def test_a_reservation_that_only_lists_names_is_a_reservation() -> None:
    document = context([(SectionKind.RESERVATION, "Reservation", "Eva By (S)\nBo Al (S)", organ())])
    assert [person.name for person in only(find_statements(document)).persons] == ["Eva By", "Bo Al"]


def test_a_paragraf_has_one_decision() -> None:
    document = context(
        [
            (SectionKind.FORSLAG, "Förslag till beslut", "Nämnden godkänner planen.", organ()),
            (SectionKind.BESLUT, "Beslut", "Motionen avslås.", organ()),
            (SectionKind.BESLUT, "Omedelbar justering", "Paragrafen justeras omedelbart.", organ()),
            (SectionKind.BESLUTSGANG, "Beslutsgång", "Kommunstyrelsen beslutar härefter att bifalla det.", organ()),
        ]
    )
    (decision,) = find_decisions(document)
    assert (decision.status, decision.outcome, decision.organ, decision.date) == ("beslut", "avslag", ORGAN, MEETING)
    assert "Motionen avslås." in document.text_of(decision.spans)


def test_each_body_of_a_memo_has_its_own_decision() -> None:
    document = context(
        [
            (
                SectionKind.FORSLAG,
                "",
                "Kommunstyrelsen föreslår att kommunfullmäktige beslutar följande.\nPlanen antas.",
                organ(),
            ),
            (SectionKind.BESLUT, "", "Kommunstyrelsen tillstyrker föredragandens förslag.", organ()),
            (
                SectionKind.REMISSVAR,
                "Socialnämnden",
                "Socialnämnden beslutade den 3 mars 2031 att avslå planen.",
                organ("socialnämnden"),
            ),
        ]
    )
    first, second = find_decisions(document)
    assert (first.status, first.outcome, first.addressee) == ("förslag", "bifall", "kommunfullmäktige")
    assert (second.organ, second.outcome, second.date) == ("socialnämnden", "avslag", date(2031, 3, 3))


def test_a_sentence_without_a_heading_decides() -> None:
    document = context([(SectionKind.TEXT, "", "Det är sent. Kommunstyrelsen beslutar att avslå motionen.", organ())])
    (decision,) = find_decisions(document)
    assert decision.outcome == "avslag"


def test_own_words_of_a_party_decide_nothing() -> None:
    text = "Kommunstyrelsen beslutar att avslå motionen."
    assert find_decisions(context([(SectionKind.RESERVATION, "Reservation", text, party("S"))])) == ()


VOTED = (
    "”Ja för avslag och Nej för bifall.”\n"
    "Omröstningen utfaller med 2 Ja mot 1 Nej. Hur var och en röstar framgår av bilaga 2."
)
LISTED = "Bilaga 2\nÄrende: 6\nEva By\nS\nJa\nBo Al\nV\nJa\nLisa Ro\nM\n{ballot}\n"


@pytest.mark.parametrize(("ballot", "agrees"), [("Nej", True), ("Ja", False)])
def test_the_names_of_an_appendix_are_compared_with_the_printed_tally(ballot: str, agrees: bool) -> None:
    document = context([(SectionKind.OMROSTNING, "Omröstning", VOTED, organ())], appendix=LISTED.format(ballot=ballot))
    (vote,) = find_votes(document)
    assert (vote.ja, vote.nej, len(vote.members), vote.tally_agrees) == (2, 1, 3, agrees)
    assert (vote.ja_means, vote.nej_means) == ("avslag", "bifall")


def test_names_of_one_side_alone_do_not_contradict_the_tally() -> None:
    text = "Ja för avslag och Nej för bifall.\n7 Ja mot 5 Nej, 1 avstår.\nEva By (S) avstår från att rösta."
    (vote,) = find_votes(context([(SectionKind.OMROSTNING, "Omröstning", text, organ())]))
    assert (vote.ja, vote.nej, len(vote.members), vote.tally_agrees) == (7, 5, 1, None)


def test_a_vote_without_names_does_not_say_whether_it_agrees() -> None:
    (vote,) = find_votes(context([(SectionKind.OMROSTNING, "Omröstning", VOTED, organ())]))
    assert (vote.members, vote.tally_agrees) == ((), None)


def test_names_are_counted_where_no_figures_are_printed() -> None:
    text = "Eva By (S) och Bo Al (V) röstar Ja.\nLisa Ro (M) röstar Nej."
    (vote,) = find_votes(context([(SectionKind.OMROSTNING, "Omröstning", text, organ())]))
    assert (vote.ja, vote.nej, vote.avstar, vote.tally_agrees) == (2, 1, None, None)


def test_the_proposition_may_stand_under_another_heading_than_the_tally() -> None:
    document = context(
        [
            (SectionKind.BESLUTSGANG, "Beslutsgång", "”Ja för avslag och Nej för bifall.”", organ()),
            (SectionKind.OMROSTNING, "Omröstningsresultat", "Med 8 ja-röster mot 3 nej-röster bifalls det.", organ()),
            (SectionKind.OMROSTNING, "Bilaga 2", "Antal Ja: 8\nAntal Nej: 3", organ()),
        ]
    )
    (vote,) = find_votes(document)
    assert (vote.ja_means, vote.ja, vote.nej, vote.section_id) == ("avslag", 8, 3, "s1")


def test_own_words_about_votes_are_no_vote() -> None:
    text = "I riksdagen vann de med 30 röster mot 12."
    assert find_votes(context([(SectionKind.PROTOKOLLSANTECKNING, "", text, party("S"))])) == ()


def test_a_sentence_cut_in_two_sections_is_read_whole() -> None:
    document = context(
        [
            (SectionKind.SARSKILT_UTTALANDE, "", "Särskilt uttalande gjordes av Eva By och", party("M")),
            (SectionKind.SARSKILT_UTTALANDE, "", "Bo Al (båda M) enligt följande.\n\nVi ser en plan", party("M")),
            (SectionKind.SARSKILT_UTTALANDE, "", "av Moderaternas slag.", party("M")),
        ]
    )
    statement = only(find_statements(document))
    assert [person.name for person in statement.persons] == ["Eva By", "Bo Al"]
    assert statement.text == "Vi ser en plan\nav Moderaternas slag."
