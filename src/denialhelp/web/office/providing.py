"""The services that the office sets: which fields each has, what is said of them, and a change of them. A secret is written, never read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from denialhelp.errors import WrongUse
from denialhelp.web.guard import provided
from denialhelp.web.guard.audit import record
from denialhelp.web.guard.models import Action
from denialhelp.web.guard.provided import ON, Served
from denialhelp.web.sending.recipients import address_from, fax_number

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?")
_OWN = ("localhost", "127.0.0.1", "::1")
OFFICE_ADDRESS = ("name", "line1", "line2", "city", "state", "zip_code")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Setting:
    """One field: its name in the settings, what it is called, its choices. `secret`: kept and never shown; `where`: it says to which
    server the secrets go, so that they are given anew where it changes; `only`: for this service only."""

    name: str
    label: str
    choices: tuple[str, ...] = ()
    secret: bool = False
    where: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a service, and the variable by which the environment chooses it."""

    title: str
    variable: str
    fields: tuple[Setting, ...]


def _choice(*names: str) -> Setting:
    return Setting("SERVICE", "Service", names, where=True)


_URL = Setting("URL", "Another address of the service, for trials (empty: the service's own)", where=True)
FORMS: Mapping[Served, Form] = {
    Served.MAIL: Form(
        "Mail",
        "DENIALHELP_SMTP_HOST or DENIALHELP_MAIL_SERVICE",
        (
            _choice("smtp", *settings.MAIL_SERVICES),
            Setting("HOST", "Mail server", where=True, only="smtp"),
            Setting("PORT", "Its port", only="smtp"),
            Setting("TLS", "Encryption", ("starttls", "tls", "none"), where=True, only="smtp"),
            Setting("USER", "User name there", only="smtp"),
            Setting("KEY", "Password or key", secret=True),
            Setting("FROM", "From"),
        ),
    ),
    Served.FAX: Form(
        "Fax",
        "DENIALHELP_FAX_SERVICE",
        (
            _choice("telnyx", "sinch"),
            Setting("ACCOUNT", "Fax application (connection id) or project id"),
            Setting("KEY", "Key", secret=True),
            Setting("SECRET", "The key's secret", secret=True, only="sinch"),
            Setting("WEBHOOK_KEY", "Public key of its events", secret=True, only="telnyx"),
            _URL,
            Setting("FROM", "Number that faxes are sent from"),
            Setting("OFFICE", "Fax number of the office, for trials"),
        ),
    ),
    Served.POST: Form(
        "Certified mail",
        "DENIALHELP_POST_SERVICE",
        (
            _choice("lob", "postgrid"),
            Setting("KEY", "Key", secret=True),
            Setting("WEBHOOK_KEY", "Secret of its events", secret=True),
            _URL,
            *(
                Setting(f"OFFICE_{part}", label)
                for part, label in zip(
                    OFFICE_ADDRESS,
                    ("Address of the office, for trials: name", "street or P.O. box", "second line", "city", "state", "ZIP code"),
                    strict=True,
                )
            ),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the office sees it: `value` is empty for a secret, `kept` says that there is one; `outside`: the environment sets it."""

    setting: Setting
    value: str
    kept: bool
    outside: str

    @property
    def id(self) -> str:
        """What the form calls it."""
        return self.setting.name


def shown(what: Served, posted: Mapping[str, str] | None = None) -> list[Shown]:
    """The fields with what the office has set, or has just tried to set."""
    held, outside = provided.of_office(what), provided.sender_outside(what)
    found = []
    for setting in FORMS[what].fields:
        kept = held.get(setting.name, "")
        told = "" if setting.secret else kept if posted is None else posted.get(setting.name, "")
        found.append(Shown(setting, told, setting.secret and bool(kept), outside if setting.name == "FROM" else ""))
    return found


def save(what: Served, posted: Mapping[str, str], who: str) -> None:
    """Set a service as the form says; raises WrongUse. An empty secret leaves the one that is kept."""
    held = provided.of_office(what)
    told = {f.name: " ".join(posted.get(f.name, "").split())[:LONGEST] for f in FORMS[what].fields}
    told[ON] = "yes" if ON in posted else ""
    if told["SERVICE"] not in _setting(what, "SERVICE").choices:
        raise WrongUse("service", "Choose the service.")
    for field in FORMS[what].fields:
        if field.only and field.only != told["SERVICE"]:
            told[field.name] = ""
        elif field.secret:
            told[field.name] = told[field.name] or _secret_kept(what, field, held, told)
    _check(what, told)
    if what is Served.MAIL and not told[ON] and not settings.MAIL_ON and not settings.ACCOUNTS_SET:
        raise WrongUse("mail", "People sign in by mail: it stays on. DENIALHELP_ACCOUNTS=on keeps accounts without it.")
    changed = sorted(n for n in told if told[n] != held.get(n, ""))
    if changed:
        provided.keep(what, told)
        record(Action.SERVICE_CHANGED, who=who, detail=f"{what}:{'+'.join(changed)}"[:60])


def _setting(what: Served, name: str) -> Setting:
    return next(f for f in FORMS[what].fields if f.name == name)


def _secret_kept(what: Served, field: Setting, held: Mapping[str, str], told: Mapping[str, str]) -> str:
    """The secret that is kept, where it still goes to the server that it was given for."""
    kept = held.get(field.name, "")
    if kept and any(told[f.name] != held.get(f.name, "") for f in FORMS[what].fields if f.where):
        raise WrongUse("secret", f"{field.label}: give it again. It was given for another server, and goes to no other.")
    return kept


def _check(what: Served, told: dict[str, str]) -> None:
    """What cannot be is refused; raises WrongUse."""
    if told.get("URL") and not _fine_address(told["URL"]):
        raise WrongUse("address", "The address of a service begins with https://.")
    if what is Served.MAIL:
        _check_mail(told)
    elif told[ON] and not told["KEY"]:
        raise WrongUse("key", "The service needs its key.")
    if what is Served.FAX:
        for name in ("FROM", "OFFICE"):
            told[name] = fax_number(told[name]) if told[name] else ""
        if told[ON] and not (told["ACCOUNT"] and (told["FROM"] or provided.sender_outside(what))):
            raise WrongUse("fax", "The service needs the account and the number that faxes are sent from.")
        if told[ON] and told["SERVICE"] == "sinch" and not told["SECRET"]:
            raise WrongUse("fax", "The service needs the key's secret.")
    if what is Served.POST and any(told[f"OFFICE_{part}"] for part in OFFICE_ADDRESS):
        address_from({k: v for k, v in told.items() if k.startswith("OFFICE_")}, "OFFICE")


def _check_mail(told: dict[str, str]) -> None:
    if told["SERVICE"] == "smtp":
        if not _HOST.fullmatch(told["HOST"]):
            raise WrongUse("host", "Enter the name of the mail server.")
        told["PORT"], told["TLS"] = told["PORT"] or "587", told["TLS"] or "starttls"
        if not (told["PORT"].isdigit() and 0 < int(told["PORT"]) < 65536):
            raise WrongUse("port", "A port is a number up to 65535.")
        if told["TLS"] not in ("starttls", "tls", "none"):
            raise WrongUse("encryption", "Choose the encryption.")
    elif told[ON] and not told["KEY"]:
        raise WrongUse("key", "The service needs its key.")
    if told["FROM"]:
        try:
            validate_email(parseaddr(told["FROM"])[1])
        except ValidationError as fault:
            raise WrongUse("from", "From is an e-mail address, or a name and an address in angle brackets.") from fault


def _fine_address(text: str) -> bool:
    """Whether a key may go there: encrypted, or on this machine."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.hostname) and not parts.username and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _OWN))
