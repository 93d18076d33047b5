"""Where the cases lie in PostgreSQL and an object store, the commands for one machine say so and do not pretend."""

from __future__ import annotations

from pathlib import Path

import pytest

from denialhelp.cli import backup
from denialhelp.errors import WrongUse
from denialhelp.workflow import doctor


@pytest.mark.parametrize("name", backup.ELSEWHERE)
def test_a_backup_of_the_home_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "somewhere://else")
    (tmp_path / "key").write_text("k" * 44)
    with pytest.raises(WrongUse, match="pg_dump"):
        backup.backup(tmp_path, tmp_path / "out", key_file=tmp_path / "key")
    assert not (tmp_path / "out").exists()


def test_the_doctor_says_where_the_rows_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(doctor.ELSEWHERE, "postgresql://database/denialhelp")
    told = doctor.database(tmp_path, set())
    assert told.ok
    assert "PostgreSQL" in told.says
    assert "database/denialhelp" not in told.says
