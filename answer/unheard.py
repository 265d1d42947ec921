"""Silence where a body is asked for its word and the matter's papers tell none: it was only asked, or is awaited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.context import Context
from answer.figures import lacks_figure
from answer.models import Intent
from answer.unsaid import MIN_TITLE_SHARE
from index.models import Filters
from index.sentences import sentences
from index.words import is_akin, stems
from prompts import say

# "Vad svarade Trafikverket ...", "vad kom räddningstjänsten fram till ...": a body by its name or by its sort.
_ASKS_BODY = re.compile(
    r"^\W*vad (?:har |hade )?(?:svara\w*|tyck\w*|ansåg|anser|sade?|säger|skrev|skriver|anför\w*|konstatera\w*|bedöm\w*"
    r"|kom|yttra\w*|rekommendera\w*)\s+(?P<body>[a-zåäö-]*(?:verket|kontoret|förvaltningen|inspektionen|tjänsten"
    r"|myndigheten|rådet|domstolen|länsstyrelsen|museet|förbundet|föreningen|högskolan|universitetet|polisen|kåren"
    r"|avdelningen|enheten|ombudet|bolaget))\b"
)
# Whoever is written to, and whoever does something by a finite verb near by.
_TO = r"(?<!\btill )(?<!\bhos )(?<!\båt )(?<!\bmed )(?<!\bmot )(?<!\bför )(?<!\batt )"
_DOES = (
    r"(?:\w+ ){0,3}?(?:\w{3,}(?:ar|er|år|ade|dde|tte|kte|rde|nde)|har|hade|ansåg|skrev|vill|ville|ser|såg|sade"
    r"|föreslog)\b"
)
N_PASSAGES = 8
# "Vad visade skuggstudien?", "Vad kom den oberoende värderingen fram till?": what came of something.
_ASKS_RESULT = re.compile(
    r"^\W*vad (?:visade|visar|gav|framkom i|framgick av|blev (?:resultatet|utfallet|slutsatsen) av|kom"
    r"|skulle(?=.*\bkosta)|kommer(?=.*\bkosta))\s+(?:den |det |de |en |ett )?"
    r"(?P<thing>[\wåäö-]+(?: (?!(?:fram|vid|i|om|av|för|på|med|hos|till|inom)\b)[\wåäö-]+){0,2})"
)
_ASKS_ANSWER = re.compile(r"^\W*vad (?:svarade|svarar|blev svaret)\b.*\b(?:interpellation|fråga)")
_TO_COME = re.compile(
    r"\b(?:ska(?:ll)?|skulle|får i uppdrag|uppdrag|uppdra|för att|bordl\w+|återremi\w+|efterlys\w*|efterfråga\w*"
    r"|begär\w*|yrka\w*|saknas|väntas|pröva\w*|inväntan|avvaktan|besvaras vid|utgår|skjuts upp)\b"
)
_COST = re.compile(r"\b(?:kostna\w+|kostnads\w+|kalkyl\w*|pris\w*)")
_ANSWERS = re.compile(r"\b(?:svara[rdt]\w*|besvaras av|har besvarats|svaret)\b")


def awaited(context: Context) -> str:
    """Tell that something whose outcome is asked for is still to come: the matter's papers only order or await it."""
    low = context.question.text.lower()
    asked = _ASKS_RESULT.search(low)
    if not (asked or _ASKS_ANSWER.search(low)):
        return ""
    target = next(iter(context.targets(most=1)), None)
    if target is None:
        return ""
    papers = {target.record.id, *(one.record.id for one in context.matter(target.record.id))}
    passages = context.archive.catalog.passages_of(Filters(item_ids=tuple(papers)))
    told = [one.text[start:end].lower() for one in passages for start, end in sentences(one.text)]
    if asked is None:  # an interpellation is put before it is answered
        is_put_off = any("interpellation" in text and _TO_COME.search(text) for text in told)
        return say("silence.nothing", context.lang) if is_put_off and not any(map(_ANSWERS.search, told)) else ""
    if context.vocabulary.organs_in(asked["thing"]):
        return ""  # what it came to is its decision
    of_it = [text for text in told if _says_all(stems(asked["thing"]), stems(text))]
    to_come = [text for text in of_it if _TO_COME.search(text)]
    if "number" in context.question.wanted:  # the cost may stand in a sentence beside, unless it is to be told
        is_awaited = any(map(_COST.search, to_come)) and lacks_figure(context.question, of_it)
    else:
        is_awaited = bool(of_it) and len(to_come) == len(of_it)
    return say("silence.nothing", context.lang) if is_awaited else ""


def _says_all(things: Sequence[str], said: Sequence[str]) -> bool:
    return all(any(one == other or is_akin(one, other) for other in said) for one in things)


def silent_body(context: Context) -> str:
    """Tell that nothing is told of what the authority or office says whose answer or view is asked for."""
    question = context.question
    asked = _ASKS_BODY.search(question.text.lower())
    if asked is None or question.parties or question.intent is Intent.LIST:
        return ""
    target = next(iter(context.targets(most=1)), None)
    if target is None:
        return ""
    body = asked["body"]
    papers = {target.record.id, *(one.record.id for one in context.matter(target.record.id))}
    ranked = context.ranked(target.record.id)
    if ranked is None or ranked.title_share < MIN_TITLE_SHARE:  # the matter may be another
        papers |= {hit.passage.item_id for hit in context.ranking.hits[:N_PASSAGES]}
    told = re.compile(rf"{_TO}\b{body} {_DOES}|\benligt {body}|\b(?:från|av) {body}|\b{body}s\b", re.IGNORECASE)
    for passage in context.archive.catalog.passages_of(Filters(item_ids=tuple(papers))):
        if body in (passage.organ, passage.voice_organ) or told.search(passage.text):
            return ""
    return say("silence.no_voice", context.lang, who=body)


# "Eva Ek (S) lämnar ett särskilt yttrande, bilaga 3.": that something is said, not what.
_ANNOUNCES = re.compile(
    r"^[^:”\"]{0,160}?(?:\b(?:lämna|anmäl|anför|avge|avgav|inkom|foga)\w*\b[^:”\"]{0,80}\b(?:yttrande|uttalande|anteckning\w*|reservation\w*)"
    r"|\breservation\w* (?:anmäl|anför|lämna|avge)\w*)[^:”\"]{0,80}$",
    re.IGNORECASE,
)
_TELLS = re.compile(r"\b(?:eftersom|därför|då|för att|att|med hänvisning|till förmån)\b")


def only_announces(quote: str) -> bool:
    """Tell whether words only say that a statement is made or handed in, and nothing of what it says."""
    text = " ".join(quote.split())
    return bool(_ANNOUNCES.match(text)) and not _TELLS.search(text.lower())
