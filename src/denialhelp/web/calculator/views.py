"""The calculator's pages: the form with its answer, the dates as a calendar file, and a page for each rule. Nothing is kept or logged."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from denialhelp.law.rights import rights_of
from denialhelp.packet.calendar_file import deadlines_ics
from denialhelp.reference.loader import load_rules

from . import answer, question


def _today() -> date:
    return date.fromisoformat(settings.AS_OF) if settings.AS_OF else timezone.localdate()


def _rows(fields: tuple[question.Ask, ...], asked: question.Asked) -> list[dict[str, Any]]:
    return [
        {
            "ask": one,
            "value": asked.values.get(one.name, ""),
            "unit": asked.values.get("unit", "days"),
            "reasons": asked.reasons,
            "rare_chosen": any(value in asked.reasons for value, _ in one.rare),
            "fault": asked.faults.get(one.name, ""),
        }
        for one in fields
    ]


def _group(title: str, mark: str, fields: tuple[question.Ask, ...], asked: question.Asked) -> dict[str, Any]:
    """A folded group of the form; it stands open where something in it was answered or is wrong."""
    rows = _rows(fields, asked)
    return {"title": title, "id": mark, "rows": rows, "open": any(row["value"] or row["fault"] for row in rows)}


@never_cache
@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """The form, and for what the address asks: the routes, dates, clocks and questions."""
    asked, as_of = question.read(request.GET), _today()
    context: dict[str, Any] = {
        "first": _rows(question.FIRST, asked),
        "groups": [_group(title, mark, fields, asked) for title, mark, fields in question.GROUPS],
        "faults": list(asked.faults.items()),
        "as_of": as_of,
        "asked": not asked.empty,
        "query": request.GET.urlencode(),
    }
    if asked.case is not None:
        rights = rights_of(asked.case, load_rules(), as_of=as_of)
        context["answer"] = answer.shown(asked.case, rights, load_rules(), as_of)
        context["questions"] = [{"ask": q.ask, "why": q.why, "at": question.ANSWERED_AT.get(q.fact, "")} for q in rights.questions]
        context["dated"] = any(r.available and r.file_by for r in rights.routes) or any(c.due for c in rights.clocks)
    return render(request, "calculator/calculator.html", context, status=400 if asked.faults else 200)


@never_cache
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """The last and safe days as a calendar file; it names no health matter."""
    asked, as_of = question.read(request.GET), _today()
    if asked.case is None:
        return HttpResponse(
            _("Choose the plan and the dates in the calculator first."), status=400, content_type="text/plain; charset=utf-8"
        )
    rights = rights_of(asked.case, load_rules(), as_of=as_of)
    key = "&".join([*(f"{k}={v}" for k, v in sorted(asked.values.items())), *sorted(asked.reasons)])
    response = HttpResponse(deadlines_ics(rights, f"calculator?{key}", as_of), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return response


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: its values with the days from which they hold, citations, sources, and how and when each was read."""
    rules = load_rules()
    if not rules.has(rule_id):
        raise Http404
    return render(request, "calculator/rule.html", answer.rule_page(rules.rule(rule_id), rules, _today()))
