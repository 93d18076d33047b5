"""What the service remembers: objects, answers given under idempotency keys, events; and its refusals."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from denialhelp.errors import DenialHelpError

Thing = dict[str, Any]
VERSION = "2026-10-28.endive"


class Refusal(DenialHelpError):
    """A request that is refused, with the status and the type of error that the interface gives for it."""

    def __init__(self, message: str, *, status: int = 400, kind: str = "invalid_request_error", code: str = "", param: str = "") -> None:
        super().__init__(code or kind, message)
        self.status, self.kind, self.param, self.slug = status, kind, param, code

    def body(self) -> Thing:
        """The error as the interface says it."""
        told = {"type": self.kind, "message": self.message, "code": self.slug, "param": self.param}
        return {"error": {k: v for k, v in told.items() if v}}


@dataclass
class World:
    """One account. `now` is the clock in seconds; `events` wait in `posts` until they are delivered to `hook`."""

    key: str
    secret: str
    now: Callable[[], int]
    hook: str = ""
    things: dict[str, dict[str, Thing]] = field(default_factory=dict)
    answers: dict[str, tuple[str, int, Thing]] = field(default_factory=dict)
    posts: list[Thing] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def all(self, kind: str) -> list[Thing]:
        """Everything of one kind, newest first."""
        return list(reversed(self.things.get(kind, {}).values()))

    def get(self, kind: str, identity: str) -> Thing:
        """One object; refused where there is none."""
        found = self.things.get(kind, {}).get(identity)
        if found is None:
            raise Refusal(f"No such {kind}: '{identity}'", status=404, code="resource_missing", param="id")
        return found

    def keep(self, kind: str, prefix: str, told: Thing, identity: str = "") -> Thing:
        """Make an object; refused where its id is taken."""
        identity = identity or f"{prefix}_{secrets.token_hex(12)}"
        held = self.things.setdefault(kind, {})
        if identity in held:
            raise Refusal(f"This id is taken: '{identity}'", code="resource_already_exists", param="id")
        held[identity] = {"id": identity, "object": kind, "created": self.now(), "livemode": False, "metadata": {}, **told}
        return held[identity]

    def tell(self, kind: str, about: Thing) -> None:
        """Put an event into the post, with the object as it is now."""
        event = self.keep(
            "event", "evt", {"type": kind, "api_version": VERSION, "data": {"object": json.loads(json.dumps(about))}, "pending_webhooks": 1}
        )
        self.posts.append({"event": event["id"], "tries": 0, "due": self.now()})

    def once(self, key: str, asked: str, make: Callable[[], Thing]) -> tuple[int, Thing, bool]:
        """The answer of a request with an idempotency key: made once, given again for the same request, refused for another one.

        What is refused as invalid is not remembered under the key, so that it can be put right.
        """
        print_of = hashlib.sha256(asked.encode()).hexdigest()
        if key and key in self.answers:
            earlier, status, body = self.answers[key]
            if earlier != print_of:
                raise Refusal("This idempotency key was used for a request with other parameters.", kind="idempotency_error")
            return status, body, True
        body = json.loads(json.dumps(make()))
        if key:
            self.answers[key] = (print_of, 200, body)
        return 200, body, False
