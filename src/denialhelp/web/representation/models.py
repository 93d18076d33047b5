"""The writing by which somebody acts for the patient of a case: what it is filled with, who signed it, how long it holds."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from denialhelp.casefile.slugs import PlanType
from denialhelp.packet.authorization import Filled, Party, SignedBy
from denialhelp.reference.representation import Form, Situation, load_representation
from denialhelp.web.cases.job import AUTHORIZATION
from denialhelp.web.cases.models import Case, Sealed

LINK_DAYS = 14
PAPER = AUTHORIZATION


class Standing(models.TextChoices):
    """Where a writing stands."""

    OPEN = "open", lazy("waits for signatures")
    SIGNED = "signed", lazy("signed")
    ENDED = "ended", lazy("ended")


class Signer(models.TextChoices):
    """Who signs."""

    PATIENT = "patient", lazy("the patient")
    REPRESENTATIVE = "representative", lazy("the representative")


def link_end() -> datetime:
    """When a link made now stops working."""
    return timezone.now() + timedelta(days=LINK_DAYS)


def keyed(link: str) -> str:
    """What stands in the database for a link."""
    return hmac.new(settings.SECRET_KEY.encode(), f"signer\x00{link}".encode(), hashlib.sha256).hexdigest()


class Authorization(models.Model):
    """One writing. `details` and `signatures` hold names and addresses; `patient_is` is the relation as the letter says it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="authorizations")
    form = models.CharField(max_length=30)
    plan_type = models.CharField(max_length=30)
    situation = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Situation])
    standing = models.CharField(max_length=6, choices=Standing.choices, default=Standing.OPEN)
    on_paper = models.BooleanField(default=False)
    shown = models.BooleanField(default=False)  # the paper that shows the authority is in the case
    created_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField()
    signed_on = models.DateField(null=True)
    details_sealed = models.BinaryField(default=b"")
    signatures_sealed = models.BinaryField(default=b"")
    details = Sealed({})
    signatures = Sealed({})

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"authorization {self.pk} ({self.standing})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()

    @property
    def kind(self) -> Form:
        """The writing that the plan's kind asks for."""
        return next(f for f in load_representation().forms if f.id == self.form)

    def filled(self) -> Filled:
        """What the writing is filled with, and the signatures so far."""
        held = self.details
        made = {who: SignedBy(one["name"], date.fromisoformat(one["on"])) for who, one in self.signatures.items()}
        return Filled(
            patient=Party(*(held[f"patient_{n}"] for n in ("name", "address", "phone"))),
            representative=Party(*(held[f"representative_{n}"] for n in ("name", "address", "phone"))),
            relation=held["relation"],
            plan=held["plan"],
            member_number=held["member_number"],
            matter=held["matter"],
            ends_on=self.ends_on,
            situation=Situation(self.situation),
            claim=held.get("claim", ""),
            authority=held.get("authority", ""),
            holders=held.get("holders", ""),
            information=held.get("information", ""),
            furnished=bool(held.get("furnished")),
            signatures=made,
        )

    @property
    def plan(self) -> PlanType:
        """The plan's kind."""
        return PlanType(self.plan_type)


class SigningLink(models.Model):
    """A page for one signer, opened by a secret link: it is used once, for some days, and can be revoked. The secret is kept as a keyed
    hash, and sealed under the case's key so that who made it can see it again."""

    authorization = models.ForeignKey(Authorization, on_delete=models.CASCADE, related_name="links")
    who = models.CharField(max_length=14, choices=Signer.choices)
    link_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(default=link_end)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    secret_sealed = models.BinaryField(default=b"")
    secret = Sealed("")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"a link for {self.who}"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.authorization.owner_key()

    @classmethod
    def make(cls, authorization: Authorization, who: str) -> Self:
        """A link for one signer; an earlier one of theirs stops working."""
        cls.objects.filter(authorization=authorization, who=who, used_at=None).update(revoked_at=timezone.now())
        link = secrets.token_urlsafe(32)
        made = cls(authorization=authorization, who=who, link_hash=keyed(link))
        made.secret = link
        made.save()
        return made

    @classmethod
    def of(cls, link: str) -> Self | None:
        """The link that still works, or None."""
        found = cls.objects.select_related("authorization__case").filter(link_hash=keyed(link)).first()
        return found if found is not None and found.usable else None

    @property
    def usable(self) -> bool:
        """Whether its page still takes a signature."""
        alive = self.used_at is None and self.revoked_at is None and self.expires_at > timezone.now()
        return alive and self.authorization.standing == Standing.OPEN and bool(self.authorization.case.key_wrapped)
