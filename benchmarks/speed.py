"""Times the product from the shell: the sample case cold, a 300-page text record, and scanned pages.

Usage, from the project's root: .venv/bin/python benchmarks/speed.py [sample] [record] [ocr] [start]
Each figure is the median of the runs, in seconds, with the peak memory of the largest process.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "cimt-stroke"
PEAK = (
    "import resource,subprocess,sys; r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode; "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, r)"
)


def timed(arguments: list[str], runs: int) -> tuple[float, float]:
    """Median seconds and peak megabytes of a command; stops when it fails."""
    times, peak = [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", PEAK, *arguments], capture_output=True, text=True, cwd=ROOT, check=True)
        times.append(time.perf_counter() - start)
        memory, code = done.stdout.split()
        if code not in ("0", "1"):
            raise SystemExit(f"failed with {code}: {' '.join(arguments)}")
        peak = max(peak, float(memory) / 1024)
    return statistics.median(times), peak


def record_of(pages: int, path: Path) -> None:
    """A text record of so many pages from the sample's therapy notes."""
    source = pypdfium2.PdfDocument(SAMPLE / "records" / "02_outpatient_therapy_records.pdf")
    whole = pypdfium2.PdfDocument.new()
    for number in range(pages):
        whole.import_pages(source, [number % len(source)])
    whole.save(path)


def scan_of(pages: int, path: Path, dpi: int = 200) -> None:
    """A scan of the sample's pages: grey, a little turned and blurred, with paper shade."""
    sources = [SAMPLE / "notice.pdf", *sorted((SAMPLE / "records").glob("*.pdf"))]
    images: list[Image.Image] = []
    for source in sources:
        for page in pypdfium2.PdfDocument(source):
            image = page.render(scale=dpi / 72).to_pil().convert("L")
            turned = image.rotate(0.6, expand=False, fillcolor=245).filter(ImageFilter.GaussianBlur(0.6))
            images.append(turned.point(lambda v: int(30 + v * 0.85)))
    canvas = Canvas(str(path), pagesize=LETTER)
    for number in range(pages):
        canvas.drawImage(ImageReader(images[number % len(images)].convert("RGB")), 0, 0, *LETTER)
        canvas.showPage()
    canvas.save()


def main() -> None:
    """Measure what is asked, all without arguments."""
    asked = sys.argv[1:] or ["start", "sample", "record", "ocr"]
    command = str(ROOT / "denialhelp")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if "start" in asked:
            seconds, peak = timed([command, "--help"], 5)
            print(f"start (--help): {seconds:.2f} s, {peak:.0f} MB")
        if "sample" in asked:
            seconds, peak = timed([command, "demo", "--out", str(root / "demo")], 5)
            print(f"sample case, cold from the shell: {seconds:.2f} s, {peak:.0f} MB (target 3 s, 600 MB)")
            seconds, peak = timed([command, "verify", str(root / "demo")], 3)
            print(f"verify of the sample's packet: {seconds:.2f} s, {peak:.0f} MB")
        if "record" in asked:
            record_of(300, root / "record.pdf")
            seconds, peak = timed([command, "read", "--records", str(root / "record.pdf"), "--json"], 3)
            print(f"300-page text record into events: {seconds:.2f} s, {peak:.0f} MB (target 12 s)")
            seconds, peak = timed(
                [
                    *(command, "appeal", str(SAMPLE / "notice.pdf"), "--policy", str(SAMPLE / "policy.pdf")),
                    *("--records", str(root / "record.pdf"), "--out", str(root / "long")),
                ],
                1,
            )
            print(f"whole appeal with that record: {seconds:.2f} s, {peak:.0f} MB")
        if "ocr" in asked:
            for pages in (2, 12):
                scan_of(pages, root / f"scan{pages}.pdf")
                seconds, peak = timed([command, "read", "--records", str(root / f"scan{pages}.pdf"), "--json"], 1)
                print(f"scan of {pages} pages: {seconds:.2f} s, {seconds / pages:.2f} s a page, {peak:.0f} MB (target 3 s a page)")


if __name__ == "__main__":
    main()
