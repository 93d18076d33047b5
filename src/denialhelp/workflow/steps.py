"""The steps of a case, one function each; the only place where engines and tables are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code, Notice, Pin, Problem
from denialhelp.casefile.policy import Match, Policy
from denialhelp.casefile.record import Record
from denialhelp.casefile.rights import Defect, LegalCase, Rights
from denialhelp.workflow.placing import legal_case

if TYPE_CHECKING:
    from denialhelp.criteria.context import CaseContext
    from denialhelp.reference.rulebook import RuleBook
    from denialhelp.reference.tables import Tables

Progress = Callable[[str, int, int], None]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The payers, codes and terms that reading needs."""
    from denialhelp.reference.tables import load_tables

    return load_tables()


@lru_cache(maxsize=1)
def rules() -> RuleBook:
    """The law."""
    from denialhelp.reference.loader import load_rules

    return load_rules()


def prepare() -> None:
    """Let the parsing process start while the tables and the law are loaded here."""
    from denialhelp.intake.child import start_early

    start_early()
    tables()
    rules()


def receive(
    paths: Sequence[Path], *, progress: Progress | None = None, isolated: bool = False
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Files to documents, always in a parsing process with limits on time and memory. Raises UnreadableFile.

    `isolated`: in a process for this call alone, as strangers' uploads must be; else in one that stays for all calls of the program.
    """
    from denialhelp.intake.files import read_files

    return read_files(paths, progress=progress, isolated=isolated, kept=not isolated)


def extract(
    documents: Sequence[Document],
    *,
    as_of: date,
    context: Sequence[Document] = (),
    problems: Sequence[Problem] = (),
    claim: int | None = None,
) -> Notice:
    """A notice's facts; `context` is the plan's papers and the claimant's statement, `claim` which of several decisions is meant."""
    from denialhelp.reading.notice import read_notice

    notice = read_notice(documents, tables(), as_of=as_of, context=context, claim=claim)
    return Notice(notice.documents, notice.kind, notice.facts, (*problems, *notice.problems), notice.questions)


def one_decision(documents: Sequence[Document], claim: int | None = None) -> tuple[Document, ...]:
    """The notice as it speaks of the one decision that is read; the same where it holds one."""
    from denialhelp.reading.several import choose_one

    return choose_one(documents, claim).documents


def chart(documents: Sequence[Document], *, as_of: date, notice: Notice | None = None, problems: Sequence[Problem] = ()) -> Record:
    """The record's events and passages; the notice's patient tells whose pages count."""
    from denialhelp.reading.records import read_records

    name = None if notice is None else notice.text("patient_name")
    born = None if notice is None else notice.day("patient_dob")
    record = read_records(documents, as_of=as_of, patient_name=name, patient_born=born)
    return Record(record.documents, record.patient, record.events, record.passages, (*problems, *record.problems))


def place(notice: Notice) -> LegalCase:
    """The notice as the law sees it."""
    return legal_case(notice)


def rights(case: LegalCase, *, as_of: date) -> Rights:
    """What the law gives in this case."""
    from denialhelp.law.rights import rights_of

    return rights_of(case, rules(), as_of=as_of)


def audit(notice: Notice, documents: Sequence[Document], case: LegalCase, *, as_of: date) -> tuple[Defect, ...]:
    """What the notice lacks."""
    from denialhelp.law.audit import audit_notice

    return audit_notice(notice, documents, case, rules(), as_of=as_of)


def code_of(text: str) -> Code:
    """A code from its text, with its system by its form (CPT, HCPCS, REV, NDC, ICD-10-CM)."""
    plain = text.strip().upper()
    digits = plain.replace("-", "")
    if digits.isdigit():
        system = "NDC" if len(digits) in (10, 11) else "REV" if len(digits) in (3, 4) else "CPT"
    elif len(plain) == 5 and plain[1:].isdigit() and "." not in plain:
        system = "HCPCS"
    elif len(plain) == 5 and plain[:4].isdigit():
        system = "CPT"
    else:
        system = "ICD-10-CM"
    return Code(system, plain)


def policy_tree(
    documents: Sequence[Document],
    *,
    service: str | None = None,
    codes: Sequence[str] = (),
    notice: Notice | None = None,
    problems: Sequence[Problem] = (),
) -> Policy:
    """The policy's tree for this service; the notice's service and codes choose the section."""
    from dataclasses import replace

    from denialhelp.criteria.parse import parse_policy

    found: list[Code] = [code_of(c) for c in codes]
    if notice is not None:
        service = service or notice.text("service")
        value = notice.value("codes")
        found += [c for c in value if isinstance(c, Code)] if isinstance(value, tuple) else []
    policy = parse_policy(
        documents[0],
        service=service,
        codes=[c for c in found if c.system != "ICD-10-CM"],
        diagnoses=[c for c in found if c.system == "ICD-10-CM"],
    )
    return replace(policy, problems=(*problems, *policy.problems))


def context_of(notice: Notice | None, case: LegalCase) -> CaseContext:
    """What matching must know of the case: who, when, which service."""
    from denialhelp.criteria.context import CaseContext

    def event(name: str) -> date | None:
        value = case.events.get(name)
        return None if value is None else date(value.year, value.month, value.day)

    if notice is None:
        return CaseContext(service_start=event("service_date"), request_on=event("pa_request_received"), notice_on=event("notice_dated"))
    codes = notice.value("codes")
    return CaseContext(
        patient_name=notice.text("patient_name"),
        born_on=notice.day("patient_dob"),
        service=notice.text("service"),
        codes=tuple(c for c in codes if isinstance(c, Code)) if isinstance(codes, tuple) else (),
        request_on=notice.day("request_received") or event("pa_request_received"),
        service_start=notice.day("service_start"),
        notice_on=notice.day("notice_date"),
    )


def compare(
    policy: Policy,
    record: Record,
    documents: Sequence[Document],
    context: CaseContext,
    *,
    as_of: date,
    marked: Mapping[str, Sequence[Pin]] | None = None,
) -> Match:
    """The policy's criteria against the record, with a first line in the worklist where another version of the policy governs, and a
    problem for each passage that a person marked and that settles nothing."""
    from dataclasses import replace

    from denialhelp.criteria.match import match
    from denialhelp.criteria.version import with_version

    made = match(policy, record, documents, context, as_of=as_of, marked=marked)
    settled = {f.id for f in made.findings if f.marked}
    lost = tuple(
        Problem("mark-not-used", f"The passage marked for criterion {i} changes nothing: the record decides it, or does not hold it there.")
        for i in sorted(set(marked or {}) - settled)
    )
    return with_version(replace(made, problems=(*made.problems, *lost)), policy, context)


def with_authorization_history(notice: Notice, records: Sequence[Document]) -> Notice:
    """The notice with `pa_history` as the record shows it (an approval that the payer did not link, or whose dates passed)."""
    from dataclasses import replace

    from denialhelp.reading.denial import refine_pa_history

    if not records:
        return notice
    old = notice.facts.get("pa_history")
    refined = refine_pa_history(old, records, tables(), notice.facts)
    if refined is None or refined == old:
        return notice
    return replace(notice, facts={**notice.facts, "pa_history": refined})
