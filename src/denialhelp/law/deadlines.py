"""The last day of a period, the safe day before it, and the count in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from denialhelp.casefile.rights import LegalCase
from denialhelp.reference.schema import Dated, Rule, Unit, Value

from .calendar import add_business_days, add_days, add_months, business_day_on_or_before, roll_forward
from .events import WORDS, Start, Timeline
from .words import long_day, named_day, period

RECEIPTS = frozenset({"notice_received", "final_notice_received", "decision_received"})


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day to file. `safe` is the business day to aim for; `unrolled` the day before a weekend or holiday moved it."""

    file_by: date
    safe: date
    start: Start
    how: str
    unrolled: date | None = None
    warnings: tuple[str, ...] = ()
    receipt_unknown: bool = False


def end_of(start: date, value: Value) -> date:
    """The last day of a period from a day, before any roll-over. Hours count as whole days here."""
    count = value.count or 0
    match value.unit:
        case Unit.MONTHS:
            return add_months(start, count, month_end=value.month_end)
        case Unit.YEARS:
            return add_months(start, 12 * count, month_end=value.month_end)
        case Unit.BUSINESS_DAYS | Unit.WORKING_DAYS:
            return add_business_days(start, count)
        case Unit.HOURS:
            return add_days(start, -(-count // 24))
        case _:
            return add_days(start, count)


def presumed_days(rule: Rule, start: Start) -> int:
    """The days of mail that the rule presumes after this event; none where receipt itself starts the time."""
    if rule.presumed is None or start.event in RECEIPTS or (rule.presumed_from is not None and start.day < rule.presumed_from):
        return 0
    return rule.presumed


def _count_words(value: Value, rule: Rule, start: Start, mail: int, last: date) -> str:
    length = period(value.count or 0, value.unit.value if value.unit else "calendar-days")
    if mail:
        received = start.day + timedelta(days=mail)
        return (
            f"{length} after receipt, and receipt is presumed {mail} calendar days after {WORDS[start.event]}: {long_day(start.day)}, so "
            f"{long_day(received)}; the last day is {named_day(last)}, {(last - start.day).days} days after {WORDS[start.event]}"
        )
    if value.unit in (Unit.MONTHS, Unit.YEARS):
        months = (value.count or 0) * (12 if value.unit is Unit.YEARS else 1)
        note = ""
        if last.day != start.day.day:
            note = f"; there is no day {start.day.day} {months} months later, so " + (
                "the first day of the next month counts" if value.month_end == "first-of-next" else "the last day of that month counts"
            )
        return f"{length} after {WORDS[start.event]}, {long_day(start.day)}{note}; the last day is {named_day(last)}"
    return (
        f"{length} after {WORDS[start.event]}, {long_day(start.day)}; day 1 is {long_day(start.day + timedelta(days=1))}; the last day "
        f"is {named_day(last)}"
    )


def _advice(last: date, unrolled: date | None, safe: date) -> str:
    if unrolled is not None:
        return (
            f"; {named_day(unrolled)} is no working day, so the rule moves the last day to {named_day(last)}; file by "
            f"{named_day(safe)} to be safe"
        )
    if safe != last:
        return f"; this rule has no weekend extension, so file by {named_day(safe)}"
    return ""


def _longer_term(last: date, terms: tuple[Value, ...], anchor: date, law: Value) -> tuple[date, str | None]:
    """The later of the law's last day and the document's, where the law is a floor; and what to say of a shorter one."""
    said: str | None = None
    least = period(law.count or 0, (law.unit or Unit.CALENDAR_DAYS).value)
    for term in terms:
        theirs = end_of(anchor, term)
        length = period(term.count or 0, term.unit.value if term.unit else "calendar-days")
        if law.bound == "at-least" and theirs > last:
            last = theirs
            said = f"Your plan's paper gives {length}, which is longer than the law's {least}: the longer time holds."
        elif law.bound == "at-most" and theirs < last:
            last = theirs
            said = f"The notice gives {length}; the law sets only the longest time that may be given, so the notice's time holds."
        elif law.bound == "at-least" and _shorter(term, law):
            said = f"The notice gives only {length}; the law gives at least {least}, so the shorter time does not bind you."
    return last, said


def _shorter(term: Value, law: Value) -> bool:
    probe = date(2026, 1, 1)
    return end_of(probe, term) < end_of(probe, law)


def last_day(rule: Rule, dated: Dated, case: LegalCase, timeline: Timeline, terms: tuple[Value, ...] = ()) -> LastDay | None:
    """The last day under a rule, or None where no event that starts it is known. `terms` are the document's own periods for this step."""
    start, value = timeline.first(rule.starts_at), dated.value
    if start is None or value is None or value.count is None:
        return None
    mail = presumed_days(rule, start)
    counted = end_of(start.day + timedelta(days=mail), value)
    notice = timeline.first(("notice_dated",)) or start
    last, said = _longer_term(counted, terms, notice.day if start.event in RECEIPTS else start.day, value)
    longer = last != counted
    unrolled = None
    if value.rolls_over == "federal" and not longer and (moved := roll_forward(last)) != last:
        unrolled, last = last, moved
    safe = business_day_on_or_before(unrolled or last)
    how = (
        _count_words(value, rule, start, mail, unrolled or (counted if longer else last))
        + ("" if longer else _advice(last, unrolled, safe))
        + "."
    )
    warnings = [said] if said else []
    if longer:
        how += f" {said} The last day is {named_day(last)}{_advice(last, None, safe)}."
        warnings = []
    made = LastDay(last, safe, start, how[0].upper() + how[1:], unrolled, tuple(warnings))
    return _with_receipt(made, rule, value, timeline, mail)


def _with_receipt(made: LastDay, rule: Rule, value: Value, timeline: Timeline, mail: int) -> LastDay:
    """Adds what receipt changes: unknown, earlier or later than presumed, or not provable."""
    warnings = list(made.warnings)
    wants_receipt = any(name in RECEIPTS for name in rule.starts_at)
    if wants_receipt and made.start.event not in RECEIPTS:
        warnings.append(
            f"The day of receipt is not known, so the time is counted from {WORDS[made.start.event]}, which is the safe day; the law "
            "counts from receipt."
        )
        return replace(made, warnings=tuple(warnings), receipt_unknown=True)
    if wants_receipt:
        dated = timeline.first(("final_notice_dated", "notice_dated") if made.start.event == "final_notice_received" else ("notice_dated",))
        if dated is not None and dated.day < made.start.day:
            early = business_day_on_or_before(end_of(dated.day, value))
            if early < made.safe:
                warnings.append(f"If the day of receipt cannot be shown, count from the date on the notice: {named_day(early)}.")
        return replace(made, warnings=tuple(warnings))
    received = timeline.at("notice_received")
    if mail and received is not None and made.start.event == "notice_dated":
        other = end_of(received.day, value)
        if other < made.file_by:
            safe = min(made.safe, business_day_on_or_before(other))
            warnings.append(
                f"You had the notice earlier than the law presumes: {period(value.count or 0, 'calendar-days')} from that day end on "
                f"{named_day(other)}; to be safe file by then."
            )
            return replace(made, safe=safe, warnings=tuple(warnings))
        if other > made.file_by:
            warnings.append(
                f"If you can show that the notice came only on {long_day(received.day)}, the time runs to {named_day(other)}; do not "
                "rely on it."
            )
    return replace(made, warnings=tuple(warnings))


def before_the_change(timeline: Timeline) -> LastDay | None:
    """The last day to keep a state's services going: the day before the change takes effect (42 CFR 431.230(a))."""
    effective = timeline.at("effective_date")
    if effective is None:
        return None
    last = effective.day - timedelta(days=1)
    how = (
        f"Before {WORDS['effective_date']}, {named_day(effective.day)}: at the latest on {named_day(last)}"
        f"{_advice(last, None, business_day_on_or_before(last))}."
    )
    return LastDay(last, business_day_on_or_before(last), effective, how)


def noon_after(timeline: Timeline) -> LastDay | None:
    """The day by whose noon the fast review of care that ends is asked for: the day after the notice came, or the day before the end
    where that is earlier (42 CFR 405.1202(b)(1), 422.626(a)(1), and the notice's own words)."""
    came, ends = timeline.first(("notice_received", "notice_sent", "notice_dated")), timeline.at("effective_date")
    days = [] if came is None else [(came.day + timedelta(days=1), came)]
    if ends is not None and (came is None or ends.day > came.day):
        days.append((ends.day - timedelta(days=1), ends))
    if not days:
        return None
    last, start = min(days, key=lambda pair: pair[0])
    after = "the day after" if start is came else "the day before"
    hospital = f" A discharge from hospital: no later than that day itself, {named_day(ends.day)}." if ends is not None else ""
    how = f"By noon on {named_day(last)}: {after} {WORDS[start.event]}, {long_day(start.day)}.{hospital}"
    return LastDay(last, business_day_on_or_before(last), start, how)


def later_of_sent_and_effective(rule: Rule, dated: Dated, timeline: Timeline) -> LastDay | None:
    """The last day to keep services going: the later of ten days after sending and the day of the change (42 CFR 438.420(a))."""
    start, value = timeline.first(rule.starts_at), dated.value
    if start is None or value is None:
        return None
    ten = end_of(start.day, value)
    effective = timeline.at("effective_date")
    if effective is None:
        how = (
            f"{period(value.count or 0, 'calendar-days')} after {WORDS[start.event]}, {long_day(start.day)}: {named_day(ten)}; or the "
            "day on which the change takes effect, if that is later."
        )
        return LastDay(
            ten,
            business_day_on_or_before(ten),
            start,
            how[0].upper() + how[1:],
            None,
            ("The day on which the change takes effect is not known; the safe day is the one that is counted here.",),
        )
    last, early = max(ten, effective.day), min(ten, effective.day)
    how = (
        f"The later of two days: {period(value.count or 0, 'calendar-days')} after {WORDS[start.event]} ({long_day(start.day)}), which "
        f"is {named_day(ten)}, and "
        f"{WORDS['effective_date']}, {named_day(effective.day)}; so the last day is {named_day(last)}. Ask by "
        f"{named_day(business_day_on_or_before(early))} to be safe."
    )
    return LastDay(last, business_day_on_or_before(early), start, how)
