"""Addresses: durable work: what is to be done once, even where a process dies."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
