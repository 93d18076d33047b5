"""Synthetic cases of every program and level for the tests of the letters room, placed by the law room as real ones are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import letters_samples as samples
from denialhelp.casefile.letter import Letter
from denialhelp.casefile.rights import LegalCase, Plan
from denialhelp.casefile.slugs import LetterKind, Level, PlanType, Reason, Stage
from denialhelp.law.rights import rights_of
from denialhelp.letters.brief import Brief
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate
from denialhelp.letters.needed import letters_needed

P = PlanType
DECIDED = date(2026, 10, 28)
RECEIVED = date(2026, 11, 1)
EVENTS = {
    "notice_dated": DECIDED, "notice_received": RECEIVED, "final_notice_dated": DECIDED, "final_notice_received": RECEIVED,
    "decision_received": RECEIVED, "redetermination_notice_dated": DECIDED, "reconsideration_notice_dated": DECIDED,
    "ire_decision_dated": DECIDED, "resolution_notice_dated": DECIDED,
}  # fmt: skip
# Program, level, what the case turns on.
LADDER = (
    (P.ERISA_SELF_FUNDED, Level.INITIAL), (P.ERISA_SELF_FUNDED, Level.INTERNAL_1), (P.ERISA_SELF_FUNDED, Level.FINAL_INTERNAL),
    (P.ERISA_INSURED, Level.INITIAL), (P.ERISA_INSURED, Level.FINAL_INTERNAL), (P.INDIVIDUAL_ACA, Level.FINAL_INTERNAL),
    (P.MEDICARE_ADVANTAGE, Level.INITIAL), (P.MEDICARE_ADVANTAGE, Level.EXTERNAL), (P.MEDICARE_PART_D, Level.INITIAL),
    (P.MEDICARE_PART_D, Level.REDETERMINATION), (P.MEDICARE_PART_D, Level.RECONSIDERATION), (P.MEDICARE_ORIGINAL, Level.INITIAL),
    (P.MEDICARE_ORIGINAL, Level.REDETERMINATION), (P.MEDICARE_ORIGINAL, Level.RECONSIDERATION), (P.MEDICAID_MANAGED_CARE, Level.INITIAL),
    (P.MEDICAID_MANAGED_CARE, Level.FINAL_INTERNAL), (P.MEDICAID_FFS, Level.INITIAL), (P.CHIP, Level.INITIAL),
    (P.CHIP, Level.FINAL_INTERNAL), (P.FEHB, Level.INITIAL), (P.FEHB, Level.RECONSIDERATION), (P.TRICARE, Level.INITIAL),
    (P.TRICARE, Level.RECONSIDERATION), (P.TRICARE, Level.FINAL_INTERNAL), (P.VA, Level.INITIAL), (P.CHURCH, Level.INITIAL),
    (P.GOVERNMENTAL_NON_FEDERAL, Level.INITIAL), (P.CHURCH, Level.FINAL_INTERNAL),
)  # fmt: skip


def case(plan_type: PlanType, level: Level) -> samples.Case:
    """A breathing device is denied, first or again; the record has a reading from after the decision."""
    upheld = "" if level is Level.INITIAL else "We uphold the denial. This is our final decision on your appeal.\n"
    notice = samples.doc(
        "notice.txt",
        f"""
JUNE HOLLOWAY
4 Poplar Court
Albany NY 12205

Meridian Benefit Services
Date of this letter: October 28, 2026
Member: June Holloway
Member ID: MB77120
Reference number: Q-40918
Requested service: Home ventilator, noninvasive, 1 month
Procedure code: E0466 (1 unit)
Requesting provider: Asa Lindgren, MD (Pulmonary Medicine)
Amount in dispute: $2,410.00

Why we did not approve it

{upheld}The home ventilator is not medically necessary. A simpler device can meet the need.

What you can do

Write to Meridian Appeals, P.O. Box 555, Albany, NY 12201.
""",
    )
    clinic = samples.doc(
        "lung_clinic.txt",
        """
Lung clinic note
Visit date 11/05/2026
Blood carbon dioxide was 61 mm Hg today, up from 54.
A simpler device failed after six weeks; she woke short of breath each night.
""",
    )
    text = samples.doc("guide.txt", "Guide HV-12 Home Ventilators\n1 Blood carbon dioxide of 52 mm Hg or more")
    leaf = samples.leaf(text, "1", "Blood carbon dioxide of 52 mm Hg or more")
    policy = samples.criteria(text, "HV-12", "Home Ventilators", samples.group("ROOT", samples.GroupKind.ALL, leaf))
    seen = date(2026, 11, 5)
    found = (samples.finding("1", leaf.text, samples.Status.MET, (clinic, "Blood carbon dioxide was 61 mm Hg today, up from 54.", seen)),)
    own = samples.doc("statement.txt", "I am June Holloway. The letter came on November 1, 2026.")
    facts = (
        samples.fact("payer_name", "Meridian Benefit Services", (notice, "Meridian Benefit Services")),
        samples.fact("patient_name", "June Holloway", (notice, "Member: June Holloway")),
        samples.fact("member_id", "MB77120", (notice, "Member ID: MB77120")),
        samples.fact("reference_number", "Q-40918", (notice, "Reference number: Q-40918")),
        samples.fact("notice_date", DECIDED, (notice, "October 28, 2026")),
        samples.fact("received_date", RECEIVED, (own, "The letter came on November 1, 2026.")),
        samples.fact("service", "Home ventilator, noninvasive, 1 month", (notice, "Home ventilator, noninvasive, 1 month")),
        samples.fact("codes", (samples.Code("HCPCS", "E0466"),), (notice, "E0466 (1 unit)")),
        samples.fact("provider_name", "Asa Lindgren, MD", (notice, "Asa Lindgren, MD")),
        samples.fact("amount_denied", samples.Decimal("2410.00"), (notice, "$2,410.00")),
        samples.fact(
            "appeal_to",
            samples.AppealTo("Meridian Appeals", "P.O. Box 555, Albany, NY 12201", None),
            (notice, "Write to Meridian Appeals, P.O. Box 555, Albany, NY 12201."),
        ),
    )
    return samples.Case(
        notice, facts, plan_type, (Reason.MEDICAL_NECESSITY,), (), (clinic,), policy, found, None, own, "NY", level=level,
        days={"lung_clinic.txt": seen}, policy_document=text, events=dict(EVENTS),
    )  # fmt: skip


def brief(plan_type: PlanType, level: Level, **changes: object) -> Brief:
    """The case of a program and level with the rights that the law room gives it; `changes` are fields of the legal case."""
    made = case(plan_type, level).brief()
    legal = replace(made.case, **{"stage": Stage.PRE_SERVICE, "medical_judgment": True, **changes})
    if not isinstance(legal, LegalCase):  # for the type checker: replace keeps the class
        raise TypeError
    return replace(made, case=legal, rights=rights_of(legal, made.rules, as_of=made.as_of))


def letters(made: Brief) -> dict[LetterKind, Letter]:
    """Every letter that the case needs, through the gate, the main one first."""
    return {kind: gate(draft(kind, made), made) for kind in letters_needed(made)}


def other_plan(made: Brief, plan: Plan) -> Brief:
    """The same case under another plan."""
    legal = replace(made.case, plan=plan)
    return replace(made, case=legal, rights=rights_of(legal, made.rules, as_of=made.as_of))
