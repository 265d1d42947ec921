"""DOCX and ODT are zip archives of XML: what one must be before it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.sax import ContentHandler, SAXException

from defusedxml import DefusedXmlException
from defusedxml.sax import parse
from lxml import etree

from ingest.errors import EncryptedFileError, NotADocumentError, TooLargeError, UnreadableFileError

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SAXException,
    etree.LxmlError,
    OSError,
    EOFError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What damaged office files make their readers raise."""

_MAX_MEMBERS = 5_000
_MAX_UNPACKED_MB = 500
_MAX_XML_MB = 100  # a member that is parsed; the text of 10,000 pages is a third of that


def refuse_unsafe(path: Path) -> None:
    """Look through an office file without unpacking it to memory or disk.

    Raises:
        TooLargeError: a decompression bomb.
        NotADocumentError: a document type with entities stands in its XML; no office program writes one.
        EncryptedFileError: a member needs a password.
        UnreadableFileError: the archive or its XML is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_bomb(path, members)
            for member in members:
                if member.flag_bits & 0x1:
                    raise EncryptedFileError(f"{path.name}: needs a password", remedy="Save a copy without a password.")
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as stream:
                        parse(stream, ContentHandler(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise NotADocumentError(
            f"{path.name}: its XML declares entities, as attacks do", remedy="Don't use the file; ask who sent it."
        ) from error
    except DAMAGE as error:
        raise damaged(path) from error


def damaged(path: Path) -> UnreadableFileError:
    """Return the error for a file that its reader gave up on."""
    return UnreadableFileError(f"{path.name}: is damaged", remedy="Fetch it again, or save it anew from its program.")


def _refuse_bomb(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    largest_xml = max((member.file_size for member in members if member.filename.endswith(".xml")), default=0)
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED_MB << 20 or largest_xml > _MAX_XML_MB << 20:
        raise TooLargeError(
            f"{path.name}: unpacks to {unpacked >> 20} MB in {len(members)} members, more than is safe",
            remedy="Save it again without large attachments, or as PDF.",
        )
