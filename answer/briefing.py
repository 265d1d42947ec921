"""What a language model is given to write from: the question, the numbered evidence of an answer, and that answer.

All of it is data. Each piece stands on one line without characters that are not seen, so that no document can begin a
new source, and a number in brackets within a quote is no marker any more.
"""

from __future__ import annotations

import re

from answer.models import Answer, Citation
from prompts import say
from prompts.for_model import Prompt, prompt

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARKER = re.compile(r"\[(?=\s*\d+\s*\])([^\]]*)\]")
_NONE = "-"


def briefing(draft: Answer) -> tuple[Prompt, str, str]:
    """Return the prompt that words this answer anew, filled: (prompt, system, user)."""
    asked = prompt("generate", draft.question.lang)
    system, user = asked.filled(
        question=seen(draft.question.standalone),
        evidence="\n".join(evidence(one, draft.question.lang) for one in draft.citations),
        draft=seen(draft.text),
    )
    return asked, system, user


def evidence(citation: Citation, lang: str) -> str:
    """Return the citation on two lines: what it is and whose words they are, then the words."""
    whose = ", ".join([*citation.parties, *citation.persons]) or citation.organ
    return say(
        "model.evidence",
        lang,
        n=citation.n,
        kind=citation.kind.value,
        whose=seen(whose) or _NONE,
        organ=seen(citation.organ) or _NONE,
        day=citation.date.isoformat() if citation.date else _NONE,
        diarienummer=seen(", ".join(citation.diarienummer)) or _NONE,
        paragraf=seen(citation.paragraf or "") or _NONE,
        quote=_MARKER.sub(r"(\1)", seen(citation.quote)),
    )


def seen(text: str) -> str:
    """Return the text on one line, without characters that are not seen."""
    return " ".join(_UNSEEN.sub("", text.replace("\r", " ").replace("\x0c", " ")).split())
