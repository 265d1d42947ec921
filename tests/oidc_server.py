"""Run the real app with login on, beside a provider of its own: `python oidc_server.py FOLDER PORT`.

The provider speaks OpenID Connect as a real one does (discovery, code, signed id token), but asks for no password:
whoever comes chooses an address.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

READER, ADMIN, STRANGER = "anna@example.se", "olle@example.se", "eva@example.se"


def provider(address: str) -> Starlette:
    key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})

    async def discover(_: Request) -> JSONResponse:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return JSONResponse(
            {
                "issuer": address,
                **{name: f"{address}/{place}" for name, place in places.items()},
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def authorize(request: Request) -> HTMLResponse:
        asked = request.query_params
        links = []
        for email in (READER, ADMIN, STRANGER):
            back = urlencode({"code": json.dumps([email, asked.get("nonce")]), "state": asked["state"]})
            links.append(f'<p><a href="{asked["redirect_uri"]}?{back.replace("&", "&amp;")}">{email}</a></p>')
        return HTMLResponse("".join(links))

    async def token(request: Request) -> JSONResponse:
        email, nonce = json.loads(parse_qs((await request.body()).decode())["code"][0])
        now = int(time.time())
        claims = {"iss": address, "sub": email, "aud": "beslutsminne", "iat": now, "exp": now + 600, "nonce": nonce}
        signed = jwt.encode({"alg": "RS256", "kid": "test"}, {**claims, "email": email, "email_verified": True}, key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": signed, "expires_in": 600})

    async def keys(_: Request) -> JSONResponse:
        return JSONResponse({"keys": [key.as_dict(private=False)]})

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", discover),
            Route("/authorize", authorize),
            Route("/token", token, methods=["POST"]),
            Route("/keys", keys),
        ]
    )


def main(folder: Path, port: int) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        provider_port = free.getsockname()[1]
    address = f"http://127.0.0.1:{provider_port}"
    server = uvicorn.Server(uvicorn.Config(provider(address), port=provider_port, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{"0123456789" * 4}"\n'
        f'client_id = "beslutsminne"\nclient_secret = "hemligt"\n'
        f'server_metadata_url = "{address}/.well-known/openid-configuration"\n'
    )
    fixtures, resources = import_module("tests.app_fixtures"), import_module("ui.resources")
    settings = fixtures.Settings(data_dir=folder / "data", login="oidc", readers=(READER,), admins=(ADMIN,))
    vars(resources).update(settings=lambda: settings, _opened=lambda: fixtures.StandInArchive.open(settings))
    import_module("app").app.run(config={"server.port": port, "secrets.files": [str(secrets)]})


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
