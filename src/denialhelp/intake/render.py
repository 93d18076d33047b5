"""Pages of a PDF as pixels, for OCR."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pypdfium2 as pdfium

from .ocr import Picture

_DENSEST, _USUAL = 300 / 72, 200 / 72  # pixels a point
_MOST_PIXELS = 12_000_000


def picture_of(document: pdfium.PdfDocument, index: int) -> Picture:
    """One page as a picture, at the density of the scan inside it (150 to 300 pixels an inch)."""
    page = document[index]
    try:
        width, height = page.get_size()
        density = _density(page)
        density = min(density, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=density, rev_byteorder=False, prefer_bgrx=False)
        pixels = bitmap.to_numpy()
        image = np.repeat(pixels[:, :, np.newaxis], 3, axis=2) if pixels.ndim == 2 else pixels[:, :, :3].copy()
        if image.shape[2] == 1:
            image = np.repeat(image, 3, axis=2)
        bitmap.close()
        return Picture(image, index + 1, width, height, photo=density * width * height > 0 and _covered(page))
    finally:
        page.close()


def _images(page: pdfium.PdfPage) -> list[pdfium.PdfImage]:
    return list(islice(page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), 40))


def _density(page: pdfium.PdfPage) -> float:
    found = []
    for image in _images(page):
        left, bottom, right, top = image.get_bounds()
        across, _ = image.get_px_size()
        if right - left > 100 and top - bottom > 100:
            found.append(across / (right - left))
    return min(max([*found, 150 / 72]), _DENSEST) if found else _USUAL


def _covered(page: pdfium.PdfPage) -> bool:
    """Whether one picture fills the page: then it may be a photo of a sheet."""
    width, height = page.get_size()
    for image in _images(page):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            return True
    return False
