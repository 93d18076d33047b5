"""The batch desk: files in, a folder out that holds the queue, the causes, the drafts and what could not be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from denialhelp.casefile.claims import ClaimRow
from denialhelp.casefile.fact import Problem
from denialhelp.errors import DenialHelpError, WrongUse
from denialhelp.intake.claim_columns import OfficeColumns, read_office_columns
from denialhelp.intake.claim_exports import NotPlaced, RowCounts
from denialhelp.intake.claims import paths_of, read_handed
from denialhelp.reference.tables import load_tables
from denialhelp.workflow import steps
from denialhelp.workflow.batch import drafts, queue
from denialhelp.workflow.batch.triage import Action, Settings, Triaged, triage

Progress = Callable[[str, int, int], None]
MARK = "batch.json"


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """Files or folders of 835, CSV and Excel; `records`: a folder with one folder a claim (named for it); `most_drafts`: 0 for none;
    `columns`: a JSON file that says which column of the office's export is what."""

    files: tuple[Path, ...]
    out: Path
    records: Path | None = None
    most_drafts: int = 25
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    settings: Settings = field(default_factory=Settings)
    columns: Path | None = None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What was made: every claim with its decision, the causes, what could not be read or drafted, how many drafts stand, the claims seen
    again, the rows of exports that could not be placed, and what became of every row."""

    rows: tuple[Triaged, ...]
    causes: tuple[queue.Cause, ...]
    problems: tuple[Problem, ...]
    drafted: int
    twice: int
    not_placed: tuple[NotPlaced, ...] = ()
    counted: RowCounts = field(default_factory=RowCounts)

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


class _Pile:
    """Every claim once, whatever file it stands in again: by its key, and an export's by the payer's number and the amounts of an 835."""

    def __init__(self) -> None:
        self.rows: list[ClaimRow] = []
        self.places: dict[str, int] = {}
        self.by_number: dict[str, list[int]] = {}
        self.twice = 0

    def put(self, row: ClaimRow) -> None:
        """Add a claim; of one that is told by an export and by an 835 the 835 stays, which says more."""
        key, number = row.key(), row.payer_reference()
        place = self.places.get(key)
        if place is None:
            place = next((n for n in self.by_number.get(number, ()) if self._same(self.rows[n], row)), None)
        if place is None:
            self.places[key] = len(self.rows)
            if number:
                self.by_number.setdefault(number, []).append(len(self.rows))
            self.rows.append(row)
            return
        self.twice += 1
        self.places[key] = place
        held = self.rows[place]
        self.rows[place] = _filled(row, held) if row.raw and not held.raw else _filled(held, row)

    @staticmethod
    def _same(held: ClaimRow, row: ClaimRow) -> bool:
        """An 835 is whole by itself: only an export is matched by number and amounts alone."""
        return bool(held.raw) != bool(row.raw) and held.same_decision(row)


def _filled(row: ClaimRow, other: ClaimRow) -> ClaimRow:
    """A claim of an 835 with what only the office's export tells; another claim as it is."""
    if not row.raw or other.raw:
        return row
    return replace(
        row, authorization=row.authorization or other.authorization, service=row.service or other.service, state=row.state or other.state,
        plan_type=row.plan_type or other.plan_type, notice_file=row.notice_file or other.notice_file,
    )  # fmt: skip


@dataclass(slots=True)
class _Read:
    pile: _Pile = field(default_factory=_Pile)
    problems: list[Problem] = field(default_factory=list)
    not_placed: list[NotPlaced] = field(default_factory=list)
    counted: RowCounts = field(default_factory=RowCounts)


def _read(files: Sequence[Path], office: OfficeColumns | None) -> _Read:
    """Every claim of every file; raises only where no file at all could be read."""
    out, any_read = _Read(), False
    for path in paths_of(files):
        try:
            held = read_handed(path, office)
        except DenialHelpError as fault:
            out.problems.append(Problem(fault.code, fault.message))
            continue
        any_read = True
        out.problems += held.problems
        out.not_placed += held.not_placed
        out.counted = out.counted.plus(held.counts or RowCounts())
        for row in held.rows:
            out.pile.put(row)
    if not any_read:
        raise WrongUse("no-claims", out.problems[0].message if out.problems else "No file was named.")
    return out


def run_batch(request: BatchRequest, *, as_of: date, progress: Progress) -> BatchResult:
    """Triage and draft into `request.out`; the same files again change nothing, a stopped run goes on. Raises WrongUse."""
    _check_out(request.out)
    read = _read(request.files, read_office_columns(request.columns) if request.columns else None)
    claims = read.pile.rows
    problems = [*read.problems, *(Problem("not-placed", n.sentence()) for n in read.not_placed)]
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
    result = BatchResult(rows, queue.causes(rows), tuple(problems), len(made), read.pile.twice, tuple(read.not_placed), read.counted)
    _tables(request.out, result, made)
    _write(request.out / MARK, queue.to_json(summary(result, as_of) | {"state": "done"}))
    return result


def summary(result: BatchResult, as_of: date) -> dict[str, Any]:
    """The batch in numbers."""
    denied = sum((t.denied for t in result.rows), Decimal())
    return {
        "as_of": as_of.isoformat(), "claims": len(result.rows), "seen_twice": result.twice, "denied": f"{denied:.2f}",
        "actions": result.counts(), "drafted": result.drafted, "problems": len(result.problems), "export_rows": asdict(result.counted),
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
    _write(out / "not_placed.csv", queue.to_csv([{"file": n.source, "row": n.row, "why": n.why} for n in result.not_placed]))
    parquet = queue.to_parquet(flat) if flat else None
    if parquet is not None:
        _write(out / "queue.parquet", parquet)
