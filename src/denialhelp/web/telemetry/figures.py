"""The figures: requests as this process saw them, and what the database and the disk say when they are asked.

Labels are names of ours (a page, a step, a state), so that their number is bounded and none tells anything of a case.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils import timezone
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from denialhelp.web.cases.models import Case, State
from denialhelp.web.guard.models import AuditEvent
from denialhelp.web.jobs.models import Task, TaskState, Worker

REGISTRY = CollectorRegistry()
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0)
REQUESTS = Histogram(
    "denialhelp_request_seconds", "Time to answer a request, by page and status", ("page", "status"), buckets=BUCKETS, registry=REGISTRY
)
_ALIVE = 60.0  # seconds since a worker's last sign of life


def _family(name: str, says: str, labels: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], float]]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"denialhelp_{name}", says, labels=labels)
    for values, number in rows:
        family.add_metric(list(values), number)
    return family


class Looked(Collector):
    """What is asked at each look: the same from whichever process it is asked."""

    def collect(self) -> Iterable[Metric]:
        """The figures now."""
        now = timezone.now()
        by_state = dict(Case.objects.values_list("state").annotate(n=Count("pk")))
        yield _family("cases", "Cases by state", ("state",), (((s,), by_state.get(s, 0)) for s in State.values))
        tasks = Task.objects.exclude(state=TaskState.DONE).values_list("name", "state").annotate(n=Count("pk"))
        yield _family("tasks", "Durable steps that are not done, by step and state", ("step", "state"), (((a, b), n) for a, b, n in tasks))
        due = Task.objects.filter(state=TaskState.WAITING, due_at__lte=now).aggregate(first=Min("due_at"))["first"]
        waits = (now - due).total_seconds() if due else 0.0
        yield _family("task_wait_seconds", "How long the oldest step that is due has waited", (), [((), waits)])
        seen = Worker.objects.aggregate(n=Count("pk", filter=Q(seen_at__gte=now - timedelta(seconds=_ALIVE))))["n"]
        yield _family("workers", "Workers that gave a sign of life within a minute", (), [((), seen)])
        yield _family("audit_entries", "Entries of the audit log", (), [((), AuditEvent.objects.count())])
        disk = shutil.disk_usage(settings.HOME)
        yield _family(
            "disk_bytes", "Room of the disk that holds the home folder", ("kind",), [(("free",), disk.free), (("all",), disk.total)]
        )


REGISTRY.register(Looked())
