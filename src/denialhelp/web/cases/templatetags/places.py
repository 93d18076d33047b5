"""The link from a source to its page."""

from __future__ import annotations

from typing import Any

from django import template

from denialhelp.web.cases.present import place_url

register = template.Library()


@register.simple_tag
def place(case_id: str, source: Any) -> str:
    """The address of the page that shows this source."""
    return place_url(case_id, source)
