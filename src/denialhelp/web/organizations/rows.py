"""Rows of the board: put a case on it, keep the row in step with its case, and change its state, its assignment, its notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from denialhelp.reference.payers import load_payers
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.organizations.models import CaseOf, Membership, Note, Organization, Step
from denialhelp.web.organizations.stages import ANSWERED, NEXT_NEED, OPEN, Need, Stage, can_follow


def who(member: Membership) -> str:
    """What the audit log calls a member."""
    return f"member:{member.person_id}"


def put(organization: Organization, case: Case, by: Membership) -> CaseOf:
    """The case's row on the organization's board, made where there is none; the case is then kept until it is deleted."""
    row, made = CaseOf.objects.get_or_create(case=case, defaults={"organization": organization})
    if made:
        Case.objects.filter(pk=case.pk).update(expires_at=None)
        Step.objects.create(row=row, who_id=by.person_id, stage=row.stage)
        record(Action.PUT_ON_BOARD, who=who(by), case_id=case.pk)
        refresh(row)
    return row


def kept(request: HttpRequest, case: Case) -> bool:
    """The case of an answer goes onto the board that the case before is on, to whoever that was assigned to: it stays the organization's.
    True where this request's person is one of its members."""
    before = case.notes.get("before")
    row = CaseOf.objects.select_related("organization").filter(case_id=before).first() if before else None
    if row is None:
        return False
    person = getattr(request, "user", None)
    mine = Membership.objects.filter(organization=row.organization, person_id=getattr(person, "pk", None)).first()
    by = mine or row.organization.memberships.order_by("pk").first()
    if by is None:
        return False
    made = put(row.organization, case, by)
    CaseOf.objects.filter(pk=made.pk, assigned_to=None).update(assigned_to=row.assigned_to)
    return mine is not None


def payer_slug(name: str) -> str:
    """The one payer that a printed name stands for, or "" where it is none or more than one."""
    found = {m.payer.slug for m in load_payers().find(name)} if name else set()
    return found.pop() if len(found) == 1 else ""


def _amount(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None


def _next_day(rights: Any) -> date | None:
    """The last day of the first open route that has one."""
    for route in rights["routes"]:
        if route["available"] and route["file_by"]:
            return date.fromisoformat(route["file_by"][:10])
    return None


def refresh(row: CaseOf) -> None:
    """Bring the row in step with what was read of its case: names into the sealed column, the rest into those that filters use."""
    read = Store(row.case).get_json("read.json")
    if read is None:
        return
    facts = {k: v.get("value") for k, v in read["notice"]["facts"].items() if v}
    reasons = facts.get("reasons") or []
    shown = {**row.shown, **{k: facts[f] for k, f in _SHOWN.items() if facts.get(f)}}
    row.shown = shown
    row.payer = row.payer or payer_slug(str(facts.get("payer_name") or ""))[:60]
    row.reason = str(reasons[0])[:30] if reasons else row.reason
    row.plan_type = str(facts.get("plan_type") or row.plan_type)[:30]
    row.amount = _amount(facts.get("amount_denied")) or row.amount
    if row.stage != Stage.SENT:
        row.due_on = _next_day(read["rights"]) or row.due_on
    row.needs = _need(row, read)
    row.arguments = _arguments(row.case) or row.arguments
    row.save()


_SHOWN = {"patient": "patient_name", "claim_number": "claim_number", "payer": "payer_name", "service": "service"}


def _need(row: CaseOf, read: Any) -> str:
    """What the case waits for, by its state and what was read of it."""
    stage = Stage(row.stage)
    if stage not in (Stage.NEW, Stage.DECIDE, Stage.DRAFTING):
        return NEXT_NEED[stage]
    if stage is not Stage.DRAFTING:
        return row.needs
    from denialhelp.web.cases.asking import open_questions

    roles = set(row.case.files.values_list("role", flat=True))
    if "notice" not in roles:
        return Need.NOTICE
    if "records" not in roles:
        return Need.RECORDS
    return Need.ANSWERS if open_questions(read["questions"], row.case) else Need.NONE


def _arguments(case: Case) -> list[str]:
    """The criteria and defects that the main letter argues, as names that tell nothing of the person."""
    whole = Store(case).get_json(f"{case.packet}/case.json") if case.packet else None
    if whole is None:
        return []
    found = ["criteria-met"] if (whole.get("match") or {}).get("overall") == "met" else []
    found += ["criteria-shown"] if any(f["status"] == "met" for f in (whole.get("match") or {}).get("findings", [])) else []
    found += ["notice-defect"] if whole.get("defects") else []
    letter = Store(case).get_json(f"{case.packet}/letter.json") or {"statements": []}
    kinds = {s["kind"] for statement in letter["statements"] for s in statement["support"] if "kind" in s}
    return sorted({*found, *(f"cites-{k}" for k in kinds & {"law", "literature"})})


def set_stage(row: CaseOf, stage: str, by: Membership, today: date) -> bool:
    """Move the row to a state that may follow its own; False where it may not."""
    if stage == row.stage or not can_follow(row.stage, stage):
        return False
    _move(row, stage, today, by.person_id, who(by))
    return True


def follow(row: CaseOf, stage: str, on: date) -> None:
    """Let the row stand where its case stands by what was sent or answered."""
    if row.stage != stage:
        _move(row, stage, on, None, "job")


@transaction.atomic
def _move(row: CaseOf, stage: str, on: date, person_id: int | None, log: str) -> None:
    row.stage = stage
    row.needs = NEXT_NEED[Stage(stage)]
    row.changed_at = timezone.now()
    if stage == Stage.SENT:
        row.sent_on = row.sent_on or on
    if Stage(stage) in ANSWERED:
        row.answered_on = on
    row.save(update_fields=["stage", "needs", "changed_at", "sent_on", "answered_on"])
    Step.objects.create(row=row, who_id=person_id, stage=stage)
    record(Action.STAGE_SET, who=log, case_id=row.case_id, detail=stage)


@transaction.atomic
def assign(row: CaseOf, to: Membership | None, by: Membership) -> bool:
    """Give the row to a member, or to nobody; False where it is so already or the member is another organization's."""
    if row.assigned_to_id == (to.pk if to else None) or (to is not None and to.organization_id != row.organization_id):
        return False
    row.assigned_to, row.changed_at = to, timezone.now()
    row.save(update_fields=["assigned_to", "changed_at"])
    Step.objects.create(row=row, who_id=by.person_id, assigned_to=to)
    record(Action.ASSIGNED, who=who(by), case_id=row.case_id, detail=f"member:{to.person_id}" if to else "nobody")
    return True


def set_recovered(row: CaseOf, text: str) -> None:
    """Note what the answer brought, where an amount is given with it."""
    value = _amount(text.replace(",", "").replace("$", "").strip() or None)
    if value is not None and value.is_finite() and 0 <= value < 10**10 and Stage(row.stage) in ANSWERED:
        CaseOf.objects.filter(pk=row.pk).update(recovered=value)


def write_note(row: CaseOf, text: str, by: Membership) -> Note | None:
    """Keep a note; None where it is empty."""
    text = text.strip()[:4000]
    if not text:
        return None
    note = Note(row=row, written_by_id=by.person_id)
    note.text = text
    note.save()
    record(Action.NOTE_WRITTEN, who=who(by), case_id=row.case_id, detail=str(note.pk))
    return note


def many(found: Iterable[CaseOf], *, stage: str, to: Membership | None, unassign: bool, by: Membership, today: date) -> tuple[int, int]:
    """Change many rows at once: how many changed, and how many could not go to the state."""
    changed = refused = 0
    for row in found:
        moved = bool(stage) and set_stage(row, stage, by, today)
        refused += bool(stage) and not moved and row.stage != stage
        given = assign(row, to, by) if to is not None or unassign else False
        changed += moved or given
    return changed, refused


def case_ended(case_id: str) -> None:
    """After work on a case: its row, where it has one, is brought in step."""
    row = CaseOf.objects.select_related("case").filter(case_id=case_id).first()
    if row is not None and Stage(row.stage) in OPEN and row.case.state in (State.READ, State.DONE):
        refresh(row)
