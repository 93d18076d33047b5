"""Sets the synthetic sample documents as PDFs: letterheads, label blocks, tables, notes. Needs reportlab (in the dev requirements)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=13.6, spaceAfter=6)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.5, leading=10.5)
SANS = ParagraphStyle("sans", parent=BODY, fontName="Helvetica", fontSize=9.6, leading=12.6)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=7, spaceAfter=3)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=14.5, leading=18, spaceAfter=6)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=22, firstLineIndent=-16, spaceAfter=3)
SUB = ParagraphStyle("sub", parent=BODY, leftIndent=46, firstLineIndent=-16, spaceAfter=2)


def table(rows: list[list[str]], widths: list[float], head: bool = True, style: ParagraphStyle = SANS) -> Table:
    """A ruled table; the first row is its head. Widths in inches."""
    cells = [[Paragraph(c, style) for c in row] for row in rows]
    rules: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if head:
        rules.append(("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke))
    return Table(cells, colWidths=[w * inch for w in widths], style=TableStyle(rules), repeatRows=1 if head else 0, hAlign="LEFT")


def labels(pairs: list[tuple[str, str]], widths: tuple[float, float] = (1.9, 4.9), style: ParagraphStyle = SANS) -> Table:
    """A block of labels and values without rules."""
    cells = [[Paragraph(f"<b>{k}</b>", style), Paragraph(v, style)] for k, v in pairs]
    return Table(
        cells,
        colWidths=[w * inch for w in widths],
        hAlign="LEFT",
        style=TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
        ),
    )


def flow(lines: list[Any], body: ParagraphStyle = BODY) -> list[Any]:
    """Text to flowables: '# ' title, '## ' heading, '- ' item, '-- ' sub-item, '---' new page; flowables pass through."""
    out: list[Any] = []
    for line in lines:
        if not isinstance(line, str):
            out += [line, Spacer(1, 5)]
        elif line == "---":
            out.append(PageBreak())
        elif line.startswith("# "):
            out.append(Paragraph(line[2:], TITLE))
        elif line.startswith("## "):
            out.append(Paragraph(line[3:], HEAD))
        elif line.startswith("-- "):
            out.append(Paragraph(line[3:], SUB))
        elif line.startswith("- "):
            out.append(Paragraph(line[2:], ITEM))
        else:
            out.append(Paragraph(line, body))
    return out


def write(path: Path, lines: list[Any], *, header: str, footer: str, title: str, body: ParagraphStyle = BODY) -> None:
    """A PDF with a running header, a footer with page numbers, and the words 'synthetic sample' in its properties."""

    def decorate(canvas: Any, doc: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0.9 * inch, 10.55 * inch, header)
        canvas.drawString(0.9 * inch, 0.5 * inch, f"{footer}  Page {doc.page}")
        canvas.restoreState()

    doc = BaseDocTemplate(
        str(path),
        pagesize=LETTER,
        title=title,
        author="DenialHelp synthetic sample",
        subject="Synthetic: no real person",
        leftMargin=0.9 * inch,
        rightMargin=0.9 * inch,
        topMargin=0.85 * inch,
        bottomMargin=0.85 * inch,
        invariant=1,
    )
    frame = Frame(doc.leftMargin, doc.bottomMargin, doc.width, doc.height, id="f", leftPadding=0, rightPadding=0)
    doc.addPageTemplates([PageTemplate(id="p", frames=[frame], onPage=decorate)])
    doc.build(flow(lines, body))
