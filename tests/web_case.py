"""The shipped synthetic sample as a finished case of the web application, made once and put into the store of each test."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.test import Client

from denialhelp.casefile import contract
from denialhelp.web.cases.job import _pages
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from denialhelp.workflow.appeal import AppealRequest, read_case, run_appeal
from denialhelp.workflow.legal_json import legal_case_json

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "cimt-stroke"
TODAY = date(2026, 11, 24)
PATIENT = ("Marchetti", "Delphine")


@lru_cache(maxsize=1)
def made(folder: Path) -> tuple[Any, Any]:
    """read.json and pages.json of the sample; its packet is written into `folder`."""
    request = AppealRequest(
        notice=SAMPLE / "notice.pdf",
        out=folder / "packet",
        records=tuple(sorted((SAMPLE / "records").iterdir())),
        policy=SAMPLE / "policy.pdf",
        plan=SAMPLE / "plan.pdf",
        statement=SAMPLE / "statement.txt",
    )
    read = read_case(request, as_of=TODAY)
    result = run_appeal(request, as_of=TODAY)
    documents = _pages((*read.documents, *read.context), read.originals)
    told = {
        "notice": contract.notice(read.notice),
        "rights": contract.rights(read.rights),
        "case": legal_case_json(read.case),
        "questions": [],
        "documents": documents,
    }
    return told, _pages(result.documents, result.originals)


def finished(folder: Path, case_id: str = "a-finished-case", questions: tuple[dict[str, str], ...] = ()) -> Case:
    """A finished case in the store."""
    told, pages = made(folder)
    case = Case.begin(case_id)
    store = Store(case)
    paths = [(Role.NOTICE, SAMPLE / "notice.pdf"), (Role.STATEMENT, SAMPLE / "statement.txt"), (Role.POLICY, SAMPLE / "policy.pdf")]
    paths += [(Role.RECORDS, p) for p in sorted((SAMPLE / "records").iterdir())]
    for place, (role, path) in enumerate(paths):
        file = case.files.model(case=case, role=role, place=place, state="read", pages=1)
        file.name = path.name
        file.save()
        store.put(file.stored, [path.read_bytes()])
    store.put_json("read.json", {**told, "questions": list(questions)})
    store.put_folder("packet-1", folder / "packet")
    store.put_json("packet-1/proof.json", {"ok": True, "failures": [], "checked": {"statements": 1}})
    store.put_json("packet-1/pages.json", pages)
    Case.objects.filter(pk=case.pk).update(state="done", step="appeal", packet="packet-1")
    return Case.objects.get(pk=case.pk)


def browser_of(*cases: Case) -> Client:
    """A browser that made these cases."""
    client = Client()
    session = client.session
    session["cases"] = [c.pk for c in cases]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def letter_of(case: Case) -> Any:
    """The letter as letter.json."""
    return json.loads(Store(case).get(f"{case.packet}/letter.json"))
