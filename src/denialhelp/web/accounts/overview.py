"""A kept case at a glance: what it is, its next day, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from denialhelp.casefile.rights import Rights
from denialhelp.casefile.slugs import RouteKind
from denialhelp.web.accounts.models import Holding
from denialhelp.web.cases import dating, present
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.storage import Store
from denialhelp.web.tracking import following
from denialhelp.web.tracking.models import What

_FIRST = frozenset({
    RouteKind.INTERNAL_APPEAL, RouteKind.EXPEDITED_APPEAL, RouteKind.REDETERMINATION, RouteKind.RECONSIDERATION,
    RouteKind.GOOD_CAUSE_LATE_FILING, RouteKind.AUTHORIZATION_ON_FILE, RouteKind.RETROACTIVE_AUTHORIZATION, RouteKind.CORRECTED_CLAIM,
})  # fmt: skip
_OUTSIDE = frozenset({
    RouteKind.EXTERNAL_REVIEW, RouteKind.EXPEDITED_EXTERNAL_REVIEW, RouteKind.FAIR_HEARING, RouteKind.OPM_REVIEW, RouteKind.ALJ_HEARING,
})  # fmt: skip
# What is done once something was sent.
DONE_BY: dict[str, frozenset[RouteKind]] = {
    What.APPEAL: _FIRST,
    What.SECOND: _FIRST | {RouteKind.SECOND_LEVEL_APPEAL},
    What.EXTERNAL: _FIRST | _OUTSIDE,
    What.EXCEPTION: frozenset({RouteKind.FORMULARY_EXCEPTION, RouteKind.STEP_THERAPY_EXCEPTION}),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """One row of "My cases". `next_on` is the next day, `next_words` whose and for what; `page` the address name to go on with."""

    case: Case
    title: str
    subtitle: str
    state: str
    todo: str
    page: str
    next_on: date | None = None
    next_words: str = ""
    late: bool = False


def closed(case: Case) -> bool:
    """Whether no day of this case is open any more: it ended, or its answer has come and is a case of its own."""
    return bool(case.notes.get("outcome") or case.notes.get("answer"))


def open_last_days(case: Case, held: Rights, today: date) -> list[date]:
    """The last days of the person's own side that are still ahead and not done, in order."""
    if closed(case):
        return []
    done = frozenset[RouteKind]().union(*(DONE_BY.get(s.event, frozenset()) for s in case.sendings.all()))
    days = {r.file_by for r in held.routes if r.available and r.file_by is not None and r.route not in done}
    return sorted(d for d in days if d >= today)


def _words(case: Case, *, late: bool) -> tuple[str, str, str]:
    """State, what to do, and the page to do it on."""
    if case.state == State.WORKING and not case.stopped:
        return _("Being worked on"), _("Wait a moment, then open it"), "facts"
    if case.state == State.FAILED or case.stopped:
        return _("The work stopped"), _("Open it and try again"), "facts"
    if case.notes.get("outcome"):
        return _("Ended"), _("Nothing to do; keep it or delete it"), "sent"
    if case.notes.get("answer"):
        return _("Answered"), _("Go on in the case of the answer"), "sent"
    if late:
        return _("They are late"), _("Send the letter that says so"), "sent"
    if case.sendings.exists():
        return _("Sent"), _("Wait for the answer, and enter it when it comes"), "sent"
    if case.packet:
        return _("The packet is ready"), _("Read the letter, then send it"), "packet"
    return _("The notice is read"), _("Check what was read, then make the letter"), "facts"


def glance(case: Case, today: date) -> Glance:
    """The case as it stands today."""
    read = Store(case).get_json("read.json")
    title, subtitle = present.lead(read) if read else (_("A new case"), "")
    legal = dating.legal_case(case) if read else None
    held = dating.rights(legal, today) if legal is not None else None
    late = bool(held and following.late(case, held, today))
    state, todo, page = _words(case, late=late)
    if legal is None or held is None or closed(case):
        return Glance(case, title, subtitle, state, todo, page, late=late)
    mine = open_last_days(case, held, today)
    ahead = [
        m for m in dating.timeline(legal, held, today) if m.on >= today and (m.whose == "theirs" or (m.kind == "last" and m.on in mine))
    ]
    first = ahead[0] if ahead else None
    return Glance(case, title, subtitle, state, todo, page, first.on if first else None, first.text if first else "", late)


def note_next(holding: Holding, seen: Glance) -> None:
    """Keep the next day, so that the list can be in its order; a day says nothing about health."""
    if holding.next_on != seen.next_on:
        Holding.objects.filter(pk=holding.pk).update(next_on=seen.next_on)
