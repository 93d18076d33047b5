"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Invitations of treating providers."""

    name = "denialhelp.web.providers"
    label = "providers"
    default_auto_field = "django.db.models.BigAutoField"
