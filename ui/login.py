"""Login by OIDC, where the settings ask for it: who has logged in, and the door before every page.

The provider and its secrets stand in Streamlit's secrets.toml ([auth]); docs/operations.md says how. Everything here
errs on the closed side: a login that is asked for but not set up lets nobody in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from ingest.errors import ArchiveError
from ui import resources
from ui.texts import Lang, text


def is_on() -> bool:
    """Return True where the settings ask for a login.

    Raises:  UsageError: the settings can't be read.
    """
    return resources.settings().login == "oidc"


def user() -> str:
    """Return the e-mail address of who has logged in, as the provider gives it in small letters; "" without login."""
    return address_of(st.user.to_dict()) if is_on() else ""


def address_of(claims: Mapping[str, object]) -> str:
    """Return the address in what the provider says; "" for nobody, and for an address it has not verified."""
    if not claims.get("is_logged_in") or claims.get("email_verified") in {False, "false"}:
        return ""
    return str(claims.get("email") or "").strip().casefold()


def may_read(address: str) -> bool:
    """Return True where the settings let this address read: a reader or admin by name, or everybody who logs in."""
    known = resources.settings()
    listed = {each.casefold() for each in (*known.readers, *known.admins)}
    return bool(address) and (not known.readers or address in listed)


def is_listed_admin(address: str) -> bool:
    return bool(address) and address in {each.casefold() for each in resources.settings().admins}


def let_in(lang: Lang) -> bool:
    """Return True where the reader may go on; otherwise draw the door, and nothing more may be drawn."""
    if not is_on():
        return True
    address = user()
    if may_read(address):
        return True
    st.title(text("app.title", lang), anchor=False)
    if not _is_set_up():
        st.error(text("login.not_set_up", lang), icon=":material/lock:")
    elif st.user.to_dict().get("is_logged_in"):
        st.warning(text("login.not_allowed", lang), icon=":material/lock:")
        st.button(text("login.out", lang), on_click=st.logout, key="logout")
    else:
        st.text(text("login.needed", lang))
        st.button(text("login.in", lang), on_click=st.login, type="primary", icon=":material/login:", key="login")
    return False


def logout_button(lang: Lang) -> None:
    """Draw who has logged in and the way out; nothing without login."""
    if is_on() and (address := user()):
        st.button(
            text("login.out", lang), help=address.replace("@", "@\u2060"), on_click=st.logout, key="logout",
            icon=":material/logout:", width="stretch",
        )  # fmt: skip


def _is_set_up() -> bool:
    try:
        return find_spec("authlib") is not None and "auth" in st.secrets
    except (FileNotFoundError, KeyError):
        return False


class ReadersOnly:
    """ASGI middleware: whoever may not read gets 403 for what lies below a path; Streamlit's pages have `let_in`."""

    def __init__(self, app: ASGIApp, below: str) -> None:
        self.app = app
        self.below = below

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_kept = scope["type"] == "http" and scope["path"].startswith(self.below)
        if is_kept and not _may_fetch(HTTPConnection(scope).cookies):
            await PlainTextResponse("Logga in först. / Log in first.", status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _may_fetch(cookies: Mapping[str, str]) -> bool:
    try:
        return not is_on() or may_read(address_of(claims_in(cookies)))
    except ArchiveError:
        return False


def claims_in(cookies: Mapping[str, str]) -> dict[str, object]:
    """Return what Streamlit's signed cookie says of who has logged in; nothing where it is missing or forged."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies[name].encode("latin-1")) if name in cookies else None

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims: dict[str, object] = json.loads(found) if found else {}
    return claims
