"""What a file is, is told by its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from denialhelp.errors import UnreadableFile
from denialhelp.intake.kind import Kind, fits_name, kind_of

MAIL = b"From: a@example.com\r\nTo: b@example.com\r\nSubject: synthetic\r\n\r\nHello"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", Kind.PDF),
        (b"junk before\n%PDF-1.4", Kind.PDF),
        (b"\xff\xd8\xff\xe0rest", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\nrest", Kind.PNG),
        (b"II*\x00rest", Kind.TIFF),
        (b"MM\x00*rest", Kind.TIFF),
        (b"RIFF\x00\x00\x00\x00WEBPrest", Kind.WEBP),
        (MAIL, Kind.EML),
        (b"<!DOCTYPE html><p>x", Kind.HTML),
        (b"  <html><body>x", Kind.HTML),
        (b'{"resourceType": "Patient"}', Kind.FHIR),
        (b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>', Kind.CCDA),
        (b"ISA*00*" + b" " * 100, Kind.X12),
        (b"ISABEL wrote to us", Kind.TEXT),
        (b"Dear member,\nwe decided.", Kind.TEXT),
        ("Decisión".encode("utf-16"), Kind.TEXT),
        ("Decisión".encode("cp1252"), Kind.TEXT),
        (b"Dear: reader\nthis is no mail", Kind.TEXT),
        (b"{ not json at all", Kind.TEXT),
    ],
)
def test_kind_by_bytes(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00\x00  \n", "empty"),
        (b"MZ\x90\x00" + bytes(200), "unknown-kind"),
        (b"\x7fELF" + bytes(200), "unknown-kind"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "unknown-kind"),
        (bytes(range(1, 256)) * 4, "unknown-kind"),
        (b'{"a": 1}', "unknown-kind"),
        (b"<?xml version='1.0'?><other/>", "unknown-kind"),
    ],
)
def test_refused_with_a_plain_sentence(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        kind_of(data)
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_a_zip_that_is_no_word_file() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnreadableFile, match="unknown-kind"):
        kind_of(out.getvalue())


@pytest.mark.parametrize(
    ("kind", "name", "fits"),
    [(Kind.PDF, "a.PDF", True), (Kind.PDF, "a.jpg", False), (Kind.TEXT, "README", True), (Kind.X12, "x.835", True)],
)
def test_names(kind: Kind, name: str, fits: bool) -> None:
    assert fits_name(kind, name) is fits
