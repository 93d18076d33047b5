"""The trial payment service for tests: over HTTP, with a clock that tests turn, its events handed over when a test says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from django.test import Client

from denialhelp.web.payments.fake.__main__ import serve
from denialhelp.web.payments.fake.posting import deliver
from denialhelp.web.payments.fake.world import World

KEY, SECRET = "sk_test_synthetic", "whsec_synthetic"
PAYS, DECLINED = "4242424242424242", "4000000000000002"


@dataclass
class Shop:
    """The service at `base`. `later` moves its clock; `heard` are the statuses that our door gave."""

    base: str
    world: World
    heard: list[int] = field(default_factory=list)

    def later(self, by: int) -> None:
        """Move the clock on, for events and for the service's own times."""
        self.world.now = lambda held=self.world.now: held() + by  # type: ignore[misc]

    def hand_over(self, *, lost: bool = False) -> int:
        """Hand every event that is due to our door; `lost`: the answer gets lost on its way, so that it comes again."""

        def post(payload: bytes, header: str) -> int:
            answer = Client().post("/hooks/stripe/", payload, content_type="application/json", headers={"Stripe-Signature": header})
            self.heard.append(answer.status_code)
            return 0 if lost else answer.status_code

        return deliver(self.world, post)

    def pay(self, url: str, card: str = PAYS, email: str = "delphine@example.org") -> httpx.Response:
        """Fill in the page to pay on."""
        return httpx.post(url, data={"pay": "1", "card": card, "email": email}, follow_redirects=False)

    def sessions(self) -> list[Any]:
        """All sessions, newest first."""
        return self.world.all("checkout.session")


@contextmanager
def shop() -> Iterator[Shop]:
    """A service of its own."""
    server, world = serve("127.0.0.1", 0, KEY, SECRET, "")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Shop(f"http://127.0.0.1:{server.server_port}", world)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
