"""A person with an account: known by an e-mail address, signed in by a link, a code or a passkey; there are no passwords."""

from __future__ import annotations

from typing import Any, ClassVar

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

    def __str__(self) -> str:
        return "a kept case"


class OutgoingMail(models.Model):
    """A mail that was asked for. Its receiver and what it is told are sealed under the master key, and forgotten once it is sent."""

    key = models.CharField(max_length=115, unique=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    sealed = models.BinaryField(default=b"")
    created_at = models.DateTimeField(default=timezone.now)
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
