"""The caseload board: rows by filter and order, saved views, changes to many rows at once, one row's page, the table to take away."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from denialhelp.casefile.slugs import Reason
from denialhelp.web.cases.access import SESSION, Access, access
from denialhelp.web.cases.intake_files import keep_all
from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.models import Role as FileRole
from denialhelp.web.cases.starting import TOO_LARGE, begin, too_large
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited
from denialhelp.web.organizations import board as boards
from denialhelp.web.organizations import rows
from denialhelp.web.organizations.access import member
from denialhelp.web.organizations.batch_views import want_draft
from denialhelp.web.organizations.models import CaseOf, Membership, SavedView
from denialhelp.web.organizations.rights import Deed, may
from denialhelp.web.organizations.stages import FOLLOWS, Need, Stage
from denialhelp.workflow.batch.queue import plain_cell

MOST_AT_ONCE = 500


def _choices(own: Membership) -> dict[str, Any]:
    """What the filters offer."""
    held = own.organization
    return {
        "stages": [*((k, v) for k, v in boards.STANDINGS.items()), *Stage.choices],
        "members": list(held.memberships.select_related("person")),
        "payers": boards.payers_of(held),
        "reasons": [(r.value, _(r.value.replace("-", " "))) for r in Reason],
        "dues": list(boards.DUE.items()),
        "amounts": boards.AMOUNTS,
        "needs": Need.choices,
        "sorts": [(k, words) for k, (words, _order) in boards.ORDERS.items()],
    }


def _shown(row: CaseOf) -> dict[str, Any]:
    """A row as the board prints it."""
    held = row.shown
    return {
        "row": row,
        "name": held.get("patient") or held.get("claim_number") or _("Case %(number)s") % {"number": row.pk},
        "claim": held.get("claim_number", ""),
        "payer": boards.payer_name(row.payer) or held.get("payer", ""),
        "reason": _(row.reason.replace("-", " ")) if row.reason else "",
        "odds": (round(row.odds_low * 100), round(row.odds_high * 100)) if row.odds_low is not None and row.odds_high is not None else None,
    }


@require_GET
@member(Deed.SEE)
def board(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The rows that are asked for, the next date on top."""
    now, query = today(), boards.asked(request.GET)
    found, page, pages, total = boards.page_of(boards.rows(own, query, now), query.page)
    context = {
        "own": own, "organization": own.organization, "query": query, "rows": [_shown(r) for r in found], "page": page, "pages": pages,
        "total": total, "press": boards.pressing(own.organization, now), "views": list(own.views.select_related("organization")),
        "may_work": may(own.role, Deed.WORK), "may_export": may(own.role, Deed.EXPORT), "today": now,
        "this": query.text(), "before": query.text(page=page - 1), "after": query.text(page=page + 1), **_choices(own),
    }  # fmt: skip
    return render(request, "organizations/board.html", context)


@require_GET
@member(Deed.EXPORT)
def board_csv(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The rows that are asked for as a table."""
    found = boards.rows(own, boards.asked(request.GET), today())
    record(Action.BOARD_EXPORTED, who=rows.who(own), detail=f"organization:{own.organization_id}")

    def lines() -> Iterator[bytes]:
        held = io.StringIO()
        writer: csv.DictWriter[str] | None = None
        for told in boards.table(found):
            if writer is None:
                writer = csv.DictWriter(held, list(told), lineterminator="\n")
                writer.writeheader()
            writer.writerow({k: plain_cell(v) for k, v in told.items()})
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()

    answer = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="board.csv"'
    return answer


def _chosen_member(own: Membership, text: str) -> Membership | None:
    return Membership.objects.filter(organization_id=own.organization_id, pk=int(text)).first() if text.isdigit() else None


@require_POST
@limited("edit")
@member(Deed.WORK)
def bulk(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """Change the chosen rows: their state, whom they are assigned to, or both."""
    numbers = [int(n) for n in request.POST.getlist("row")[:MOST_AT_ONCE] if n.isdigit()]
    stage, to = request.POST.get("to_stage", ""), request.POST.get("to_member", "")
    found = CaseOf.objects.select_related("case").filter(organization_id=own.organization_id, pk__in=numbers)
    changed, refused = rows.many(
        found,
        stage=stage if stage in Stage.values else "",
        to=_chosen_member(own, to),
        unassign=to == "nobody",
        by=own,
        today=today(),
    )
    query = boards.asked(request.POST)
    return redirect(f"{_address(own)}?{query.text(page=query.page)}&changed={changed}&refused={refused}".replace("?&", "?"))


def _address(own: Membership) -> str:
    return reverse("board", args=[own.organization_id])


@require_POST
@member(Deed.SEE)
def save_view(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """Keep the filters and the order under a name."""
    name, query = " ".join(request.POST.get("name", "").split())[:60], boards.asked(request.POST)
    if name:
        made = SavedView(organization=own.organization, member=own, query=query.text())
        made.name = name
        made.save()
    return redirect(f"{_address(own)}?{query.text()}")


@require_POST
@member(Deed.SEE)
def drop_view(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """Forget one of one's own views."""
    own.views.filter(pk=number).delete()
    return redirect("board", organization_id=own.organization_id)


def _row(own: Membership, number: int) -> CaseOf:
    found = CaseOf.objects.select_related("case", "assigned_to__person").filter(organization_id=own.organization_id, pk=number).first()
    if found is None or not found.case.key_wrapped:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@limited("edit")
@member(Deed.SEE, post=Deed.WORK)
def row(request: HttpRequest, own: Membership, number: int) -> HttpResponseBase:
    """One case of the board: its state, assignment, notes and history; a POST changes one of them."""
    held = _row(own, number)
    if request.method == "POST":
        _change(request, own, held)
        return redirect("board-row", organization_id=own.organization_id, number=number)
    stages = [(s.value, s.label) for s in FOLLOWS[Stage(held.stage)]]
    context = {
        "own": own, "organization": own.organization, "r": _shown(held), "row": held, "shown": held.shown, "stages": stages,
        "members": list(own.organization.memberships.select_related("person")), "may_work": may(own.role, Deed.WORK),
        "notes": list(held.notes.select_related("written_by", "row__case")), "needs": Need.choices,
        "steps": list(held.steps.select_related("who", "assigned_to__person")),
        "has_notice": held.case.files.filter(role=FileRole.NOTICE).exists(),
    }  # fmt: skip
    return render(request, "organizations/row.html", context)


def _change(request: HttpRequest, own: Membership, held: CaseOf) -> None:
    """Do what the form of a row asks for."""
    what = request.POST.get("what", "")
    if what == "note":
        rows.write_note(held, request.POST.get("text", ""), own)
    elif what == "stage":
        stage = request.POST.get("stage", "")
        if stage in Stage.values and rows.set_stage(held, stage, own, today()):
            rows.set_recovered(held, request.POST.get("recovered", ""))
    elif what == "assign":
        to = request.POST.get("assign", "")
        chosen = _chosen_member(own, to)
        if chosen is not None or to == "nobody":
            rows.assign(held, chosen, own)
    elif what == "needs" and request.POST.get("needs") in Need.values:
        CaseOf.objects.filter(pk=held.pk).update(needs=request.POST["needs"])
    elif what == "draft":
        want_draft(held, own)


@require_http_methods(["GET", "POST"])
@limited("start")
@member(Deed.WORK)
def new_case(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """A case of the organization from a notice and its files."""
    fault = ""
    if request.method == "POST":
        if too_large(request):
            fault = str(TOO_LARGE)
        elif not request.FILES.getlist(FileRole.NOTICE):
            fault = _("Choose the denial notice first: a PDF, a photo or a scan.")
        else:
            case = Case.begin(secrets.token_urlsafe(24))
            record(Action.CASE_MADE, who=rows.who(own), case_id=case.pk)
            made = rows.put(own.organization, case, own)
            keep_all(case, request)
            rows.set_stage(made, Stage.DRAFTING, own, today())
            begin(case, "read")
            return redirect("facts", case_id=case.pk)
    context = {"own": own, "organization": own.organization, "fault": fault, "cases": _of_ones_own(request, own)}
    return render(request, "organizations/new_case.html", context, status=400 if fault else 200)


def _of_ones_own(request: HttpRequest, own: Membership) -> list[Case]:
    """The cases that this person keeps or made in this browser, and that are on no board."""
    mine = Q(holding__person_id=own.person_id) | Q(pk__in=request.session.get(SESSION, []))
    return list(Case.objects.filter(mine, board=None).exclude(key_wrapped=b"").order_by("-created_at").distinct()[:50])


@require_POST
@member(Deed.WORK)
def take_case(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """Put a case that this person owns on the board."""
    case_id = request.POST.get("case", "")
    case = Case.objects.filter(pk=case_id).first()
    if case is None or access(request, case_id) < Access.OWN:
        raise Http404
    made = rows.put(own.organization, case, own)
    return redirect("board-row", organization_id=own.organization_id, number=made.pk)

