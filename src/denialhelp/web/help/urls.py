"""Addresses of the help library on the running site; they are those of the static one."""

from __future__ import annotations

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("help/assets/<str:name>", views.asset, name="help-asset"),
    re_path(r"^help/search/index-(?P<lang>en|es)\.json$", views.index, name="help-index"),
    re_path(r"^(?P<name>help/[a-z0-9-]+\.xml|llms\.txt)$", views.around, name="help-around"),
    re_path(r"^(?P<path>(?:es/)?help/(?:[a-z0-9-]+/){0,4})$", views.page, name="help"),
]
