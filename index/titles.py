"""What titles say of a matter: the key it keeps on its way through the organs, and whether two are about one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from index.words import is_akin, stems

_MIN_KEY = 20  # a shorter key ("motion om cykelväg") says too little
_MIN_WHOLE_KEY = 18
LONG_TITLE = 40  # a shorter one may be that of a routine: "Ekonomisk uppföljning"
_MIN_STEM = 5  # shorter words ("ett", "över", "inom") are seldom what a title is about
_MIN_SHARED = 0.6  # of the words of the title that has fewer
PROPOSAL = re.compile(r"\b(motion|skrivelse|interpellation|medborgarförslag|e-förslag|initiativ)\w*", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:om|angående|gällande|avseende|rörande)\b\s*(.+)", re.IGNORECASE | re.DOTALL)
_GENERAL = frozenset(
    stems(
        "ärende förslag beslut yttrande remiss redovisning rapport information kommunen kommunens angående gällande"
        " avseende rörande protokoll protokollsutdrag sammanträdesprotokoll tjänsteskrivelse tjänsteutlåtande"
        " reservation yrkande bilaga särskilt kommunfullmäktige kommunstyrelsen arbetsutskott"
        " nämnden besvarande anmälan"
    )
)
_MIN_SUBJECT = 2  # words that say what a long title is about


def title_key(title: str) -> str:
    """Return what a matter is about, the same at all its stations; "" for titles that say too little.

    "Svar på motion (V) om avgiftsfria bussresor för äldre" and "Motion om avgiftsfria bussresor för äldre" are one.
    Other titles count whole, and only those that say something: "Delegationsbeslut" is no matter.
    """
    proposal = PROPOSAL.search(title)
    about = _ABOUT.search(title, proposal.end()) if proposal else None
    if proposal is None or about is None:
        key = " ".join(re.findall(r"\w+", title.casefold()))
        n_telling = sum(not word.isdigit() for word in subject(title))
        return key if len(key) >= _MIN_WHOLE_KEY and n_telling >= _MIN_SUBJECT else ""
    words = re.findall(r"\w+", about[1].casefold())
    key = " ".join([proposal[1].casefold(), *words])
    return key if len(key) >= _MIN_KEY else ""


@lru_cache(maxsize=20_000)
def subject(title: str) -> frozenset[str]:
    """Return the stems of what a title is about, without its general words and who made the proposal."""
    proposal = PROPOSAL.search(title)
    about = _ABOUT.search(title, proposal.end() if proposal else 0)
    words = stems(about[1] if about else title)
    return frozenset(word for word in words if (len(word) >= _MIN_STEM or word.isdigit()) and word not in _GENERAL)


def are_akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two subjects are of one thing: "det planerade höghuset" and "planbesked för ett höghus"."""
    few, many = sorted((one, other), key=len)
    n_shared = sum(any(word == wanted or is_akin(word, wanted) for word in many) for wanted in few)
    return bool(few) and n_shared >= _MIN_SHARED * len(few) and n_shared >= min(2, len(few))
