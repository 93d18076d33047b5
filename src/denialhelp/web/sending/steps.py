"""Durable steps of sending: each looks first at how far it is."""

from __future__ import annotations

from datetime import timedelta

from denialhelp.web.jobs.port import durable, every
from denialhelp.web.sending import carrying
from denialhelp.web.sending.models import Part
from denialhelp.web.sending.services.chosen import carrier


def _part(part_id: int) -> Part | None:
    found = Part.objects.select_related("dispatch__case").filter(pk=part_id).first()
    return found if found is not None and found.dispatch.case.key_wrapped else None


@durable("sending.hand-over")
def hand_over(part_id: int) -> None:
    """Hand a part to its service; nothing where the case is gone, or the service is another one by now."""
    part = _part(part_id)
    service = carrier(part.dispatch.way) if part else None
    if part is not None and service is not None and service.name == part.dispatch.service:
        carrying.hand_over(part, service)


@durable("sending.look")
def look(part_id: int, notice: str = "") -> None:
    """Ask the service how far a part is. `notice` tells apart what is asked because the service rang."""
    part = _part(part_id)
    service = carrier(part.dispatch.way) if part else None
    if part is not None and service is not None and service.name == part.dispatch.service:
        carrying.look(part, service)


@every("sending.take-up-again", timedelta(minutes=15))
def take_up_again() -> None:
    """Nothing that was confirmed stays lying."""
    carrying.take_up_again()
