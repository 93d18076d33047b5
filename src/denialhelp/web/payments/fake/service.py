"""The service's door: WSGI, the paths of the interface and the page on which a session is paid."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIEnvironment

from denialhelp.web.payments.fake import catalog, checkout, pages
from denialhelp.web.payments.fake.world import Refusal, Thing, World

Make = Callable[[World, Thing], Thing]
MAKERS: dict[str, Make] = {
    "products": catalog.product,
    "prices": catalog.price,
    "coupons": catalog.coupon,
    "promotion_codes": catalog.promotion_code,
    "customers": catalog.customer,
    "refunds": checkout.refund,
}
KINDS = {
    "products": "product",
    "prices": "price",
    "coupons": "coupon",
    "promotion_codes": "promotion_code",
    "customers": "customer",
    "refunds": "refund",
    "events": "event",
    "payment_intents": "payment_intent",
    "charges": "charge",
    "checkout/sessions": "checkout.session",
}
_PATH = re.compile(r"/v1/(checkout/sessions|[a-z_]+)(?:/([^/]+))?(?:/(expire))?")
_STATUS = {
    200: "200 OK",
    303: "303 See Other",
    400: "400 Bad Request",
    401: "401 Unauthorized",
    402: "402 Payment Required",
    404: "404 Not Found",
}


def nested(pairs: Iterable[tuple[str, str]]) -> Thing:
    """`a[b][0][c]=d` as values within values; a row of numbers becomes a list."""
    root: Thing = {}
    for name, value in pairs:
        first, *rest = re.findall(r"[^\[\]]+", name) or [name]
        here, steps = root, [first, *rest]
        for step in steps[:-1]:
            here = here.setdefault(step, {})
        here[steps[-1]] = value
    return {k: _lists(v) for k, v in root.items()}


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value and all(k.isdigit() for k in value):
        return [_lists(value[k]) for k in sorted(value, key=int)]
    return {k: _lists(v) for k, v in value.items()}


def _listed(world: World, kind: str, query: Thing) -> Thing:
    rows = [checkout.shown(t) for t in world.all(kind)]
    for name in ("code", "customer", "payment_intent", "type", "email"):
        if query.get(name):
            rows = [r for r in rows if str(r.get(name)).lower() == str(query[name]).lower()]
    if "delivery_success" in query:
        rows = [r for r in rows if (r["pending_webhooks"] == 0) == catalog.truth(query["delivery_success"])]
    if query.get("starting_after"):
        ids = [r["id"] for r in rows]
        rows = rows[ids.index(query["starting_after"]) + 1 :] if query["starting_after"] in ids else []
    limit = catalog.whole(query, "limit") or 10
    return {"object": "list", "data": rows[:limit], "has_more": len(rows) > limit, "url": f"/v1/{kind}"}


class Service:
    """The WSGI application of one world. `base` is the address under which its pages are reached."""

    def __init__(self, world: World, base: str) -> None:
        self.world, self.base = world, base.rstrip("/")

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """One request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size).decode() if size else ""
        with self.world.lock:
            if path.startswith("/pay/"):
                return self._page(method, path.removeprefix("/pay/"), body, start)
            return self._call(environ, method, path, body, start)

    def _call(self, environ: WSGIEnvironment, method: str, path: str, body: str, start: StartResponse) -> list[bytes]:
        headers = [("Content-Type", "application/json"), ("Request-Id", "req_synthetic")]
        try:
            self._known(environ)
            if method == "POST":
                key = environ.get("HTTP_IDEMPOTENCY_KEY", "")
                status, told, again = self.world.once(key, f"{path}\n{body}", lambda: self._posted(path, nested(parse_qsl(body, True))))
                headers += [("Idempotent-Replayed", "true")] if again else []
            else:
                status, told = 200, self._got(path, nested(parse_qsl(environ.get("QUERY_STRING", ""), True)))
        except Refusal as refused:
            status, told = refused.status, refused.body()
        start(_STATUS[status], headers)
        return [json.dumps(told).encode()]

    def _known(self, environ: WSGIEnvironment) -> None:
        if environ.get("HTTP_AUTHORIZATION") != f"Bearer {self.world.key}":
            raise Refusal("Invalid API Key provided.", status=401)

    def _where(self, path: str) -> tuple[str, str, str]:
        found = _PATH.fullmatch(path)
        if found is None or found.group(1) not in KINDS:
            raise Refusal(f"Unrecognized request URL ({path}).", status=404)
        return found.group(1), found.group(2) or "", found.group(3) or ""

    def _posted(self, path: str, given: Thing) -> Thing:
        what, identity, deed = self._where(path)
        if what == "checkout/sessions" and deed == "expire":
            return checkout.shown(checkout.expire(self.world, self.world.get("checkout.session", identity)))
        if what == "checkout/sessions" and not identity:
            return checkout.shown(checkout.create(self.world, given, self.base))
        if what == "promotion_codes" and identity:
            return catalog.change_promotion_code(self.world, identity, given)
        if what in MAKERS and not identity:
            return MAKERS[what](self.world, given)
        raise Refusal(f"Unrecognized request URL (POST {path}).", status=404)

    def _got(self, path: str, query: Thing) -> Thing:
        what, identity, _ = self._where(path)
        if not identity:
            return _listed(self.world, KINDS[what], query)
        found = self.world.get(KINDS[what], identity)
        return checkout.shown(checkout.tidy(self.world, found) if what == "checkout/sessions" else found)

    def _page(self, method: str, identity: str, body: str, start: StartResponse) -> list[bytes]:
        headers = [("Content-Type", "text/html; charset=utf-8")]
        try:
            session = checkout.tidy(self.world, self.world.get("checkout.session", identity))
        except Refusal:
            start(_STATUS[404], headers)
            return [b"Nothing is here."]
        if method == "POST":
            status, page, address = pages.post_page(self.world, session, dict(parse_qsl(body)))
            headers += [("Location", address)] if address else []
        else:
            status, page = 200, pages.pay_page(session)
        start(_STATUS[status], headers)
        return [page.encode()]
