"""The audit log: who did what to which case, when; each entry holds the hash of the one before, so that none can be changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from denialhelp.web.guard.models import Action, AuditEvent

START = "0" * 64
_LOCK = 0x64656E69616C  # PostgreSQL's lock for the end of the chain; SQLite has one writer at a time anyway


def fingerprint(case_id: str) -> str:
    """What stands for a case in the log: its id opens the case and must not be read from there."""
    return hashlib.sha256(b"denialhelp case\x00" + case_id.encode()).hexdigest()[:32]


def _digest(number: int, at: str, who: str, action: str, subject: str, previous: str) -> str:
    return hashlib.sha256(json.dumps([number, at, who, action, subject, previous]).encode()).hexdigest()


def _head_path() -> Path:
    home: Path = settings.HOME
    return home / "audit-head"


def _write_head(number: int, digest: str) -> None:
    """The last entry, outside the database: entries that are cut off at the end are missed."""
    path = _head_path()
    part = path.with_name(f"{path.name}.{number}.part")
    part.write_text(f"{number} {digest}\n", encoding="ascii")
    part.chmod(0o600)
    part.replace(path)


def record(action: Action, *, who: str, case_id: str = "", detail: str = "") -> AuditEvent:
    """Add one entry. `who`: visitor, job, retention, command or provider. `detail` is an object's number in the case."""
    subject = (fingerprint(case_id) if case_id else "") + (f"/{detail}" if detail else "")
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = AuditEvent.objects.order_by("-number").first()
        number, previous = (1, START) if last is None else (last.number + 1, last.digest)
        at = timezone.now().isoformat(timespec="milliseconds")
        digest = _digest(number, at, who, action.value, subject, previous)
        made = AuditEvent.objects.create(
            number=number, at=at, who=who, action=action.value, subject=subject, previous=previous, digest=digest
        )
        transaction.on_commit(lambda: _write_head(number, digest))  # an entry that is taken back was never written
    return made


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What a check of the log found: how many entries, the last hash, and what does not hold."""

    entries: int
    head: str
    faults: tuple[str, ...]


def _chain_faults() -> Iterator[str]:
    previous, expected = START, 1
    for event in AuditEvent.objects.order_by("number").iterator():
        if event.number != expected:
            yield f"Entry {expected} is missing."
            expected = event.number
        if event.previous != previous:
            yield f"Entry {event.number} does not follow the one before it."
        if event.digest != _digest(event.number, event.at, event.who, event.action, event.subject, event.previous):
            yield f"Entry {event.number} was changed."
        previous, expected = event.digest, expected + 1


def verify() -> LogCheck:
    """Check every entry against the one before it, and the last against the note kept outside the database."""
    faults = list(_chain_faults())
    last = AuditEvent.objects.order_by("-number").first()
    try:
        number, _, digest = _head_path().read_text(encoding="ascii").strip().partition(" ")
    except FileNotFoundError:
        number, digest = "", ""
    if number.isdigit():
        noted = AuditEvent.objects.filter(number=int(number)).first()
        if noted is None:
            faults.append(f"The log ends before entry {number}, which was written.")
        elif noted.digest != digest:
            faults.append(f"Entry {number} is not the one that was written.")
    elif last is not None:
        faults.append("The note of the last entry (audit-head) is missing.")
    return LogCheck(AuditEvent.objects.count(), "" if last is None else last.digest, tuple(faults))
