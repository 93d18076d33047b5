"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class TelemetryConfig(AppConfig):
    """Telemetry."""

    name = "denialhelp.web.telemetry"
    label = "telemetry"
    default_auto_field = "django.db.models.BigAutoField"
