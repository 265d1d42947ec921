"""What the page of the parties shows, found once for each state of the archive."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from answer.party_compare import Comparison, compare
from answer.party_record import said_by
from index.models import Filters, Found
from index.parties import find_parties
from ingest.models import Statement, StatementKind
from ingest.parties import party_name
from ui import resources
from ui.case_entries import capital
from ui.texts import Lang

MAX_REMEMBERED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party or bloc to choose. `id` stands for it in the address; a local one has its municipality."""

    id: str
    code: str
    name: str  # in Swedish, "" where no document tells
    municipality: str  # of a local party where the archive has several municipalities, else ""
    documents: int

    def shown(self, lang: Lang) -> str:
        """Return "V – Vänsterpartiet", "NL – Norrbylistan (Norrby)", "Alliansen"."""
        called = self.name if lang == "sv" else _english(self)
        told = capital(self.code) if called.upper() in ("", self.code.upper()) else f"{self.code} – {called}"
        return f"{told} ({self.municipality})" if self.municipality else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a party is asked for."""

    filters: Filters = Filters()
    kinds: tuple[StatementKind, ...] = ()
    topic: str = ""


def parties(municipality: str) -> tuple[Party, ...]:
    """Return the parties of a municipality, "" for all, those met in most documents first; blocs last."""
    return _parties(resources.archive().catalog.generation(), municipality)


def said(party: Party, wanted: Wanted) -> list[Found[Statement]]:
    """Return the statements of the party, oldest first."""
    return _said(resources.archive().catalog.generation(), party.code, wanted)


def compared(one: Party, other: Party, wanted: Wanted) -> Comparison:
    return _compared(resources.archive().catalog.generation(), one.code, other.code, wanted)


def _english(party: Party) -> str:
    called = party_name(party.code, "en").removeprefix("the ")
    return capital(called) if called != party.code else party.name


@st.cache_resource(show_spinner=False, max_entries=MAX_REMEMBERED)
def _parties(generation: int, municipality: str) -> tuple[Party, ...]:  # noqa: ARG001 - part of the key
    catalog = resources.archive().catalog
    known = find_parties(catalog, municipalities=(municipality,) if municipality else ())
    is_told = len({one.municipality for one in known}) > 1
    merged: dict[str, Party] = {}
    for one in known:
        home = one.municipality if is_told and one.kind == "local" else ""
        key = f"{one.code}@{home}" if home else one.code
        before = merged[key].documents if key in merged else 0
        merged[key] = Party(id=key, code=one.code, name=one.name, municipality=home, documents=before + one.documents)
    blocs = {one.code for one in known if one.kind == "bloc"}
    return tuple(sorted(merged.values(), key=lambda party: (party.code in blocs, -party.documents, party.code)))


@st.cache_resource(show_spinner=False, max_entries=MAX_REMEMBERED)
def _said(generation: int, code: str, wanted: Wanted) -> list[Found[Statement]]:  # noqa: ARG001 - as above
    return said_by(resources.archive().catalog, code, wanted.filters, kinds=wanted.kinds, topic=wanted.topic)


@st.cache_resource(show_spinner=False, max_entries=MAX_REMEMBERED)
def _compared(generation: int, one: str, other: str, wanted: Wanted) -> Comparison:  # noqa: ARG001 - as above
    catalog = resources.archive().catalog
    return compare(catalog, one, other, wanted.filters, kinds=wanted.kinds, topic=wanted.topic)
