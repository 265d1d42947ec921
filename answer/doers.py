"""Whom a question asks about: not who is only named as the owner of a proposal, nor who is to be left out."""

from __future__ import annotations

import re
from dataclasses import replace

from answer.models import Question
from ingest.people import parties_in

_THING = r"(?i:\w*(?:yrkande|tillägg|förslag|motion|initiativ|proposal|amendment)\w*)"
_AND = r"\s+(?:(?:och|eller|samt|and|or)\s+)?"
_NAME = r"[A-ZÅÄÖ]\S*"
_NAMED_ASIDE = re.compile(
    # "Moderaternas och SD:s tilläggsyrkande", "Maja Eks eget förslag"
    rf"(?:\b{_NAME}{_AND}){{0,8}}\b\S+s\s+(?:(?:egn?a|eget|\w+a)\s+)?{_THING}"
    # "the Liberal motion", "the Green Party's proposal"
    rf"|\b[Tt]he\s+(?:{_NAME}\s+){{1,3}}(?!of\b){_THING}"
    # "ett yrkande från V, S och MP"
    rf"|\b{_THING}\s+(?:(?:i|till|om)\s+\S+\s+)?(?:från|av|by|from)\s+{_NAME}(?:{_AND}{_NAME}){{0,8}}"
    # "vilka utöver Moderaterna", "ledamöter som inte var moderater"
    r"|\b(?i:utom|utöver|förutom|andra än|annan än|inte (?:är|var|tillhör\w*)|other than|except|besides|apart from)"
    rf"\s+(?:den |de |the )?\S+(?:{_AND}{_NAME}){{0,8}}"
)


def of_the_doers(question: Question) -> Question:
    """Return the question without the parties and persons that it only names as owners of what is proposed ("SD:s
    tillägg") or leaves out ("vilka utöver M"), where it asks what somebody did about it."""
    rest = _NAMED_ASIDE.sub(" ", question.text)
    if rest == question.text:
        return question
    left = set(parties_in(rest))
    return replace(
        question,
        parties=tuple(one for one in question.parties if one in left or one not in parties_in(question.text)),
        persons=tuple(one for one in question.persons if one.split()[-1] in rest or one not in question.text),
    )
