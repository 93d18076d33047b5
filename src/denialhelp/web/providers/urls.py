"""Addresses of the invitations."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("case/<str:case_id>/doctor/", views.doctor, name="doctor"),
    path("case/<str:case_id>/doctor/<int:number>/revoke/", views.revoke, name="revoke"),
    path("case/<str:case_id>/doctor/<int:number>/signed.pdf", views.signed, name="signed"),
    path("sign/<str:link>/", views.provider, name="provider"),
    path("sign/<str:link>/review/", views.review, name="provider-review"),
    path("sign/<str:link>/page/<int:number>.png", views.page, name="provider-page"),
    path("sign/<str:link>/signed.pdf", views.provider_pdf, name="provider-pdf"),
]
