"""Which items belong to one matter: the evidence for each pair, how sure it is, and the matter that follows from it.

1. Two items share a diarienummer, one refers to the other by organ, day and §, both are the same § in two files, or the
   catalogue links them by a title, a paper's author or a referral's number (cases.py). All within one municipality.
2. Each is judged by what else is known of the two: a number without its organ's letters may be of another series, a
   title may come back every year, a number that everything carries is a class code; other numbers of the same series
   say that these are two matters.
3. Sure links are followed from item to item, unsure ones but once on the way: they never lead to each other.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.mentions import PAPERS, authors_in
from index.models import Link
from index.titles import LONG_TITLE, PROPOSAL, are_akin, subject

Rows = Callable[[str, Sequence[str]], list[sqlite3.Row]]

SURE = 0.8  # a link from here on is followed on and on
UNSURE = 0.5  # what is less sure is no link
_MAX_OF_A_NUMBER = 200  # a number of more items tells none of them apart
_MANY = 12  # from so many items on, a number must not stand for all kinds of things
_MAX_SUBJECTS = 0.5  # of these items, that are about something else
# How far apart in time two items may be; chosen by looking at synthetic archives (seeds 5, 20, 404) with their numbers,
# without half of them and without all. Without any, precision was 0.99 for seeds 5 and 20, 0.93 for seed 404.
_SAME_TITLE = 0.9
_DAYS_SAME_ORGAN = 150
_DAYS_OTHER = 300
_DAYS_SAME_PAPER = 30
_DAYS_PROPOSAL = 400
_DAYS_TO_AN_ANSWER = 1000  # a motion is to be answered within a year, and often is not
_DAYS_REFERENCE = 550

_COMMITTEE = ("arbetsutskottet", "arbetsutskott")  # "arbetsutskottet den 9 november, § 132": whose is not said
_PAPER_KINDS = frozenset(PAPERS.values())

_LINKS = """
    SELECT a.item_id AS item, b.item_id AS other, 'diarienummer' AS by, a.dnr_key AS what, 1.0 AS confidence
    FROM item_dnr a JOIN item_dnr b ON b.dnr_key = a.dnr_key AND b.municipality = a.municipality
    WHERE a.item_id IN (SELECT value FROM json_each(?1)) AND b.item_id <> a.item_id AND (
        SELECT COUNT(*) FROM item_dnr c WHERE c.dnr_key = a.dnr_key AND c.municipality = a.municipality
    ) <= CAST(?2 AS INTEGER)
    UNION ALL SELECT a.item_id, b.id, 'hänvisning', '', 0.9
    FROM item_refs a JOIN items b ON b.date = a.date AND b.paragraf = a.paragraf
        AND b.municipality = a.municipality AND instr(b.organs, iif(a.organ = ?3, ?4, json_quote(a.organ)))
    WHERE a.item_id IN (SELECT value FROM json_each(?1)) AND b.id <> a.item_id
    UNION ALL SELECT a.id, b.item_id, 'hänvisning', '', 0.9
    FROM items a JOIN item_refs b ON b.date = a.date AND b.paragraf = a.paragraf
        AND b.municipality = a.municipality AND instr(a.organs, iif(b.organ = ?3, ?4, json_quote(b.organ)))
    WHERE a.id IN (SELECT value FROM json_each(?1)) AND b.item_id <> a.id
    UNION ALL SELECT a.id, b.id, 'paragraf', '', 1.0
    FROM items a JOIN items b ON b.date = a.date AND b.paragraf = a.paragraf
        AND b.municipality = a.municipality AND b.organs = a.organs
    WHERE a.id IN (SELECT value FROM json_each(?1)) AND b.document_id <> a.document_id AND a.organs <> '[]'
    UNION ALL SELECT item_id, other_item_id, by, '', confidence FROM links
    WHERE item_id IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT other_item_id, item_id, by, '', confidence FROM links
    WHERE other_item_id IN (SELECT value FROM json_each(?1))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of an item, to judge its links by."""

    organ: str
    day: date | None
    title: str
    numbers: frozenset[str]  # diarienummer_key
    is_paper: bool  # a motion itself, or its like

    @property
    def is_proposal(self) -> bool:
        return bool(PROPOSAL.search(self.title))

    @property
    def about(self) -> frozenset[str]:
        return subject(self.title)


def links_of(rows: Rows, item_ids: Collection[str]) -> list[Link]:
    """Return the links of the items, one for each pair: the surest, and the surest first."""
    found = rows(_LINKS, [json.dumps(sorted(item_ids)), str(_MAX_OF_A_NUMBER), *_COMMITTEE])
    known = _known(rows, {row[column] for row in found for column in ("item", "other")})
    collective = _collective(found, known)
    best: dict[tuple[str, str], Link] = {}
    for row in found:
        confidence = _confidence(row, known[row["item"]], known[row["other"]], collective)
        link = Link(item_id=row["item"], other_item_id=row["other"], by=row["by"], confidence=confidence)
        pair = (link.item_id, link.other_item_id)
        if confidence >= UNSURE and (pair not in best or confidence > best[pair].confidence):
            best[pair] = link
    return sorted(best.values(), key=lambda link: (-link.confidence, link.item_id, link.other_item_id))


def matter_of(rows: Rows, item_id: str) -> dict[str, Link | None]:
    """Return the items of the matter, each with the link by which it belongs; the item itself comes first, with None.

    The link leads from an item that is nearer to the one asked for (`Link.item_id`). An item that only unsure links
    tell of is there, too, with what surely belongs to it; a second unsure link is not followed.
    """
    members: dict[str, Link | None] = {item_id: None}
    unsure = _spread(rows, members, [item_id])
    fresh = []
    for link in unsure:
        if link.other_item_id not in members:
            members[link.other_item_id] = link
            fresh.append(link.other_item_id)
    if fresh:
        _spread(rows, members, fresh)
    return members


def _spread(rows: Rows, members: dict[str, Link | None], waiting: Sequence[str]) -> list[Link]:
    """Add what sure links lead to; return the unsure ones met on the way, surest first."""
    unsure: list[Link] = []
    while waiting:
        fresh = []
        for link in links_of(rows, waiting):
            if link.confidence < SURE:
                unsure.append(link)
            elif link.other_item_id not in members:
                members[link.other_item_id] = link
                fresh.append(link.other_item_id)
        waiting = fresh
    return sorted(unsure, key=lambda link: -link.confidence)


def _known(rows: Rows, item_ids: Collection[str]) -> dict[str, _Known]:
    found = rows(
        "SELECT id, organs, date, dnr_keys, document_kind, json_extract(body, '$.title') AS title FROM items"
        " WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(item_ids))],
    )
    return {
        row["id"]: _Known(
            organ=next(iter(json.loads(row["organs"])), ""),
            day=date.fromisoformat(row["date"]) if row["date"] else None,
            title=row["title"],
            numbers=frozenset(json.loads(row["dnr_keys"])),
            is_paper=row["document_kind"] in _PAPER_KINDS,
        )
        for row in found
    }


def _collective(found: Iterable[sqlite3.Row], known: dict[str, _Known]) -> set[str]:
    """Return the numbers that stand for many different things: a class code, a year's delegated decisions."""
    by_number: dict[str, set[str]] = {}
    for row in found:
        if row["what"]:
            by_number.setdefault(row["what"], set()).update((row["item"], row["other"]))
    many = {number: items for number, items in by_number.items() if len(items) >= _MANY}
    return {
        number
        for number, items in many.items()
        if len({known[item].about for item in items}) > _MAX_SUBJECTS * len(items)
    }


def _confidence(row: sqlite3.Row, one: _Known, other: _Known, collective: Collection[str]) -> float:
    is_akin = are_akin(one.about, other.about)
    if row["by"] == "diarienummer":
        return _by_number(row["what"], one, other, is_akin=is_akin, is_collective=row["what"] in collective)
    if _is_refuted(one, other):
        return 0.0
    apart = abs((one.day - other.day).days) if one.day and other.day else None
    if row["by"] == "titel":
        return _by_title(row["confidence"], one, other, apart)
    if row["by"] == "paragraf":
        return 1.0 if is_akin or not (one.about and other.about) else SURE
    if is_akin or row["by"] != "hänvisning":
        return float(row["confidence"])
    return _unless_far(apart, _DAYS_REFERENCE) if one.numbers and other.numbers else UNSURE


def _by_title(told: float, one: _Known, other: _Known, apart: int | None) -> float:
    is_short = min(len(one.title), len(other.title)) < LONG_TITLE
    if not one.is_proposal and is_short and one.numbers and other.numbers and not one.numbers & other.numbers:
        return 0.0  # "Ekonomisk uppföljning" is every board's own
    limit = _days_of_a_title(one, other)
    return _SAME_TITLE * told if apart is not None and apart <= limit else _unless_far(apart, 1.5 * limit)


def _days_of_a_title(one: _Known, other: _Known) -> int:
    """Return how far apart two items of one title may be, and be one matter."""
    if one.is_paper and other.is_paper:
        return _DAYS_SAME_PAPER
    if one.is_proposal and other.is_proposal:
        return _DAYS_TO_AN_ANSWER if one.is_paper or other.is_paper else _DAYS_PROPOSAL
    return _DAYS_SAME_ORGAN if one.organ == other.organ else _DAYS_OTHER


def _unless_far(apart: int | None, limit: float) -> float:
    return UNSURE if apart is None or apart <= limit else 0.0


def _by_number(number: str, one: _Known, other: _Known, *, is_akin: bool, is_collective: bool) -> float:
    if is_collective:
        return 0.9 if is_akin else 0.0
    if re.search(r"[^\W\d]", number) or _desk(one.organ) == _desk(other.organ):
        return 1.0
    if is_akin:
        return 0.95
    return UNSURE if one.about and other.about else SURE


def _is_refuted(one: _Known, other: _Known) -> bool:
    """Tell whether the two carry different numbers of one series, or proposals of different authors."""
    authors = [authors_in(known.title) for known in (one, other)]
    if all(authors) and not authors[0] & authors[1]:
        return True
    if not one.numbers or not other.numbers or one.numbers & other.numbers:
        return False
    mine = {_series(number, one.organ) for number in one.numbers}
    return any(_series(number, other.organ) in mine for number in other.numbers)


def _series(number: str, organ: str) -> str:
    """Return what the numbers of one register have in common: its letters, else the desk and the shape."""
    letters = "".join(re.findall(r"[^\W\d]+", number))
    shape = re.sub(r"\d+", lambda digits: "Y" if re.fullmatch(r"(?:19|20)\d\d", digits[0]) else "N", number)
    return f"{letters}:{shape}" if letters else f"{_desk(organ)}:{shape}"


def _desk(organ: str) -> str:
    """Return who keeps the register of an organ: a board for its committees, the executive for the council."""
    if organ.startswith(("kommun", "stads", "region")) and not organ.startswith(("stadsdel", "stadsbyggnad")):
        return "kommunstyrelsen"
    board = re.match(r".*?(?:nämnd|styrelse)", organ)
    return board[0] if board else organ
