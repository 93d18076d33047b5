"""`denialhelp reference check` and `denialhelp reference refresh`."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Annotated, Any

import typer

from denialhelp.cli.output import note, print_json, progress, say
from denialhelp.errors import CheckFailed, WrongUse

app = typer.Typer(no_args_is_help=True, help="The tables of law: are they sound, and do their sources still say so?")
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day that counts as today.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
BY_READING = ("text", "agency", "secondary")


def _group(rule_id: str) -> str:
    """The part of the tables that a rule belongs to: federal claims, states tx."""
    return " ".join(rule_id.split(".")[1:3])


@app.command("check")
def check(
    older_than: Annotated[int, typer.Option("--older-than", metavar="DAYS", help="A value checked longer ago than this is stale.")] = 365,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Load the tables strictly, name stale values, and count how each value was read. Needs no network."""
    from denialhelp.cli.main import today
    from denialhelp.reference.coverage_library import load_coverage
    from denialhelp.reference.literature_library import load_literature
    from denialhelp.reference.loader import load_rules
    from denialhelp.reference.necessity_library import load_necessity
    from denialhelp.reference.representation import load_representation

    if older_than < 1:
        raise WrongUse("older-than", "--older-than wants a number of days greater than 0.")
    day = today(as_of)
    rules, writings = load_rules(), load_representation()
    before = day - timedelta(days=older_than)
    stale = sorted(r.id for r in rules.rules.values() if r.checked < before)
    forms = sorted(f.id for f in (*writings.forms, writings.records) if f.checked < before)
    counts: dict[str, Counter[str]] = {}
    for rule in rules.rules.values():
        for dated in rule.in_force:
            group = "states" if rule.states else _group(rule.id)
            counts.setdefault(group, Counter())[dated.citations[0].read.value] += 1
    gaps = rules.coverage().gaps
    library, papers, necessity = load_coverage(), load_literature().papers, load_necessity()
    policies = sorted(e.id for e in library.stale(before))
    old = sorted(d.id for d in necessity.stale(before))
    if as_json:
        print_json(
            {
                "coverage_entries": len(library.entries),
                "coverage_stale": policies,
                "papers": len(papers),
                "definitions": len(necessity.definitions),
                "definitions_stale": old,
                "writings": len(writings.forms) + 1,
                "writings_stale": forms,
                "definitions_gaps": list(necessity.gaps),
                "version": rules.version,
                "rules": sorted(rules.rules),
                "states": sorted(rules.states),
                "coverage": {g: {how: c[how] for how in BY_READING} for g, c in sorted(counts.items())},
                "gaps": list(gaps),
                "stale": [{"rule": i, "checked": rules.rule(i).checked.isoformat()} for i in stale],
            }
        )
    else:
        say(f"The tables are sound: {len(rules.rules)} rules, {len(rules.states)} states and territories, version {rules.version}.\n")
        say(f"{'Values by how they were read':<32}{'text':>8}{'agency':>8}{'second hand':>13}")
        for group, count in sorted(counts.items()):
            say(f"{group:<32}{count['text']:>8}{count['agency']:>8}{count['secondary']:>13}")
        say(f"\nStated gaps: {len(gaps)}")
        say(f"Coverage policies: {len(library.entries)} entries, {len(policies)} of them checked too long ago.")
        say(f"Literature: {len(papers)} papers.")
        say(f"Definitions of need: {len(necessity.definitions)}, {len(old)} checked too long ago; stated gaps: {len(necessity.gaps)}.")
        say(f"Writings of representatives: {len(writings.forms) + 1}, {len(forms)} checked too long ago.")
        for rule_id in stale:
            say(f"Stale: {rule_id}, checked on {rules.rule(rule_id).checked.isoformat()}")
    if stale:
        told = f"Values checked more than {older_than} days ago: {len(stale)}. Run 'denialhelp reference refresh'."
        raise CheckFailed("stale-reference", told)


def _finding(found: Any) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "cite": found.cite,
        "source": found.source,
        "status": found.status.value,
        "said": found.said,
        "checked": found.checked.isoformat(),
        "amended_on": None if found.amended_on is None else found.amended_on.isoformat(),
    }


@app.command("refresh")
def refresh(
    base_url: Annotated[str, typer.Option("--base-url", metavar="URL", help="Where the eCFR's interface is.")] = "https://www.ecfr.gov",
    only: Annotated[str | None, typer.Option("--only", metavar="RULE", help="One rule, or all whose id begins so.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="The longest wait for one answer.")] = 20.0,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Ask the live sources whether the cited texts still stand and say so. Needs a network; changes nothing."""
    from denialhelp.cli.main import today
    from denialhelp.reference.loader import load_rules
    from denialhelp.workflow.live_law import Reader
    from denialhelp.workflow.refresh import FAILS, Status
    from denialhelp.workflow.refresh import refresh as compare

    if not base_url.startswith(("https://", "http://")) or timeout <= 0:
        raise WrongUse("base-url", "--base-url wants an address like https://www.ecfr.gov, and --timeout a number of seconds above 0.")
    with progress() as show:
        found = compare(load_rules(), Reader(base_url, timeout), as_of=today(as_of), only=only, progress=show)
    counts = Counter(f.status for f in found)
    if as_json:
        print_json({"findings": [_finding(f) for f in found], "counts": {s.value: counts[s] for s in Status}})
    else:
        for one in found:
            if one.status is not Status.HOLDS:
                say(f"{one.status.value:<10} {one.cite:<36} {one.rule}\n{'':<11}{one.said}\n{'':<11}{one.source}")
        say("\n" + ", ".join(f"{s.value}: {counts[s]}" for s in Status))
    if counts[Status.NOT_ASKED]:
        note(f"{counts[Status.NOT_ASKED]} citations were not compared; try again later.")
    failed = sum(counts[s] for s in FAILS)
    if failed:
        told = f"{failed} citations no longer hold. Read them again before the tables are relied on; nothing was changed."
        raise CheckFailed("reference-differs", told)


@app.command("literature")
def literature(
    pubmed_url: Annotated[str, typer.Option("--pubmed-url", metavar="URL", help="Where PubMed's interface is.")] = "",
    crossref_url: Annotated[str, typer.Option("--crossref-url", metavar="URL", help="Where Crossref's interface is.")] = "",
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="The longest wait for one answer.")] = 20.0,
    as_json: AsJson = False,
) -> None:
    """Ask PubMed and Crossref whether each paper exists, bears its title and was not retracted. Needs a network; changes nothing."""
    from denialhelp.reference.literature_library import load_literature
    from denialhelp.workflow.live_literature import CROSSREF, PUBMED, State, check_literature

    if timeout <= 0:
        raise WrongUse("timeout", "--timeout wants a number of seconds above 0.")
    papers = load_literature().papers
    report = check_literature(papers, pubmed_url=pubmed_url or PUBMED, crossref_url=crossref_url or CROSSREF, timeout=timeout)
    counts = Counter(c.state for c in report.checks)
    if as_json:
        rows = [{"paper": c.paper.id, "where": c.where, "state": c.state.value, "why": c.why} for c in report.checks]
        print_json({"reached": report.reached, "checks": rows, "counts": {s.value: counts[s] for s in State}})
    else:
        for one in (c for c in report.checks if c.state is not State.GOOD):
            say(f"{one.state.value:<14} {one.paper.id} ({one.where}): {one.why}")
        say(", ".join(f"{s.value}: {counts[s]}" for s in State))
    if not report.reached:
        note("Neither register answered; try again with a network.")
    bad = sum(counts[s] for s in (State.RETRACTED, State.MISSING, State.TITLE_DIFFERS))
    if bad:
        raise CheckFailed("literature-differs", f"{bad} papers are retracted, missing or bear another title; nothing was changed.")
