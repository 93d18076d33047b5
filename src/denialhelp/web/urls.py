"""Addresses of the web application."""

from __future__ import annotations

from django.urls import include, path, re_path

from denialhelp.web.calculator import views as calculator
from denialhelp.web.cases import letter_views as letters
from denialhelp.web.cases import pages_views as pages
from denialhelp.web.cases import views
from denialhelp.web.checker import views as checker

urlpatterns = [
    path("", views.start, name="start"),
    path("privacy/", views.privacy, name="privacy"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("calculator/deadlines.ics", calculator.dates, name="calculator-dates"),
    path("check/", checker.check, name="check"),
    path("", include("denialhelp.web.jobs.urls")),
    path("", include("denialhelp.web.help.urls")),
    path("", include("denialhelp.web.providers.urls")),
    path("", include("denialhelp.web.tracking.urls")),
    path("", include("denialhelp.web.accounts.urls")),
    path("", include("denialhelp.web.payments.urls")),
    path("", include("denialhelp.web.sending.urls")),
    path("", include("denialhelp.web.organizations.urls")),
    path("", include("denialhelp.web.representation.urls")),
    path("", include("denialhelp.web.office.urls")),
    path("", include("denialhelp.web.telemetry.urls")),
    path("", include("denialhelp.web.connections.urls")),
    path("api/", include("denialhelp.web.api.urls")),
    path("rule/<str:rule_id>/", calculator.rule, name="rule"),
    path("case/<str:case_id>/", views.facts, name="facts"),
    path("case/<str:case_id>/packet/", views.packet, name="packet"),
    path("case/<str:case_id>/place/", views.place, name="place"),
    path("case/<str:case_id>/image/<int:number>/<int:page>.png", views.image, name="image"),
    path("case/<str:case_id>/file/<path:name>", views.download, name="download"),
    path("case/<str:case_id>/delete/", views.delete, name="delete"),
    path("case/<str:case_id>/keep/", views.keep_case, name="keep"),
    path("case/<str:case_id>/question/", pages.question, name="question"),
    path("case/<str:case_id>/dates/", pages.dates, name="dates"),
    path("case/<str:case_id>/dates.ics", pages.calendar, name="calendar"),
    path("case/<str:case_id>/files/", pages.files, name="files"),
    path("case/<str:case_id>/files/<int:number>/", pages.file, name="case-file"),
    path("case/<str:case_id>/criteria/", pages.criteria, name="criteria"),
    path("case/<str:case_id>/worklist/", pages.worklist, name="worklist"),
    path("case/<str:case_id>/records-request/", pages.records_request, name="records-request"),
    path("case/<str:case_id>/letter/", letters.letter, name="letter"),
    path("case/<str:case_id>/letter/<int:number>/", letters.sentence, name="sentence"),
    path("case/<str:case_id>/letter/undo/", letters.undo, name="undo"),
    path("case/<str:case_id>/letter/remake/", letters.remake, name="remake"),
    path("case/<str:case_id>/preview/", letters.preview, name="preview"),
    path("case/<str:case_id>/preview/<int:page>.png", letters.packet_image, name="packet-image"),
    re_path(r"^language/(?P<code>es|en)/$", views.language, name="language"),
    re_path(r"^(?P<code>es|en)/?$", views.language, name="language-start"),
    path("delete-all/", views.delete_all, name="delete-all"),
    path("case/<str:case_id>/again/", views.again, name="again"),
    path("case/<str:case_id>/add/", views.add, name="add"),
]
handler404 = views.not_found
handler500 = views.fault
