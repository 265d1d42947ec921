"""The sentences that answer best, chosen among passages written for the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.clauses import ways_to_ask
from answer.question import understand
from answer.select import Quote, best_quotes, focused
from answer.vocabulary import Vocabulary
from index.models import Hit, Passage
from index.sentence_vectors import Likeness
from index.sentences import sentences
from index.words import stems
from ingest.models import DocumentKind, SectionKind, Span, VoiceRole

LINES = st.sampled_from(("Rapport om vägen", "Yttrande över planen för", "badhuset i Norrby", "Norrby, 2021", "och"))


def hit(text: str, n: int = 0) -> Hit:
    passage = Passage(
        id=f"passage {n}",
        document_id="document",
        item_id="item",
        section_id="section",
        text=text,
        header="",
        spans=(Span(1, 0, len(text)),),
        source="ks.txt",
        title="",
        document_kind=DocumentKind.PROTOKOLL,
        section_kind=SectionKind.ARENDE,
        heading="",
        municipality="Almviks kommun",
        organ="kommunstyrelsen",
        date=None,
        paragraf=None,
        item_title="",
        diarienummer=(),
        role=VoiceRole.ORGAN,
        parties=(),
        persons=(),
    )
    return Hit(passage=passage, score=1.0)


class Meaning:
    """Finds words as near as told, by what they begin with; the other sentences of the passage lie at 0."""

    def __init__(self, **cosines: float) -> None:
        self._cosines = cosines

    def likeness(self, queries: Sequence[str], passages: Sequence[Passage]) -> list[Likeness]:
        return [self._of(query, passages) for query in queries]

    def _of(self, query: str, passages: Sequence[Passage]) -> Likeness:
        return Likeness(
            {
                one.id: (
                    [start for start, _ in sentences(one.text)],
                    [self._cosines.get(one.text[start:].split()[0], 0.0) for start, _ in sentences(one.text)],
                )
                for one in passages
            }
        )


NEAR_NOTHING = Meaning()


def best(question: str, *texts: str) -> list[str]:
    """Return what is quoted, best first; each text is a passage of its own."""
    hits = [hit(text, n) for n, text in enumerate(texts)]
    quotes = best_quotes(NEAR_NOTHING, understand(question, Vocabulary()), hits)
    return [quote.text for quote in quotes]


PAINT = "Bron målas om med en ljus färg som tål salt."
PAINT_AGAIN = "Bron är målad med samma färg som staketet."
LIGHT = "Även torget ska synas bättre om kvällarna."


def test_a_question_of_two_parts_gets_a_sentence_for_each_before_a_second_for_one() -> None:
    assert best("Hur ska bron målas och hur ska torget lysas upp?", PAINT, PAINT_AGAIN, LIGHT)[:2] == [PAINT, LIGHT]


def test_a_question_of_one_part_gets_all_that_is_said_of_it() -> None:
    assert best("Hur ska bron målas?", PAINT, PAINT_AGAIN, LIGHT)[:2] == [PAINT, PAINT_AGAIN]


def test_a_question_for_two_sorts_of_figure_gets_both_before_another_of_one_sort() -> None:
    price = "Priset för ett radhus på tomten i Norrby är 2 miljoner kronor."
    dearer = "Priset för ett större radhus på tomten i Norrby är 3 miljoner kronor."
    area = "Tomten i Norrby för radhus mäter 4 500 kvm."
    question = "Hur stor är tomten i Norrby, och vilket pris gäller för ett radhus?"
    assert area in best(question, price, dearer, area)[:2]


@pytest.mark.parametrize(
    ("question", "other", "counted"),
    [
        (
            "Hur många elever har skolan i Norrby?",
            "Skolan i Norrby har elever i 12 salar.",
            "I Norrby har skolan 540 elever.",
        ),
        (
            "Hur många elever har skolan i Norrby?",
            "Sedan 2021 har skolan i Norrby elever.",
            "Skolan i Norrby har tolv elever och en matsal.",
        ),
        (
            "Vad kostar bron i Norrby?",
            "Vad bron i Norrby kostar avgörs i 3 steg.",
            "Vad bron i Norrby kostar är 4 miljoner.",
        ),
    ],
    ids=["number", "number word", "amount"],
)
def test_the_figure_asked_for_comes_before_another(question: str, other: str, counted: str) -> None:
    assert best(question, other, counted)[0] == counted
    assert best(question, counted, other)[0] == counted


BEFORE = "Kursen i simning hålls i badhuset varje vår."
BACK = "Det är dock få i Norrby som anmäler sig."
AFTER = "Badet har ny tid."
WHY_FEW = "Hur många anmäler sig i Norrby?"


def test_a_sentence_that_leans_back_brings_the_one_before() -> None:
    assert best(WHY_FEW, f"{BEFORE} {BACK} {AFTER}")[0] == f"{BEFORE} {BACK} {AFTER}"


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} Få i Norrby anmäler sig dock.",
        f"{BEFORE}\n\n{BACK}",
        f"Kursen hålls {'varje vår ' * 20}i badhuset. {BACK}",
    ],
    ids=["stands alone", "another paragraph", "long"],
)
def test_a_sentence_comes_alone_where_the_one_before_is_not_needed_or_too_long(text: str) -> None:
    quote = best(WHY_FEW, text)[0]
    assert "Norrby" in quote
    assert "hålls" not in quote


def test_a_sentence_is_never_quoted_twice() -> None:
    text = "Bron i Norrby målas i vår. Färgen är ljus och tål salt. Det är dock få som ser den. Där är mörkt på natten."
    quoted = " ".join(best("Hur ska bron i Norrby målas?", text))
    assert [quoted.count(sentence) for sentence in text.split(". ")[:3]] == [1, 1, 1]
    assert quoted.count("Där är mörkt") <= 1


DATED = "Badhuset stänger den 3 maj 2022 efter bygget."
SAYS_MORE = "Badhuset i Norrby stänger för bygget av en bastu."
FILLERS = ("Norrby har en skola vid ån.", "Norrby får en bro av trä.", "Norrby har en kyrka av sten.")


@pytest.mark.parametrize("question", ["När stänger badhuset i Norrby?", "When does badhuset in Norrby stänga?"])
def test_a_lookup_takes_the_sentence_with_the_date_before_one_that_says_more(question: str) -> None:
    assert best(question, SAYS_MORE, DATED, *FILLERS)[0] == DATED


def quote_of(text: str) -> Quote:
    return Quote(
        hit=hit(f"Handlingar\n{text}"),
        start=len("Handlingar\n"),
        end=len("Handlingar\n") + len(text),
        said=1.0,
    )


def test_of_a_list_the_lines_that_say_most_are_kept() -> None:
    text = "Rapport om vägen\nSkrivelse om parken\nYttrande över planen för\nbadhuset i Norrby\nSkrivelse om torget"
    near = focused(quote_of(text), stems("badhuset Norrby"), 8)
    assert near.text == "Yttrande över planen för\nbadhuset i Norrby"


def test_no_run_of_lines_begins_inside_a_sentence() -> None:
    text = "Rapport om vägen\nYttrande om badhuset och hela\nplanen för Norrby\nRapport om badhuset"
    near = focused(quote_of(text), stems("badhuset Norrby"), 6)
    assert near.text == "Yttrande om badhuset och hela"


def test_a_quote_that_has_room_stays_whole() -> None:
    whole = quote_of("Rapport om vägen\nYttrande om badhuset")
    assert focused(whole, stems("badhuset"), 6) is whole


@given(lines=st.lists(LINES, min_size=1, max_size=8), max_words=st.integers(4, 20))
def test_the_lines_kept_have_room_and_stand_in_the_quote(lines: list[str], max_words: int) -> None:
    whole = quote_of("\n".join(lines))
    near = focused(whole, stems("badhuset Norrby"), max_words)
    assert near.text in whole.text
    assert len(near.text.split()) <= max_words
    assert near.start == whole.start or not near.text[0].islower()


def test_a_row_of_a_table_is_quoted_by_itself_with_the_head_beside_it() -> None:
    table = "Skola Platser Lediga\nNorrby skola 240 12\nBjörkskolan 310 45\nSjöskolan 280 15"
    whole = hit(f"Platserna i skolorna redovisas för våren.\n\n{table}")
    first, *_ = best_quotes(NEAR_NOTHING, understand("Vilken skola hade flest lediga platser?", Vocabulary()), [whole])
    assert first.text == "Björkskolan 310 45"
    assert first.head is not None
    assert whole.passage.text[slice(*first.head)] == "Skola Platser Lediga"
    asked = understand("Hur många lediga platser hade Norrby skola?", Vocabulary())
    first, *_ = best_quotes(NEAR_NOTHING, asked, [whole])
    assert first.text == "Norrby skola 240 12"


def chosen(meaning: Meaning, question: str, *texts: str) -> list[str]:
    hits = [hit(text, n) for n, text in enumerate(texts)]
    return [quote.text for quote in best_quotes(meaning, understand(question, Vocabulary()), hits)]


def test_what_is_meant_weighs_more_than_the_words_said() -> None:
    same_words = "Badhuset i Norrby är öppet för alla som bor i kommunen."
    same_sense = "Simhallen hålls stängd under hela våren för en ny bassäng."
    meaning = Meaning(Badhuset=0.80, Simhallen=0.88)
    assert chosen(meaning, "Varför är badhuset i Norrby inte öppet?", same_words, same_sense)[0] == same_sense


def test_a_sentence_much_farther_away_than_the_best_is_left_out() -> None:
    near, far = "Bron målas om med en ljus färg.", "Torget får nya bänkar av ek."
    assert chosen(Meaning(Bron=0.9, Torget=0.8), "Hur ska färgen väljas?", near, far) == [near]
    assert chosen(Meaning(Bron=0.9, Torget=0.89), "Hur ska färgen väljas?", near, far) == [near, far]


def test_the_second_part_of_a_question_takes_its_turn() -> None:
    first, again = "Bron målas om med en ljus färg.", "Målningen av bron sker med ljus färg."
    second = "Räcket byts mot ett av trä."

    class Parts(Meaning):
        def _of(self, query: str, passages: Sequence[Passage]) -> Likeness:
            cosines = {"Bron": 0.9, "Målningen": 0.89, "Räcket": 0.84} if "bron" in query else {"Räcket": 0.9}
            return Meaning(**cosines)._of(query, passages)

    assert chosen(Parts(), "Hur ska bron målas, och vad händer med räcket?", first, again, second)[:2] == [
        first,
        second,
    ]


def test_the_sentence_after_follows_where_it_is_near_too() -> None:
    text = "Bron målas om i vår. Arbetet tar tre veckor. Torget får nya bänkar av ek."
    assert chosen(Meaning(Bron=0.9, Arbetet=0.85), "När målas bron?", text)[0] == text[: text.index(" Torget")]
    assert chosen(Meaning(Bron=0.9, Arbetet=0.7), "När målas bron?", text)[0] == "Bron målas om i vår."


@pytest.mark.parametrize(
    "last", ["inom vilket område låg betyget lägst?", "till vem gick rapporten?", "i vilken form?"]
)
def test_what_is_asked_last_may_begin_with_a_preposition(last: str) -> None:
    assert ways_to_ask(understand(f"Hur många svarade på enkäten, och {last}", Vocabulary()))[1] == last


POINTS = "1. Bron målas om i vår. 2. Torget får nya bänkar. För detta får nämnden 4 miljoner kronor."


def test_a_point_comes_without_the_next_and_with_what_is_said_of_its_means() -> None:
    text = POINTS.replace(" 2.", "\n2.")
    meaning = Meaning(**{"1.": 0.9, "2.": 0.89})
    assert chosen(meaning, "Hur ska färgen väljas?", text) == text.split("\n")


@pytest.mark.parametrize("lead", ["Planen antas med följande ändringar.", "Planen antas med följande:"])
def test_a_point_comes_with_the_words_that_lead_up_to_it(lead: str) -> None:
    text = f"{lead}\n1. Bron målas om i vår."
    assert chosen(Meaning(**{lead.split(maxsplit=1)[0]: 0.9, "1.": 0.8}), "Vad ändras?", text) == [text]


def test_where_a_matter_was_before_comes_after_what_is_said_in_it() -> None:
    before, said = hit("Bordlagt den 3 maj 2021, § 12, av styrelsen."), hit("Räcket är av ek och målas varje vår.", 1)
    before = replace(before, passage=replace(before.passage, section_kind=SectionKind.TIDIGARE_BEHANDLING))
    meaning = Meaning(Bordlagt=0.9, Räcket=0.89)
    quotes = best_quotes(meaning, understand("Hur är bron byggd?", Vocabulary()), [before, said])
    assert quotes[0].text == said.passage.text
