"""`denialhelp appeal` and `denialhelp demo`: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile.fact import Notice
from denialhelp.casefile.policy import Match
from denialhelp.casefile.rights import Route
from denialhelp.casefile.slugs import Status
from denialhelp.cli.model import Rewriter
from denialhelp.cli.output import note, print_json, progress, say
from denialhelp.errors import UnreadableFile
from denialhelp.packet import words
from denialhelp.packet.first import first_things, no_appeal
from denialhelp.packet.worklist import distinct
from denialhelp.workflow.appeal import AppealRequest, AppealResult, run_appeal

_PLACES = (Path(__file__).resolve().parents[3] / "examples", Path(__file__).resolve().parents[1] / "examples")  # a checkout, a wheel
EXAMPLES = next((p for p in _PLACES if (p / "cimt-stroke").is_dir()), _PLACES[0])
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


def _head(notice: Notice) -> str:
    payer, service, dated = notice.text("payer_name") or "The payer", notice.text("service"), notice.day("notice_date")
    when = f" (notice of {words.day(dated)})" if dated else ""
    return f"{payer} denied{f': {service}' if service else ' the request'}{when}"


def _route_line(number: int, route: Route) -> str:
    held, safe = words.condition(route), route.recommended_file_by
    name = words.ROUTES[route.route] + (f" ({held})" if held else "")
    if route.file_by is None:
        # A fast way has no day to wait for; what opens later says so itself.
        later = " (later: not open yet)" if route.how_counted.startswith("Not open yet") else ""
        return f"  {number}. {name}{later}"
    early = f" (send by {words.day(safe)} to be safe)" if safe and safe != route.file_by else ""
    return f"  {number}. {name}: last day {words.day(route.file_by)}{early}"


def _criteria_line(match: Match) -> str:
    """How many criteria are shown; what another alternative makes needless is counted apart, so that "not met" means a gap."""
    leaves = [f for f in match.findings if not f.is_group]
    needless = [f for f in leaves if (f.missing or "").lower().startswith("not needed")]
    counted = [f for f in leaves if f not in needless]
    n = {status: sum(f.status is status for f in counted) for status in Status}
    beside = f", {len(needless)} not needed" if needless else ""
    return (
        f"Criteria of the policy: {n[Status.MET]} met, {n[Status.NOT_MET]} not met, {n[Status.UNKNOWN]} not shown yet{beside}; "
        f"as a whole: {words.STATUSES[match.overall].lower()}."
    )


def _library_lines(library: Any) -> Iterator[str]:
    """That a policy of this payer is known here, where the case holds none."""
    policies = library.get("policies", ()) if isinstance(library, dict) else ()
    for policy in policies:
        yield f"Known here, not cited in the letter: {policy['cited']}; what it asked when last read is in the worklist."


def _summary(result: AppealResult) -> None:
    notice, rights = result.notice, result.rights
    say(_head(notice))
    for line in first_things(notice, rights):
        say(f"First: {line}")
    reasons = "; ".join(words.what(reason) for reason in notice.many("reasons"))
    plan = next((text for kind, text in words.PLANS.items() if kind.value == notice.text("plan_type")), None)
    say(f"Reasons: {reasons or 'not stated'}.")
    say(f"Plan: {plan or 'its kind is not known yet (see the questions)'}.")
    for law in rights.regime:
        say(f"Governing law: {law.law} ({law.citation})")
    ways = [r for r in sorted(rights.routes, key=lambda r: r.rank) if r.available][:4]
    if ways:
        say("Ways forward, the best first:")
    for number, route in enumerate(ways, start=1):
        say(_route_line(number, route))
    if result.match is not None and any(not f.is_group for f in result.match.findings):
        say(_criteria_line(result.match))
    for line in _library_lines(result.case_json.get("library")):
        say(line)
    for question in distinct(result.questions):
        say(f"Question: {question.ask}")
    say(f"\nRead first: {result.out / 'worklist.md'} (what to sign, where to send it, by when)")
    if no_appeal(rights) is not None:
        say(f"Only if you need it: {result.out / 'letter.pdf'}; check the papers with: denialhelp verify {result.out}")
    else:
        say(f"To send: {result.out / 'packet.pdf'} (letter, table and every paper); check it with: denialhelp verify {result.out}")


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
