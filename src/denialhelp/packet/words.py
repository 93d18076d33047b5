"""The contract's slugs in plain words, as letters' titles, tables, calendars and worklists print them."""

from __future__ import annotations

import re
from datetime import date, datetime

from denialhelp.casefile.rights import Length, Route
from denialhelp.casefile.slugs import LetterKind, PlanType, RouteKind, Status

SET_NOTE = "Set from the file"  # on pages that were set from a file without pages of its own

LETTERS = {
    LetterKind.APPEAL: "Appeal of a denial",
    LetterKind.SECOND_LEVEL: "Second-level appeal",
    LetterKind.EXPEDITED: "Request for an expedited appeal",
    LetterKind.EXTERNAL_REVIEW: "Request for independent review",
    LetterKind.MEDICAL_NECESSITY_STATEMENT: "Statement of medical necessity",
    LetterKind.CLAIM_FILE_REQUEST: "Request for the claim file",
    LetterKind.CRITERIA_REQUEST: "Request for the criteria that were used",
    LetterKind.RETRO_AUTHORIZATION: "Request for retroactive authorization",
    LetterKind.AUTHORIZATION_ON_FILE: "Notice that an authorization is on file",
    LetterKind.CORRECTED_CLAIM_REQUEST: "Request for a corrected claim",
    LetterKind.EXCEPTION_REQUEST: "Request for an exception",
    LetterKind.NOTICE_DEFECTS: "What the notice lacks",
    LetterKind.LATE_PLAN: "The plan's missed deadline",
    LetterKind.GOOD_CAUSE: "Request to accept a late filing for good cause",
    LetterKind.REGULATOR_COMPLAINT: "Complaint to the regulator",
    LetterKind.PEER_TO_PEER_BRIEF: "Notes for the peer-to-peer call",
    LetterKind.CONTINUATION_OF_BENEFITS: "Request to continue benefits",
    LetterKind.PROVIDER_WRITE_OFF: "Request to the provider to write the charge off",
    LetterKind.REPRESENTATIVE_APPOINTMENT: "Appointment of a representative",
}

ROUTES = {
    RouteKind.INTERNAL_APPEAL: "Internal appeal",
    RouteKind.SECOND_LEVEL_APPEAL: "Second-level appeal",
    RouteKind.EXPEDITED_APPEAL: "Expedited appeal",
    RouteKind.EXTERNAL_REVIEW: "External review",
    RouteKind.EXPEDITED_EXTERNAL_REVIEW: "Expedited external review",
    RouteKind.SUBMIT_PRIOR_AUTHORIZATION: "Prior authorization request",
    RouteKind.RETROACTIVE_AUTHORIZATION: "Retroactive authorization request",
    RouteKind.AUTHORIZATION_ON_FILE: "Show the authorization on file",
    RouteKind.CORRECTED_CLAIM: "Corrected claim",
    RouteKind.FORMULARY_EXCEPTION: "Formulary exception",
    RouteKind.STEP_THERAPY_EXCEPTION: "Step-therapy exception",
    RouteKind.PEER_TO_PEER: "Peer-to-peer call",
    RouteKind.PROVIDER_WRITE_OFF: "Write-off by the provider",
    RouteKind.NO_SURPRISES_DISPUTE: "No Surprises Act dispute",
    RouteKind.FAIR_HEARING: "State fair hearing",
    RouteKind.AID_PAID_PENDING: "Continued benefits during the appeal",
    RouteKind.QIO_FAST_TRACK: "Fast-track review by the quality improvement organization",
    RouteKind.IRE_AUTOMATIC: "Automatic review by the independent review entity",
    RouteKind.OPM_REVIEW: "Review by the Office of Personnel Management",
    RouteKind.REDETERMINATION: "Redetermination",
    RouteKind.RECONSIDERATION: "Reconsideration",
    RouteKind.ALJ_HEARING: "Hearing before an administrative law judge",
    RouteKind.GRIEVANCE: "Grievance",
    RouteKind.REGULATOR_COMPLAINT: "Complaint to the regulator",
    RouteKind.DOCUMENT_REQUEST: "Request for documents",
    RouteKind.GOOD_CAUSE_LATE_FILING: "Late filing for good cause",
    RouteKind.NO_APPEAL_OTHER_HELP: "Other help (no appeal)",
}

PLANS = {
    PlanType.ERISA_SELF_FUNDED: "an employer's plan that pays claims itself (self-funded, ERISA)",
    PlanType.ERISA_INSURED: "an employer's plan that buys insurance (ERISA)",
    PlanType.INDIVIDUAL_ACA: "insurance bought by a person or family (Affordable Care Act)",
    PlanType.GRANDFATHERED: "a grandfathered plan (from before the Affordable Care Act)",
    PlanType.GOVERNMENTAL_NON_FEDERAL: "a state's, county's, city's or school's plan for its staff",
    PlanType.CHURCH: "a church plan",
    PlanType.FEHB: "federal employees' health benefits",
    PlanType.STUDENT: "student health insurance",
    PlanType.SHORT_TERM: "short-term insurance",
    PlanType.SHARING_MINISTRY: "a health care sharing ministry (no insurance)",
    PlanType.MEDICARE_ADVANTAGE: "Medicare Advantage",
    PlanType.MEDICARE_PART_D: "Medicare drug coverage (Part D)",
    PlanType.MEDICARE_ORIGINAL: "Original Medicare",
    PlanType.MEDICAID_MANAGED_CARE: "Medicaid through a health plan (managed care)",
    PlanType.MEDICAID_FFS: "Medicaid directly from the state (fee for service)",
    PlanType.CHIP: "the Children's Health Insurance Program",
    PlanType.TRICARE: "TRICARE",
    PlanType.VA: "care of the Department of Veterans Affairs",
    PlanType.NO_SURPRISES: "a surprise bill under the No Surprises Act",
}

STATUSES = {Status.MET: "Met", Status.NOT_MET: "Not met", Status.UNKNOWN: "Not shown yet"}

# What a thing that must not apply is said to do: "met" beside it would read as if the exclusion were met.
NO_SIGN = "No sign of it"
_MUST_NOT = {Status.MET: "Does not apply", Status.NOT_MET: "Applies", Status.UNKNOWN: "Not shown yet"}
_NONE_OF = {Status.MET: "None applies", Status.NOT_MET: "One applies", Status.UNKNOWN: "Not shown yet"}


def needless(missing: str | None) -> bool:
    """Whether a finding's last line says that nothing is needed (another alternative is met, or no sign of a limit)."""
    return (missing or "").lower().startswith("not needed")


def status(value: Status, *, negated: bool, group: bool, missing: str | None) -> str:
    """A result as the criteria table prints it."""
    if negated:
        unseen = value is Status.UNKNOWN and needless(missing)
        return NO_SIGN if unseen else (_NONE_OF if group else _MUST_NOT)[value]
    return "Not needed" if needless(missing) and not group and value is not Status.MET else STATUSES[value]


_IF = re.compile(r"If this is ([^:]+): ")


def condition(route: Route) -> str:
    """For which kinds of plan a route holds, where the plan's kind is not known: "if this is a Medicaid plan"; else nothing."""
    found = _IF.match(route.why)
    return f"if this is {found[1]}" if found else ""


WHO = {
    "plan": "The plan", "iro": "The independent review organization", "ire": "The independent review entity", "state": "The state",
    "qic": "The qualified independent contractor", "opm": "The Office of Personnel Management",
    "provider": "The provider", "qio": "The quality improvement organization",
}

IF_MISSED = {
    "deemed-exhausted": "the claimant may go on as if the plan had denied the appeal",
    "deemed-approved": "the request counts as approved",
    "auto-forward": "the case goes to the independent reviewer by itself",
    "none": "",
}

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
}


def day(value: date | datetime, language: str = "en") -> str:
    """A day in words: "November 24, 2026" or "24 de noviembre de 2026"; with the hour where the value has one."""
    months = _MONTHS.get(language, _MONTHS["en"])
    month = months[value.month - 1]
    words = f"{value.day} de {month} de {value.year}" if language == "es" else f"{month} {value.day}, {value.year}"
    return f"{words}, {value:%H:%M}" if isinstance(value, datetime) else words


def length(value: Length) -> str:
    """A period in words: "30 calendar days"."""
    unit = value.unit.replace("-", " ")
    return f"{value.number} {unit[:-1] if value.number == 1 and unit.endswith('s') else unit}"


def what(slug: str) -> str:
    """What a clock is about, in words: "decide internal appeal" from its slug."""
    return slug.replace("-", " ")


def letter_name(kind: str) -> str:
    """How a message names a letter: "appeal letter"."""
    return f"{kind.replace('-', ' ')} letter"
