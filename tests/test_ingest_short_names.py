"""Minutes that name members by their surnames or their part, and appendices by a letter. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Ballot, Document, Outcome, Person, SectionKind, StatementKind, Vote
from ingest.pipeline import read
from ingest.surnames import leading_members

HEAD = """Ekby kommun
Sammanträdesprotokoll
Kommunstyrelsen
2031-03-04

Beslutande
Eva Lindmark (S), ordförande
Bo Alsén (M), 1:e vice ordförande
Sara Ek Dalin (C)
Ulf Torpman (KoV)
Rut Ekvall (V)

§ 4
Dnr: KS 2031-51
1.4.1.2
En bro över Rasån
"""
KNOWN = tuple(
    Person(name=name, party=party)
    for name, party in (("Eva Lindmark", "S"), ("Bo Alsén", "M"), ("Sara Ek Dalin", "C"), ("Ida Alsén", "L"))
)


def minutes(text: str, folder: Path) -> Document:
    path = folder / "ks.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return read(path, folder)


def told(document: Document, kind: StatementKind) -> list[tuple[str, list[str]]]:
    """Return the parties and the names of each statement of a kind, in order."""
    found = [one for one in document.statements if one.kind is kind]
    return [("".join(sorted(one.parties)), [person.name for person in one.persons]) for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lindmark och Dalin reserverar sig.", ["Eva Lindmark", "Sara Ek Dalin"]),
        (
            "Lindmark (S), Dalin (C) samt Rut Ekvall (V) reserverar sig.",
            ["Eva Lindmark", "Sara Ek Dalin", "Rut Ekvall"],
        ),
        ("Alsén (L) reserverar sig.", ["Ida Alsén"]),
        ("Alsén reserverar sig.", []),  # two of that name
        ("Lindmark och Okänd reserverar sig.", []),
        ("Lindmarks yrkande bifalls.", []),
        ("Eva Lindmark (S) yrkar avslag.", []),  # in full
        ("Nämnden beslutar.", []),
    ],
)
def test_surnames_alone_stand_for_the_one_member_of_that_name(text: str, names: list[str]) -> None:
    members, _ = leading_members(text, KNOWN)
    assert [one.name for one in members] == names


def test_a_reservation_by_surnames_is_theirs_and_so_is_one_without_a_verb(tmp_path: Path) -> None:
    document = minutes(
        "Beslut\nBron byggs.\nReservation\nAlsén och Ekvall reserverar sig till förmån för avslagsyrkandet.\n\n"
        "§ 5\nEn väg\nBeslut\nVägen byggs.\nReservation\nDalin mot avslaget på det egna yrkandet.\n",
        tmp_path,
    )
    assert told(document, StatementKind.RESERVATION) == [("MV", ["Bo Alsén", "Rut Ekvall"]), ("C", ["Sara Ek Dalin"])]


def test_the_chair_moves_and_joins_by_the_name_of_the_attendance_list(tmp_path: Path) -> None:
    document = minutes(
        "Yrkanden\nOrdföranden yrkar bifall till förslaget. Rut Ekvall (V) yrkar avslag.\n"
        "Bo Alsén (M) yrkar att bron målas. Ordföranden och Sara Ek Dalin (C) instämmer.\n"
        "Beslutsgång\nOrdföranden ställer yrkandena mot varandra och finner bifall.\n",
        tmp_path,
    )
    assert told(document, StatementKind.YRKANDE) == [
        ("S", ["Eva Lindmark"]),
        ("V", ["Rut Ekvall"]),
        ("M", ["Bo Alsén"]),
        ("CS", ["Eva Lindmark", "Sara Ek Dalin"]),
    ]


def test_those_who_back_a_motion_in_the_next_sentence_are_told(tmp_path: Path) -> None:
    document = minutes(
        "Yrkanden\nBo Alsén yrkar att bron målas. Han får stöd av Rut Ekvall.\nSara Ek Dalin bifaller yrkandet.\n",
        tmp_path,
    )
    assert [names for _, names in told(document, StatementKind.YRKANDE)] == [
        ["Bo Alsén"],
        ["Rut Ekvall"],
        ["Sara Ek Dalin"],
    ]


def test_the_chair_speaks_for_the_groups_that_dissent(tmp_path: Path) -> None:
    document = minutes(
        "Beslut\nBron byggs inte.\nReservation\nSamtliga ledamöter för S och C reserverar sig mot beslutet. "
        "Ordföranden lämnar följande text:\nEn bro binder ihop två byar.\n",
        tmp_path,
    )
    (reservation,) = document.statements
    assert (reservation.parties, reservation.text) == (("S", "C"), "En bro binder ihop två byar.")


def test_who_abstains_from_a_reservation_makes_none(tmp_path: Path) -> None:
    document = minutes(
        "Beslut\nBron byggs.\nSärskilt yttrande\nBo Alsén (M) avstår från att reservera sig men lämnar ett särskilt "
        "yttrande: ”Vi räknar vidare.”\n",
        tmp_path,
    )
    assert [one.kind for one in document.statements] == [StatementKind.SARSKILT_YTTRANDE]


def test_a_short_number_is_a_diarienummer_and_a_class_is_no_title(tmp_path: Path) -> None:
    item = minutes("Beslut\nBron byggs.\n", tmp_path).items[-1]
    assert (item.title, item.diarienummer) == ("En bro över Rasån", ("KS 2031-51",))


@pytest.mark.parametrize(
    "head", ["§ 7\nKs/2031:14 109\nEn väg till Norrby\n", "§ 7 En väg till Norrby (KS 2031/14 109)\n"]
)
def test_a_class_of_the_archive_stands_beside_its_number(head: str, tmp_path: Path) -> None:
    item = minutes(f"Beslut\nBron byggs.\n\n{head}Beslut\nVägen byggs.\n", tmp_path).items[-1]
    assert item.title == "En väg till Norrby"
    assert len(item.diarienummer) == 1


def test_members_vote_by_their_surnames(tmp_path: Path) -> None:
    (vote,) = minutes(
        "Beslutsgång\nVotering begärs. Ja för Lindmarks yrkande, nej för Alséns yrkande.\n"
        "Ja-röster: Lindmark, Dalin, Ekvall.\nNej-röster: Alsén, Torpman.\n"
        "Med tre ja-röster mot två nej-röster beslutar kommunstyrelsen bifalla Lindmarks yrkande.\n",
        tmp_path,
    ).votes
    ballots = {member.person.name: member.ballot for member in vote.members}
    assert (vote.ja_means, vote.nej_means) == ("Lindmarks yrkande", "Alséns yrkande")
    assert [ballots["Sara Ek Dalin"], ballots["Bo Alsén"], len(ballots)] == [Ballot.JA, Ballot.NEJ, 5]
    assert vote.tally_agrees


def test_how_the_matter_was_put_is_no_motion_under_the_heading_of_other_places(tmp_path: Path) -> None:
    document = minutes(
        "Yrkanden\nRut Ekvall (V) yrkar avslag.\nStällningstagande\nOrdföranden finner bifall. Omröstning begärs. "
        "Ja för bifall. Nej för avslag.\nOmröstningen utfaller med 3 ja-röster mot 2 nej-röster.\n",
        tmp_path,
    )
    (vote,) = document.votes
    (motion,) = document.statements
    assert (vote.ja, vote.nej, motion.text) == (3, 2, "avslag.")


def test_a_motion_that_ends_with_what_looks_like_a_heading_goes_on(tmp_path: Path) -> None:
    document = minutes(
        "Yrkanden\nBo Alsén (M) och Rut Ekvall (V) yrkar båda två bifall till\nArbetsutskottets förslag.\n"
        "Sara Ek Dalin (C) yrkar avslag.\nBeslut\nBron byggs.\n",
        tmp_path,
    )
    assert SectionKind.FORSLAG not in {section.kind for section in document.sections}
    assert document.statements[0].text.split() == ["bifall", "till", "Arbetsutskottets", "förslag."]


def test_appendices_by_letter_belong_to_the_paragraf_they_name(tmp_path: Path) -> None:
    document = minutes(
        "Beslutsgång\nJa för bifall. Nej för avslag. Omröstningen utfaller med 2 ja mot 3 nej. Se bilaga A1.\nBeslut\n"
        "Bron byggs inte.\nReservation\nRut Ekvall (V) reserverar sig, bilaga A2.\n\n"
        "§ 5\nAvslutning\nOrdföranden tackar.\n"
        "\fBilaga A1 Voteringslista § 4\nLedamot\nParti\nJa\nNej\n"
        "Eva Lindmark\nS\nJa\nRut Ekvall\nV\nJa\nBo Alsén\nM\nNej\n"
        "Sara Ek Dalin\nC\nNej\nUlf Torpman\nKoV\nNej\n"
        "\fBilaga A2 till Ks § 4\nReservation\nBron är lång och bred och binder ihop två byar.\nRut Ekvall (V)\n",
        tmp_path,
    )
    (vote,) = document.votes
    paragraf = {item.id: item.paragraf for item in document.items}
    assert (paragraf[vote.item_id], len(vote.members)) == ("4", 5)
    assert {paragraf[one.item_id] for one in document.statements} == {"4"}
    assert document.statements[-1].text.startswith("Bron är lång")


def test_a_local_party_of_mixed_letters_is_a_party(tmp_path: Path) -> None:
    document = minutes("Yrkanden\nUlf Torpman (KoV) yrkar avslag.\n", tmp_path)
    assert told(document, StatementKind.YRKANDE) == [("KOV", ["Ulf Torpman"])]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "På förslag från Kommunstyrelsens arbetsutskott i skrivelse av den 3 maj 2031, nr 12, beslutar\n"
            "Kommunstyrelsen:\nAtt avslå motionen.\nBron är 40 meter lång.\nYrkanden\nRut Ekvall (V) yrkar bifall.\n",
            Outcome.AVSLAG,
        ),
        ("Rut Ekvall svarar att bron är klar.\nInterpellationen förklaras besvarad.\n", Outcome.ANSES_BESVARAD),
        ("Redovisningen läggs till handlingarna. Nio beslut hade tagits.\n", Outcome.NOTERAS),
        ("Kommunstyrelsen har tagit del av besluten.\n", Outcome.NOTERAS),
        ("Kommunstyrelsen beslutar att motionen avskrivs.\n", Outcome.UTGAR),
    ],
)
def test_a_decision_without_a_heading_is_read(text: str, outcome: Outcome, tmp_path: Path) -> None:
    (decision,) = minutes(text, tmp_path).decisions
    assert decision.outcome is outcome


def test_a_contents_list_with_a_page_a_line_is_no_paragraf(tmp_path: Path) -> None:
    path = tmp_path / "tn.txt"
    path.write_text(
        "Ekby kommun\nTekniska nämnden\nSammanträdesprotokoll\n2031-03-04\n§ 1\nJustering\n2\n§ 2\nInformation\n2\n"
        "§ 3\nYttrande över plan för Rasåns Park\n3\n"
        "\f§ 1 Justering\nBeslut\nEva By utses.\n§ 2 Information\nBeslut\nDet noteras.\n"
        "\f§ 3 Yttrande över plan för Rasåns Park\nBeslut\nYttrandet antas.\n",
        encoding="utf-8",
    )
    items = [item for item in read(path, tmp_path).items if item.paragraf]
    assert [(item.paragraf, item.spans[0].page_no) for item in items] == [("1", 2), ("2", 2), ("3", 3)]


def test_members_vote_in_a_parenthesis_behind_their_number(tmp_path: Path) -> None:
    (vote,) = minutes(
        "Beslutsgång\nVotering begärs. Ja för Lindmark, nej för Alsén.\n"
        "Resultat: 3 ja (Lindmark, Dalin, Ekvall), 2 nej (Alsén, Torpman).\n",
        tmp_path,
    ).votes
    assert (vote.ja, vote.nej, names(vote, Ballot.NEJ)) == (3, 2, ["Bo Alsén", "Ulf Torpman"])


def test_who_is_told_to_abstain_with_the_tally_is_nobody_named_below(tmp_path: Path) -> None:
    (vote,) = minutes(
        "Beslutsgång\nJa för bifall. Nej för avslag.\n"
        "Omröstningen utfaller med 2 ja-röster, 2 nej-röster och 1 som avstår, enligt följande.\n"
        "Ja: Eva Lindmark (S), Rut Ekvall (V)\nNej: Bo Alsén (M), Ulf Torpman (KoV)\nAvstår: Sara Ek Dalin (C)\n",
        tmp_path,
    ).votes
    assert [len(names(vote, ballot)) for ballot in (Ballot.JA, Ballot.NEJ, Ballot.AVSTAR)] == [2, 2, 1]
    assert vote.tally_agrees


def test_the_sums_of_a_table_may_have_a_line_each(tmp_path: Path) -> None:
    (vote,) = minutes(
        "Beslutsgång\nJa för bifall. Nej för avslag.\nLedamot\nJa\nNej\nAvstår\n"
        "Rut Ekvall (V)\nJa\nEva Lindmark (S)\nJa\n"
        "Bo Alsén (M)\nNej\nUlf Torpman (KoV)\nAvstår\nSumma\n2\n1\n1\n",
        tmp_path,
    ).votes
    assert (vote.ja, vote.nej, vote.avstar, vote.tally_agrees) == (2, 1, 1, True)


def test_a_part_may_stand_before_the_letters_and_a_name_run_over_lines_of_the_head(tmp_path: Path) -> None:
    path = tmp_path / "u.txt"
    path.write_text(
        "Ekby kommun\nKommunstyrelsens organisations- och\nekonomiutskott\nSammanträdesprotokoll\n2031-03-04\n"
        "Beslutande ledamöter\nEva By, ordförande (S) • Bo Al, 1:e vice ordförande (M) • Ida Ek (V)\n\n"
        "§ 4\nEn bro\nYrkanden\nOrdföranden yrkar bifall.\nBeslut\nBron byggs.\n",
        encoding="utf-8",
    )
    document = read(path, tmp_path)
    assert document.organ == "kommunstyrelsens organisations- och ekonomiutskott"
    assert [one.role for one in document.attendees] == ["ordförande", "vice ordförande", "ledamot"]
    assert told(document, StatementKind.YRKANDE) == [("S", ["Eva By"])]


def test_the_number_of_a_building_permit_is_a_diarienummer(tmp_path: Path) -> None:
    item = minutes("Beslut\nBron byggs.\n\n§ 5\nBygglov för bro (BYGG.2031.611)\nBeslut\nLov ges.\n", tmp_path).items[
        -1
    ]
    assert (item.title, item.diarienummer) == ("Bygglov för bro", ("BYGG.2031.611",))


def test_an_official_in_the_head_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "tu.txt"
    path.write_text(
        "Ekby kommun\nKommunledningskontoret\nTJÄNSTEUTLÅTANDE\nDatum 2031-03-12\nDnr KS 2031/186\n"
        "Till: Kommunstyrelsen\n"
        "Handläggare: Eva By, controller\nBo Al, planeringschef\nTjänsteutlåtande: Reviderad\nbudget för bron\n\n"
        "Förslag till beslut\nKommunstyrelsen beslutar att bygga bron.\n\nSammanfattning\nBron är lång.\n",
        encoding="utf-8",
    )
    assert read(path, tmp_path).title == "Tjänsteutlåtande: Reviderad budget för bron"


def names(vote: Vote, ballot: Ballot) -> list[str]:
    return [member.person.name for member in vote.members if member.ballot is ballot]
