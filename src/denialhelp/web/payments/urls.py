"""Addresses: what a letter costs, paying, the receipt, and the payment service's events."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.payments import views

urlpatterns = [
    path("case/<str:case_id>/pay/", views.pay, name="pay"),
    path("case/<str:case_id>/refund/", views.refund, name="ask-refund"),
    path("paid/<str:receipt>/", views.paid, name="paid"),
    path("receipt/<str:receipt>/", views.receipt, name="receipt"),
    path("hooks/stripe/", views.stripe_hook, name="stripe-hook"),
]
