"""Local parties that are told by their name alone, without letters: "EKBYPARTIET" above a paper, "Ida Ek (Framtid i
Ekby)" in a list of who took part. They are parties by that name, as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.models import Person
from ingest.parties import is_code, is_national, party_code
from ingest.party_names import may_be_name

_OF_A_KIND = (
    r"(?!(?:Föredragnings|Ärende|Närvaro|Röst|Voterings|Omröstnings|Sänd|Expedierings|Delgivnings|Talar|Kandidat|Upprops"
    r"|Check|Åtgärds|Inventarie|Pris|Deltagar|Adress|Att.göra|Artikel|Intresse)\w*listan|Oppositions|Regerings|Majoritets"
    r"|Syster|Stöd|Samarbets|Partner)[A-ZÅÄÖ][\w-]+?(?:partiet|listan|demokraterna)"
)
_LINE = re.compile(
    rf"(?:(?:För|Från|Reservation\sfrån|Yrkande\sfrån)\s+)?(?P<name>{_OF_A_KIND})(?:,?\s+(?:i\s+)?[A-ZÅÄÖ][\w-]+)?\s*:?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"(?P<name>{_OF_A_KIND})(?=\s+[a-zåäö])")
_WORD = r"[A-ZÅÄÖ][\wéü'-]+"
_BESIDE_NAME = re.compile(
    rf"(?P<person>{_WORD}(?:\s(?:von|af|de|{_WORD})){{1,3}})\s*\((?P<party>{_WORD}(?:\s[\w-]+){{0,4}})\)"
)
_MIN_NAME = 3  # letters; what is shorter stands for a name
_PART = re.compile(
    r"(?:vice|ordförande|ledamot|ersättare|tjänstgörande|tjänsteperson|sekreterare|chef|direktör|råd\b|rektor|frånvarande"
    r"|närvarande|ej\b|från\b|till\b|under\b|deltar|via\b|digitalt|distans|revisor|kommun|region|jäv)",
    re.IGNORECASE,
)


def party_on_line(text: str) -> str:
    """Return the local party that a line by itself names: "EKBYPARTIET", "För Ekbypartiet", "Ekbylistan i Ekby"; "" for
    any other line. A name in capitals is written as a name."""
    match = _LINE.fullmatch(text.strip())
    if match is None or not match["name"][0].isupper() or party_code(match["name"]):
        return ""
    return match["name"].capitalize() if match["name"].isupper() else match["name"]


def party_on_lines(lines: Iterable[str], known: Sequence[Person] = ()) -> tuple[str, ...]:
    """Return the one local party that lines name, each by itself; () for none or several.

    Args:  known: whose letters may be a party's name, which then counts whatever it is called.
    """
    by_name = {one.party.casefold(): one.party for one in known if len(one.party) > _MIN_NAME}
    told = (by_name.get(line.strip(" :").casefold()) or party_on_line(line) for line in lines)
    named = dict.fromkeys(filter(None, told))
    return tuple(named) if len(named) == 1 else ()


def leading_party(sentence: str, known: Sequence[Person] = ()) -> tuple[str, ...]:
    """Return the local party that a sentence begins with: "Ekbypartiet reserverar sig"; () for none. It goes by letters
    where only one of those that `known` have can stand for its name."""
    match = _SUBJECT.match(sentence)
    if match is None or party_code(match["name"]):
        return ()
    letters = {one.party.upper() for one in known if len(one.party) > 1 and not is_national(one.party)}
    fitting = [code for code in letters if is_code(code) and may_be_name(match["name"], code)]
    return (fitting[0] if len(fitting) == 1 else match["name"],)


def members_by_name(text: str) -> tuple[tuple[Person, int, int], ...]:
    """Return (member, start, end) of those whom a list of who took part tells with a party's name for its letters."""
    return tuple(
        (
            Person(
                name=" ".join(one["person"].split()), party=party_code(one["party"]) or " ".join(one["party"].split())
            ),
            one.start(),
            one.end(),
        )
        for one in _BESIDE_NAME.finditer(text)
        if not is_code(one["party"]) and not _PART.search(one["party"])
    )


def named_in(text: str, known: Iterable[str]) -> Sequence[tuple[int, str]]:
    """Return where a text names parties that are known by name, and these as they are known.

    Args:  known: parties as somebody's letters tell them, letters among them.
    """
    names = {name for name in known if len(name) > _MIN_NAME and not is_code(name)}
    return [
        (match.start(), name)
        for name in sorted(names)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}s?(?!\w)", text, re.IGNORECASE)
    ]
