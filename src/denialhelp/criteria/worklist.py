"""What to ask, of whom, and where it usually is: one line for each criterion that matters and is not proven."""

from __future__ import annotations

import re
from collections.abc import Sequence

from denialhelp.casefile.policy import Finding, Task
from denialhelp.casefile.slugs import Status

_PATIENT = re.compile(
    r"(?i)\b(?:agreement|consent|signed\s+by\s+(?:the\s+)?(?:patient|member|parent)|support\s+person|caregiver|date\s+of\s+birth|"
    r"home\s+(?:practice|setting)|diary|log|receipt|tobacco|smok\w+)\b"
)
_PAYER = re.compile(
    r"(?i)\b(?:authorization|enroll\w+|eligib\w+|claim|approved\s+code|effective\s+dates|payer|our\s+(?:clinical\s+)?system|network)\b"
)
_PLACES = (
    (
        re.compile(r"(?i)\b(?:x-?ray|MRI|CT|PET|imaging|radiograph\w*|ultrasound|DXA|echocardiogram|Modic)\b"),
        "the radiology report, from the imaging centre or hospital records office",
    ),
    (re.compile(r"(?i)\b(?:sleep\s+study|polysomnogra\w+|AHI|apnea)\b"), "the sleep laboratory's report"),
    (
        re.compile(r"(?i)\b(?:lab\w*|blood|assay|QuantiFERON|tubercul\w+|A1c|LDL|ALT|creatinine|hepatitis|test\s+result|PSA)\b"),
        "the laboratory's report or the patient portal",
    ),
    (
        re.compile(r"(?i)\b(?:physical\s+therapy|occupational\s+therapy|therapy|sessions|visits|exercise|conservative|nonsurgical)\b"),
        "the therapy clinic's discharge summary or visit list",
    ),
    (
        re.compile(
            r"(?i)\b(?:mg|drug|medication|methotrexate|tried|trial|step|preferred|fills?|inhibitor|biologic|intoleran\w+|"
            r"contraindicat\w+)\b"
        ),
        "the pharmacy's fill history and the prescriber's notes",
    ),
    (
        re.compile(r"(?i)\b(?:psych\w+|PHQ-9|GAD-7|depression|mental|behavioral)\b"),
        "a scored questionnaire with its date, from the treating or behavioral health provider",
    ),
    (
        re.compile(r"(?i)\b(?:order|plan\s+of\s+care|signed|prescription|goals?)\b"),
        "the signed order or plan of care in the ordering provider's chart",
    ),
    (
        re.compile(r"(?i)\b(?:genetic|hereditary|family\s+history|pedigree|mutation|BRCA)\b"),
        "the genetic counselor's note with the family tree",
    ),
    (re.compile(r"(?i)\b(?:BMI|weight|height|blood\s+pressure)\b"), "the vital signs of the last visits"),
)


def who(text: str) -> str:
    """Of whom a thing is asked: patient, payer or treating-provider."""
    if _PAYER.search(text):
        return "payer"
    return "patient" if _PATIENT.search(text) else "treating-provider"


def where(text: str) -> str:
    """Where such a thing usually is, in plain words ("" where nothing typical is known)."""
    for pattern, place in _PLACES:
        if pattern.search(text):
            return place
    return ""


def worklist_of(findings: Sequence[Finding], needed: Sequence[Sequence[str]]) -> tuple[Task, ...]:
    """Tasks for the open criteria that matter; those of the smallest missing set come first."""
    first = set(needed[0]) if needed else set()
    tasks: list[tuple[int, Task]] = []
    for finding in findings:
        if finding.is_group or finding.status is Status.MET or (finding.missing or "").startswith("not needed"):
            continue
        task = _task(finding, finding.id in first)
        if task is not None:
            tasks.append((0 if finding.id in first else 1, task))
    return tuple(t for _, t in sorted(tasks, key=lambda pair: pair[0]))


def _task(finding: Finding, first: bool) -> Task | None:
    text = " ".join(finding.text.split()).rstrip(".")
    if finding.status is Status.UNKNOWN:
        place = where(f"{finding.missing or ''} {text}")
        ask = f"Please get {finding.missing or text}." + (f" It is usually in {place}." if place else "")
        why = f"Criterion {finding.id} is not shown by the record" + ("; with it the result would change" if first else "")
        if finding.why:
            why += f" ({finding.why})"
        return Task(ask, who(f"{finding.missing or ''} {text}"), why)
    if not finding.against:
        return None
    return Task(
        f"Please check what the record says on: {text}. Is it right and current?",
        "treating-provider",
        f"Criterion {finding.id} is not met by the record ({finding.why})",
    )
