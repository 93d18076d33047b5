"""Work on a case is never doubled, and starts again where it stopped; the office's commands do what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from denialhelp.web.cases import deletion, job, storage
from denialhelp.web.cases.models import IN_LINE, Case, Role, State
from denialhelp.web.cases.starting import begin, busy
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.jobs import engine, port
from denialhelp.web.jobs.models import Lane, Task, TaskState
from denialhelp.web.jobs.port import NotInHand
from denialhelp.web.jobs.worker import run_due
from web_case import SAMPLE, browser_of


def begun() -> list[str]:
    return list(Task.objects.filter(key__startswith="case:").order_by("pk").values_list("name", flat=True))


@pytest.mark.django_db
def test_two_starts_are_one() -> None:
    case = Case.begin("case")
    assert not busy(case)
    assert begin(case, "read")
    assert not begin(case, "appeal")
    assert begun() == ["cases.read"]
    assert busy(Case.objects.get(pk="case"))


@pytest.mark.django_db
def test_work_that_stopped_without_an_end_starts_again_and_the_old_holder_can_change_nothing() -> None:
    case = Case.begin("case")
    begin(case, "read")
    held = engine.take("a-worker", list(Lane))
    assert held is not None
    Case.objects.update(alive_at=timezone.now() - timedelta(seconds=91))
    assert not busy(Case.objects.get(pk="case"))
    assert begin(case, "read")
    assert begun() == ["cases.read"]
    assert Task.objects.get().state == TaskState.WAITING
    assert not engine.finish(held)


@pytest.mark.django_db
def test_what_waits_for_its_turn_has_not_stopped_however_long_it_waits() -> None:
    cases = [Case.begin(name) for name in ("one", "two", "three")]
    for case in cases:
        begin(case, "read")
    Case.objects.update(alive_at=timezone.now() - timedelta(hours=3))
    assert busy(Case.objects.get(pk="three"))
    assert not begin(cases[2], "appeal")
    pages = [browser_of(c).get(f"/case/{c.pk}/").content.decode() for c in cases]
    assert all(IN_LINE in p for p in pages)
    assert ["before yours" in p for p in pages] == [False, True, True]
    assert "1 other is before yours" in pages[1]
    assert "2 others are before yours" in pages[2]


@pytest.mark.django_db
def test_files_stay_as_they_are_while_work_goes_on() -> None:
    case = Case.begin("case")
    file = case.files.create(role=Role.RECORDS)
    begin(case, "appeal")
    client = browser_of(case)
    client.post(f"/case/case/files/{file.pk}/", {"out": "1"})
    client.post("/case/case/files/", {"words": "Synthetic words."})
    assert case.files.count() == 1
    assert begun() == ["cases.appeal"]


@pytest.mark.django_db
def test_work_is_read_then_bundled_once_and_ends_in_one_transaction(home: Path) -> None:
    case = Case.begin("case")
    file = case.files.model(case=case, role=Role.NOTICE)
    file.name = "notice.pdf"
    file.save()
    storage.Store(case).put(file.stored, [(SAMPLE / "notice.pdf").read_bytes()])
    begin(case, "read")
    assert run_due() >= 1
    case.refresh_from_db()
    assert case.state == State.READ
    assert storage.Store(case).get_json("read.json")["notice"]["facts"]
    begin(case, "appeal")
    run_due()
    case.refresh_from_db()
    first = case.packet
    assert case.state == State.DONE
    assert storage.Store(case).has(f"{first}/letter.pdf")
    begin(case, "appeal")
    run_due()
    case.refresh_from_db()
    assert case.packet != first
    assert storage.Store(case).folders("packet-") == [case.packet]
    assert AuditEvent.objects.filter(action=Action.WORK_ENDED).count() == 3
    assert list((home / "work").iterdir()) == []


@pytest.mark.django_db
def test_a_result_that_comes_too_late_changes_nothing() -> None:
    case = Case.begin("case")
    begin(case, "read")
    held = engine.take("a-worker", list(Lane))
    assert held is not None
    token = port._hand.set((held.pk, held.attempts))
    Task.objects.update(attempts=7)
    with pytest.raises(NotInHand):
        job._settle(case, job.Result(State.READ))
    port._hand.reset(token)
    case.refresh_from_db()
    assert case.state == State.WORKING


@pytest.mark.django_db
def test_a_case_that_is_deleted_while_it_is_worked_on_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.begin("case")
    begin(case, "read")

    def deleted_while(working: Case, _place: Path) -> job.Result:
        deletion.delete_case(working.pk, who="visitor")
        storage.Store(working).put("read.json", [b"{}"])
        return job.Result(State.READ)

    monkeypatch.setattr(job, "_read", deleted_while)
    run_due()
    assert not Case.objects.exists()
    assert not (home / "cases" / "case").exists()


@pytest.mark.django_db
def test_work_that_was_tried_often_enough_says_so() -> None:
    case = Case.begin("case")
    begin(case, "read")
    Task.objects.update(failures=7, state=TaskState.RUNNING, leased_until=timezone.now() - timedelta(seconds=1))
    assert engine.take("a-worker", [Lane.READ]) is None
    case.refresh_from_db()
    assert (case.state, case.message) == (State.FAILED, job.FAULT)
    page = browser_of(case).get("/case/case/").content.decode()
    assert "Your files are kept" in page


@pytest.mark.django_db
def test_a_broken_file_ends_with_a_sentence_and_is_not_tried_again() -> None:
    case = Case.begin("case")
    file = case.files.model(case=case, role=Role.NOTICE)
    file.name = "notice.pdf"
    file.save()
    storage.Store(case).put(file.stored, [b"%PDF-1.7 synthetic and broken"])
    begin(case, "read")
    run_due()
    case.refresh_from_db()
    assert case.state == State.FAILED
    assert case.message
    assert Task.objects.get(key__startswith="case:").state == TaskState.DONE


def office(home: Path, *arguments: str) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    command = [sys.executable, "-m", "denialhelp.cli.main", *arguments, "--home", str(home)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_offices_commands(home: Path) -> None:
    code, said = office(home, "keys", "rotate")
    assert (code, said) == (0, "0 case keys are wrapped anew.\n")
    code, said = office(home, "audit-log", "verify")
    assert code == 0
    assert "1 entries" in said
    code, said = office(home, "retention", "run")
    assert code == 0
    assert said.startswith("0 cases")
    (home / "audit-head").write_text("7 abc\n")
    code, said = office(home, "audit-log", "verify")
    assert code == 1
    assert "ends before entry 7" in said
