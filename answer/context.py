"""What a composer works with: the question, the archive, what was found, and the answer so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from answer.draft import Draft
from answer.evidence import Witness
from answer.models import Intent, Question
from answer.places import placed, says_all
from answer.retrieve import RankedItem, Ranking
from answer.terms import question_stems, said_share
from answer.vocabulary import Vocabulary
from index.archive import Archive
from index.mentions import referral_numbers
from index.models import Filters, Found, Hit
from ingest.models import Decision, Item, Statement, StatementKind, Vote

# An item that is this much weaker than the best is about something else.
MIN_SHARE_OF_BEST = 0.5
# What the question says of time, organ and § is believed unless all that agrees with it is this much weaker.
MIN_SHARE_TO_AGREE = 0.5
# Scores as near as this to the best differ by chance: what says clearly more of the topic comes first.
MIN_SHARE_OF_TIED, MORE_OF_THE_TOPIC = 0.96, 0.2
N_TARGETS = 6
# A title that says this share of a topic of some words is the name of the matter; others must say nearly as much.
MIN_SHARE_OF_NAME, MIN_WORDS_OF_NAME, NEAR_NAME = 0.9, 2, 0.7

# Intents that ask what members said or did.
_OF_VOICES = frozenset({Intent.DISSENT, Intent.REASON, Intent.POSITION})


def day_of(found: Found[Item]) -> date | None:
    """Return when the matter was met on, or its document written."""
    return found.record.date or found.document.date


def organ_of(found: Found[Item]) -> str:
    return found.record.organ or found.document.organ


def _words_of(hit: Hit) -> str:
    return f"{hit.passage.header} {hit.passage.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    question: Question
    archive: Archive
    vocabulary: Vocabulary
    ranking: Ranking
    witness: Witness
    draft: Draft = field(default_factory=Draft)

    @property
    def lang(self) -> str:
        return self.question.lang

    def targets(self, *, most: int = N_TARGETS) -> list[Found[Item]]:
        """Return the items the question is about, best first: near the best one, and true to the time, organ and §
        that the question names wherever any candidate is."""
        ranked = list(self.ranking.items)
        found = self.items([item.item_id for item in ranked[: 4 * most]])
        ranked = [item for item in ranked if item.item_id in found]
        ranked = self._of_the_report(ranked, found)
        ranked = self._of_the_name(self._of_the_place(self._of_the_year(ranked, found), found))
        for agrees in (self._agrees_in_time, self._agrees_in_organ, self._agrees_in_paragraf):
            kept = [item for item in ranked if agrees(found[item.item_id])]
            if kept and kept[0].score >= MIN_SHARE_TO_AGREE * ranked[0].score:
                ranked = kept
        if not ranked:
            return []
        best = max(item.score for item in ranked)
        near = [item for item in ranked if item.score >= MIN_SHARE_OF_BEST * best]
        tied = [item for item in near if item.score >= MIN_SHARE_OF_TIED * best]
        fullest = max(tied, key=self.share_said) if len(tied) > 1 else near[0]
        if fullest is not near[0] and self.share_said(fullest) >= self.share_said(near[0]) + MORE_OF_THE_TOPIC:
            near = [fullest, *(item for item in near if item is not fullest)]
        return [found[item.item_id] for item in near[:most]]

    def _of_the_report(self, ranked: list[RankedItem], found: dict[str, Found[Item]]) -> list[RankedItem]:
        """Return the items whose titles give the number of the report that the question names (SOU 2017:47), else
        those whose text does, all where none does: two reports may be about the same thing, the number is one's own."""
        asked = referral_numbers(self.question.standalone)
        kept = [one for one in ranked if asked & referral_numbers(found[one.item_id].record.title)]
        told = [one for one in ranked if any(asked & referral_numbers(words) for words in map(_words_of, one.hits))]
        return kept or told or ranked

    def _of_the_name(self, ranked: list[RankedItem]) -> list[RankedItem]:
        """Return the items of the matter that the question calls by its name, all where no title is that name."""
        best = max(ranked, key=lambda item: item.title_share, default=None)
        is_name = len(self.question.topic.split()) >= MIN_WORDS_OF_NAME and not self.question.diarienummer
        if best is None or best.title_share < MIN_SHARE_OF_NAME or not is_name:
            return ranked
        same = {link.other_item_id for link in self.archive.catalog.related(best.item_id)}
        return [one for one in ranked if one.item_id in same or one.title_share >= NEAR_NAME * best.title_share]

    def ranked(self, item_id: str) -> RankedItem | None:
        return next((item for item in self.ranking.items if item.item_id == item_id), None)

    def items(self, item_ids: Sequence[str]) -> dict[str, Found[Item]]:
        if not item_ids:
            return {}
        return {one.record.id: one for one in self.archive.catalog.items(self._only(item_ids))}

    def statements(self, item_id: str, kinds: Sequence[StatementKind] = ()) -> list[Found[Statement]]:
        limits = replace(self._only([item_id]), parties=self.question.filters.parties)
        return self.archive.catalog.statements(limits, kinds)

    def decisions(self, item_id: str) -> list[Found[Decision]]:
        return self.archive.catalog.decisions(self._only([item_id]))

    def votes(self, item_id: str) -> list[Found[Vote]]:
        return self.archive.catalog.votes(self._only([item_id]))

    def matter(self, item_id: str) -> list[Found[Item]]:
        """Return the items of the same matter within the user's filters, in time order."""
        found = self.archive.catalog.case_items(item_id)
        kept = self.items([one.record.id for one in found])
        return [one for one in found if one.record.id in kept]

    def _only(self, item_ids: Sequence[str]) -> Filters:
        """Return the user's filters within the items; items and decisions are nobody's own, so no party limits them."""
        return replace(self.question.filters, item_ids=tuple(item_ids), parties=(), persons=())

    def _agrees_in_time(self, found: Found[Item]) -> bool:
        day = day_of(found)
        return any(period.holds(day) for period in self.question.periods if period.is_short)

    def _of_the_year(self, ranked: list[RankedItem], found: dict[str, Found[Item]]) -> list[RankedItem]:
        """Return the items of a year that is named, where one of them says the topic as much as the best does, be it in
        its title or in its text: a matter has many names.

        A matter that recurs is told apart by its year; "the tax of 2024", decided in 2023, does not recur in 2024.
        """
        kept = []
        for item in ranked:
            one = found[item.item_id]
            day = day_of(one)
            if any(period.holds(day) for period in self.question.periods):
                kept.append(item)
        if not kept or kept[0].score < MIN_SHARE_TO_AGREE * ranked[0].score:
            return ranked
        recurs = 0 < ranked[0].title_share <= kept[0].title_share
        return kept if recurs or 0 < self.share_said(ranked[0]) <= self.share_said(kept[0]) else ranked

    def share_said(self, item: RankedItem) -> float:
        """Return the share of the topic that the item's title and what was found of it say."""
        return said_share(question_stems(self.question), " ".join(map(_words_of, item.hits)))

    def _of_the_place(self, ranked: list[RankedItem], found: dict[str, Found[Item]]) -> list[RankedItem]:
        """Return the items whose titles name the place of what is asked about, where the best one is about the same at
        another place; all where none of them is near it."""
        things, places = zip(*placed(self.question), strict=True) if placed(self.question) else ((), ())
        best = found[ranked[0].item_id].record.title if ranked else ""
        if not places or not says_all(things, best) or says_all(places, best):
            return ranked
        kept = [one for one in ranked if says_all([*things, *places], found[one.item_id].record.title)]
        return kept if kept and kept[0].score >= MIN_SHARE_TO_AGREE * ranked[0].score else ranked

    def _agrees_in_organ(self, found: Found[Item]) -> bool:
        if organ_of(found) in self.question.organs:
            return True
        # A memo to another organ reports who dissented in this one.
        is_voice = self.question.intent in _OF_VOICES and bool(self.question.organs)
        return is_voice and any(
            one.record.organ in self.question.organs and one.record.kind is not StatementKind.YRKANDE
            for one in self.statements(found.record.id)
        )

    def _agrees_in_paragraf(self, found: Found[Item]) -> bool:
        return found.record.paragraf in self.question.paragrafer
