"""A policy's criteria against the record: a finding for every criterion, the overall result, what is missing, and whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Finding, Group, Match, Policy, walk
from denialhelp.casefile.record import Record
from denialhelp.casefile.slugs import Status

from .asking import plainly
from .candidates import candidates, lead_of
from .case import Case
from .chart import Chart, chart_of
from .context import CaseContext
from .evaluate import Evaluation, findings_of
from .missing import combined, smallest_missing
from .words import annotator
from .worklist import worklist_of


def match(
    policy: Policy,
    record: Record,
    documents: Sequence[Document],
    context: CaseContext,
    *,
    as_of: date,
    marked: Mapping[str, Sequence[Pin]] | None = None,
) -> Match:
    """Judges every criterion of the policy against the record.

    `marked` are passages that a person took to show a criterion, by its id: they settle one that the checks leave open, no other.
    `documents` are those that the record was read from (quotes are pinned in them). Windows count from the request where the context
    knows it, else from every day they may count from, and a criterion is met only where all agree. Nothing raises.
    """
    notes = annotator()
    chart = chart_of(record, documents, notes)
    case = Case(chart, policy, context, as_of, _requested(context, policy, chart))
    evaluation = Evaluation(case)
    evaluation.run(policy.root)
    inside = {n.id for n in walk(policy.root)}
    outside = [n for n in policy.exclusions if n.id not in inside]
    for node in outside:
        evaluation.run(node)
    taken = evaluation.mark(marked or {})
    findings = findings_of(policy.root, evaluation)
    for node in outside:
        findings.extend(_limit(f) for f in findings_of(node, evaluation))
    findings = [_with_places(f, policy, chart, taken) for f in findings]
    status = evaluation.statuses()
    overall = _overall(policy, outside, status)
    needed = smallest_missing(_whole(policy, outside), status) if overall is Status.UNKNOWN else ()
    told, places = plainly(findings, [n for top in (policy.root, *policy.exclusions) for n in walk(top)], notes)
    return Match(overall, tuple(told), needed, worklist_of(told, needed, places), policy.problems)


def _requested(context: CaseContext, policy: Policy, chart: Chart) -> frozenset[str]:
    """Concepts of the treatment asked for: they are not earlier treatment."""
    words = chart.annotator.words(f"{context.service or ''} | {policy.title or ''}")
    return frozenset(m.concept for m in words.mentions if chart.lexicon.concepts[m.concept].kind in ("drug", "care"))


def _with_places(finding: Finding, policy: Policy, chart: Chart, taken: frozenset[str]) -> Finding:
    """An open criterion that counts with the passages that may speak of it; one that a person settled as such."""
    if finding.id in taken:
        return replace(finding, marked=True)
    if finding.is_group or finding.status is not Status.UNKNOWN or (finding.missing or "").startswith("not needed"):
        return finding
    shown = {e.pin.quote for e in finding.evidence}
    found = candidates(finding.text, lead_of(policy, finding.id), chart)
    return replace(finding, candidates=tuple(e for e in found if e.pin.quote not in shown))


def _limit(finding: Finding) -> Finding:
    """An open limit of the policy ("not covered: routine screening") is no gap: it defeats only where it is shown to apply."""
    if finding.id.startswith("limit") and finding.status is Status.UNKNOWN:
        return replace(finding, missing="not needed: nothing in the record shows that this limit applies")
    return finding


def _whole(policy: Policy, outside: Sequence[object]) -> Group:
    listed = tuple(n for n in policy.exclusions if n in outside and not n.id.startswith("limit"))
    return replace(policy.root, children=(*policy.root.children, *listed)) if listed and policy.root.kind.value == "all" else policy.root


def _overall(policy: Policy, outside: Sequence[object], status: dict[str, Status]) -> Status:
    """The root, unless an exclusion applies (not met) or a listed exclusion is open (unknown)."""
    if not policy.root.children:
        return Status.UNKNOWN
    root = combined(policy.root, status)
    others = [(n, combined(n, status)) for n in policy.exclusions if n in outside]
    if root is Status.NOT_MET or any(s is Status.NOT_MET for _, s in others):
        return Status.NOT_MET
    if any(s is Status.UNKNOWN and not n.id.startswith("limit") for n, s in others):
        return Status.UNKNOWN
    return root
