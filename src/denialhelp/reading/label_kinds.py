"""The fields that labels of a notice stand before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The fields that labels stand before. Those in `OTHER_*` are known so that they are not taken for another."""

    MEMBER_ID = "member-id"
    GROUP = "group"
    CLAIM = "claim"
    REFERENCE = "reference"
    OTHER_ID = "other-id"
    PATIENT = "patient"
    MEMBER = "member"
    SUBSCRIBER = "subscriber"
    BORN = "born"
    NOTICE_DATE = "notice-date"
    MAILED_DATE = "mailed-date"
    DECISION_DATE = "decision-date"
    OTHER_DATE = "other-date"
    SERVICE_DATE = "service-date"
    SERVICE_FROM = "service-from"
    SERVICE_TO = "service-to"
    SERVICE = "service"
    PROCEDURE = "procedure"
    DIAGNOSIS = "diagnosis"
    REVENUE = "revenue"
    NDC = "ndc"
    PROVIDER = "provider"
    FACILITY = "facility"
    NPI = "npi"
    BILLED = "billed"
    DENIED = "denied"
    OWES = "owes"
    PAID = "paid"
    ALLOWED = "allowed"
    OTHER_AMOUNT = "other-amount"
    FAX = "fax"
    PHONE = "phone"
    EMAIL = "email"
    PORTAL = "portal"
    ADDRESS = "address"
    DEADLINE = "deadline"
    REASON = "reason"
    STATUS = "status"
    PLAN = "plan"
    POLICY = "policy"
    TOTAL = "total"
    QUANTITY = "quantity"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that the normal form of a label matches whole; `weight` is how surely it then means the field."""

    label: Label
    weight: float
    pattern: str
