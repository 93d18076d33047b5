"""Pictures of sample notices as they reach us: turned, skewed, shadowed, blurred, faxed, small; made from the PDF, always the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from layouts_paper import Sample, as_pdf
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[Any]

# name of a sample, how it is spoiled, the file's type
SPOILED = (
    ("one_two_reasons", "scan-150", "pdf"),
    ("one_tpa_employer", "skew", "png"),
    ("one_upheld_appeal", "fax", "tiff"),
    ("one_federal_upheld", "photo", "jpg"),
    ("one_stay_shortened", "shadow", "jpg"),
    ("one_codes_two_claims", "scan-200", "png"),
    ("one_policy_cancelled", "blur", "jpg"),
    ("one_attendant_hours_cut", "turned", "png"),
    ("one_carta_dos_motivos", "scan-150", "jpg"),
    ("one_other_cover_first", "skew", "jpg"),
    ("two_infusion_site", "photo", "jpg"),
    ("two_drug_step", "fax", "tiff"),
    ("two_child_nursing_ended", "shadow", "jpg"),
    ("two_second_level", "scan-150", "pdf"),
    ("two_county_plan", "skew", "png"),
    ("two_genetic_evicore", "blur", "jpg"),
    ("two_expedited_cancer", "squeezed", "jpg"),
    ("two_checkbox_form", "scan-200", "png"),
    ("two_noa_spanish_form", "turned", "jpg"),
    ("two_therapy_cut_days", "photo", "jpg"),
)


def _noise(rng: np.random.Generator, image: Picture, strength: float) -> Picture:
    return np.clip(image + rng.normal(0, strength, image.shape), 0, 255).astype(np.uint8)


def _tilt(image: Picture, degrees: float) -> Picture:
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(image, turn, (width, height), borderValue=(255, 255, 255), flags=cv2.INTER_CUBIC)


def _shadow(image: Picture, low: float) -> Picture:
    height, width = image.shape[:2]
    across = np.linspace(low, 1.0, width)[None, :] * np.linspace(1.0, 0.88, height)[:, None]
    return np.clip(image * across[:, :, None], 0, 255).astype(np.uint8)


def _photo(image: Picture, rng: np.random.Generator) -> Picture:
    """A page on a desk, seen a little from the side."""
    height, width = image.shape[:2]
    desk = np.full((height + 240, width + 240, 3), (70, 85, 100), np.uint8)
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])  # type: ignore[arg-type]
    seen = np.float32([[150, 105], [width + 95, 130], [width + 135, height + 150], [105, height + 120]])  # type: ignore[arg-type]
    warp = cv2.getPerspectiveTransform(corners, seen)
    out = cv2.warpPerspective(image, warp, (width + 240, height + 240), dst=desk, borderMode=cv2.BORDER_TRANSPARENT)
    return _noise(rng, cv2.GaussianBlur(_shadow(out, 0.72), (3, 3), 0), 5)


def spoil(page: Image.Image, how: str, seed: int) -> Image.Image:
    """One page, spoiled."""
    rng = np.random.default_rng(seed)
    image = np.asarray(page.convert("RGB"))
    match how:
        case "skew":
            image = _noise(rng, _tilt(image, 1.8), 4)
        case "fax":
            grey = cv2.cvtColor(cv2.GaussianBlur(image, (3, 3), 0), cv2.COLOR_RGB2GRAY)
            black = np.where(grey > 165, 255, 0).astype(np.uint8)
            specks = rng.random(black.shape)
            black[specks < 0.0012] = 0
            black[specks > 0.9988] = 255
            image = cv2.cvtColor(black, cv2.COLOR_GRAY2RGB)
        case "photo":
            image = _photo(image, rng)
        case "shadow":
            image = _noise(rng, _shadow(_tilt(image, -0.9), 0.5), 4)
        case "blur":
            image = _noise(rng, cv2.GaussianBlur(image, (5, 5), 1.1), 3)
        case "turned":
            image = np.ascontiguousarray(np.rot90(_noise(rng, image, 3)))
        case "squeezed":
            image = _noise(rng, _tilt(image, 0.7), 3)
        case _:
            image = _noise(rng, _tilt(image, 0.4), 5)
    return Image.fromarray(image)


def spoiled(samples: dict[str, Sample], folder: Path) -> list[tuple[str, Sample, str]]:
    """Write the pictures into a folder: the file's name, its sample, how it was spoiled."""
    out = []
    for seed, (name, how, suffix) in enumerate(SPOILED, 1):
        clean = folder / "clean.pdf"
        sample = replace(samples[name], how="pdf")
        as_pdf(sample, clean)
        scale = {"scan-150": 150, "squeezed": 170, "fax": 204}.get(how, 200) / 72
        with pypdfium2.PdfDocument(clean) as paper:
            pages = [spoil(page.render(scale=scale).to_pil(), how, seed * 100 + i) for i, page in enumerate(paper)]
        clean.unlink()
        file = f"{name}_{how}.{suffix}"
        more: dict[str, Any] = {"quality": 35 if how == "squeezed" else 75} if suffix == "jpg" else {}
        if suffix == "jpg":
            height = sum(p.height for p in pages)
            joined = Image.new("RGB", (max(p.width for p in pages), height), "white")
            at = 0
            for page in pages:
                joined.paste(page, (0, at))
                at += page.height
            joined.save(folder / file, **more)
        elif suffix == "png":
            pages[0].save(folder / file)
        else:
            pages[0].save(folder / file, save_all=True, append_images=pages[1:], **({"resolution": scale * 72} if suffix == "pdf" else {}))
        out.append((file, sample, how))
    return out
