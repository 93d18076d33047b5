"""What the calculator shows: routes, clocks, what is not available, a timeline and the pages of the rules, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from denialhelp.casefile.rights import Citation, Clock, Decided, LegalCase, NotAvailable, Rights, Route
from denialhelp.casefile.slugs import PlanType
from denialhelp.law.calendar import as_day
from denialhelp.law.events import WORDS as EVENT_WORDS
from denialhelp.law.words import long_day, period
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Dated, Read, Rule
from denialhelp.web.cases.forms import PLAN_WORDS
from denialhelp.web.cases.present import ROUTE_WORDS

WHO_WORDS = {
    "plan": "The plan",
    "iro": "The independent review organization",
    "ire": "Medicare's independent reviewer",
    "qic": "Medicare's independent contractor (QIC)",
    "contractor": "Medicare's contractor",
    "omha": "The Office of Medicare Hearings and Appeals",
    "opm": "The Office of Personnel Management",
    "state": "The state",
}
WHAT_WORDS = {
    "check-external-request": "check whether the request for outside review is complete",
    "decide-claim": "decide on the claim or request",
    "decide-exception": "decide on the exception",
    "decide-extension-of-course": "decide on more of the same treatment",
    "decide-external-review": "decide the outside review",
    "decide-fair-hearing": "decide after the hearing",
    "decide-hearing": "decide after the hearing",
    "decide-internal-appeal": "decide the appeal",
    "decide-opm-review": "decide the review",
    "decide-reconsideration": "decide the reconsideration",
    "decide-redetermination": "decide the redetermination",
    "decide-second-level": "decide the second appeal",
    "forward-to-ire": "send the case to the independent reviewer",
}
MISSED_WORDS = {
    "deemed-exhausted": "If it misses this, you may go on as if it had said no.",
    "deemed-approved": "If it misses this, the request counts as approved.",
    "deemed-denied": "If it misses this, the request counts as denied, and you may go on.",
    "auto-forward": "If it misses this, the case goes to the independent reviewer by itself.",
    "escalate": "If it misses this, you may ask for the next level.",
}
FILED_WORDS = {
    "sent": "It counts as filed when you send it.",
    "received": "It must be there by the last day: it counts when it is received.",
    "postmarked": "The postmark counts.",
}
READ_WORDS = {
    Read.TEXT: "read in the text of the rule itself",
    Read.AGENCY: "read on the agency's own page",
    Read.SECONDARY: "read second hand, in someone else's copy or summary",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of the timeline. `kind`: past, today, safe, last or theirs."""

    on: date
    text: str
    kind: str
    rule: str | None = None


def _left(day: date | None, as_of: date) -> str:
    """How far away a day is."""
    if day is None:
        return ""
    days = (day - as_of).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days > 0 else f"{-days} day{'' if days == -1 else 's'} ago"


def _only_if(route: Route) -> str:
    """For which kind of plan a route holds, where the kind is not known; the law says it at the head of the reason."""
    condition, found, _ = route.why.partition(": ")
    return f" ({condition[0].lower()}{condition[1:]})" if found and condition.startswith("If this is ") else ""


def _must(who: str, what: str) -> str:
    """Who must do what, in words."""
    return f"{WHO_WORDS.get(who, who)} must {WHAT_WORDS.get(what, what.replace('-', ' '))}"


def _cites(cites: tuple[Citation, ...]) -> list[Citation]:
    return list({c.cite: c for c in cites}.values())


def _route(route: Route, as_of: date) -> dict[str, Any]:
    other = route.recommended_file_by if route.recommended_file_by != route.file_by else None
    return {
        "words": ROUTE_WORDS.get(route.route.value, route.route.value.replace("-", " ").capitalize()),
        "only_if": _only_if(route),
        "available": route.available,
        "last": route.file_by,
        "left": _left(route.file_by, as_of),
        "safe": other,
        "safe_passed": other is not None and other < as_of,
        "how": route.how_counted,
        "noon": route.how_counted.startswith("By noon"),
        "why": route.why,
        "whom": route.to_whom,
        "fee": "" if route.fee_usd is None else "It costs nothing." if route.fee_usd == 0 else f"It costs ${route.fee_usd}.",
        "filed": FILED_WORDS.get(route.filed_when or "", "") if route.file_by else "",
        "warnings": route.warnings,
        "cites": _cites(route.citations),
        "rule": route.rule,
    }


def _when(clock: Clock, rules: RuleBook) -> str:
    """In which case a clock runs, where it is not every case."""
    terms = rules.rule(clock.rule).clock if clock.rule and rules.has(clock.rule) else None
    if terms is None:
        return ""
    urgency = {True: "in an urgent case", False: "in a case that is not urgent", None: ""}[terms.urgent]
    levels = {frozenset({1}): "where the plan has one appeal", frozenset({2}): "where the plan has two appeals"}.get(terms.levels, "")
    return ", ".join(words for words in (urgency, levels) if words)


def _runs(clock: Clock, case: LegalCase, rules: RuleBook) -> bool:
    """Whether a clock can run in a case whose urgency is known."""
    terms = rules.rule(clock.rule).clock if clock.rule and rules.has(clock.rule) else None
    return terms is None or terms.urgent is None or case.urgent is None or terms.urgent is case.urgent


def _clock(clock: Clock, rules: RuleBook, as_of: date) -> dict[str, Any]:
    due = clock.due
    return {
        "when": _when(clock, rules),
        "words": _must(clock.who, clock.what),
        "length": period(clock.length.number, clock.length.unit),
        "due": None if due is None else as_day(due),
        "hour": f"{due:%H:%M}" if isinstance(due, datetime) else "",
        "left": "" if due is None else _left(as_day(due), as_of),
        "missed": MISSED_WORDS.get(clock.if_missed, ""),
        "cites": _cites(clock.citations),
        "rule": clock.rule,
    }


def _decided(one: Decided) -> dict[str, Any]:
    """A decision that was made: when it was due, when it came, and whether that was late."""
    due, on = as_day(one.due), long_day(one.decided_on)
    said = f"It was due on {long_day(due)} ({period(one.length.number, one.length.unit)}); the notice is of {on}"
    if one.late:
        said += f", {period(one.days_late, 'calendar-days')} late: you may say so in the appeal."
    elif one.late is None:
        said += "; from these days it cannot be said whether that was in time."
    else:
        said += ", in time."
    who, what = WHO_WORDS.get(one.who, one.who), WHAT_WORDS.get(one.what, one.what.replace("-", " "))
    return {"words": f"{who} had to {what}", "said": said, "cites": _cites(one.citations), "rule": one.rule}


def _gone(one: NotAvailable) -> dict[str, Any]:
    words = ROUTE_WORDS.get(one.route, one.route.replace("-", " ").capitalize())
    return {"words": words, "why": one.why, "cites": _cites(one.citations)}


def timeline(case: LegalCase, rights: Rights, rules: RuleBook, as_of: date) -> list[Moment]:
    """Every day of the case in order: what was, today, the safe and the last days, and the others' days."""
    unused = {p.message.split(" (")[0].lower() for p in rights.problems}
    found = [
        Moment(as_day(at), EVENT_WORDS[name][0].upper() + EVENT_WORDS[name][1:], "past")
        for name, at in case.events.items()
        if EVENT_WORDS[name].lower() not in unused
    ]
    found.append(Moment(as_of, "Today", "today"))
    for route in rights.routes:
        if not route.available or route.file_by is None:
            continue
        words = ROUTE_WORDS.get(route.route.value, route.route.value) + _only_if(route)
        if route.recommended_file_by is not None and as_of <= route.recommended_file_by < route.file_by:
            found.append(Moment(route.recommended_file_by, f"{words}: safe day", "safe", route.rule))
        found.append(Moment(route.file_by, f"{words}: last day", "last", route.rule))
    found += [Moment(as_day(c.due), _must(c.who, c.what), "theirs", c.rule) for c in rights.clocks if c.due is not None]
    for d in rights.decided:
        found.append(Moment(as_day(d.due), f"{_decided(d)['words']}: its time ended", "theirs", d.rule))
    order = {"past": 0, "today": 1, "safe": 2, "theirs": 3, "last": 4}
    return sorted(dict.fromkeys(found), key=lambda m: (m.on, order[m.kind], m.text))


def shown(case: LegalCase, rights: Rights, rules: RuleBook, as_of: date) -> dict[str, Any]:
    """Everything of the answer that the page shows."""
    routes = [_route(r, as_of) for r in sorted(rights.routes, key=lambda r: r.rank)]
    first = next((r for r in routes if r["available"] and r["last"]), None)
    return {
        "first": first,
        "open": [r for r in routes if r["available"]],
        "late": [r for r in routes if not r["available"]],
        "clocks": [_clock(c, rules, as_of) for c in rights.clocks if _runs(c, case, rules)],
        "decided": [_decided(d) for d in rights.decided],
        "gone": [_gone(n) for n in rights.not_available],
        "protections": [{"text": p.text, "cites": _cites(p.citations), "rule": p.rule} for p in rights.protections],
        "laws": rights.regime,
        "regulator": rights.regulator,
        "problems": rights.problems,
        "timeline": timeline(case, rights, rules, as_of),
    }


def _dated(dated: Dated, rule: Rule, ends: date | None) -> dict[str, Any]:
    value = dated.value
    said, notes = "The rule ended.", []
    if value is not None:
        parts = []
        if value.count is not None and value.unit is not None:
            least = {"at-least": "at least ", "at-most": "at most "}.get(value.bound or "", "")
            parts.append(f"{least}{period(value.count, value.unit.value)}")
        if value.usd is not None:
            parts.append(f"${value.usd:,}")
        if value.text:
            parts.append(value.text)
        said = ". ".join(parts)
        if value.count is not None and rule.starts_at:
            weekend = "A last day on a weekend or Federal holiday moves to the next working day."
            notes.append(weekend if value.rolls_over == "federal" else "There is no extension for weekends or holidays.")
    cites = [
        {"cite": c.cite, "source": c.source, "how": READ_WORDS[c.read], "plans": [PLAN_WORDS.get(p, p.value) for p in sorted(c.plans)]}
        for c in dated.citations
    ]
    return {"begins": dated.begins, "ends": ends, "said": said[:1].upper() + said[1:], "notes": notes, "cites": cites}


def rule_page(rule: Rule, rules: RuleBook, as_of: date) -> dict[str, Any]:
    """One rule as its page shows it: the newest value first."""
    begins = [d.begins for d in rule.in_force]
    values = [_dated(d, rule, begins[i + 1] if i + 1 < len(begins) else None) for i, d in enumerate(rule.in_force)]
    now = rule.on(as_of)
    for dated, value in zip(rule.in_force, values, strict=True):
        value["now"] = dated is now
    starts = [EVENT_WORDS[name] for name in rule.starts_at]
    return {
        "id": rule.id,
        "title": rule.title,
        "values": values[::-1],
        "checked": rule.checked,
        "starts": starts,
        "presumed": rule.presumed,
        "presumed_from": rule.presumed_from,
        "filed": FILED_WORDS.get(rule.filed_when or "", ""),
        "whom": "" if rule.to_whom.startswith("@") else rule.to_whom,
        "who": _must(rule.clock.who, rule.clock.what) if rule.clock else "",
        "missed": MISSED_WORDS.get(rule.clock.if_missed, "") if rule.clock else "",
        "plans": [PLAN_WORDS.get(p, "Surprise bills under a private plan") for p in PlanType if p in rule.applies_to],
        "states": [rules.states[s].name for s in sorted(rule.states) if s in rules.states],
        "version": rules.version,
    }
