"""The treating provider: a link that works once, with a code, for a time, until revoked; what is signed; what the patient sees."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from denialhelp.packet.signing import signatures
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.providers.models import Invitation, Standing
from web_case import PATIENT, browser_of, finished

pytestmark = pytest.mark.django_db
NPI = "1234567893"  # the standard's own example


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


def invited(sample: Path) -> tuple[Case, Client, str, str]:
    """A case, its patient's browser, the link's path and the code as the patient's page shows them."""
    case = finished(sample)
    client = browser_of(case)
    assert client.post(f"/case/{case.pk}/doctor/").status_code == 302
    page = client.get(f"/case/{case.pk}/doctor/").content.decode()
    link = re.search(r"(/sign/[\w-]+/)<", page)
    code = re.search(r'class="code"[^>]*>(\d{6})<', page)
    assert link
    assert code
    return case, client, link[1], code[1]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def form_of(page: str, decision: str = "accept") -> dict[str, str]:
    numbers = sorted(set(re.findall(r'name="decision-(\d+)"', page)))
    packet = re.search(r'name="packet" value="([^"]+)"', page)
    assert packet
    return {f"decision-{n}": decision for n in numbers} | {"packet": packet[1], "name": "Synthetic Doctor MD", "npi": NPI}


def test_without_the_code_nothing_is_shown(sample: Path) -> None:
    _, _, link, code = invited(sample)
    provider = Client()
    for path in (link, link + "review/", link + "page/1.png", link + "signed.pdf"):
        answer = provider.get(path, follow=True)
        assert not any(name in answer.content.decode("latin-1") for name in PATIENT)
    assert provider.post(link, {"code": wrong(code)}).status_code == 403
    assert provider.get(link + "review/").status_code == 302


def test_the_whole_way_to_a_signature_that_the_patient_sees(sample: Path) -> None:
    case, patient, link, code = invited(sample)
    provider = Client()
    assert provider.post(link, {"code": code})["Location"].endswith("/review/")
    page = provider.get(link + "review/").content.decode()
    form = form_of(page)
    assert len(form) > 5
    picture = re.search(r"/sign/[\w-]+/page/\d+\.png", page)
    assert picture
    assert provider.get(picture[0]).content[:4] == b"\x89PNG"
    assert provider.get(link + "page/1.png").status_code == 404
    assert provider.post(link + "review/", form | {"decision-1": ""}).status_code == 400
    assert provider.post(link + "review/", form | {"npi": "1234567890"}).status_code == 400
    refused = provider.post(link + "review/", form | {"decision-1": "edit", "text-1": "The patient climbed 9,999 mountains."})
    assert refused.status_code == 400
    assert "cannot be signed as edited" in refused.content.decode()
    assert "9,999 mountains" in refused.content.decode()
    assert provider.post(link + "review/", form | {"decision-2": "strike"}).status_code == 302
    assert "The statement is signed" in provider.get(link + "review/").content.decode()
    seen = patient.get(f"/case/{case.pk}/doctor/").content.decode()
    assert "Synthetic Doctor MD" in seen
    assert seen.count("Struck") == 1
    number = Invitation.objects.get().pk
    pdf = patient.get(f"/case/{case.pk}/doctor/{number}/signed.pdf").content
    assert provider.get(link + "signed.pdf").content == pdf
    (signature,) = signatures(pdf)
    assert signature.intact
    assert signature.whole
    kept = [e.action for e in AuditEvent.objects.all()]
    assert [a for a in kept if a.startswith(("provider", "statement"))] == [
        Action.PROVIDER_INVITED, Action.PROVIDER_OPENED, Action.STATEMENT_SIGNED,
    ]  # fmt: skip


def test_a_link_is_opened_by_one_browser_and_signs_once(sample: Path) -> None:
    _, _, link, code = invited(sample)
    first, second = Client(), Client()
    first.post(link, {"code": code})
    for path in (link, link + "review/"):
        assert second.get(path).status_code == 404
    assert second.post(link, {"code": code}).status_code == 404
    form = form_of(first.get(link + "review/").content.decode())
    assert first.post(link + "review/", form).status_code == 302
    assert first.post(link + "review/", form).status_code == 200
    assert AuditEvent.objects.filter(action=Action.STATEMENT_SIGNED).count() == 1


def test_five_wrong_codes_lock_the_link(sample: Path) -> None:
    case, patient, link, code = invited(sample)
    provider = Client()
    for _ in range(5):
        provider.post(link, {"code": wrong(code)})
    assert provider.post(link, {"code": code}).status_code == 404
    assert Invitation.objects.get().standing == Standing.LOCKED
    assert "Five wrong codes" in patient.get(f"/case/{case.pk}/doctor/").content.decode()


@pytest.mark.parametrize("opened", [False, True])
def test_a_revoked_or_expired_link_does_nothing(sample: Path, opened: bool) -> None:
    case, patient, link, code = invited(sample)
    provider = Client()
    if opened:
        provider.post(link, {"code": code})
    number = Invitation.objects.get().pk
    patient.post(f"/case/{case.pk}/doctor/{number}/revoke/")
    assert provider.get(link + ("review/" if opened else "")).status_code == 404
    Invitation.objects.update(standing=Standing.OPENED if opened else Standing.OPEN, expires_at=timezone.now() - timedelta(seconds=1))
    assert provider.get(link + ("review/" if opened else "")).status_code == 404
    assert link.split("/")[2] not in patient.get(f"/case/{case.pk}/doctor/").content.decode()


def test_link_and_code_are_not_in_the_database(sample: Path) -> None:
    _, _, link, code = invited(sample)
    held = Invitation.objects.values().get()
    flat = b"|".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for k, v in held.items() if k != "id")
    assert link.split("/")[2].encode() not in flat
    assert code.encode() not in flat.replace(held["created_at"].isoformat().encode(), b"").replace(str(held["created_at"]).encode(), b"")


def test_a_packet_made_anew_is_reviewed_anew(sample: Path) -> None:
    case, _, link, code = invited(sample)
    provider = Client()
    provider.post(link, {"code": code})
    form = form_of(provider.get(link + "review/").content.decode())
    store = Store(case)
    for place in store.names(case.packet):
        store.put(place.replace("packet-1", "packet-2"), [store.get(place)])
    Case.objects.filter(pk=case.pk).update(packet="packet-2")
    answer = provider.post(link + "review/", form)
    assert answer.status_code == 400
    assert "made the packet again" in answer.content.decode()


def test_deleting_the_case_ends_the_link(sample: Path) -> None:
    case, patient, link, _ = invited(sample)
    patient.post(f"/case/{case.pk}/delete/")
    assert Client().get(link).status_code == 404
    assert not Invitation.objects.exists()


def test_an_invitation_of_another_case_cannot_be_revoked_or_taken(sample: Path) -> None:
    invited(sample)
    other: Any = browser_of(finished(sample, "another-case"))
    number = Invitation.objects.get().pk
    assert other.post(f"/case/another-case/doctor/{number}/revoke/").status_code == 404
    assert other.get(f"/case/another-case/doctor/{number}/signed.pdf").status_code == 404


def test_a_case_without_a_statement_invites_nobody() -> None:
    case = Case.begin("without")
    client = browser_of(case)
    assert client.post("/case/without/doctor/").status_code == 404
    assert "holds no statement" in client.get("/case/without/doctor/").content.decode()
