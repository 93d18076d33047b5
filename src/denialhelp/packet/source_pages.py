"""The pages of an exhibit as they go into the packet: every one upright, with its corner at the origin, drawn as one form,
without scripts, attachments, actions, links or anything else that could act."""

from __future__ import annotations

import io
import logging
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from denialhelp.casefile.document import Box, Document
from denialhelp.casefile.withheld import TAKEN_OUT
from denialhelp.errors import UnreadableFile

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its remarks on damaged files are not for the user's screen

LETTER = (612.0, 792.0)
_PHOTO_MARGIN = 36.0
_PHOTO_FOOT = 48.0  # room for the stamp under a picture
_JPEG_QUALITY = 90
_MISSING = "This page of the original is damaged and cannot be shown."
_PICTURE_SCALE = 150 / 72
Name = pikepdf.Name
_PICTURES = (b"\xff\xd8", b"\x89P", b"II", b"MM")


@dataclass(frozen=True, slots=True)
class Placement:
    """How a document's own coordinates lie on its packet page: scale and offset of the top left, and the page's size in points.
    `pictured`: the page was too damaged to be carried over and is a picture of itself, without text of its own."""

    width: float
    height: float
    scale_x: float = 1.0
    scale_y: float = 1.0
    left: float = 0.0
    top: float = 0.0
    pictured: bool = False

    def place(self, box: Box) -> Box:
        """A box of the document on the packet page, still from the top left."""
        return Box(self.left + box.x0 * self.scale_x, self.top + box.y0 * self.scale_y,
                   self.left + box.x1 * self.scale_x, self.top + box.y1 * self.scale_y)


def _unreadable(document: Document) -> UnreadableFile:
    name = document.id.rsplit("/", 1)[-1]
    return UnreadableFile("original", f"The original of '{name}' can no longer be read as it was; add it again.")


def _display_size(page: pikepdf.Page) -> tuple[float, float, float]:
    """Width and height as shown, and the rotation."""
    x0, y0, x1, y1 = (float(v) for v in page.cropbox)
    mx0, my0, mx1, my1 = (float(v) for v in page.mediabox)
    width = min(max(x0, x1), max(mx0, mx1)) - max(min(x0, x1), min(mx0, mx1))
    height = min(max(y0, y1), max(my0, my1)) - max(min(y0, y1), min(my0, my1))
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    return (height, width, turn) if turn in (90, 270) else (width, height, turn)


def add_pdf(target: pikepdf.Pdf, source: pikepdf.Pdf, withheld: Collection[int] = ()) -> list[Placement]:
    """Append every page of `source` as an upright form; annotations that show something (filled fields, notes) become part of it.
    A slip takes the place of each withheld page."""
    if Name.AcroForm in source.Root:
        source.generate_appearance_streams()
    source.flatten_annotations("all")
    placements = []
    if withheld:
        source.remove_unreferenced_resources()  # pages may share a dictionary that leads to the pictures of the withheld one
    for number, page in enumerate(source.pages, start=1):
        if number in withheld:
            placements.append(_add_note(target, TAKEN_OUT))
            continue
        width, height, _ = _display_size(page)
        for key in (Name.TrimBox, Name.BleedBox, Name.ArtBox, Name.Annots, Name.AA, Name.StructParents):
            if key in page.obj:
                del page.obj[key]
        page.obj.MediaBox = page.obj.CropBox = pikepdf.Array([Decimal(f"{float(v):.4f}") for v in page.cropbox])
        form = target.copy_foreign(source.make_indirect(page.as_form_xobject(handle_transformations=True)))
        unit = float(page.obj.get(Name.UserUnit, 1))
        _strip(form)
        placements.append(add_form(target, form, width * unit, height * unit))
    return placements


def _strip(form: Any) -> None:
    """Take away what ties a page to its old document."""
    for key in ("/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/AF", "/LastModified", "/OPI"):
        if key in form:
            del form[key]


def add_form(target: pikepdf.Pdf, form: Any, width: float, height: float) -> Placement:
    """A new page that shows the form, moved so that what it shows begins at the page's corner."""
    x0, y0 = _corner(form)
    content = f"q 1 0 0 1 {-x0:.4f} {-y0:.4f} cm /Src Do Q\n".encode()
    target.add_blank_page(page_size=(width, height))
    page = target.pages[-1]
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Src=form))
    page.obj.Contents = target.make_stream(content)
    return Placement(width, height)


def _corner(form: Any) -> tuple[float, float]:
    """The lower left corner of the form's box after its matrix."""
    a, b, c, d, e, f = (float(v) for v in form.get(Name.Matrix, [1, 0, 0, 1, 0, 0]))
    x0, y0, x1, y1 = (float(v) for v in form.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    return min(x for x, _ in corners), min(y for _, y in corners)


def _without_metadata(jpeg: bytes) -> bytes:
    """A JPEG without its camera data (place, time, owner, comments); the picture itself is untouched."""
    out, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        size = int.from_bytes(jpeg[at + 2:at + 4], "big") + 2
        marker = jpeg[at + 1]
        dropped = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)
        if not dropped:
            out += jpeg[at:at + size]
        at += size
    return bytes(out + jpeg[at:])


def _jpeg(content: bytes, frame: Image.Image) -> bytes:
    """The frame as JPEG: the file's own bytes where they can be kept."""
    plain = frame.format == "JPEG" and frame.mode in ("L", "RGB") and frame.getexif().get(0x0112, 1) == 1
    if plain:
        return _without_metadata(content)
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    grey = upright.mode in ("1", "L", "I", "I;16", "F")
    out = io.BytesIO()
    upright.convert("L" if grey else "RGB").save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _image_object(target: pikepdf.Pdf, jpeg: bytes) -> tuple[Any, int, int]:
    with Image.open(io.BytesIO(jpeg)) as image:
        width, height, mode = image.width, image.height, image.mode
    stream = target.make_stream(jpeg)
    stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, width, height
    stream.ColorSpace = Name.DeviceGray if mode == "L" else Name.DeviceRGB
    stream.BitsPerComponent, stream.Filter = 8, Name.DCTDecode
    return stream, width, height


def add_image(target: pikepdf.Pdf, content: bytes, document: Document, withheld: Collection[int] = ()) -> list[Placement]:
    """Append every frame of a picture, as large as a Letter page allows (turned where the picture is wide), a slip for a withheld one."""
    placements = []
    with Image.open(io.BytesIO(content)) as picture:
        for number in range(getattr(picture, "n_frames", 1)):
            if number + 1 in withheld:
                placements.append(_add_note(target, TAKEN_OUT))
                continue
            picture.seek(number)
            stream, width, height = _image_object(target, _jpeg(content, picture))
            paper = LETTER if height >= width else (LETTER[1], LETTER[0])
            scale = min((paper[0] - 2 * _PHOTO_MARGIN) / width, (paper[1] - _PHOTO_MARGIN - _PHOTO_FOOT) / height)
            w, h = width * scale, height * scale
            left, top = (paper[0] - w) / 2, _PHOTO_MARGIN
            target.add_blank_page(page_size=paper)
            page = target.pages[-1].obj
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Src=stream))
            page.Contents = target.make_stream(f"q {w:.3f} 0 0 {h:.3f} {left:.3f} {paper[1] - top - h:.3f} cm /Src Do Q\n".encode())
            read = document.pages[number] if number < len(document.pages) else None
            size = (read.width, read.height) if read is not None else (w, h)
            placements.append(Placement(*paper, w / size[0], h / size[1], left, top))
    return placements


# What qpdf and Pillow raise on damaged files: their own errors, and Python's where an object is not of the kind the format demands.
_DAMAGE = (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.ForeignObjectError, RuntimeError, TypeError, ValueError, KeyError, IndexError,
           OSError, Image.DecompressionBombError)


def _rewritten(content: bytes) -> bytes | None:
    """A PDF written anew by PDFium, which reads damaged files that qpdf refuses; None where it cannot."""
    out = io.BytesIO()
    old, new = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    try:
        new.import_pages(old)
        new.save(out)
    except pypdfium2.PdfiumError:
        return None
    finally:
        new.close()
        old.close()
    return out.getvalue()


def _count(content: bytes) -> int:
    opened = pypdfium2.PdfDocument(content)
    try:
        return len(opened)
    finally:
        opened.close()


def _try_pdf(target: pikepdf.Pdf, content: bytes, count: int, withheld: Collection[int]) -> list[Placement] | None:
    """Append the pages of a PDF; None (and nothing appended) where it is damaged or has not the pages that were read."""
    before = len(target.pages)
    try:
        with pikepdf.open(io.BytesIO(content)) as source:
            if len(source.pages) == count:
                return add_pdf(target, source, withheld)
    except _DAMAGE:
        del target.pages[before:]
    return None


def _add_note(target: pikepdf.Pdf, note: str) -> Placement:
    """A page in place of one that cannot or may not be shown, and that says so."""
    target.add_blank_page(page_size=LETTER)
    page = target.pages[-1].obj
    font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = target.make_stream(f"BT /F 11 Tf 72 700 Td ({note}) Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, pikepdf.Array([0, 0, *LETTER])
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Src=form))
    page.Contents = target.make_stream(b"q /Src Do Q\n")
    return Placement(*LETTER)


def _add_picture(target: pikepdf.Pdf, page: Any) -> Placement:
    """A page of PDFium as a picture of itself."""
    width, height = page.get_size()
    out = io.BytesIO()
    page.render(scale=_PICTURE_SCALE).to_pil().convert("RGB").save(out, "JPEG", quality=_JPEG_QUALITY)
    stream, _, _ = _image_object(target, out.getvalue())
    target.add_blank_page(page_size=(width, height))
    made = target.pages[-1].obj
    made.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Src=stream))
    made.Contents = target.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Src Do Q\n".encode())
    return Placement(width, height, pictured=True)


def _add_pictures(target: pikepdf.Pdf, content: bytes, withheld: Collection[int]) -> list[Placement]:
    """Append a picture of every page, as PDFium still shows it: the last way for a PDF whose pages cannot be carried over."""
    placements = []
    opened = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(opened)):
            if number + 1 in withheld:
                placements.append(_add_note(target, TAKEN_OUT))
                continue
            try:
                page = opened[number]
            except pypdfium2.PdfiumError:
                placements.append(_add_note(target, _MISSING))
                continue
            placements.append(_add_picture(target, page))
    finally:
        opened.close()
    return placements


def add_document(target: pikepdf.Pdf, document: Document, content: bytes, withheld: Collection[int] = ()) -> list[Placement]:
    """Append a document's pages from a PDF or picture, a slip for each of the `withheld` (counted from 1). Raises UnreadableFile."""
    try:
        if content[:2] in _PICTURES or content.startswith(b"RIFF"):
            return add_image(target, content, document, withheld)
        count = _count(content)
        added = _try_pdf(target, content, count, withheld)
        if added is None:
            rewritten = _rewritten(content)
            added = None if rewritten is None else _try_pdf(target, rewritten, count, withheld)
        return _add_pictures(target, content, withheld) if added is None else added
    except (*_DAMAGE, pypdfium2.PdfiumError) as fault:
        raise _unreadable(document) from fault
