"""Small Swedish: lists, genitives, infinitives, numbers in words, forms of a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from eval.layouts.table import words_table
from eval.typesetting.blocks import long_date


def listed(parts: Sequence[str]) -> str:
    """Return "A", "A och B", "A, B och C"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " och " + parts[-1]


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text with a capital and a full stop."""
    return capital(text) + ("" if text.endswith((".", "!", "?", ":")) else ".")


def passive(text: str) -> str:
    """Return "motionen anses besvarad" of "anser motionen besvarad"; "" where the clause is not so simple."""
    match = re.fullmatch(r"(\w+) ((?!att |ned |in )[^,]+?)((?: (?:för att|med stöd|till|besvara[dt]|som)\b.*)?)", text)
    verb = _passives().get(match[1]) if match and " och " not in match[2] else None
    return f"{match[2]} {verb}{match[3]}" if match and verb else ""


def is_verb_first(text: str) -> bool:
    """Tell whether the text is a clause without its subject: "avslår motionen"."""
    return text.split(" ", 1)[0] in _infinitives() or bool(re.match(r"[a-zåäö]+[aeåy]r\b", text))


def infinitive(text: str) -> str:
    """Return "avslå motionen och uppdra åt nämnden" of "avslår motionen och uppdrar åt nämnden"."""
    first, _, rest = text.partition(" ")
    verb = _infinitives().get(first) or re.sub(r"(?<=[a-zåäö])er$", "a", first).removesuffix("r")
    rest = re.sub(r"(?<= och )[a-zåäö]+", lambda match: _infinitives().get(match[0], match[0]), f" {rest}")
    return f"{verb}{rest}".strip()


def in_words(number: int) -> str:
    """Return "åtta"; digits from a hundred on."""
    small, tens = words_table()["numbers"], words_table()["tens"]
    if number < len(small):
        return small[number]
    if number < 100:
        return tens[number // 10 - 2] + (small[number % 10] if number % 10 else "")
    return str(number)


def date_form(day: dt.date, form: str) -> str:
    """Return "2021-02-22" (iso), "den 22 februari 2021" (long), "22 februari 2021" (head) or "22/2 2021" (slash)."""
    match form:
        case "long":
            return f"den {long_date(day)}"
        case "head":
            return long_date(day)
        case "slash":
            return f"{day.day}/{day.month} {day.year}"
    return day.isoformat()


@cache
def _infinitives() -> dict[str, str]:
    return {pair.split()[0]: pair.split()[1] for pair in words_table()["verbs"]}


@cache
def _passives() -> dict[str, str]:
    return {pair.split()[0]: pair.split()[1] for pair in words_table()["passive"]}
