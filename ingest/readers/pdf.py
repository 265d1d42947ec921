"""PDF to pages: pypdf is the reference, pypdfium2 the second opinion for a page where pypdf fails or reads badly."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from ingest.errors import EmptyFileError, EncryptedFileError, NoTextLayerError, TooLargeError, UnreadableFileError
from ingest.limits import Limits
from ingest.readers.ballot_columns import Column, may_hold_ballots, name_ballots
from ingest.readers.ocr import REMEDY, Reading, kept_reading
from ingest.readers.pages import Progress, RawPage, silent
from ingest.readers.pdf_pictures import picture_of

_LITTLE = 20  # letters; a page with fewer may be one that pypdf can't read
_BROKEN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_BROKEN_SHARE = 0.02  # of the characters
_TEXTLESS_LETTERS = 10  # a stamp or a page number on a scan is no text layer
_TEXTLESS_SHARE = 0.9  # of the pages
_DRAWN = 200  # strokes; letters that were made into outlines are many
_LOST_SHARE = 0.1  # of the pages; a document with more of them gone would mislead
_BROKEN_WORD = re.compile("[\x02\ufffe]\r?\n?")  # pdfium's own mark for a word broken at a line's end

# What damaged files make pypdf raise beside its own errors.
_Damaged = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, OSError)


def read_pdf(
    path: Path, *, limits: Limits, ocr_dir: Path | None = None, on_progress: Progress = silent
) -> tuple[RawPage, ...]:
    """Return all pages, also those without text; one that is a picture has what OCR has read of it, if it has.

    Args:  ocr_dir: where OCR keeps what it has read.
    Raises:
        EncryptedFileError: it needs a password (the empty one is tried).
        NoTextLayerError: its pages are pictures, and OCR has not read them.
        EmptyFileError: there are no words on any page.
        TooLargeError: it has too many pages, or something in it unpacks to more than pypdf's limits.
        UnreadableFileError: it is damaged beyond what either reader can mend.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about single objects help nobody here
    try:
        reader = _opened(path)
        with _pdfium(path) as second:
            texts = _texts(path, reader, second, limits, on_progress)
            pages = tuple(_page(number, *text, second, ocr_dir) for number, text in enumerate(texts, 1))
            _refuse_textless(path, pages)
    except LimitReachedError as error:
        raise TooLargeError(
            f"{path.name}: something in it unpacks to more than is safe", remedy="Print it to a new PDF and use that."
        ) from error
    return pages


def picture_pages(path: Path) -> list[int]:
    """Return the numbers, from 1, of the pages without text that show something: what OCR is for."""
    with _pdfium(path) as document:
        if document is None:
            return []
        return [
            number
            for number in range(1, len(document) + 1)
            if _is_textless(_pdfium_text(document, number - 1) or "") and _shows_something(document, number - 1)
        ]


def _page(number: int, text: str, shown: str, document: pypdfium2.PdfDocument | None, ocr_dir: Path | None) -> RawPage:
    """Return the page; where it is a picture, with its reading by OCR."""
    if not _is_textless(shown) or document is None or not _shows_something(document, number - 1):
        return RawPage(page_no=number, text=text, as_shown=shown if shown != text else "")
    reading = _reading(document, number - 1, ocr_dir) if ocr_dir else None
    if reading is None:
        return RawPage(page_no=number, text=text, is_picture=True)
    return RawPage(page_no=number, text=reading.text, is_ocr=True, ocr_confidence=reading.confidence)


def _reading(document: pypdfium2.PdfDocument, number: int, ocr_dir: Path) -> Reading | None:
    picture = picture_of(document, number)
    return kept_reading(picture, ocr_dir) if picture else None


def _opened(path: Path) -> PdfReader | None:
    """Return pypdf's reader, None where the file is too damaged for it."""
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise EncryptedFileError(f"{path.name}: needs a password", remedy="Save a copy without a password.")
        return reader if len(reader.pages) else None
    except (FileNotDecryptedError, DependencyError) as error:
        raise EncryptedFileError(f"{path.name}: needs a password ({error})", remedy="Save an open copy.") from error
    except LimitReachedError:
        raise
    except _Damaged:
        return None


@contextmanager
def _pdfium(path: Path) -> Iterator[pypdfium2.PdfDocument | None]:
    """Give pdfium's document, None where it can't open the file."""
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError):
        yield None
        return
    try:
        yield document
    finally:
        document.close()


def _texts(
    path: Path,
    reader: PdfReader | None,
    second: pypdfium2.PdfDocument | None,
    limits: Limits,
    on_progress: Progress,
) -> list[tuple[str, str]]:
    """Return the text of every page, with the ballots of vote tables named, and as it is shown."""
    n_pages = max(len(reader.pages) if reader else 0, len(second) if second else 0)
    if not n_pages:
        raise UnreadableFileError(f"{path.name}: is damaged, or no PDF", remedy="Fetch the file again.")
    if n_pages > limits.max_pages:
        raise TooLargeError(
            f"{path.name}: has {n_pages} pages, more than {limits.max_pages}", remedy="Split it, or raise max_pages."
        )
    texts: list[tuple[str, str]] = []
    n_lost = 0
    columns: tuple[Column, ...] = ()
    for number in range(n_pages):
        first = _pypdf_text(reader, number) if reader and number < len(reader.pages) else None
        shown = text = _best(first, second, number)
        if text and second and number < len(second) and may_hold_ballots(text):
            text, columns = _with_ballots(text, second, number, columns)
        else:
            columns = ()
        n_lost += shown is None
        texts.append((text or "", shown or ""))
        on_progress(number + 1, n_pages)
    if n_lost > _LOST_SHARE * n_pages:
        raise UnreadableFileError(
            f"{path.name}: is damaged; {n_lost} of {n_pages} pages can't be read", remedy="Fetch the file again."
        )
    return texts


def _pypdf_text(reader: PdfReader, number: int) -> str | None:
    """Return the page's text, None where pypdf fails on it."""
    try:
        return reader.pages[number].extract_text()
    except LimitReachedError:
        raise
    except _Damaged:
        return None


def _best(first: str | None, second: pypdfium2.PdfDocument | None, number: int) -> str | None:
    """Return pypdf's text of a page, or pdfium's where that is clearly better; None where both fail."""
    if first is not None and _n_letters(first) >= _LITTLE and _broken_share(first) <= _BROKEN_SHARE:
        return first
    other = _pdfium_text(second, number) if second and number < len(second) else None
    if first is None or other is None:
        return first if other is None else other
    if _broken_share(first) > _BROKEN_SHARE:
        return other if _n_letters(other) >= _LITTLE and _broken_share(other) < _broken_share(first) else first
    return other if _n_letters(other) > 2 * _n_letters(first) + _LITTLE else first


def _pdfium_text(document: pypdfium2.PdfDocument, number: int) -> str | None:
    """Return pdfium's text of a page, None where it fails too."""
    try:
        page = document[number]
        words = page.get_textpage().get_text_range()
        page.close()  # and its text with it; otherwise a long document stays in memory
    except pypdfium2.PdfiumError:
        return None
    return _BROKEN_WORD.sub("-\n", str(words)).replace("\r\n", "\n")


def _with_ballots(
    text: str, document: pypdfium2.PdfDocument, number: int, columns: tuple[Column, ...]
) -> tuple[str, tuple[Column, ...]]:
    """Return a page's text with ballots in place of the X of a vote table, and the columns of that table."""
    try:
        page = document[number]
        words = page.get_textpage()
        laid_out = str(words.get_text_range())
        if words.count_chars() != len(laid_out):  # characters can't be told apart by their offsets
            return text, ()

        def edges(offset: int) -> tuple[float, float]:
            left, _, right, _ = words.get_charbox(offset)
            return left, right

        found = name_ballots(text, laid_out, edges, columns)
        page.close()
    except pypdfium2.PdfiumError:
        return text, ()
    return found


def _refuse_textless(path: Path, pages: Sequence[RawPage]) -> None:
    textless = [page for page in pages if _is_textless(page.text)]
    n_pictures = sum(page.is_picture for page in textless)
    if n_pictures and len(textless) >= _TEXTLESS_SHARE * len(pages):
        raise NoTextLayerError(
            f"{path.name}: {n_pictures} of {len(pages)} pages are pictures without text; needs OCR", remedy=REMEDY
        )
    if len(textless) == len(pages):
        also = ", nor does OCR find any" if any(page.is_ocr for page in pages) else ""
        raise EmptyFileError(f"{path.name}: has no text{also}", remedy="Leave it out, or fetch the file again.")


def _is_textless(text: str) -> bool:
    return _n_letters(text) < _TEXTLESS_LETTERS


def _shows_something(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Say whether a page has a picture, or strokes enough to be letters."""
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    n_strokes = 0
    try:
        for shape in document[number].get_objects(filter=kinds):
            n_strokes += 1
            if shape.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE or n_strokes > _DRAWN:
                return True
    except (pypdfium2.PdfiumError, IndexError):
        return False
    return False


def _n_letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _broken_share(text: str) -> float:
    return len(_BROKEN.findall(text)) / max(len(text), 1)
