"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Office."""

    name = "denialhelp.web.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
