"""To whom it goes: what the notice itself says, with its place; what the person wrote; else a question. Nothing is looked up or guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from denialhelp.errors import WrongUse
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.storage import Store
from denialhelp.web.sending.models import Way
from denialhelp.web.sending.services.port import Address

_LAST_LINE = re.compile(r"(?P<lines>.+?),\s*(?P<city>[^,]+),\s*(?P<state>[A-Z]{2})\.?\s+(?P<zip>\d{5}(?:-\d{4})?)\s*")
_STATE, _ZIP = re.compile(r"[A-Z]{2}"), re.compile(r"\d{5}(?:-\d{4})?")
NOTED = "send_to"


@dataclass(frozen=True, slots=True)
class Recipient:
    """What is known: a name, an address as one line, a fax number, a portal, and the places in the notice. `asked`: the person wrote it."""

    name: str = ""
    address: str = ""
    fax: str = ""
    portal: str = ""
    sources: tuple[Mapping[str, Any], ...] = ()
    asked: bool = False


def recipient(case: Case) -> Recipient:
    """Where appeals go: the person's own words first, then the notice's."""
    store = Store(case)
    whole = store.get_json(f"{case.packet}/case.json") if case.packet else None
    facts = (whole or store.get_json("read.json") or {"notice": {"facts": {}}})["notice"]["facts"]
    fact = facts.get("appeal_to") or {}
    value = fact.get("value") or {}
    payer = str((facts.get("payer_name") or {}).get("value") or "")
    own = case.notes.get(NOTED) or {}
    said = {name: str(own.get(name) or value.get(name) or "") for name in ("name", "address", "fax", "portal")}
    return Recipient(
        said["name"] or payer,
        said["address"],
        said["fax"],
        said["portal"],
        tuple(s for s in fact.get("sources", ()) if s.get("page")),
        asked=bool(own),
    )


def note(case: Case, posted: Mapping[str, str]) -> None:
    """Keep the address or number that the person wrote."""
    told = {name: _line(posted.get(name, "")) for name in ("name", "address", "fax")}
    case.notes = {**case.notes, NOTED: {k: v for k, v in told.items() if v}}
    case.save(update_fields=["notes_sealed"])


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def fax_number(text: str) -> str:
    """A number in the United States as +15555550100; raises WrongUse for what is none."""
    digits = re.sub(r"\D", "", text)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    if len(digits) != 10 or digits[0] in "01":
        raise WrongUse("fax", _("That is no fax number in the United States: ten digits, the area code first."))
    return f"+1{digits}"


def parsed(name: str, line: str) -> Address | None:
    """An address of one line in its parts; None where that is not clear."""
    found = _LAST_LINE.fullmatch(line.strip())
    if found is None:
        return None
    first, _comma, rest = found["lines"].partition(", ")
    return Address(name, first.strip(), found["city"].strip(), found["state"], found["zip"], rest.strip())


def address_from(posted: Mapping[str, str], prefix: str) -> Address:
    """An address from a form's fields; raises WrongUse where something is missing or cannot be."""
    told = {n: _line(posted.get(f"{prefix}_{n}", "")) for n in ("name", "line1", "line2", "city", "state", "zip_code")}
    told["state"] = told["state"].upper()
    if not (told["name"] and told["line1"] and told["city"]) or not _STATE.fullmatch(told["state"]) or not _ZIP.fullmatch(told["zip_code"]):
        raise WrongUse("address", _("Both addresses need a name, a street or P.O. box, a city, a state as two letters, and a ZIP code."))
    return Address(**told)


def to_json(way: str, to: str | Address, name: str, sender: Address | None) -> dict[str, Any]:
    """A recipient as it is kept."""
    if isinstance(to, Address):
        return {"way": way, "name": to.name, "address": asdict(to), "sender": asdict(sender) if sender else None}
    return {"way": way, "name": name, "fax": to}


def from_json(kept: Mapping[str, Any]) -> tuple[str | Address, Address | None]:
    """The recipient and sender of a kept one."""
    if kept.get("way") == Way.FAX:
        return str(kept["fax"]), None
    return Address(**kept["address"]), Address(**kept["sender"]) if kept.get("sender") else None


def on_cover(kept: Mapping[str, Any]) -> dict[str, str]:
    """A kept recipient as a cover sheet names it."""
    return {"name": str(kept.get("name", "")), ("fax" if "fax" in kept else "address"): written({**kept, "name": ""})}


def known(to: Recipient) -> dict[str, str]:
    """What is known of a recipient, as a cover sheet names it."""
    return {"name": to.name, "address": to.address, "fax": to.fax, "portal": to.portal}


def written(kept: Mapping[str, Any]) -> str:
    """A kept recipient as people read it."""
    if "fax" in kept:
        number = str(kept["fax"])
        return f"{kept.get('name', '')}, {number[:2]} {number[2:5]} {number[5:8]} {number[8:]}".lstrip(", ")
    a = kept["address"]
    name = kept.get("name", a["name"])
    return ", ".join(filter(None, [name, a["line1"], a["line2"], a["city"], f"{a['state']} {a['zip_code']}"]))
