"""Reminders: at 14, 7 and 1 days, once each, not for what is done, in the person's language, without a word about health."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone

from denialhelp.web.accounts import mail, overview, reminding, steps
from denialhelp.web.accounts.account_views import stop_token
from denialhelp.web.accounts.models import Holding, OutgoingMail, Reminder, User
from denialhelp.web.cases import dating
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.jobs.models import Task
from denialhelp.web.jobs.worker import run_due
from denialhelp.web.tracking.models import Sending
from web_case import PATIENT, TODAY, finished
from web_people import person, signed_in, waiting

pytestmark = pytest.mark.django_db
SENT = date(2026, 11, 23)
SLUGS = ("level", "stage", "plan_type", "pa_history", "notice_date", "received_date")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(autouse=True)
def with_mail(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True
    settings.BASE_URL, settings.AS_OF = "https://denials.example", "2026-11-24"


@pytest.fixture
def held(sample: Path) -> Holding:
    made = Holding.objects.create(case=finished(sample), person=person(language="es"))
    Case.objects.filter(pk=made.case_id).update(expires_at=None)
    return made


def last_day(held: Holding) -> date:
    legal = dating.legal_case(held.case)
    assert legal is not None
    return overview.open_last_days(held.case, dating.rights(legal, TODAY), TODAY)[0]


def test_each_distance_is_told_once(held: Holding) -> None:
    end = last_day(held)
    told = [left for left in (20, 15, 14, 14, 13, 8, 7, 6, 2, 1, 1, 0) if reminding.remind(held, end - timedelta(days=left))]
    assert told == [14, 7, 1]
    assert [(m["template"], m["language"], m["told"]["day"], m["told"]["days"]) for m in waiting()] == [
        ("accounts/last-day", "es", end.isoformat(), left) for left in told
    ]


def test_days_on_which_the_program_stood_still_are_made_up_for_once(held: Holding) -> None:
    end = last_day(held)
    assert [reminding.remind(held, end - timedelta(days=left)) for left in (30, 5, 5, 4)] == [0, 1, 0, 0]


def test_what_was_sent_is_not_reminded_of(held: Holding) -> None:
    end = last_day(held)
    Sending.objects.create(case=held.case, form="a", event="appeal_received", method="certified", sent_on=TODAY)
    legal = dating.legal_case(held.case)
    assert legal is not None
    assert end not in overview.open_last_days(held.case, dating.rights(legal, TODAY), TODAY)


@pytest.mark.parametrize("note", [{"outcome": {"kind": "overturned", "on": "2026-11-20"}}, {"answer": "another-case"}])
def test_a_case_that_is_over_is_not_reminded_of(held: Holding, note: dict[str, Any]) -> None:
    end = last_day(held)
    held.case.notes = note
    held.case.save()
    assert reminding.remind(held, end - timedelta(days=7)) == 0


def test_an_overdue_answer_is_told_once(held: Holding) -> None:
    Sending.objects.create(case=held.case, form="a", event="appeal_received", method="fax", sent_on=SENT, received_on=SENT)
    told = [day for day in range(120) if reminding.remind(held, SENT + timedelta(days=day))]
    assert told == [31]
    assert [(m["template"], m["told"]["day"]) for m in waiting()] == [("accounts/overdue", "2026-12-23")]


def test_who_wants_none_gets_none(held: Holding) -> None:
    end = last_day(held)
    User.objects.update(reminders=False)
    assert reminding.remind(Holding.objects.get(), end - timedelta(days=7)) == 0


def test_one_click_stops_them_without_a_cookie_or_a_token_of_ours(held: Holding) -> None:
    path, strict = f"/reminders/stop/{stop_token(held.person)}/", Client(enforce_csrf_checks=True)
    assert strict.get(path).status_code == 200 and User.objects.get().reminders
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert not User.objects.get().reminders
    signed_in(held.person).post("/account/mails/", {"reminders": "on", "language": "en"})
    assert (User.objects.get().reminders, User.objects.get().language) == (True, "en")
    strict.post(path)
    assert not User.objects.get().reminders


def test_a_forged_stop_link_stops_nothing(held: Holding) -> None:
    assert Client().post(f"/reminders/stop/{held.person.pk}:x:y/").status_code == 410
    assert User.objects.get().reminders


def test_the_rounds_look_at_each_case_once_a_day(held: Holding) -> None:
    steps.rounds()
    steps.rounds()
    looked = Task.objects.filter(name="accounts.look")
    assert [t.arguments for t in looked] == [[held.pk, "2026-11-24"]]
    steps.look(held.pk, "2026-11-24")
    assert Holding.objects.get().next_on is not None


def test_a_reminder_goes_all_the_way_once(held: Holding, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.AS_OF = (last_day(held) - timedelta(days=7)).isoformat()
    for _ in range(2):
        steps.rounds()
        Task.objects.filter(state="waiting").update(due_at=timezone.now())
        run_due()
    (sent,) = outbox.outbox
    assert (sent.to, sent.subject) == (["someone@example.org"], "Se acerca un último día")
    assert "Quedan" in sent.body or "quedan" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_site_without_mail_notes_the_day_and_reminds_of_nothing(held: Holding, settings: Any) -> None:
    settings.MAIL_ON = False
    steps.look(held.pk, (last_day(held) - timedelta(days=7)).isoformat())
    assert Holding.objects.get().next_on is not None
    assert not Reminder.objects.exists() and not OutgoingMail.objects.exists()


def words_of(case: Case) -> Iterator[str]:
    """The words of the case's facts: names, numbers, the treatment."""
    facts = Store(case).get_json("read.json")["notice"]["facts"]
    for name, fact in facts.items():
        if name not in SLUGS and isinstance(fact.get("value"), str) and len(fact["value"]) > 3:
            yield fact["value"]
    yield from PATIENT


def test_no_mail_of_a_case_says_a_word_of_it(held: Holding) -> None:
    """Every mail that a real case full of health words brings about, in both languages, with its headers."""
    end = last_day(held)
    for language in ("en", "es"):
        User.objects.update(language=language)
        Reminder.objects.all().delete()
        OutgoingMail.objects.all().delete()
        for left in (14, 7, 1):
            reminding.remind(Holding.objects.get(), end - timedelta(days=left))
        Sending.objects.get_or_create(case=held.case, form="a", event="appeal_received", method="fax", sent_on=SENT, received_on=SENT)
        reminding.remind(Holding.objects.get(), SENT + timedelta(days=40))
        Sending.objects.all().delete()
        client = signed_in(held.person)
        client.post(f"/case/{held.case_id}/settings/", {"what": "offer", "email": "other@example.org"})
        held_mails = waiting()
        assert {m["template"] for m in held_mails} == {"accounts/last-day", "accounts/overdue", "accounts/handover"}
        for one in held_mails:
            made = mail.write(one["template"], one["language"], one["told"], stop=one["stop"])
            whole = json.dumps([made.subject, made.text, made.html, one["stop"]], ensure_ascii=False).lower()
            assert [w for w in words_of(held.case) if w.lower() in whole] == []
            assert held.case_id not in whole
    assert all(held.case_id not in json.dumps([t.key, t.arguments]) for t in Task.objects.all())
    assert all(held.case_id not in row.key for row in OutgoingMail.objects.all())
