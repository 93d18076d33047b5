"""What each of the payer's reasons turns on: the law that speaks to it, what in a record does, and what is asked about it.

The sentences ask; they assert nothing of the case. `decide` follows the proof, `wanted` stands where the papers hold none, `instead` is
what is asked for should the whole not be granted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from denialhelp.casefile.slugs import Reason

_TRIED = (
    r"\b(?:fail\w*|inadequate|no (?:lasting )?(?:relief|response|benefit|effect)|intoleran\w*|reaction|contraindicat\w*|stopped|"
    r"discontinu\w*|side effects?|did not (?:work|help|tolerate))\b"
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One reason's own argument. `laws`: of these the first that governs the plan is said."""

    wanted: str
    instead: str = ""
    decide: str = ""
    laws: tuple[str, ...] = ()
    record: re.Pattern[str] | None = None


def _speaks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


THEMES: Mapping[Reason, Theme] = {
    Reason.MEDICAL_NECESSITY: Theme(
        wanted="Please name the criterion that was held against the request, and the page of the record on which it was found not met.",
        instead="If you do not approve all of it, please approve the part that the record supports, and say why not the rest.",
    ),
    Reason.EXPERIMENTAL: Theme(
        wanted="Please name the evidence that was looked at, its date, and who judged it.",
        instead="If you still call it unproven, please name the treatment that you hold to be proven here, after what has been tried.",
        decide="Please judge it by the evidence as it stands today and by this record, not by a label.",
    ),
    Reason.STEP_THERAPY: Theme(
        wanted="Please list the drugs that must come first, and what in my history was looked at.",
        instead="If one more drug must come first, please name it, and say why it fits after what the record shows.",
        decide="Please count these as the steps that the plan asks for.",
        laws=("law.federal.medicare_advantage.step_therapy", "law.federal.part_d.exception_reasons"),
        record=_speaks(_TRIED),
    ),
    Reason.NON_FORMULARY: Theme(
        wanted="Please list the drugs on the list that are meant to take its place, and how an exception is asked for.",
        instead="If you name a drug on the list to take its place, please say why it would work here.",
        decide="Please decide the exception on how the drugs on the list have worked in this case.",
        laws=("law.federal.part_d.exception_reasons", "law.federal.qhp.formulary_exception"),
        record=_speaks(_TRIED),
    ),
    Reason.QUANTITY_LIMIT: Theme(
        wanted="Please say what the limit is, where it is written, and how the amount asked for was measured against it.",
        instead="If you do not approve the whole amount, please approve what you find supported, and show how you worked it out.",
        decide="Please judge the amount by what is needed here, as the prescriber set it.",
        laws=("law.federal.part_d.exception_reasons", "law.federal.medicaid_managed_care.criteria_limits"),
        record=_speaks(r"\b(?:dos(?:e|es|ing)|titrat\w*|increas\w*|breakthrough|lower dose|wears? off|weight|per (?:day|week|month))\b"),
    ),
    Reason.OFF_LABEL: Theme(
        wanted="Please say for which use the drug is covered, and in which references you looked.",
        instead="If you hold that the use is not accepted, please name the references that you looked in, with their dates.",
        decide="Please judge the use by the evidence for this condition, not by the label alone.",
        record=_speaks(_TRIED),
    ),
    Reason.DUPLICATE_THERAPY: Theme(
        wanted="Please name both drugs that are meant, and the days on which they are said to overlap.",
        instead="If you hold that one drug does the work of another, please name both and the days on which they overlap.",
        decide="Please look at which drug is taken now. One that was stopped is not a second one.",
        record=_speaks(r"\b(?:stopped|discontinu\w*|switch\w*|replac\w*|taper\w*|no longer tak\w*|different (?:class|mechanism))\b"),
    ),
    Reason.OUT_OF_NETWORK: Theme(
        wanted="Please name the providers in the network who give this service near me and can see me in time.",
        instead="If you say that the network has it, please give the name, the distance and the first free day.",
        decide="Please cover it at the in-network share, unless you can name someone in the network who gives this care in time.",
        laws=("law.federal.medicare_advantage.out_of_network", "law.federal.aca.external_scope_network"),
        record=_speaks(
            r"\b(?:in[- ]network|out[- ]of[- ]network|nearest|closest|no (?:other )?(?:providers?|specialists?|surgeons?|facilit\w+)|"
            r"waiting list|wait(?:ing)? (?:time|of)|not (?:accepting|taking)|(?:only|sole) (?:provider|center|specialist|surgeon))\b"
        ),
    ),
    Reason.PLAN_EXCLUSION: Theme(
        wanted="Please send the page of the plan that says so, in the version in force on the day of the service.",
        instead="If you hold to the exclusion, please send the page of the plan that says so, in the version in force on that day.",
        decide="Please read the exclusion by its own words and its exceptions, and hold the facts against them.",
        laws=("law.federal.claims.notice_provision",),
    ),
    Reason.BENEFIT_MAXIMUM: Theme(
        wanted="Please list what was counted toward the limit, each with its day.",
        instead="If the limit stands, please list each visit or amount that was counted, with its day.",
        decide="Please count again, and leave out what does not belong under this limit.",
        laws=("law.federal.claims.consistency", "law.federal.medicaid_managed_care.criteria_limits"),
    ),
    Reason.COSMETIC: Theme(
        wanted="Please say which facts of the record show that it is for looks alone.",
        instead="If you hold one part to be cosmetic, please approve the rest.",
        decide="Please judge it by the harm and the loss of function in this record, not by how it looks.",
        record=_speaks(
            r"\b(?:pain\w*|functional|infections?|rash\w*|ulcer\w*|intertrigo|obstruct\w*|visual field|breath\w*|interfer\w*|unable|"
            r"limit(?:s|ed|ation\w*)|numb\w*|fail\w* to (?:heal|improve))\b"
        ),
    ),
    Reason.CUSTODIAL: Theme(
        wanted="Please name the tasks that you hold to be custodial, and who judged the skill that they take.",
        instead="If you hold part of the care to be custodial, please name the tasks and the hours, and approve the rest.",
        decide="Please judge it by the skill that the tasks take, not by who stands nearby.",
        laws=("law.federal.medicaid_managed_care.criteria_limits",),
        record=_speaks(r"\b(?:skilled|assess\w*|suction\w*|ventilat\w*|wounds?|inject\w*|catheter|tube|titrat\w*|monitor\w*|nurs\w+)\b"),
    ),
    Reason.LEVEL_OF_CARE: Theme(
        wanted="Please name the lower level that you have in mind, and say how it meets each need in the record.",
        instead="If you hold to a lower level of care, please name the place with a free bed that can give what the record asks for.",
        record=_speaks(r"\b(?:requires?|needs?|unable|hours? (?:a|of)|daily|24[- ]hour|close|supervis\w*|unstable|risk)\b"),
    ),
    Reason.SITE_OF_CARE: Theme(
        wanted="Please name the place that you have in mind, and who judged that it is safe in this case.",
        instead="If another place must be used, please name one that has room, and keep the present one until the change is made.",
        decide="Please judge whether another place is safe in this case, on this record.",
        record=_speaks(
            r"\b(?:reactions?|anaphyla\w*|unstable|monitor\w*|(?:poor|difficult|no) (?:venous )?access|lives alone|no (?:caregiver|one at "
            r"home)|hospital (?:setting|outpatient)|resuscitat\w*|not (?:safe|suitable) (?:for|at) home)\b"
        ),
    ),
    Reason.LENGTH_OF_STAY: Theme(
        wanted="Please name the first day that you do not cover, and the note on which that rests.",
        instead="If you do not approve every day, please approve those that the notes support, and name the first that they do not.",
        decide="Please go day by day, on what the notes of each day say.",
        laws=("law.federal.medicare_advantage.course_of_treatment",),
        record=_speaks(r"\b(?:fever|oxygen|unstable|not (?:yet )?(?:ready|safe|stable|able)|drain\w*|intravenous|IV|wean\w*|discharge)\b"),
    ),
    Reason.CODING: Theme(
        wanted="Please say which code was found wrong, and against which rule.",
        instead="If a code is wrong, please say which, and let the provider send a corrected claim.",
        decide="Please hold the codes against the record of the care.",
        laws=("law.federal.aca.notice_standard",),
    ),
    Reason.BUNDLING: Theme(
        wanted="Please say which service this one is part of in your view, and by which rule.",
        instead="If they belong together in your view, please name the rule and its version.",
        decide="Please pay the services apart if the record shows that they were apart.",
        laws=("law.federal.aca.notice_standard",),
    ),
    Reason.MISSING_INFORMATION: Theme(
        wanted="Please list each paper that is missing, so that it can be sent at once.",
        instead="If anything is still missing, please name it, and keep the file open until it comes.",
        decide="Please decide on the papers that are here now.",
        laws=("law.federal.claims.notice_perfect",),
    ),
    Reason.TIMELY_FILING: Theme(
        wanted="Please say on which day the claim was received, and by what proof.",
        instead="If you still find it late, please say in writing whether I owe anything for it.",
        decide="Please count from the day on which the claim was first sent.",
    ),
    Reason.DUPLICATE_CLAIM: Theme(
        wanted="Please name the claim that this one is said to repeat, and how that one was decided.",
        instead="If you hold that both are one, please show when and how the first one was paid.",
        decide="Please look at both claims side by side.",
    ),
    Reason.COORDINATION_OF_BENEFITS: Theme(
        wanted="Please name the other plan that you have on file, and the days of its coverage.",
        instead="If you hold that another plan pays first, please name it and the days of its coverage.",
        decide="Please set right which plan pays first, and decide the claim again.",
    ),
    Reason.ELIGIBILITY: Theme(
        wanted="Please give the days of coverage that you have on file, and what changed them.",
        instead="If you hold that coverage had ended, please send the notice of its end and the proof of its mailing.",
        decide="Please check the days of coverage against these papers.",
    ),
    Reason.EMERGENCY: Theme(
        wanted="Please say what you knew of the symptoms when you decided that it was no emergency.",
        instead="If you hold to it, please name the symptom that you think a careful person would not have feared.",
        laws=("law.federal.medicare_advantage.emergency",),
    ),
    Reason.REFERRAL: Theme(
        wanted="Please say who had to give the referral, and search your system for one.",
        instead="If a referral is missing in your view, please say who had to give it, and let it be sent in now.",
        decide="Please match the referral to this visit.",
    ),
    Reason.RESCISSION: Theme(
        wanted="Please name the statement that you say was false, where it stands, and when you learned of it.",
        instead="If you hold to it, please name the statement that you say was false, where it stands, and when you learned of it.",
        decide="Please keep the coverage in force until this is decided.",
        laws=("law.federal.aca.rescission",),
    ),
    Reason.COST_SHARING: Theme(
        wanted="Please show how my share was worked out, line by line, and on which page of the plan each figure stands.",
        instead="If you find the share right, please show how it was worked out, line by line.",
        decide="Please work the share out again by the plan's own schedule.",
        laws=("law.federal.claims.consistency",),
    ),
    Reason.NO_PRIOR_AUTHORIZATION: Theme(
        wanted="Please name the rule that asks for an authorization of this service, and search your system for a request or approval "
        "under my name and this code.",
        instead="If you hold that an approval was needed, please name the rule, and when the provider was told of it.",
    ),
}
GENERAL = "Please say what would show that it does not hold."
