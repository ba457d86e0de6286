"""A small provider of sign-in on this machine, which can be told to misbehave."""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import waitress
from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "nhiemvu-trong-thu-nghiem"
CLIENT_SECRET = "a-secret-of-the-test"


def new_key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


@dataclass
class LocalProvider:
    """What it says of whoever comes, and how it keeps to the rules."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: new_key("first"))
    #: What the id token says beside the obligatory claims.
    claims: dict[str, Any] = field(default_factory=dict)
    #: Claims told by the userinfo endpoint alone.
    userinfo: dict[str, Any] = field(default_factory=dict)
    subject: str = "subject-1"
    #: Replaces what an honest id token would say.
    lies: dict[str, Any] = field(default_factory=dict)
    refuses: bool = False
    answers_json: bool = True
    asked: list[Mapping[str, str]] = field(default_factory=list)
    #: What the browser was sent away with, by the code it was given.
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def authorize(self) -> ResponseReturnValue:
        asked = request.args.to_dict()
        self.asked.append(asked)
        told = {"state": asked["state"]}
        if self.refuses:
            told |= {"error": "access_denied", "error_description": "không đồng ý"}
        else:
            told["code"] = secrets.token_urlsafe(16)
            self.codes[told["code"]] = asked
        return redirect(f"{asked['redirect_uri']}?{urlencode(told)}")

    def token(self) -> ResponseReturnValue:
        if not self.answers_json:
            return "<h1>Bảo trì</h1>", 200
        asked = self.codes.pop(request.form["code"], None)
        verifier = request.form.get("code_verifier", "")
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        known = request.authorization
        if known is None or (known.username, known.password) != (CLIENT_ID, CLIENT_SECRET):
            return {"error": "invalid_client"}, 401
        if asked is None or challenge != asked["code_challenge"]:
            return {"error": "invalid_grant"}, 400
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": 3600,
            "id_token": self._id_token(asked["nonce"]),
        }

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        honest = {
            "iss": self.address,
            "sub": self.subject,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 60,
            "nonce": nonce,
        }
        header = {"alg": "RS256", "kid": self.key.kid}
        return jwt.encode(header, honest | self.claims | self.lies, self.key)

    def metadata(self) -> ResponseReturnValue:
        return {
            "issuer": self.lies.get("iss_of_metadata", self.address),
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/leave",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def jwks(self) -> ResponseReturnValue:
        return {"keys": [self.key.as_dict(private=False)]}

    def about(self) -> ResponseReturnValue:
        return {"sub": self.subject} | self.userinfo


@contextmanager
def running() -> Iterator[LocalProvider]:
    """Serve a provider on a free port of this machine until the end."""
    made = LocalProvider()
    app = Flask("provider")
    app.add_url_rule("/.well-known/openid-configuration", view_func=made.metadata)
    app.add_url_rule("/authorize", view_func=made.authorize)
    app.add_url_rule("/token", view_func=made.token, methods=["POST"])
    app.add_url_rule("/userinfo", view_func=made.about)
    app.add_url_rule("/jwks", view_func=made.jwks)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=2)
    made.address = f"http://127.0.0.1:{server.effective_port}"
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.close()
