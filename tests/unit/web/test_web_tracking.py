"""After sending: the other side's clock, lateness and its letter, the answer as a case of its own, the outcome, the calendar feed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from denialhelp.web.cases import job
from denialhelp.web.cases.models import Case, Role
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.tracking.models import Sending
from denialhelp.workflow.appeal import AppealRequest, run_appeal
from web_case import PATIENT, SAMPLE, browser_of, finished

pytestmark = pytest.mark.django_db
FAX = {"what": "appeal_received", "method": "fax", "sent_on": "2026-11-23", "number": "SYNTH-77", "form": "one"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    begun: list[tuple[str, str]] = []
    monkeypatch.setattr(job, "launch", lambda case_id, step: begun.append((case_id, step)))
    return begun


@pytest.fixture
def today(settings: Any) -> Any:
    """Set the day that counts as today."""

    def set_to(day: str) -> None:
        settings.AS_OF = day

    set_to("2026-11-24")
    return set_to


def page(client: Client, case: Case) -> str:
    return client.get(f"/case/{case.pk}/sent/").content.decode()


def test_a_fax_starts_the_plans_clock_and_keeps_the_case(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    assert client.post(f"/case/{case.pk}/sent/", FAX).status_code == 302
    shown = page(client, case)
    assert "SYNTH-77" in shown
    assert "The plan must decide the appeal" in shown
    assert "December 23, 2026" in shown
    assert Case.objects.get(pk=case.pk).expires_at is None
    assert "The plan must decide the appeal" in client.get(f"/case/{case.pk}/dates/").content.decode()


def test_mail_starts_it_only_when_its_arrival_is_known(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    client.post(f"/case/{case.pk}/sent/", FAX | {"method": "certified", "sent_on": "2026-11-20"})
    assert "December 23" not in page(client, case)
    number = Sending.objects.get().pk
    assert client.post(f"/case/{case.pk}/sent/{number}/", {"received_on": "2026-11-19"}).status_code == 400
    assert client.post(f"/case/{case.pk}/sent/{number}/", {"received_on": "2026-11-23"}).status_code == 302
    assert "December 23, 2026" in page(client, case)


def test_a_form_sent_twice_counts_once(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    for _ in range(2):
        assert client.post(f"/case/{case.pk}/sent/", FAX).status_code == 302
    assert Sending.objects.count() == 1
    assert AuditEvent.objects.filter(action=Action.SENT).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"sent_on": "2026-11-25"}, {"sent_on": ""}, {"sent_on": "soon"}, {"method": "pigeon"}, {"what": "x"}, {"received_on": "2026-11-22"}],
)
def test_what_cannot_be_is_refused_with_a_sentence(sample: Path, today: Any, wrong: dict[str, str]) -> None:
    case = finished(sample)
    answer = browser_of(case).post(f"/case/{case.pk}/sent/", FAX | wrong)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert not Sending.objects.exists()


def test_no_answer_by_the_due_date_offers_the_letter(sample: Path, today: Any, launched: list[tuple[str, str]]) -> None:
    case = finished(sample)
    client = browser_of(case)
    client.post(f"/case/{case.pk}/sent/", FAX)
    assert "No answer came in time" not in page(client, case)
    today("2026-12-23")
    assert "No answer came in time" not in page(client, case)
    today("2026-12-24")
    assert "1 day late" in page(client, case)
    client.post(f"/case/{case.pk}/sent/late/")
    assert launched == [(case.pk, "appeal")]
    assert Case.objects.get(pk=case.pk).answers["appeal_received"] == "2026-11-23"


def test_the_late_letter_is_drafted_from_what_was_entered(tmp_path: Path) -> None:
    request = AppealRequest(
        notice=SAMPLE / "notice.pdf",
        out=tmp_path / "out",
        given={"appeal_received": "2026-11-23", "plan_type": "erisa-self-funded"},
    )
    result = run_appeal(request, as_of=date(2027, 1, 4))
    (late,) = [x for x in result.letters if x.kind.value == "late-plan"]
    said = " ".join(s.text for s in late.statements())
    assert "November 23, 2026" in said
    assert "December 23, 2026" in said
    early = run_appeal(request, as_of=date(2026, 12, 23))
    assert "late-plan" not in [x.kind.value for x in early.letters]


def test_a_sending_entered_by_mistake_is_taken_back(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    client.post(f"/case/{case.pk}/sent/", FAX)
    client.post(f"/case/{case.pk}/sent/{Sending.objects.get().pk}/", {"out": "1"})
    assert not Sending.objects.exists()
    assert "appeal_received" not in Case.objects.get(pk=case.pk).answers


def test_the_answer_is_a_case_of_its_own_with_the_same_records(sample: Path, today: Any, launched: list[tuple[str, str]]) -> None:
    case = finished(sample)
    client = browser_of(case)
    client.post(f"/case/{case.pk}/sent/", FAX)
    today("2027-01-04")
    upload = SimpleUploadedFile("decision.txt", b"Synthetic answer.", "text/plain")
    assert client.post(f"/case/{case.pk}/sent/answer/", {"received_on": "2027-01-02"}).status_code == 400
    answer = client.post(f"/case/{case.pk}/sent/answer/", {"answer": upload, "received_on": "2027-01-02"})
    new = Case.objects.exclude(pk=case.pk).get()
    assert answer["Location"] == f"/case/{new.pk}/"
    assert launched == [(new.pk, "read")]
    assert new.answers == {"received_date": "2027-01-02"}
    assert new.expires_at is None
    assert Store(new).get(new.files.get(role=Role.NOTICE).stored) == b"Synthetic answer."
    assert new.files.filter(role=Role.RECORDS).count() == case.files.filter(role=Role.RECORDS).count()
    shown = page(client, case)
    assert f"/case/{new.pk}/" in shown
    assert "No answer came in time" not in shown
    assert client.get(f"/case/{new.pk}/").status_code == 200


def test_the_outcome_is_kept(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    assert client.post(f"/case/{case.pk}/sent/outcome/", {"outcome": "won", "on": "2026-11-24"}).status_code == 400
    client.post(f"/case/{case.pk}/sent/outcome/", {"outcome": "overturned", "on": "2026-11-24"})
    assert "They changed their decision" in page(client, case)
    assert AuditEvent.objects.filter(action=Action.OUTCOME_RECORDED).count() == 1


def test_the_feed_needs_no_cookie_holds_no_health_and_can_be_ended(sample: Path, today: Any) -> None:
    case = finished(sample)
    client = browser_of(case)
    client.post(f"/case/{case.pk}/sent/", FAX)
    client.post(f"/case/{case.pk}/sent/feed/")
    link = re.search(r"/feed/[\w-]+\.ics", page(client, case))
    assert link
    calendar = Client().get(link[0])
    assert calendar["Content-Type"].startswith("text/calendar")
    text = calendar.content.decode()
    assert "20261223" in text
    assert not any(word.lower() in text.lower() for word in (*PATIENT, "stroke", "therapy", case.pk))
    client.post(f"/case/{case.pk}/sent/feed/", {"end": "1"})
    assert Client().get(link[0]).status_code == 404
    assert Client().get("/feed/guess.ics").status_code == 404


def test_another_case_cannot_touch_a_sending(sample: Path, today: Any) -> None:
    case = finished(sample)
    browser_of(case).post(f"/case/{case.pk}/sent/", FAX)
    other = browser_of(finished(sample, "another-case"))
    assert other.post(f"/case/another-case/sent/{Sending.objects.get().pk}/", {"out": "1"}).status_code == 404
    assert Sending.objects.count() == 1
