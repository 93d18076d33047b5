"""The audit log: it can only be added to, and whoever changes, removes or cuts off an entry is found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from denialhelp.web.guard.audit import fingerprint, record, verify
from denialhelp.web.guard.models import Action, AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def committed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test runs inside one transaction; what waits for its end happens at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())


def some(count: int = 4) -> None:
    for number in range(count):
        record(Action.FILE_ADDED, who="visitor", case_id="the-secret-id-of-a-case", detail=str(number))


def tamper(sql: str) -> None:
    """What somebody with the database file can do: take the trigger away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER IF EXISTS guard_auditevent_append_only ON guard_auditevent")
        else:
            for name in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER guard_auditevent_no_{name}")
        cursor.execute(sql)


def test_a_log_that_nobody_touched_holds() -> None:
    assert verify().faults == ()
    some()
    found = verify()
    assert (found.entries, found.faults) == (4, ())
    assert found.head == AuditEvent.objects.get(number=4).digest


def test_the_case_is_named_by_a_fingerprint_only() -> None:
    some(1)
    event = AuditEvent.objects.get()
    assert event.subject == fingerprint("the-secret-id-of-a-case") + "/0"
    assert "secret" not in event.subject


@pytest.mark.parametrize("sql", ["UPDATE guard_auditevent SET who = 'nobody'", "DELETE FROM guard_auditevent"])
def test_the_database_itself_refuses_changes(sql: str) -> None:
    some()
    with pytest.raises(DatabaseError, match="only be added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert verify().faults == ()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE guard_auditevent SET who = 'nobody' WHERE number = 2", "Entry 2 was changed"),
        ("UPDATE guard_auditevent SET at = '2020-01-01' WHERE number = 1", "Entry 1 was changed"),
        ("DELETE FROM guard_auditevent WHERE number = 2", "Entry 2 is missing"),
        ("DELETE FROM guard_auditevent WHERE number = 4", "ends before entry 4"),
        ("DELETE FROM guard_auditevent", "ends before entry 4"),
        ("UPDATE guard_auditevent SET previous = '0' WHERE number = 3", "Entry 3 does not follow"),
    ],
)
def test_tampering_is_found(sql: str, told: str) -> None:
    some()
    tamper(sql)
    assert told in " ".join(verify().faults)


def test_a_chain_that_was_made_anew_is_not_the_one_that_was_noted(home: Path) -> None:
    some()
    noted = (home / "audit-head").read_text()
    tamper("DELETE FROM guard_auditevent")
    some(5)
    (home / "audit-head").write_text(noted)
    assert "not the one that was written" in " ".join(verify().faults)


def test_an_entry_that_was_taken_back_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(transaction, "on_commit", waiting.append)
    with pytest.raises(RuntimeError), transaction.atomic():
        some(1)
        raise RuntimeError
    assert len(waiting) == 1  # Django drops it with the transaction
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())
    some(2)
    assert verify().faults == ()


def test_a_missing_note_is_said(home: Path) -> None:
    some()
    (home / "audit-head").unlink()
    assert "audit-head" in " ".join(verify().faults)
