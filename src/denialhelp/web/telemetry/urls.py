"""Addresses: figures for Prometheus."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.telemetry import views

urlpatterns = [path("metrics", views.metrics, name="metrics")]
