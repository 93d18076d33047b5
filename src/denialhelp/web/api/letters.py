"""The interface's paths for the packet, the letter and what was sent."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Router, Status
from ninja.params import functions as param_functions

from denialhelp.errors import WrongUse
from denialhelp.web.api import shapes
from denialhelp.web.api.cases import FAULTS, CaseId, free, read_of
from denialhelp.web.api.door import Refused, case_of, needs, row_of, who
from denialhelp.web.cases import editing, gate, job, present
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.starting import begin
from denialhelp.web.cases.storage import Store
from denialhelp.web.cases.views import DOWNLOADS
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.organizations.models import Scope
from denialhelp.web.tracking import following

router = Router()


def _packet(case: Case) -> Store:
    if case.state != State.DONE or not case.packet:
        raise Refused(409, "no-packet", "There is no finished packet yet; ask for one first.")
    return Store(case)


@router.post("/{case_id}/packet", response={202: shapes.Started, **FAULTS}, summary="Make the packet")
def make(request: HttpRequest, case_id: CaseId) -> Status[dict[str, Any]]:
    """Match the record, draft the letters and build the packet, with the facts and edits as they stand."""
    case = case_of(request, Scope.WORK, case_id)
    free(case)
    read_of(case)
    case.notes = {k: v for k, v in case.notes.items() if k != "letter_changed"}
    case.save(update_fields=["notes_sealed"])
    return Status(202, {"started": begin(case, "appeal")})


@router.get("/{case_id}/packet", response={200: shapes.Packet, **FAULTS}, summary="The packet")
def packet(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """Whether its proof holds, its files, and case.json."""
    case = case_of(request, Scope.READ, case_id)
    store = _packet(case)
    proof = store.get_json(f"{case.packet}/proof.json")
    names = [n.removeprefix(f"{case.packet}/") for n in store.names(case.packet)]
    files = [n for n in names if PurePosixPath(n).suffix in DOWNLOADS and n not in ("proof.json", "pages.json")]
    return {"proved": proof["ok"], "failures": proof["failures"], "files": files, "case": store.get_json(f"{case.packet}/case.json")}


@router.get(
    "/{case_id}/packet/{path:name}",
    response={200: bytes, **FAULTS},
    summary="A file of the packet",
    openapi_extra={"responses": {200: {"description": "The file", "content": {"application/octet-stream": {}}}}},
)
def file(request: HttpRequest, name: str, case_id: CaseId) -> StreamingHttpResponse | HttpResponse:
    """One file by its name in the packet."""
    token = needs(request, Scope.READ)
    case = row_of(token, case_id).case
    store, place = _packet(case), f"{case.packet}/{name}"
    suffix = PurePosixPath(name).suffix
    if suffix not in DOWNLOADS or not store.has(place):
        raise Refused(404, "no-file", "There is no such file in the packet.")
    if gate.in_place_of(case, name) is not None:
        raise Refused(403, "unpaid", "This file is given after the letter is paid for; see the case's page.")
    record(Action.FILE_TAKEN, who=who(token), case_id=case.pk)
    answer = StreamingHttpResponse(store.chunks(place), content_type=DOWNLOADS[suffix])
    answer["Content-Length"] = str(store.size(place))
    return answer


@router.get("/{case_id}/letter", response={200: shapes.LetterOut, **FAULTS}, summary="The letter's sentences")
def letter(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """letter.json: each sentence with its support; which can be changed."""
    case = case_of(request, Scope.READ, case_id)
    held = _packet(case).get_json(f"{case.packet}/letter.json")
    return {"value": held, "editable": sorted(present.editable(held))}


@router.put("/{case_id}/letter/{number}", response={200: shapes.Edit, **FAULTS}, summary="Change a sentence")
def change(
    request: HttpRequest, given: shapes.Edit, case_id: CaseId, number: Annotated[int, param_functions.Path(ge=0, le=100_000)]
) -> dict[str, Any]:
    """Keep new words for a sentence. They must be borne by what it rests on, or become the claimant's own statement.
    Then make the packet again."""
    token = needs(request, Scope.WORK)
    case = row_of(token, case_id).case
    free(case)
    held = _packet(case).get_json(f"{case.packet}/letter.json")
    if number not in present.editable(held):
        raise Refused(404, "no-sentence", "There is no sentence of that number that can be changed.")
    try:
        why = editing.keep_edit(case, held["statements"][number], given.text, own=given.own)
    except WrongUse as fault:
        raise Refused(409, fault.code, fault.message) from fault
    if why is not None:
        raise Refused(400, "unsupported", f"This cannot stand as a supported sentence: {why.rstrip('.')}.")
    record(Action.LETTER_EDITED, who=who(token), case_id=case.pk)
    return {"text": given.text, "own": given.own}


@router.get("/{case_id}/sendings", response={200: list[shapes.SentOut], **FAULTS}, summary="What was sent")
def sendings(request: HttpRequest, case_id: CaseId) -> list[dict[str, Any]]:
    """Every sending that is kept, in order."""
    case = case_of(request, Scope.READ, case_id)
    return [
        {"what": s.event, "method": s.method, "sent_on": s.sent_on, "received_on": s.received_on, "number": s.number}
        for s in case.sendings.all()
    ]


@router.post("/{case_id}/sendings", response={201: shapes.SentOut, 200: shapes.SentOut, **FAULTS}, summary="Note a sending")
def note_sending(request: HttpRequest, given: shapes.Sent, case_id: CaseId) -> Status[dict[str, Any]]:
    """Note that something was sent; the plan's clock then runs from its arrival. This sends nothing."""
    token = needs(request, Scope.SEND)
    case = row_of(token, case_id).case
    posted = {"what": given.what, "method": given.method, "sent_on": given.sent_on.isoformat(), "number": given.number, "form": given.key}
    posted["received_on"] = given.received_on.isoformat() if given.received_on else ""
    try:
        new = following.add_sending(case, posted, job.today())
    except WrongUse as fault:
        raise Refused(400, fault.code, fault.message) from fault
    if new:
        record(Action.SENT, who=who(token), case_id=case.pk)
    held = case.sendings.get(form=given.key)
    out = {"what": held.event, "method": held.method, "sent_on": held.sent_on, "received_on": held.received_on, "number": held.number}
    return Status(201 if new else 200, out)
