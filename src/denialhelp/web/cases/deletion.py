"""Deletion that is real: the case's key first, then its files, then its rows; what is past its time goes by itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from denialhelp.web.cases import storage, workplace
from denialhelp.web.cases.models import Case, task_key
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.models import Task


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
    Case.objects.filter(pk=case_id).update(key_wrapped=b"", answers_sealed=b"", message_sealed=b"", notes_sealed=b"")
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


def run_retention(*, who: str = "retention") -> Retained:
    """Delete what is past its time and what belongs to no case."""
    over = Q(expires_at__lte=timezone.now()) | Q(key_wrapped=b"")  # also what a deletion that was cut off left
    expired = list(Case.objects.filter(over).values_list("pk", flat=True))
    for case_id in expired:
        delete_case(case_id, who=who, action=Action.CASE_EXPIRED)
    # A folder is made after its row, so one without a row belongs to nobody; the folders are looked at first.
    strays = storage.strays(lambda: Case.objects.values_list("pk", flat=True).iterator())
    for stray in strays:
        storage.remove_stray(stray)
    _vacuum()
    return Retained(len(expired), len(strays), workplace.sweep())


def delete_everything(*, who: str) -> int:
    """Delete every case now; how many there were."""
    cases = list(Case.objects.values_list("pk", flat=True))
    for case_id in cases:
        delete_case(case_id, who=who)
    run_retention(who=who)
    return len(cases)
