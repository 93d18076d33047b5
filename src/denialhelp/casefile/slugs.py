"""The closed sets of the contract; these are the only spellings."""

from __future__ import annotations

from enum import StrEnum


class PlanType(StrEnum):
    ERISA_SELF_FUNDED = "erisa-self-funded"
    ERISA_INSURED = "erisa-insured"
    INDIVIDUAL_ACA = "individual-aca"
    GRANDFATHERED = "grandfathered"
    GOVERNMENTAL_NON_FEDERAL = "governmental-non-federal"
    CHURCH = "church"
    FEHB = "fehb"
    STUDENT = "student"
    SHORT_TERM = "short-term"
    SHARING_MINISTRY = "sharing-ministry"
    MEDICARE_ADVANTAGE = "medicare-advantage"
    MEDICARE_PART_D = "medicare-part-d"
    MEDICARE_ORIGINAL = "medicare-original"
    MEDICAID_MANAGED_CARE = "medicaid-managed-care"
    MEDICAID_FFS = "medicaid-ffs"
    CHIP = "chip"
    TRICARE = "tricare"
    VA = "va"
    NO_SURPRISES = "no-surprises"


class Reason(StrEnum):
    MEDICAL_NECESSITY = "medical-necessity"
    NO_PRIOR_AUTHORIZATION = "no-prior-authorization"
    EXPERIMENTAL = "experimental"
    STEP_THERAPY = "step-therapy"
    NON_FORMULARY = "non-formulary"
    QUANTITY_LIMIT = "quantity-limit"
    OFF_LABEL = "off-label"
    DUPLICATE_THERAPY = "duplicate-therapy"
    OUT_OF_NETWORK = "out-of-network"
    PLAN_EXCLUSION = "plan-exclusion"
    BENEFIT_MAXIMUM = "benefit-maximum"
    COSMETIC = "cosmetic"
    CUSTODIAL = "custodial"
    LEVEL_OF_CARE = "level-of-care"
    SITE_OF_CARE = "site-of-care"
    LENGTH_OF_STAY = "length-of-stay"
    CODING = "coding"
    BUNDLING = "bundling"
    MISSING_INFORMATION = "missing-information"
    TIMELY_FILING = "timely-filing"
    DUPLICATE_CLAIM = "duplicate-claim"
    COORDINATION_OF_BENEFITS = "coordination-of-benefits"
    ELIGIBILITY = "eligibility"
    EMERGENCY = "emergency"
    REFERRAL = "referral"
    RESCISSION = "rescission"
    COST_SHARING = "cost-sharing"


class PaHistory(StrEnum):
    NONE = "none"
    REQUESTED_DENIED = "requested-denied"
    APPROVED_MISMATCH = "approved-mismatch"
    EXPIRED = "expired"
    PENDING = "pending"
    LOST = "lost"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    PRE_SERVICE = "pre-service"
    POST_SERVICE = "post-service"
    CONCURRENT = "concurrent"
    FORMULARY = "formulary"


class Level(StrEnum):
    INITIAL = "initial"
    INTERNAL_1 = "internal-1"
    INTERNAL_2 = "internal-2"
    FINAL_INTERNAL = "final-internal"
    EXTERNAL = "external"
    RECONSIDERATION = "reconsideration"
    REDETERMINATION = "redetermination"


class RouteKind(StrEnum):
    INTERNAL_APPEAL = "internal-appeal"
    SECOND_LEVEL_APPEAL = "second-level-appeal"
    EXPEDITED_APPEAL = "expedited-appeal"
    EXTERNAL_REVIEW = "external-review"
    EXPEDITED_EXTERNAL_REVIEW = "expedited-external-review"
    SUBMIT_PRIOR_AUTHORIZATION = "submit-prior-authorization"
    RETROACTIVE_AUTHORIZATION = "retroactive-authorization"
    AUTHORIZATION_ON_FILE = "authorization-on-file"
    CORRECTED_CLAIM = "corrected-claim"
    FORMULARY_EXCEPTION = "formulary-exception"
    STEP_THERAPY_EXCEPTION = "step-therapy-exception"
    PEER_TO_PEER = "peer-to-peer"
    PROVIDER_WRITE_OFF = "provider-write-off"
    NO_SURPRISES_DISPUTE = "no-surprises-dispute"
    FAIR_HEARING = "fair-hearing"
    AID_PAID_PENDING = "aid-paid-pending"
    QIO_FAST_TRACK = "qio-fast-track"
    IRE_AUTOMATIC = "ire-automatic"
    OPM_REVIEW = "opm-review"
    REDETERMINATION = "redetermination"
    RECONSIDERATION = "reconsideration"
    ALJ_HEARING = "alj-hearing"
    GRIEVANCE = "grievance"
    REGULATOR_COMPLAINT = "regulator-complaint"
    DOCUMENT_REQUEST = "document-request"
    GOOD_CAUSE_LATE_FILING = "good-cause-late-filing"
    NO_APPEAL_OTHER_HELP = "no-appeal-other-help"


class LetterKind(StrEnum):
    APPEAL = "appeal"
    SECOND_LEVEL = "second-level"
    EXPEDITED = "expedited"
    EXTERNAL_REVIEW = "external-review"
    MEDICAL_NECESSITY_STATEMENT = "medical-necessity-statement"
    CLAIM_FILE_REQUEST = "claim-file-request"
    CRITERIA_REQUEST = "criteria-request"
    RETRO_AUTHORIZATION = "retro-authorization"
    AUTHORIZATION_ON_FILE = "authorization-on-file"
    CORRECTED_CLAIM_REQUEST = "corrected-claim-request"
    EXCEPTION_REQUEST = "exception-request"
    NOTICE_DEFECTS = "notice-defects"
    LATE_PLAN = "late-plan"
    GOOD_CAUSE = "good-cause"
    REGULATOR_COMPLAINT = "regulator-complaint"
    PEER_TO_PEER_BRIEF = "peer-to-peer-brief"
    CONTINUATION_OF_BENEFITS = "continuation-of-benefits"
    PROVIDER_WRITE_OFF = "provider-write-off"
    REPRESENTATIVE_APPOINTMENT = "representative-appointment"


class Status(StrEnum):
    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


class Assertion(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
    HISTORICAL = "historical"
    FAMILY = "family"
    POSSIBLE = "possible"
    PLANNED = "planned"


class EventKind(StrEnum):
    DIAGNOSIS = "diagnosis"
    MEDICATION = "medication"
    PROCEDURE = "procedure"
    THERAPY = "therapy"
    MEASUREMENT = "measurement"
    IMAGING = "imaging"
    LAB = "lab"
    SYMPTOM = "symptom"
    DEVICE = "device"
    ENCOUNTER = "encounter"
    PLAN = "plan"


# Events of a case that the law counts from (the contract's `events`).
CASE_EVENTS = frozenset(
    {
        "claim_received",
        "pa_request_received",
        "extension_notice_sent",
        "extension_notice_received",
        "information_supplied",
        "notice_dated",
        "notice_sent",
        "notice_received",
        "appeal_received",
        "decision_received",
        "appeal2_received",
        "final_notice_dated",
        "final_notice_received",
        "external_request_received",
        "external_assigned",
        "exception_request_received",
        "course_approved_through",
        "extension_request_received",
        "service_date",
        "effective_date",
        "bill_dated",
        "msn_dated",
        "redetermination_notice_dated",
        "reconsideration_notice_dated",
        "ire_decision_dated",
        "resolution_notice_dated",
    }
)
