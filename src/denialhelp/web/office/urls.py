"""Addresses: the office that runs the service, and the leave that owners give it."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.office import views

urlpatterns = [
    path("office/", views.overview, name="office"),
    path("office/cases/", views.cases, name="office-cases"),
    path("office/queue/", views.queue, name="office-queue"),
    path("office/queue/<int:number>/again/", views.again, name="office-again"),
    path("office/prices/", views.prices, name="office-prices"),
    path("office/prices/refund/<int:number>/", views.refund, name="office-refund"),
    path("office/services/", views.services, name="office-services"),
    path("office/services/<str:name>/", views.service, name="office-service"),
    path("office/services/<str:name>/try/", views.service_try, name="office-service-try"),
    path("office/library/", views.library, name="office-library"),
    path("case/<str:case_id>/sight/", views.sight, name="sight"),
]
