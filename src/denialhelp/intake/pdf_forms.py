"""The filled fields of a PDF form: their values, and their place on the page."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO
from typing import Any

from denialhelp.casefile.document import Box

from .marks import Mark
from .pdf_marks import PageLayer

Filled = tuple[str, str, Box]


def form_values(data: bytes) -> dict[int, tuple[Filled, ...]]:
    """By page (from 0): name, value and box of each filled field. Empty where there is no form or it cannot be read."""
    if b"/AcroForm" not in data and b"/ObjStm" not in data:
        return {}
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            form = pdf.Root.get("/AcroForm")
            if form is None or not isinstance(form, pikepdf.Dictionary) or len(form.get("/Fields", [])) == 0:
                return {}
            return _by_page(pdf)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError, KeyError, RuntimeError):
        # pdfium could open it, so the text stands; only the form is lost
        return {}


def _by_page(pdf: Any) -> dict[int, tuple[Filled, ...]]:
    found: dict[int, list[Filled]] = defaultdict(list)
    for index, page in enumerate(pdf.pages):
        rotation = int(page.get("/Rotate", 0)) % 360
        frame = [float(v) for v in page.cropbox]
        for annotation in page.get("/Annots", []):
            if str(annotation.get("/Subtype", "")) != "/Widget":
                continue
            name, value = _field(annotation)
            if value:
                found[index].append((name, value, _box(annotation, frame, rotation)))
    return {index: tuple(values) for index, values in found.items()}


def _field(annotation: Any) -> tuple[str, str]:
    """The full name and the value of a field, looking up through its parents."""
    names: list[str] = []
    value = kind = None
    node, depth = annotation, 0
    while node is not None and depth < 20:
        if "/T" in node:
            names.append(str(node["/T"]))
        value = node.get("/V") if value is None else value
        kind = node.get("/FT") if kind is None else kind
        node, depth = node.get("/Parent"), depth + 1
    name = ".".join(reversed(names))
    if str(kind) == "/Btn":
        state = str(annotation.get("/AS", value if value is not None else "/Off"))
        return name, "\u2612" if state not in {"/Off", "None", ""} else ""
    if value is None:
        return name, ""
    text = ", ".join(str(v) for v in value) if _is_list(value) else str(value)
    return name, text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_list(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _box(annotation: Any, frame: list[float], rotation: int) -> Box:
    left, bottom, right, top = frame
    numbers = [float(v) for v in annotation["/Rect"]]
    a, c = sorted((numbers[0] - left, numbers[2] - left))
    b, d = sorted((numbers[1] - bottom, numbers[3] - bottom))
    width, height = right - left, top - bottom
    match rotation:
        case 90:
            return Box(b, a, d, c)
        case 180:
            return Box(width - c, b, width - a, d)
        case 270:
            return Box(height - d, width - c, height - b, width - a)
        case _:
            return Box(a, height - d, c, height - b)


def form_marks(values: tuple[Filled, ...], layer: PageLayer) -> list[Mark]:
    """Marks for the values that the text layer does not show at their place."""
    out: list[Mark] = []
    for _, value, box in values:
        inside = "".join(
            m.text for m in layer.marks if box.x0 - 2 <= (m.x0 + m.x1) / 2 <= box.x1 + 2 and box.y0 - 2 <= (m.y0 + m.y1) / 2 <= box.y1 + 2
        )
        if "".join(value.split()) in inside:
            continue
        out += _lines(value, box, _nearest(box, layer), len(layer.marks) + len(out))
    return out


def _nearest(box: Box, layer: PageLayer) -> float:
    """The usual height of letters on the page, so that the value stands in one line with its label."""
    heights = sorted(m.y1 - m.y0 for m in layer.marks)
    usual = heights[len(heights) // 2] if heights else 10.0
    return min(usual, max(box.y1 - box.y0, 4.0))


def _lines(value: str, box: Box, height: float, order: int) -> list[Mark]:
    """The words of a value, set as a viewer would: from the left, one under the other where it has several lines."""
    out: list[Mark] = []
    lines = [line.split() for line in value.split("\n") if line.strip()]
    step = (box.y1 - box.y0) / max(len(lines), 1)
    for row, words in enumerate(lines):
        middle = box.y0 + step * (row + 0.5)
        # as narrow as the field needs, so that the words stay inside it
        letter = min(0.5 * height, (box.x1 - box.x0) / max(sum(len(w) + 1 for w in words), 1))
        x = box.x0 + 1
        for word in words:
            right = x + letter * len(word)
            out.append(Mark(word, x, middle - height / 2, right, middle + height / 2, order + len(out), 1 if x > box.x0 + 1 else 0))
            x = right + 0.6 * letter
    return out
