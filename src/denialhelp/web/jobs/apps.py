"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs."""

    name = "denialhelp.web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps of this app."""
        from denialhelp.web.jobs import steps  # noqa: F401
