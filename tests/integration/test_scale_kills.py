"""The short form of benchmarks/scale/kills.py: some processes of the site are killed, and what it had promised is there once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).resolve().parents[2] / "benchmarks" / "scale" / "kills.py"


def test_killing_the_sites_processes_loses_nothing_and_doubles_nothing() -> None:
    command = [sys.executable, str(KILLS), "--kills", "4", "--users", "1", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.strip().splitlines()[-1])
    assert sum(told["killed"].values()) == 4
    assert set(told["states"]) == {"done"}
    assert told["readable files left"] == 0
