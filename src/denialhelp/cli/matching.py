"""`denialhelp criteria` and `denialhelp match`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from denialhelp.casefile import contract
from denialhelp.casefile.policy import Criterion, Group, GroupKind, Node
from denialhelp.casefile.rights import LegalCase
from denialhelp.cli.output import print_json, progress, say, show_problems
from denialhelp.workflow import steps


def _kind(node: Group) -> str:
    return f"at least {node.n} of" if node.kind is GroupKind.AT_LEAST else f"{node.kind.value} of"


def _show(node: Node, depth: int = 0) -> None:
    pad = "  " * depth
    if isinstance(node, Criterion):
        say(f"{pad}{node.id}{' (none of)' if node.negated else ''}  {' '.join(node.text.split())}")
        return
    say(f"{pad}{node.id or 'policy'}  [{_kind(node)}]  {' '.join(node.text.split())}")
    for child in node.children:
        _show(child, depth + 1)


def run_criteria(path: Path, *, service: str | None, codes: list[str], as_json: bool) -> None:
    """`denialhelp criteria`."""
    with progress() as show:
        documents, problems = steps.receive([path], progress=show)
    policy = steps.policy_tree(documents, service=service, codes=codes, problems=problems)
    if as_json:
        print_json(contract.policy(policy))
        return
    say(f"{policy.title or 'Policy'}  {policy.number or ''}  effective {policy.effective or 'not stated'}")
    _show(policy.root)
    if policy.exclusions:
        say("Exclusions:")
    for node in policy.exclusions:
        _show(node, 1)
    show_problems(policy.problems)


def run_match(policy_path: Path, records: list[Path], case_path: Path | None, *, as_of: date, as_json: bool) -> None:
    """`denialhelp match`."""
    from denialhelp.cli.law import case_file

    case = case_file(case_path) if case_path else LegalCase()
    with progress() as show:
        policy_documents, policy_problems = steps.receive([policy_path], progress=show)
        documents, problems = steps.receive(records, progress=show)
        policy = steps.policy_tree(policy_documents, problems=policy_problems)
        record = steps.chart(documents, as_of=as_of, problems=problems)
        result = steps.compare(policy, record, documents, steps.context_of(None, case), as_of=as_of)
    if as_json:
        print_json(contract.match(result))
        return
    say(f"Overall: {result.overall.value}")
    for finding in result.findings:
        say(f"  {finding.status.value:<8} {finding.id:<8} {' '.join(finding.text.split())[:100]}")
        for evidence in finding.evidence[:2]:
            say(f'             {evidence.pin.document} p. {evidence.pin.page}: "{evidence.pin.quote[:110]}"')
        if finding.missing:
            say(f"             Missing: {finding.missing}")
    for task in result.worklist:
        say(f"To do ({task.of}): {task.ask}")
    show_problems(result.problems)
