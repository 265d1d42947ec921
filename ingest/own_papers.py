"""The frame of a text that members wrote themselves: an appendix to minutes, or a paper of its own.

Above the own words stand who meets and when ("Till kommunstyrelsens protokoll 2031-05-12, § 5"), what the paper is
("Särskilt yttrande", "Reservation från S", "M: Yrkande") and the title of the matter; below them those who sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dates import find_dates
from ingest.header_dates import is_signed
from ingest.headings import find_heading
from ingest.local_names import party_on_line
from ingest.models import Person, SectionKind
from ingest.municipalities import is_municipality
from ingest.organs import find_organs
from ingest.parties import CODE, parties_in, party_code
from ingest.people import find_persons, names_members
from ingest.references import find_diarienummer

_MAX_LINE = 90  # characters; what is longer is a sentence
_MAX_TITLE = 160  # characters
_MIN_TITLE = 12  # characters; shorter lines begin many titles by chance
_FULL_LINE = 0.75  # of the longest line: what is shorter was not wrapped
_KINDS = frozenset(
    {
        SectionKind.YRKANDE,
        SectionKind.RESERVATION,
        SectionKind.SARSKILT_UTTALANDE,
        SectionKind.SARSKILT_YTTRANDE,
        SectionKind.ERSATTARYTTRANDE,
        SectionKind.PROTOKOLLSANTECKNING,
    }
)
_BEFORE = re.compile(r"(?P<who>[^:–]{1,30}?)(?::|\s[–-])\s+(?=\S)")
_OF_PARTY = re.compile(r"(?P<who>\w+(?:s|:s|grupps?))\s+(?P<what>[a-zåäö]+(?:\s(?:yttrande|uttalande))?)\b")
_BEHIND = re.compile(
    r"\s+(?:från|av|i|till|vid|den|om (?:återremiss|avslag|bifall|bordläggning)|gällande|avseende|angående|rörande)\b"
    r"|\s*[(\[,:]|\s+[\d§]|\s[–-]\s|(?<=reservation)\s+(?-i:(?=[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_PLACE_AND_MATTER = re.compile(r"(?P<place>.{5,60}?),\s+ärende(?:t)?:?\s+[A-ZÅÄÖ].+")
_BRANCH_AND_PLACE = re.compile(r"(?P<party>[A-ZÅÄÖ].{2,40}?)(?:\s+i\s+[A-ZÅÄÖ][\w-]+)?,\s+(?P<place>.+)")
_PLACE_WORDS = re.compile(
    r"\b(?:till|tillhör\w*|gäller|från|protokoll\w*|sammanträd\w*|möte\w*|ärende\w*|under|vid|avser|hör|den|av|punkt|paragraf\w*|inlämna\w*|"
    r"ingive\w*|inkom\w*|bilaga|bilagd|nr|dnr|datum|i|och)\b|[^\w§]|\d",
    re.IGNORECASE,
)
MATTER = re.compile(
    r"(?:Ärende(?:mening|rubrik)?|Gäller|Avser|Rubrik)\s*(?:(?:§\s?)?\d{1,3}\s*)?:\s*(?P<title>.+)", re.IGNORECASE
)
_BRANCH = re.compile(r"\s+i\s+[A-ZÅÄÖ][\w-]+$")  # "Moderaterna i Ekby"
_OF_PARAGRAF = re.compile(r"(?:[A-ZÅÄÖ]\w{1,4}\s)?§\s?\d{1,4}[a-z]?[:,]?\s+[A-ZÅÄÖ].{3,}")  # "§ 14 En bro över ån"
_SAID = re.compile(r"\b(?:vi|jag|oss|mig|yrkar|yrka|reserver\w*|anser|har|är)\b", re.IGNORECASE)
_ORGAN_WORD = re.compile(
    r"\b(?:\w+-?,?\s+(?:och|samt)\s+)?[\w-]*(?:nämnd|styrelse|fullmäktige|utskott|beredning|direktion|råd|kommun|region|stad)(?:en|et|n|t)?s?\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b", re.IGNORECASE
)
# "Moderaterna reserverar sig mot beslutet med följande motivering:", "Vi vill anföra följande." on lines of its own.
_ANNOUNCES = re.compile(
    r"(?=[^.:;!?]{0,240}\b(?:reserver|anför|motiver|yttra|framför|framhåll|anteckn|lämna|avge|avgiv|inge|uttala|tillägg"
    r"|skriv|påpeka|deklarera)\w*)"
    r"[A-ZÅÄÖ][^.:;!?]{3,240}?(?:(?:\bföljande\b|\bnedan\w*)[^.:;!?\n]{0,60}|\bså här|\bmotivering(?:en)?|\banföra"
    r"|\bskäl(?:en)?|\bprotokollet|\bhärmed)\s*[.:;](?=[ \t]*\n\s*\S)"
)
_SIGNS_FOR = re.compile(r"(?:För|Genom)\s+\S.{1,60}", re.IGNORECASE)
_PART = re.compile(r",\s*(?:tjänstgörande\s+)?(?:ersättare|ledamot|gruppledare|(?:vice\s)?ordförande)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:tjänstgörande\s+)?(?:ersättare|ledamot|ledamöter|gruppledare|kommunalråd|oppositionsråd|regionråd)\b.{0,40}"
    r"|(?:\w+\s)?(?:vice\s)?ordförande\b.{0,40}",
    re.IGNORECASE,
)


def statement_kind(line: str) -> SectionKind | None:
    """Return what a line says a paper is: "Särskilt yttrande", "Reservation från S", "S: Yrkande", "Inlägg – Yrkande".

    None for a sentence and for the title of a matter ("Yttrande över remiss").
    """
    if len(line) > _MAX_LINE or line.endswith("."):
        return None
    forms = [line]
    before = _BEFORE.match(line)
    if before and (re.fullmatch(CODE, before["who"]) or parties_in(before["who"]) or before[0].rstrip()[-1] in "–-"):
        forms.append(line[before.end() :])
    of_party = _OF_PARTY.match(line)
    if of_party and parties_in(of_party["who"]):  # "Ekpartiets reservation"
        forms.append(f"{of_party['what'].capitalize()}{line[of_party.end() :]}")
    for form in forms:
        heading = find_heading(_BEHIND.split(form, maxsplit=1)[0])
        if heading and heading.kind in _KINDS:
            return heading.kind
    return None


def names_owner(line: str) -> bool:
    """Say whether a line only names whose letterhead it is: "S, V och MP", "Ekbypartiet i Ekby", "EKBY KOMMUN"."""
    parties = re.split(r",|/| och ", line)
    is_parties = all(party_code(_BRANCH.sub("", name.strip())) for name in parties)
    return is_parties or bool(party_on_line(line)) or is_municipality(line)


def is_place(line: str) -> bool:
    """Say whether a line only tells where and when a paper was put: "Ärende vid sammanträdet 2031-05-12", "Till
    kommunstyrelsens protokoll 12 maj 2031, § 5", "S, kommunstyrelsen"."""
    if len(line) > _MAX_LINE or not (find_dates(line) or find_organs(line) or "§" in line):
        return False
    rest = line.replace("§", " ")
    for number in find_diarienummer(line):
        rest = rest.replace(number, " ")
    for organ in find_organs(line):  # "Tekniska nämnden": the whole name
        rest = re.sub(re.escape(organ), " ", rest, flags=re.IGNORECASE)
    rest = _PLACE_WORDS.sub(" ", _ORGAN_WORD.sub(" ", _MONTH.sub(" ", rest)))
    words = rest.split()
    return not words or all(party_code(word) or word.isupper() for word in words)


def names_matter(line: str, below: str) -> bool:
    """Say whether a line above the own words names the matter: "Ärende 7: Ny simhall", "KS 2031/12 Ny simhall".

    Args:  below: the next line; a line that goes on there is a sentence.
    """
    if len(line) > _MAX_TITLE or line.endswith(".") or below[:1].islower():
        return False
    is_numbered = bool(find_diarienummer(line)) or _OF_PARAGRAF.fullmatch(line) is not None
    return MATTER.fullmatch(line) is not None or (is_numbered and not _SAID.search(line))


def own_words(text: str, titles: Sequence[str] = (), signers: Sequence[Person] = ()) -> tuple[int, int]:
    """Return where the own words begin and end in a text, 0-based and half-open: without its frame.

    Args:  titles: of the matter, as the minutes or the head of the paper write it.
           signers: who is known to have written it, so that names without letters are told as a signature.
    """
    start = _begin(text, titles)
    lines = [(match.start(), match.end(), match[0].strip()) for match in re.finditer(r"[^\n]+", text)]
    body = [line for line in lines if line[0] >= start and line[2]]
    while len(body) > 1 and (n := _n_signing([line[2] for line in body], signers)):
        del body[-n:]
    end = body[-1][1] if body else len(text)
    written = text[start:end]
    return start + len(written) - len(written.lstrip()), start + len(written.rstrip())


def _begin(text: str, titles: Sequence[str]) -> int:
    """Return where the first line stands that belongs to no frame; 0 where nothing else is left."""
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].strip()
        title = next(filter(None, (_title_at(text, at, title) for title in titles)), 0)
        if title:
            at = title
        elif end >= 0 and line and (_frames(line) or names_matter(line, text[end:].lstrip()[:1])):
            at = end
        elif announced := _ANNOUNCES.match(text, at):
            at = announced.end()
        else:
            return at if text[at:].strip() else 0


def _frames(line: str) -> bool:
    is_party = party_code(line) is not None or bool(party_on_line(line))
    is_number = bool(find_diarienummer(line)) and len(line) < _MAX_LINE // 2
    return statement_kind(line) is not None or is_place(line) or is_party or is_number or _tells_place_beside(line)


def _tells_place_beside(line: str) -> bool:
    """Say whether a line tells where a paper was put beside whose it is or the matter: "Centerpartiet i Ekby, tekniska
    nämnden 2031-05-12", "Kommunstyrelsen 2031-05-12, ärende Ny simhall"."""
    if matter := _PLACE_AND_MATTER.fullmatch(line):
        return is_place(matter["place"])
    branch = _BRANCH_AND_PLACE.fullmatch(line)
    return branch is not None and party_code(branch["party"]) is not None and is_place(branch["place"])


def _title_at(text: str, at: int, title: str) -> int:
    """Return where a title ends that stands at `at` on lines of its own, 0 when none does.

    The known title may go on beyond the one that stands there ("Motion om bad Motionärer är ..."): lines that begin it
    are the title up to the first that is too short to be a wrapped one.
    """
    if not title:
        return 0
    found = re.compile(r"\s+".join(map(re.escape, title.split())) + r"[ \t]*(?=\n)", re.IGNORECASE).match(text, at)
    return found.end() if found else _title_begun(text, at, " ".join(title.casefold().split()))


def _title_begun(text: str, at: int, title: str) -> int:
    """Return where the lines end that begin a known title; one line where it has swallowed the text below it."""
    longest = max(map(len, text.split("\n")))
    ends: list[int] = []
    end, told = at, ""
    while (stop := text.find("\n", end)) >= 0:
        line = " ".join(text[end:stop].casefold().split())
        told = f"{told} {line}".strip()
        if not title.startswith(f"{told} "):
            break
        if line.endswith("."):
            return ends[0] if ends else 0
        if len(told) >= _MIN_TITLE:
            ends.append(stop)
        end = stop + 1
        if len(line) < longest * _FULL_LINE:
            break
    return ends[-1] if ends else 0


def _n_signing(lines: Sequence[str], signers: Sequence[Person]) -> int:
    """Return how many lines at the end are a signature: a list of names may run on over the last two."""
    if lines[-1].isdigit() or _signs(lines[-1], signers):
        return 1
    return 2 if len(lines) > 2 and names_members(f"{lines[-2]} {lines[-1]}") else 0


def _signs(line: str, signers: Sequence[Person]) -> bool:
    """Say whether a line stands below the own words: names, place and date, for whom or as what somebody signs."""
    if len(line) > _MAX_LINE:
        return names_members(line)
    if line.endswith((".", "!", "?", ":", "”", '"')) and not line.endswith("fl."):
        return False
    rest = line
    for found in reversed(find_persons(line, signers)):
        rest = rest[: found.start] + rest[found.end :]
    if rest != line and _ROLE.fullmatch(rest.strip()):
        return True  # "Eva By Ledamot av nämnden"
    rest = _PART.sub("", rest)
    is_names = rest != line and not re.search(r"(?<!\w)(?!och\b|samt\b|genom\b|för\b)[a-zåäö]{2,}", rest)
    return is_names or is_signed(line) or bool(_SIGNS_FOR.fullmatch(line) or _ROLE.fullmatch(line))
