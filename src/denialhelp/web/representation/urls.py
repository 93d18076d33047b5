"""Addresses: caregivers and representatives: the authorization that each kind of plan asks for."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from denialhelp.web.representation import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("case/<str:case_id>/representative/", views.representative, name="representative"),
    path("case/<str:case_id>/representative/<int:number>/", views.authorization, name="authorization"),
    path("case/<str:case_id>/representative/<int:number>/authorization.pdf", views.paper, name="authorization-paper"),
    path("case/<str:case_id>/representative/<int:number>/link/<int:link_id>/revoke/", views.revoke_link, name="revoke-signing-link"),
    path("authorize/<str:link>/", views.sign, name="sign-authorization"),
]
