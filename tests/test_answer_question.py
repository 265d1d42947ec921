"""What a question asks: intent, names, numbers, kinds of statement, and what is left as its topic."""

from __future__ import annotations

import pytest

from answer.models import Intent, Question, Turn
from answer.question import READ_LENGTH, understand
from answer.vocabulary import Vocabulary
from index.models import Filters
from ingest.models import StatementKind

VOCABULARY = Vocabulary(
    persons={"Anna Ekberg": ("S",), "Olle Lindroth": ("V",), "Britta von Stenmark": ("M",)},
    organs=(
        "kommunfullmäktige",
        "kommunstyrelsen",
        "kommunstyrelsens arbetsutskott",
        "barn- och ungdomsnämnden",
        "miljönämnden",
    ),
    municipalities=("Ekby", "Lindviks kommun", "Göteborg"),
    parties=("S", "M", "V", "EL", "SD", "MP"),
)


COMMITTEES = Vocabulary(
    organs=("tekniska nämnden", "kulturnämnden", "kommunstyrelsen", "kommunstyrelsens arbetsutskott")
)


def read(text: str) -> Question:
    return understand(text, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "intent", "lang"),
    [
        ("What did kommunfullmäktige decide on försäljningen av kvarnen?", Intent.DECISION, "en"),
        ("Försäljning av kvarnen, vad beslutade kommunfullmäktige?", Intent.DECISION, "sv"),
        ("Vad ska hända med kvarnen?", Intent.DECISION, "sv"),
        ("What will happen to the old mill?", Intent.DECISION, "en"),
        ("Vem är emot försäljningen av kvarnen?", Intent.DISSENT, "sv"),
        ("Who is against selling the mill?", Intent.DISSENT, "en"),
        ("Vem står bakom motionen om kvarnen?", Intent.LOOKUP, "sv"),
        ("Har Moderaterna bytt åsikt om kvarnen?", Intent.POSITION, "sv"),
        ("Vilka reserverade sig mot skolflytten i Norrby?", Intent.DISSENT, "sv"),
        ("Vilka partier lämnade ett särskilt yttrande om badhuset?", Intent.DISSENT, "sv"),
        ("Vem anmälde jäv när nämnden behandlade bryggan?", Intent.DISSENT, "sv"),
        ("Reserverade sig Moderaterna mot taxan?", Intent.DISSENT, "sv"),
        ("Reserverade sig någon när nämnden ville avslå förslaget om bryggan?", Intent.DISSENT, "sv"),
        ("Reserverade sig M mot taxan, och varför?", Intent.REASON, "sv"),
        ("The school was closed. Did any of them enter a reservation when it was decided?", Intent.DISSENT, "en"),
        ("Vilka deltog inte i beslutet om markköpet?", Intent.DISSENT, "sv"),
        ("Who recorded a reservation against the school closure?", Intent.DISSENT, "en"),
        ("Which parties made a special statement on the bathhouse?", Intent.DISSENT, "en"),
        ("Did Vänsterpartiet dissent in the matter of the bridge?", Intent.DISSENT, "en"),
        ("Varför reserverade sig Vänsterpartiet mot badhuset?", Intent.REASON, "sv"),
        ("Hur motiverade Moderaterna sin reservation mot taxan?", Intent.REASON, "sv"),
        ("Vilka skäl angav MP i sitt särskilda yttrande?", Intent.REASON, "sv"),
        ("Why did the Greens record a reservation?", Intent.REASON, "en"),
        ("What reasons did the Moderate Party give in its dissent?", Intent.REASON, "en"),
        ("Vad beslutade kommunstyrelsen om badhuset?", Intent.DECISION, "sv"),
        ("När beslutade nämnden om bryggan?", Intent.DECISION, "sv"),
        ("Bifölls motionen om cykelbanor?", Intent.DECISION, "sv"),
        ("Avslog fullmäktige medborgarförslaget om hundgård?", Intent.DECISION, "sv"),
        ("What did the council decide about the bridge?", Intent.DECISION, "en"),
        ("Did the board approve the fees?", Intent.DECISION, "en"),
        ("Hur röstade Sverigedemokraterna om badhuset?", Intent.VOTE, "sv"),
        ("Hur slutade voteringen om bryggan?", Intent.VOTE, "sv"),
        ("Hur slutade huvudomröstnigen om bryggan?", Intent.VOTE, "sv"),
        ("Vad står det för C i röstlistan om bryggan?", Intent.VOTE, "sv"),
        ("Vad betydde en nej-röst i omröstningen om taxan?", Intent.VOTE, "sv"),
        ("How did the council vote on the bridge?", Intent.VOTE, "en"),
        ("Was there a casting vote on the fees?", Intent.VOTE, "en"),
        ("Vilka ledamöter avstod i frågan om bryggan?", Intent.VOTE, "sv"),
        ("Vilka avstod från att delta i beslutet om bryggan?", Intent.DISSENT, "sv"),
        ("Vilket ställningstagande gjorde nämnden om bryggan?", Intent.DECISION, "sv"),
        ("Vad tyckte Moderaterna om den ekonomiska uppföljningen?", Intent.POSITION, "sv"),
        ("Reserverade sig Moderaterna mot beslutet om språkkravet?", Intent.DISSENT, "sv"),
        ("Vad tyckte Vänsterpartiet om badhuset?", Intent.POSITION, "sv"),
        ("Hur ställde sig Anna Ekberg till bryggan?", Intent.POSITION, "sv"),
        ("Vilken inställning har Socialdemokraterna till friskolor?", Intent.POSITION, "sv"),
        ("What did the Left Party think of the bridge?", Intent.POSITION, "en"),
        ("What is the Green Party's position on parking fees?", Intent.POSITION, "en"),
        ("Hur många reservationer lämnade Vänsterpartiet 2021?", Intent.LIST, "sv"),
        ("Hur många voteringar hölls den 3 maj 2021?", Intent.LIST, "sv"),
        ("Vilka motioner bordlades 2020?", Intent.LIST, "sv"),
        ("Lista alla interpellationer från 2019", Intent.LIST, "sv"),
        ("How many reservations did the Moderates record in 2021?", Intent.LIST, "en"),
        ("List all motions from 2020", Intent.LIST, "en"),
        ("Vilket diarienummer har ärendet om bryggan?", Intent.LOOKUP, "sv"),
        ("Vem undertecknade tjänsteskrivelsen om bryggan?", Intent.LOOKUP, "sv"),
        ("What is the reference number of the bridge matter?", Intent.LOOKUP, "en"),
        ("Vad hände med förslaget om bryggan?", Intent.CASE, "sv"),
        ("Hur gick det för medborgarförslaget om hundgård?", Intent.CASE, "sv"),
        ("What happened to the proposal for a bridge?", Intent.CASE, "en"),
        ("Hur brukar nämnden formulera beslut om bygglov?", Intent.PRECEDENT, "sv"),
        ("Finns det tidigare beslut om avgiftsfri parkering?", Intent.PRECEDENT, "sv"),
        ("Are there similar decisions on free parking?", Intent.PRECEDENT, "en"),
        ("Hur mycket kostar badhuset?", Intent.FACT, "sv"),
        ("Var ska cykelbanan byggas?", Intent.FACT, "sv"),
        ("How much does the bathhouse cost?", Intent.FACT, "en"),
    ],
)
def test_intent_and_language_are_told(text: str, intent: Intent, lang: str) -> None:
    question = read(text)
    assert (question.intent, question.lang) == (intent, lang)


def test_a_position_needs_somebody_who_holds_it() -> None:
    assert read("Vad tyckte folk om badhuset?").intent is Intent.FACT
    assert read("Vad tyckte Olle Lindroth om badhuset?").intent is Intent.POSITION


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Vad sade (S) och (M) om taxan?", ("S", "M")),
        ("Reserverade sig V mot taxan?", ("V",)),
        ("Hur röstade S, M och SD om taxan?", ("S", "M", "SD")),
        ("Vad tyckte Vänsterpartiet om taxan?", ("V",)),
        ("Sverigedemokraternas reservation mot taxan", ("SD",)),
        ("Vad tyckte Centern och Miljöpartiet?", ("C", "MP")),
        ("What did the Social Democrats and the Left Party say?", ("S", "V")),
        ("Why did the Greens record a reservation?", ("MP",)),
        ("Vad ville Ekbylistan med taxan?", ("EL",)),
        ("Vad ville Norrlistan med taxan?", ()),
    ],
)
def test_parties_are_found_by_letter_name_and_english_name(text: str, parties: tuple[str, ...]) -> None:
    assert read(text).parties == parties


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Vad sade Anna Ekberg?", ("Anna Ekberg",)),
        ("Vad var Anna Ekbergs yrkande?", ("Anna Ekberg",)),
        ("Vad sade Ana Ekberg?", ("Anna Ekberg",)),
        ("Vad sade Olle Lindrot?", ("Olle Lindroth",)),
        ("Vad sade Britta von Stenmark?", ("Britta von Stenmark",)),
        ("Röstade Anna Ekberg ja?", ("Anna Ekberg",)),
        ("Vad sade Anna Lindroth?", ()),
        ("Vad sade Karl Ekberg?", ()),
        ("Vad sade anna ekberg?", ()),
    ],
)
def test_persons_are_found_with_a_typing_error_and_namesakes_are_not(text: str, persons: tuple[str, ...]) -> None:
    assert read(text).persons == persons


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("Vad beslutade fullmäktige?", ("kommunfullmäktige",)),
        ("Vad beslutade kommunstyrelsen?", ("kommunstyrelsen",)),
        ("Vad beslutade styrelsen?", ("kommunstyrelsen",)),
        ("Vad beslutade arbetsutskottet?", ("kommunstyrelsens arbetsutskott",)),
        ("Vad beslutade kommunstyrelsens arbetsutskott?", ("kommunstyrelsens arbetsutskott",)),
        ("Miljönämndens beslut om bryggan", ("miljönämnden",)),
        ("Vad beslutade barn- och ungdomsnämnden?", ("barn- och ungdomsnämnden",)),
        ("What did the council decide?", ("kommunfullmäktige",)),
        ("What did the executive board decide?", ("kommunstyrelsen",)),
        ("Who moved in the executive board’s working committee?", ("kommunstyrelsens arbetsutskott",)),
        ("Vad beslutade byggnadsnämnden?", ()),
    ],
)
def test_organs_are_found_by_a_part_of_the_name_and_in_english(text: str, organs: tuple[str, ...]) -> None:
    assert read(text).organs == organs


@pytest.mark.parametrize(
    ("text", "municipalities"),
    [
        ("Vad kostar badhuset i Ekby?", ("Ekby",)),
        ("Ekbys badhus", ("Ekby",)),
        ("Vad kostar badhuset i Lindvik?", ("Lindviks kommun",)),
        ("What does the bathhouse of Gothenburg cost?", ("Göteborg",)),
        ("Vad kostar badhuset i Ekbyholm?", ()),
    ],
)
def test_municipalities_are_found_in_other_forms(text: str, municipalities: tuple[str, ...]) -> None:
    assert read(text).municipalities == municipalities


def test_numbers_are_read() -> None:
    question = read("Vad sägs i § 17 och §§ 18 om KS 2021/0042?")
    assert question.paragrafer == ("17", "18")
    assert question.diarienummer == ("KS 2021/0042",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("reservationer mot taxan", {StatementKind.RESERVATION}),
        ("särskilt uttalande om taxan", {StatementKind.SARSKILT_UTTALANDE}),
        (
            "särskilda yttranden och ersättaryttranden",
            {StatementKind.ERSATTARYTTRANDE, StatementKind.SARSKILT_YTTRANDE},
        ),
        ("protokollsanteckningar om taxan", {StatementKind.PROTOKOLLSANTECKNING}),
        ("Vem var jävig?", {StatementKind.JAV}),
        ("Vilka deltog inte i beslutet?", {StatementKind.DELTAR_INTE}),
        ("Vilka deltog ej i beslutet?", {StatementKind.DELTAR_INTE}),
        ("Vad yrkade Anna Ekberg?", {StatementKind.YRKANDE}),
        ("Who declared a conflict of interest?", {StatementKind.JAV}),
        ("Vad kostar badhuset?", set()),
    ],
)
def test_kinds_of_statement_are_read(text: str, kinds: set[StatementKind]) -> None:
    assert set(read(text).statement_kinds) == kinds


def test_the_topic_is_what_is_left_without_names_times_and_cues() -> None:
    text = "Varför reserverade sig Vänsterpartiet i kommunstyrelsen den 3 maj 2021, § 17, mot badhuset i Ekby?"
    assert read(text).topic == "badhuset"


def test_the_topic_of_an_english_question_has_swedish_words_too() -> None:
    topic = read("What did the council decide about parking fees?").topic.split()
    assert {"parking", "fees", "parkering", "avgift"} <= set(topic)


def test_a_company_named_after_the_place_stays_in_the_topic() -> None:
    assert "Ekby" in read("Vad beslutades om Ekby Bostäder AB?").topic


def test_a_followup_keeps_the_matter_and_replaces_the_party() -> None:
    history = [Turn(question="Varför reserverade sig Vänsterpartiet mot badhuset i Ekby 2021?", answer="Så.")]
    question = understand("Och Moderaterna då?", VOCABULARY, history=history)
    assert (question.parties, question.intent, question.municipalities) == (("M",), Intent.REASON, ("Ekby",))
    assert "badhuset" in question.topic
    assert question.periods == read("2021 i Ekby, badhuset").periods


def test_a_followup_on_what_came_later_forgets_the_time() -> None:
    history = [Turn(question="Vad beslutade nämnden om badhuset i mars 2021?", answer="Så.")]
    assert understand("Och vad hände sedan?", VOCABULARY, history=history).periods == ()


def test_a_long_text_is_read_to_its_limit_only() -> None:
    question = read("badhuset " * 5_000)
    assert len(question.standalone) <= READ_LENGTH
    assert question.topic.split()[0] == "badhuset"


def test_filters_are_kept_as_they_are() -> None:
    filters = Filters(parties=("V",), organs=("miljönämnden",))
    assert understand("Vad kostar badhuset?", VOCABULARY, filters=filters).filters == filters


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("Vad beslutade tekniska nämnden om bryggan?", ("tekniska nämnden",)),
        (
            "Vad beslutade kulturnämnden och kommunstyrelsens arbetsutskott?",
            ("kommunstyrelsens arbetsutskott", "kulturnämnden"),
        ),
        ("Vad sade kommunstyrelsen och dess arbetsutskott?", ("kommunstyrelsen", "kommunstyrelsens arbetsutskott")),
        ("Vad beslutade nämnden om bryggan?", ("tekniska nämnden", "kulturnämnden")),
        ("Vad beslutade utskottet om bryggan?", ("kommunstyrelsens arbetsutskott",)),
        ("What did the board decide?", ("kommunstyrelsen",)),
    ],
)
def test_an_organ_is_named_by_its_whole_name_or_by_what_only_it_is_called(text: str, organs: tuple[str, ...]) -> None:
    assert understand(text, COMMITTEES).organs == organs


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Varför reserverade sig Samling för Ekby mot taxan?", ("SAM",)),
        ("Vad tyckte Samling för Ekbys ledamöter?", ("SAM",)),
        ("Vad yrkade Framtidslistan om taxan?", ("FRI",)),
        ("Reserverade sig FRI mot taxan?", ("FRI",)),
        ("Vad ville Ekbylistan?", ()),  # EBL or EYL: it can't be told
        ("Vad ville Västpartiet?", ()),
    ],
)
def test_a_local_party_is_known_by_the_letters_that_its_name_can_stand_for(text: str, parties: tuple[str, ...]) -> None:
    known = Vocabulary(parties=("S", "SD", "SAM", "FRI", "EBL", "EYL"))
    read_with = understand(text, known)
    assert read_with.parties == parties
    assert not {"samling", "framtidslistan", "fri"} & set(read_with.topic.lower().split())


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Jag behöver veta vilka som reserverade sig mot bryggan i Norrby.", "bryggan Norrby"),
        ("Stämmer det att M reserverade sig mot bryggan?", "bryggan"),
        ("Vad kom tekniska nämnden fram till om bryggan?", "bryggan"),
        ("Avgjorde tekniska nämnden frågan om bryggan på egen hand?", "bryggan"),
        ("Vilken linje har V haft om bryggan genom åren?", "bryggan"),
        ("Vilka synpunkter hade kulturnämnden på bryggan?", "bryggan"),
        ("Hur många synpunkter kom in om bryggan?", "synpunkter bryggan"),
        ("Vad skiljer kulturnämndens beslut om bryggan från det som tekniska nämnden beslutade?", "bryggan"),
        ("Vad hände till sist med bryggan i slutändan?", "bryggan"),
        ("När återremitterades eller avslogs bryggan?", "bryggan"),
        ("What did tekniska nämnden decide on the matter of ”bryggan i Norrby” in the end?", "bryggan Norrby"),
        ("Vad beslutade kulturnämnden om bryggan (0241/15)?", "bryggan"),
        ("Hur många åker busslinjen?", "åker busslinjen"),
    ],
)
def test_ways_to_ask_say_nothing_of_the_topic(text: str, topic: str) -> None:
    assert understand(text, COMMITTEES).topic == topic


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Vad beslutades om bryggan (0241/15)?", ("0241/15",)),
        ("Vad beslutades i ärende 1435/22?", ("1435/22",)),
        ("Vad beslutades om bryggan (KS-2021-00042)?", ("KS-2021-00042",)),
        ("Vad kostade skolan läsåret 2020/21?", ()),
        ("Vad hände den 12/10?", ()),
    ],
)
def test_a_reference_number_needs_no_word_before_it(text: str, numbers: tuple[str, ...]) -> None:
    assert read(text).diarienummer == numbers


@pytest.mark.parametrize(
    ("text", "asks_time"),
    [
        ("När blev bron klar?", True),
        ("Vem målade bron, och när var det?", True),
        ("When was the bridge painted?", True),
        ("Vilka gator nämndes när nämnden svarade på remissen?", False),
        ("När nämnden svarade på remissen, vilka gator nämndes?", False),
        ("Which streets were named when the board replied?", False),
    ],
)
def test_a_time_is_asked_for_only_where_when_is_the_question(text: str, asks_time: bool) -> None:
    question = read(text)
    assert ("date" in question.wanted) is asks_time
    assert (question.intent is Intent.LOOKUP) is asks_time


def test_that_something_is_followed_up_asks_for_no_walk_of_a_matter() -> None:
    assert read("Hur ska planen för badhuset följas upp?").intent is Intent.FACT
    assert read("Följ ärendet om badhuset.").intent is Intent.CASE


def test_a_follow_up_about_another_organ_leaves_the_day_of_the_first_behind() -> None:
    first = Turn(question="Vad beslutade kommunstyrelsen den 9 mars 2021 om badhuset?", answer="Det antogs.")
    elsewhere = understand("Och hur röstade partierna i kommunfullmäktige?", VOCABULARY, history=[first])
    assert elsewhere.periods == ()
    assert understand("Och hur röstade partierna?", VOCABULARY, history=[first]).periods


def test_what_somebody_was_unhappy_with_is_a_position() -> None:
    question = read("Vad var Olle Lindroth missnöjd med i planen för badhuset?")
    assert question.intent is Intent.POSITION
    assert "against" in question.wanted


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Vad hade Lindroth velat?", ("Olle Lindroth",)),
        ("Vad innehöll Ekbergs yrkande?", ("Anna Ekberg",)),
        ("Vad byggs i Ekberg?", ()),
        ("Vad sade Karin Ekberg?", ()),
    ],
)
def test_a_surname_alone_names_the_one_who_has_it(text: str, persons: tuple[str, ...]) -> None:
    assert read(text).persons == persons


def test_a_surname_that_two_share_names_nobody() -> None:
    namesakes = Vocabulary(persons={"Anna Ekberg": ("S",), "Bo Ekberg": ("M",)})
    assert understand("Vad ville Ekberg?", namesakes).persons == ()


@pytest.mark.parametrize(
    ("text", "standalone"),
    [
        ("Vad hade Anna Ekberg velat i första hand och i andra hand?", True),
        ("Vad hade Anna Ekberg velat att kommunen skulle göra med biblioteket i Norrby?", False),
    ],
)
def test_a_question_that_only_tells_whom_it_asks_of_leans_on_the_one_before(text: str, *, standalone: bool) -> None:
    before = Turn(question="Vad beslutade kommunstyrelsen om kvarnen i Ekby?", answer="Den säljs.")
    assert ("kvarnen" in understand(text, VOCABULARY, history=[before]).standalone) is standalone


@pytest.mark.parametrize(
    ("text", "year"),
    [("Och hur gick det året därpå?", 2020), ("And what about the year before?", 2018), ("Och i maj 2024?", 2024)],
)
def test_the_year_after_is_counted_from_the_time_asked_about_before(text: str, year: int) -> None:
    before = Turn(question="Vad beslutades om taxan den 20 mars 2019?", answer="Den höjs.")
    assert {one.first.year for one in understand(text, VOCABULARY, history=[before]).periods} == {year}


@pytest.mark.parametrize("text", ["Vad hade V för syn på kvarnen?", "Hur stor är kvarnen?"])
def test_what_is_said_of_the_way_to_ask_is_no_topic(text: str) -> None:
    assert read(text).topic == "kvarnen"
