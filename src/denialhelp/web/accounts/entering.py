"""Signing in and out: by a code, by the link beside it, by a passkey."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.email_verification import verify_email_indirectly
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from denialhelp.web.accounts.mail import mail_on
from denialhelp.web.accounts.models import SignInLink, User
from denialhelp.web.accounts.presence import signed_in, signed_in_today, with_accounts
from denialhelp.web.cases.access import View
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.rate import limited


def _scripted(view: View) -> View:
    """A page whose passkey button needs a script: files of our own, and questions to this site only."""
    return csp_update({"script-src": [SELF], "connect-src": [SELF]})(view)


def who(person: Any) -> str:
    """What stands for a person in the log."""
    return f"person-{person.pk}"


class _SignIn(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    template_name = "accounts/sign-in.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return {**super().get_context_data(**named), "mail_on": mail_on(), "refused": "refused" in self.request.GET}


class _Code(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth has no types
    template_name = "accounts/code.html"


class _Passkey(LoginWebAuthnView):  # type: ignore[misc]  # allauth has no types
    def form_invalid(self, form: Any) -> HttpResponseBase:
        answer = redirect("account_login")
        answer["Location"] += "?refused=1"
        return answer


class _AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth has no types
    template_name = "accounts/passkey.html"
    success_url = "/account/"

    def get_success_url(self) -> str:
        record(Action.PASSKEY_ADDED, who=who(self.request.user))
        return self.success_url


class _RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth has no types
    template_name = "accounts/passkey-gone.html"
    success_url = "/account/"

    def get_success_url(self) -> str:
        record(Action.PASSKEY_REMOVED, who=who(self.request.user))
        return self.success_url


sign_in = with_accounts(_scripted(never_cache(limited("sign-in")(_SignIn.as_view()))))
code = with_accounts(limited("sign-in")(_Code.as_view()))
passkey = with_accounts(limited("sign-in")(_Passkey.as_view()))
add_passkey = signed_in_today(_scripted(never_cache(_AddPasskey.as_view())))
remove_passkey = signed_in(never_cache(_RemovePasskey.as_view()))


@require_http_methods(["GET", "POST"])
@with_accounts
@never_cache
@limited("sign-in")
def link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The link of a mail: looking at it does nothing, so that a program that tries links signs nobody in; its button does, once."""
    person: User | None = SignInLink.take(token) if request.method == "POST" else SignInLink.held(token)
    if person is None:
        return render(request, "accounts/link.html", {"gone": True}, status=410)
    if request.method == "GET":
        return render(request, "accounts/link.html", {"gone": False, "whose": person.email})
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, person, method="link", email=person.email)
    verify_email_indirectly(request, person, person.email)
    answer: HttpResponseBase = perform_login(request, Login(user=person, email=person.email))
    return answer


@require_POST
@with_accounts
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign this browser out; the cases it made without an account stay in it."""
    if request.user.is_authenticated:
        record(Action.SIGNED_OUT, who=who(request.user))
    cases = request.session.get("cases", [])
    logout(request)
    if cases:
        request.session["cases"] = cases
    return redirect("start")
