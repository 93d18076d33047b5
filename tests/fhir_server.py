"""A small FHIR R4 server with SMART App Launch, for tests: one synthetic patient, pages, a document, and the ways in which servers fail."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

TOKEN, CODE, PATIENT = "leave-of-the-sample", "a-code", "pt-1"
NOTE = "SYNTHETIC SAMPLE\nProgress note. The patient walks 40 feet with a cane.\n"


def resource(kind: str, number: int) -> dict[str, Any]:
    """One synthetic resource."""
    made: dict[str, Any] = {"resourceType": kind, "id": f"{kind.lower()}-{number}", "subject": {"reference": f"Patient/{PATIENT}"}}
    if kind == "Patient":
        made = {"resourceType": "Patient", "id": PATIENT, "name": [{"family": "Sample", "given": ["Avery"]}], "birthDate": "1970-01-02"}
    elif kind == "Condition":
        made["code"] = {"text": "Osteoarthritis of the right knee"}
    elif kind == "Observation":
        made |= {"status": "final", "code": {"text": f"Gait speed {number}"}, "valueQuantity": {"value": number, "unit": "m/s"}}
    elif kind == "DocumentReference":
        made |= {
            "status": "current",
            "content": [{"attachment": {"contentType": "text/plain", "url": "Binary/note-1", "title": "note.txt"}}],
        }
    return made


class Server(ThreadingHTTPServer):
    """The server with what it holds and how it misbehaves. `asked` are the addresses that were asked for, in order."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.base = f"http://127.0.0.1:{self.server_port}/fhir"
        self.held = {"Patient": 1, "Condition": 1, "Observation": 230, "DocumentReference": 1}
        self.refuses, self.broken = {"Coverage", "Claim"}, ""
        self.elsewhere = self.endless = False
        self.challenge = ""
        self.asked: list[str] = []
        self.secret = ""
        self.codes = {CODE}


class Desk(BaseHTTPRequestHandler):
    """Answers requests."""

    server: Server

    def log_message(self, *_given: Any) -> None:
        """Nothing."""

    def tell(self, value: Any, status: int = 200, kind: str = "application/fhir+json") -> None:
        """Answer with JSON, or with text."""
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        self.server.asked.append(self.path)
        name = parts.path.removeprefix("/fhir/")
        if name == ".well-known/smart-configuration":
            root = self.server.base.removesuffix("/fhir")
            self.tell({"authorization_endpoint": f"{root}/authorize", "token_endpoint": f"{root}/token"})
        elif parts.path == "/authorize":
            self.server.challenge = query["code_challenge"]
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri']}?code={CODE}&state={query['state']}")
            self.end_headers()
        elif self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self.tell({"resourceType": "OperationOutcome"}, 401)
        elif name.startswith("Binary/"):
            self.tell(NOTE, kind="text/plain")
        elif name == self.server.broken:
            self.tell("not json", kind="text/html")
        elif name in self.server.refuses:
            self.tell({"resourceType": "OperationOutcome"}, 403)
        else:
            self.tell(self.search(name, query))

    def search(self, kind: str, query: dict[str, str]) -> dict[str, Any]:
        """One page of a search."""
        asked_for = query.get("patient") or query.get("_id")
        count, start = int(query.get("_count", "100")), int(query.get("start", "0"))
        held = [resource(kind, n) for n in range(self.server.held.get(kind, 0))] if asked_for == PATIENT else []
        page: dict[str, Any] = {
            "resourceType": "Bundle",
            "type": "searchset",
            "entry": [{"resource": r} for r in held[start : start + count]],
        }
        if start + count < len(held) or (self.server.endless and kind == "Observation"):
            root = "http://127.0.0.1:1/fhir" if self.server.elsewhere else self.server.base
            page["link"] = [{"relation": "next", "url": f"{root}/{kind}?patient={PATIENT}&_count={count}&start={start + count}"}]
        return page

    def do_POST(self) -> None:
        form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        login = self.headers.get("Authorization", "")
        wanted = f"Basic {base64.b64encode(f'our-app:{self.server.secret}'.encode()).decode()}" if self.server.secret else ""
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        right = form["code"] in self.server.codes and proof == self.server.challenge and login == wanted
        self.server.codes.discard(form["code"])
        known = self.server.secret or form.get("client_id") == "our-app"
        told = {"access_token": TOKEN, "token_type": "bearer", "patient": PATIENT}
        self.tell(told if right and known else {"error": "invalid_grant"}, 200 if right and known else 400, "application/json")


@contextmanager
def served() -> Iterator[Server]:
    """The server while it runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
