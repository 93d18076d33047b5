"""A letter on few papers: the payer's reason in its words, what is asked about it, and that the notice's own time is kept."""

from __future__ import annotations

from datetime import timedelta

from denialhelp.casefile.fact import StatedDeadline
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.slugs import LetterKind, Reason
from denialhelp.letters.dates import written
from denialhelp.letters.outline import Point
from denialhelp.letters.payer import Stated, stated_reasons
from denialhelp.letters.statements import Pen, ask, say
from denialhelp.letters.wording import place, quoted, upper_first

_ASKS: dict[Reason, str] = {
    Reason.MEDICAL_NECESSITY: "Please name the criterion that was held against the request, and the page of the record on which it was "
    "found not met.",
    Reason.EXPERIMENTAL: "Please name the evidence that was looked at, its date, and who judged it.",
    Reason.STEP_THERAPY: "Please list the drugs that must come first, and what in my history was looked at.",
    Reason.NON_FORMULARY: "Please list the drugs on the list that are meant to take its place, and how an exception is asked for.",
    Reason.MISSING_INFORMATION: "Please list each paper that is missing, so that it can be sent at once.",
    Reason.NO_PRIOR_AUTHORIZATION: "Please name the rule that asks for an authorization of this service, and search your system for a "
    "request or approval under my name and this code.",
    Reason.OUT_OF_NETWORK: "Please name the providers in the network who give this service near me and can see me in time.",
    Reason.PLAN_EXCLUSION: "Please send the page of the plan that says so, in the version in force on the day of the service.",
    Reason.BENEFIT_MAXIMUM: "Please list what was counted toward the limit, each with its day.",
    Reason.TIMELY_FILING: "Please say on which day the claim was received, and by what proof.",
    Reason.CODING: "Please say which code was found wrong, and against which rule.",
}
_GENERAL = "Please say what would show that it does not hold."


def reason_told(pen: Pen, most: int = 2) -> Point:
    """The payer's reasons quoted where the papers at hand do not answer them: what the letter asks about each; nothing is claimed."""
    items = []
    for stated in _chosen(pen, most):
        where = place(pen.brief.exhibit(stated.pin))
        told = pen.first(say(f"{upper_first(pen.your)} notice says: {quoted(stated.text, 300)}{where}.", pen.document(stated.pin)))
        if told:
            asked = next((_ASKS[t] for t in stated.topics if t in _ASKS), _GENERAL)
            items.append((*told, ask(asked)))
    follow = ask("I will send what my doctor and I have on this as soon as the file is here. Please decide on it then.")
    return Point(items=tuple(items), conclusion=(follow,)) if items else Point()


def _chosen(pen: Pen, most: int) -> tuple[Stated, ...]:
    seen: set[frozenset[Reason]] = set()
    out = []
    for stated in stated_reasons(pen.brief):
        topics = frozenset(stated.topics)
        if topics not in seen:
            seen.add(topics)
            out.append(stated)
    return tuple(out[:most])


def own_time(pen: Pen, kind: LetterKind) -> Point:
    """That the letter comes within the time that the notice itself gives, where no rule can be named yet."""
    stated, day = pen.brief.notice.value("stated_deadline"), pen.brief.notice.day("notice_date")
    pins = pen.brief.pins("stated_deadline")
    if not isinstance(stated, StatedDeadline) or not stated.days or day is None or not pins or kind is LetterKind.EXTERNAL_REVIEW:
        return Point()
    if not day <= pen.brief.as_of <= day + timedelta(days=stated.days):
        return Point()
    pin = max(pins, key=lambda p: len(p.quote))
    made: tuple[Statement, ...] = pen.first(
        say(
            f"{upper_first(pen.your)} notice of {written(day)} gives the time to appeal as {quoted(pin.quote, 160)}"
            f"{place(pen.brief.exhibit(pin))}; this letter comes within it.",
            pen.document(pin),
            *pen.facts("notice_date"),
        )
    )
    return Point(fact=made)
