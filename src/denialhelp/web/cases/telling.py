"""Tells how far the work on a case is: what is being done, and how far each file is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from denialhelp.casefile.document import Document
from denialhelp.web.cases.models import Case, CaseFile, FileState, Role
from denialhelp.workflow.progress import in_words

WRITE_EVERY = timedelta(milliseconds=400)


def _groups(case: Case, kinds: Sequence[str]) -> list[list[int]]:
    """The files' numbers in the groups and the order in which the job reads them."""
    held: dict[str, list[int]] = {role: [] for role in Role.values}
    for file in case.files.all():
        held[file.role].append(file.pk)
    context = [*held[Role.PLAN][:1], *held[Role.STATEMENT][:1]]
    wanted = {"notice": held[Role.NOTICE], "context": context, "records": held[Role.RECORDS], "policy": held[Role.POLICY][:1]}
    return [wanted[kind] for kind in kinds if wanted[kind]]


class Teller:
    """Writes progress into the database, not more often than people can see; the state of a file at each change."""

    def __init__(self, case: Case, kinds: Sequence[str]) -> None:
        self._case = case
        self._groups, self._at = _groups(case, kinds), -1
        self._last = timezone.now() - WRITE_EVERY
        CaseFile.objects.filter(pk__in=[n for group in self._groups for n in group]).update(state=FileState.WAITING)

    def __call__(self, what: str, done: int, total: int) -> None:
        """Progress as the engine tells it: the step, how many of how many."""
        try:
            if what == "read":
                self._files(done)
            now = timezone.now()
            if now - self._last < WRITE_EVERY and done != total:
                return
            self._last = now
            Case.objects.filter(pk=self._case.pk).update(doing=in_words(what)[:60], done=done, total=max(total, 1), alive_at=now)
        except (OperationalError, InterfaceError):  # the database is away for a moment: the work goes on untold
            if connection.in_atomic_block:
                raise
            connection.close()

    def _files(self, done: int) -> None:
        """In a group of files, `done` are read and the next one is being read."""
        if done == 0:
            self._at += 1
        if self._at >= len(self._groups):
            return
        group = self._groups[self._at]
        CaseFile.objects.filter(pk__in=group[:done]).update(state=FileState.READ)
        CaseFile.objects.filter(pk__in=group[done : done + 1]).update(state=FileState.READING)

    def finished(self, documents: Sequence[Document], originals: Mapping[str, Path]) -> None:
        """Note how many pages each file has."""
        count: dict[str, int] = {}
        for document in documents:
            if document.id in originals:
                name = originals[document.id].name
                count[name] = count.get(name, 0) + len(document.pages)
        for file in self._case.files.all():
            if file.name in count:
                CaseFile.objects.filter(pk=file.pk).update(state=FileState.READ, pages=count[file.name])
