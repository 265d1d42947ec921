"""The truth of a synthetic archive: who sits where, what was proposed, said, voted and decided, and in which paper.

World -> papers -> documents and gold. Nothing here knows how a paper looks (eval/layouts) or what is asked about it
(eval/quiz). Every record has an id that is stable for a seed; the layouts report under that id which words they put
on paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ingest.models import Ballot, DecisionStatus, DocumentKind, Outcome, StatementKind


class Stance(StrEnum):
    """What a motion at a meeting asks for."""

    BIFALL = "bifall"
    AVSLAG = "avslag"
    ATERREMISS = "återremiss"
    BORDLAGGNING = "bordläggning"
    ANDRING = "ändring"  # an own wording of a point: `Yrkande.wording`


class Carrier(StrEnum):
    """Where the own words of a statement stand."""

    INLINE = "inline"  # in the §, after the introduction
    YRKANDE = "yrkande"  # nowhere: the statement only favours the own motion of the same §
    ATTACHMENT = "bilaga"  # at the end of the same paper, "Bilaga N"
    PAPER = "handling"  # in a paper of its own: `Statement.paper_id`
    EARLIER = "tidigare"  # in an earlier organ's minutes: `Statement.refers_to_id`
    JOINS = "instämmer"  # agrees with another statement of the same §: `Statement.refers_to_id`
    NONE = "muntlig"  # oral, no reason given


class MatterKind(StrEnum):
    SKRIVELSE = "tjänsteskrivelse"  # raised by the administration
    MOTION = "motion"
    MEDBORGARFORSLAG = "medborgarförslag"
    INTERPELLATION = "interpellation"
    REMISS = "remiss"  # a referral to answer: several bodies say what they think (a promemoria)
    INFORMATION = "information"  # noted, nothing decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    code: str  # "S", "SD"; a local party's own letters
    name: str  # "Socialdemokraterna"
    is_local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Politician:
    """`parties` holds (first day, party code), ascending: more than one for who changes party."""

    name: str
    parties: tuple[tuple[dt.date, str], ...]

    def party_on(self, day: dt.date) -> str:
        return [code for first, code in self.parties if first <= day][-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    name: str  # canonical: "barn- och utbildningsnämnden"
    code: str  # of its diarienummer: "BUN"
    office: str  # "Utbildningsförvaltningen"; kommunfullmäktige has the same as kommunstyrelsen
    n_seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """`seats` maps organ name -> (first day of the term, members in seat order, substitutes), ascending by day; the
    first member presides, the second is vice chair."""

    name: str  # "Almhärad"; "Almhärads kommun" is `full_name`
    full_name: str
    parties: tuple[Party, ...]
    politicians: tuple[Politician, ...]
    officials: tuple[str, ...]  # names of civil servants: secretaries, directors
    organs: tuple[Organ, ...]
    seats: dict[str, tuple[tuple[dt.date, tuple[Politician, ...], tuple[Politician, ...]], ...]]

    def sitting(self, organ: str, day: dt.date) -> tuple[tuple[Politician, ...], tuple[Politician, ...]]:
        """Return the members and the substitutes of the organ on that day."""
        terms = [term for term in self.seats[organ] if term[0] <= day]
        return terms[-1][1], terms[-1][2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A fact that a paper tells, with what it is asked about. "Byggkostnaden beräknas till 4,2 miljoner kronor."."""

    id: str
    kind: str  # "amount", "deadline", "count", "area", "date", "finding"; a finding without keywords only fills
    asked: str  # noun phrase for a question: "byggkostnaden för den nya idrottshallen i Ekby"
    value: str  # what a right answer holds: "4,2 miljoner"
    sentence: str
    keywords: tuple[str, ...] = ()  # words that a right paraphrase of a "finding" holds, each "a|b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence of a party's own words; `keywords` must be in an answer that gives this reason, each "a|b"."""

    id: str
    sentence: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yrkande:
    """A motion put at the meeting, in order. Who joins ("instämmer") stands in `joined_by`.

    `target` is what BIFALL and AVSLAG are about, with its preposition: "till motionen", "till arbetsutskottets
    förslag", "på förvaltningens förslag"; "" for the other stances.
    """

    id: str
    stance: Stance
    movers: tuple[Politician, ...]
    joined_by: tuple[Politician, ...] = ()
    wording: str = ""  # "att avgiften sätts till 300 kronor"; for återremiss "för att kostnaden ska utredas"
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A reservation or one of its kin (no yrkande). `persons` speak; their parties on that day are its parties."""

    id: str
    kind: StatementKind
    persons: tuple[Politician, ...]
    carrier: Carrier
    reasons: tuple[Reason, ...] = ()  # own words in full, in order; of INLINE, ATTACHMENT, PAPER
    refers_to_id: str = ""  # a Statement (EARLIER, JOINS) or a Yrkande (YRKANDE; PAPER, if it is a written yrkande)
    paper_id: str = ""  # the paper that holds the words (PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`text` is a whole sentence without the organ ("avslår motionen", "antar taxan för ..."); `points` are used
    instead when there are several, each a sentence."""

    id: str
    status: DecisionStatus
    outcome: Outcome
    addressee: str = ""  # organ name a proposal goes to
    text: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Votering:
    """A counted vote. `ja_means`, `nej_means`: "bifall till arbetsutskottets förslag", "avslag på motionen"."""

    id: str
    ja_means: str
    nej_means: str
    ballots: tuple[tuple[Politician, Ballot], ...]  # absent members included
    printed: tuple[int, int, int]  # ja, nej, avstår as the minutes print it; differs from the ballots where planted
    by_casting_vote: bool = False
    on_aterremiss: bool = False  # on sending back rather than on the matter itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A matter in one organ at one meeting: a § of its minutes."""

    id: str
    matter_id: str
    organ: str
    date: dt.date
    paragraf: str
    proposal: Decision | None  # what lay before the organ, by whom: `proposed_by`
    proposed_by: str  # organ or office name
    yrkanden: tuple[Yrkande, ...]
    votes: tuple[Votering, ...]
    decision: Decision
    statements: tuple[Statement, ...]
    not_taking_part: tuple[tuple[Politician, StatementKind], ...] = ()  # JAV or DELTAR_INTE
    is_adjusted_at_once: bool = False  # omedelbart justerad: also a paper of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A sitting of an organ: who was there. Every speaker and voter of its steps is among `voting` or `substitutes`.

    `voting` are the members and serving substitutes in seat order; its first presides. An absent member whose seat
    nobody took stands in the ballots as FRANVARANDE; one whose seat a substitute took does not stand there.
    """

    municipality: str
    organ: str
    date: dt.date
    voting: tuple[Politician, ...]
    serving: tuple[tuple[Politician, Politician], ...]  # (substitute, the absent member whose seat is taken)
    absent: tuple[Politician, ...]  # members, also those whose seat a substitute took
    substitutes: tuple[Politician, ...]  # present without a vote
    secretary: str
    adjuster: Politician  # who approves the minutes beside the chair


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What a body answers to a referral: its own view, whole sentences."""

    id: str
    organ: str  # organ, office or company
    date: dt.date
    findings: tuple[Detail, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    id: str
    municipality: str
    kind: MatterKind
    topic: str  # key of the topic table
    title: str
    diarienummer: tuple[str, ...]  # the matter's own first, then that of an organ that remitted it
    authors: tuple[Politician, ...]  # of a motion, interpellation or skrivelse
    raised: dt.date
    background: tuple[Detail, ...]  # what the administration tells; ordinary sentences have kind "finding"
    referrals: tuple[Referral, ...]
    steps: tuple[Step, ...]  # by date
    called: tuple[str, ...] = ()  # noun phrases a question may use, first the papers' own: "sporthallen i Ekby"
    place: str = ""  # the place it is about, "" for the whole municipality
    follows_id: str = ""  # an earlier matter about the same thing in the same place
    arguments: tuple[
        Reason, ...
    ] = ()  # own words of who raised it: the text of a motion, medborgarförslag, interpellation


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document to be made. What it holds depends on its kind: minutes hold `step_ids`, a tjänsteskrivelse, motion or
    promemoria its matter, a written reservation, yttrande or yrkande its statement."""

    id: str
    path: str  # below the archive folder, without suffix: "almharad/ks/2021/ks-2021-03-09"; the stem is unique
    kind: DocumentKind
    municipality: str
    organ: str
    date: dt.date
    matter_id: str = ""
    step_ids: tuple[str, ...] = ()
    statement_id: str = ""

    @property
    def stem(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    seed: int
    municipalities: tuple[Municipality, ...]
    matters: tuple[Matter, ...]
    papers: tuple[Paper, ...]
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Which words of a record stand in a document, verbatim but for line breaks and hyphens."""

    record_id: str  # of a Step, Yrkande, Statement, Reason, Decision, Votering, Detail, Referral
    stem: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper put on paper: what the layout did with it."""

    paper_id: str
    stem: str
    source: str  # path with suffix below the archive folder
    layout: str
    noise: float  # share of words that a scanner misread, 0 for none
    placed: tuple[Placed, ...]
