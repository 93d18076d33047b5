"""The statement under review: its items with the pages they rest on, the provider's decisions, and the signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from denialhelp.errors import WrongUse
from denialhelp.packet.provider_statement import sign_statement, statement_of
from denialhelp.packet.review import Choice, Decision, Signer, items
from denialhelp.packet.signing import key_for
from denialhelp.reference.loader import load_rules
from denialhelp.web.cases.models import Case
from denialhelp.web.cases.pictures import drawn
from denialhelp.web.cases.storage import Store
from denialhelp.web.cases.workplace import workplace
from denialhelp.web.providers.models import Invitation, Standing

Json = Any
_NEEDED = ("manifest.json", "packet.pdf")


@dataclass(frozen=True, slots=True)
class Row:
    """One item on the screen: what the statement says, the excerpts with the packet's page of each, and what was entered."""

    number: int
    text: str
    excerpts: tuple[tuple[str, str, int], ...]
    decision: str
    edit: str


def manifest_of(case: Case) -> Json:
    """The manifest of the packet that counts; raises WrongUse where there is none."""
    found = Store(case).get_json(f"{case.packet}/manifest.json") if case.packet else None
    if found is None:
        raise WrongUse("no-statement", "There is no packet yet.")
    return found


def _pages(manifest: Json) -> dict[str, int]:
    return {page["label"]: page["packet_page"] for exhibit in manifest["exhibits"] for page in exhibit["pages"]}


def has_statement(case: Case) -> bool:
    """Whether the packet holds a statement that can be reviewed."""
    try:
        items(statement_of(manifest_of(case)))
    except WrongUse:
        return False
    return True


def rows(case: Case, posted: Mapping[str, str]) -> list[Row]:
    """The items to decide; raises WrongUse where there is no statement."""
    manifest = manifest_of(case)
    places = _pages(manifest)
    return [
        Row(
            item.number,
            item.text,
            tuple((quote, label, places[label]) for quote, label in item.excerpts if label in places),
            posted.get(f"decision-{item.number}", ""),
            posted.get(f"text-{item.number}", item.text),
        )
        for item in items(statement_of(manifest))
    ]


def shown_pages(case: Case) -> set[int]:
    """The pages of the packet that the provider may look at: those that an item rests on."""
    return {page for row in rows(case, {}) for _, _, page in row.excerpts}


def decisions(posted: Mapping[str, str], shown: list[Row]) -> dict[int, Decision]:
    """The decisions of the form; what has none is left out, and signing says so."""
    chosen = {row.number: row.decision for row in shown if row.decision in list(Choice)}
    return {n: Decision(Choice(c), " ".join(posted.get(f"text-{n}", "").split()) if c == Choice.EDIT else "") for n, c in chosen.items()}


def sign(invitation: Invitation, posted: Mapping[str, str], shown: list[Row]) -> None:
    """Sign what was decided and keep the signed file; raises WrongUse with all that stands against it.

    An invitation signs once: where two requests come at the same time, the second finds it signed.
    """
    case = invitation.case
    signer = Signer(*(" ".join(posted.get(name, "").split()) for name in ("name", "npi", "license")))
    decided, store, at = decisions(posted, shown), Store(case), timezone.localtime()
    if not signer.name:
        raise WrongUse("signer", "A signature needs the name of who signs.")
    with workplace(case.pk) as place:
        for name in _NEEDED:
            (place / name).write_bytes(store.get(f"{case.packet}/{name}"))
        done = drawn(lambda: sign_statement(place, decided, signer, key_for(signer.name, at), load_rules(), at=at))
    said = [{"number": r.number, "says": r.text, "decision": decided[r.number].choice.value, "text": decided[r.number].text} for r in shown]
    if not Invitation.objects.filter(pk=invitation.pk, standing=Standing.OPENED).update(standing=Standing.SIGNED):
        raise WrongUse("signed", "This statement was signed or revoked meanwhile.")
    store.put(f"signed/statement-{invitation.pk}.pdf", [done.pdf])
    invitation.result = {"name": signer.name, "at": at.isoformat(timespec="minutes"), "packet": case.packet, "items": said}
    invitation.save(update_fields=["result_sealed"])
