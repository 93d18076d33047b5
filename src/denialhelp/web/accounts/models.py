"""A person with an account: known by an e-mail address, signed in by a link, a code or a passkey; there are no passwords."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from denialhelp.web.cases.models import Case


class People(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, email: str, **rest: Any) -> User:
        """An account that no password opens."""
        person = self.model(email=self.normalize_email(email).lower(), **rest)
        person.set_unusable_password()
        person.save(using=self._db)
        return person


class User(AbstractBaseUser, PermissionsMixin):
    """One person. `is_staff` works in the office and sees no health text by it."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, choices=(("en", "English"), ("es", "Español")), default="en")
    reminders = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return f"person {self.pk}"


class Holding(models.Model):
    """A case that a person keeps: it is not deleted after the hours for anonymous material."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="holding")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="holdings")
    created_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(default=timezone.now)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = (models.F("next_on").asc(nulls_last=True), "-created_at")

    def __str__(self) -> str:
        return "a kept case"


class Handover(models.Model):
    """A case offered to another person: it is theirs once they accept, signed in under the address that was invited."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="handover")
    giver = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return "a case that is offered"


class Reminder(models.Model):
    """A reminder that was sent, so that it is sent once. `kind`: what it reminds of; `before`: so many days before the day."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=80)
    on = models.DateField()
    before = models.IntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "kind", "on", "before"), name="one_reminder"),)

    def __str__(self) -> str:
        return "a reminder"


class Export(models.Model):
    """Everything of a person in one file. It lies in a case of its own that no page opens: sealed with its key, gone with its time."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="exports")
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="export")
    created_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "an export"


class OutgoingMail(models.Model):
    """A mail that was asked for. Its receiver and what it is told are sealed under the master key, and forgotten once it is sent.
    `asked_at`: it was being handed to a server then, and no answer is noted; `doubts`: it was sent once more because of that."""

    key = models.CharField(max_length=115, unique=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    sealed = models.BinaryField(default=b"")
    created_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True)
    doubts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"mail {self.template}"


class BrowserSession(AbstractBaseSession):
    """One browser's session: its key is a keyed hash of the cookie's secret, its content is sealed with that secret.

    `device` is said in words ("Firefox, Windows"); there is no address and no full name of a browser here.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="browser_sessions")
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=60, blank=True, default="")

    def __str__(self) -> str:
        return "a session"


def keyed(what: str, secret: str) -> str:
    """A secret of a link as it is kept: a keyed hash."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}\x00{secret}".encode(), hashlib.sha256).hexdigest()


class SignInLink(models.Model):
    """The link of a sign-in mail; it works once, for as long as the code beside it."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "a sign-in link"

    @classmethod
    def make(cls, person: User) -> str:
        """A fresh link's secret."""
        token = secrets.token_urlsafe(32)
        until = timezone.now() + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
        cls.objects.create(person=person, token_hash=keyed("sign-in", token), expires_at=until)
        return token

    @classmethod
    def held(cls, token: str) -> User | None:
        """Whose link it is, where it still works."""
        row = cls.objects.select_related("person").filter(token_hash=keyed("sign-in", token), expires_at__gt=timezone.now()).first()
        return row.person if row is not None and row.person.is_active else None

    @classmethod
    def take(cls, token: str) -> User | None:
        """Whose link it is, for the one request that comes first."""
        person = cls.held(token)
        return person if person is not None and cls.objects.filter(token_hash=keyed("sign-in", token)).delete()[0] else None
