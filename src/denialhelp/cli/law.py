"""`denialhelp rights` and `denialhelp audit`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from denialhelp.casefile import contract
from denialhelp.casefile.rights import LegalCase, Rights
from denialhelp.cli.output import note, print_json, progress, say, show_problems, show_questions
from denialhelp.errors import UnreadableFile, WrongUse
from denialhelp.law.case_json import case_from_json
from denialhelp.law.rights import rights_of
from denialhelp.reference.loader import load_rules
from denialhelp.workflow import steps


def case_file(path: Path) -> LegalCase:
    """A case from its JSON file; also takes the case.json of a packet. Raises UnreadableFile or WrongUse."""
    try:
        loaded: Any = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UnreadableFile("missing", f"There is no readable file '{path.name}'; check the name and the folder.") from fault
    except ValueError as fault:
        raise WrongUse("case-json", f"'{path.name}' is not JSON; the contract's form of a case is in docs/case.md.") from fault
    if isinstance(loaded, dict) and isinstance(loaded.get("case"), dict):
        loaded = loaded["case"]
    return case_from_json(loaded)


def show_rights(rights: Rights) -> None:
    """Rights as text for people."""
    for law in rights.regime:
        say(f"Law: {law.law} ({law.citation})")
    if rights.regulator:
        say(f"Regulator: {rights.regulator.name} {rights.regulator.contact}".rstrip())
    say("\nWhat to do, in this order:")
    for route in sorted(rights.routes, key=lambda r: r.rank):
        if not route.available:
            continue
        last = f", last day {route.file_by.isoformat()}" if route.file_by else ""
        safe = (
            f" (safe: by {route.recommended_file_by.isoformat()})"
            if route.recommended_file_by and route.recommended_file_by != route.file_by
            else ""
        )
        say(f"  {route.rank}. {route.route.value}{last}{safe}")
        to = f"Send it to: {route.to_whom}" if route.to_whom else ""
        for text in (route.why, route.how_counted, to, *route.warnings):
            if text:
                say(f"     {text}")
        if route.citations:
            say(f"     {'; '.join(c.cite for c in route.citations)}")
    if rights.clocks:
        say("\nWhat the others must do:")
    for clock in rights.clocks:
        due = f", due {contract.plain(clock.due)}" if clock.due else ""
        say(f"  {clock.who}: {clock.what} within {clock.length.number} {clock.length.unit}{due}; if missed: {clock.if_missed}")
    for done in rights.decided:
        said = {True: f"{done.days_late} days late", False: "in time", None: "whether in time is not known"}[done.late]
        say(f"  {done.who}: {done.what} was due {contract.plain(done.due)}, decided {done.decided_on.isoformat()}: {said}")
    if rights.protections:
        say("\nWhat protects you:")
    for guarantee in rights.protections:
        say(f"  - {guarantee.text} ({'; '.join(c.cite for c in guarantee.citations)})")
    for gone in rights.not_available:
        say(f"Not available: {gone.route}: {gone.why}")
    show_problems(rights.problems)
    show_questions(rights.questions)


def run_rights(path: Path, *, as_of: date, as_json: bool) -> None:
    """`denialhelp rights`."""
    rights = rights_of(case_file(path), load_rules(), as_of=as_of)
    if as_json:
        print_json(contract.rights(rights))
    else:
        show_rights(rights)


def run_audit(notice_path: Path, case_path: Path | None, *, as_of: date, as_json: bool) -> None:
    """`denialhelp audit`."""
    with progress() as show:
        documents, problems = steps.receive([notice_path], progress=show)
        notice = steps.extract(documents, as_of=as_of, problems=problems)
    case = case_file(case_path) if case_path else steps.place(notice)
    defects = steps.audit(notice, documents, case, as_of=as_of)
    if as_json:
        print_json(
            {
                "plan_type": None if case.plan.type is None else case.plan.type.value,
                "defects": [contract.defect(d) for d in defects],
                "problems": [contract.problem(p) for p in notice.problems],
            }
        )
        return
    if case.plan.type is None:
        note("The plan's type is not known, so only what every plan must say was checked; give it with --case.")
    say("Nothing that the law requires was found missing." if not defects else "The notice lacks:")
    for defect in defects:
        say(f"  - {defect.text} ({'; '.join(c.cite for c in defect.citations)})")
        if defect.said:
            say(f'    It says: "{defect.said}"')
