"""Pages of the record that are about another person stay out of everything that is written. All samples are synthetic."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

import packet_case
from denialhelp.packet import manifest as manifests
from denialhelp.packet.assemble import attach
from denialhelp.packet.hashes import seal
from denialhelp.packet.page_reading import read_page
from denialhelp.packet.verify import by_libraries, verify
from denialhelp.workflow import steps
from denialhelp.workflow.appeal import AppealRequest, run_appeal

STRANGER = ("Quillfeather", "Ottoline", "09/09/1944", "gabapentin")
NOTICE = """SYNTHETIC SAMPLE
Northfield Health Plan
Notice of denial
October 19, 2026

Member: Dana Sample
Date of birth: 03/08/1971
Member ID: NFH4471938
Reference number: NR-5550182

We denied your request for constraint-induced movement therapy. It is not medically necessary because the records do not show
10 degrees of active wrist extension.

You may appeal within 180 days after you receive this notice. Send it to Northfield Appeals, P.O. Box 5550, Springfield, IL 62701.
"""
POLICY = """SYNTHETIC SAMPLE
Coverage policy CP-118 Constraint-induced movement therapy

Constraint-induced movement therapy is medically necessary when ALL of the following are met:
1. A stroke
2. At least 10 degrees of active wrist extension
"""
OWN = [["SYNTHETIC SAMPLE  Occupational therapy evaluation", "Patient: Dana Sample   DOB: 03/08/1971", "Date of service: 10/02/2026",
        "Left middle cerebral artery stroke on 05/11/2026.", "Active wrist extension right: 20 degrees."],
       ["SYNTHETIC SAMPLE  Pain clinic note", "Patient: Ottoline Quillfeather   DOB: 09/09/1944", "Date of service: 10/01/2026",
        "Active wrist extension right: 45 degrees.", "Takes gabapentin for a stroke of the left side."],
       ["SYNTHETIC SAMPLE  Occupational therapy, plan", "Patient: Dana Sample   DOB: 03/08/1971", "Date of service: 10/02/2026",
        "Plan: 45 hours over 3 weeks with a mitt on the other hand."]]


def _record(path: Path) -> None:
    pen = canvas.Canvas(str(path), pagesize=(612, 792), invariant=1)
    picture = ImageReader(packet_case.Image.new("RGB", (40, 40), (200, 30, 60)))
    for number, lines in enumerate(OWN):
        pen.setFont("Helvetica", 11)
        for place, line in enumerate(lines):
            pen.drawString(72, 700 - 24 * place, line)
        if number == 1:
            pen.drawImage(picture, 72, 200, 100, 100)
        pen.showPage()
    pen.save()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packet of a case whose record holds a page and a file of another person."""
    folder = tmp_path_factory.mktemp("withheld")
    (folder / "records").mkdir()
    (folder / "notice.txt").write_text(NOTICE)
    (folder / "policy.txt").write_text(POLICY)
    _record(folder / "records" / "01_therapy.pdf")
    (folder / "records" / "02_note.txt").write_text("\n".join(OWN[1]))
    run_appeal(AppealRequest(folder / "notice.txt", folder / "out", (folder / "records",), folder / "policy.txt"), as_of=date(2026, 11, 24))
    return folder / "out"


def _said(path: Path) -> str:
    """Everything that a file holds, uncompressed."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            streams = b"\n".join(o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") != "/Image")
            words = b"\n".join(o.unparse() for o in pdf.objects if not isinstance(o, pikepdf.Stream))
        text = "".join(p.raw for p in _pages(path))
        return (streams + words).decode("latin-1") + text
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as opened:
            return "".join(opened.read(n).decode("utf-8", "replace") for n in opened.namelist())
    return path.read_text()


def _pages(path: Path) -> list[packet_case.Any]:
    with pypdfium2.PdfDocument(path) as opened:
        return [read_page(opened[n]) for n in range(len(opened))]


def test_nothing_of_the_other_person_is_in_any_file(out: Path) -> None:
    for path in (p for p in out.rglob("*") if p.is_file()):
        said = _said(path)
        assert not [word for word in STRANGER if word in said], path.name
    with pikepdf.open(out / "packet.pdf") as pdf:
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]  # the stranger's picture


def test_a_slip_keeps_the_numbering_and_the_packet_proves_itself(out: Path) -> None:
    found = verify(out, steps.rules())
    assert found.failures == ()
    manifest = json.loads((out / "manifest.json").read_text())
    pages = {page["label"]: page for exhibit in manifest["exhibits"] for page in exhibit["pages"]}
    taken = [label for label, page in pages.items() if page.get("withheld")]
    assert len(taken) == 2
    read = _pages(out / "packet.pdf")
    for label in taken:
        assert "taken out" in read[pages[label]["packet_page"] - 1].raw
    therapy = next(e for e in manifest["exhibits"] if e["document"].endswith("01_therapy.pdf"))
    assert [p["source_page"] for p in therapy["pages"]] == [1, 2, 3]
    assert "45 hours" in read[therapy["pages"][2]["packet_page"] - 1].raw


def test_the_worklist_says_so_and_no_finding_rests_on_it(out: Path) -> None:
    worklist = (out / "worklist.md").read_text()
    assert "page 2 of" in worklist
    assert "about another person" in worklist
    case = json.loads((out / "case.json").read_text())
    quoted = [e["quote"] for f in case["match"]["criteria"] for e in f["evidence"]]
    assert any("20 degrees" in q for q in quoted)
    assert not any("45 degrees" in q for q in quoted)


def test_a_slip_that_shows_more_is_found(out: Path, tmp_path: Path) -> None:
    packet = (out / "packet.pdf").read_bytes()
    inner = json.loads(by_libraries(packet).manifest() or b"")
    for exhibit in inner["exhibits"]:
        exhibit["pages"][0]["withheld"] = True
    inner["seal"] = seal(inner)
    (tmp_path / "packet.pdf").write_bytes(attach(packet, manifests.encode(inner), date(2026, 11, 24)))
    assert any("taken out" in f for f in verify(tmp_path / "packet.pdf", steps.rules()).failures)
