"""Claims judged by the gold of the question alone: who did what it asks for, and what no answer may say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.models import CitedQuote, GoldQuestion, QuestionKind, VoiceError
from eval.normal import normal, squash
from eval.voice.by_structure import wrong
from eval.voice.claim_tables import pattern, tables, word_pattern
from eval.voice.claims import Claim, organs_in
from eval.voice.mentions import find_who, is_same_person
from eval.voice.sentences import unquote
from eval.voice.truth import is_same_organ, stem

_JUDGED = (QuestionKind.RESERVATION, QuestionKind.VOTE)


def judge_by_question(claim: Claim, question: GoldQuestion, cited: Sequence[CitedQuote]) -> Iterator[VoiceError | None]:
    """Judge that a party did what the question asks who did. Gold's parties are all of them, unless the question names
    some itself: then it asks about those."""
    parties = question.gold.parties
    if not parties or question.kind not in _JUDGED or not claim.parties or claim.is_denied:
        return
    if _names_some(question) or not _is_asked(claim, question) or not _is_about(claim, question, cited):
        return
    yield None if set(claim.parties) <= set(parties) else wrong("party", claim, f"{claim.act}: {', '.join(parties)}")


def forbidden(question: GoldQuestion, answer: str) -> Iterator[VoiceError]:
    """Give an error for each text that no answer may hold, where it states a voice and the answer does not deny it."""
    if question.kind == QuestionKind.UNANSWERABLE:
        return  # what is forbidden there is an invention
    unquoted = unquote(answer)
    for entry in question.must_not_include:
        what = next(
            (what for what in ("ballot", "party", "proposal") if word_pattern(f"{what}_voice").search(entry)), ""
        )
        for sentence in unquoted.sentences if what else ():
            if _states(entry, sentence.text):
                yield VoiceError(what=what, claimed=entry, truth=question.answer, where=unquoted.whole(sentence))
                break


def _states(entry: str, sentence: str) -> bool:
    words, text = normal(entry), normal(sentence)
    at = text.find(words)
    is_word = at >= 0 and not text[at - 1 : at].isalnum() and not text[at + len(words) :][:1].isalnum()
    is_denied = word_pattern("not_before").search(text[:at]) or word_pattern("not").match(
        text[at + len(words) :].strip()
    )
    return is_word and not is_denied


def _names_some(question: GoldQuestion) -> bool:
    gold = question.gold
    named = find_who(question.question, gold.parties)
    return any(
        set(who.parties) & set(gold.parties)
        or any(is_same_person(one, other) for one in who.persons for other in gold.persons)
        for who in named
    )


def _is_asked(claim: Claim, question: GoldQuestion) -> bool:
    asked = tables()["asked"].get(claim.act)
    return asked is not None and pattern(asked).search(question.question) is not None


def _is_about(claim: Claim, question: GoldQuestion, cited: Sequence[CitedQuote]) -> bool:
    """Tell whether the claim is about the matter, organ and documents of the gold, as far as it says: a quotation that
    stands alone says nothing of where it is from."""
    gold = question.gold
    body = next(iter(organs_in(gold.body or "")), gold.body or "")
    organs = {claim.organ} if claim.organ else {one.organ for one in cited if one.organ}
    numbers = {squash(number) for one in cited for number in one.diarienummer}
    in_documents = not cited or claim.is_bare or any(stem(one.source) in question.docs for one in cited)
    in_organ = not body or not organs or any(is_same_organ(organ, body) for organ in organs)
    in_matter = claim.is_bare or not gold.dnr or not numbers or squash(gold.dnr) in numbers
    return in_documents and in_organ and in_matter
