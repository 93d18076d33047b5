"""Backup and restore of many synthetic cases: `python benchmarks/scale/backup.py [CASES] [FOLDER]`.

Every case is made as the web application keeps it: rows in the database, twenty-one files sealed with a key of its own, of the sizes that
the sample case's have (random bytes; nothing of a person). Prints time, size and peak memory of the backup and of the restore, each as the
command in a process of its own while another process writes to the database; then opens every file of every restored case and compares it.
"""

# ruff: noqa: PLC0415 - Django can be loaded only once its home is known
from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Name in the case's folder and bytes in the clear: as of the sample case in examples/.
SIZES = {
    "originals/1": 9_000, "originals/2": 24_000, "originals/3": 14_000, "originals/4": 11_000, "read.json": 60_000,
    "packet-a1/case.json": 61_100, "packet-a1/deadlines.ics": 632, "packet-a1/letter.docx": 41_679, "packet-a1/letter.es.pdf": 60_651,
    "packet-a1/letter.json": 51_958, "packet-a1/letter.pdf": 46_846, "packet-a1/manifest.json": 187_019, "packet-a1/packet.pdf": 156_169,
    "packet-a1/worklist.md": 2_134, "packet-a1/letters/claim-file-request.docx": 39_884, "packet-a1/letters/claim-file-request.pdf": 29_526,
    "packet-a1/letters/claim-file-request.json": 14_363, "packet-a1/letters/notice-defects.docx": 39_811,
    "packet-a1/letters/notice-defects.pdf": 29_607, "packet-a1/letters/notice-defects.json": 12_208,
    "packet-a1/letters/notice-defects.es.pdf": 34_013,
}  # fmt: skip
WORDS = {"DENIALHELP_BACKUP_PASSPHRASE": "synthetic words of a benchmark"}
WRITER = (
    "import sqlite3, sys\nheld = sqlite3.connect(sys.argv[1], timeout=30)\nheld.execute('CREATE TABLE IF NOT EXISTS beat (n INTEGER)')\n"
    "n = 0\nwhile True:\n    n += 1\n    held.execute('INSERT INTO beat VALUES (?)', (n,))\n    held.commit()\n"
)


def content(case: str, place: str) -> bytes:
    """The bytes of one file, the same every time."""
    return random.Random(f"{case}/{place}").randbytes(SIZES[place])  # noqa: S311 - repeatable samples, no secret


def set_up(home: Path) -> None:
    """Django with this home and an up-to-date database."""
    os.environ["DENIALHELP_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "denialhelp.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def make(home: Path, cases: int) -> None:
    """The installation."""
    set_up(home)
    from denialhelp.web.cases.models import Case
    from denialhelp.web.guard.sealing import seal_stream

    for number in range(cases):
        name = f"synthetic{number:07d}"
        case = Case.begin(name)
        for place in SIZES:
            path = home / "cases" / name / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(seal_stream(case.owner_key(), [content(name, place)], place)))


def check(home: Path, cases: int) -> None:
    """Open every file of every restored case with its own key and compare it."""
    set_up(home)
    from denialhelp.web.cases.models import Case
    from denialhelp.web.cases.storage import Store

    wrong, right = 0, 0
    for case in Case.objects.iterator():
        store = Store(case)
        for place in SIZES:
            same = hashlib.sha256(store.get(place)).digest() == hashlib.sha256(content(case.pk, place)).digest()
            right, wrong = right + same, wrong + (not same)
    with sqlite3.connect(home / "denialhelp.sqlite3") as held:
        beats, last = held.execute("SELECT count(*), max(n) FROM beat").fetchone()
    print(f"checked: {Case.objects.count()} of {cases} cases, {right} files right, {wrong} wrong; writes in the copy {beats}, last {last}")


def timed(*arguments: str) -> None:
    """One command in a process of its own: its answer, time and peak memory."""
    began = time.perf_counter()
    line = [sys.executable, "-m", "denialhelp.cli.main", *arguments, "--json"]
    done = subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, **WORDS})
    took = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{arguments[0]}: {told['cases']} cases, {told['files']} files, {told['bytes'] / 1e6:,.0f} MB into {told['size'] / 1e6:,.0f} MB "
          f"in {took:.1f} s ({told['bytes'] / 1e6 / took:.0f} MB/s); peak so far {peak:.0f} MB")  # fmt: skip


def one(what: str, place: str, cases: int) -> None:
    """One part in this process."""
    (make if what == "make" else check)(Path(place), cases)


def main() -> None:
    """Make, back up under writing, restore, check."""
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    scratch = Path(tempfile.mkdtemp(dir=sys.argv[2] if len(sys.argv) > 2 else None))
    home, again, out = scratch / "home", scratch / "again", scratch / "copy.backup"
    try:
        subprocess.run([sys.executable, __file__, "--one", "make", str(home), str(cases)], check=True)
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(home / "denialhelp.sqlite3")])
        try:
            timed("backup", "--home", str(home), "--out", str(out))
        finally:
            writer.kill()
            writer.wait()
        shutil.rmtree(home)
        timed("restore", str(out), "--home", str(again))
        subprocess.run([sys.executable, __file__, "--one", "check", str(again), str(cases)], check=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
