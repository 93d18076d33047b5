"""Somebody acts for the patient: the writing by kind of plan, signatures here, by link and on paper, the packet, the end, who may."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from test_web_spanish import untranslated

from denialhelp.web.cases.job import request_of
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.organizations.models import CaseOf
from denialhelp.web.representation import steps
from denialhelp.web.representation.models import PAPER, Authorization, SigningLink, Standing
from organization_case import browser, joined, office, row_of
from web_case import browser_of, finished

pytestmark = pytest.mark.django_db
FORM = {
    "plan_type": "medicare-advantage", "situation": "appointed", "patient_is": "sister", "patient_name": "Delphine Marchetti",
    "patient_address": "1 Sample St\nAustin, TX 78701", "patient_phone": "555-0101", "member_number": "1SYN-TH3-TH33",
    "plan": "Synthetic Advantage", "matter": "the denied therapy", "claim": "", "representative_name": "Ben Sample",
    "representative_address": "2 Sample St", "representative_phone": "555-0102", "relation": "brother", "authority": "",
    "ends_on": "2027-11-24",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(autouse=True)
def today(settings: Any) -> Any:
    settings.AS_OF = "2026-11-24"
    return settings


def made(client: Client, case: Case, **other: str) -> Authorization:
    """A writing through the form."""
    answer = client.post(f"/case/{case.pk}/representative/", {**FORM, **other})
    assert answer.status_code == 302, answer.content.decode()
    found = case.authorizations.first()
    assert found is not None
    return found


def begun(case_id: str = "own-case") -> tuple[Client, Case]:
    case = Case.begin(case_id)
    return browser_of(case), case


def link_of(client: Client, case: Case, held: Authorization, who: str) -> str:
    """Make a signer's link and read it off the page."""
    address = f"/case/{case.pk}/representative/{held.pk}/"
    client.post(address, {"what": "link", "who": who})
    found = re.search(r"http://testserver(/authorize/[\w-]+/)", client.get(address).content.decode())
    assert found is not None
    return found[1]


def test_the_plans_kind_is_asked_where_it_is_not_known_and_decides_what_is_needed() -> None:
    client, case = begun()
    address = f"/case/{case.pk}/representative/"
    first = client.get(address).content.decode()
    assert "This is not known yet" in first
    assert "patient_name" not in first
    assert "CMS-1696" in client.get(address + "?plan_type=medicare-part-d").content.decode()
    fehb = client.get(address + "?plan_type=fehb").content.decode()
    assert "5 CFR 890.105(a)(2)" in fehb
    assert "CMS-1696" not in fehb
    assert "we have not verified" in client.get(address + "?plan_type=va").content.decode()


def test_what_the_notice_says_is_filled_in(sample: Path) -> None:
    case = finished(sample)
    shown = browser_of(case).get(f"/case/{case.pk}/representative/").content.decode()
    assert 'value="erisa-self-funded" selected' in shown
    assert "Delphine" in shown
    assert "29 CFR 2560.503-1(b)(4)" in shown


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"plan_type": ""}, "Choose the kind of plan"),
        ({"situation": "x"}, "Choose by what you act"),
        ({"patient_is": "x"}, "Choose by what you act"),
        ({"member_number": ""}, "the member number"),
        ({"representative_phone": ""}, "representative&#x27;s name, address and telephone"),
        ({"relation": ""}, "relation to the patient"),
        ({"situation": "parent"}, "by what authority you sign"),
        ({"ends_on": "2027-11-25"}, "not later than the rule"),
        ({"ends_on": "2026-11-24"}, "It must end after today"),
        ({"ends_on": "soon"}, "Choose the day"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(other: dict[str, str], words: str) -> None:
    client, case = begun()
    answer = client.post(f"/case/{case.pk}/representative/", {**FORM, **other})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert Authorization.objects.count() == 0


def test_both_sign_and_the_paper_goes_into_the_next_packet() -> None:
    client, case = begun()
    held = made(client, case)
    address = f"/case/{case.pk}/representative/{held.pk}/"
    assert client.get(address + "authorization.pdf").content.startswith(b"%PDF-")
    patient = Client()
    link = link_of(client, case, held, "patient")
    shown = patient.get(link).content.decode()
    assert "I, Delphine Marchetti, appoint Ben Sample to act for me." in shown
    assert patient.post(link, {"name": "Delphine Marchetti"}).status_code == 400
    assert patient.post(link, {"name": "Somebody Else", "sure": "yes"}).status_code == 400
    assert "Signed" in patient.post(link, {"name": "delphine  marchetti", "sure": "yes"}).content.decode()
    assert patient.get(link).status_code == 404
    assert not Store(case).has(PAPER)
    client.post(address, {"what": "sign", "name": "Ben Sample", "sure": "yes"})
    held.refresh_from_db()
    assert (held.standing, held.signed_on) == (Standing.SIGNED, date(2026, 11, 24))
    assert Store(case).get(PAPER).startswith(b"%PDF-")
    assert Case.objects.get(pk=case.pk).notes["representative"] == {"name": "Ben Sample", "patient_is": "sister"}
    assert AuditEvent.objects.filter(action=Action.AUTHORIZATION_SIGNED).count() == 2


def test_the_main_job_takes_the_signed_writing_and_nobody_elses(sample: Path, tmp_path: Path) -> None:
    case = finished(sample)
    client = browser_of(case)
    held = made(client, case, plan_type="erisa-self-funded")
    (tmp_path / "one").mkdir()
    assert request_of(case, tmp_path / "one").representative is None
    Client().post(link_of(client, case, held, "patient"), {"name": "Delphine Marchetti", "sure": "yes"})
    (tmp_path / "two").mkdir()
    request = request_of(Case.objects.get(pk=case.pk), tmp_path / "two")
    assert request.representative is not None
    assert (request.representative.name, request.representative.patient_is) == ("Ben Sample", "sister")
    assert request.authorization is not None
    assert request.authorization.read_bytes().startswith(b"%PDF-")


def test_a_parent_signs_alone_by_authority() -> None:
    client, case = begun()
    held = made(client, case, situation="parent", patient_is="child", authority="mother of a minor", plan_type="individual-aca")
    client.post(f"/case/{case.pk}/representative/{held.pk}/", {"what": "sign", "name": "Ben Sample", "sure": "yes"})
    held.refresh_from_db()
    assert held.standing == Standing.SIGNED


def test_a_paper_is_kept_and_another_kind_of_file_is_not() -> None:
    client, case = begun()
    held = made(client, case)
    address = f"/case/{case.pk}/representative/{held.pk}/"
    wrong = client.post(address, {"what": "paper", "paper": SimpleUploadedFile("a.exe", b"MZ")})
    assert (wrong.status_code, Store(case).has(PAPER)) == (400, False)
    client.post(address, {"what": "paper", "paper": SimpleUploadedFile("signed.pdf", b"%PDF-1.7 synthetic")})
    held.refresh_from_db()
    assert (held.standing, held.on_paper) == (Standing.SIGNED, True)
    assert client.get(address + "authorization.pdf").content == b"%PDF-1.7 synthetic"


def test_an_end_takes_it_out_of_the_next_packet() -> None:
    client, case = begun()
    held = made(client, case)
    address = f"/case/{case.pk}/representative/{held.pk}/"
    client.post(address, {"what": "paper", "paper": SimpleUploadedFile("signed.pdf", b"%PDF-1.7 synthetic")})
    client.post(address, {"what": "end"})
    held.refresh_from_db()
    assert (held.standing, Store(case).has(PAPER)) == (Standing.ENDED, False)
    assert "representative" not in Case.objects.get(pk=case.pk).notes


def test_a_link_that_was_revoked_replaced_or_is_old_opens_nothing() -> None:
    client, case = begun()
    held = made(client, case)
    first = link_of(client, case, held, "patient")
    second = link_of(client, case, held, "patient")
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    client.post(f"/case/{case.pk}/representative/{held.pk}/link/{SigningLink.objects.get(revoked_at=None).pk}/revoke/")
    assert Client().get(second).status_code == 404
    third = link_of(client, case, held, "patient")
    SigningLink.objects.update(expires_at=timezone.now())
    assert Client().post(third, {"name": "Delphine Marchetti", "sure": "yes"}).status_code == 404


def test_no_name_and_no_link_lies_readable_in_the_database() -> None:
    client, case = begun()
    held = made(client, case)
    link = link_of(client, case, held, "patient").split("/")[2]
    row = Authorization.objects.get()
    one = SigningLink.objects.get()
    assert b"Marchetti" not in bytes(row.details_sealed)
    assert link not in one.link_hash
    assert link.encode() not in bytes(one.secret_sealed)


def test_time_is_watched(today: Any) -> None:
    client, case = begun()
    held = made(client, case)
    client.post(
        f"/case/{case.pk}/representative/{held.pk}/", {"what": "paper", "paper": SimpleUploadedFile("s.pdf", b"%PDF-1.7 synthetic")}
    )
    steps.watch()
    held.refresh_from_db()
    assert held.standing == Standing.SIGNED
    today.AS_OF = "2027-11-25"
    steps.watch()
    held.refresh_from_db()
    assert (held.standing, Store(case).has(PAPER)) == (Standing.ENDED, False)


def test_the_board_says_that_an_authorization_is_needed_again(today: Any) -> None:
    held_by, own = office()
    row = row_of(held_by)
    client = browser(own.person)
    writing = made(client, row.case)
    client.post(
        f"/case/{row.case_id}/representative/{writing.pk}/", {"what": "paper", "paper": SimpleUploadedFile("s.pdf", b"%PDF-1.7 synthetic")}
    )
    today.AS_OF = "2027-11-25"
    steps.watch()
    assert CaseOf.objects.get(pk=row.pk).needs == "authorization"


@pytest.mark.parametrize(("role", "get", "post"), [("reader", 200, 404), ("advocate", 200, 302), ("stranger", 404, 404), ("", 404, 404)])
def test_who_may(role: str, get: int, post: int) -> None:
    held_by, own = office()
    row = row_of(held_by)
    writing = made(browser(own.person), row.case)
    if role == "stranger":
        client = browser(office("Synthetic Other", "stranger")[1].person)
    else:
        client = browser(joined(held_by, role).person) if role else Client()
    base = f"/case/{row.case_id}/representative/"
    assert client.get(base).status_code == client.get(f"{base}{writing.pk}/").status_code == get
    assert client.get(f"{base}{writing.pk}/authorization.pdf").status_code == get
    assert client.post(base, FORM).status_code == client.post(f"{base}{writing.pk}/", {"what": "x"}).status_code == post


def test_another_cases_writing_is_not_there() -> None:
    client, case = begun()
    held = made(client, case)
    other_client, other = begun("another-case")
    assert other_client.get(f"/case/{other.pk}/representative/{held.pk}/").status_code == 404


@pytest.mark.parametrize("plan", ["", "medicare-advantage", "fehb", "tricare", "medicaid-managed-care", "erisa-insured", "va"])
def test_the_pages_have_no_english_left_in_spanish(plan: str) -> None:
    client, case = begun()
    held = made(client, case)
    link = link_of(client, case, held, "patient")
    client.post(f"/case/{case.pk}/representative/{held.pk}/", {"what": "sign", "name": "Ben Sample", "sure": "yes"})
    base = f"/case/{case.pk}/representative/"
    for path in (f"{base}?plan_type={plan}", f"{base}{held.pk}/", link):
        pages = []
        for code in ("en", "es"):
            client.cookies["django_language"] = code
            pages.append(client.get(path).content)
        names = ("Marchetti", "Sample", "Synthetic", "therapy")
        assert [t for t in untranslated(*pages) if not any(n in t for n in names)] == [], path
