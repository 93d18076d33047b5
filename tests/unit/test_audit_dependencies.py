"""The audit of the locks: an affected version, an unknown package, an unanswered question never pass (the advisories are made up)."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 24)
ENTRY = {
    "package": "example", "id": "PYSEC-2099-1", "aliases": ["CVE-2099-1"], "affected": [">=1.0,<1.4", ">=2.0rc1,<2.0.3"], "fixed": "2.0.3",
    "source": "https://example.org/1", "checked": TODAY,
}  # fmt: skip
SNAPSHOT = {"checked": TODAY, "packages": {"example": ["database"]}, "advisories": [ENTRY]}


@pytest.fixture(scope="module")
def audit() -> Any:
    """scripts/audit-dependencies as a module."""
    loader = SourceFileLoader("audit_script", str(ROOT / "scripts" / "audit-dependencies"))
    spec = importlib.util.spec_from_loader("audit_script", loader)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    loader.exec_module(made)
    return made


@pytest.mark.parametrize("version", ["1.0", "1.3.9", "2.0rc1", "2.0.2"])
def test_an_affected_version_fails_and_says_where_it_is_fixed(audit: Any, version: str) -> None:
    told = audit.faults({"example": {version}}, SNAPSHOT, [], TODAY)
    assert told == [f"example {version} is affected by PYSEC-2099-1; fixed in 2.0.3: https://example.org/1"]


@pytest.mark.parametrize("version", ["0.9", "1.4", "1.9", "2.0.3", "3.0"])
def test_a_fixed_version_passes(audit: Any, version: str) -> None:
    assert audit.faults({"example": {version}}, SNAPSHOT, [], TODAY) == []


def test_one_lock_with_an_old_version_is_enough(audit: Any) -> None:
    assert len(audit.faults({"example": {"2.0.3", "2.0.2"}}, SNAPSHOT, [], TODAY)) == 1


def test_a_package_nobody_looked_up_fails(audit: Any) -> None:
    told = audit.faults({"example": {"3.0"}, "newcomer": {"1.0"}}, SNAPSHOT, [], TODAY)
    assert told == ["newcomer: nobody has looked this package up; add it to the snapshot."]


def test_an_acceptance_holds_until_its_day(audit: Any) -> None:
    kept = {"package": "example", "id": "CVE-2099-1", "reason": "that part is never called", "review_by": TODAY}
    affected = {"example": {"1.0"}}
    assert audit.faults(affected, SNAPSHOT, [kept], TODAY) == []
    assert "looked at again" in audit.faults(affected, SNAPSHOT, [kept], TODAY + dt.timedelta(days=1))[0]
    assert "a reason" in audit.faults(affected, SNAPSHOT, [{**kept, "reason": " "}], TODAY)[0]
    assert "take it out" in audit.faults({"example": {"1.4"}}, SNAPSHOT, [kept], TODAY)[0]
    assert "is affected by" in audit.faults(affected, SNAPSHOT, [{**kept, "id": "PYSEC-2099-2"}], TODAY)[0]


def test_what_the_databases_did_not_answer_is_a_fault(audit: Any) -> None:
    skipped = {"dependencies": [{"name": "example", "skip_reason": "not found on the index"}]}
    assert audit.answers(json.dumps(skipped), "") == ["example could not be audited: not found on the index"]
    assert audit.answers("", "No module named pip_audit\n") == ["could not be audited: No module named pip_audit"]
    assert audit.answers('{"dependencies": []}', "") == ["could not be audited: no package was answered for"]
    found = {"dependencies": [{"name": "example", "version": "1.0", "vulns": [{"id": "PYSEC-2099-1", "fix_versions": []}]}]}
    assert audit.answers(json.dumps(found), "") == ["example 1.0 is affected by PYSEC-2099-1; fixed in no release"]
    assert audit.answers(json.dumps({"dependencies": [{"name": "example", "version": "1.4", "vulns": []}]}), "") == []


def test_the_projects_locks_pass_and_an_old_package_does_not(audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([]) == 0
    assert "entries looked up on" in capsys.readouterr().out
    old = tmp_path / "requirements.lock"
    old.write_text("Django==5.2.5 \\\n    --hash=sha256:" + "a" * 64 + "\n", encoding="utf-8")
    assert audit.main([str(old)]) == 1
    assert "django 5.2.5 is affected by CVE-2025-57833" in capsys.readouterr().err
    assert audit.main([str(tmp_path / "none.lock")]) == 2
    (tmp_path / "empty.lock").write_text("# nothing\n", encoding="utf-8")
    assert audit.main([str(tmp_path / "empty.lock")]) == 2


def test_an_unreadable_snapshot_is_no_pass(audit: Any, tmp_path: Path) -> None:
    for text in ("checked: 2026-11-24\n", "a: [", ""):
        (tmp_path / "advisories.yaml").write_text(text, encoding="utf-8")
        assert audit.main(["--advisories", str(tmp_path / "advisories.yaml")]) == 2


def test_an_old_snapshot_warns(audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = yaml.safe_load((ROOT / "scripts" / "advisories.yaml").read_text(encoding="utf-8"))
    (tmp_path / "advisories.yaml").write_text(yaml.safe_dump(held), encoding="utf-8")
    later = held["checked"] + dt.timedelta(days=31)
    assert audit.main(["--advisories", str(tmp_path / "advisories.yaml")], later) == 0
    assert "31 days old" in capsys.readouterr().err


def test_the_snapshot_is_well_formed(audit: Any) -> None:
    held = yaml.safe_load((ROOT / "scripts" / "advisories.yaml").read_text(encoding="utf-8"))
    assert held["gaps"]
    for entry in held["advisories"]:
        assert entry["package"] in held["packages"] and entry["source"].startswith("https://")
        assert isinstance(entry["checked"], dt.date)
        assert not audit.touches(entry, entry["fixed"])
    assert all(set(how) <= held["sources"].keys() and how for how in held["packages"].values())
