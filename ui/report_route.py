"""/rapport/{name}: the report of a run, from the data folder, shut in: no script runs and nothing else is loaded."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from ingest.errors import ArchiveError
from ui import resources
from ui.evaluations import REPORT, run_folder

REPORTS = "/rapport/"
_SHUT_IN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox"


def report_route() -> Route:
    """Return the route; it answers 404 for an unknown run and one without a report."""
    return Route(f"{REPORTS}{{name}}", _send_report, methods=["GET"])


def _send_report(request: Request) -> Response:
    try:
        folder = run_folder(resources.settings().data_dir, request.path_params["name"])
    except ArchiveError:
        folder = None
    if folder is None or not (folder / REPORT).is_file():
        return PlainTextResponse("Rapporten finns inte. / There is no such report.", status_code=404)
    return FileResponse(
        folder / REPORT,
        media_type="text/html; charset=utf-8",
        headers={"Cache-Control": "private, no-cache", "Content-Security-Policy": _SHUT_IN},
    )
