"""Deletion that is real: the case's key first, then its files, then its rows; what is past its time goes by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from denialhelp.web.cases import storage, workplace
from denialhelp.web.cases.models import Case, Gone, task_key
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.models import Task

# A deleted case's folder is looked at again after a moment (work under way has noticed by then), and for the last time after an hour.
_MOMENT, _LAST = timedelta(minutes=1), timedelta(hours=1)


def _forget_pages() -> None:
    """Let nothing of the removed rows stay in SQLite's log of writes; where others are reading, the next run does it."""
    if connection.vendor == "sqlite":
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _vacuum() -> None:
    """PostgreSQL keeps what was changed or removed until it is cleaned up: ask for that now."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in apps.get_models() if model._meta.managed)  # noqa: SLF001
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {tables}")


def delete_case(case_id: str, *, who: str, action: Action = Action.CASE_DELETED) -> None:
    """Destroy the key, so that nothing can be read any more; then remove the files and the rows. Done twice it does no harm."""
    now = timezone.now()  # where this is cut off, the retention finds the case by its time
    Case.objects.filter(pk=case_id).update(key_wrapped=b"", answers_sealed=b"", message_sealed=b"", notes_sealed=b"", expires_at=now)
    Gone.objects.update_or_create(folder=storage.folder_of(case_id), defaults={"at": now})
    Task.objects.filter(key=task_key(case_id)).delete()  # work that is under way can keep nothing, and is ended
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


def _leftovers(*, whole: bool) -> int:
    """Remove what lies in folders of no case: of those deleted lately, or of all that there are; how many held anything."""
    now = timezone.now()
    if not whole:
        lately = list(Gone.objects.filter(at__lte=now - _MOMENT).values_list("folder", flat=True))
        found = sum(storage.remove_stray(name) for name in lately)
    else:
        # A folder is made after its row, so one without a row belongs to nobody; the folders are looked at first.
        strays = storage.strays(lambda: Case.objects.values_list("pk", flat=True).iterator())
        for stray in strays:
            storage.remove_stray(stray)
        found = len(strays)
    Gone.objects.filter(at__lte=now - _LAST).delete()
    return found


def run_retention(*, who: str = "retention", whole: bool = False) -> Retained:
    """Delete what is past its time and what was left of cases deleted lately; the cost goes with these, not with all cases.

    `whole` also looks through all rows and all folders for what no deletion accounts for: a case whose deletion an older version did
    not finish, a folder that a rolled-back upload or a restored database left. It is done once a day.
    """
    over = Q(expires_at__lte=timezone.now())
    if whole:
        over |= Q(key_wrapped=b"")
    expired = list(Case.objects.filter(over).values_list("pk", flat=True))
    for case_id in expired:
        delete_case(case_id, who=who, action=Action.CASE_EXPIRED)
    folders = _leftovers(whole=whole)
    _vacuum()
    return Retained(len(expired), folders, workplace.sweep())


def delete_everything(*, who: str) -> int:
    """Delete every case now; how many there were."""
    cases = list(Case.objects.values_list("pk", flat=True))
    for case_id in cases:
        delete_case(case_id, who=who)
    run_retention(who=who, whole=True)
    return len(cases)
