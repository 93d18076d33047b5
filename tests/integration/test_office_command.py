"""Who works in the office is said on the command line, on an empty home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def said(home: Path, *given: str) -> str:
    command = [sys.executable, "-m", "denialhelp.cli.main", "office", *given, "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_person_is_added_and_removed(tmp_path: Path) -> None:
    assert "works in the office" in said(tmp_path, "add", "desk@example.com")
    assert "no longer works" in said(tmp_path, "remove", "desk@example.com")
    assert "does not work" in said(tmp_path, "remove", "desk@example.com")
