"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "denialhelp.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps."""
        from denialhelp.web.accounts import mail  # noqa: F401 - models are there only now
