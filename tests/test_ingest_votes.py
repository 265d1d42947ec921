"""Votes of a whole document: names in appendices, and names against figures. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from ingest.models import Ballot, Vote
from ingest.pipeline import read

HEAD = "Ekby kommun\nSammanträdesprotokoll\nKommunstyrelsen 2031-03-04\n\n§ 4 En bro\n"


def votes_of(text: str, folder: Path) -> tuple[Vote, ...]:
    path = folder / "ks.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return read(path, folder).votes


def names(vote: Vote, ballot: Ballot) -> list[str]:
    return [member.person.name for member in vote.members if member.ballot is ballot]


TWO_LISTS = """Omröstning 1
Ja för bifall till förslaget. Nej för avslag.
Omröstningen utfaller med 2 ja mot 1 nej. Rösterna redovisas i bilaga 1.
Omröstning 2
Ja för våren. Nej för hösten.
Omröstningen utfaller med 1 ja mot 2 nej. Rösterna redovisas i bilaga 2.
Beslut
Bron byggs på hösten.
\fBilaga 1
Omröstningslista § 4
Eva By S Ledamot Ja
Vera Ek S Ledamot Ja
Bo Al M Ersättare Nej
\fBilaga 2
Omröstningslista § 4
Eva By S Ledamot Ja
Vera Ek S Ledamot Nej
Bo Al M Ersättare Nej
"""


def test_each_vote_has_the_names_of_its_own_appendix(tmp_path: Path) -> None:
    first, second = votes_of(TWO_LISTS, tmp_path)
    assert (names(first, Ballot.JA), names(first, Ballot.NEJ)) == (["Eva By", "Vera Ek"], ["Bo Al"])
    assert (names(second, Ballot.JA), names(second, Ballot.NEJ)) == (["Eva By"], ["Vera Ek", "Bo Al"])
    assert [first.tally_agrees, second.tally_agrees] == [True, True]


def test_each_vote_keeps_where_its_list_stands(tmp_path: Path) -> None:
    first, second = votes_of(TWO_LISTS, tmp_path)
    assert [span.page_no for span in first.list_spans] == [2]
    assert [span.page_no for span in second.list_spans] == [3]


def test_a_list_that_no_text_points_to_is_a_vote(tmp_path: Path) -> None:
    text = "Beslut\nBron byggs.\n\fBilaga 1\nOmröstningslista § 4\nEva By S Ja\nVera Ek S Ja\nBo Al M Nej\n"
    (vote,) = votes_of(text, tmp_path)
    assert (vote.ja, vote.nej, vote.proposition) == (2, 1, "")


def test_names_that_do_not_add_up_to_the_figures_are_told_as_a_difference(tmp_path: Path) -> None:
    text = (
        "Omröstning\nEva By (S), Vera Ek (S) och Siv Ro (V) röstar ja.\nBo Al (M) röstar nej.\n"
        "Med 4 ja-röster mot 1 nej-röst bifalls förslaget.\n"
    )
    (vote,) = votes_of(text, tmp_path)
    assert vote.tally_agrees is False
    assert vote.differences == ((Ballot.JA, 4, 3),)


def test_names_that_add_up_have_no_difference(tmp_path: Path) -> None:
    text = "Omröstning\nEva By (S), Vera Ek (S) röstar ja.\nBo Al (M) röstar nej.\nMed 2 ja mot 1 nej bifalls det.\n"
    (vote,) = votes_of(text, tmp_path)
    assert (vote.tally_agrees, vote.differences) == (True, ())


def test_a_name_cut_by_a_page_with_a_repeated_header_is_whole(tmp_path: Path) -> None:
    text = (
        "Omröstning\nJa röstar Eva By (S) och Vera Ek (S).\nFör nej: Bo Al (M), Siv\n\f4 § (forts.)\nRo Ahl (M).\n"
        "Utfall: Ja 2, Nej 2.\n"
    )
    (vote,) = votes_of(text, tmp_path)
    assert names(vote, Ballot.NEJ) == ["Bo Al", "Siv Ro Ahl"]


def test_even_votes_are_decided_by_the_chair(tmp_path: Path) -> None:
    text = "Omröstning\nMed 5 ja-röster mot 5 nej-röster och ordförandens utslagsröst bifalls förslaget.\n"
    (vote,) = votes_of(text, tmp_path)
    assert (vote.ja, vote.nej, vote.casting_vote) == (5, 5, True)


HTML_TABLES = """<p>Ekby kommun</p><p>Sammanträdesprotokoll</p><p>Kommunstyrelsen 2031-03-04</p><p>§ 4 En bro</p>
<p>Omröstning</p><table><tr><th>Ledamot</th><th>Parti</th><th>Ja</th><th>Nej</th></tr>
<tr><td>Eva By</td><td>S</td><td>X</td><td></td></tr><tr><td>Vera Ek</td><td>S</td><td>X</td><td></td></tr></table>
<table><tr><td>Bo Al</td><td>M</td><td></td><td>X</td></tr></table>
<table><tr><td>Närvaro</td><td>Parti</td><td>Ordinarie</td><td>Ersättare</td></tr>
<tr><td>Siv Ro</td><td>M</td><td></td><td>X</td></tr></table>"""


def test_a_table_cut_in_two_on_a_web_page_keeps_its_columns_and_lends_them_to_no_other(tmp_path: Path) -> None:
    path = tmp_path / "ks.html"
    path.write_text(HTML_TABLES, encoding="utf-8")
    (vote,) = read(path, tmp_path).votes
    assert (names(vote, Ballot.JA), names(vote, Ballot.NEJ)) == (["Eva By", "Vera Ek"], ["Bo Al"])


def test_a_table_cut_in_two_in_a_word_document_keeps_its_columns(tmp_path: Path) -> None:
    written = docx.Document()
    for line in (*HEAD.strip().split("\n"), "Omröstning"):
        written.add_paragraph(line)
    first = [("Ledamot", "Parti", "Ja", "Nej"), ("Eva By", "S", "X", ""), ("Vera Ek", "S", "X", "")]
    second = [("Bo Al", "M", "", "X"), ("Siv Ro", "M", "", "X")]
    for rows in (first, second):
        table = written.add_table(rows=0, cols=4)
        for row in rows:
            for cell, word in zip(table.add_row().cells, row, strict=True):
                cell.text = word
        written.add_paragraph("Kommunstyrelsen 2031-03-04")
    path = tmp_path / "ks.docx"
    written.save(str(path))
    (vote,) = read(path, tmp_path).votes
    assert (names(vote, Ballot.JA), names(vote, Ballot.NEJ)) == (["Eva By", "Vera Ek"], ["Bo Al", "Siv Ro"])


def test_a_row_may_be_a_name_with_letters_above_its_ballot(tmp_path: Path) -> None:
    (vote,) = votes_of(
        "Votering\nLedamot\nJa\nNej\nAvstår\nEva By (S)\nJa\nBo Al (M)\nNej\nIda Ek (ÅL)\nAvstår\n", tmp_path
    )
    assert [names(vote, ballot) for ballot in (Ballot.JA, Ballot.NEJ, Ballot.AVSTAR)] == [
        ["Eva By"],
        ["Bo Al"],
        ["Ida Ek"],
    ]


def test_nobody_has_the_ballot_of_a_column_that_could_not_be_read(tmp_path: Path) -> None:
    table = "Ledamot\nJa\nNej\nAvstår\nEva By (S)\nX\nBo Al (M)\nX\n"
    (vote,) = votes_of(f"Votering\n{table}Med 1 ja-röst mot 1 nej-röst bifalls förslaget.", tmp_path)
    assert vote.members == ()


def test_what_ja_means_goes_on_behind_an_abbreviation(tmp_path: Path) -> None:
    text = (
        "Den som bifaller Eva Bys m.fl. yrkande röstar ja. Den som bifaller Bo Als m.fl. yrkande röstar nej.\n"
        "Med 6 ja-röster mot 5 nej-röster bifalls yrkandet."
    )
    (vote,) = votes_of(f"Beslutsgång\n{text}", tmp_path)
    assert (vote.ja_means, vote.nej_means) == ("bifaller Eva Bys m.fl. yrkande", "bifaller Bo Als m.fl. yrkande")
    (vote,) = votes_of(
        "Beslutsgång\nJa-röst för förslaget, nej-röst för Eva Bys m.fl. yrkande.\nMed 3 ja mot 2 nej.", tmp_path
    )
    assert vote.nej_means == "Eva Bys m.fl. yrkande"


MET = """Ekby kommun
Sammanträdesprotokoll
Kommunstyrelsen 2031-03-04

Beslutande
Vera Ek (S), ordförande
Eva By (S)
Bo Al (M)
Stig Ro (V)

§ 4 En bro
"""
LISTED = """Omröstning
Ja för bifall. Nej för avslag.
Ja röstar: Eva By samt ordföranden.
Nej röstar: Bo Al.
Beslut
Bron byggs.
"""


def met(text: str, folder: Path) -> Vote:
    path = folder / "ks.txt"
    path.write_text(MET + text, encoding="utf-8")
    (vote,) = read(path, folder).votes
    return vote


def test_the_chair_among_those_who_vote_is_who_led_the_meeting(tmp_path: Path) -> None:
    assert names(met(LISTED, tmp_path), Ballot.JA) == ["Eva By", "Vera Ek"]


def test_a_chair_with_jav_leads_no_vote_on_the_matter(tmp_path: Path) -> None:
    assert names(met(LISTED + "Jäv\nVera Ek (S) anmäler jäv.\n", tmp_path), Ballot.JA) == ["Eva By"]


ROWS = "Eva By S Ja\nVera Ek S Ja\nBo Al M Nej\n"
REST = "Beslut\nBron byggs.\n§ 5 En skola\nBeslut\nSkolan byggs.\n§ 6 Avslutning\nMötet avslutas.\n"
TALLY = "Omröstning\nJa för bifall. Nej för avslag.\nOmröstningen utfaller med 2 ja mot 1 nej.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Voteringslista § 4\nEn bro",
        "Voteringslista nr 1, § 4 En bro",
        "Omröstningsresultat Ks § 4",
        "Omröstningsbilaga 1\n§ 4 En bro",
        "Bilaga 1 till Ks § 4\nOmröstningslista",
        "Bilaga 1, § 4\nVoteringslista",
        "Bilaga § 4 Voteringslista",
        "Bilaga A Votering § 4",
        "KF § 4 Bilaga 1\nOmröstningslista",
        "Bilaga nr 1 till protokoll 2031-03-04, § 4\nOmröstningslista",
    ],
)
def test_a_list_behind_the_minutes_belongs_to_the_paragraf_it_names(head: str, tmp_path: Path) -> None:
    table = "Ledamot\nParti\nJa\nNej\nAvst\nEva By\nS\nJa\nVera Ek\nS\nJa\nBo Al\nM\nNej\nSumma\n2\n1\n0\n"
    (vote,) = votes_of(f"{TALLY}{REST}\f{head}\n{table}", tmp_path)
    assert (vote.ja, vote.nej, vote.tally_agrees) == (2, 1, True)
    assert (names(vote, Ballot.JA), names(vote, Ballot.NEJ)) == (["Eva By", "Vera Ek"], ["Bo Al"])


def test_a_list_that_repeats_its_head_on_the_next_page_is_one(tmp_path: Path) -> None:
    tally = TALLY.replace("2 ja mot 1 nej", "4 ja mot 2 nej")
    more = "Nina Lo S Ja\nStig Ro S Ja\nUlf Ed M Nej\n"
    (vote,) = votes_of(f"{tally}{REST}\fVoteringslista § 4\n{ROWS}\fVoteringslista § 4\n{more}", tmp_path)
    assert names(vote, Ballot.JA) == ["Eva By", "Vera Ek", "Nina Lo", "Stig Ro"]
    assert vote.tally_agrees


PARTY_CELLS = (
    "Parti\nJa\nNej\nAvstår\nFrånvarande\nSocialdemokraterna\n28\n0\n0\n0\nModeraterna\n0\n20\n0\n1\n"
    "Ekbylistan\n0\n0\n2\n0\nSumma\n28\n20\n2\n1\n"
)
PARTY_ROWS = "Parti Ja Nej Avstår\nS 28 0 0\nM 0 20 0\nEL 0 0 2\nTotalt 28 20 2\n"


@pytest.mark.parametrize("table", [PARTY_CELLS, PARTY_ROWS])
def test_a_table_of_parties_tells_the_figures(table: str, tmp_path: Path) -> None:
    (vote,) = votes_of(f"Omröstning\nJa för bifall. Nej för avslag.\n{table}{REST}", tmp_path)
    assert (vote.ja, vote.nej, vote.avstar, vote.members) == (28, 20, 2, ())


@pytest.mark.parametrize("table", [PARTY_CELLS, PARTY_ROWS])
def test_a_table_of_parties_in_an_appendix_repeats_the_figures_of_the_text(table: str, tmp_path: Path) -> None:
    tally = TALLY.replace("2 ja mot 1 nej", "28 ja mot 20 nej")
    (vote,) = votes_of(f"{tally}{REST}\fBilaga 1\nVotering § 4\n{table}", tmp_path)
    assert (vote.ja, vote.nej, vote.ja_means) == (28, 20, "bifall")


def test_a_table_of_seats_is_no_vote(tmp_path: Path) -> None:
    assert not votes_of("Parti 2027 2031\nS 28 26\nM 20 22\nTotalt 48 48\n" + REST, tmp_path)


def test_a_vote_that_follows_what_another_organ_proposed_is_held_by_the_organ_that_met(tmp_path: Path) -> None:
    text = (
        "Almviks kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-05-06\n\n§ 4 Väg till hamnen\nDnr KS 2031/4\n\n"
        "Vägen är smal.\n\nTekniska nämnden hemställer att kommunstyrelsen beslutar att avslå motionen.\n\n"
        "Maja Ek (V) yrkar bifall till motionen.\n\nDen som röstar ja stöder avslag på motionen, den som röstar nej "
        "stöder bifall till motionen.\n\nDet blev 4 röster för ja och 3 röster för nej.\n\n"
        "Beslut\nKommunstyrelsen avslår motionen.\n"
    )
    (tmp_path / "ks.txt").write_text(text, encoding="utf-8")
    (vote,) = read(tmp_path / "ks.txt", tmp_path).votes
    assert (vote.ja, vote.nej, vote.organ) == (4, 3, "kommunstyrelsen")
