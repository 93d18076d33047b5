"""Tests that must have been done, by the organ or panel that they stand for: a value of each thing named, in the period asked for."""

from __future__ import annotations

import re

from denialhelp.casefile.policy import Evidence

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .numbers import quantities, windows
from .outcome import Outcome, met, still_open
from .persons import owned
from .undone import undone

# What clinicians call a group of tests, and the tests whose values show that it was done.
_PANELS = (
    (
        r"liver\s+(?:enzymes|function(?:\s+tests?)?|tests?|panel)|hepatic\s+(?:function|panel)|LFTs?|transaminases|aminotransferases",
        r"ALT|AST|SGPT|SGOT|LFTs?",
    ),
    (r"bilirubin", r"(?:total\s+)?bili(?:rubin)?|T\.?\s?bili"),
    (r"(?:kidney|renal)\s+function(?:\s+tests?)?", r"creatinine|Cr|eGFR|GFR|BUN"),
    (r"thyroid\s+function(?:\s+tests?)?|thyroid\s+tests?", r"TSH|free\s+T4|T4"),
    (r"(?:complete\s+)?blood\s+counts?|CBC", r"WBC|Hgb|hemoglobin|platelets|plt|CBC"),
    (r"lipid\s+(?:panel|profile|levels?)|lipids|cholesterol", r"LDL(?:-C)?|HDL|triglycerides|total\s+cholesterol"),
    (r"electrolytes", r"Na|sodium|K|potassium"),
    (r"iron\s+(?:studies|stores|status)", r"ferritin|TSAT|transferrin\s+saturation"),
    (r"coagulation(?:\s+(?:tests?|studies|profile))?", r"INR|PT|PTT|aPTT"),
    (r"hemoglobin\s+A1c|A1c", r"(?:Hb)?A1c|hemoglobin\s+A1c"),
    (r"albumin", r"albumin|alb"),
    (r"creatine\s+kinase|CK", r"CK|CPK|creatine\s+kinase"),
    (r"creatinine", r"creatinine|Cr"),
    (r"vitamin\s+D(?:\s+level)?", r"(?:25-OH\s+)?vit(?:amin)?\s+D"),
    (r"calcium", r"(?:serum\s+)?calcium|Ca"),
)
_DONE = re.compile(
    r"(?i)\s+(?:(?:has|have|was|were|is|are)\s+(?:been\s+)?)?(?:checked|tested|measured|obtained|drawn|documented|assessed|evaluated|determined|monitored)\b"
    r"(?P<rest>[^.;]*)$"
)
_REST = re.compile(r"(?i)^\s*(?:(?:before|prior\s+to)\s+(?:the\s+)?(?:first\s+dose|start\w*|treatment|therapy|initiation)\b[^.;]*)?$")
_VALUE = r"\s*(?:\([^)]{1,20}\)\s*)?[:=]?\s*(?:of\s+|is\s+|was\s+)?(?:[<>]?\s*\d|normal\b|within\s+normal|WNL|unremarkable)"


def panels_done(text: str, scope: Scope) -> Outcome | None:
    """Met where each test or panel named has a value of its own; None where the text is not only about that."""
    window = next(iter(windows(text)), None)
    plain = f"{text[: window.start]} {text[window.end :]}" if window else text
    found = _DONE.search(" ".join(plain.strip().rstrip(".").split()))
    if found is None or not _REST.match(found["rest"]) or quantities(plain) or re.search(r"(?i)\b(?:no|not|normal)\b", plain):
        return None
    names = [p.strip() for p in re.split(r"(?i),\s*(?:and\s+)?|\s+and\s+", " ".join(plain.split())[: found.start()]) if p.strip()]
    shown = [next((said for asked, said in _PANELS if re.fullmatch(rf"(?i)(?:the\s+|serum\s+)?(?:{asked})", n)), None) for n in names]
    if not names or any(s is None for s in shown):
        return None
    window = window or scope.window
    proof: list[Evidence] = []
    for said in shown:
        valued = (e for e in scope.case.chart.entries if _valued(e, said or "", scope))
        entry = next((e for e in valued if scope.case.entry_inside(e, window) is True), None)
        if entry is None:
            return still_open("done", f"the results, with their date: {text.strip()}")
        proof.append(scope.case.chart.evidence(entry, method="done"))
    return met("The record has a value of each", *dict.fromkeys(proof), kind="done")


def _valued(entry: Entry, said: str, scope: Scope) -> bool:
    """True where a passage of the patient's own gives a value of one of the tests, not one that is only ordered."""
    name = rf"(?<![\w-])(?:{said})(?![\w-]){_VALUE}"
    m = re.search(name, entry.text) or re.search(rf"(?i){name}", entry.text)
    if m is None or not entry.usable or undone(entry.text) or owned(entry.text, m.start()):
        return False
    on = entry.passage.recorded_on
    return own_cues(entry.text, m.start(), m.end(), entry.passage.section) is not Stance.FAMILY and (on is None or on <= scope.case.as_of)
