"""Puts one question together: words, gold, evidence. The makers (dissent, votes, ...) decide what is asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Final

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.mention import Mentions
from eval.quiz.phrases import choose, day, fill, genitive, listed, party_forms, party_name, templates, words
from eval.quiz.view import View
from eval.world.models import Matter, Politician, Step
from ingest.models import StatementKind

MAX_NAMES = 9  # names in one answer; longer lists are no question a person asks
SHORT_WORD: Final = 5
NO_GOLD = Gold()


class Asker:
    """Asks in one language about one archive; `rng` decides between wordings."""

    def __init__(self, view: View, lang: str, rng: Random) -> None:
        self.view = view
        self.lang = lang
        self.rng = rng
        self.mentions = Mentions(view, lang)

    def ask(
        self,
        kind: QuestionKind,
        name: str,
        matter: Matter,
        step: Step | None = None,
        *,
        records: Sequence[str] = (),
        also: Iterable[str] = (),
        slots: Mapping[str, str] | None = None,
        gold: Gold = NO_GOLD,
        must: Iterable[str] = (),
        must_tell: Iterable[str] = (),
        must_not: Iterable[str] = (),
        named_by: str | None = "matter",
        sought: Iterable[str] = (),
        proved_by_any: bool = False,
    ) -> GoldQuestion | None:
        """Return the question `name` of the templates; None where it cannot be asked well.

        Args:  records: ids of what holds the answer, on paper all of them; an unanswerable question has none.
            also: ids of what tells the answer as well, or what became of it: their documents are right to cite, too.
            must_tell: required words of which the question itself may give none away.  named_by: the slot that says
            which matter is meant; None where the dialogue before it does.  sought: the evidence should hold any of it.
            proved_by_any: many papers each prove the answer, so that no words are the evidence.
        """
        template = templates(self.lang).get(name)
        if template is None:
            return None
        named, needed = self.mentions.slots(matter, step, named_by, self.rng)
        filled = {**named, **(slots or {})}
        if "party" in filled:
            filled["party_genitive"] = genitive(filled["party"], self.lang)
        wording = choose(template.ask, filled, needed, self.rng)
        if wording is None or not all(self.view.is_placed(record) for record in records):
            return None
        question = fill(wording, filled)
        told = tuple(_untold(forms, question) for forms in must_tell)
        if not all(told):
            return None
        docs = self.view.docs((*records, *also))
        return GoldQuestion(
            id="",
            question=question,
            kind=kind,
            lang=self.lang,
            docs=docs,
            evidence=() if proved_by_any else self.view.evidence(records, sought),
            gold=gold,
            answer=fill(template.answer, filled) if records else self.word("small", "no_answer"),
            must_include=tuple(dict.fromkeys((*must, *told))),
            must_not_include=tuple(dict.fromkeys(text.lower() for text in must_not)),
            tags=tuple(dict.fromkeys((name, *(self.view.layouts[doc] for doc in docs)))),
        )

    def day(self, date: dt.date) -> str:
        return day(date, self.lang)

    def word(self, group: str, key: str) -> str:
        return words(self.lang, group)[key]

    def party(self, matter: Matter, code: str) -> str:
        """Return the party as people write it: by letter or by full name."""
        name = party_name(self.view.party(self.view.municipality(matter), code), self.lang)
        return code if self.rng.random() < 0.4 else name

    def full_party(self, matter: Matter, code: str) -> str:
        """Return the name, of a local party with its letters."""
        party = self.view.party(self.view.municipality(matter), code)
        name = party_name(party, self.lang)
        return f"{name} ({code})" if party.is_local else name

    def people(self, persons: Sequence[Politician], step: Step) -> str:
        """Return "Anna Berg (S) och Bo Ek (V)"."""
        return listed([f"{person.name} ({person.party_on(step.date)})" for person in persons], self.lang)

    def parties_must(self, matter: Matter, step: Step, persons: Sequence[Politician]) -> tuple[str, ...]:
        """Return what an answer must hold that names the parties of all the persons."""
        municipality = self.view.municipality(matter)
        return tuple(
            party_forms(
                self.view.party(municipality, code),
                [surname(person) for person in persons if person.party_on(step.date) == code],
            )
            for code in self.view.parties(persons, step)
        )

    def never(self, matter: Matter, codes: Iterable[str], did: StatementKind) -> tuple[str, ...]:
        """Return "centerpartiet reserverade sig mot" for parties that did no such thing."""
        verb = words("sv", "did")[did.value]
        return tuple(f"{self.view.party(self.view.municipality(matter), code).name} {verb}".lower() for code in codes)


def surname(person: Politician) -> str:
    return person.name.split()[-1]


def content_forms(text: str) -> str:
    """Return what tells a sentence from others, as alternatives: its amounts, or else its two longest words' stems."""
    if amounts := re.findall(r"\d[\d ]*(?:,\d+)?(?= (?:miljoner|kronor|procent|kvadratmeter))", text):
        return "|".join(dict.fromkeys(amounts))
    found = sorted(set(re.findall(r"[a-zåäöé]{6,}", text.lower())), key=lambda word: (-len(word), word))
    return "|".join(word[: max(SHORT_WORD, len(word) - 3)] for word in found[:2])


def _untold(forms: str, question: str) -> str:
    low = question.lower()
    return "|".join(form for form in forms.split("|") if form.lower() not in low)
