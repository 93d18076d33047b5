"""The events of a case in order: which day starts a period, and which days cannot be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from denialhelp.casefile.fact import Problem
from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level, PlanType

from .calendar import as_day

# An event of the first column is never before the one of the second; where it is, the first is not used.
ORDER = (
    ("notice_received", "notice_dated"),
    ("notice_received", "notice_sent"),
    ("final_notice_received", "final_notice_dated"),
    ("decision_received", "appeal_received"),
    ("appeal2_received", "decision_received"),
    ("extension_notice_received", "extension_notice_sent"),
    ("extension_notice_sent", "claim_received"),
    ("notice_dated", "pa_request_received"),
    ("notice_dated", "claim_received"),
    ("appeal_received", "notice_dated"),
    ("external_request_received", "notice_dated"),
    ("external_assigned", "external_request_received"),
    ("external_assigned", "notice_dated"),
    ("claim_received", "service_date"),
    ("final_notice_dated", "appeal_received"),
    ("resolution_notice_dated", "appeal_received"),
    ("redetermination_notice_dated", "appeal_received"),
    ("information_supplied", "extension_notice_received"),
)
AFTER: dict[str, tuple[str, ...]] = {later: tuple(e for name, e in ORDER if name == later) for later, _ in ORDER}
AHEAD_ALLOWED = frozenset({"effective_date", "course_approved_through", "service_date"})
WORDS = {
    "notice_dated": "the date on the notice",
    "notice_sent": "the day on which the notice was sent",
    "notice_received": "the day on which you received the notice",
    "final_notice_dated": "the date on the final denial",
    "final_notice_received": "the day on which you received the final denial",
    "appeal_received": "the day on which the appeal was received",
    "appeal2_received": "the day on which the second appeal was received",
    "decision_received": "the day on which you received the decision on the appeal",
    "pa_request_received": "the day on which the request was received",
    "claim_received": "the day on which the claim was received",
    "effective_date": "the day on which the change takes effect",
    "extension_notice_sent": "the day on which the notice of extension was sent",
    "extension_notice_received": "the day on which you received the notice of extension",
    "information_supplied": "the day on which the information was sent",
    "external_request_received": "the day on which the request for external review was received",
    "external_assigned": "the day on which the independent reviewer was given the case",
    "exception_request_received": "the day on which the request for an exception was received",
    "course_approved_through": "the day through which the course was approved",
    "extension_request_received": "the day on which the extension was asked for",
    "service_date": "the date of service",
    "bill_dated": "the date on the bill",
    "msn_dated": "the date on the Medicare summary notice",
    "redetermination_notice_dated": "the date on the redetermination",
    "reconsideration_notice_dated": "the date on the reconsideration",
    "ire_decision_dated": "the date on the independent entity's decision",
    "resolution_notice_dated": "the date on the plan's decision on the appeal",
}
LATER_LEVELS = frozenset({*Level} - {Level.INITIAL})
ANSWERED_BY_NOTICE = frozenset({"appeal_received", "external_request_received", "external_assigned"})
FINAL_LEVELS = frozenset({Level.INTERNAL_1, Level.INTERNAL_2, Level.FINAL_INTERNAL})
# At these levels the notice in hand is the decision that the next period counts from.
IN_HAND = {
    "final_notice_received": (FINAL_LEVELS, ("notice_received", "decision_received")),
    "final_notice_dated": (FINAL_LEVELS, ("notice_dated", "notice_sent")),
    "resolution_notice_dated": (FINAL_LEVELS, ("notice_sent", "notice_dated", "final_notice_dated")),
    "redetermination_notice_dated": (frozenset({Level.REDETERMINATION, *FINAL_LEVELS}), ("notice_dated", "final_notice_dated")),
    "reconsideration_notice_dated": (
        frozenset({Level.RECONSIDERATION, Level.EXTERNAL, *FINAL_LEVELS}),
        ("notice_dated", "final_notice_dated"),
    ),
    "ire_decision_dated": (frozenset({Level.EXTERNAL}), ("notice_dated", "final_notice_dated")),
}


@dataclass(frozen=True, slots=True)
class Start:
    """The event that starts a period and its moment."""

    event: str
    at: date | datetime

    @property
    def day(self) -> date:
        """Its calendar day."""
        return as_day(self.at)


class Timeline:
    """The events that can be relied on, and the problems of the others."""

    def __init__(self, case: LegalCase, as_of: date) -> None:
        self.case = case
        self.problems: list[Problem] = []
        self.events = dict(case.events)
        self._drop_what_came_before_its_cause()
        for name, at in list(self.events.items()):
            if as_day(at) > as_of and name not in AHEAD_ALLOWED:
                self.problems.append(
                    Problem(
                        "event-in-the-future",
                        f"{WORDS[name].capitalize()} ({as_day(at).isoformat()}) lies after {as_of.isoformat()}. Please check it.",
                    )
                )
        self._found: dict[str, Start | None] = {}
        self._law_start = self.first(("notice_dated", "notice_sent", "notice_received", "final_notice_dated", "msn_dated"))

    def _drop_what_came_before_its_cause(self) -> None:
        """At a later level the notice in hand answers the appeal or the request, so these may well lie before it."""
        answered = ANSWERED_BY_NOTICE if self.case.level in LATER_LEVELS else frozenset()
        for later in [name for name in AFTER if name in self.events]:
            for earlier in AFTER[later]:
                if earlier not in self.events or (later in answered and earlier == "notice_dated"):
                    continue
                one, other = as_day(self.events[later]), as_day(self.events[earlier])
                if one < other:
                    text = f"{WORDS[later].capitalize()} ({one.isoformat()}) is before {WORDS[earlier]} ({other.isoformat()})"
                    self.problems.append(Problem("event-before-cause", f"{text}; the later one was not used. Please check both."))
                    del self.events[later]
                    break

    def at(self, event: str) -> Start | None:
        """The event, or at a later level the notice in hand that stands for it."""
        if event not in self._found:
            self._found[event] = self._look(event)
        return self._found[event]

    def _look(self, event: str) -> Start | None:
        held = self.events.get(event)
        if held is not None:
            return Start(event, held)
        stands = IN_HAND.get(event)
        if stands is not None and self.case.level in stands[0]:
            for name in stands[1]:
                if name in self.events:
                    return Start(name, self.events[name])
        return None

    def first(self, names: tuple[str, ...]) -> Start | None:
        """The first of the events that is known, best first."""
        for name in names:
            start = self.at(name)
            if start is not None:
                return start
        return None

    def law_day(self, as_of: date) -> date:
        """The day whose law governs: that of the notice, or today where it is not known."""
        return as_of if self._law_start is None else self._law_start.day


def is_presumed_plan(plan: PlanType | None) -> bool:
    """Whether the plan's law presumes days of mail (Medicare)."""
    return plan in (PlanType.MEDICARE_ADVANTAGE, PlanType.MEDICARE_PART_D, PlanType.MEDICARE_ORIGINAL)
