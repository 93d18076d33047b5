"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class RepresentationConfig(AppConfig):
    """Representation."""

    name = "denialhelp.web.representation"
    label = "representation"
    default_auto_field = "django.db.models.BigAutoField"
