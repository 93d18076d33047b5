"""From made ready to the person's yes: a sending is prepared, shown, confirmed or withdrawn; the same is never under way twice."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from denialhelp.errors import WrongUse
from denialhelp.packet.transmit import Way as Cut
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.sending import papers, recipients
from denialhelp.web.sending.models import COUNTS, Dispatch, Part, State, Way, mark
from denialhelp.web.sending.services.chosen import carrier
from denialhelp.web.sending.services.port import Address
from denialhelp.web.tracking.models import What

CUTS = {Way.FAX: Cut.FAX, Way.CERTIFIED: Cut.MAIL}


def _same(to: str | Address) -> str:
    return to if isinstance(to, str) else repr(to).casefold()


def prepare(case: Case, way: Way, to: str | Address, *, name: str, sender: Address | None, event: str, cited_only: bool) -> Dispatch:
    """Make a sending ready; one that counts for the same papers and recipient is given instead. Raises WrongUse, UnreadableFile."""
    service = carrier(way)
    if service is None:
        raise WrongUse("no-service", _("This site has no service for that."))
    if event not in What.values:
        raise WrongUse("sending", _("Choose what was sent, and how."))
    document = papers.document_hash(case)
    sign = mark(case.pk, document, "cited" if cited_only else "whole", way, _same(to))
    held = Dispatch.objects.filter(mark=sign, state__in=COUNTS).first()
    if held is not None:
        return held
    kept = recipients.to_json(way, to, name, sender)
    parts = papers.for_service(case, CUTS[way], cited_only=cited_only, to=recipients.on_cover(kept))
    made = Dispatch(case=case, way=way, event=event, service=service.name, mark=sign, document=document, pages=0)
    made.to = {**kept, "cited_only": cited_only}
    try:
        with transaction.atomic():
            made.pages = sum(papers.pages_in(p) for p in parts)
            made.save()
            _keep(made, parts)
            record(Action.DISPATCH_MADE, who="visitor", case_id=case.pk, detail=str(made.pk))
    except IntegrityError:  # another click made it this very moment
        return Dispatch.objects.get(mark=sign, state__in=COUNTS)
    return made


def _keep(made: Dispatch, parts: Sequence[bytes]) -> None:
    store = Store(made.case)
    for number, content in enumerate(parts, start=1):
        part = Part(dispatch=made, number=number, key=new_key(), sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        part.pages = papers.pages_in(content)
        store.put(part.stored, [content])
        part.save()


def new_key() -> str:
    """What a service knows a part by: it says nothing."""
    return f"dh-{secrets.token_hex(14)}"


def confirm(dispatch: Dispatch) -> bool:
    """The person's yes: everything is queued, or nothing; said twice it counts once. The case is kept from then on."""
    with transaction.atomic():
        if not dispatch.move(State.CONFIRMED, confirmed_at=timezone.now()):
            return False
        dispatch.move(State.QUEUED)
        for part in dispatch.parts.all():
            part.move(State.CONFIRMED)
            queue(part)
        Case.objects.filter(pk=dispatch.case_id).update(expires_at=None)
        record(Action.DISPATCH_CONFIRMED, who="visitor", case_id=dispatch.case_id, detail=str(dispatch.pk))
    return True


def queue(part: Part) -> None:
    """Ask for a part to be handed over, once for each key."""
    if part.move(State.QUEUED):
        enqueue("sending.hand-over", part.pk, key=f"sending.hand-over:{part.key}")


def withdraw(dispatch: Dispatch) -> bool:
    """Let a sending be that was not confirmed."""
    if not dispatch.move(State.WITHDRAWN, ended_at=timezone.now()):
        return False
    record(Action.DISPATCH_WITHDRAWN, who="visitor", case_id=dispatch.case_id, detail=str(dispatch.pk))
    return True


def send_failed_again(dispatch: Dispatch) -> bool:
    """Send the parts again that the service says did not arrive; those that arrived stay as they are."""
    try:
        with transaction.atomic():
            if not dispatch.move(State.QUEUED, ended_at=None):
                return False
            for part in dispatch.parts.filter(state=State.FAILED):
                fresh = {"key": new_key(), "service_id": "", "asked_at": None, "accepted_at": None, "mailed_at": None, "ended_at": None}
                Part.objects.filter(pk=part.pk, state=State.FAILED).update(**fresh, looks=0, tries=0)
                part.refresh_from_db()
                queue(part)
            record(Action.DISPATCH_CONFIRMED, who="visitor", case_id=dispatch.case_id, detail=str(dispatch.pk))
    except IntegrityError:  # the same was made ready anew meanwhile
        return False
    return True
