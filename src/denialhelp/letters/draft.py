"""Drafts a letter of any kind from a brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from denialhelp.casefile.letter import Letter
from denialhelp.casefile.slugs import LetterKind
from denialhelp.letters import appeal, billing, clinician, papers, process, requests
from denialhelp.letters.brief import Brief
from denialhelp.letters.statements import Pen

_DRAFT: Mapping[LetterKind, Callable[[Pen], Letter]] = {
    LetterKind.APPEAL: lambda pen: appeal.draft(pen, LetterKind.APPEAL),
    LetterKind.SECOND_LEVEL: lambda pen: appeal.draft(pen, LetterKind.SECOND_LEVEL),
    LetterKind.EXPEDITED: lambda pen: appeal.draft(pen, LetterKind.EXPEDITED),
    LetterKind.EXTERNAL_REVIEW: lambda pen: appeal.draft(pen, LetterKind.EXTERNAL_REVIEW),
    LetterKind.MEDICAL_NECESSITY_STATEMENT: clinician.statement,
    LetterKind.CLAIM_FILE_REQUEST: papers.claim_file,
    LetterKind.CRITERIA_REQUEST: papers.criteria,
    LetterKind.RETRO_AUTHORIZATION: requests.retro_authorization,
    LetterKind.AUTHORIZATION_ON_FILE: billing.on_file,
    LetterKind.CORRECTED_CLAIM_REQUEST: billing.corrected_claim,
    LetterKind.EXCEPTION_REQUEST: requests.exception,
    LetterKind.NOTICE_DEFECTS: process.notice_defects,
    LetterKind.LATE_PLAN: process.late_plan,
    LetterKind.GOOD_CAUSE: process.good_cause,
    LetterKind.REGULATOR_COMPLAINT: process.complaint,
    LetterKind.PEER_TO_PEER_BRIEF: clinician.call_brief,
    LetterKind.CONTINUATION_OF_BENEFITS: process.continuation,
    LetterKind.PROVIDER_WRITE_OFF: billing.write_off,
    LetterKind.REPRESENTATIVE_APPOINTMENT: process.appointment,
}


def draft(kind: LetterKind, brief: Brief) -> Letter:
    """The letter of this kind as far as the brief bears it, before the gate. Nothing that is not known is filled in."""
    return _DRAFT[kind](Pen(brief))
