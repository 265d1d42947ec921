"""The records of our catalogue against gold structure, one score for each kind of record.

Names are compared by their variants, texts by their letters, what Ja and Nej mean by sense. The gold is complete for
each § it has, and for a document without §: what is found there beside it is wrong. Other § are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eval.extraction_match import (
    GivenStatement,
    is_same_member,
    is_same_text,
    is_same_vote,
    item_differences,
    parted,
    told_outcome,
    wanted_outcome,
)
from eval.models import GoldParagraf, GoldVote, RecordScore
from eval.voice.senses import contradicts
from eval.voice.truth import stem
from index.catalog import Catalog
from index.models import Filters
from ingest.models import Ballot, Decision, Item, Statement, StatementKind, Vote

_WITH_REASON = (
    StatementKind.RESERVATION,
    StatementKind.SARSKILT_UTTALANDE,
    StatementKind.SARSKILT_YTTRANDE,
    StatementKind.ERSATTARYTTRANDE,
    StatementKind.PROTOKOLLSANTECKNING,
)
_KINDS = ("items", "statements", "own words", "references", "outcomes", "votes", "vote meanings", "ballots")


@dataclass(slots=True)
class _Tally:
    n_gold: int = 0
    n_found: int = 0
    n_right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, *, gold: int = 1, found: int = 1, right: bool, line: str = "") -> None:
        self.n_gold += gold
        self.n_found += found
        self.n_right += right
        if not right:
            self.wrong.append(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Gold rows and the records found in the same place: a §, or a whole document without §."""

    label: str
    rows: tuple[GoldParagraf, ...]
    items: tuple[Item, ...]
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...]
    votes: tuple[Vote, ...]


def score_extraction(catalog: Catalog, rows: Sequence[GoldParagraf]) -> tuple[RecordScore, ...]:
    """Return the scores: items, statements over all and for each kind, own words, references, outcomes, votes, vote
    meanings and ballots. A document that the catalogue does not have is all missed."""
    tallies: dict[str, _Tally] = {kind: _Tally() for kind in _KINDS}
    by_kind: dict[str, _Tally] = {kind: _Tally() for kind in StatementKind}
    for group in _groups(catalog, rows):
        _score_items(group, tallies["items"])
        _score_statements(group, tallies, by_kind)
        _score_outcomes(group, tallies["outcomes"])
        _score_votes(group, tallies)
    named = {**tallies, **{f"statements: {kind}": tally for kind, tally in by_kind.items()}}
    return tuple(
        RecordScore(
            kind=kind, n_gold=one.n_gold, n_found=one.n_found, n_right=one.n_right, wrong=tuple(filter(None, one.wrong))
        )
        for kind, one in named.items()
        if one.n_gold or one.n_found
    )


def _groups(catalog: Catalog, rows: Sequence[GoldParagraf]) -> Iterator[_Group]:
    ids = {stem(source): one.id for one in catalog.documents() for _, source in catalog.locations(one.id)}
    by_doc: dict[str, list[GoldParagraf]] = defaultdict(list)
    for row in rows:
        by_doc[row.doc].append(row)
    for doc, of_doc in by_doc.items():
        filters = Filters(document_ids=(ids.get(doc, ""),))
        items = [found.record for found in catalog.items(filters)]
        statements = [found.record for found in catalog.statements(filters)]
        decisions = [found.record for found in catalog.decisions(filters)]
        votes = [found.record for found in catalog.votes(filters)]
        by_paragraf = {row.paragraf: [one for one in of_doc if one.paragraf == row.paragraf] for row in of_doc}
        home = {one.id: None if by_paragraf.keys() == {None} else one.paragraf for one in items}
        where = {one.id: _place(one, home[one.item_id], by_paragraf) for one in statements}
        for paragraf, here in by_paragraf.items():
            yield _Group(
                label=doc if paragraf is None else f"{doc} § {paragraf}",
                rows=tuple(here),
                items=tuple(one for one in items if home[one.id] == paragraf),
                statements=tuple(one for one in statements if where[one.id] == paragraf),
                decisions=tuple(one for one in decisions if home[one.item_id] == paragraf),
                votes=tuple(one for one in votes if home[one.item_id] == paragraf),
            )


def _place(
    statement: Statement, home: str | None, by_paragraf: Mapping[str | None, Sequence[GoldParagraf]]
) -> str | None:
    """Return the § a statement is scored with. One in an appendix at the end of the minutes stands there in the gold
    and, where it was read rightly, in its § among the records."""
    found = parted([GivenStatement.of(statement)])
    wanted = {
        paragraf: parted(GivenStatement.of_gold(one, row.organ) for row in rows for one in row.statements)
        for paragraf, rows in by_paragraf.items()
        if paragraf in (home, None)
    }
    fits = {paragraf for paragraf, gold in wanted.items() if any(one.is_same(found[0]) for one in gold)}
    return None if fits == {None} else home


def _score_items(group: _Group, tally: _Tally) -> None:
    """A § is right when its title, organ, day and diarienummer are. Papers without § have no items of their own."""
    if group.rows[0].paragraf is None:
        return
    for n, row in enumerate(group.rows):
        item = group.items[n] if n < len(group.items) else None
        differences = item_differences(row, item) if item else ("not found",)
        line = f"{group.label}: {'; '.join(differences)}"
        tally.add(found=int(item is not None), right=not differences, line=line)
    for item in group.items[len(group.rows) :]:
        tally.add(gold=0, right=False, line=f"{group.label}: found once more: {item.title!r}")


def _score_statements(group: _Group, tallies: dict[str, _Tally], by_kind: dict[str, _Tally]) -> None:
    """A statement is right when its kind, organ, parties and persons are."""
    left = parted(GivenStatement.of(one) for one in group.statements)
    wanted = parted(GivenStatement.of_gold(one, row.organ) for row in group.rows for one in row.statements)
    for one in wanted:
        match = next((found for found in left if found.is_same(one)), None)
        line = f"{group.label}: missed {one.told()}"
        for tally in (tallies["statements"], by_kind[one.kind]):
            tally.add(found=int(match is not None), right=match is not None, line=line)
        if match:
            left.remove(match)
            _score_texts(group.label, one, match, tallies)
    for found in left:
        line = f"{group.label}: found {found.told()}"
        for tally in (tallies["statements"], by_kind[found.kind]):
            tally.add(gold=0, right=False, line=line)


def _score_texts(label: str, gold: GivenStatement, found: GivenStatement, tallies: dict[str, _Tally]) -> None:
    """The own words, and what a statement without own words leans on; of statements that were found.

    Scored is that the words which point elsewhere were found. That the right text is found by them
    (`GoldStatement.reason_doc`) can be scored here once the catalogue keeps which text a statement leans on.
    """
    if gold.text:
        line = f"{label}: {gold.told()}: own words {found.text[:60]!r} for {gold.text[:60]!r}"
        tallies["own words"].add(found=int(bool(found.text)), right=is_same_text(found, gold), line=line)
    if gold.refers_to and not gold.text and gold.kind in _WITH_REASON:
        line = f"{label}: {gold.told()}: does not lean on {gold.refers_to!r}"
        has_found = bool(found.refers_to)
        tallies["references"].add(found=int(has_found), right=has_found, line=line)


def _score_outcomes(group: _Group, tally: _Tally) -> None:
    """The first decision of the organ tells the outcome."""
    for row in group.rows:
        if not row.outcome:
            continue
        told = [told_outcome(one) for one in group.decisions if one.organ == row.organ]
        is_right = bool(told) and wanted_outcome(told[0]) == wanted_outcome(row.outcome)
        line = f"{group.label}: {row.organ}: {told[0] if told else 'no outcome'} for {row.outcome}"
        tally.add(found=int(bool(told)), right=is_right, line=line)


def _score_votes(group: _Group, tallies: dict[str, _Tally]) -> None:
    left = list(group.votes)
    for vote in (vote for row in group.rows for vote in row.votes):
        match = next((found for found in left if is_same_vote(vote, found)), None)
        figures = f"{vote.ja}-{vote.nej}-{vote.avstar or 0}"
        line = f"{group.label}: missed the vote {figures}"
        tallies["votes"].add(found=int(match is not None), right=match is not None, line=line)
        if match:
            left.remove(match)
        _score_meanings(f"{group.label}, {figures}", vote, match, tallies["vote meanings"])
        _score_ballots(f"{group.label}, {figures}", vote, match, tallies["ballots"])
    for found in left:
        line = f"{group.label}: found a vote {found.ja}-{found.nej}-{found.avstar or 0}"
        tallies["votes"].add(gold=0, right=False, line=line)


def _score_meanings(label: str, gold: GoldVote, found: Vote | None, tally: _Tally) -> None:
    sides = (
        ("Ja", gold.ja_means, gold.nej_means, found.ja_means if found else ""),
        ("Nej", gold.nej_means, gold.ja_means, found.nej_means if found else ""),
    )
    for side, same, other, told in sides:
        if same:
            is_right = bool(told) and not contradicts(told, same, other)
            tally.add(found=int(bool(told)), right=is_right, line=f"{label}: {side} means {told!r} for {same!r}")


def _score_ballots(label: str, gold: GoldVote, found: Vote | None, tally: _Tally) -> None:
    """Who voted how. Absent members are in no gold."""
    if not gold.members:
        return
    cast = [one for one in found.members if one.ballot != Ballot.FRANVARANDE] if found else []
    for name, ballot in gold.members.items():
        match = next((one for one in cast if is_same_member(name, one.person)), None)
        if match:
            cast.remove(match)
        told = match.ballot.value if match else "-"
        tally.add(found=int(match is not None), right=told == ballot, line=f"{label}: {name} {told} for {ballot}")
    for one in cast:
        line = f"{label}: found {one.person.name} ({one.person.party}) {one.ballot.value}"
        tally.add(gold=0, right=False, line=line)
