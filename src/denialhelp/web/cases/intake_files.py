"""Files coming into a case: kept sealed as they arrive, in the order in which they were given; moved, removed, replaced."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest

from denialhelp.web.cases import storage
from denialhelp.web.cases.models import Case, CaseFile, Role
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action

SINGLE = (Role.POLICY, Role.PLAN, Role.STATEMENT)  # a new one takes the place of the old


def _new(case: Case, role: str, given: str) -> CaseFile:
    files = list(case.files.all())
    if role in SINGLE:
        for old in [f for f in files if f.role == role]:
            drop(old)
    place = max((f.place for f in files), default=-1) + 1
    file = CaseFile(case=case, role=role, place=place)
    file.name = storage.safe_name(given, [f.name for f in files])
    return file


def keep(case: Case, role: str, given: str, upload: UploadedFile[bytes] | bytes) -> CaseFile:
    """Keep one file under a name that is unique in the case."""
    file = _new(case, role, given)
    file.save()
    parts = [upload] if isinstance(upload, bytes) else upload.chunks()
    CaseFile.objects.filter(pk=file.pk).update(size=storage.Store(case).put(file.stored, parts))
    record(Action.FILE_ADDED, who="visitor", case_id=case.pk, detail=str(file.pk))
    return file


def keep_all(case: Case, request: HttpRequest) -> int:
    """Keep the request's files, in their order, and the claimant's own words; how many were new."""
    count = 0
    for role in Role.values:
        for upload in request.FILES.getlist(role):
            keep(case, role, upload.name or "file", upload)
            count += 1
    words = request.POST.get("words", "").strip()
    if words:
        keep(case, Role.STATEMENT, "statement.txt", (words + "\n").encode())
        count += 1
    return count


def own_words(case: Case) -> str:
    """The claimant's statement where it is text; "" where there is none or it is another kind of file."""
    file = case.files.filter(role=Role.STATEMENT).first()
    if file is None or not file.name.endswith(".txt"):
        return ""
    return storage.Store(case).get(file.stored).decode("utf-8", "replace")


def drop(file: CaseFile) -> None:
    """Remove one file."""
    storage.Store(file.case).drop(file.stored)
    number, case_id = file.pk, file.case_id
    file.delete()
    record(Action.FILE_REMOVED, who="visitor", case_id=case_id, detail=str(number))


def move(file: CaseFile, by: int) -> None:
    """Move a file up (-1) or down (1) among those of its role."""
    with transaction.atomic():
        alike = list(file.case.files.filter(role=file.role))
        at = next(n for n, f in enumerate(alike) if f.pk == file.pk)
        to = min(max(at + by, 0), len(alike) - 1)
        alike.insert(to, alike.pop(at))
        # Their places are dealt out anew in the new order, so that files of other roles keep theirs.
        places = sorted({f.place for f in alike})
        places = places if len(places) == len(alike) else list(range(len(alike)))
        for place, one in zip(places, alike, strict=True):
            CaseFile.objects.filter(pk=one.pk).update(place=place)
