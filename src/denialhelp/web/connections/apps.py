"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Connections."""

    name = "denialhelp.web.connections"
    label = "connections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the steps known."""
        from denialhelp.web.connections import steps  # noqa: F401
