"""Addresses: sending a packet by oneself or by a service, and the services' notices."""

from __future__ import annotations

from django.urls import path

from denialhelp.web.sending import views

urlpatterns = [
    path("case/<str:case_id>/send/", views.send, name="send"),
    path("case/<str:case_id>/send/to/", views.send_to, name="send-to"),
    path("case/<str:case_id>/send/sheet/", views.sheet, name="send-sheet"),
    path("case/<str:case_id>/send/parts/", views.make_parts, name="send-parts"),
    path("case/<str:case_id>/send/parts/<str:name>", views.part_taken, name="send-part"),
    path("case/<str:case_id>/send/office/", views.office_mail, name="send-office"),
    path("case/<str:case_id>/send/by/<str:way>/", views.prepare, name="send-by"),
    path("case/<str:case_id>/send/<int:number>/", views.dispatch, name="dispatch"),
    path("case/<str:case_id>/send/<int:number>/proof.json", views.proof, name="dispatch-proof"),
    path("case/<str:case_id>/send/<int:number>/<int:part>.pdf", views.dispatch_part, name="dispatch-part"),
    path("hooks/sending/<str:service>/", views.hook, name="sending-hook"),
]
