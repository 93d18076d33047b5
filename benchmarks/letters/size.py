"""Time and memory of packets with many exhibit pages: `python benchmarks/letters/size.py [PAGES ...]` (default 200 and 1000).

The sample case with a synthetic record of so many text pages; the packet alone is timed (letters, exhibits, stamps, links, manifest) the
second time in one process, then its check. Peak memory is of the whole run, in a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from reportlab.pdfgen import canvas

from denialhelp.packet import build
from denialhelp.packet.verify import verify
from denialhelp.reference.loader import load_rules
from denialhelp.workflow.appeal import AppealRequest, run_appeal

SAMPLE = Path(__file__).resolve().parents[2] / "examples/cimt-stroke"


def record(path: Path, pages: int) -> None:
    """A synthetic chart."""
    made = canvas.Canvas(str(path), invariant=1)
    for number in range(1, pages + 1):
        made.drawString(60, 800, f"MARCHETTI, DELPHINE A  DOB 04/17/1963  Page {number} of {pages}  Synthetic sample - no real patient")
        for line in range(40):
            said = f"Visit {number}: exercise {line}, tolerated well, {line % 7} of 10 repetitions, no new complaint."
            made.drawString(60, 770 - line * 16, said)
        made.showPage()
    made.save()


def measure(pages: int) -> None:
    """Print one row."""
    times = []
    plain = build.build_packet

    def timed(*arguments: object, **named: object) -> None:
        began = time.perf_counter()
        plain(*arguments, **named)  # type: ignore[arg-type]
        times.append(time.perf_counter() - began)

    build.build_packet = timed  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as scratch:
        long = Path(scratch) / "chart.pdf"
        record(long, pages)
        for turn in (1, 2):
            out = Path(scratch) / f"out{turn}"
            began = time.perf_counter()
            notice, policy = SAMPLE / "notice.pdf", SAMPLE / "policy.pdf"
            run_appeal(AppealRequest(notice, out, (SAMPLE / "records", long), policy, SAMPLE / "plan.pdf"), as_of=date(2026, 11, 24))
            whole = time.perf_counter() - began
        began = time.perf_counter()
        good = verify(out, load_rules()).ok
        check = time.perf_counter() - began
        size = (out / "packet.pdf").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    held = "holds" if good else "FAILS"
    print(f"{pages:>5} record pages: packet {times[-1]:.1f} s, whole appeal {whole:.1f} s, verify {check:.1f} s ({held}), ", end="")
    print(f"{size:.1f} MB, peak {peak:.0f} MB")


def main() -> None:
    """One process a size, so that each has its own peak."""
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
        return
    for pages in sys.argv[1:] or ["200", "1000"]:
        subprocess.run([sys.executable, __file__, "--one", pages], check=True)


if __name__ == "__main__":
    main()
