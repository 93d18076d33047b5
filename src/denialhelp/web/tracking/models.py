"""What was sent, when and how, and the secret link of a case's calendar feed."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_noop as noop

from denialhelp.web.cases.models import Case, Sealed


class Method(models.TextChoices):
    """How something was sent."""

    CERTIFIED = "certified", noop("Certified mail")
    MAIL = "mail", noop("Ordinary mail")
    FAX = "fax", noop("Fax")
    PORTAL = "portal", noop("The plan's website")
    HAND = "hand", noop("By hand")
    EMAIL = "email", noop("E-mail")


# What arrives on the day on which it is sent; mail arrives later, on a day that only its receipt tells.
SAME_DAY = frozenset({Method.FAX, Method.PORTAL, Method.HAND, Method.EMAIL})


class What(models.TextChoices):
    """What was sent; the value is the event of the law that its arrival is."""

    APPEAL = "appeal_received", noop("The appeal")
    SECOND = "appeal2_received", noop("The second appeal")
    EXTERNAL = "external_request_received", noop("The request for an outside review")
    EXCEPTION = "exception_request_received", noop("The request for an exception")


class Sending(models.Model):
    """One sending. `form` is the form's own token, so that a form sent twice counts once. The tracking number is sealed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sendings")
    form = models.CharField(max_length=32)
    event = models.CharField(max_length=26, choices=What.choices)
    method = models.CharField(max_length=9, choices=Method.choices)
    sent_on = models.DateField()
    received_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    number_sealed = models.BinaryField(default=b"")
    number = Sealed("")

    class Meta:
        ordering = ("sent_on", "pk")
        constraints = (models.UniqueConstraint(fields=("case", "form"), name="one_sending_a_form"),)

    def __str__(self) -> str:
        return f"a sending by {self.method}"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()


def _keyed(link: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"feed\x00{link}".encode(), hashlib.sha256).hexdigest()


class Feed(models.Model):
    """The secret link of a calendar feed; it is kept as a keyed hash, and sealed so that its owner can see it again."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="feed")
    link_hash = models.CharField(max_length=64, unique=True)
    secret_sealed = models.BinaryField(default=b"")
    secret = Sealed("")

    def __str__(self) -> str:
        return "a calendar feed"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()

    @classmethod
    def make(cls, case: Case) -> Self:
        """A link of its own for the case; an earlier one stops working."""
        cls.objects.filter(case=case).delete()
        link = secrets.token_urlsafe(32)
        made = cls(case=case, link_hash=_keyed(link))
        made.secret = link
        made.save()
        return made

    @classmethod
    def of(cls, link: str) -> Self | None:
        """The feed of a link, or None."""
        found = cls.objects.select_related("case").filter(link_hash=_keyed(link)).first()
        return found if found is not None and found.case.key_wrapped else None
