"""Addresses: sending a packet: sheets to print, fax, certified mail and e-mail through services, proof of sending."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
