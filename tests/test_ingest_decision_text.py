"""Decisions: proposal or decision, outcome, addressee, points. All texts are invented."""

import pytest

from ingest.decision_text import parse_decision
from ingest.models import DecisionStatus, Outcome, SectionKind
from ingest.outcomes import numbered_points, outcome_of


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Kommunfullmäktige avslår motionen.", "avslag"),
        ("Nämnden beslutar\natt bordlägga ärendet till mötet den 3 maj 2031.", "bordläggning"),
        ("1. att lägga följande anmälningar till protokollet: en dom och en skrivelse.", "noteras"),
        ("att överlämna äskandet för 2032 till kommunstyrelsen.", "överlämnas"),
        ("Nämnden överlämnar skrivelsen som sitt yttrande till kommunstyrelsen.", "bifall"),
        ("1. att försälja fastigheten Aspen 3 till Ekby Bostäder AB.", "bifall"),
        ("att genomföra försöket enligt skrivelsen,\natt återrapportera senast i mars.", "bifall"),
        ("att förbjuda uthyrning av lokalen.", "beslutat"),
        ("Enligt kommunstyrelsens förslag:\nDen av Eva By väckta motionen avslås.", "avslag"),
        (
            "Enligt kommunstyrelsens förslag:\nMotionen anses besvarad med vad som framgår av yttrandet.",
            "anses besvarad",
        ),
        ("Nämnden beslutar att motionen därmed ska anses vara besvarad.", "anses besvarad"),
        ("Nämnden beslutar att medborgarförslaget anses bifallet.", "anses bifallet"),
        ("Kommunfullmäktige bifaller motionen.", "bifall"),
        ("Planen antas.", "bifall"),
        ("Årsredovisningen godkänns.", "bifall"),
        ("1. Nämnden noterar rapporten.\n2. Nämnden beslutar att kräva ersättning.", "bifall"),
        ("1. Nämnden noterar rapporten.\n2. Nämnden avslår yrkandet.", "avslag"),
        ("Nämnden noterar rapporten. Ärendet bordläggs.", "bordläggning"),
        ("Ärendet återremitteras till nämnden för ny beräkning.", "återremiss"),
        ("Enligt återremissyrkande från M och D:\nÄrendet går åter till nämnden.", "återremiss"),
        ("Enligt yrkande från S:\nÄrendet remitteras till bolaget.", "remitteras"),
        ("Ärendet överlämnas till kommunstyrelsen utan eget ställningstagande.", "överlämnas"),
        ("Ärendet utgår.", "utgår"),
        ("Informationen antecknas.", "noteras"),
        ("Nämnden lägger informationen till handlingarna.", "noteras"),
        ("Enligt förvaltningens förslag:\nRedovisningen antecknas.", "bifall"),
        ("Kommunfullmäktige avslår motionen. Motionen är med detta färdigbehandlad.", "avslag"),
        (
            "Styrelsen tillstyrker kontorets förslag och föreslår att kommunfullmäktige beslutar:\nMotionen avslås.",
            "avslag",
        ),
        ("Nämnden lägger redovisningen av delegationsbeslut till handlingarna.", "noteras"),
        ("Beslutet blev att öppna en fritidsbank.", "bifall"),
        ("Förvaltningen föreslår kommunfullmäktige att genomföra ett försök.", "bifall"),
        ("Kommunfullmäktige genomför ett försök.", "bifall"),
        ("Nämnden överlämnar yttrandet över hamnen som kommunens svar på remissen.", "överlämnas"),
        ("Nämnden förelägger ägaren att riva skjulet.", "beslutat"),
        ("Nästa möte hålls i Storby.", "beslutat"),
        ("Nämnden beslutade att som svar på remissen överlämna förvaltningens yttrande.", "bifall"),
        ("Nämnden beslutar att gatan stängs av.", "bifall"),
        ("1. Motionens första punkt bifalls.\n2. Motionen avslås i övrigt.", "beslutat"),
        ("Motionen bifalls delvis.", "beslutat"),
        ("1. Taxan antas.\n2. Eva Bys yrkande avslås.", "bifall"),
        ("1. Avgiften sänks till 30 kronor.\n2. Två broar byggs.", "bifall"),
        ("Styrelsen föreslår kommunfullmäktige att såsom för egen skuld ingå borgen för bolaget.", "bifall"),
    ],
)
def test_each_outcome_is_told_by_its_words(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


@pytest.mark.parametrize(
    ("text", "status", "addressee"),
    [
        (
            "Kommunstyrelsen föreslår kommunfullmäktige besluta följande.\n1. Planen antas.",
            "förslag",
            "kommunfullmäktige",
        ),
        (
            "Beredningen föreslår att kommunstyrelsen beslutar följande.\nRemissen besvaras.",
            "förslag",
            "kommunstyrelsen",
        ),
        (
            "Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:\nTaxan antas.",
            "förslag",
            "kommunfullmäktige",
        ),
        (
            "Enligt kontorets förslag:\nRapporten godkänns.\nKommunstyrelsen föreslår att kommunfullmäktige "
            "beslutar:\nX.",
            "beslut",
            "",
        ),
        ("Kommunstyrelsen beslutar enligt vad förvaltningen föreslår.", "beslut", ""),
        (
            "1. Kulturnämnden föreslår kommunfullmäktige att badet avvecklas.\n2. Bion är kvar.",
            "förslag",
            "kommunfullmäktige",
        ),
        ("1. Badet byggs.\n2. Nämnden föreslår kommunfullmäktige att taxan antas.", "beslut", ""),
    ],
)
def test_a_text_that_begins_by_proposing_is_a_proposal(text: str, status: str, addressee: str) -> None:
    decision = parse_decision(text)
    assert (decision.status, decision.addressee) == (status, addressee)


def test_a_draft_of_the_administration_is_a_proposal() -> None:
    assert parse_decision("Nämnden godkänner planen.", SectionKind.FORSLAG).status is DecisionStatus.FORSLAG


def test_points_are_given_without_numbers() -> None:
    text = "Nämnden beslutar\n1. Planen antas den\n12. maj är sista dag.\n2) Taxan höjs.\n- - - - -"
    assert parse_decision(text).points == ("Planen antas den 12. maj är sista dag.", "Taxan höjs.")


def test_a_text_without_a_list_has_no_points() -> None:
    assert numbered_points("Planen antas. Se punkt 2. Mer text.") == ()


def test_a_quoted_title_settles_nothing() -> None:
    assert outcome_of('Skrivelsen om "Anta en plan för gator" anses besvarad') == "anses besvarad"


def test_immediate_approval_beside_the_matter_is_passed_over() -> None:
    text = "Nämnden beslutade att som svar på remissen överlämna utlåtandet samt att paragrafen justeras omedelbart."
    assert outcome_of(text) == "bifall"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ärendet bordlades.", "bordläggning"),
        ("Kommunstyrelsen återremitterade ärendet.", "återremiss"),
        ("Nämnden har tagit del av informationen.", "noteras"),
        ("Kommunfullmäktige noterar att kommunen redan ger bidrag. Arbetet ska fortsätta.", "noteras"),
        ("Interpellationen får ställas.", "bifall"),
        ("Motionen överlämnas till kommunstyrelsen för beredning.", "remitteras"),
        ("Nämnden beslutar enligt förvaltningens förslag.", "bifall"),
    ],
)
def test_outcomes_in_the_words_of_many_municipalities(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


def test_clauses_that_begin_with_att_are_points() -> None:
    text = "Kommunfullmäktige beslutar\natt godkänna planen, samt\natt höja taxan."
    assert numbered_points(text) == ("att godkänna planen, samt", "att höja taxan.")


@pytest.mark.parametrize(
    "text",
    [
        "Kommunfullmäktige föreslås besluta att anta taxan.",
        "Kommunstyrelsen beslutar föreslå kommunfullmäktige att anta taxan.",
    ],
)
def test_a_proposal_may_be_passive_or_infinitive(text: str) -> None:
    decision = parse_decision(text)
    assert (decision.status, decision.addressee) == ("förslag", "kommunfullmäktige")


def test_a_proposal_to_an_organ_whose_name_is_misspelt_is_no_decision() -> None:
    parsed = parse_decision("Kommunstyrelsen föreslår kommunfulmäktiga fatta följande beslut.\n\nMotionen avslås.")
    assert parsed.status is DecisionStatus.FORSLAG
    assert parsed.outcome.value == "avslag"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ärendet bordlägges.", "bordläggning"),
        ("Ärendet lämnas till nästkommande sammanträde.", "bordläggning"),
        ("Redovisningen mottas.", "noteras"),
        ("Inget beslut fattas.", "noteras"),
        ("Frågan är med detta besvarad.", "anses besvarad"),
        ("Medborgarförslaget överlämnas till tekniska nämnden för avgörande.", "överlämnas"),
        ("Nämnden beslutar att inte bevilja bygglov.", "avslag"),
        ("Planbesked lämnas inte.", "avslag"),
        ("Ärendet avskrivs.", "utgår"),
        ("Kommunstyrelsen avslår yrkandet om återremiss.", "avslag"),
        ("Återremissyrkandet avslås och planen antas.", "bifall"),
        ("Kommunstyrelsen avslår Eva Bys (S) yrkande och beslutar enligt liggande förslag.", "bifall"),
        ("Kommunfullmäktige bifaller motionens första att-sats och avslår den andra.", "beslutat"),
        ("Nämnden godkänner redovisningen och lägger den till handlingarna.", "bifall"),
        ("Kommunstyrelsen beslutar enligt ordförandens förslag.", "bifall"),
        ("Nämnden beslutar\natt sälja Kvarnen 3, samt\natt paragrafen justeras omedelbart.", "bifall"),
    ],
)
def test_a_motion_turned_down_beside_the_matter_and_other_wordings_have_the_outcome_of_the_matter(
    text: str, outcome: str
) -> None:
    assert outcome_of(text) == outcome


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Skolnämndens förslag till kommunfullmäktige är att taxan höjs.", "kommunfullmäktige"),
        (
            "Kommunstyrelsens förslag till kommunfullmäktige:\n1. Taxan höjs.\n2. Taxan gäller i maj.",
            "kommunfullmäktige",
        ),
        ("Enligt kommunstyrelsens förslag till kommunfullmäktige:\nTaxan höjs.", ""),
    ],
)
def test_a_text_that_names_itself_a_proposal_to_an_organ_is_one(text: str, addressee: str) -> None:
    parsed = parse_decision(text)
    assert (parsed.status is DecisionStatus.FORSLAG, parsed.addressee) == (bool(addressee), addressee)


@pytest.mark.parametrize("text", ["Avtalet godkänns.", "1. Avtalet godkänns.\n2. Direktören tecknar avtalet."])
def test_a_proposal_may_be_told_by_its_first_line_alone(text: str) -> None:
    parsed = parse_decision(f"Förslag till kommunstyrelsen för beslut\n{text}")
    assert (parsed.status, parsed.addressee, parsed.outcome) == (DecisionStatus.FORSLAG, "kommunstyrelsen", "bifall")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Motion av Bo Al (M) om att avslå planen om en bro remitteras till nämnden.", Outcome.REMITTERAS),
        (
            "Nämnden noterar följande motioner:\n1. Motion om att avslå planen.\n2. Motion om att inte bygga bron.",
            Outcome.NOTERAS,
        ),
        (
            "Följande motioner har inkommit:\nEva By (S): Avslå planen\nMotionerna remitteras till styrelsen.",
            Outcome.REMITTERAS,
        ),
        ("Följande e-förslag anmäls:\n- Avslå bygglov för masten\n- Godkänn hundparken", Outcome.BESLUTAT),
        (
            "Styrelsen beslutar att lägga informationen om att regeringen har bifallit överklagandet och att planen "
            "för den nya bron över ån därmed har upphävts till handlingarna.",
            Outcome.NOTERAS,
        ),
        ("Redovisningen av ej bifallna motioner läggs till handlingarna.", Outcome.NOTERAS),
        ("Nämnden beslutar att ta emot e-förslaget om att inte bygga bron.", Outcome.NOTERAS),
        ("Nämnden beslutar följande:\n1. Ansökan avslås.\n2. Rapporten läggs till handlingarna.", Outcome.AVSLAG),
        ("Motion om att avslå planen för en bro avslås.", Outcome.AVSLAG),
    ],
)
def test_what_is_only_taken_note_of_settles_nothing(text: str, expected: Outcome) -> None:
    assert outcome_of(text) is expected
