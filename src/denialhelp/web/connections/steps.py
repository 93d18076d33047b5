"""The durable step: fetch the records, keep them as a file of the case, forget the leave, and read on."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.db import transaction

from denialhelp.web.cases.intake_files import keep
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.starting import begin, busy
from denialhelp.web.connections.servers import servers
from denialhelp.web.jobs.engine import moment
from denialhelp.web.jobs.port import Later, durable, in_hand
from denialhelp.workflow.patient_access import Granted, fetch, opened

NOTE = "connection"  # in the case's sealed notes: {"from", "state", "count", and while it is fetched "token" and "patient"}


def note(case: Case, **told: Any) -> None:
    """Keep how far the fetching is; the leave is kept only where it is told."""
    case.notes = {**case.notes, NOTE: told}
    case.save(update_fields=["notes_sealed"])


def _failed(case_id: str, asked: int) -> None:
    case = Case.objects.filter(pk=case_id).exclude(key_wrapped=b"").first()
    held = case.notes.get(NOTE) if case is not None else None
    if case is not None and held and held.get("asked") == asked:
        note(case, **{"from": held["from"], "state": "failed", "asked": asked})


@durable("connections.fetch", tries=4, failed=_failed)
def fetch_records(case_id: str, asked: int) -> None:
    """Fetch once; where the case is gone, was fetched already or asked anew, do nothing."""
    case = Case.objects.filter(pk=case_id).exclude(key_wrapped=b"").first()
    held = case.notes.get(NOTE) if case is not None else None
    if case is None or not held or held["state"] != "fetching" or held["asked"] != asked:
        return
    if busy(case):
        raise Later(moment() + timedelta(seconds=5))
    server = next((s for s in servers() if s.name == held["from"]), None)
    if server is None:
        _failed(case_id, asked)
        return
    with opened() as client:
        got = fetch(client, server, Granted(held["token"], held["patient"]))
    with transaction.atomic():
        in_hand()
        case.refresh_from_db()
        for old in [f for f in case.files.filter(role=Role.RECORDS) if f.name == f"{server.name}.json"]:
            old.delete()
        keep(case, Role.RECORDS, f"{server.name}.json", json.dumps(got.bundle).encode())
        note(case, **{"from": server.name, "state": "done", "count": sum(got.counts.values()), "asked": asked})
        begin(case, "read")
