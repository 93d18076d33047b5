"""Deletion: the key first, then everything; by its owner, by time, for all; what interrupted work left is swept away."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from denialhelp.web.cases import deletion, storage, workplace
from denialhelp.web.cases.models import Case, Gone, Role
from denialhelp.web.guard.models import Action, AuditEvent

pytestmark = pytest.mark.django_db


def make(name: str = "case", **more: object) -> Case:
    case = Case.begin(name)
    Case.objects.filter(pk=name).update(state="read", **more)
    storage.Store(case).put("read.json", [b"{}"])
    case.files.create(role=Role.NOTICE)
    return Case.objects.get(pk=name)


def test_a_new_case_has_a_day_to_live() -> None:
    case = make()
    assert case.expires_at is not None
    assert timedelta(hours=23) < case.expires_at - timezone.now() <= timedelta(hours=24)


def test_what_is_past_its_time_goes_and_the_rest_stays(home: Path) -> None:
    old, new, kept = make("old", expires_at=timezone.now() - timedelta(seconds=1)), make("new"), make("kept", expires_at=None)
    (home / "cases" / "nobodys").mkdir()
    done = deletion.run_retention()
    assert (done.cases, done.folders) == (1, 0)
    assert deletion.run_retention(whole=True).folders == 1
    assert set(Case.objects.values_list("pk", flat=True)) == {new.pk, kept.pk}
    assert sorted(p.name for p in (home / "cases").iterdir()) == ["kept", "new"]
    assert AuditEvent.objects.filter(action=Action.CASE_EXPIRED).count() == 1
    assert not (home / "cases" / old.pk).exists()


def test_the_key_goes_before_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    case = make()
    seen = []
    monkeypatch.setattr(storage, "remove", lambda case_id: seen.append(bytes(Case.objects.get(pk=case_id).key_wrapped)))
    deletion.delete_case(case.pk, who="visitor")
    assert seen == [b""]


def test_a_deletion_that_was_cut_off_after_the_key_hides_the_case_and_retention_ends_it(home: Path) -> None:
    case = make(expires_at=None)
    Case.objects.filter(pk=case.pk).update(key_wrapped=b"")
    client = Client()
    session = client.session
    session["cases"] = [case.pk]
    session.save()
    client.cookies["sessionid"] = session.session_key
    assert client.get(f"/case/{case.pk}/").status_code == 404
    deletion.run_retention(whole=True)
    assert not Case.objects.exists()
    assert not (home / "cases" / case.pk).exists()


def test_a_deletion_that_is_cut_off_is_ended_by_the_next_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = make(expires_at=None)
    with monkeypatch.context() as cut, pytest.raises(OSError, match="synthetic"):
        cut.setattr(storage, "remove", Mock(side_effect=OSError("synthetic")))
        deletion.delete_case(case.pk, who="visitor")
    assert deletion.run_retention().cases == 1
    assert not (home / "cases" / case.pk).exists()


def test_what_work_under_way_leaves_after_a_deletion_is_removed_within_the_hour(home: Path) -> None:
    case = make()
    deletion.delete_case(case.pk, who="visitor")
    late = home / "cases" / case.pk / "read.json"
    for age, gone in ((timedelta(0), False), (timedelta(minutes=2), True), (timedelta(minutes=50), True), (timedelta(minutes=61), True)):
        late.parent.mkdir(exist_ok=True)
        late.write_bytes(b"synthetic")
        Gone.objects.update(at=timezone.now() - age)
        assert deletion.run_retention().folders == int(gone)
        assert late.exists() is not gone
    assert not Gone.objects.exists()


def test_the_cost_of_a_run_goes_with_what_is_due(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any) -> None:
    monkeypatch.setattr(deletion, "_vacuum", lambda: None)
    monkeypatch.setattr(deletion, "_forget_pages", lambda: None)
    monkeypatch.setattr(storage, "strays", Mock(side_effect=AssertionError("all folders were listed")))
    for number in range(30):
        make(f"kept-{number}", expires_at=None)
    with django_assert_num_queries(3) as asked:
        assert deletion.run_retention() == deletion.Retained(0, 0, 0)
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            plan = explained(cursor, query["sql"])
            assert connection.vendor != "sqlite" or "SCAN" not in plan, plan


def explained(cursor: Any, sql: str) -> str:
    """How the database would answer; what deletes is not asked."""
    if not sql.startswith("SELECT"):
        return ""
    cursor.execute("EXPLAIN " + ("QUERY PLAN " if connection.vendor == "sqlite" else "") + sql)
    return str(cursor.fetchall())


def test_everything_now(home: Path) -> None:
    make("one")
    make("two", expires_at=None)
    assert deletion.delete_everything(who="command") == 2
    assert not Case.objects.exists()
    assert list((home / "cases").iterdir()) == []


def test_a_place_of_work_is_gone_afterwards_also_after_a_fault(home: Path) -> None:
    with pytest.raises(RuntimeError), workplace.workplace("case") as place:
        (place / "notice.txt").write_text("synthetic")
        raise RuntimeError
    assert list((home / "work").iterdir()) == []


def test_the_sweep_takes_what_a_killed_process_left_and_leaves_running_work(home: Path) -> None:
    with workplace.workplace("running") as running:
        killed = "import os, pathlib, sys\nfrom denialhelp.web.cases.workplace import workplace\nwith workplace('killed') as place:\n"
        killed += "    (place / 'notice.txt').write_text('synthetic')\n    os.kill(os.getpid(), 9)\n"
        environment = {**os.environ, "DENIALHELP_HOME": str(home), "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings"}
        setup = "import django\ndjango.setup()\n"
        assert subprocess.run([sys.executable, "-c", setup + killed], env=environment, check=False).returncode == -9
        assert len(list((home / "work").iterdir())) == 2
        assert workplace.sweep() == 1
        assert list((home / "work").iterdir()) == [running]


def test_a_folder_in_the_making_is_not_swept(home: Path) -> None:
    young = home / "work" / "young"
    young.mkdir(parents=True)
    assert workplace.sweep() == 0
    os.utime(young, (0, 0))
    assert workplace.sweep() == 1


def test_deletion_takes_the_work_folder_of_its_case_only(home: Path) -> None:
    make()
    with workplace.workplace("case") as mine, workplace.workplace("other") as other:
        deletion.delete_case("case", who="visitor")
        assert not mine.exists()
        assert other.exists()


def test_interrupted_uploads_are_swept_at_a_start(home: Path) -> None:
    (home / "incoming" / "left").write_bytes(b"x")
    (home / "incoming" / "folder").mkdir()
    workplace.sweep_incoming()
    assert list((home / "incoming").iterdir()) == []


def test_a_lock_ends_with_its_process(home: Path) -> None:
    with workplace.workplace("case") as place, (place / "lock").open("r+") as again, pytest.raises(BlockingIOError):
        fcntl.flock(again, fcntl.LOCK_EX | fcntl.LOCK_NB)
    shutil.rmtree(home)
