"""Events on their way to the webhook: signed, tried again with growing pauses, given up after some days."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from datetime import timedelta

import httpx

from denialhelp.web.payments.fake.world import World

Post = Callable[[bytes, str], int]
PAUSES = tuple(int(timedelta(minutes=m).total_seconds()) for m in (1, 5, 30, 120, 600, 1440))


def signature(secret: str, at: int, payload: bytes) -> str:
    """The header that proves where a payload comes from."""
    made = hmac.new(secret.encode(), f"{at}.".encode() + payload, hashlib.sha256).hexdigest()
    return f"t={at},v1={made}"


def deliver(world: World, post: Post) -> int:
    """Try every event that is due once; how many were taken. `post` gives the answer's status, 0 where there was none."""
    with world.lock:
        due = [p for p in world.posts if p["due"] <= world.now()]
    taken = 0
    for parcel in due:
        payload = json.dumps(world.get("event", parcel["event"])).encode()
        status = post(payload, signature(world.secret, world.now(), payload))
        with world.lock:
            parcel["tries"] += 1
            if 200 <= status < 300:
                taken += 1
                world.get("event", parcel["event"])["pending_webhooks"] = 0
            elif parcel["tries"] <= len(PAUSES):
                parcel["due"] = world.now() + PAUSES[parcel["tries"] - 1]
                continue
            if parcel in world.posts:
                world.posts.remove(parcel)
    return taken


def by_http(hook: str) -> Post:
    """Deliver over the network."""

    def post(payload: bytes, header: str) -> int:
        try:
            answer = httpx.post(hook, content=payload, headers={"Stripe-Signature": header, "Content-Type": "application/json"}, timeout=20)
        except httpx.HTTPError:
            return 0
        return answer.status_code

    return post


def keep_delivering(world: World, over: threading.Event, every: float = 0.3) -> None:
    """Deliver what is due until it is over; for a thread of its own."""
    while not over.wait(every):
        if world.hook:
            deliver(world, by_http(world.hook))
