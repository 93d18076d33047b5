"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations."""

    name = "denialhelp.web.organizations"
    label = "organizations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let members see the cases of their organization."""
        from denialhelp.web.cases import access
        from denialhelp.web.organizations.access import grant

        access.register(grant)
