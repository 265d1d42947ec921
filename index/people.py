"""The elected of an archive, told from its records: who they are, for which party and when, where they met and spoke.

A person is the spellings of one name within a municipality and party. Who stands under one name for two parties is one
person where the times of both do not overlap, and shown with both; else two.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.catalog import Catalog
from index.keys import name_key
from index.spellings import joined_spellings
from ingest.parties import codes_of

INDEPENDENT = "-"  # elected, of no party: "(-)" in the lists


_VOTE, _MEETING = "vote", "meeting"  # no kinds of statements
_COUNTED = """
SELECT r.municipality, n.value AS name, {kind} AS kind, json_extract(r.organs, '$[0]') AS organ,
    CASE WHEN n.value IN (SELECT value FROM json_each(?2)) THEN r.document_id END AS document_id, COUNT(*) AS n
FROM {table} r, json_each(r.names) n WHERE n.value IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2, 3, 4, 5
"""  # ?1 the names wanted, ?2 those that several persons bear
_STATEMENTS = _COUNTED.format(kind="r.kind", table="statements")
_VOTES = _COUNTED.format(kind=f"'{_VOTE}'", table="votes")
_MEETINGS = f"""
SELECT d.municipality, a.name, '{_MEETING}' AS kind, json_extract(d.body, '$.organ') AS organ, d.id AS document_id,
    1 AS n
FROM attendance a JOIN documents d ON d.id = a.document_id WHERE ?1 <> ?2
"""
_HOMES = """
SELECT d.municipality, p.name, p.party, p.document_id FROM people p JOIN documents d ON d.id = p.document_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySpan:
    """A party and the first and last day it is met with, None where no document tells; in how many documents."""

    code: str
    first: date | None
    last: date | None
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Somebody elected. `name` is the spelling met most, `spellings` the others; counts are of their own records."""

    municipality: str
    name: str
    spellings: tuple[str, ...]
    parties: tuple[PartySpan, ...]  # in time order
    organs: tuple[str, ...]  # the one they are met in most first
    statements: dict[str, int]  # by kind, the most first
    votes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A name as written with one party, as the documents of a municipality give it."""

    municipality: str
    name: str
    party: str
    first: str | None
    last: str | None
    documents: int


def find_people(
    catalog: Catalog, *, words: str = "", parties: Sequence[str] = (), municipalities: Sequence[str] = ()
) -> list[KnownPerson]:
    """Return the elected whose name holds all the words, by municipality and surname.

    Args:
        words: parts of a name, case ignored; "" for everybody.
        parties: letter codes; only who stood for one of them at some time.
        municipalities: as the archive writes them.
    """
    wanted = {party.upper() for party in parties}
    people = [
        person
        for person in _persons(_mentions(catalog, municipalities))
        if all(word in name_key(" ".join((person[0].name, *_names(person)))) for word in name_key(words).split())
        and (not wanted or wanted & {one.party for one in person})
    ]
    tallies = _Tallies(catalog, people)
    return sorted(
        (tallies.person(mentions) for mentions in people),
        key=lambda one: (one.municipality, name_key(one.name).split()[::-1]),
    )


def _mentions(catalog: Catalog, municipalities: Sequence[str]) -> list[_Mention]:
    """Return every name with party letters; one name, one party and one municipality give one mention."""
    rows = catalog.rows(
        "SELECT d.municipality, p.name, p.party, MIN(d.date) AS first, MAX(d.date) AS last, COUNT(*) AS documents"
        " FROM people p JOIN documents d ON d.id = p.document_id"
        " WHERE (p.party <> '' OR EXISTS (SELECT 1 FROM attendance a WHERE"
        " a.document_id = p.document_id AND a.name = p.name AND a.party = ''))"
        " AND (?1 = '[]' OR d.municipality IN (SELECT value FROM json_each(?1)))"
        " GROUP BY d.municipality, p.name, p.party",
        [json.dumps(list(municipalities), ensure_ascii=False)],
    )
    return [
        _Mention(
            municipality=row["municipality"],
            name=row["name"],
            party=party,
            first=row["first"],
            last=row["last"],
            documents=row["documents"],
        )
        for row in rows
        for party in codes_of(row["party"]) or (INDEPENDENT,)
    ]


def _persons(mentions: Iterable[_Mention]) -> list[list[_Mention]]:
    """Return the mentions of each person, the one met most first."""
    by_party: dict[tuple[str, str], list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_party[mention.municipality, mention.party].append(mention)
    spelt = [
        same
        for together in by_party.values()
        for same in joined_spellings(together, key=lambda one: one.name, weight=lambda one: one.documents)
    ]
    by_name: dict[tuple[str, str], list[list[_Mention]]] = defaultdict(list)
    for same in sorted(spelt, key=lambda one: one[0].first or ""):
        known = by_name[same[0].municipality, name_key(same[0].name)]
        earlier = next((one for one in known if _may_have_changed(one, same)), None)
        if earlier is None:
            known.append(same)
        else:
            earlier += same
    persons = [person for known in by_name.values() for person in known]
    return [sorted(person, key=lambda one: -one.documents) for person in persons]


def _may_have_changed(one: Sequence[_Mention], other: Sequence[_Mention]) -> bool:
    """Say whether the later mentions begin after the earlier ones end: two parties, one after the other."""
    ends = [mention.last for mention in one]
    begins = [mention.first for mention in other]
    return all(end is not None and begin is not None and end <= begin for end in ends for begin in begins)


def _names(person: Sequence[_Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in person))


class _Tallies:
    """What the records tell of persons: counted by name, and by document where two persons bear it."""

    def __init__(self, catalog: Catalog, people: Sequence[Sequence[_Mention]]) -> None:
        bearers = Counter((one[0].municipality, key) for one in people for key in {*map(name_key, _names(one))})
        self._shared = {key for key, n in bearers.items() if n > 1}
        names = _json({key for _, key in bearers})
        shared = _json({key for _, key in self._shared})
        self._counts: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
        for source in (_STATEMENTS, _VOTES, _MEETINGS):
            for row in catalog.rows(source, [names, shared]):
                self._counts[row["municipality"], name_key(row["name"])].append(row)
        self._homes: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # the documents of a name and party
        for row in catalog.rows(_HOMES) if self._shared else ():
            place = (row["municipality"], name_key(row["name"]))
            for party in (codes_of(row["party"]) or (INDEPENDENT,)) if place in self._shared else ():
                self._homes[*place, party].add(row["document_id"])

    def person(self, mentions: Sequence[_Mention]) -> KnownPerson:
        """Return the person of these mentions with their counts."""
        names = _names(mentions)
        kinds: Counter[str] = Counter()
        organs: Counter[str] = Counter()
        for row in self._rows(mentions):
            organs[row["organ"]] += row["n"]
            kinds[row["kind"]] += row["n"]
        votes = kinds.pop(_VOTE, 0)
        kinds.pop(_MEETING, 0)
        return KnownPerson(
            municipality=mentions[0].municipality,
            name=names[0],
            spellings=names[1:],
            parties=_spans(mentions),
            organs=tuple(organ for organ, _ in organs.most_common() if organ),
            statements=dict(kinds.most_common()),
            votes=votes,
        )

    def _rows(self, mentions: Sequence[_Mention]) -> Iterator[sqlite3.Row]:
        for key in dict.fromkeys((one.municipality, name_key(one.name)) for one in mentions):
            is_shared = key in self._shared
            homes = {home for one in mentions for home in self._homes[*key, one.party]} if is_shared else set()
            yield from (row for row in self._counts[key] if not is_shared or row["document_id"] in homes)


def _spans(mentions: Sequence[_Mention]) -> tuple[PartySpan, ...]:
    by_party: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_party[mention.party].append(mention)
    spans = [
        PartySpan(
            code=party,
            first=_day(min((one.first for one in same if one.first), default=None)),
            last=_day(max((one.last for one in same if one.last), default=None)),
            documents=sum(one.documents for one in same),
        )
        for party, same in by_party.items()
    ]
    return tuple(sorted(spans, key=lambda span: (span.first is None, span.first)))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _json(values: set[str]) -> str:
    return json.dumps(sorted(values), ensure_ascii=False)
