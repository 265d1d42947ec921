"""Questions on what the papers tell: amounts, deadlines, counts, findings; what a referral body thought."""

from __future__ import annotations

import datetime as dt
import re

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import Asker, surname
from eval.quiz.phrases import date_forms, listed, words
from eval.world.models import Detail, Matter, MatterKind

CLAUSES = ("när ", "hur ", "var ", "vem ", "vilk")
"""What `Detail.asked` starts with where it is an indirect question and no noun phrase."""
COUNTED = re.compile(r"antalet (.+?) som (.+)")
MAX_AUTHORS = 2
DAY = re.compile(r"(\d{1,2}) ([a-zåäö]+) (\d{4})")


def detail(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A figure or a date of the background, whose words no other detail of the archive answers."""
    told = [one for one in matter.background if one.value and one.kind != "finding" and _is_clear(asker, matter, one)]
    if not told:
        return None
    one = asker.rng.choice(told)
    slots = {"asked": one.asked, "value": one.value}
    name = f"fact_{one.kind}"
    if one.asked.startswith(CLAUSES):
        name = "fact_clause"
    elif counted := COUNTED.fullmatch(one.asked):
        name = "fact_number"
        slots |= {"counted": counted[1], "which": counted[2]}
    return asker.ask(
        QuestionKind.FACT,
        name,
        matter,
        records=(one.id,),
        slots=slots,
        gold=Gold(dnr=matter.diarienummer[0], number=one.value),
        must_tell=(value_forms(one.value),),
        named_by="told",
    )


def who_wrote(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Who submitted a motion: the one or two who did."""
    if matter.kind is not MatterKind.MOTION or not 1 <= len(matter.authors) <= MAX_AUTHORS:
        return None
    persons = [f"{who.name} ({who.party_on(matter.raised)})" for who in matter.authors]
    return asker.ask(
        QuestionKind.FACT,
        "who_wrote",
        matter,
        records=(matter.id,),
        slots={"persons": listed(persons, asker.lang)},
        gold=Gold(
            parties=tuple(dict.fromkeys(who.party_on(matter.raised) for who in matter.authors)),
            persons=tuple(who.name for who in matter.authors),
            dnr=matter.diarienummer[0],
        ),
        must=tuple(surname(who).lower() for who in matter.authors),
        sought=[who.name for who in matter.authors],
    )


def referral(asker: Asker, matter: Matter) -> GoldQuestion | None:
    deciding = {step.organ for step in matter.steps}  # what such an organ thought also stands in its own minutes
    answers = [one for one in matter.referrals if one.organ not in deciding]
    if not answers:
        return None
    answer = asker.rng.choice(answers)
    told = [one for one in answer.findings if one.keywords and _is_legible(asker, one)]
    if not told:
        return None
    return asker.ask(
        QuestionKind.POSITION,
        "referral",
        matter,
        records=tuple(one.id for one in told),
        slots={"body": answer.organ, "sentences": " ".join(one.sentence for one in told)},
        gold=Gold(dnr=matter.diarienummer[0], body=answer.organ),
        must_tell=("|".join(form for one in told for form in one.keywords),),
    )


def value_forms(value: str) -> str:
    """Return the ways to write a value: with and without blanks between thousands, with comma and point."""
    low = value.lower()
    if (written := DAY.fullmatch(low)) and written[2] in (months := list(words("sv", "months").values())):
        return date_forms(dt.date(int(written[3]), months.index(written[2]) + 1, int(written[1])))
    joined = re.sub(r"(?<=\d)\s(?=\d{3})", "", low)
    return "|".join(
        dict.fromkeys(
            (
                low,
                joined,
                joined.replace(",", "."),
                low.replace("procent", "%"),
                low.replace("miljoner", "mkr"),
                low.replace("miljoner", "mnkr"),
            )
        )
    )


def _is_clear(asker: Asker, matter: Matter, one: Detail) -> bool:
    """Tell whether the value is legible and nothing else of the archive is asked for in the same words."""
    same = [
        other
        for rival in asker.view.by_topic[matter.topic]
        for other in rival.background
        if other.asked == one.asked and rival.id != matter.id and rival.municipality == matter.municipality
    ]
    return asker.view.holds(one.id, one.value) and (not same or bool(asker.mentions.rivals(matter, matter.title)))


def _is_legible(asker: Asker, one: Detail) -> bool:
    return any(asker.view.holds(one.id, form) for keyword in one.keywords for form in keyword.split("|"))
