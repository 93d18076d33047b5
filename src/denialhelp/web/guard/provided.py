"""The services of this installation (mail, fax, post): what the environment sets comes first, else what the office has set. It is read anew
each time, so that a change counts at once for every server and worker.

A connection is one piece: where the environment sets any part of it, all of it is the environment's, so that a key which stands there is
never shown to an address that somebody sets in the office. Only the sender may come from the other place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import InterfaceError, OperationalError, connection

from denialhelp.web.guard.master import master_keys, unwrap, wrap
from denialhelp.web.guard.models import ServiceSettings

Values = Mapping[str, str]
ON = "ON"
_SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Served(StrEnum):
    """What a service is for."""

    MAIL = "mail"
    FAX = "fax"
    POST = "post"


def sealed_for(name: str) -> str:
    """Where a sealed set of values belongs: it opens nowhere else."""
    return f"service:{name}"


def of_office(what: Served) -> dict[str, str]:
    """What the office has set, secrets too; empty where it has set nothing, or the database does not answer now. Raises SealBroken."""
    try:
        row = ServiceSettings.objects.filter(pk=what.value).first()
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block:
            raise
        return {}  # a page that needs no database goes on without one
    return json.loads(unwrap(master_keys(settings.HOME), bytes(row.sealed), sealed_for(what))) if row is not None else {}


def keep(what: Served, values: Values) -> None:
    """Set what the office sets, sealed under the master key."""
    sealed = wrap(master_keys(settings.HOME)[0], json.dumps(dict(values)).encode(), sealed_for(what))
    ServiceSettings.objects.update_or_create(pk=what.value, defaults={"sealed": sealed})


def set_outside(what: Served) -> bool:
    """Whether the environment sets the connection."""
    if what is Served.MAIL:
        return bool(settings.MAIL_ON)
    given: Values = settings.FAX if what is Served.FAX else settings.POST
    return any(given[n] for n in given if n != "FROM")


def sender_outside(what: Served) -> str:
    """The sender that the environment sets, or empty."""
    return (settings.DEFAULT_FROM_EMAIL if settings.MAIL_FROM_SET else "") if what is Served.MAIL else settings.FAX.get("FROM", "")


def _in_force(what: Served, given: Values) -> dict[str, str]:
    held = of_office(what)
    found = dict(given)
    if not set_outside(what) and held.get(ON):
        found = {n: held.get(n, "") for n in given}
    if "FROM" in given:
        found["FROM"] = given["FROM"] or held.get("FROM", "")
    return found


def fax() -> Values:
    """The fax service in force, in the names of settings.FAX; no SERVICE where there is none."""
    return _in_force(Served.FAX, settings.FAX)


def post() -> Values:
    """The service that prints and mails in force, in the names of settings.POST; no SERVICE where there is none."""
    return _in_force(Served.POST, settings.POST)


def mail_on() -> bool:
    """Whether this site sends mail."""
    return bool(settings.MAIL_ON or of_office(Served.MAIL).get(ON))


def mail_name() -> str:
    """What sends the mail, in a word."""
    if settings.MAIL_ON:
        return str(settings.EMAIL_BACKEND.split(".")[-2])
    held = of_office(Served.MAIL)
    return held.get("SERVICE", "") if held.get(ON) else ""


def mail_sender() -> str:
    """From whom mail comes."""
    return sender_outside(Served.MAIL) or of_office(Served.MAIL).get("FROM", "") or str(settings.DEFAULT_FROM_EMAIL)


def mail_connection() -> Any:
    """The connection for a mail: Django's own from the environment, else the one that the office set."""
    if settings.MAIL_ON:
        return get_connection()
    held = of_office(Served.MAIL)
    return connection_of(held) if held.get(ON) else get_connection()


def connection_of(held: Values) -> Any:
    """A connection of what the office set."""
    if held["SERVICE"] == "smtp":
        tls = held.get("TLS") or "starttls"
        return get_connection(
            _SMTP,
            host=held["HOST"],
            port=int(held.get("PORT") or "587"),
            username=held.get("USER", ""),
            password=held.get("KEY", ""),
            use_tls=tls == "starttls",
            use_ssl=tls == "tls",
            timeout=settings.EMAIL_TIMEOUT,
        )
    key: dict[str, Any] = {settings.MAIL_SERVICES[held["SERVICE"]].lower(): held.get("KEY", "")}
    return get_connection(f"anymail.backends.{held['SERVICE']}.EmailBackend", **key)


def on() -> tuple[bool, bool]:
    """Whether people can have accounts, and whether this site sends mail, with one look at the database."""
    mail = mail_on()
    return bool(settings.ACCOUNTS_ON or (not (settings.ACCOUNTS_SET or settings.MAIL_ON) and mail)), mail


def accounts_on() -> bool:
    """Whether people can have accounts: as the environment says, else where the site sends mail."""
    return bool(settings.ACCOUNTS_ON or (not (settings.ACCOUNTS_SET or settings.MAIL_ON) and of_office(Served.MAIL).get(ON)))
