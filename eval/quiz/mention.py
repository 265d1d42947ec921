"""How a question names a matter and a meeting, so that exactly one of the archive is meant.

A matter is named by one of the noun phrases people use for it. Where another matter may be called the same, the year
or else the diarienummer tells them apart. A meeting is named by its organ, with municipality and date where needed.
"""

from __future__ import annotations

from random import Random

from eval.quiz.phrases import day, genitive, month, words
from eval.quiz.view import View
from eval.world.models import Matter, Step

MUNICIPALITY_SHARE = 0.7  # of questions that name the municipality though the matter is clear without it
OWN_WORDS_SHARE = 0.5  # of questions that call the matter as its papers do; of the others some do so by chance
YEAR_SHARE = 0.35  # of questions that tell the year though it is not needed
DNR_SHARE = 0.06


class Mentions:
    """Names matters in one language."""

    def __init__(self, view: View, lang: str) -> None:
        self._view = view
        self._lang = lang

    def slots(
        self, matter: Matter, step: Step | None, named_by: str | None, rng: Random
    ) -> tuple[dict[str, str], frozenset[str]]:
        """Return what fills {matter}, {told}, {organ}, {subject}, ... and which of these the question must hold.

        `named_by` is "matter", "told" (only what tells it from others) or None (a follow-up). With a step the question
        is about that meeting and needs {organ} unless the matter was at one meeting only.
        """
        subject = matter.title
        if matter.called:
            subject = matter.called[0] if rng.random() < OWN_WORDS_SHARE else rng.choice(matter.called)
        where = self._municipality(matter, subject, rng)
        told = self.telling_apart(matter, subject, rng, by_year=named_by == "matter")
        when = self._when(matter, step, rng) if step else ""
        needed = {named_by} if named_by == "matter" or (named_by and f"{where}{told}") else set()
        if step and named_by and (len(matter.steps) > 1 or (when and told)):
            needed.add("organ")
        if when and "(" not in told:
            told = ""  # the day or month of the meeting says the year
        slots = {
            "subject": subject,
            "title": matter.title,
            "matter": self._matter(matter, subject, f"{where}{told}"),
            "case": words(self._lang, "small")["case"].format(subject=subject) + where + told,
            "told": f"{where}{told}",
            "about": f"{subject}{where}{told}",
            "about_plain": f"{subject}{where}",
            "municipality": matter.municipality,
        }
        if step is None:
            return slots, frozenset(needed)
        slots["day"] = day(step.date, self._lang)
        slots["year"] = str(step.date.year)
        slots["organ_only"] = self.organ(step.organ)
        slots["organ"] = self.organ(step.organ) + when
        if not when:
            slots["organ_genitive"] = genitive(self.organ(step.organ), self._lang)
        return slots, frozenset(needed)

    def organ(self, name: str) -> str:
        return words(self._lang, "organs").get(name, name)

    def rivals(self, matter: Matter, subject: str) -> tuple[Matter, ...]:
        """Return the other matters of the municipality that the noun phrase fits as well."""
        there = [other for other in self._view.by_topic[matter.topic] if other.place == matter.place]
        others = {other.id: other for other in (*self._view.by_name[subject], *there) if other.id != matter.id}
        return tuple(other for other in others.values() if other.municipality == matter.municipality)

    def telling_apart(self, matter: Matter, subject: str, rng: Random, *, by_year: bool) -> str:
        """Return " 2021" or " (KS 2021/12)" where other matters are called the same, and at times where not.

        A year beside a fact would be taken for the year of the fact: `by_year` says whether it may be told.
        """
        rivals = self.rivals(matter, subject)
        years = {step.date.year for step in matter.steps} or {matter.raised.year}
        rival_years = {step.date.year for other in rivals for step in other.steps}
        rival_years |= {other.raised.year for other in rivals}
        if rng.random() < DNR_SHARE or (rivals and (not by_year or len(years) > 1 or years & rival_years)):
            return f" ({matter.diarienummer[0]})"
        if by_year and (rivals or (len(years) == 1 and rng.random() < YEAR_SHARE)):
            return " " + words(self._lang, "small")["year"].format(when=min(years))
        return ""

    def _municipality(self, matter: Matter, subject: str, rng: Random) -> str:
        if not self._view.has_many_municipalities or matter.municipality in subject:
            return ""
        elsewhere = any(other.municipality != matter.municipality for other in self._view.by_name[subject])
        if elsewhere or not matter.place or rng.random() < MUNICIPALITY_SHARE:
            return f" {words(self._lang, 'small')['in']} {matter.municipality}"
        return ""

    def _matter(self, matter: Matter, subject: str, told: str) -> str:
        return words(self._lang, "matters")[matter.kind.value].format(subject=subject) + told

    def _when(self, matter: Matter, step: Step, rng: Random) -> str:
        """Return when the organ met: the day where it had the matter more than once, else at times month or day."""
        again = sum(other.organ == step.organ for other in matter.steps) > 1
        style = "day" if again else rng.choice(("", "", "", "day", "month"))
        if not style:
            return ""
        when = day(step.date, self._lang) if style == "day" else f"{month(step.date, self._lang)} {step.date.year}"
        return " " + words(self._lang, "small")[style].format(when=when)
