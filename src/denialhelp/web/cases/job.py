"""The long work of a case, in a process of its own: `python -m denialhelp.web.cases.job CASE STEP`. Its state is in the database."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from denialhelp.casefile.document import Document
    from denialhelp.web.cases.models import Case
    from denialhelp.workflow.appeal import AppealRequest

WRITE_EVERY = timedelta(milliseconds=400)
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


def request_of(case: Case) -> AppealRequest:
    """The main job's request from the case's files and answers."""
    from denialhelp.web.cases.models import Role
    from denialhelp.web.cases.storage import folder
    from denialhelp.workflow.appeal import AppealRequest

    root = folder(case.pk)
    paths: dict[str, list[Any]] = {role: [] for role in Role.values}
    for file in case.files.all():
        paths[file.role].append(root / "originals" / file.name)
    first, *more = paths[Role.NOTICE]
    return AppealRequest(
        notice=first,
        more_notice=tuple(more),
        out=root / "packet",
        records=tuple(paths[Role.RECORDS]),
        policy=next(iter(paths[Role.POLICY]), None),
        plan=next(iter(paths[Role.PLAN]), None),
        statement=next(iter(paths[Role.STATEMENT]), None),
        given=case.answers,
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


class Teller:
    """Writes progress into the database, not more often than people can see."""

    def __init__(self, case: Case) -> None:
        from django.utils import timezone

        self._case, self._clock = case, timezone
        self._last = timezone.now() - WRITE_EVERY

    def __call__(self, what: str, done: int, total: int) -> None:
        from denialhelp.workflow.progress import in_words

        now = self._clock.now()
        if now - self._last < WRITE_EVERY and done != total:
            return
        self._last = now
        case = self._case
        case.doing, case.done, case.total, case.alive_at = in_words(what)[:60], done, max(total, 1), now
        case.save(update_fields=["doing", "done", "total", "alive_at"])


def _read(case: Case) -> str:
    from denialhelp.casefile import contract
    from denialhelp.web.cases.models import State
    from denialhelp.web.cases.storage import folder, write_json
    from denialhelp.workflow.appeal import read_case, unique_questions
    from denialhelp.workflow.legal_json import legal_case_json

    read = read_case(request_of(case), as_of=today(), progress=Teller(case))
    questions = unique_questions(read.notice.questions, read.rights.questions)
    write_json(
        folder(case.pk) / "read.json",
        {
            "notice": contract.notice(read.notice),
            "rights": contract.rights(read.rights),
            "case": legal_case_json(read.case),
            "questions": [contract.question(q) for q in questions],
            "documents": _pages((*read.documents, *read.context), read.originals),
        },
    )
    return State.READ


def _appeal(case: Case) -> str:
    from denialhelp.packet.verify import verify
    from denialhelp.web.cases.models import State
    from denialhelp.web.cases.storage import folder, write_json
    from denialhelp.workflow import steps
    from denialhelp.workflow.appeal import run_appeal

    teller = Teller(case)
    request = request_of(case)
    result = run_appeal(request, as_of=today(), progress=teller)
    teller("Checking every sentence", 0, 1)
    proof = verify(request.out, steps.rules())
    write_json(folder(case.pk) / "proof.json", {"ok": proof.ok, "failures": list(proof.failures), "checked": dict(proof.checked)})
    write_json(folder(case.pk) / "pages.json", _pages(result.documents, result.originals))
    return State.DONE


def _breathe(case_id: str, over: threading.Event) -> None:
    """A sign of life every ten seconds, so that work that was killed is told from work that is long."""
    from django.db import connection
    from django.utils import timezone

    from denialhelp.web.cases.models import Case

    while not over.wait(10):
        Case.objects.filter(pk=case_id).update(alive_at=timezone.now())
    connection.close()


def work(case_id: str, step: str) -> None:
    """Do one step of a case and record how it ended."""
    from django.utils import timezone

    from denialhelp.errors import DenialHelpError
    from denialhelp.web.cases.models import Case, State

    case = Case.objects.get(pk=case_id)
    over = threading.Event()
    breath = threading.Thread(target=_breathe, args=(case_id, over), daemon=True)
    breath.start()
    try:
        state, message = (_read if step == "read" else _appeal)(case), ""
    except DenialHelpError as fault:
        state, message = State.FAILED, fault.message
    except Exception:  # noqa: BLE001 - the edge: the user gets a sentence, nothing of the case reaches a log
        state, message = State.FAILED, FAULT
    finally:
        over.set()
        breath.join()
    Case.objects.filter(pk=case_id).update(state=state, message=message, alive_at=timezone.now())


if __name__ == "__main__":
    django.setup()
    work(sys.argv[1], sys.argv[2])
