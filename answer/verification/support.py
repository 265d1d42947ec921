"""What the citations of a draft, and the draft's own sentences on them, say: all that a model's sentence may say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from answer.models import Answer, Citation
from answer.terms import said_shares
from answer.verification.acts import Act, read_acts, speakers, stances_in
from answer.verification.doers import ORGAN, PARTY, PERSON, ROLE, Doer, Names, organs_in
from answer.verification.sentences import GAP, Sentence, read_sentence, split_sentences
from answer.verification.tables import table
from answer.verification.values import Values, read_values
from index.words import stems
from ingest.kinds import VoiceRole
from ingest.references import find_organs, is_administration

_TOKEN = re.compile(r"\d+(?:[.,:/–-]\d+)*|[^\W\d_]+|%")


def words_of(text: str) -> str:
    """Return the words and figures of a text in a row, a blank around each: what two renderings of it share."""
    return f" {' '.join(_TOKEN.findall(text.casefold()))} "


@dataclass(frozen=True)
class Unit:
    """A citation as support: whose words, which act, what is said."""

    citation: Citation
    acts: tuple[Act, ...]
    voices: frozenset[Doer]  # whose words the draft says that they are

    @property
    def is_claim(self) -> bool:
        """Tell whether the words are somebody's own, not the minutes'."""
        return self.citation.role is VoiceRole.PARTI and bool(self.citation.persons or self.citation.parties)

    @cached_property
    def words(self) -> str:
        return words_of(self.citation.quote)

    @cached_property
    def place(self) -> str:
        """What the paper calls itself and the matter."""
        one = self.citation
        return words_of(" . ".join((one.title, one.section, one.organ, one.municipality)))

    def is_voice(self, doer: Doer) -> bool:
        """Tell whether the words may be given to the doer as theirs."""
        one = self.citation
        if any(doer.kind == own.kind and doer.name == own.name for own in self.voices):
            return True
        if doer.kind == PERSON:
            own = doer.name in one.persons
        elif doer.kind == PARTY:
            own = doer.name in one.parties
        elif doer.kind == ORGAN:
            own = _is_same_organ(doer.name, one.organ) and one.role is not VoiceRole.PARTI
        else:
            own = _is_role(doer.name, one)
        # Minutes tell in the words of the organ what somebody else thinks.
        told = one.role is not VoiceRole.PARTI and doer.kind != ROLE and doer.name.casefold() in one.quote.casefold()
        return own or told or (doer.kind == ORGAN and self._presents(doer.name))

    def _presents(self, organ: str) -> bool:
        return organ in find_organs(self.citation.quote) and self.citation.role is not VoiceRole.PARTI


@dataclass(frozen=True)
class Support:
    """The units that a sentence cites and the draft's sentences that cite any of them."""

    units: tuple[Unit, ...]
    told: tuple[Sentence, ...]
    names: Names
    lang: str
    opening: str  # the draft's first word
    facts: tuple[str, ...]  # counts and votes that the draft claims

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All words: quotes, titles and the draft's."""
        places = (f"{one.citation.title}. {one.citation.section}" for one in self.units)
        return (*(one.citation.quote for one in self.units), *places, *(one.text for one in self.told), *self.facts)

    @cached_property
    def words(self) -> str:
        named = (name for unit in self.units for name in (*unit.citation.persons, *unit.citation.parties))
        return words_of(" . ".join((*self.texts, *(one.place for one in self.units), *named)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stems(self.words)))

    @cached_property
    def values(self) -> Values:
        return read_values(" . ".join(f"{text} ." for text in self.texts))

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        told = (act for one in self.told for act in read_acts(read_values(one.bare).rest, self.names))
        return (*(act for unit in self.units for act in unit.acts), *told)

    @cached_property
    def stances(self) -> frozenset[str]:
        found = stances_in(" . ".join(self.texts))
        same = (group["stances"] for group in table()["same"])
        return found | {stance for group in same if found & set(group) for stance in group}

    @cached_property
    def parties(self) -> frozenset[str]:
        meta = (code for unit in self.units for code in unit.citation.parties)
        return frozenset((*meta, *(one.name for one in self._doers if one.kind == PARTY), *self._letters))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Persons with the letters after their names; the draft's before any that a paper has."""
        told = {pair for one in self.told for pair in _pairs(one.bare, self.names)}
        known = {name for name, _ in told}
        read = {pair for text in self.texts for pair in _pairs(text, self.names)}
        return frozenset(told | {pair for pair in read if pair[0] not in known})

    @cached_property
    def organs(self) -> frozenset[str]:
        meta = (unit.citation.organ for unit in self.units)
        return frozenset((*meta, *(organ for text in self.texts for organ in organs_in(text))))

    @cached_property
    def _doers(self) -> tuple[Doer, ...]:
        return tuple(doer for text in self.texts for group in self.names.groups(text) for doer in group.doers)

    @property
    def _letters(self) -> tuple[str, ...]:
        return tuple(one.party for one in self._doers if one.kind == PERSON and one.party)

    def says(self, words: Collection[str]) -> dict[str, bool]:
        """Tell of each stem whether the support says it, or another form or word for it."""
        return {word: share > 0 for word, share in said_shares(words, self.stems).items()}

    def facts_besides(self, units: Sequence[Unit]) -> Support:
        """Return what some of the units say, and of the others what their papers are called and the draft tells."""
        told = tuple(
            Sentence(text=re.sub("”.*”", "", one.text), markers=one.markers, bare=one.bare, quotes=())
            for one in self.told
        )
        others = tuple(
            Sentence(text=" . ".join((unit.citation.title, unit.citation.section)), markers=(), bare="", quotes=())
            for unit in self.units
        )
        return Support(
            units=tuple(units), told=(*told, *others), names=self.names, lang=self.lang, opening="", facts=()
        )

    def of(self, units: Sequence[Unit]) -> Support:
        """Return the support of some of the units alone, without what the draft tells of others."""
        numbers = {unit.citation.n for unit in units}
        told = tuple(one for one in self.told if set(one.markers) <= numbers)
        return Support(units=tuple(units), told=told, names=self.names, lang=self.lang, opening="", facts=())


@dataclass(frozen=True)
class Evidence:
    """A draft, read once for all sentences that are held against it."""

    draft: Answer
    names: Names
    units: dict[int, Unit]
    told: tuple[Sentence, ...]
    _known: dict[tuple[int, ...], Support] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Answer) -> Evidence:
        texts = [draft.text, *(one.quote for one in draft.citations)]
        names = Names.of(
            texts,
            persons=(*draft.facts.persons, *(name for one in draft.citations for name in one.persons)),
            parties=(*draft.facts.parties, *(code for one in draft.citations for code in one.parties)),
            organs=(one.organ for one in draft.citations if one.organ),
        )
        told = tuple(read_sentence(text) for text in split_sentences(draft.text))
        voices = _voices(told, names)
        units = {
            one.n: Unit(one, tuple(_acts_of(one, names)), frozenset(voices.get(one.n, ()))) for one in draft.citations
        }
        return cls(draft=draft, names=names, units=units, told=told)

    def support(self, markers: Iterable[int]) -> Support:
        cited = tuple(n for n in dict.fromkeys(markers) if n in self.units)
        if cited not in self._known:
            self._known[cited] = self._support(cited)
        return self._known[cited]

    def _support(self, cited: tuple[int, ...]) -> Support:
        told = tuple(one for one in self.told if set(one.markers) & set(cited))
        facts = self.draft.facts
        return Support(
            units=tuple(self.units[n] for n in cited),
            told=told,
            names=self.names,
            lang=self.draft.question.lang,
            opening=opening(self.draft.text),
            facts=(*([f"{facts.count} ."] if facts.count is not None else []), *facts.votes),
        )


def _pairs(text: str, names: Names) -> Iterable[tuple[str, str]]:
    doers = (doer for group in names.groups(text) for doer in group.doers)
    return ((one.name, one.party) for one in doers if one.kind == PERSON and one.party)


def _voices(told: Iterable[Sentence], names: Names) -> dict[int, set[Doer]]:
    """Return for each citation who speaks in it as the draft has it: before the only quotation of a sentence."""
    found: dict[int, set[Doer]] = {}
    for one in told:
        said = speakers(read_values(one.bare).rest, names)
        for n in one.markers if len(said) == 1 else ():
            found.setdefault(n, set()).update(said[0].doers)
    return found


def opening(text: str) -> str:
    """Return "ja" or "nej" where a text begins with one in either language, else ""."""
    first = re.match(r"\W*(ja|yes|nej|no)\b\s*[,.!–-]", text, re.IGNORECASE)
    return {"ja": "ja", "yes": "ja", "nej": "nej", "no": "nej"}[first[1].lower()] if first else ""


def _acts_of(one: Citation, names: Names) -> Iterable[Act]:
    """Yield what the paper is an act of, and what its words tell."""
    read = read_acts(read_values(one.quote).rest, names)
    doers = (*(Doer(PERSON, name) for name in one.persons), *(Doer(PARTY, code) for code in one.parties))
    doers = doers or ((Doer(ORGAN, one.organ),) if one.organ else ())
    proposes = any(act.name == "förslag" for act in read)
    for name in table()["kinds"].get(one.kind.value, ()):
        name_now = "förslag" if name == "beslut" and proposes else name
        yield Act(
            name=name_now, doers=doers, is_denied=False, stances=stances_in(one.quote), start=0, written=one.kind.value
        )
    # What somebody's own words tell of others is a claim of theirs.
    is_own = one.role is VoiceRole.PARTI and bool(one.persons or one.parties)
    yield from (act for act in read if not is_own or all(doer in doers for doer in _bare(act.doers)))


def _bare(doers: Iterable[Doer]) -> Iterable[Doer]:
    return (Doer(one.kind, one.name) for one in doers)


def _is_same_organ(one: str, other: str) -> bool:
    return one == other or (len(one) > 6 and (other.endswith(one) or (bool(other) and one.endswith(other))))


def _is_role(role: str, one: Citation) -> bool:
    if role == "administration":
        return one.role is VoiceRole.FORVALTNING or is_administration(one.organ)
    if role == "parti":
        return one.role is VoiceRole.PARTI
    return one.role in (VoiceRole.ORGAN, VoiceRole.FORVALTNING)


__all__ = ("GAP", "Evidence", "Support", "Unit", "opening", "words_of")
