"""Minutes in running text, without headings but for the decision: who dissents, what is moved, the numbers."""

from __future__ import annotations

from pathlib import Path

from ingest.models import Ballot, Document
from ingest.pipeline import read

MINUTES = """Granviks kommun
Kommunstyrelsen
Sammanträdesprotokoll
2031-03-11

Närvarande: Eva By (S), ordförande, Bo Al (M), Sara Ek (C), Olof Ros (V), Jan Lid (SD)

§ 1 Ny förskola vid Ekvägen i Norrby
Ärende 0379/31
Skolnämnden hemställer att kommunstyrelsen beslutar att bygga en ny förskola i Norrby.
Bo Al vill se att kostnaden får uppgå till högst 3 miljoner kronor.
Olof Ros vill se avslag på nämndens förslag.
Rösträkning begärs.
Den som röstar ja stöder avslag, den som röstar nej stöder bifall till Bo Als (M) yrkande.
Utfall: Ja 3, Nej 1.
Rösterna redovisas i bilaga 1 till protokollet.
Beslut
Kommunstyrelsen hemställer att kommunfullmäktige beslutar att bygga en ny förskola i Norrby.
Reservation från Bo Al (M) framgår av bilaga 2.
Till protokollet fogas ett särskilt uttalande av Olof Ros
(V):
Barnfamiljerna får ingen garanti för den nya förskolan efter projekttiden.

§ 2 Motion av Sara Ek m.fl. (C) om att öppna en badplats vid ån i Norrby
Ärende 1215/30
Sara Ek och Bo Al väckte en motion rörande badplatsen.
En konsekvensanalys har gjorts tillsammans med personalen. Lokalerna vid Kvarngränd är små och
saknar omklädningsrum.
Beslut
Kommunstyrelsen beslutade att avslå motionen.
Till protokollet fogas en reservation från Sara Ek (C).
\fBilaga 1 till protokollet
11 mars 2031 kommunstyrelsen, ärendet under § 1
Så röstade ledamöterna
Namn Parti Uppdrag Röst
Eva By S Ledamot Ja
Bo Al M Ledamot Nej
Olof Ros V Ledamot Ja
Jan Lid SD Ledamot Ja
"""


def minutes(tmp_path: Path) -> Document:
    path = tmp_path / "ks-protokoll-2031-03-11.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return read(path, tmp_path)


def test_what_is_added_to_the_minutes_ends_the_dissent_above_and_has_its_own_kind_and_party(tmp_path: Path) -> None:
    document = minutes(tmp_path)
    dissents = [(one.kind.value, one.parties) for one in document.statements if one.kind.value != "yrkande"]
    uttalande = next(one for one in document.statements if one.kind.value == "särskilt uttalande")
    voice = next(one.voice for one in document.sections if one.id == uttalande.section_id)

    assert dissents == [("reservation", ("M",)), ("särskilt uttalande", ("V",)), ("reservation", ("C",))]
    assert uttalande.text.startswith("Barnfamiljerna får ingen garanti")
    assert voice.parties == ("V",)


def test_who_wants_to_see_something_moves_it(tmp_path: Path) -> None:
    moved = [(one.parties, one.text) for one in minutes(tmp_path).statements if one.kind.value == "yrkande"]

    assert [parties for parties, _ in moved] == [("M",), ("V",)]
    assert "att kostnaden får uppgå till högst" in moved[0][1]


def test_a_case_number_without_letters_is_read_behind_its_label(tmp_path: Path) -> None:
    items = {item.paragraf: item for item in minutes(tmp_path).items}

    assert items["1"].diarienummer == ("0379/31",)
    assert items["1"].title == "Ny förskola vid Ekvägen i Norrby"


def test_a_title_ends_where_the_next_word_would_have_fitted_on_its_line(tmp_path: Path) -> None:
    items = {item.paragraf: item for item in minutes(tmp_path).items}

    assert items["2"].title == "Motion av Sara Ek m.fl. (C) om att öppna en badplats vid ån i Norrby"


def test_a_vote_list_belongs_to_the_vote_that_points_to_its_number(tmp_path: Path) -> None:
    (vote,) = minutes(tmp_path).votes

    assert (vote.ja, vote.nej, vote.tally_agrees) == (3, 1, True)
    assert [one.person.name for one in vote.members if one.ballot is Ballot.NEJ] == ["Bo Al"]


def test_a_title_ends_at_a_list_by_letters(tmp_path: Path) -> None:
    path = tmp_path / "protokoll.txt"
    path.write_text(
        MINUTES + "\n§ 3\nInformation från kontoret\na) Planchefen redovisar läget. Elva planer antogs.\n"
        "b) Ekonomen redovisar prognosen.\n\nBeslut\nInformationen noteras.\n",
        encoding="utf-8",
    )
    titles = {item.paragraf: item.title for item in read(path, tmp_path).items}

    assert titles["3"] == "Information från kontoret"


def test_the_organ_stands_behind_the_parties_that_write(tmp_path: Path) -> None:
    path = tmp_path / "yrkande.txt"
    path.write_text(
        "2031-06-25\nV, L, kommunfullmäktige\n25 juni 2031\n"
        "Till protokollet 2031-06-26\nV, L: Yrkande\nBadplatsen i Ekby\n"
        "På vår fråga den 11 juni svarade fritidsnämnden att marken inte kan säljas. Vi yrkar avslag på förslaget.\n"
        "Sara Ek (V)\nKen Al (L)\n",
        encoding="utf-8",
    )
    (statement,) = read(path, tmp_path).statements

    assert statement.organ == "kommunfullmäktige"
    assert statement.parties == ("V", "L")
