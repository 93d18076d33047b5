"""The caseload board with 10,000 cases: how much time of the processor a page takes, by filter and order, and how many queries.

.venv/bin/python benchmarks/scale/board.py [cases]
"""

# ruff: noqa: PLC0415 - Django's parts can be imported only once its settings are there

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

PAYERS = ("aetna", "cigna", "unitedhealthcare", "humana", "")
REASONS = ("medical-necessity", "no-prior-authorization", "coding", "experimental")
QUERIES = (
    "", "page=120", "sort=amount", "sort=odds&page=50", "stage=all", "due=7", "due=late", "payer=cigna&amount=1000", "assigned=me",
    "assigned=nobody&reason=coding", "needs=decision&sort=new", "stage=all&sort=changed&page=199",
)  # fmt: skip
TIMES = 12


def fill(count: int) -> Any:
    """An organization with so many synthetic cases; its owner."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from denialhelp.web.cases.models import Case
    from denialhelp.web.guard.master import master_keys, wrap
    from denialhelp.web.guard.sealing import new_key
    from denialhelp.web.organizations.models import CaseOf, Organization

    owner = get_user_model().objects.create_user("owner@office.example")
    held = Organization.begin("Synthetic office", "practice", owner)
    master, member = master_keys(settings.HOME)[0], held.memberships.get()
    for start in range(0, count, 500):
        cases, rows = [], []
        for n in range(start, min(start + 500, count)):
            case_id = f"synthetic-{n:07d}"
            case = Case(id=case_id, key_wrapped=wrap(master, new_key(), case_id), expires_at=None, state="read", doing="")
            odds = (n * 7 % 80) / 100
            row = CaseOf(
                organization=held, case=case, claim=f"{n:032x}", payer=PAYERS[n % 5], reason=REASONS[n % 4], odds_low=odds,
                amount=Decimal(50 + n * 37 % 9000), odds_high=odds + 0.2, assigned_to=member if n % 3 == 0 else None,
                due_on=date(2026, 11, 1) + timedelta(days=n * 13 % 240) if n % 9 else None, stage="sent" if n % 11 == 0 else "new",
            )  # fmt: skip
            row.shown = {"patient": f"Synthetic Person {n}", "claim_number": f"SYN-{n}", "payer": "Cigna", "why": "Refused for coding."}
            cases.append(case)
            rows.append(row)
        Case.objects.bulk_create(cases)
        CaseOf.objects.bulk_create(rows)
    return owner


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"DENIALHELP_HOME": home, "DENIALHELP_AS_OF": "2026-11-24", "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        owner = fill(count)
        size = Path(home, "denialhelp.sqlite3").stat().st_size / 1e6
        print(f"{count} cases put in in {time.perf_counter() - began:.1f} s; database {size:.0f} MB")
        client = Client(SERVER_NAME="localhost")
        client.force_login(owner)
        everything: list[float] = []
        for query in QUERIES:
            with CaptureQueriesContext(connection) as seen:
                client.get(f"/organization/1/?{query}")
                asked = len(seen)
            taken = []
            for _ in range(TIMES):
                start = time.process_time()
                answer = client.get(f"/organization/1/?{query}")
                taken.append(1000 * (time.process_time() - start))
                assert answer.status_code == 200
            everything += taken
            middle, worst = statistics.median(taken), max(taken)
            print(f"  {query or '(all open)':40} median {middle:6.1f} ms  worst {worst:6.1f} ms  {asked} queries")
        everything.sort()
        print(f"all pages: median {statistics.median(everything):.1f} ms, 95th percentile {everything[int(0.95 * len(everything))]:.1f} ms")
        start = time.perf_counter()
        size = len(b"".join(client.get("/organization/1/board.csv?stage=all").streaming_content))
        print(f"the whole board as CSV: {time.perf_counter() - start:.1f} s, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
