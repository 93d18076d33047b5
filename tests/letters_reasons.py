"""Synthetic cases, one for each reason a payer gives: what the notice says, what the record or the plan says to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import letters_samples as samples
from denialhelp.casefile.letter import Letter
from denialhelp.casefile.slugs import LetterKind, PlanType, Reason, Stage
from denialhelp.law.rights import rights_of
from denialhelp.letters.brief import Brief
from denialhelp.letters.dates import written
from denialhelp.letters.draft import draft
from denialhelp.letters.grounding import gate

R, P = Reason, PlanType
FIRST = date(2026, 9, 1)


@dataclass(frozen=True)
class Told:
    """A reason's case. `shown` must stand in the letter; `asked` is the question that the reason turns on."""

    reason: Reason
    service: str
    says: str
    record: str
    shown: str
    asked: str
    plan_type: PlanType = P.ERISA_INSURED
    plan: str | None = None
    stage: Stage = Stage.PRE_SERVICE


TOLD = (
    Told(R.MEDICAL_NECESSITY, "Wheelchair ramp seat lift", "The seat lift is not medically necessary because she can stand alone.",
         "She cannot stand alone from any chair; she needs the seat lift for each transfer.", "cannot stand alone from any chair",
         "The papers enclosed now answer this"),
    Told(R.EXPERIMENTAL, "Focused ultrasound for tremor", "Focused ultrasound is experimental and unproven for tremor.",
         "Tremor scores fell by half after focused ultrasound on the first side; primidone failed.", "Tremor scores fell by half",
         "by the evidence as it stands today"),
    Told(R.STEP_THERAPY, "Lorzenib 5 mg tablets", "You must try two preferred drugs, methotrexate and sulfasalazine, first.",
         "Methotrexate stopped in May for liver injury. Sulfasalazine failed after 14 weeks.", "Sulfasalazine failed after 14 weeks",
         "count these as the steps"),
    Told(R.NON_FORMULARY, "Lorzenib 5 mg tablets", "Lorzenib is not on your formulary; naproxen and celecoxib are.",
         "Naproxen caused bleeding. Celecoxib gave no relief.", "Celecoxib gave no relief", "how the drugs on the list have worked",
         P.INDIVIDUAL_ACA),
    Told(R.QUANTITY_LIMIT, "Rizamine 10 mg tablets, 18 a month", "The request exceeds the quantity limit of 9 rizamine tablets a month.",
         "Rizamine dose increased to 18 tablets a month for 12 attacks; the lower dose wore off.", "the lower dose wore off",
         "what is needed here, as the prescriber set it", P.MEDICARE_PART_D),
    Told(R.OFF_LABEL, "Dapsone gel for vasculitis", "Dapsone gel is not covered for vasculitis because that use is off-label.",
         "Vasculitis: colchicine and prednisone failed, dapsone gel healed the ulcer on the left leg.", "healed the ulcer",
         "not by the label alone"),
    Told(R.DUPLICATE_THERAPY, "Tofrazine 20 mg", "Tofrazine is duplicate therapy with sertraline, the same class of drug.",
         "Sertraline was stopped on August 3 before tofrazine began.", "Sertraline was stopped",
         "One that was stopped is not a second one"),
    Told(R.OUT_OF_NETWORK, "Pediatric cleft surgery", "Dr. Amado, the cleft surgeon, is out-of-network.",
         "No other cleft surgeons in network within 200 miles; the nearest is not taking new patients.", "No other cleft surgeons",
         "unless you can name someone in the network", P.MEDICARE_ADVANTAGE),
    Told(R.PLAN_EXCLUSION, "Nutrition formula for PKU", "Your plan does not cover nutrition formula; it is excluded.",
         "PKU found at birth.", "except for inborn errors of metabolism", "by its own words and its exceptions", plan=
         "Exclusions\n\nNutrition formula is not covered, except for inborn errors of metabolism such as PKU."),
    Told(R.BENEFIT_MAXIMUM, "Speech therapy visits", "You have used all 30 speech therapy visits; the benefit limit is exhausted.",
         "22 visits of speech therapy attended; 8 visits were cancelled by the clinic.", "8 visits were cancelled", "Please count again"),
    Told(R.COSMETIC, "Upper eyelid surgery", "Upper eyelid surgery is cosmetic.",
         "The upper eyelid covers the pupil and the visual field is 12 degrees; she is unable to drive.", "visual field is 12 degrees",
         "the loss of function in this record"),
    Told(R.CUSTODIAL, "Home nursing for tube feeding", "Tube feeding at home is custodial care that a family can give.",
         "Tube feeding needs a nurse to assess residuals and suction; aspirated twice.", "assess residuals and suction",
         "by the skill that the tasks take", P.MEDICAID_MANAGED_CARE),
    Told(R.LEVEL_OF_CARE, "Inpatient rehabilitation stay", "The stay can be provided at a lower level of care, a skilled nursing facility.",
         "The rehabilitation stay requires a physician daily and 3 hours of therapy; unstable blood pressure.",
         "requires a physician daily",
         "the place with a free bed", P.MEDICARE_ADVANTAGE),
    Told(R.SITE_OF_CARE, "Vedralimab infusion at the hospital", "The infusion can be given at home; hospital outpatient is not needed.",
         "Anaphylaxis at the second infusion at home; needs monitoring in the hospital outpatient unit.",
         "Anaphylaxis at the second infusion",
         "whether another place is safe"),
    Told(R.LENGTH_OF_STAY, "Hospital stay for cellulitis", "The continued stay for cellulitis after October 1 was not needed.",
         "October 2: cellulitis spreading, fever 39.1, not ready for discharge.", "not ready for discharge", "go day by day",
         stage=Stage.POST_SERVICE),
    Told(R.CODING, "Knee arthroscopy", "The code 29880 is invalid with the modifier on the knee claim.",
         "Procedure performed: knee arthroscopy, modifier RT, coded 29881 by the surgeon.", "modifier RT",
         "hold the codes against the record",
         stage=Stage.POST_SERVICE),
    Told(R.BUNDLING, "Biopsy of the left arm", "The biopsy is bundled and included in the payment for the excision.",
         "Biopsy of a separate lesion on the left arm, a different site from the excision.", "a different site",
         "if the record shows that they were apart", stage=Stage.POST_SERVICE),
    Told(R.MISSING_INFORMATION, "Sleep study", "The request did not include the sleep study notes.",
         "Sleep study notes faxed on September 9, receipt confirmed by the plan.", "receipt confirmed",
         "decide on the papers that are here"),
    Told(R.TIMELY_FILING, "Office visit", "The claim was filed after the timely filing limit.",
         "Claim submitted on March 3 and accepted by the clearinghouse the same day.", "accepted by the clearinghouse",
         "the day on which the claim was first sent", stage=Stage.POST_SERVICE),
    Told(R.DUPLICATE_CLAIM, "Chest x-ray", "This is a duplicate claim; the x-ray was already processed.",
         "A second x-ray was repeated at 18:40 after the chest tube was placed.", "repeated at 18:40", "both claims side by side",
         stage=Stage.POST_SERVICE),
    Told(R.COORDINATION_OF_BENEFITS, "Physical therapy", "Our file shows other insurance that is the primary payer.",
         "The other coverage with Tidewater ended on January 31; no other insurance.", "ended on January 31", "which plan pays first",
         stage=Stage.POST_SERVICE),
    Told(R.ELIGIBILITY, "Colon screening", "Your coverage was not in effect on that day; you were not eligible.",
         "Eligibility verified on the day: coverage active through December 31.", "coverage active", "check the days of coverage",
         stage=Stage.POST_SERVICE),
    Told(R.EMERGENCY, "Emergency department visit", "This was not an emergency.",
         "Brought in by ambulance with sudden chest pressure and short of breath. ESI level 2.", "sudden chest pressure",
         "prudent layperson", stage=Stage.POST_SERVICE),
    Told(R.REFERRAL, "Cardiology visit", "No referral was on file for the cardiology visit.",
         "Referral by Dr. Moss dated June 1, number RF-2207, sent to the cardiology office.", "number RF-2207", "match the referral",
         stage=Stage.POST_SERVICE),
    Told(R.RESCISSION, "Hospital stay", "Your coverage is terminated back to its first day for a false statement.",
         "The application lists asthma.", "A rescission of coverage is an adverse benefit determination",
         "name the statement that you say"),
    Told(R.COST_SHARING, "Lab tests", "Your share is $480 because the lab tests have a coinsurance of 40%.",
         "Lab tests drawn at the clinic.", "Lab tests at a network clinic: $20 copay", "by the plan's own schedule",
         plan="Schedule\n\nLab tests at a network clinic: $20 copay, no coinsurance.", stage=Stage.POST_SERVICE),
    Told(R.NO_PRIOR_AUTHORIZATION, "Echo of the heart", "No prior authorization was obtained for the echo.",
         "Echo ordered on May 2.", "No prior authorization was obtained", "under my name and this code", stage=Stage.POST_SERVICE),
)  # fmt: skip


def brief(told: Told) -> Brief:
    """The reason's case, placed by the law room."""
    decided = FIRST + timedelta(days=list(Reason).index(told.reason))
    notice = samples.doc(
        "notice.txt",
        f"Larkfield Health\nDate: {written(decided)}\nMember: Ada Quill\nMember ID: LH20771\nService: {told.service}\n\n"
        f"Reason for denial\n\n{told.says}\n\nYou may appeal.",
    )
    chart = samples.doc("chart.txt", f"Clinic note\n{told.record}")
    plan = samples.doc("plan.txt", told.plan) if told.plan else None
    facts = (
        samples.fact("payer_name", "Larkfield Health", (notice, "Larkfield Health")),
        samples.fact("patient_name", "Ada Quill", (notice, "Member: Ada Quill")),
        samples.fact("member_id", "LH20771", (notice, "Member ID: LH20771")),
        samples.fact("notice_date", decided, (notice, written(decided))),
        samples.fact("service", told.service, (notice, told.service)),
    )
    made = samples.Case(
        notice, facts, told.plan_type, (told.reason,), (), (chart,), plan=plan, state="NY", stage=told.stage,
        emergency=told.reason is R.EMERGENCY, events={"notice_dated": decided}, days={"chart.txt": date(2026, 9, 20)},
    ).brief()  # fmt: skip
    return replace(made, rights=rights_of(made.case, made.rules, as_of=made.as_of))


def appeal(told: Told) -> Letter:
    """The appeal of the reason's case, through the gate."""
    made = brief(told)
    return gate(draft(LetterKind.APPEAL, made), made)
