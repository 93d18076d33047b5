"""The long work of a case, in a process of its own: `python -m denialhelp.web.cases.job CASE STEP`. Its state is in the database."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from denialhelp.casefile.document import Document
    from denialhelp.web.cases.models import Case
    from denialhelp.workflow.appeal import AppealRequest

# What apps of this site do when work on a case has ended (their AppConfig.ready adds it).
ENDED: list[Callable[[str], None]] = []
FAULT = "Something went wrong inside DenialHelp. Your files are kept; you can try again."


def launch(case_id: str, step: str) -> None:
    """Start the work and return at once."""
    from django.conf import settings

    environment = {
        **os.environ,
        "DENIALHELP_HOME": str(settings.HOME),
        "DENIALHELP_AS_OF": settings.AS_OF,
        "DJANGO_SETTINGS_MODULE": "denialhelp.web.settings",
    }
    subprocess.Popen(
        [sys.executable, "-m", "denialhelp.web.cases.job", case_id, step],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
        close_fds=True,
    )


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
    )


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


def _read(case: Case, place: Path) -> str:
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
    return State.READ


def _appeal(case: Case, place: Path) -> str:
    from denialhelp.packet.verify import verify
    from denialhelp.web.cases.models import Case, State
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
    store, name, old = Store(case), f"packet-{secrets.token_hex(6)}", case.packet
    store.put_folder(name, request.out)
    proved = {"ok": proof.ok, "failures": list(proof.failures), "checked": dict(proof.checked)}
    store.put_json(f"{name}/proof.json", proved)
    store.put_json(f"{name}/pages.json", _pages(result.documents, result.originals))
    Case.objects.filter(pk=case.pk).update(packet=name)
    if old:
        store.drop(old)
    return State.DONE


def _breathe(case_id: str, over: threading.Event) -> None:
    """A sign of life every ten seconds, so that work that was killed is told from work that is long."""
    from django.db import connection
    from django.utils import timezone

    from denialhelp.web.cases.models import Case

    while not over.wait(10):
        Case.objects.filter(pk=case_id).update(alive_at=timezone.now())
    connection.close()


def _place_of(fault: BaseException) -> str:
    """The kind of a fault and its last place in our own code, without any text of a case: what a report of it needs."""
    frames = [f for f in traceback.extract_tb(fault.__traceback__) if "denialhelp" in f.filename]
    return type(fault).__name__ + (f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "")


def _attempt(case: Case, step: str) -> tuple[str, str]:
    """Do the step in a private folder; the state it ends in, and a sentence where it failed."""
    from denialhelp.errors import DenialHelpError
    from denialhelp.web.cases.models import CaseFile, FileState, State
    from denialhelp.web.cases.workplace import workplace

    try:
        with workplace(case.pk) as place:
            os.environ["TMPDIR"] = tempfile.tempdir = str(place)
            return (_read if step == "read" else _appeal)(case, place), ""
    except DenialHelpError as fault:
        message = fault.message
    except Exception as fault:  # noqa: BLE001 - the edge: the user gets a sentence, nothing of the case reaches a log
        message = f"{FAULT} ({_place_of(fault)})"
    CaseFile.objects.filter(case=case, state=FileState.READING).update(state=FileState.FAILED)
    return State.FAILED, message


def work(case_id: str, step: str) -> None:
    """Do one step of a case and record how it ended."""
    from django.utils import timezone

    from denialhelp.web.cases.models import Case
    from denialhelp.web.cases.storage import remove
    from denialhelp.web.guard.audit import record
    from denialhelp.web.guard.models import Action

    case = Case.objects.get(pk=case_id)
    over = threading.Event()
    breath = threading.Thread(target=_breathe, args=(case_id, over), daemon=True)
    breath.start()
    try:
        state, message = _attempt(case, step)
    finally:
        over.set()
        breath.join()
    case.message = message
    if Case.objects.filter(pk=case_id).update(state=state, message_sealed=case.message_sealed, alive_at=timezone.now()):
        record(Action.WORK_ENDED, who="job", case_id=case_id)
        for follow in ENDED:
            follow(case_id)
    else:
        remove(case_id)  # it was deleted meanwhile


if __name__ == "__main__":
    django.setup()
    work(sys.argv[1], sys.argv[2])
