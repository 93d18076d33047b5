# ruff: noqa: E501 - the lines of sample documents are kept whole
"""A small synthetic case for the packet's tests: files made on the spot, read with boxes, a hand-written letter and match.

Everything is fictional and marked as synthetic.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from denialhelp.casefile import contract
from denialhelp.casefile.document import Box, Document, Origin, Page, Segment, Word
from denialhelp.casefile.fact import DocumentNote, Fact, Notice, Pin, Question
from denialhelp.casefile.letter import Block, BlockKind, Letter, Statement, Support, SupportKind
from denialhelp.casefile.policy import Criterion, Evidence, Finding, Group, GroupKind, Match, Policy, Task
from denialhelp.casefile.quote import find_quote
from denialhelp.casefile.rights import Citation, Clock, Law, Length, Rights, Route
from denialhelp.casefile.slugs import Assertion, LetterKind, RouteKind, Status
from denialhelp.packet.build import PacketInput
from denialhelp.packet.exhibits import plan_exhibits
from denialhelp.reference.rulebook import RuleBook

AS_OF = date(2026, 11, 24)
NOTICE = [
    ["SYNTHETIC SAMPLE", "Northfield Health Plan", "October 19, 2026", "Member: Dana Q. Sample", "Member ID: NFH 4471 9382",
     "We denied your request for 45 hours of constraint-induced movement therapy.", "Reason: the information received does not show",
     "10 degrees of active wrist extension."],
    ["Your rights", "You may appeal within 180 days after you receive this notice.", "Send it to Northfield Appeals, P.O. Box 5550, Springfield."],
]
THERAPY = [
    ["SYNTHETIC SAMPLE  Occupational therapy evaluation", "Dana Q. Sample  DOB 03/08/1971", "Evaluation on 10/02/2026",
     "Active wrist extension right: 20 degrees.", "Active finger extension right: 15 degrees at each joint.",
     "Motor Activity Log amount of use: 1.9 of 5."],
    ["Plan: 45 hours over 3 weeks with a mitt on the other hand.", "The patient walks without a device and has no falls."],
    ["Signed: R. Okafor, OTR/L (fictional)"],
]
SCAN = ["SYNTHETIC SAMPLE  Neurology note", "Left middle cerebral artery stroke on 05/11/2026.", "No dementia; follows three-step commands."]
PHOTO = ["SYNTHETIC SAMPLE", "Home practice log", "Practised 30 minutes on 11/01/2026"]
POLICY = [
    ["SYNTHETIC SAMPLE  Coverage policy CP-118", "Constraint-induced movement therapy is covered when ALL are met:",
     "1. Stroke more than 3 months ago", "2. At least 10 degrees of active wrist extension", "3. No dementia",
     "4. A written home program signed by a caregiver"],
]
STATEMENT = "I had a stroke in May.\n\nI want to use my right hand again. It is § 1 on my list → first.\n"


def _lines_pdf(pages: list[list[str]], path: Path, *, columns: bool = False) -> None:
    pen = canvas.Canvas(str(path), pagesize=(612, 792), invariant=1)
    for lines in pages:
        for place, line in enumerate(lines):
            pen.setFont("Helvetica", 11)
            pen.drawString(72, 700 - 24 * place, line)
        if columns:
            for place, (left, right) in enumerate((("The arm was weak at", "Sleep was good and"), ("first and then it grew", "pain was 2 of 10 on"), ("stronger by 4 weeks.", "most of the days."))):
                pen.drawString(72, 300 - 14 * place, left)
                pen.drawString(320, 300 - 14 * place, right)
        pen.showPage()
    pen.save()


def words_of(page: pypdfium2.PdfPage) -> tuple[str, tuple[Word, ...]]:
    """A page's text, line by line, and its words with boxes."""
    height = page.get_height()
    textpage = page.get_textpage()
    raw = textpage.get_text_range()
    text, words, start, box = "", [], 0, None
    for index, char in enumerate(raw):
        if char.isspace():
            if len(text) > start:
                words.append(Word(text[start:], start, len(text), box))
            if char == "\n" or (char == " " and not text.endswith("\n")):
                text += char
            start, box = len(text), None
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        here = Box(left, height - top, right, height - bottom)
        box = here if box is None else box.union(here)
        text += char
    if len(text) > start:
        words.append(Word(text[start:], start, len(text), box))
    return text, tuple(words)


def read_pdf(path: Path, name: str, how: Origin = Origin.TEXT, words_from: Path | None = None) -> Document:
    """A PDF as a Document; a scan takes its words from the PDF it was made from."""
    pages = []
    with pypdfium2.PdfDocument(words_from or path) as opened:
        for number in range(len(opened)):
            page = opened[number]
            text, words = words_of(page)
            confident = tuple(Word(w.text, w.start, w.end, w.box, 0.9) for w in words) if how is Origin.OCR else words
            pages.append(Page(number + 1, text, confident, (Segment(0, len(text), 0, 0),), *page.get_size(), how))
    return Document(name, hashlib.sha256(path.read_bytes()).hexdigest(), "application/pdf", tuple(pages), how)


def text_document(path: Path, name: str, media_type: str) -> Document:
    """A file without pages as a Document."""
    text = path.read_text(encoding="utf-8")
    return Document(name, hashlib.sha256(path.read_bytes()).hexdigest(), media_type, (Page(1, text),))


def _picture(source: Path) -> Image.Image:
    with pypdfium2.PdfDocument(source) as opened:
        return opened[0].render(scale=150 / 72, grayscale=True).to_pil()


def _scan(folder: Path) -> Document:
    _lines_pdf([SCAN], folder / "typed.pdf")
    pen = canvas.Canvas(str(folder / "neurology_scan.pdf"), pagesize=(612, 792), invariant=1)
    pen.drawImage(ImageReader(_picture(folder / "typed.pdf")), 0, 0, 612, 792)
    pen.showPage()
    pen.save()
    return read_pdf(folder / "neurology_scan.pdf", "records/neurology_scan.pdf", Origin.OCR, folder / "typed.pdf")


def _photo(folder: Path) -> Document:
    _lines_pdf([PHOTO], folder / "log_typed.pdf")
    picture = _picture(folder / "log_typed.pdf")
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-OWNER"
    picture.save(folder / "log.jpg", "JPEG", quality=85, exif=exif)
    read = read_pdf(folder / "log_typed.pdf", "records/log.jpg", Origin.OCR)
    content = (folder / "log.jpg").read_bytes()
    return Document("records/log.jpg", hashlib.sha256(content).hexdigest(), "image/jpeg", read.pages, Origin.OCR)


def _bundle(folder: Path) -> Document:
    entries = [{"resourceType": "Observation", "id": f"synthetic-{n}", "code": {"text": f"Grip strength day {n}"},
                "valueQuantity": {"value": 10 + n, "unit": "kg"}, "note": "x" * 150} for n in range(14)]
    (folder / "chart.json").write_text(json.dumps({"resourceType": "Bundle", "entry": entries}, indent=2), encoding="utf-8")
    return text_document(folder / "chart.json", "records/chart.json", "application/fhir+json")


def make_documents(folder: Path) -> tuple[tuple[Document, ...], dict[str, Path]]:
    """The files of the case, written into a folder and read."""
    _lines_pdf(NOTICE, folder / "notice.pdf")
    _lines_pdf(THERAPY, folder / "therapy.pdf", columns=True)
    _lines_pdf(POLICY, folder / "policy.pdf")
    (folder / "statement.txt").write_text(STATEMENT, encoding="utf-8")
    documents = (
        read_pdf(folder / "notice.pdf", "notice.pdf"),
        read_pdf(folder / "therapy.pdf", "records/therapy.pdf"),
        _scan(folder),
        _photo(folder),
        _bundle(folder),
        read_pdf(folder / "policy.pdf", "policy.pdf"),
        text_document(folder / "statement.txt", "statement.txt", "text/plain"),
    )
    return documents, {d.id: folder / d.id.rsplit("/", 1)[-1] for d in documents}


@dataclass(frozen=True)
class Case:
    """The documents by id, for making pins."""

    documents: tuple[Document, ...]

    def pin(self, document: str, quote: str) -> Pin:
        """The pin of a quote; fails where the document does not hold it."""
        found = find_quote(next(d for d in self.documents if d.id == document), quote)
        assert found is not None, quote
        return found

    def says(self, text: str, document: str, quote: str, kind: SupportKind = SupportKind.DOCUMENT) -> Statement:
        """A statement that rests on one quote."""
        return Statement(text, (Support(kind, pin=self.pin(document, quote)),))


def make_match(case: Case) -> tuple[Policy, Match]:
    """A policy of four criteria and what the record says of them."""
    texts = {"1": "Stroke more than 3 months ago", "2": "At least 10 degrees of active wrist extension", "3": "No dementia",
             "4": "A written home program signed by a caregiver"}
    children = tuple(Criterion(i, t, (case.pin("policy.pdf", t),)) for i, t in texts.items())
    root = Group("root", GroupKind.ALL, children, text="Constraint-induced movement therapy is covered when ALL are met:")
    policy = Policy("Constraint-induced movement therapy", "CP-118", "northfield", None, None, (), root)
    stroke = Evidence(case.pin("records/neurology_scan.pdf", "Left middle cerebral artery stroke on 05/11/2026."), Assertion.PRESENT, date(2026, 5, 11))
    wrist = Evidence(case.pin("records/therapy.pdf", "Active wrist extension right: 20 degrees."), Assertion.PRESENT, date(2026, 10, 2))
    clear = Evidence(case.pin("records/neurology_scan.pdf", "No dementia; follows three-step commands."), Assertion.ABSENT)
    findings = (
        Finding("root", root.text, Status.UNKNOWN, is_group=True),
        Finding("1", texts["1"], Status.MET, (stroke,), why="Stroke on May 11, 2026, more than 3 months before."),
        Finding("2", texts["2"], Status.MET, (wrist,), why="20 degrees is at least 10 degrees."),
        Finding("3", texts["3"], Status.MET, (clear,)),
        Finding("4", texts["4"], Status.UNKNOWN, missing="Ask the therapist for the signed home program."),
    )
    return policy, Match(Status.UNKNOWN, findings, (("4",),), (Task("Get the signed home program", "treating-provider", "criterion 4"),))


def make_letter(case: Case, kind: LetterKind = LetterKind.APPEAL) -> Letter:
    """A short letter of a subject, paragraphs, a list and a request."""
    heading = BlockKind.HEADING
    return Letter(
        kind=kind, language="en", voice="claimant", dated=AS_OF,
        sender=("Dana Q. Sample", "12 Fictional Street", "Springfield"),
        recipient=("Northfield Appeals", "P.O. Box 5550", "Springfield"),
        subject=(("Member", case.says("Dana Q. Sample", "notice.pdf", "Member: Dana Q. Sample")),
                 ("Member ID", case.says("NFH 4471 9382", "notice.pdf", "Member ID: NFH 4471 9382"))),
        salutation="To the appeals department:",
        blocks=(
            Block(BlockKind.PARAGRAPH, (
                Statement("On October 19, 2026 you denied 45 hours of constraint-induced movement therapy.", tuple(
                    Support(SupportKind.DOCUMENT, pin=case.pin("notice.pdf", quote)) for quote in
                    ("October 19, 2026", "We denied your request for 45 hours of constraint-induced movement therapy."))),
                Statement("Please reverse that decision.", (), asserts=False))),
            Block(heading, (Statement("The reason you gave", (), asserts=False),)),
            Block(BlockKind.PARAGRAPH, (
                case.says("Your notice says that the information “does not show 10 degrees of active wrist extension.”", "notice.pdf",
                          "does not show 10 degrees of active wrist extension."),
                case.says("The evaluation measured: “Active wrist extension right: 20 degrees.” (Exhibit C, page 1: EX-C-001)",
                          "records/therapy.pdf", "Active wrist extension right: 20 degrees.")), criterion="2"),
            Block(BlockKind.BULLET, (case.says("Stroke on 05/11/2026.", "records/neurology_scan.pdf", "stroke on 05/11/2026."),), criterion="1"),
            Block(BlockKind.BULLET, (case.says("Practised 30 minutes on 11/01/2026.", "records/log.jpg", "Practised 30 minutes on 11/01/2026"),)),
            Block(BlockKind.NUMBERED, (case.says("Grip strength was written down on day 13.", "records/chart.json", "Grip strength day 13"),)),
            Block(BlockKind.NUMBERED, (case.says("I want to use my right hand again.", "statement.txt", "I want to use my right hand again.",
                                                 SupportKind.CLAIMANT),)),
        ),
        closing=("Sincerely,", "Dana Q. Sample"),
        enclosures=("Exhibit A: Denial notice (EX-A-001 to EX-A-002)",),
        left_out=((Statement("I tried everything.", ()), "nothing in the record bears it"),),
    )


def make_rights() -> Rights:
    """Two routes and a clock of the plan."""
    cite = Citation("29 CFR 2560.503-1(h)(3)(i)", None, AS_OF, "https://www.ecfr.gov/current/title-29/section-2560.503-1")
    return Rights(
        regime=(Law("ERISA", "29 USC 1133"),),
        routes=(
            Route(RouteKind.INTERNAL_APPEAL, True, 1, date(2027, 4, 24), date(2027, 4, 23), how_counted="180 days from October 26, 2026",
                  to_whom="Northfield Appeals", citations=(cite,), warnings=("The last day is a Saturday.",)),
            Route(RouteKind.DOCUMENT_REQUEST, True, 2),
        ),
        clocks=(Clock("plan", "decide-internal-appeal", None, Length(30, "calendar-days"), "deemed-exhausted", (cite,)),
                Clock("plan", "forward-to-ire", date(2026, 12, 30), Length(60, "calendar-days"), "auto-forward", (cite,))),
    )


def make_notice(documents: tuple[Document, ...]) -> Notice:
    """The facts that the packet prints in its heads."""
    note = documents[0]
    facts = {name: Fact(name, value, 1.0, ()) for name, value in (("patient_name", "Dana Q. Sample"), ("member_id", "NFH 4471 9382"))}
    return Notice((DocumentNote(note.id, note.sha256, len(note.pages), "text", "en"),), "denial", facts,
                  questions=(Question("received_date", "On which day did you receive the notice?", "the last day is counted from it"),))


def make_case(folder: Path) -> PacketInput:
    """The whole case, ready to build."""
    folder.mkdir(parents=True, exist_ok=True)
    documents, originals = make_documents(folder)
    case = Case(documents)
    policy, match = make_match(case)
    plan = plan_exhibits(documents, match, {"notice.pdf"}, originals, policy_ids={"policy.pdf"}, statement_ids={"statement.txt"})
    notice, rights = make_notice(documents), make_rights()
    other = make_letter(case, LetterKind.CLAIM_FILE_REQUEST)
    return PacketInput(
        letters=(make_letter(case), other), notice=notice, rights=rights, match=match, policy=policy, documents=documents,
        case_json={"notice": contract.notice(notice), "rights": contract.rights(rights), "match": contract.match(match), "answers": {}},
        originals=originals, exhibits=plan, worklist=match.worklist, rules_version="test-1", as_of=AS_OF, program_version="0.0-test",
    )


def picture_bytes(size: tuple[int, int] = (60, 80)) -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG")
    return out.getvalue()


def make_rules(version: str = "other") -> RuleBook:
    """A rule book without rules: the sample letters rest on documents alone. Its version is not the packet's, so the dates' citations,
    which it does not hold, are not looked up in it unless a test says so."""
    needed: dict[str, Any] = {f.name: {} if "Mapping" in str(f.type) else () for f in fields(RuleBook) if f.default is MISSING is f.default_factory}
    return RuleBook(**needed, version=version)
