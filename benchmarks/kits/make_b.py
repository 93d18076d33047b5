"""Writes the case kits 31 to 35 (notice, records, policy, plan, statement, gold answers); all people, employers and clinics are invented.

Usage, from the project's root: .venv/bin/python benchmarks/kits/make_b.py [NUMBER ...]
Written apart from the program: nothing here looks at what the program answers. The same files come out on every run.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from contextlib import chdir
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import cv2
import docx
import numpy as np
import pypdfium2
from docx.shared import Pt
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-23"
SAMPLE = "Synthetic sample - invented people and organizations"
BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


# ---------------------------------------------------------------- paper


def pdf(path: Path, title: str, flow: list[Any], font: str = "Helvetica", size: float = 10, head: str = "", foot: str = "", columns: int = 1,
        margin: float = 60) -> Path:
    """A text PDF. Items: '# heading', '## small heading', '---' page break, '* bullet', '> ' and '>> ' indents, list = table, tuple = key and value rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wide, high = letter

    def style(indent: float = 0, bold: bool = False, bigger: float = 0, hang: float = 0, after: float = 3) -> ParagraphStyle:
        face = BOLD[font] if bold else font
        return ParagraphStyle("s", fontName=face, fontSize=size + bigger, leading=(size + bigger) * 1.25, leftIndent=indent + hang,
                              firstLineIndent=-hang, spaceAfter=after)

    def furniture(canvas: Any, doc: Any) -> None:
        canvas.saveState()
        canvas.setFont(font, 8)
        if head:
            canvas.drawString(margin, high - 34, head)
        canvas.setFont(font, 7)
        canvas.drawString(margin, 26, foot)
        canvas.drawRightString(wide - margin, 26, f"Page {doc.page}")
        canvas.setFillColor(colors.grey)
        canvas.drawCentredString(wide / 2, 15, SAMPLE)
        canvas.restoreState()

    gap = 18
    column = (wide - 2 * margin - gap * (columns - 1)) / columns
    frames = [Frame(margin + i * (column + gap), 40, column, high - 85, id=str(i), leftPadding=0, rightPadding=0) for i in range(columns)]
    paper = BaseDocTemplate(str(path), pagesize=letter, invariant=1, title=title, author="DenialHelp benchmark author", subject="Synthetic sample",
                            keywords="synthetic sample, fictional person")
    paper.addPageTemplates([PageTemplate("p", frames, onPage=furniture)])
    story: list[Any] = []
    for item in flow:
        if item == "---":
            story.append(PageBreak())
        elif isinstance(item, tuple):
            cells = [[Paragraph(k, style(bold=True, after=0)), Paragraph(v, style(after=0))] for k, v in item]
            table = Table(cells, colWidths=[column * 0.3, column * 0.7])
            table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]))
            story += [table, Spacer(1, 6)]
        elif isinstance(item, list):
            widths = item[0] if isinstance(item[0][0], (int, float)) else None
            rows = item[1:] if widths else item
            small = ParagraphStyle("t", fontName=font, fontSize=size - 1, leading=size + 1)
            strong = ParagraphStyle("h", fontName=BOLD[font], fontSize=size - 1, leading=size + 1)
            cells = [[Paragraph(str(c), strong if n == 0 else small) for c in row] for n, row in enumerate(rows)]
            table = Table(cells, colWidths=[w * column for w in widths] if widths else None, repeatRows=1)
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                                       ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]))
            story += [table, Spacer(1, 6)]
        elif item.startswith("## "):
            story.append(Paragraph(item[3:], style(bold=True, bigger=0.5)))
        elif item.startswith("# "):
            story.append(Paragraph(item[2:], style(bold=True, bigger=4, after=6)))
        elif item.startswith("* "):
            story.append(Paragraph("- " + item[2:], style(indent=12, hang=9)))
        elif item.startswith(">"):
            depth = len(item) - len(item.lstrip(">"))
            story.append(Paragraph(item.lstrip("> "), style(indent=18 * depth, hang=14)))
        else:
            story.append(Paragraph(item, style(after=5)))
    paper.build(story)
    return path


def pages_of(path: Path) -> list[str]:
    """The text of every page as poppler lays it out."""
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def degraded(page: Any, seed: int, photo: bool, scale: float) -> Image.Image:
    """A page as a fax or a telephone photo shows it."""
    rng = np.random.default_rng(seed)
    grey = np.asarray(page.render(scale=scale).to_pil().convert("L")).astype(np.float32)
    high, wide = grey.shape
    if photo:
        pad = 60
        grey = cv2.copyMakeBorder(grey, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=90)
        high, wide = grey.shape
        source = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
        target = np.float32([[18, 10], [wide - 8, 26], [wide - 24, high - 12], [6, high - 22]])
        grey = cv2.warpPerspective(grey, cv2.getPerspectiveTransform(source, target), (wide, high), borderValue=90)
        shade = np.linspace(1.0, 0.72, wide)[None, :] * np.linspace(0.96, 1.0, high)[:, None]
        grey = grey * shade
    else:
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), float(rng.uniform(-0.7, 0.7)), 1.0)
        grey = cv2.warpAffine(grey, turn, (wide, high), borderValue=255)
        specks = rng.random(grey.shape) < 0.0004
        grey[specks] = 40
    grey = cv2.GaussianBlur(grey, (3, 3), 0.6) + rng.normal(0, 5, grey.shape)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def scan(source: Path, target: Path, seed: int) -> list[str]:
    """Replaces a text PDF by its scan; answers the text that was on it."""
    texts = pages_of(source)
    paper = Canvas(str(target), pagesize=letter, invariant=1)
    paper.setTitle("Scan")
    paper.setAuthor("DenialHelp benchmark author")
    paper.setSubject("Synthetic sample")
    pages = pypdfium2.PdfDocument(str(source))
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # the picture's path becomes its name inside the PDF: keep it the same on every run
        for number, page in enumerate(pages):
            degraded(page, seed + number, False, 2.4).save(f"{number}.jpg", quality=62)
            paper.drawImage(f"{number}.jpg", 0, 0, *letter)
            paper.showPage()
        paper.save()
    return texts


def photo(source: Path, target: Path, seed: int) -> list[str]:
    """Replaces a one-page PDF by a telephone photo of it; answers the text that was on it."""
    texts = pages_of(source)
    degraded(pypdfium2.PdfDocument(str(source))[0], seed, True, 2.3).save(target, quality=78)
    return texts


def word(path: Path, title: str, flow: list[Any]) -> Path:
    """A Word file with real lists; items as in pdf()."""
    path.parent.mkdir(parents=True, exist_ok=True)
    paper = docx.Document()
    paper.styles["Normal"].font.name = "Calibri"
    paper.styles["Normal"].font.size = Pt(10.5)
    paper.core_properties.title, paper.core_properties.subject = title, "Synthetic sample"
    paper.core_properties.author = "DenialHelp benchmark author"
    paper.core_properties.created = paper.core_properties.modified = datetime(2026, 11, 1, tzinfo=UTC)
    for item in flow:
        if isinstance(item, list):
            table = paper.add_table(rows=0, cols=len(item[0]), style="Table Grid")
            for row in item:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif item.startswith("## "):
            paper.add_heading(item[3:], 2)
        elif item.startswith("# "):
            paper.add_heading(item[2:], 1)
        elif item.startswith("** "):
            paper.add_paragraph(item[3:], style="List Bullet 2")
        elif item.startswith("* "):
            paper.add_paragraph(item[2:], style="List Bullet")
        else:
            paper.add_paragraph(item)
    paper.add_paragraph(SAMPLE)
    paper.save(str(path))
    with zipfile.ZipFile(path) as packed:
        parts = [(name, packed.read(name)) for name in packed.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts:
            packed.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path


# ---------------------------------------------------------------- gold


def fold(text: str) -> str:
    """Runs of white space as one space."""
    return re.sub(r"\s+", " ", text)


def doc_text(path: Path) -> str:
    """All paragraphs and table rows of a Word file."""
    paper = docx.Document(str(path))
    rows = [" ".join(c.text for c in row.cells) for t in paper.tables for row in t.rows]
    return "\n".join([p.text for p in paper.paragraphs] + rows)


class Kit:
    """One case folder and its gold answers; every quote is looked up on its page before it is written."""

    def __init__(self, slug: str) -> None:
        self.root = HERE / slug
        (self.root / "records").mkdir(parents=True, exist_ok=True)
        self.source: dict[str, list[str]] = {}
        self.criteria: list[dict[str, Any]] = []

    def file(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, text: str) -> None:
        self.file(name).write_text(text, encoding="utf-8")

    def pages(self, name: str) -> list[str]:
        if name not in self.source:
            path = self.file(name)
            self.source[name] = pages_of(path) if path.suffix == ".pdf" else [doc_text(path) if path.suffix == ".docx" else path.read_text("utf-8")]
        return self.source[name]

    def quote(self, name: str, words: str) -> dict[str, Any]:
        """A quote with its page; fails where the file does not bear it or bears it on two pages."""
        found = [n for n, page in enumerate(self.pages(name), 1) if fold(words) in fold(page)]
        if len(found) != 1:
            raise SystemExit(f"{self.root.name}: quote on pages {found} of {name}: {words!r}")
        return {"file": name, "page": found[0], "quote": words}

    def add(self, ident: str, text: str, logic: str, status: str, *evidence: tuple[str, str], missing: str | None = None) -> None:
        assert status in {"met", "not-met", "unknown"}
        self.criteria.append({"id": ident, "text": text, "logic": logic, "status": status,
                              "evidence": [self.quote(f, q) for f, q in evidence], "missing": missing})

    def gold(self, **parts: Any) -> None:
        """Checks the tree and writes gold.json."""
        known = {c["id"] for c in self.criteria}
        assert len(known) == len(self.criteria), "ids twice"
        for item in self.criteria:
            parent = re.sub(r" \(at least \d\)$", "", item["logic"].split(" of ", 1)[1])
            assert parent == "ROOT" or parent in known, item
        for parent in known | {"ROOT"}:
            below = [c for c in self.criteria if re.sub(r" \(at least \d\)$", "", c["logic"].split(" of ", 1)[1]) == parent]
            if not below:
                continue
            states = [c["status"] for c in below]
            if below[0]["logic"].startswith("all"):
                want = "not-met" if "not-met" in states else "unknown" if "unknown" in states else "met"
            else:
                need = int((re.search(r"at least (\d)", below[0]["logic"]) or [0, "1"])[1])
                want = "met" if states.count("met") >= need else "unknown" if len(states) - states.count("not-met") >= need else "not-met"
            got = parts["overall"] if parent == "ROOT" else next(c["status"] for c in self.criteria if c["id"] == parent)
            assert got == want, (self.root.name, parent, got, want)
        plan = parts["plan"]
        plan["evidence"] = [self.quote(f, q) for f, q in plan["evidence"]]
        order = ["title", "difficulty", "notice", "plan", "routes", "not_routes", "deadlines", "notice_defects", "criteria", "overall",
                 "smallest_missing", "must_say", "must_not_say", "traps"]
        parts["criteria"] = self.criteria
        assert set(parts) == set(order), set(order) ^ set(parts)
        gold = {"synthetic": True, "today": TODAY} | {k: parts[k] for k in order}
        self.write("gold.json", json.dumps(gold, indent=1, ensure_ascii=False) + "\n")


def day(start: str, days: int) -> str:
    """N days after a date."""
    return (date.fromisoformat(start) + timedelta(days=days)).isoformat()


def weekday(text: str) -> str:
    """Name of the day of the week."""
    return date.fromisoformat(text).strftime("%A")


def business_before(text: str) -> str:
    """The date itself or the Friday before a weekend."""
    when = date.fromisoformat(text)
    return (when - timedelta(days=max(0, when.weekday() - 4))).isoformat()


def four_months(text: str) -> tuple[str, str]:
    """Same day four months later, unrolled and rolled over a weekend (45 CFR 147.136(d)(2)(i)); holidays are checked by hand."""
    start = date.fromisoformat(text)
    year, month = divmod(start.month - 1 + 4, 12)
    try:
        plain = date(start.year + year, month + 1, start.day)
    except ValueError:
        plain = date(start.year + year, month + 2, 1)
    rolled = plain + timedelta(days={5: 2, 6: 1}.get(plain.weekday(), 0))
    return plain.isoformat(), rolled.isoformat()


# ---------------------------------------------------------------- 31


def kit31() -> None:
    """Anthem Blue Cross, California: residential stay cut during treatment."""
    kit = Kit("31-anthem-ca-residential-stay-cut")
    pdf(kit.file("notice.pdf"), "Notice of decision on continued stay", [
        "Anthem Blue Cross", "Behavioral Health Utilization Management - P.O. Box 990417, Woodland Hills, CA 91399",
        "November 19, 2026",
        "Noelle T. Aguirre-Baines<br/>c/o Larkspur Canyon Recovery Center, 2280 Larkspur Grade, Glen Ellen, CA 95442",
        (("Member", "Noelle T. Aguirre-Baines"), ("Date of birth", "November 2, 1993"), ("Member ID", "VQH448M61729"),
                              ("Plan", "Anthem Silver 70 EPO (individual, Covered California)"), ("Reference", "BH-2611-0903347"),
                              ("Facility", "Larkspur Canyon Recovery Center (NPI 1005550181, in network)"),
                              ("Attending physician", "Marisela Ochoa-Dunn, MD"),
                              ("Service", "Residential treatment for substance use disorder, 24-hour, H0018, revenue code 1002"),
                              ("Diagnosis", "F10.20; F43.12")),
        "Dear Ms. Aguirre-Baines:",
        "We reviewed the request of your facility to extend your stay. We received it on November 18, 2026 at 9:12 a.m. We have approved part of it "
        "and have not approved the rest. The decision was made and telephoned to the facility on November 19, 2026 at 4:40 p.m.",
        "## Days requested, approved and not approved",
        [[0.12, 0.32, 0.15, 0.15, 0.26], ["Review", "Dates of service", "Requested", "Approved", "Not approved"],
         ["1", "10/30/2026 - 11/05/2026", "7", "7", "0"], ["2", "11/06/2026 - 11/12/2026", "7", "7", "0"],
         ["3", "11/13/2026 - 11/19/2026", "7", "7", "0"], ["4", "11/20/2026 - 12/03/2026", "14", "3", "11 (from 11/23/2026)"]],
        "Last day covered: November 22, 2026. Days from November 23, 2026 through December 3, 2026 are not covered.",
        "## Why we decided this",
        "Our physician reviewer, Terrence Abelard, MD (psychiatry), telephone 1-805-555-0119, compared the clinical information with Anthem "
        "guideline BHG-RTC-207, Residential Treatment, Substance Use Disorder: Continued Stay, section 2. You were admitted for alcohol use. "
        "Your withdrawal is over: your withdrawal score is 2. Your depression score was 9, which is mild. You have no thoughts of harming "
        "yourself. You are taking part in groups. You can be treated in a partial hospitalization program while living at home. Continued stay "
        "at the residential level is therefore not medically necessary, and the length of stay beyond November 22 is not approved.",
        "A copy of the guideline is available free of charge on request. You may also have, free of charge, copies of all documents and records "
        "that bear on this decision.",
        "---",
        "## Talk between doctors",
        "Your attending physician may speak with a reviewer (peer-to-peer) until November 23, 2026, 5:00 p.m. Pacific time, at 1-805-555-0120. "
        "This is not an appeal and does not change any time limit below.",
        "## Your right to appeal (grievance)",
        "* You, your provider or another person you choose may file a grievance (appeal) within 180 calendar days from the date you receive this letter.",
        "* Standard appeal: we answer in writing within 30 calendar days.",
        "* Expedited appeal: if waiting could seriously jeopardize your life, health or ability to regain maximum function, or there is an "
        "imminent and serious threat to your health, call or fax us. We answer within 72 hours.",
        [[0.24, 0.76], ["How", "Where"], ["Mail", "Anthem Blue Cross, Grievances and Appeals, P.O. Box 990418, Woodland Hills, CA 91399"],
         ["Standard", "Fax 1-877-555-0190, telephone 1-800-555-0183"], ["Expedited", "Fax 1-877-555-0191, telephone 1-888-555-0186 (24 hours)"],
         ["Online", "www.anthem.example/ca/grievance"]],
        "## Independent Medical Review",
        "If we uphold our decision, or do not answer within 30 days, you may ask the California Department of Managed Health Care (DMHC) for an "
        "Independent Medical Review (IMR), free of charge, within six months of our written decision on your grievance. The DMHC Help Center "
        "is at 1-888-466-2219 (TDD 1-877-688-9891) and www.dmhc.ca.gov.",
        "Your coverage is a health care service plan contract licensed under the Knox-Keene Act and regulated by the DMHC.",
        "You will get this letter in another language on request: 1-800-555-0183. Para ayuda en español, llame al mismo número.",
        "Sincerely,<br/>Behavioral Health Utilization Management<br/>cc: Marisela Ochoa-Dunn, MD, by fax 707-555-0138, 11/19/2026 16:58",
        "Case track 77-0041926 - Template CA-CONC-DN 06/26 - Provider tax ID ending 4471 - Admission authorization AU-26-88210653",
    ], font="Times-Roman", size=10.5, foot="BH-2611-0903347")
    pdf(kit.file("policy.pdf"), "BHG-RTC-207", [
        "# Residential Treatment, Substance Use Disorder: Continued Stay",
        "Guideline BHG-RTC-207 - Effective 04/01/2026 - Last review 02/19/2026 - Replaces the version of 04/01/2025",
        "## 1. Use of this guideline",
        "This guideline is for adults who are already in a residential program. Admission is decided under BHG-RTC-206. A reviewer looks at the "
        "seven days before the request for review unless another period is named.",
        "## 2. Continued stay",
        "Continued stay is medically necessary when ALL of 2.1 to 2.6 are documented and NONE of section 3 applies.",
        "> 2.1 Diagnosis. A moderate or severe substance use disorder, diagnosed by a licensed clinician.",
        "> 2.2 Active treatment. ALL of:",
        ">> 2.2.1 at least 25 hours of clinical services attended in a week",
        ">> 2.2.2 an individual treatment plan updated within 7 days before the request, with target dates",
        ">> 2.2.3 a visit with a physician or nurse practitioner within 7 days before the request",
        ">> 2.2.4 a session with family or a support person within 14 days before the request",
        "> 2.3 Need for a 24-hour setting. AT LEAST TWO of:",
        ">> (a) a CIWA-Ar score of 10 or more within 72 hours before the request",
        ">> (b) craving of 7 or more out of 10 on at least 3 of the last 7 days",
        ">> (c) a PHQ-9 score of 15 or more, or a PCL-5 score of 33 or more, within 7 days before the request",
        ">> (d) an unsafe recovery environment, confirmed by staff with someone other than the patient",
        ">> (e) return to use, or a signed request to leave against advice, during this stay",
        "> 2.4 Less intensive care. EITHER of:",
        ">> 2.4.1 return to use during an intensive outpatient or partial hospitalization program in the past 12 months; or",
        ">> 2.4.2 no such program within 30 miles has an opening within 14 days",
        "> 2.5 Progress. EITHER of:",
        ">> 2.5.1 measured improvement toward at least one goal; or",
        ">> 2.5.2 a change of the treatment plan in answer to lack of progress",
        "> 2.6 Discharge planning. ALL of:",
        ">> (a) an estimated discharge date",
        ">> (b) a named step-down program with the date of an intake appointment",
        ">> (c) a medication plan with a named prescriber after discharge",
        "---",
        "## 3. Continued stay is not medically necessary",
        "when ANY of the following is documented:",
        "> 3.1 the stay serves mainly housing, or a legal or court requirement",
        "> 3.2 the person is unwilling to take part after two documented motivational attempts",
        "> 3.3 the person needs acute inpatient hospital care",
        "## 4. Definitions",
        "CIWA-Ar: withdrawal scale for alcohol. PHQ-9: nine-item depression questionnaire. GAD-7: seven-item anxiety questionnaire; it is not used "
        "in 2.3. PCL-5: trauma symptom checklist. Clinical services: group, individual, family and medical sessions; meals, free time and "
        "community meetings do not count.",
        "## 5. Codes",
        [[0.25, 0.75], ["Code", "Use"], ["H0018", "Residential program, short stay, per day"], ["1002", "Revenue code, residential, substance use"]],
        "## 6. Revision history",
        [[0.25, 0.75], ["Date", "Change"], ["04/01/2026", "2.3(b): 3 of 7 days (before: daily). 2.6(b) added."],
         ["04/01/2025", "2.2.1 raised from 20 to 25 hours."], ["04/01/2023", "New guideline. CIWA-Ar of 8 or more required (superseded)."]],
    ], size=9.5, head="Anthem Blue Cross - Behavioral Health Guideline BHG-RTC-207")
    pdf(kit.file("plan.pdf"), "Plan summary", [
        "# Anthem Silver 70 EPO", "Combined Evidence of Coverage and Disclosure Form, extract. Plan year January 1 to December 31, 2026.",
        "## What kind of coverage this is",
        "You bought this plan for yourself through Covered California. It is an individual health care service plan contract with Anthem Blue Cross, "
        "licensed by the California Department of Managed Health Care. It is not a plan of an employer.",
        "## Mental health and substance use disorder",
        "We cover medically necessary treatment of mental health and substance use disorders, including residential treatment, under the same "
        "terms as other medical conditions. Prior authorization is required for residential treatment. Deductible $2,500; you pay 20% after it.",
        "## Disagreements", "One level of grievance. Independent Medical Review by the DMHC.",
    ], size=10, head="Extract, page 41 and 118 of the full document")
    pdf(kit.file("records/01_admission_assessment.pdf"), "Admission assessment", [
        "# Larkspur Canyon Recovery Center", "Admission assessment, 10/30/2026, Marisela Ochoa-Dunn, MD, addiction psychiatry",
        "Aguirre-Baines, Noelle T. DOB 11/02/1993. MRN 40-2217. Admission voluntary. No legal charges and no court order.",
        "## Reason for admission",
        "Thirty-two-year-old dental hygienist (33 next week) with severe alcohol use disorder, six years, last drink 10/30/2026 at 02:00, about 12 "
        "standard drinks a day since September. She meets 9 of 11 criteria: alcohol use disorder, severe (F10.20). Post-traumatic stress "
        "disorder, chronic (F43.12), after an assault in 2019. Major depressive disorder, recurrent, moderate.",
        "## Treatment so far",
        "Redwood Bend intensive outpatient program, 06/15/2026 to 08/21/2026, three evenings a week. She drank on 07/11, 07/25 and daily from "
        "08/14/2026 while enrolled, and was discharged for return to use. Medical detoxification, Sonoma, 4 days in 03/2025. Acamprosate 2025, "
        "stopped for diarrhea. No residential stay before this one.",
        "## Medical history",
        "Migraine without aura, one or two a month. Appendectomy 2009. Iron deficiency in 2024, treated. No diabetes, no pancreatitis, no gastrointestinal bleeding, no "
        "head injury. Allergies: sulfa (hives). Medicines at home: ibuprofen as needed, levonorgestrel device. No opioids, no benzodiazepines; tried cocaine twice in "
        "college. Vapes nicotine on weekends.",
        "## Review of systems",
        "Nausea, sweating, tremor, poor sleep, racing thoughts. No chest pain, no cough, no black stool, no hallucinations, no headache today. Appetite poor. Weight 132 "
        "lb, 150 lb in January. Last menstrual period October 12.",
        "## Social history",
        "Works four days a week, on medical leave since 10/28/2026, return planned 12/14/2026. No children. One sister in Windsor, mother in Redding. Driver license "
        "valid; traffic ticket (speeding) open. Savings for three months. Finished a two-year college program. Hobbies: trail running until 2024.",
        "## Withdrawal history",
        "Tremor, sweats. No seizure and no delirium tremens in the patient. Her brother had a withdrawal seizure in 2022.",
        "## Family history", "Father died of cirrhosis at 58. Mother has bipolar disorder and takes lithium. Brother: alcohol, on probation.",
        "---", "## Examination and scores on admission",
        [[0.4, 0.3, 0.3], ["Measure", "10/30/2026", "10/31/2026"], ["CIWA-Ar", "14", "17"], ["PHQ-9", "21", "-"], ["PCL-5", "52", "-"], ["GAD-7", "15", "-"]],
         'Passive thoughts of death on 10/31 ("it would be easier not to wake up"), no plan, no intent. C-SSRS low risk. Liver enzymes AST 88, '
         "ALT 71. Pregnancy test negative. Blood pressure 152/96, pulse 108.",
        "## Home",
        "Rents an apartment in Petaluma with her partner, who drinks daily. She says she cannot stay sober there.",
        "## Plan", "Chlordiazepoxide taper 5 days, thiamine. Naltrexone after liver tests. Trauma-focused therapy when withdrawal is over. "
        "Residential stay estimated at 28 to 35 days.", "M. Ochoa-Dunn, MD, 10/30/2026 17:20, addendum 10/31/2026 09:05",
    ], font="Times-Roman", size=10.5, head="Aguirre-Baines, Noelle T. - MRN 40-2217 - DOB 11/02/1993")
    log = [["10/30", "14", "9", "4.0", "Taper started"], ["10/31", "17", "9", "3.0", "Tremor, sweats"], ["11/01", "12", "9", "4.5", "Nausea"],
           ["11/02", "8", "8", "5.0", "Ate breakfast"], ["11/03", "5", "8", "5.5", "Last taper dose"], ["11/04", "3", "9", "3.5", "Asked to leave at 21:10, see note"],
           ["11/05", "2", "7", "5.0", "Family session"], ["11/06", "2", "6", "6.0", "-"], ["11/07", "1", "6", "6.0", "-"], ["11/08", "1", "7", "5.5", "Nightmare"]]
    later = [["11/09", "1", "6", "6.0", "-"], ["11/10", "1", "6", "6.5", "-"], ["11/11", "1", "8", "4.0", "Anniversary of assault"], ["11/12", "0", "6", "5.0", "-"],
             ["11/13", "0", "7", "5.0", "Naltrexone injection given"], ["11/14", "2", "8", "4.5", "Nightmare"], ["11/15", "1", "5", "6.0", "-"],
             ["11/16", "2", "7", "5.0", "-"], ["11/17", "2", "8", "4.5", "Call from partner"], ["11/18", "1", "6", "5.5", "-"], ["11/19", "1", "7", "5.0", "-"]]
    top = ["Date", "CIWA-Ar", "Craving", "Sleep h", "Nurse remark"]
    wide = [0.14, 0.14, 0.14, 0.14, 0.44]
    with tempfile.TemporaryDirectory() as folder:
        plain = pdf(Path(folder) / "log.pdf", "Log", [
            "# Nursing log, year 2026", "Resident: N. Aguirre-Baines 40-2217. Craving: highest of the day, 0 to 10.", [wide, top, *log],
            "Note 11/04: Resident asked to leave at 21:10. Counselor talked with her until 22:00. She stayed and did not sign a form to leave "
            "against advice. V. Prem, RN",
            "Breath test each evening 10/31 to 11/08: 0.000.", "---", "# Nursing log, year 2026 (continued)", [wide, top, *later],
            "Breath test each evening 11/09 to 11/19: 0.000. Urine drug screens 11/06 and 11/16 negative except chlordiazepoxide on 11/06.",
            "No return to use during the stay. V. Prem, RN, 11/19",
        ], font="Courier", size=11, head="LARKSPUR CANYON RECOVERY CENTER  FAX 707-555-0138")
        kit.source["records/02_nursing_log_scan.pdf"] = scan(plain, kit.file("records/02_nursing_log_scan.pdf"), 3102)
    pdf(kit.file("records/03_physician_and_therapy_notes.pdf"), "Progress notes", [
        "## Physician note 11/03/2026", "Withdrawal improving, CIWA-Ar 5. Sleep poor. PHQ-9 19. Sertraline 50 mg started. M. Ochoa-Dunn, MD",
        "## Physician note 11/10/2026", "History copied from 10/31/2026: CIWA-Ar 17, passive thoughts of death, PHQ-9 21. Today: calm, no tremor. GAD-7 9, "
        "down from 15. PHQ-9 not repeated today. Denies thoughts of death. Sertraline 100 mg. M. Ochoa-Dunn, MD",
        "Medicines 11/10: thiamine 100 mg, folic acid 1 mg, sertraline 100 mg in the morning, prazosin 1 mg at night (nightmares), hydroxyzine 25 mg as needed, used "
        "four times since 11/06. Vital signs 118/74, pulse 76, weight 135 lb. Liver enzymes 11/09: AST 41, ALT 38. Naltrexone: test dose by mouth planned 11/11, injection planned 11/13.",
        "## Group therapy summary 11/05/2026 to 11/11/2026",
        "Attended 13 of 14 groups; left one early on 11/11 in tears and came back after ten minutes. Gave feedback to others. Topics: triggers, refusal skills, shame. "
        "Homework done on 5 of 6 days. D. Ferraro, CADC-I",
        "## Family session 11/05/2026",
        "With sister by video. Sister described the drinking since the assault and offered practical help. Resident wants to end the lease with her partner in the new "
        "year. Partner did not answer two invitations. Next session in two weeks. K. Farrokhzad, LMFT",
        "## Individual therapy 11/12/2026", "Trauma memories since 11/11. Two grounding skills used without prompting. Says the apartment is where she "
        "always drank. K. Farrokhzad, LMFT",
        "---", "## Attendance, week 11/09/2026 to 11/15/2026",
        [[0.5, 0.25, 0.25], ["Service", "Scheduled h", "Attended h"], ["Group therapy", "24.0", "21.5"], ["Individual therapy", "4.0", "4.0"],
         ["Skills and relapse prevention", "6.0", "5.0"], ["Medical", "1.0", "1.0"], ["Total clinical services", "35.0", "31.5"],
         ["Community meetings (not counted)", "5.0", "5.0"]],
        "## Treatment plan update 11/16/2026 (plan of 11/02 revised)",
        "Goal 1, abstinence and craving at or below 4 on 5 of 7 days: not reached; craving has not fallen since 11/06. Change: prolonged exposure "
        "twice a week and urge-surfing daily from 11/17. Target 12/01/2026.",
        "Goal 2, PTSD symptoms PCL-5 below 33: improving, PCL-5 today 41 (52 on admission). Target 12/03/2026.",
        "Goal 3, safe place to live: in work, see case management. Target 12/01/2026.",
        "Estimated discharge date 12/04/2026 to partial hospitalization. Signed K. Farrokhzad, LMFT and M. Ochoa-Dunn, MD 11/16/2026",
        "---", "## Physician note 11/17/2026 (face to face, 30 minutes)",
        "PHQ-9 today 16 (21 on admission, 19 on 11/03). C-SSRS negative: no thoughts of death since 11/02. Craving up to 8 after a call from her "
        "partner. Naltrexone extended-release 380 mg was given 11/13; next dose due 12/11/2026 with her primary care physician, Dr. Alton "
        "Lindqvist-Amaro, who has agreed to prescribe. Sertraline 100 mg continues. No need for hospital care. She is motivated and wants to stay.",
        "Alternatives considered: intensive outpatient from the present home (tried, failed), partial hospitalization from the present home (return to a drinking "
        "household each night), partial hospitalization from the sister's home from 12/04 (preferred). Medical monitoring: liver enzymes again 12/01. Vital signs 116/72, "
        "pulse 72. Sleep 4 to 5 hours after nightmares; prazosin raised to 2 mg. No side effect at the injection site.",
        "Opinion: stepping down now, to the apartment with a partner who drinks, carries a high risk of return to use. She drank within four weeks "
        "in intensive outpatient treatment this summer.",
        "## Addendum 11/20/2026 08:40",
        "Anthem letter received today by fax copy and by the resident through the portal. As the attending physician I state that ending residential "
        "care on 11/23 would seriously jeopardize her health and her ability to regain maximum function. Expedited appeal supported. "
        "Peer-to-peer requested 11/20, call back not yet received. M. Ochoa-Dunn, MD",
    ], font="Helvetica", size=10, head="Larkspur Canyon - progress notes - Aguirre-Baines 40-2217")
    kit.write("records/04_case_management_log.txt", """LARKSPUR CANYON RECOVERY CENTER - CASE MANAGEMENT LOG          (synthetic sample)
Resident 40-2217 N. Aguirre-Baines         Case manager: Odalys Brandt, CADC-II

11/05/2026 16:00  Family session, 60 min, sister Camille Aguirre by video, with K. Farrokhzad.
11/09/2026        Release signed for sister and for Dr. Lindqvist-Amaro (PCP).
11/16/2026 11:15  Called sister with release. She confirms that the partner drinks daily in the
                  shared apartment and keeps liquor in the kitchen. Sister's own home in Windsor
                  is possible from 12/04, not before (her landlord's repairs).
11/17/2026        Vine Hill partial hospitalization program, Santa Rosa, 11 miles: opening on
                  11/30/2026. Intake appointment not yet made; they want the discharge summary first.
                  To be called again 11/24.
11/18/2026 16:00  Second family session planned; sister could not connect. Moved to 11/24.
11/18/2026        Resident asked about the traffic ticket hearing on 12/09: can be done online.
11/20/2026        Letter read with resident. She keeps the original.
""")
    kit.write("statement.txt", """This is Noelle. I am writing this at Larkspur with Odalys, my case manager. I have Anthem through Covered California, I pay for it myself, nobody at work is involved.

The letter is dated November 19. I saw it in the portal on Friday November 20 in the morning and Odalys printed it. They stop paying from Monday the 23rd, that is today. I am still here. The center says they will bill me $1,150 a day if I stay.

They say my depression score is 9. It's not, I did the sheet with Dr. Ochoa on the 17th. And my boyfriend drinks every night, I can't go back there yet. My sister can take me on December 4.

My brother is the one on probation, not me. I'm 33. What do I have to do today?
""")
    n, p, t = "records/03_physician_and_therapy_notes.pdf", "records/02_nursing_log_scan.pdf", "records/04_case_management_log.txt"
    a = "records/01_admission_assessment.pdf"
    add = kit.add
    add("2", "Continued stay: all of 2.1 to 2.6", "all of ROOT", "unknown")
    add("2.1", "Moderate or severe substance use disorder diagnosed by a licensed clinician", "all of 2", "met",
        (a, "She meets 9 of 11 criteria: alcohol use disorder, severe (F10.20)."))
    add("2.2", "Active treatment: 2.2.1 to 2.2.4", "all of 2", "met")
    add("2.2.1", "At least 25 hours of clinical services attended in a week", "all of 2.2", "met", (n, "Total clinical services 35.0 31.5"))
    add("2.2.2", "Individual treatment plan updated within 7 days before the request (2026-11-18), with target dates", "all of 2.2", "met",
        (n, "Treatment plan update 11/16/2026 (plan of 11/02 revised)"), (n, "Target 12/03/2026."))
    add("2.2.3", "Physician or nurse practitioner visit within 7 days before the request", "all of 2.2", "met",
        (n, "Physician note 11/17/2026 (face to face, 30 minutes)"))
    add("2.2.4", "Family or support person session within 14 days before the request", "all of 2.2", "met",
        (t, "11/05/2026 16:00 Family session, 60 min, sister Camille Aguirre by video"))
    add("2.3", "Need for a 24-hour setting: at least two of (a) to (e)", "all of 2", "met")
    add("2.3.a", "CIWA-Ar of 10 or more within 72 hours before the request", "any of 2.3 (at least 2)", "not-met", (p, "11/17 2 8 4.5 Call from partner"),
        (p, "11/16 2 7 5.0 -"))
    add("2.3.b", "Craving of 7 or more on at least 3 of the last 7 days", "any of 2.3 (at least 2)", "met", (p, "11/13 0 7 5.0 Naltrexone injection given"),
        (p, "11/14 2 8 4.5 Nightmare"), (p, "11/16 2 7 5.0 -"), (p, "11/17 2 8 4.5 Call from partner"))
    add("2.3.c", "PHQ-9 of 15 or more, or PCL-5 of 33 or more, within 7 days before the request", "any of 2.3 (at least 2)", "met",
        (n, "PHQ-9 today 16 (21 on admission, 19 on 11/03)."), (n, "PCL-5 today 41 (52 on admission)"))
    add("2.3.d", "Unsafe recovery environment, confirmed by staff with someone other than the patient", "any of 2.3 (at least 2)", "met",
        (t, "Called sister with release. She confirms that the partner drinks daily in the shared apartment"))
    add("2.3.e", "Return to use, or a signed request to leave against advice, during this stay", "any of 2.3 (at least 2)", "not-met",
        (p, "No return to use during the stay."), (p, "She stayed and did not sign a form to leave against advice."))
    add("2.4", "Less intensive care: 2.4.1 or 2.4.2", "all of 2", "met")
    add("2.4.1", "Return to use during an intensive outpatient or partial hospitalization program in the past 12 months", "any of 2.4", "met",
        (a, "Redwood Bend intensive outpatient program, 06/15/2026 to 08/21/2026"), (a, "She drank on 07/11, 07/25 and daily from 08/14/2026 while enrolled"))
    add("2.4.2", "No such program within 30 miles has an opening within 14 days", "any of 2.4", "not-met",
        (t, "Vine Hill partial hospitalization program, Santa Rosa, 11 miles: opening on 11/30/2026."))
    add("2.5", "Progress: 2.5.1 or 2.5.2", "all of 2", "met")
    add("2.5.1", "Measured improvement toward at least one goal", "any of 2.5", "met", (n, "PTSD symptoms PCL-5 below 33: improving, PCL-5 today 41"))
    add("2.5.2", "Change of the treatment plan in answer to lack of progress", "any of 2.5", "met",
        (n, "craving has not fallen since 11/06. Change: prolonged exposure twice a week and urge-surfing daily from 11/17."))
    add("2.6", "Discharge planning: (a), (b) and (c)", "all of 2", "unknown")
    add("2.6.a", "Estimated discharge date", "all of 2.6", "met", (n, "Estimated discharge date 12/04/2026 to partial hospitalization."))
    add("2.6.b", "Named step-down program with the date of an intake appointment", "all of 2.6", "unknown",
        (t, "Intake appointment not yet made; they want the discharge summary first."),
        missing="the date of the intake appointment at Vine Hill: the program is named, the appointment is not made")
    add("2.6.c", "Medication plan with a named prescriber after discharge", "all of 2.6", "met",
        (n, "next dose due 12/11/2026 with her primary care physician, Dr. Alton Lindqvist-Amaro, who has agreed to prescribe."))
    add("3", "None of the reasons against continued stay", "all of ROOT", "met")
    add("3.1", "Stay not mainly for housing or a legal or court requirement", "all of 3", "met",
        (a, "Admission voluntary. No legal charges and no court order."))
    add("3.2", "Not unwilling to take part after two motivational attempts", "all of 3", "met", (n, "She is motivated and wants to stay."))
    add("3.3", "No need for acute inpatient hospital care", "all of 3", "met", (n, "No need for hospital care."))
    received = "2026-11-20"
    kit.gold(
        title="Anthem Blue Cross: residential treatment for alcohol use disorder with PTSD, stay cut from day 25 (individual marketplace plan, California)",
        difficulty="hard",
        notice={"payer": "anthem", "payer_name": "Anthem Blue Cross", "delegate": None, "member_id": "VQH448M61729", "group_number": None,
                "claim_number": None, "reference_number": "BH-2611-0903347", "patient_name": "Noelle T. Aguirre-Baines", "patient_dob": "1993-11-02",
                "provider_name": "Marisela Ochoa-Dunn, MD", "facility_name": "Larkspur Canyon Recovery Center", "notice_date": "2026-11-19",
                "received_date": received, "service_start": "2026-11-23", "service_end": "2026-12-03",
                "service": "Residential treatment for substance use disorder, 24-hour, 11 days of continued stay",
                "codes": [{"system": "HCPCS", "code": "H0018"}, {"system": "REV", "code": "1002"}, {"system": "ICD-10-CM", "code": "F10.20"},
                          {"system": "ICD-10-CM", "code": "F43.12"}],
                "carc": [], "rarc": [], "group_code": None, "reasons": ["medical-necessity", "length-of-stay", "level-of-care"],
                "pa_history": "requested-denied", "stage": "concurrent", "level": "initial", "urgent": True,
                "stated_deadline": {"days": 180, "from": "receipt"},
                "appeal_to": {"name": "Anthem Blue Cross, Grievances and Appeals", "address": "P.O. Box 990418, Woodland Hills, CA 91399",
                              "fax": "1-877-555-0191", "phone": "1-888-555-0186", "portal": "www.anthem.example/ca/grievance"},
                "cited_policy": "BHG-RTC-207, Residential Treatment, Substance Use Disorder: Continued Stay, section 2",
                "amount_billed": None, "amount_denied": None, "patient_owes": None},
        plan={"type": "individual-aca", "state": "CA", "evidence": [
            ("notice.pdf", "Anthem Silver 70 EPO (individual, Covered California)"),
            ("notice.pdf", "Your coverage is a health care service plan contract licensed under the Knox-Keene Act and regulated by the DMHC."),
            ("plan.pdf", "You bought this plan for yourself through Covered California.")]},
        routes=["expedited-appeal", "expedited-external-review", "peer-to-peer", "internal-appeal", "document-request", "external-review"],
        not_routes=["second-level-appeal", "submit-prior-authorization", "qio-fast-track", "fair-hearing", "redetermination", "no-surprises-dispute"],
        deadlines={"internal_last_day": day(received, 180), "decision_due_days_after_filing": 30, "expedited_hours": 72,
                   "external_months_or_days": {"months": 6, "from": "the plan's written decision on the grievance"},
                   "other": {"first_uncovered_day": "2026-11-23", "peer_to_peer_last_day": "2026-11-23",
                             "plan_had_to_decide_by": "2026-11-19T09:12 (24 hours after an urgent request to extend, made more than 24 hours before the end)",
                             "imr_without_waiting": "expedited IMR after 3 days of an expedited grievance, earlier if the DMHC finds extraordinary circumstances"},
                   "citation": "45 CFR 147.136(b)(2)-(3) with 29 CFR 2560.503-1(f)(2)(ii)(B), (h)(3)(i), (i)(2)(i); Cal. Health & Saf. Code 1368.01, 1374.30, 1374.31"},
        notice_defects=["decided under the plan's own guideline, where California requires the criteria of the nonprofit professional association "
                        "(Health & Saf. Code 1374.721)",
                        "no statement that the diagnosis and treatment codes and their meanings are available on request",
                        "does not say that an expedited IMR can be asked for without waiting 30 days",
                        "no IMR application form or information enclosed"],
        overall="unknown",
        smallest_missing=["the date of the intake appointment at Vine Hill partial hospitalization program (2.6.b), to be called on 2026-11-24"],
        must_say=["file the expedited appeal today by telephone 1-888-555-0186 or fax 1-877-555-0191; answer due within 72 hours",
                  "the attending physician's statement of 2026-11-20 makes the case urgent",
                  "PHQ-9 was 16 on 2026-11-17 and PCL-5 41 on 2026-11-16; the 9 in the letter is a GAD-7 (anxiety) of 2026-11-10",
                  "craving of 7 or more on 11/11, 11/13, 11/14, 11/16 and 11/17",
                  "partner drinks daily in the home, confirmed by the sister on 2026-11-16; sister's home is open from 2026-12-04",
                  "return to use during intensive outpatient treatment 06/15 to 08/21/2026",
                  "guideline 2.3 needs two of five: (b), (c) and (d) are met; withdrawal is not required",
                  "peer-to-peer ends today at 5 p.m. Pacific and is not an appeal",
                  "expedited Independent Medical Review by the DMHC, 1-888-466-2219, free",
                  "the request was made on 11/18 at 9:12 and answered on 11/19 at 16:40, later than the 24 hours allowed",
                  "care is not to be discontinued before a care plan is agreed with the treating provider (Cal. Health & Saf. Code 1367.01(h)(3))",
                  "partial hospitalization opens on 2026-11-30 and would start from the partner's apartment"],
        must_not_say=["that she has thoughts of suicide now", "that she is in withdrawal or has a CIWA-Ar of 17", "that she had a seizure (her brother had)",
                      "that she has bipolar disorder (her mother) or is on probation (her brother)", "that she drank or left during the stay",
                      "that no partial hospitalization program has a place", "that the intake appointment is made",
                      "that the coverage continues by law until the appeal is decided without saying that the extra days may be billed",
                      "that the California Department of Insurance or ERISA governs this plan"],
        traps=["the depression score of 9 in the notice is the GAD-7 of 11/10", "note of 11/10 carries forward 10/31 values (CIWA-Ar 17, PHQ-9 21, thoughts of death)",
               "family session: 11/05 is 13 days before the request; the one of 11/18 did not take place",
               "request to leave on 11/04 was not signed", "four rows in the table: only the fourth is denied, and only 11 of its 14 days",
               "admission authorization, case track, NPI and tax number are not the reference", "two post office boxes and two sets of fax and telephone numbers",
               "community meetings do not count toward the hours (31.5, not 36.5)", "guideline of 2023 required a withdrawal score (superseded)",
               "the stay began 10/30; the denied days begin 11/23"],
    )


# ---------------------------------------------------------------- 32


def kit32() -> None:
    """UnitedHealthcare administers a self-funded plan; Optum denies a stimulator trial finally."""
    kit = Kit("32-uhc-optum-scs-final-denial")
    pdf(kit.file("notice.pdf"), "Final decision on appeal", [
        [[0.5, 0.5], ["Optum", "Benefits administered by United HealthCare Services, Inc."],
         ["Appeals Service Center<br/>P.O. Box 990732<br/>Salt Lake City, UT 84199", "for the Platte Junction Millworks, Inc. Employee Health Plan"]],
        "26 October 2026",
        "Desmond R. Okafor-Hale<br/>1907 Cottonwood Spur<br/>Kearney, NE 68845",
        "# Final internal decision: denial upheld",
        [[0.26, 0.28, 0.2, 0.26], ["Patient", "Member ID", "Group", "Appeal number"],
         ["Desmond R. Okafor-Hale", "804 553 917", "915520", "A-2026-08-771420"]],
        [[0.26, 0.28, 0.2, 0.26], ["Date of birth", "First request number", "First decision", "Appeal received"],
         ["14-Sep-1969", "SR 119384420", "25 June 2026", "28 September 2026"]],
        "Service: trial of spinal cord stimulation, two percutaneous leads (CPT 63650 x 2), diagnosis M96.1. Requested by Anneke Dufresne-Olu, MD, at "
        "North Loup Surgery Center. The service has not been provided.",
        "Dear Mr. Okafor-Hale,",
        "Optum reviews spine and pain procedures on behalf of United HealthCare Services, Inc. We have completed the review of your appeal. A physician "
        "who took no part in the first decision, Halvard Quist, DO (physical medicine and rehabilitation), decided it on 23 October 2026.",
        "## The first decision",
        "On 25 June 2026 the request was denied because only six weeks of physical therapy were shown.",
        "## What we decided now",
        "The denial is upheld. Under policy MP-SCS-0417.08, section 4.1, a trial is medically necessary only when all the listed items are documented. "
        "(1) The therapy note of 20 March 2026 shows six weeks of therapy; twelve are needed (4.1.3.1). (2) No MRI or CT of the thoracic spine was found "
        "that shows room for the leads (4.1.6). (3) The psychological evaluation is dated 30 May 2025 and is older than twelve months at the time of the "
        "request of 12 June 2026 (4.1.5.1). The requested service is not medically necessary for you.",
        "Items (2) and (3) were not part of the first decision. We considered: the appeal letter of 21 September 2026, clinic notes of 10 March and 19 May "
        "2026, the therapy note of 20 March 2026 and the psychological evaluation.",
        "---",
        "## This was the last internal step",
        "You have used the one level of internal appeal that the plan offers.",
        "## External review",
        "If you do not agree, you may ask for an external review by an independent review organization. Your request must reach us within four months "
        "after the date you receive this letter. There is no charge. You may send more information. If your health could be seriously jeopardized "
        "by waiting, ask for an expedited external review.",
        [[0.2, 0.8], ["Send to", "UnitedHealthcare External Review, P.O. Box 990733, Salt Lake City, UT 84199"], ["Fax", "1-801-555-0164"],
         ["Telephone", "1-800-555-0171"]],
        "## Documents",
        "You may have, free of charge, copies of all documents, records and other information relevant to your claim, and of the policy named above. "
        "Write to the Appeals Service Center (fax 1-801-555-0160).",
        "## Other help",
        "Employee Benefits Security Administration: 1-866-444-3272, www.dol.gov/ebsa.",
        "United HealthCare Services, Inc. provides administrative services only. It does not insure the plan or guarantee payment. The plan sponsor is "
        "responsible for the cost of benefits.",
        "Optum Appeals - batch 26-10-5518 - printed 27 October 2026 - document 4400917722",
    ], size=10, foot="A-2026-08-771420 | 804 553 917")
    pdf(kit.file("policy.pdf"), "MP-SCS-0417.08", [
        "# Spinal Cord Stimulation for Chronic Pain",
        "Policy MP-SCS-0417.08 - Effective 1 March 2026 - Approved 14 January 2026 - Delegated utilization management, pain and spine",
        "## 1. Purpose", "The policy says when a trial of spinal cord stimulation is considered medically necessary. The plan document controls.",
        "## 2. Description", "One or two leads are placed in the epidural space for several days. If pain falls enough, a generator can be implanted.",
        "## 3. Definitions",
        "Request date: the day on which the complete request for authorization was received. NRS: numeric rating scale, 0 to 10. MME: morphine milligram "
        "equivalents a day. Nicotine: tobacco, vapor, pouches or replacement products.",
        "## 4. Coverage",
        "4.1 Trial. A trial is medically necessary when ALL of 4.1.1 to 4.1.7 are documented and no exclusion of section 5 applies:",
        "> 4.1.1 Diagnosis. ANY ONE of:",
        ">> 4.1.1.1 persistent spinal pain syndrome type 2 (after lumbar surgery) with neuropathic leg pain",
        ">> 4.1.1.2 complex regional pain syndrome, type I or II",
        ">> 4.1.1.3 painful diabetic neuropathy of the legs",
        "> 4.1.2 Severity. BOTH of:",
        ">> 4.1.2.1 pain for at least 12 months",
        ">> 4.1.2.2 average NRS of 5 or more at two visits at least 30 days apart",
        "> 4.1.3 Conservative care within 24 months before the request date. ALL of:",
        ">> 4.1.3.1 at least 12 weeks of physical therapy or supervised exercise",
        ">> 4.1.3.2 an adequate trial of at least 8 weeks, or intolerance, of AT LEAST TWO of:",
        ">>> (i) a gabapentinoid",
        ">>> (ii) an SNRI or a tricyclic",
        ">>> (iii) an NSAID",
        ">>> (iv) topical lidocaine or capsaicin",
        ">> 4.1.3.3 an epidural steroid injection or nerve block with less than 50% relief, or relief for less than 3 months",
        "> 4.1.4 Surgical opinion. A spine surgeon has stated within 12 months before the request date that further surgery is not indicated.",
        "---",
        "> 4.1.5 Psychological evaluation. BOTH of:",
        ">> 4.1.5.1 by a licensed psychologist or psychiatrist within 12 months before the request date",
        ">> 4.1.5.2 no untreated mental disorder that would make success unlikely",
        "> 4.1.6 Imaging. MRI or CT of the thoracic spine within 24 months before the request date that shows adequate canal at the level of the leads.",
        "> 4.1.7 Opioids. A daily dose below 90 MME, or a written taper plan.",
        "4.2 Permanent implantation is reviewed under MP-SCS-0418 after the trial.",
        "## 5. Exclusions", "A trial is not medically necessary in the presence of ANY of:",
        "> 5.1 active infection",
        "> 5.2 anticoagulation that cannot be held, or a bleeding disorder",
        "> 5.3 active, untreated substance use disorder",
        "> 5.4 pregnancy",
        "> 5.5 use of nicotine within 6 weeks before the planned procedure",
        "> 5.6 for a person with diabetes, a most recent HbA1c above 8.0%",
        "> 5.7 a demand pacemaker or defibrillator without cardiology clearance",
        "## 6. Codes",
        [[0.2, 0.8], ["Code", "Note"], ["63650", "Percutaneous lead placement, each"], ["63685", "Generator, see MP-SCS-0418"], ["M96.1", "Covered diagnosis"],
         ["G90.5-", "Covered diagnosis"]],
        "## 7. Revision history",
        [[0.24, 0.16, 0.6], ["Date", "Version", "Change"], ["1 March 2026", ".08", "4.1.3.1: 12 weeks (before: 6 weeks). 5.6: limit 8.0% (before: 7.5%)."],
         ["1 March 2025", ".07", "4.1.1.3 added."], ["1 June 2023", ".06", "4.1.5.1: 12 months (before: no limit)."], ["1 June 2021", ".01", "New."]],
    ], font="Times-Roman", size=10.5, head="Optum / UnitedHealthcare - MP-SCS-0417.08")
    pdf(kit.file("plan.pdf"), "Summary plan description", [
        "# Platte Junction Millworks, Inc. Employee Health Plan", "Summary plan description, 2026 edition, pages 3, 61 and 64",
        "## Funding", "The plan is self-funded. Benefits are paid from the general assets of Platte Junction Millworks, Inc. No insurance company insures "
        "them. United HealthCare Services, Inc. is the claims administrator. The plan is governed by ERISA. It is not grandfathered.",
        "## Appeals", "One level of appeal, within 180 days after you receive a denial. External review under federal rules for decisions that involve "
        "medical judgment.",
        "## Lawsuits", "You may bring a civil action under section 502(a) of ERISA after the appeal. No action may be brought more than one year after the "
        "date of the final decision letter on your appeal.",
        "## Stop-loss", "The employer buys stop-loss insurance for itself. Stop-loss insurance does not insure any participant.",
    ], size=10.5)
    pdf(kit.file("records/01_pain_clinic_notes.pdf"), "Pain clinic", [
        "# Platte Valley Interventional Pain", "Anneke Dufresne-Olu, MD", "## Visit 2026-03-10",
        "56-year-old man, cabinet maker. L4-S1 fusion 2021-04-19, wound infection six weeks later, treated and healed 2021-07. Burning pain of the left leg to "
        "the foot since the summer of 2021, with low back pain. Average NRS 7. Pain worse at night. Type 2 diabetes since 2018; nerve conduction study "
        "2025-11-05: no polyneuropathy; left L5 and S1 chronic radiculopathy.",
        "Vital signs 134/82, pulse 74, height 5 ft 11 in, weight 214 lb. Review of systems: no bladder or bowel change, no fever, no weight loss, no chest pain, no shortness "
        "of breath. Past history: hypertension, sleep apnea with CPAP, knee arthroscopy 2012. Married, two grown children. Lifts sheets of plywood at work with a helper.",
        "Medicines. Gabapentin 1800 mg daily 2025-09 to 2026-02, little help, drowsy, stopped. Naproxen taken 10 days in 2025-10, stopped for gastric bleeding. "
        "Hydrocodone/acetaminophen 10/325, three a day (30 MME). In 2023 he took oxycodone 80 mg daily (120 MME), tapered off by 2024-05. Aspirin 81 mg.",
        "Procedures. Left L5 transforaminal epidural steroid injection 2026-01-13: 20% relief for ten days.",
        "Exam. Surgical scar clean. Left foot dorsiflexion 4/5. Sensation reduced left L5 and S1. No allodynia, no color or temperature change, no swelling. ",
        "Family. Father: complex regional pain syndrome after a crush injury; takes warfarin for atrial fibrillation. Mother: depression.",
        "Plan. Start duloxetine 30 mg, then 60 mg. Continue physical therapy, started 2026-02-09. Lidocaine patch discussed, he declined because of cost.",
        "---", "## Telephone 2026-01-20 (entered late)", "One week after injection. NRS 4 today. Told to keep a diary.",
        "## Visit 2026-05-19",
        "Average NRS 7, worst 9. Duloxetine 60 mg for nine weeks, no clear effect on pain, continued for mood at his wish. Physical therapy finished 2026-05-07. "
        "Burning left leg pain is the main complaint; back pain 4. Sleep 4 to 5 hours. Urine drug screen as expected. Alcohol: two beers a week. "
        "Surgeon seen in April, no further surgery. Impression: persistent spinal pain syndrome type 2 with neuropathic left leg pain (M96.1).",
        "Function: walks 12 to 15 minutes, sits 20 minutes, cannot stand at the bench for more than half an hour, drives short distances. Oswestry 48%. Examination as in March: "
        "left dorsiflexion 4/5, sensation reduced L5 and S1, straight-leg raise painful at 50 degrees. Vital signs 130/80. Current medicines: duloxetine 60 mg, "
        "hydrocodone/acetaminophen 10/325 up to three a day, metformin 1000 mg twice a day, semaglutide 1 mg weekly (new dose from 2026-05-14), lisinopril 20 mg, aspirin 81 mg.",
        "Choices explained: more medicine, another injection, spinal cord stimulation, peripheral stimulation, living with the pain. He read the booklet and asked about MRI "
        "safety, battery life and returning to work. Family history reviewed: father's pain syndrome is not hereditary in this form.",
        "Plan. Trial of stimulation, two leads, entry T12-L1, tip at T8-T9. Psychological evaluation was done last year. Smoking: quit cigarettes 2024-02.",
        "## Telephone 2026-07-02", "Denial of 25 June read to him. He asks for an appeal. Records requested from therapy and radiology.",
        "---", "## Visit 2026-10-06",
        "Copied from 2026-05-19: NRS 7, duloxetine, no further surgery. New: No pacemaker, no defibrillator. No fever, no skin infection. No blood thinner other than aspirin. He uses nicotine "
        "pouches, four to six a day, for the dust mask breaks at work; last one this morning. Urine cotinine and HbA1c drawn today, see laboratory. "
        "HbA1c was 8.4% on 2026-05-12 before the new dose of semaglutide. He was told that pouches count as nicotine and must stop six weeks before. "
        "He would like to try. The date of 2026-11-10 at North Loup is cancelled until the plan decides.",
        "## Telephone 2026-11-05",
        "Final denial received by patient 28 October. Repeat psychological evaluation booked with Dr. Abbate on 2026-12-03. He still uses pouches, three a day. "
        "Wants external review. T. Okonjo, RN",
    ], size=10, head="Okafor-Hale, Desmond R. | DOB 1969-09-14 | chart PV-30881")
    pdf(kit.file("records/02_physical_therapy.pdf"), "Physical therapy", [
        "# Riverbend Physical Therapy", "Patient Desmond R. Okafor-Hale, born 14 Sep 1969. Lumbar radiculopathy after fusion.",
        "## Progress note, 20 March 2026", "Week 6 of the plan of care. 8 visits attended. Pain 7/10, walking 12 minutes. Continue.",
        [[0.3, 0.2, 0.5], ["Date", "Attended", "Content"], ["9 Feb", "yes", "Evaluation and first exercises"], ["13 Feb", "yes", "Core, nerve glides"],
         ["18 Feb", "yes", "Core, treadmill"], ["25 Feb", "yes", "Core, manual therapy"], ["4 Mar", "yes", "Lifting practice"], ["11 Mar", "yes", "Treadmill 10 min"],
         ["17 Mar", "yes", "Manual therapy"], ["20 Mar", "yes", "Review"]],
        "Six weeks of therapy so far. Goals at 12 weeks: walk 20 minutes, sit 30 minutes, pain 5 or less.",
        "---", "## Discharge summary, 7 May 2026",
        [[0.5, 0.5], ["Item", "Value"], ["First treatment visit", "9 Feb 2026"], ["Last treatment visit", "7 May 2026"], ["Visits attended", "16 of 18"],
         ["Walking, first and last visit", "10 and 14 minutes"], ["Pain, first and last visit", "7 and 7"]],
        [[0.3, 0.2, 0.5], ["Date", "Attended", "Content"], ["24 Mar", "no", "Ill"], ["27 Mar", "yes", "Core"], ["2 Apr", "yes", "Treadmill 12 min"], ["9 Apr", "yes", "Pool"],
         ["15 Apr", "yes", "Pool"], ["20 Apr", "yes", "Lifting practice"], ["24 Apr", "yes", "Core"], ["28 Apr", "no", "Work"], ["30 Apr", "yes", "Treadmill 14 min"],
         ["7 May", "yes", "Discharge visit"]],
        "Supervised exercise and manual therapy for 12 weeks and 3 days. No lasting change of leg pain. Home program given. "
        "An earlier course in this clinic (March to April 2023, 6 visits) was for the neck. L. Vandersloot, PT, DPT",
    ], font="Times-Roman", size=11)
    with tempfile.TemporaryDirectory() as folder:
        plain = pdf(Path(folder) / "labs.pdf", "Labs", [
            "# PRAIRIE REFERENCE LABORATORY", "PATIENT: OKAFOR-HALE, DESMOND R   DOB 09/14/1969   ACC 7741-2", "COLLECTED 10/06/2026 09:40   REPORTED 10/07/2026",
            [[0.45, 0.25, 0.3], ["TEST", "RESULT", "REFERENCE"], ["HBA1C", "7.3 %", "BELOW 5.7"], ["COTININE, URINE", "612 NG/ML POSITIVE", "BELOW 50"],
             ["PLATELETS", "231", "150-400"], ["INR", "1.0", "0.9-1.1"]], "ORDERING: DUFRESNE-OLU, A MD",
            "---", "# PRAIRIE REFERENCE LABORATORY", "PATIENT: OKOYE, DESMOND HALE   DOB 04/19/1966   ACC 7741-8", "COLLECTED 10/06/2026 10:05   REPORTED 10/07/2026",
            [[0.45, 0.25, 0.3], ["TEST", "RESULT", "REFERENCE"], ["HBA1C", "6.1 %", "BELOW 5.7"], ["COTININE, URINE", "UNDER 10 NEGATIVE", "BELOW 50"],
             ["PSA", "1.2", "BELOW 4.0"]], "ORDERING: BRANNIGAN, T MD",
            "---", "# BUFFALO COUNTY IMAGING", "PATIENT: OKAFOR-HALE, DESMOND R   DOB 09/14/1969", "EXAM: MRI THORACIC SPINE WITHOUT CONTRAST   DATE: 08/19/2025",
            "HISTORY: MID BACK PAIN AFTER A FALL FROM A LADDER.",
            "FINDINGS: NORMAL ALIGNMENT. NO FRACTURE. SMALL DISC PROTRUSION T6-7 WITHOUT CORD CONTACT. CANAL WIDELY PATENT AT T7 THROUGH T12. CORD SIGNAL NORMAL.",
            "IMPRESSION: NO THORACIC CANAL STENOSIS.", "ADDENDUM NONE. SIGNED R. HALVERSEN, MD 08/20/2025",
        ], font="Courier", size=11, head="FROM: PLATTE VALLEY PAIN  FAX 308-555-0175   10/20/2026 15:22")
        kit.source["records/03_labs_and_imaging_fax.pdf"] = scan(plain, kit.file("records/03_labs_and_imaging_fax.pdf"), 3203)
    pdf(kit.file("records/04_psychology_and_surgeon.pdf"), "Letters", [
        "# Corinne Abbate, PsyD", "Licensed psychologist", "May 30, 2025", "Pre-implant psychological evaluation, Desmond Okafor-Hale.",
        "Interview 90 minutes, PHQ-9 6, Pain Catastrophizing Scale 18. Mild depressive symptoms in treatment. No untreated mental disorder, no substance use "
        "disorder, realistic expectations. Suitable for a trial. This report should be renewed if the procedure is delayed for more than a year.",
        "---", "# Sandhills Spine Surgery", "April 21, 2026", "Dear Dr. Dufresne-Olu: I saw Mr. Okafor-Hale. CT shows a solid L4-S1 fusion. There is no compression "
        "that surgery could help. Further surgery is not indicated. I support stimulation. Magnus Tverberg, MD",
    ], font="Times-Roman", size=11)
    word(kit.file("records/05_first_appeal_letter.docx"), "Appeal letter", [
        "September 21, 2026", "To: UnitedHealthcare Appeals. Re: SR 119384420, Desmond R. Okafor-Hale, 804 553 917",
        "I appeal the decision of June 25. My doctor says I did the therapy from February to May. I enclose clinic notes of March and May, the therapy note of "
        "March 20 and the psychologist's report. The radiology report from last year will follow.",
        "Desmond Okafor-Hale",
    ])
    kit.write("statement.txt", """Desmond Okafor-Hale, Kearney Nebraska. I work for Platte Junction Millworks, the health plan is theirs, UnitedHealthcare only runs it (that is what HR says and it's in the book).

The final letter is from Optum. Dated October 26, it came Wednesday October 28, I signed for it. Letter says I have 4 months. Is that the end of February? My son says to complain to the Nebraska Department of Insurance. Is that right?

I did 12 weeks of therapy, not 6. I mailed the wrong sheet, the one from March. And the MRI of the upper back exists, it was from when I fell off the ladder in August last year. I see the psychologist again December 3.

I quit smoking in February 2024. I use the pouches at work, the doctor says that counts.
""")
    c, lab, psy, pt = ("records/01_pain_clinic_notes.pdf", "records/03_labs_and_imaging_fax.pdf", "records/04_psychology_and_surgeon.pdf",
                       "records/02_physical_therapy.pdf")
    add = kit.add
    add("4.1", "Trial: all of 4.1.1 to 4.1.7", "all of ROOT", "unknown")
    add("4.1.1", "Diagnosis: any one of 4.1.1.1 to 4.1.1.3", "all of 4.1", "met")
    add("4.1.1.1", "Persistent spinal pain syndrome type 2 with neuropathic leg pain", "any of 4.1.1", "met",
        (c, "Impression: persistent spinal pain syndrome type 2 with neuropathic left leg pain (M96.1)."))
    add("4.1.1.2", "Complex regional pain syndrome", "any of 4.1.1", "not-met", (c, "No allodynia, no color or temperature change, no swelling."))
    add("4.1.1.3", "Painful diabetic neuropathy of the legs", "any of 4.1.1", "not-met", (c, "nerve conduction study 2025-11-05: no polyneuropathy"))
    add("4.1.2", "Severity: 4.1.2.1 and 4.1.2.2", "all of 4.1", "met")
    add("4.1.2.1", "Pain for at least 12 months", "all of 4.1.2", "met", (c, "Burning pain of the left leg to the foot since the summer of 2021"))
    add("4.1.2.2", "Average NRS of 5 or more at two visits at least 30 days apart", "all of 4.1.2", "met",
        (c, "with low back pain. Average NRS 7."), (c, "Average NRS 7, worst 9."))
    add("4.1.3", "Conservative care within 24 months before the request date (2026-06-12): 4.1.3.1 to 4.1.3.3", "all of 4.1", "met")
    add("4.1.3.1", "At least 12 weeks of physical therapy or supervised exercise", "all of 4.1.3", "met", (pt, "First treatment visit 9 Feb 2026"),
        (pt, "Last treatment visit 7 May 2026"), (pt, "Supervised exercise and manual therapy for 12 weeks and 3 days."))
    add("4.1.3.2", "At least two of (i) to (iv), 8 weeks each or intolerance", "all of 4.1.3", "met")
    add("4.1.3.2.i", "Gabapentinoid", "any of 4.1.3.2 (at least 2)", "met", (c, "Gabapentin 1800 mg daily 2025-09 to 2026-02, little help, drowsy, stopped."))
    add("4.1.3.2.ii", "SNRI or tricyclic", "any of 4.1.3.2 (at least 2)", "met", (c, "Duloxetine 60 mg for nine weeks, no clear effect on pain"))
    add("4.1.3.2.iii", "NSAID", "any of 4.1.3.2 (at least 2)", "met", (c, "Naproxen taken 10 days in 2025-10, stopped for gastric bleeding."))
    add("4.1.3.2.iv", "Topical lidocaine or capsaicin", "any of 4.1.3.2 (at least 2)", "not-met", (c, "Lidocaine patch discussed, he declined because of cost."))
    add("4.1.3.3", "Epidural injection or nerve block with less than 50% relief or relief under 3 months", "all of 4.1.3", "met",
        (c, "Left L5 transforaminal epidural steroid injection 2026-01-13: 20% relief for ten days."))
    add("4.1.4", "Spine surgeon: further surgery not indicated, within 12 months before the request date", "all of 4.1", "met",
        (psy, "Further surgery is not indicated."), (psy, "April 21, 2026"))
    add("4.1.5", "Psychological evaluation: 4.1.5.1 and 4.1.5.2", "all of 4.1", "unknown")
    add("4.1.5.1", "By a licensed psychologist or psychiatrist within 12 months before the request date (2026-06-12)", "all of 4.1.5", "unknown",
        (psy, "May 30, 2025"), (c, "Repeat psychological evaluation booked with Dr. Abbate on 2026-12-03."),
        missing="a current evaluation: the one of 2025-05-30 is 13 days too old, a new one is booked for 2026-12-03")
    add("4.1.5.2", "No untreated mental disorder that would make success unlikely", "all of 4.1.5", "met",
        (psy, "No untreated mental disorder, no substance use disorder, realistic expectations."))
    add("4.1.6", "MRI or CT of the thoracic spine within 24 months before the request date with adequate canal", "all of 4.1", "met",
        (lab, "CANAL WIDELY PATENT AT T7 THROUGH T12."), (lab, "EXAM: MRI THORACIC SPINE WITHOUT CONTRAST DATE: 08/19/2025"))
    add("4.1.7", "Below 90 MME a day or a written taper plan", "all of 4.1", "met", (c, "Hydrocodone/acetaminophen 10/325, three a day (30 MME)."))
    add("5", "No exclusion applies", "all of ROOT", "not-met")
    add("5.1", "No active infection", "all of 5", "met", (c, "No fever, no skin infection."))
    add("5.2", "No anticoagulation that cannot be held, no bleeding disorder", "all of 5", "met", (c, "No blood thinner other than aspirin."), (lab, "INR 1.0 0.9-1.1"),
        (lab, "PLATELETS 231 150-400"))
    add("5.3", "No active, untreated substance use disorder", "all of 5", "met", (c, "Urine drug screen as expected. Alcohol: two beers a week."))
    add("5.4", "Not pregnant", "all of 5", "met", (c, "56-year-old man, cabinet maker."))
    add("5.5", "No nicotine within 6 weeks before the planned procedure", "all of 5", "not-met", (lab, "COTININE, URINE 612 NG/ML POSITIVE BELOW 50"),
        (c, "He uses nicotine pouches, four to six a day"), (c, "He still uses pouches, three a day."),
        missing="six weeks without nicotine and a negative cotinine test before the procedure")
    add("5.6", "Diabetes: most recent HbA1c not above 8.0%", "all of 5", "met", (lab, "HBA1C 7.3 % BELOW 5.7"))
    add("5.7", "No demand pacemaker or defibrillator without clearance", "all of 5", "met", (c, "No pacemaker, no defibrillator."))
    received = "2026-10-28"
    unrolled, rolled = four_months(received)
    kit.gold(
        title="UnitedHealthcare (Optum): spinal cord stimulator trial, final internal denial, external review (self-funded employer plan, Nebraska)",
        difficulty="hard",
        notice={"payer": "unitedhealthcare", "payer_name": "United HealthCare Services, Inc.", "delegate": "Optum", "member_id": "804 553 917",
                "group_number": "915520", "claim_number": None, "reference_number": "A-2026-08-771420", "patient_name": "Desmond R. Okafor-Hale",
                "patient_dob": "1969-09-14", "provider_name": "Anneke Dufresne-Olu, MD", "facility_name": "North Loup Surgery Center",
                "notice_date": "2026-10-26", "received_date": received, "service_start": None, "service_end": None,
                "service": "Trial of spinal cord stimulation, two percutaneous leads",
                "codes": [{"system": "CPT", "code": "63650"}, {"system": "ICD-10-CM", "code": "M96.1"}],
                "carc": [], "rarc": [], "group_code": None, "reasons": ["medical-necessity", "missing-information"], "pa_history": "requested-denied",
                "stage": "pre-service", "level": "final-internal", "urgent": False, "stated_deadline": {"months": 4, "from": "receipt"},
                "appeal_to": {"name": "UnitedHealthcare External Review", "address": "P.O. Box 990733, Salt Lake City, UT 84199", "fax": "1-801-555-0164",
                              "phone": "1-800-555-0171", "portal": None},
                "cited_policy": "MP-SCS-0417.08, section 4.1", "amount_billed": None, "amount_denied": None, "patient_owes": None},
        plan={"type": "erisa-self-funded", "state": "NE", "evidence": [
            ("plan.pdf", "The plan is self-funded. Benefits are paid from the general assets of Platte Junction Millworks, Inc."),
            ("notice.pdf", "United HealthCare Services, Inc. provides administrative services only.")]},
        routes=["external-review", "document-request"],
        not_routes=["internal-appeal", "second-level-appeal", "expedited-appeal", "expedited-external-review", "submit-prior-authorization", "fair-hearing",
                    "regulator-complaint"],
        deadlines={"internal_last_day": None, "decision_due_days_after_filing": 45, "expedited_hours": 72,
                   "external_months_or_days": {"months": 4, "from": "receipt of the final internal denial"},
                   "other": {"external_last_day": rolled, "external_last_day_before_rolling": unrolled, "that_day_is_a": weekday(unrolled),
                             "external_conservative_last_day": business_before(unrolled), "must_be_received_by_the_plan": True,
                             "civil_action_last_day_by_the_plan": "2027-10-26"},
                   "citation": "45 CFR 147.136(d)(2)(i) via 29 CFR 2590.715-2719(d)(2)(i); 29 CFR 2590.715-2719(b)(2)(ii)(C) (new rationale)"},
        notice_defects=["rests on two reasons that were not in the first decision and were not given to him in time to answer (29 CFR 2590.715-2719(b)(2)(ii)(C))",
                        "no statement of the right to bring a civil action under ERISA section 502(a), nor of the plan's one-year limit",
                        "no statement that diagnosis and treatment codes and their meanings are available on request"],
        overall="not-met",
        smallest_missing=["a current psychological evaluation (4.1.5.1; booked 2026-12-03)", "six weeks without nicotine, shown by a cotinine test (5.5)"],
        must_say=["external review: last day 2027-03-01 because 2027-02-28 is a Sunday; better in the plan's hands by 2027-02-26",
                  "physical therapy from 2026-02-09 to 2026-05-07, 16 visits, 12 weeks and 3 days; the note of March 20 is an interim note",
                  "MRI of the thoracic spine of 2025-08-19 shows no canal stenosis; it is within 24 months",
                  "reasons (2) and (3) are new in the final letter and he had no chance to answer",
                  "the psychological evaluation is renewed on 2026-12-03; send it with the request, there is time",
                  "failed care: gabapentin, duloxetine, naproxen stopped for bleeding, epidural injection",
                  "surgeon on 2026-04-21: further surgery not indicated",
                  "no charge for external review; federal process, not the Nebraska Department of Insurance",
                  "HbA1c 7.3% on 2026-10-06",
                  "advice to the patient (not an argument in the letter): nicotine pouches count under 5.5, and six weeks without them should be shown before the procedure"],
        must_not_say=["that he is free of nicotine or that the cotinine test was negative (page 2 of the fax is another person)",
                      "that every criterion of the policy is met", "that HbA1c is 6.1% (another person) or that it is still 8.4%",
                      "that a current psychological evaluation exists", "that he has complex regional pain syndrome (his father) or takes warfarin (his father)",
                      "that he has diabetic neuropathy", "that he takes 120 MME of opioids", "that a second internal appeal or a state review is open",
                      "that the case is urgent", "that he tried lidocaine patches"],
        traps=["received 10/28, so 02/28/2027, a Sunday: rolls to Monday 03/01; four months are not 120 days (2027-02-25)",
               "page 2 of the fax is Desmond Hale Okoye, born 1966-04-19, with a negative cotinine: leave out and do not send on",
               "two numbers: SR 119384420 is the first request, A-2026-08-771420 the appeal", "decided 10/23, dated 10/26, printed 10/27, received 10/28",
               "psychological evaluation is 13 days too old for the request of 2026-06-12", "policy lowered therapy limit history: six weeks was the old version",
               "therapy of 2023 was for the neck", "NRS 4 was one week after the injection", "stop-loss insurance does not make the plan insured",
               "entries copied forward on 2026-10-06", "fax of the Appeals Service Center (…0160) is for documents, external review has another fax (…0164)"],
    )


# ---------------------------------------------------------------- 33


def kit33() -> None:
    """Oscar, New York small group: knee replacement denied by e-mail."""
    kit = Kit("33-oscar-ny-knee-replacement-email")
    kit.write("notice.eml", """Return-Path: <office@hudsonbindery.example>
Received: from mail.hudsonbindery.example by mx.example.com; Fri, 6 Nov 2026 08:15:44 -0500
From: Office Hudson Bindery <office@hudsonbindery.example>
To: Ingrid Solberg-Tate <ingrid.st@example.com>
Date: Fri, 6 Nov 2026 08:15:31 -0500
Subject: Fwd: We made a decision about your request (action may be needed)
Message-ID: <5510-20261106081531@hudsonbindery.example>
X-Sample-Data: Synthetic sample, fictional person
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Ingrid, you asked me to send this back to you because you could not find it.
The plan renews 1 January 2027, so nothing changes before then. Petra

---------- Forwarded message ---------
From: Ingrid Solberg-Tate <ingrid.st@example.com>
Date: Wed, Nov 4, 2026 at 9:02 PM
Subject: Fwd: We made a decision about your request (action may be needed)
To: Office Hudson Bindery <office@hudsonbindery.example>

Petra do you know what I do with this? came Monday

---------- Forwarded message ---------
From: Oscar Notices <no-reply@notices.hioscar.example>
Date: Mon, Nov 2, 2026 at 6:04 PM
Subject: We made a decision about your request (action may be needed)
To: <ingrid.st@example.com>

> Oscar Insurance Corporation
> Utilization Review - New York
>
> Notice date: 2 November 2026
>
> Ingrid M. Solberg-Tate
> Member ID: OSC61048827-01        Date of birth: 27 July 1964
> Group: Hudson Bindery & Print Co. LLC, 0077315 (small group, New York)
> Plan: Oscar Classic Gold EPO, insured by Oscar Insurance Corporation
>
> Request:    UM-26-1029-55173
> Service:    Total knee replacement, right (27447), inpatient 1 day
> Diagnosis:  M17.11
> Doctor:     Yusuf Adeyemi-Strand, MD
> Hospital:   Gowanus Orthopedic Hospital
> Asked for:  9 October 2026      More information asked for: 14 October 2026
> Planned:    8 December 2026
>
> WE DID NOT APPROVE THIS REQUEST
>
> We asked your doctor for information on 14 October 2026 and gave 14 days.
> We did not get it. We decided on 30 October 2026 with what we had: the
> request form and one X-ray report of 2024.
>
> Your request was compared with Oscar guideline CG-ORTH-31, Knee
> Replacement, part I. It is not medically necessary because what we have
> does not show:
>
>   - weight-bearing X-rays from the past 12 months with a grade of
>     arthritis. The X-ray of 12 March 2024 shows grade 2;
>   - at least three months of treatment without surgery in the past year;
>   - your body mass index and a score of function;
>   - that there is no dental infection.
>
> To complete the request your doctor can send these records to the fax
> number below. They were missing on the date of the decision.
>
> Reviewer: Anselm Pruitt, MD, orthopedic surgery (NY license on file).
>
> YOUR RIGHT TO APPEAL
>
> You, or someone you name, can ask for an internal appeal within 180 days
> after you receive this notice. Because you have not had the surgery we
> decide within 30 days after we get your appeal. If waiting could
> seriously harm your health or your ability to regain maximum function,
> you or your doctor can ask for an expedited appeal; we decide within 72
> hours.
>
>   Oscar Clinical Appeals
>   P.O. Box 990288, New York, NY 10099
>   Fax 212-555-0147        Phone 1-855-555-0122
>   Online: member.hioscar.example/appeals
>
> Your doctor could ask for a talk with our reviewer (peer-to-peer) by
> 16 November 2026, phone 1-855-555-0126. That is not an appeal.
>
> You can have copies of everything in your file, and of the guideline,
> free of charge: phone 1-855-555-0122.
>
> Questions about ERISA rights: Employee Benefits Security Administration,
> 1-866-444-3272. You may sue under ERISA section 502(a) after the appeal.
>
> Notice 118-7734-A / campaign UMDN / trace 90-3381-7720
""")
    pdf(kit.file("policy.pdf"), "CG-ORTH-31", [
        "# Knee Replacement", "Oscar Clinical Guideline CG-ORTH-31, version 7, in force since 1 July 2026, next review July 2027",
        "## Scope", "First total knee replacement in adults. Revision surgery: CG-ORTH-33. Partial replacement: CG-ORTH-32.",
        "## Criteria", "Knee replacement is medically necessary when EITHER part I OR part II is documented.",
        "## I. Osteoarthritis. ALL of A to F:",
        "> A. Symptoms. BOTH:", ">> 1. knee pain for 6 months or more", ">> 2. two or more daily activities limited",
        "> B. Examination within 90 days before the request. AT LEAST TWO of:", ">> 1. flexion below 110 degrees, or 5 degrees or more of extension lost",
        ">> 2. effusion", ">> 3. crepitus", ">> 4. varus or valgus of 5 degrees or more",
        "> C. Imaging within 12 months before the request. EITHER:", ">> 1. weight-bearing X-ray, Kellgren-Lawrence grade 3 or 4; or",
        ">> 2. MRI with full-thickness cartilage loss",
        "> D. Treatment without surgery for 3 months or more in the 12 months before the request. BOTH:",
        ">> 1. physical therapy or supervised exercise for 6 weeks or more", ">> 2. AT LEAST TWO of:",
        ">>> a. NSAID or acetaminophen at full dose for 4 weeks or more", ">>> b. injection into the knee", ">>> c. brace or cane",
        ">>> d. weight-loss counseling, if the body mass index is 30 or more",
        "> E. Readiness. ALL of:", ">> 1. body mass index below 40 in the past 6 months", ">> 2. for a person with diabetes, HbA1c below 8.0% in the past 3 months",
        ">> 3. no nicotine for 4 weeks", ">> 4. dental clearance, or a dentist's note that there is no infection, within 6 months before surgery",
        "> F. Function. KOOS JR of 55 or less, or Oxford Knee Score of 27 or less, within 6 months before the request.",
        "## II. Other conditions. ANY of:", "> A. tumor of the knee", "> B. fracture not suited to fixation", "> C. osteonecrosis with collapse",
        "## Not covered", "Robotic assistance billed apart; custom implants without a reason in the record.",
        "## Definitions", "Request: the day on which it was received. KOOS JR: 0 worst, 100 best. Full dose: acetaminophen 3 g a day, or the highest dose that is safe.",
        "## Codes", "27447 total replacement; M17.11 right, M17.12 left.",
        "## History", "v7, 1 July 2026: dental clearance (E.4) added. v6, 2025: C.1 grade 3 accepted (before: grade 4). v5, 2023: BMI limit 40 (before: 35).",
    ], size=9, columns=2, margin=50, head="Oscar - CG-ORTH-31 v7")
    pdf(kit.file("plan.pdf"), "Certificate", [
        "# Oscar Classic Gold EPO", "Certificate of coverage, New York small group. Policyholder: Hudson Bindery & Print Co. LLC. 1 January to 31 December 2026",
        "This policy is insured by Oscar Insurance Corporation and issued in New York. It is subject to the New York Insurance Law and regulated by the "
        "New York State Department of Financial Services.",
        "Utilization review: one internal appeal. After a final adverse determination you have four months to ask for an external appeal.",
        "This is a non-grandfathered policy. The group has 19 employees.",
    ], font="Times-Roman", size=11)
    pdf(kit.file("records/01_orthopedic_notes.pdf"), "Orthopedics", [
        "# Brooklyn Harbor Orthopedics", "Yusuf Adeyemi-Strand, MD", "## 12-MAR-2024 Visit (copy from old chart)",
        "Both knees ache. BMI 41.2. Right knee: small effusion, flexion 125. X-ray today: right grade 2. Left knee arthroscopy 2023. Plan: weight loss, exercise.",
        "## 17-MAR-2026 Visit", "Right knee pain for two years, worse since autumn 2025, now daily. BMI 34.0. Right knee: small effusion, flexion 104, crepitus. "
        "Injected triamcinolone 40 mg into the right knee today. Start physical therapy. Acetaminophen 1 g three times a day.",
        "## 16-JUN-2026 Visit", "Injection helped for three weeks. Physical therapy finished in May, pain unchanged. Acetaminophen 3 g daily for ten weeks, little help, stopped "
        "because of no effect. Cannot take NSAIDs: chronic kidney disease stage 3a. Uses a cane outdoors since early June. Consider an unloader brace.",
        "Review of systems: no fever, no calf pain, no chest pain. Medicines: amlodipine 5 mg, atorvastatin 20 mg, vitamin D, acetaminophen. Allergies: none. "
        "Surgical history: left knee arthroscopy 2023, two cesarean births. Lives on the second floor, no elevator, with husband and one son.",
        "---", "## 22-SEP-2026 Visit", "62-year-old production manager. Right knee pain every day for more than two and a half years, 7/10 on walking. She takes stairs one at a time, cannot kneel "
        "or carry paper stock, walks two blocks, stopped cycling. Wakes at night.",
        "Examination. Height 165 cm, weight 90.1 kg, BMI 33.1. Right knee: flexion 98 degrees, lacks 8 degrees of extension, crepitus, no effusion today, "
        "varus 6 degrees. Left knee: flexion 128, no pain.",
        "KOOS JR 47.5. X-ray of 25 August reviewed: grade 4 medial, right.",
        "Hip: rotation free, no groin pain. Back: no sciatica. Pulses 2+. Skin intact, no ulcer. Gait: short steps, cane in the left hand. Blood pressure 128/76.",
        "Copied from 17-MAR-2026: small effusion, flexion 104.",
        "Choices explained: repeat injection, unloader brace, partial replacement (not suitable, patellofemoral wear), total replacement. She used the decision booklet and "
        "chose replacement. Husband will help for two weeks. Return to work in about ten weeks with light duty.",
        "Assessment: end-stage osteoarthritis of the right knee, M17.11. Failed injection, therapy, acetaminophen, cane. Plan: right total knee replacement, 8 December. "
        "Never used nicotine since 2009 (15 years before, one pack a week). No diabetes; HbA1c 6.0% with her primary care. Dental clearance form given to the patient; "
        "cleaning is overdue.",
        "---", "## Surgical coordinator log", "09-OCT-2026 Request sent to Oscar by portal: form and the X-ray report attached by the system was the one of 2024.",
        "14-OCT-2026 Oscar asks for records. The message went to the general inbox and was not opened until 03-NOV-2026.",
        "05-NOV-2026 Patient asks about an appeal. Records printed for her.",
        "12-NOV-2026 Dental form not returned. Patient has an appointment with her dentist on 30-NOV-2026.",
        "19-NOV-2026 Peer-to-peer was not asked for; period ended 16-NOV. Surgery date held.",
    ], size=10.5, head="SOLBERG-TATE, INGRID M  DOB 27-JUL-1964  #BH-55127")
    pdf(kit.file("records/02_xray_reports.pdf"), "Imaging", [
        "# Red Hook Radiology", "Patient: Solberg-Tate, Ingrid. DOB 07/27/1964", "Examination: knees, standing AP, lateral, sunrise. Date 08/25/2026",
        "Right knee: medial joint space lost, bone on bone in the standing view, large osteophytes, sclerosis. Kellgren-Lawrence grade 4, medial. "
        "Left knee: grade 2. No fracture, osteonecrosis or aggressive lesion.",
        "Impression: severe medial osteoarthritis of the right knee, progressed since 03/12/2024.", "Beatrix Lindholm, MD",
        "---", "# Red Hook Radiology", "Patient: Solberg-Tate, Ingrid. DOB 07/27/1964", "Examination: right knee, two views, lying. Date 03/12/2024",
        "Mild medial narrowing, small osteophytes. Kellgren-Lawrence grade 2.",
        "Earlier examination listed: MRI left knee 02/2023, medial meniscus tear.",
    ], font="Courier", size=10)
    word(kit.file("records/03_physical_therapy_summary.docx"), "Therapy summary", [
        "# Carroll Gardens Physical Therapy: discharge summary", "Patient: Ingrid Solberg-Tate. Right knee osteoarthritis. Referred by Dr. Adeyemi-Strand.",
        [["First visit", "April 6, 2026"], ["Last visit", "May 29, 2026"], ["Visits attended", "13 of 15"], ["Home program", "daily, log returned"]],
        [["Measure", "April 6", "May 1", "May 29"], ["Timed up and go, seconds", "14.2", "13.9", "14.0"], ["Flexion, right", "106", "104", "101"], ["Pain on stairs", "8", "7", "8"]],
        "Cancelled: April 22 (work), May 13 (no reason given). Left knee symptom-free throughout.",
        "Strengthening, range of motion, gait training for more than seven weeks. Pain 7/10 before and 7/10 after. Flexion 106 before and 101 after.",
        "Outcome: no lasting benefit. Discharged to home program. Signed June 1, 2026, Tobias Wren, DPT",
    ])
    with tempfile.TemporaryDirectory() as folder:
        plain = pdf(Path(folder) / "pcp.pdf", "Letter", [
            "# Cobble Hill Primary Care", "September 29, 2026", "To: Dr. Adeyemi-Strand, Orthopedics", "Re: Ingrid Solberg-Tate, born July 27, 1964",
            "Fit for knee surgery. Chronic kidney disease stage 3a, stable, eGFR 52. Avoid NSAIDs. Hypertension, controlled.",
            "She does not have diabetes. HbA1c 6.0% on 09/24/2026 (prediabetes). Her brother has type 1 diabetes.",
            "BMI 33.2. Lost 22 kg since 2024 on her own. No nicotine since 2009.",
            "No skin or urinary infection. Teeth: please see her dentist, I did not examine them.",
            "Henrietta Oyelaran, MD",
        ], font="Times-Roman", size=14)
        kit.source["records/04_primary_care_letter.jpg"] = photo(plain, kit.file("records/04_primary_care_letter.jpg"), 3304)
    kit.write("statement.txt", """My name is Ingrid Solberg-Tate. I'm 62, I live in Brooklyn. I work at Hudson Bindery, 19 of us, the insurance is Oscar through the company.

Oscar mailed me (e-mail) on Monday November 2 in the evening, I saw it that night. I forwarded it to Petra in the office, and she sent it back on the 6th, that is the copy I have.

They only looked at an X-ray from 2024. I had a new one in August, standing up, and the doctor says it is bone on bone. I did all the therapy in April and May. The surgery is planned for December 8. Dentist is on November 30. Do I need the doctor to start over with a new request?
""")
    o, x, w, j = ("records/01_orthopedic_notes.pdf", "records/02_xray_reports.pdf", "records/03_physical_therapy_summary.docx", "records/04_primary_care_letter.jpg")
    add = kit.add
    add("I", "Osteoarthritis: all of A to F", "any of ROOT", "unknown")
    add("I.A", "Symptoms: 1 and 2", "all of I", "met")
    add("I.A.1", "Knee pain for 6 months or more", "all of I.A", "met", (o, "Right knee pain every day for more than two and a half years, 7/10 on walking."))
    add("I.A.2", "Two or more daily activities limited", "all of I.A", "met",
        (o, "She takes stairs one at a time, cannot kneel or carry paper stock, walks two blocks, stopped cycling."))
    add("I.B", "Examination within 90 days before the request (2026-10-09): at least two of 1 to 4", "all of I", "met")
    add("I.B.1", "Flexion below 110 degrees, or 5 degrees or more of extension lost", "any of I.B (at least 2)", "met",
        (o, "Right knee: flexion 98 degrees, lacks 8 degrees of extension"))
    add("I.B.2", "Effusion", "any of I.B (at least 2)", "not-met", (o, "no effusion today"))
    add("I.B.3", "Crepitus", "any of I.B (at least 2)", "met", (o, "lacks 8 degrees of extension, crepitus"))
    add("I.B.4", "Varus or valgus of 5 degrees or more", "any of I.B (at least 2)", "met", (o, "varus 6 degrees"))
    add("I.C", "Imaging within 12 months before the request: 1 or 2", "all of I", "met")
    add("I.C.1", "Weight-bearing X-ray, Kellgren-Lawrence grade 3 or 4", "any of I.C", "met", (x, "Examination: knees, standing AP, lateral, sunrise. Date 08/25/2026"),
        (x, "Kellgren-Lawrence grade 4, medial."))
    add("I.C.2", "MRI with full-thickness cartilage loss", "any of I.C", "unknown", missing="not needed: I.C.1 is met (the only MRI is of the left knee, 2023)")
    add("I.D", "Treatment without surgery for 3 months or more in the 12 months before the request: 1 and 2", "all of I", "met")
    add("I.D.1", "Physical therapy or supervised exercise for 6 weeks or more", "all of I.D", "met", (w, "First visit April 6, 2026"), (w, "Last visit May 29, 2026"),
        (w, "Strengthening, range of motion, gait training for more than seven weeks."))
    add("I.D.2", "At least two of a to d", "all of I.D", "met")
    add("I.D.2.a", "NSAID or acetaminophen at full dose for 4 weeks or more", "any of I.D.2 (at least 2)", "met",
        (o, "Acetaminophen 3 g daily for ten weeks, little help, stopped because of no effect."))
    add("I.D.2.b", "Injection into the knee", "any of I.D.2 (at least 2)", "met", (o, "Injected triamcinolone 40 mg into the right knee today."))
    add("I.D.2.c", "Brace or cane", "any of I.D.2 (at least 2)", "met", (o, "Uses a cane outdoors since early June."))
    add("I.D.2.d", "Weight-loss counseling, if the body mass index is 30 or more", "any of I.D.2 (at least 2)", "unknown",
        missing="not needed: a, b and c are met (in the 12 months no counseling is recorded; weight loss was on her own)")
    add("I.E", "Readiness: 1 to 4", "all of I", "unknown")
    add("I.E.1", "Body mass index below 40 in the past 6 months", "all of I.E", "met", (o, "Height 165 cm, weight 90.1 kg, BMI 33.1."))
    add("I.E.2", "For a person with diabetes, HbA1c below 8.0%", "all of I.E", "met", (j, "She does not have diabetes. HbA1c 6.0% on 09/24/2026 (prediabetes)."))
    add("I.E.3", "No nicotine for 4 weeks", "all of I.E", "met", (j, "No nicotine since 2009."))
    add("I.E.4", "Dental clearance, or a dentist's note that there is no infection, within 6 months before surgery", "all of I.E", "unknown",
        (o, "12-NOV-2026 Dental form not returned."), (j, "Teeth: please see her dentist, I did not examine them."),
        missing="the dental clearance form, signed by the dentist (appointment 2026-11-30)")
    add("I.F", "KOOS JR of 55 or less, or Oxford Knee Score of 27 or less, within 6 months before the request", "all of I", "met", (o, "KOOS JR 47.5."))
    add("II", "Other conditions: any of A to C", "any of ROOT", "not-met")
    for letter_, what in (("A", "Tumor of the knee"), ("B", "Fracture not suited to fixation"), ("C", "Osteonecrosis with collapse")):
        add(f"II.{letter_}", what, "any of II", "not-met", (x, "No fracture, osteonecrosis or aggressive lesion."))
    received = "2026-11-02"
    last = day(received, 180)
    kit.gold(
        title="Oscar: right knee replacement denied for missing information and medical necessity (insured small-group plan, New York)",
        difficulty="medium",
        notice={"payer": "oscar", "payer_name": "Oscar Insurance Corporation", "delegate": None, "member_id": "OSC61048827-01", "group_number": "0077315",
                "claim_number": None, "reference_number": "UM-26-1029-55173", "patient_name": "Ingrid M. Solberg-Tate", "patient_dob": "1964-07-27",
                "provider_name": "Yusuf Adeyemi-Strand, MD", "facility_name": "Gowanus Orthopedic Hospital", "notice_date": "2026-11-02",
                "received_date": received, "service_start": "2026-12-08", "service_end": None, "service": "Total knee replacement, right, inpatient 1 day",
                "codes": [{"system": "CPT", "code": "27447"}, {"system": "ICD-10-CM", "code": "M17.11"}],
                "carc": [], "rarc": [], "group_code": None, "reasons": ["missing-information", "medical-necessity"], "pa_history": "requested-denied",
                "stage": "pre-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 180, "from": "receipt"},
                "appeal_to": {"name": "Oscar Clinical Appeals", "address": "P.O. Box 990288, New York, NY 10099", "fax": "212-555-0147",
                              "phone": "1-855-555-0122", "portal": "member.hioscar.example/appeals"},
                "cited_policy": "CG-ORTH-31, Knee Replacement, part I", "amount_billed": None, "amount_denied": None, "patient_owes": None},
        plan={"type": "erisa-insured", "state": "NY", "evidence": [
            ("plan.pdf", "This policy is insured by Oscar Insurance Corporation and issued in New York."),
            ("notice.eml", "Plan: Oscar Classic Gold EPO, insured by Oscar Insurance Corporation")]},
        routes=["internal-appeal", "document-request", "external-review"],
        not_routes=["expedited-appeal", "expedited-external-review", "second-level-appeal", "retroactive-authorization", "no-surprises-dispute", "fair-hearing"],
        deadlines={"internal_last_day": last, "decision_due_days_after_filing": 30, "expedited_hours": 72,
                   "external_months_or_days": {"months": 4, "from": "receipt of the final adverse determination"},
                   "other": {"internal_last_day_is_a": weekday(last), "file_by_business_day": business_before(last), "peer_to_peer_window_closed": "2026-11-16",
                             "surgery_planned": "2026-12-08", "external_appeal_fee": "up to $25, waived for hardship, returned if overturned"},
                   "citation": "29 CFR 2560.503-1(h)(3)(i), (i)(2)(ii)(A); 45 CFR 147.136(b)(2); N.Y. Ins. Law 4903, 4904, 4914(b)(1)"},
        notice_defects=["no description of the external appeal to the Department of Financial Services",
                        "no contact of a consumer assistance program or of the Department of Financial Services",
                        "no statement that diagnosis and treatment codes and their meanings are available on request"],
        overall="unknown",
        smallest_missing=["the dental clearance form (I.E.4; dentist appointment on 2026-11-30)"],
        must_say=["standing X-ray of 2026-08-25: Kellgren-Lawrence grade 4, right, medial; the one of 2024-03-12 is outdated and was attached by mistake",
                  "physical therapy 2026-04-06 to 2026-05-29, 13 visits, no lasting benefit", "injection 2026-03-17, relief for three weeks",
                  "acetaminophen 3 g for ten weeks; NSAIDs not possible because of kidney disease stage 3a; cane since June",
                  "flexion 98 degrees, 8 degrees of extension lost, crepitus, varus 6 degrees on 2026-09-22", "BMI 33.1, KOOS JR 47.5",
                  "no diabetes: the HbA1c item does not apply", "dental clearance will follow after 2026-11-30",
                  "last day 2027-05-01, a Saturday, so file by 2027-04-30; because surgery is planned on 2026-12-08, file now",
                  "the appeal does not need a new request; sending the records alone would not be an appeal"],
        must_not_say=["that the dental clearance exists or that there is no dental infection", "that she has an effusion now", "that her BMI is 41",
                      "that she has diabetes (her brother)", "that she wears a brace", "that the left knee is to be operated on", "that the case is urgent",
                      "that she took NSAIDs in full dose", "that the time runs from November 6"],
        traps=["two forwarded headers (Nov 6, Nov 4) above the notice of Nov 2", "quoted lines start with >", "180 days end on a Saturday",
               "X-ray of 2024 (lying, grade 2) was the only one reviewed", "examination copied forward: effusion, flexion 104", "BMI 41.2 in 2024, 33.1 now",
               "MRI and arthroscopy belong to the left knee", "brace was considered, not used", "peer-to-peer ended on 2026-11-16",
               "notice, campaign and trace numbers are not the reference; group number stands after the employer's name", "office's renewal date 1 January 2027 is beside the point",
               "self-directed weight loss is not counseling"],
    )


# ---------------------------------------------------------------- 34


def boxes(path: Path, kit_title: str) -> None:
    """The form-like notice of kit 34, drawn by hand: fields in frames, check boxes with an X."""
    paper = Canvas(str(path), pagesize=letter, invariant=1)
    paper.setTitle(kit_title)
    paper.setAuthor("DenialHelp benchmark author")
    paper.setSubject("Synthetic sample")
    high = letter[1]

    def text(x: float, y: float, words: str, size: float = 9.5, bold: bool = False) -> None:
        paper.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        paper.drawString(x, high - y, words)

    def field(x: float, y: float, w: float, label: str, value: str) -> None:
        paper.rect(x, high - y - 14, w, 28)
        text(x + 3, y - 6, label, 6.5)
        text(x + 5, y + 8, value, 10, True)

    def check(x: float, y: float, words: str, ticked: bool) -> None:
        paper.rect(x, high - y - 1, 9, 9)
        if ticked:
            text(x + 1.5, y - 0.5, "X", 9, True)
        text(x + 15, y, words)

    def foot(number: int) -> None:
        text(50, high - 30, f"S4802_PDD_26_C   Page {number} of 2   Job 88-1027-5561", 7)
        text(215, high - 18, SAMPLE, 7)

    text(50, 50, "Wellcare Value Script (PDP)", 15, True)
    text(50, 64, "Wellcare Prescription Insurance, Inc. - a Medicare-approved Part D prescription drug plan", 8.5)
    text(50, 92, "NOTICE OF DENIAL OF MEDICARE PART D DRUG COVERAGE", 13, True)
    field(50, 122, 250, "Enrollee's name", "Leonard P. Marchetti-Quill")
    field(300, 122, 130, "Date of this notice", "10/27/2026")
    field(430, 122, 130, "Date of birth", "03/22/1949")
    field(50, 150, 170, "Member ID number", "66140957")
    field(220, 150, 170, "Case number", "PDC-2610-448217")
    field(390, 150, 170, "Contract / plan", "S4802-077, Pennsylvania")
    field(50, 178, 250, "Prescriber", "Grace Nakamura-Bell, DO")
    field(300, 178, 260, "Pharmacy", "Lehigh Corner Drug (NCPDP 3955501)")
    field(50, 206, 340, "Drug", "Motegrity (prucalopride) 2 mg tablets, 30 per 30 days")
    field(390, 206, 170, "NDC", "54092-547-01")
    field(50, 234, 170, "Diagnosis", "K59.04")
    field(220, 234, 170, "Request received", "10/15/2026")
    field(390, 234, 170, "Prescriber's statement received", "10/26/2026")
    text(50, 270, "1. What you asked for", 11, True)
    check(60, 288, "coverage of a drug on our drug list", False)
    check(60, 303, "an exception: a drug that is not on our drug list (formulary exception)", True)
    check(60, 318, "an exception: a lower cost-sharing tier (tiering exception)", False)
    check(60, 333, "payment for a drug you already bought", False)
    check(330, 288, "fast (expedited) decision, 24 hours", False)
    check(330, 333, "standard decision, 72 hours", True)
    text(50, 360, "2. Our decision", 11, True)
    check(60, 378, "approved", False)
    check(160, 378, "approved in part", False)
    check(290, 378, "denied", True)
    text(50, 404, "3. Why we denied it", 11, True)
    check(60, 422, "the drug is excluded from Medicare Part D", False)
    check(60, 437, "the drug is not on our drug list and you do not meet the requirements for an exception", True)
    check(60, 452, "prior authorization requirements are not met", False)
    check(60, 467, "step therapy requirements are not met", False)
    check(60, 482, "the amount is above a quantity limit", False)
    y = 504.0
    for line in ("Motegrity and generic prucalopride are not on our 2026 drug list. Our criteria for exceptions (FE-PDP-22) ask that the drugs on the list",
                 "for this condition were tried or cannot be used. They are linaclotide, lubiprostone and lactulose. Your prescriber told us about",
                 "linaclotide and lubiprostone. Nothing was said about lactulose. A thyroid test of the past 12 months was not sent.",
                 "The plan's pharmacist and medical director (Odell Farquhar, MD, internal medicine) made this decision on 10/27/2026."):
        text(60, y, line, 8.5)
        y += 12
    foot(1)
    paper.showPage()
    text(50, 50, "4. Your right to appeal (redetermination)", 11, True)
    y = 68.0
    for line in ("You, your representative or your prescriber may ask us to look at this decision again. Ask within 65 calendar days of the date of this notice.",
                 "If you miss that date, tell us your reason; we may give you more time.",
                 "Standard appeal: we answer within 7 calendar days after we get it. Fast appeal: we answer within 72 hours."):
        text(60, y, line, 8.5)
        y += 13
    text(50, 126, "5. How to appeal", 11, True)
    field(50, 148, 510, "Mail", "Wellcare Part D Appeals, P.O. Box 990519, Tampa, FL 33699")
    field(50, 176, 170, "Fax", "1-866-555-0158")
    field(220, 176, 170, "Telephone", "1-888-555-0159")
    field(390, 176, 170, "TTY", "711")
    text(60, 210, "Say who you are, your member ID number, the drug, and why you do not agree. Your prescriber may send a statement.", 8.5)
    text(50, 240, "6. Read this if you use an appeal form", 11, True)
    check(60, 258, "I want a fast appeal", False)
    check(60, 273, "I am the enrollee", False)
    check(60, 288, "I am the prescriber", False)
    text(60, 306, "Do not write in this box: intake 10/15/2026 14:20, RxBIN 610555, RxPCN WCMEDD, RxGRP 7720", 7.5)
    text(50, 336, "7. Help", 11, True)
    text(60, 354, "Wellcare 1-888-555-0140. Medicare 1-800-MEDICARE (1-800-633-4227), TTY 1-877-486-2048. Pennsylvania PA MEDI 1-800-783-7067.", 8.5)
    text(60, 368, "Si necesita este aviso en otro idioma, llame al 1-888-555-0140.", 8.5)
    foot(2)
    paper.save()


def kit34() -> None:
    """Medicare Part D: exception for a drug that is not on the list, denied."""
    kit = Kit("34-wellcare-partd-prucalopride")
    boxes(kit.file("notice.pdf"), "Notice of denial of drug coverage")
    kit.write("policy.txt", """WELLCARE PRESCRIPTION DRUG PLANS                                 (synthetic sample)
Criteria for formulary exceptions  FE-PDP-22
Prucalopride (brand Motegrity and generic), not on the 2026 drug list
Effective 01/01/2026     P&T review 11/20/2025     Replaces FE-PDP-17 of 01/01/2025

An exception is approved to the end of the plan year when ALL of 1 to 6 are shown.

1. A supporting statement of the prescriber, signed and dated, has been received.

2. Chronic idiopathic constipation in an adult.

3. Drugs on the list. For EACH of the following, the record shows a trial of at least
   30 days that failed, or an adverse effect, or a reason of the prescriber why the
   drug would be less effective or harmful for this person:
   3.1 linaclotide
   3.2 lubiprostone
   3.3 lactulose

4. Other causes were looked for. ALL of:
   (a) a TSH and a calcium level in the 12 months before the request
   (b) a colonoscopy in the past 10 years without obstruction
   (c) no daily opioid in the past 3 months

5. Dose. BOTH of:
   (a) not more than 2 mg a day
   (b) not more than 1 mg a day when the creatinine clearance is below 30 mL/min

6. NONE of:
   (a) perforation or obstruction of the bowel
   (b) Crohn's disease, ulcerative colitis or toxic megacolon
   (c) dialysis

NOTES
Drugs bought without prescription (polyethylene glycol, senna, fiber) are not counted
in 3. A drug approved as an exception is covered at the cost sharing of tier 4; a
lower tier cannot be asked for.

HISTORY
01/01/2026  Plecanatide left the list; 3.3 lactulose added.
01/01/2025  Two drugs instead of three (superseded).
""")
    pdf(kit.file("plan.pdf"), "Evidence of coverage", [
        "# Wellcare Value Script (PDP)", "Evidence of Coverage 2026, extract of chapters 5 and 7",
        "This is a Medicare prescription drug plan (Part D) with a contract with Medicare, S4802. It covers drugs only. Hospital and doctor services are covered "
        "by Original Medicare.",
        "Chapter 5. If your drug is not on the drug list, you can ask for an exception. A drug that we cover as an exception is in tier 4. "
        "You cannot ask for a lower tier for it.",
        "Chapter 7. Level 1 appeal: 65 days from the date of our notice. Level 2: the independent review organization; you must ask for it.",
    ], font="Times-Roman", size=11)
    with tempfile.TemporaryDirectory() as folder:
        cols = [0.16, 0.12, 0.54, 0.08, 0.1]
        plain = pdf(Path(folder) / "rx.pdf", "Profile", [
            "# LEHIGH CORNER DRUG", "PATIENT PROFILE  MARCHETTI-QUILL, LEONARD  DOB 03/22/1949", "PERIOD 10/01/2024 - 11/16/2026   PRINTED 11/16/2026",
            [cols, ["DATE", "RX", "DRUG", "QTY", "DAYS"], ["10/22/2024", "611802", "TRAMADOL 50 MG TAB", "20", "5"],
             ["01/08/2026", "640117", "LINACLOTIDE 145 MCG CAP", "30", "30"], ["02/07/2026", "640117", "LINACLOTIDE 145 MCG CAP", "30", "30"],
             ["03/09/2026", "644920", "LINACLOTIDE 290 MCG CAP", "30", "30"], ["04/14/2026", "648233", "LUBIPROSTONE 24 MCG CAP", "60", "30"],
             ["05/04/2026", "649010", "AMLODIPINE 5 MG TAB", "90", "90"], ["08/03/2026", "649010", "AMLODIPINE 5 MG TAB", "90", "90"],
             ["10/15/2026", "661874", "MOTEGRITY 2 MG TAB REJ 70 NOT COVERED", "30", "30"]],
            "OVER THE COUNTER NOTED: POLYETHYLENE GLYCOL 2025, SENNA 2025.",
            "---", "# LEHIGH CORNER DRUG", "PATIENT PROFILE  MARCHETTI-QUILL, LEONARD  DOB 03/22/1949  (PAGE 2)",
            "NO FILLS FOUND FOR: LACTULOSE, PLECANATIDE, ANY OPIOID AFTER 10/2024.",
            "ALLERGY NOTE 04/24/2026: LUBIPROSTONE, SHORT OF BREATH. REPORTED BY PATIENT AND DR NAKAMURA-BELL.",
            "CASH PRICE MOTEGRITY 30 TABS $589.20 GENERIC PRUCALOPRIDE $214.75",
        ], font="Courier", size=9.5)
        kit.source["records/01_pharmacy_profile_scan.pdf"] = scan(plain, kit.file("records/01_pharmacy_profile_scan.pdf"), 3401)
    pdf(kit.file("records/02_gastroenterology_notes.pdf"), "Clinic notes", [
        "# Lehigh Valley Digestive Care", "Grace Nakamura-Bell, DO", "## Visit December 30, 2025",
        "76-year-old retired organ builder. Constipation since 2019: one hard stool in five days, straining, no belly pain. Old problem list (2021) says irritable bowel "
        "with constipation; that does not fit, he has no pain. Chronic idiopathic constipation (K59.04). Polyethylene glycol daily and senna in 2025: not enough. "
        "Colonoscopy 11/02/2023: two small polyps, no obstruction, no colitis. TSH 2.1 in March 2025. Brother has Crohn's disease. No opioid; tramadol for five days "
        "after a tooth in 2024. Start linaclotide.",
        "Medicines: amlodipine 5 mg, tamsulosin from another pharmacy, vitamin B12, aspirin 81 mg, calcium carbonate stopped in 2024 because of constipation. Weight 171 lb. "
        "Abdomen soft, no mass. Rectal examination: normal tone, no stricture. Past history: prostate enlargement, hypertension, pneumonia 2024 (hospital), cataracts. "
        "Family: brother as above, father colon cancer at 81. Drinks six glasses of water, eats bran, walks daily.",
        "## Visit April 13, 2026", "Linaclotide 145 micrograms from January 8 for two months, no effect; 290 micrograms from March 9 for 30 days: watery stool "
        "with two accidents, stopped April 9. Start lubiprostone 24 micrograms twice a day.",
        "## Telephone April 23, 2026", "Short of breath and tight chest within an hour after lubiprostone, three times, nine days in all. Stop. Seen by primary care, heart normal.",
        "---", "## Visit September 28, 2026",
        "One stool in six days. Pelvic floor test normal. Calcium 9.5 and creatinine 1.0 on June 30, 2026; creatinine clearance 61 mL/min. In 2024 during pneumonia "
        "the clearance fell to 28 and recovered. No dialysis. No history of bowel obstruction, perforation, Crohn's disease or ulcerative colitis.",
        [[0.4, 0.2, 0.4], ["Test", "Result", "Date"], ["Hemoglobin", "13.9", "June 30, 2026"], ["Potassium", "4.2", "June 30, 2026"], ["Glucose", "97", "June 30, 2026"],
         ["Anorectal manometry", "normal", "July 21, 2026"]],
        "Lactulose has not been tried. He read about bloating and would rather not. He has no contraindication to it that I know.",
        "Plan. Prucalopride 2 mg once a day. TSH ordered today, to be drawn with the next blood test. Exception request to Wellcare.",
        "## Telephone November 12, 2026", "Denial received by patient on October 31. Samples of prucalopride, 14 days in October: five stools a week. TSH not drawn yet; he goes on December 1. "
        "Told him that I can write about lactulose after we have talked at the visit on December 3. M. Sipe, RN",
    ], size=10.5, head="Marchetti-Quill, Leonard P. - DOB March 22, 1949 - LVD 7730")
    pdf(kit.file("records/03_prescriber_statement.pdf"), "Supporting statement", [
        "# Supporting statement for an exception", "Faxed to Wellcare Part D, October 26, 2026",
        (("Patient", "Leonard P. Marchetti-Quill, 03/22/1949, 66140957"), ("Drug", "Prucalopride 2 mg by mouth once daily, 30 tablets a month"),
         ("Diagnosis", "Chronic idiopathic constipation, K59.04"), ("Request", "Formulary exception, standard")),
        "Linaclotide was not effective at the lower strength and caused diarrhea with accidents at the higher. Lubiprostone caused dyspnea and chest tightness. "
        "He needs prucalopride. I am available for questions.",
        "Grace Nakamura-Bell, DO, signed 10/26/2026",
    ], font="Times-Roman", size=11.5)
    kit.write("statement.txt", """Leonard Marchetti-Quill, Allentown PA, 77 years old. I have Original Medicare and the Wellcare drug plan, nothing from a job.

The notice says October 27. It came on Saturday October 31. I tried the Motegrity samples from the doctor for two weeks and for the first time in years it worked. The drug store wants $589.

They say I should try lactulose. I have never taken it. Can I also ask that they put the pill in tier 2 so that I pay $12? And do I ask for the independent people now? I am not in an emergency.
""")
    r, g, s = "records/01_pharmacy_profile_scan.pdf", "records/02_gastroenterology_notes.pdf", "records/03_prescriber_statement.pdf"
    add = kit.add
    add("1", "Supporting statement of the prescriber, signed and dated, received", "all of ROOT", "met", (s, "Grace Nakamura-Bell, DO, signed 10/26/2026"),
        ("notice.pdf", "Prescriber's statement received"))
    add("2", "Chronic idiopathic constipation in an adult", "all of ROOT", "met", (g, "Chronic idiopathic constipation (K59.04)."))
    add("3", "Drugs on the list: each of 3.1 to 3.3 failed, not tolerated, or a reason of the prescriber", "all of ROOT", "not-met")
    add("3.1", "Linaclotide", "all of 3", "met", (g, "Linaclotide 145 micrograms from January 8 for two months, no effect"), (r, "03/09/2026 644920 LINACLOTIDE 290 MCG CAP 30 30"))
    add("3.2", "Lubiprostone", "all of 3", "met", (g, "Short of breath and tight chest within an hour after lubiprostone, three times, nine days in all."),
        (r, "ALLERGY NOTE 04/24/2026: LUBIPROSTONE, SHORT OF BREATH."))
    add("3.3", "Lactulose", "all of 3", "not-met", (g, "Lactulose has not been tried."), (g, "He has no contraindication to it that I know."),
        (r, "NO FILLS FOUND FOR: LACTULOSE, PLECANATIDE"),
        missing="a trial of 30 days, or a statement of the prescriber why lactulose would be less effective or harmful for him")
    add("4", "Other causes looked for: (a), (b) and (c)", "all of ROOT", "unknown")
    add("4.a", "TSH and calcium in the 12 months before the request (2026-10-15)", "all of 4", "unknown", (g, "TSH not drawn yet; he goes on December 1."),
        (g, "TSH 2.1 in March 2025."), (g, "Calcium 9.5 and creatinine 1.0 on June 30, 2026"),
        missing="a TSH result: the calcium is current, the TSH of March 2025 is too old, a new one is ordered but not drawn")
    add("4.b", "Colonoscopy in the past 10 years without obstruction", "all of 4", "met", (g, "Colonoscopy 11/02/2023: two small polyps, no obstruction, no colitis."))
    add("4.c", "No daily opioid in the past 3 months", "all of 4", "met", (r, "ANY OPIOID AFTER 10/2024."), (g, "No opioid; tramadol for five days after a tooth in 2024."))
    add("5", "Dose: (a) and (b)", "all of ROOT", "met")
    add("5.a", "Not more than 2 mg a day", "all of 5", "met", (s, "Prucalopride 2 mg by mouth once daily, 30 tablets a month"))
    add("5.b", "Not more than 1 mg a day when the creatinine clearance is below 30", "all of 5", "met", (g, "creatinine clearance 61 mL/min"))
    add("6", "None of (a) to (c)", "all of ROOT", "met")
    add("6.a", "No perforation or obstruction of the bowel", "all of 6", "met", (g, "No history of bowel obstruction, perforation, Crohn's disease or ulcerative colitis."))
    add("6.b", "No Crohn's disease, ulcerative colitis or toxic megacolon", "all of 6", "met",
        (g, "No history of bowel obstruction, perforation, Crohn's disease or ulcerative colitis."))
    add("6.c", "No dialysis", "all of 6", "met", (g, "No dialysis."))
    dated = "2026-10-27"
    kit.gold(
        title="Wellcare Medicare Part D: prucalopride not on the drug list, exception denied (stand-alone drug plan, Pennsylvania)",
        difficulty="medium",
        notice={"payer": "wellcare", "payer_name": "Wellcare Prescription Insurance, Inc.", "delegate": None, "member_id": "66140957", "group_number": None,
                "claim_number": None, "reference_number": "PDC-2610-448217", "patient_name": "Leonard P. Marchetti-Quill", "patient_dob": "1949-03-22",
                "provider_name": "Grace Nakamura-Bell, DO", "facility_name": None, "notice_date": dated, "received_date": "2026-10-31",
                "service_start": None, "service_end": None, "service": "Motegrity (prucalopride) 2 mg tablets, 30 per 30 days",
                "codes": [{"system": "NDC", "code": "54092-547-01"}, {"system": "ICD-10-CM", "code": "K59.04"}],
                "carc": [], "rarc": [], "group_code": None, "reasons": ["non-formulary"], "pa_history": "requested-denied", "stage": "formulary",
                "level": "initial", "urgent": False, "stated_deadline": {"days": 65, "from": "notice"},
                "appeal_to": {"name": "Wellcare Part D Appeals", "address": "P.O. Box 990519, Tampa, FL 33699", "fax": "1-866-555-0158",
                              "phone": "1-888-555-0159", "portal": None},
                "cited_policy": "FE-PDP-22", "amount_billed": None, "amount_denied": None, "patient_owes": None},
        plan={"type": "medicare-part-d", "state": "PA", "evidence": [
            ("notice.pdf", "a Medicare-approved Part D prescription drug plan"),
            ("plan.pdf", "This is a Medicare prescription drug plan (Part D) with a contract with Medicare, S4802.")]},
        routes=["redetermination", "document-request", "reconsideration"],
        not_routes=["internal-appeal", "external-review", "ire-automatic", "expedited-appeal", "step-therapy-exception", "fair-hearing", "qio-fast-track"],
        deadlines={"internal_last_day": day(dated, 65), "decision_due_days_after_filing": 7, "expedited_hours": 72, "external_months_or_days": None,
                   "other": {"filed_when": "received by the plan", "level_2": "independent review entity, only on request, 65 days from the date of the redetermination",
                             "independent_review": "automatic only if the plan misses its own deadline"},
                   "citation": "42 CFR 423.582(b), 423.590(a), 423.600, 423.578(b)"},
        notice_defects=["does not say when a fast appeal must be given (health at risk, or the prescriber says so; 42 CFR 423.568(g), 423.584(c)(2)(ii))",
                        "does not say how to name a representative"],
        overall="not-met",
        smallest_missing=["a statement of the prescriber on lactulose, or a trial of it (3.3)", "a TSH result (4.a; to be drawn on 2026-12-01)"],
        must_say=["redetermination: the plan must have it by 2026-12-31, 65 days from the date of the notice; answer within 7 days",
                  "linaclotide 145 micrograms two months without effect, 290 micrograms one month with accidents",
                  "lubiprostone stopped after nine days for shortness of breath and chest tightness",
                  "prescriber should say whether lactulose would be less effective or harmful (42 CFR 423.578(b)(5)); the rule asks for that statement, not only for a trial",
                  "calcium current, TSH to follow after 2026-12-01", "two weeks of samples: five stools a week", "creatinine clearance 61",
                  "the prescriber may file the appeal without being named representative",
                  "the independent review comes after the redetermination and must be asked for",
                  "a lower tier cannot be had for a drug that is approved as an exception"],
        must_not_say=["that he tried lactulose or cannot take it", "that a current TSH exists", "that he has irritable bowel syndrome", "that he has Crohn's disease (his brother)",
                      "that the clearance is 28", "that polyethylene glycol or senna counts as a drug on the list", "that the case goes to the independent reviewer by itself",
                      "that the tier can be lowered to tier 2", "that the case is urgent", "that a four-month external review applies"],
        traps=["65 days run from the notice (10/27), not from receipt (10/31); they already include the mail days", "check boxes: only the ones with X count",
               "empty boxes for step therapy and quantity limit", "old problem list says irritable bowel with constipation", "older TSH of March 2025",
               "clearance of 28 during pneumonia in 2024, recovered", "over-the-counter laxatives do not count", "lubiprostone was filled for 30 days and taken for nine",
               "the policy of 2025 asked for two drugs only (superseded)", "plecanatide is no longer on the list", "NCPDP, RxBIN, RxPCN, RxGRP, job and contract numbers",
               "two telephone numbers: 0159 appeals, 0140 member service"],
    )


# ---------------------------------------------------------------- 35


def kit35() -> None:
    """Aetna administers a hospital system's plan: panniculectomy excluded as cosmetic, hernia repair approved."""
    kit = Kit("35-aetna-hospital-panniculectomy-partial")
    pdf(kit.file("notice.pdf"), "Coverage decision", [
        "aetna", "Aetna Life Insurance Company, administrator of the Bright Harbor Health System Employee Medical Plan",
        [[0.22, 0.34, 0.18, 0.26], ["Date", "08 Oct 2026", "Member", "Priyanka L. Venkataraghavan-Moss"], ["Member ID", "W220751943", "Born", "05 Dec 1981"],
         ["Group", "0811937-020-00014", "Reference", "PC-2609-7714035"], ["Surgeon", "Osei Lindgren-Addo, MD", "Place", "Harbor Point Surgical Pavilion"],
         ["Request received", "21 Sep 2026", "Extension notice", "02 Oct 2026 (15 days, internal review)"]],
        "Dear Ms. Venkataraghavan-Moss,",
        "We reviewed a request for three procedures on one day. <b>We approved one and did not approve two.</b>",
        [[0.07, 0.12, 0.43, 0.15, 0.23], ["Line", "Code", "Procedure", "Diagnosis", "Decision"], ["1", "49593", "Repair of a hernia of the abdominal wall", "K43.9", "APPROVED"],
         ["2", "15830", "Removal of the hanging skin of the lower abdomen (panniculectomy)", "L98.7, L30.4", "NOT APPROVED"],
         ["3", "15847", "Tightening of the abdominal wall (abdominoplasty), added to line 2", "M62.08", "NOT APPROVED"]],
        "Approval for line 1: number AP-2610-118830, valid 08 Oct 2026 to 06 Jan 2027.",
        "## Why lines 2 and 3 were not approved",
        "The plan does not cover cosmetic surgery or removal of excess skin (plan booklet, section 7.14, exclusion). Line 3 is done to change appearance "
        "and is cosmetic. Section 7.14(b) has an exception for removal of a pannus that is medically necessary under our Clinical Policy Bulletin 0633-S. "
        "We find that the exception is not met for line 2:",
        "* Skin treatment: one prescription of an antifungal cream for 14 days was found. Three months are needed.",
        "* Surgery for weight: at least 18 months must have passed. Your operation was on 11 Jul 2025.",
        "* Photographs were not received.",
        "Line 2 is therefore not medically necessary and is excluded as cosmetic. Reviewer: Marguerite Solano, MD, general surgery.",
        "---", "## Your appeal rights",
        "You or your authorized representative may appeal lines 2 and 3. We must receive the appeal within 180 days after you receive this letter. The plan has two "
        "levels of appeal. We decide each level within 15 days for a service that has not been provided. An urgent appeal is decided within 72 hours. "
        "A level 2 appeal must be filed within 60 days after you receive the level 1 decision.",
        "* Mail: Aetna National Appeals, P.O. Box 990361, Lexington, KY 40599", "* Fax: 1-859-555-0136", "* Telephone: 1-888-555-0104",
        "Peer-to-peer: your surgeon may call 1-888-555-0109 within 14 days of the date of this letter.",
        "You may have copies of the documents, the policy bulletin and the names of experts free of charge.",
        "The approval of line 1 is not changed by an appeal. If line 1 is done alone, call us only if the date changes.",
        "For help with your rights: Employee Benefits Security Administration, 1-866-444-3272.",
        "Aetna administers the plan and does not insure it. Bright Harbor Health System pays the benefits.",
        "Language help is free. Letter PN-44810, batch 1008-WA-07, printed 09 Oct 2026.",
    ], size=10, foot="PC-2609-7714035")
    word(kit.file("policy.docx"), "Clinical Policy Bulletin 0633-S", [
        "# Panniculectomy", "Aetna Clinical Policy Bulletin 0633-S. Effective 15 May 2026. Last review 9 April 2026.",
        "## Policy", "Panniculectomy is considered medically necessary when ALL of the following criteria are met:",
        "* The pannus hangs to or below the pubic bone, shown in front and side photographs taken within 6 months before the request.",
        "* ANY ONE of the following problems is caused by the pannus:",
        "** rash, infection or ulcer of the skin fold that stays or comes back during 3 months of treatment",
        "** difficulty with walking or self-care, documented in an evaluation by a physical or occupational therapist",
        "* Treatment of the skin was tried. ALL of the following:",
        "** a prescription topical medicine for at least 3 months in the past 12 months",
        "** hygiene measures and a barrier product",
        "** at least 2 visits with a clinician for the skin problem in the past 12 months",
        "* When there has been weight loss of 50 pounds or more, ALL of the following:",
        "** weight stable, within 5 percent, for at least 6 months before the request",
        "** after bariatric surgery, at least 18 months since the operation",
        "** body mass index below 35",
        "* For a person with diabetes, including diabetes in remission, HbA1c of 7.5% or below within 90 days before the request.",
        "* NONE of the following:",
        "** pregnancy, or a plan to become pregnant within 12 months",
        "** use of nicotine within 6 weeks before surgery",
        "** an active, untreated eating disorder",
        "## Cosmetic", "Abdominoplasty and repair of diastasis recti are considered cosmetic in all cases. Liposuction of the abdomen is considered cosmetic.",
        "## Definitions", "Pannus: the apron of skin and fat of the lower abdomen. Stable weight: every recorded weight within 5 percent of the first one of the period.",
        "## Codes", [["15830", "Panniculectomy: covered if the criteria are met"], ["15847", "Abdominoplasty, added: not covered"], ["L30.4", "Intertrigo"], ["L98.7", "Excess skin"]],
        "## History", [["15 May 2026", "18 months after bariatric surgery (before: 12). HbA1c item added."], ["1 May 2024", "BMI below 35 (before: below 30)."], ["1 May 2022", "New."]],
    ])
    pdf(kit.file("plan.pdf"), "Plan booklet", [
        "# Bright Harbor Health System Employee Medical Plan", "Plan booklet 2026 (summary plan description), pages 4, 58 and 91",
        "## About the plan", "Bright Harbor Health System, a nonprofit corporation in Tacoma, Washington, funds this plan itself. Claims are paid from its general assets and "
        "employee contributions. Aetna Life Insurance Company provides administration only. The plan is subject to ERISA. It is not a church plan and not a "
        "governmental plan, and it is not grandfathered.",
        "## 7.14 Cosmetic surgery and excess skin",
        "(a) Exclusion. The plan does not cover surgery to improve appearance, including removal of excess skin after weight loss, breast lift, body contouring and "
        "abdominoplasty.",
        "(b) Exception. Removal of a pannus is covered when (1) it causes a lasting skin disease or a loss of function, (2) the claims administrator's policy for "
        "panniculectomy is met, and (3) it is approved before surgery. There is no exception for abdominoplasty.",
        "---", "## Appeals", "Two levels, both required before a lawsuit. Level 1: 180 days after you receive the decision. Level 2: 60 days after you receive the level 1 decision. "
        "External review by an independent review organization: four months after you receive the level 2 decision, when the decision involved medical judgment.",
        "## Employee discount", "Employees who use Harbor Point Surgical Pavilion for services that the plan does not cover receive 30% off the charge.",
    ], font="Times-Roman", size=11)
    pdf(kit.file("records/01_primary_care_and_dermatology.pdf"), "Clinic notes", [
        "# Commencement Bay Family Medicine", "## 2024-11-05", "BMI 48.3, weight 281 lb. Type 2 diabetes, HbA1c 8.8%. Sleeve gastrectomy planned for January. Pannus above the pubis. "
        "Rash under the fold, clotrimazole over the counter. J. Rautio, ARNP",
        "## 2026-02-03", "Sleeve 2025-01-17. Weight 173 lb. Diabetes in remission, no medicine; HbA1c 5.9% on 2026-01-20. Itch and smell under the belly fold since December. "
        "Wears cotton strip, uses zinc oxide daily, washes and dries with a cool hair dryer twice daily. Referred to dermatology. J. Rautio, ARNP",
        "Medicines: multivitamin, vitamin B12, calcium citrate, omeprazole stopped 2025-12. Works standing, scrub clothes. Exercise: walks the dog, 20 minutes. Also loose skin of "
        "the arms and thighs, no rash there. Depression screen PHQ-9 3. Blood pressure 118/70.",
        "---", "# Narrows Dermatology", "## 2026-03-11", "Red, weeping plaque 24 x 5 cm under the pannus with satellite pustules, KOH positive. Intertrigo with Candida. "
        "Nystatin-triamcinolone cream twice daily, zinc barrier, drying measures. F. Obuya, MD",
        "No psoriasis, no rash in the groin or under the breasts. Nails normal. Allergic to adhesive tape. Photograph for the dermatology chart (close view of the plaque only).",
        "## 2026-05-06", "Better for two weeks, then back. Fissure 3 cm on the left. Continue cream; ketoconazole 2% cream in the mornings. F. Obuya, MD",
        "## 2026-07-22", "Nineteen weeks of prescription treatment. Plaque 20 x 4 cm, two erosions. The rash returns within days after each improvement. Further cream will not solve it; "
        "the fold is the cause. One course of cephalexin in June for infected fissure. Refer to plastic surgery. F. Obuya, MD",
        "---", "# Commencement Bay Family Medicine", "## 2026-09-10", "Weight 171 lb, height 5 ft 4 in, BMI 29.4. Skin fold red with erosion today. HbA1c to be drawn at the pre-operative visit; "
        "last one January. Tubal ligation 2019, no pregnancy planned. Never smoked and uses no nicotine; her husband vapes. Binge eating disorder treated 2022 to 2023, "
        "in remission; screened today, no symptoms. Says she walks less because the fold chafes. Copied from 2024-11-05: Pannus above the pubis. J. Rautio, ARNP",
    ], size=10.5, head="Venkataraghavan-Moss, Priyanka L. DOB 1981-12-05")
    pdf(kit.file("records/02_plastic_surgery_consult.pdf"), "Consultation", [
        "# Olympic Plastic and Reconstructive Surgery", "Consultation August 14, 2026. Osei Lindgren-Addo, MD",
        "44-year-old surgical technologist. She lost 110 lb after a sleeve gastrectomy on January 17, 2025. Gallbladder removed July 11, 2025. Weight 170 lb today, same for six months.",
        "Examination. Pannus grade 2: it covers the pubis and hangs 4 cm below it when standing. Intertrigo with two erosions in the fold. Reducible ventral hernia 4 cm above the navel. "
        "Diastasis 3 cm, no symptoms.",
        "Arms and thighs: moderate laxity, no complaint, no operation wished. Breasts: not examined. Skin quality fair, old laparoscopy scars. Heart and lungs normal. Protein 6.9, "
        "hemoglobin 12.8 in June. Medicines: vitamins only. Bleeding history: none. Anesthesia: no problem in two operations in 2025.",
        "Photographs taken today, front and both sides, in the chart (6 views). They show the fold below the pubic bone.",
        "---", "Plan. Hernia repair (49593) with panniculectomy (15830) in one operation. She also wishes a flatter abdomen: muscle tightening (15847) was explained as "
        "cosmetic and may be her own cost. Mother had breast cancer at 70. No physical therapy evaluation was made.",
        "Addendum September 18, 2026. Request sent through the portal. Photographs were too large for the portal and were not sent. HbA1c with pre-operative tests, not yet scheduled.",
        "Addendum October 20, 2026. Letter reviewed with patient, who received it on October 13. The July 2025 date in the letter is the gallbladder operation. Hernia repair can wait until the appeal "
        "is decided, no incarceration signs. O. Lindgren-Addo, MD",
    ], font="Times-Roman", size=11.5)
    kit.write("records/03_pharmacy_fills.txt", """BRIGHT HARBOR EMPLOYEE PHARMACY - FILL HISTORY                    (synthetic sample)
VENKATARAGHAVAN-MOSS, PRIYANKA   born 12/05/1981     printed 10/21/2026

date        drug                                    qty     days
11/06/2024  clotrimazole 1% cream (OTC)             30 g    14
03/11/2026  nystatin-triamcinolone cream            60 g    30
04/10/2026  nystatin-triamcinolone cream            60 g    30
05/06/2026  ketoconazole 2% cream                   60 g    30
05/11/2026  nystatin-triamcinolone cream            60 g    30
06/10/2026  nystatin-triamcinolone cream            60 g    30
06/18/2026  cephalexin 500 mg cap                   28      7
07/09/2026  nystatin-triamcinolone cream            30 g    14
""")
    weights = [("2026-02-03", 173), ("2026-05-06", 171), ("2026-08-14", 170), ("2026-09-10", 171)]
    bundle = {"resourceType": "Bundle", "type": "collection", "meta": {"tag": [{"display": "Synthetic sample"}]}, "entry": [
        {"resource": {"resourceType": "Patient", "id": "p1", "name": [{"family": "Venkataraghavan-Moss", "given": ["Priyanka", "L."]}], "gender": "female",
                      "birthDate": "1981-12-05"}},
        {"resource": {"resourceType": "Procedure", "id": "pr1", "status": "completed", "subject": {"reference": "Patient/p1"},
                      "code": {"text": "Laparoscopic sleeve gastrectomy"}, "performedDateTime": "2025-01-17",
                      "note": [{"text": "Laparoscopic sleeve gastrectomy 2025-01-17, Bright Harbor Tacoma. No complication."}]}},
        {"resource": {"resourceType": "Procedure", "id": "pr2", "status": "completed", "subject": {"reference": "Patient/p1"},
                      "code": {"text": "Laparoscopic cholecystectomy"}, "performedDateTime": "2025-07-11",
                      "note": [{"text": "Gallbladder removed 2025-07-11 for stones after weight loss. Not a weight operation."}]}},
        {"resource": {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p1"}, "clinicalStatus": {"coding": [{"code": "remission"}]},
                      "code": {"text": "Type 2 diabetes mellitus"}}},
        {"resource": {"resourceType": "Condition", "id": "c2", "subject": {"reference": "Patient/p1"}, "verificationStatus": {"coding": [{"code": "entered-in-error"}]},
                      "code": {"text": "Tobacco use"}}},
        *[{"resource": {"resourceType": "Observation", "id": f"w{n}", "status": "final", "subject": {"reference": "Patient/p1"}, "effectiveDateTime": when,
                        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}], "text": "Body weight"},
                        "valueQuantity": {"value": pounds, "unit": "lb", "system": "http://unitsofmeasure.org", "code": "[lb_av]"},
                        "note": [{"text": f"Weight {pounds} lb on {when}"}]}} for n, (when, pounds) in enumerate(weights, 1)],
        {"resource": {"resourceType": "Observation", "id": "a1", "status": "final", "subject": {"reference": "Patient/p1"}, "effectiveDateTime": "2026-01-20",
                      "code": {"coding": [{"system": "http://loinc.org", "code": "4548-4"}], "text": "Hemoglobin A1c"},
                      "valueQuantity": {"value": 5.9, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"}}},
    ]}
    kit.write("records/04_bariatric_followup_fhir.json", json.dumps(bundle, indent=1) + "\n")
    kit.write("statement.txt", """Priyanka Venkataraghavan-Moss, I am a surgical tech at Bright Harbor in Tacoma, Washington. The insurance is the hospital's own plan, the card says Aetna.

The letter is dated 08 Oct, I got it on Tuesday October 13. They approved the hernia and said no to the panniculectomy and the tummy tightening. They think my weight operation was July 11, 2025. That was my gallbladder! The sleeve was January 17, 2025.

I had creams from the skin doctor from March to July, not two weeks. The pictures exist, they were too big to upload.

I know the tightening is cosmetic, I don't mind. Can I fight for the skin removal? Should I get the hernia done now by itself? And do I go to the Washington insurance commissioner?
""")
    c, s, f, b = ("records/01_primary_care_and_dermatology.pdf", "records/02_plastic_surgery_consult.pdf", "records/03_pharmacy_fills.txt",
                  "records/04_bariatric_followup_fhir.json")
    add = kit.add
    add("a", "Pannus to or below the pubic bone, shown in front and side photographs within 6 months before the request (2026-09-21)", "all of ROOT", "met",
        (s, "it covers the pubis and hangs 4 cm below it when standing"), (s, "Photographs taken today, front and both sides, in the chart (6 views)."))
    add("b", "Any one problem caused by the pannus: a or b", "all of ROOT", "met")
    add("b.a", "Rash, infection or ulcer of the fold that stays or comes back during 3 months of treatment", "any of b", "met",
        (c, "Nineteen weeks of prescription treatment. Plaque 20 x 4 cm, two erosions. The rash returns within days after each improvement."))
    add("b.b", "Difficulty with walking or self-care, documented by a physical or occupational therapist", "any of b", "not-met",
        (s, "No physical therapy evaluation was made."), missing="not needed: b.a is met")
    add("c", "Treatment of the skin: a, b and c", "all of ROOT", "met")
    add("c.a", "Prescription topical medicine for at least 3 months in the past 12 months", "all of c", "met",
        (f, "03/11/2026 nystatin-triamcinolone cream 60 g 30"), (f, "06/10/2026 nystatin-triamcinolone cream 60 g 30"),
        (c, "Nineteen weeks of prescription treatment."))
    add("c.b", "Hygiene measures and a barrier product", "all of c", "met",
        (c, "uses zinc oxide daily, washes and dries with a cool hair dryer twice daily"))
    add("c.c", "At least 2 visits for the skin problem in the past 12 months", "all of c", "met",
        (c, "Red, weeping plaque 24 x 5 cm under the pannus with satellite pustules"), (c, "Better for two weeks, then back."))
    add("d", "Weight loss of 50 pounds or more: a, b and c", "all of ROOT", "met")
    add("d.a", "Weight stable within 5 percent for at least 6 months before the request", "all of d", "met", (b, "Weight 173 lb on 2026-02-03"),
        (b, "Weight 171 lb on 2026-09-10"))
    add("d.b", "At least 18 months since bariatric surgery", "all of d", "met", (b, "Laparoscopic sleeve gastrectomy 2025-01-17, Bright Harbor Tacoma."),
        (s, "She lost 110 lb after a sleeve gastrectomy on January 17, 2025."))
    add("d.c", "Body mass index below 35", "all of d", "met", (c, "Weight 171 lb, height 5 ft 4 in, BMI 29.4."))
    add("e", "Diabetes, also in remission: HbA1c of 7.5% or below within 90 days before the request", "all of ROOT", "unknown",
        (c, "HbA1c to be drawn at the pre-operative visit; last one January."),
        missing="a current HbA1c: the last (5.9%, 2026-01-20) is 244 days before the request")
    add("f", "None of a to c", "all of ROOT", "met")
    add("f.a", "No pregnancy or plan to become pregnant within 12 months", "all of f", "met", (c, "Tubal ligation 2019, no pregnancy planned."))
    add("f.b", "No nicotine within 6 weeks before surgery", "all of f", "met", (c, "Never smoked and uses no nicotine; her husband vapes."))
    add("f.c", "No active, untreated eating disorder", "all of f", "met",
        (c, "Binge eating disorder treated 2022 to 2023, in remission; screened today, no symptoms."))
    received = "2026-10-13"
    last = day(received, 180)
    kit.gold(
        title="Aetna for a hospital system: panniculectomy refused as cosmetic with a medical exception, hernia repair approved (self-funded employer plan, Washington)",
        difficulty="hard",
        notice={"payer": "aetna", "payer_name": "Aetna Life Insurance Company", "delegate": None, "member_id": "W220751943", "group_number": "0811937-020-00014",
                "claim_number": None, "reference_number": "PC-2609-7714035", "patient_name": "Priyanka L. Venkataraghavan-Moss", "patient_dob": "1981-12-05",
                "provider_name": "Osei Lindgren-Addo, MD", "facility_name": "Harbor Point Surgical Pavilion", "notice_date": "2026-10-08",
                "received_date": received, "service_start": None, "service_end": None,
                "service": "Panniculectomy and added abdominoplasty (lines 2 and 3; hernia repair, line 1, is approved)",
                "codes": [{"system": "CPT", "code": "15830"}, {"system": "CPT", "code": "15847"}, {"system": "ICD-10-CM", "code": "L98.7"},
                          {"system": "ICD-10-CM", "code": "L30.4"}, {"system": "ICD-10-CM", "code": "M62.08"}],
                "carc": [], "rarc": [], "group_code": None, "reasons": ["plan-exclusion", "cosmetic", "medical-necessity"], "pa_history": "requested-denied",
                "stage": "pre-service", "level": "initial", "urgent": False, "stated_deadline": {"days": 180, "from": "receipt"},
                "appeal_to": {"name": "Aetna National Appeals", "address": "P.O. Box 990361, Lexington, KY 40599", "fax": "1-859-555-0136",
                              "phone": "1-888-555-0104", "portal": None},
                "cited_policy": "Clinical Policy Bulletin 0633-S", "amount_billed": None, "amount_denied": None, "patient_owes": None},
        plan={"type": "erisa-self-funded", "state": "WA", "evidence": [
            ("plan.pdf", "Claims are paid from its general assets and employee contributions."),
            ("notice.pdf", "Aetna administers the plan and does not insure it. Bright Harbor Health System pays the benefits.")]},
        routes=["internal-appeal", "document-request", "second-level-appeal", "external-review"],
        not_routes=["no-appeal-other-help", "expedited-appeal", "submit-prior-authorization", "retroactive-authorization", "regulator-complaint", "fair-hearing"],
        deadlines={"internal_last_day": last, "decision_due_days_after_filing": 15, "expedited_hours": 72,
                   "external_months_or_days": {"months": 4, "from": "receipt of the level 2 decision"},
                   "other": {"internal_last_day_is_a": weekday(last), "file_by_business_day": business_before(last), "peer_to_peer_window_closed": "2026-10-22",
                             "second_level": "60 days after receipt of the level 1 decision (plan term)", "hernia_approval_ends": "2027-01-06",
                             "plan_had_to_decide_by": "2026-10-06, unless the extension was for a matter beyond its control; internal review is not one"},
                   "citation": "29 CFR 2560.503-1(h)(3)(i), (c)(3), (i)(2)(ii)(B); 45 CFR 147.136(d) via 29 CFR 2590.715-2719(d)"},
        notice_defects=["no description of external review", "no statement of the right to bring a civil action under ERISA section 502(a)",
                        "no statement that diagnosis and treatment codes and their meanings are available on request"],
        overall="unknown",
        smallest_missing=["a current HbA1c (e)"],
        must_say=["section 7.14(b) makes an exception: this is not only a question of the exclusion; ask for line 2 (15830) only",
                  "prescription cream from 2026-03-11, nineteen weeks by 2026-07-22, five fills of nystatin-triamcinolone and one of ketoconazole",
                  "the weight operation was on 2025-01-17, 20 months before the request; 2025-07-11 was the gallbladder",
                  "photographs of 2026-08-14 exist and are enclosed or to be sent", "pannus 4 cm below the pubic bone; intertrigo with erosions at three visits",
                  "weight 173 to 170 lb from February to September 2026; BMI 29.4", "a new HbA1c is to follow (last 5.9% in January)",
                  "two levels of appeal, 15 days each; external review afterwards because the exception turns on medical judgment",
                  "approval of line 1 ends on 2027-01-06: ask to extend it, so that both can be done in one operation",
                  "last day 2027-04-11, a Sunday, so file by 2027-04-09"],
        must_not_say=["that the abdominoplasty (15847) is medically necessary", "that a current HbA1c exists", "that a therapist documented difficulty in walking",
                      "that the pannus is above the pubis", "that she uses nicotine or has an eating disorder now", "that the hernia repair was denied",
                      "that the Washington insurance commissioner decides about this plan", "that the case is urgent"],
        traps=["approved and denied lines in one table; the approval number is not the reference", "date of the gallbladder operation taken for the weight operation",
               'note of 2026-09-10 carries forward "pannus above the pubis" of 2024', "clotrimazole without prescription, 14 days, in 2024",
               "HbA1c planned, last one eight months old; remission counts as diabetes", "15 days per level because the plan has two", "180 days end on a Sunday",
               "nonprofit hospital: ERISA, neither church nor government", "husband vapes; tobacco entry in error in the FHIR bundle", "Mother had breast cancer",
               "patient is willing to give up line 3", "extension notice, batch and letter numbers"],
    )


def main() -> None:
    """Writes all kits, or those whose numbers are named."""
    for number, make in (("31", kit31), ("32", kit32), ("33", kit33), ("34", kit34), ("35", kit35)):
        if not sys.argv[1:] or number in sys.argv[1:]:
            make()
            print(f"kit {number} written and checked")


if __name__ == "__main__":
    main()
