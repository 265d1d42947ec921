"""Answers to a remiss with the extract of the minutes that adopted them behind. Everything is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import DocumentKind, SectionKind, StatementKind
from ingest.pipeline import read

ANSWER = """Ekby stad
Yttrande
2031-06-04
Kommunstyrelsen
KS 2031/00231 104
Yttrande över promemorian Broar för alla – statligt stöd till små kommuner
Svar på remiss från Finansdepartementet (Fi2031/00912). Beslutat av kommunstyrelsen 2031-06-04 § 14.

Stadens samlade ståndpunkt
Ekby stad tillstyrker i huvudsak promemorians förslag men avstyrker medfinansieringen.

Bakgrund
Promemorian har tagits fram av en utredare. Utredaren föreslår ett stöd under fem år.

Övrigt
Staden vill att en rapport lämnas till kommunerna.
\f{appendix}
Kommunstyrelsen 2031-06-04
§ 14 Remissvar om statligt stöd till broar (KS 2031/00231 104)

Kommunstyrelsens beslut
Kommunstyrelsen beslutar att avge yttrande enligt förvaltningens förslag.

Yrkanden
Anna Sjö (S) yrkar att andelen ska vara högst 15 procent. Eva By (V) instämmer.

Omröstning
Votering begärs. Ja för bifall. Nej för avslag. Resultatet blir 3 ja-röster och 2 nej-röster.

Reservationer
Bo Al (M) reserverar sig.
"""


@pytest.mark.parametrize("appendix", ["Bilaga 1. Protokollsutdrag", "Utdrag ur kommunstyrelsens protokoll 2031-06-04"])
def test_an_answer_stays_one_with_an_extract_behind_it(appendix: str, tmp_path: Path) -> None:
    path = tmp_path / "svar.txt"
    path.write_text(ANSWER.format(appendix=appendix), encoding="utf-8")
    document = read(path, tmp_path)
    assert (document.kind, document.organ) == (DocumentKind.REMISSVAR, "kommunstyrelsen")
    assert document.title.startswith("Yttrande över promemorian Broar för alla")
    assert [(one.kind, one.parties) for one in document.statements] == [
        (StatementKind.YRKANDE, ("S",)),
        (StatementKind.YRKANDE, ("V",)),
        (StatementKind.RESERVATION, ("M",)),
    ]
    assert SectionKind.BESLUT in {section.kind for section in document.sections}


def test_minutes_of_a_matter_about_a_remiss_are_minutes(tmp_path: Path) -> None:
    path = tmp_path / "ks.txt"
    path.write_text(
        "Ekby kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-03-04\n\n§ 4 KS 2031/12\n"
        "Yttrande över promemorian Broar\n"
        "Beslut\nYttrandet antas.\nReservation\nBo Al (M) reserverar sig.\n",
        encoding="utf-8",
    )
    assert read(path, tmp_path).kind is DocumentKind.PROTOKOLL
