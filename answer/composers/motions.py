"""Who brought a motion, interpellation or the like."""

from __future__ import annotations

import re
from collections.abc import Collection

from answer.context import Context
from index.models import Filters, Found
from index.sentences import sentences
from ingest.models import Decision, DocumentKind
from ingest.people import parties_in

_TELLS = re.compile(r"\b(?:motion|interpellation|initiativ)\w*\b")
_BROUGHT = frozenset({DocumentKind.MOTION, DocumentKind.INTERPELLATION})


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
