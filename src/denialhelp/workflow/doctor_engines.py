"""The engines at work on small samples made here: a PDF's text, a picture's words, the fonts, and a packet of a tiny invented case."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile.document import Document
from denialhelp.workflow.doctor import Check

TINY = Path(__file__).parent / "tiny_case"
SENTENCE = "This synthetic sample may be read by all."
SHAPES = "Señal ñ é ü § “quoted” – 12½ • €"
Reader = Callable[[Sequence[Path]], Sequence[Document]]
_DAY = date(2026, 11, 24)


def _receive(paths: Sequence[Path]) -> Sequence[Document]:
    from denialhelp.workflow import steps

    return steps.receive(paths, isolated=True)[0]


def _text(documents: Sequence[Document]) -> str:
    return " ".join(" ".join(p.text for d in documents for p in d.pages).split())


def _pdf_sample() -> bytes:
    """One page with one line in a font that every reader has."""
    import pikepdf

    made = pikepdf.new()
    made.add_blank_page(page_size=(612, 792))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = made.pages[0]
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = made.make_stream(f"BT /F1 14 Tf 72 700 Td ({SENTENCE}) Tj ET".encode())
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _picture_sample() -> bytes:
    """A picture of a line of print."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1700, 500), 255)
    ImageDraw.Draw(picture).text((120, 200), SENTENCE, fill=0, font=ImageFont.load_default(size=56))
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def _read_back(name: str, content: bytes, read: Reader) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, name)
        path.write_bytes(content)
        return _text(read([path]))


def pdf(read: Reader = _receive) -> Check:
    """Text of a PDF is read."""
    if SENTENCE not in _read_back("sample.pdf", _pdf_sample(), read):
        return Check("pdf", ok=False, says="The text of a sample PDF was not read.", do="Install the package pypdfium2 again.")
    return Check("pdf", ok=True, says="A sample PDF was read word for word.")


def ocr(read: Reader = _receive) -> Check:
    """Print in a picture is read."""
    found = _read_back("sample.png", _picture_sample(), read).lower()
    right = [w for w in SENTENCE.lower().rstrip(".").split() if w in found]
    if len(right) < len(SENTENCE.split()) - 1:
        do = "Install the packages rapidocr, onnxruntime and opencv-python-headless again."
        return Check("ocr", ok=False, says="The print in a sample picture was not read.", do=do)
    return Check("ocr", ok=True, says=f"A sample picture was read ({len(right)} of {len(SENTENCE.split())} words).")


def _set_pages(values: Any, day: date) -> bytes:
    from denialhelp.packet.typeset import listing_pdf

    return listing_pdf(values, day)


def fonts(set_pages: Callable[[Any, date], bytes] = _set_pages, read: Reader = _receive) -> Check:
    """Letters can be set with all signs that they need, Spanish ones too."""
    values = {"title": "Synthetic sample", "note": "", "language": "es", "code": False, "blocks": [[SHAPES]]}
    found = _read_back("sample.pdf", set_pages(values, _DAY), read)
    lost = [sign for sign in sorted(set(SHAPES)) if sign not in found and sign != " "]
    if lost:
        return Check("fonts", ok=False, says=f"A set page does not show: {' '.join(lost)}", do="Install the package typst again.")
    return Check("fonts", ok=True, says="A page was set with every sign that letters need.")


def packet(today: date, tiny: Path = TINY, spoil: Callable[[Path], None] | None = None) -> Check:
    """The whole job on a tiny invented case, and the proof of its packet. `spoil` (tests) touches the packet before it is proved."""
    from denialhelp.packet.verify import verify
    from denialhelp.workflow import steps
    from denialhelp.workflow.appeal import AppealRequest, run_appeal

    with tempfile.TemporaryDirectory() as scratch:
        place, out = Path(scratch, "case"), Path(scratch, "packet")
        shutil.copytree(tiny, place)
        records, policy = (place / "record.txt",), place / "policy.txt"
        request = AppealRequest(notice=place / "notice.txt", out=out, records=records, policy=policy, isolated=True)
        run_appeal(request, as_of=today)
        if spoil is not None:
            spoil(out)
        proof = verify(out, steps.rules())
    if not proof.ok:
        says = f"A packet was made and does not prove itself: {len(proof.failures)} failure(s)."
        return Check("packet", ok=False, says=says, do="Install DenialHelp again; if it stays so, report it.")
    return Check("packet", ok=True, says=f"A packet of a tiny case was made and proved ({proof.checked.get('statements', 0)} statements).")
