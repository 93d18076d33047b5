"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Office."""

    name = "denialhelp.web.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps; let the office see what it was given leave to see."""
        from denialhelp.web.cases.access import register
        from denialhelp.web.office import steps  # noqa: F401 - models are there only now
        from denialhelp.web.office.access import grant

        register(grant)
