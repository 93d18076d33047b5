"""What the office's pages show: counts, states and settings; never a name, a word of a document or a key."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Min, Q, Sum
from django.utils import timezone

from denialhelp.web.accounts.models import OutgoingMail
from denialhelp.web.cases.models import Case, State
from denialhelp.web.guard import provided
from denialhelp.web.guard.audit import fingerprint
from denialhelp.web.guard.models import AuditEvent
from denialhelp.web.guard.provided import Served
from denialhelp.web.jobs.models import Task, TaskState, Worker
from denialhelp.web.office.providing import FORMS

PAGE = 50


def summary() -> dict[str, Any]:
    """The service at a glance."""
    now = timezone.now()
    by_state = dict(Case.objects.values_list("state").annotate(n=Count("pk")))
    due = Task.objects.filter(state=TaskState.WAITING, due_at__lte=now)
    disk = shutil.disk_usage(settings.HOME)
    return {
        "cases": [(s, by_state.get(s, 0)) for s in State.values],
        "kept": Case.objects.filter(expires_at=None).count(),
        "waiting": due.count(),
        "oldest": due.aggregate(first=Min("due_at"))["first"],
        "failed": Task.objects.filter(state=TaskState.FAILED).count(),
        "doubtful": OutgoingMail.objects.filter(sent_at=None, asked_at__isnull=False, sealed=b"").count(),
        "workers": Worker.objects.filter(seen_at__gte=now - timedelta(minutes=1)).count(),
        "audit": AuditEvent.objects.count(),
        "free": disk.free // 2**20,
        "all": disk.total // 2**20,
    }


@dataclass(frozen=True, slots=True)
class Row:
    """A case as the office sees it. `mark` is what the audit log calls it; `address` is its id where leave was given, else empty."""

    mark: str
    created_at: Any
    expires_at: Any
    state: str
    step: str
    files: int
    size: int
    held: str
    address: str


def cases(page: int, mark: str = "") -> tuple[list[Row], bool]:
    """One page of cases, the newest first, and whether there are more; `mark`: only those whose mark begins so."""
    now = timezone.now()
    rows = Case.objects.exclude(key_wrapped=b"").order_by("-created_at", "pk").select_related("sight", "holding", "board")
    rows = rows.annotate(count=Count("files"), size=Sum("files__size"))
    if mark:
        ids = [pk for pk in Case.objects.values_list("pk", flat=True) if fingerprint(pk).startswith(mark)]
        rows = rows.filter(pk__in=ids[: 10 * PAGE])
    found = list(rows[page * PAGE : (page + 1) * PAGE + 1])
    return [
        Row(
            fingerprint(c.pk)[:12], c.created_at, c.expires_at, c.state, c.step, c.count, (c.size or 0) // 1024,
            "an organization" if hasattr(c, "board") else "a person" if hasattr(c, "holding") else "a browser",
            c.pk if hasattr(c, "sight") and c.sight.until > now else "",
        )
        for c in found[:PAGE]
    ], len(found) > PAGE  # fmt: skip


def tasks(state: str) -> list[Task]:
    """The steps in a state, the ones that have been there longest first."""
    return list(Task.objects.filter(Q(state=state)).order_by("due_at", "pk")[: 2 * PAGE])


@dataclass(frozen=True, slots=True)
class Connected:
    """What this installation is connected to: what for, with what, whether it is on, and by which name the office changes it, if it may."""

    what: str
    how: str
    on: bool
    change: str = ""
    outside: bool = True


def services() -> list[Connected]:
    """What this installation is connected to. No key is shown."""
    database = "PostgreSQL" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "SQLite"
    by_office = [
        Connected(form.title, name, bool(name), what.value, provided.set_outside(what))
        for what, form, name in (
            (w, f, provided.mail_name() if w is Served.MAIL else (provided.fax() if w is Served.FAX else provided.post())["SERVICE"])
            for w, f in FORMS.items()
        )
    ]
    return [
        *by_office,
        Connected("Database", database, on=True),
        Connected("Files of cases", "object storage" if settings.FILES_URL else "a folder on this machine", on=True),
        Connected("Accounts", "codes, links and passkeys", provided.accounts_on(), outside=settings.ACCOUNTS_SET),
        Connected("Payments", "Stripe Checkout", settings.PAYMENTS),
        Connected("Figures for Prometheus", "/metrics", bool(settings.METRICS_TOKEN)),
        Connected("Traces", "OpenTelemetry", bool(settings.TRACES_URL)),
        Connected("Lines of log", "JSON", settings.LOG_LINES),
        Connected("Limits per address", f"{len(settings.RATE_LIMITS)} kinds", bool(settings.RATE_LIMITS)),
    ]


def library() -> list[tuple[str, int]]:
    """The help library in numbers."""
    from denialhelp.reference.coverage_library import load_coverage
    from denialhelp.reference.literature_library import load_literature
    from denialhelp.reference.loader import load_rules
    from denialhelp.reference.services_table import load_services
    from denialhelp.web.help.views import todays_shelf

    held = load_coverage()
    pages = {lang: len(keys) for lang, keys in todays_shelf().site.keys.items()}
    return [
        *((f"Pages ({lang})", n) for lang, n in pages.items()),
        ("Coverage entries", len(held.entries)),
        ("Coverage entries of which only the title could be read", sum(e.title_only for e in held.entries)),
        ("Services", len(load_services().services)),
        ("Studies", len(load_literature().papers)),
        ("Values of law", sum(len(r.in_force) for r in load_rules().rules.values())),
        ("Gaps of law that are stated", len(load_rules().coverage().gaps)),
    ]
