"""Personal data in raw text, masked in place: digits and letters become "*", so all offsets stay true.

Masked are personnummer and samordningsnummer, mobile numbers, telephone numbers said to be private, and e-mail
addresses at private providers. Names of elected members and civil servants, office numbers, addresses of functions,
diarienummer, dates and organisation numbers stay.
"""

from __future__ import annotations

import re

# 6 or 8 digits for the date, a separator of -, + or none (a blank or line break may stand beside it), 4 digits
_PERSONNUMMER = re.compile(
    r"(?<![\w/:.-])(?P<century>(?:18|19|20)?)(?P<date>\d{2}[01]\d\d{2})"
    r"\s?(?P<sign>[-–\u2010\u2011+]?)\s?(?P<last>\d{4})(?![\w/])"
)
_MOBILE = re.compile(r"(?<![\d/-])(?:\+46[ -]?(?:\(0\)[ ]?)?|0046[ -]?|0)7[02369](?:[ /-]{0,3}\d){7}(?![\d/])")
_PRIVATE_PHONE = re.compile(
    r"(?:hemtelefon|tel(?:efon|\.)? (?:hem|bost(?:ad(?:en)?|\.)?|privat)|privat telefon|mobil\w{0,20})[ :.]*"
    r"(?P<number>(?:\+46|0)(?:[ /()-]{0,3}\d){6,11})",
    re.IGNORECASE,
)
_PRIVATE_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:(?:gmail|googlemail|hotmail|live|outlook|msn|yahoo|icloud|me|mac|protonmail|proton|telia|comhem|bredband2?"
    r"|bredbandsbolaget|glocalnet|spray|tele2|home|passagen|swipnet|bahnhof|ownit|gmx|aol)\.(?:com|se|net|nu|org|me)|"
    r"(?:live|hotmail|yahoo|telia|outlook)\.\w{2,3}|pm\.me|algonet\.se|netatonce\.net)(?!\w|\.\w)",
    re.IGNORECASE,
)
_SECRET = re.compile(r"\w")


def mask(text: str) -> str:
    """Return the text, equally long, with personal data as asterisks."""
    text = _PERSONNUMMER.sub(_masked_if_valid, text)
    text = _MOBILE.sub(lambda match: _stars(match[0]), text)
    text = _PRIVATE_PHONE.sub(lambda match: match[0].replace(match["number"], _stars(match["number"])), text)
    return _PRIVATE_EMAIL.sub(lambda match: _stars(match[0]), text)


def _masked_if_valid(match: re.Match[str]) -> str:
    from personnummer import personnummer

    sign = "+" if match["sign"] == "+" else "-"
    if not personnummer.valid(f"{match['century']}{match['date']}{sign}{match['last']}"):
        return match[0]
    return _stars(match[0])


def _stars(text: str) -> str:
    return _SECRET.sub("*", text)
