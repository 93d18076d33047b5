"""Addresses: choose where the records are, go there, come back."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.connections import views

urlpatterns = [
    path("case/<str:case_id>/connect/", views.choose, name="connect"),
    path("case/<str:case_id>/connect/<int:number>/", views.leave, name="connect-to"),
    path("connected/", views.back, name="connected"),
]
