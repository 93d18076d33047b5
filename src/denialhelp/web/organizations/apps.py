"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations."""

    name = "denialhelp.web.organizations"
    label = "organizations"
    default_auto_field = "django.db.models.BigAutoField"
