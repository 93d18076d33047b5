"""The long work of a case: what its durable steps do, in a process of their own. Its state is in the database."""

from __future__ import annotations

import os
import secrets
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from denialhelp.casefile.document import Document
    from denialhelp.web.cases.models import Case
    from denialhelp.workflow.appeal import AppealRequest

# Where the signed writing of a representative lies in the case's folder.
AUTHORIZATION = "papers/authorization.pdf"
# What apps of this site do when work on a case has ended (their AppConfig.ready adds it).
ENDED: list[Callable[[str], None]] = []
# What they add to the main job's request.
MORE: list[Callable[[Case], dict[str, Any]]] = []
FAULT = "Something went wrong inside DenialHelp. Your files are kept; you can try again."


@dataclass(frozen=True, slots=True)
class Result:
    """How a step ended: the case's new state, the folder of a new packet, a sentence where it failed."""

    state: str
    packet: str = ""
    message: str = ""


def launch(case_id: str, step: str) -> None:
    """Put a step in line for a worker, instead of what was in line or under way for the case before. Within the caller's transaction."""
    from denialhelp.web.cases.models import WORK_STEPS, task_key
    from denialhelp.web.jobs.models import Task
    from denialhelp.web.jobs.port import enqueue

    Task.objects.filter(key=task_key(case_id)).delete()  # whoever still holds it can change nothing any more
    enqueue(WORK_STEPS[step], case_id, key=task_key(case_id))


def today() -> date:
    """This machine's day, or the one the installation was started with."""
    from django.conf import settings
    from django.utils import timezone

    return date.fromisoformat(settings.AS_OF) if settings.AS_OF else timezone.localdate()


def request_of(case: Case, place: Path) -> AppealRequest:
    """The main job's request from the case's files, which are put into the private folder `place` in the clear, and its answers."""
    from denialhelp.web.cases.models import Role
    from denialhelp.web.cases.storage import Store
    from denialhelp.workflow.appeal import AppealRequest
    from denialhelp.workflow.revising import Edit

    store, originals = Store(case), place / "originals"
    originals.mkdir(mode=0o700)
    paths: dict[str, list[Path]] = {role: [] for role in Role.values}
    for file in case.files.all():
        path = originals / file.name
        with path.open("wb") as out:
            for chunk in store.chunks(file.stored):
                out.write(chunk)
        paths[file.role].append(path)
    first, *more = paths[Role.NOTICE]
    return AppealRequest(
        notice=first,
        more_notice=tuple(more),
        out=place / "packet",
        records=tuple(paths[Role.RECORDS]),
        policy=next(iter(paths[Role.POLICY]), None),
        plan=next(iter(paths[Role.PLAN]), None),
        statement=next(iter(paths[Role.STATEMENT]), None),
        given=case.answers,
        edits=tuple(Edit(e["old"], e["new"], e["own"]) for e in case.notes.get("edits", [])),
        isolated=True,
        **_representative(case, originals),
        **{name: value for more in MORE for name, value in more(case).items()},
    )


def _representative(case: Case, originals: Path) -> dict[str, Any]:
    """Who acts for the patient, with the signed writing, where there is one."""
    from denialhelp.letters.brief import Representative
    from denialhelp.web.cases.storage import Store

    told, store = case.notes.get("representative"), Store(case)
    if told is None or not store.has(AUTHORIZATION):
        return {}
    content = store.get(AUTHORIZATION)
    ending = ".pdf" if content.startswith(b"%PDF-") else ".png" if content.startswith(b"\x89PNG") else ".jpg"
    path = originals / f"authorization-of-representative{ending}"
    path.write_bytes(content)
    return {"authorization": path, "representative": Representative(told["name"], told["patient_is"])}


def _pages(documents: tuple[Document, ...], originals: Any) -> list[dict[str, Any]]:
    """What the page view needs: each document's file, page sizes, and the text of files that have no pages."""
    return [
        {
            "id": d.id,
            "file": originals[d.id].name if d.id in originals else None,
            "paged": any(w.box for p in d.pages for w in p.words[:1]),
            "sizes": [[p.width, p.height] for p in d.pages],
            "texts": [p.text if not p.words or p.words[0].box is None else "" for p in d.pages],
        }
        for d in documents
    ]


def _read(case: Case, place: Path) -> Result:
    from denialhelp.casefile import contract
    from denialhelp.web.cases.models import State
    from denialhelp.web.cases.storage import Store
    from denialhelp.web.cases.telling import Teller
    from denialhelp.workflow.appeal import open_questions, read_case
    from denialhelp.workflow.legal_json import legal_case_json

    teller = Teller(case, ("notice", "context"))
    read = read_case(request_of(case, place), as_of=today(), progress=teller)
    teller.finished((*read.documents, *read.context), read.originals)
    questions = open_questions(read.notice, read.rights)
    Store(case).put_json(
        "read.json",
        {
            "notice": contract.notice(read.notice),
            "rights": contract.rights(read.rights),
            "case": legal_case_json(read.case),
            "questions": [contract.question(q) for q in questions],
            "documents": _pages((*read.documents, *read.context), read.originals),
        },
    )
    return Result(State.READ)


def _appeal(case: Case, place: Path) -> Result:
    from denialhelp.packet.verify import verify
    from denialhelp.web.cases.models import State
    from denialhelp.web.cases.storage import Store
    from denialhelp.web.cases.telling import Teller
    from denialhelp.workflow import steps
    from denialhelp.workflow.appeal import run_appeal

    teller = Teller(case, ("notice", "context", "records", "policy"))
    request = request_of(case, place)
    result = run_appeal(request, as_of=today(), progress=teller)
    teller.finished(result.documents, result.originals)
    teller("Checking every sentence", 0, 1)
    proof = verify(request.out, steps.rules())
    store, name = Store(case), f"packet-{secrets.token_hex(6)}"
    store.put_folder(name, request.out)
    proved = {"ok": proof.ok, "failures": list(proof.failures), "checked": dict(proof.checked)}
    store.put_json(f"{name}/proof.json", proved)
    store.put_json(f"{name}/pages.json", _pages(result.documents, result.originals))
    return Result(State.DONE, packet=name)


def _breathe(case_id: str, over: threading.Event) -> None:
    """A sign of life every ten seconds, so that work that was killed is told from work that is long."""
    from django.db import DatabaseError, InterfaceError, connection
    from django.utils import timezone

    from denialhelp.web.cases.models import Case

    while not over.wait(10):
        try:
            Case.objects.filter(pk=case_id).update(alive_at=timezone.now())
        except (DatabaseError, InterfaceError):
            connection.close()  # a new one is made at the next breath
    connection.close()


@contextmanager
def _temporary(place: Path) -> Iterator[None]:
    """All temporary files of this process in the private folder, for as long as the work takes."""
    before, default = os.environ.get("TMPDIR"), tempfile.tempdir
    os.environ["TMPDIR"] = tempfile.tempdir = str(place)
    try:
        yield
    finally:
        tempfile.tempdir = default
        if before is None:
            os.environ.pop("TMPDIR", None)
        else:
            os.environ["TMPDIR"] = before


def _attempt(case: Case, step: str) -> Result:
    """Do the step in a private folder; how it ended, with a sentence where it failed. What the database does not answer is done again."""
    from django.db import DatabaseError, InterfaceError

    from denialhelp.errors import DenialHelpError
    from denialhelp.web.cases.models import READ, State
    from denialhelp.web.cases.shelves import FilesAway
    from denialhelp.web.cases.workplace import workplace
    from denialhelp.web.jobs.engine import place_of
    from denialhelp.web.jobs.port import NotInHand

    try:
        with workplace(case.pk) as place, _temporary(place):
            return (_read if step == READ else _appeal)(case, place)
    except (DatabaseError, InterfaceError, FilesAway, NotInHand):
        raise
    except DenialHelpError as fault:
        return Result(State.FAILED, message=fault.message)
    except Exception as fault:  # noqa: BLE001 - the edge: the user gets a sentence, nothing of the case reaches a log
        return Result(State.FAILED, message=f"{FAULT} ({place_of(fault)})")


def _settle(case: Case, result: Result) -> bool:
    """Put the result in its place, in one transaction; False where the case was deleted meanwhile. Raises NotInHand."""
    from django.db import transaction
    from django.utils import timezone

    from denialhelp.web.cases.models import Case, CaseFile, FileState, State
    from denialhelp.web.guard.audit import record
    from denialhelp.web.guard.models import Action
    from denialhelp.web.jobs.port import enqueue, in_hand

    case.message = result.message
    values: dict[str, Any] = {"state": result.state, "message_sealed": case.message_sealed, "alive_at": timezone.now()}
    if result.packet:
        values["packet"] = result.packet
    with transaction.atomic():
        in_hand()
        if not Case.objects.filter(pk=case.pk).update(**values):
            return False
        if result.state == State.FAILED:
            CaseFile.objects.filter(case=case, state=FileState.READING).update(state=FileState.FAILED)
        record(Action.WORK_ENDED, who="job", case_id=case.pk)
        enqueue("cases.ended", case.pk, key=f"ended:{secrets.token_hex(16)}")
    return True


def work(case_id: str, step: str) -> None:
    """Do one step of a case and record how it ended; nothing where the case is gone or the step is done already."""
    from denialhelp.web.cases.models import Case, State
    from denialhelp.web.cases.storage import remove
    from denialhelp.web.jobs.engine import insist

    case = Case.objects.filter(pk=case_id, state=State.WORKING, step=step).first()
    if case is None:
        return
    over = threading.Event()
    breath = threading.Thread(target=_breathe, args=(case_id, over), daemon=True)
    breath.start()
    try:
        result = _attempt(case, step)
        insist(lambda: _settle(case, result))
    finally:
        over.set()
        breath.join()
        if not insist(lambda: Case.objects.filter(pk=case_id).exists()):
            remove(case_id)  # it was deleted meanwhile, and something may have been put there since


def ended(case_id: str) -> None:
    """What follows when work has ended: packets that no longer count are removed, other apps are told."""
    from denialhelp.web.cases.models import Case, State
    from denialhelp.web.cases.storage import Store

    case = Case.objects.exclude(key_wrapped=b"").filter(pk=case_id).first()
    if case is None:
        return
    if case.state != State.WORKING:  # a new piece of work may be putting its packet there
        store = Store(case)
        for packet in store.folders("packet-"):
            if packet != case.packet:
                store.drop(packet)
    for follow in ENDED:
        follow(case_id)


def gave_up(case_id: str) -> None:
    """The work was tried often enough: say so to whoever waits."""
    from denialhelp.web.cases.models import Case, State

    case = Case.objects.filter(pk=case_id, state=State.WORKING).first()
    if case is not None:
        _settle(case, Result(State.FAILED, message=FAULT))
