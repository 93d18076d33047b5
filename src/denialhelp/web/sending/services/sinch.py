"""Faxes through Sinch (formerly Phaxio). Its interface: the fax package of the service's own library (github.com/sinch/sinch-sdk-node,
packages/fax, read 2026-11-24). Our key goes along as a label. Its notices carry no signature, so they are only a bell: status is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx

from denialhelp.web.sending.services.port import TIMEOUT, Consignment, Progress, Standing, Unclear, ask, moment

URL = "https://fax.api.sinch.com"
_DONE = {"COMPLETED": Progress.ARRIVED, "FAILURE": Progress.FAILED}


class Sinch:
    """The client. `account` is the project id, `key` and `secret` its access key."""

    name = "sinch"

    def __init__(self, key: str, secret: str, account: str, sender: str, url: str = "") -> None:
        self._path, self._sender = f"/v3/projects/{account}/faxes", sender
        headers = {"Accept": "application/json"}
        self._client = httpx.Client(base_url=(url or URL).rstrip("/"), auth=(key, secret), headers=headers, timeout=TIMEOUT)

    def send(self, what: Consignment) -> Standing:
        """Fax the pages."""
        told = {"to": str(what.to), "from": self._sender, "labels[key]": what.key, "headerText": "", "maxRetries": "3"}
        files = {"file": (f"{what.key}.pdf", what.pdf, "application/pdf")}
        return _standing(ask(self._client, "POST", self._path, data=told, files=files))

    def find(self, what: Consignment, since: datetime) -> Standing | None:
        """The fax with our label."""
        query = {"to": str(what.to), "direction": "OUTBOUND", "createTime>": since.strftime("%Y-%m-%dT%H:%M:%SZ"), "pageSize": "1000"}
        rows = ask(self._client, "GET", self._path, params=query).get("faxes")
        for row in rows if isinstance(rows, list) else []:
            if (row.get("labels") or {}).get("key") == what.key:
                return _standing(row)
        return None

    def look(self, service_id: str) -> Standing:
        """How far it is."""
        return _standing(ask(self._client, "GET", f"{self._path}/{service_id}"))

    def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
        """The fax that a notice speaks of. Nothing proves who rings, and nothing is believed: the service is asked."""
        try:
            fax = json.loads(body)["fax"]
            return str((json.loads(fax) if isinstance(fax, str) else fax)["id"])
        except (ValueError, KeyError, TypeError):
            return None


def _standing(row: Any) -> Standing:
    if not isinstance(row, dict) or not row.get("id"):
        raise Unclear("no-answer", "The service's answer cannot be read.")
    kept = ("id", "status", "createTime", "completedTime", "numberOfPages", "pagesSentSuccessfully", "errorType", "errorCode", "retryCount")
    told = {k: row[k] for k in kept if row.get(k) is not None}
    progress = _DONE.get(str(row.get("status")), Progress.WAITING)
    why = " ".join(str(row[k]) for k in ("errorType", "errorCode") if row.get(k))
    return Standing(str(row["id"]), progress, moment(row.get("completedTime")), why=why, told=told)
