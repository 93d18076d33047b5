"""The office sees how the service is and nothing of a case, unless its owner gives leave for a day; each look is recorded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from denialhelp.web.accounts.models import User
from denialhelp.web.cases.models import Case
from denialhelp.web.guard.audit import fingerprint
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.jobs.models import Task, TaskState
from denialhelp.web.office.models import Sight
from denialhelp.web.payments.models import Price, Promotion
from web_case import PATIENT, browser_of, finished

pytestmark = pytest.mark.django_db
PAGES = ("/office/", "/office/cases/", "/office/queue/", "/office/prices/", "/office/services/", "/office/library/")
SECRET = "a-secret-key-of-a-service"


@pytest.fixture(autouse=True)
def accounts(settings: Any) -> None:
    settings.ACCOUNTS_ON = True


def entered(email: str, *, staff: bool, hours: float = 0) -> Client:
    """A browser in which somebody signed in so many hours ago."""
    person = User.objects.filter(email=email).first() or User.objects.create_user(email, is_staff=staff)
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "code", "at": timezone.now().timestamp() - hours * 3600}]
    session.save()
    return client


@pytest.mark.parametrize("path", PAGES)
def test_for_others_there_is_no_office(path: str) -> None:
    assert entered("somebody@example.com", staff=False).get(path).status_code == 404
    assert Client().get(path).status_code == 302
    assert entered("desk@example.com", staff=True).get(path).status_code == 200
    assert entered("desk@example.com", staff=True, hours=30).get(path).status_code == 302


def test_no_page_tells_anything_of_a_case_or_a_key(tmp_path: Path, settings: Any) -> None:
    settings.FAX = {**settings.FAX, "SERVICE": "telnyx", "KEY": SECRET}
    settings.METRICS_TOKEN = SECRET
    case = finished(tmp_path)
    Task.objects.create(key="x", name="cases.read", arguments=[case.pk], state=TaskState.FAILED, fault="ValueError at job.py:1")
    client = entered("desk@example.com", staff=True)
    for path in PAGES:
        text = client.get(path).content.decode()
        assert case.pk not in text and SECRET not in text, path
        assert not any(word in text for word in PATIENT), path
    assert fingerprint(case.pk)[:12] in client.get("/office/cases/").content.decode()


def test_a_case_is_read_only_with_leave_which_ends_and_is_recorded(tmp_path: Path) -> None:
    case = finished(tmp_path)
    desk, owner = entered("desk@example.com", staff=True), browser_of(case)
    address = f"/case/{case.pk}/letter/"
    assert desk.get(address).status_code == 404
    assert desk.post(f"/case/{case.pk}/sight/").status_code == 404
    assert owner.post(f"/case/{case.pk}/sight/").status_code == 302
    assert f"/case/{case.pk}/" in desk.get("/office/cases/").content.decode()
    assert desk.get(address).status_code == 200
    looked = AuditEvent.objects.filter(action=Action.OFFICE_LOOKED)
    assert [e.who for e in looked] == [f"office:{User.objects.get(email='desk@example.com').pk}"]
    assert desk.post(f"/case/{case.pk}/letter/remake/").status_code == 404
    assert desk.post(f"/case/{case.pk}/delete/").status_code == 404
    assert entered("somebody@example.com", staff=False).get(address).status_code == 404
    Sight.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert desk.get(address).status_code == 404
    owner.post(f"/case/{case.pk}/sight/")
    owner.post(f"/case/{case.pk}/sight/", {"end": "1"})
    assert desk.get(address).status_code == 404
    assert Case.objects.filter(pk=case.pk).exists()
    told = list(AuditEvent.objects.filter(action__startswith="sight").values_list("action", flat=True))
    assert told == ["sight-given", "sight-given", "sight-ended"]


def test_a_failed_step_is_tried_again_once_more_and_no_other() -> None:
    failed = Task.objects.create(key="x", name="mail.send", state=TaskState.FAILED, failures=8, fault="SMTPError")
    done = Task.objects.create(key="y", name="mail.send", state=TaskState.DONE)
    client = entered("desk@example.com", staff=True)
    for task in (failed, done):
        client.post(f"/office/queue/{task.pk}/again/")
    failed.refresh_from_db()
    done.refresh_from_db()
    assert (failed.state, failed.failures, failed.fault, done.state) == ("waiting", 0, "", "done")


def test_prices_and_codes_are_changed_and_faults_are_said() -> None:
    client = entered("desk@example.com", staff=True)
    assert client.post("/office/prices/", {"price": "1", "amount": "39.50"}).status_code == 302
    assert Price.objects.order_by("-pk")[0].amount_cents == 3950
    given = {"code": "spring", "off": "5", "most": "20", "until": "2027-01-01", "first": "1", "active": "1"}
    assert client.post("/office/prices/", given).status_code == 302
    made = Promotion.objects.get(code="SPRING")
    assert (made.off_cents, made.most_uses, made.first_time, made.active) == (500, 20, True, True)
    for wrong in (
        {"price": "1", "amount": "40.5"},
        {"code": "x", "off": "5"},
        {**given, "percent": "ten"},
        {**given, "until": "2027-13-01"},
    ):
        answer = client.post("/office/prices/", wrong)
        assert answer.status_code == 400
        assert lxml.html.fromstring(answer.content).xpath("//*[@role='alert']")
    assert Price.objects.filter(amount_cents=4050).count() == 0


def test_cases_are_found_by_their_mark(tmp_path: Path) -> None:
    case, other = finished(tmp_path), Case.begin("another-case-of-somebody")
    text = entered("desk@example.com", staff=True).get(f"/office/cases/?mark={fingerprint(case.pk)[:8]}").content.decode()
    assert fingerprint(case.pk)[:12] in text and fingerprint(other.pk)[:12] not in text


def test_who_works_in_the_office_is_said_on_the_command_line() -> None:
    call_command("office_member", "New.Person@Example.com")
    person = User.objects.get(email="new.person@example.com")
    assert person.is_staff and not person.has_usable_password()
    call_command("office_member", "new.person@example.com", remove=True)
    person.refresh_from_db()
    assert not person.is_staff
    assert "does not work" in str(call_command("office_member", "nobody@example.com", remove=True))
