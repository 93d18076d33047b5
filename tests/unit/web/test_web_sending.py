"""Sending: the person's yes, handing over once whatever is killed or lost, the end, the proof, the clock; the pages around it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.jobs.models import Task
from denialhelp.web.providers.models import Invitation
from denialhelp.web.sending import carrying, dispatching, papers, recipients, steps
from denialhelp.web.sending.models import COUNTS, REACHED_FROM, Dispatch, Part, State, Way
from denialhelp.web.sending.services.port import Address
from denialhelp.web.sending.services.telnyx import Telnyx
from denialhelp.web.tracking.models import Sending
from web_carriers import PUBLIC, SECRET, Depot, depot, notice
from web_case import PATIENT, browser_of, finished

pytestmark = pytest.mark.django_db
FAX = {"to_name": "Appeals", "fax": "1-855-555-0174", "pages": "whole", "what": "appeal_received"}
LETTER = {
    "to_name": "Appeals", "to_line1": "P.O. Box 990388", "to_city": "Scranton", "to_state": "pa", "to_zip_code": "18599",
    "from_name": "D. Example", "from_line1": "1 Main Street", "from_city": "Springfield", "from_state": "IL", "from_zip_code": "62701",
    "pages": "cited", "what": "appeal_received",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture
def case(sample: Path) -> Case:
    return finished(sample)


@pytest.fixture
def fax(settings: Any) -> Iterator[Depot]:
    with depot("telnyx") as made:
        told = {"SERVICE": "telnyx", "KEY": "key", "ACCOUNT": "account", "FROM": "+15555550100", "URL": made.url, "WEBHOOK_KEY": PUBLIC}
        settings.FAX = {**settings.FAX, **told}
        yield made


@pytest.fixture
def post(settings: Any) -> Iterator[Depot]:
    with depot("lob") as made:
        settings.POST = {"SERVICE": "lob", "KEY": "key", "URL": made.url, "WEBHOOK_KEY": SECRET}
        yield made


def ready(case: Case, way: str = "fax", **other: str) -> Dispatch:
    answer = browser_of(case).post(f"/case/{case.pk}/send/by/{way}/", (FAX if way == "fax" else LETTER) | other)
    assert answer.status_code == 302, answer.content.decode()
    return Dispatch.objects.get(pk=int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))


def yes(dispatch: Dispatch) -> None:
    assert browser_of(dispatch.case).post(f"/case/{dispatch.case_id}/send/{dispatch.pk}/", {"yes": "1"}).status_code == 302
    dispatch.refresh_from_db()


def run(name: str = "sending.hand-over") -> None:
    """Do every step of a name that was asked for, whatever its time, as a worker would."""
    for task in list(Task.objects.filter(name=name, state="waiting")):
        task.delete()
        getattr(steps, "look" if name.endswith("look") else "hand_over")(*task.arguments)


def settled() -> None:
    """Let the time pass after which the service is asked."""
    Part.objects.update(asked_at=timezone.now() - carrying.SETTLE - timedelta(seconds=5))


def test_a_fax_goes_out_once_after_the_yes_and_its_arrival_starts_the_clock(fax: Depot, case: Case, settings: Any) -> None:
    settings.AS_OF = "2026-11-24"
    dispatch = ready(case)
    assert dispatch.state == State.PREPARED and not fax.taken and not Task.objects.filter(name="sending.hand-over").exists()
    yes(dispatch)
    assert dispatch.state == State.QUEUED
    run()
    part = dispatch.parts.get()
    assert part.state == State.ACCEPTED and part.service_id == fax.only()["id"]
    assert fax.only()["to"] == "+18555550174"
    sent = fax.files[part.key]
    assert hashlib.sha256(sent).hexdigest() == part.sha256 and papers.pages_in(sent) == part.pages == dispatch.pages
    assert not Sending.objects.exists()
    fax.only().update(status="delivered", page_count=part.pages)
    run("sending.look")
    dispatch.refresh_from_db()
    assert dispatch.state == State.DELIVERED
    held = Sending.objects.get()
    assert (held.method, held.event, held.number) == ("fax", "appeal_received", part.service_id)
    assert held.received_on == held.sent_on
    assert Case.objects.get(pk=case.pk).expires_at is None
    assert "The plan must decide the appeal" in browser_of(case).get(f"/case/{case.pk}/sent/").content.decode()
    done = {a.action for a in AuditEvent.objects.all()}
    assert {Action.DISPATCH_MADE, Action.DISPATCH_CONFIRMED, Action.DISPATCH_ACCEPTED, Action.DISPATCH_DELIVERED, Action.SENT} <= done


def test_clicks_are_counted_once(fax: Depot, case: Case) -> None:
    first, second = ready(case), ready(case)
    assert first.pk == second.pk and Dispatch.objects.count() == 1
    for _ in range(3):
        yes(first)
    assert Task.objects.filter(name="sending.hand-over").count() == 1
    run()
    steps.hand_over(first.parts.get().pk)
    assert len(fax.taken) == 1
    assert ready(case, fax="(855) 555-0174").pk == first.pk
    assert ready(case, fax="855 555 0175").pk != first.pk


def test_a_kill_between_request_and_answer_asks_before_it_sends_again(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    fax.lose = 1  # the service took it, its answer never came
    run()
    part = dispatch.parts.get()
    assert part.state == State.ASKED and len(fax.taken) == 1
    run()  # too soon to ask
    assert Part.objects.get().state == State.ASKED and len(fax.taken) == 1
    settled()
    run()
    part = dispatch.parts.get()
    assert part.state == State.ACCEPTED and part.service_id == fax.only()["id"] and part.tries == 1


def test_a_process_that_died_after_it_asked_is_taken_up_by_the_next(fax: Depot, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    dispatch = ready(case)
    yes(dispatch)
    real = Telnyx.send

    def killed(self: Telnyx, what: Any) -> Any:
        real(self, what)
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(Telnyx, "send", killed)
        with pytest.raises(SystemExit):
            run()
    part = dispatch.parts.get()
    assert part.state == State.ASKED
    settled()
    steps.hand_over(part.pk)
    assert dispatch.parts.get().state == State.ACCEPTED and len(fax.taken) == 1


def test_what_the_service_does_not_have_is_sent_again_with_the_same_key(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    fax.fail = [503]
    run()
    key = dispatch.parts.get().key
    settled()
    run()
    part = dispatch.parts.get()
    assert (part.state, part.key, part.tries) == (State.ACCEPTED, key, 2) and len(fax.taken) == 1


def test_what_was_cut_off_too_often_is_taken_up_again(fax: Depot, case: Case) -> None:
    dispatch, other = ready(case), ready(case, fax="855-555-0175")
    yes(dispatch)
    yes(other)
    fax.lose = 1
    steps.hand_over(dispatch.parts.get().pk)
    Task.objects.filter(name="sending.hand-over").update(state="failed")  # its workers were lost, again and again
    settled()
    assert carrying.take_up_again() == 2
    steps.take_up_again()  # now something is asked for each, and nothing more is needed
    assert Task.objects.filter(name="sending.hand-over", state="waiting").count() == 2
    run()
    assert {p.state for p in Part.objects.all()} == {State.ACCEPTED} and len(fax.taken) == 2
    Task.objects.filter(name="sending.look").update(state="failed")
    assert carrying.take_up_again() == 2
    for taken in fax.taken.values():
        taken.update(status="delivered")
    run("sending.look")
    assert {d.state for d in Dispatch.objects.all()} == {State.DELIVERED}
    assert carrying.take_up_again() == 0


def test_two_at_the_same_doubt_send_once(fax: Depot, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    dispatch = ready(case)
    yes(dispatch)
    fax.fail = [503]
    run()
    settled()
    part = dispatch.parts.get()
    real = Telnyx.find

    def meanwhile(self: Telnyx, what: Any, since: Any) -> Any:
        monkeypatch.setattr(Telnyx, "find", real)
        steps.hand_over(part.pk)  # another worker, between our question and our sending
        return None

    monkeypatch.setattr(Telnyx, "find", meanwhile)
    steps.hand_over(part.pk)
    assert len(fax.taken) == 1


def test_a_service_that_cannot_say_is_asked_again_and_the_page_says_so(fax: Depot, case: Case, settings: Any) -> None:
    dispatch = ready(case)
    yes(dispatch)
    settings.FAX = {**settings.FAX, "URL": "http://127.0.0.1:1"}
    run()
    for _ in range(3):
        settled()
        run()
    part = dispatch.parts.get()
    assert part.state == State.ASKED and part.looks == 4
    assert Task.objects.filter(name="sending.hand-over", state="waiting").count() == 1
    assert "nothing is sent twice" in browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/").content.decode()
    Part.objects.update(looks=carrying.MOST_ROUNDS)
    Task.objects.all().delete()
    settled()
    steps.hand_over(part.pk)
    assert not Task.objects.exists()


def test_a_refusal_ends_it_and_only_what_did_not_arrive_goes_again(fax: Depot, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "FAX_PAGES", (6,))
    dispatch = ready(case)
    assert dispatch.parts.count() > 1
    yes(dispatch)
    run()
    first, *others = list(fax.taken.values())
    for other in others:
        other.update(status="delivered")
    first.update(status="failed", failure_reason="receiver_no_answer")
    run("sending.look")
    dispatch.refresh_from_db()
    assert dispatch.state == State.FAILED and not Sending.objects.exists()
    page = browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/").content.decode()
    assert "receiver_no_answer" in page and "Send those parts again" in page
    taken = len(fax.taken)
    browser_of(case).post(f"/case/{case.pk}/send/{dispatch.pk}/", {"again": "1"})
    run()
    assert len(fax.taken) == taken + 1
    list(fax.taken.values())[-1].update(status="delivered")
    run("sending.look")
    dispatch.refresh_from_db()
    assert dispatch.state == State.DELIVERED and Sending.objects.count() == 1
    assert not dispatching.send_failed_again(dispatch)


def test_a_service_that_says_no_at_once(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    fax.fail = [422]
    run()
    dispatch.refresh_from_db()
    assert dispatch.state == State.FAILED and dispatch.parts.get().proof["documents"][0]["told"] == {"refused": "422"}
    assert ready(case).pk != dispatch.pk
    assert not dispatching.send_failed_again(dispatch)  # the same was made ready anew


def test_certified_mail_is_entered_when_the_post_has_it_and_counted_when_it_arrives(post: Depot, case: Case, settings: Any) -> None:
    settings.AS_OF = "2026-11-30"
    dispatch = ready(case, "certified")
    yes(dispatch)
    run()
    part = dispatch.parts.get()
    assert part.proof["number"] == "9400111202555555555555"
    run("sending.look")
    assert not Sending.objects.exists()
    post.only()["tracking_events"] = [{"name": "Mailed", "time": "2026-11-25T18:00:00+00:00"}]
    run("sending.look")
    held = Sending.objects.get()
    assert (held.method, held.sent_on, held.received_on, held.number) == ("certified", date(2026, 11, 25), None, part.proof["number"])
    post.only()["tracking_events"].append({"name": "Delivered", "time": "2026-11-28T15:00:00+00:00"})
    run("sending.look")
    held.refresh_from_db()
    assert held.received_on == date(2026, 11, 28)
    assert Dispatch.objects.get().state == State.DELIVERED
    carrying.start_clock(Dispatch.objects.get())
    assert Sending.objects.count() == 1
    page = browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/").content.decode()
    assert "9400111202555555555555" in page


def test_mail_that_comes_back_is_no_arrival(post: Depot, case: Case) -> None:
    dispatch = ready(case, "certified")
    yes(dispatch)
    run()
    post.only()["tracking_events"] = [{"name": "Returned to Sender", "time": "2026-11-28T15:00:00+00:00"}]
    run("sending.look")
    assert Dispatch.objects.get().state == State.FAILED and not Sending.objects.exists()


def test_a_signed_notice_makes_us_ask_and_an_unsigned_one_does_nothing(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    run()
    Task.objects.all().delete()
    body, headers = notice("telnyx", fax.only()["id"], int(timezone.now().timestamp()))
    ring = Client().post
    assert ring("/hooks/sending/telnyx/", body, content_type="application/json").status_code == 400
    assert ring("/hooks/sending/lob/", body, content_type="application/json").status_code == 404
    assert ring("/hooks/sending/telnyx/", b"x" * 600_000, content_type="application/json").status_code == 413
    assert not Task.objects.exists()
    for _ in range(2):
        assert ring("/hooks/sending/telnyx/", body, content_type="application/json", headers=headers).status_code == 200
    assert Task.objects.count() == 1
    run("sending.look")
    assert Dispatch.objects.get().state == State.ACCEPTED  # the notice said delivered; the service itself does not yet
    fax.only().update(status="delivered")
    run("sending.look")
    assert Dispatch.objects.get().state == State.DELIVERED
    other, signed = notice("telnyx", "unknown", int(timezone.now().timestamp()))
    assert ring("/hooks/sending/telnyx/", other, content_type="application/json", headers=signed).status_code == 200


def test_the_proof_holds_what_was_sent_to_whom_and_the_services_words_sealed(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    run()
    fax.only().update(status="delivered", page_count=9)
    run("sending.look")
    told = json.loads(browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/proof.json").content)
    (part,) = told["parts"]
    assert part["sha256"] == hashlib.sha256(fax.files[dispatch.parts.get().key]).hexdigest()
    assert part["service_id"] == fax.only()["id"] and part["pages"] == dispatch.pages
    assert [d["told"]["status"] for d in part["documents"]] == ["queued", "delivered"]
    assert told["to"] == "Appeals, +1 855 555 0174" and told["packet_sha256"] == papers.document_hash(case)
    kept = browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/1.pdf")
    assert kept.content == fax.files[dispatch.parts.get().key]
    rows = str([*Dispatch.objects.values(), *Part.objects.values(), *Task.objects.values()])
    assert not any(number in rows for number in ("+1 855 555 0174", "+18555550174", "8555550174", "555 0174")) and "Appeals" not in rows


def test_withdrawn_before_the_yes_is_never_sent_and_can_be_made_ready_again(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    browser = browser_of(case)
    assert browser.post(f"/case/{case.pk}/send/{dispatch.pk}/", {"out": "1"})["Location"] == f"/case/{case.pk}/send/"
    browser.post(f"/case/{case.pk}/send/{dispatch.pk}/", {"yes": "1"})
    assert Dispatch.objects.get().state == State.WITHDRAWN and not Task.objects.filter(name="sending.hand-over").exists()
    again = ready(case)
    assert again.pk != dispatch.pk
    yes(again)
    assert not dispatching.withdraw(again)


def test_states_move_only_as_the_machine_says(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    part = dispatch.parts.get()
    for start in State:
        for to in State:
            for row in (dispatch, part):
                type(row).objects.filter(pk=row.pk).update(state=start)
                assert row.move(to) == (start in REACHED_FROM[to])


def test_a_case_that_is_gone_sends_nothing(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    yes(dispatch)
    part = dispatch.parts.get().pk
    Case.objects.filter(pk=case.pk).update(key_wrapped=b"")
    steps.hand_over(part)
    steps.look(part)
    assert not fax.taken
    Dispatch.objects.all().delete()
    steps.hand_over(part)


def test_another_service_than_the_one_that_has_it_is_not_asked(fax: Depot, case: Case, settings: Any) -> None:
    dispatch = ready(case)
    yes(dispatch)
    settings.FAX = {**settings.FAX, "SERVICE": "sinch"}
    steps.hand_over(dispatch.parts.get().pk)
    steps.look(dispatch.parts.get().pk)
    assert dispatch.parts.get().state == State.QUEUED


@pytest.mark.parametrize("wrong", [{"fax": "123"}, {"fax": "055-555-0174"}, {"what": "nothing"}])
def test_a_fax_that_cannot_be_is_refused_with_a_sentence(fax: Depot, case: Case, wrong: dict[str, str]) -> None:
    answer = browser_of(case).post(f"/case/{case.pk}/send/by/fax/", FAX | wrong)
    assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize("wrong", [{"to_state": "Penn"}, {"to_zip_code": "12"}, {"from_name": ""}, {"to_line1": ""}, {"from_city": ""}])
def test_an_address_that_cannot_be_is_refused_with_a_sentence(post: Depot, case: Case, wrong: dict[str, str]) -> None:
    answer = browser_of(case).post(f"/case/{case.pk}/send/by/certified/", LETTER | wrong)
    assert answer.status_code == 400 and "ZIP code" in answer.content.decode()


def test_without_services_there_is_the_sheet_and_nothing_else(case: Case) -> None:
    browser = browser_of(case)
    page = browser.get(f"/case/{case.pk}/send/").content.decode()
    assert "The sheet to print" in page and "Make a fax ready" not in page and "Make a letter ready" not in page
    assert browser.get(f"/case/{case.pk}/send/by/fax/").status_code == 404
    assert browser.post(f"/case/{case.pk}/send/office/", {"office": "a@example.org"}).status_code == 404
    assert Client().post("/hooks/sending/telnyx/", b"{}", content_type="application/json").status_code == 404
    with pytest.raises(WrongUse):
        dispatching.prepare(case, Way.FAX, "+15555550142", name="", sender=None, event="appeal_received", cited_only=False)
    sheet = browser.get(f"/case/{case.pk}/send/sheet/").content.decode()
    assert "P.O. Box 990388, Scranton, PA 18599" in sheet and "As the notice says it." in sheet and "/place/?" in sheet
    assert "PS Form 3800" in sheet


def test_where_the_notice_says_no_address_it_is_asked_for(case: Case) -> None:
    whole = Store(case).get_json(f"{case.packet}/case.json")
    del whole["notice"]["facts"]["appeal_to"]
    Store(case).put_json(f"{case.packet}/case.json", whole)
    browser = browser_of(case)
    assert "does not say where an appeal goes" in browser.get(f"/case/{case.pk}/send/").content.decode()
    assert "No address is known yet." in browser.get(f"/case/{case.pk}/send/sheet/").content.decode()
    told = {"name": "Appeals", "address": "1 First Street, Suite 2, Springfield, IL 62701", "fax": "855-555-0199"}
    assert browser.post(f"/case/{case.pk}/send/to/", told).status_code == 302
    sheet = browser.get(f"/case/{case.pk}/send/sheet/").content.decode()
    assert "1 First Street, Suite 2" in sheet and "As you wrote it." in sheet
    assert b"First Street" not in bytes(Case.objects.get(pk=case.pk).notes_sealed)
    assert recipients.parsed("A", told["address"]) == Address("A", "1 First Street", "Springfield", "IL", "62701", "Suite 2")
    assert recipients.parsed("A", "somewhere in Illinois") is None


def test_files_for_a_fax_machine_a_portal_and_the_printer_are_made_and_kept_sealed(case: Case) -> None:
    browser = browser_of(case)
    for way in ("fax", "portal", "mail"):
        assert browser.post(f"/case/{case.pk}/send/parts/", {"way": way, "cited": "1"}).status_code == 302
    assert browser.post(f"/case/{case.pk}/send/parts/", {"way": "pigeon"}).status_code == 404
    assert list(papers.kept_parts(case)) == ["fax-1.pdf", "mail-1.pdf", "portal-1.pdf"]
    answer = browser.get(f"/case/{case.pk}/send/parts/fax-1.pdf")
    assert answer.content.startswith(b"%PDF") and papers.pages_in(answer.content) > 1
    assert browser.get(f"/case/{case.pk}/send/parts/fax-9.pdf").status_code == 404
    assert "fax-1.pdf" in browser.get(f"/case/{case.pk}/send/").content.decode()
    from denialhelp.web.cases.workplace import sweep

    assert sweep() == 0


def test_pages_of_other_sizes_come_onto_letter_paper() -> None:
    out = io.BytesIO()
    with pikepdf.new() as made:
        for size in ((612, 792), (595, 842), (1000, 500)):
            made.add_blank_page(page_size=size)
        made.save(out)
    fitted = papers.on_letter_paper(out.getvalue())
    with pikepdf.open(io.BytesIO(fitted)) as pdf:
        assert [[round(float(v)) for v in p.mediabox] for p in pdf.pages] == [[0, 0, 612, 792]] * 3
    assert papers.on_letter_paper(fitted) == fitted


def first_page(content: bytes) -> str:
    with_text = pypdfium2.PdfDocument(content)
    try:
        return str(with_text[0].get_textpage().get_text_bounded())
    finally:
        with_text.close()


def test_the_cover_sheet_names_whom_it_really_goes_to_and_today(post: Depot, case: Case, settings: Any) -> None:
    settings.AS_OF = "2026-12-03"
    dispatch = ready(case, "certified", to_name="Grievance Office", to_line1="7 Other Street")
    cover = first_page(Store(case).get(dispatch.parts.get().stored))
    assert "Grievance Office" in cover and "7 Other Street" in cover and "990388" not in cover
    assert "December 3, 2026" in cover
    for word in (*PATIENT, "stroke"):
        assert word.lower() not in cover.lower()


def test_a_packet_too_large_for_one_fax_is_cut_smaller(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "MOST_BYTES", 2_500_000)
    parts = papers.for_service(case, papers.Cut.FAX, cited_only=False, to={})
    assert len(parts) > 1 and all(len(p) <= 2_500_000 for p in parts)
    monkeypatch.setattr(papers, "MOST_BYTES", 1000)
    with pytest.raises(WrongUse):
        papers.for_service(case, papers.Cut.FAX, cited_only=False, to={})


def test_the_office_gets_a_link_and_never_the_code_or_a_word_of_the_case(case: Case, settings: Any) -> None:
    settings.MAIL_ON, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    browser = browser_of(case)
    assert browser.post(f"/case/{case.pk}/send/office/", {"office": "nobody"}).status_code == 400
    assert browser.post(f"/case/{case.pk}/send/office/", {"office": "office@example.org"})["Location"] == f"/case/{case.pk}/doctor/"
    made = Invitation.objects.get()
    from denialhelp.web.accounts.mail import deliver

    deliver(*Task.objects.get(name="accounts.mail").arguments)
    (message,) = mail.outbox
    text = str(message.body) + str(message.alternatives) + str(message.subject)  # type: ignore[attr-defined]
    assert made.secret["link"] in text and made.secret["code"] not in text and case.pk not in text
    assert not message.attachments
    for word in (*PATIENT, "stroke", "Cigna"):
        assert word.lower() not in text.lower()
    assert made.secret["code"] in browser.get(f"/case/{case.pk}/doctor/").content.decode()


def test_another_persons_sending_is_not_there(fax: Depot, case: Case, sample: Path) -> None:
    dispatch = ready(case)
    other = browser_of(finished(sample, "another-case"))
    for path in (
        "send/",
        "send/sheet/",
        f"send/{dispatch.pk}/",
        f"send/{dispatch.pk}/1.pdf",
        f"send/{dispatch.pk}/proof.json",
        "send/by/fax/",
    ):
        assert other.get(f"/case/{case.pk}/{path}").status_code == 404
        if path != "send/" and "by" not in path and "sheet" not in path:
            assert other.get(f"/case/another-case/{path}").status_code == 404
    assert other.post(f"/case/{case.pk}/send/{dispatch.pk}/", {"yes": "1"}).status_code == 404
    assert browser_of(case).get(f"/case/{case.pk}/send/{dispatch.pk}/9.pdf").status_code == 404
    Case.objects.filter(pk=case.pk).update(packet="")
    assert browser_of(case).get(f"/case/{case.pk}/send/").status_code == 404


def test_with_payment_on_only_what_is_paid_is_sent(fax: Depot, case: Case, settings: Any) -> None:
    dispatch = ready(case)
    settings.PAYMENTS = True
    browser = browser_of(case)
    offer = f"/case/{case.pk}/pay/"
    assert browser.get(f"/case/{case.pk}/send/by/fax/")["Location"] == offer
    assert browser.post(f"/case/{case.pk}/send/parts/", {"way": "fax"})["Location"] == offer
    assert browser.post(f"/case/{case.pk}/send/{dispatch.pk}/", {"yes": "1"})["Location"] == offer
    assert browser.get(f"/case/{case.pk}/send/{dispatch.pk}/1.pdf")["Location"] == offer
    assert browser.get(f"/case/{case.pk}/send/parts/fax-1.pdf")["Location"] == offer
    assert Dispatch.objects.get().state == State.PREPARED
    assert browser.get(f"/case/{case.pk}/send/sheet/").status_code == 200


def test_the_database_itself_lets_nothing_be_under_way_twice(fax: Depot, case: Case) -> None:
    dispatch = ready(case)
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.create(case=case, way="fax", event="appeal_received", service="telnyx", mark=dispatch.mark, document="x", pages=1)
    assert set(COUNTS) == set(State) - {State.FAILED, State.WITHDRAWN}


def test_the_spanish_pages_are_spanish(fax: Depot, post: Depot, case: Case) -> None:
    dispatch = ready(case)
    browser = browser_of(case)
    browser.cookies["django_language"] = "es"
    seen = {
        p: browser.get(f"/case/{case.pk}/{p}").content.decode()
        for p in ("send/", "send/sheet/", f"send/{dispatch.pk}/", "send/by/certified/")
    }
    assert "Imprimirlo y enviarlo usted por correo" in seen["send/"] and "Preparar un fax" in seen["send/"]
    assert "Correo certificado, paso a paso" in seen["send/sheet/"]
    assert "Anexo B" in seen[f"send/{dispatch.pk}/"] and "Exhibit" not in seen[f"send/{dispatch.pk}/"]
    privacy = browser.get("/privacy/").content.decode()
    assert "Envío por un servicio" in privacy and "Nada de lo que usted sube sale" not in privacy
    assert "¿Se envía?" in seen[f"send/{dispatch.pk}/"]
    assert "Código postal" in seen["send/by/certified/"] and 'value="Scranton"' in seen["send/by/certified/"]
