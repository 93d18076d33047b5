"""The law in the words of a letter to the payer, by rule: what prints is checked against the rule's own text and its citation.

The citation itself stands in the law tables only; {cite} is filled from the value in force on the day of the letter.
"""

from __future__ import annotations

from denialhelp.casefile.letter import Statement, Support
from denialhelp.casefile.slugs import PlanType
from denialhelp.letters.lawbook import LawText
from denialhelp.letters.statements import Pen, ask, say

SAID: dict[str, str] = {
    # the claims procedure rule
    "law.federal.claims.claim_file": "Please send me, free of charge, copies of all documents, records and other information relevant to "
    "{about} ({cite}).",
    "law.federal.claims.reviewer": "The person who decides this appeal may not be the one who made the first decision or someone who "
    "works under that person, owes the first decision no deference, and where it turns on medical judgment must consult a health care "
    "professional with appropriate training and experience in the field ({cite}).",
    "law.federal.claims.expert_identity": "Please name the medical experts whose advice was obtained, whether or not it was relied on "
    "({cite}).",
    "law.federal.claims.full_review": "The review must take into account everything sent with this letter, whether or not it was "
    "submitted or considered before ({cite}).",
    "law.federal.claims.voluntary_level": "A further voluntary level of appeal need not be used first ({cite}).",
    "law.federal.claims.reduction_notice": "Cutting an approved course of treatment early is itself a denial, and the notice must come "
    "early enough to appeal and get a "
    "decision before the cut ({cite}).",
    "law.federal.claims.notice_clinical": "A denial of this kind must explain the clinical judgment by applying the plan's terms to the "
    "patient's own medical "
    "circumstances, or offer that explanation free on request ({cite}).",
    "law.federal.claims.notice_criterion": "Please send {about}, whole and in the version that was relied on; a copy is free on request "
    "({cite}).",
    "law.federal.claims.notice_provision": "The notice must refer to the specific plan provisions on which the denial is based ({cite}).",
    "law.federal.claims.notice_perfect": "The notice must describe any additional information needed to complete the claim and explain "
    "why it is needed ({cite}).",
    "law.federal.claims.impossible_authorization": "A claim may not be denied for want of prior approval where getting it was impossible "
    "or asking for it could seriously "
    "jeopardize life or health ({cite}).",
    "law.federal.claims.consistency": "The plan's terms must be applied as the plan documents say, and consistently for similarly "
    "situated claimants ({cite}).",
    "law.federal.claims.expedited_appeal": "An appeal in an urgent claim may be made by telephone or in writing, and information goes "
    "back and forth by telephone, fax "
    "or another fast way ({cite}).",
    "law.federal.claims.decide_appeal_urgent": "An urgent appeal must be decided within 72 hours ({cite}).",
    "law.federal.claims.decide_appeal_pre": "Because the service has not been provided, the decision is due within 30 days ({cite}).",
    "law.federal.claims.decide_appeal_pre_two": "Because the service has not been provided, the decision at this level is due within 15 "
    "days ({cite}).",
    "law.federal.claims.decide_appeal_post": "Because the service has been provided, the decision is due within 60 days ({cite}).",
    "law.federal.claims.decide_appeal_post_two": "Because the service has been provided, the decision at this level is due within 30 "
    "days ({cite}).",
    "law.federal.claims.representative": "The plan must let an authorized representative act for the patient ({cite}).",
    "law.federal.aca.external_scope_network": "Where the plan covers care out of network if it cannot effectively be had in network, a "
    "denial as out of network involves medical judgment and may go to external review ({cite}).",
    "law.federal.claims.no_retroactive_right": "I know that this request does not stop the time to appeal ({cite}); the appeal is made "
    "in time all the same.",
    "law.federal.claims.deemed_exhausted": "Where a plan fails to follow the claims procedure, its remedies are deemed exhausted ({cite}).",
    # the ACA's rule on appeals and external review
    "law.federal.aca.new_evidence": "Any new evidence or reason must be given to me free of charge, early enough to answer it before the "
    "final decision ({cite}).",
    "law.federal.aca.attending_provider": "Whether a claim is urgent is for the attending provider to say, and the plan must defer to "
    "that ({cite}).",
    "law.federal.aca.continued_coverage": "Coverage of an ongoing course of treatment must continue until the appeal is decided ({cite}).",
    "law.federal.aca.codes_on_request": "Please also give me the diagnosis and treatment codes with their meanings ({cite}).",
    "law.federal.aca.notice_standard": "The reasons must include the denial code with its meaning and the standard that was used, and a "
    "final denial must discuss the "
    "decision ({cite}).",
    "law.federal.aca.external_scope": "If any part of the denial stands, it involves medical judgment and may go to external review; "
    "please send the instructions for it "
    "with the decision ({cite}).",
    "law.federal.aca.external_scope_nsa": "Whether the plan follows the surprise-billing and cost-sharing protections may go to external "
    "review; please send the "
    "instructions for it if any part of the denial stands ({cite}).",
    "law.federal.aca.external_de_novo": "The external reviewer decides afresh and is not bound by the plan's decision ({cite}).",
    "law.federal.aca.external_reversal": "If the denial is reversed, the plan must authorize or pay immediately ({cite}).",
    "law.federal.aca.external_expedited": "Because waiting would seriously jeopardize life, health or the ability to regain maximum "
    "function, an expedited external review "
    "may be asked for at the same time ({cite}).",
    "law.federal.aca.deemed_exhausted": "Where the internal appeal rules are not strictly followed, they are deemed exhausted and "
    "external review may be asked for at "
    "once ({cite}).",
    "law.federal.aca.external_no_fee": "The external review costs the patient nothing ({cite}).",
    "law.federal.aca.rescission": "A rescission of coverage is an adverse benefit determination, and external review hears it ({cite}).",
    # the No Surprises Act's rule on emergencies
    "law.federal.nsa.emergency_no_authorization": "Emergency services must be covered without any prior authorization, also out of "
    "network ({cite}).",
    "law.federal.nsa.prudent_layperson": "An emergency is judged by what a prudent layperson could reasonably expect from the symptoms, "
    "and may not be limited by "
    "diagnosis codes alone ({cite}).",
    "law.federal.nsa.emergency_cost_sharing": "The cost share for out-of-network emergency care may not be greater than in network "
    "({cite}).",
    "law.federal.nsa.emergency_no_balance_bill": "The out-of-network hospital or doctor may not bill more than the in-network share "
    "({cite}).",
    # Medicare Advantage, Part D, Original Medicare
    "law.federal.medicare_advantage.expedited": "The plan must expedite where a physician asks for it or supports it saying that the "
    "standard time could seriously "
    "jeopardize life, health or the ability to regain maximum function, and must then decide within 72 hours ({cite}).",
    "law.federal.medicare_advantage.decide_urgent": "An expedited reconsideration must be decided within 72 hours ({cite}).",
    "law.federal.medicare_advantage.decide_pre": "A standard reconsideration of care not yet received is due within 30 days ({cite}).",
    "law.federal.medicare_advantage.decide_post": "A reconsideration about payment is due within 60 days ({cite}).",
    "law.federal.medicare_advantage.decide_part_b": "A reconsideration about a Part B drug is due within 7 days ({cite}).",
    "law.federal.medicare_advantage.who_may_file": "A physician who treats the patient may ask for this on the patient's behalf ({cite}).",
    "law.federal.medicare_advantage.good_cause": "For good cause the plan may accept a late request, made in writing with the reason why "
    "it is late ({cite}).",
    "law.federal.medicare_advantage.forward": "If the denial is upheld in whole or part, the plan must send the case file to the "
    "independent entity by itself ({cite}).",
    "law.federal.medicare_advantage.late_forward": "A plan that does not decide in time is taken to have upheld its denial and must send "
    "the file to the independent "
    "entity ({cite}).",
    "law.federal.medicare_advantage.reviewer": "The reconsideration must be decided by people who were not involved in the denial, and "
    "where it is about medical "
    "necessity by a physician with expertise in the field appropriate for the service ({cite}).",
    "law.federal.medicare_advantage.authorization_kept": "Where the plan approved the service by prior authorization it may not deny it "
    "later for lack of medical "
    "necessity ({cite}).",
    "law.federal.medicare_advantage.concurrent": "A refusal to provide or pay for a service, also of its type or level, carries full "
    "appeal rights ({cite}).",
    "law.federal.medicare_advantage.notice": "The notice must state the specific reasons ({cite}).",
    "law.federal.medicare_advantage.medicare_criteria": "The plan must follow Medicare's own coverage criteria, and may use criteria of "
    "its own only where Medicare's are "
    "not fully established ({cite}).",
    "law.federal.medicare_advantage.basic_benefits": "The plan may not deny a basic benefit on coverage criteria that Medicare does not "
    "specify, and must look at the person's history, the physician's recommendations and clinical notes ({cite}).",
    "law.federal.medicare_advantage.expertise_first": "Before a denial for lack of medical necessity a "
    "physician or other professional with "
    "expertise in the field appropriate for the service must review the request ({cite}).",
    "law.federal.medicare_advantage.course_of_treatment": "An approval of a course of treatment must stay valid for as long as it is "
    "medically necessary to avoid a break in care ({cite}).",
    "law.federal.part_d.expedited": "An expedited redetermination must be decided within 72 hours ({cite}).",
    "law.federal.part_d.decide_standard": "A redetermination about a drug not yet received is due within 7 days ({cite}).",
    "law.federal.part_d.decide_payment": "A redetermination about payment is due within 14 days ({cite}).",
    "law.federal.part_d.good_cause": "For good cause the plan may accept a late request, made in writing with the reason why it is late "
    "({cite}).",
    "law.federal.part_d.ire_on_request": "If the denial stands, please tell me how to ask the independent entity for its review ({cite}).",
    "law.federal.part_d.exception": "An exception must be decided within 72 hours, or 24 hours where it is expedited, after the "
    "prescriber's supporting statement is "
    "received ({cite}).",
    "law.federal.medicare_original.good_cause": "The time may be extended for good cause ({cite}).",
    # Medicaid, CHIP
    "law.federal.medicaid_managed_care.continuation_conditions": "Services continue while the appeal is pending where it is about "
    "reducing or ending services that were "
    "authorized before, an authorized provider ordered them, the authorization has not run out, and they are asked for in time ({cite}).",
    "law.federal.medicaid_managed_care.expedited": "The plan must expedite where a provider says that the standard time could seriously "
    "jeopardize life, physical or mental "
    "health, or the ability to attain, maintain or regain maximum function ({cite}).",
    "law.federal.medicaid_managed_care.decide_standard": "The appeal must be decided within 30 days ({cite}).",
    "law.federal.medicaid_managed_care.decide_urgent": "An expedited appeal must be decided within 72 hours ({cite}).",
    "law.federal.medicaid_managed_care.notice_reason": "Please send me, free of charge, copies of all documents relevant to {about}, "
    "with the medical necessity criteria "
    "and the standards used in setting limits ({cite}).",
    "law.federal.medicaid_managed_care.criteria_limits": "Services must be sufficient in amount, duration and scope, may not be cut only "
    "because of the diagnosis or "
    "condition, and limits must reflect the ongoing need of people with chronic conditions ({cite}).",
    "law.federal.medicaid_managed_care.effectuation": "If the denial is reversed, the services must be authorized or provided promptly "
    "and no later than 72 hours after "
    "({cite}).",
    "law.federal.medicaid_managed_care.reviewer": "The appeal must be decided by people who took no part in any earlier decision and are "
    "not subordinates of those who did "
    "({cite}).",
    "law.federal.medicaid_managed_care.deemed_exhausted": "Where the plan does not keep the rules on notice and time, its appeal is "
    "deemed exhausted and a state fair hearing "
    "may be asked for at once ({cite}).",
    "law.federal.medicaid_managed_care.fair_hearing_longest": "If any part of the denial stands, a state fair hearing can follow; please "
    "send the instructions for it with the "
    "decision "
    "({cite}).",
    "law.federal.medicaid.epsdt": "A Medicaid member under 21 is owed the necessary care and treatment to correct "
    "or ameliorate a condition, "
    "whether or not the state's plan covers it for adults ({cite}).",
    "law.federal.medicaid_managed_care.emergency": "A Medicaid plan covers emergency services without regard to prior authorization and to "
    "whether the provider has a contract with it, and an emergency is what a prudent layperson would take for one ({cite}).",
    "law.federal.medicaid.hearing_help": "The agency may not limit or interfere with the freedom to ask for a hearing ({cite}).",
    "law.federal.chip.managed_care": "CHIP managed care plans follow the appeal rules of Medicaid plans ({cite}).",
    # federal employees, TRICARE, VA
    "law.federal.fehb.decide": "The carrier must act on this within 30 days ({cite}).",
    "law.federal.fehb.good_cause": "The time may be extended where circumstances beyond the patient's control prevented a request in "
    "time ({cite}).",
    "law.federal.fehb.opm_filing": "If any part of the denial stands, please send the instructions for review by OPM with the decision "
    "({cite}).",
    "law.federal.tricare.expedited": "An expedited appeal can be had for inpatient stays and prior authorization ({cite}).",
    "law.federal.va.clinical_appeal": "A decision of the care team is reviewed by a clinical appeal; please have the patient advocate of "
    "the facility start one ({cite}).",
    # remittances and drug lists
    "law.federal.remittance.group_code_co": "The group code CO marks an amount that falls to the provider under its contract or the "
    "rules ({cite}).",
    "law.federal.qhp.formulary_exception": "A request for a drug that is not on the list must be decided within 72 hours, and within 24 "
    "hours in exigent circumstances "
    "({cite}).",
    "law.federal.nsa.facility": "For care by an out-of-network provider at an in-network facility the share may not be greater than in "
    "network, unless notice was given "
    "and consent obtained ({cite}).",
}
# What {about} stands for where the case gives no name for it.
_ABOUT = {
    "law.federal.claims.claim_file": "this claim",
    "law.federal.medicaid_managed_care.notice_reason": "the decision",
    "law.federal.claims.notice_criterion": "the rule, guideline or protocol",
}
_INDIVIDUAL = (PlanType.INDIVIDUAL_ACA, PlanType.STUDENT)


def _cite(law: LawText, plan_type: PlanType | None) -> str:
    """The citation to print: the paragraph for individual coverage where the plan is that, else the first."""
    own = [c for c in law.cites if "(b)(3)" in c] if plan_type in _INDIVIDUAL and "law.federal.aca." in law.rule else []
    return own[0] if own else law.cites[0]


def _of_this_process(pen: Pen, rule: str) -> bool:
    """Whether a rule on external review is of the process that this plan has: the law room lists those that hold among the protections."""
    if not rule.startswith("law.federal.aca.external_"):
        return True
    held = {p.rule for p in pen.brief.rights.protections}
    return not held or rule in held


def law_says(pen: Pen, *rules: str, about: str = "", support: tuple[Support, ...] = ()) -> tuple[Statement, ...]:
    """The first of these rules that governs this plan today, as a sentence for the payer; nothing where none does.

    A sentence that only asks ("Please ...") asserts nothing. `about` takes the place of {about} in the sentence, borne by `support`.
    """
    for rule in rules:
        law, wording = pen.law(rule), SAID.get(rule)
        if law is None or wording is None or not _of_this_process(pen, rule):
            continue
        cite = _cite(law, pen.brief.plan_type)
        known = pen.law(rule, cite)
        if known is None:
            continue
        for named, more in ((about, support), ("", ())):
            sentence = wording.format(cite=cite, about=named or _ABOUT.get(rule, ""))
            made = (ask if sentence.startswith("Please") else say)(sentence, known.support(), *more)
            if pen.holds(made):
                return (made,)
    return ()
