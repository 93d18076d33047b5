"""Made scans and photos with their truth: words and numbers read right, how sure the wrong ones claim to be, and time a page.

Usage: python benchmarks/reading/ocr.py [VARIANT ...]        all variants without arguments

A page of a notice and a page of a chart (fictional) are drawn and spoilt: turned, skewed, shadowed, faxed, at 150 dpi, photographed
askew or curved on a table, lit from one side. A word counts as right where it stands in the page as often as in the truth.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from denialhelp.intake.ocr import Picture, read_picture, read_pictures
from denialhelp.intake.picture import sheet_of

Pixels = npt.NDArray[np.uint8]

NOTICE = """CASCADE RIDGE HEALTH PLAN (synthetic sample)
Notice of Adverse Benefit Determination
October 14, 2026

Rosalind K. Achterberg          Member ID: XQH903417268801
1184 Larkspur Court             Group No: 0077421-03
Tacoma, WA 98406                Reference No: 2026-48-0091737

Provider: Westover Spine Associates          NPI: 1497758362
Service: Lumbar fusion, L4-L5 (CPT 22612, 63047)
Diagnosis: M48.062, M43.16
Date of service requested: 11/09/2026 through 11/12/2026

Dear Rosalind Achterberg:
We reviewed the request that we received on 10/02/2026. We cannot approve it
because the records do not show six weeks of physical therapy within the last
six months, as policy SUR-0417 requires. The amount billed was $48,917.60.

You may appeal within 180 days of the day you receive this letter. Send your
appeal to: Cascade Ridge Appeals, P.O. Box 33860, Spokane, WA 99210-3386.
Fax: 509-555-0182. Telephone: 1-800-555-0143.

If waiting could seriously harm your health, ask for an urgent review. We will
decide within 72 hours. Case worker code: B7K-20955-ZT."""

CHART = """WESTOVER SPINE ASSOCIATES (synthetic sample)
Progress Note                                Date of service: 08/27/2026
Patient: Achterberg, Rosalind K     DOB: 02/28/1983   MRN: 00718842

HISTORY: Low back pain for 14 months, 7/10, worse with standing. Leg pain at
200 feet. Meloxicam 15 mg daily for 8 weeks gave no relief. Gabapentin 300 mg
three times a day was stopped for sedation. Attended 11 of 12 therapy visits
from 05/04/2026 to 06/26/2026 without lasting benefit.

EXAM: BP 128/82, pulse 76, weight 84.6 kg, BMI 30.1. Lumbar flexion 35 degrees.
Straight leg raise positive at 40 degrees on the left. Strength 4/5 in the left
extensor hallucis longus. No clonus. ODI 52%.

LABS 08/20/2026: hemoglobin A1c 6.1%, ferritin 48 ng/mL, creatinine 0.94 mg/dL.
MRI 07/31/2026: grade 1 spondylolisthesis at L4-L5, 6 mm; severe stenosis.

PLAN: Decompression and fusion L4-L5. Follow up 09/24/2026.
Electronically signed by Luisa Ferrante, MD 08/27/2026 16:42"""


def drawn(text: str, dpi: int, size: float = 10.2) -> Pixels:
    """The text as a letter page in black on white, the letters of this size in points."""
    image = Image.new("RGB", (round(8.5 * dpi), 11 * dpi), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype("DejaVuSans.ttf" if _has("DejaVuSans.ttf") else "LiberationSans-Regular.ttf", round(dpi * size / 72))
    top = dpi * 0.9
    for line in text.split("\n"):
        left = dpi * 0.8
        for number, cell in enumerate(c.strip() for c in line.split("     ") if c.strip()):
            pen.text((left + dpi * 3.5 * number, top), cell, "black", font)
        top += dpi * 0.225
    return np.asarray(image)[:, :, ::-1].copy()


def _has(name: str) -> bool:
    try:
        ImageFont.truetype(name, 10)
    except OSError:
        return False
    return True


def _noise(image: Pixels, amount: float, seed: int = 3) -> Pixels:
    noise = np.random.default_rng(seed).normal(0, amount, image.shape)
    return np.asarray(np.clip(image + noise, 0, 255), dtype=np.uint8)


def _jpeg(image: Pixels, quality: int) -> Pixels:
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR), dtype=np.uint8)


def _skewed(image: Pixels, degrees: float) -> Pixels:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height), borderValue=(255, 255, 255)), dtype=np.uint8)


def _light(image: Pixels, across: float, down: float, least: float) -> Pixels:
    """Light that falls off to one side."""
    height, width = image.shape[:2]
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    share = np.clip(1 - (1 - least) * np.clip(across * x + down * y, 0, 1), 0, 1)
    return np.asarray(image * share[:, :, np.newaxis], dtype=np.uint8)


def _boxed(image: Pixels) -> Pixels:
    """A page with a grey margin and a white box that holds most of its text."""
    height, width = image.shape[:2]
    out = np.asarray(image * 0.72, dtype=np.uint8)
    out[height // 6 : height * 5 // 6, width // 20 : width * 19 // 20] = image[
        height // 6 : height * 5 // 6, width // 20 : width * 19 // 20
    ]
    return out


def _shadow(image: Pixels, soft: float = 17.0) -> Pixels:
    height, width = image.shape[:2]
    mask = np.zeros((height, width), np.float32)
    cv2.fillPoly(mask, [np.array([[0, height // 3], [width, height // 6], [width, height * 2 // 3], [0, height]], np.int32)], 1.0)
    mask = cv2.GaussianBlur(mask, (0, 0), width / 700 * soft)
    return np.asarray(image * (1 - 0.55 * mask[:, :, np.newaxis]), dtype=np.uint8)


def _fax(image: Pixels) -> Pixels:
    """204 by 98 dots an inch, black and white, with specks."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    coarse = cv2.resize(gray, (1728, 1078), interpolation=cv2.INTER_AREA)
    bits = np.where(coarse < 150, 0, 255).astype(np.uint8)
    dice = np.random.default_rng(5)
    specks = dice.random(bits.shape)
    bits[specks < 0.0015] = 0
    bits[specks > 0.9985] = 255
    whole = cv2.resize(bits, (1728, 2156), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.cvtColor(whole, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _fine_fax(image: Pixels) -> Pixels:
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    bits = np.where(cv2.resize(gray, (1728, 2156), interpolation=cv2.INTER_AREA) < 160, 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(bits, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _on_table(
    image: Pixels, corners: list[tuple[float, float]], ground: tuple[int, int, int] = (58, 84, 120), *, grain: bool = False
) -> Pixels:
    """A photo of the sheet lying on a table, its corners at shares of the picture."""
    height, width = image.shape[:2]
    table = _noise(np.full((height, width, 3), ground, np.uint8), 9)
    if grain:
        rows = np.random.default_rng(8).normal(0, 26, (height // 5 + 1, 1, 1)).repeat(5, axis=0)[:height]
        table = np.asarray(np.clip(table + cv2.GaussianBlur(rows.reshape(height, 1), (1, 9), 2).reshape(height, 1, 1), 0, 255), np.uint8)
    target = np.array([(x * width, y * height) for x, y in corners], np.float32)
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    sheet = cv2.warpPerspective(image, matrix, (width, height))
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, (width, height))
    return np.asarray(np.where(mask[:, :, np.newaxis] > 127, sheet, table), dtype=np.uint8)


def _curved(image: Pixels) -> Pixels:
    """A sheet that bends up along its length."""
    height, width = image.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bend = 0.012 * height * np.sin(np.pi * x / width)
    bent = cv2.remap(image, x, (y + bend - 0.006 * height).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255, 255, 255))
    return np.asarray(bent, dtype=np.uint8)


PHOTO = [(0.08, 0.06), (0.93, 0.09), (0.9, 0.94), (0.05, 0.91)]
# name: (dots an inch, the spoiling, whether it may be a photo, whether the sheet must be left as it is)
VARIANTS: dict[str, tuple[int, Callable[[Pixels], Pixels], bool, bool]] = {
    "clean 300": (300, lambda i: i, False, True),
    "clean 200": (200, lambda i: _noise(i, 6), False, True),
    "150 dpi": (150, lambda i: _jpeg(_noise(i, 5), 60), False, True),
    "100 dpi": (100, lambda i: _jpeg(i, 70), False, True),
    "turned 90": (200, lambda i: np.ascontiguousarray(np.rot90(i)), False, True),
    "turned 180": (200, lambda i: np.ascontiguousarray(np.rot90(i, 2)), False, True),
    "turned 270": (200, lambda i: np.ascontiguousarray(np.rot90(i, 3)), False, True),
    "skew 3": (200, lambda i: _skewed(_noise(i, 6), 3.0), False, True),
    "skew -7": (200, lambda i: _skewed(_noise(i, 6), -7.0), False, True),
    "fax": (200, _fax, False, True),
    "fine fax": (200, _fine_fax, False, True),
    "gray copy": (200, lambda i: _noise(np.asarray(70 + i * 0.45, dtype=np.uint8), 9), False, True),
    "lit from the left": (200, lambda i: _noise(_light(i, 1.0, 0.0, 0.35), 4), True, True),
    "lit from a corner": (200, lambda i: _noise(_light(i, 0.6, 0.6, 0.3), 4), True, True),
    "vignette": (200, lambda i: _noise(_light(_light(i, 1.2, 0, 0.6)[:, ::-1], 1.2, 0, 0.6)[:, ::-1], 4), True, True),
    "shadow": (200, lambda i: _noise(_shadow(i), 5), True, True),
    "photo": (220, lambda i: _jpeg(_noise(_light(_on_table(i, PHOTO), 0.7, 0.5, 0.6), 6), 75), True, False),
    "photo on white": (220, lambda i: _jpeg(_noise(_light(_on_table(i, PHOTO, (205, 208, 206)), 0.7, 0.5, 0.6), 6), 75), True, False),
    "photo, shadow": (220, lambda i: _jpeg(_noise(_shadow(_on_table(i, PHOTO)), 6), 75), True, False),
    "curved photo": (220, lambda i: _jpeg(_noise(_on_table(_curved(i), PHOTO), 6), 75), True, False),
    "photo on wood": (220, lambda i: _jpeg(_noise(_on_table(i, PHOTO, grain=True), 6), 75), True, False),
    "hard shadow": (200, lambda i: _noise(_shadow(i, 0.4), 5), True, True),
    "table in a page": (200, lambda i: _noise(_boxed(i), 4), True, True),
    "small print": (150, lambda i: _jpeg(_noise(i, 8), 45), False, True),
    "coarse fax": (200, lambda i: _fax(np.asarray(cv2.GaussianBlur(i, (0, 0), 1.6), np.uint8)), False, True),
    "thin print": (100, lambda i: _jpeg(_noise(np.asarray(120 + i * 0.5, np.uint8), 12), 35), False, True),
    "small fax": (200, _fax, False, True),
    "badly blurred": (200, lambda i: np.asarray(cv2.GaussianBlur(_noise(i, 4), (0, 0), 2.4), dtype=np.uint8), False, True),
    "blurred": (200, lambda i: np.asarray(cv2.GaussianBlur(_noise(i, 4), (0, 0), 1.5), dtype=np.uint8), False, True),
}


def _plain(word: str) -> str:
    return word.strip(".,;:()")


def _number(word: str) -> bool:
    return sum(c.isdigit() for c in word) >= 3


def measure(name: str, text: str) -> tuple[int, int, int, int, int, int, float, bool]:
    """Words right and all, numbers right and all, wrong numbers and those of them that claim 0.9, seconds, whether the sheet was cut."""
    dpi, spoil, photo, leave = VARIANTS[name]
    image = spoil(drawn(text, dpi, 7.2 if name.startswith("small") else 10.2))
    begun = time.process_time()
    page = read_picture(Picture(image, 1, 612.0, 792.0, photo))
    taken = time.process_time() - begun
    truth = Counter(_plain(w) for w in text.split() if _plain(w))
    found = Counter(_plain(w.text) for w in page.words if _plain(w.text))
    right = sum((truth & found).values())
    numbers = Counter({w: n for w, n in truth.items() if _number(w)})
    sure = {_plain(w.text): w.confidence for w in page.words}
    wrong = [w for w in found if _number(w) and w not in truth]
    bold = sum(sure[w] >= 0.9 for w in wrong)
    cut = photo and leave and sheet_of(image) is not None
    if "-v" in sys.argv:
        print("   ", name, "missed", sorted((numbers - found).elements()), "wrong", [(w, sure[w]) for w in wrong])
    return right, truth.total(), (numbers & found).total(), numbers.total(), len(wrong), bold, taken, cut


def main() -> int:
    """Print a line for each variant."""
    asked = [a for a in sys.argv[1:] if not a.startswith("-")] or list(VARIANTS)
    measure("clean 200", NOTICE)  # the models are loaded once
    print(f"{'':20} {'words':>7} {'numbers':>9} {'wrong numbers (sure of it)':>28} {'processor s':>12}")
    total: Counter[str] = Counter()
    for name in asked:
        one, two = measure(name, NOTICE), measure(name, CHART)
        right, words, good, numbers, wrong, bold = (one[i] + two[i] for i in range(6))
        note = "  CUT" if one[7] or two[7] else ""
        print(f"{name:20} {right / words:7.3f} {good:4}/{numbers:<4} {wrong:18} ({bold}) {(one[6] + two[6]) / 2:17.2f}{note}")
        total.update(right=right, words=words, good=good, numbers=numbers, wrong=wrong, bold=bold)
    print(
        f"{'all':20} {total['right'] / total['words']:7.3f} {total['good']:4}/{total['numbers']:<4} {total['wrong']:18} ({total['bold']})"
    )
    image = drawn(CHART, 200)
    begun = time.perf_counter()
    read_pictures([Picture(image, n, 612.0, 792.0, False) for n in range(1, 7)], 2, lambda _: None)
    print(f"two pages at a time: {(time.perf_counter() - begun) / 6:.2f} s a page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
