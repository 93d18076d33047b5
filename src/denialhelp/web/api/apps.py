"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Api."""

    name = "denialhelp.web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
