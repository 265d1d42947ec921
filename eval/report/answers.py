"""Question by question: the gold, and beside it what each system answered, on what pages, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eval.matching import alternatives, holds, occurs
from eval.models import CitedQuote, GoldQuestion, QuestionKind, QuestionScore, Response, Run, SystemRun
from eval.normal import parties_in
from eval.report.inert import clip, one_line, plain
from eval.report.words import Words
from eval.tables import is_right

_PARTY_KINDS = (QuestionKind.RESERVATION, QuestionKind.VOTE)  # their gold parties are graded


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much of each answer there is room for, in a page of so many answers at most."""

    n_answers: int
    answer: int  # characters
    quote: int  # characters
    n_citations: int
    n_passages: int = 5


# The page of 400 questions to 7 systems stays below 8 MB.
_ROOMS = (
    _Room(n_answers=500, answer=4_000, quote=300, n_citations=10),
    _Room(n_answers=1_500, answer=1_400, quote=220, n_citations=5),
    _Room(n_answers=4_200, answer=700, quote=140, n_citations=3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCitation:
    n: int
    place: str  # file and page
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    system: str
    is_ours: bool
    is_right: bool
    text: str
    n_clipped: int
    why: tuple[str, ...]  # what was wrong, a line each
    voice: tuple[str, ...]  # words given to the wrong voice, a line each
    citations: tuple[ShownCitation, ...]
    n_more_citations: int
    passages: tuple[str, ...]  # where the first ones stand


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    anchor: str
    id: str
    kind: str
    role: str
    lang: str
    tags: str
    text: str
    history: tuple[tuple[str, str], ...]
    gold: tuple[tuple[str, str], ...]  # label, value
    evidence: tuple[str, ...]
    is_right: bool  # by the first system
    n_right: int
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions of one kind that were all answered rightly, or all wrongly."""

    anchor: str
    label: str
    is_right: bool
    questions: tuple[ShownQuestion, ...]


def groups(run: Run, words: Words) -> tuple[Group, ...]:
    """Return the questions, wrongly answered ones first, by kind; of very many only the first."""
    right = {score.id: is_right(score) for score in run.systems[0].scores}
    order = {kind: at for at, kind in enumerate(dict.fromkeys(question.kind for question in run.questions))}
    asked = sorted(
        (question for question in run.questions if question.id in right),
        key=lambda question: (right[question.id], order[question.kind]),
    )[: max(1, _ROOMS[-1].n_answers // len(run.systems))]
    answered = [_Answered.of(system) for system in run.systems]
    anchors = {question.id: f"q{at}" for at, question in enumerate(run.questions, start=1)}
    n_answers = len(asked) * len(run.systems)
    room = next((room for room in _ROOMS if n_answers <= room.n_answers), _ROOMS[-1])
    found: dict[tuple[bool, QuestionKind], list[ShownQuestion]] = {}
    for question in asked:
        shown = _question(question, anchors[question.id], answered, words, room)
        found.setdefault((right[question.id], question.kind), []).append(shown)
    return tuple(
        Group(
            anchor=f"{'right' if is_ok else 'wrong'}-{kind.value}",
            label=words.name("kind", kind.value),
            is_right=is_ok,
            questions=tuple(questions),
        )
        for (is_ok, kind), questions in found.items()
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    """A system's responses and scores by question."""

    name: str
    responses: Mapping[str, Response]
    scores: Mapping[str, QuestionScore]

    @classmethod
    def of(cls, system: SystemRun) -> _Answered:
        return cls(
            system.name,
            {response.id: response for response in system.responses},
            {score.id: score for score in system.scores},
        )


def _question(
    question: GoldQuestion, anchor: str, answered: list[_Answered], words: Words, room: _Room
) -> ShownQuestion:
    answers = tuple(
        _answer(question, one, words, room, is_ours=at == 0)
        for at, one in enumerate(answered)
        if question.id in one.scores and question.id in one.responses
    )
    return ShownQuestion(
        anchor=anchor,
        id=one_line(question.id),
        kind=words.name("kind", question.kind.value),
        role=words.name("role", question.role.value),
        lang=words.name("language", question.lang),
        tags=one_line(", ".join(question.tags)),
        text=one_line(question.question),
        history=tuple((one_line(turn.question), one_line(turn.answer)) for turn in question.history),
        gold=tuple((words(f"gold.{part}"), one_line(value)) for part, value in _gold(question) if value),
        evidence=tuple(one_line(quote) for quote in question.evidence),
        is_right=bool(answers) and answers[0].is_right,
        n_right=sum(answer.is_right for answer in answers),
        answers=answers,
    )


def _gold(question: GoldQuestion) -> Iterator[tuple[str, str]]:
    gold = question.gold
    yield "answer", question.answer
    yield "parties", ", ".join(gold.parties)
    yield "persons", ", ".join(gold.persons)
    yield "date", gold.date.isoformat() if gold.date else ""
    yield "dnr", gold.dnr or ""
    yield "body", gold.body or ""
    yield "outcome", gold.outcome or ""
    yield "number", gold.number or ""
    yield "items", "; ".join(" / ".join(alternatives(item)) for item in gold.items)
    yield "must_include", "; ".join(" / ".join(alternatives(entry)) for entry in question.must_include)
    yield "must_not_include", "; ".join(question.must_not_include)
    yield "docs", ", ".join(question.docs)


def _answer(question: GoldQuestion, one: _Answered, words: Words, room: _Room, *, is_ours: bool) -> ShownAnswer:
    response, score = one.responses[question.id], one.scores[question.id]
    text, n_clipped = clip(plain(response.answer).strip(), room.answer)
    is_ok = is_right(score)
    return ShownAnswer(
        system=words.name("system", one.name),
        is_ours=is_ours,
        is_right=is_ok,
        text=text,
        n_clipped=n_clipped,
        why=() if is_ok else tuple(why_wrong(question, response, words)),
        voice=tuple(
            words(
                "voice.line",
                what=words.name("voice_kind", error.what),
                claimed=one_line(error.claimed),
                truth=one_line(error.truth),
            )
            for error in score.voice_errors
        ),
        citations=tuple(_citation(cited, words, room) for cited in response.citations[: room.n_citations]),
        n_more_citations=max(0, len(response.citations) - room.n_citations),
        passages=tuple(place(passage.source, passage.page, words) for passage in response.passages[: room.n_passages]),
    )


def _citation(cited: CitedQuote, words: Words, room: _Room) -> ShownCitation:
    quote, n_clipped = clip(one_line(cited.quote), room.quote)
    return ShownCitation(n=cited.n, place=place(cited.source, cited.page, words), quote=quote + " …" * bool(n_clipped))


def place(source: str, page: int | None, words: Words) -> str:
    return one_line(source) if page is None else words("question.place", source=one_line(source), page=page)


def why_wrong(question: GoldQuestion, response: Response, words: Words) -> Iterator[str]:
    """Yield what a wrong answer lacks or should not say, a line each."""
    if response.error:
        yield words("why.error", error=one_line(response.error))
        return
    is_silent = question.kind is QuestionKind.UNANSWERABLE
    if response.abstained and not is_silent:
        yield words("why.silent")
        return
    if is_silent and not response.abstained:
        yield words("why.not_silent")
    reasons = [*_forbidden(question, response, words)]
    if not is_silent:
        reasons += _missing(question, response, words)
    yield from reasons
    if not reasons and not is_silent:
        yield words("why.other")


def _forbidden(question: GoldQuestion, response: Response, words: Words) -> Iterator[str]:
    for said in question.must_not_include:
        if occurs(said, response.answer):
            yield words("why.forbidden", said=one_line(said))


def _missing(question: GoldQuestion, response: Response, words: Words) -> Iterator[str]:
    codes = question.gold.parties
    for entry in question.must_include:
        if not holds(entry, response.answer, codes):
            yield words("why.missing", entry=one_line(words("list.or").join(alternatives(entry))))
    if question.kind in _PARTY_KINDS and (
        unnamed := [code for code in codes if code.upper() not in parties_in(response.answer, codes)]
    ):
        yield words("why.parties", parties=one_line(", ".join(unnamed)))
    if unlisted := [item for item in question.gold.items if not holds(item, response.answer, codes)]:
        listed = "; ".join(alternatives(item)[0] for item in unlisted if alternatives(item))
        yield words("why.items", n=len(unlisted), of=len(question.gold.items), items=one_line(listed))
