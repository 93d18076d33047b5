"""Deletion that is real: the case's key first, then its files, then its rows; what is past its time goes by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from denialhelp.web.cases import storage, workplace
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action


def _forget_pages() -> None:
    """Let nothing of the removed rows stay in the database's log of writes; where others are reading, the next run does it."""
    if connection.vendor == "sqlite":
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def delete_case(case_id: str, *, who: str, action: Action = Action.CASE_DELETED) -> None:
    """Destroy the key, so that nothing can be read any more; then remove the files and the rows. Done twice it does no harm."""
    Case.objects.filter(pk=case_id).update(key_wrapped=b"", answers_sealed=b"", message_sealed=b"", notes_sealed=b"")
    storage.remove(case_id)
    workplace.remove_of(case_id)
    if Case.objects.filter(pk=case_id).delete()[0]:
        record(action, who=who, case_id=case_id)
    transaction.on_commit(_forget_pages)


@dataclass(frozen=True, slots=True)
class Retained:
    """What a retention run removed: expired cases, folders without a case, abandoned work folders."""

    cases: int
    folders: int
    work: int


def run_retention(*, who: str = "retention") -> Retained:
    """Delete what is past its time and what belongs to no case."""
    expired = list(Case.objects.filter(expires_at__lte=timezone.now()).values_list("pk", flat=True))
    for case_id in expired:
        delete_case(case_id, who=who, action=Action.CASE_EXPIRED)
    root: Path = settings.HOME / "cases"
    held = set(Case.objects.values_list("pk", flat=True))
    # A folder is made after its row, so one without a row belongs to nobody.
    strays = [p for p in root.iterdir() if p.name not in held] if root.is_dir() else []
    for stray in strays:
        storage.remove(stray.name)
    return Retained(len(expired), len(strays), workplace.sweep())


def delete_everything(*, who: str) -> int:
    """Delete every case now; how many there were."""
    cases = list(Case.objects.values_list("pk", flat=True))
    for case_id in cases:
        delete_case(case_id, who=who)
    run_retention(who=who)
    return len(cases)
