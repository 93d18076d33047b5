"""What has to be asked, because the answer changes a route or a day."""

from __future__ import annotations

from collections.abc import Callable

from denialhelp.casefile.fact import Question
from denialhelp.casefile.rights import LegalCase, Route
from denialhelp.casefile.slugs import Level, PaHistory, PlanType, Reason, RouteKind, Stage

from .events import Timeline
from .traits import Facts, medical_judgment

Ask = Callable[[str, str, str], None]
NOTICES = ("notice_dated", "notice_received", "notice_sent", "final_notice_dated", "final_notice_received", "msn_dated")
DATED = ("notice_dated", "final_notice_dated")


def questions_of(case: LegalCase, held: tuple[Facts, ...], routes: list[Route], timeline: Timeline) -> list[Question]:
    """The questions of a case, the weightiest first."""
    traits = frozenset[str]().union(*(f.values["trait"] for f in held))
    found: list[Question] = []

    def ask(fact: str, text: str, why: str) -> None:
        found.append(Question(fact, text, why))

    if case.plan.type is None:
        ask(
            "plan_type",
            "What kind of plan is it: through an employer (who pays the claims, the employer or an insurer?), bought by yourself, "
            "Medicare, Medicaid, or another?",
            "The law, the last day, the steps and the office in charge all depend on it. Each possible answer is shown, the earliest "
            "day first.",
        )
    elif "funding-unknown" in traits:
        ask(
            "funding",
            "Does the plan pay the claims itself (self-funded), or does an insurer?",
            "It decides whether the state's or the federal external review applies, and which office is in charge.",
        )
    if traits & {"external-unknown"} and case.plan.state is None and ("insured" in traits or case.plan.type is None):
        ask("state", "In which state was the policy issued?", "An insured plan uses that state's external review where it has one.")
    if not any(name in timeline.events for name in NOTICES) or any(
        r.available and r.file_by is None and r.counted_from in DATED and "not known" in r.how_counted for r in routes
    ):
        ask("notice_date", "What is the date on the notice, and on which day did it come?", "Without them no last day can be counted.")
    elif any(
        r.counted_from in ("notice_dated", "final_notice_dated") and any("day of receipt is not known" in w for w in r.warnings)
        for r in routes
    ):
        ask(
            "received_date",
            "On which day did the notice come?",
            "The law counts from receipt; until it is known the date on the notice is used, which is the safe day.",
        )
    _of_the_case(case, traits, routes, timeline, ask)
    return found


def _of_the_case(case: LegalCase, traits: frozenset[str], routes: list[Route], timeline: Timeline, ask: Ask) -> None:
    if case.level is None:
        ask("level", "Is this the first denial, or the answer to an appeal?", "The next step and its time depend on it.")
    if case.level is Level.INTERNAL_1 and "levels-unknown" in traits:
        ask(
            "internal_levels",
            "Does the plan require a second appeal, or is this decision its last?",
            "Either a second appeal or the external review is the next step.",
        )
    if case.stage is None and not (case.reasons and set(case.reasons) <= {Reason.RESCISSION, Reason.ELIGIBILITY}):
        ask(
            "stage",
            "Has the care been received, is it going on, or is it still ahead?",
            "The plan's time to decide, and whether the case can be urgent, depend on it.",
        )
    if case.urgent is None and case.level is not Level.EXTERNAL and case.stage in (Stage.PRE_SERVICE, Stage.CONCURRENT, Stage.FORMULARY):
        ask(
            "urgent",
            "Does a doctor say that waiting could seriously harm life, health or function?",
            "Then the appeal is decided within 72 hours.",
        )
    if medical_judgment(case) is None and Reason.RESCISSION not in case.reasons and traits & {"external-any", "claims-rule"}:
        ask(
            "medical_judgment",
            "Did the plan make a medical judgment, or only read the plan's terms?",
            "External review hears only denials that turn on medical judgment.",
        )
    if Reason.NO_PRIOR_AUTHORIZATION in case.reasons and case.pa_history in (None, PaHistory.UNKNOWN):
        ask(
            "pa_history",
            "Was an authorization asked for, and what became of it?",
            "Never asked for, denied, approved for something else, expired, pending and lost need different answers.",
        )
    if any(r.route is RouteKind.AID_PAID_PENDING for r in routes) and timeline.at("effective_date") is None:
        ask(
            "effective_date",
            "On which day does the change take effect?",
            "Services go on if asked for by the later of that day and ten days after the notice was sent.",
        )
    if case.plan.type in (PlanType.GRANDFATHERED,):
        ask(
            "employer_plan",
            "Is it an employer's plan?",
            "The 180 days and the plan's times to decide bind a grandfathered plan only where it is an ERISA plan.",
        )
