"""The form with which one signs in; a first sign-in makes the account, and the answer is the same for every address."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.account.models import EmailAddress
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from denialhelp.web.accounts.models import User
from denialhelp.web.guard.rate import allowed


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """An e-mail address."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["email"].label = lazy("Your e-mail address")
        self.fields["email"].error_messages |= {"required": lazy("Write your e-mail address.")}
        self.fields["email"].widget = forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "aria-describedby": "email-hint"}
        )

    def clean_email(self) -> str:
        """The address, with an account behind it; one that nobody ever signs in to is removed after a day."""
        email = str(self.cleaned_data["email"]).lower()
        if not allowed("sign-in-mail", email):
            raise ValidationError(lazy("Too many codes were asked for. Wait an hour, or use one that was sent."))
        self.cleaned_data["email"] = email
        try:
            with transaction.atomic():
                person = User.objects.create_user(email, language=(get_language() or "en")[:2])
                EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)
        except IntegrityError:
            pass
        super().clean_email()
        return email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code that was sent."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["code"].label = lazy("The code")
        self.fields["code"].error_messages |= {"required": lazy("Write the code from the mail.")}
        self.fields["code"].widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "class": "code"}
        )
