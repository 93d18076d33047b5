"""`denialhelp batch`: denials by the thousand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from denialhelp.cli.output import note, print_json, progress, say
from denialhelp.errors import WrongUse
from denialhelp.workflow.batch.desk import BatchRequest, run_batch, summary
from denialhelp.workflow.batch.triage import Action, Settings


def run(
    files: list[Path], out: Path, *, records: Path | None, most: int, least: str, columns: Path | None, as_of: date, as_json: bool
) -> None:
    """Sort, group and draft; prints what to do first."""
    try:
        amount = Decimal(least)
    except InvalidOperation as fault:
        raise WrongUse("least", f"--least wants an amount such as 100, not '{least}'.") from fault
    request = BatchRequest(tuple(files), out, records, max(0, most), settings=Settings(least_appeal=amount), columns=columns)
    with progress() as show:
        result = run_batch(request, as_of=as_of, progress=show)
    for problem in result.problems[:20]:
        note(f"Note: {problem.message}")
    if len(result.problems) > 20:
        note(f"Note: {len(result.problems) - 20} more in {out / 'problems.json'}.")
    told = summary(result, as_of)
    if as_json:
        print_json(told)
        return
    counts = ", ".join(f"{number} to {str(name).replace('-', ' ')}" for name, number in told["actions"].items())
    say(f"{told['claims']} {'claim' if told['claims'] == 1 else 'claims'}, ${Decimal(told['denied']):,.2f} refused: {counts}.")
    counted = result.counted
    if counted.rows:
        say(
            f"Of {counted.rows} rows of exports: {counted.placed} are in claims, {counted.not_placed} could not be placed, "
            f"{counted.repeated} repeat another, {counted.totals} are totals, {counted.other} are headings, notes or empty."
        )
    for cause in result.causes[:5]:
        say(f"  {cause.sentence()}")
    say("First to fight:")
    for item in [t for t in result.rows if t.action is Action.APPEAL][:10]:
        last = f", last day {item.last_day.isoformat()}" if item.last_day else ""
        say(f"  ${item.denied:,.2f}  {item.row.payer or 'payer not told'}  claim {item.row.claim_number}: {item.why.rstrip('.')}{last}")
    drafts = "1 draft is" if result.drafted == 1 else f"{result.drafted} drafts are"
    say(f"The queue is {out / 'queue.csv'}; {drafts} in {out / 'drafts'}.")
