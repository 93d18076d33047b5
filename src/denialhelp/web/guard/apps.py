"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class GuardConfig(AppConfig):
    """Audit events and counts of requests."""

    name = "denialhelp.web.guard"
    label = "guard"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps of this app."""
        from denialhelp.web.guard import steps  # noqa: F401
