"""What a file is, by its bytes: never by its name."""

from __future__ import annotations

import json
import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from denialhelp.errors import UnreadableFile


class Kind(StrEnum):
    """The kinds of file that are read, by media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EML = "message/rfc822"
    HTML = "text/html"
    FHIR = "application/fhir+json"
    CCDA = "application/hl7-cda+xml"
    X12 = "application/edi-x12"
    TEXT = "text/plain"


IMAGES = frozenset({Kind.JPEG, Kind.PNG, Kind.TIFF, Kind.WEBP})

EXTENSIONS: dict[Kind, frozenset[str]] = {
    Kind.PDF: frozenset({".pdf"}),
    Kind.JPEG: frozenset({".jpg", ".jpeg", ".jpe"}),
    Kind.PNG: frozenset({".png"}),
    Kind.TIFF: frozenset({".tif", ".tiff"}),
    Kind.WEBP: frozenset({".webp"}),
    Kind.DOCX: frozenset({".docx", ".docm"}),
    Kind.EML: frozenset({".eml", ".txt", ".mht"}),
    Kind.HTML: frozenset({".html", ".htm", ".xhtml", ".mhtml"}),
    Kind.FHIR: frozenset({".json"}),
    Kind.CCDA: frozenset({".xml", ".ccd", ".ccda", ".cda"}),
    Kind.X12: frozenset({".835", ".x12", ".edi", ".txt", ".era"}),
    Kind.TEXT: frozenset({".txt", ".text", ".md", ".csv", ".log", ""}),
}

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"dex\n", b"#!/")
_X12 = re.compile(rb"ISA([^A-Za-z0-9\s])\d\d\1")
_MAIL_HEADER = re.compile(
    rb"(?:\A|\n)(?:From|Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Date|Subject|To|X-[A-Za-z-]+):[ \t]", re.I
)
_MAIL_FIRST_LINE = re.compile(rb"\A(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t])")


def _unknown() -> UnreadableFile:
    return UnreadableFile(
        "unknown-kind", "This kind of file cannot be read; save it as PDF, JPG, PNG, TIFF, DOCX or plain text and try again."
    )


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableFile("damaged", "This file is damaged or incomplete; get a fresh copy and try again.") from None
    if "word/document.xml" in names:
        return Kind.DOCX
    raise _unknown()


def _is_mail(head: bytes) -> bool:
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not _MAIL_FIRST_LINE.match(top):
        return False
    found = {m.group(0).strip().split(b":")[0].lower() for m in _MAIL_HEADER.finditer(top)}
    return b"from" in found and len(found & {b"date", b"subject", b"to", b"mime-version", b"message-id", b"received"}) >= 2


def _text_kind(data: bytes) -> Kind:
    head = data[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head[:4096].lower()
    if _X12.match(head):
        return Kind.X12
    if head.startswith((b"{", b"[")):
        return _json_kind(data)
    if low.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    if low.startswith(b"<"):
        if b"clinicaldocument" in low:
            return Kind.CCDA
        if b"<html" in low or b"<body" in low or b"<table" in low or b"<p>" in low:
            return Kind.HTML
        if low.startswith(b"<?xml"):
            raise UnreadableFile("unknown-kind", "This XML file is not a C-CDA record; ask for the record as C-CDA, FHIR or PDF.")
    if _is_mail(head):
        return Kind.EML
    return Kind.TEXT


def _json_kind(data: bytes) -> Kind:
    if b'"resourceType"' in data:
        return Kind.FHIR
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return Kind.TEXT
    raise UnreadableFile("unknown-kind", "This JSON file holds no FHIR resources; ask for the record as a FHIR R4 bundle, C-CDA or PDF.")


def _looks_like_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:65536]
    bad = sum(1 for b in sample if b < 9 or 13 < b < 27 or 27 < b < 32)
    if b"\x00" in sample:
        zeros = sample.count(b"\x00")
        return zeros > len(sample) * 0.3 and bad - zeros < len(sample) * 0.01
    return bad <= len(sample) * 0.01


def kind_of(data: bytes) -> Kind:
    """The kind of a file by its bytes; raises UnreadableFile (empty, damaged, encrypted, unknown-kind)."""
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("empty", "This file is empty; get a fresh copy and try again.")
    for magic, kind in (
        (b"\xff\xd8\xff", Kind.JPEG),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"II*\x00", Kind.TIFF),
        (b"MM\x00*", Kind.TIFF),
    ):
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e" in data:
            raise UnreadableFile(
                "encrypted", "This file is locked with a password; open it, save a copy without the password and try again."
            )
        raise UnreadableFile("unknown-kind", "This is an old Office file; save it as DOCX or PDF and try again.")
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftypheim", b"ftyphevc"}:
        raise UnreadableFile("unknown-kind", "This is an HEIC photo; save or send it as JPG and try again.")
    if data.startswith(_PROGRAMS) or not _looks_like_text(data):
        raise _unknown()
    return _text_kind(data)


def fits_name(kind: Kind, name: str) -> bool:
    """Whether the name's ending is one that this kind of file usually has."""
    return PurePath(name).suffix.lower() in EXTENSIONS[kind]
