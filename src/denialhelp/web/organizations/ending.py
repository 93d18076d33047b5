"""The end of an organization: its key first, then its cases, then its rows; and what follows when an owner goes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.organizations.models import Batch, CaseOf, Membership, Organization
from denialhelp.web.organizations.rights import Role

# Who becomes owner where the last one goes with their account: who may do most, then who came first.
_NEXT = (Role.CLINICIAN, Role.BILLER, Role.ADVOCATE, Role.READER)


def end(organization_id: int, *, who: str) -> None:
    """Destroy the key and delete every case of the board; done twice it does no harm."""
    Organization.objects.filter(pk=organization_id).update(key_wrapped=b"", address_sealed=b"", voice_sealed=b"")
    cases = list(CaseOf.objects.filter(organization_id=organization_id).values_list("case_id", flat=True))
    cases += list(Batch.objects.filter(organization_id=organization_id, case__isnull=False).values_list("case_id", flat=True))
    for case_id in cases:
        delete_case(case_id, who=who)
    if Organization.objects.filter(pk=organization_id).delete()[0]:
        record(Action.ORGANIZATION_CHANGED, who=who, detail=f"organization:{organization_id}/ended")


def _after(organization_id: int) -> None:
    """Where nobody is left the organization ends; where no owner is left, a member becomes one."""
    held = Organization.objects.filter(pk=organization_id).first()
    if held is None or not held.key_wrapped:
        return
    members = list(Membership.objects.filter(organization_id=organization_id))
    if not members:
        end(organization_id, who="job")
    elif not any(m.role == Role.OWNER for m in members):
        heir = min(members, key=lambda m: (_NEXT.index(Role(m.role)), m.pk))
        Membership.objects.filter(pk=heir.pk).update(role=Role.OWNER)
        record(Action.MEMBER_CHANGED, who="job", detail=f"organization:{organization_id}/owner:{heir.person_id}")


def left(sender: type[Membership], instance: Membership, **_more: Any) -> None:
    """A membership is gone, with an account or by an owner's hand."""
    organization_id = instance.organization_id
    transaction.on_commit(lambda: _after(organization_id))


def listen() -> None:
    """Connect; doing it twice does no harm."""
    post_delete.connect(left, sender=Membership, dispatch_uid="organizations.left")
