"""A letter as DOCX, from the same sheet as the PDF: styles, a header from page 2, a page number."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from denialhelp.packet.letter_json import sheet
from denialhelp.packet.typeset import moment

Json = Any
_FONT = "Georgia"


def _styles(document: Any, language: str) -> None:
    for name, size, before, after in (("Normal", 11, 0, 8), ("Heading 2", 12, 12, 4), ("List Bullet", 11, 0, 6)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    heading = document.styles["Heading 2"]
    heading.font.bold, heading.font.color.rgb = True, RGBColor(0, 0, 0)
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts = heading.element.rPr.rFonts
        if fonts.get(qn(attribute)) is not None:
            del fonts.attrib[qn(attribute)]
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), "es-US" if language == "es" else "en-US")
    document.styles["Normal"].element.get_or_add_rPr().append(tag)


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 - python-docx has no public way to a field


def _furniture(document: Any, page: Json) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1.05)
    section.top_margin = section.bottom_margin = Inches(1)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = page["running_head"]
    spanish = page["language"] == "es"
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run("Página " if spanish else "Page ")
        _field(line, "PAGE")
        line.add_run(" de " if spanish else " of ")
        _field(line, "NUMPAGES")


def _lines(document: Any, lines: list[str], after: float = 12) -> None:
    shown = [line for line in lines if line.strip()]
    if not shown:
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(after)
    for place, line in enumerate(shown):
        run = paragraph.add_run(line)
        if place < len(shown) - 1:
            run.add_break()


def _subject(document: Any, rows: list[Json]) -> None:
    if not rows:
        return
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    widths = (Inches(1.6), Inches(4.8))
    for column, width in zip(table.columns, widths, strict=True):  # some programs go by the grid, others by the cells
        column.width = width
    for row in rows:
        cells = table.add_row().cells
        for cell, text, bold, width in zip(cells, (row["label"], row["text"]), (True, False), widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(text).bold = bold
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _block(document: Any, block: Json) -> None:
    kind = block["kind"]
    style = {"heading": "Heading 2", "bullet": "List Bullet"}.get(kind, "Normal")
    paragraph = document.add_paragraph(style=style)
    if kind == "numbered":
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Inches(0.3), Inches(-0.3)
        paragraph.add_run(f"{block['number']}.\t")
    for run in block["runs"]:
        paragraph.add_run(run["text"])


def _closing(document: Any, lines: list[str]) -> None:
    if lines:
        first = document.add_paragraph(lines[0])
        first.paragraph_format.space_before = Pt(10)
        first.paragraph_format.space_after = Pt(36 if len(lines) > 1 else 12)
        first.paragraph_format.keep_with_next = True
        _lines(document, lines[1:])


def letter_docx(letter: Json, as_of: date) -> bytes:
    """The letter (as letter.json) as a DOCX file; the same letter gives the same bytes."""
    page = sheet(letter)
    document = Document()
    _styles(document, page["language"])
    _furniture(document, page)
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = page["title"], "", "", ""
    core.language = page["language"]
    core.created = core.modified = moment(as_of).replace(tzinfo=None)
    core.revision = 1
    _lines(document, page["sender"])
    _lines(document, [page["dated"]])
    _lines(document, page["recipient"])
    _subject(document, page["subject"])
    if page["salutation"]:
        document.add_paragraph(page["salutation"])
    for block in page["blocks"]:
        _block(document, block)
    _closing(document, page["closing"])
    if page["enclosures"]:
        document.add_paragraph().add_run(page["enclosures_title"]).bold = True
        _lines(document, ["".join(run["text"] for run in line) for line in page["enclosures"]])
    out = io.BytesIO()
    document.save(out)
    return _with_fixed_times(out.getvalue(), as_of)


def _with_fixed_times(content: bytes, as_of: date) -> bytes:
    """The same archive with one time for all its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (as_of.year, as_of.month, as_of.day, 12, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()
