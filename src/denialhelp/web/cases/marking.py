"""What a person marks on the criteria page: passages of the record that show a criterion which the program leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from denialhelp.web.cases.models import Case
from denialhelp.workflow.answers import MARKS

_KEYS = ("document", "page", "quote")


def marks_of(case: Case) -> dict[str, list[dict[str, Any]]]:
    """The marks by the criterion's id."""
    return dict(case.answers.get(MARKS) or {})


def _keep(case: Case, marks: Mapping[str, Any]) -> None:
    case.answers = {**{k: v for k, v in case.answers.items() if k != MARKS}, **({MARKS: dict(marks)} if marks else {})}
    case.save(update_fields=["answers_sealed"])


def mark(case: Case, match: Any, criterion: str, number: str) -> bool:
    """Keeps a passage that the page offers for a criterion; False where it offers no such one."""
    offered: list[Any] = next((c.get("candidates", []) for c in match["criteria"] if c["id"] == criterion), [])
    if not number.isdecimal() or len(number) > 2 or int(number) >= len(offered):
        return False
    taken = {key: offered[int(number)][key] for key in _KEYS}
    marks = marks_of(case)
    if taken not in marks.get(criterion, []):
        _keep(case, {**marks, criterion: [*marks.get(criterion, []), taken]})
    return True


def unmark(case: Case, criterion: str) -> None:
    """Takes back what was marked for a criterion."""
    _keep(case, {k: v for k, v in marks_of(case).items() if k != criterion})


def laid_over(case: Case, rows: list[dict[str, Any]]) -> bool:
    """Puts on each row what may be marked and what is; gives whether the packet was made without some of these marks."""
    marks, changed = marks_of(case), False
    for row in rows:
        held = marks.get(row["id"], [])
        offered: list[Any] = row.get("candidates", [])
        row["offered"] = [{**c, "number": n, "taken": {k: c[k] for k in _KEYS} in held} for n, c in enumerate(offered)]
        row["held"] = bool(held)
        changed = changed or bool(held) != bool(row.get("marked"))
    return changed
