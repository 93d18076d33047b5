"""Bad input at the command line: a plain sentence, exit 2, nothing written, the original untouched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

APPROVAL = """Bluestone Health Plan (synthetic sample)
Date: March 3, 2026
Member: Ada Sample   Member ID: 100200300

Dear Ada Sample:
Good news. We have approved your request for physical therapy, 12 visits, from March 9, 2026 to June 9, 2026.
Authorization number: AU-555-0101. You do not need to do anything.
"""
DENIAL = """Bluestone Health Plan (synthetic sample)
Notice of denial
Date: March 3, 2026
We denied your claim because it is not medically necessary.
"""
NEWSLETTER = """Bluestone Health Plan - Spring newsletter (synthetic sample)

Five ways to sleep better. Try a walk after dinner. Our new app is here! Recipes for busy weeknights on page 3.
Flu shots are free at any pharmacy. Visit our web site to find a doctor near you.
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    return subprocess.run([sys.executable, "-m", "denialhelp.cli.main", *map(str, arguments)], capture_output=True, text=True, check=False)


def pdf(path: Path, text: str, **encryption: object) -> Path:
    """A one-page PDF."""
    canvas = Canvas(str(path), **encryption)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(60, 760 - 14 * number, line)
    canvas.save()
    return path


def assert_refused(done: subprocess.CompletedProcess[str], out: Path) -> None:
    """Exit 2, one plain sentence, no traceback, nothing written."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert not out.exists() or not any(out.iterdir())


def make(folder: Path, kind: str) -> Path:
    """One bad file."""
    path = folder / "notice.pdf"
    match kind:
        case "zero-byte":
            path.write_bytes(b"")
        case "truncated":
            whole = pdf(folder / "whole.pdf", "Denied. " * 50).read_bytes()
            path.write_bytes(whole[: len(whole) // 3])
        case "noise":
            path.write_bytes(bytes(range(256)) * 40)
        case "encrypted":
            from reportlab.lib.pdfencrypt import StandardEncryption

            pdf(path, "Denied.", encrypt=StandardEncryption("secret", ownerPassword="owner", strength=128))
        case "program":
            path.write_bytes(b"MZ" + b"\0" * 500)
        case "empty-page":
            pdf(path, "")
        case "huge":
            with path.open("wb") as file:
                file.write(b"%PDF-1.7\n")
                file.truncate(300 * 1024 * 1024)
        case "approval":
            path = folder / "notice.txt"
            path.write_text(APPROVAL)
        case "newsletter":
            path = folder / "notice.txt"
            path.write_text(NEWSLETTER)
    return path


@pytest.mark.parametrize(
    "kind", ["zero-byte", "truncated", "noise", "encrypted", "program", "empty-page", "huge", "approval", "newsletter"]
)
def test_a_bad_notice_is_refused_in_a_plain_sentence(tmp_path: Path, kind: str) -> None:
    notice, out = make(tmp_path, kind), tmp_path / "out"
    size = notice.stat().st_size
    assert_refused(run("appeal", notice, "--out", out), out)
    assert notice.stat().st_size == size


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert_refused(run("appeal", tmp_path / "none.pdf", "--out", tmp_path / "out"), tmp_path / "out")


@pytest.mark.parametrize("answers", ["not json", '["x"]', '{"no_such_fact": 1}', '{"received_date": "soon"}', '{"plan_type": "magic"}'])
def test_bad_answers_are_refused(tmp_path: Path, answers: str) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(DENIAL)
    path = tmp_path / "answers.json"
    path.write_text(answers)
    assert_refused(run("appeal", notice, "--answers", path, "--out", tmp_path / "out"), tmp_path / "out")


@pytest.mark.parametrize("arguments", [["--nonsense"], ["appeal"], ["read"], ["rights", "x.json", "--as-of", "soon"], ["fly"]])
def test_wrong_use_is_one_sentence(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "fault in DenialHelp" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_foreign_folder_is_not_overwritten(tmp_path: Path) -> None:
    notice, out = tmp_path / "notice.txt", tmp_path / "out"
    notice.write_text(DENIAL)
    out.mkdir()
    (out / "mine.txt").write_text("keep")
    done = run("appeal", notice, "--out", out)
    assert done.returncode == 2
    assert (out / "mine.txt").read_text() == "keep"
