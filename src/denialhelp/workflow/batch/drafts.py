"""Drafts for the denials that are worth it: in worker processes, each whole or not at all; a run that stopped goes on where it was."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from denialhelp.casefile.fact import Problem
from denialhelp.errors import DenialHelpError
from denialhelp.intake.claims import envelope
from denialhelp.workflow.batch.triage import Triaged

Progress = Callable[[str, int, int], None]
STAMP = ".made-from"
# A worker starts afresh: one that is split off would share the kept parsing process of its parent, and both would wait for its answer.
FRESH = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Job:
    """One draft: the notice's file, the records at hand, where it goes, and a hash of all that it is made from."""

    key: str
    name: str
    notice: Path
    records: tuple[Path, ...]
    out: Path
    made_from: str
    as_of: date


def _records(item: Triaged, folder: Path | None) -> tuple[Path, ...]:
    """The folder of a claim's records: named for the claim, the payer's number or the member, the first that is there."""
    if folder is None:
        return ()
    names = (item.row.claim_number, item.row.payer_number, item.row.member_id)
    return next(((folder / n,) for n in names if n and "/" not in n and n not in (".", "..") and (folder / n).is_dir()), ())


def _hash(parts: Sequence[bytes]) -> str:
    held = hashlib.sha256()
    for part in parts:
        held.update(len(part).to_bytes(8, "big") + part)
    return held.hexdigest()


def job_of(item: Triaged, out: Path, records: Path | None, *, as_of: date) -> Job | Problem:
    """The job of one claim; a Problem where there is no notice to draft from."""
    row, key = item.row, item.row.key()
    if row.raw:
        notice = out / "notices" / f"{key}.835"
        content = envelope(row.raw, row.payer, row.dated).encode()
        if not notice.is_file() or notice.read_bytes() != content:
            notice.parent.mkdir(parents=True, exist_ok=True)
            waiting = notice.with_suffix(".part")
            waiting.write_bytes(content)
            waiting.replace(notice)
    elif row.notice_file:
        notice = Path(row.notice_file)
        if not notice.is_file():
            return Problem("no-notice", f"{row.source}, row {row.place}: there is no file '{notice.name}' to draft from.")
        content = notice.read_bytes()
    else:
        return Problem("no-notice", f"{row.source}, row {row.place}: no letter is named (column notice_file), so nothing was drafted.")
    given = _records(item, records)
    held = [p.read_bytes() for place in given for p in sorted(place.rglob("*")) if p.is_file()]
    made_from = _hash([content, as_of.isoformat().encode(), *held])
    return Job(key, f"{row.source}, claim {row.place}", notice, given, out / "drafts" / key, made_from, as_of)


def _make(job: Job) -> str | None:
    """Draft one; a sentence where it could not be drafted. Runs in a worker."""
    from denialhelp.workflow.appeal import AppealRequest, run_appeal

    try:
        run_appeal(AppealRequest(job.notice, job.out / "packet", job.records), as_of=job.as_of)
    except DenialHelpError as fault:
        return fault.message
    (job.out / STAMP).write_text(job.made_from, encoding="utf-8")
    return None


def is_made(job: Job) -> bool:
    """Whether the draft of just these files is there."""
    stamp = job.out / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == job.made_from


def run(jobs: Sequence[Job], *, workers: int, progress: Progress) -> tuple[Problem, ...]:
    """Make what is not made yet. A claim that fails, or that kills its worker, is a Problem; the rest goes on."""
    waiting = [job for job in jobs if not is_made(job)]
    for job in waiting:
        shutil.rmtree(job.out, ignore_errors=True)
        job.out.mkdir(parents=True)
    done = len(jobs) - len(waiting)
    problems: list[Problem] = []
    while waiting:
        finished, broken = set(), False
        for job, fault in _pool(waiting, workers):
            if fault is None or fault:
                finished.add(job.key)
                done += 1
                progress("Drafting", done, len(jobs))
            if fault:
                problems.append(Problem("not-drafted", f"{job.name}: {fault}"))
            broken = broken or fault == ""
        left = [job for job in waiting if job.key not in finished]
        if broken and len(left) == len(waiting):  # nobody got through: the first one kills its worker
            problems.append(Problem("not-drafted", f"{left[0].name}: its files stop the program; look at them by themselves."))
            left = left[1:]
        waiting, workers = left, 1 if broken else workers
    return tuple(problems)


def _pool(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, str | None]]:
    """Each job with None (made), a sentence (failed), or "" where its worker died with it or beside it."""
    with ProcessPoolExecutor(max_workers=max(1, workers), mp_context=FRESH) as pool:
        left: dict[Future[str | None], Job] = {}
        rest = iter(jobs)
        for job in rest:
            left[pool.submit(_make, job)] = job
            if len(left) < 2 * workers and job is not jobs[-1]:
                continue
            while left and (len(left) >= 2 * workers or job is jobs[-1]):
                ready, _ = wait(left, return_when=FIRST_COMPLETED)
                for future in ready:
                    fault = future.exception()
                    broken = isinstance(fault, BrokenProcessPool)
                    yield left.pop(future), "" if broken else f"fault {type(fault).__name__}" if fault else future.result()
                    if broken:
                        yield from ((job, "") for job in left.values())
                        return
