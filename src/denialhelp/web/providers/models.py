"""An invitation of a treating provider: used once, with a code as second factor, expiring, revocable."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from denialhelp.web.cases.models import Case, Sealed

DAYS = 14
MOST_TRIES = 5


class Standing(models.TextChoices):
    """Where an invitation stands."""

    OPEN = "open"
    OPENED = "opened"
    SIGNED = "signed"
    REVOKED = "revoked"
    LOCKED = "locked"


def _keyed(what: str, text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"provider {what}\x00{text}".encode(), hashlib.sha256).hexdigest()


def expiry() -> datetime:
    """When a link made now stops working."""
    return timezone.now() + timedelta(days=DAYS)


class Invitation(models.Model):
    """The link's secret and the code are kept as keyed hashes, and sealed under the case's key so that the patient can see them again.
    `bound` is the hash of what the one browser holds that opened it; `result` says what was signed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="invitations")
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    bound = models.CharField(max_length=64, blank=True, default="")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.OPEN)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=expiry)
    secret_sealed = models.BinaryField(default=b"")
    result_sealed = models.BinaryField(default=b"")
    secret = Sealed({})
    result = Sealed({})

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"an invitation ({self.standing})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()

    @classmethod
    def make(cls, case: Case) -> Self:
        """A new invitation with a link and a code of its own."""
        link, code = secrets.token_urlsafe(32), f"{secrets.randbelow(1_000_000):06d}"
        made = cls(case=case, link_hash=_keyed("link", link), code_hash=_keyed("code", link + code))
        made.secret = {"link": link, "code": code}
        made.save()
        return made

    @classmethod
    def of(cls, link: str) -> Self | None:
        """The invitation of a link that can still be used, or None."""
        found = cls.objects.select_related("case").filter(link_hash=_keyed("link", link)).first()
        return found if found is not None and found.usable and found.case.key_wrapped else None

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= timezone.now()

    @property
    def usable(self) -> bool:
        """Whether its link does anything."""
        return self.standing in (Standing.OPEN, Standing.OPENED, Standing.SIGNED) and not self.expired

    def try_code(self, link: str, code: str) -> str | None:
        """What the browser must hold from now on where the code is right and the link was not used before; else None.

        Every try counts; after five wrong ones the link is locked. Only the first right one opens it.
        """
        own = type(self).objects.filter(pk=self.pk, standing=Standing.OPEN)
        if not own.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
            own.update(standing=Standing.LOCKED)
            return None
        if not hmac.compare_digest(self.code_hash, _keyed("code", link + code)):
            own.filter(tries__gte=MOST_TRIES).update(standing=Standing.LOCKED)
            return None
        held = secrets.token_urlsafe(24)
        return held if own.update(standing=Standing.OPENED, bound=_keyed("bound", held)) else None

    def is_held_by(self, held: str) -> bool:
        """Whether this browser is the one that opened it."""
        return bool(self.bound) and hmac.compare_digest(self.bound, _keyed("bound", held))

    def revoke(self) -> None:
        """Let the link do nothing any more."""
        type(self).objects.filter(pk=self.pk).exclude(standing=Standing.SIGNED).update(standing=Standing.REVOKED)
