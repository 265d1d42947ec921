"""Check a model's text against the citations of the draft: a sentence that says more than they say is not shown.

Support of a sentence are the citations that it names and the draft's own sentences on them; nothing else. The checks
are lexical and structural, the same for every model, and read no archive. In doubt a sentence falls.
"""

from __future__ import annotations

from collections.abc import Iterator

from answer.models import Answer
from answer.verification import content, figures, form
from answer.verification.form import Found
from answer.verification.lost import lost
from answer.verification.models import Fault, FaultKind, Verdict
from answer.verification.sentences import read_sentence, split_sentences
from answer.verification.support import Evidence
from answer.verification.values import read_values

__all__ = ("Evidence", "Fault", "FaultKind", "Verdict", "split_sentences", "verify", "verify_sentence")

MAX_SENTENCE = 1500  # characters; no sentence of an answer is as long


def verify(text: str, draft: Answer, evidence: Evidence | None = None) -> Verdict:
    """Return what of a model's text may be shown in place of the draft.

    Args:  evidence: `Evidence.of(draft)`, where it is known already.

    Sentences with a fault are dropped. The whole is refused where the first sentence falls, fewer than half are left,
    or what is left no longer gives the draft's direct answer.
    """
    evidence = evidence or Evidence.of(draft)
    sentences = split_sentences(text)
    found = [(sentence, verify_sentence(sentence, draft, evidence)) for sentence in sentences]
    kept = [sentence for sentence, faults in found if not faults]
    faults = [fault for _, wrong in found for fault in wrong]
    is_led = bool(found) and not found[0][1] and 2 * len(kept) >= len(found)
    if is_led:
        faults += [Fault(kind=FaultKind.LOST, sentence="", detail=detail) for detail in lost(" ".join(kept), draft)]
    return Verdict(
        text=" ".join(kept),
        faults=tuple(faults),
        n_sentences=len(sentences),
        n_kept=len(kept),
        accepted=is_led and not any(fault.kind is FaultKind.LOST for fault in faults),
    )


def verify_sentence(sentence: str, draft: Answer, evidence: Evidence | None = None) -> tuple[Fault, ...]:
    """Return what is wrong with a sentence; nothing where it may be shown.

    Args:  evidence: `Evidence.of(draft)`, where many sentences are held against one draft.
    """
    evidence = evidence or Evidence.of(draft)
    found = dict.fromkeys(_faults(sentence, evidence))
    return tuple(Fault(kind=kind, sentence=sentence, detail=detail) for kind, detail in found)


def _faults(text: str, evidence: Evidence) -> Iterator[Found]:
    if len(text) > MAX_SENTENCE:
        yield FaultKind.OFF_TOPIC, text[:60]
        return
    sentence = read_sentence(text)
    wrong = [*form.markup(sentence), *form.markers(sentence, evidence)]
    yield from wrong
    if wrong:
        return  # without citations there is nothing to hold it against
    support = evidence.support(sentence.markers)
    yield from form.language(sentence, support.lang)
    yield from form.quotations(sentence, support)
    own = read_values(sentence.bare)
    groups = support.names.groups(own.rest)
    named = [len(group.doers) for group in groups]
    yield from figures.values(own, sentence.bare, support, (*named, sum(named)))
    yield from content.names(own.rest, groups, support)
    yield from content.acts(own.rest, support)
    yield from content.substance(own, support)
    yield from content.polarity(own, sentence, support)
    yield from content.voices(own, sentence, support)
