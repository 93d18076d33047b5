"""Addresses of the web application."""

from __future__ import annotations

from django.urls import include, path

from denialhelp.web.calculator import views as calculator
from denialhelp.web.cases import views
from denialhelp.web.checker import views as checker

urlpatterns = [
    path("", views.start, name="start"),
    path("privacy/", views.privacy, name="privacy"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("calculator/deadlines.ics", calculator.dates, name="calculator-dates"),
    path("check/", checker.check, name="check"),
    path("", include("denialhelp.web.help.urls")),
    path("rule/<str:rule_id>/", calculator.rule, name="rule"),
    path("case/<str:case_id>/", views.facts, name="facts"),
    path("case/<str:case_id>/packet/", views.packet, name="packet"),
    path("case/<str:case_id>/place/", views.place, name="place"),
    path("case/<str:case_id>/image/<int:number>/<int:page>.png", views.image, name="image"),
    path("case/<str:case_id>/file/<path:name>", views.download, name="download"),
    path("case/<str:case_id>/delete/", views.delete, name="delete"),
    path("case/<str:case_id>/keep/", views.keep_case, name="keep"),
    path("delete-all/", views.delete_all, name="delete-all"),
    path("case/<str:case_id>/again/", views.again, name="again"),
    path("case/<str:case_id>/add/", views.add, name="add"),
]
handler404 = views.not_found
handler500 = views.fault
