"""The municipality of a document: by its name before "kommun", "stad" or an organ, else by the folder it lies in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from ingest.models import Page
from ingest.tables import table

_N_PAGES, _FOOT_LINES = 2, 8
_MIN_FILE_NAME = 5  # shorter names ("Berg", "Mark", "Sala") are words as well


def find_municipality(head: str, body: str, source: str) -> str:
    """Return the name ("Göteborg", "Nacka"), "" when it is unknown.

    Args:  head: the raw first pages.  body: the whole text, asked when the head is silent.  source: the file's path.
    """
    letterhead = (_nominative(match[1].title()) for one in (_IN_CAPITALS, _ON_A_LINE) for match in one.finditer(head))
    anywhere = (_nominative(match[1]) for text in (head, body) for match in _ANY_NAME.finditer(text))
    return (
        _most_named(_known_in(head))
        or _most_named(letterhead)
        or _of_site(head)
        or _most_named(_known_in(body))
        or _of_path(PurePosixPath(source))
        or _most_named(anywhere)
        or _most_named(_folded()[_fold(match[1] or match[2])] for match in _signed_at().finditer(f"{head}\n{body}"))
    )


def feet_of(pages: Sequence[Page]) -> list[str]:
    """Return the last raw lines of the first pages, where the name may stand."""
    return [text.strip() for page in pages[:_N_PAGES] for text in page.raw.splitlines()[-_FOOT_LINES:] if text.strip()]


def is_municipality(text: str) -> bool:
    """Say whether a line is the name of a municipality in capitals, as a letterhead has it: "EKBY", "EKBY KOMMUN"."""
    name = re.sub(r"S?\s(?:KOMMUN|STAD)$", "", text.strip())
    return text.isupper() and (_fold(name) in _folded() or name != text.strip())


def _nominative(name: str) -> str:
    """Return the name of a place that no list knows without the s of "Ekbys kommun"; Eknäs ends in its own."""
    known = table("municipalities")["genitives"].get(name)
    return known or (name if _OWN_S.search(name) else name.removesuffix("s"))


def _most_named(names: Iterable[str]) -> str:
    return next((name for name, _ in Counter(names).most_common(1)), "")


def _known_in(text: str) -> Iterator[str]:
    return (_folded()[_fold(match[1])] for match in _named().finditer(text))


_SITE = re.compile(r"(?:\bwww\.|@)(?P<name>[a-z-]+)\.se\b", re.IGNORECASE)
_BEFORE = r"(?:(?i:norra|södra|östra|västra|stora|lilla|nya|övre|nedre)[ -])?"
_IN_CAPITALS = re.compile(rf"^[ \t]*({_BEFORE}[A-ZÅÄÖ]{{3,}})[ \t]+KOMMUN\b", re.MULTILINE)
_NO_NAME = r"(?!Varje|Denna|Annan|Hela|Svensk|Samma|Vår|Egen|Ingen)"
_ON_A_LINE = re.compile(rf"^[ \t]*{_NO_NAME}({_BEFORE}[A-ZÅÄÖ][a-zåäöé]{{2,}}) kommun\b", re.MULTILINE)
_OWN_S = re.compile(r"(?:näs|fors|ås|hus|[lh]ös|[aiu]s|ss)$")
_ANY_NAME = re.compile(  # a municipality that no list knows: merged, renamed, or made up for a demonstration
    rf"(?<!\w){_NO_NAME}({_BEFORE}[A-ZÅÄÖ][a-zåäöé]{{2,}}?)s?\s(?:kommun|stad|[Ss]tads)\b"
)


@cache
def _folded() -> dict[str, str]:
    return {_fold(name): name for name in table("municipalities")["names"]}


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in table("municipalities")["names"]), key=len, reverse=True))
    after = "|".join(table("municipalities")["after"])
    return re.compile(rf"(?<![\w-])({names})s?\s+(?:{after})\b", re.IGNORECASE)


@cache
def _signed_at() -> re.Pattern[str]:
    """Where a letter is signed, or the branch of a party that wrote it: "Ekby den 4 maj 2031", "Liberalerna i Ekby"."""
    names = "|".join(sorted((re.escape(name) for name in table("municipalities")["names"]), key=len, reverse=True))
    day = r",?[ \t]+(?:den[ \t]+)?\d{1,4}[-/ \t]"
    return re.compile(
        rf"^[ \t]*({names})(?={day})|(?:erna|partiet|iativ|fullmäktige|nämnden|styrelsen)[ \t]+i[ \t]+({names})\b",
        re.MULTILINE,
    )


def _of_site(head: str) -> str:
    """The municipality whose site or mail the letterhead gives: "www.orebro.se"."""
    names = {_of_ascii().get(_ascii(match["name"])) for match in _SITE.finditer(head)} - {None}
    return names.pop() or "" if len(names) == 1 else ""


def _of_path(path: PurePosixPath) -> str:
    """A folder that names one municipality, the nearest first; then the file's own name."""
    parts: Sequence[tuple[str, int]] = [(part, 1) for part in path.parts[-2::-1]]
    for part, shortest in [*parts, (path.stem, _MIN_FILE_NAME)]:
        words = [word for word in re.split(r"[\W_\d]+", part) if len(word) >= shortest]
        names = {name for word in words if (name := _folded().get(_fold(word)) or _of_ascii().get(_fold(word)))}
        if len(names) == 1:
            return names.pop()
    return ""


@cache
def _of_ascii() -> dict[str, str]:
    return {_ascii(name): name for name in table("municipalities")["names"]}


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFD", _fold(name)).encode("ascii", "ignore").decode()
