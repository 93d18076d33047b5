"""A home of its own for every test, and a case in it that was never read from a real file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty installation."""
    place = tmp_path / "home"
    (place / "incoming").mkdir(parents=True)
    settings.HOME, settings.FILE_UPLOAD_TEMP_DIR = place, place / "incoming"
    for name in ("DENIALHELP_MASTER_KEY", "DENIALHELP_MASTER_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    return place
