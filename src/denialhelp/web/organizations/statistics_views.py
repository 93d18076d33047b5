"""The outcomes page, and its numbers as a table to take away: whole for the organization, guarded for outside."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.organizations import statistics as stats
from denialhelp.web.organizations.access import member
from denialhelp.web.organizations.models import Membership
from denialhelp.web.organizations.rights import Deed
from denialhelp.web.organizations.rows import who
from denialhelp.workflow.batch.queue import plain_cell


@require_GET
@member(Deed.SEE)
def statistics(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """Outcomes by payer, reason and argument: a picture and a table for each."""
    found = stats.outcomes(own.organization)
    parts = [{"by": by, "title": _(stats.BY[by]), "rows": rows, "plot": stats.plot(rows)} for by, rows in found.items()]
    context = {"own": own, "organization": own.organization, "parts": parts, "any": any(p["rows"] for p in parts)}
    return render(request, "organizations/statistics.html", context)


@require_GET
@member(Deed.EXPORT)
def statistics_csv(request: HttpRequest, own: Membership) -> HttpResponseBase:
    """The numbers as CSV; with `for=outside` no small count is in it."""
    shape = stats.outside if request.GET.get("for") == "outside" else stats.inside
    told = [
        {"by": by, "name": one.name, **shape(one)}
        for by, rows in stats.outcomes(own.organization).items()
        for one in rows
    ]  # fmt: skip
    record(Action.BOARD_EXPORTED, who=who(own), detail=f"organization:{own.organization_id}/outcomes")
    held = io.StringIO()
    if told:
        writer = csv.DictWriter(held, list(told[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: plain_cell(v) for k, v in row.items()} for row in told)
    answer = HttpResponse(held.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="outcomes.csv"'
    return answer
