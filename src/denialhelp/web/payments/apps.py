"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import pre_delete


class PaymentsConfig(AppConfig):
    """Payments."""

    name = "denialhelp.web.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the steps, and stand before the finished files."""
        from denialhelp.web.cases.gate import register
        from denialhelp.web.payments import steps  # noqa: F401 - models are there only now
        from denialhelp.web.payments.leaving import leaving
        from denialhelp.web.payments.toll import toll

        register(toll)
        pre_delete.connect(leaving, sender="cases.Case", dispatch_uid="payments.leaving")
