"""What is sent by a service: to whom, which pages, how far it is, and the proof. Names, addresses and the service's words are sealed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_noop as noop

from denialhelp.web.cases.models import Case, Sealed
from denialhelp.web.tracking.models import What


class Way(models.TextChoices):
    """How a service sends it."""

    FAX = "fax", noop("Fax")
    CERTIFIED = "certified", noop("Certified mail")


class State(models.TextChoices):
    """Where a sending stands."""

    PREPARED = "prepared", noop("Made ready; you have not said yes yet")
    CONFIRMED = "confirmed", noop("You said yes")
    QUEUED = "queued", noop("Waiting for its turn")
    ASKED = "asked", noop("Being handed to the service")  # the request is out; its answer may never come
    ACCEPTED = "accepted", noop("The service has it")
    DELIVERED = "delivered", noop("Delivered")
    FAILED = "failed", noop("Not delivered")
    WITHDRAWN = "withdrawn", noop("You withdrew it")


# From where each state may be reached: the whole machine.
REACHED_FROM: Mapping[State, frozenset[State]] = {
    State.PREPARED: frozenset(),
    State.CONFIRMED: frozenset({State.PREPARED}),
    State.QUEUED: frozenset({State.CONFIRMED, State.FAILED}),
    State.ASKED: frozenset({State.QUEUED}),
    State.ACCEPTED: frozenset({State.ASKED}),
    State.DELIVERED: frozenset({State.ACCEPTED}),
    State.FAILED: frozenset({State.ASKED, State.ACCEPTED}),
    State.WITHDRAWN: frozenset({State.PREPARED}),
}
UNDER_WAY = (State.CONFIRMED, State.QUEUED, State.ASKED, State.ACCEPTED)
COUNTS = (State.PREPARED, *UNDER_WAY, State.DELIVERED)


def mark(*parts: str) -> str:
    """A keyed fingerprint of what is sent, to whom: it says nothing, and is the same for the same."""
    text = "\x00".join(("sending", *parts)).encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()


class Dispatch(models.Model):
    """One sending that a person confirms: a document to a recipient by a way, in one part or several. `mark` stands for case, document,
    recipient and way; only one that counts can hold it, so that the same is not sent twice. `event` is what its arrival is in law."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="dispatches")
    way = models.CharField(max_length=9, choices=Way.choices)
    event = models.CharField(max_length=26, choices=What.choices)
    service = models.CharField(max_length=12)
    mark = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARED)
    document = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    prepared_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    to_sealed = models.BinaryField(default=b"")
    to = Sealed({})

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("mark",), condition=models.Q(state__in=COUNTS), name="nothing_is_sent_twice")
        ]

    def __str__(self) -> str:
        return f"a sending by {self.way} ({self.state})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()

    def move(self, to: State, **also: Any) -> bool:
        """Go to a state where the machine allows it from the one in the database; False where it does not."""
        moved = Dispatch.objects.filter(pk=self.pk, state__in=REACHED_FROM[to]).update(state=to, **also)
        self.refresh_from_db()
        return bool(moved)


class Part(models.Model):
    """One transmission of a sending. `key` is what the service knows it by, so that asking again finds it; `proof` holds the service's own
    words. The bytes lie sealed in the case under `stored`; `sha256` is their hash."""

    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=40, unique=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PREPARED)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    service_id = models.CharField(max_length=80, blank=True, default="", db_index=True)
    tries = models.PositiveIntegerField(default=0)
    looks = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    proof_sealed = models.BinaryField(default=b"")
    proof = Sealed({})

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=("dispatch", "number"), name="a_part_once")]

    def __str__(self) -> str:
        return f"part {self.number} ({self.state})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.dispatch.owner_key()

    @property
    def stored(self) -> str:
        """Its place in the case's folder."""
        return f"dispatches/{self.dispatch_id}-{self.number}.pdf"

    def move(self, to: State, **also: Any) -> bool:
        """Go to a state where the machine allows it from the one in the database; False where it does not."""
        moved = Part.objects.filter(pk=self.pk, state__in=REACHED_FROM[to]).update(state=to, **also)
        self.refresh_from_db()
        return bool(moved)
