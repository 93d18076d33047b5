"""Certified mail through Lob. Its interface: github.com/lob/lob-openapi, resources/letters and shared (read 2026-11-24); the signature of
its notices as public programs check it. Our key goes along as the idempotency key and as metadata, by which letters are found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx

from denialhelp.web.sending.services.port import TIMEOUT, Address, Consignment, Progress, Refused, Standing, Unclear, ask, moment, told_of

URL = "https://api.lob.com"
# What the post says of a certified letter, in the order of the way; what is not here says nothing about where it is.
_EVENTS = {
    "Mailed": Progress.MAILED,
    "In Transit": Progress.MAILED,
    "In Local Area": Progress.MAILED,
    "Processed for Delivery": Progress.MAILED,
    "Pickup Available": Progress.MAILED,
    "Re-Routed": Progress.MAILED,
    "Delivered": Progress.ARRIVED,
    "Returned to Sender": Progress.FAILED,
}


def _address(value: Address) -> dict[str, str]:
    told = {
        "name": value.name,
        "address_line1": value.line1,
        "address_line2": value.line2,
        "address_city": value.city,
        "address_state": value.state,
        "address_zip": value.zip_code,
        "address_country": "US",
    }
    return {k: v for k, v in told.items() if v}


class Lob:
    """The client. `secret` signs the service's notices."""

    name = "lob"

    def __init__(self, key: str, secret: str, url: str = "") -> None:
        self._secret = secret
        self._client = httpx.Client(base_url=(url or URL).rstrip("/") + "/v1", auth=(key, ""), timeout=TIMEOUT)

    def send(self, what: Consignment) -> Standing:
        """Have it printed and sent as certified mail with an electronic return receipt."""
        if not isinstance(what.to, Address) or what.sender is None:
            raise Refused("address", "A letter needs two addresses.")
        told = {
            **{f"to[{k}]": v for k, v in _address(what.to).items()},
            **{f"from[{k}]": v for k, v in _address(what.sender).items()},
            "color": "false",
            "double_sided": "true",
            "address_placement": "insert_blank_page",
            "mail_type": "usps_first_class",
            "extra_service": "certified_return_receipt",
            "use_type": "operational",
            "metadata[key]": what.key,
        }
        files = {"file": ("letter.pdf", what.pdf, "application/pdf")}
        return _standing(ask(self._client, "POST", "/letters", data=told, files=files, headers={"Idempotency-Key": what.key}))

    def find(self, what: Consignment, since: datetime) -> Standing | None:
        """The letter with our key."""
        rows = ask(self._client, "GET", "/letters", params={"metadata[key]": what.key, "limit": "1"}).get("data")
        found = [r for r in rows if (r.get("metadata") or {}).get("key") == what.key] if isinstance(rows, list) else []
        return _standing(found[0]) if found else None

    def look(self, service_id: str) -> Standing:
        """How far it is."""
        return _standing(ask(self._client, "GET", f"/letters/{service_id}"))

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
        """The letter of a notice that is signed over the moment (milliseconds) and the body."""
        at, given = headers.get("lob-signature-timestamp", ""), headers.get("lob-signature", "")
        seconds = now.timestamp() - int(at) / 1000 if at.isdecimal() and len(at) < 16 else math.inf
        return told_of(self._secret, at, seconds, given, body, "body")


def _standing(row: Any) -> Standing:
    if not isinstance(row, dict) or not row.get("id"):
        raise Unclear("no-answer", "The service's answer cannot be read.")
    events = [e for e in row.get("tracking_events") or [] if e.get("name") in _EVENTS]
    last = max(events, key=lambda e: str(e.get("time") or "")) if events else None
    kept = ("id", "status", "date_created", "send_date", "expected_delivery_date", "tracking_number", "extra_service")
    told = {k: row[k] for k in kept if row.get(k) is not None}
    told["tracking_events"] = [{k: e.get(k) for k in ("name", "time", "location")} for e in row.get("tracking_events") or []]
    progress = _EVENTS[last["name"]] if last else Progress.WAITING
    why = str((row.get("failure_reason") or {}).get("code") or "") if isinstance(row.get("failure_reason"), dict) else ""
    if row.get("status") in ("failed", "rejected") or row.get("deleted"):
        progress = Progress.FAILED
    at = moment(last.get("time")) if last else None
    return Standing(str(row["id"]), progress, at, str(row.get("tracking_number") or ""), why, told)
