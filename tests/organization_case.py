"""People, organizations and rows for the tests of the board."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from denialhelp.web.cases.models import Case
from denialhelp.web.organizations.models import CaseOf, Membership, Organization

TODAY = date(2026, 11, 24)


def person(name: str) -> Any:
    """An account."""
    return get_user_model().objects.create_user(f"{name}@office.example")


def browser(user: Any) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user)
    return client


def office(name: str = "Synthetic Hand Clinic", owner: str = "owner") -> tuple[Organization, Membership]:
    """An organization and its owner."""
    made = Organization.begin(name, "practice", person(owner))
    return made, made.memberships.get()


def joined(organization: Organization, role: str, name: str = "") -> Membership:
    """One more member."""
    return Membership.objects.create(organization=organization, person=person(name or f"{role}-{organization.pk}"), role=role)


def row_of(organization: Organization, number: int = 1, **more: Any) -> CaseOf:
    """A row of a case that was never read."""
    case = Case.begin(f"case-{organization.pk}-{number}")
    Case.objects.filter(pk=case.pk).update(expires_at=None)
    values = {"payer": "cigna", "reason": "medical-necessity", "amount": Decimal(100 * number), "due_on": date(2026, 11, 25)}
    made = CaseOf(organization=organization, case=case, **{**values, **more})
    made.shown = {"patient": f"Synthetic Person {number}", "claim_number": f"SYN-{number}", "payer": "Cigna"}
    made.save()
    return made
