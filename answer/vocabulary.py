"""What the archive knows by name: its people, organs, municipalities and parties, to find them again in questions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from answer.lexicon import lexicon
from index.catalog import Catalog
from ingest.people import party_code

# A typing error in a long name still scores above; two different people with the same surname stay below.
NAME_SIMILARITY = 88
_NAME = re.compile(r"[A-ZÅÄÖÉ][\w’'-]+(?:[ ](?:von|af|av|de|der|van)?[ ]?[A-ZÅÄÖÉ][\w’'-]+)+")
_ENDINGS = r"(?:s|en|et|n|ens|ets|ns|erna|ernas|na)?"
# A word that is one of these alone names a single organ only where the archive has no other of its sort.
_BODIES = ("utskott", "nämnd", "beredning", "styrelse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names as they stand in the archive."""

    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)  # name -> parties it stands with
    organs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    years: tuple[int, ...] = ()  # of the documents

    def persons_in(self, text: str) -> tuple[str, ...]:
        """Return the people of the archive that the text names, spelt as in the archive; near spellings count."""
        found: dict[str, None] = {}
        for match in _NAME.finditer(text):
            written = match.group().removesuffix("s") if match.group() not in self.persons else match.group()
            best = process.extractOne(written, self.persons.keys(), scorer=fuzz.ratio, score_cutoff=NAME_SIMILARITY)
            if best:
                found[best[0]] = None
        return tuple(found)

    def local_parties_in(self, text: str) -> tuple[str, ...]:
        """Return the letters of local parties named in full: "Ekbylistan" is EL where the archive has EL."""
        found = []
        for word in re.findall(r"\b[A-ZÅÄÖ][a-zåäöé]+(?:listan|partiet|demokraterna)s?\b", text):
            last = next(part for part in ("listan", "partiet", "demokraterna") if part in word)
            letters = f"{word[0]}{last[0]}".upper()
            if letters in self.parties and party_code(word) is None:
                found.append(letters)
        return tuple(dict.fromkeys(found))

    def organs_in(self, text: str) -> tuple[str, ...]:
        """Return the canonical organs of the archive that the text names, also by a part of the name or in English."""
        low = text.lower()
        found: list[str] = []
        # a longer name first, and out of the way: what is left of it names no organ of its own
        for organ in sorted(self.organs, key=len, reverse=True):
            low, n_named = re.subn(rf"\b{re.escape(organ)}s?\b", " ", low)
            found += [organ] * bool(n_named)
        for word in re.findall(r"[a-zåäöé]+", low):
            if organ := lexicon().organs.get(word):
                found += [name for name in self.organs if name == organ]
                continue
            # "verksamhetsutskottet", "utskottet": the last word of a longer name
            stem = re.sub(r"(ets|ens|et|en)$", "", word)
            if stem.endswith(_BODIES):
                meant = [name for name in self.organs if re.search(rf"{re.escape(stem)}{_ENDINGS}$", name)]
                found += meant if len(meant) == 1 or stem not in _BODIES else []
        return tuple(dict.fromkeys(found))

    def municipalities_in(self, text: str) -> tuple[str, ...]:
        """Return the municipalities of the archive that the text names ("Nackas", "i Göteborg", "Gothenburg's")."""
        for english, swedish in lexicon().places.items():
            text = text.replace(english, swedish)
        return tuple(
            name for name in self.municipalities if re.search(rf"\b{re.escape(_place(name))}(?:s|[’']s)?\b", text)
        )


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
        years=tuple(year for year, _ in facets.years),
    )
