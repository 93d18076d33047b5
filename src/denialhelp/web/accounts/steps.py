"""The accounts' durable steps: a look at each kept case once a day, exports, deletion of accounts, tidying up."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.timezone import localtime

from denialhelp.web.accounts import exporting, forgetting, keeping, reminding
from denialhelp.web.accounts.models import Holding
from denialhelp.web.cases import job
from denialhelp.web.guard.provided import accounts_on
from denialhelp.web.jobs.models import Lane, Task
from denialhelp.web.jobs.port import durable, enqueue, every

LOOK = "accounts.look"
MORNING = 9  # no mail of ours comes at night


@every("accounts.rounds", timedelta(hours=1))
def rounds() -> None:
    """Ask, once a day, for a look at every kept case; tidy up each hour."""
    keeping.run()
    if accounts_on():
        today = job.today()
        morning = localtime().replace(hour=MORNING, minute=0, second=0, microsecond=0)
        asked = {given[0] for given in Task.objects.filter(name=LOOK, key__endswith=f":{today}").values_list("arguments", flat=True)}
        for number in set(Holding.objects.values_list("pk", flat=True)) - asked:
            enqueue(LOOK, number, today.isoformat(), key=f"look:{number}:{today}", at=morning)


@durable(LOOK, keep=timedelta(days=3))
def look(holding_id: int, day: str) -> None:
    """One kept case for the day."""
    reminding.look_at(holding_id, date.fromisoformat(day))


@durable("accounts.export", lane=Lane.LONG, apart=True)
def export(export_id: int) -> None:
    """Make an export."""
    exporting.make(export_id)


@durable("accounts.forget")
def forget(person_id: int) -> None:
    """End the deletion of an account, where it was cut off."""
    forgetting.forget(person_id)
