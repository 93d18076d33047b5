"""Kept cases: whose they are, who sees them, how they are handed on, taken along and deleted."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from denialhelp.web.accounts import exporting, forgetting, holding, keeping
from denialhelp.web.accounts.models import BrowserSession, Export, Handover, Holding, OutgoingMail, User
from denialhelp.web.cases.deletion import run_retention
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.rotation import rotate
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.tracking.models import Sending
from web_case import PATIENT, browser_of, finished
from web_people import entered_today, person, signed_in, waiting

pytestmark = pytest.mark.django_db
HERE = "https://denials.example"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(autouse=True)
def with_accounts(settings: Any) -> None:
    settings.MAIL_ON = settings.ACCOUNTS_ON = True
    settings.BASE_URL, settings.AS_OF = HERE, "2026-11-24"


def kept(sample: Path, who: User, case_id: str = "a-finished-case") -> Case:
    case = finished(sample, case_id)
    Holding.objects.create(case=case, person=who)
    Case.objects.filter(pk=case.pk).update(expires_at=None)
    return Case.objects.get(pk=case.pk)


def sees(client: Client, case: Case) -> bool:
    return client.get(f"/case/{case.pk}/").status_code == 200


def test_a_case_of_this_browser_is_kept_by_signing_in(sample: Path) -> None:
    case, who = finished(sample), person()
    client = browser_of(case)
    assert "Keep it in my account" in client.get(f"/case/{case.pk}/").content.decode()
    assert client.post(f"/case/{case.pk}/keep-with-account/")["Location"] == "/sign-in/"
    client.post("/sign-in/", {"email": who.email})
    client.post("/sign-in/code/", {"code": waiting()[-1]["told"]["code"]})
    assert Holding.objects.get(case=case).person == who
    assert Case.objects.get(pk=case.pk).expires_at is None
    assert sees(client, case) and sees(signed_in(who), case)
    assert AuditEvent.objects.filter(action=Action.KEPT).count() == 1


def test_a_kept_case_is_the_persons_and_not_the_browsers(sample: Path) -> None:
    case, who = finished(sample), person()
    old = browser_of(case)
    client = signed_in(who, browser_of(case))
    client.post(f"/case/{case.pk}/keep-with-account/")
    assert not sees(old, case)
    client.post("/sign-out/")
    assert not sees(client, case)
    assert not sees(signed_in(person("other@example.org")), case)


def test_one_cannot_keep_what_one_cannot_see(sample: Path) -> None:
    case = finished(sample)
    assert signed_in(person()).post(f"/case/{case.pk}/keep-with-account/").status_code == 404


def test_signing_out_leaves_the_cases_that_nobody_keeps_in_the_browser(sample: Path) -> None:
    case = finished(sample)
    client = signed_in(person(), browser_of(case))
    client.post("/sign-out/")
    assert sees(client, case)


def test_what_a_signed_in_person_begins_is_kept_at_once(sample: Path, settings: Any) -> None:
    case, who = finished(sample), person()
    client = signed_in(who)
    Holding.objects.create(case=case, person=who)
    answer = client.post(f"/case/{case.pk}/sent/answer/", {"received_on": "2026-11-20", "answer": io.BytesIO(b"synthetic")})
    assert answer.status_code == 302
    assert Holding.objects.filter(person=who).count() == 2


def test_the_case_of_an_answer_is_its_owners_whoever_brings_the_answer(sample: Path) -> None:
    who, helper = person(), person("helper@example.org")
    case = kept(sample, who)
    made = Case.begin("an-answer")
    made.notes = {"before": case.pk}
    request = RequestFactory().post("/")
    request.user = helper
    assert not holding.claimed(request, made)
    assert Holding.objects.get(case=made).person == who


def test_my_cases_say_the_next_day_and_what_to_do(sample: Path) -> None:
    who = person()
    case = kept(sample, who)
    page = signed_in(who).get("/cases/").content.decode()
    assert "The packet is ready" in page and "Read the letter, then send it" in page
    assert f'href="/case/{case.pk}/packet/"' in page
    assert Holding.objects.get().next_on is not None
    Sending.objects.create(
        case=case, form="a", event="appeal_received", method="fax", sent_on=date(2026, 11, 23), received_on=date(2026, 11, 23)
    )
    assert "Wait for the answer" in signed_in(who).get("/cases/").content.decode()


def test_many_cases_have_pages_with_the_nearest_day_first(sample: Path) -> None:
    who = person()
    for n in range(12):
        held = Holding.objects.create(case=Case.begin(f"case-{n:02}"), person=who)
        Holding.objects.filter(pk=held.pk).update(next_on=date(2026, 12, 30) - timedelta(days=n))
    second, first = [signed_in(who).get(f"/cases/?page={n}").content.decode() for n in (2, 1)]
    assert "Page 1 of 2" in first and "/case/case-11/" in first and "/case/case-00/" in second


def test_a_case_is_handed_over_to_whom_it_was_offered_and_to_nobody_else(sample: Path) -> None:
    who, other, third = person(), person("other@example.org"), person("third@example.org")
    case = kept(sample, who)
    giver = signed_in(who)
    giver.post(f"/case/{case.pk}/settings/", {"what": "offer", "email": "Other@example.org"})
    told = waiting()[-1]
    path = told["told"]["link"].removeprefix(HERE)
    assert (told["to"], told["template"]) == ("other@example.org", "accounts/handover")
    assert signed_in(third).post(path).status_code == 410
    assert Client().get(path)["Location"].startswith("/sign-in/?next=/handover/")
    taker = signed_in(other)
    assert who.email in taker.get(path).content.decode()
    taker.post(path)
    assert sees(taker, case) and not sees(giver, case)
    assert waiting()[-1]["template"] == "accounts/handed-over"
    assert taker.get(path).status_code == 410


def test_an_offer_is_taken_back_or_refused(sample: Path) -> None:
    who, other = person(), person("other@example.org")
    case = kept(sample, who)
    giver, taker = signed_in(who), signed_in(other)
    for end in ("withdraw", "refuse"):
        giver.post(f"/case/{case.pk}/settings/", {"what": "offer", "email": other.email})
        path = waiting()[-1]["told"]["link"].removeprefix(HERE)
        if end == "withdraw":
            giver.post(f"/case/{case.pk}/settings/", {"what": "withdraw"})
        else:
            taker.post(path, {"no": "1"})
        assert taker.post(path).status_code == 410
        assert Holding.objects.get().person == who and not Handover.objects.exists()


@pytest.mark.parametrize("email", ["", "no address", "someone@example.org"])
def test_a_case_is_not_offered_to_what_is_no_other_address(sample: Path, email: str) -> None:
    who = person()
    case = kept(sample, who)
    assert signed_in(who).post(f"/case/{case.pk}/settings/", {"what": "offer", "email": email}).status_code == 400
    assert not Handover.objects.exists()


def test_a_case_that_is_left_goes_after_the_hours(sample: Path) -> None:
    who = person()
    case = kept(sample, who)
    client = signed_in(who)
    client.post(f"/case/{case.pk}/settings/", {"what": "leave"})
    assert not sees(client, case)
    assert Case.objects.get(pk=case.pk).expires_at is not None


def test_the_export_holds_everything_and_is_its_owners_alone(sample: Path, home: Path) -> None:
    who = person()
    case = kept(sample, who)
    Sending.objects.create(case=case, form="a", event="appeal_received", method="fax", sent_on=date(2026, 11, 23))
    client = entered_today(who)
    client.post("/account/export/")
    made = Export.objects.get()
    exporting.make(made.pk)
    exporting.make(made.pk)
    raw = b"".join(client.get("/account/export/denialhelp.zip").streaming_content)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = set(packed.namelist())
        told = json.loads(packed.read("case-1/case.json"))
        assert packed.testzip() is None
        assert packed.read("case-1/originals/notice.pdf").startswith(b"%PDF")
    assert {"account.json", "case-1/case.json", "case-1/packet/packet.pdf", "case-1/packet/letter.docx"} <= names
    assert told["sendings"][0]["sent_on"] == "2026-11-23" and told["read"]["notice"]["facts"]
    assert signed_in(person("other@example.org")).get("/account/export/denialhelp.zip").status_code in (302, 404)
    for path in home.rglob("*"):
        if path.is_file():
            assert PATIENT[0].encode() not in path.read_bytes()
    Case.objects.filter(pk=made.case_id).update(expires_at=timezone.now() - timedelta(minutes=1))
    run_retention()
    assert not Export.objects.exists()
    assert client.get("/account/export/denialhelp.zip").status_code == 404


@pytest.mark.parametrize("path", ["/account/export/", "/account/delete/", "/account/passkeys/add/"])
def test_what_weighs_much_needs_a_sign_in_of_today(path: str) -> None:
    client = entered_today(person(), ago=90_000)
    answer = client.post(path) if "export" in path else client.get(path)
    assert answer["Location"].startswith("/sign-in/")
    assert client.get("/account/").status_code == 302


def test_an_account_is_deleted_with_everything(sample: Path, home: Path) -> None:
    who, other = person(), person("other@example.org")
    case, theirs = kept(sample, who), kept(sample, other, "another-case")
    client = entered_today(who)
    assert client.post("/account/delete/").status_code == 400
    assert User.objects.filter(pk=who.pk).exists()
    assert "sessionid" in client.cookies
    assert client.post("/account/delete/", {"sure": "delete"}).status_code == 200
    assert not Case.objects.filter(pk=case.pk).exists() and not (home / "cases" / case.pk).exists()
    assert list(User.objects.all()) == [other] and sees(signed_in(other), theirs)
    assert not BrowserSession.objects.filter(person_id=who.pk).exists()
    assert AuditEvent.objects.filter(action=Action.ACCOUNT_DELETED).count() == 1


def test_a_deletion_that_was_cut_off_is_ended_by_a_second_run(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    who = person()
    case = kept(sample, who)

    def cut(*_given: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(forgetting, "delete_case", cut)
        with pytest.raises(KeyboardInterrupt):
            forgetting.forget(who.pk)
    assert bytes(Case.objects.get(pk=case.pk).key_wrapped) == b""
    forgetting.forget(who.pk)
    forgetting.forget(who.pk)
    assert not User.objects.exists() and not Case.objects.exists()


def test_kept_cases_stay_without_an_end_where_none_is_set(sample: Path) -> None:
    who = person()
    kept(sample, who)
    Holding.objects.update(used_at=timezone.now() - timedelta(days=4000))
    keeping.run()
    assert Case.objects.exists()


def test_a_case_that_nobody_opens_goes_after_two_notices(sample: Path, settings: Any) -> None:
    settings.KEEP_MONTHS = 24
    who, now = person(), timezone.now()
    kept(sample, who)
    Holding.objects.update(used_at=now)
    end = keeping.ends_at(Holding.objects.get())
    assert end is not None
    for days, mails in ((60, 0), (30, 1), (20, 1), (7, 2), (1, 2)):
        keeping.end_kept(end - timedelta(days=days))
        OutgoingMail.objects.filter(sent_at=None).update(sent_at=end - timedelta(days=days))
        assert (OutgoingMail.objects.count(), Case.objects.count()) == (mails, 1)
    assert keeping.end_kept(end + timedelta(hours=1)) == 1
    assert not Case.objects.exists()


def test_nothing_is_deleted_before_its_owner_was_told(sample: Path, settings: Any) -> None:
    settings.KEEP_MONTHS = 24
    kept(sample, person())
    long_ago = timezone.now() - timedelta(days=2000)
    Holding.objects.update(used_at=long_ago)
    assert keeping.end_kept(timezone.now()) == 0
    OutgoingMail.objects.update(sent_at=timezone.now())
    assert keeping.end_kept(timezone.now() + timedelta(days=6)) == 0
    assert keeping.end_kept(timezone.now() + timedelta(days=8)) == 1


def test_opening_a_case_keeps_it_on(sample: Path) -> None:
    who = person()
    case = kept(sample, who)
    Holding.objects.update(used_at=timezone.now() - timedelta(days=100))
    assert sees(signed_in(who), case)
    assert timezone.now() - Holding.objects.get().used_at < timedelta(hours=1)


def test_an_account_that_nobody_signed_in_to_goes_after_a_day() -> None:
    old, new, used = (person(f"{n}@example.org") for n in ("old", "new", "used"))
    long_ago = timezone.now() - timedelta(days=2)
    User.objects.exclude(pk=new.pk).update(date_joined=long_ago)
    User.objects.filter(pk=used.pk).update(last_login=long_ago)
    keeping.run()
    assert set(User.objects.all()) == {new, used} and old.pk


def test_what_nobody_owns_has_an_end_where_one_is_set(sample: Path, settings: Any) -> None:
    case, held = finished(sample), kept(sample, person(), "a-held-case")
    long_ago = timezone.now() - timedelta(days=900)
    Case.objects.update(expires_at=None, alive_at=long_ago)
    keeping.run()
    assert Case.objects.count() == 2
    settings.KEEP_MONTHS = 24
    keeping.run()
    assert list(Case.objects.all()) == [held] and case.pk != held.pk


def test_deleting_the_cases_of_this_browser_leaves_the_account_alone(sample: Path) -> None:
    who, loose = person(), finished(sample, "a-loose-case")
    case = kept(sample, who)
    client = signed_in(who, browser_of(loose))
    client.post("/delete-all/")
    assert sees(client, case)
    assert not Case.objects.filter(pk=loose.pk).exists()


def test_a_new_master_key_opens_the_mails_that_wait_and_the_kept_cases(sample: Path) -> None:
    who = person()
    case = kept(sample, who)
    signed_in(who).post(f"/case/{case.pk}/settings/", {"what": "offer", "email": "other@example.org"})
    before = bytes(OutgoingMail.objects.get().sealed)
    rotate()
    assert bytes(OutgoingMail.objects.get().sealed)[:8] != before[:8]
    assert waiting()[0]["to"] == "other@example.org"
    assert sees(signed_in(who), case)
