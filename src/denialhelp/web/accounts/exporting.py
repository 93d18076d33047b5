"""Everything of a person in one ZIP: each case's papers, packet and facts. Made by a job, sealed, gone after a day."""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from denialhelp.web.accounts.mail import address, send_mail
from denialhelp.web.accounts.models import Export, User
from denialhelp.web.cases.deletion import delete_case
from denialhelp.web.cases.gate import in_place_of
from denialhelp.web.cases.models import Case, State
from denialhelp.web.cases.storage import Store, safe_name
from denialhelp.web.guard.audit import fingerprint, record
from denialhelp.web.guard.models import Action

LASTS = timedelta(hours=24)
PLACE = "export.zip"
SECRET = ("hash", "secret", "token", "wrapped", "key", "code")
OWN_ROWS = frozenset({"files", "holding", "handover", "export", "feed"})


class _Sink(io.RawIOBase):
    """What a ZIP writes, to be taken piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        out = bytes(self._held)
        self._held.clear()
        return out


def ask(person: User) -> Export:
    """A new export; earlier ones end."""
    for earlier in person.exports.all():
        drop(earlier)
    place = Case.begin(secrets.token_urlsafe(24))
    Case.objects.filter(pk=place.pk).update(state=State.DONE, expires_at=timezone.now() + LASTS)
    return Export.objects.create(person=person, case=place)


def drop(export: Export) -> None:
    """The key first, then the file and the rows."""
    delete_case(export.case_id, who=f"person-{export.person_id}", action=Action.EXPORT_DELETED)


def make(export_id: int) -> None:
    """Write the file; a second run finds it made. In the clear it exists in memory only, piece by piece."""
    export = Export.objects.select_related("person", "case").filter(pk=export_id, made_at=None).exclude(case__key_wrapped=b"").first()
    if export is None:
        return
    Store(export.case).put(PLACE, whole(export.person))
    Export.objects.filter(pk=export.pk).update(made_at=timezone.now())
    record(Action.EXPORT_MADE, who=f"person-{export.person_id}")
    told: dict[str, str | int | date] = {"link": address(reverse("account")), "hours": int(LASTS.total_seconds() // 3600)}
    send_mail("accounts/export", export.person.email, export.person.language, told, f"export:{export.pk}:{fingerprint(export.case_id)}")


def chunks(export: Export) -> Iterator[bytes]:
    """The ZIP's bytes, for its owner."""
    return Store(export.case).chunks(PLACE)


def whole(person: User) -> Iterator[bytes]:
    """The ZIP, piece by piece."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("account.json", _text(_account(person)))
        for number, held in enumerate(person.holdings.select_related("case").exclude(case__key_wrapped=b"").order_by("created_at"), 1):
            for place, parts in _files(held.case):
                with packed.open(f"case-{number}/{place}", "w", force_zip64=True) as inside:
                    for piece in parts:
                        inside.write(piece)
                        yield sink.taken()
    yield sink.taken()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


def _account(person: User) -> dict[str, Any]:
    return {"email": person.email, "language": person.language, "reminders": person.reminders, "joined": person.date_joined}


def _files(case: Case) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every file of a case by its place in the ZIP."""
    store, taken = Store(case), set[str]()
    yield "case.json", iter([_text(_told(case)).encode()])
    for file in case.files.all():
        if store.has(file.stored):
            name = safe_name(file.name, taken)
            taken.add(name)
            yield f"originals/{name}", store.chunks(file.stored)
    for place in store.names(case.packet) if case.packet else ():
        name = place.removeprefix(case.packet + "/")
        if in_place_of(case, name) is None:  # what is still to be paid for is taken along once it is
            yield f"packet/{name}", store.chunks(place)
    for place in store.names("dispatches"):
        yield place, store.chunks(place)


def _row(row: Model) -> dict[str, Any]:
    """A row of another app that hangs on the case: what is in the clear, and what is sealed, opened; no secret of a link."""
    told: dict[str, Any] = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001 - Django documents it
        name = field.name.removesuffix("_sealed")
        if not any(part in name for part in SECRET) and field.name != "case" and hasattr(row, name):
            value = getattr(row, name)
            told[name] = value.pk if isinstance(value, Model) else value
    return {k: v for k, v in told.items() if not isinstance(v, bytes | memoryview)}


def _hanging(case: Case) -> dict[str, list[dict[str, Any]]]:
    """The rows of all apps that hang on the case: what was sent, who was invited, what was paid, who was reminded."""
    found: dict[str, list[dict[str, Any]]] = {}
    for relation in case._meta.related_objects:  # noqa: SLF001 - Django documents it
        name = relation.get_accessor_name() or ""
        if name and name not in OWN_ROWS:
            held = relation.related_model._default_manager  # noqa: SLF001 - as above
            rows = held.filter(**{relation.field.name: case}).order_by("pk")
            found[name.removesuffix("_set")] = [_row(r) for r in rows]
    return {k: v for k, v in found.items() if v}


def _told(case: Case) -> dict[str, Any]:
    """The case's facts, answers, notes, and what hangs on it."""
    read = Store(case).get_json("read.json") or {}
    return {
        "made": case.created_at,
        "state": case.state,
        "read": {k: v for k, v in read.items() if k != "documents"},
        "answers": case.answers,
        "notes": case.notes,
        "files": [{"name": f.name, "role": f.role, "pages": f.pages} for f in case.files.all()],
        **_hanging(case),
    }
