"""A confirmed sending on its way: handed over once, asked for after every doubt, followed to its end, its proof kept, the clock started."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from denialhelp.web.cases.job import today
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.models import Task, TaskState
from denialhelp.web.jobs.port import enqueue, in_hand
from denialhelp.web.sending.models import Dispatch, Part, State, Way
from denialhelp.web.sending.recipients import from_json
from denialhelp.web.sending.services.port import Carrier, Consignment, Progress, Refused, Standing, Unclear
from denialhelp.web.tracking import following
from denialhelp.web.tracking.models import Sending

# After a request without an answer a service gets so long before it is asked whether it has it.
SETTLE = timedelta(minutes=3)
MOST_ROUNDS = 60
FIRST_LOOKS, OFTEN, SELDOM = 12, timedelta(minutes=3), timedelta(minutes=30)
MAIL_LOOK, MOST_LOOKS = timedelta(hours=6), 400
ENDED = (State.DELIVERED, State.FAILED)


def consignment(part: Part) -> Consignment:
    """What is handed over."""
    to, sender = from_json(part.dispatch.to)
    return Consignment(part.key, Store(part.dispatch.case).get(part.stored), to, sender)


def hand_over(part: Part, service: Carrier) -> None:
    """Hand a part over. Where an earlier try may have come through, the service is asked first; only what it does not have is sent."""
    what = consignment(part)
    if part.state == State.QUEUED:
        with transaction.atomic():
            in_hand()
            if not part.move(State.ASKED, asked_at=timezone.now(), tries=1):
                return
            part.dispatch.move(State.ASKED)
    elif part.state != State.ASKED or not _doubtful(part, service, what):
        return
    try:
        standing = service.send(what)
    except Refused as refused:
        _refused(part, refused)
    except Unclear:
        _ask_later(part)
    else:
        _accepted(part, standing)


def _doubtful(part: Part, service: Carrier, what: Consignment) -> bool:
    """Whether it has to be sent again: the service was asked and does not have it, and nobody else is at it."""
    since = part.asked_at or timezone.now()
    if timezone.now() - since < SETTLE:
        _ask_later(part)
        return False
    try:
        found = service.find(what, since - timedelta(minutes=10))
    except (Unclear, Refused):
        _ask_later(part)
        return False
    if found is not None:
        _accepted(part, found)
        return False
    mine = Part.objects.filter(pk=part.pk, state=State.ASKED, tries=part.tries).update(tries=F("tries") + 1, asked_at=timezone.now())
    part.refresh_from_db()
    return bool(mine)


def _ask_later(part: Part) -> None:
    """Ask again after a while; after very many rounds a person has to look."""
    Part.objects.filter(pk=part.pk).update(looks=F("looks") + 1)
    part.refresh_from_db()
    if part.looks <= MOST_ROUNDS:
        after = SETTLE * min(part.looks, 20)
        enqueue("sending.hand-over", part.pk, key=f"sending.hand-over:{part.key}:{part.looks}", at=timezone.now() + after)


def take_up_again() -> int:
    """Ask anew for every part that is on its way and for which nothing is asked any more, as after a step that was cut off too often; how
    many there were. The next round still asks the service first."""
    found = 0
    for part in Part.objects.filter(state__in=(State.QUEUED, State.ASKED, State.ACCEPTED)).select_related("dispatch"):
        over = (TaskState.DONE, TaskState.FAILED)
        if Task.objects.filter(key__contains=part.key).exclude(state__in=over).exists():
            continue
        if part.state == State.ACCEPTED:
            Part.objects.filter(pk=part.pk).update(looks=F("looks") + 1)
            part.refresh_from_db()
            follow(part)
        else:
            _ask_later(part)
        found += 1
    return found


def _note(part: Part, told: dict[str, Any]) -> None:
    """Add the service's words to the proof, each once."""
    kept = part.proof or {}
    documents = [*kept.get("documents", [])]
    if not documents or documents[-1]["told"] != told:
        documents.append({"at": timezone.now().isoformat(timespec="seconds"), "told": told})
    part.proof = {**kept, "documents": documents}
    part.save(update_fields=["proof_sealed"])


def _accepted(part: Part, standing: Standing) -> None:
    with transaction.atomic():
        if not part.move(State.ACCEPTED, service_id=standing.service_id, accepted_at=timezone.now(), looks=0):
            return
        _note(part, dict(standing.told))
        record(Action.DISPATCH_ACCEPTED, who="job", case_id=part.dispatch.case_id, detail=f"{part.dispatch_id}.{part.number}")
        settle(part.dispatch)
        follow(part)
    apply(part, standing)


def _refused(part: Part, refused: Refused) -> None:
    with transaction.atomic():
        if part.move(State.FAILED, ended_at=timezone.now()):
            _note(part, {"refused": refused.code})
            settle(part.dispatch)


def follow(part: Part) -> None:
    """Ask for the next look."""
    if part.looks < MOST_LOOKS:
        wait = MAIL_LOOK if part.dispatch.way == Way.CERTIFIED else OFTEN if part.looks < FIRST_LOOKS else SELDOM
        enqueue("sending.look", part.pk, key=f"sending.look:{part.key}:{part.looks}", at=timezone.now() + wait)


def look(part: Part, service: Carrier) -> None:
    """Ask the service how far a part is."""
    if part.state != State.ACCEPTED:
        return
    Part.objects.filter(pk=part.pk).update(looks=F("looks") + 1)
    part.refresh_from_db()
    with suppress(Unclear, Refused):  # the next look says more
        apply(part, service.look(part.service_id))
    if part.state == State.ACCEPTED:
        follow(part)


def apply(part: Part, standing: Standing) -> None:
    """Take what a service says; said twice it changes nothing."""
    when = standing.at or timezone.now()
    with transaction.atomic():
        _note(part, dict(standing.told))
        if standing.number and (part.proof or {}).get("number") != standing.number:
            part.proof = {**part.proof, "number": standing.number}
            part.save(update_fields=["proof_sealed"])
        if standing.progress in (Progress.MAILED, Progress.ARRIVED):
            Part.objects.filter(pk=part.pk, mailed_at=None).update(mailed_at=when)
            part.refresh_from_db()
        if standing.progress is Progress.ARRIVED:
            part.move(State.DELIVERED, ended_at=when)
        elif standing.progress is Progress.FAILED and part.move(State.FAILED, ended_at=when):
            part.proof = {**part.proof, "why": standing.why}
            part.save(update_fields=["proof_sealed"])
        settle(part.dispatch)


def settle(dispatch: Dispatch) -> None:
    """Let the whole follow its parts, and start the clock."""
    states = set(dispatch.parts.values_list("state", flat=True))
    if states <= {State.ACCEPTED, *ENDED}:
        dispatch.move(State.ACCEPTED)
    if states == {State.DELIVERED}:
        if dispatch.move(State.DELIVERED, ended_at=timezone.now()):
            record(Action.DISPATCH_DELIVERED, who="job", case_id=dispatch.case_id, detail=str(dispatch.pk))
    elif states <= set(ENDED) and dispatch.move(State.FAILED, ended_at=timezone.now()):
        record(Action.DISPATCH_FAILED, who="job", case_id=dispatch.case_id, detail=str(dispatch.pk))
    start_clock(dispatch)


def start_clock(dispatch: Dispatch) -> None:
    """Enter the sending where the plan's time is counted: a fax when all of it arrived; mail when the post has all of it, its arrival when
    the post says so. What a service only guesses is no arrival."""
    parts = list(dispatch.parts.all())
    arrived = all(p.state == State.DELIVERED for p in parts)
    if not arrived and (dispatch.way == Way.FAX or not all(p.mailed_at for p in parts) or any(p.state == State.FAILED for p in parts)):
        return
    sent = max(timezone.localdate(p.mailed_at) for p in parts if p.mailed_at)
    received = max(timezone.localdate(p.ended_at) for p in parts if p.ended_at).isoformat() if arrived else ""
    numbers = ", ".join(dict.fromkeys(str((p.proof or {}).get("number") or p.service_id) for p in parts))
    form, now = f"dispatch-{dispatch.pk}", max(today(), timezone.localdate())
    told = {
        "what": dispatch.event,
        "method": dispatch.way,
        "sent_on": sent.isoformat(),
        "received_on": received,
        "number": numbers,
        "form": form,
    }
    case = dispatch.case
    if following.add_sending(case, told, now):
        record(Action.SENT, who="job", case_id=case.pk)
        return
    held = Sending.objects.filter(case=case, form=form).first()
    if held is not None and received and held.received_on is None:
        following.set_received(case, held, told, now)
