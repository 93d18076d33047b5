"""Help outside the appeal, found in the case's own papers: the line of the worklist says which page points to it."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Task
from denialhelp.letters.passages import Piece, pieces
from denialhelp.letters.statements import Pen
from denialhelp.letters.wording import quoted

# What the papers may hold, what to do about it, and what must be borne in mind. No promise: each body decides for itself.
_HELP: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), do, why)
    for pattern, do, why in (
        (
            (
                r"\b(?:U\.?S\.? )?(?:Army|Navy|Marine Corps|Marines|Air Force|Coast Guard|National Guard|veteran|"
                r"honorabl[ey] discharge[d]?|"
                r"military service)\b"
            ),
            "Apply to the Department of Veterans Affairs for enrollment and this item; a county veterans service office helps free.",
            "A paper of the case points to military service; the Department decides.",
        ),
        (
            (
                r"\b(?:dBA|noise exposure|threshold shift|hearing conservation|work[- ]related|on the job|at work|workplace|"
                r"occupational (?:exposure|injury|disease))\b"
            ),
            "Ask soon about a workers' compensation claim and its time limits, before anything is signed.",
            "A paper of the case points to the workplace; the compensation board decides, and limits can be short.",
        ),
        (
            r"\b(?:return(?:ed)?|refund|trial period|money back)\b.{0,80}(?:\d|days?)",
            "Decide this week whether to use the right to return the item; note the last day.",
            "The purchase papers give a limited time; nothing should be returned without the patient's own decision.",
        ),
        (
            r"\b(?:flexible spending|FSA|health savings|HSA|health reimbursement|HRA)\b",
            "Use the money in the spending account before it ends.",
            "A paper of the case speaks of such an account.",
        ),
        (
            r"\b(?:riders?)\b.{0,80}\b(?:available|employer|elect)",
            "Ask the employer to elect the rider at the next renewal.",
            "The plan document says that a rider exists.",
        ),
        (
            r"\b(?:financial assistance|charity care|sliding (?:fee|scale)|patient assistance|payment plan)\b",
            "Ask for the financial assistance or patient assistance program that the paper names.",
            "It may lower or end the bill.",
        ),
    )
)
_GENERAL = (
    Task(
        "Ask the state's vocational rehabilitation agency whether it can help, if the condition threatens the job.",
        "patient",
        "Such programs have income and need rules of their own.",
    ),
    Task(
        "Ask the state's program for equipment or assistance whether it can help.",
        "patient",
        "Such programs have income and need rules of their own.",
    ),
)


def _best(found: list[tuple[str, Piece]]) -> tuple[str, Piece]:
    return max(found, key=lambda f: (bool(re.search(r"\d", f[1].text)), -len(f[1].text)))


def tasks(pen: Pen) -> tuple[Task, ...]:
    """One line for each kind of help that a page of the case points to, with the page and its words; then what is open to all."""
    brief = pen.brief
    notice = {d.id for d in brief.notice_documents()}
    out: list[Task] = []
    for pattern, do, why in _HELP:
        found = [
            (d.id, p)
            for d in brief.documents
            if d.id not in notice
            for p in pieces(d)
            if not p.heading and pattern.search(p.text) and len(p.text) < 400
        ]
        if found:
            document, piece = _best(found)
            out.append(Task(do, "patient", f"{why} {document}, page {piece.page}: {quoted(piece.text, 200)}"))
    return (*out, *_GENERAL)
