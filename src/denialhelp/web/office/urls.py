"""Addresses: the office that runs the service: cases without health text, settings, queue, figures."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
