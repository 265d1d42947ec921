"""What the archive knows by name: its people, organs, municipalities and parties, to find them again in questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from answer.lexicon import lexicon, with_swedish_organs
from index.catalog import Catalog
from index.parties import local_names
from ingest.parties import NATIONAL_ORDER
from ingest.people import party_code

# A typing error in a long name still scores above; two different people with the same surname stay below.
NAME_SIMILARITY = 88
_NAME = re.compile(r"[A-ZÅÄÖÉ][\w’'-]+(?:[ ](?:von|af|av|de|der|van)?[ ]?[A-ZÅÄÖÉ][\w’'-]+)+")
# A name that stands alone, neither first in a sentence nor where something is: "Vad ville Ek?", not "i Ekby".
_SURNAME = re.compile(
    r"(?:^|(?<= ))(?!i |på |vid |från |in |at |from )[a-zåäöé]+,? (?P<name>[A-ZÅÄÖÉ][\w’'-]+)\b(?! [A-ZÅÄÖÉ])"
)
_ENDINGS = r"(?:s|en|et|n|ens|ets|ns|erna|ernas|na)?"
# What the name of an organ ends in; alone it means any organ of the sort.
# "..., nämnden, styrelsen eller fullmäktige?": the answers to choose from limit nothing.
_BODY = r"(?:i )?\w*(?:nämnden|styrelsen|utskottet|beredningen|fullmäktige)"
_CHOICE = re.compile(rf"\s*[:,–—-]\s*{_BODY}(?:,\s*{_BODY})*,?\s+(?:eller|or)\s+{_BODY}\W*$")
_BODIES = ("utskott", "nämnd", "beredning", "styrelse")

_PARTY_KINDS = ("listan", "partiet", "demokraterna", "samlingen", "alternativet", "initiativet", "rörelsen")
_LOCAL_NAME = re.compile(
    rf"\b[A-ZÅÄÖ][a-zåäöé]+(?:{'|'.join(_PARTY_KINDS)})s?\b"
    r"|\b(?:Samling|Framtid|Alternativ|Enhet|Lista|Tillsammans|Rätt|Nytt|Bättre|Rädda|Utveckla)(?:en)? (?:för |i )?"
    r"[A-ZÅÄÖ][a-zåäö]+s?\b"
    r"|\b[A-ZÅÄÖ][a-zåäöé]{3,}s (?:Lista|Parti|Framtid|Samling)s?\b"
    r"|\b(?:Demokraterna|Alternativet|Samlingen|Initiativet)s?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names as they stand in the archive."""

    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)  # name -> parties it stands with
    organs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    party_names: dict[str, str] = field(default_factory=dict)  # a local party's full name -> its letters
    years: tuple[int, ...] = ()  # of the documents

    def persons_in(self, text: str) -> tuple[str, ...]:
        """Return the people of the archive that the text names, spelt as in the archive; near spellings count."""
        found: dict[str, None] = {}
        for match in _NAME.finditer(text):
            # what begins a question is written as a name, too: "Röstade Anna Berg ja?"
            for written in (match.group(), match.group().partition(" ")[2] if match.start() == 0 else ""):
                if best := self._nearest(written):
                    found[best] = None
                    break
        return tuple(found) or self._by_surname(text)

    def _by_surname(self, text: str) -> tuple[str, ...]:
        """Return the people whom the text names by their surnames alone, where one person of the archive has it."""
        found: dict[str, None] = {}
        for match in _SURNAME.finditer(text):
            names = {match["name"], match["name"].removesuffix("s")}
            people = [person for person in self.persons if person.rpartition(" ")[2] in names]
            if len(people) == 1 and not names & {*self.municipalities, *lexicon().places}:
                found[people[0]] = None
        return tuple(found)

    def _nearest(self, written: str) -> str:
        """Return the person of the archive whose name is written so, or nearly; "" when nobody's is."""
        name = written if written in self.persons else written.removesuffix("s")
        if " " not in name:
            return ""
        best = process.extractOne(name, self.persons.keys(), scorer=fuzz.ratio, score_cutoff=NAME_SIMILARITY)
        return best[0] if best else ""

    def local_parties_in(self, text: str) -> tuple[str, ...]:
        """Return the letters of local parties named by letters ("SAM") or in full ("Samling för Ekby")."""
        local = [letters for letters in self.parties if letters not in NATIONAL_ORDER]
        by_letters = [word for word in re.findall(r"\b[A-ZÅÄÖ]{2,6}\b", text) if word in local]
        told = [code for name, code in self.party_names.items() if re.search(rf"\b{re.escape(name)}s?\b", text)]
        named = [name for name in local_names_in(text) if party_code(name) is None] if not told else []
        guessed = [code for name in named if (code := _letters_of(name, local))]
        return tuple(dict.fromkeys([*by_letters, *told, *guessed]))

    def organs_in(self, text: str) -> tuple[str, ...]:
        """Return the canonical organs that the text names, also by a part of the name or in English.

        "Nämnden" by itself names every nämnd of the archive: any of them may be meant.
        """
        low = _CHOICE.sub("", with_swedish_organs(text.lower()))
        found: list[str] = []
        # a longer name first, and out of the way: what is left of it names no organ of its own
        for organ in sorted(self.organs, key=len, reverse=True):
            low, n_named = re.subn(rf"\b{re.escape(organ)}s?\b", " ", low)
            found += [organ] * bool(n_named)
        for word in re.findall(r"[a-zåäöé]+", low):
            if canonical := lexicon().organs.get(word):
                found += [name for name in self.organs if name == canonical]
                continue
            # "verksamhetsutskottet", "utskottet": the last word of a longer name
            stem = re.sub(r"(ets|ens|et|en)$", "", word)
            if stem.endswith(_BODIES):
                found += [name for name in self.organs if re.search(rf"{re.escape(stem)}{_ENDINGS}$", name)]
        return tuple(dict.fromkeys(found))

    def municipalities_in(self, text: str) -> tuple[str, ...]:
        """Return the municipalities of the archive that the text names ("Nackas", "i Göteborg", "Gothenburg's")."""
        for english, swedish in lexicon().places.items():
            text = text.replace(english, swedish)
        places = {name: re.escape(_place(name)) for name in self.municipalities}
        if text == text.lower():  # typed without capitals; "mark" and "vara" are words, too
            return tuple(name for name, place in places.items() if re.search(rf"\b(?:i|in) {place.lower()}\b", text))
        return tuple(name for name, place in places.items() if re.search(rf"\b{place}(?:s|[’']s)?\b", text))


def local_names_in(text: str) -> list[str]:
    """Return what is shaped as the full name of a local party: "Ekbylistan", "Framtid för Ekby"."""
    return [match.group() for match in _LOCAL_NAME.finditer(text)]


def _letters_of(name: str, local: Sequence[str]) -> str:
    """Return the letters that stand for the name; "" where none do, or several could.

    Tried in turn: the first letters of its words or of the parts of its one word ("EL" is Ekbylistan), the beginning
    of the name ("SAM" is Samling för Ekby), letters in the order in which they stand in it ("FRI" is Framtidslistan).
    """
    words = name.removesuffix("s").upper().split()
    kind = re.search("|".join(_PARTY_KINDS), name)
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in ("FÖR", "I"))}
    if kind and len(words) == 1:
        initials = {f"{words[0][0]}{kind[0][0].upper()}"}
    joined = "".join(words)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda letters: letters in initials,
        joined.startswith,
        lambda letters: letters[0] == joined[0] and bool(re.match(".*".join(letters), joined)),
    )
    for fits in ways:
        if found := [letters for letters in local if fits(letters)]:
            return found[0] if len(found) == 1 else ""
    return ""


def _place(municipality: str) -> str:
    """Return the name of the place: "Uppsala kommun" -> "Uppsala", "Stockholms stad" -> "Stockholm"."""
    place = re.sub(r"\s+(kommun|stad)$", "", municipality, flags=re.IGNORECASE)
    return place.removesuffix("s") if place != municipality and len(place) > 4 else place


def read_vocabulary(catalog: Catalog) -> Vocabulary:
    """Return the names of the archive as it is now."""
    persons: defaultdict[str, dict[str, None]] = defaultdict(dict)
    facets = catalog.facets()
    parties = dict.fromkeys(code for code, _ in facets.parties)
    for person in catalog.people():
        if person.party:
            persons[person.name][person.party] = None
            parties[person.party] = None
        else:
            persons[person.name].update()
    return Vocabulary(
        persons={name: tuple(parties) for name, parties in persons.items()},
        organs=tuple(name for name, _ in facets.organs),
        municipalities=tuple(name for name, _ in facets.municipalities if name),
        parties=tuple(parties),
        party_names={name: code for code, name in local_names(catalog, tuple(parties)).items()},
        years=tuple(year for year, _ in facets.years),
    )
