"""The trial payment service through the real library: codes with their limits, sessions, refunds, signatures, idempotency keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import stripe

from denialhelp.web.payments.fake.posting import PAUSES, deliver
from web_stripe import DECLINED, KEY, SECRET, Shop, shop


@pytest.fixture
def service() -> Iterator[Shop]:
    with shop() as made:
        yield made


@pytest.fixture
def client(service: Shop) -> stripe.StripeClient:
    return stripe.StripeClient(KEY, base_addresses={"api": service.base}, max_network_retries=0)


def line(amount: int = 4000) -> Any:
    return [{"quantity": 1, "price_data": {"currency": "usd", "unit_amount": amount, "product_data": {"name": "Thing"}}}]


def session(client: stripe.StripeClient, **more: Any) -> Any:
    told: Any = {"mode": "payment", "line_items": line(), "success_url": "http://here.example/ok?s={CHECKOUT_SESSION_ID}", **more}
    return client.v1.checkout.sessions.create(told)


def code(client: stripe.StripeClient, name: str, **more: Any) -> Any:
    off: Any = {"amount_off": 1000, "currency": "usd", "duration": "once"}
    coupon = client.v1.coupons.create(more.pop("coupon", off))
    told: Any = {"promotion": {"type": "coupon", "coupon": coupon.id}, "code": name, **more}
    return client.v1.promotion_codes.create(told)


def test_a_product_and_its_price_make_a_session(client: stripe.StripeClient, service: Shop) -> None:
    product = client.v1.products.create({"name": "Letter"})
    price = client.v1.prices.create({"product": product.id, "currency": "usd", "unit_amount": 4000})
    made = session(client, line_items=[{"price": price.id, "quantity": 2}])
    assert (made.amount_total, made.status, made.payment_status) == (8000, "open", "unpaid")
    assert "Letter: 80.00 USD" in httpx.get(made.url).text


def test_a_page_is_paid_once_and_leads_back_with_its_id(client: stripe.StripeClient, service: Shop) -> None:
    made = session(client)
    declined = service.pay(made.url, DECLINED)
    assert declined.status_code == 400 and "declined" in declined.text
    assert client.v1.checkout.sessions.retrieve(made.id).status == "open"
    paid = service.pay(made.url)
    assert (paid.status_code, paid.headers["Location"]) == (303, f"http://here.example/ok?s={made.id}")
    assert service.pay(made.url).status_code == 400
    held = client.v1.checkout.sessions.retrieve(made.id)
    assert (held.status, held.payment_status) == ("complete", "paid")
    assert client.v1.payment_intents.retrieve(str(held.payment_intent)).amount == 4000
    assert len(service.world.all("charge")) == 1


def test_an_idempotency_key_gives_the_same_answer_and_refuses_other_words(client: stripe.StripeClient, service: Shop) -> None:
    first = client.v1.customers.create({"email": "a@example.org"}, {"idempotency_key": "one"})
    again = client.v1.customers.create({"email": "a@example.org"}, {"idempotency_key": "one"})
    assert first.id == again.id
    assert again.last_response is not None and again.last_response.headers["idempotent-replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError):
        client.v1.customers.create({"email": "b@example.org"}, {"idempotency_key": "one"})
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.coupons.create({"duration": "once"}, {"idempotency_key": "two"})
    assert client.v1.coupons.create({"duration": "once", "percent_off": 5}, {"idempotency_key": "two"}).percent_off == 5


@pytest.mark.parametrize(("percent", "total", "status"), [(100, 0, "no_payment_required"), (25, 3000, "paid")])
def test_a_part_of_a_hundred_off(client: stripe.StripeClient, service: Shop, percent: int, total: int, status: str) -> None:
    promo = code(client, "PART", coupon={"percent_off": percent, "duration": "once"})
    made = session(client, discounts=[{"promotion_code": promo.id}])
    assert made.amount_total == total
    assert service.pay(made.url).status_code == 303
    held = client.v1.checkout.sessions.retrieve(made.id)
    assert held.payment_status == status
    assert (held.payment_intent is None) == (total == 0)
    assert client.v1.promotion_codes.retrieve(promo.id).times_redeemed == 1


def test_a_code_for_the_first_purchase_is_not_taken_for_the_second(client: stripe.StripeClient, service: Shop) -> None:
    promo = code(client, "FIRST", restrictions={"first_time_transaction": True})
    one, two = (client.v1.customers.create({"email": f"{n}@example.org"}).id for n in "ab")
    made = session(client, customer=one, discounts=[{"promotion_code": promo.id}])
    waiting = session(client, customer=one, discounts=[{"promotion_code": promo.id}])
    service.pay(made.url)
    assert service.pay(waiting.url).status_code == 400
    with pytest.raises(stripe.InvalidRequestError, match="first purchase"):
        session(client, customer=one, discounts=[{"promotion_code": promo.id}])
    assert session(client, customer=two, discounts=[{"promotion_code": promo.id}]).amount_total == 3000


@pytest.mark.parametrize(
    ("terms", "why"),
    [({"max_redemptions": 1}, "as often"), ({"active": False}, "not active"), ({"restrictions": {"minimum_amount": 5000}}, "too small")],
)
def test_limits_of_a_code(client: stripe.StripeClient, service: Shop, terms: Any, why: str) -> None:
    promo = code(client, "LIMIT", **terms)
    if "max_redemptions" in terms:
        service.pay(session(client, discounts=[{"promotion_code": promo.id}]).url)
    with pytest.raises(stripe.InvalidRequestError, match=why):
        session(client, discounts=[{"promotion_code": promo.id}])
    assert not [s for s in service.sessions() if s["status"] == "open"]


def test_a_code_expires_and_one_of_another_customer_is_refused(client: stripe.StripeClient, service: Shop) -> None:
    mine, other = (client.v1.customers.create({"email": f"{n}@example.org"}).id for n in "ab")
    own = code(client, "OWN", customer=mine)
    with pytest.raises(stripe.InvalidRequestError, match="another customer"):
        session(client, customer=other, discounts=[{"promotion_code": own.id}])
    soon = code(client, "SOON", expires_at=service.world.now() + 60)
    made = session(client, discounts=[{"promotion_code": soon.id}])
    service.later(61)
    assert "expired" in service.pay(made.url).text


def test_codes_are_unique_among_the_active_ones_and_listed_by_their_name(client: stripe.StripeClient) -> None:
    promo = code(client, "SAME")
    with pytest.raises(stripe.InvalidRequestError):
        code(client, "same")
    client.v1.promotion_codes.update(promo.id, {"active": False})
    newer = code(client, "SAME")
    assert [p.id for p in client.v1.promotion_codes.list({"code": "SAME"}).data] == [newer.id, promo.id]


def test_a_code_can_be_typed_on_the_page(client: stripe.StripeClient, service: Shop) -> None:
    code(client, "TYPED")
    made = session(client, allow_promotion_codes=True)
    assert "no such promotion code" in httpx.post(made.url, data={"use": "1", "code": "nothing"}).text
    assert "Total: <strong>30.00 USD" in httpx.post(made.url, data={"use": "1", "code": "typed"}).text


def test_sessions_expire_by_time_and_by_request(client: stripe.StripeClient, service: Shop) -> None:
    made, closed = session(client), session(client)
    assert client.v1.checkout.sessions.expire(closed.id).status == "expired"
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.checkout.sessions.expire(closed.id)
    service.later(24 * 3600 + 1)
    assert service.pay(made.url).status_code == 400
    assert client.v1.checkout.sessions.retrieve(made.id).status == "expired"
    assert [e.type for e in client.v1.events.list({}).data] == ["checkout.session.expired"] * 2


def test_refunds_in_part_and_whole_and_never_more(client: stripe.StripeClient, service: Shop) -> None:
    made = session(client)
    service.pay(made.url)
    intent = str(client.v1.checkout.sessions.retrieve(made.id).payment_intent)
    assert client.v1.refunds.create({"payment_intent": intent, "amount": 1500}).status == "succeeded"
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.refunds.create({"payment_intent": intent, "amount": 2501})
    assert client.v1.refunds.create({"payment_intent": intent}).amount == 2500
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"payment_intent": intent})
    assert refused.value.code == "charge_already_refunded"


def test_events_are_signed_as_the_library_checks_it_and_come_again_until_they_are_taken(client: stripe.StripeClient, service: Shop) -> None:
    service.pay(session(client).url)
    got: list[tuple[bytes, str]] = []
    statuses = iter([500, 200, 0, 200])

    def post(payload: bytes, header: str) -> int:
        got.append((payload, header))
        return next(statuses)

    assert deliver(service.world, post) == 1
    assert deliver(service.world, post) == 0
    service.later(PAUSES[0])
    assert deliver(service.world, post) == 0
    service.later(PAUSES[1])
    assert deliver(service.world, post) == 1
    assert got[0][0] != got[1][0] and got[2][0] == got[3][0]
    event = client.construct_event(got[1][0], got[1][1], SECRET)
    assert event.type == "checkout.session.completed"
    with pytest.raises(stripe.SignatureVerificationError):
        client.construct_event(got[1][0] + b" ", got[1][1], SECRET)
    assert not client.v1.events.list({"delivery_success": False}).data


def test_what_is_not_there_or_not_allowed_is_refused(client: stripe.StripeClient, service: Shop) -> None:
    with pytest.raises(stripe.AuthenticationError):
        stripe.StripeClient("sk_wrong", base_addresses={"api": service.base}).v1.customers.create({})
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.checkout.sessions.retrieve("cs_none")
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.balance.retrieve()
    assert httpx.get(f"{service.base}/pay/none").status_code == 404
