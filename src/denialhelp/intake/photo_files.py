"""Image files: JPG, PNG, WEBP and TIFF of one or several pages, upright by their EXIF mark."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, ImageSequence, UnidentifiedImageError

from denialhelp.casefile.document import Origin
from denialhelp.errors import UnreadableFile

from .content import Content
from .limits import Limits, Progress
from .ocr import Picture, read_pictures

WIDTH = 612.0  # a picture of a page is taken to be a letter page wide
_LARGEST = 5200  # pixels a side; more does not help reading


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "This picture is damaged or incomplete; take or scan it again.")


def frames(data: bytes, limits: Limits) -> Iterator[Pillow.Image]:
    """The pages of an image file, upright, in RGB; raises UnreadableFile (damaged, too-large)."""
    with warnings.catch_warnings():
        # Pillow warns about large pictures; our own limit decides
        warnings.simplefilter("ignore")
        try:
            opened = Pillow.open(BytesIO(data))
            if opened.width * opened.height > limits.pixels:
                raise UnreadableFile("too-large", "This picture is too large to be read; save it with fewer pixels and try again.")
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                if number >= limits.pages or frame.width * frame.height > limits.pixels:
                    raise UnreadableFile("too-large", "This picture has too many pages or pixels; split it and try again.")
                upright = ImageOps.exif_transpose(frame)
                yield _on_white(upright)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Pillow.DecompressionBombError, MemoryError):
            raise _damaged() from None


def _on_white(image: Pillow.Image) -> Pillow.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rich = image.convert("RGBA")
        ground = Pillow.new("RGBA", rich.size, "white")
        return Pillow.alpha_composite(ground, rich).convert("RGB")
    if image.mode.startswith(("I", "F")):
        # sixteen bits a pixel
        values = np.asarray(image, dtype=np.float64)
        low, high = float(values.min()), float(values.max())
        return Pillow.fromarray(((values - low) / max(high - low, 1.0) * 255).astype(np.uint8)).convert("RGB")
    return image.convert("RGB")


def size_in_points(width: int, height: int) -> tuple[float, float]:
    """The size of the page that a picture shows: as wide as a letter page."""
    return WIDTH, round(WIDTH * height / max(width, 1), 2)


def _pictures(data: bytes, limits: Limits) -> Iterator[Picture]:
    for number, frame in enumerate(frames(data, limits), 1):
        width, height = size_in_points(*frame.size)
        if max(frame.size) > _LARGEST:
            frame.thumbnail((_LARGEST, _LARGEST))
        yield Picture(np.asarray(frame)[:, :, ::-1].copy(), number, width, height, photo=True)


def read_image(data: bytes, limits: Limits, tell: Progress) -> Content:
    """An image file read by OCR; raises UnreadableFile (damaged, too-large)."""
    pictures = list(_pictures(data, limits))
    tell("ocr", 0, len(pictures))
    pages = read_pictures(pictures, limits.ocr_jobs, lambda number: tell("ocr", number, len(pictures)))
    return Content(tuple(pages), how=Origin.OCR)
