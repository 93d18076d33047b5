"""The parsing process: the same answer as here, refusals handed on, limits that hold."""

from __future__ import annotations

import io
import pickle
import subprocess
from enum import Enum
from pathlib import Path

import pytest

from denialhelp.errors import UnreadableFile
from denialhelp.intake import child
from denialhelp.intake.files import read_files
from denialhelp.intake.limits import DEFAULT, Limits, silent


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text("We could not approve the service.", encoding="utf-8")
    return path


def test_the_same_documents(notice: Path) -> None:
    told: list[tuple[str, int, int]] = []
    assert read_files([notice], isolated=True, progress=lambda *what: told.append(what)) == read_files([notice])
    assert told[-1] == ("read", 1, 1)


def test_an_answer_is_read_where_python_sends_enums_by_name(notice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = read_files([notice])
    # as Python 3.11.2 does it
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda member, _: (getattr, (type(member), member.name)))
    assert child._unpacked(child._packed(("answer", documents))) == ("answer", documents)


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


def test_kept_process_answers_again_and_again(notice: Path, tmp_path: Path) -> None:
    parser = child.Parser()
    try:
        first = parser.read(notice, "notice.txt", DEFAULT, silent)
        number = parser.process_id
        assert parser.read(notice, "notice.txt", DEFAULT, silent) == first
        assert parser.process_id == number
        with pytest.raises(UnreadableFile):
            parser.read(tmp_path / "none.pdf", "none.pdf", DEFAULT, silent)
        assert parser.process_id == number
    finally:
        parser.close()
    assert parser.process_id is None


def test_process_that_died_is_started_anew(notice: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"  # so long that no machine has read it before it is asked for
    long.write_text("The plan denied the request of this synthetic sample.\n" * 20_000, encoding="utf-8")
    parser = child.Parser()
    try:
        parser.read(notice, "notice.txt", DEFAULT, silent)
        with pytest.raises(UnreadableFile) as caught:
            parser.read(long, "long.txt", Limits(seconds=0.0), silent)
        assert caught.value.code == "too-long"
        documents, _ = parser.read(notice, "notice.txt", DEFAULT, silent)
        assert documents[0].pages[0].text.strip() == "We could not approve the service."
    finally:
        parser.close()


def test_one_deadly_file_of_a_folder_does_not_take_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.txt").write_text("Visit one.", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"word " * 12_000_000)
    (folder / "c.txt").write_text("Visit two.", encoding="utf-8")
    documents, problems = read_files([folder], isolated=True, limits=Limits(memory_bytes=400 * 1024 * 1024))
    assert [d.id for d in documents] == ["a.txt", "c.txt"]
    assert [p.code for p in problems] in (["too-large"], ["damaged"])
    assert "b.txt" in problems[0].message


def test_kept_calls_read_the_same(notice: Path) -> None:
    child.start_early()
    assert read_files([notice], kept=True) == read_files([notice])


def test_what_the_process_sends_can_only_be_nouns() -> None:
    evil = pickle.dumps(("answer", subprocess.check_output))
    with pytest.raises(pickle.UnpicklingError):
        child.Answers(io.BytesIO(evil)).load()
