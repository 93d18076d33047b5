"""Addresses: practices and advocates: members, roles, the caseload board, statistics."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
