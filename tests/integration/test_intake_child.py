"""The parsing process: the same answer as here, refusals handed on, limits that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from denialhelp.errors import UnreadableFile
from denialhelp.intake.files import read_files
from denialhelp.intake.limits import Limits


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text("We could not approve the service.", encoding="utf-8")
    return path


def test_the_same_documents(notice: Path) -> None:
    told: list[tuple[str, int, int]] = []
    assert read_files([notice], isolated=True, progress=lambda *what: told.append(what)) == read_files([notice])
    assert told[-1] == ("read", 1, 1)


def test_refusals_are_handed_on(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_files([tmp_path / "none.pdf"], isolated=True)
    assert caught.value.code == "missing"


def test_time_is_bounded(notice: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_files([notice], isolated=True, limits=Limits(seconds=0.001))
    assert caught.value.code == "too-long"


def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"word " * 12_000_000)
    with pytest.raises(UnreadableFile) as caught:
        read_files([path], isolated=True, limits=Limits(memory_bytes=400 * 1024 * 1024))
    assert caught.value.code in {"too-large", "damaged"}
