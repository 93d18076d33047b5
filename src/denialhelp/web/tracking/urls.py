"""Addresses of what comes after sending."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("case/<str:case_id>/sent/", views.sent, name="sent"),
    path("case/<str:case_id>/sent/<int:number>/", views.sending, name="sending"),
    path("case/<str:case_id>/sent/late/", views.late_letter, name="late-letter"),
    path("case/<str:case_id>/sent/answer/", views.answer, name="answer"),
    path("case/<str:case_id>/sent/outcome/", views.outcome, name="outcome"),
    path("case/<str:case_id>/sent/feed/", views.feed_link, name="feed-link"),
    path("feed/<str:link>.ics", views.feed, name="feed"),
]
