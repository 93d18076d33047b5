"""The port: what is handed to a service, what it says of it, and how it can go wrong."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

import httpx

from denialhelp.errors import DenialHelpError

TIMEOUT = httpx.Timeout(60.0, connect=10.0)
TOLERANCE = 300  # seconds between a notice's moment and now


class Progress(StrEnum):
    """How far a service is."""

    WAITING = "waiting"  # it has it
    MAILED = "mailed"  # the post has it
    ARRIVED = "arrived"  # the service says that it arrived
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in the United States, as services ask for it."""

    name: str
    line1: str
    city: str
    state: str
    zip_code: str
    line2: str = ""


@dataclass(frozen=True, slots=True)
class Consignment:
    """What is handed over. `key` is ours and says nothing; `to` a number as +15555550100 or an address, `sender` an address for mail."""

    key: str
    pdf: bytes
    to: str | Address
    sender: Address | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a service says of a consignment: its own id, how far, when, the post's number, why not, and its words as they came."""

    service_id: str
    progress: Progress
    at: datetime | None = None
    number: str = ""
    why: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)


class Refused(DenialHelpError):
    """The service does not take it; nothing was sent. The message is the service's code, never its words about a person."""


class Unclear(DenialHelpError):
    """No answer, or none that says whether it was taken: ask before sending again."""


class Carrier(Protocol):
    """A service. Every method raises Unclear where it does not answer."""

    name: str

    def send(self, what: Consignment) -> Standing:
        """Hand it over; raises Refused where the service says no."""
        ...

    def find(self, what: Consignment, since: datetime) -> Standing | None:
        """What the service has under our key since then; None where it has nothing."""
        ...

    def look(self, service_id: str) -> Standing:
        """How far it is."""
        ...

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
        """The id that a notice of the service is about; None for one that is not proven to be the service's."""
        ...


class FaxService(Carrier, Protocol):
    """A service that faxes."""


class MailService(Carrier, Protocol):
    """A service that prints and sends certified mail."""


def ask(client: httpx.Client, method: str, path: str, **given: Any) -> dict[str, Any]:
    """One request; raises Refused for a plain no (4xx that will not change), Unclear for everything else that is no answer."""
    try:
        answer = client.request(method, path, **given)
    except httpx.HTTPError as fault:
        raise Unclear("no-answer", "The service did not answer.") from fault
    if answer.status_code in (408, 409, 425, 429) or answer.status_code >= 500:
        raise Unclear("no-answer", "The service cannot say now.")
    if answer.status_code >= 400:
        raise Refused(str(answer.status_code), f"The service refused it ({answer.status_code}).")
    try:
        told = answer.json()
    except ValueError as fault:
        raise Unclear("no-answer", "The service's answer cannot be read.") from fault
    if not isinstance(told, dict):
        raise Unclear("no-answer", "The service's answer cannot be read.")
    return told


def moment(text: Any) -> datetime | None:
    """A moment of an answer (ISO 8601), or None."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else None


def told_of(secret: str, at: str, seconds: float, given: str, body: bytes, key: str) -> str | None:
    """The id under `key` in a notice (JSON) that is signed with HMAC-SHA256 over its moment, a dot and the body; None where the signature
    is not right, where the moment is more than five minutes away (`seconds` between it and now), or where the body names nothing."""
    if not secret or abs(seconds) > TOLERANCE:
        return None
    made = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(made.encode(), given.encode()):
        return None
    try:
        return str(json.loads(body)[key]["id"])
    except (ValueError, KeyError, TypeError):
        return None
