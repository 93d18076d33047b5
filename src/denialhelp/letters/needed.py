"""Which letters a case needs, the main one first: the kind that the first route calls for."""

from __future__ import annotations

from denialhelp.casefile.slugs import LetterKind, Level, Reason, RouteKind, Stage, Status
from denialhelp.letters import process
from denialhelp.letters.arguments.approval import find_approval
from denialhelp.letters.arguments.contract import CONTRACT
from denialhelp.letters.asked import at_the_same_time
from denialhelp.letters.brief import Brief
from denialhelp.letters.claimant import signer
from denialhelp.letters.lawsaid import law_says
from denialhelp.letters.levels import goes_outside
from denialhelp.letters.statements import Pen

_MAIN: dict[RouteKind, LetterKind] = {
    RouteKind.INTERNAL_APPEAL: LetterKind.APPEAL,
    RouteKind.RECONSIDERATION: LetterKind.APPEAL,
    RouteKind.REDETERMINATION: LetterKind.APPEAL,
    RouteKind.SECOND_LEVEL_APPEAL: LetterKind.SECOND_LEVEL,
    RouteKind.EXPEDITED_APPEAL: LetterKind.EXPEDITED,
    RouteKind.EXTERNAL_REVIEW: LetterKind.EXTERNAL_REVIEW,
    RouteKind.EXPEDITED_EXTERNAL_REVIEW: LetterKind.EXTERNAL_REVIEW,
    RouteKind.OPM_REVIEW: LetterKind.EXTERNAL_REVIEW,
    RouteKind.FAIR_HEARING: LetterKind.EXTERNAL_REVIEW,
    RouteKind.ALJ_HEARING: LetterKind.EXTERNAL_REVIEW,
    RouteKind.AUTHORIZATION_ON_FILE: LetterKind.AUTHORIZATION_ON_FILE,
    RouteKind.CORRECTED_CLAIM: LetterKind.CORRECTED_CLAIM_REQUEST,
    RouteKind.PROVIDER_WRITE_OFF: LetterKind.PROVIDER_WRITE_OFF,
    RouteKind.STEP_THERAPY_EXCEPTION: LetterKind.EXCEPTION_REQUEST,
    RouteKind.FORMULARY_EXCEPTION: LetterKind.EXCEPTION_REQUEST,
    RouteKind.RETROACTIVE_AUTHORIZATION: LetterKind.RETRO_AUTHORIZATION,
    RouteKind.NO_APPEAL_OTHER_HELP: LetterKind.CLAIM_FILE_REQUEST,
    RouteKind.DOCUMENT_REQUEST: LetterKind.CLAIM_FILE_REQUEST,
    RouteKind.REGULATOR_COMPLAINT: LetterKind.REGULATOR_COMPLAINT,
    RouteKind.GOOD_CAUSE_LATE_FILING: LetterKind.GOOD_CAUSE,
}
# Routes that are opened by a call or by another's act: the letter beside them is the one that the next route calls for.
_WITHOUT_LETTER = frozenset(
    {
        RouteKind.AID_PAID_PENDING,
        RouteKind.NO_SURPRISES_DISPUTE,
        RouteKind.PEER_TO_PEER,
        RouteKind.SUBMIT_PRIOR_AUTHORIZATION,
        RouteKind.QIO_FAST_TRACK,
        RouteKind.IRE_AUTOMATIC,
        RouteKind.GRIEVANCE,
    }
)
# Routes that go beside another one: their letter is the main one only where there is no other.
_LAST = frozenset({RouteKind.DOCUMENT_REQUEST, RouteKind.REGULATOR_COMPLAINT, RouteKind.GOOD_CAUSE_LATE_FILING})
_AMONG_THE_FIRST = 4
_APPEALS = frozenset({LetterKind.APPEAL, LetterKind.SECOND_LEVEL, LetterKind.EXPEDITED, LetterKind.EXTERNAL_REVIEW})
_APPEAL_ROUTES = (RouteKind.INTERNAL_APPEAL, RouteKind.RECONSIDERATION, RouteKind.REDETERMINATION)
_CLINICAL = frozenset(Reason) - CONTRACT - {Reason.NO_PRIOR_AUTHORIZATION, Reason.OUT_OF_NETWORK, Reason.EMERGENCY}
_NECESSITY = frozenset(
    {Reason.MEDICAL_NECESSITY, Reason.LEVEL_OF_CARE, Reason.LENGTH_OF_STAY, Reason.SITE_OF_CARE, Reason.EXPERIMENTAL, Reason.CUSTODIAL}
)
_FORMAL = frozenset(
    {
        Reason.NO_PRIOR_AUTHORIZATION,
        Reason.CODING,
        Reason.BUNDLING,
        Reason.REFERRAL,
        Reason.DUPLICATE_CLAIM,
        Reason.TIMELY_FILING,
        Reason.COORDINATION_OF_BENEFITS,
    }
)
_ABOUT_THE_CLAIM = frozenset({RouteKind.CORRECTED_CLAIM, RouteKind.AUTHORIZATION_ON_FILE})
_BESIDE: tuple[tuple[RouteKind, LetterKind], ...] = (
    (RouteKind.AID_PAID_PENDING, LetterKind.CONTINUATION_OF_BENEFITS),
    (RouteKind.PROVIDER_WRITE_OFF, LetterKind.PROVIDER_WRITE_OFF),
    (RouteKind.CORRECTED_CLAIM, LetterKind.CORRECTED_CLAIM_REQUEST),
    (RouteKind.AUTHORIZATION_ON_FILE, LetterKind.AUTHORIZATION_ON_FILE),
    (RouteKind.RETROACTIVE_AUTHORIZATION, LetterKind.RETRO_AUTHORIZATION),
    (RouteKind.GOOD_CAUSE_LATE_FILING, LetterKind.GOOD_CAUSE),
    (RouteKind.PEER_TO_PEER, LetterKind.PEER_TO_PEER_BRIEF),
    (RouteKind.REGULATOR_COMPLAINT, LetterKind.REGULATOR_COMPLAINT),
)


def _approved_already(brief: Brief) -> bool:
    """Whether the case holds the payer's own approval of this very service, whatever else is known of its history."""
    if Reason.NO_PRIOR_AUTHORIZATION not in brief.case.reasons or brief.case.emergency or brief.case.stage is not Stage.POST_SERVICE:
        return False
    found = find_approval(brief)
    return found is not None and found.code is not None and found.covers(brief.notice.day("service_start")) is True


def _on_the_care(brief: Brief) -> bool:
    """Whether the denial judges the care and names nothing formal: no claim form and no authorization on file undoes it."""
    reasons = set(brief.case.reasons)
    return bool(_NECESSITY & reasons) and not _FORMAL & reasons


def _main(brief: Brief) -> LetterKind:
    routes = sorted((r for r in brief.rights.routes if r.available), key=lambda r: r.rank)
    if _approved_already(brief):
        return LetterKind.AUTHORIZATION_ON_FILE
    for route in routes:
        kind = _MAIN.get(route.route)
        if _on_the_care(brief) and route.route in _ABOUT_THE_CLAIM:
            continue
        if (
            route.route in _WITHOUT_LETTER
            or kind is None
            or (route.route in _LAST and any(r.route in _MAIN and r.route not in _LAST for r in routes))
        ):
            continue
        if goes_outside(brief, route):
            return LetterKind.EXTERNAL_REVIEW
        if kind is LetterKind.APPEAL and brief.case.urgent and brief.route(RouteKind.EXPEDITED_APPEAL) is not None:
            return LetterKind.EXPEDITED
        return kind
    return LetterKind.CLAIM_FILE_REQUEST


def _protective(brief: Brief, main: LetterKind) -> tuple[LetterKind, ...]:
    """The appeal that keeps the time, where the main letter is something else and the appeal makes sense."""
    if main in _APPEALS or brief.route(RouteKind.NO_APPEAL_OTHER_HELP) is not None or brief.route(*_APPEAL_ROUTES) is None:
        return ()
    return (LetterKind.APPEAL,)


def _clinical(brief: Brief) -> bool:
    return any(r in _CLINICAL for r in brief.case.reasons) or brief.case.medical_judgment is True


def _balance_bill(brief: Brief) -> bool:
    """Whether the provider may be told that the rule on emergencies keeps it from billing the rest."""
    return (
        bool(brief.case.emergency)
        and brief.case.stage is Stage.POST_SERVICE
        and bool(law_says(Pen(brief), "law.federal.nsa.emergency_no_balance_bill"))
    )


def _worth_a_complaint(brief: Brief) -> bool:
    """Whether a regulator is known and the notice breaks a rule, and the complaint is among the first ways or time was cut short."""
    route = brief.route(RouteKind.REGULATOR_COMPLAINT)
    short = any(d.said and any(c.isdigit() for c in d.said) for d in brief.defects)
    return route is not None and brief.rights.regulator is not None and bool(brief.defects) and (route.rank <= _AMONG_THE_FIRST or short)


def letters_needed(brief: Brief) -> tuple[LetterKind, ...]:
    """The kinds of letters for this case, the main one first; never empty, none twice.

    Where the plan leaves the service out and no appeal can help, only the request for the file with the check of the facts.
    """
    main = _main(brief)
    if brief.route(RouteKind.NO_APPEAL_OTHER_HELP) is not None and main is LetterKind.CLAIM_FILE_REQUEST:
        return (main,)
    kinds = [main, *_protective(brief, main)]
    if main is LetterKind.EXPEDITED and at_the_same_time(Pen(brief)):
        kinds.append(LetterKind.EXTERNAL_REVIEW)
    met = brief.match is not None and any(f.status is Status.MET for f in brief.match.findings)
    if met and _clinical(brief):
        kinds.append(LetterKind.MEDICAL_NECESSITY_STATEMENT)
    kinds += [
        kind
        for route, kind in _BESIDE
        if brief.route(route) is not None
        and (kind is not LetterKind.REGULATOR_COMPLAINT or _worth_a_complaint(brief))
        and not (route in _ABOUT_THE_CLAIM and _on_the_care(brief))
    ]
    if main is LetterKind.AUTHORIZATION_ON_FILE:
        kinds = [k for k in kinds if k is not LetterKind.RETRO_AUTHORIZATION]
    if _balance_bill(brief):
        kinds.append(LetterKind.PROVIDER_WRITE_OFF)
    first = brief.case.level in (Level.INITIAL, None) and brief.route(*_APPEAL_ROUTES) is not None
    if brief.case.stage is Stage.CONCURRENT and first and process.continuation_rule(Pen(brief)):
        kinds.append(LetterKind.CONTINUATION_OF_BENEFITS)
    if brief.route(RouteKind.DOCUMENT_REQUEST) is not None or set(kinds) & _APPEALS:
        kinds.append(LetterKind.CLAIM_FILE_REQUEST)
    if brief.policy is None and _clinical(brief) and not brief.case.emergency:
        kinds.append(LetterKind.CRITERIA_REQUEST)
    if brief.defects:
        kinds.append(LetterKind.NOTICE_DEFECTS)
    if process.missed(Pen(brief)) is not None:
        kinds.append(LetterKind.LATE_PLAN)
    who = signer(brief)
    if who.represents and brief.authorization is None and who.relation not in ("child", "ward", "son", "daughter", "baby"):
        kinds.append(LetterKind.REPRESENTATIVE_APPOINTMENT)
    return tuple(dict.fromkeys(kinds))
