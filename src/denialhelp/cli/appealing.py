"""`denialhelp appeal` and `denialhelp demo`: the main job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from denialhelp.cli.model import Rewriter
from denialhelp.cli.output import note, print_json, progress, say
from denialhelp.errors import UnreadableFile
from denialhelp.packet.first import first_things
from denialhelp.workflow.appeal import AppealRequest, AppealResult, run_appeal

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SAMPLE_DAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a case as they were named on the command line."""

    notice: Path
    records: tuple[Path, ...] = ()
    policy: Path | None = None
    plan: Path | None = None
    statement: Path | None = None
    answers: Path | None = None


def _summary(result: AppealResult) -> None:
    notice, rights = result.notice, result.rights
    payer = notice.text("payer_name") or "The payer"
    service = notice.text("service")
    dated = notice.day("notice_date")
    say(
        f"{payer} denied{': ' + service if service else ' the request.'}"
        + (f" (notice of {dated:%B} {dated.day}, {dated.year})" if dated else "")
    )
    for line in first_things(notice, rights):
        say(f"First: {line}")
    reasons = ", ".join(notice.many("reasons"))
    say(f"Reasons: {reasons or 'not stated'}.  Plan type: {notice.text('plan_type') or 'not known yet (see the questions)'}.")
    for law in rights.regime:
        say(f"Governing law: {law.law} ({law.citation})")
    for route in [r for r in sorted(rights.routes, key=lambda r: r.rank) if r.available][:4]:
        last = f": last day {route.file_by:%B} {route.file_by.day}, {route.file_by.year}" if route.file_by else ""
        safe = route.recommended_file_by
        say(f"  {route.rank}. {route.route.value}{last}" + (f" (send by {safe:%B} {safe.day})" if safe and safe != route.file_by else ""))
    if result.match is not None:
        leaves = [f for f in result.match.findings if not f.is_group]
        n = {s: sum(f.status.value == s for f in leaves) for s in ("met", "not-met", "unknown")}
        say(
            f"Criteria: {n['met']} met, {n['not-met']} not met, {n['unknown']} unknown; overall {result.match.overall.value}."
        )
    for question in result.questions:
        say(f"Question: {question.ask}")
    say(f"\nThe packet is {result.out / 'packet.pdf'}")
    say(f"What is left to do is in {result.out / 'worklist.md'}; check the packet with: denialhelp verify {result.out}")


def run(sources: Sources, out: Path, *, as_of: date, as_json: bool, rewriter: Rewriter | None = None) -> None:
    """Do the whole job into `out`."""
    request = AppealRequest(
        notice=sources.notice,
        records=sources.records,
        policy=sources.policy,
        plan=sources.plan,
        statement=sources.statement,
        answers=sources.answers,
        out=out,
        rewriter=rewriter,
    )
    with progress() as show:
        result = run_appeal(request, as_of=as_of, progress=show)
    for problem in result.problems:
        note(f"Note: {problem.message}")
    if as_json:
        print_json(result.case_json)
        return
    _summary(result)


def run_demo(out: Path, *, as_of: date | None, as_json: bool) -> None:
    """The main job on the sample case; its day is fixed so that everyone sees the same dates."""
    sample = EXAMPLES / "cimt-stroke"
    if not (sample / "notice.pdf").exists():
        raise UnreadableFile(
            "missing", "The sample case is not here; run this from a checkout of the project, which holds it in examples/."
        )
    sources = Sources(sample / "notice.pdf", (sample / "records",), sample / "policy.pdf", sample / "plan.pdf", sample / "statement.txt")
    run(sources, out, as_of=as_of or SAMPLE_DAY, as_json=as_json)
