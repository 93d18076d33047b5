"""A patient's own records from a FHIR R4 server by SMART App Launch (standalone launch, PKCE): asked for, fetched page by page, one bundle.

The interface is HL7's SMART App Launch 2.2 (https://hl7.org/fhir/smart-app-launch/) and FHIR R4 search; which servers, and what is
registered there, is the operator's choice. Nothing is fetched from an address of another origin than the server's own.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import httpx

from denialhelp.errors import DenialHelpError

Json = Any
SCOPE = "launch/patient patient/*.rs"
# What a chart is made of; a server that does not have a kind says so, and the others are fetched all the same.
KINDS = (
    "Patient", "Condition", "Procedure", "Observation", "DiagnosticReport", "DocumentReference", "MedicationRequest", "MedicationStatement",
    "MedicationDispense", "Encounter", "AllergyIntolerance", "Immunization", "CarePlan", "ServiceRequest", "Coverage",
    "ExplanationOfBenefit", "Claim",
)  # fmt: skip
MOST_RESOURCES, MOST_BYTES, MOST_PAGES, MOST_ATTACHMENTS = 20_000, 200 * 2**20, 400, 200
_NOT_HAD = frozenset({400, 403, 404, 405, 410, 422, 501})
_PAGE = 100
_SECONDS = 30.0


class ServerSilent(DenialHelpError):
    """The server does not answer, or not as the interface says."""

    exit_code = 1

    def __init__(self, why: str) -> None:
        super().__init__("fhir-server", f"The records' server did not answer as it should: {why}. Try again later, or upload the records.")


@dataclass(frozen=True, slots=True)
class Server:
    """A server where this program is registered. `secret` is empty for a public client."""

    name: str
    base: str
    client_id: str
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a server lets people sign in and where codes are changed into tokens."""

    authorize: str
    token: str


@dataclass(frozen=True, slots=True)
class Granted:
    """Leave to read one patient's records. `token` is a secret."""

    token: str
    patient: str


@dataclass
class Fetched:
    """The bundle, how many resources of each kind it has, and the kinds that the server would not give."""

    bundle: Json
    counts: dict[str, int] = field(default_factory=dict)
    not_had: tuple[str, ...] = ()


def _origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port


def opened() -> httpx.Client:
    """A client for all requests to one server; it follows no redirects."""
    return httpx.Client(timeout=_SECONDS, follow_redirects=False, headers={"Accept": "application/fhir+json, application/json"})


def _asked(client: httpx.Client, address: str, **given: Any) -> httpx.Response:
    try:
        return client.get(address, **given)
    except httpx.HTTPError as fault:
        raise ServerSilent("there was no answer") from fault


def _json(answer: httpx.Response) -> Json:
    if len(answer.content) > MOST_BYTES:
        raise ServerSilent("an answer was too long")
    try:
        return answer.json()
    except ValueError as fault:
        raise ServerSilent("an answer was not JSON") from fault


def places_of(client: httpx.Client, server: Server) -> Places:
    """Ask the server for its addresses; raises ServerSilent."""
    answer = _asked(client, f"{server.base.rstrip('/')}/.well-known/smart-configuration")
    told = _json(answer) if answer.status_code == 200 else None
    found = [told.get(name) for name in ("authorization_endpoint", "token_endpoint")] if isinstance(told, dict) else []
    if len(found) != 2 or not all(isinstance(a, str) and urlsplit(a).scheme in ("http", "https") for a in found):
        raise ServerSilent("it names no place to sign in")
    return Places(str(found[0]), str(found[1]))


def new_secret() -> str:
    """A fresh secret: the state of a request, or the verifier of PKCE."""
    return secrets.token_urlsafe(48)


def sign_in_address(server: Server, places: Places, redirect: str, state: str, verifier: str) -> str:
    """Where the patient signs in and gives leave."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": server.client_id,
        "redirect_uri": redirect,
        "scope": SCOPE,
        "state": state,
        "aud": server.base.rstrip("/"),
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{places.authorize}{'&' if '?' in places.authorize else '?'}{urlencode(asked)}"


def exchange(client: httpx.Client, server: Server, places: Places, code: str, redirect: str, verifier: str) -> Granted:
    """Change the code into leave to read; raises ServerSilent."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier}
    login = httpx.BasicAuth(server.client_id, server.secret) if server.secret else None
    try:
        if login is None:
            answer = client.post(places.token, data={**form, "client_id": server.client_id})
        else:
            answer = client.post(places.token, data=form, auth=login)
    except httpx.HTTPError as fault:
        raise ServerSilent("there was no answer") from fault
    told = _json(answer) if answer.status_code == 200 else None
    token, patient = (told.get("access_token"), told.get("patient")) if isinstance(told, dict) else (None, None)
    if not isinstance(token, str) or not isinstance(patient, str) or not token or not patient:
        raise ServerSilent("it gave no leave to read one patient's records")
    return Granted(token, patient)


def _resources(page: Json) -> Iterator[Json]:
    for entry in page.get("entry") or [] if isinstance(page, dict) else []:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and resource.get("resourceType") not in (None, "OperationOutcome"):
            yield resource


def _next(page: Json) -> str | None:
    links = page.get("link") or [] if isinstance(page, dict) else []
    return next((str(i["url"]) for i in links if isinstance(i, dict) and i.get("relation") == "next" and i.get("url")), None)


class Reading:
    """The fetching of one patient's records."""

    def __init__(self, client: httpx.Client, server: Server, granted: Granted) -> None:
        self._client, self._base = client, server.base.rstrip("/") + "/"
        self._granted, self._head = granted, {"Authorization": f"Bearer {granted.token}"}
        self._held: dict[tuple[str, str], Json] = {}
        self._bytes = self._attachments = 0
        self._not_had: list[str] = []

    def _get(self, address: str) -> httpx.Response:
        if _origin(address) != _origin(self._base):
            raise ServerSilent("it sends to another server")
        answer = _asked(self._client, address, headers=self._head)
        self._bytes += len(answer.content)
        if self._bytes > MOST_BYTES:
            raise ServerSilent("it has more than 200 MB for this patient")
        return answer

    def _kind(self, kind: str) -> None:
        patient = self._granted.patient
        query = {"_id": patient} if kind == "Patient" else {"patient": patient, "_count": str(_PAGE)}
        address: str | None = f"{urljoin(self._base, kind)}?{urlencode(query)}"
        for _ in range(MOST_PAGES):
            if address is None:
                return
            answer = self._get(address)
            if answer.status_code in _NOT_HAD:
                self._not_had.append(kind)
                return
            if answer.status_code != 200:
                raise ServerSilent(f"it answered {answer.status_code}")
            page = _json(answer)
            for resource in _resources(page):
                self._keep(resource)
            following = _next(page)
            address = urljoin(self._base, following) if following else None
        raise ServerSilent("its answer has no end")

    def _keep(self, resource: Json) -> None:
        self._held.setdefault((str(resource["resourceType"]), str(resource.get("id") or len(self._held))), resource)
        if len(self._held) > MOST_RESOURCES:
            raise ServerSilent("it has more than 20,000 entries for this patient")

    def _fill(self, attachment: Json) -> None:
        """Put a document's bytes where its address stands, if it lies on this server."""
        url = attachment.get("url") if isinstance(attachment, dict) else None
        if not isinstance(url, str) or attachment.get("data") or self._attachments >= MOST_ATTACHMENTS:
            return
        address = urljoin(self._base, url)
        if _origin(address) != _origin(self._base):
            return
        self._attachments += 1
        answer = self._get(address)
        if answer.status_code != 200:
            return
        kind = answer.headers.get("content-type", "")
        if "json" in kind and "json" not in str(attachment.get("contentType", "")):
            told = _json(answer)  # a Binary resource: its data is inside
            if isinstance(told, dict) and isinstance(told.get("data"), str):
                attachment["data"] = told["data"]
            return
        attachment["data"] = base64.b64encode(answer.content).decode()

    def all(self) -> Fetched:
        """Everything that the server gives of this patient. Raises ServerSilent."""
        for kind in KINDS:
            self._kind(kind)
        for (kind, _), resource in self._held.items():
            for key in {"DocumentReference": ("content",), "DiagnosticReport": ("presentedForm",)}.get(kind, ()):
                for item in resource.get(key) or []:
                    self._fill(item.get("attachment", item) if isinstance(item, dict) else {})
        counts: dict[str, int] = {}
        for kind, _ in self._held:
            counts[kind] = counts.get(kind, 0) + 1
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in self._held.values()]}
        return Fetched(bundle, counts, tuple(self._not_had))


def fetch(client: httpx.Client, server: Server, granted: Granted) -> Fetched:
    """A patient's records as one bundle. Raises ServerSilent where the server breaks off or there is too much; nothing is kept then."""
    return Reading(client, server, granted).all()


def servers_from(entries: object) -> tuple[Server, ...]:
    """The servers of a settings file: a list of {name, base, client_id, secret?}. Raises DenialHelpError with what is wrong."""
    out: list[Server] = []
    for entry in entries if isinstance(entries, list) else [None]:
        if not isinstance(entry, Mapping) or not {"name", "base", "client_id"} <= set(entry) <= {"name", "base", "client_id", "secret"}:
            raise DenialHelpError("fhir-servers", "Each FHIR server in the list needs a name, base and client_id, and may have a secret.")
        server = Server(**{k: str(v) for k, v in entry.items()})
        scheme, host, _ = _origin(server.base)
        if scheme != "https" and not (scheme == "http" and host in ("localhost", "127.0.0.1")):
            raise DenialHelpError("fhir-servers", f"The address of '{server.name}' should begin with https://.")
        out.append(server)
    return tuple(out)
