"""The router: which routes a case has, in which order, and which it does not have, by the table in reference/law/router.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import RouteRow

from .traits import Facts, holds


@dataclass(frozen=True, slots=True)
class Routing:
    """The rows that hold: open ones in their order, and for each route that has none the row that says why not."""

    opened: tuple[RouteRow, ...]
    closed: tuple[RouteRow, ...]


def _route(values: dict[str, frozenset[str]], rules: RuleBook) -> Routing:
    opened: dict[tuple[str, str | None], RouteRow] = {}
    closed: dict[str, RouteRow] = {}
    routes: set[str] = set()
    for row in rules.router:
        if not holds(row.when, values):
            continue
        if not row.open:
            closed.setdefault(row.route, row)
        elif row.route not in closed and not (row.later and row.route in routes):
            routes.add(row.route)
            opened.setdefault((row.route, row.rule), row)
    held = sorted(opened.values(), key=lambda r: r.place)
    return Routing(tuple(held), tuple(r for r in closed.values() if r.route not in routes))


def route(facts: Facts, rules: RuleBook) -> Routing:
    """The routing of a case. Rows are read from the top: a closed row above an open one of the same route closes it."""
    return rules.remember(("routing", facts.key), lambda: _route(facts.values, rules))
