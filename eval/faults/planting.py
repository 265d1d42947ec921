"""Faults planted into sentences that hold: one word of a draft or a faithful rewrite turned, dropped or put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from answer.models import Answer
from eval.faults.models import Case
from eval.faults.rewrites import MONTHS, rewrites, sentences, table
from ingest.parties import NATIONAL_ORDER, party_name

_QUOTE = re.compile(r"”[^”]*”")
_MARKERS = re.compile(r"(?:\s*\[[\d, ]+\])+")
_CODE = re.compile(rf"(?<![\w-])(?:{'|'.join(NATIONAL_ORDER)})(?![\w-])")
_NAME = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé-]+(?: [A-ZÅÄÖ][a-zåäöé-]+)+(?= \([A-ZÅÄÖ]{1,3}\))")
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?!\d|/)")
_MONTH = re.compile("|".join((*MONTHS["sv"], *MONTHS["en"])))
_PARAGRAF = re.compile(r"(?<=§ )\d+")
_DIARIENUMMER = re.compile(r"(?<=diarienummer )\S*\d(?=\d)|(?<=reference number )\S*\d(?=\d)")
_NUMBER = re.compile(
    r"(?<![\w\[§/.,-])(?<!§ )\d{1,3}(?: \d{3})*(?![\w\]/]|[.,]\d|-\d| (?:"
    + "|".join((*MONTHS["sv"], *MONTHS["en"]))
    + "))"
)
MAX_OF_A_KIND = 3  # of one draft


@dataclass(frozen=True, slots=True)
class Host:
    """A sentence that holds, and its draft."""

    text: str
    draft: Answer
    rng: Random


Planter = Callable[[Host], Iterator[str]]


def planted(question_id: str, draft: Answer) -> Iterator[Case]:
    """Yield faults of every kind that the draft's sentences and their rewrites have room for, at most a few of each."""
    rng = Random(f"{question_id}/faults")
    hosts = [*sentences(draft), *(one.text for one in rewrites(question_id, draft))]
    rng.shuffle(hosts)
    for kind, planter in _PLANTERS.items():
        n = 0
        for host in hosts:
            texts = [text for text in planter(Host(host, draft, rng)) if text != host]
            if texts:
                yield Case(question_id=question_id, kind=kind, shape="planted", text=rng.choice(texts), draft=draft)
                n += 1
            if n == MAX_OF_A_KIND:
                break


def _outside(text: str) -> str:
    return _QUOTE.sub(lambda found: "\x00" * len(found[0]), text)


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return f"{text[: match.start()]}{new}{text[match.end() :]}"


def _party(host: Host) -> Iterator[str]:
    named = {code for one in host.draft.citations for code in one.parties} | set(_CODE.findall(host.draft.text))
    others = [code for code in NATIONAL_ORDER if code not in named and code != "FP"]
    for match in _CODE.finditer(_outside(host.text)):
        if others:
            yield _replaced(host.text, match, host.rng.choice(others))
    for code in sorted(named):
        for name in (party_name(code, "sv"), party_name(code, "en")):
            if others and name != code and name in _outside(host.text):
                lang = "sv" if name == party_name(code, "sv") else "en"
                yield host.text.replace(name, party_name(host.rng.choice(others), lang))


def _name(host: Host) -> Iterator[str]:
    for match in _NAME.finditer(_outside(host.text)):
        new = host.rng.choice(table()["invented"]["names"])
        yield _replaced(host.text, match, new)
        yield _replaced(host.text, match, f"{match[0].split()[0]} {new.split()[-1]}")


def _voice(host: Host) -> Iterator[str]:
    """Give it to somebody else whom the draft names, on another paper's words."""
    cited = {int(n) for n in re.findall(r"\d+", " ".join(_MARKERS.findall(host.text)))}
    kinds = {one.kind for one in host.draft.citations if one.n in cited}
    own = {code for one in host.draft.citations if one.n in cited or one.kind in kinds for code in one.parties}
    own |= set(re.findall(r"(?<!\w)[A-ZÅÄÖ]{1,3}(?!\w)", host.text))
    others = sorted({code for one in host.draft.citations if one.n not in cited for code in one.parties} - own)
    quoted = " ".join(one.quote for one in host.draft.citations if one.n in cited)
    others = [code for code in others if not re.search(rf"(?<!\w){code}(?!\w)", quoted)]
    for match in _NAME.finditer(_outside(host.text)):
        if others:
            end = host.text.index(")", match.end()) + 1
            yield f"{host.text[: match.start()]}{host.rng.choice(others)}{host.text[end:]}"
    yield from _swapped("voice")(host)


def _number(host: Host) -> Iterator[str]:
    for match in _NUMBER.finditer(_outside(host.text)):
        digits = list(match[0])
        at = host.rng.choice([n for n, digit in enumerate(digits) if digit.isdigit()])
        digits[at] = str((int(digits[at]) + host.rng.randint(1, 8)) % 9 + 1)
        new = "".join(digits)
        if not re.search(rf"(?<!\d){new}(?!\d)", host.draft.text):
            yield _replaced(host.text, match, new)


def _date(host: Host) -> Iterator[str]:
    outside = _outside(host.text)
    for match in _YEAR.finditer(outside):
        yield _replaced(host.text, match, str(int(match[0]) + host.rng.choice((-3, -2, 2, 3))))
    for match in _MONTH.finditer(outside):
        months = MONTHS["sv" if match[0] in MONTHS["sv"] else "en"]
        yield _replaced(host.text, match, months[(months.index(match[0]) + host.rng.randint(1, 11)) % 12])


def _paragraf(host: Host) -> Iterator[str]:
    for match in _PARAGRAF.finditer(_outside(host.text)):
        yield _replaced(host.text, match, str(int(match[0]) + host.rng.randint(200, 400)))


def _diarienummer(host: Host) -> Iterator[str]:
    for match in _DIARIENUMMER.finditer(_outside(host.text)):
        last = host.text[match.end()]
        yield f"{host.text[: match.end()]}{(int(last) + host.rng.randint(1, 9)) % 10}{host.text[match.end() + 1 :]}"


def _quote(host: Host) -> Iterator[str]:
    for match in _QUOTE.finditer(host.text):
        words = match[0].split()
        if len(words) > 4:
            at = host.rng.randrange(1, len(words) - 1)
            yield _replaced(
                host.text,
                match,
                " ".join((*words[:at], host.rng.choice(("verkligen", "svek", "miljoner")), *words[at:])),
            )
            yield _replaced(host.text, match, f"”{host.rng.choice(table()['invented']['quotes'])}”")
        if " inte " in match[0]:
            yield _replaced(host.text, match, match[0].replace(" inte ", " ", 1))


def _swapped(kind: str) -> Planter:
    def swap(host: Host) -> Iterator[str]:
        outside = _outside(host.text)
        for old, new in table()["swaps"][kind]:
            match = re.search(rf"(?<!\w){re.escape(old)}(?!\w)" if old.strip() == old else re.escape(old), outside)
            if match and not re.match(r"\s+(?:inte|ej)\b", outside[match.end() :]):
                yield _replaced(host.text, match, new)

    return swap


def _invented(host: Host) -> Iterator[str]:
    if markers := list(_MARKERS.finditer(host.text)):
        claim = host.rng.choice(table()["invented"][host.draft.question.lang])
        at = markers[-1].start()
        yield f"{host.text[:at].rstrip(' .')}, {claim}{host.text[at:]}"


def _uncited(host: Host) -> Iterator[str]:
    yield _MARKERS.sub("", host.text)


def _unknown(host: Host) -> Iterator[str]:
    yield _MARKERS.sub(f" [{len(host.draft.citations) + host.rng.randint(1, 40)}]", host.text, count=1)


def _other_citation(host: Host) -> Iterator[str]:
    """Cite a paper of another day and another voice than the sentence tells of."""
    cited = {int(n) for n in re.findall(r"\d+", " ".join(_MARKERS.findall(host.text)))}
    days = {one.date for one in host.draft.citations if one.n in cited}
    others = [one for one in host.draft.citations if one.date not in days]
    if others and re.search(r"\d{4}", _outside(host.text)):
        yield f"{_MARKERS.sub('', host.text).rstrip(' .')} [{host.rng.choice(others).n}]."


def _markup(host: Host) -> Iterator[str]:
    words = host.text.split(" ")
    words.insert(len(words) // 2, host.rng.choice(table()["invented"]["markup"]))
    yield " ".join(words)


def _language(host: Host) -> Iterator[str]:
    markers = "".join(_MARKERS.findall(host.text)).strip()
    yield table()["invented"]["foreign"][host.draft.question.lang].format(n=markers)


_PLANTERS: dict[str, Planter] = {
    "party": _party,
    "name": _name,
    "voice": _voice,
    "number": _number,
    "date": _date,
    "paragraf": _paragraf,
    "diarienummer": _diarienummer,
    "quote": _quote,
    "statement kind": _swapped("statement kind"),
    "outcome": _swapped("outcome"),
    "negation": _swapped("negation"),
    "invented": _invented,
    "uncited": _uncited,
    "unknown citation": _unknown,
    "other citation": _other_citation,
    "markup": _markup,
    "language": _language,
}
