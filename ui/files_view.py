"""Files: which folders are read, what could not be read and why, adding by upload, and removing."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from index.models import Failure
from ui import archive_facts, resources, uploads
from ui.archive_facts import upload_folder
from ui.inert import label, plain
from ui.state import OpenSource, open_source
from ui.texts import Lang, name, text
from ui.uploads import Kept, Refused

MAX_SHOWN = 50
_ROUND, _OUTCOMES = "upload-round", "upload-outcomes"


def upload_part(lang: Lang) -> None:
    """Draw the upload: it needs no archive, since it may make the first one."""
    st.header(text("upload.heading", lang), anchor=False)
    limits, is_busy = resources.settings().limits, _is_busy()
    most = resources.settings().uploads.max_files
    key = f"upload-{st.session_state.setdefault(_ROUND, 0)}"  # another key empties the widget
    given = st.file_uploader(
        text("upload.label", lang, count=most, size=limits.max_file_mb),
        accept_multiple_files=True,
        max_upload_size=limits.max_file_mb,
        key=key,
    )
    too_many = len(given) > most
    if too_many:
        st.warning(text("upload.too_many", lang, count=len(given), most=most), icon=":material/warning:")
    st.button(
        text("upload.add", lang, count=len(given)) if given else text("upload.add_none", lang),
        key="upload-add",
        type="primary",
        icon=":material/add:",
        disabled=not given or too_many or is_busy,
        on_click=_take_in,
        args=(key, lang),
    )
    if is_busy:
        st.caption(text("upload.busy", lang))
    for one in st.session_state.get(_OUTCOMES, ()):
        _outcome(one, lang)


def files_part(lang: Lang) -> None:
    """Draw the folders with the rescan, the failures, and the uploaded files, which can be removed."""
    catalog = resources.archive().catalog
    _folders(lang)
    _failures(catalog.failures(), lang)
    _uploaded(catalog.sources(upload_folder()), lang)


def _is_busy() -> bool:
    job = archive_facts.desk().current()
    return bool(job and job.is_running)


def _take_in(key: str, lang: Lang) -> None:
    """Put the files into the upload folder and have it read."""
    limit = resources.settings().limits.max_file_mb
    outcomes = [
        uploads.keep(upload_folder(), one.name, one.getvalue(), max_mb=limit) for one in st.session_state.get(key) or ()
    ]
    st.session_state[_OUTCOMES] = outcomes
    st.session_state[_ROUND] += 1
    if kept := [one for one in outcomes if isinstance(one, Kept)]:
        archive_facts.start_reading(text("upload.about", lang, count=len(kept)), upload_folder())


def _outcome(one: Kept | Refused, lang: Lang) -> None:
    if isinstance(one, Kept):
        st.text(plain(f"✓ {text('upload.known' if one.is_known else 'upload.kept', lang, name=one.name)}"))
        return
    limit = resources.settings().limits.max_file_mb
    why = text(f"upload.refused_{one.why}", lang, detail=one.detail, limit=limit)
    st.warning(f"{label(one.name) or '?'}: {label(why)}", icon=":material/block:")


def _folders(lang: Lang) -> None:
    st.header(text("folders.heading", lang), anchor=False)
    known = archive_facts.folders()
    for one in known:
        told = text("folders.folder", lang, path=one.path, count=one.n_files)
        st.text(plain(told if one.is_there else f"{told} {text('folders.gone', lang)}"))
    there = [one.path for one in known if one.is_there]
    st.button(
        text("folders.rescan", lang),
        key="rescan",
        icon=":material/refresh:",
        disabled=not there or _is_busy(),
        on_click=_rescan,
        args=(text("folders.about", lang, count=len(there)), *there),
    )
    st.caption(text("folders.help", lang))


def _rescan(about: str, *folders: Path) -> None:
    archive_facts.start_reading(about, *folders)


def _failures(failures: list[Failure], lang: Lang) -> None:
    st.header(text("failed.heading", lang, count=len(failures)), anchor=False)
    if not failures:
        st.text(text("failed.none", lang))
    for one in failures[:MAX_SHOWN]:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{label(one.source)}**")
            reason = f"{one.reason}. {one.remedy}".strip()
            if known := name("failure", one.error, lang).removeprefix(one.error):
                st.text(known)
                reason = f"{text('problem.details', lang)}: {reason}"
            st.caption(label(reason))
            st.caption(label(one.root))
    if len(failures) > MAX_SHOWN:
        st.caption(text("failed.more", lang, count=len(failures) - MAX_SHOWN))


def _uploaded(known: dict[str, str], lang: Lang) -> None:
    """List the uploaded files, each with its document and a way to remove it."""
    st.header(text("removal.heading", lang), anchor=False)
    st.caption(text("removal.help", lang))
    files = uploads.files_in(upload_folder())
    if not files:
        st.text(text("removal.none", lang))
        return
    names = [path.name for path in files]
    if st.session_state.get("removal-file") not in names:
        st.session_state["removal-file"] = names[0]
    chosen: str = st.selectbox(text("removal.file", lang), names, key="removal-file")
    with st.container(horizontal=True):
        if document_id := known.get(chosen):
            st.button(
                text("removal.open", lang),
                key="removal-open",
                icon=":material/description:",
                on_click=open_source,
                args=(OpenSource(document_id=document_id, page=1, quoted_page=1, quote=""),),
            )
        with st.popover(text("removal.remove", lang), icon=":material/delete:", disabled=_is_busy()):
            st.text(plain(text("removal.sure", lang, name=chosen)))
            _elsewhere(document_id, lang)
            st.button(
                text("removal.yes", lang),
                key="removal-yes",
                type="primary",
                on_click=_remove,
                args=(chosen, lang),
            )


def _elsewhere(document_id: str | None, lang: Lang) -> None:
    """Say so where the same content stays in the archive by another file."""
    if document_id is None:
        return
    for root, source in resources.archive().catalog.locations(document_id):
        if Path(root) != upload_folder():
            st.text(plain(text("removal.elsewhere", lang, path=Path(root) / source)))


def _remove(file: str, lang: Lang) -> None:
    if not _is_busy() and uploads.remove(upload_folder(), file):
        archive_facts.start_reading(text("removal.about", lang, name=file), upload_folder())
