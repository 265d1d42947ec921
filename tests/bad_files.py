"""Files to read, good and bad, made on the spot: no binary fixture stands in the repository."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.scan import scanned

_DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_WORDML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(path: Path, pages: Sequence[str]) -> Path:
    """A PDF with these lines of text on its pages."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for page in pages:
        text = canvas.beginText(60, 780)
        text.textLines(page)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path


def encrypted_pdf(path: Path, pages: Sequence[str], *, password: str) -> Path:
    """A PDF locked with a password; with an empty one everybody may open it."""
    writer = PdfWriter(PdfReader(pdf(path, pages)))
    writer.encrypt(user_password=password, owner_password="annan", algorithm="AES-256")
    writer.write(path)
    return path


def truncated_pdf(path: Path, pages: Sequence[str], *, share: float) -> Path:
    """The first part of a PDF, as after a broken download."""
    whole = pdf(path, pages).read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def image_pdf(path: Path, n_pages: int = 3) -> Path:
    """A scan: pages that are pictures."""
    grey = ImageReader(_picture())
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for _ in range(n_pages):
        canvas.drawImage(grey, 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def mixed_pdf(path: Path, *, text: str, scan: str) -> Path:
    """Two pages: the first has text, the second is a picture of some."""
    printed = pdf(path.with_suffix(".text.pdf"), [text])
    picture = path.with_suffix(".scan.pdf")
    picture.write_bytes(scanned(pdf(picture, [scan]).read_bytes()))
    writer = PdfWriter()
    for part in (printed, picture):
        writer.append(part)
        part.unlink()
    writer.write(path)
    return path


def pdf_bomb(path: Path, unpacked_mb: int = 300) -> Path:
    """A PDF of some 300 kB whose one page unpacks to far more."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(unpacked_mb)) + packer.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    path.write_bytes(_pdf_of(objects))
    return path


def docx(path: Path, body: str, *, before_root: str = "", extra: dict[str, bytes] | None = None) -> Path:
    """A Word document with this WordprocessingML as its body; `before_root` may hold a document type."""
    document = f'<?xml version="1.0"?>{before_root}<w:document {_WORDML}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _DOCX_TYPES)
        archive.writestr("_rels/.rels", _DOCX_RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return path


def paragraph(*runs: str) -> str:
    """A paragraph of runs; each is text, or markup when it begins with "<"."""
    inner = "".join(run if run.startswith("<") else f"<w:t>{run}</w:t>" for run in runs)
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def docx_bomb(path: Path) -> Path:
    """A Word document of 100 kB with a part that unpacks to 120 MB."""
    return docx(path, paragraph("liten"), extra={"word/styles.xml": bytes(120 << 20)})


def docx_with_entity(path: Path, secret: Path) -> Path:
    """A Word document that asks its reader to copy another file into the text."""
    doctype = f'<!DOCTYPE d [<!ENTITY hemlig SYSTEM "{secret.as_uri()}">]>'
    return docx(path, paragraph("&hemlig;"), before_root=doctype)


def odt(path: Path, body: str, styles: str = "") -> Path:
    """An OpenDocument text with this content; `styles` are its automatic styles."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "fo": "xsl-fo-compatible",
        }.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names} office:version="1.3"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    empty = f'<?xml version="1.0"?><office:document-styles {names}/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", empty)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _picture() -> io.BytesIO:
    from PIL import Image

    stream = io.BytesIO()
    Image.linear_gradient("L").save(stream, "PNG")
    stream.seek(0)
    return stream


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref))
    return out.getvalue()
