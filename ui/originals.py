"""/kalla/{document_id}: the original file of a document, by its id in the catalogue and by nothing else."""

from __future__ import annotations

import codecs
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from index.models import DocumentInfo
from ingest.errors import ArchiveError
from ui import resources

# Shown in the browser; every other type is downloaded. HTML is never rendered: its own page could pose as ours.
SHOWN_TYPES = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/plain"}
DOWNLOAD_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
}
TEXT_PROBE_BYTES = 65_536
ORIGINALS = "/kalla/"  # their address; only readers reach it (login.py)


def original_route() -> Route:
    """Return the route; it answers 404 for an unknown id, a vanished file and one outside its archive folder."""
    return Route(ORIGINALS + "{document_id}", _send_original, methods=["GET"])


def original_file(document: DocumentInfo) -> Path | None:
    """Return the file of a document, or None where it has vanished or no longer lies below its archive folder."""
    root = Path(document.root).resolve()
    path = (root / document.source).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def _send_original(request: Request) -> Response:
    try:
        document = resources.document(request.path_params["document_id"])
    except ArchiveError:
        document = None
    path = original_file(document) if document else None
    if path is None:
        return PlainTextResponse("Dokumentet finns inte. / There is no such document.", status_code=404)
    suffix = path.suffix.lower()
    shown_type = SHOWN_TYPES.get(suffix)
    media_type = shown_type or DOWNLOAD_TYPES.get(suffix, "application/octet-stream")
    if media_type == "text/plain":
        media_type += f"; charset={_charset(path)}"
    # Chromium shows no PDF under a sandbox; anything else is shut in.
    sandboxed = {} if suffix == ".pdf" else {"Content-Security-Policy": "default-src 'none'; sandbox"}
    return FileResponse(
        path,
        media_type=media_type,
        filename=path.name,
        content_disposition_type="inline" if shown_type else "attachment",
        headers={"Cache-Control": "private, no-cache", **sandboxed},
    )


def _charset(path: Path) -> str:
    """Return "utf-8" where the beginning of the file is that, otherwise the old Windows encoding, which takes all."""
    with path.open("rb") as file:
        probe = file.read(TEXT_PROBE_BYTES)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(probe)
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"
