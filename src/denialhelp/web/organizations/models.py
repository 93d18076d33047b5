"""Organizations, their members and keys for programs, and the rows of the caseload board.

What a row is filtered and sorted by identifies nobody (payer, reason, amount, dates, state); names and health text are sealed: those of a
case under the case's key, those of the organization under its own.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from denialhelp.web.cases.models import Case, Sealed
from denialhelp.web.guard.master import master_keys, unwrap, wrap
from denialhelp.web.guard.sealing import new_key
from denialhelp.web.organizations.rights import Role
from denialhelp.web.organizations.stages import Need, Stage

INVITATION_DAYS = 7


class Kind(models.TextChoices):
    """What an organization is."""

    PRACTICE = "practice", lazy("medical practice")
    ADVOCATE = "advocate", lazy("patient advocates")
    FACILITY = "facility", lazy("hospital or other facility")


def keyed(what: str, text: str) -> str:
    """What stands in the database for a secret that only its holder has."""
    return hmac.new(settings.SECRET_KEY.encode(), f"organization {what}\x00{text}".encode(), hashlib.sha256).hexdigest()


def invitation_end() -> datetime:
    """When an invitation made now stops working."""
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class Organization(models.Model):
    """A practice, a group of advocates or a facility. `voice`: letterhead, signature, opening, closing (see voice.py). `keyed_as` is the
    name under which its key is wrapped."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.PRACTICE)
    npi = models.CharField(max_length=10, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    keyed_as = models.CharField(max_length=32, unique=True)
    key_wrapped = models.BinaryField(default=b"")
    address_sealed = models.BinaryField(default=b"")
    voice_sealed = models.BinaryField(default=b"")
    address = Sealed("")
    voice = Sealed({})

    def __str__(self) -> str:
        return f"organization {self.pk}"

    @classmethod
    def begin(cls, name: str, kind: str, owner: Any, npi: str = "") -> Self:
        """A new organization with a key of its own and its first owner."""
        keyed_as = secrets.token_hex(16)
        wrapped = wrap(master_keys(settings.HOME)[0], new_key(), keyed_as)
        made = cls.objects.create(name=name, kind=kind, npi=npi, keyed_as=keyed_as, key_wrapped=wrapped)
        Membership.objects.create(organization=made, person=owner, role=Role.OWNER)
        return made

    def owner_key(self) -> bytes:
        """The organization's key; raises SealBroken where it was destroyed."""
        held: bytes | None = getattr(self, "_key", None)
        if held is None:
            held = unwrap(master_keys(settings.HOME), bytes(self.key_wrapped), self.keyed_as)
            self._key = held
        return held

    def fingerprint(self, text: str) -> str:
        """What stands in this organization for a claim: the same claim, the same fingerprint; nothing is read from it without the key."""
        return hmac.new(self.owner_key(), text.encode(), hashlib.sha256).hexdigest()[:32]


class OfOrganization(models.Model):
    """A row whose sealed columns lie under the organization's key."""

    organization: models.ForeignKey[Organization, Organization]

    class Meta:
        abstract = True

    def owner_key(self) -> bytes:
        """The organization's key."""
        return self.organization.owner_key()


class Membership(models.Model):
    """One person in one organization."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=9, choices=Role.choices)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organization", "person"), name="one_membership_each"),)
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"member {self.pk} ({self.role})"


class Invitation(OfOrganization):
    """A place in an organization for who opens the link first, with the address it was meant for; used once, and only for some days."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=9, choices=Role.choices)
    link_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=invitation_end)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    email_sealed = models.BinaryField(default=b"")
    email = Sealed("")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"an invitation as {self.role}"

    @classmethod
    def make(cls, organization: Organization, role: str, email: str, made_by: Any) -> tuple[Self, str]:
        """A new invitation, and its link's secret, which is kept nowhere."""
        link = secrets.token_urlsafe(32)
        made = cls(organization=organization, role=role, link_hash=keyed("invitation", link), made_by=made_by)
        made.email = email
        made.save()
        return made, link

    @classmethod
    def of(cls, link: str) -> Self | None:
        """The invitation of a link that still works, or None."""
        found = cls.objects.select_related("organization").filter(link_hash=keyed("invitation", link)).first()
        return found if found is not None and found.usable else None

    @property
    def usable(self) -> bool:
        """Whether its link still does something."""
        return self.used_at is None and self.revoked_at is None and self.expires_at > timezone.now()


class Batch(OfOrganization):
    """Remittances that were brought in at once: how far they are, what came of them. The files go when they were read."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="batches")
    case = models.OneToOneField(Case, null=True, on_delete=models.SET_NULL, related_name="+")  # holds the files while they are read
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default="waiting", choices=[(s, s) for s in ("waiting", "reading", "done", "failed")])
    counts = models.JSONField(default=dict)
    causes_sealed = models.BinaryField(default=b"")
    problems_sealed = models.BinaryField(default=b"")
    causes = Sealed([])
    problems = Sealed([])

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"batch {self.pk} ({self.state})"


class CaseOf(models.Model):
    """A case on the board of an organization. `claim` is the claim's fingerprint, where it came from a remittance; `odds_low` and
    `odds_high` bound the share of published decisions against the plan; `arguments` are the names of the letter's arguments. `shown`: what
    the board prints beside (patient, claim number, payer as printed, why)."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="board")
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="board")
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="rows")
    assigned_to = models.ForeignKey(Membership, null=True, blank=True, on_delete=models.SET_NULL, related_name="assigned")
    stage = models.CharField(max_length=11, choices=Stage.choices, default=Stage.NEW)
    needs = models.CharField(max_length=13, choices=Need.choices, default=Need.DECISION)
    due_on = models.DateField(null=True)
    claim = models.CharField(max_length=32, blank=True, default="")
    payer = models.CharField(max_length=60, blank=True, default="")
    reason = models.CharField(max_length=30, blank=True, default="")
    service = models.CharField(max_length=60, blank=True, default="")
    plan_type = models.CharField(max_length=30, blank=True, default="")
    action = models.CharField(max_length=9, blank=True, default="")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    recovered = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    odds_low = models.FloatField(null=True)
    odds_high = models.FloatField(null=True)
    arguments = models.JSONField(default=list)
    draft_wanted = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    sent_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    shown_sealed = models.BinaryField(default=b"")
    shown = Sealed({})

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organization", "claim"), condition=~models.Q(claim=""), name="one_row_a_claim"),
        )
        indexes = (
            models.Index(fields=("organization", "due_on", "id"), name="board_due"),
            models.Index(fields=("organization", "stage", "due_on"), name="board_stage"),
            models.Index(fields=("organization", "payer"), name="board_payer"),
            models.Index(fields=("organization", "amount"), name="board_amount"),
        )

    def __str__(self) -> str:
        return f"row {self.pk} ({self.stage})"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.case.owner_key()


class Note(models.Model):
    """What a member wrote down about a case."""

    row = models.ForeignKey(CaseOf, on_delete=models.CASCADE, related_name="notes")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    text_sealed = models.BinaryField(default=b"")
    text = Sealed("")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"note {self.pk}"

    def owner_key(self) -> bytes:
        """The case's key."""
        return self.row.owner_key()


class Step(models.Model):
    """A change of a row's state or of whom it is assigned to: the history that the case page shows. The audit log holds the same event."""

    row = models.ForeignKey(CaseOf, on_delete=models.CASCADE, related_name="steps")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    stage = models.CharField(max_length=11, blank=True, default="", choices=Stage.choices)
    assigned_to = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"step {self.pk}"


class SavedView(OfOrganization):
    """Filters and order of the board under a name, one member's own."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="views")
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="views")
    query = models.CharField(max_length=400)
    created_at = models.DateTimeField(default=timezone.now)
    name_sealed = models.BinaryField(default=b"")
    name = Sealed("")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"view {self.pk}"


class Scope(models.TextChoices):
    """What a program may do with a token."""

    READ = "read", lazy("read cases")
    WORK = "work", lazy("add files and correct facts")
    SEND = "send", lazy("send")


class Token(models.Model):
    """A key for a program of the organization. Only its hash is kept; it is shown once."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="tokens")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"token {self.pk}"

    @classmethod
    def make(cls, organization: Organization, name: str, scopes: list[str], made_by: Any) -> tuple[Self, str]:
        """A new token and its text, which is shown once."""
        text = f"dh_{secrets.token_urlsafe(32)}"
        made = cls.objects.create(organization=organization, name=name, scopes=scopes, made_by=made_by, digest=keyed("token", text))
        return made, text

    @classmethod
    def of(cls, text: str) -> Self | None:
        """The token of a text that still opens, marked as used now; or None."""
        found = cls.objects.select_related("organization").filter(digest=keyed("token", text), revoked_at=None).first()
        if found is not None:
            cls.objects.filter(pk=found.pk).update(last_used_at=timezone.now())
        return found
