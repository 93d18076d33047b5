"""The interface's paths for cases: begin, list, look, correct, add files, delete."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile
from ninja.params import functions as param_functions

from denialhelp.errors import DenialHelpError
from denialhelp.web.api import shapes
from denialhelp.web.api.door import Refused, case_of, member_for, needs, row_of, who
from denialhelp.web.cases.asking import open_questions
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.intake_files import SINGLE, drop, keep
from denialhelp.web.cases.models import Case, CaseFile, Role
from denialhelp.web.cases.starting import TOO_LARGE, begin, busy, too_large
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.organizations.models import CaseOf, Scope
from denialhelp.web.organizations.rows import put, refresh
from denialhelp.workflow.answers import KNOWN, value_of

router = Router()
CaseId = Annotated[str, param_functions.Path(pattern=shapes.CASE_ID)]
FAULTS: dict[Any, Any] = dict.fromkeys((400, 401, 403, 404, 409, 413, 429), shapes.Fault)
_MOST = 100


def summary(row: CaseOf) -> dict[str, Any]:
    """A case as a row."""
    return {
        "id": row.case_id, "state": row.case.state, "stage": row.stage, "payer": row.payer, "reason": row.reason,
        "plan_type": row.plan_type, "amount": row.amount, "due_on": row.due_on, "created_at": row.case.created_at,
    }  # fmt: skip


def whole(row: CaseOf) -> dict[str, Any]:
    """A case and how far its work is."""
    case = row.case
    return summary(row) | {
        "step": case.step, "doing": case.doing, "done": case.done, "total": case.total, "message": case.message,
        "files": [file_out(f) for f in case.files.all()], "has_packet": bool(case.packet),
    }  # fmt: skip


def file_out(file: CaseFile) -> dict[str, Any]:
    """A file of a case."""
    return {"number": file.pk, "role": file.role, "name": file.name, "state": file.state, "pages": file.pages, "size": file.size}


def free(case: Case) -> None:
    """Raise Refused (409) while work is going on, for which the case must stay as it is."""
    if busy(case):
        raise Refused(409, "busy", "Work is going on in this case; ask again when its state is not 'working'.")


def read_of(case: Case) -> Any:
    """What was read of the notice; raises Refused (409) where it is not read yet."""
    read = Store(case).get_json("read.json")
    if read is None:
        raise Refused(409, "not-read", "The notice is not read yet.")
    return read


@router.post("", response={201: shapes.CaseOut, 200: shapes.CaseOut, **FAULTS}, summary="Begin a case")
def begin_case(
    request: HttpRequest,
    notice: Annotated[list[UploadedFile], param_functions.File(min_length=1)],
    records: File[list[UploadedFile]] = None,  # type: ignore[assignment]
    policy: File[UploadedFile | None] = None,
    plan: File[UploadedFile | None] = None,
    words: Form[str] = "",
    key: Form[str] = "",
) -> Status[dict[str, Any]]:
    """Take the denial notice (its pages in order), and what else is at hand; reading begins at once. `words`: the claimant's own statement.
    `key`: your own name for this case; the same key twice gives the same case and does nothing."""
    token = needs(request, Scope.WORK)
    member = member_for(token)
    if too_large(request):
        raise Refused(413, "too-large", str(TOO_LARGE))
    claim = token.organization.fingerprint(f"api\x00{key}") if key else ""
    held = CaseOf.objects.select_related("case").filter(organization=token.organization, claim=claim).first() if claim else None
    if held is not None:
        return Status(200, whole(held))
    case = Case.begin(secrets.token_urlsafe(24))
    record(Action.CASE_MADE, who=who(token), case_id=case.pk)
    given: tuple[tuple[Role, list[UploadedFile | None]], ...] = (
        (Role.NOTICE, [*notice]), (Role.RECORDS, [*(records or [])]), (Role.POLICY, [policy]), (Role.PLAN, [plan]),
    )  # fmt: skip
    for role, files in given:
        for upload in files:
            if upload is not None:
                keep(case, role, upload.name or "file", upload)
    if words.strip():
        keep(case, Role.STATEMENT, "statement.txt", (words.strip() + "\n").encode())
    row = put(token.organization, case, member)
    if claim:
        CaseOf.objects.filter(pk=row.pk).update(claim=claim)
    begin(case, "read")
    return Status(201, whole(row_of(token, case.pk)))


@router.get("", response={200: shapes.Page, **FAULTS}, summary="List cases")
def list_cases(
    request: HttpRequest,
    state: Query[shapes.State | None] = None,
    before: Query[int | None] = None,
    limit: Annotated[int, param_functions.Query(ge=1, le=_MOST)] = 50,
) -> dict[str, Any]:
    """The organization's cases, the newest first."""
    token = needs(request, Scope.READ)
    rows = CaseOf.objects.select_related("case").filter(organization_id=token.organization_id).order_by("-pk")
    if state is not None:
        rows = rows.filter(case__state=state)
    if before is not None:
        rows = rows.filter(pk__lt=min(max(before, 0), 2**62))
    found = list(rows[: limit + 1])
    return {"cases": [summary(r) for r in found[:limit]], "next": found[limit - 1].pk if len(found) > limit else None}


@router.get("/{case_id}", response={200: shapes.CaseOut, **FAULTS}, summary="Look at a case")
def look(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """How far the case is, and its files."""
    row = row_of(needs(request, Scope.READ), case_id)
    refresh(row)
    return whole(row)


@router.delete("/{case_id}", response={204: None, **FAULTS}, summary="Delete a case")
def delete(request: HttpRequest, case_id: CaseId) -> Status[None]:
    """Destroy the case's key and everything of it, now."""
    token = needs(request, Scope.WORK)
    delete_case(row_of(token, case_id).case_id, who=who(token))
    return Status(204, None)


@router.get("/{case_id}/notice", response={200: shapes.Json, **FAULTS}, summary="What the notice says")
def notice_facts(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """The facts with their places, as `denialhelp read --json` gives them."""
    return {"value": read_of(case_of(request, Scope.READ, case_id))["notice"]}


@router.get("/{case_id}/rights", response={200: shapes.Json, **FAULTS}, summary="What the law gives")
def rights(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """The routes, last days and duties of the plan, as `denialhelp rights --json` gives them."""
    return {"value": read_of(case_of(request, Scope.READ, case_id))["rights"]}


@router.get("/{case_id}/questions", response={200: shapes.Json, **FAULTS}, summary="What is open")
def questions(request: HttpRequest, case_id: CaseId) -> dict[str, Any]:
    """The questions that would change the answer."""
    case = case_of(request, Scope.READ, case_id)
    return {"value": open_questions(read_of(case)["questions"], case)}


@router.patch("/{case_id}/facts", response={202: shapes.Started, **FAULTS}, summary="Correct or answer")
def correct(request: HttpRequest, given: shapes.Facts, case_id: CaseId) -> Status[dict[str, Any]]:
    """Keep corrections and answers; the case is read again with them. None is kept where one is wrong."""
    token = needs(request, Scope.WORK)
    case = row_of(token, case_id).case
    free(case)
    for name, value in given.facts.items():
        if name not in KNOWN:
            raise Refused(400, "no-fact", "There is no fact of that name.")
        if value is not None:
            try:
                value_of(name, value)
            except DenialHelpError as fault:
                raise Refused(400, fault.code, fault.message) from fault
    case.answers = {**case.answers, **given.facts}
    case.save(update_fields=["answers_sealed"])
    record(Action.FACTS_CORRECTED, who=who(token), case_id=case.pk)
    return Status(202, {"started": begin(case, "read")})


@router.post("/{case_id}/files", response={201: list[shapes.FileOut], **FAULTS}, summary="Add files")
def add_files(
    request: HttpRequest, role: Form[shapes.Role], files: Annotated[list[UploadedFile], param_functions.File(min_length=1)], case_id: CaseId
) -> Status[list[dict[str, Any]]]:
    """Take more files; a policy, a plan paper or a statement takes the place of the one before. The case is read again."""
    case = case_of(request, Scope.WORK, case_id)
    free(case)
    if too_large(request):
        raise Refused(413, "too-large", str(TOO_LARGE))
    kind = Role(role)
    kept = [keep(case, kind, f.name or "file", f) for f in (files[-1:] if kind in SINGLE else files)]
    begin(case, "read")
    return Status(201, [file_out(CaseFile.objects.get(pk=f.pk)) for f in kept])


@router.delete("/{case_id}/files/{number}", response={204: None, **FAULTS}, summary="Remove a file")
def remove_file(request: HttpRequest, case_id: CaseId, number: Annotated[int, param_functions.Path(ge=1, le=2**62)]) -> Status[None]:
    """Remove one file; the last page of the notice stays."""
    case = case_of(request, Scope.WORK, case_id)
    free(case)
    file = case.files.filter(pk=number).first()
    if file is None:
        raise Refused(404, "no-file", "There is no such file in this case.")
    if file.role == Role.NOTICE and case.files.filter(role=Role.NOTICE).count() == 1:
        raise Refused(409, "last-notice", "A case needs its notice; delete the case, or add another notice first.")
    drop(file)
    begin(case, "read")
    return Status(204, None)
