"""What a run of the retention costs with many kept cases: the run every ten minutes, and the one a day that looks through everything.

`python benchmarks/scale/retention.py [--cases 100000] [--due 20] [--postgresql]`. Rows with 4 kB of sealed columns, a folder with one
file each.
"""

# ruff: noqa: PLC0415 - Django's parts can be imported only once its settings are there

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
from postgres_cluster import cluster


def measured(what: Callable[[], object]) -> dict[str, float]:
    """Seconds by the clock, and CPU seconds of this process."""
    clock, cpu = time.monotonic(), time.process_time()
    what()
    return {"seconds": round(time.monotonic() - clock, 3), "CPU seconds": round(time.process_time() - cpu, 3)}


def run(home: Path, cases: int, due: int) -> dict[str, object]:
    """Make the cases, let some be due, run; again with nothing due; then look through everything."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from denialhelp.web.cases import deletion, storage
    from denialhelp.web.cases.models import Case

    call_command("bring_up_to_date")
    sealed = os.urandom(4000)
    for first in range(0, cases, 5000):
        numbers = range(first, min(first + 5000, cases))
        rows = [Case(id=f"synthetic-{n}", expires_at=None, key_wrapped=b"k", answers_sealed=sealed) for n in numbers]
        Case.objects.bulk_create(rows)
        for row in rows:
            place = home / "cases" / storage.folder_of(row.pk)
            place.mkdir(parents=True)
            (place / "read.json").write_bytes(b"synthetic")
    Case.objects.filter(pk__in=[f"synthetic-{n}" for n in range(due)]).update(expires_at=timezone.now() - timedelta(seconds=1))
    return {
        "cases": cases,
        f"a run with {due} due": measured(deletion.run_retention),
        "a run with none due": measured(deletion.run_retention),
        "the run of the day": measured(lambda: deletion.run_retention(whole=True)),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Measure and tell."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--cases", type=int, default=100_000)
    words.add_argument("--due", type=int, default=20)
    words.add_argument("--postgresql", action="store_true")
    chosen = words.parse_args()
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="denialhelp-")))
        os.environ |= {"DENIALHELP_HOME": str(home), "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings"}
        if chosen.postgresql:
            os.environ["DENIALHELP_DATABASE_URL"] = stack.enter_context(cluster()).url()
        print(json.dumps({"database": "PostgreSQL" if chosen.postgresql else "SQLite", **run(home, chosen.cases, chosen.due)}))


if __name__ == "__main__":
    main()
