"""Deleting an account with everything in it: the keys of all cases first, then files and rows, then the person."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from denialhelp.web.accounts import exporting
from denialhelp.web.accounts.models import BrowserSession, User
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action


def forget(person_id: int) -> None:
    """Delete the person and all they keep; where it was cut off, a second run ends it."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        return
    User.objects.filter(pk=person_id).update(is_active=False)
    BrowserSession.objects.filter(person_id=person_id).delete()
    mine = list(Case.objects.filter(holding__person_id=person_id).values_list("pk", flat=True))
    # All keys first: from here on nothing of any case can be read, whatever happens.
    Case.objects.filter(pk__in=mine).update(key_wrapped=b"")
    for export in person.exports.all():
        exporting.drop(export)
    for case_id in mine:
        delete_case(case_id, who=f"person-{person_id}")
    EmailAddress.objects.filter(user_id=person_id).delete()
    Authenticator.objects.filter(user_id=person_id).delete()
    person.delete()
    record(Action.ACCOUNT_DELETED, who=f"person-{person_id}")
