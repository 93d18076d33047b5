"""Both sides' dates in order, counted anew from what is known of the case and from what has happened since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from denialhelp.casefile.rights import LegalCase, Rights
from denialhelp.law.calendar import as_day
from denialhelp.law.case_json import case_from_json
from denialhelp.law.events import WORDS as EVENT_WORDS
from denialhelp.law.rights import rights_of
from denialhelp.reference.loader import load_rules
from denialhelp.web.calculator.answer import WHAT_WORDS, WHO_WORDS
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.present import ROUTE_WORDS
from denialhelp.web.cases.storage import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """One day. `whose`: past, today, yours or theirs; `kind`: event, today, safe, last or due."""

    on: date
    text: str
    whose: str
    kind: str
    rule: str | None = None
    passed: bool = False


def _since(case: Case) -> dict[str, date]:
    """What has happened since the notice: what arrived where, and when the answer came."""
    events = {s.event: s.received_on for s in reversed(case.sendings.all()) if s.received_on is not None}
    answered = case.notes.get("answered_on")
    return {**events, **({"decision_received": date.fromisoformat(answered)} if answered else {})}


def legal_case(case: Case) -> LegalCase | None:
    """The case as the law sees it, with what has happened since; None before it was read. A packet that was made before the facts were
    corrected does not count: its last day may be another."""
    store = Store(case)
    whole = store.get_json(f"{case.packet}/case.json") if case.packet and case.state == State.DONE else None
    whole = whole or store.get_json("read.json")
    if whole is None:
        return None
    known = case_from_json(whole["case"])
    return replace(known, events={**known.events, **_since(case)})


def rights(case: LegalCase, as_of: date) -> Rights:
    """What the law gives on this day."""
    return rights_of(case, load_rules(), as_of=as_of)


def must(who: str, what: str) -> str:
    """Who must do what."""
    doer, deed = WHO_WORDS.get(who, who), WHAT_WORDS.get(what, what.replace("-", " "))
    return _("%(who)s must %(what)s") % {"who": _(doer), "what": _(deed)}


def _event(name: str) -> str:
    text = _(EVENT_WORDS[name])
    return text[:1].upper() + text[1:]


def timeline(case: LegalCase, held: Rights, as_of: date) -> list[Moment]:
    """Every day of the case: what was, today, your safe and last days, and the other side's."""
    found = [Moment(as_day(at), _event(name), "past", "event") for name, at in case.events.items()]
    found.append(Moment(as_of, _("Today"), "today", "today"))
    for route in held.routes:
        if not route.available or route.file_by is None:
            continue
        words = _(ROUTE_WORDS.get(route.route.value, route.route.value))
        safe = route.recommended_file_by
        if safe is not None and as_of <= safe < route.file_by:
            found.append(Moment(safe, _("%(what)s: safe day") % {"what": words}, "yours", "safe", route.rule))
        found.append(Moment(route.file_by, _("%(what)s: last day") % {"what": words}, "yours", "last", route.rule, route.file_by < as_of))
    for clock in held.clocks:
        if clock.due is not None:
            due = as_day(clock.due)
            found.append(Moment(due, must(clock.who, clock.what), "theirs", "due", clock.rule, due < as_of))
    order = {"event": 0, "today": 1, "safe": 2, "due": 3, "last": 4}
    return sorted(dict.fromkeys(found), key=lambda m: (m.on, order[m.kind], m.text))


def next_moment(moments: list[Moment], as_of: date) -> Moment | None:
    """The next day on which somebody has to do something."""
    return next((m for m in moments if m.whose in ("yours", "theirs") and m.on >= as_of), None)


def as_rows(moments: list[Moment]) -> list[dict[str, Any]]:
    """The moments for a template, each with the words for whose day it is."""
    words = {"past": "", "today": "", "yours": _("Yours"), "theirs": _("Theirs")}
    return [{"moment": m, "side": words[m.whose]} for m in moments]
