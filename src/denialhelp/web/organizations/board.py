"""The caseload board: its filters and orders as data, one page of rows, the dates that press, and the whole as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as lazy

from denialhelp.casefile.slugs import Reason
from denialhelp.reference.payers import load_payers
from denialhelp.web.organizations.models import CaseOf, Membership, Organization
from denialhelp.web.organizations.stages import OPEN, Need, Stage

PAGE = 50
ORDERS = {
    "due": (lazy("last day, the next first"), (F("due_on").asc(nulls_last=True), "-amount", "pk")),
    "amount": (lazy("amount, the largest first"), (F("amount").desc(nulls_last=True), "pk")),
    "odds": (lazy("chance, the best first"), (F("odds_low").desc(nulls_last=True), "pk")),
    "new": (lazy("the newest first"), ("-created_at", "-pk")),
    "changed": (lazy("what was changed last"), ("-changed_at", "-pk")),
}
STANDINGS = {"open": lazy("open"), "all": lazy("all")}
DUE = {
    "late": lazy("past"),
    "7": lazy("within 7 days"),
    "14": lazy("within 14 days"),
    "30": lazy("within 30 days"),
    "none": lazy("no day known"),
}
AMOUNTS = ("100", "500", "1000", "5000", "25000")
_NAMES = ("stage", "assigned", "payer", "reason", "due", "amount", "needs", "batch", "sort")


@dataclass(frozen=True, slots=True)
class Query:
    """What of the board is asked for; everything that is not known is left out."""

    stage: str = "open"
    assigned: str = ""
    payer: str = ""
    reason: str = ""
    due: str = ""
    amount: str = ""
    needs: str = ""
    batch: str = ""
    sort: str = "due"
    page: int = 1

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The query as hidden fields of a form."""
        return [(n, getattr(self, n)) for n in _NAMES if getattr(self, n) != getattr(Query(), n)]

    def text(self, **other: Any) -> str:
        """The query as the end of an address, with something else in place of some of it."""
        held = {n: getattr(self, n) for n in _NAMES} | other
        plain = Query()
        return urlencode({k: v for k, v in held.items() if v and str(v) != getattr(plain, k, "")})


def asked(given: QueryDict | dict[str, str]) -> Query:
    """The query of an address; what is not among the choices counts as not given."""

    def one(name: str, choices: Any = None) -> str:
        value = str(given.get(name, ""))[:60]
        return value if choices is None or value in choices else ""

    page = one("page")
    return Query(
        stage=one("stage", (*Stage.values, *STANDINGS)) or "open",
        assigned=one("assigned") if one("assigned").isdigit() or one("assigned") in ("me", "nobody") else "",
        payer=one("payer"),
        reason=one("reason", [r.value for r in Reason]),
        due=one("due", DUE),
        amount=one("amount") if _amount(one("amount")) is not None else "",
        needs=one("needs", Need.values),
        batch=one("batch") if one("batch").isdigit() else "",
        sort=one("sort", ORDERS) or "due",
        page=int(page) if page.isdigit() and 0 < int(page) < 100_000 else 1,
    )  # fmt: skip


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value < 10**10 else None


def _due(what: str, today: date) -> Q:
    match what:
        case "":
            return Q()
        case "none":
            return Q(due_on=None)
        case "late":
            return Q(due_on__lt=today)
        case days:
            return Q(due_on__gte=today, due_on__lte=today + timedelta(days=int(days)))


def _assigned(whom: str, member: Membership) -> Q:
    if whom == "":
        return Q()
    if whom == "nobody":
        return Q(assigned_to=None)
    return Q(assigned_to_id=member.pk if whom == "me" else int(whom))


def rows(member: Membership, query: Query, today: date) -> QuerySet[CaseOf]:
    """The rows that are asked for, in order, with their cases."""
    stages = [query.stage] if query.stage in Stage.values else [s.value for s in (OPEN if query.stage == "open" else Stage)]
    wanted = Q(organization_id=member.organization_id, stage__in=stages) & _due(query.due, today) & _assigned(query.assigned, member)
    for name in ("payer", "reason", "needs"):
        if getattr(query, name):
            wanted &= Q(**{name: getattr(query, name)})
    if query.amount:
        wanted &= Q(amount__gte=_amount(query.amount))
    if query.batch:
        wanted &= Q(batch_id=int(query.batch))
    return CaseOf.objects.filter(wanted).order_by(*ORDERS[query.sort][1])


def page_of(found: QuerySet[CaseOf], number: int) -> tuple[list[CaseOf], int, int, int]:
    """One page of rows with their cases and members, its number, how many pages, how many rows."""
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(number, pages)
    start = (number - 1) * PAGE
    # The numbers first, then the rows: the database then sorts numbers and not the sealed columns of all rows.
    numbers = list(found.values_list("pk", flat=True)[start : start + PAGE])
    held = CaseOf.objects.select_related("case", "assigned_to__person").in_bulk(numbers)
    # A case that is being deleted has lost its key already; its row goes in a moment.
    return [held[n] for n in numbers if n in held and held[n].case.key_wrapped], number, pages, total


@dataclass(frozen=True, slots=True)
class Pressing:
    """The dates that press: the next last day of an open row, how many end within a week, how many are past."""

    next_on: date | None
    days: int
    week: int
    late: int


def pressing(organization: Organization, today: date) -> Pressing:
    """Counted over all open rows that were not sent."""
    not_sent = [s.value for s in OPEN if s is not Stage.SENT]
    told = CaseOf.objects.filter(organization=organization, stage__in=not_sent, due_on__isnull=False).aggregate(
        next=Min("due_on", filter=Q(due_on__gte=today)),
        week=Count("pk", filter=Q(due_on__gte=today, due_on__lte=today + timedelta(days=7))),
        late=Count("pk", filter=Q(due_on__lt=today)),
    )
    return Pressing(told["next"], (told["next"] - today).days if told["next"] else 0, told["week"], told["late"])


def payer_name(slug: str) -> str:
    """A payer's name from its slug."""
    known = load_payers().by_slug(slug) if slug else None
    return known.name if known is not None else slug


def payers_of(organization: Organization) -> list[tuple[str, str]]:
    """The payers on the board, by name."""
    slugs = CaseOf.objects.filter(organization=organization).exclude(payer="").order_by().values_list("payer", flat=True).distinct()
    return sorted(((s, payer_name(s)) for s in slugs), key=lambda p: p[1].lower())


def _cell(value: date | Decimal | float | None) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def table(found: QuerySet[CaseOf]) -> Iterator[dict[str, Any]]:
    """The rows as they stand in the exported table."""
    for row in found.select_related("case", "assigned_to__person").iterator(chunk_size=500):
        if not row.case.key_wrapped:
            continue
        shown = row.shown
        yield {
            "row": row.pk, "stage": row.stage, "needs": row.needs, "last_day": _cell(row.due_on), "patient": shown.get("patient", ""),
            "claim_number": shown.get("claim_number", ""), "payer": payer_name(row.payer) or shown.get("payer", ""), "reason": row.reason,
            "service": row.service, "plan_type": row.plan_type, "amount": _cell(row.amount), "recovered": _cell(row.recovered),
            "odds_low": _cell(row.odds_low), "odds_high": _cell(row.odds_high), "action": row.action,
            "assigned_to": row.assigned_to.person.email if row.assigned_to else "", "sent_on": _cell(row.sent_on),
            "answered_on": _cell(row.answered_on), "created_on": row.created_at.date().isoformat(),
        }  # fmt: skip
