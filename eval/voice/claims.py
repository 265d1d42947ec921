"""What an answer claims outside its quotations: who did what, who decided or proposed, what Ja and Nej meant.

1. The answer is cut into sentences with their markers; quotations are set apart (`eval.voice.sentences`).
2. A verb of `data/claims.toml` with persons or parties right beside it is a claim; so is a noun with its doer
   ("reservation från V"), a name before a quotation, a ballot before names, a row of a list of matters.
3. "inte", "ingen" and their kin make it a denial. What hangs on "om", "varför", "skulle" is no claim.
What is not understood is left out: a claim is only made where the words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from eval.voice.claim_tables import pattern, tables, word_pattern
from eval.voice.mentions import Who, find_who
from eval.voice.sentences import Sentence, Unquoted, marker_groups, unquote
from ingest.organs import find_organs

WORDS = "ord"  # words given to somebody as theirs
DECIDED = "beslut"
JA_MEANS = "ja betyder"
NEJ_MEANS = "nej betyder"
BALLOTS = ("ja", "nej", "avstår")
NOT_STATEMENTS = (WORDS, DECIDED, JA_MEANS, NEJ_MEANS, *BALLOTS)

_BARE = re.compile(r"\W*⟦(\d+)⟧(?:\s*\[[\d,;\s]+\])*\W*")
_PARAGRAF = re.compile(r"§§?\s*(\d+\s?[a-z]?)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """`act` is a StatementKind's value, a ballot ("ja", "nej", "avstår") or one of the constants above. `quotes` are
    the words that follow as those of the act, `meaning` what follows the verb: what was moved, what Ja stood for."""

    act: str
    sentence: str
    markers: tuple[int, ...]
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()  # name and the letters after it
    organ: str = ""
    paragraf: str | None = None
    quotes: tuple[str, ...] = ()
    meaning: str = ""
    tally: tuple[int, int] | None = None  # of the vote told last before
    is_denied: bool = False
    is_bare: bool = False  # said by a quotation that stands alone, as the answer itself


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sentence of an answer; `lists` is whom it names."""

    sentence: Sentence
    lists: tuple[Who, ...]
    answer: Unquoted

    def claim(self, act: str, who: Who | None = None, *, at: int, is_denied: bool = False) -> Claim:
        text = self.sentence.text
        paragrafer = set(_PARAGRAF.findall(text))
        return Claim(
            act=act,
            sentence=self.answer.whole(self.sentence),
            markers=self._markers(at),
            parties=who.parties if who else (),
            persons=who.persons if who else (),
            pairs=who.pairs if who else (),
            organ=self._organ(at),
            paragraf=paragrafer.pop().replace(" ", "") if len(paragrafer) == 1 else None,
            is_denied=is_denied,
        )

    def _markers(self, at: int) -> tuple[int, ...]:
        """Those that come next after the words, the sentence's last where none do."""
        groups = marker_groups(self.sentence.text)
        later = [numbers for start, _, numbers in groups if start >= at]
        return later[0] if later else groups[-1][2] if groups else ()

    def _organ(self, at: int) -> str:
        """The one organ that a sentence places its claim in: in brackets, before the verb or right after it; "" where
        there is none, or several. What stands further on may be where another text is from."""
        text = self.sentence.text
        places = [match[0] for match in re.finditer(r"\([^()]*\)", text)]
        places += [match[0] for match in word_pattern("place").finditer(text[:at])]
        if after := word_pattern("place").match(text[at:].lstrip()):
            places.append(after[0])
        found = {organ for place in places for organ in organs_in(place)}
        return found.pop() if len(found) == 1 else ""

    def at(self, position: int) -> Who | None:
        """Who is named there, an article before the name allowed."""
        return next((who for who in self.lists if who.start <= position < who.end), None)

    def claims(self) -> Iterator[Claim]:
        """All claims of the sentence."""
        yield from self.acts()
        yield from self.nouns()
        yield from self.ballots()
        yield from self.words()
        yield from self.decisions()
        yield from self.meanings()

    def acts(self) -> Iterator[Claim]:
        """Claims by verbs. What one pattern has matched is gone for the next."""
        text = self.sentence.text
        left = text
        for act in tables()["act"]:
            for expression in act["patterns"]:
                for match in pattern(expression).finditer(left):
                    left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
                    found = self._doer(match, left, act.get("is_inverted", True))
                    if found is None:
                        continue
                    who, is_denied = found
                    end = max(match.end(), who.end)
                    claim = self.claim(act["name"], who, at=match.end(), is_denied=is_denied)
                    quote = word_pattern("quotes").match(_without_brackets(text[end:]))
                    yield replace(
                        claim,
                        quotes=(self.answer.quotes[int(quote["quote"])],) if quote else (),
                        meaning=re.split(r"[.;:⟦\[]", text[end:])[0].strip() if act["name"] == "yrkande" else "",
                    )

    def _doer(self, verb: re.Match[str], text: str, is_inverted: bool) -> tuple[Who, bool] | None:
        """Who stands right before the verb or, inverted, right after it; and whether the act is denied.

        Args:  text: the sentence without the verbs found so far: their "inte" is no denial.
        """
        denied_after = word_pattern("not").match(_without_brackets(text[verb.end() :]).lstrip())
        before = next((who for who in reversed(self.lists) if who.end <= verb.start()), None)
        if before and (gap := _gap(text[before.end : verb.start()], "between")) is not None:
            lead = text[: before.start]
            if word_pattern("unsure").search(lead) or word_pattern("unsure").search(text[: verb.start()]):
                return None
            aside, members = word_pattern("aside"), word_pattern("members")
            if not aside.search(lead) or members.search(lead):
                return before, bool(gap or denied_after or word_pattern("not_before").search(lead))
        after = next((who for who in self.lists if who.start >= verb.end()), None)
        if after is None or not is_inverted or word_pattern("unsure").search(text[: verb.start()]):
            return None
        gap = _gap(text[verb.end() : after.start], "before")
        return None if gap is None else (after, gap)

    def nouns(self) -> Iterator[Claim]:
        """Claims by nouns: "reservation från V", "ingen reservation", "någon reservation från V är inte antecknad"."""
        text = self.sentence.text
        for kind, expression in tables()["nouns"].items():
            for match in pattern(expression).finditer(text):
                before, rest = text[: match.start()], text[match.end() :]
                is_any = bool(word_pattern("any_such").search(before))
                is_denied = bool(word_pattern("no_such").search(before)) or is_any
                if (is_any and not word_pattern("not").search(rest)) or word_pattern("unsure").search(before):
                    continue
                by = word_pattern("by").match(rest)
                starts = match.end() + by.end() if by else -1
                who = self.at(starts)
                if (who and not word_pattern("aside").search(before)) or (is_denied and not by):
                    yield self.claim(kind, who, at=match.end(), is_denied=is_denied)

    def words(self) -> Iterator[Claim]:
        """Quotations that a name introduces: "Anna Ek (S): ”...”"."""
        for who in self.lists:
            rest = _without_brackets(self.sentence.text[who.end :])
            if said := word_pattern("says").match(rest):
                claim = self.claim(WORDS, who, at=who.end)
                yield replace(claim, quotes=(self.answer.quotes[int(said["quote"])],))

    def ballots(self) -> Iterator[Claim]:
        """ "Nej: Anna Ek (S) och Bo Al (V)"."""
        ballot = word_pattern("ballot").match(self.sentence.text)
        who = next((who for who in self.lists if ballot and who.start == ballot.end()), None)
        if ballot and who:
            yield self.claim(tables()["ballots"][ballot["ballot"].casefold()], who, at=who.end)

    def decisions(self) -> Iterator[Claim]:
        """An organ that decided; not where it decided to propose."""
        text = self.sentence.text
        for match in pattern(tables()["decision"]["decided"]).finditer(text):
            before, rest = _without_brackets(text[: match.start()]).strip(), text[match.end() :]
            organ = ""
            if pattern(tables()["words"]["organ_end"]).search(before):
                organ = next(reversed(organs_in(before)), "")
            elif named := pattern(tables()["words"]["organ_start"]).match(rest):
                organ = next(iter(organs_in(named[0])), "")
            proposes = pattern(tables()["decision"]["proposes"]).search(rest)
            if organ and not proposes and not word_pattern("not").match(rest.lstrip()):
                quote = word_pattern("quotes").match(_without_brackets(rest))
                claim = self.claim(DECIDED, at=match.end())
                yield replace(claim, organ=organ, quotes=(self.answer.quotes[int(quote["quote"])],) if quote else ())

    def meanings(self) -> Iterator[Claim]:
        """What Ja and Nej stood for."""
        for act, name in ((JA_MEANS, "ja"), (NEJ_MEANS, "nej")):
            for match in pattern(tables()["meaning"][name]).finditer(self.sentence.text):
                yield replace(self.claim(act, at=match.end("what")), meaning=match["what"].strip())

    def row(self, kind: str, header: Who | None) -> Claim | None:
        """A row of a list of matters: who stands at its end, else whom the list is about."""
        row = word_pattern("row").match(self.sentence.text)
        if row is None:
            return None
        ending = re.sub(r"(?:\s*\[[\d,;\s]+\])*\s*\.?\s*$", "", self.sentence.text)
        colon = ending.rfind(": ")
        who = next((who for who in self.lists if who.end >= len(ending) and who.start == colon + 2), header)
        claim = self.claim(kind, who, at=len(ending))
        return replace(claim, paragraf=row["paragraf"].replace(" ", "")) if who else None


def claims_of(answer: str, codes: Collection[str] = ()) -> tuple[Claim, ...]:
    """Return the claims of an answer in the order of its sentences.

    Args:  codes: letters of local parties that may be meant; the national ones are always known.
    """
    unquoted = unquote(answer)
    claims: list[Claim] = []
    listed: tuple[str, Who | None] | None = None
    tally: tuple[int, int] | None = None
    for sentence in unquoted.sentences:
        reader = _Reader(sentence, find_who(sentence.text, codes), unquoted)
        if bare := _BARE.fullmatch(sentence.text):
            claims += _bare(unquoted.quotes[int(bare[1])], sentence, codes)
        elif header := _header(reader):
            listed = header
        elif word_pattern("row").match(sentence.text):
            claims += [row] if listed and (row := reader.row(*listed)) else []
        elif not sentence.text.endswith("?"):
            listed = None
            for match in pattern(tables()["meaning"]["tally"]).finditer(sentence.text):
                tally = int(match["ja"]), int(match["nej"])
            claims += [replace(claim, tally=tally) for claim in reader.claims()]
    return tuple(claims)


def _bare(quote: str, sentence: Sentence, codes: Collection[str]) -> Iterator[Claim]:
    """A quotation that stands alone is the answer: words of whom the question asks about, unless it tells who speaks;
    and what it says is what the answer says."""
    if not find_who(quote, codes):
        yield Claim(act=WORDS, sentence=quote, markers=sentence.markers, quotes=(quote,), is_bare=True)
    if not _BARE.fullmatch(quote):
        yield from (replace(claim, markers=sentence.markers, is_bare=True) for claim in claims_of(quote, codes))


def organs_in(text: str) -> tuple[str, ...]:
    """Return the organs that a text names in Swedish or English, canonical, Swedish ones first."""
    english = [name for words, name in tables()["organs"].items() if re.search(rf"(?<!\w){words}(?!\w)", text, re.I)]
    return tuple(dict.fromkeys((*find_organs(text), *english)))


def _header(reader: _Reader) -> tuple[str, Who | None] | None:
    """The kind and the doer of "4 paragrafer med reservation från V", None for any other sentence."""
    start = word_pattern("rows").search(reader.sentence.text)
    if start is None:
        return None
    for kind, expression in tables()["nouns"].items():
        if noun := pattern(expression).match(reader.sentence.text, start.end()):
            by = word_pattern("by").match(reader.sentence.text[noun.end() :])
            starts = noun.end() + by.end() if by else -1
            return kind, reader.at(starts)
    return None


def _without_brackets(text: str) -> str:
    return re.sub(r"\s*\((?:[^()]|\([^()]*\))*\)", "", text)


def _gap(text: str, allowed: str) -> bool | None:
    """Return whether words between doer and verb deny the act, None when they part the two."""
    gap = re.sub(r"\s*\[[\d,;\s]+\]", "", _without_brackets(text))
    gap = word_pattern("place").sub(" ", gap)
    is_denied = bool(word_pattern("not").search(gap))
    words = word_pattern("not").sub(" ", gap).casefold().split()
    return is_denied if set(words) <= set(tables()["words"][allowed]) else None
