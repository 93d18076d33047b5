"""The JSON interface: a case from the notice to the packet by token, who may do what, and what it answers to nonsense."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance, unsupported_method

from denialhelp.web.accounts.models import User
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import AuditEvent
from denialhelp.web.organizations.models import CaseOf, Organization, Token
from denialhelp.web.wsgi import application
from web_case import PATIENT, finished

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/cases"
ALL = ["read", "work", "send"]
FACT = json.dumps({"facts": {"received_date": "2026-11-06"}})


class Program:
    """A program of one organization."""

    def __init__(self, name: str, scopes: list[str]) -> None:
        owner = User.objects.create_user(f"{name}@example.com")
        self.organization = Organization.begin(name, "practice", owner)
        self.token, self.text = Token.make(self.organization, "a program", scopes, owner)
        self.client = Client(headers={"authorization": f"Bearer {self.text}"})

    def hold(self, case: Case) -> Case:
        """Put a case on the organization's board."""
        CaseOf.objects.create(organization=self.organization, case=case)
        return case


def pdf(name: str = "notice.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4 synthetic", "application/pdf")


@pytest.fixture
def program() -> Program:
    return Program("sample", ALL)


def test_a_case_begins_once_for_one_key_and_names_its_files(program: Program) -> None:
    given = {"notice": [pdf()], "records": [pdf("a.pdf"), pdf("b.pdf")], "words": "I need it.", "key": "claim-7"}
    first = program.client.post(ROOT, given)
    assert first.status_code == 201
    made = first.json()
    assert [f["role"] for f in made["files"]] == ["notice", "records", "records", "statement"]
    assert made["state"] == "working"
    again = program.client.post(ROOT, {"notice": [pdf()], "key": "claim-7"})
    assert (again.status_code, again.json()["id"]) == (200, made["id"])
    assert Case.objects.count() == 1
    assert program.client.get(ROOT).json()["cases"][0]["id"] == made["id"]
    assert Case.objects.get().expires_at is None


def test_while_work_goes_on_nothing_is_changed(program: Program) -> None:
    made = program.client.post(ROOT, {"notice": [pdf()]}).json()["id"]
    Case.objects.filter(pk=made).update(doing="Reading", alive_at=timezone.now())
    for answer in (
        program.client.patch(f"{ROOT}/{made}/facts", FACT, content_type="application/json"),
        program.client.post(f"{ROOT}/{made}/files", {"role": "records", "files": [pdf()]}),
        program.client.post(f"{ROOT}/{made}/packet"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "busy")


def test_a_finished_case_is_read_corrected_edited_and_sent(program: Program, tmp_path: Path) -> None:
    case = program.hold(finished(tmp_path))
    base = f"{ROOT}/{case.pk}"
    assert program.client.get(f"{base}/notice").json()["value"]["facts"]["notice_date"]["value"] == "2026-11-02"
    assert program.client.get(f"{base}/rights").json()["value"]["routes"]
    assert program.client.get(f"{base}/questions").json() == {"value": []}
    packet = program.client.get(f"{base}/packet").json()
    assert packet["proved"] and "packet.pdf" in packet["files"] and packet["case"]["match"]["overall"]
    whole = b"".join(program.client.get(f"{base}/packet/letter.pdf").streaming_content)  # type: ignore[attr-defined]
    assert whole == Store(case).get("packet-1/letter.pdf")
    assert program.client.get(f"{base}/packet/proof.txt").status_code == 404
    number = program.client.get(f"{base}/letter").json()["editable"][0]
    lie = program.client.put(f"{base}/letter/{number}", json.dumps({"text": "The moon is 71 miles wide."}), content_type="application/json")
    assert (lie.status_code, lie.json()["code"]) == (400, "unsupported")
    struck = program.client.put(f"{base}/letter/{number}", json.dumps({"text": ""}), content_type="application/json")
    assert struck.status_code == 200
    sending = {"what": "appeal_received", "method": "fax", "sent_on": "2026-11-20", "key": "k1"}
    codes = [program.client.post(f"{base}/sendings", json.dumps(sending), content_type="application/json").status_code for _ in range(2)]
    assert codes == [201, 200]
    assert [s["received_on"] for s in program.client.get(f"{base}/sendings").json()] == ["2026-11-20"]
    assert program.client.patch(f"{base}/facts", FACT, content_type="application/json").json() == {"started": True}
    assert Case.objects.get(pk=case.pk).answers["received_date"] == "2026-11-06"
    who = set(
        AuditEvent.objects.filter(action__in=["letter-edited", "sent", "facts-corrected", "file-taken"]).values_list("who", flat=True)
    )
    assert who == {f"token:{program.token.pk}"}


def test_a_wrong_fact_keeps_none_of_them(program: Program, tmp_path: Path) -> None:
    case = program.hold(finished(tmp_path))
    for wrong, code in (({"received_date": "2026-11-06", "notice_date": "soon"}, "answer"), ({"stage": "x", "colour": 1}, "answer")):
        answer = program.client.patch(f"{ROOT}/{case.pk}/facts", json.dumps({"facts": wrong}), content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert Case.objects.get(pk=case.pk).answers == {}


def test_deletion_destroys_the_key_and_the_last_notice_stays(program: Program, tmp_path: Path) -> None:
    case = program.hold(finished(tmp_path))
    notice = case.files.get(role="notice")
    assert program.client.delete(f"{ROOT}/{case.pk}/files/{notice.pk}").json()["code"] == "last-notice"
    records = case.files.filter(role="records").first()
    assert records is not None
    assert program.client.delete(f"{ROOT}/{case.pk}/files/{records.pk}").status_code == 204
    assert program.client.delete(f"{ROOT}/{case.pk}").status_code == 204
    assert not Case.objects.exists()
    assert program.client.get(f"{ROOT}/{case.pk}").status_code == 404


PATHS = (
    ("get", "", "read"), ("get", "/notice", "read"), ("get", "/rights", "read"), ("get", "/questions", "read"), ("get", "/packet", "read"),
    ("get", "/packet/letter.pdf", "read"), ("get", "/letter", "read"), ("get", "/sendings", "read"), ("patch", "/facts", "work"),
    ("post", "/files", "work"), ("delete", "/files/1", "work"), ("post", "/packet", "work"), ("put", "/letter/0", "work"),
    ("post", "/sendings", "send"), ("delete", "", "work"),
)  # fmt: skip
BODIES: dict[str, Any] = {
    "/facts": {"facts": {}},
    "/letter/0": {"text": ""},
    "/sendings": {"what": "appeal_received", "method": "fax", "sent_on": "2026-11-20", "key": "k"},
}


def ask(client: Client, method: str, case_id: str, path: str) -> Any:
    if path == "/files":
        return client.post(f"{ROOT}/{case_id}{path}", {"role": "records", "files": [pdf()]})
    body = BODIES.get(path) if method != "get" else None
    kind: dict[str, Any] = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(client, method)(f"{ROOT}/{case_id}{path}", **kind)


def test_another_organizations_case_is_not_there_and_a_scope_is_needed(tmp_path: Path, program: Program) -> None:
    case = program.hold(finished(tmp_path))
    other = Program("other", ALL)
    unheld = finished(tmp_path, "an-anonymous-case")
    for method, path, scope in PATHS:
        assert ask(other.client, method, case.pk, path).status_code == 404, path
        assert ask(program.client, method, unheld.pk, path).status_code == 404, path
        Token.objects.filter(pk=program.token.pk).update(scopes=[s for s in ALL if s != scope])
        assert ask(program.client, method, case.pk, path).status_code == 403, path
        Token.objects.filter(pk=program.token.pk).update(scopes=ALL)
        assert ask(Client(), method, case.pk, path).status_code == 401, path
    Token.objects.filter(pk=program.token.pk).update(revoked_at=timezone.now())
    assert all(ask(program.client, method, case.pk, path).status_code == 401 for method, path, _ in PATHS)
    assert Case.objects.get(pk=case.pk).answers == {}


def test_a_token_that_asks_too_often_waits(program: Program, settings: Any) -> None:
    settings.RATE_LIMITS = {"api": (2, 3600)}
    codes = [program.client.get(ROOT).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_pages_of_the_list_follow_each_other(program: Program) -> None:
    made = [program.client.post(ROOT, {"notice": [pdf()]}).json()["id"] for _ in range(3)]
    first = program.client.get(f"{ROOT}?limit=2").json()
    second = program.client.get(f"{ROOT}?limit=2&before={first['next']}").json()
    assert [c["id"] for c in (*first["cases"], *second["cases"])] == made[::-1]
    assert second["next"] is None


def test_a_fault_in_the_shape_repeats_no_value(program: Program, tmp_path: Path) -> None:
    case = program.hold(finished(tmp_path))
    wrong = json.dumps({"what": PATIENT[0], "method": "fax", "sent_on": PATIENT[1], "key": "k"})
    answer = program.client.post(f"{ROOT}/{case.pk}/sendings", wrong, content_type="application/json")
    assert answer.status_code == 400
    assert not any(name in answer.content.decode() for name in PATIENT)
    assert "sent_on" in answer.json()["message"]


def served(environ: Any, start: Any) -> list[bytes]:
    """The application as a server runs it: the answer is read to its end and closed, with the uploads of its request. The database's
    connection stays open, as Django's own test client leaves it: the test's transaction lives in it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        answer = application(environ, start)
        try:
            return list(answer)
        finally:
            answer.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def schema() -> Any:
    """The interface's own document, asked of the application itself."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)


# The document cannot say which facts exist; a method that a path does not have is told by Django, without RFC 9110's list of those it has.
LEFT = [negative_data_rejection, unsupported_method]
# What a document cannot say: which facts exist and what each takes, that no day may lie ahead, what a sentence's sources bear.
BY_MEANING = ("patch", "put", "post")


def look(operation: Any, case_id: str, token: str) -> None:
    """Ask one operation whatever its document allows; what it reads is asked of a case that is there."""

    left = [*LEFT, *([positive_data_acceptance] if operation.method in BY_MEANING and operation.path != "/api/v1/cases" else [])]

    @settings(max_examples=12, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(call=operation.as_strategy())
    def asked(call: Any) -> None:
        if operation.method == "get" and "case_id" in call.path_parameters:
            call.path_parameters["case_id"] = case_id
        call.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=left)

    asked()


def test_every_operation_keeps_to_its_document(program: Program, tmp_path: Path) -> None:
    case = program.hold(finished(tmp_path))
    found = [result.ok() for result in schema().get_all_operations()]
    for operation in found:
        look(operation, case.pk, program.text)
    assert len(found) == len(PATHS) + 2
