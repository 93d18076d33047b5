"""Starting a piece of work on a case, and the page for a case whose work is going on, stopped or failed."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from denialhelp.web.cases import job
from denialhelp.web.cases.looking import render_waiting
from denialhelp.web.cases.models import IN_LINE, STALE_AFTER, WAITING, Case, State
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.jobs.models import TaskState
from denialhelp.web.jobs.port import ahead

TOO_LARGE = lazy("These files are too large together; the limit is 400 MB.")


def begin(case: Case, step: str) -> bool:
    """Put the work in line and return at once; False where work is going on already, which is never doubled."""
    now = timezone.now()
    with transaction.atomic():
        stopped = Q(pk__in=()) if case_in_line(case) else Q(alive_at__lte=now - STALE_AFTER)
        # New, ended, or stopped without an end.
        free = Case.objects.filter(~Q(state=State.WORKING) | Q(doing=WAITING) | stopped, pk=case.pk)
        if not free.update(state=State.WORKING, step=step, doing=IN_LINE, done=0, total=1, message_sealed=b"", alive_at=now):
            return False
        job.launch(case.pk, step)
        record(Action.WORK_STARTED, who="visitor", case_id=case.pk)
    return True


def case_in_line(case: Case) -> bool:
    """Whether the case waits for its turn."""
    task = case.task
    return task is not None and task.state == TaskState.WAITING


def busy(case: Case) -> bool:
    """Whether work is going on, so that the case's files must stay as they are."""
    return case.state == State.WORKING and not case.stopped and case.doing != WAITING


def too_large(request: HttpRequest) -> bool:
    """Whether the request's files are too large together."""
    return sum(u.size or 0 for files in request.FILES.lists() for u in files[1]) > settings.MAX_UPLOAD_BYTES


def waiting_page(request: HttpRequest, case: Case) -> HttpResponse | None:
    """The page for a case whose work is going on, stopped or failed; None where it is ready."""
    if case.state == State.WORKING and not case.stopped:
        task = case.task
        before = 0 if task is None else ahead(task)
        return render_waiting(request, "cases/working.html", {"case": case, "files": case.files.all(), "before": before})
    if case.state == State.FAILED or case.stopped:
        message = case.message or _("The work stopped before its end. Your files are kept.")
        return render(request, "cases/failed.html", {"case": case, "message": message, "files": case.files.all()})
    return None
