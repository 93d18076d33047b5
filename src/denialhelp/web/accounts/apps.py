"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "denialhelp.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps, and say whose a kept case is."""
        from denialhelp.web.accounts import holding, mail, signals, steps  # noqa: F401 - models are there only now
        from denialhelp.web.cases import access

        access.register(holding.grant)
        access.register_keeper(holding.claimed)
