"""Credentials: a clinician's board certification, a laboratory's licence or accreditation, by the line that names it."""

from __future__ import annotations

import re

from .case import Scope
from .cues import Stance, own_cues
from .outcome import Outcome, met, still_open

_BOARD = re.compile(
    r"(?i)\b(?:board[\s-]+certified|certified\s+by\s+(?:the\s+)?(?P<board>American\s+(?:Osteopathic\s+)?Board\s+of\s+"
    r"(?P<field>[A-Z][\w ]{3,50}?)))(?=[.,;)]|$|\s+(?:or|and|in|who|is|surgeon|physician)\b)"
)
_IS_CERTIFIED = re.compile(
    r"(?i)\bboard[\s-]+certified\b|\bdiplomate\b|\bcertified\s+by\s+the\s+American\s+Board\b|\bAB[A-Z]{1,4}[\s,-]+(?:board[\s-]+)?certified\b|"
    r"\bcertified\s*,?\s*AB[A-Z]{1,4}\b"
)
_NOT_CERTIFIED = re.compile(r"(?i)\b(?:not|expired|lapsed|former\w*|was|pending|until|applied|must|required?|need\w*|if)\b|\?")
_LAB = re.compile(
    r"(?i)^(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?(?:laboratory|lab)\s+(?:(?:has|holds|is|must\s+be|must\s+have)\s+)?[^,;]{0,30}?\b(?P<by>CLIA|CAP)\b"
    r"[^,;]{0,40}$"
)
_MARK = {
    "clia": re.compile(
        r"\bCLIA(?:[\s-]*(?:certified|accredited|#|no\.?|number|ID|:))*[\s:#]*(?:\d{2}D\d{7}\b|(?<=certified)|(?<=accredited))", re.I
    ),
    "cap": re.compile(r"\bCAP[\s,-]*(?:accredited|certified|#|no\.?|number|\d{5,})", re.I),
}


def credential(text: str, scope: Scope) -> Outcome | None:
    """Met where a passage names the credential as held; open where none does; None where the text asks for none."""
    lab, board = _LAB.match(text.strip().rstrip(".")), _BOARD.search(text)
    if lab is None and (board is None or re.search(r"(?i)\b(?:referr|recommend|order|prescri|evaluat|examin|consult)", text)):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        if lab is not None and entry.usable and _MARK[lab["by"].lower()].search(entry.text) and not _NOT_CERTIFIED.search(entry.text):
            return met("The record names the credential", chart.evidence(entry, method="credential"), kind="credential")
    for entry in chart.entries:
        m = _IS_CERTIFIED.search(entry.text)
        if board is None or not entry.usable or m is None or _NOT_CERTIFIED.search(entry.text):
            continue
        if own_cues(entry.text, m.start(), m.end()) is Stance.PRESENT and (not board["field"] or _same_field(board["field"], entry.text)):
            return met("The record names the certification", chart.evidence(entry, method="credential"), kind="credential")
    return still_open("credential", f"a document that names the credential: {text.strip()}")


def _same_field(field: str, said: str) -> bool:
    """True where a passage names the same field, in words or by the board's letters ("ABPS" for plastic surgery)."""
    words = [w for w in re.findall(r"[A-Za-z]+", field) if w.lower() not in ("and", "of", "the")]
    letters = "AB" + "".join(w[0].upper() for w in words)
    return letters in re.findall(r"\bAB[A-Z]{1,4}\b", said) or all(re.search(rf"(?i)\b{re.escape(w[:6])}", said) for w in words)
