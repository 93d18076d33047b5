"""`denialhelp read`: a notice or medical records into facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from denialhelp.casefile import contract
from denialhelp.casefile.fact import Notice
from denialhelp.casefile.record import Record
from denialhelp.cli.output import print_json, progress, say, show_problems, show_questions
from denialhelp.workflow import steps


def _show_notice(notice: Notice) -> None:
    say(f"Kind: {notice.kind}")
    for name, fact in notice.facts.items():
        value = contract.plain(fact.value)
        place = f"{fact.sources[0].document} p. {fact.sources[0].page}" if fact.sources else ""
        say(f"  {name:<18} {value}   [{place}; {fact.confidence:.2f}]")


def _show_record(record: Record) -> None:
    say(f"Patient: {record.patient.name or 'not stated'}")
    for event in record.events:
        when = event.start or event.recorded_on or ""
        value = f" = {event.value} {event.unit or ''}".rstrip() if event.value else ""
        say(f"  {when!s:<10} {event.kind.value:<11} {event.assertion.value:<10} {event.text[:90]}{value}")


def run(files: list[Path], *, records: bool, as_of: date, as_json: bool) -> None:
    """Read and print."""
    with progress() as show:
        documents, problems = steps.receive(files, progress=show)
        if records:
            record = steps.chart(documents, as_of=as_of, problems=problems)
        else:
            notice = steps.extract(documents, as_of=as_of, problems=problems)
    if records:
        print_json(contract.record(record)) if as_json else _show_record(record)
        show_problems(() if as_json else record.problems)
        return
    if as_json:
        print_json(contract.notice(notice))
        return
    _show_notice(notice)
    show_problems(notice.problems)
    show_questions(notice.questions)
