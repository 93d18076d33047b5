"""Addresses: people who keep cases: sign-in, sessions, export, deletion, reminders."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.accounts import account_views, address_views, cases_views, entering

urlpatterns = [
    path("terms/", account_views.terms, name="terms"),
    path("sign-in/", entering.sign_in, name="account_login"),
    path("sign-in/", entering.sign_in, name="account_request_login_code"),
    path("sign-in/", entering.sign_in, name="account_signup"),
    path("sign-in/code/", entering.code, name="account_confirm_login_code"),
    path("sign-in/passkey/", entering.passkey, name="mfa_login_webauthn"),
    path("sign-in/link/<str:token>/", entering.link, name="sign-in-link"),
    path("sign-out/", entering.sign_out, name="sign-out"),
    path("account/", account_views.account, name="account"),
    path("account/mails/", account_views.mails, name="account-mails"),
    path("account/sessions/", account_views.end_session, name="account-sessions"),
    path("account/address/", address_views.address, name="account-address"),
    path("account/export/", account_views.export, name="account-export"),
    path("account/export/denialhelp.zip", account_views.export_file, name="account-export-file"),
    path("account/delete/", account_views.delete_account, name="account-delete"),
    path("reminders/stop/<str:token>/", account_views.stop, name="reminders-stop"),
    path("account/passkeys/add/", entering.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", entering.remove_passkey, name="mfa_remove_webauthn"),
    path("cases/", cases_views.my_cases, name="my-cases"),
    path("case/<str:case_id>/keep-with-account/", cases_views.keep, name="keep-with-account"),
    path("case/<str:case_id>/settings/", cases_views.case_settings, name="case-settings"),
    path("handover/<str:token>/", cases_views.handover, name="handover"),
]
