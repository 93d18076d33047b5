"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Payments."""

    name = "denialhelp.web.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"
