"""A policy's tree against a case: an outcome for every criterion, a status for every group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Criterion, Evidence, Finding, Group, GroupKind, Node
from denialhelp.casefile.quote import span_of
from denialhelp.casefile.slugs import Status

from .case import Case, Scope
from .contradicted import contradicted
from .cues import Stance
from .judge import judge, judge_absence
from .logic import PAYERS_BURDEN
from .missing import combined, needed_of, own_demand
from .numbers import Window, windows
from .outcome import Outcome, unknown
from .slots import slots_of
from .trial import asked_of, treatments_in
from .wary import wary

_DIAGNOSIS_WORDS = 12


class Evaluation:
    """Outcomes by id while a tree is walked, siblings in order."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.outcomes: dict[str, Outcome] = {}

    def run(
        self,
        node: Node,
        subject: str = "",
        siblings: tuple[Evidence, ...] = (),
        lead: str = "",
        window: Window | None = None,
        beside: tuple[Evidence, ...] | None = None,
    ) -> tuple[Evidence, ...]:
        """Judges a node and all below it; gives the evidence that later siblings may rest on."""
        if isinstance(node, Criterion):
            if node.id not in self.outcomes:
                scope = Scope(self.case, subject, window, siblings=siblings, lead=lead, beside=beside)
                outcome = judge_absence(node.text, scope) if node.negated else judge(node.text, scope)
                if node.negated and outcome.status is Status.UNKNOWN and not outcome.against and PAYERS_BURDEN.search(subject):
                    outcome = replace(
                        outcome,
                        status=Status.MET,
                        why="Nothing in the record documents this, and the plan may act only where it is documented",
                        ask="",
                    )
                if outcome.status is Status.NOT_MET and node.id.startswith("limit") and outcome.kind != "measure":
                    outcome = replace(outcome, status=Status.UNKNOWN, why="A passage names this; whether the limit applies must be read")
                self.outcomes[node.id] = contradicted(wary(outcome, node, self.case.as_of), node, self.case)
            return self.outcomes[node.id].evidence
        gathered = siblings
        below = f"{subject} {node.text}".strip()
        inner = next(iter(windows(node.text)), None) or window
        for at, child in enumerate(node.children):
            found = self.run(child, below, gathered, node.text, inner, gathered[len(siblings) :] if at else None)
            gathered = (*gathered, *found) if not (isinstance(child, Criterion) and child.negated) else gathered
        demand = lead_demand(node, self.case)
        if demand:
            self.outcomes[own_demand(node.id)] = judge(demand, Scope(self.case, subject, siblings=gathered))
        self._settle(node)
        return gathered[len(siblings) :]

    def mark(self, marked: Mapping[str, Sequence[Pin]]) -> frozenset[str]:
        """Settles open criteria by the passages that a person took to show them; gives the ids of those settled. A quote that the
        patient's own record does not hold settles nothing, and what the checks decided stays."""
        taken: set[str] = set()
        for identity, pins in marked.items():
            outcome = self.outcomes.get(identity)
            found = tuple(e for p in pins if (e := self._passage(p)) is not None)
            if outcome is None or outcome.status is not Status.UNKNOWN or not found:
                continue
            why = "Marked by a person who looked at this passage"
            self.outcomes[identity] = Outcome(Status.MET, found, outcome.against, why, kind="marked", together=len(found))
            taken.add(identity)
        return frozenset(taken)

    def _passage(self, pin: Pin) -> Evidence | None:
        """The passage of the chart that holds a quote on its page."""
        for entry in self.case.chart.by_page.get((pin.document, pin.page), ()):
            if entry.usable and (span_of(entry.text, pin.quote) is not None or span_of(pin.quote, entry.text) is not None):
                return self.case.chart.evidence(entry)
        return None

    def statuses(self) -> dict[str, Status]:
        """The status of every criterion judged so far."""
        return {k: v.status for k, v in self.outcomes.items()}

    def _settle(self, group: Group) -> None:
        """An alternative diagnosis that the record never names is not met once another alternative is."""
        if group.kind is not GroupKind.ANY or combined(group, self.statuses()) is not Status.MET:
            return
        for child in group.children:
            if isinstance(child, Criterion) and self.outcomes[child.id].status is Status.UNKNOWN and self._unnamed_diagnosis(child):
                old = self.outcomes[child.id]
                self.outcomes[child.id] = replace(
                    old, status=Status.NOT_MET, why="The record does not show this condition; another alternative is met", ask=""
                )

    def _unnamed_diagnosis(self, criterion: Criterion) -> bool:
        chart = self.case.chart
        named = {c for s in slots_of(chart.annotator.words(criterion.text), chart.annotator) for c in s.concepts}
        kinds = {c for c in named if chart.lexicon.concepts[c].kind == "condition"}
        others = {c for c in named if chart.lexicon.concepts[c].kind in ("drug", "care", "measure")}
        if not kinds or others or _PATTERN.search(criterion.text) or len(criterion.text.split()) > _DIAGNOSIS_WORDS:
            return False
        return not any(e.stance(m.start, m.end) not in (Stance.ABSENT, Stance.FAMILY) for k in kinds for e, m in chart.mentions(k))


# A pattern of findings may be shown in other words than its name.
_PATTERN = re.compile(r"(?i)\b(?:recurr\w+|repeated|frequent|fluctuat\w+|episodes?)\b")
_INCLUDES = re.compile(r"(?i)[,;]?\s*(?:(?:that|which)\s+)?(?:includ(?:es?|ing)|consist(?:s|ing)\s+of|comprising|with)\b[^:]{0,80}:?\s*$")
_SHOWN = re.compile(
    r"(?i)\b(?:shown\s+by|because|results?\s+from|due\s+to|defined|such\s+as|none\s+of|documented\s+by|evidenced|"
    r"only\s+(?:when|if)|or\s+more\s+of)\b"
)
_DIAGNOSIS = re.compile(r"(?i)^(?:[\w ,/-]{3,40}\.\s+)?(?:documented\s+|confirmed\s+)?(?:diagnosis\s+of|diagnosed\s+with)\b")


def lead_demand(group: Group, case: Case) -> str:
    """What a group's lead-in asks beside its list: a course of treatment, or a diagnosis; "" where it asks nothing of its own."""
    found = _INCLUDES.search(group.text)
    if group.negated or found is None or _SHOWN.search(group.text):
        return ""
    own = group.text[: found.start()].strip(" ,")
    scope = Scope(case)
    if not asked_of(own).bare and treatments_in(own, scope):
        return own
    return own if _DIAGNOSIS.search(own) else ""


def findings_of(root: Node, evaluation: Evaluation) -> list[Finding]:
    """A finding for every node below and including `root`, parents first, with what is missing in plain words."""
    status = evaluation.statuses()
    out: list[Finding] = []
    _collect(root, evaluation, status, "", out)
    return out


def _collect(node: Node, evaluation: Evaluation, status: dict[str, Status], unneeded: str, out: list[Finding]) -> None:
    own = combined(node, status)
    if isinstance(node, Criterion):
        outcome = evaluation.outcomes.get(node.id) or unknown("")
        missing = f"not needed: {unneeded}" if unneeded and own is Status.NOT_MET else None
        if own is Status.UNKNOWN:
            missing = f"not needed: {unneeded}" if unneeded else outcome.ask or f"a document that shows: {node.text.strip().rstrip('.')}"
        out.append(Finding(node.id, node.text, own, outcome.evidence, outcome.against, missing, outcome.why, together=outcome.together))
        return
    good = [c.id for c in node.children if combined(c, status) is Status.MET]
    needed = needed_of(node)
    lead = evaluation.outcomes.get(own_demand(node.id))
    evidence = tuple(dict.fromkeys((*(lead.evidence[:2] if lead else ()), *_evidence_of(node, evaluation, status))))
    why = f"{len(good)} of {len(node.children)} met; asked: {'all' if node.kind is GroupKind.ALL else needed}"
    open_ids = [c.id for c in node.children if combined(c, status) is Status.UNKNOWN]
    missing = None
    if lead is not None and lead.why:
        why = f"{why}; {lead.why}"
    if own is Status.UNKNOWN:
        more = f"{needed - len(good)} more of: {', '.join(open_ids)}" if len(good) < needed else ""
        asks = lead.ask if lead is not None and lead.status is Status.UNKNOWN else ""
        missing = f"not needed: {unneeded}" if unneeded else "; ".join(x for x in (asks, more) if x)
    out.append(Finding(node.id, node.text or node.id, own, evidence, (), missing, why, is_group=True))
    said = f"{' and '.join(good[:3])} {'is' if len(good) == 1 else 'are'} met"
    for child in node.children:
        _collect(child, evaluation, status, said if own is Status.MET and combined(child, status) is not Status.MET else unneeded, out)


def _evidence_of(group: Group, evaluation: Evaluation, status: dict[str, Status]) -> tuple[Evidence, ...]:
    out: list[Evidence] = []
    for child in group.children:
        if combined(child, status) is Status.MET:
            found = (
                evaluation.outcomes[child.id].evidence[:1] if isinstance(child, Criterion) else _evidence_of(child, evaluation, status)[:2]
            )
            out.extend(found)
    return tuple(dict.fromkeys(out))[:6]
