"""Addresses: paying for a letter, where the installation asks for it: prices, Checkout, receipts, refunds."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
