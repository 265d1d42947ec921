"""Questions on reservations and their kin: who, whether, what instead, why."""

from __future__ import annotations

from collections.abc import Iterator

from eval.models import Gold, GoldQuestion, QuestionKind
from eval.quiz.asker import MAX_NAMES, SHORT_WORD, Asker, content_forms
from eval.quiz.phrases import words
from eval.quiz.view import squash
from eval.world.models import Carrier, Matter, Politician, Statement, Step
from ingest.models import StatementKind

RESERVATION = QuestionKind.RESERVATION
OWN_STATEMENTS = (
    StatementKind.SARSKILT_UTTALANDE,
    StatementKind.SARSKILT_YTTRANDE,
    StatementKind.ERSATTARYTTRANDE,
    StatementKind.PROTOKOLLSANTECKNING,
)
ASIDE = (StatementKind.JAV, StatementKind.DELTAR_INTE)


def who_reserved(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in _steps(asker, matter):
        if found := _who(asker, matter, step, StatementKind.RESERVATION, "who_reserved"):
            return found
    return None


def who_stated(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Särskilt yttrande, ersättaryttrande, protokollsanteckning."""
    for step in _steps(asker, matter):
        for kind in OWN_STATEMENTS:
            if found := _who(asker, matter, step, kind, "who_stated"):
                return found
    return None


def who_stood_aside(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in _steps(asker, matter):
        for kind in ASIDE:
            if found := _who(asker, matter, step, kind, "who_" + kind.name.lower()):
                return found
    return None


def did_reserve(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Did X reserve? Yes."""
    for step in _steps(asker, matter):
        reserved = asker.view.speakers(step, StatementKind.RESERVATION)
        if not reserved:
            continue
        code = asker.rng.choice(asker.view.parties(reserved, step))
        persons = tuple(person for person in reserved if person.party_on(step.date) == code)
        return asker.ask(
            RESERVATION,
            "did_reserve",
            matter,
            step,
            records=_records(step, StatementKind.RESERVATION, persons),
            slots={"party": asker.party(matter, code), "persons": asker.people(persons, step)},
            gold=_gold(matter, step, persons),
            must=(words("sv", "small")["yes_forms"], *asker.parties_must(matter, step, persons)),
            must_not=(f"{asker.full_party(matter, code)} reserverade sig inte",),
        )
    return None


def did_not_reserve(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """Did X reserve? No, X made another kind of statement, or only moved."""
    for step in _steps(asker, matter):
        reserved = asker.view.parties(asker.view.speakers(step, StatementKind.RESERVATION), step)
        for person, kind, record in _other_doings(step):
            code = person.party_on(step.date)
            if code in reserved:
                continue
            gold = Gold(parties=(code,), persons=(person.name,), date=step.date, body=step.organ, outcome=kind.value)
            return asker.ask(
                RESERVATION,
                "did_not_reserve",
                matter,
                step,
                records=(record,),
                slots={
                    "party": asker.party(matter, code),
                    "full_party": asker.full_party(matter, code),
                    "person": f"{person.name} ({code})",
                    "instead": asker.word("instead", kind.value),
                },
                gold=gold,
                must=(words("sv", "small")["no_forms"], words("sv", "kind_forms")[kind.value]),
                must_not=asker.never(matter, (code,), StatementKind.RESERVATION),
                sought=[person.name],
            )
    return None


def why_reserved(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """The reason stands in the §, the attachment, another paper, an earlier organ or the statement that is joined."""
    for step in _steps(asker, matter):
        said = [one for one in step.statements if one.kind is StatementKind.RESERVATION]
        asker.rng.shuffle(said)
        for statement in said:
            if found := why(asker, matter, step, statement, kind=RESERVATION, name="why_reserved"):
                return found
    return None


def what_stated(asker: Asker, matter: Matter) -> GoldQuestion | None:
    for step in _steps(asker, matter):
        for statement in step.statements:
            if statement.kind in OWN_STATEMENTS:
                found = why(asker, matter, step, statement, kind=RESERVATION, name="what_stated")
                if found:
                    return found
    return None


def why(
    asker: Asker,
    matter: Matter,
    step: Step,
    statement: Statement,
    *,
    kind: QuestionKind,
    name: str,
    named_by: str | None = "matter",
) -> GoldQuestion | None:
    """Return a question for the reasons of a statement, where the papers give them and the party gave but these."""
    own = asker.view.own_words(statement)
    told = told_reasons(asker, own)
    code = asker.rng.choice(asker.view.parties(statement.persons, step))
    others = [one for one in asker.view.doings(step, code) if one.kind is statement.kind and one is not statement]
    if not told or others:
        return None
    persons = tuple(person for person in statement.persons if person.party_on(step.date) == code)
    points = dict.fromkeys((statement.id, own.id, *(record for record, _, _ in told)))
    return asker.ask(
        kind,
        name,
        matter,
        step,
        records=tuple(record for record in points if asker.view.is_placed(record)),
        slots={
            "party": asker.party(matter, code),
            "full_party": asker.full_party(matter, code),
            "kind": asker.word("kinds", statement.kind.value),
            "kind_own": asker.word("kinds_own", statement.kind.value),
            "reason": " ".join(sentence for _, sentence, _ in told),
        },
        gold=_gold(matter, step, persons),
        must_tell=("|".join(forms for _, _, forms in told),),
        named_by=named_by,
    )


def told_reasons(asker: Asker, own: Statement) -> tuple[tuple[str, str, str], ...]:
    """Return (id, sentence, alternatives that are legible) of the reasons on paper."""
    found = []
    for reason in own.reasons:
        texts = [squash(placed.text) for placed in asker.view.placed(reason.id)]
        forms = [form for keyword in reason.keywords for form in keyword.split("|") if _is_telling(form)]
        if any(squash(form) in text for form in forms for text in texts):
            found.append((reason.id, reason.sentence, "|".join(forms)))
    return tuple(found)


def _is_telling(form: str) -> bool:
    """Tell whether a word is a reason: what was moved is none, and very short words are in others by chance."""
    moved = (stance for forms in words("sv", "stance_forms").values() for stance in forms.split("|"))
    return len(form) >= SHORT_WORD and not any(form.startswith(stance) for stance in moved)


def what_instead(asker: Asker, matter: Matter) -> GoldQuestion | None:
    """A reservation in favour of an own motion: what did the motion ask for?"""
    for step in _steps(asker, matter):
        for statement in step.statements:
            put = asker.view.yrkanden.get(statement.refers_to_id)
            if statement.kind is not StatementKind.RESERVATION or statement.carrier is not Carrier.YRKANDE or not put:
                continue
            code = statement.persons[0].party_on(step.date)
            persons = tuple(person for person in statement.persons if person.party_on(step.date) == code)
            backed = (*put.movers, *put.joined_by)
            if code not in asker.view.parties(backed, step) and not set(statement.persons) & set(backed):
                continue  # no paper tells that this is what they were for
            forms = words("sv", "stance_forms")[put.stance.value]
            return asker.ask(
                RESERVATION,
                "what_instead",
                matter,
                step,
                records=(statement.id, put.id),
                slots={
                    "party": asker.party(matter, code),
                    "full_party": asker.full_party(matter, code),
                    "stance": asker.word("stances", put.stance.value),
                    "wording": put.wording or put.target,
                },
                gold=_gold(matter, step, persons),
                must=(forms, *([content_forms(put.wording)] if put.wording else [])),
            )
    return None


def _who(asker: Asker, matter: Matter, step: Step, kind: StatementKind, name: str) -> GoldQuestion | None:
    persons = asker.view.speakers(step, kind)
    if not persons or len(persons) > MAX_NAMES:
        return None
    elsewhere = {code for other in matter.steps for code in _parties_of(asker, other, kind)}
    present = (put for one in step.yrkanden for put in one.movers)
    innocent = [code for code in asker.view.parties(present, step) if code not in elsewhere]
    return asker.ask(
        RESERVATION,
        name,
        matter,
        step,
        records=_records(step, kind, persons),
        slots={"persons": asker.people(persons, step), "kind": asker.word("kinds", kind.value)},
        gold=_gold(matter, step, persons),
        must=asker.parties_must(matter, step, persons),
        must_not=asker.never(matter, innocent[:2], kind),
        sought=[person.name for person in persons],
    )


def _other_doings(step: Step) -> Iterator[tuple[Politician, StatementKind, str]]:
    for statement in step.statements:
        if statement.kind in OWN_STATEMENTS:
            yield statement.persons[0], statement.kind, statement.id
    for person, how in step.not_taking_part:
        yield person, how, step.id
    for put in step.yrkanden:
        yield put.movers[0], StatementKind.YRKANDE, put.id


def _records(step: Step, kind: StatementKind, persons: tuple[Politician, ...]) -> tuple[str, ...]:
    said = tuple(
        one.id for one in step.statements if one.kind is kind and any(person in persons for person in one.persons)
    )
    return said or (step.id,)


def _gold(matter: Matter, step: Step, persons: tuple[Politician, ...]) -> Gold:
    return Gold(
        parties=tuple(dict.fromkeys(person.party_on(step.date) for person in persons)),
        persons=tuple(person.name for person in persons),
        date=step.date,
        dnr=matter.diarienummer[0],
        body=step.organ,
    )


def _parties_of(asker: Asker, step: Step, kind: StatementKind) -> tuple[str, ...]:
    return asker.view.parties(asker.view.speakers(step, kind), step)


def _steps(asker: Asker, matter: Matter) -> list[Step]:
    steps = list(asker.view.steps(matter))
    asker.rng.shuffle(steps)
    return steps
