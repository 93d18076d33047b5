"""Broken files of every kind are read or refused with a plain sentence, never anything else."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_samples import claims, filled_form
from PIL import Image
from test_intake_records import CDA, ERA, PATIENT
from test_intake_text import message

from denialhelp.errors import UnreadableFile
from denialhelp.intake.files import read_files
from denialhelp.intake.limits import Limits


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("We decided.", style="List Number")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Code"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


WHOLE = {
    "a.pdf": claims(),
    "b.pdf": filled_form(),
    "c.docx": word_file(),
    "d.json": json.dumps(PATIENT).encode(),
    "e.xml": CDA.encode(),
    "f.835": ERA.encode(),
    "g.html": b"<html><body><table><tr><td>a</td></tr></table><ul><li>x</ul>",
    "h.eml": bytes(message()),
}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(WHOLE)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=8),
)
def test_read_or_refused(tmp_path: Path, name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(WHOLE[name])
    for place, gone, new in cuts:
        at = int(place * len(data))
        data[at : at + gone] = new
    path = tmp_path / name
    path.write_bytes(bytes(data))
    try:
        documents, _ = read_files([path])
    except UnreadableFile as error:
        assert error.message.endswith(".")
        return
    for document in documents:
        for page in document.pages:
            assert all(page.text[w.start : w.end] == w.text for w in page.words)
        assert all(0 <= e.text_start <= e.text_end <= len(document.pages[0].text) for e in document.entries)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(WHOLE[name])
    documents, problems = read_files([path])
    assert documents[0].pages[0].text.strip()
    assert problems == ()


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of raw objects numbered from 1."""
    body, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return body + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<" + extra + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def drawing(page: bytes, *forms: bytes) -> bytes:
    """A PDF whose page draws X, the first of the forms; they are objects 6 and on."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        stream(page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
    )


def form(content: bytes, inner: bytes = b"") -> bytes:
    resources = b"/Resources<</Font<</F 5 0 R>>" + (b"/XObject<</X " + inner + b">>" if inner else b"") + b">>"
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]" + resources)


WORD = b"BT /F 12 Tf 60 600 Td (We decided to deny the request.) Tj ET"


def test_a_form_within_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawing(b"/X Do", form(b"/X Do /X Do", b"6 0 R")))
    with pytest.raises(UnreadableFile) as caught:
        read_files([path])
    assert caught.value.code == "too-large"


def test_forms_that_multiply_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    chain = [form(b"/X Do " * 10, b"%d 0 R" % (n + 1)) for n in range(6, 14)]
    path.write_bytes(drawing(b"/X Do", *chain, form(WORD)))
    with pytest.raises(UnreadableFile):
        read_files([path])


def test_forms_within_forms_as_printers_write_them_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawing(b"/X Do", form(b"q /X Do Q", b"7 0 R"), form(b"q /X Do Q", b"8 0 R"), form(WORD)))
    assert "We decided to deny" in read_files([path])[0][0].pages[0].text


def test_wrong_page_count_beside_a_form(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(filled_form().replace(b"/Count 1", b"/Count 7"))
    assert read_files([path])[0][0].pages


@pytest.mark.parametrize("size", [(3000, 3), (2, 3000), (1, 1)])
def test_thin_pictures(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", size, "white").save(path)
    assert read_files([path])[0][0].pages[0].text == ""


def test_messages_in_messages_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    head = b"From: a@example.com\nTo: b@example.com\nDate: Tue, 03 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
    path.write_bytes(head + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)))
    with pytest.raises(UnreadableFile) as caught:
        read_files([path])
    assert caught.value.code == "damaged"


def test_a_date_that_no_calendar_has(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(message()).replace(b" 2026 ", b" 99999999999 "))
    assert read_files([path])[0][0].pages[0].text


def test_text_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 2000)
    with pytest.raises(UnreadableFile) as caught:
        read_files([path], limits=Limits(words=1000))
    assert caught.value.code == "too-large"
    assert read_files([path], limits=Limits(words=2000))


def test_a_remittance_of_many_adjustments_keeps_them_all(tmp_path: Path) -> None:
    path = tmp_path / "a.835"
    path.write_text(ERA.replace("SE*", "CAS*CO*50*1~" * 20_000 + "SE*"), encoding="ascii")
    document = read_files([path])[0][0]
    assert document.entries[-1].note.count("CO-50 1") == 20_000
    assert all(e.text_end > e.text_start for e in document.entries)
