"""What is watched: a writing that ends soon is told of, one whose time is over goes out of the packet."""

from __future__ import annotations

from datetime import date, timedelta

from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.accounts.models import Holding
from denialhelp.web.cases.job import today
from denialhelp.web.jobs.port import every
from denialhelp.web.organizations.models import CaseOf
from denialhelp.web.organizations.stages import Need
from denialhelp.web.representation.models import Authorization, Standing
from denialhelp.web.representation.writing import end

SOON = timedelta(days=14)


@every("representation.watch", timedelta(hours=24))
def watch() -> None:
    """End what is past, and tell those who keep the case of what ends soon, once."""
    now = today()
    for held in Authorization.objects.select_related("case").filter(standing=Standing.SIGNED, ends_on__lte=now + SOON):
        if not held.case.key_wrapped:
            continue
        if held.ends_on < now:
            end(held, "retention")
            CaseOf.objects.filter(case_id=held.case_id).update(needs=Need.AUTHORIZATION)
        else:
            _tell(held)


def _tell(held: Authorization) -> None:
    people = {h.person for h in Holding.objects.select_related("person").filter(case_id=held.case_id)}
    rows = CaseOf.objects.select_related("assigned_to__person").filter(case_id=held.case_id, assigned_to__isnull=False)
    people |= {r.assigned_to.person for r in rows if r.assigned_to is not None}
    for person in people:
        told: dict[str, str | int | date] = {"day": held.ends_on, "link": address("/")}
        send_mail("representation/ending", person.email, person.language, told, f"authorization-ends:{held.pk}:{person.pk}")
