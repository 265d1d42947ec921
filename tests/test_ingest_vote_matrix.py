"""Vote lists of several votes in one table, one column for each paragraf. All names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import Ballot
from ingest.pipeline import read
from ingest.vote_matrix import find_matrices

ROWS = """Ledamot Parti § 4 § 7
Eva By S Ja Nej
Vera Ek ÅL Nej Avst
Bo Al M Ja -
Summa 2/1/0 0/1/1"""
CELLS = ROWS.replace(" § ", "\n§ ").replace(" Parti", "\nParti")
for code in ("S", "ÅL", "M"):
    CELLS = CELLS.replace(f" {code} ", f"\n{code}\n")
CELLS = CELLS.replace("Ja Nej", "Ja\nNej").replace("Nej Avst", "Nej\nAvst").replace("Ja -", "Ja\n-")

MINUTES = """Ekby kommun
Sammanträdesprotokoll
Kommunfullmäktige 2031-03-04

§ 4 En bro
Beslut
Bron byggs.
Omröstning
Ja-röst för bifall, nej-röst för avslag.
2 ledamöter röstar ja och 1 ledamot röstar nej. Se voteringslista, bilaga 1.
§ 7 En damm
Beslut
Dammen grävs inte.
Omröstning
Ja-röst för dammen, nej-röst för avslag.
0 ledamöter röstar ja, 1 ledamot röstar nej och 1 ledamot avstår. Se voteringslista, bilaga 1.
§ 8 Avslutning
Ordföranden tackar för i dag.
\fBilaga 1 – Voteringslista
Redovisning av två omröstningar.
"""


@pytest.mark.parametrize("text", [ROWS, CELLS, ROWS.replace("Bo Al", "\nLedamot Parti § 4 § 7\nBo Al")])
def test_every_column_is_the_vote_of_its_paragraf(text: str) -> None:
    (table,) = find_matrices(f"Omröstningar\n{text}")
    told = {number: [(one.person.name, one.person.party, one.ballot) for one in cast] for number, cast in table.columns}
    assert told == {
        "4": [("Eva By", "S", Ballot.JA), ("Vera Ek", "ÅL", Ballot.NEJ), ("Bo Al", "M", Ballot.JA)],
        "7": [("Eva By", "S", Ballot.NEJ), ("Vera Ek", "ÅL", Ballot.AVSTAR)],
    }


@pytest.mark.parametrize("text", ["Ledamot Parti Ja Nej\nEva By S X", "Ledamot § 4 § 7\nInga rader"])
def test_another_table_is_none_of_several_votes(text: str) -> None:
    assert find_matrices(text) == ()


@pytest.mark.parametrize("rows", [ROWS, CELLS])
def test_the_votes_of_a_paragraf_have_the_names_of_its_column(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "kf.txt"
    path.write_text(MINUTES + rows, encoding="utf-8")
    document = read(path, tmp_path)
    of_item = {item.id: item.paragraf for item in document.items}
    assert [(of_item[vote.item_id], len(vote.members), vote.tally_agrees) for vote in document.votes] == [
        ("4", 3, True),
        ("7", 2, True),
    ]
