"""Addresses: caregivers and representatives: the authorization that each kind of plan asks for."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
