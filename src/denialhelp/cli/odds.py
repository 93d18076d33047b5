"""`denialhelp odds`: what published external-review decisions say about a treatment."""

from __future__ import annotations

from typing import Any

from denialhelp.cli.output import print_json, say
from denialhelp.errors import WrongUse
from denialhelp.outcomes.odds import FEWEST, Odds, Share, is_type, odds
from denialhelp.reference.outcomes_table import TYPES, Group, Source, load_outcomes


def run(*, treatment: str, diagnosis: str | None, kind: str | None, as_json: bool) -> None:
    """Print the counts; raises WrongUse for an unknown type."""
    if kind is not None and not is_type(kind):
        raise WrongUse("odds-type", f"--type is one of {', '.join(TYPES)}, not '{kind}'.")
    answer = odds(load_outcomes(), treatment=treatment, diagnosis=diagnosis, kind=kind)
    if as_json:
        print_json(odds_json(answer, asked={"treatment": treatment, "diagnosis": diagnosis, "type": kind}))
        return
    _show(answer)


def odds_json(answer: Odds, *, asked: dict[str, str | None]) -> dict[str, Any]:
    """The answer as JSON: rates between 0 and 1, rounded to four places; null where it abstains."""
    share = _share(answer.share) or {"n": 0, "overturned": 0, "rate": None, "interval": None, "years": None}
    return {
        "asked": asked,
        "treatment": _group(answer.treatment),
        "diagnosis": _group(answer.diagnosis),
        "type": answer.type,
        **share,
        "interval_method": "Wilson score, 95%",
        "estimate": _round(answer.estimate),
        "recent": _share(answer.recent),
        "wider": _share(answer.wider),
        "abstains": answer.abstains,
        "why": answer.why or None,
        "fewest": FEWEST,
        "choices": [_group(g) for g in answer.choices],
        "source": _source(answer.source),
        "selection": answer.selection,
        "notes": list(answer.notes),
    }


def _group(group: Group | None) -> dict[str, Any] | None:
    return {"key": group.key, "name": group.en, "counted_as": list(group.labels)} if group else None


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    checked = {"date": source.checked, "how": source.how}
    return {"title": source.title, "address": source.address, "licence": source.licence, "years": list(source.years), "checked": checked}


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    interval = [_round(end) for end in share.interval] if share.interval else None
    years = list(share.years) if share.years else None
    return {"n": share.n, "overturned": share.overturned, "rate": _round(share.rate), "interval": interval, "years": years}


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _line(share: Share, what: str) -> str:
    if share.rate is None or share.interval is None:
        return f"{what}: {share.overturned} of {share.n} decisions went against the plan (under {FEWEST}: no rate)."
    low, high = share.interval
    counted = f"{what}: {share.overturned} of {share.n} decisions went against the plan"
    return f"{counted}, {share.rate:.0%} (95% interval {low:.0%} to {high:.0%})."


def _show(answer: Odds) -> None:
    if answer.share and answer.treatment:
        years = f", {answer.share.years[0]} to {answer.share.years[1]}" if answer.share.years else ""
        sick = f", {answer.diagnosis.en}" if answer.diagnosis else ""
        say(_line(answer.share, f"{answer.treatment.en}{sick}{years}"))
    if answer.recent:
        say(_line(answer.recent, "Last five years of these"))
    if answer.wider and answer.treatment:
        say(_line(answer.wider, f"{answer.treatment.en}, all diagnoses"))
    for text in (answer.why, *answer.notes):
        if text:
            say(text)
    for group in answer.choices:
        say(f"  - {group.key}: {group.en}")
    if answer.source:
        say(f"Source: {answer.source.title} ({answer.source.licence}); {answer.source.address}, read {answer.source.checked}.")
    say(answer.selection)
