"""The calculator's form: its fields, and a case made of what was chosen. Only slugs, numbers and days; never health text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Protocol

from django.utils.translation import gettext as _

from denialhelp.casefile.rights import LegalCase
from denialhelp.casefile.slugs import Level, PlanType, Reason, Stage
from denialhelp.errors import WrongUse
from denialhelp.law.case_json import case_from_json
from denialhelp.reference.states import STATE_NAMES
from denialhelp.web.cases.forms import LEVEL_WORDS, PA_WORDS, PLAN_WORDS, STAGE_WORDS
from denialhelp.web.speaking import spoken

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
LONGEST = 3660
COMMON = 9  # so many reasons stand open in the list, the others behind “More reasons”
REASON_WORDS = {
    Reason.MEDICAL_NECESSITY: "“Not medically necessary”",
    Reason.NO_PRIOR_AUTHORIZATION: "No approval in advance (prior authorization)",
    Reason.EXPERIMENTAL: "“Experimental” or “investigational”",
    Reason.PLAN_EXCLUSION: "The plan excludes this care",
    Reason.STEP_THERAPY: "Another drug must be tried first (step therapy)",
    Reason.NON_FORMULARY: "The drug is not on the plan's list",
    Reason.OUT_OF_NETWORK: "The provider is outside the network",
    Reason.LEVEL_OF_CARE: "A lower level of care would do",
    Reason.EMERGENCY: "“Not an emergency”",
    Reason.QUANTITY_LIMIT: "More of the drug than the plan allows",
    Reason.OFF_LABEL: "The drug is not approved for this use (off-label)",
    Reason.DUPLICATE_THERAPY: "Too like another drug or treatment",
    Reason.BENEFIT_MAXIMUM: "The benefit's limit is reached",
    Reason.COSMETIC: "“Cosmetic”",
    Reason.CUSTODIAL: "“Custodial care”",
    Reason.SITE_OF_CARE: "It should be done in another place",
    Reason.LENGTH_OF_STAY: "The stay was too long",
    Reason.CODING: "The claim's codes are wrong",
    Reason.BUNDLING: "Included in another charge (bundling)",
    Reason.MISSING_INFORMATION: "Information is missing",
    Reason.TIMELY_FILING: "The claim came too late",
    Reason.DUPLICATE_CLAIM: "A duplicate claim",
    Reason.COORDINATION_OF_BENEFITS: "Another insurer should pay first",
    Reason.ELIGIBILITY: "Not covered on that day",
    Reason.REFERRAL: "No referral",
    Reason.RESCISSION: "The coverage was cancelled back in time",
    Reason.COST_SHARING: "Deductible, copay or coinsurance",
}
ITEM_WORDS = {
    "service": "Care, a test, a stay or equipment",
    "drug": "A drug from the pharmacy",
    "part-b-drug": "A drug given by a doctor or nurse",
}
FUNDING_WORDS = {"self": "The employer pays the claims itself (self-funded)", "insured": "An insurance company (insured)"}
YES_NO = {"yes": "Yes", "no": "No"}
NETWORK_WORDS = {"in": "Inside the plan's network", "out": "Outside the network"}
LEVELS_WORDS = {"1": "One appeal, then outside review", "2": "Two appeals"}
GROUP_WORDS = {
    "CO": "CO: the provider's contract (contractual obligation)",
    "PR": "PR: the patient's share (patient responsibility)",
    "OA": "OA: another adjustment",
    "PI": "PI: the payer's own reduction",
}
UNIT_WORDS = {"days": "days", "months": "months"}
_SMALL = frozenset({"of"})


class Query(Protocol):
    """What of a request's parameters is used."""

    def get(self, key: str, default: str, /) -> str: ...
    def getlist(self, key: str) -> list[str]: ...


def _pairs(words: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(getattr(k, "value", k)), v) for k, v in words.items())


def _state_name(name: str) -> str:
    return " ".join(w if w in _SMALL else w.upper() if "." in w else w.capitalize() for w in name.split())


STATES = tuple(sorted(((code, _state_name(name)) for name, code in STATE_NAMES.items()), key=lambda pair: pair[1]))


@dataclass(frozen=True, slots=True)
class Ask:
    """One field. `kind`: choice, date, time, many or period."""

    name: str
    label: str
    kind: str = "choice"
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""

    @property
    def common(self) -> tuple[tuple[str, str], ...]:
        """The choices of a long list that stand open."""
        return self.choices[:COMMON]

    @property
    def rare(self) -> tuple[tuple[str, str], ...]:
        """The choices of a long list that are folded away."""
        return self.choices[COMMON:]


PLAN = Ask("plan", "Where does the coverage come from?", "choice", _pairs(PLAN_WORDS), "This decides which law governs.")
NOTICE = Ask("notice", "Date on the notice", "date")
RECEIVED = Ask("received", "Day the notice reached you", "date", hint="Many times are counted from this day.")
FIRST = (
    PLAN,
    Ask("state", "In which state was the policy issued?", "choice", STATES, "For an employer plan that pays itself, it does not matter."),
    Ask("level", "Which decision is it?", "choice", _pairs(LEVEL_WORDS)),
    Ask("stage", "Has the care been given?", "choice", _pairs(STAGE_WORDS)),
    Ask("item", "What was denied?", "choice", _pairs(ITEM_WORDS)),
    NOTICE,
    RECEIVED,
    Ask("reason", "What reasons does the notice give?", "many", _pairs(REASON_WORDS)),
    Ask(
        "urgent",
        "Would waiting be dangerous?",
        "choice",
        _pairs(YES_NO),
        "Yes if a doctor says that waiting could seriously harm life, health or recovery.",
    ),
)
HOUR = "Only where the case is urgent: its time is counted in hours."
PLAN_MORE = (
    Ask("period", "Time to appeal that the notice or the plan's paper gives", "period", _pairs(UNIT_WORDS), "For example 180 days."),
    Ask("funding", "Who pays the claims?", "choice", _pairs(FUNDING_WORDS)),
    Ask("levels", "How many appeals does the plan require?", "choice", _pairs(LEVELS_WORDS)),
    Ask(
        "multi",
        "Is it a plan of several employers and a union (multiemployer)?",
        "choice",
        _pairs(YES_NO),
        "Its trustees decide appeals about care received at their meetings.",
    ),
)
CLAIM_MORE = (
    Ask("pa", "Approval in advance (prior authorization)", "choice", _pairs(PA_WORDS)),
    Ask("group", "Group code on the statement, before the reason's number", "choice", _pairs(GROUP_WORDS), "For example CO-197 or PR-1."),
    Ask("network", "Where was the care?", "choice", _pairs(NETWORK_WORDS)),
    Ask("emergency", "Was it an emergency?", "choice", _pairs(YES_NO), "What someone without medical training would take for one."),
    Ask("judgment", "Did the plan make a medical judgment?", "choice", _pairs(YES_NO), "“No” if it only read the plan's terms."),
)
DAYS_MORE = (
    Ask("change", "Day on which care is reduced or ends", "date", hint="Where care that is going on is being cut."),
    Ask("asked", "Day the plan received the claim or request", "date", hint="The plan's time to decide runs from it."),
    Ask("asked_hour", "Hour at which it received the request", "time", hint=HOUR),
    Ask("extended", "Day the plan sent word that it takes longer", "date", hint="An extension counts only if it was told in time."),
    Ask("informed", "Day you sent the information it asked for", "date"),
    Ask("appealed", "Day the plan received your appeal", "date", hint="Where you have appealed already."),
    Ask("appealed_hour", "Hour at which it received the appeal", "time", hint=HOUR),
    Ask("outside", "Day your request for outside review was received", "date"),
    Ask("bill", "Date on the provider's first bill", "date"),
)
GROUPS: tuple[tuple[str, str, tuple[Ask, ...]], ...] = (
    ("The plan, where you know more", "more-plan", PLAN_MORE),
    ("The claim: approvals, codes, network, emergency", "more-claim", CLAIM_MORE),
    ("More days: requests, appeals, the end of care, bills", "more-days", DAYS_MORE),
)
MORE = PLAN_MORE + CLAIM_MORE + DAYS_MORE
FIELDS = FIRST + MORE
# Where on the form a question of the law is answered.
ANSWERED_AT = {
    "plan_type": "plan",
    "funding": "funding",
    "state": "state",
    "notice_date": "notice",
    "received_date": "received",
    "level": "level",
    "internal_levels": "levels",
    "stage": "stage",
    "urgent": "urgent",
    "medical_judgment": "judgment",
    "pa_history": "pa",
    "effective_date": "change",
}


@dataclass(slots=True)
class Asked:
    """What was chosen: values as they stand in the address, a sentence for each that cannot be used, and the case (None: faults)."""

    values: dict[str, str] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    case: LegalCase | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was asked yet."""
        return not self.values and not self.reasons and not self.faults


def _day(one: Ask, text: str, asked: Asked) -> None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-06-15") else None
    except ValueError:
        day = None
    if day is None:
        asked.faults[one.name] = _("“%(label)s” is no day of the calendar. Write year, month and day, like 2026-06-15.") % {
            "label": _(one.label)
        }
    elif not EARLIEST <= day <= LATEST:
        asked.faults[one.name] = _("“%(label)s” must lie between 1990 and 2100. Please check the year.") % {"label": _(one.label)}


def _hour(one: Ask, text: str, asked: Asked) -> None:
    try:
        held = len(text) == len("16:30") and time.fromisoformat(text) is not None
    except ValueError:
        held = False
    if not held:
        asked.faults[one.name] = _("“%(label)s” is no time of day. Write it like 16:30.") % {"label": _(one.label)}


def _period(text: str, unit: str, asked: Asked) -> None:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= LONGEST and len(text) <= 4):
        asked.faults["period"] = _("The time to appeal must be a whole number from 1 to %(most)s.") % {"most": LONGEST}
    elif unit not in UNIT_WORDS:
        asked.faults["period"] = _("Choose days or months for the time to appeal.")


def read(query: Query) -> Asked:
    """What the address asks for; unknown parameters are left alone."""
    asked = Asked()
    for one in FIELDS:
        if one.kind == "many":
            given = list(dict.fromkeys(query.getlist(one.name)))
            asked.reasons = [v for v in given if v in dict(one.choices)]
            if len(asked.reasons) != len(given):
                asked.faults[one.name] = _("A reason was not one of the list; it was left out. Choose from the list.")
            continue
        text = query.get(one.name, "").strip()
        if not text:
            continue
        if one.kind == "choice" and text not in dict(one.choices):
            asked.faults[one.name] = _("“%(label)s” must be chosen from the list.") % {"label": _(one.label)}
            continue
        asked.values[one.name] = text[:30]
        if one.kind == "date":
            _day(one, text, asked)
        elif one.kind == "time":
            _hour(one, text, asked)
        elif one.kind == "period":
            asked.values["unit"] = query.get("unit", "days")
            _period(text, asked.values["unit"], asked)
    if not asked.faults and not asked.empty:
        _place(asked)
    return asked


def _events(values: Mapping[str, str]) -> dict[str, str]:
    """The days as events of the case. A Medicare summary notice is Original Medicare's first notice."""
    plan, level = values.get("plan"), values.get("level")
    summary = plan == PlanType.MEDICARE_ORIGINAL and level in (None, Level.INITIAL)
    request = "claim_received" if values.get("stage") == Stage.POST_SERVICE else "pa_request_received"
    names = {
        "notice": "msn_dated" if summary else "notice_dated",
        "received": "notice_received",
        "change": "effective_date",
        "asked": request,
        "extended": "extension_notice_sent",
        "informed": "information_supplied",
        "appealed": "appeal_received",
        "outside": "external_request_received",
        "bill": "bill_dated",
    }
    found = {event: values[name] for name, event in names.items() if name in values}
    for name in ("asked", "appealed"):
        if name in values and f"{name}_hour" in values:
            found[names[name]] = f"{values[name]}T{values[f'{name}_hour']}"
    return found


def _item(values: Mapping[str, str]) -> str | None:
    item, plan = values.get("item"), values.get("plan")
    medicare = plan in (PlanType.MEDICARE_ADVANTAGE, PlanType.MEDICARE_PART_D)
    if item == "drug" and medicare:
        return "part-d-drug"
    if item == "part-b-drug" and not medicare and plan is not None and plan != PlanType.MEDICARE_ORIGINAL:
        return "drug"
    return item


def _truth(value: str | None) -> bool | None:
    return None if value is None else value == "yes"


def _place(asked: Asked) -> None:
    """Makes the case, or the fault that names what contradicts what."""
    values = asked.values
    emergency = True if Reason.EMERGENCY in asked.reasons and "emergency" not in values else _truth(values.get("emergency"))
    terms = {f"appeal_{values['unit']}": int(values["period"])} if "period" in values else {}
    data = {
        "plan": {
            "type": values.get("plan"),
            "state": values.get("state"),
            "funding": values.get("funding"),
            "internal_levels": int(values["levels"]) if "levels" in values else None,
            "multiemployer": _truth(values.get("multi")),
        },
        "item": _item(values),
        "stage": values.get("stage"),
        "level": values.get("level"),
        "urgent": _truth(values.get("urgent")),
        "emergency": emergency,
        "network": values.get("network") or ("out" if Reason.OUT_OF_NETWORK in asked.reasons else None),
        "reasons": asked.reasons,
        "pa_history": values.get("pa"),
        "group_code": values.get("group"),
        "medical_judgment": _truth(values.get("judgment")),
        "events": _events(values),
        "document_terms": terms,
    }
    try:
        asked.case = case_from_json(data)
    except WrongUse as fault:
        place = "emergency" if emergency is False else "funding"
        asked.faults[place if fault.code == "contradiction" else "plan"] = spoken(fault.message)
