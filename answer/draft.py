"""An answer in the making: sentences, each with the evidence that carries it.

Evidence is numbered in the order it is first used. A sentence can't be added without evidence, so a finished answer
has no claim that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from answer.evidence import Evidence
from answer.models import Citation, Facts, ListRow
from answer.quotes import letters
from ingest.models import Person

MARKER = re.compile(r"\[(\d+)\]")  # of a source, in a text
# An answer that is no list is read aloud in under a minute.
MAX_WORDS = 120
MIN_WORDS_MORE = 40  # for the second part of a question, however long the first answer is
# Quotes that begin with the same letters are the same words, however far each goes on.
N_LETTERS_ALIKE = 70
MOST = 0.5  # of a quote's letters; the rest is how it was introduced


def _is_most(part: str, whole: str) -> bool:
    return part in whole and len(part) >= MOST * len(whole)


@dataclass(slots=True)
class Draft:
    """What has been said so far."""

    sentences: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    parties: dict[str, None] = field(default_factory=dict)
    persons: dict[str, None] = field(default_factory=dict)
    outcomes: dict[str, None] = field(default_factory=dict)
    votes: list[str] = field(default_factory=list)
    count: int | None = None
    abstained: bool = False
    warnings: list[str] = field(default_factory=list)
    limit: int = MAX_WORDS
    rows: list[ListRow] = field(default_factory=list)

    @property
    def n_words(self) -> int:
        return sum(len(sentence.split()) for sentence in self.sentences)

    @property
    def words_left(self) -> int:
        return self.limit - self.n_words

    def continued(self) -> Draft:
        """Return a draft for what comes after this one: it goes on with the numbers, and has the words left over."""
        return Draft(evidence=self.evidence, limit=max(MIN_WORDS_MORE, MAX_WORDS - self.n_words))

    def add(self, more: Draft) -> None:
        """Put after this draft what was written into the one that continues it."""
        self.sentences += [sentence for sentence in more.sentences if sentence not in self.sentences]
        self.evidence = more.evidence
        for own, others in ((self.parties, more.parties), (self.persons, more.persons), (self.outcomes, more.outcomes)):
            own.update(others)
        self.votes += more.votes
        self.rows += more.rows
        self.warnings += more.warnings
        self.count = more.count if self.count is None else self.count

    def say(self, sentence: str, evidence: Iterable[Evidence]) -> None:
        """Add a sentence that ends in the markers of its evidence.

        Raises:  ValueError: there is no evidence; such a sentence must not be shown.
        """
        numbers = [self.cite(one) for one in evidence]
        if not numbers:
            raise ValueError(f"no evidence for: {sentence}")
        markers = "".join(f"[{n}]" for n in dict.fromkeys(numbers))
        end = sentence[-1] if sentence[-1] in ":?!" else "."
        sentence = sentence.replace("””", "”")  # the words quoted were a quotation themselves
        bare = sentence if sentence.endswith("m.fl.") else sentence.rstrip(".:?! ")
        self.sentences.append(f"{bare} {markers}{end}")

    def say_first(self, sentence: str, evidence: Iterable[Evidence]) -> None:
        """Add what the sentences so far come to before them."""
        self.say(sentence, evidence)
        self.sentences.insert(0, self.sentences.pop())

    def abstain(self, sentence: str) -> None:
        """Say first that the archive does not tell; what follows is the nearest it has."""
        self.abstained = True
        self.sentences.insert(0, sentence)

    def cite(self, evidence: Evidence) -> int:
        """Return the number of the evidence, the same for words of the same sentences."""
        place = (evidence.document.id, evidence.cited_span)
        for n, known in enumerate(self.evidence, 1):
            if (known.document.id, known.cited_span) == place:
                return n
        self.evidence.append(evidence)
        return len(self.evidence)

    def cites(self, quote: str) -> bool:
        """Tell whether the same words, or most of them, are cited already, from this document or another."""
        new = letters(quote)
        known = [letters(one.cited) for one in self.evidence]
        last = new[round(MOST * len(new)) :]  # what comes after a title is the same, though the title is not
        return any(
            new[:N_LETTERS_ALIKE] in old or (len(last) >= N_LETTERS_ALIKE and last in old) or _is_most(old, new)
            for old in known
        )

    def name(self, *, parties: Iterable[str] = (), persons: Iterable[Person] = ()) -> None:
        """Keep what the answer claims about parties and persons, for Facts."""
        self.parties.update(dict.fromkeys(parties))
        self.persons.update(dict.fromkeys(person.name for person in persons))

    @property
    def text(self) -> str:
        """Return what is said as running text; a list has a row a line."""
        return ("\n" if self.rows else " ").join(self.sentences)

    def facts(self) -> Facts:
        cited = self.evidence
        return Facts(
            parties=tuple(self.parties),
            persons=tuple(self.persons),
            organs=tuple(dict.fromkeys(one.organ for one in cited if one.organ)),
            dates=tuple(dict.fromkeys(one.date for one in cited if one.date)),
            diarienummer=tuple(dict.fromkeys(number for one in cited for number in one.diarienummer)),
            outcomes=tuple(self.outcomes),
            votes=tuple(self.votes),
            count=self.count,
        )

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                n=n,
                document_id=one.document.id,
                source=one.document.source,
                page=one.cited_span.page_no,
                span=one.cited_span,
                title=one.document.title,
                municipality=one.document.municipality,
                organ=one.organ,
                date=one.date,
                diarienummer=one.diarienummer,
                paragraf=one.paragraf,
                section=one.heading or one.title,
                kind=one.kind,
                role=one.role,
                parties=one.parties,
                persons=one.persons,
                quote=one.cited,
                is_ocr=one.is_ocr,
            )
            for n, one in enumerate(self.evidence, 1)
        )
