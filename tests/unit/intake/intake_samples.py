"""Synthetic documents for the tests of intake: made here, of fictional people, and marked as synthetic."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=6)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8, leading=9.6, spaceAfter=4)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=6)

LEFT = (
    """We looked at the request that your clinic sent to us and we are not able to approve it at this time because the records do not
show that six weeks of conservative treatment were completed before the request was made.

The reviewer was a physician who is board certified in internal medicine and who had no part in any earlier decision about this
service or about you.

You may ask for the name of the reviewer and for the clinical guideline that was used, free of charge, by calling the number at the
end of this notice.""".replace("\n\n", "|")
    .replace("\n", " ")
    .split("|")
)
RIGHT = (
    """You have the right to appeal this decision within one hundred and eighty calendar days after you receive this notice, and you may
name another person to act for you.

Send the appeal to the address below together with any records that support it, and keep a copy of everything that you send for your
own files.

If waiting could seriously harm your health, ask for a fast appeal by telephone and we will answer you within seventy-two hours of
your request.""".replace("\n\n", "|")
    .replace("\n", " ")
    .split("|")
)


def built(story: list[Any], frames: list[Frame], size: tuple[float, float] = letter) -> bytes:
    """A PDF from a story in frames."""
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=size, title="Synthetic sample", invariant=1)
    document.addPageTemplates([PageTemplate("page", frames)])
    document.build(story)
    return out.getvalue()


def full(size: tuple[float, float] = letter) -> list[Frame]:
    """One frame with margins of an inch."""
    return [Frame(72, 72, size[0] - 144, size[1] - 144, leftPadding=0, rightPadding=0)]


def two_columns() -> bytes:
    """Prose in two columns under a full-width heading."""
    top = Frame(72, 680, 468, 50, leftPadding=0, rightPadding=0)
    left, right = (Frame(x, 100, 222, 560, leftPadding=0, rightPadding=0) for x in (72, 318))
    story = [Paragraph("Notice of adverse benefit determination (synthetic)", HEAD), FrameBreak(), Paragraph("What we decided", HEAD)]
    story += [*(Paragraph(t, BODY) for t in LEFT), FrameBreak(), Paragraph("How to appeal", HEAD), *(Paragraph(t, BODY) for t in RIGHT)]
    return built(story, [top, left, right])


def two_columns_by_line() -> bytes:
    """The same kind of page, but the file writes line by line across both columns, as some print drivers do."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica", 10)
    columns = [_wrapped(LEFT, 222), _wrapped(RIGHT, 222)]
    for row in range(max(map(len, columns))):
        for x, lines in zip((72, 318), columns, strict=True):
            if row < len(lines):
                canvas.drawString(x, 700 - 12.5 * row, lines[row])
    canvas.save()
    return out.getvalue()


def _wrapped(texts: list[str], width: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    return [line for t in texts for line in simpleSplit(t, "Helvetica", 10, width)]


def side_column(side: str) -> bytes:
    """A letter with a narrow column of labels and values beside it, in smaller print with another leading."""
    wide, narrow = (Frame(72, 100, 300, 600, leftPadding=0, rightPadding=0), Frame(400, 90, 150, 560, leftPadding=0, rightPadding=0))
    if side == "left":
        wide, narrow = (Frame(250, 100, 300, 600, leftPadding=0, rightPadding=0), Frame(62, 90, 150, 560, leftPadding=0, rightPadding=0))
    aside = [
        ("Member number:", "ZQ 5550100 01"),
        ("Claim number:", "2026-555-0147"),
        ("Date of this letter:", "October 5, 2026"),
        ("Plan:", "Sample Choice 1500"),
    ]
    story: list[Any] = [Paragraph(t, BODY) for t in LEFT + RIGHT]
    story += [FrameBreak(), *(Paragraph(f"<b>{a}</b><br/>{b}", SMALL) for a, b in aside), Paragraph(RIGHT[2], SMALL)]
    return built(story, [wide, narrow])


LABELS = [
    ("Date of notice:", "October 5, 2026"),
    ("Member:", "Avery Q. Sample (synthetic)"),
    ("Member ID:", "ZQ5550100 01"),
    ("Service:", "Outpatient physical therapy, twelve visits of forty-five minutes, for the left shoulder after rotator cuff repair"),
    ("Requesting provider:", "Morgan Placeholder, MD"),
    ("Reference number:", "REF-555-0199"),
]


def labels(ruled: bool = False) -> bytes:
    """Labels with values, one of them over several lines."""
    table = Table([[Paragraph(a, BODY), Paragraph(b, BODY)] for a, b in LABELS], colWidths=[130, 250], hAlign="LEFT")
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else [])]))
    return built([Paragraph("Prior authorization decision", HEAD), table, Spacer(1, 12), *(Paragraph(t, BODY) for t in LEFT)], full())


CLAIMS = [
    ["Claim / account", "Service", "Date", "Billed", "Allowed", "You owe", "Remark"],
    ["26-555-01 ACCT-11", "Office visit, established patient, moderate complexity", "08/04/2026", "289.00", "142.70", "40.00", "CO-45"],
    [
        "26-555-02 ACCT-12",
        "Magnetic resonance imaging of the lumbar spine without contrast",
        "08/18/2026",
        "2,384.00",
        "0.00",
        "0.00",
        "CO-197, M62",
    ],
    ["26-555-03 ACCT-13", "Physical therapy", "08/20/2026", "96.00", "64.10", "20.00", "CO-45, PR-3"],
]


def claims(valign: str = "TOP", ruled: bool = True) -> bytes:
    """A table of claims on a landscape page with cells over several lines."""
    rows = [[Paragraph(cell, SMALL) for cell in row] for row in CLAIMS]
    table = Table(rows, colWidths=[75, 150, 70, 60, 60, 60, 80], hAlign="LEFT")
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), valign), *([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else [])]))
    size = landscape(letter)
    return built([Paragraph("Claim detail", HEAD), table, Spacer(1, 10), Paragraph(LEFT[0], BODY)], full(size), size)


def lines(
    texts: list[tuple[float, float, str]],
    *,
    size: tuple[float, float] = letter,
    rotate: int = 0,
    font: str = "Helvetica",
    points: float = 11,
) -> bytes:
    """A page with lines at places (x from the left, y from the bottom)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setFont(font, points)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.save()
    return rotated(out.getvalue(), rotate)


def rotated(data: bytes, degrees: int) -> bytes:
    """The PDF with its pages marked as turned clockwise."""
    if not degrees:
        return data
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.Rotate = degrees
        pdf.save(out)
    return out.getvalue()


def drawn_turned(texts: list[tuple[float, float, str]], degrees: int) -> bytes:
    """A page whose content is drawn turned against the page by so many degrees, counter-clockwise."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica", 11)
    shift = {90: (612, 0), 180: (612, 792), 270: (0, 792)}[degrees]
    canvas.translate(*shift)
    canvas.rotate(degrees)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.save()
    return out.getvalue()


def boxed_form() -> bytes:
    """A form of drawn boxes with small labels above what is filled in."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    boxes = [
        (60, 600, 220, 60, "1 PROVIDER", ["SAMPLE MEMORIAL HOSPITAL", "12 EXAMPLE PKWY ANYTOWN OH 00000"]),
        (280, 600, 120, 60, "3a PAT CNTL NO", ["30055501"]),
        (400, 600, 120, 60, "4 TYPE OF BILL", ["0131"]),
        (60, 560, 120, 40, "5 FED TAX NO", ["XX-XXX0000"]),
        (180, 560, 220, 40, "6 STATEMENT COVERS", ["08182026 08182026"]),
        (400, 560, 120, 40, "10 BIRTHDATE", ["01021970"]),
    ]
    for x, y, w, h, label, filled in boxes:
        canvas.rect(x, y, w, h)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(x + 4, y + h - 9, label)
        canvas.setFont("Courier-Bold", 9)
        for i, text in enumerate(filled):
            canvas.drawString(x + 4, y + h - 22 - 13 * i, text)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 520, "Printed for the patient (synthetic sample).")
    canvas.save()
    return out.getvalue()


def filled_form() -> bytes:
    """A form with fields that a viewer would draw."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "Member name:")
    canvas.drawString(72, 670, "Fast appeal:")
    canvas.acroForm.textfield(name="member_name", value="Avery Q. Sample", x=160, y=695, width=200, height=18, borderWidth=0)
    canvas.acroForm.checkbox(name="fast", checked=True, x=160, y=668, size=12)
    canvas.save()
    return out.getvalue()
