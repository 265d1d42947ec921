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


_VOTE = "vote"  # no kind of statement
# The documents come first: they are few beside the names, which then are read in the order they are kept.
_MENTIONED = """
SELECT d.municipality, p.name, p.party, json_extract(d.body, '$.organ') AS organ, MIN(d.date) AS first,
    MAX(d.date) AS last, COUNT(*) AS documents
FROM documents d CROSS JOIN people p ON p.document_id = d.id
WHERE (?1 = '[]' OR d.municipality IN (SELECT value FROM json_each(?1))) AND (p.party <> '' OR EXISTS
    (SELECT 1 FROM attendance a WHERE a.document_id = p.document_id AND a.name = p.name AND a.party = ''))
GROUP BY 1, 2, 3, 4
"""
_COUNTED = """
SELECT r.municipality, n.value AS name, {kind} AS kind, json_extract(r.organs, '$[0]') AS organ,
    CASE WHEN n.value IN (SELECT value FROM json_each(?2)) THEN r.document_id END AS document_id, COUNT(*) AS n
FROM {table} r, json_each(r.names) n
WHERE n.value IN (SELECT value FROM json_each(?1)) AND r.municipality IN (SELECT value FROM json_each(?3))
GROUP BY 1, 2, 3, 4, 5
"""  # ?1 the names wanted, ?2 those that several persons bear, ?3 their municipalities
_STATEMENTS = _COUNTED.format(kind="r.kind", table="statements")
_VOTES = _COUNTED.format(kind=f"'{_VOTE}'", table="votes")
_HOMES = """
SELECT d.municipality, p.name, p.party, p.document_id FROM people p JOIN documents d ON d.id = p.document_id
WHERE p.name IN (SELECT value FROM json_each(?))
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
    """A name as written with one party, as the documents of one organ of a municipality give it."""

    municipality: str
    name: str
    party: str
    organ: str
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
    everybody = _persons(_mentions(catalog, municipalities))
    people = [
        person
        for person in everybody
        if all(word in name_key(" ".join(_names(person))) for word in name_key(words).split())
        and (not wanted or wanted & {one.party for one in person})
    ]
    tallies = _Tallies(catalog, people, everybody)
    return sorted(
        (tallies.person(mentions) for mentions in people),
        key=lambda one: (one.municipality, name_key(one.name).split()[::-1]),
    )


def _mentions(catalog: Catalog, municipalities: Sequence[str]) -> list[_Mention]:
    """Return every name with party letters, once for each party and organ that it is met with."""
    return [
        _Mention(
            municipality=row["municipality"],
            name=row["name"],
            party=party,
            organ=row["organ"],
            first=row["first"],
            last=row["last"],
            documents=row["documents"],
        )
        for row in catalog.rows(_MENTIONED, [_json(municipalities)])
        for party in codes_of(row["party"]) or (INDEPENDENT,)
    ]


def _persons(mentions: Iterable[_Mention]) -> list[list[_Mention]]:
    """Return the mentions of each person: all spellings of a name in a party, and what may be a change of party."""
    by_party: dict[tuple[str, str], dict[str, list[_Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        by_party[mention.municipality, mention.party][mention.name].append(mention)
    spelt = [
        [mention for name in names for mention in by_spelling[name]]
        for by_spelling in by_party.values()
        for names in joined_spellings({name: _documents(same) for name, same in by_spelling.items()})
    ]
    by_name: dict[tuple[str, str], list[list[_Mention]]] = defaultdict(list)
    for same in sorted(spelt, key=lambda person: min(one.first or "" for one in person)):
        known = by_name[_key(same[0])]
        earlier = next((one for one in known if _may_have_changed(one, same)), None)
        if earlier is None:
            known.append(same)
        else:
            earlier += same
    return [person for known in by_name.values() for person in known]


def _documents(mentions: Iterable[_Mention]) -> int:
    return sum(mention.documents for mention in mentions)


def _may_have_changed(one: Sequence[_Mention], other: Sequence[_Mention]) -> bool:
    """Say whether the later mentions begin after the earlier ones end: two parties, one after the other."""
    ends = [mention.last for mention in one]
    begins = [mention.first for mention in other]
    return all(end is not None and begin is not None and end < begin for end in ends for begin in begins)


def _names(person: Sequence[_Mention]) -> tuple[str, ...]:
    """Return the spellings of a person's name, the one met most first."""
    names: Counter[str] = Counter()
    for mention in person:
        names[mention.name] += mention.documents
    return tuple(name for name, _ in names.most_common())


class _Tallies:
    """What the records tell of persons: counted by name, and by document where two persons bear it."""

    def __init__(
        self, catalog: Catalog, people: Sequence[Sequence[_Mention]], everybody: Sequence[Sequence[_Mention]]
    ) -> None:
        bearers = Counter(key for one in everybody for key in _keys(one))
        self._shared = {key for one in people for key in _keys(one) if bearers[key] > 1}
        keys = {key for one in people for key in _keys(one)}
        wanted = [_json(name for _, name in keys), _json(name for _, name in self._shared), _json(m for m, _ in keys)]
        self._counts: dict[tuple[str, str], list[sqlite3.Row]] = defaultdict(list)
        for row in (*catalog.rows(_STATEMENTS, wanted), *catalog.rows(_VOTES, wanted)):
            self._counts[row["municipality"], row["name"]].append(row)
        self._homes: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # the documents of a name and party
        written = {one.name for same in people for one in same if _key(one) in self._shared}
        for row in catalog.rows(_HOMES, [_json(written)]) if written else ():
            for party in codes_of(row["party"]) or (INDEPENDENT,):
                self._homes[row["municipality"], name_key(row["name"]), party].add(row["document_id"])

    def person(self, mentions: Sequence[_Mention]) -> KnownPerson:
        """Return the person of these mentions with their counts."""
        names = _names(mentions)
        kinds: Counter[str] = Counter()
        organs: Counter[str] = Counter()
        for one in mentions:
            organs[one.organ] += one.documents
        for row in self._rows(mentions):
            organs[row["organ"]] += row["n"]
            kinds[row["kind"]] += row["n"]
        votes = kinds.pop(_VOTE, 0)
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
        for key in sorted(_keys(mentions)):
            is_shared = key in self._shared
            homes = {home for one in mentions for home in self._homes[*key, one.party]} if is_shared else set()
            yield from (row for row in self._counts[key] if not is_shared or row["document_id"] in homes)


def _key(mention: _Mention) -> tuple[str, str]:
    return mention.municipality, name_key(mention.name)


def _keys(mentions: Iterable[_Mention]) -> set[tuple[str, str]]:
    return set(map(_key, mentions))


def _spans(mentions: Sequence[_Mention]) -> tuple[PartySpan, ...]:
    by_party: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_party[mention.party].append(mention)
    spans = [
        PartySpan(
            code=party,
            first=_day(min((one.first for one in same if one.first), default=None)),
            last=_day(max((one.last for one in same if one.last), default=None)),
            documents=_documents(same),
        )
        for party, same in by_party.items()
    ]
    return tuple(sorted(spans, key=lambda span: (span.first is None, span.first)))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _json(values: Iterable[str]) -> str:
    return json.dumps(sorted(set(values)), ensure_ascii=False)
