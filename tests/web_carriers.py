"""Local servers that speak the interfaces of the fax and mail services, for tests: they remember what they took, and fail when told to."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from denialhelp.web.payments.fake.__main__ import Quiet

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(SIGNER.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
SECRET = "synthetic-webhook-secret"
CREATED = "2026-11-24T15:00:00Z"


def form(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a multipart body; a file's value is its bytes."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    found: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        found[str(name)] = data if part.get_filename() else data.decode()  # type: ignore[union-attr]
    return found


@dataclass
class Depot:
    """One service. `fail`: statuses to answer before anything is taken; `lose`: how many answers get lost after it was taken."""

    name: str
    url: str = ""
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    fail: list[int] = field(default_factory=list)
    lose: int = 0
    hide: bool = False

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """One request."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        query = {k: v[0] for k, v in parse_qs(environ.get("QUERY_STRING", "")).items()}
        status, told = self._answer(environ, method, path, query, body)
        if method == "POST" and status < 300 and self.lose and "media" not in path:
            self.lose, status, told = self.lose - 1, 502, {}
        start(f"{status} Answer", [("Content-Type", "application/json")])
        return [json.dumps(told).encode()]

    def _answer(self, environ: Any, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        if not self._allowed(environ):
            return 401, {"errors": [{"code": "unauthorized"}]}
        if method == "POST" and self.fail:
            return self.fail.pop(0), {}
        make = getattr(self, "_" + self.name)
        found: tuple[int, Any] = make(environ, method, path, query, body)
        return found

    def _allowed(self, environ: Any) -> bool:
        basic = (
            base64.b64decode(environ.get("HTTP_AUTHORIZATION", "Basic ").partition(" ")[2] or b"") if self.name in ("sinch", "lob") else b""
        )
        return {
            "telnyx": environ.get("HTTP_AUTHORIZATION") == "Bearer key",
            "sinch": basic == b"key:secret",
            "lob": basic == b"key:",
            "postgrid": environ.get("HTTP_X_API_KEY") == "key",
        }[self.name]

    def _new(self, prefix: str, told: dict[str, Any]) -> dict[str, Any]:
        identity = f"{prefix}{len(self.taken) + 1:04d}"
        self.taken[identity] = {"id": identity, **told}
        return self.taken[identity]

    def _telnyx(self, environ: Any, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        if (method, path) == ("POST", "/v2/media"):
            told = form(environ["CONTENT_TYPE"], body)
            self.files[told["media_name"]] = told["media"]
            return 201, {"data": {"media_name": told["media_name"]}}
        if (method, path) == ("POST", "/v2/faxes"):
            told = json.loads(body)
            if told["media_name"] not in self.files or told["connection_id"] != "account" or not told["to"].startswith("+1"):
                return 422, {"errors": [{"code": "10015"}]}
            made = self._new("fax-", {**told, "status": "queued", "record_type": "fax", "created_at": CREATED, "updated_at": CREATED})
            return 202, {"data": made}
        if path == "/v2/faxes":
            rows = [f for f in self.taken.values() if f["to"] == query["filter[to][eq]"]]
            return 200, {"data": [] if self.hide else rows, "meta": {"total_results": len(rows)}}
        return self._one(path, "/v2/faxes/", wrap=True)

    def _sinch(self, environ: Any, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        root = "/v3/projects/account/faxes"
        if (method, path) == ("POST", root):
            told = form(environ["CONTENT_TYPE"], body)
            self.files[told["labels[key]"]] = told["file"]
            labels = {"key": told["labels[key]"]}
            return 200, self._new(
                "01-", {"to": told["to"], "direction": "OUTBOUND", "status": "QUEUED", "labels": labels, "createTime": CREATED}
            )
        if path == root:
            return 200, {"faxes": [] if self.hide else [f for f in self.taken.values() if f["to"].startswith(query["to"])]}
        return self._one(path, root + "/")

    def _letter(self, environ: Any, path: str, body: bytes, name: str, fresh: dict[str, Any]) -> tuple[int, Any]:
        told, key = form(environ["CONTENT_TYPE"], body), environ.get("HTTP_IDEMPOTENCY_KEY", "")
        if key in self.keys:
            return 200, self.taken[self.keys[key]]
        if not told[name].startswith(b"%PDF"):
            return 422, {}
        self.files[told["metadata[key]"]] = told[name]
        made = self._new(
            "ltr_" if self.name == "lob" else "letter_", {"metadata": {"key": told["metadata[key]"]}, **fresh, "asked": _texts(told)}
        )
        self.keys[key] = made["id"]
        return 200, made

    def _lob(self, environ: Any, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        if (method, path) == ("POST", "/v1/letters"):
            fresh = {"status": "processed", "tracking_number": "9400111202555555555555", "tracking_events": [], "date_created": CREATED}
            return self._letter(environ, path, body, "file", fresh)
        if path == "/v1/letters":
            rows = [r for r in self.taken.values() if r["metadata"]["key"] == query["metadata[key]"]]
            return 200, {"data": [] if self.hide else rows, "object": "list"}
        return self._one(path, "/v1/letters/")

    def _postgrid(self, environ: Any, method: str, path: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        if (method, path) == ("POST", "/print-mail/v1/letters"):
            return self._letter(environ, path, body, "pdf", {"status": "ready", "createdAt": CREATED, "updatedAt": CREATED})
        if path == "/print-mail/v1/letters":
            rows = [r for r in self.taken.values() if query["search"].strip('"') in json.dumps(r)]
            return 200, {"data": [] if self.hide else rows, "object": "list"}
        return self._one(path, "/print-mail/v1/letters/")

    def _one(self, path: str, root: str, *, wrap: bool = False) -> tuple[int, Any]:
        found = self.taken.get(path.removeprefix(root))
        if found is None:
            return 404, {}
        return 200, {"data": found} if wrap else found

    def only(self) -> dict[str, Any]:
        """The one thing that was taken."""
        (found,) = self.taken.values()
        return found


def _texts(told: dict[str, Any]) -> dict[str, str]:
    return {k: v for k, v in told.items() if isinstance(v, str)}


@contextmanager
def depot(name: str) -> Iterator[Depot]:
    """A service of its own on this machine."""
    made = Depot(name)
    server = make_server("127.0.0.1", 0, made, server_class=WSGIServer, handler_class=Quiet)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def notice(name: str, service_id: str, at: int, *, secret: str = SECRET) -> tuple[bytes, dict[str, str]]:
    """A signed notice of a service about one thing, at a moment in seconds."""
    if name == "telnyx":
        body = json.dumps({"data": {"event_type": "fax.delivered", "payload": {"fax_id": service_id, "status": "delivered"}}}).encode()
        signature = base64.b64encode(SIGNER.sign(f"{at}|".encode() + body)).decode()
        return body, {"telnyx-timestamp": str(at), "telnyx-signature-ed25519": signature}
    if name == "sinch":
        return json.dumps({"event": "FAX_COMPLETED", "fax": {"id": service_id, "status": "COMPLETED"}}).encode(), {}
    told = {"body": {"id": service_id}} if name == "lob" else {"type": "letter.updated", "data": {"id": service_id}}
    body = json.dumps(told).encode()
    made = hmac.new(secret.encode(), f"{at * 1000}.".encode() + body, hashlib.sha256).hexdigest()
    if name == "lob":
        return body, {"lob-signature": made, "lob-signature-timestamp": str(at * 1000)}
    return body, {"postgrid-signature": f"t={at * 1000},v1={made}"}
