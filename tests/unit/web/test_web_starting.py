"""Work on a case is never doubled, and starts again where it stopped; the office's commands do what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from denialhelp.web.cases import job
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.starting import begin, busy
from web_case import browser_of


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    begun: list[str] = []
    monkeypatch.setattr(job, "launch", lambda case_id, step: begun.append(step))
    return begun


@pytest.mark.django_db
def test_two_starts_are_one(launched: list[str]) -> None:
    case = Case.begin("case")
    assert not busy(case)
    assert begin(case, "read")
    assert not begin(case, "appeal")
    assert launched == ["read"]
    assert busy(Case.objects.get(pk="case"))


@pytest.mark.django_db
def test_work_that_stopped_without_an_end_starts_again(launched: list[str]) -> None:
    case = Case.begin("case")
    begin(case, "read")
    Case.objects.update(alive_at=timezone.now() - timedelta(seconds=91))
    assert not busy(Case.objects.get(pk="case"))
    assert begin(case, "read")
    assert launched == ["read", "read"]


@pytest.mark.django_db
def test_files_stay_as_they_are_while_work_goes_on(launched: list[str]) -> None:
    case = Case.begin("case")
    file = case.files.create(role=Role.RECORDS)
    begin(case, "appeal")
    client = browser_of(case)
    client.post(f"/case/case/files/{file.pk}/", {"out": "1"})
    client.post("/case/case/files/", {"words": "Synthetic words."})
    assert case.files.count() == 1
    assert launched == ["appeal"]


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
