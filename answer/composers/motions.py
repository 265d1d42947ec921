"""Who brought a motion, interpellation or the like."""

from __future__ import annotations

import re
from collections.abc import Collection

from answer.composers.lookup import signed_by
from answer.composers.matter import walk
from answer.context import Context
from answer.wording import key_of, people_text
from index.models import Filters, Found
from index.sentences import sentences
from ingest.models import Decision, DocumentKind
from ingest.people import parties_in
from prompts import say

_ASKS_WHO = re.compile(
    r"\b(?:vem|vilka|vilken ledamot|who|which (?:member|councillor)s?)\b.{0,40}?"
    r"\b(?:väck(?:te|t)|lämna(?:de|t) in|lade fram|lagt fram|skrev|skrivit|st[åo](?:r|d) bakom|brought|submitted|wrote"
    r"|(?:is|are|was|were) behind)\b.{0,20}\b(?:motion|interpellation|medborgarförslag|citizens)"
)
_TELLS = re.compile(r"\b(?:motion|interpellation|initiativ)\w*\b")
_BROUGHT = frozenset({DocumentKind.MOTION, DocumentKind.INTERPELLATION, DocumentKind.MEDBORGARFORSLAG})


def compose(context: Context) -> bool:
    """Name those who signed the motion or the like that is asked about; False where the archive has it not, or the
    question is another."""
    if not _ASKS_WHO.search(context.question.text.lower()):
        return False
    for paper in [one for one in walk(context) if one.document.kind in _BROUGHT]:
        signers, evidence = signed_by(context, paper)
        if evidence:
            who = people_text(signers, (), context.lang)
            context.draft.say(say(f"motions.{key_of(paper.document.kind)}", context.lang, who=who), evidence)
            context.draft.name(parties=[one.party for one in signers if one.party], persons=signers)
            return True
    return False


def is_moved_by(context: Context, found: Found[Decision], parties: Collection[str]) -> bool:
    """Tell whether one of the parties brought the matter that was decided; any did where no party is asked about."""
    return not parties or bool(set(parties) & _parties(context, found))


def _parties(context: Context, found: Found[Decision]) -> set[str]:
    """Return the parties that brought the matter: by its title, by the motion itself, or by the sentence that tells."""
    if named := set(parties_in(found.item.title)):
        return named
    brought = [one for one in context.matter(found.item.id) if one.document.kind in _BROUGHT]
    authors = {author.party for one in brought for author in one.document.authors if author.party}
    authors |= {
        letters for one in brought for own in context.statements(one.record.id) for letters in own.record.parties
    }
    if authors:
        return authors
    for passage in context.archive.catalog.passages_of(Filters(item_ids=(found.item.id,))):
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if _TELLS.search(text.lower()) and (named := set(parties_in(text))):
                return named
    return set()
