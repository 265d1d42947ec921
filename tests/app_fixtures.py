"""A small archive with real files and a real catalogue, and answers written by hand, for the tests of the app.

The search and the composing of answers have tests of their own; here a question's words choose the answer, so that
every state of the app can be called up: "abstå" abstains, "lista" is long, "fientlig" tries to break out, "trasig"
fails, "långsam" takes longer than anybody waits.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from answer.models import Answer, Citation, Facts, Intent, Mode, Turn
from answer.question import understand
from answer.vocabulary import read_vocabulary
from index.catalog import Catalog
from index.catalog_writer import CatalogWriter
from index.models import Filters
from ingest.errors import ArchiveBusyError
from ingest.models import (
    Decision,
    DecisionStatus,
    Document,
    DocumentKind,
    FileType,
    Item,
    Outcome,
    Page,
    Person,
    Section,
    SectionKind,
    SourceFile,
    Span,
    Statement,
    StatementKind,
    Voice,
    VoiceRole,
    content_id,
)
from settings import Settings

QUOTE = "Vi anser att biblioteket i Norrby behövs och att en nedläggning drabbar barnen hårdast."
DECISION = "Kommunstyrelsen beslutar att biblioteket i Norrby läggs ned den 1 juli 2021."
HOSTILE = (
    "![bild](http://127.0.0.1:9/x) <img src=http://127.0.0.1:9/y onerror=alert(1)> [länk](javascript:alert(1)) "
    ":red[rött] :material/home: $x^2$ <script>alert(1)</script> http://127.0.0.1:9/z"
)
SLOW_S = 30.0
HELD_DAY = date(2021, 3, 9)
MINUTES = "ks/2021/ks-2021-03-09.pdf"
LETTER = "skrivelser/brev.txt"

PAGES = (
    ("SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsen 2021-03-09", "Plats och tid: Stadshuset, kl. 13.00"),
    (
        "§ 17 Dnr KS-2021-00042",
        "Nedläggning av biblioteket i Norrby",
        "Beslut",
        "Kommunstyrelsen beslutar att biblioteket i Norrby",
        "läggs ned den 1 juli 2021.",
        "Reservation",
        "Anna Alm (V) reserverar sig mot beslutet:",
        "Vi anser att biblioteket i Norrby behövs och att en ned-",
        "läggning drabbar barnen hårdast.",
    ),
    ("§ 18 Övriga frågor", "Inga övriga frågor anmäls."),
)


@dataclass
class StandInArchive:
    """The catalogue of a data folder, without the stores the search needs."""

    catalog: Catalog

    @classmethod
    def open(cls, settings: Settings) -> Self:
        return cls(Catalog.open(settings.data_dir))

    def refresh(self) -> None:
        self.catalog.generation()


def write_minutes(path: Path) -> None:
    """Write the minutes as a PDF, line by line as the pages above have them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for lines in PAGES:
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 22 * number, line)
        canvas.showPage()
    canvas.save()


def build_archive(folder: Path) -> Settings:
    """Write the files below `folder`/docs and their catalogue to `folder`/data; return the settings that find it."""
    root = folder / "docs"
    write_minutes(root / MINUTES)
    (root / LETTER).parent.mkdir(parents=True)
    (root / LETTER).write_text(HOSTILE, encoding="utf-8")
    writer = CatalogWriter.open(folder / "data")
    try:
        root_id = writer.root_id(root)
        writer.put(root_id, _minutes(root), (), parser_version=1)
        writer.put(root_id, _letter(root), (), parser_version=1)
        writer.set_meta({"generation": str(writer.generation() + 1)})
    finally:
        writer.close()
    return Settings(data_dir=folder / "data")


def _minutes(root: Path) -> Document:
    texts = [" ".join(lines).replace("ned- läggning", "nedläggning") for lines in PAGES]
    whole = _spans(texts)
    item = Item(
        id="item-17",
        paragraf="17",
        title="Nedläggning av biblioteket i Norrby",
        organ="kommunstyrelsen",
        date=HELD_DAY,
        diarienummer=("KS-2021-00042",),
        spans=whole,
    )
    section = Section(
        id="section-17",
        item_id=item.id,
        kind=SectionKind.RESERVATION,
        heading="Reservation",
        voice=Voice(role=VoiceRole.PARTI, organ="kommunstyrelsen", parties=("V",), persons=(Person(name="Anna Alm"),)),
        spans=whole,
    )
    dissent = Statement(
        id="dissent-17",
        item_id=item.id,
        section_id=section.id,
        kind=StatementKind.RESERVATION,
        organ="kommunstyrelsen",
        date=HELD_DAY,
        persons=(Person(name="Anna Alm", party="V"),),
        parties=("V",),
        intro="Anna Alm (V) reserverar sig mot beslutet:",
        text=QUOTE,
        refers_to="",
        intro_spans=(),
        spans=whole,
    )
    decision = Decision(
        id="decision-17",
        item_id=item.id,
        section_id=section.id,
        organ="kommunstyrelsen",
        date=HELD_DAY,
        status=DecisionStatus.BESLUT,
        outcome=Outcome.BESLUTAT,
        addressee="",
        text=DECISION,
        points=(),
        spans=whole,
    )
    return replace(
        _document(root, MINUTES, texts, FileType.PDF),
        title="Protokoll kommunstyrelsen 2021-03-09",
        kind=DocumentKind.PROTOKOLL,
        organ="kommunstyrelsen",
        date=HELD_DAY,
        diarienummer=("KS-2021-00042",),
        items=(item,),
        sections=(section,),
        statements=(dissent,),
        decisions=(decision,),
    )


def _letter(root: Path) -> Document:
    return replace(_document(root, LETTER, [HOSTILE], FileType.TEXT), title=HOSTILE[:60], date=date(2019, 5, 2))


def _document(root: Path, source: str, texts: Sequence[str], file_type: FileType) -> Document:
    contents = (root / source).read_bytes()
    sha256 = hashlib.sha256(contents).hexdigest()
    file = SourceFile(source=source, size=len(contents), mtime_ns=0, sha256=sha256, file_type=file_type)
    return Document(
        id=content_id(sha256),
        file=file,
        title=source,
        kind=DocumentKind.SKRIVELSE,
        municipality="Lillköping",
        organ="",
        date=None,
        date_source="text",
        diarienummer=(),
        authors=(),
        language="sv",
        pages=tuple(Page(page_no=number, text=text, raw=text) for number, text in enumerate(texts, 1)),
        items=(),
        sections=(),
    )


def _spans(texts: Sequence[str]) -> tuple[Span, ...]:
    return tuple(Span(number, 0, len(text)) for number, text in enumerate(texts, 1))


def minutes_id(catalog: Catalog) -> str:
    return next(document.id for document in catalog.documents() if document.source == MINUTES)


def letter_id(catalog: Catalog) -> str:
    return next(document.id for document in catalog.documents() if document.source == LETTER)


class ScriptedAnswers:
    """Stands where `answer.pipeline.ask` stands and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []
        self.go_on = threading.Event()

    def __call__(
        self,
        archive: StandInArchive,
        text: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = Filters(),
        standalone: str = "",
    ) -> Answer:
        self.asked.append((text, tuple(history), filters))
        if "trasig" in text:
            raise ArchiveBusyError("catalog.sqlite3: another process holds it", remedy="Wait and try again.")
        if "långsam" in text:
            self.go_on.wait(SLOW_S)
        if "oväntad" in text:
            raise ZeroDivisionError("hemlig detalj")
        return _scripted(archive.catalog, text, is_follow_up=bool(history) and text.startswith("Och"))


def _scripted(catalog: Catalog, text: str, *, is_follow_up: bool) -> Answer:
    dissent = _citation(catalog, 1, QUOTE, SectionKind.RESERVATION)
    decision = _citation(catalog, 2, DECISION, SectionKind.BESLUT)
    understood = understand(text, read_vocabulary(catalog))
    whole = "Varför reserverade sig V om biblioteket i Norrby?" if is_follow_up else text
    question = replace(understood, text=text, standalone=whole, intent=Intent.DISSENT, topic="biblioteket")
    answer = Answer(
        question=question,
        text=f"Ja. Vänsterpartiet reserverade sig mot beslutet i kommunstyrelsen den 9 mars 2021 [1]. ”{QUOTE}” [1]\n"
        "Kommunstyrelsen beslutade att biblioteket läggs ned [2].",
        abstained=False,
        mode=Mode.EXTRACTIVE,
        citations=(dissent, decision),
        facts=Facts(parties=("V",)),
        warnings=(f"Frågan lästes som: {question.standalone}",) if is_follow_up else (),
    )
    if "abstå" in text:
        words = "Arkivet säger inget säkert om detta. Sökningen gällde ”abstå” i 2 dokument; närmast ligger § 17 [1]."
        return replace(answer, text=words, abstained=True, citations=(dissent,), warnings=("Sökte i hela arkivet.",))
    if "lista" in text:
        many = tuple(replace(dissent, n=number, is_ocr=number == 3) for number in range(1, 13))
        lines = (f"- 2021-03-{1 + number % 28:02}: beslut nummer {number} [{1 + number % 12}]" for number in range(80))
        return replace(answer, text="\n".join(("Arkivet har 80 beslut.", *lines)), citations=many)
    if "fientlig" in text:
        letter = replace(dissent, n=1, document_id=letter_id(catalog), source=LETTER, page=1, title=HOSTILE)
        hostile = replace(letter, quote=HOSTILE, persons=(HOSTILE,), organ=HOSTILE, section=HOSTILE)
        return replace(answer, text=f"{HOSTILE} [1]", citations=(hostile,), warnings=(HOSTILE,))
    return answer


def _citation(catalog: Catalog, number: int, quote: str, kind: SectionKind) -> Citation:
    own_words = kind is SectionKind.RESERVATION
    return Citation(
        n=number,
        document_id=minutes_id(catalog),
        source=MINUTES,
        page=2,
        span=Span(2, 0, len(quote)),
        title="Protokoll kommunstyrelsen 2021-03-09",
        municipality="Lillköping",
        organ="kommunstyrelsen",
        date=HELD_DAY,
        diarienummer=("KS-2021-00042",),
        paragraf="17",
        section="Reservation" if own_words else "Beslut",
        kind=kind,
        role=VoiceRole.PARTI if own_words else VoiceRole.ORGAN,
        parties=("V",) if own_words else (),
        persons=("Anna Alm",) if own_words else (),
        quote=quote,
    )
