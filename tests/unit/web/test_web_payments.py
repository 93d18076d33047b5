"""Paying through the real library against the trial service: once a case, whatever is clicked, lost, late, repeated or killed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.guard.models import Action, AuditEvent
from denialhelp.web.jobs.models import Task
from denialhelp.web.payments import book, fulfilment, paying, refunding, steps
from denialhelp.web.payments.fake.posting import PAUSES
from denialhelp.web.payments.models import REACHED_FROM, Customer, Payment, Price, Promotion, State, StripeEvent
from denialhelp.web.payments.pricing import money
from denialhelp.web.payments.tool import Tool, advice, advice_of
from web_case import PATIENT, browser_of, finished
from web_stripe import DECLINED, KEY, SECRET, Shop, shop

pytestmark = pytest.mark.django_db
MAIL = "delphine@example.org"
# The pages of a case and around it, each of which must say nothing of paying where payment is off.
PAGES = ("", "dates/", "files/", "packet/", "criteria/", "worklist/", "records-request/", "letter/", "preview/", "doctor/", "sent/")
WORDS = re.compile(r"\$\d|\bprice:|\bprecio:|\bstripe\b|\brefunds?\b|promotion code|descuento|checkout|it costs")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture
def service(settings: Any) -> Iterator[Shop]:
    with shop() as made:
        settings.PAYMENTS, settings.STRIPE_KEY, settings.STRIPE_WEBHOOK_SECRET, settings.STRIPE_API_BASE = True, KEY, SECRET, made.base
        yield made


@pytest.fixture
def case(sample: Path) -> Case:
    return finished(sample)


def go(case: Case, code: str = "", email: str = MAIL, client: Client | None = None) -> Any:
    return (client or browser_of(case)).post(f"/case/{case.pk}/pay/", {"email": email, "code": code})


def target(case: Case, code: str = "", email: str = MAIL) -> str:
    answer = go(case, code, email)
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"])


def takes(case: Case, name: str = "packet.pdf") -> bool:
    return browser_of(case).get(f"/case/{case.pk}/file/{name}").status_code == 200


def test_off_means_free_and_no_word_of_paying_anywhere(case: Case) -> None:
    client = browser_of(case)
    for code in ("en", "es"):
        client.cookies["django_language"] = code
        for path in ("/", "/privacy/", "/calculator/", "/check/", *(f"/case/{case.pk}/{p}" for p in PAGES)):
            text = client.get(path).content.decode().lower()
            assert WORDS.findall(text) == [], path
    assert takes(case)
    steps.look_around()
    for path in (f"/case/{case.pk}/pay/", "/paid/x/", "/receipt/x/"):
        assert client.get(path).status_code == 404
    assert Client().post("/hooks/stripe/", b"{}", content_type="application/json").status_code == 404


def test_what_is_free_stays_free_and_the_finished_files_are_paid_once(service: Shop, case: Case) -> None:
    client = browser_of(case)
    for path in PAGES:
        assert client.get(f"/case/{case.pk}/{path}").status_code == 200
    assert client.get(f"/case/{case.pk}/preview/1.png").status_code == 200
    assert takes(case, "deadlines.ics") and takes(case, "worklist.md")
    for name in ("packet.pdf", "letter.pdf", "letter.docx", "letter.json", "letters/claim-file-request.pdf"):
        assert client.get(f"/case/{case.pk}/file/{name}")["Location"] == f"/case/{case.pk}/pay/"
    assert "$40" in client.get(f"/case/{case.pk}/packet/").content.decode()
    service.pay(target(case))
    assert not takes(case)
    assert service.hand_over() == 2
    assert takes(case) and takes(case, "letter.docx")
    Case.objects.filter(pk=case.pk).update(packet="packet-2")
    Store(case).put("packet-2/packet.pdf", [b"synthetic"])
    assert takes(case)
    assert AuditEvent.objects.filter(action=Action.PAID).count() == 1


def test_the_page_says_first_whether_a_letter_is_the_right_tool(service: Shop, case: Case) -> None:
    page = browser_of(case).get(f"/case/{case.pk}/pay/").content.decode()
    assert page.index("Is a letter the right tool?") < page.index("Price:")
    assert "Appeal to the plan" in page and "Do not pay if" in page and "$40" in page
    whole = Store(case).get_json(f"{case.packet}/case.json")
    for route in whole["rights"]["routes"]:
        route["rank"] += 1
    first = {**whole["rights"]["routes"][0], "route": "provider-write-off", "rank": 1, "available": True, "why": "Ask the provider."}
    whole["rights"]["routes"].insert(0, first)
    Store(case).put_json(f"{case.packet}/case.json", whole)
    assert advice(case).tool is Tool.OTHER
    page = browser_of(case).get(f"/case/{case.pk}/pay/").content.decode()
    assert "Nobody should pay for a letter here" in page and "$" not in page
    assert takes(case)
    assert go(case)["Location"] == f"/case/{case.pk}/packet/"
    assert not Payment.objects.exists()


def test_a_letter_that_was_not_proven_costs_nothing(service: Shop, case: Case) -> None:
    Store(case).put_json(f"{case.packet}/proof.json", {"ok": False, "failures": ["A quote is not on its page."], "checked": {}})
    assert "Until that is put right" in browser_of(case).get(f"/case/{case.pk}/pay/").content.decode()
    assert go(case)["Location"] == f"/case/{case.pk}/packet/"


def test_without_any_way_that_needs_a_letter_nobody_pays() -> None:
    rights = {
        "routes": [{"route": "document-request", "rank": 1, "available": True, "file_by": None, "recommended_file_by": None, "why": ""}]
    }
    assert advice_of(rights, sound=True).tool is Tool.NONE


def test_the_code_makes_the_first_letter_thirty_and_only_the_first(service: Shop, case: Case, sample: Path) -> None:
    tried = browser_of(case).post(f"/case/{case.pk}/pay/", {"code": "seo25", "try": "1"}).content.decode()
    assert "<s>$40</s> <strong>$30</strong>" in tried
    service.pay(target(case, "seo25"))
    service.hand_over()
    payment = Payment.objects.get()
    assert (payment.state, payment.amount_cents, payment.off_cents) == (State.PAID, 4000, 1000)
    second = finished(sample, "another-case")
    answer = go(second, "SEO25", MAIL.upper())
    assert answer.status_code == 400 and "once for each customer" in answer.content.decode()
    assert service.sessions()[0]["amount_total"] == 3000 and len(service.sessions()) == 1
    assert target(second, "SEO25", "someone.else@example.org")
    assert service.sessions()[0]["amount_total"] == 3000
    service.pay(target(second, "", MAIL))
    service.hand_over()
    assert Payment.objects.get(case=second).total_cents == 4000


def test_one_customer_cannot_open_two_first_letters_at_once(service: Shop, case: Case, sample: Path) -> None:
    target(case, "SEO25")
    assert go(finished(sample, "another-case"), "SEO25").status_code == 400


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        ({"expires_at": timezone.now() - timedelta(days=1)}, "expired"),
        ({"active": False}, "not known"),
        ({"most_uses": 0}, "as often"),
        ({"currency": "eur"}, "not known"),
    ],
)
def test_codes_that_cannot_be_used_are_refused_before_the_service_is_asked(service: Shop, case: Case, terms: Any, why: str) -> None:
    Promotion.objects.filter(code="SEO25").update(**terms)
    answer = go(case, "SEO25")
    assert answer.status_code == 400 and why in answer.content.decode()
    assert not service.sessions()


def test_terms_that_change_make_a_new_code_there_and_switch_the_old_one_off(service: Shop, case: Case, sample: Path) -> None:
    target(case, "SEO25")
    Promotion.objects.filter(code="SEO25").update(off_cents=1500)
    target(finished(sample, "another-case"), "SEO25", "someone.else@example.org")
    assert [s["amount_total"] for s in service.sessions()] == [2500, 3000]
    assert [p["active"] for p in service.world.all("promotion_code")] == [True, False]


def test_a_whole_discount_needs_no_payment_and_still_comes_by_its_event(service: Shop, case: Case) -> None:
    Promotion.objects.create(code="GIFT", off_percent=100)
    assert service.pay(target(case, "gift"), "").status_code == 303
    assert not takes(case)
    service.hand_over()
    assert takes(case)
    assert Payment.objects.get().total_cents == 0
    refunding.refund(Payment.objects.get())
    assert Payment.objects.get().state == State.REFUNDED and not takes(case)


def test_a_double_click_opens_one_page_and_makes_one_payment(service: Shop, case: Case) -> None:
    assert target(case) == target(case) == target(case)
    assert len(service.sessions()) == Payment.objects.count() == 1
    assert len(service.world.all("customer")) == 1


def test_two_clicks_at_the_same_moment_make_one_payment(service: Shop, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    real, first = paying._row, [""]

    def meanwhile(*given: Any) -> Payment:
        monkeypatch.setattr(paying, "_row", real)
        first[0] = target(case)  # the other click makes its row between our look and ours
        raise IntegrityError

    monkeypatch.setattr(paying, "_row", meanwhile)
    assert target(case) == first[0]
    assert len(service.sessions()) == Payment.objects.count() == 1


def test_a_kill_after_the_page_was_made_and_before_it_was_noted_finds_the_same_page(service: Shop, case: Case) -> None:
    first = target(case)
    Payment.objects.update(session_id="", state=State.STARTED)
    assert target(case) == first
    assert len(service.sessions()) == 1


def test_another_code_closes_the_page_that_was_open(service: Shop, case: Case) -> None:
    first, second = target(case), target(case, "SEO25")
    assert first != second
    assert service.pay(first).status_code == 400
    service.hand_over()  # the old page's end says nothing about the new one
    assert Payment.objects.get().state == State.OPEN
    service.pay(second)
    service.hand_over()
    assert Payment.objects.get().total_cents == 3000 and takes(case)


def test_a_page_that_was_paid_is_not_opened_again_while_its_event_is_on_the_way(service: Shop, case: Case) -> None:
    service.pay(target(case))
    payment = Payment.objects.get()
    for code in ("", "SEO25"):
        assert target(case, code).endswith(f"/paid/{payment.receipt}/")
    waiting = browser_of(case).get(f"/paid/{payment.receipt}/").content.decode()
    assert "You are not charged twice" in waiting
    service.hand_over()
    assert browser_of(case).get(f"/paid/{payment.receipt}/")["Location"] == f"/case/{case.pk}/packet/"
    assert go(case)["Location"] == f"/case/{case.pk}/packet/"
    assert len(service.sessions()) == 1


def test_the_event_before_the_browser_comes_back(service: Shop, case: Case) -> None:
    back = service.pay(target(case)).headers["Location"]
    service.hand_over()
    assert browser_of(case).get(back.removeprefix("http://testserver"))["Location"] == f"/case/{case.pk}/packet/"


def test_an_event_that_is_lost_comes_again_and_counts_once(service: Shop, case: Case) -> None:
    service.pay(target(case))
    assert service.hand_over(lost=True) == 0
    assert takes(case)
    service.later(PAUSES[0])
    # the clock of the signature is the service's; ours is the same day's
    Task.objects.all().delete()
    events = StripeEvent.objects.count()
    for event in service.world.all("event"):
        assert not fulfilment.take(event)
    assert StripeEvent.objects.count() == events and not Task.objects.exists()
    assert AuditEvent.objects.filter(action=Action.PAID).count() == 1


def test_events_that_never_came_are_fetched(service: Shop, case: Case) -> None:
    service.pay(target(case))
    service.world.posts.clear()
    steps.catch_up(Payment.objects.get().pk)
    assert takes(case)
    steps.catch_up(Payment.objects.get().pk)
    assert AuditEvent.objects.filter(action=Action.PAID).count() == 1
    assert Task.objects.filter(name="payments.catch-up").count() == 1


def test_the_hourly_look_takes_what_never_came_and_closes_what_nobody_waits_for(service: Shop, case: Case, sample: Path) -> None:
    other = finished(sample, "another-case")
    service.pay(target(case))
    url = target(other, "", "someone.else@example.org")
    service.world.posts.clear()
    delete_case(other.pk, who="visitor")
    for _ in range(2):
        steps.look_around()
    assert takes(case) and service.pay(url).status_code == 400


def test_a_kill_in_the_middle_of_taking_an_event_takes_nothing(service: Shop, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    service.pay(target(case))

    def killed(*_: Any, **__: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(fulfilment, "record", killed)
        with pytest.raises(SystemExit):
            service.hand_over()
    assert not StripeEvent.objects.filter(kind="checkout.session.completed").exists()
    assert Payment.objects.get().state == State.OPEN and not takes(case)
    service.hand_over()
    assert takes(case)


def test_a_page_whose_time_is_over_is_made_anew(service: Shop, case: Case) -> None:
    first = target(case)
    service.later(24 * 3600 + 5)
    assert target(case) != first
    assert Payment.objects.get().attempt == 2
    late = next(e for e in service.world.all("event") if e["type"] == "checkout.session.expired")
    fulfilment.take(late)
    assert Payment.objects.get().state == State.OPEN


def test_after_an_unpaid_page_one_can_pay_later(service: Shop, case: Case) -> None:
    target(case)
    service.later(24 * 3600 + 5)
    fulfilment.take({"id": "evt_gone", "type": "checkout.session.expired", "data": {"object": gone(service)}})
    assert Payment.objects.get().state == State.GONE
    service.pay(target(case))
    complete = next(s for s in service.sessions() if s["status"] == "complete")
    fulfilment.take({"id": "evt_done", "type": "checkout.session.completed", "data": {"object": complete}})
    assert takes(case) and Payment.objects.count() == 2


def gone(service: Shop) -> Any:
    return {**service.sessions()[0], "status": "expired"}


def test_a_declined_card_changes_nothing_and_the_way_back_shows_the_offer(service: Shop, case: Case) -> None:
    url = target(case)
    assert service.pay(url, DECLINED).status_code == 400
    assert service.hand_over() == 0
    back = service.sessions()[0]["cancel_url"].removeprefix("http://testserver")
    assert browser_of(case).get(back)["Location"] == f"/case/{case.pk}/pay/"
    assert not takes(case)


def test_only_signed_fresh_events_count(service: Shop, case: Case) -> None:
    service.pay(target(case))
    event = json.dumps(service.world.all("event")[0]).encode()
    for header in ("", "t=1,v1=00", "nonsense"):
        answer = Client().post("/hooks/stripe/", event, content_type="application/json", headers={"Stripe-Signature": header})
        assert answer.status_code == 400
    service.later(-3600)
    service.world.posts[0]["due"] = service.world.posts[1]["due"] = 0
    service.hand_over()
    assert set(service.heard) == {400} and not takes(case)


def test_money_comes_later_for_slow_ways_of_paying(service: Shop, case: Case) -> None:
    target(case)
    session = {**service.sessions()[0], "status": "complete"}
    fulfilment.take({"id": "evt_1", "type": "checkout.session.completed", "data": {"object": session}})
    assert not takes(case)
    paid = {**session, "payment_status": "paid"}
    fulfilment.take({"id": "evt_2", "type": "checkout.session.async_payment_succeeded", "data": {"object": paid}})
    assert takes(case)


def test_events_of_other_programs_in_the_account_change_nothing(service: Shop, case: Case) -> None:
    target(case)
    other = {"id": "cs_other", "metadata": {}, "payment_status": "paid"}
    assert fulfilment.take({"id": "evt_x", "type": "checkout.session.completed", "data": {"object": other}})
    assert not takes(case)


def test_the_owner_asks_and_the_office_gives_back(service: Shop, case: Case) -> None:
    service.pay(target(case))
    service.hand_over()
    answer = browser_of(case).post(f"/case/{case.pk}/refund/")
    payment = Payment.objects.get()
    assert answer["Location"] == f"/receipt/{payment.receipt}/"
    assert "You asked for a refund" in Client().get(answer["Location"]).content.decode()
    assert takes(case)
    for _ in range(2):
        refunding.refund(payment)
    assert len(service.world.all("refund")) == 1
    service.hand_over()
    assert Payment.objects.get().state == State.REFUNDED and not takes(case)
    assert "-$40" in Client().get(answer["Location"]).content.decode()
    with pytest.raises(WrongUse):
        refunding.refund(Payment.objects.get())
    service.pay(target(case))
    service.hand_over()
    assert takes(case) and Payment.objects.count() == 2


def test_a_refund_that_is_heard_of_before_the_payment_is_not_undone_by_it(service: Shop, case: Case) -> None:
    service.pay(target(case))
    events = list(reversed(service.world.all("event")))
    charge = {**service.world.all("charge")[0], "refunded": True, "amount_refunded": 4000}
    fulfilment.take({"id": "evt_back", "type": "charge.refunded", "data": {"object": charge}})
    for event in events:
        fulfilment.take(event)
    payment = Payment.objects.get()
    assert (payment.state, payment.refunded_cents) == (State.REFUNDED, 4000)
    assert payment.paid_at is not None and not takes(case)


def test_nothing_of_the_case_is_told_to_the_service(service: Shop, case: Case) -> None:
    service.pay(target(case, "SEO25"))
    told = json.dumps([service.world.things, [s["_lines"] for s in service.sessions()]])
    for secret in (case.pk, *PATIENT[:1], "stroke", "Cigna", "appeal"):
        assert secret.lower() not in told.lower().replace("delphine@example.org", "")
    assert service.sessions()[0]["metadata"] == {"payment": Payment.objects.get().number}


def test_the_receipt_goes_out_by_mail_and_outlives_the_case_without_the_address(service: Shop, case: Case, settings: Any) -> None:
    settings.MAIL_ON, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    service.pay(target(case, "SEO25"))
    service.hand_over()
    task = Task.objects.get(name="accounts.mail")
    from denialhelp.web.accounts.mail import deliver as send

    send(*task.arguments)
    (message,) = mail.outbox
    payment = Payment.objects.get()
    assert message.to == [MAIL] and "$30" in str(message.body) and payment.number in str(message.body)
    assert case.pk not in str(message.body)
    delete_case(case.pk, who="visitor")
    payment = Payment.objects.get()
    assert payment.case is None
    page = Client().get(f"/receipt/{payment.receipt}/").content.decode()
    assert "$40" in page and "-$10" in page and "$30" in page and MAIL not in page
    with pytest.raises(ValueError, match="deleted"):
        payment.owner_key()
    assert Client().get(f"/paid/{payment.receipt}/")["Location"] == f"/receipt/{payment.receipt}/"
    fulfilment.take(
        {"id": "evt_r", "type": "charge.refunded", "data": {"object": {"metadata": {"payment": payment.number}, "refunded": True}}}
    )
    assert Payment.objects.get().state == State.REFUNDED


def test_a_silent_service_charges_nothing_and_says_so(service: Shop, case: Case, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stripe._http_client.HTTPClient._sleep_time_seconds", lambda *_, **__: 0.0)
    settings.STRIPE_API_BASE = "http://127.0.0.1:1"
    answer = go(case)
    assert answer.status_code == 503 and "Nothing was charged" in answer.content.decode()
    settings.STRIPE_API_BASE = service.base
    assert target(case)


def test_a_refusal_of_the_service_is_said_and_uses_the_attempt_up(service: Shop, case: Case) -> None:
    target(case, "SEO25")
    paying_customer = service.world.all("customer")[0]["id"]
    service.sessions()[0].update(status="complete")  # bought at the service under the same customer, unknown here
    Payment.objects.all().delete()
    answer = go(case, "SEO25")
    assert paying_customer and answer.status_code == 400 and "without the code" in answer.content.decode()
    assert Payment.objects.get().attempt == 2
    assert target(case)


def test_another_persons_case_is_not_there(service: Shop, case: Case) -> None:
    assert Client().get(f"/case/{case.pk}/pay/").status_code == 404
    assert Client().post(f"/case/{case.pk}/refund/").status_code == 404
    assert browser_of(case).post(f"/case/{case.pk}/refund/").status_code == 404
    assert browser_of(case).get("/paid/none/").status_code == 404
    assert go(case, email="no address").status_code == 400


def test_the_book_counts_from_its_day_and_an_open_page_keeps_its_price_until_it_is_asked_for_again(service: Shop, case: Case) -> None:
    Price.objects.create(product="letter", amount_cents=9900, active_from=timezone.now() + timedelta(days=1))
    target(case)
    assert service.sessions()[0]["amount_total"] == 4000
    Price.objects.create(product="letter", amount_cents=3500)
    target(case)
    assert [s["amount_total"] for s in service.sessions()] == [3500, 4000]
    Price.objects.all().delete()
    with pytest.raises(WrongUse):
        paying.begin(case, MAIL, "", "en", "http://here.example")


def test_what_is_paid_for_is_kept_and_a_case_does_not_go_before_its_page(service: Shop, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(expires_at=timezone.now() + timedelta(minutes=5))
    service.pay(target(case))
    soon = Case.objects.get(pk=case.pk).expires_at
    assert soon is not None and soon > timezone.now() + timedelta(hours=25)
    service.hand_over()
    assert Case.objects.get(pk=case.pk).expires_at is None


def test_the_page_of_a_deleted_case_is_closed(service: Shop, case: Case) -> None:
    url = target(case)
    delete_case(case.pk, who="visitor")
    (task,) = Task.objects.filter(name="payments.close")
    for _ in range(2):
        steps.close(*task.arguments)
    assert service.pay(url).status_code == 400
    assert Payment.objects.get().state == State.GONE


def test_what_was_paid_for_a_case_that_is_gone_goes_back_by_itself(service: Shop, case: Case) -> None:
    url = target(case)
    delete_case(case.pk, who="visitor")
    service.pay(url)
    service.hand_over()
    (task,) = Task.objects.filter(name="payments.give-back")
    for _ in range(2):
        steps.give_back(*task.arguments)
    service.hand_over()
    assert Payment.objects.get().state == State.REFUNDED
    assert len(service.world.all("refund")) == 1


def test_the_office_changes_the_book(service: Shop, case: Case) -> None:
    book.set_price(4500, who="office")
    book.save_promotion("gift-10", who="office", off_percent=10, most_uses=1)
    target(case, "GIFT-10")
    assert service.sessions()[0]["amount_total"] == 4050
    assert AuditEvent.objects.filter(action=Action.PRICES_CHANGED).count() == 2
    book.save_promotion("GIFT-10", who="office", off_percent=10, active=False)
    assert go(case, "GIFT-10").status_code == 400
    for wrong in ({"off_cents": 100, "off_percent": 5}, {}, {"off_percent": 101}, {"off_cents": -1}):
        with pytest.raises(WrongUse):
            book.save_promotion("GIFT-11", who="office", **wrong)
    for amount, currency in ((10, "usd"), (4000, "dollars")):
        with pytest.raises(WrongUse):
            book.set_price(amount, who="office", currency=currency)
    with pytest.raises(WrongUse):
        book.save_promotion("no spaces", who="office", off_cents=100)
    assert book.refunds_asked() == []


@pytest.mark.parametrize(("cents", "currency", "written"), [(4000, "usd", "$40"), (1250, "USD", "$12.50"), (4000, "eur", "40.00 EUR")])
def test_amounts_as_people_write_them(cents: int, currency: str, written: str) -> None:
    assert money(cents, currency) == written


def test_states_move_only_as_the_table_says(case: Case) -> None:
    for start in State:
        for to in State:
            Payment.objects.all().delete()
            payment = Payment.objects.create(case=case, customer=Customer.of(MAIL), amount_cents=1, state=start)
            assert payment.move(to) == (start in REACHED_FROM[to])
            assert payment.state == (to if start in REACHED_FROM[to] else start)


def test_the_spanish_pages_are_spanish(service: Shop, case: Case) -> None:
    client = browser_of(case)
    client.cookies["django_language"] = "es"
    page = client.get(f"/case/{case.pk}/pay/").content.decode()
    assert "usted paga en stripe" in client.get("/privacy/").content.decode().lower()
    assert "¿Es una carta lo que hace falta?" in page and "Precio:" in page
    service.pay(str(go(case, client=client)["Location"]))
    assert "Esperando el pago" in client.get(f"/paid/{Payment.objects.get().receipt}/").content.decode()
    service.hand_over()
    assert "Total pagado" in client.get(f"/receipt/{Payment.objects.get().receipt}/").content.decode()
