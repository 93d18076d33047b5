"""Plain text, HTML, e-mail, Word."""

from __future__ import annotations

import email.policy
import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import lines

from denialhelp.errors import UnreadableFile
from denialhelp.intake.docx import read_docx
from denialhelp.intake.eml import read_eml
from denialhelp.intake.files import read_files
from denialhelp.intake.flow import clean, page_of_text
from denialhelp.intake.html import read_html
from denialhelp.intake.markup import counter
from denialhelp.intake.plaintext import decode, read_text

SPANISH = "Decisión: no podemos pagar esta reclamación. “Apelación” – 60 días."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)).lstrip("\ufeff") == SPANISH


def test_bytes_that_cp1252_lacks() -> None:
    assert decode(b"a\x81b\xe9") == "a\x81bé"


def test_a_form_feed_does_not_split_pages() -> None:
    content = read_text(b"first\r\n\fsecond\r\n")
    assert len(content.pages) == 1
    assert content.pages[0].text == "first\n\nsecond\n"


def test_cells_of_a_printed_table() -> None:
    page = page_of_text("Member: A. Sample     Born: 05/23/1968\n\nWe decided.")
    shown = [(page.text[s.start : s.end], s.line, s.block) for s in page.segments]
    assert shown == [("Member: A. Sample", 0, 0), ("Born: 05/23/1968", 0, 0), ("We decided.", 2, 1)]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_words_index_the_text(text: str) -> None:
    page = page_of_text(text)
    assert all(page.text[w.start : w.end] == w.text for w in page.words)
    assert "".join(w.text for w in page.words) == "".join(text.split())


def test_html_tables_lists_and_scripts() -> None:
    source = """<html><head><style>x</style></head><body><h1>Notice</h1><p>We could
    not approve <b>it</b>.</p><ul><li>First</li><li>Second</li></ul><ol start="3"><li>Third</li></ol>
    <table><tr><th>Code</th><th></th><th>Billed</th></tr><tr><td>CO</td><td>45</td><td>$10.00</td></tr></table><script>alert(1)</script>
    <p style="display:none">hidden</p></body></html>"""
    text = read_html(source.encode()).pages[0].text
    assert "We could not approve it." in text
    assert "\u2022 First\n\u2022 Second" in text
    assert "3. Third" in text
    assert "Code    Billed\nCO  45  $10.00" in text
    assert "alert" not in text
    assert "hidden" not in text


def test_html_without_text() -> None:
    with pytest.raises(UnreadableFile, match="no-text"):
        read_html(b"<html><script>1</script></html>")


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [(3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (9, "lowerRoman", "ix"), (4, "I", "IV"), (7, "decimalZero", "07")],
)
def test_list_numbers(number: int, style: str, shown: str) -> None:
    assert counter(number, style) == shown


def message(**parts: bytes) -> EmailMessage:
    mail = EmailMessage(policy=email.policy.default)
    mail["From"], mail["To"], mail["Date"] = "Sample Plan <no-reply@example.com>", "avery@example.com", "Wed, 14 Oct 2026 06:42:18 -0400"
    mail["Subject"] = "Your claim (synthetic)"
    mail.set_content("We did not pay.\nYou may appeal.\n")
    mail.add_alternative("<p>We did <b>not</b> pay.</p>", subtype="html")
    for name, data in parts.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return mail


def test_mail_headers_and_body() -> None:
    content = read_eml(bytes(message()))
    assert ("Subject", "Your claim (synthetic)") in content.headers
    text = content.pages[0].text
    assert text.startswith(
        "From: Sample Plan <no-reply@example.com>\nTo: avery@example.com\nDate: Wed, 14 Oct 2026 06:42:18 -0400\nSubject: Your claim"
    )
    assert "We did not pay.\nYou may appeal." in text
    assert "<b>" not in text


def test_mail_attachments_become_documents(tmp_path: Path) -> None:
    path = tmp_path / "notice.eml"
    path.write_bytes(bytes(message(letter_pdf=lines([(72, 700, "The decision is attached here.")]), virus_exe=b"MZ" + bytes(90))))
    documents, problems = read_files([path])
    assert [d.id for d in documents] == ["notice.eml", "notice.eml/letter.pdf"]
    assert "decision is attached" in documents[1].pages[0].text
    assert [p.code for p in problems] == ["unknown-kind"]


def test_an_attachment_path_leads_nowhere() -> None:
    mail = message()
    mail.add_attachment(b"x", maintype="text", subtype="plain", filename="../../etc/passwd")
    assert [name for name, _ in read_eml(bytes(mail)).attachments] == ["passwd"]


def test_a_forwarded_message_and_a_logo(tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(message(letter_pdf=lines([(72, 700, "The decision is attached here.")])))
    mail.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(100), maintype="image", subtype="png", filename="logo.png", cid="<logo@example.com>")
    path = tmp_path / "fwd.eml"
    path.write_bytes(bytes(mail))
    documents, problems = read_files([path])
    assert [d.id for d in documents] == ["fwd.eml", "fwd.eml/forwarded.eml", "fwd.eml/forwarded.eml/letter.pdf"]
    assert problems == ()


def word(build: object) -> bytes:
    document = docx.Document()
    build(document)  # type: ignore[operator]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_paragraphs_lists_tables_headers() -> None:
    def build(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Sample Plan (synthetic)"
        document.sections[0].footer.paragraphs[0].text = "Form 555"
        document.add_paragraph("Dear member,")
        for text in ("First reason", "Second reason"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("A point", style="List Bullet")
        table = document.add_table(rows=2, cols=3)
        for cell, text in zip(
            (c for row in table.rows for c in row.cells), ("", "Now", "After", "Hours", "84 a week", "56 a week"), strict=True
        ):
            cell.text = text

    text = read_docx(word(build)).pages[0].text
    assert text.startswith("Sample Plan (synthetic)\n\nDear member,")
    assert "1. First reason" in text
    assert "2. Second reason" in text
    assert "\u2022 A point" in text
    assert "  Now  After\nHours  84 a week  56 a week" in text
    assert text.endswith("Form 555")


def test_word_deleted_text_is_left_out() -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Approved for ")
        deleted = OxmlElement("w:del")
        run = OxmlElement("w:r")
        gone = OxmlElement("w:delText")
        gone.text = "84"
        run.append(gone)
        deleted.append(run)
        paragraph._p.append(deleted)
        paragraph.add_run("56 hours")
        deleted.set(qn("w:id"), "1")

    assert "Approved for 56 hours" in read_docx(word(build)).pages[0].text


def test_word_without_text_and_cut_short() -> None:
    with pytest.raises(UnreadableFile, match="no-text"):
        read_docx(word(lambda _document: None))
    whole = word(lambda document: document.add_paragraph("x" * 50))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.namelist():
            data = source.read(item)
            target.writestr(item, data[:300] if item == "word/document.xml" else data)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_docx(out.getvalue())


def test_word_entities_are_not_followed() -> None:
    whole = word(lambda document: document.add_paragraph("safe text here"))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.namelist():
            data = source.read(item)
            if item == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1).replace(
                    b"safe text", b"safe &e; text"
                )
            target.writestr(item, data)
    assert "root:" not in read_docx(out.getvalue()).pages[0].text


def test_words_and_lines_without_end_are_cut() -> None:
    assert max(map(len, clean("x" * 5000).split())) == 400
    assert max(len(line) for line in clean("word " * 20_000).split("\n")) <= 6401
    assert len(clean("Patient:" + " " * 90_000 + "Ann")) < 300
    assert clean("Patient: Ann Lee\r\nA1c 8.1") == "Patient: Ann Lee\nA1c 8.1"
