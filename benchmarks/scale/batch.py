"""Triage of 10,000 synthetic claims (835, then CSV), and drafts: `python benchmarks/scale/batch.py [CLAIMS] [DRAFTS]`.

The remittances are made here (fictional people and payers) with a mix of codes as offices see them. Prints time and peak memory of the
triage in a process of its own, of as many rows of a CSV export (one in fifty lacks its payer), then of drafts with a two-page record at
hand for each claim.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from reportlab.pdfgen import canvas

from denialhelp.intake.claims import read_claims
from denialhelp.workflow.batch.desk import BatchRequest, run_batch

AS_OF = date(2026, 11, 24)
CODES = (
    ("CO", "50", ""), ("CO", "197", ""), ("CO", "16", "N822"), ("CO", "4", "N822"), ("PR", "1", ""), ("CO", "45", ""), ("PR", "204", ""),
    ("CO", "29", ""), ("CO", "97", "M15"), ("PR", "55", ""), ("CO", "22", "MA04"), ("OA", "18", ""), ("PR", "49", ""),
)  # fmt: skip
PROCEDURES = ("97530", "72148", "95810", "99214", "J1745")
PAYERS = ("SAMPLE HEALTH PLAN", "EXAMPLE MUTUAL", "FICTION CARE", "NOWHERE BENEFITS")


def remittance(claims: int, first: int, chance: random.Random) -> str:
    """One 835 of so many claims."""
    payer = chance.choice(PAYERS)
    day = f"2026{chance.randrange(7, 12):02d}{chance.randrange(1, 24):02d}"
    out = ["ISA*00*          *00*          *ZZ*SYNTHETIC      *ZZ*SYNTHETIC      *261101*0900*^*00501*000000001*0*T*:",
           "GS*HP*S*S*20261101*0900*1*X*005010X221A1", "ST*835*0001", f"BPR*I*0*C*CHK************{day}", "TRN*1*1*1", f"N1*PR*{payer}",
           "N1*PE*SYNTHETIC CLINIC*XX*1234567893"]  # fmt: skip
    for n in range(first, first + claims):
        group, carc, rarc = chance.choice(CODES)
        billed = chance.randrange(40, 4000)
        out += [f"CLP*SYN{n:07d}*4*{billed}.00*0.00*0.00*12*ICN{n:09d}", f"NM1*QC*1*SAMPLE{n % 997}*PAT****MI*M{n:08d}", f"DTM*232*{day}",
                f"SVC*HC:{chance.choice(PROCEDURES)}:GP*{billed}.00*0.00**1", f"CAS*{group}*{carc}*{billed}.00",
                *([f"LQ*HE*{rarc}"] if rarc else [])]  # fmt: skip
    return "~\n".join([*out, "SE*1*0001", "GE*1*1", "IEA*1*000000001"]) + "~\n"


def _quiet(_what: str, _done: int, _total: int) -> None:
    """No progress."""


def make(folder: Path, claims: int) -> None:
    """Files of up to 500 claims."""
    chance = random.Random(20261124)  # noqa: S311 - repeatable samples, no secret
    for number in range(0, claims, 500):
        (folder / f"remit{number:06d}.835").write_text(remittance(min(500, claims - number), number, chance))


def export(rows: int, chance: random.Random) -> str:
    """A CSV export as a practice system writes it: title lines, one row a denial, a total; one row in fifty lacks its payer."""
    heads = ("Payer Name", "Claim #", "Payer ICN", "Patient Name", "Member ID", "DOS", "CPT Code", "Billed Amount", "Paid Amount",
             "Group Code", "Reason Code", "Remark Code", "Check Date")  # fmt: skip
    out = ["Synthetic Clinic,,,,,,,,,,,", "", ",".join(heads)]
    for n in range(rows):
        group, carc, rarc = chance.choice(CODES)
        payer = chance.choice(PAYERS) if n % 50 else ""
        day = f"{chance.randrange(7, 12):02d}/{chance.randrange(1, 24):02d}/2026"
        out.append(f'{payer},SYN{n:07d},ICN{n:09d},"SAMPLE{n % 997}, PAT",M{n:08d},{day},{chance.choice(PROCEDURES)},'
                   f'"${chance.randrange(40, 4000):,}.00",$0.00,{group},{carc},{rarc},{day}')  # fmt: skip
    return "\n".join([*out, "Grand Total,,,,,,,,,,,,"]) + "\n"


def records(folder: Path, remits: Path) -> None:
    """A two-page synthetic record for every claim."""
    for path in sorted(remits.iterdir()):
        for row in read_claims(path)[0]:
            place = folder / row.claim_number
            place.mkdir(parents=True)
            made = canvas.Canvas(str(place / "note.pdf"), invariant=1)
            for page in (1, 2):
                made.drawString(60, 780, f"Synthetic sample. Patient: {row.patient}  Member {row.member_id}  page {page}")
                made.drawString(60, 750, "Assessment: low back pain with radiculopathy, six weeks of physical therapy without relief.")
                made.showPage()
            made.save()


def cpu() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def measure(what: str, claims: int) -> None:
    """One measurement in this process."""
    with tempfile.TemporaryDirectory() as scratch:
        remits, held = Path(scratch) / "remits", Path(scratch) / "records"
        remits.mkdir()
        if what == "export":
            (remits / "export.csv").write_text(export(claims, random.Random(20261124)))  # noqa: S311 - repeatable samples, no secret
        else:
            make(remits, claims)
        if what == "drafts":
            records(held, remits)
        began, spent = time.perf_counter(), cpu()
        request = BatchRequest((remits,), Path(scratch) / "out", held if what == "drafts" else None, claims if what == "drafts" else 0)
        result = run_batch(request, as_of=AS_OF, progress=_quiet)
        took, spent = time.perf_counter() - began, cpu() - spent
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        counts = ", ".join(f"{n} {a}" for a, n in result.counts().items())
        if result.counted.rows:
            print(f"export rows: {result.counted}")
        print(f"{what}: {len(result.rows)} claims ({counts}), {len(result.causes)} causes, {result.drafted} drafts in {took:.1f} s, "
              f"{spent:.1f} CPU s; "
              f"{len(result.problems)} problems; peak {own:.0f} MB, largest worker {below:.0f} MB")  # fmt: skip


def main() -> None:
    """Triage, then drafts, each in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]))
        return
    claims, drafts = (int(sys.argv[n]) if len(sys.argv) > n else usual for n, usual in ((1, 10_000), (2, 60)))
    for what, count in (("triage", claims), ("export", claims), ("drafts", drafts)):
        subprocess.run([sys.executable, __file__, "--one", what, str(count)], check=True)


if __name__ == "__main__":
    main()
