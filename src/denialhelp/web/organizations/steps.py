"""The durable steps of the organizations: reading remittances, starting drafts."""

from __future__ import annotations

from denialhelp.errors import DenialHelpError
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.job import today
from denialhelp.web.cases.models import State
from denialhelp.web.cases.starting import begin
from denialhelp.web.cases.workplace import workplace
from denialhelp.web.jobs.models import Lane
from denialhelp.web.jobs.port import durable
from denialhelp.web.organizations.bringing import bring, files_of, give_notice
from denialhelp.web.organizations.models import Batch, CaseOf
from denialhelp.web.organizations.stages import Need


def batch_failed(batch_id: int) -> None:
    """Note that a batch could not be read, and let its files go."""
    batch = Batch.objects.filter(pk=batch_id).first()
    if batch is None:
        return
    Batch.objects.filter(pk=batch_id).exclude(state="done").update(state="failed")
    if batch.case_id:
        delete_case(batch.case_id, who="job")


@durable("organizations.batch", lane=Lane.LONG, apart=True, failed=batch_failed)
def read_batch(batch_id: int) -> None:
    """Read a batch's files and put what is worth it on the board; the files are deleted. Done again it adds nothing."""
    batch = Batch.objects.select_related("organization", "case").filter(pk=batch_id).first()
    if batch is None or batch.case is None or not batch.case.key_wrapped:
        return
    if batch.state != "done":
        Batch.objects.filter(pk=batch_id).update(state="reading")
        try:
            with workplace(batch.case.pk) as place:
                folder = place / "files"
                folder.mkdir(mode=0o700)
                bring(batch, files_of(batch.case, folder), place, today())
        except DenialHelpError as fault:
            batch.problems, batch.state = [fault.message], "failed"
            batch.save(update_fields=["problems_sealed", "state"])
    delete_case(batch.case.pk, who="job")


@durable("organizations.draft")
def start_draft(row_id: int) -> None:
    """Let a row's notice be read; the draft follows by itself when it was (see case_read)."""
    row = CaseOf.objects.select_related("case").filter(pk=row_id).first()
    if row is None or not row.draft_wanted or not row.case.key_wrapped:
        return
    if not give_notice(row):
        CaseOf.objects.filter(pk=row_id).update(draft_wanted=False, needs=Need.NOTICE)
        return
    begin(row.case, "read")


def case_read(case_id: str) -> None:
    """After a notice was read: the draft, where one is wanted; after the draft nothing more is wanted."""
    row = CaseOf.objects.select_related("case").filter(case_id=case_id, draft_wanted=True).first()
    if row is None:
        return
    if row.case.state == State.READ:
        begin(row.case, "appeal")
    else:
        CaseOf.objects.filter(pk=row.pk).update(draft_wanted=False)
