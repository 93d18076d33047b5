"""What was sent and how it was answered moves the row of the board by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models.signals import post_save

from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import Case
from denialhelp.web.organizations.models import CaseOf
from denialhelp.web.organizations.rows import follow
from denialhelp.web.organizations.stages import OPEN, Stage
from denialhelp.web.tracking.models import Sending

OUTCOMES = {"overturned": Stage.WON, "partly": Stage.PARTLY, "upheld": Stage.LOST, "withdrawn": Stage.CLOSED}


def _row(case_id: str) -> CaseOf | None:
    return CaseOf.objects.select_related("case").filter(case_id=case_id).first()


def sent(sender: type[Sending], instance: Sending, created: bool, **_more: Any) -> None:
    """A sending was noted."""
    row = _row(instance.case_id) if created else None
    if row is not None and Stage(row.stage) in OPEN:
        follow(row, Stage.SENT, instance.sent_on)


def noted(sender: type[Case], instance: Case, update_fields: frozenset[str] | None, **_more: Any) -> None:
    """The case's notes changed: an outcome may be among them."""
    if update_fields is None or "notes_sealed" not in update_fields:
        return
    row = _row(instance.pk)
    outcome = instance.notes.get("outcome") if row is not None else None
    stage = OUTCOMES.get(outcome["kind"]) if outcome else None
    if row is not None and outcome is not None and stage is not None and (Stage(row.stage) in OPEN or row.stage in OUTCOMES.values()):
        follow(row, stage, date.fromisoformat(outcome["on"]) if outcome["on"] else today())


def listen() -> None:
    """Connect; doing it twice does no harm."""
    post_save.connect(sent, sender=Sending, dispatch_uid="organizations.sent")
    post_save.connect(noted, sender=Case, dispatch_uid="organizations.noted")
