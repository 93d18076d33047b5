"""Hand-written sample notices: the truth stands in the text as [[field|printed words]]; renders to PDF, text, e-mail, HTML, Word.

A line starts with its kind: "# " title, "## " heading, "> " at the right, "= " kept as it stands, ": a : b" label and value,
": a : b : c : d" two of them, "| a | b |" a table row, "* " bullet, "~ " small print, "---" new page, "<<<", "|||", ">>>" two
columns. Other lines are paragraphs.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import docx
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]", re.DOTALL)
_MONTH = {
    m: i % 12 + 1
    for i, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ]
    )
}
_LISTS = frozenset({"codes", "carc", "rarc"})
_DATES = frozenset({"patient_dob", "notice_date", "received_date", "service_start", "service_end"})
_MONEY = frozenset({"amount_billed", "amount_denied", "patient_owes"})
_APPEAL = {"appeal_name": "name", "appeal_address": "address", "appeal_fax": "fax", "appeal_phone": "phone", "appeal_email": "email"}


@dataclass(frozen=True)
class Sample:
    """One notice: its text with the truth in it, what it means, and how it is printed."""

    name: str
    text: str
    kind: str = "denial"
    how: str = "pdf"
    font: str = "Helvetica"
    size: float = 10
    boxed: bool = True
    scan: str = ""
    means: dict[str, Any] = field(default_factory=dict)

    @property
    def gold(self) -> dict[str, Any]:
        """Facts by the contract's names."""
        out: dict[str, Any] = {}
        for name, words in _MARK.findall(self.text):
            value: Any = " ".join(words.split())
            if name in _DATES:
                value = iso(value)
            elif name in _MONEY:
                value = value.replace("$", "").replace(",", "")
            if name in _LISTS:
                out[name] = sorted({*out.get(name, []), value})
            elif name in _APPEAL:
                out.setdefault("appeal_to", {}).setdefault(_APPEAL[name], value)
            else:
                out.setdefault(name, value)
        return out | self.means

    @property
    def plain(self) -> str:
        """The text without the marks."""
        return _MARK.sub(r"\2", self.text).strip("\n")


def iso(text: str) -> str:
    """A printed date as ISO; day first only where words say the month or the first number is above 12."""
    low = text.lower()
    if hit := re.search(r"(\d{4})-(\d\d)-(\d\d)", low):
        return hit.group()
    if hit := re.search(r"([a-z]{3,})\.? (\d{1,2}),? (\d{4})", low):
        month = next(n for m, n in _MONTH.items() if m.startswith(hit[1]))
        return f"{hit[3]}-{month:02d}-{int(hit[2]):02d}"
    if hit := re.search(r"(\d{1,2})[ -](?:de )?([a-z]{3,})\.?[ -](?:de )?(\d{4})", low):
        month = next(n for m, n in _MONTH.items() if m.startswith(hit[2]))
        return f"{hit[3]}-{month:02d}-{int(hit[1]):02d}"
    hit = re.search(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})", low)
    assert hit is not None, text
    one, two, year = int(hit[1]), int(hit[2]), int(hit[3])
    month, day = (two, one) if one > 12 else (one, two)
    return f"{year + 2000 if year < 100 else year}-{month:02d}-{day:02d}"


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The kinds and lines of a text's blocks."""
    kind, lines = "", list[str]()
    for line in [*text.split("\n"), ""]:
        hit = re.match(r"(##|#|>|=|:|\||\*|~)(?: |$)", line)
        now = "" if not line.strip() else hit.group(1) if hit else line if line in ("---", "<<<", "|||", ">>>") else "p"
        if now == "=" and kind == "=":
            lines.append(line[2:])
            continue
        if now and now == kind and now in ("|", ":", "p"):
            lines.append(line)
            continue
        if lines or kind in ("---", "<<<", "|||", ">>>"):
            labelled = kind == "p" and sum(bool(re.match(r"[A-ZÁÉÍÓÚ][\w áéíóúñ]{1,30}: \S", x)) for x in lines) > 1
            yield "=" if labelled else kind, lines
        kind, lines = now, [] if not now or now in ("---", "<<<", "|||", ">>>") else [line[2:] if now == "=" else line]
    if lines:
        yield kind, lines


def cells(line: str, sign: str) -> list[str]:
    """The cells of a row."""
    return [c.strip() for c in re.split(rf"(?:^|\s){re.escape(sign)}(?=\s|$)", line.strip().removesuffix(sign if sign == "|" else ""))[1:]]


def as_text(text: str, width: int = 92) -> str:
    """Plain text: label and value with dots or spaces, tables in columns."""
    out: list[str] = []
    for kind, lines in blocks(text):
        if kind == "|":
            rows = [cells(x, "|") for x in lines]
            wide = [max(len(r[i]) if i < len(r) else 0 for r in rows) for i in range(max(map(len, rows)))]
            out.append("\n".join("   ".join(c.ljust(w) for c, w in zip(r, wide, strict=False)).rstrip() for r in rows))
        elif kind == ":":
            out.append(
                "\n".join("      ".join(f"{c[i]}: {c[i + 1]}" for i in range(0, len(c) - 1, 2)) for c in (cells(x, ":") for x in lines))
            )
        elif kind in ("=", "---", "<<<", "|||", ">>>"):
            out.append("\n".join(lines))
        elif kind == ">":
            out.append(lines[0][2:].rjust(width))
        else:
            lead = "" if kind == "p" else lines[0].split(" ", 1)[0] + " "
            said = " ".join(x.removeprefix(lead) for x in lines)
            out.append(textwrap.fill(said.upper() if kind == "#" else said, width, initial_indent="- " if kind == "*" else ""))
    return "\n\n".join(x for x in out if x) + "\n"


def _styles(sample: Sample) -> dict[str, ParagraphStyle]:
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}[sample.font]
    size = sample.size

    def style(face: str, big: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle("s", fontName=face, fontSize=big, leading=big * 1.25, spaceAfter=big * 0.5, **more)

    return {
        "#": style(bold, size + 5),
        "##": style(bold, size + 1),
        ">": style(sample.font, size, alignment=TA_RIGHT),
        "=": style(sample.font, size),
        "*": style(sample.font, size, leftIndent=14, bulletIndent=4),
        "~": style(sample.font, size - 2.5),
        "p": style(sample.font, size),
        "cell": style(sample.font, size - 1),
        "bold": style(bold, size - 1),
    }


def _flow(text: str, sample: Sample, width: float) -> list[Flowable]:
    style, out = _styles(sample), list[Flowable]()
    column: list[list[Flowable]] = []
    for kind, lines in blocks(text):
        into = column[-1] if column else out
        if kind == "<<<":
            column = [[]]
        elif kind == "|||":
            column.append([])
        elif kind == ">>>":
            out.append(Table([column], colWidths=[width / len(column)] * len(column), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
            column = []
        elif kind == "---":
            into.append(PageBreak())
        elif kind in ("|", ":"):
            rows = [cells(x, kind) for x in lines]
            n = max(map(len, rows))
            inner = width / 2 - 14 if column else width
            body = [
                [
                    Paragraph(escape(c), style["bold" if (kind == "|" and i == 0) or (kind == ":" and j % 2 == 0) else "cell"])
                    for j, c in enumerate(r + [""] * (n - len(r)))
                ]
                for i, r in enumerate(rows)
            ]
            look: list[Any] = [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ]
            if sample.boxed and kind == "|":
                look.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
            wide = [inner / n] * n if kind == "|" else [inner * (0.36 if j % 2 == 0 else 0.64) * 2 / n for j in range(n)]
            into += [Table(body, colWidths=wide, style=TableStyle(look)), Spacer(1, 8)]
        elif kind == "=":
            into.append(Paragraph("<br/>".join(escape(x).replace("  ", "&nbsp; ") for x in lines), style["="]))
        else:
            lead = "" if kind == "p" else lines[0].split(" ", 1)[0] + " "
            said = escape(" ".join(x.removeprefix(lead) for x in lines))
            into.append(Paragraph(said, style[kind], bulletText="\u2022" if kind == "*" else None))
    return out


def as_pdf(sample: Sample, path: Path) -> None:
    """A PDF with a text layer."""
    paper = SimpleDocTemplate(
        str(path), pagesize=letter, leftMargin=56, rightMargin=56, topMargin=48, bottomMargin=48, invariant=1, title="Synthetic sample"
    )
    paper.build(_flow(sample.plain, sample, letter[0] - 124))


def as_html(text: str) -> str:
    """A web page or the body of an e-mail."""
    out = ["<!doctype html><html><body>"]
    for kind, lines in blocks(text):
        if kind in ("|", ":"):
            rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in cells(x, kind)) + "</tr>" for x in lines)
            out.append(f"<table>{rows}</table>")
        elif kind == "=":
            out.append("<p>" + "<br>".join(map(escape, lines)) + "</p>")
        elif kind in ("#", "##"):
            out.append(f"<h{len(kind)}>{escape(lines[0].split(' ', 1)[1])}</h{len(kind)}>")
        elif lines:
            lead = "" if kind == "p" else lines[0].split(" ", 1)[0] + " "
            out.append(f"<p>{escape(' '.join(x.removeprefix(lead) for x in lines))}</p>")
    return "\n".join([*out, "</body></html>"])


def as_docx(text: str, path: Path) -> None:
    """A Word file."""
    paper = docx.Document()
    for kind, lines in blocks(text):
        if kind in ("|", ":"):
            rows = [cells(x, kind) for x in lines]
            table = paper.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=False):
                    cell.text = words
        elif kind == "=":
            paper.add_paragraph("\n".join(lines))
        elif lines:
            lead = "" if kind == "p" else lines[0].split(" ", 1)[0] + " "
            said = " ".join(x.removeprefix(lead) for x in lines)
            if kind in ("#", "##"):
                paper.add_heading(said, level=len(kind))
            else:
                paper.add_paragraph(said)
    paper.save(str(path))


def write(sample: Sample, folder: Path) -> str:
    """Print a sample into a folder; the file's name."""
    name = f"{sample.name}.{sample.how}"
    path = folder / name
    if sample.how == "pdf":
        as_pdf(sample, path)
    elif sample.how == "docx":
        as_docx(sample.plain, path)
    elif sample.how == "html":
        path.write_text(as_html(sample.plain), encoding="utf-8")
    elif sample.how == "eml":
        head, _, body = sample.plain.partition("\n\n")
        path.write_text(head + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + as_text(body), encoding="utf-8")
    else:
        path.write_text(as_text(sample.plain), encoding="utf-8")
    return name
