"""The sample case from the files to a proved packet, at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cimt-stroke"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    return subprocess.run([sys.executable, "-m", "denialhelp.cli.main", *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packet of the sample case."""
    out = tmp_path_factory.mktemp("sample") / "packet"
    done = run("demo", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "packet.pdf" in done.stdout
    return out


@pytest.fixture(scope="module")
def case(packet: Path) -> Any:
    """Its case.json."""
    return json.loads((packet / "case.json").read_text())


def value(case: Any, name: str) -> Any:
    """A fact's value."""
    return case["notice"]["facts"][name]["value"]


def test_the_packet_is_whole(packet: Path) -> None:
    names = {p.name for p in packet.iterdir()}
    assert {"case.json", "letter.pdf", "letter.docx", "letter.json", "packet.pdf", "manifest.json", "deadlines.ics", "worklist.md"} <= names


def test_the_facts_are_those_of_the_notice(case: Any) -> None:
    assert value(case, "notice_date") == "2026-11-02"
    assert value(case, "received_date") == "2026-11-06"
    assert value(case, "member_id") == "U60318874 02"
    assert value(case, "group_number") == "3391056"
    assert value(case, "reference_number") == "TH2610-448173"
    assert "claim_number" not in case["notice"]["facts"]
    assert value(case, "plan_type") == "erisa-self-funded"
    assert value(case, "pa_history") == "requested-denied"
    assert value(case, "stage") == "pre-service"
    assert {c["code"] for c in value(case, "codes")} == {"97530", "97112", "I69.354"}
    assert value(case, "appeal_to")["fax"] == "1-855-555-0174"


def test_the_last_day_is_180_days_after_receipt(case: Any) -> None:
    first = min((r for r in case["rights"]["routes"] if r["available"]), key=lambda r: r["rank"])
    assert first["route"] == "internal-appeal"
    assert first["file_by"] == "2027-05-05"
    assert not any(r["route"] in ("fair-hearing", "reconsideration") and r["available"] for r in case["rights"]["routes"])


def test_the_criteria_stand_as_the_record_shows(case: Any) -> None:
    status = {c["id"]: c["status"] for c in case["match"]["criteria"]}
    assert status["C.1"] == status["C.2"] == status["D"] == status["F.1"] == "met"
    assert status["H"] == "unknown"
    assert case["match"]["overall"] == "unknown"
    assert ["H"] in case["match"]["smallest_missing"]


def test_no_letter_claims_what_is_missing(packet: Path) -> None:
    letter = json.loads((packet / "letter.json").read_text())
    text = " ".join(s["text"] for s in letter["statements"])
    assert "signed home practice agreement" not in text.lower()
    assert letter["placeholders"] == []
    assert "24 degrees" in text or "24" in text


def test_the_packet_proves_itself_and_a_change_is_found(packet: Path, tmp_path: Path) -> None:
    done = run("verify", packet)
    assert done.returncode == 0, done.stdout
    alone = run("verify", packet / "packet.pdf")
    assert alone.returncode == 0, alone.stdout
    forged = tmp_path / "forged"
    forged.mkdir()
    for part in packet.rglob("*"):
        target = forged / part.relative_to(packet)
        target.mkdir() if part.is_dir() else target.write_bytes(part.read_bytes())
    letter = (forged / "letter.json").read_text()
    assert "November 2, 2026" in letter
    (forged / "letter.json").write_text(letter.replace("November 2, 2026", "November 3, 2026"))
    refused = run("verify", forged)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
