"""Votes that minutes tell by party, not by name. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.rows import decode, encode
from ingest.models import Vote
from ingest.pipeline import read

HEAD = (
    "Ekby kommun\nSammanträdesprotokoll\nKommunfullmäktige 2031-03-04\n\n§ 4 En bro\nBeslut\nBron byggs.\nOmröstning\n"
)
PUT = "Ja-röst för bifall till förslaget. Nej-röst för avslag på förslaget.\n"


def votes_of(text: str, folder: Path) -> tuple[Vote, ...]:
    path = folder / "kf.txt"
    path.write_text(HEAD + PUT + text, encoding="utf-8")
    return read(path, folder).votes


def parties(vote: Vote) -> list[tuple[str, str, int | None]]:
    return [(one.party, one.ballot.value, one.count) for one in vote.party_votes]


ROWS = "Parti Ja Nej Avstår\nSocialdemokraterna 12 0 0\nM 0 9 0\nEkbylistan 3 2 1\nSumma 15 11 1\n"


@pytest.mark.parametrize("table", [ROWS, ROWS.replace(" ", "\n")], ids=["rows", "cells"])
def test_a_table_tells_how_many_of_each_party_voted_how(table: str, tmp_path: Path) -> None:
    (vote,) = votes_of(table, tmp_path)
    assert (vote.ja, vote.nej, vote.avstar, vote.members) == (15, 11, 1, ())
    assert parties(vote) == [
        ("S", "ja", 12),
        ("M", "nej", 9),
        ("Ekbylistan", "ja", 3),
        ("Ekbylistan", "nej", 2),
        ("Ekbylistan", "avstår", 1),
    ]


def test_parties_that_do_not_add_up_to_the_figures_are_not_told(tmp_path: Path) -> None:
    (vote,) = votes_of(ROWS.replace("15 11", "16 11"), tmp_path)
    assert (vote.ja, vote.party_votes) == (16, ())


def test_parties_stand_beside_the_figures(tmp_path: Path) -> None:
    (vote,) = votes_of("Resultat: 18 ja-röster (S 12, C 6) och 9 nej-röster (SD 5, V 4).\n", tmp_path)
    assert (vote.ja, vote.nej) == (18, 9)
    assert parties(vote) == [("S", "ja", 12), ("C", "ja", 6), ("SD", "nej", 5), ("V", "nej", 4)]


def test_parties_of_a_side_may_be_told_without_their_figures(tmp_path: Path) -> None:
    (vote,) = votes_of("Med 18 ja-röster från S och C mot 9 nej-röster från SD bifalls förslaget.\n", tmp_path)
    assert (vote.ja, vote.nej) == (18, 9)
    assert parties(vote) == [("S", "ja", None), ("C", "ja", None), ("SD", "nej", None)]


def test_each_vote_has_its_own_parties(tmp_path: Path) -> None:
    second = "Omröstning 2\nJa för våren. Nej för hösten.\n7 ja-röster (S 7) och 2 nej-röster (M 2).\n"
    one, two = votes_of(f"3 ja-röster (S 3) och 4 nej-röster (M 4).\n{second}", tmp_path)
    assert (parties(one)[0], parties(two)[0]) == (("S", "ja", 3), ("S", "ja", 7))


def test_names_with_a_hyphen_behind_ja_are_no_proposition(tmp_path: Path) -> None:
    named = "Med 2 ja-röster mot 1 nej-röst bifalls förslaget.\nJa: Lars-Erik By (S), Siv Ek (S)\nNej: Bo Al (M)\n"
    (vote,) = votes_of(named, tmp_path)
    assert (vote.ja_means, len(vote.members)) == ("bifall till förslaget", 3)


def test_parties_of_a_vote_are_kept(tmp_path: Path) -> None:
    (vote,) = votes_of(ROWS, tmp_path)
    assert decode(Vote, encode(vote)) == vote
