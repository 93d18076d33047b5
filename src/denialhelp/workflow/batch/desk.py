"""The batch desk: files in, a folder out that holds the queue, the causes, the drafts and what could not be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from denialhelp.casefile.claims import ClaimRow
from denialhelp.casefile.fact import Problem
from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.intake.claims import paths_of, read_claims
from denialhelp.reference.tables import load_tables
from denialhelp.workflow import steps
from denialhelp.workflow.batch import drafts, queue
from denialhelp.workflow.batch.triage import Action, Settings, Triaged, triage

Progress = Callable[[str, int, int], None]
MARK = "batch.json"


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """Files or folders of 835 and CSV; `records`: a folder with one folder a claim (named for it); `most_drafts`: 0 for none."""

    files: tuple[Path, ...]
    out: Path
    records: Path | None = None
    most_drafts: int = 25
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What was made: every claim with its decision, the causes, what could not be read or drafted, and how many drafts stand."""

    rows: tuple[Triaged, ...]
    causes: tuple[queue.Cause, ...]
    problems: tuple[Problem, ...]
    drafted: int
    twice: int

    def counts(self) -> dict[str, int]:
        """Claims by action."""
        found = Counter(t.action for t in self.rows)
        return {action.value: found[action] for action in Action}


def _check_out(out: Path) -> None:
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise WrongUse("out", f"'{out}' holds other files; name a new folder, or the one of an earlier batch.")


def _write(path: Path, content: bytes) -> None:
    waiting = path.with_name(f".{path.name}.part")
    waiting.write_bytes(content)
    waiting.replace(path)


def _read(files: Sequence[Path]) -> tuple[list[ClaimRow], list[Problem], int]:
    """Every claim once, whatever file it stands in again; raises only where no file at all could be read."""
    rows: dict[str, ClaimRow] = {}
    problems: list[Problem] = []
    twice, read = 0, 0
    places = list(paths_of(files))
    for path in places:
        try:
            found, faults = read_claims(path)
        except DenialHelpError as fault:
            problems.append(Problem(fault.code, fault.message))
            continue
        read += 1
        problems += faults
        for row in found:
            key = row.key()
            twice += key in rows
            rows.setdefault(key, row)
    if not read:
        raise WrongUse("no-claims", problems[0].message if problems else "No file was named.")
    return list(rows.values()), problems, twice


def run_batch(request: BatchRequest, *, as_of: date, progress: Progress) -> BatchResult:
    """Triage and draft into `request.out`; the same files again change nothing, a stopped run goes on. Raises WrongUse."""
    _check_out(request.out)
    claims, problems, twice = _read(request.files)
    tables, rules = load_tables(), steps.rules()
    found = []
    for number, row in enumerate(claims, start=1):
        found.append(triage(row, tables, rules, as_of=as_of, settings=request.settings))
        if number % 500 == 0 or number == len(claims):
            progress("Sorting claims", number, len(claims))
    rows = queue.ordered(found)
    request.out.mkdir(parents=True, exist_ok=True)
    _write(request.out / MARK, queue.to_json({"as_of": as_of.isoformat(), "state": "working"}))
    worth = [t for t in rows if t.action in (Action.APPEAL, Action.CORRECT)][: request.most_drafts]
    asked = [drafts.job_of(item, request.out, request.records, as_of=as_of) for item in worth]
    jobs = [job for job in asked if isinstance(job, drafts.Job)]
    problems += [p for p in asked if isinstance(p, Problem)]
    problems += drafts.run(jobs, workers=request.workers, progress=progress)
    made = {job.key: f"drafts/{job.key}/packet" for job in jobs if drafts.is_made(job)}
    result = BatchResult(rows, queue.causes(rows), tuple(problems), len(made), twice)
    _tables(request.out, result, made)
    _write(request.out / MARK, queue.to_json(summary(result, as_of) | {"state": "done"}))
    return result


def summary(result: BatchResult, as_of: date) -> dict[str, Any]:
    """The batch in numbers."""
    denied = sum((t.denied for t in result.rows), Decimal())
    return {
        "as_of": as_of.isoformat(), "claims": len(result.rows), "seen_twice": result.twice, "denied": f"{denied:.2f}",
        "actions": result.counts(), "drafted": result.drafted, "problems": len(result.problems),
    }  # fmt: skip


def _tables(out: Path, result: BatchResult, made: dict[str, str]) -> None:
    rows = [queue.as_json(t, made.get(t.row.key())) for t in result.rows]
    causes = [
        {"cause": c.cause, "claims": c.claims, "denied": f"{c.denied:.2f}", "action": c.action.value, "fix": c.fix or None,
         "sentence": c.sentence(), "keys": list(c.keys)} for c in result.causes
    ]  # fmt: skip
    flat = [queue.flat(r) for r in rows]
    _write(out / "queue.json", queue.to_json(rows))
    _write(out / "queue.csv", queue.to_csv(flat))
    _write(out / "causes.json", queue.to_json(causes))
    _write(out / "causes.csv", queue.to_csv([queue.flat(c | {"odds": None}) for c in causes]))
    _write(out / "problems.json", queue.to_json([{"code": p.code, "message": p.message} for p in result.problems]))
    parquet = queue.to_parquet(flat) if flat else None
    if parquet is not None:
        _write(out / "queue.parquet", parquet)
