"""Remittances onto the board: the batch desk sorts them, what is worth it becomes rows, the causes become a page.

The same claim decision has the same fingerprint, whichever file it stands in, so that a file brought in twice adds nothing.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from denialhelp.casefile.slugs import PlanType, Reason
from denialhelp.intake.claims import envelope
from denialhelp.web.cases.intake_files import keep
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.models import Role as FileRole
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.master import master_keys, wrap
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.sealing import new_key
from denialhelp.web.organizations.models import Batch, CaseOf, Organization, Step
from denialhelp.web.organizations.rows import payer_slug
from denialhelp.web.organizations.stages import Need, Stage
from denialhelp.workflow.batch import queue
from denialhelp.workflow.batch.desk import BatchRequest, run_batch
from denialhelp.workflow.batch.triage import Triaged

RESULTS = "queue.json"
AT_ONCE = 200
WORTH = ("appeal", "correct")
Json = Any
slug_of = lru_cache(maxsize=4096)(payer_slug)


def _quiet(_what: str, _done: int, _total: int) -> None:
    """No progress."""


def read_files(paths: Sequence[Path], place: Path, as_of: date) -> tuple[list[Json], list[Json], list[str], dict[str, int]]:
    """The claims (as rows of the queue), the causes, what could not be read, and the counts. Raises WrongUse where nothing can be read.

    A `queue.json` of an earlier run of the batch desk is taken as it is.
    """
    results = [p for p in paths if p.suffix.lower() == ".json"]
    rows = [row for path in results for row in _earlier(path)]
    files = tuple(p for p in paths if p not in results)
    if not files:
        return rows, [], [], _counts(rows)
    made = run_batch(BatchRequest(files, place / "out", most_drafts=0, workers=1), as_of=as_of, progress=_quiet)
    rows += [_row(item) for item in made.rows]
    causes = [
        {"cause": c.cause, "claims": c.claims, "denied": f"{c.denied:.2f}", "action": c.action.value, "fix": c.fix, "keys": list(c.keys)}
        for c in made.causes
    ]
    return rows, causes, [p.message for p in made.problems], {**_counts(rows), "seen_twice": made.twice}


def _row(item: Triaged) -> Json:
    """A claim with its decision, and what the remittance says of it where a draft can be made from that."""
    raw = envelope(item.row.raw, item.row.payer, item.row.dated) if item.row.raw and item.action.value in WORTH else ""
    return queue.as_json(item) | {"raw": raw}


def _earlier(path: Path) -> list[Json]:
    """The rows of a queue.json; what is no row is left out."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return []
    return [r for r in held if isinstance(r, dict) and isinstance(r.get("key"), str) and "action" in r] if isinstance(held, list) else []


def _counts(rows: Sequence[Json]) -> dict[str, int]:
    found = {"claims": len(rows), "appeal": 0, "correct": 0, "write-off": 0, "leave": 0}
    for row in rows:
        if row["action"] in found:
            found[row["action"]] += 1
    return found


def _decimal(text: object) -> Decimal | None:
    try:
        value = Decimal(str(text))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**10 else None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _in(values: type[Reason | PlanType], text: object) -> str:
    return str(text) if text in [v.value for v in values] else ""


_SHOWN = ("why", "claim_number", "patient", "payer", "member_id", "provider", "procedures", "codes", "notes", "fix", "raw", "key")


def _made(organization: Organization, batch: Batch, row: Mapping[str, Any], masters: Sequence[bytes]) -> tuple[Case, CaseOf]:
    """A case of its own with its row, not yet in the database."""
    case_id = secrets.token_urlsafe(24)
    case = Case(id=case_id, key_wrapped=wrap(masters[0], new_key(), case_id), expires_at=None, state=State.READ, doing="")
    odds = row.get("odds") if isinstance(row.get("odds"), dict) else None
    low, high = odds["interval"] if odds and len(odds.get("interval", ())) == 2 else (None, None)
    correct = row["action"] == "correct"
    made = CaseOf(
        organization=organization, case=case, batch=batch, claim=organization.fingerprint(row["key"]), action=row["action"],
        payer=slug_of(str(row.get("payer") or ""))[:60], reason=_in(Reason, next(iter(row.get("reasons") or ()), "")),
        service=str(row.get("service") or "")[:60], plan_type=_in(PlanType, row.get("plan_type")), amount=_decimal(row.get("denied")),
        due_on=_day(row.get("last_day")), odds_low=low, odds_high=high, needs=Need.CORRECTION if correct else Need.DECISION,
    )  # fmt: skip
    made.shown = {k: row[k] for k in _SHOWN if row.get(k)}
    return case, made


def _pieces(rows: Sequence[Json]) -> Iterator[list[Json]]:
    left = iter(rows)
    while piece := list(islice(left, AT_ONCE)):
        yield piece


def put_rows(batch: Batch, rows: Sequence[Json]) -> int:
    """Make rows of what is worth it and not on the board yet; how many are new. A run that was stopped goes on where it was."""
    organization, masters = batch.organization, master_keys(settings.HOME)
    new = 0
    for piece in _pieces([r for r in rows if r["action"] in WORTH]):
        with transaction.atomic():
            prints = {organization.fingerprint(r["key"]): r for r in piece}
            known = set(CaseOf.objects.filter(organization=organization, claim__in=prints).values_list("claim", flat=True))
            made = [_made(organization, batch, row, masters) for fingerprint, row in prints.items() if fingerprint not in known]
            Case.objects.bulk_create([case for case, _ in made])
            held = CaseOf.objects.bulk_create([row for _, row in made])
            Step.objects.bulk_create([Step(row=row, who_id=batch.made_by_id, stage=Stage.NEW) for row in held])
            new += len(made)
    return new


def bring(batch: Batch, paths: Sequence[Path], place: Path, as_of: date) -> None:
    """Read the files of a batch and put what is worth it on the board."""
    rows, causes, problems, counts = read_files(paths, place, as_of)
    new = put_rows(batch, rows)
    fresh = CaseOf.objects.filter(batch=batch).count()
    batch.causes, batch.problems = causes[:2000], problems[:2000]
    batch.counts = {**counts, "new": fresh, "known": counts["appeal"] + counts["correct"] - fresh}
    batch.state, batch.ended_at = "done", timezone.now()
    batch.save(update_fields=["causes_sealed", "problems_sealed", "counts", "state", "ended_at"])
    record(Action.BATCH_BROUGHT, who="job", detail=f"batch:{batch.pk}/new:{new}")


def give_notice(row: CaseOf) -> bool:
    """Let the claim's own part of the remittance be the case's notice, where it has none; whether it has one now."""
    if row.case.files.filter(role=FileRole.NOTICE).exists():
        return True
    raw = row.shown.get("raw")
    if not raw:
        return False
    keep(row.case, FileRole.NOTICE, "remittance.835", raw.encode())
    row.shown = {k: v for k, v in row.shown.items() if k != "raw"}
    row.save(update_fields=["shown_sealed"])
    return True


def files_of(case: Case, place: Path) -> list[Path]:
    """The batch's files in the clear, in a private folder."""
    out = []
    for file in case.files.all():
        path = place / file.name
        with path.open("wb") as target:
            for chunk in Store(case).chunks(file.stored):
                target.write(chunk)
        out.append(path)
    return out
