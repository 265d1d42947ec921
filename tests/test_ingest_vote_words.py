"""Votes told in few words: the patterns of data/votes.toml. All names and texts are invented."""

import pytest

from ingest.models import Ballot
from ingest.vote_text import ParsedVote, parse_votes


def shown(vote: ParsedVote) -> str:
    """ja-nej-avstår | ja means | nej means | ja members | nej members | abstaining members"""
    sides = [
        ", ".join(member.person.name for member in vote.members if member.ballot is ballot)
        for ballot in (Ballot.JA, Ballot.NEJ, Ballot.AVSTAR)
    ]
    return " | ".join((f"{vote.ja}-{vote.nej}-{vote.avstar}", vote.ja_means, vote.nej_means, *sides))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sju ledamöter röstar för bifall till A och sex för avslag.", "7-6-None | bifall till A | avslag |  |  | "),
        ("7 ledamöter har röstat för och 4 ledamöter röstat emot förslaget.", "7-4-None |  |  |  |  | "),
        ("Antal avgivna röster: 11\nJa-röster 7\nNej-röster 4\nNedlagda röster 0", "7-4-0 |  |  |  |  | "),
        ("Ja 7 röster, nej 4 röster, 1 nedlagd röst", "7-4-1 |  |  |  |  | "),
        ("Utfall: Ja – 7, Nej – 4, Avstår – 1", "7-4-1 |  |  |  |  | "),
        ("Omröstningsresultat: 7-4 (2 avstår)", "7-4-2 |  |  |  |  | "),
        ("Med rösterna 7-4 beslutar nämnden.", "7-4-None |  |  |  |  | "),
        ("Fem röstade ja och två röstade nej. Dessutom avstod en från att rösta.", "5-2-1 |  |  |  |  | "),
        ("Ja  Nej  Avstår\n7   4    2\nNämnden beslutar", "7-4-2 |  |  |  |  | "),
        (
            "Nämnden beslutar att Ja är bifall till A, att Nej är avslag, och att omröstningen ger 7 ja och 4 nej.",
            "7-4-None | bifall till A | avslag |  |  | ",
        ),
        (
            "att de som röstar ja bifaller A,\natt de som röstar nej bifaller B.\nOmröstningen ger 7 ja och 4 nej.",
            "7-4-None | bifaller A | bifaller B |  |  | ",
        ),
        (
            "Ja-röster: 2 (Eva By (S), Bo Al (M)) Nej-röster: 1 (Nina Lo (ÅL)).",
            "2-1-None |  |  | Eva By, Bo Al | Nina Lo | ",
        ),
        (
            "Ja: 2 röster (Eva By (S), Bo Al (M))\nNej: 1 röst (Nina Lo (ÅL))",
            "2-1-None |  |  | Eva By, Bo Al | Nina Lo | ",
        ),
        (
            "Ledamot Ja Nej\n1 Eva By Ja\n2 Bo Al Nej\n3 Siv Ekman Nej\nSumma 1 2",
            "1-2-None |  |  | Eva By | Bo Al, Siv Ekman | ",
        ),
    ],
)
def test_votes_told_in_few_words_are_read(text: str, expected: str) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == [expected]
