"""The law in plain words, by rule: short sentences for the payer that a claimant can read too; {cite} is the citation in force.

What prints is checked against the rule's own text. A sentence that begins with "Please" only asks.
"""

from __future__ import annotations

# fmt: off
SAID: dict[str, str] = {
    # the claims procedure rule
    "law.federal.claims.claim_file":
        "Please send me, free of charge, copies of all papers and records relevant to {about} ({cite}).",
    "law.federal.claims.reviewer":
        "The person who decides this appeal may not have made the first decision or work under the person who did, and owes that "
        "decision no deference. If it turns on medical judgment, a health care professional with training and experience in the field "
        "must be asked ({cite}).",
    "law.federal.claims.expert_identity":
        "Please name the medical experts whose advice was obtained, whether or not it was relied on ({cite}).",
    "law.federal.claims.full_review":
        "The review must take into account everything sent with this letter, even what was not sent or looked at before ({cite}).",
    "law.federal.claims.voluntary_level": "A further level of appeal that is voluntary need not be used first ({cite}).",
    "law.federal.claims.reduction_notice":
        "To cut an approved course of treatment early is itself a denial. The notice must come early enough to appeal and get a decision "
        "before the cut ({cite}).",
    "law.federal.claims.notice_reason": "The notice must give the specific reason for the denial ({cite}).",
    "law.federal.claims.notice_clinical":
        "A denial of this kind must explain the clinical judgment and apply the plan's terms to the patient's own medical circumstances, "
        "or offer that explanation free on request ({cite}).",
    "law.federal.claims.notice_criterion":
        "Please send {about}, whole and in the version that was relied on. A copy is free on request ({cite}).",
    "law.federal.claims.notice_provision": "The notice must refer to the specific plan provisions on which the denial is based ({cite}).",
    "law.federal.claims.notice_perfect":
        "The notice must say what more is needed to complete the claim, and why ({cite}).",
    "law.federal.claims.impossible_authorization":
        "A claim may not be denied for want of prior approval where it was impossible to get, or where asking for it could seriously "
        "jeopardize life or health ({cite}).",
    "law.federal.claims.consistency":
        "The plan must follow its own documents and treat people in the same situation alike ({cite}).",
    "law.federal.claims.expedited_appeal":
        "An urgent appeal may be made by telephone or in writing, and papers go back and forth by telephone, fax or another fast way "
        "({cite}).",
    "law.federal.claims.decide_appeal_urgent": "An urgent appeal must be decided within 72 hours ({cite}).",
    "law.federal.claims.decide_appeal_pre": "The care has not been given yet, so the decision is due within 30 days ({cite}).",
    "law.federal.claims.decide_appeal_pre_two":
        "The care has not been given yet, so the decision at this level is due within 15 days ({cite}).",
    "law.federal.claims.decide_appeal_post": "The care has been given, so the decision is due within 60 days ({cite}).",
    "law.federal.claims.decide_appeal_post_two": "The care has been given, so the decision at this level is due within 30 days ({cite}).",
    "law.federal.claims.representative": "The plan must let an authorized representative act for the patient ({cite}).",
    "law.federal.claims.no_retroactive_right":
        "I know that this request does not stop the time to appeal ({cite}). I make the appeal in time all the same.",
    "law.federal.claims.deemed_exhausted":
        "Where a plan fails to follow the claims procedure, its appeals are deemed exhausted ({cite}).",
    "law.federal.claims.no_fee": "A plan may not ask for a fee for a claim or an appeal ({cite}).",
    "law.federal.claims.wrong_filing":
        "If a request for approval reached the plan in the wrong way, the plan had to say how to do it right within 5 days ({cite}).",
    "law.federal.claims.notice_documents":
        "The notice of a denied appeal must offer free copies of everything relevant to the claim ({cite}).",
    # the ACA's rule on appeals and external review
    "law.federal.aca.new_evidence":
        "Any new evidence or reason must be given to me free of charge, early enough to answer it before the final decision ({cite}).",
    "law.federal.aca.attending_provider":
        "The attending provider says whether a claim is urgent, and the plan must defer to that ({cite}).",
    "law.federal.aca.continued_coverage":
        "Coverage of an ongoing course of treatment must continue until the appeal is decided ({cite}).",
    "law.federal.aca.codes_on_request": "Please also give me the diagnosis and treatment codes with their meanings ({cite}).",
    "law.federal.aca.notice_standard":
        "The reasons must give the denial code with its meaning and the standard that was used. A final denial must discuss the decision "
        "({cite}).",
    "law.federal.aca.impartial":
        "Those who decide may not be paid or promoted by how likely they are to support a denial ({cite}).",
    "law.federal.aca.external_scope":
        "What stands of the denial involves medical judgment and may go to external review. Please send the steps for it ({cite}).",
    "law.federal.aca.external_state_standards":
        "What stands of the denial turns on medical judgment and may go to the state's external review. Please send the steps for it "
        "({cite}).",
    "law.federal.aca.external_scope_nsa":
        "External review also hears whether the plan keeps the rules on surprise billing. If any part of the denial stands, please send "
        "the steps for it ({cite}).",
    "law.federal.aca.external_scope_network":
        "If the plan covers care out of network that cannot be had in network, a denial of it involves medical judgment and may go to "
        "external review ({cite}).",
    "law.federal.aca.external_de_novo": "The external reviewer decides afresh and is not bound by the plan's decision ({cite}).",
    "law.federal.aca.external_information":
        "More can be sent within ten business days after the reviewer's notice, and it must be considered ({cite}).",
    "law.federal.aca.external_reversal": "If the denial is reversed, the plan must authorize or pay immediately ({cite}).",
    "law.federal.aca.external_expedited":
        "If waiting would seriously jeopardize life, health or the ability to regain maximum function, an expedited external review may "
        "be asked for at the same time ({cite}).",
    "law.federal.aca.deemed_exhausted":
        "Where the rules on internal appeals are not strictly followed, they are deemed exhausted, and external review may be asked for "
        "at once ({cite}).",
    "law.federal.aca.external_no_fee": "The external review may not cost the patient anything ({cite}).",
    "law.federal.aca.rescission": "A rescission of coverage is an adverse benefit determination, and external review hears it ({cite}).",
    # emergencies and surprise bills
    "law.federal.nsa.emergency_no_authorization":
        "Emergency services must be covered without any prior authorization, also out of network ({cite}).",
    "law.federal.nsa.prudent_layperson":
        "An emergency is judged by what a prudent layperson could reasonably expect from the symptoms. Diagnosis codes alone may not "
        "limit it ({cite}).",
    "law.federal.nsa.emergency_cost_sharing":
        "The cost share for out-of-network emergency care may not be greater than in network ({cite}).",
    "law.federal.nsa.emergency_no_balance_bill":
        "The out-of-network hospital or doctor may not bill more than the in-network share ({cite}).",
    "law.federal.nsa.facility":
        "For care by an out-of-network provider at an in-network facility the share may not be greater than in network, unless notice "
        "was given and consent obtained ({cite}).",
    "law.federal.nsa.facility_no_balance_bill":
        "At an in-network facility an out-of-network provider may not bill more than the in-network share, unless notice and consent "
        "were as the rules ask ({cite}).",
    # Medicare Advantage
    "law.federal.medicare_advantage.expedited":
        "The plan must expedite if a physician says that the standard time could seriously jeopardize life, health or the ability to "
        "regain maximum function. It must then decide within 72 hours ({cite}).",
    "law.federal.medicare_advantage.decide_urgent": "An expedited reconsideration must be decided within 72 hours ({cite}).",
    "law.federal.medicare_advantage.decide_pre": "A reconsideration of care not yet received is due within 30 days ({cite}).",
    "law.federal.medicare_advantage.decide_post": "A reconsideration about payment is due within 60 days ({cite}).",
    "law.federal.medicare_advantage.decide_part_b": "A reconsideration about a Part B drug is due within 7 days ({cite}).",
    "law.federal.medicare_advantage.who_may_file": "A physician who treats the patient may ask for this on the patient's behalf ({cite}).",
    "law.federal.medicare_advantage.good_cause":
        "For good cause the plan may accept a late request. It is made in writing, with the reason why it is late ({cite}).",
    "law.federal.medicare_advantage.forward":
        "If any part of the denial is upheld, the plan must send the case file to the independent entity by itself ({cite}).",
    "law.federal.medicare_advantage.expedited_forward":
        "If any part of the denial is upheld, the plan must send the file to the independent entity within 24 hours ({cite}).",
    "law.federal.medicare_advantage.late_forward":
        "A plan that does not decide in time is taken to have upheld its denial. It must send the file to the independent entity "
        "({cite}).",
    "law.federal.medicare_advantage.reviewer":
        "Those who decide this may not have been involved in the denial. If it is about medical necessity, a physician with expertise in "
        "the field of this service must decide ({cite}).",
    "law.federal.medicare_advantage.authorization_kept":
        "If the plan approved the service by prior authorization, it may not deny it later for lack of medical necessity ({cite}).",
    "law.federal.medicare_advantage.concurrent":
        "A refusal to provide or pay for a service, or for its type or level, carries full appeal rights ({cite}).",
    "law.federal.medicare_advantage.notice": "The notice must state the specific reasons ({cite}).",
    "law.federal.medicare_advantage.medicare_criteria":
        "The plan must follow Medicare's own coverage criteria. It may use its own only where Medicare's are not fully established "
        "({cite}).",
    "law.federal.medicare_advantage.basic_benefits":
        "The plan may not deny a basic benefit on coverage criteria that Medicare does not specify. It must look at the person's history, "
        "the physician's recommendations and clinical notes ({cite}).",
    "law.federal.medicare_advantage.expertise_first":
        "Before a denial for lack of medical necessity, a physician or other professional with expertise in the field must review the "
        "request ({cite}).",
    "law.federal.medicare_advantage.course_of_treatment":
        "An approval of a course of treatment must stay valid for as long as it is medically necessary to avoid a break in care ({cite}).",
    "law.federal.medicare_advantage.out_of_network":
        "The plan must arrange and cover care outside its network, at the in-network share, where an in-network provider is unavailable "
        "or inadequate for the patient's medical needs ({cite}).",
    "law.federal.medicare_advantage.emergency":
        "The plan must pay for emergency care in or out of its network, authorized or not. An emergency is what a prudent layperson would "
        "take for one, regardless of the final diagnosis ({cite}).",
    "law.federal.medicare_advantage.post_stabilization":
        "The plan must pay for care after stabilization if it does not answer a request for approval within 1 hour or cannot be reached "
        "({cite}).",
    "law.federal.medicare_advantage.step_therapy":
        "For a drug that a doctor or nurse gives, the plan may ask for other drugs first only of members who newly start it ({cite}).",
    "law.federal.medicare_advantage.effectuation":
        "If the plan reverses its denial of care, it must authorize or provide the care within its own 30 days ({cite}).",
    "law.federal.medicare.inpatient":
        "Inpatient care is generally right where the physician expects a stay that crosses at least two midnights, on the history, the "
        "signs and the risk in the record ({cite}).",
    # Part D
    "law.federal.part_d.expedited": "An expedited redetermination must be decided within 72 hours ({cite}).",
    "law.federal.part_d.decide_standard": "A redetermination about a drug not yet received is due within 7 days ({cite}).",
    "law.federal.part_d.decide_payment": "A redetermination about payment is due within 14 days ({cite}).",
    "law.federal.part_d.good_cause":
        "For good cause the plan may accept a late request. It is made in writing, with the reason why it is late ({cite}).",
    "law.federal.part_d.ire_on_request":
        "If the denial stands, please tell me how to ask the independent entity for its review ({cite}).",
    "law.federal.part_d.exception":
        "An exception must be decided within 72 hours after the prescriber's statement comes, or 24 hours if it is expedited ({cite}).",
    "law.federal.part_d.exception_reasons":
        "An exception is owed where the prescriber states that the drug is medically necessary because the listed drugs would not be as "
        "effective or would have adverse effects, or because the required drugs or the limit on doses have failed or are likely to "
        "({cite}).",
    "law.federal.part_d.reviewer":
        "Those who decide this may not have been involved in the denial. If it is about medical necessity, a physician with expertise in "
        "the field of this drug must decide ({cite}).",
    "law.federal.part_d.ire_physician":
        "The independent entity must ask the prescriber for his or her views. If the denial is about medical necessity, a physician with "
        "expertise in the field decides ({cite}).",
    "law.federal.part_d.tiering_exception":
        "A drug on the list may be given at a lower tier's price where the prescriber states that the preferred drugs would not be as "
        "effective or would have adverse effects ({cite}).",
    "law.federal.part_d.late_forward":
        "A plan that misses its time to decide has made a denial and must send the case to the independent entity within 24 hours "
        "({cite}).",
    # Original Medicare
    "law.federal.medicare_original.good_cause": "The contractor may extend the time for good cause ({cite}).",
    "law.federal.medicare_original.redetermination_first":
        "No one who took part in the first decision may make the redetermination ({cite}).",
    "law.federal.medicare_original.local_policies":
        "The independent contractor must consider a local coverage policy but is not bound by it ({cite}).",
    # Medicaid, CHIP
    "law.federal.medicaid_managed_care.continuation_conditions":
        "Services that were authorized before and are being cut or ended go on during the appeal. An authorized provider must have ordered "
        "them, the authorization may not have run out, and they must be asked for in time ({cite}).",
    "law.federal.medicaid_managed_care.expedited":
        "The plan must expedite if a provider says that the standard time could seriously jeopardize life, physical or mental health, or "
        "the ability to attain, maintain or regain maximum function ({cite}).",
    "law.federal.medicaid_managed_care.decide_standard": "The appeal must be decided within 30 days ({cite}).",
    "law.federal.medicaid_managed_care.decide_urgent": "An expedited appeal must be decided within 72 hours ({cite}).",
    "law.federal.medicaid_managed_care.notice_reason":
        "Please send me, free of charge, copies of all papers relevant to {about}, with the medical necessity criteria and the standards "
        "used in setting limits ({cite}).",
    "law.federal.medicaid_managed_care.case_file":
        "Please send me the whole case file, free of charge and early enough before your time to decide runs out ({cite}).",
    "law.federal.medicaid_managed_care.criteria_limits":
        "Services must be sufficient in amount, duration and scope, and may not be cut only because of the diagnosis or condition. Limits "
        "must reflect the ongoing need of people with chronic conditions ({cite}).",
    "law.federal.medicaid_managed_care.decider":
        "A decision to give less than was asked for must be made by someone with expertise in the patient's needs, and the plan's meaning "
        "of medical necessity may not be more restrictive than the state's own ({cite}).",
    "law.federal.medicaid_managed_care.effectuation":
        "If the denial is reversed, the services must be authorized or provided promptly, and no later than 72 hours after ({cite}).",
    "law.federal.medicaid_managed_care.reviewer":
        "Those who decide the appeal may not have taken part in any earlier decision or work under those who did ({cite}).",
    "law.federal.medicaid_managed_care.expertise":
        "An appeal about medical necessity must be decided by people with clinical expertise in treating the condition. They must take "
        "into account all that is sent, even if it was not there before ({cite}).",
    "law.federal.medicaid_managed_care.deemed_exhausted":
        "Where the plan does not keep the rules on notice and time, its appeal is deemed exhausted, and a state fair hearing may be asked "
        "for at once ({cite}).",
    "law.federal.medicaid_managed_care.fair_hearing_longest":
        "If any part of the denial stands, a state fair hearing can follow. Please send the steps for it with the decision ({cite}).",
    "law.federal.medicaid.epsdt":
        "A Medicaid member under 21 is owed the necessary care and treatment to correct or ameliorate a condition, whether or not the "
        "state's plan covers it for adults ({cite}).",
    "law.federal.medicaid_managed_care.emergency":
        "A Medicaid plan covers emergency services without prior authorization, with or without a contract with the provider. An "
        "emergency is what a prudent layperson would take for one ({cite}).",
    "law.federal.medicaid_managed_care.emergency_lists":
        "Lists of diagnoses or symptoms may not limit what an emergency is, and the patient may not be charged for the screening and "
        "treatment that follow ({cite}).",
    "law.federal.medicaid_managed_care.hearing_time":
        "The state ordinarily decides within 90 days after the day of the appeal to the plan ({cite}).",
    "law.federal.medicaid.hearing_help": "The agency may not limit or interfere with the freedom to ask for a hearing ({cite}).",
    "law.federal.medicaid.case_file":
        "Please let me examine the case file and all papers to be used, in time before the hearing ({cite}).",
    "law.federal.medicaid.continuation":
        "If a hearing is asked for before the date of the change, the services may not be cut or ended until the hearing is decided "
        "({cite}).",
    "law.federal.medicaid.expedited_hearing":
        "There must be an expedited hearing for those whose life, health or ability to attain, maintain or regain maximum function the "
        "ordinary time could jeopardize ({cite}).",
    "law.federal.medicaid.advance_notice":
        "The agency must send its notice at least 10 days before a cut or an end of services takes effect ({cite}).",
    "law.federal.chip.managed_care": "CHIP managed care plans follow the appeal rules of Medicaid plans ({cite}).",
    # federal employees, TRICARE, VA
    "law.federal.fehb.decide": "The carrier must act on this within 30 days ({cite}).",
    "law.federal.fehb.good_cause":
        "The time may be extended where circumstances beyond the patient's control kept the request from being in time ({cite}).",
    "law.federal.fehb.opm_filing":
        "If any part of the denial stands, please send the steps for review by OPM with the decision ({cite}).",
    "law.federal.fehb.notice":
        "A carrier that affirms its denial must give the specific and detailed reasons and the right to OPM's review ({cite}).",
    "law.federal.fehb.surprise_bills":
        "FEHB carriers must follow the federal rules on emergency services and surprise bills as group plans do ({cite}).",
    "law.federal.tricare.expedited": "An expedited appeal can be had for inpatient stays and prior authorization ({cite}).",
    "law.federal.tricare.reviewer":
        "The reconsideration is a thorough and independent review by someone who was not involved in the first decision ({cite}).",
    "law.federal.va.clinical_appeal":
        "A decision of the care team is reviewed by a clinical appeal. Please have the patient advocate of the facility start one "
        "({cite}).",
    # remittances, drug lists, mental health
    "law.federal.remittance.group_code_co":
        "The group code CO marks an amount that falls to the provider under its contract or the rules ({cite}).",
    "law.federal.qhp.formulary_exception":
        "A request for a drug that is not on the list must be decided within 72 hours, and within 24 hours in exigent circumstances "
        "({cite}).",
    "law.federal.qhp.exception_external":
        "If the plan denies the exception, an independent review organization may look at it. The plan must give that answer within 72 "
        "hours, or 24 hours if the request was expedited ({cite}).",
    "law.federal.mhpaea.criteria":
        "For mental health or substance use care the plan must give, on request, its medical necessity criteria and the reason for the "
        "denial. Its limits may be no more restrictive than those for other care ({cite}).",
    "law.federal.mhpaea.analysis":
        "A plan that limits this care by authorization, step therapy or the like must have a written comparative analysis which shows "
        "that the limit is no stricter than for other care. Please send it ({cite}).",
}
# fmt: on
