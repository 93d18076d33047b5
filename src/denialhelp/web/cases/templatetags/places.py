"""Links to pages, days in the reader's language, and the engines' sentences as far as they can be said in it."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext as _

from denialhelp.reference.spanish_book import spanish_of
from denialhelp.web.cases.present import ROUTE_WORDS, place_url
from denialhelp.web.speaking import known

register = template.Library()
_WHICH_STATE = re.compile(r"In which state was the insurance issued, or where does the member live: (.+)\?")


@register.simple_tag
def place(case_id: str, source: Any) -> str:
    """The address of the page that shows this source."""
    return place_url(case_id, source)


def _formatted(day: Any, pattern: str) -> SafeString:
    value = parse_date(day[:10]) if isinstance(day, str) else day
    if not isinstance(value, date):
        return SafeString("")
    return format_html('<time datetime="{}" translate="no">{}</time>', value.isoformat(), date_format(value, pattern))


@register.filter
def day(value: Any) -> SafeString:
    """A day: November 24, 2026 / 24 de noviembre de 2026."""
    return _formatted(value, pgettext("format of a day", "F j, Y"))


@register.filter
def weekday(value: Any) -> SafeString:
    """A day with its weekday."""
    return _formatted(value, pgettext("format of a day with its weekday", "l, F j, Y"))


@register.filter
def moment(value: datetime | None) -> SafeString:
    """A moment on this machine's clock."""
    return SafeString("") if value is None else _formatted(localtime(value), pgettext("format of a moment", "F j, Y, H:i"))


@register.filter
def dollars(value: Any) -> str:
    """An amount as the United States write it, in Spanish too: $6,000.00."""
    return f"${value:,.2f}" if isinstance(value, int | float | Decimal) else f"${value}"


def _options(said: str, options: str) -> SafeString:
    """A sentence with what the notice may say, whose words are the notice's own."""
    before, _gap, after = said.partition("%(options)s")
    return format_html('{}<span lang="en">{}</span>{}', before, options, after)


def _question(text: str) -> SafeString | None:
    """A question that names what it may be about, in Spanish; None where it is none."""
    if found := _WHICH_STATE.fullmatch(text):
        return _options(_("In which state was the insurance issued, or where does the member live: %(options)s?"), found[1])
    asked, may, options = text.partition(" The notice may say: ")
    said = spanish_of(asked)
    if not may or said is None:
        return None
    return format_html("{} {}", said, _options(_("The notice may say: %(options)s."), options.removesuffix(".")))


@register.simple_tag
def route_name(route: str) -> str:
    """A route of the law by the name that people read."""
    return _(ROUTE_WORDS.get(route, route.replace("-", " ").capitalize()))


@register.simple_tag
def engine(text: str | None) -> str:
    """A sentence of the engines: in Spanish where one of the books has it, else as it is and marked as English."""
    if not text or not (get_language() or "").startswith("es"):
        return text or ""
    held = known(text) or _question(text)
    if held is None and (said := gettext(text)) != text:
        return said
    return held if held is not None else format_html('<span lang="en">{}</span>', text)
