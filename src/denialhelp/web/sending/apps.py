"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class SendingConfig(AppConfig):
    """Sending."""

    name = "denialhelp.web.sending"
    label = "sending"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps."""
        from denialhelp.web.sending import steps  # noqa: F401 - models are there only now
