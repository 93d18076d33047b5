"""Certified mail through PostGrid. Its interface: the service's own library (github.com/postgrid/postgrid-python, print_mail) and
postgrid.readme.io: tracking-your-orders, response-codes-and-retry-logic, manually-verifying-webhook-signatures (read 2026-11-24).
`completed` is the service's guess that a letter arrived, not a proof of it: the letter stays on its way here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx

from denialhelp.web.sending.services.port import TIMEOUT, Address, Consignment, Progress, Refused, Standing, Unclear, ask, moment, told_of

URL = "https://api.postgrid.com"
_PROGRESS = {"processed_for_delivery": Progress.MAILED, "completed": Progress.MAILED, "cancelled": Progress.FAILED}


def _contact(value: Address) -> dict[str, str]:
    told = {
        "companyName": value.name,
        "addressLine1": value.line1,
        "addressLine2": value.line2,
        "city": value.city,
        "provinceOrState": value.state,
        "postalOrZip": value.zip_code,
        "countryCode": "US",
    }
    return {k: v for k, v in told.items() if v}


class PostGrid:
    """The client. `secret` signs the service's notices."""

    name = "postgrid"

    def __init__(self, key: str, secret: str, url: str = "") -> None:
        self._secret = secret
        self._client = httpx.Client(base_url=(url or URL).rstrip("/") + "/print-mail/v1", headers={"x-api-key": key}, timeout=TIMEOUT)

    def send(self, what: Consignment) -> Standing:
        """Have it printed and sent as certified mail with a return receipt."""
        if not isinstance(what.to, Address) or what.sender is None:
            raise Refused("address", "A letter needs two addresses.")
        told = {
            **{f"to[{k}]": v for k, v in _contact(what.to).items()},
            **{f"from[{k}]": v for k, v in _contact(what.sender).items()},
            "addressPlacement": "insert_blank_page",
            "color": "false",
            "doubleSided": "true",
            "mailingClass": "usps_first_class_certified_return_receipt",
            "metadata[key]": what.key,
        }
        files = {"pdf": ("letter.pdf", what.pdf, "application/pdf")}
        return _standing(ask(self._client, "POST", "/letters", data=told, files=files, headers={"Idempotency-Key": what.key}))

    def find(self, what: Consignment, since: datetime) -> Standing | None:
        """The letter with our key in its metadata."""
        rows = ask(self._client, "GET", "/letters", params={"search": f'"{what.key}"', "limit": "10"}).get("data")
        found = [r for r in rows if (r.get("metadata") or {}).get("key") == what.key] if isinstance(rows, list) else []
        return _standing(found[0]) if found else None

    def look(self, service_id: str) -> Standing:
        """How far it is."""
        return _standing(ask(self._client, "GET", f"/letters/{service_id}"))

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
        """The letter of a notice that is signed over the moment (milliseconds) and the body."""
        parts = dict(p.split("=", 1) for p in headers.get("postgrid-signature", "").split(",") if "=" in p)
        at, given = parts.get("t", ""), parts.get("v1", "")
        seconds = now.timestamp() - int(at) / 1000 if at.isdecimal() and len(at) < 16 else math.inf
        return told_of(self._secret, at, seconds, given, body, "data")


def _standing(row: Any) -> Standing:
    if not isinstance(row, dict) or not row.get("id"):
        raise Unclear("no-answer", "The service's answer cannot be read.")
    kept = ("id", "status", "createdAt", "updatedAt", "sendDate", "mailingClass", "trackingNumber", "imbStatus", "imbDate")
    told = {k: row[k] for k in kept if row.get(k) is not None}
    progress = _PROGRESS.get(str(row.get("status")), Progress.WAITING)
    if row.get("imbStatus") == "returned_to_sender":
        progress = Progress.FAILED
    why = str((row.get("cancellation") or {}).get("reason") or row.get("imbStatus") or "") if progress is Progress.FAILED else ""
    return Standing(str(row["id"]), progress, moment(row.get("updatedAt")), str(row.get("trackingNumber") or ""), why, told)
