"""The long work of a case as durable steps, each in a process of its own, and what is done again and again for all cases."""

from __future__ import annotations

from datetime import timedelta

from denialhelp.web.cases.models import APPEAL, READ, WORK_STEPS
from denialhelp.web.cases.workplace import sweep
from denialhelp.web.jobs.models import Lane
from denialhelp.web.jobs.port import HERE, WARM, durable, every

DAY = timedelta(days=1)
HERE.append(sweep)  # what a killed piece of work left in the clear on this machine


def _load() -> None:
    """The engines, the tables and the parsing process, so that the first result comes two seconds sooner."""
    from denialhelp.workflow.warming import warm

    warm()


WARM.append(_load)


def _gave_up(case_id: str) -> None:
    from denialhelp.web.cases.job import gave_up

    gave_up(case_id)


@durable(WORK_STEPS[READ], lane=Lane.READ, tries=8, apart=True, failed=_gave_up, keep=DAY)
def read(case_id: str) -> None:
    """Read the notice of a case."""
    from denialhelp.web.cases.job import work

    work(case_id, READ)


@durable(WORK_STEPS[APPEAL], lane=Lane.LONG, tries=8, apart=True, failed=_gave_up, keep=DAY)
def appeal(case_id: str) -> None:
    """Read everything of a case and make its packet."""
    from denialhelp.web.cases.job import work

    work(case_id, APPEAL)


@durable("cases.ended", keep=DAY)
def ended(case_id: str) -> None:
    """Do what follows when work on a case has ended."""
    from denialhelp.web.cases import job

    job.ended(case_id)


@every("cases.retention", timedelta(minutes=10))
def retention() -> None:
    """Delete what is past its time."""
    from denialhelp.web.cases.deletion import run_retention

    run_retention()


@every("cases.strays", DAY)
def strays() -> None:
    """The same, and a look through all rows and folders."""
    from denialhelp.web.cases.deletion import run_retention

    run_retention(whole=True)
