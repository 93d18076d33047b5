"""Faxes through Telnyx. Its interface: developers.telnyx.com/docs/programmable-fax, /api-reference/media-storage-api/upload-media,
/api-reference/callbacks/fax-delivered (read 2026-11-24). The file is uploaded under our key as its name; a fax names it, so that the list
of faxes tells which of ours it has."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from denialhelp.web.sending.services.port import TIMEOUT, Consignment, Progress, Standing, Unclear, ask, moment

URL = "https://api.telnyx.com"
KEPT = 7 * 24 * 3600  # seconds that the service keeps the file
TOLERANCE = 300  # seconds
_DONE = {"delivered": Progress.ARRIVED, "failed": Progress.FAILED}


class Telnyx:
    """The client. `account` is the connection id of the fax application; `public_key` is base64."""

    name = "telnyx"

    def __init__(self, key: str, account: str, sender: str, public_key: str, url: str = "") -> None:
        self._account, self._sender, self._public_key = account, sender, public_key
        headers = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
        self._client = httpx.Client(base_url=(url or URL).rstrip("/") + "/v2", headers=headers, timeout=TIMEOUT)

    def send(self, what: Consignment) -> Standing:
        """Upload the pages under our key, then fax them."""
        files = {"media": (f"{what.key}.pdf", what.pdf, "application/pdf")}
        ask(self._client, "POST", "/media", data={"media_name": what.key, "ttl_secs": str(KEPT)}, files=files)
        told = ask(
            self._client,
            "POST",
            "/faxes",
            json={
                "connection_id": self._account,
                "media_name": what.key,
                "to": what.to,
                "from": self._sender,
                "quality": "very_high",
                "client_state": base64.b64encode(what.key.encode()).decode(),
            },
        )
        return _standing(told.get("data"))

    def find(self, what: Consignment, since: datetime) -> Standing | None:
        """The fax that names our file."""
        query = {"filter[to][eq]": str(what.to), "filter[created_at][gte]": since.isoformat(), "page[size]": "250"}
        rows = ask(self._client, "GET", "/faxes", params=query).get("data")
        for row in rows if isinstance(rows, list) else []:
            if row.get("media_name") == what.key:
                return _standing(row)
        return None

    def look(self, service_id: str) -> Standing:
        """How far it is."""
        return _standing(ask(self._client, "GET", f"/faxes/{service_id}").get("data"))

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
        """The fax of a notice that is signed with the account's key, over the moment and the body."""
        at, given = headers.get("telnyx-timestamp", ""), headers.get("telnyx-signature-ed25519", "")
        if not at.isdecimal() or len(at) > 15 or abs(now.timestamp() - int(at)) > TOLERANCE:
            return None
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(self._public_key, validate=True))
            public.verify(base64.b64decode(given, validate=True), at.encode() + b"|" + body)
            return str(json.loads(body)["data"]["payload"]["fax_id"])
        except (InvalidSignature, binascii.Error, ValueError, KeyError, TypeError):
            return None


def _standing(row: Any) -> Standing:
    if not isinstance(row, dict) or not row.get("id"):
        raise Unclear("no-answer", "The service's answer cannot be read.")
    kept = ("id", "status", "created_at", "updated_at", "page_count", "failure_reason", "direction", "media_name")
    told = {k: row[k] for k in kept if row.get(k) is not None}
    progress = _DONE.get(str(row.get("status")), Progress.WAITING)
    return Standing(str(row["id"]), progress, moment(row.get("updated_at")), why=str(row.get("failure_reason") or ""), told=told)
