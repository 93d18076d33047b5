"""What the pages around say of services that send: nothing where the installation has none."""

from __future__ import annotations

from typing import Any

from django import template

from denialhelp.web.sending.models import Way
from denialhelp.web.sending.services.chosen import ways

register = template.Library()


@register.simple_tag
def services_on() -> bool:
    """Whether papers can leave this machine by a service, after the person's yes."""
    return bool(ways())


@register.inclusion_tag("sending/privacy.html")
def sending_privacy() -> dict[str, Any]:
    """What services that send learn, for the page on privacy."""
    on = ways()
    return {"fax": Way.FAX in on, "post": Way.CERTIFIED in on}
