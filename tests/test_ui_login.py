"""The login: whom the settings let in, what a signed cookie says, and originals for readers alone."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from ingest.errors import UsageError
from settings import Settings
from ui import login, resources

Use = Callable[[Settings], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Return a function that puts settings in force."""
    return lambda settings: monkeypatch.setattr(resources, "settings", lambda: settings)


@pytest.mark.parametrize(
    ("claims", "address"),
    [
        ({"is_logged_in": True, "email": " Anna@Example.se "}, "anna@example.se"),
        ({"is_logged_in": True, "email": "anna@example.se", "email_verified": True}, "anna@example.se"),
        ({"is_logged_in": True, "email": "anna@example.se", "email_verified": False}, ""),
        ({"is_logged_in": True, "email": "anna@example.se", "email_verified": "false"}, ""),
        ({"is_logged_in": False, "email": "anna@example.se"}, ""),
        ({"is_logged_in": True}, ""),
        ({"is_logged_in": True, "email": None}, ""),
        ({}, ""),
    ],
)
def test_an_address_counts_when_the_provider_stands_for_it(claims: dict[str, object], address: str) -> None:
    assert login.address_of(claims) == address


def test_without_a_list_everybody_who_logs_in_may_read(use: Use) -> None:
    use(Settings(login="oidc", admins=("Olle@example.se",)))
    assert login.may_read("anna@example.se")
    assert not login.may_read("")
    assert login.is_listed_admin("olle@example.se")
    assert not login.is_listed_admin("anna@example.se")
    assert not login.is_listed_admin("")


def test_a_list_of_readers_shuts_out_the_others_but_no_admin(use: Use) -> None:
    use(Settings(login="oidc", readers=("Anna@example.se",), admins=("olle@example.se",)))
    assert login.may_read("anna@example.se")
    assert login.may_read("olle@example.se")
    assert not login.may_read("eva@example.se")


def site() -> TestClient:
    async def reply(request: Request) -> PlainTextResponse:
        return PlainTextResponse("hemligt")

    return TestClient(
        Starlette(
            routes=[Route("/kalla/{name}", reply), Route("/annat", reply)],
            middleware=[Middleware(login.ReadersOnly, below="/kalla/")],
        )
    )


def cookie(secret: str = "", **claims: object) -> str:
    """Return the header of a browser in which Streamlit has put down who has logged in."""
    signed = create_signed_value(secret or get_cookie_secret(), USER_COOKIE_NAME, json.dumps(claims))
    return f"{USER_COOKIE_NAME}={signed.decode()}"


def test_without_login_originals_are_open(use: Use) -> None:
    use(Settings())
    assert site().get("/kalla/1").text == "hemligt"


def test_with_login_only_readers_get_originals(use: Use) -> None:
    use(Settings(login="oidc", readers=("anna@example.se",)))
    reader = cookie(is_logged_in=True, email="anna@example.se")
    other = cookie(is_logged_in=True, email="eva@example.se")
    forged = cookie("en annan hemlighet", is_logged_in=True, email="anna@example.se")
    assert site().get("/kalla/1", headers={"Cookie": reader}).text == "hemligt"
    for header in ("", other, forged, f"{USER_COOKIE_NAME}=nej"):
        response = site().get("/kalla/1", headers={"Cookie": header})
        assert response.status_code == 403
        assert "hemligt" not in response.text
    assert site().get("/annat").text == "hemligt"


def test_settings_that_cannot_be_read_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Settings:
        raise UsageError("beslut.toml: no such setting")

    monkeypatch.setattr(resources, "settings", refuse)
    assert site().get("/kalla/1").status_code == 403
