"""Votes in running text. All names and texts are invented."""

import pytest

from ingest.models import Ballot, Person
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
        (
            "Godkänd voteringsproposition: ”Ja för bifall till nämndens förslag och Nej för\nbifall till Eva "
            "Bys yrkande.”\nOmröstningen utfaller med 40 Ja mot 38 Nej. 3 ledamöter avstår från att rösta. Hur "
            "var\noch en röstar framgår av bilaga 2.",
            ["40-38-3 | bifall till nämndens förslag | bifall till Eva Bys yrkande |  |  | "],
        ),
        (
            "”Ja för avslag. Nej för bifall till yrkandet från S”.\nOmröstningen utfaller med 41 Ja mot 38 Nej. "
            "En ledamot avstår.",
            ["41-38-1 | avslag | bifall till yrkandet från S |  |  | "],
        ),
        (
            '"Ja för bifall till Eva Bys yrkande och Nej för bifall till Bo Als yrkande."\nEva By (V), Vera '
            "Ek (S) och ordföranden Ek Lund (S) röstar Ja (3).\nBo Al (M) och tjänstgörande ersättaren Nina Lo "
            "(M) röstar Nej (2). Stig Ro (C) avstår från att rösta (1).",
            [
                "3-2-1 | bifall till Eva Bys yrkande | bifall till Bo Als yrkande | Eva By, Vera Ek, Ek Lund | Bo "
                "Al, Nina Lo | Stig Ro"
            ],
        ),
        (
            "Den som vill bifalla förslaget röstar Ja, den som vill avslå det röstar Nej.\nMed åtta ja-röster "
            "och fem nej-röster beslutar nämnden att bifalla förslaget.",
            ["8-5-None | bifalla förslaget | avslå det |  |  | "],
        ),
        (
            "Följande röstade för att bifalla Eva Bys yrkande.\nEva By (M), Vera Ek (C) och Bo Al "
            "(M)\n\nFöljande röstade för att bifalla Nina Los avslagsyrkande.\nNina Lo (S), Stig Ro (V)\n\nMed "
            "tre röster mot två hade nämnden beslutat så.",
            [
                "3-2-None | att bifalla Eva Bys yrkande | att bifalla Nina Los avslagsyrkande | Eva By, Vera Ek, "
                "Bo Al | Nina Lo, Stig Ro | "
            ],
        ),
        (
            "Följande röstar Ja: Eva By (M), Bo Al (M).\nFöljande röstar Nej: Nina Lo (S).",
            ["None-None-None |  |  | Eva By, Bo Al | Nina Lo | "],
        ),
        (
            "Eva By (M) - JA\nBo Al (S) - NEJ\nNina Lo (V) – Avstår",
            ["None-None-None |  |  | Eva By | Bo Al | Nina Lo"],
        ),
        (
            "”Ja för ärendets avgörande idag och Nej för ärendets återremiss.”\nOmröstningen utfaller med 72 Ja "
            "mot 9 Nej.\n”Ja för bifall till A och Nej för bifall till B.”\nOmröstningen utfaller med 43 Ja mot "
            "29 Nej. 9 ledamöter avstår från att rösta.",
            [
                "72-9-None | ärendets avgörande idag | ärendets återremiss |  |  | ",
                "43-29-9 | bifall till A | bifall till B |  |  | ",
            ],
        ),
        ("Med 7 röster mot 6 beslutar nämnden.", ["7-6-None |  |  |  |  | "]),
        ("Antal Ja: 40\n\nAntal Nej: 38\n\nAntal Avstår: 3", ["40-38-3 |  |  |  |  | "]),
        ("Eva By (S) yrkar bifall. Omröstning begärs inte.", []),
        ("”Ja för bifall och Nej för avslag” föreslås, men yrkandet dras tillbaka.", []),
    ],
)
def test_votes_are_read_with_proposition_tally_and_names(text: str, expected: list[str]) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == expected


def test_the_appendix_with_the_names_is_told() -> None:
    text = "Omröstningen utfaller med 40 Ja mot 38 Nej. Hur var och en röstar framgår av bilaga 12."
    assert [vote.listed_in for vote in parse_votes(text)] == ["12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ja: Eva By (S), Bo Al (S)\nNej: Lisa Ro (M)\nAvstår: Ek Lo (SD)",
            "None-None-None |  |  | Eva By, Bo Al | Lisa Ro | Ek Lo",
        ),
        (
            "JA röstar: Eva By (S), Bo Al (S)\nNEJ röstar: Lisa Ro (M)",
            "None-None-None |  |  | Eva By, Bo Al | Lisa Ro | ",
        ),
        (
            "Ja-röst: bifall till nämndens förslag\nNej-röst: bifall till Eva Bys yrkande\nResultat: 8 ja, 5 nej",
            "8-5-None | bifall till nämndens förslag | bifall till Eva Bys yrkande |  |  | ",
        ),
        (
            "Ja röstar den som vill bifalla A. Nej röstar den som vill bifalla B.\n7 ja-röster, 4 nej-röster "
            "och 2 som avstår.",
            "7-4-2 | bifalla A | bifalla B |  |  | ",
        ),
        (
            "Ja-röster avges av Eva By (S), Bo Al (S).\nNej-röster avges av Lisa Ro (M).",
            "None-None-None |  |  | Eva By, Bo Al | Lisa Ro | ",
        ),
        ("31 röster ja och 30 röster nej", "31-30-None |  |  |  |  | "),
    ],
)
def test_votes_in_the_words_of_many_municipalities(text: str, expected: str) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == [expected]


def test_those_who_abstain_are_not_looked_for_under_the_next_heading() -> None:
    text = "Omröstningen utfaller med 4 Ja mot 3 Nej. 3 ledamöter avstår från att rösta. Eva By (S) deltar inte."
    (vote,) = parse_votes(text)
    assert vote.members == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nämnden godkänner propositionen: Den som bifaller förslaget röstar JA. Den som bifaller Bo Als (S) "
            "yrkande röstar NEJ.\nMed 6 ja-röster mot 3 nej-röster bifaller nämnden förslaget.",
            ["6-3-None | bifaller förslaget | bifaller Bo Als (S) yrkande |  |  | "],
        ),
        (
            "Den som röstar ja bifaller Eva Bys (M) yrkande. Den som röstar nej bifaller Bo Als (S) yrkande.\n"
            "Ja röstar: Eva By (M) och Vera Ek (C).\nNej röstar: Bo Al (S).\nNämnden beslutar med 2 ja mot 1 nej.",
            ["2-1-None | bifaller Eva Bys (M) yrkande | bifaller Bo Als (S) yrkande | Eva By, Vera Ek | Bo Al | "],
        ),
        ("Eva By (M) röstar ja till resan.", []),
        (
            "Med 2 Ja mot 1 Nej bifalls förslaget.\nEva By (M) - JA\nVera Ek (C) - JA\nBo Al (S) - NEJ\n"
            "Omröstning begärs om tiden.\n”Ja för våren. Nej för hösten.”\n"
            "Följande röstar Ja: Eva By (M).\nFöljande röstar Nej: Vera Ek (C) och Bo Al (S).\n"
            "Nämnden beslutar med 2 Nej mot 1 Ja.",
            ["2-1-None |  |  | Eva By, Vera Ek | Bo Al | ", "1-2-None | våren | hösten | Eva By | Vera Ek, Bo Al | "],
        ),
    ],
    ids=["members-in-a-proposition", "the-ballot-named-first", "a-member-is-no-vote", "rows-then-lists"],
)
def test_a_vote_is_a_tally_or_a_list_of_members(text: str, expected: list[str]) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == expected


def test_the_head_of_a_table_is_no_ballot_of_the_names_below_it() -> None:
    text = "Ja för avslag och Nej för bifall.\nLedamot Parti JA NEJ AVSTÅR\nEva By (S) X\nBo Al (M) X\n5 Ja mot 2 Nej."
    (vote,) = parse_votes(text)
    assert (vote.ja, vote.nej, vote.avstar, vote.members) == (5, 2, None, ())


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Ja = bifall till förslaget. Nej = avslag.\nUtfall: Ja 9, Nej 1.", (9, 1, None)),
        (
            "En ja-röst betyder bifall till förslaget, en nej-röst betyder avslag.\n"
            "Rösterna fördelar sig så att fem ledamöter röstar ja och en röstar nej. Avstår en.",
            (5, 1, 1),
        ),
        (
            "Ja = bifall till förslaget. Nej = avslag.\n"
            "Rösterna fördelar sig så att 6 ledamöter röstar ja och 5 röstar nej. 3 lägger ner sin röst.",
            (6, 5, 3),
        ),
    ],
)
def test_the_figures_of_a_vote_are_read_in_words_unseen_before(text: str, figures: tuple[int, int, int | None]) -> None:
    (vote,) = parse_votes(text)
    assert (vote.ja, vote.nej, vote.avstar) == figures
    assert (vote.ja_means, vote.nej_means) == ("bifall till förslaget", "avslag")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ja-röst för Eva Bys yrkande\nNej-röst för Bo Als yrkande\nOmröstningsresultat\n"
            "Med 11 ja-röster mot 2 nej-röster samt 2 ledamöter som avstår från att rösta beslutar styrelsen så.",
            "11-2-2 | Eva Bys yrkande | Bo Als yrkande |  |  | ",
        ),
        (
            "Nej-röst för avslag. Ja-röst för bifall.\nMed trettioen ja mot tjugotvå nej.",
            "31-22-None | bifall | avslag |  |  | ",
        ),
        (
            "JA: Bifall till nämndens förslag\nNEJ: Bifall till Eva Bys yrkande\n\nResultat\n"
            "JA: 31 röster\nNEJ: 18 röster\nAVSTÅR: 2",
            "31-18-2 | Bifall till nämndens förslag | Bifall till Eva Bys yrkande |  |  | ",
        ),
        ("Ja 31\nNej 18\nAvstår 2", "31-18-2 |  |  |  |  | "),
        ("Utfallet blev 8-7 till förmån för Eva Bys yrkande.", "8-7-None |  |  |  |  | "),
        (
            "Ja-röster, 7 st: Eva By (S), Vera Ek (S)\nNej-röster, 4 st: Bo Al (M)",
            "7-4-None |  |  | Eva By, Vera Ek | Bo Al | ",
        ),
        ("JA-RÖSTER 9\nNEJ-RÖSTER 4\nAVSTÅR 1", "9-4-1 |  |  |  |  | "),
        ("Fem ledamöter har röstat ja och fyra ledamöter har röstat nej.", "5-4-None |  |  |  |  | "),
        ("Ja röstade 7 ledamöter (S, V och MP) och nej röstade 4 ledamöter (M).", "7-4-None |  |  |  |  | "),
        ("Med röstsiffrorna 6–5 beslutar nämnden så.", "6-5-None |  |  |  |  | "),
        (
            "30 ledamöter röstar för styrelsens förslag och 19 ledamöter röstar för Eva Bys yrkande.",
            "30-19-None | styrelsens förslag | Eva Bys yrkande |  |  | ",
        ),
        (
            "Den som stöder avslag röstar ja, den som stöder Eva Bys yrkande röstar nej.\n"
            "Med 24 röster för Eva Bys yrkande mot 7 röster för avslag bifalls yrkandet.",
            "7-24-None | stöder avslag | stöder Eva Bys yrkande |  |  | ",
        ),
        (
            "Nämnden godkänner att den som bifaller förslaget röstar ja och att den som avslår det röstar nej.\n"
            "5 ja mot 4 nej.",
            "5-4-None | bifaller förslaget | avslår det |  |  | ",
        ),
        (
            "Ja-röster (7): Eva By (S), Vera Ek (S)\nNej-röster (4): Bo Al (M)\nAvstår (1): Stig Ro (C)",
            "7-4-1 |  |  | Eva By, Vera Ek | Bo Al | Stig Ro",
        ),
        (
            "Ja-röster:\nEva By (S)\nVera Ek (S)\nNej-röster:\nBo Al (M)\nMed två ja mot en nej bifalls det.",
            "2-1-None |  |  | Eva By, Vera Ek | Bo Al | ",
        ),
        (
            "Följande röstar ja:\n• Eva By (S)\n• Vera Ek (S)\nFöljande röstar nej:\n• Bo Al (M)\n",
            "None-None-None |  |  | Eva By, Vera Ek | Bo Al | ",
        ),
        ("Ja: Eva By, Vera Ek\nNej: Bo Al", "None-None-None |  |  | Eva By, Vera Ek | Bo Al | "),
        (
            "För ja: Eva By (S) och Vera Ek (S).\nFör nej: Bo Al (M).\nUtfall: Ja 2, Nej 1.",
            "2-1-None |  |  | Eva By, Vera Ek | Bo Al | ",
        ),
        (
            "Ledamot Parti Ja Nej Avstår\nEva Ek By S Ordförande Ja\nVera Ek S Ja\nBo Al M Nej\nSumma 2 1 0",
            "2-1-0 |  |  | Eva Ek By, Vera Ek | Bo Al | ",
        ),
        (
            "Namn\nParti\nRöst\nEva By\nS\nJa\nVera Ek\nS\nJa\nBo Al\nM\nNej\n",
            "None-None-None |  |  | Eva By, Vera Ek | Bo Al | ",
        ),
    ],
)
def test_votes_are_read_as_many_municipalities_write_them(text: str, expected: str) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == [expected]


def test_a_vote_on_the_counter_motion_and_the_main_vote_are_two() -> None:
    text = (
        "Ja-röst för Eva Bys yrkande som motförslag. Nej-röst för Bo Als yrkande som motförslag.\n"
        "Omröstningen utfaller med 6 ja-röster mot 5 nej-röster.\nHuvudvotering\n"
        "Ja-röst för styrelsens förslag. Nej-röst för Eva Bys yrkande.\n"
        "Omröstningen utfaller med 9 ja-röster mot 2 nej-röster."
    )
    assert [(vote.ja, vote.nej, vote.ja_means) for vote in parse_votes(text)] == [
        (6, 5, "Eva Bys yrkande som motförslag"),
        (9, 2, "styrelsens förslag"),
    ]


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Vid omröstningen avges 5 ja-röster och 5 nej-röster. Med ordförandens utslagsröst bifalls förslaget.", True),
        ("Vid omröstningen avges 6 ja-röster och 5 nej-röster. Förslaget bifalls.", False),
    ],
)
def test_the_casting_vote_of_the_chair_is_told(text: str, *, decided: bool) -> None:
    assert [vote.casting_vote for vote in parse_votes(text)] == [decided]


@pytest.mark.parametrize(
    "text",
    [
        "Ordföranden finner att nämnden bifaller förslaget. Omröstning begärs ej.",
        "Ordföranden finner med ja besvarat att motionen avslås.",
        "Vid sluten omröstning avges 41 röster, varav 30 för Eva By och 11 för Bo Al.",
    ],
)
def test_acclamation_and_elections_are_no_vote_on_a_proposal(text: str) -> None:
    assert parse_votes(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Votering begärs. 8 ledamöter röstar ja till Eva Bys yrkande och 5 röstar ja till Bo Als yrkande.",
            ["8-5-None | Eva Bys yrkande | Bo Als yrkande |  |  | "],
        ),
        (
            "Votering begärs. 8 röstar ja till Eva By:s yrkande och 5 till Bo Al:s.",
            ["8-5-None | Eva By:s yrkande | Bo Al:s |  |  | "],
        ),
        (
            "Sex ledamöter röstar ja till förslaget, fyra ledamöter röstar nej och 1 ledamot avstår.",
            ["6-4-1 | förslaget |  |  |  | "],
        ),
        (
            "Vänsterpartiets förslag utses efter votering till motförslag med 12 röster mot 7 för Centerpartiets "
            "förslag; 9 ledamöter avstår. I huvudvoteringen gäller ja för nämndens förslag och nej för "
            "Vänsterpartiets förslag.\nResultatet blir 20 ja-röster, 6 nej-röster och 2 som avstår.",
            [
                "12-7-9 | Vänsterpartiets förslag | Centerpartiets förslag |  |  | ",
                "20-6-2 | nämndens förslag | Vänsterpartiets förslag |  |  | ",
            ],
        ),
    ],
)
def test_figures_tell_what_each_proposal_got(text: str, expected: list[str]) -> None:
    assert [shown(vote) for vote in parse_votes(text)] == expected


CHAIR = Person(name="Vera Ek", party="S")
MEMBERS = (Person(name="Eva By", party="S"), Person(name="Bo Al", party="M"), Person(name="Stig Ro", party="V"), CHAIR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ja röstar: Eva By samt ordföranden.\nNej röstar: Bo Al och Stig Ro.",
            "None-None-None |  |  | Eva By, Vera Ek | Bo Al, Stig Ro | ",
        ),
        (
            "Eva By (S) och ordföranden röstar ja. Bo Al (M) och Stig Ro (V) röstar nej.",
            "None-None-None |  |  | Eva By, Vera Ek | Bo Al, Stig Ro | ",
        ),
        (
            "Ja-röster: By, Ro och ordföranden (S).\nNej-röster: Al.",
            "None-None-None |  |  | Eva By, Stig Ro, Vera Ek | Bo Al | ",
        ),
        (
            "Bo Al (M) röstar ja. Ordföranden och Eva By (S) röstar nej.",
            "None-None-None |  |  | Bo Al | Eva By, Vera Ek | ",
        ),
        (
            "Ordföranden konstaterar att följande röstar ja: Eva By (S), Bo Al (M). Stig Ro (V) röstar nej.",
            "None-None-None |  |  | Eva By, Bo Al | Stig Ro | ",
        ),
        (
            "Eva By (S), Bo Al (M) och vice ordföranden röstar ja. Stig Ro (V) röstar nej.",
            "None-None-None |  |  | Eva By, Bo Al | Stig Ro | ",
        ),
        (
            "Eva By (S), Bo Al (M) och ordföranden (C) röstar ja. Stig Ro (V) röstar nej.",
            "None-None-None |  |  | Eva By, Bo Al | Stig Ro | ",
        ),
    ],
)
def test_the_chair_votes_among_the_members(text: str, expected: str) -> None:
    assert [shown(vote) for vote in parse_votes(text, MEMBERS, CHAIR)] == [expected]


def test_nobody_votes_as_the_chair_of_a_meeting_with_several() -> None:
    (vote,) = parse_votes("Eva By (S), Bo Al (M) och ordföranden röstar ja. Stig Ro (V) röstar nej.", MEMBERS)
    assert shown(vote) == "None-None-None |  |  | Eva By, Bo Al | Stig Ro | "
