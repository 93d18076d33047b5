"""What runs on each host of a scale test: `scale_part.py worker`, and what asks for work: `tables`, `notes N`, `cases N`, `sends N`.

The effect of a note is a row in a table of its own that would take a second one: what is done twice is seen.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from datetime import timedelta
from pathlib import Path

import django
import httpx

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "cimt-stroke"
NOTE, SEND = "scale.note", "scale.send"


def note(number: int, milliseconds: int) -> None:
    """Some work, then one effect in the database."""
    from django.db import connection, transaction

    from denialhelp.web.jobs.port import in_hand

    time.sleep(milliseconds / 1000)
    with transaction.atomic():
        in_hand()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM scale_effect WHERE number = %s", [number])
            if cursor.fetchone() is None:
                cursor.execute("INSERT INTO scale_effect (number, host) VALUES (%s, %s)", [number, os.environ.get("SCALE_HOST", "")])


def send(number: int) -> None:
    """An effect outside: a request under a key, as services take them, then a row that says so."""
    from django.db import connection, transaction

    from denialhelp.web.jobs.port import in_hand

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM scale_effect WHERE number = %s", [number])
        if cursor.fetchone() is not None:
            return
    httpx.post(os.environ["SCALE_RECORDER"], headers={"Idempotency-Key": f"send-{number}"}, trust_env=False).raise_for_status()
    with transaction.atomic():
        in_hand()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO scale_effect (number, host) VALUES (%s, %s)", [number, "sent"])


def sends(first: int, count: int) -> None:
    """Ask for sendings."""
    from denialhelp.web.jobs.port import enqueue

    for number in range(first, first + count):
        enqueue(SEND, number, key=f"send:{number}")


def tables() -> None:
    """Bring the database up to date and make the table of effects."""
    from django.core.management import call_command
    from django.db import connection

    call_command("bring_up_to_date")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS scale_effect (number integer, host varchar(40))")


def notes(first: int, count: int, milliseconds: int) -> None:
    """Ask for notes; with SCALE_HOLD for the next hour, so that whoever measures can let them all go at once."""
    from django.utils import timezone

    from denialhelp.web.jobs.port import enqueue

    at = timezone.now() + timedelta(hours=1) if "SCALE_HOLD" in os.environ else None
    for number in range(first, first + count):
        enqueue(NOTE, number, milliseconds, key=f"note:{number}", at=at)


def cases(count: int, *, draft: bool) -> None:
    """Make cases of the sample's notice and put their reading (or everything) in line."""
    from denialhelp.web.cases.models import Case, Role
    from denialhelp.web.cases.starting import begin
    from denialhelp.web.cases.storage import Store

    paths = [(Role.NOTICE, SAMPLE / "notice.pdf")]
    if draft:
        paths += [(Role.POLICY, SAMPLE / "policy.pdf"), *[(Role.RECORDS, p) for p in sorted((SAMPLE / "records").iterdir())]]
    for _ in range(count):
        case = Case.begin(secrets.token_urlsafe(24))
        for place, (role, path) in enumerate(paths):
            file = case.files.model(case=case, role=role, place=place)
            file.name = path.name
            file.save()
            Store(case).put(file.stored, [path.read_bytes()])
        begin(case, "appeal" if draft else "read")


def main(what: str, *numbers: str) -> None:
    """Run one part."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "denialhelp.web.settings")
    django.setup()
    from denialhelp.web.jobs import neighbours
    from denialhelp.web.jobs.port import durable
    from denialhelp.web.jobs.worker import serve_until_stopped

    durable(NOTE, tries=50)(note)
    durable(SEND, tries=50)(send)
    if what == "worker":
        neighbours._SPACE = (Path("/none"), Path("/none"))  # each host as if alone: only leases tell that another is lost
        serve_until_stopped()
    elif what == "tables":
        tables()
    elif what in ("notes", "sends"):
        (notes if what == "notes" else sends)(*(int(n) for n in numbers))
    else:
        cases(int(numbers[0]), draft=what == "drafts")


if __name__ == "__main__":
    main(*sys.argv[1:])
