"""Remittances: bring them in, see what came of them by cause, let drafts be made of what is chosen."""

from __future__ import annotations

import secrets
from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.web.cases.intake_files import keep
from denialhelp.web.cases.job import today
from denialhelp.web.cases.looking import render_waiting
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.models import Role as FileRole
from denialhelp.web.cases.starting import TOO_LARGE, too_large
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.jobs.port import enqueue
from denialhelp.web.organizations import rows
from denialhelp.web.organizations.access import member
from denialhelp.web.organizations.models import Batch, CaseOf, Membership, Organization
from denialhelp.web.organizations.rights import Deed, may
from denialhelp.web.organizations.stages import Stage

MOST_FILES = 50
MOST_DRAFTS = 25
MOST_SHOWN = 200


@require_http_methods(["GET", "POST"])
@limited("start")
@member(Deed.SEE, post=Deed.BATCH)
def batches(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """What was brought in; a POST brings in more."""
    fault = ""
    if request.method == "POST":
        uploads = request.FILES.getlist("files")
        if too_large(request):
            fault = str(TOO_LARGE)
        elif not uploads or len(uploads) > MOST_FILES:
            fault = _("Choose the remittances: 835 files or CSV exports, at most 50 at once.")
        else:
            made = _take(request, own, uploads)
            return redirect("remittance", organization_id=own.organization_id, number=made.pk)
    held = Batch.objects.filter(organization_id=own.organization_id)[:50]
    may_bring = may(own.role, Deed.BATCH)
    context = {"own": own, "organization": own.organization, "batches": held, "fault": fault, "may_bring": may_bring}
    return render(request, "organizations/batches.html", context, status=400 if fault else 200)


def _take(request: HttpRequest, own: Membership, uploads: list[Any]) -> Batch:
    """Keep the files sealed in a case of their own, and let them be read."""
    case = Case.begin(secrets.token_urlsafe(24))
    for upload in uploads:
        keep(case, FileRole.NOTICE, upload.name or "remittance", upload)
    made = Batch.objects.create(organization=own.organization, case=case, made_by_id=own.person_id)
    record(Action.BATCH_BROUGHT, who=rows.who(own), detail=f"batch:{made.pk}")
    enqueue("organizations.batch", made.pk, key=f"organizations.batch:{made.pk}")
    return made


def _batch(own: Membership, number: int) -> Batch:
    found = Batch.objects.select_related("organization").filter(organization_id=own.organization_id, pk=number).first()
    if found is None:
        raise Http404
    return found


def _groups(organization: Organization, held: Batch) -> list[dict[str, Any]]:
    """The causes with their sentence and the rows that the board has of them."""
    causes = held.causes[:MOST_SHOWN]
    prints = {key: organization.fingerprint(key) for cause in causes for key in cause["keys"]}
    found: dict[str, CaseOf] = {}
    wanted = list(prints.values())
    for start in range(0, len(wanted), 500):
        for row in CaseOf.objects.filter(organization=organization, claim__in=wanted[start : start + 500]).only("pk", "claim", "stage"):
            found[row.claim] = row
    out = []
    for cause in causes:
        own = [found[prints[k]] for k in cause["keys"] if prints[k] in found]
        out.append({**cause, "rows": own, "count": len(own)})
    return out


@require_GET
@member(Deed.SEE)
def batch(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """What came of one batch: the counts, the causes, what could not be read."""
    held = _batch(own, number)
    groups = _groups(own.organization, held) if held.state == "done" else []
    by_action: dict[str, list[Any]] = defaultdict(list)
    for group in groups:
        by_action[group["action"]].append(group)
    worth = CaseOf.objects.filter(batch=held, stage=Stage.NEW).select_related("case").order_by("due_on", "-amount", "pk")[:MOST_DRAFTS]
    shown = [_worth(row) for row in worth]
    context = {
        "own": own, "organization": own.organization, "batch": held, "problems": held.problems, "groups": groups, "worth": shown,
        "may_work": may(own.role, Deed.WORK),
    }  # fmt: skip
    return render_waiting(request, "organizations/batch.html", context)


def _worth(row: CaseOf) -> dict[str, Any]:
    """A new row as the list of what to fight first prints it."""
    held = row.shown
    return {"row": row, "name": held.get("patient") or held.get("claim_number") or str(row.pk), "why": held.get("why", "")}


@require_POST
@limited("add")
@member(Deed.WORK)
def draft_chosen(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """Let drafts be made of the chosen rows."""
    held = _batch(own, number)
    numbers = [int(n) for n in request.POST.getlist("row")[:MOST_DRAFTS] if n.isdigit()]
    for row in CaseOf.objects.select_related("case").filter(organization_id=own.organization_id, batch=held, pk__in=numbers):
        want_draft(row, own)
    return redirect("remittance", organization_id=own.organization_id, number=number)


def want_draft(row: CaseOf, own: Membership) -> None:
    """Ask for a row's draft: once for each state it is asked in."""
    if row.stage in (Stage.NEW, Stage.DECIDE):
        rows.set_stage(row, Stage.DRAFTING, own, today())
    CaseOf.objects.filter(pk=row.pk).update(draft_wanted=True)
    enqueue("organizations.draft", row.pk, key=f"organizations.draft:{row.pk}:{row.case.packet or 'first'}")
