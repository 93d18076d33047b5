"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class RepresentationConfig(AppConfig):
    """Representation."""

    name = "denialhelp.web.representation"
    label = "representation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps."""
        from denialhelp.web.representation import steps  # noqa: F401 - models are there only now
