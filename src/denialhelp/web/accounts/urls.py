"""Addresses: people who keep cases: sign-in, sessions, export, deletion, reminders."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
