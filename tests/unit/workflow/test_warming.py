"""What a process does before it has a task: the parser that was started early serves one call alone, and the made-up notice is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from denialhelp.casefile.document import Document, Page
from denialhelp.intake import child
from denialhelp.intake.files import read_files
from denialhelp.workflow import steps, warming


@pytest.fixture(autouse=True)
def none_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_early", [])


def test_the_process_that_was_started_early_serves_one_call_and_no_other(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A synthetic note of one line.")
    warming.warm()
    (early,) = child._early
    number = early.process_id
    assert number is not None
    documents, _problems = read_files((note,), isolated=True)
    assert documents[0].pages[0].text == "A synthetic note of one line."
    assert early.process_id is None and child._early == []  # used, and ended with the call
    assert child._fresh() is not early


def test_one_that_died_meanwhile_is_started_anew(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A synthetic note of one line.")
    child.start_one_early()
    (early,) = child._early
    assert early._child is not None
    early._child.kill()
    early._child.wait()
    documents, _problems = read_files((note,), isolated=True)
    assert len(documents) == 1


def test_the_made_up_notice_has_something_for_every_reader() -> None:
    document = Document("sample.txt", "0" * 64, "text/plain", (Page(1, warming._NOTICE),))
    notice = steps.extract((document,), as_of=date(2026, 1, 6))
    assert notice.kind == "denial"
    assert {"patient_name", "member_id", "claim_number", "payer_name", "reasons", "appeal_to"} <= set(notice.facts)
