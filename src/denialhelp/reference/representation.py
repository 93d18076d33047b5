"""Who may act for a patient: the writing that each kind of plan asks for, as dated, cited data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from denialhelp.casefile.slugs import PlanType
from denialhelp.errors import FaultyReference
from denialhelp.reference.checks import Fields
from denialhelp.reference.schema import Cited, Read
from denialhelp.reference.strict import read_strict
from denialhelp.reference.yaml_text import Faults

PLACE = "representation/forms.yaml"


class Element(StrEnum):
    """What a writing must hold."""

    APPOINTS = "appoints"
    RELEASES_INFORMATION = "releases-information"
    SCOPE = "scope"
    PATIENT_CONTACT = "patient-contact"
    REPRESENTATIVE_CONTACT = "representative-contact"
    MEMBER_NUMBER = "member-number"
    CLAIM = "claim"
    RELATION = "relation"
    PATIENT_SIGNATURE = "patient-signature"
    REPRESENTATIVE_SIGNATURE = "representative-signature"
    ACCEPTANCE = "acceptance"
    INFORMATION = "information"
    WHO_GIVES = "who-gives"
    WHO_RECEIVES = "who-receives"
    PURPOSE = "purpose"
    ENDS = "ends"
    AUTHORITY = "authority"
    MAY_REVOKE = "may-revoke"
    NOT_A_CONDITION = "not-a-condition"
    PASSED_ON = "passed-on"


class Situation(StrEnum):
    """By what somebody acts for the patient."""

    APPOINTED = "appointed"
    PARENT = "parent"
    POWER_OF_ATTORNEY = "power-of-attorney"
    ESTATE = "estate"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Official:
    """The program's own form: its name, where it is found, and whether it must be used."""

    name: str
    url: str
    must: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of writing. `years`: how long it holds from the last signature, None where the rule gives no time. `says` are plain
    sentences for people; `urgent` is what holds for urgent claims; `gaps` what was not verified."""

    id: str
    title: str
    plans: frozenset[PlanType]
    elements: frozenset[Element]
    says: tuple[str, ...]
    citations: tuple[Cited, ...]
    gaps: tuple[str, ...]
    checked: date
    read: Read
    years: int | None = None
    official: Official | None = None
    urgent: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One situation: whether a paper must show it, and whether the patient or the representative signs."""

    situation: Situation
    paper: bool
    patient_signs: bool
    says: str
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Representation:
    """All of it."""

    forms: tuple[Form, ...]
    records: Form
    standings: tuple[Standing, ...]

    def form(self, plan: PlanType | None) -> Form | None:
        """The writing that this kind of plan asks for; None where the plan is not known or nothing was verified for it."""
        return next((f for f in self.forms if plan in f.plans), None)

    def standing(self, situation: Situation) -> Standing:
        """The entry of a situation."""
        return next(s for s in self.standings if s.situation is situation)


def _citations(fields: Fields, *, needed: bool = True) -> tuple[Cited, ...]:
    out = []
    for one in fields.items("citations"):
        source = one.text("source")
        if source and not source.startswith(("https://", "http://", "ecfr:")):
            one.fault("'source' must be a public address")
        if source.startswith("ecfr:"):
            title, _, section = source.removeprefix("ecfr:").partition("/")
            source = f"https://www.ecfr.gov/current/title-{title}/section-{section}"
        out.append(Cited(one.text("cite"), source, one.member("read", Read) or Read.SECONDARY))
        one.close()
    if needed and not out:
        fields.fault("'citations' is missing")
    return tuple(out)


def _official(fields: Fields) -> Official | None:
    if fields.raw("official") is None:
        return None
    one = fields.inner("official")
    made = Official(one.text("name"), one.text("url"), bool(one.truth("must", False)))
    one.close()
    return made


def _years(fields: Fields) -> int | None:
    if fields.raw("lasts") is None:
        return None
    one = fields.inner("lasts")
    count = one.number("count")
    one.texts("unit", ["years"])
    one.texts("from", ["last-signature"])
    one.close()
    if not count:
        one.fault("'count' must be at least 1")
    return count


def _form(fields: Fields) -> Form:
    checked = fields.inner("checked")
    made = Form(
        id=fields.text("id"),
        title=fields.text("title"),
        plans=frozenset(PlanType(p) for p in fields.texts("plans", [p.value for p in PlanType])),
        elements=frozenset(Element(e) for e in fields.texts("elements", [e.value for e in Element])),
        says=fields.texts("says"),
        citations=_citations(fields),
        gaps=fields.texts("gaps"),
        checked=checked.day("date") or date.min,
        read=checked.member("how", Read) or Read.SECONDARY,
        years=_years(fields),
        official=_official(fields),
        urgent=fields.text("urgent", needed=False),
    )
    checked.close()
    fields.close()
    return made


def _standing(fields: Fields) -> Standing:
    made = Standing(
        fields.member("id", Situation) or Situation.APPOINTED,
        bool(fields.truth("paper", None)),
        fields.texts("signs", ["patient", "representative"]) == ("patient",),
        fields.text("says"),
        _citations(fields, needed=False),
    )
    fields.close()
    return made


def read_representation(data: object) -> Representation:
    """The table from the YAML's value; raises FaultyReference with every fault."""
    faults = Faults()
    fields = Fields(data, PLACE, faults)
    forms = tuple(_form(f) for f in fields.items("forms"))
    records = _form(fields.inner("records"))
    standings = tuple(_standing(f) for f in fields.items("situations"))
    fields.close()
    plans = [p for f in forms for p in f.plans]
    if len(plans) != len(set(plans)):
        fields.fault("a kind of plan has two writings")
    if {s.situation for s in standings} != set(Situation) or len(standings) != len(Situation):
        fields.fault("every situation needs one entry")
    if faults.found:
        raise FaultyReference(tuple(faults.found))
    return Representation(forms, records, standings)


@cache
def load_representation() -> Representation:
    """The packaged table; raises FaultyReference."""
    return read_representation(read_strict(PLACE))
