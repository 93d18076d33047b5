"""How django-allauth works here: sign-in by a code, a link or a passkey, mail by our own port, no messages between pages."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.accounts.models import SignInLink, User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in."""

    error_messages = {  # noqa: RUF012 - allauth's own form
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": lazy("That is not the code."),
        "too_many_login_attempts": lazy("Too many tries. Wait a while, then ask for a new code."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The code to sign in, with a link that does the same; allauth's other mails are not sent."""
        person = User.objects.filter(email=email.lower(), is_active=True).first()
        if template_prefix != "account/email/login_code" or person is None:
            return
        told = {"code": context["code"], "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}
        told["link"] = address(reverse("sign-in-link", args=[SignInLink.make(person)]))
        send_mail("accounts/sign-in", person.email, (get_language() or "en")[:2], told, f"sign-in:{get_random_string(24)}")

    def get_login_stages(self) -> list[str]:
        """A passkey is another way in, not a second lock: who loses it comes in by mail."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where a person comes to after signing in."""
        return reverse("my-cases")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Nothing is told about an account that was closed."""
        return redirect("account_login")

    def add_message(self, *_given: Any, **_named: Any) -> None:
        """The pages themselves say what happened."""


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys."""

    error_messages = {  # noqa: RUF012 - allauth's own form
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": lazy("That passkey is not known here."),
    }

    def generate_authenticator_name(self, user: User, *_type: Any, **_named: Any) -> str:
        """A name that the person can change."""
        return _("Passkey %(number)s") % {"number": Authenticator.objects.filter(user=user).count() + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site that a passkey is for."""
        return {**super().get_public_key_credential_rp_entity(), "name": "DenialHelp"}
