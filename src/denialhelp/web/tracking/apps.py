"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """Sendings and calendar feeds."""

    name = "denialhelp.web.tracking"
    label = "tracking"
    default_auto_field = "django.db.models.BigAutoField"
