"""The level that a letter is for: its route, what it asks for in the words of the plan's own program, and to whom it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from denialhelp.casefile.fact import AppealTo
from denialhelp.casefile.letter import Statement
from denialhelp.casefile.policy import Task
from denialhelp.casefile.rights import Route
from denialhelp.casefile.slugs import LetterKind, Level, PlanType, RouteKind
from denialhelp.letters.brief import Brief
from denialhelp.reference.schema import Filing

P = PlanType
_ROUTES: Mapping[LetterKind, tuple[RouteKind, ...]] = {
    LetterKind.APPEAL: (
        RouteKind.INTERNAL_APPEAL,
        RouteKind.RECONSIDERATION,
        RouteKind.REDETERMINATION,
        RouteKind.EXPEDITED_APPEAL,
    ),
    LetterKind.SECOND_LEVEL: (RouteKind.SECOND_LEVEL_APPEAL, RouteKind.INTERNAL_APPEAL),
    LetterKind.EXPEDITED: (
        RouteKind.EXPEDITED_APPEAL,
        RouteKind.INTERNAL_APPEAL,
        RouteKind.RECONSIDERATION,
        RouteKind.REDETERMINATION,
    ),
    LetterKind.EXTERNAL_REVIEW: (
        RouteKind.EXTERNAL_REVIEW,
        RouteKind.EXPEDITED_EXTERNAL_REVIEW,
        RouteKind.OPM_REVIEW,
        RouteKind.FAIR_HEARING,
        RouteKind.ALJ_HEARING,
    ),
}
_WORD: Mapping[RouteKind, str] = {
    RouteKind.RECONSIDERATION: "request for reconsideration",
    RouteKind.REDETERMINATION: "request for redetermination",
    RouteKind.OPM_REVIEW: "request",
    RouteKind.EXTERNAL_REVIEW: "request",
    RouteKind.EXPEDITED_EXTERNAL_REVIEW: "request",
    RouteKind.FAIR_HEARING: "request for a hearing",
    RouteKind.ALJ_HEARING: "request for a hearing",
}
MEDICAID = (P.MEDICAID_MANAGED_CARE, P.MEDICAID_FFS, P.CHIP)
# Where a reconsideration is made by somebody other than who made the decision before it.
_ELSEWHERE = (P.MEDICARE_PART_D, P.MEDICARE_ORIGINAL)
_DECIDED_OUTSIDE = (Level.EXTERNAL, Level.RECONSIDERATION)


# How a letter calls a decider whose full name is said above it.
_SHORT = {"the Medicare contractor": "the contractor", "VA": "the facility"}


def goes_outside(brief: Brief, route: Route | None) -> bool:
    """Whether a route leads to a reviewer who did not make the decision: not the plan, carrier or contractor itself."""
    if route is None:
        return False
    if route.route in _ROUTES[LetterKind.EXTERNAL_REVIEW]:
        return True
    if route.route is not RouteKind.RECONSIDERATION:
        return False
    return brief.plan_type in _ELSEWHERE or (brief.plan_type is P.TRICARE and brief.case.level not in (None, Level.INITIAL))


def route_of(brief: Brief, kind: LetterKind) -> Route | None:
    """The route that a letter of this kind takes: the first open one of those that fit it."""
    wanted = _ROUTES.get(kind, ())
    if kind is LetterKind.EXTERNAL_REVIEW:
        wanted = (*wanted, RouteKind.RECONSIDERATION)
    found = sorted((r for r in brief.rights.routes if r.available and r.route in wanted), key=lambda r: r.rank)
    outside = kind is LetterKind.EXTERNAL_REVIEW
    return next((r for r in found if goes_outside(brief, r) is outside), None)


def word(route: Route | None) -> str:
    """What the letter is called in a sentence: appeal, request for reconsideration."""
    return _WORD.get(route.route, "appeal") if route is not None else "appeal"


def decider(brief: Brief) -> str:
    """Who made the decision that an outside reviewer is asked to look at."""
    if brief.case.level in _DECIDED_OUTSIDE and brief.plan_type in (P.MEDICARE_PART_D, P.MEDICARE_ORIGINAL, P.MEDICARE_ADVANTAGE):
        return "the last reviewer"
    return policy_owner(brief)


def policy_owner(brief: Brief) -> str:
    """Whose policy it is, for an outside reviewer: the plan's or carrier's, whoever decided last."""
    own = brief.rules.words(brief.plan_type).get("decider", "the plan")
    return _SHORT.get(own, own)


def _outside_verb(brief: Brief, route: Route | None) -> str:
    kind = route.route if route is not None else None
    match kind:
        case RouteKind.FAIR_HEARING:
            return "am asking for the state's review of" if brief.plan_type is P.CHIP else "am asking for a state fair hearing on"
        case RouteKind.OPM_REVIEW:
            return "am asking OPM to review"
        case RouteKind.ALJ_HEARING:
            return "am asking for a hearing before a judge on" if brief.plan_type is not P.TRICARE else "am asking for a hearing on"
        case RouteKind.RECONSIDERATION:
            return "am asking for a reconsideration of"
        case RouteKind.EXPEDITED_EXTERNAL_REVIEW:
            return "am asking for an expedited external review of"
        case RouteKind.EXTERNAL_REVIEW:
            return "am asking for an external review of"
        case _:
            return "am asking for an independent review of"


def verb(brief: Brief, kind: LetterKind, route: Route | None) -> str:
    """What the letter does, in the words of the plan's program."""
    own = brief.rules.words(brief.plan_type).get("appeal", "appeal").removeprefix("request for ").removesuffix(" request")
    match kind:
        case LetterKind.EXTERNAL_REVIEW:
            return _outside_verb(brief, route)
        case LetterKind.SECOND_LEVEL:
            return "am making a second-level appeal of"
        case LetterKind.EXPEDITED:
            return f"am asking for an expedited {own} of" if " or " not in own else "am asking for an expedited review of"
        case _:
            return "am appealing" if "appeal" in own else f"am asking for a {own} of"


_OFFICIAL = re.compile(
    r"\b(?:department|division|bureau|commission(?:er)?|office of|insurance regulation|state|hearings?|hhsc|iro|independent|external|"
    r"maximus|qic|judge|omha|personnel management)\b",
    re.IGNORECASE,
)


def _filing_lines(name: str, filing: Filing) -> tuple[str, ...]:
    """A state's way of asking as the lines of an address: the parts of its post address, else its name; then fax or portal."""
    lines = [p.strip() for p in re.split(r",\s*(?=[A-Z0-9])", filing.address) if p.strip()]
    joined: list[str] = []
    for line in lines:  # a state and its ZIP belong to the city before them
        if joined and re.fullmatch(r"(?:[A-Z]{2}|[A-Z][a-z]+) \d{5}(?:-\d{4})?", line):
            joined[-1] += f", {line}"
        else:
            joined.append(line)
    out = joined or [name]
    if filing.fax:
        out.append(f"By fax: {filing.fax}")
    elif filing.portal and not filing.address:
        out.append(f"By portal: {filing.portal}")
    return tuple(out)


_NAMED: Mapping[RouteKind, str] = {
    RouteKind.OPM_REVIEW: "United States Office of Personnel Management",
    RouteKind.FAIR_HEARING: "State fair hearings office",
    RouteKind.ALJ_HEARING: "Office named in the decision",
    RouteKind.RECONSIDERATION: "Independent reviewer named in the decision",
}


def _state_filing(brief: Brief, route: Route) -> tuple[str, ...]:
    """The state's own address for external review; that of the process run by HHS where the plan's insurer uses it."""
    state = brief.rules.states.get(brief.case.plan.state or "")
    if state is None or state.filing is None or route.route not in (RouteKind.EXTERNAL_REVIEW, RouteKind.EXPEDITED_EXTERNAL_REVIEW):
        return ()
    named = state.regulator.name if state.regulator is not None else state.name
    if state.process == "state" and (route.rule or "").startswith("law.states."):
        return _filing_lines(named, state.filing)
    if state.process == "federal" and brief.case.plan.external_process == "hhs":
        return _filing_lines("Federal external review", state.filing)
    return ()


def recipient(brief: Brief, route: Route | None, own: tuple[str, ...]) -> tuple[str, ...]:
    """The addressee of a request to an outside reviewer. `own` is what the notice gives as its appeal address: it stands where that is an
    official or outside body, or where the request goes through the plan (the federal external review of most plans)."""
    to = brief.notice.value("appeal_to")
    if route is None or (isinstance(to, AppealTo) and to.name and _OFFICIAL.search(to.name)):
        return own
    filing = _state_filing(brief, route)
    if filing:
        return filing
    if route.route is RouteKind.FAIR_HEARING and brief.plan_type is P.CHIP:
        return ("State CHIP agency",)
    if route.route is RouteKind.ALJ_HEARING and brief.plan_type is P.TRICARE:
        return ("Defense Health Agency",)
    named = _NAMED.get(route.route)
    return (named,) if named is not None else own


_REVIEWS = {RouteKind.EXTERNAL_REVIEW: "Standard", RouteKind.EXPEDITED_EXTERNAL_REVIEW: "Expedited"}


def review_row(route: Route | None) -> tuple[tuple[str, Statement], ...]:
    """Which external review is asked for: reviewers want to see it at the head of a request."""
    asked = _REVIEWS.get(route.route) if route is not None else None
    return (("Review asked for", Statement(asked, asserts=False)),) if asked is not None else ()


def reach_tasks(route: Route | None) -> tuple[Task, ...]:
    """What a request for external review must hold that no paper of the case gives (the federal process asks for name, address,
    telephone, e-mail, whether it is urgent, and why: http://externalappeal.com/ExternalReviews/ExpeditedExternalReview.aspx)."""
    if route is None or route.route not in _REVIEWS:
        return ()
    return (
        Task(
            "Write your telephone number and your e-mail address under your name before you send it.",
            "patient",
            "The federal reviewer asks for both, and states ask for a way to reach you.",
        ),
    )


def address_tasks(brief: Brief, route: Route | None, lines: tuple[str, ...]) -> tuple[Task, ...]:
    """What to do where the letter has the reviewer's name but no address."""
    if route is None or len(lines) != 1:
        return ()
    ask = f"Put the address or fax of “{lines[0]}” on the letter before it is sent. It stands in the decision, or ask {decider(brief)}."
    return (Task(ask, "patient", f"The request goes to {route.to_whom}." if route.to_whom else "A request sent elsewhere can be late."),)


def salutation(route: Route | None) -> str:
    """The form of address of a request to an outside reviewer."""
    kind = route.route if route is not None else None
    if kind is RouteKind.FAIR_HEARING:
        return "To the hearings office:"
    return "To the judge:" if kind is RouteKind.ALJ_HEARING else "To the reviewer:"
