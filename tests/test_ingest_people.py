"""Persons and parties, in every form the minutes write them. All names are invented."""

import pytest

from ingest.models import Person
from ingest.parties import learn_parties, parties_in, party_code, party_name
from ingest.people import find_persons, is_same_name, parse_names, parse_persons, parties_of

ATTENDANCE = (Person(name="Vera Lindqvist", party="S"), Person(name="Olof af Ugglås", party="M"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Kung Järvmyr, Jonas Lärksson och Cilla Brunk (alla M) enligt följande",
            ["Anna Kung Järvmyr M", "Jonas Lärksson M", "Cilla Brunk M"],
        ),
        ("Skrivelse från Stig Nilsén och Åse Jernbäck (båda MP) om", ["Stig Nilsén MP", "Åse Jernbäck MP"]),
        (
            "vice ordföranden Roger Mogård m.fl. (S), ledamoten Stig Nilsén m.fl. (MP) och",
            ["Roger Mogård S", "Stig Nilsén MP"],
        ),
        ("Sofia Modin (KD) , Eva By (C).", ["Sofia Modin KD", "Eva By C"]),
        ("Till protokollet antecknas att Eva By\n(V) avstår", ["Eva By V"]),
        ("Sidney Hult (MP lät anteckna följande", ["Sidney Hult MP"]),
        ("Sidney Hult MP) lät anteckna", ["Sidney Hult MP"]),
        ("tjänstgörande ersättaren Jack Nylund (V)", ["Jack Nylund V"]),
        ("Tjänstgörande ersättaren Jack Nylund (V)", ["Jack Nylund V"]),
        ("Förste vice ordföranden Eva By (S)", ["Eva By S"]),
        ("Oppositionsborgarrådet Karin Vång (S)", ["Karin Vång S"]),
        ("Moderaten Bo Al (M)", ["Bo Al M"]),
        ("Carl-Gustaf von Essén (M) och Lars af Ekström (C)", ["Carl-Gustaf von Essén M", "Lars af Ekström C"]),
        ("Maria Grudvall-Steen (L)", ["Maria Grudvall-Steen L"]),
        ("Bo Al (M) yrkade, med instämmande av Eva By (MP), att", ["Bo Al M", "Eva By MP"]),
        ("Yrkanden\nBo Al (M) yrkade", ["Bo Al M"]),
        ("av Anna Kung\nJärvmyr (M)", ["Anna Kung Järvmyr M"]),
        ("anfördes av Anna\nKung Järvmyr (M)", ["Anna Kung Järvmyr M"]),
        ("Bo Al (m), Eva By (kd)", ["Bo Al m", "Eva By kd"]),
        ("Eva By (FNL) och Bo Al (F!)", ["Eva By FNL", "Bo Al F!"]),
        ("Eva By (-) yrkar", ["Eva By "]),
        ("Zlatan Šimić (SD)", ["Zlatan Šimić SD"]),
        ("E. Bengt Al (S)", ["E. Bengt Al S"]),
        ("Mot beslutet reserverar sig Vera Lindqvist.", ["Vera Lindqvist S"]),
        ("bifall till Vera Lindqvists yrkande", ["Vera Lindqvist S"]),
        ("Vera Lindqvist och Bo Al (M)", ["Vera Lindqvist S", "Bo Al M"]),
    ],
)
def test_persons_are_read_with_their_letters(text: str, expected: list[str]) -> None:
    assert [f"{one.name} {one.party}" for one in parse_persons(text, ATTENDANCE)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "enligt Statens Offentliga Utredningar (SOU 2017:47)",
        "enligt Plan- och bygglagen (PBL) ska",
        "Göteborgs Stad (GS)",
        "Vatten och avlopp (VA)",
        "Lagen om Stöd och Service (LSS)",
        "Kommunstyrelsen (KS) beslutar",
        "Svensk Författning (SFS)",
        "enligt § 12 (M)",
    ],
)
def test_laws_and_authorities_are_no_persons(text: str) -> None:
    assert parse_persons(text) == ()


def test_a_person_stands_where_the_name_begins_and_the_letters_end() -> None:
    text = "Ordföranden Eva By (S) yrkar"
    (found,) = find_persons(text)
    assert text[found.start : found.end] == "Eva By (S)"


def test_names_alone_count_where_a_list_of_persons_is_known() -> None:
    persons = parse_names("Eva By, Bo Al och Vera Lindqvist", ATTENDANCE)
    assert [f"{one.name} {one.party}" for one in persons] == ["Eva By ", "Bo Al ", "Vera Lindqvist S"]


def test_a_name_is_given_once_with_its_letters() -> None:
    assert parse_persons("Vera Lindqvist anförde. Vera Lindqvist (S) yrkade.", ()) == (
        Person(name="Vera Lindqvist", party="S"),
    )


def test_spellings_of_one_name_are_the_same_person() -> None:
    assert is_same_name("Mikael Carlson", "Mikael Carlsson")
    assert is_same_name("Eva By", "Eva Maria By")
    assert not is_same_name("Eva By", "Eva Byström")


def test_parties_of_persons_are_distinct_capitals() -> None:
    persons = parse_persons("Bo Al (m), Eva By (S), Ek Al (M)")
    assert parties_of(persons) == ("M", "S")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(S)", "S"),
        ("(alla M)", "M"),
        ("reservationen från (M, D och L)", "M D L"),
        ("Ledamöterna från M, D, L och KD reserverar sig", "M D L KD"),
        ("Yrkande från M, D och L den 7 mars 2025", "M D L"),
        ("M, D och L", "M D L"),
        ("Moderaterna vill", "M"),
        ("Socialdemokraternas budget", "S"),
        ("V- och MP-grupperna", "V MP"),
        ("KD-gruppen", "KD"),
        ("Vad gick V:s och SD:s yrkanden ut på?", "V SD"),
        ("I S:t Eriks park", ""),
        ("Alliansens förslag", "Alliansen"),
        ("Det rödgröna styret", "det rödgröna styret"),
        ("Vad tyckte M om förslaget?", "M"),
        ("Hur röstade SD?", "SD"),
        ("What did the Moderates and the Left Party say?", "M V"),
        ("Folkpartiet och Centern", "FP C"),
        ("Eva By (FNL)", "FNL"),
        ("vi moderater", "M"),
        ("de rödgröna partierna", "de rödgröna"),
        ("(M) och (SD)", "M SD"),
    ],
)
def test_parties_are_read_from_letters_names_and_blocs(text: str, expected: str) -> None:
    assert " ".join(parties_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "enligt plan- och bygglagen (PBL)",
        "SOU 2017:47 (SOU)",
        "bilaga C och punkt M",
        "Anna M Berg yrkar",
        "S:t Eriks gata",
        "V. Torpet",
        "en L-formad byggnad",
        "från A till B",
        "med Gröna Stadens Allians (GSA) och MR-rådet",
        "moderatorn och liberalisering",
        "vänster sida av vägen, i centrum",
    ],
)
def test_other_letters_are_no_parties(text: str) -> None:
    assert parties_in(text) == ()


def test_local_parties_count_when_they_are_known() -> None:
    assert parties_in("Vad tyckte OBER?", ("OBER",)) == ("OBER",)
    assert parties_in("Vad tyckte OBER?") == ()


def test_local_letters_are_learned_from_names() -> None:
    texts = ["Eva By (OBER) yrkar. Enligt Plan- och bygglagen (PBL).", "Bo Al (S), Eva Ek (D)"]
    assert learn_parties(texts) == ("D", "OBER", "S")


def test_a_party_has_a_code_and_a_name_in_both_languages() -> None:
    assert party_code("vänsterpartiets") == "V"
    assert party_code("the Green Party") == "MP"
    assert party_code("kd") == "KD"
    assert party_code("Hembygdsföreningen") is None
    assert party_name("C") == "Centerpartiet"
    assert party_name("SD", "en") == "the Sweden Democrats"
    assert party_name("OBER") == "OBER"
