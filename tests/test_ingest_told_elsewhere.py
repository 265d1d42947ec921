"""Whose words a report, a vote told in prose and a list of those present hold. Names and texts are invented."""

from __future__ import annotations

from pathlib import Path

from ingest.models import Ballot, Document, StatementKind, VoiceRole
from ingest.pipeline import read
from ingest.references import trailing_diarienummer
from ingest.vote_text import parse_votes

REPORT = """Granviks kommun
Tjänsteskrivelse
2031-04-30
Dnr TN 2031/0568
Tekniska förvaltningen

Ändrade avgifter för parkering

Förslag till beslut

Tekniska nämnden föreslår kommunfullmäktige att anta avgifterna.

Bakgrund

Avgifterna har inte höjts sedan 2029. Förvaltningen har skickat ut förslaget på samråd.

Tidplan

Skede

Tidpunkt

Beslut i kommunfullmäktige

mars 2032

Avgifterna börjar gälla

maj 2032

Bedömning

Förvaltningen bedömer att fördelarna överväger.

Eva Ekdal
Teknisk direktör

Bilaga 1. Zonindelning

Zonen omfattar innerstaden innanför ringen.

Bilaga 2. Synpunkter i urval

Privatperson, zon 1: Jag arbetar natt och behöver bilen. Ni kan inte höja så mycket.

Biografen Söder: Vi ser ingen risk för vår del.

Det blir dyrare för alla som bor här.
"""

MINUTES = """Granviks kommun
Kommunfullmäktige
Sammanträdesprotokoll
2031-11-07

Närvarolista
Ledamöter i Socialdemokraternas grupp: Rolf Ek, Annika By, Fatma Orre (tjänstgör för
Kim Ståhl)
Moderaterna: Carl Anckar, Elisabet Bro
(till kl. 20.10)
Kristdemokraterna: Ingela Ram. Miljöpartiet: Ida Gran, Pontus Ljung

KF § 273
Beslut – Taxa för vatten 2032 (Dnr 2031/0448
KS)

Beslut
Kommunfullmäktige fastställer taxan.

Yrkanden
Rolf Ek (S) yrkar att taxan höjs med högst fyra procent. Ida Gran (MP) yttrar sig. Carl Anckar (M) yrkar bifall.

Reservation
Rolf Ek (S) reserverar sig mot beslutet.
Ingela Ram (KD) medges att till protokollet anteckna att hon som tjänstgörande skulle ha instämt.
"""

VOTE = """Omröstning begärs. Till motförslag utses, sedan ordföranden ställt proposition på de
återstående yrkandena, att motionen ska anses besvarad.
Ledamöterna Karin Ek (MP), Rasmus Öst (S), Jonna Kell (S), Torsten Wid (S), Selma
Beris (S) samt ordföranden Helena Ros (S) röstar Ja till avslag.
Ledamöterna Per Dal (L), Ylva San (C), Erik Faj (M), Fredrik Stj (M),
Jörgen Mal (SD) och Sonja
Tveit (SD) röstar Nej.
Ledamoten Nils Afz (V) avstår.
Röstetalet är 6 Ja-röster och 6 Nej-röster. Motionen avslås genom ordförandens utslagsröst.
"""


def document(tmp_path: Path, text: str, name: str) -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, tmp_path)


def test_views_that_others_sent_in_are_not_the_words_of_the_administration(tmp_path: Path) -> None:
    report = document(tmp_path, REPORT, "tjansteskrivelse.txt")
    voices = [(one.voice.role, one.voice.organ) for one in report.sections[-2:]]

    assert voices == [
        (VoiceRole.REMISSINSTANS, "Privatperson, zon 1"),
        (VoiceRole.REMISSINSTANS, "Biografen Söder"),
    ]
    said = {report.text_of(one.spans)[:20]: one.voice.role for one in report.sections}
    assert VoiceRole.FORVALTNING not in {
        role for begins, role in said.items() if begins.startswith(("Det", "Bilaga 2"))
    }
    assert said["Bilaga 1. Zonindelni"] is VoiceRole.FORVALTNING


def test_a_step_of_a_schedule_is_no_decision(tmp_path: Path) -> None:
    decisions = document(tmp_path, REPORT, "tjansteskrivelse.txt").decisions

    assert [one.text.split()[:2] for one in decisions] == [["Tekniska", "nämnden"]]


def test_a_list_of_those_present_by_the_names_of_their_groups_gives_their_letters(tmp_path: Path) -> None:
    met = {one.person.name: one.person.party for one in document(tmp_path, MINUTES, "kf-protokoll.txt").attendees}

    assert met == {
        "Rolf Ek": "S", "Annika By": "S", "Fatma Orre": "S", "Carl Anckar": "M", "Elisabet Bro": "M",
        "Ingela Ram": "KD", "Ida Gran": "MP", "Pontus Ljung": "MP",
    }  # fmt: skip


def test_a_title_behind_the_word_decision_is_a_title(tmp_path: Path) -> None:
    (item,) = [one for one in document(tmp_path, MINUTES, "kf-protokoll.txt").items if one.paragraf]

    assert (item.paragraf, item.title, item.diarienummer) == ("273", "Taxa för vatten 2032", ("2031/0448 KS",))


def test_who_only_speaks_moves_nothing(tmp_path: Path) -> None:
    moved = [
        (one.parties, one.text)
        for one in document(tmp_path, MINUTES, "kf-protokoll.txt").statements
        if one.kind is StatementKind.YRKANDE
    ]

    assert moved == [(("S",), "att taxan höjs med högst fyra procent."), (("M",), "bifall.")]


def test_who_would_have_joined_had_they_served_makes_a_statement_as_substitute(tmp_path: Path) -> None:
    dissents = {
        one.kind: (one.parties, one.text)
        for one in document(tmp_path, MINUTES, "kf-protokoll.txt").statements
        if one.kind is not StatementKind.YRKANDE
    }

    assert dissents[StatementKind.RESERVATION] == (("S",), "")
    assert dissents[StatementKind.ERSATTARYTTRANDE][0] == ("KD",)


def test_a_list_of_voters_that_runs_on_over_lines_is_read_whole() -> None:
    (vote,) = parse_votes(VOTE)
    cast = {ballot: sum(one.ballot is ballot for one in vote.members) for ballot in Ballot}

    assert (vote.ja, vote.nej, vote.casting_vote) == (6, 6, True)
    assert (cast[Ballot.JA], cast[Ballot.NEJ], cast[Ballot.AVSTAR]) == (6, 6, 1)


def test_what_the_ballots_mean_is_read_from_the_voters_and_from_the_counter_proposal() -> None:
    (vote,) = parse_votes(VOTE)

    assert (vote.ja_means, vote.nej_means) == ("avslag", "motionen ska anses besvarad")


def test_short_numbers_and_numbers_with_a_class_are_read_behind_a_title() -> None:
    assert trailing_diarienummer("Internkontroll (Dnr 2031/0731 KS)") == (("2031/0731 KS",), "Internkontroll")
    assert trailing_diarienummer("Bokslut Dnr SBN 2031-88") == (("SBN 2031-88",), "Bokslut")
    assert trailing_diarienummer("Motion av Bo Al (KS 2031-12-03)")[0] == ()
