"""Addresses: is the server alive, and ready."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.jobs import health

urlpatterns = [
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]
