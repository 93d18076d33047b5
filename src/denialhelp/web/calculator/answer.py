"""What the calculator shows: routes, clocks, what is not available, a timeline and the pages of the rules, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from denialhelp.casefile.rights import Citation, Clock, Decided, LegalCase, NotAvailable, Rights, Route
from denialhelp.casefile.slugs import PlanType
from denialhelp.law.calendar import as_day
from denialhelp.law.events import WORDS as EVENT_WORDS
from denialhelp.law.words import long_day, period
from denialhelp.reference.rulebook import RuleBook
from denialhelp.reference.schema import Dated, Read, Rule
from denialhelp.reference.spanish_book import day_in_spanish
from denialhelp.web.cases.forms import PLAN_WORDS
from denialhelp.web.cases.present import ROUTE_WORDS
from denialhelp.web.speaking import spoken

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
    Read.TEXT: "Read in the text of the rule itself.",
    Read.AGENCY: "Read on the agency's own page.",
    Read.SECONDARY: "Read second hand, in someone else's copy or summary.",
}
ROLLS_OVER = "A last day on a weekend or Federal holiday moves to the next working day."
NO_EXTENSION = "There is no extension for weekends or holidays."
NSA_PLAN = "Surprise bills under a private plan"


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
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return _("in %(n)s days") % {"n": days}
    return _("1 day ago") if days == -1 else _("%(n)s days ago") % {"n": -days}


def _only_if(route: Route) -> str:
    """For which kind of plan a route holds, where the kind is not known; the law says it at the head of the reason."""
    condition, found, _rest = route.why.partition(": ")
    return condition[0].lower() + condition[1:] if found and condition.startswith("If this is ") else ""


def _route_words(route: Route) -> str:
    """A route's name, with the kind of plan that it holds for."""
    words, condition = _(ROUTE_WORDS.get(route.route.value, route.route.value)), _only_if(route)
    return f"{words} ({spoken(condition)})" if condition else words


def _day(day: date) -> str:
    """A day in the reader's language."""
    said = long_day(day)
    return (day_in_spanish(said) or said) if (get_language() or "").startswith("es") else said


def _must(who: str, what: str) -> str:
    """Who must do what, in words."""
    return _("%(who)s must %(what)s") % {"who": _(WHO_WORDS.get(who, who)), "what": _(WHAT_WORDS.get(what, what.replace("-", " ")))}


def _cites(cites: tuple[Citation, ...]) -> list[Citation]:
    return list({c.cite: c for c in cites}.values())


def _fee(route: Route) -> str:
    if route.fee_usd is None:
        return ""
    return _("It costs nothing.") if route.fee_usd == 0 else _("It costs $%(n)s.") % {"n": route.fee_usd}


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
        "fee": _fee(route),
        "filed": FILED_WORDS.get(route.filed_when or "", "") if route.file_by else "",
        "warnings": route.warnings,
        "cites": _cites(route.citations),
        "rule": route.rule,
    }


URGENCY_WORDS = {True: "in an urgent case", False: "in a case that is not urgent", None: ""}
HOW_MANY_WORDS = {frozenset({1}): "where the plan has one appeal", frozenset({2}): "where the plan has two appeals"}


def _when(clock: Clock, rules: RuleBook) -> tuple[str, ...]:
    """In which case a clock runs, where it is not every case."""
    terms = rules.rule(clock.rule).clock if clock.rule and rules.has(clock.rule) else None
    if terms is None:
        return ()
    return tuple(words for words in (URGENCY_WORDS[terms.urgent], HOW_MANY_WORDS.get(terms.levels, "")) if words)


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
    length = spoken(period(one.length.number, one.length.unit))
    said = [_("It was due on %(due)s (%(length)s); the notice is of %(on)s.") % {
        "due": _day(as_day(one.due)), "length": length, "on": _day(one.decided_on)}]  # fmt: skip
    if one.late:
        late = spoken(period(one.days_late, "calendar-days"))
        said.append(_("That is %(late)s late: you may say so in the appeal.") % {"late": late})
    elif one.late is None:
        said.append(_("From these days it cannot be said whether that was in time."))
    else:
        said.append(_("That was in time."))
    who, what = _(WHO_WORDS.get(one.who, one.who)), _(WHAT_WORDS.get(one.what, one.what.replace("-", " ")))
    words = _("%(who)s had to %(what)s") % {"who": who, "what": what}
    return {"words": words, "said": " ".join(said), "cites": _cites(one.citations), "rule": one.rule}


def _gone(one: NotAvailable) -> dict[str, Any]:
    words = ROUTE_WORDS.get(one.route, one.route.replace("-", " ").capitalize())
    return {"words": words, "why": one.why, "cites": _cites(one.citations)}


def timeline(case: LegalCase, rights: Rights, rules: RuleBook, as_of: date) -> list[Moment]:
    """Every day of the case in order: what was, today, the safe and the last days, and the others' days."""
    unused = {p.message.split(" (")[0].lower() for p in rights.problems}
    found = [
        Moment(as_day(at), _(EVENT_WORDS[name])[0].upper() + _(EVENT_WORDS[name])[1:], "past")
        for name, at in case.events.items()
        if EVENT_WORDS[name].lower() not in unused
    ]
    found.append(Moment(as_of, _("Today"), "today"))
    for route in rights.routes:
        if not route.available or route.file_by is None:
            continue
        words = _route_words(route)
        if route.recommended_file_by is not None and as_of <= route.recommended_file_by < route.file_by:
            found.append(Moment(route.recommended_file_by, _("%(what)s: safe day") % {"what": words}, "safe", route.rule))
        found.append(Moment(route.file_by, _("%(what)s: last day") % {"what": words}, "last", route.rule))
    found += [Moment(as_day(c.due), _must(c.who, c.what), "theirs", c.rule) for c in rights.clocks if c.due is not None]
    for d in rights.decided:
        found.append(Moment(as_day(d.due), _("%(what)s: its time ended") % {"what": _decided(d)["words"]}, "theirs", d.rule))
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
    parts: list[str] = []
    notes: list[str] = []
    if value is not None:
        if value.count is not None and value.unit is not None:
            least = {"at-least": "at least ", "at-most": "at most "}.get(value.bound or "", "")
            parts.append(f"{least}{period(value.count, value.unit.value)}")
        if value.usd is not None:
            parts.append(f"${value.usd:,}")
        if value.text:
            parts.append(value.text)
        if value.count is not None and rule.starts_at:
            notes.append(ROLLS_OVER if value.rolls_over == "federal" else NO_EXTENSION)
    parts[:1] = [p[:1].upper() + p[1:] for p in parts[:1]]
    cites = [
        {"cite": c.cite, "source": c.source, "how": READ_WORDS[c.read], "plans": [PLAN_WORDS.get(p, p.value) for p in sorted(c.plans)]}
        for c in dated.citations
    ]
    return {"begins": dated.begins, "ends": ends, "parts": parts, "notes": notes, "cites": cites}


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
        "plans": [PLAN_WORDS.get(p, NSA_PLAN) for p in PlanType if p in rule.applies_to],
        "states": [rules.states[s].name for s in sorted(rule.states) if s in rules.states],
        "version": rules.version,
    }
