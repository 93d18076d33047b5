"""Behavioural health: intent and danger, medical clearance, therapy week by week, a unit left, who diagnosed, hours of a program."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .case import Scope
from .chart import Entry, said_on
from .newest import Said, decided, own, passages, residue, window_of
from .numbers import dates_in, is_number_word, value_of
from .outcome import Outcome, met, not_met, unknown

_KIN = re.compile(r"(?i)\b(?:mother|father|mom|dad|sister|brother|parents?|aunt|uncle|cousin|peer|roommate|friend|husband|wife|spouse)\b")
_INTENT_ASKED = re.compile(r"(?i)\bno\b[^.;]*\b(?:suicid\w+\s+)?intent\b[^.;]*\bplan\b|\bno\b[^.;]*\bplan\b[^.;]*\bintent\b")
_OTHERS_ASKED = re.compile(r"(?i)\b(?:no\s+)?(?:danger|risk|threat|harm)\s+to\s+others\b|\bhomicid\w+\b")
_INTENT_WORDS = re.compile(
    r"(?i)\bno\s+need\s+for\s+(?:24|twenty-four)[\s-]hour\s+(?:care|supervision)|\b(?:intent|plans?|die|suicid\w+|self-harm|harm\s+(?:self|themselves)|danger|current(?:ly)?|at\s+present|active|"
    r"thoughts?|ideation|no|or|and)\b"
)
_NO_PLAN = re.compile(
    r"(?i)\b(?:no|neg(?:ative)?|without|w/o|denies(?:\s+\w+,)?)\s+(?:(?:intent|means)\s*(?:,|or|and|/)\s*)?(?:plan)\b|\bdenies\b[^.;]*\bplan\b"
)
_NO_INTENT = re.compile(
    r"(?i)\b(?:no|neg(?:ative)?|without|w/o)\s+(?:plan\s*(?:,|or|and|/)\s*)?(?:intent(?:ion)?)\b|\bdenies\b[^.;]*\bintent\b|\bno\s+active\s+SI\b"
)
_NO_HI = re.compile(
    r"(?i)\b(?:no|denies|neg(?:ative)?|without|w/o)\s+(?:SI\s*(?:,|or|and|/)\s*)?(?:HI|homicid\w+|(?:danger|thoughts\s+of\s+harm\w*)\s+to\s+others)\b|\bdenies\b[^.;]*\bHI\b|\bSI/HI\s+neg"
)
_WITH_PLAN = re.compile(
    r"(?i)\bSI\s+(?:w/|with|\+)\s*(?:a\s+)?(?:plan|intent)|\bhas\s+(?:a\s+)?plan\s+to\s+(?:die|overdose|kill|hang)|\b(?:plan|intent)\s*[:+]\s*(?:yes|\+|present)|\bHI\s+(?:w/|with|\+|present)"
)


def no_intent(text: str, scope: Scope) -> Outcome | None:
    """No intent, no plan and, where asked, no danger to others, by the newest note on it; None where it does not say each."""
    if not _INTENT_ASKED.search(text) or residue(text, _OTHERS_ASKED, _INTENT_WORDS, re.compile(r"(?i)\bothers\b")):
        return None
    others = bool(_OTHERS_ASKED.search(text))
    found: list[Said] = []
    for entry in passages(scope):
        said = entry.text
        if _KIN.match(said.strip()) or not own(entry):
            continue
        if _WITH_PLAN.search(said):
            found.append(Said(False, entry, said_on(entry)))
        elif _NO_PLAN.search(said) and _NO_INTENT.search(said) and (not others or _NO_HI.search(said)):
            found.append(Said(True, entry, said_on(entry)))
    return decided(found, text, scope, "intent", ("The newest note excludes intent and plan", "The newest note has a plan or intent"))


_MEDICAL = re.compile(
    r"(?i)\bno\s+(?:active\s+|acute\s+|other\s+)?medical\s+(?:conditions?|problems?|needs?|issues?)\s+(?:that|which|who)\s+(?:needs?|requires?|would\s+(?:need|require))\s+"
    r"(?:more\s+than\s+outpatient|inpatient|hospital|24[\s-]hour|acute)(?:\s+medical)?\s+(?:management|care|treatment|monitoring|attention)"
)
_CLEARED = re.compile(r"(?i)\b(?:is\s+|was\s+)?medically\s+(?:cleared|stable)\b|\bcleared\s+medically\b")
_NOT_CLEARED = re.compile(r"(?i)\b(?:not|needs?|until|once|pending|if|when|awaiting|to\s+be|before)\b")


def medically_fit(text: str, scope: Scope) -> Outcome | None:
    """No medical condition that needs a hospital, by a note that clears the patient; None where none does."""
    if not _MEDICAL.search(text) or residue(text, _MEDICAL):
        return None
    found = [
        Said(True, e, said_on(e))
        for e in passages(scope)
        if (m := _CLEARED.search(e.text)) and own(e) and not _NOT_CLEARED.search(e.text[: m.start()])
    ]
    return decided(found, text, scope, "cleared", ("The note clears the patient medically", ""))


_WEEKLY = re.compile(
    r"(?i)\b(?:outpatient\s+|individual\s+|weekly\s+)*(?:psycho-?therapy|therapy|counsel\w+)\s+(?:sessions?\s+)?(?:of\s+)?at\s+least\s+(?:once|one|1|weekly|twice)\s*"
    r"(?:times?\s+|sessions?\s+)?(?:a|per|each)\s+week\s+for\s+(?:at\s+least\s+)?(?P<n>\w+)\s+(?:or\s+more\s+)?weeks"
)
_THINNER = re.compile(
    r"(?i)\b(?:every\s+other\s+week|every\s+(?:two|2|three|3|four|4)\s+weeks|bi-?weekly|q\s*[2-4]\s*(?:wks?|weeks?)|once\s+a\s+month|monthly|twice\s+a\s+month)\b"
)
_THERAPY = re.compile(r"(?i)\b(?:therap\w+|counsel\w+|sessions?|LCSW|LPC|LMFT|PhD|PsyD)\b")
_KEPT = re.compile(r"(?i)\b(?:kept|attended|seen|completed|present)\b")


def weekly_therapy(text: str, scope: Scope) -> Outcome | None:
    """Therapy every week for so many weeks, by a log of kept sessions; a frequency of another service answers nothing."""
    asked = _WEEKLY.search(text)
    if asked is None or not (asked["n"].isdigit() or is_number_word(asked["n"])):
        return None
    weeks = int(value_of(asked["n"]))
    window = window_of(text, scope)
    kept: dict[date, Entry] = {}
    for entry in passages(scope):
        about = " ".join((entry.text, entry.passage.section, *entry.passage.heads, entry.passage.author))
        inside = scope.case.inside(said_on(entry), window) is not False
        if inside and own(entry) and _THINNER.search(entry.text) and _THERAPY.search(about) and not _KIN.match(entry.text):
            return not_met("The notes say that it was less often", scope.case.chart.evidence(entry, method="often"), kind="often")
        if entry.passage.cells and _KEPT.search(entry.text) and _THERAPY.search(about) and inside and len(entry.dates) >= 1:
            kept[entry.dates[0].first] = entry
    run, best = [], []  # type: ignore[var-annotated]
    for day in sorted(kept):
        run = [*run, day] if run and day - run[-1] <= timedelta(days=8) else [day]
        best = max(best, run, key=len)
    ask = f"the session notes or a log of the sessions: {text.strip()}"
    proof = tuple(scope.case.chart.evidence(kept[d], method="often") for d in best[:3])
    return unknown(f"{len(best)} weeks in a row; asked: {weeks}" if best else "", ask, proof, kind="interval")


_LEFT = re.compile(
    r"(?i)^(?:a\s+)?(?:recent\s+)?discharge[d]?\s+from\s+(?:an?\s+)?(?:acute\s+)?(?P<kind>(?:inpatient\s+)?(?:psychiatric|mental\s+health|behavioral\s+health|hospital|inpatient)[\w\s-]{0,25}?)\s+"
    r"within\s+(?:the\s+)?(?:last\s+|past\s+)?\w+\s+days(?:\s+before\s+the\s+\w+)?$"
)
_DISCHARGED = re.compile(r"(?i)\b(?:d/?c|disch(?:arged?)?)\s*(?:date|on)?\s*:?\s*(?=\d{1,2}/\d{1,2}/\d{4})")
_PSYCH = re.compile(r"(?i)\b(?:psychiatr\w+|behavioral|mental\s+health|adolescent\s+unit)\b")


def left_unit(text: str, scope: Scope) -> Outcome | None:
    """A hospital left within the days asked for, with its dates in one line; None where the text asks otherwise or no line has both."""
    asked = _LEFT.match(text.strip().rstrip(".;,"))
    if asked is None:
        return None
    window = window_of(text, scope)
    for entry in passages(scope):
        m = _DISCHARGED.search(entry.text)
        if m is None or not own(entry) or not re.search(r"(?i)\badm", entry.text[: m.start()]):
            continue
        days = dates_in(entry.text[m.end() :], None)
        pages = scope.case.chart.by_page.get((entry.passage.document, entry.passage.page), [])
        about = " ".join((*(e.text for e in pages), *entry.passage.heads))
        if not days or (_PSYCH.search(asked["kind"]) and not _PSYCH.search(about)):
            continue
        if scope.case.inside(days[0].first, window) is True:
            why = f"Discharged on {days[0].first.isoformat()}"
            return met(why, scope.case.chart.evidence(entry, on=days[0].first, method="stay"), kind="stay")
    return None


_DIAGNOSED = re.compile(
    r"(?i)\b(?:a\s+)?licensed\s+(?:behavioral|mental)\s+health\s+(?:clinician|professional|practitioner|provider)\s+(?:has\s+)?(?:made|given|established|documented|diagnosed)\s+(?:an?\s+|the\s+)?"
    r"(?:current\s+)?(?:DSM(?:-?\s?5|-?\s?IV)?(?:-TR)?\s+)?(?:mental\s+health\s+|psychiatric\s+)?(?:diagnosis|disorder)(?:\s+other\s+than\s+an?\s+substance\s+use\s+disorder(?:\s+alone)?)?"
)
_CODE = re.compile(r"\bF(?:[2-9]\d)(?:\.\d{1,3})?\b")
_LICENSED = re.compile(r"\b(?:LCSW|LICSW|LPC|LPCC|LMHC|LMFT|PsyD|PMHNP|psychiatr\w+|Psychiatr\w+|psychologist)\b")


def diagnosed(text: str, scope: Scope) -> Outcome | None:
    """A coded mental diagnosis in a note of a licensed clinician; None where the text asks otherwise or no such note is there."""
    if not _DIAGNOSED.search(text) or residue(text, _DIAGNOSED):
        return None
    for entry in passages(scope):
        m = _CODE.search(entry.text)
        if m is None or not own(entry, m.start()) or _KIN.search(entry.text) or re.search(r"(?i)r/o|rule\s+out|possible", entry.text):
            continue
        note = (e for e in scope.case.chart.around(entry, 12) if e.passage.recorded_on == entry.passage.recorded_on)
        heads = " ".join((entry.text, entry.passage.author, *entry.passage.heads, *(e.text for e in note)))
        if _LICENSED.search(heads):
            return met(
                "A licensed clinician's note has the diagnosis", scope.case.chart.evidence(entry, method="diagnosis"), kind="diagnosis"
            )
    return None


_HOURS = re.compile(
    r"(?i)^at\s+least\s+(?P<n>\d{1,2})\s+hours\s+(?:of\s+(?:program\w*|treatment|therapy|services?|structured\s+\w+)\s+)?(?:a|per|each)\s+week$"
)
_PER_WEEK = re.compile(r"(?i)(?<![\d.])(?P<n>\d{1,2}(?:\.5)?)\s*(?:h|hrs?|hours?)\s*(?:/|per|a)\s*(?:wk|week)\b")
_PROGRAM = re.compile(r"(?i)\b(?:program|schedule|groups?|total|PHP|IOP|day\s+treatment|treatment|sessions?)\b")

_OTHER_HOURS = re.compile(
    r"(?i)\b(?:work\w*|job|sleep\w*|shift|school|too\s+thin|denied|goal|mother|father|mom|dad|brother|sister|not|instead|was|were)\b"
)


def program_hours(text: str, scope: Scope) -> Outcome | None:
    """So many hours of a program a week, by its newest schedule; None where the text asks otherwise or no schedule adds them up."""
    asked = _HOURS.match(text.strip().rstrip(".;,"))
    if asked is None:
        return None
    found: list[Said] = []
    for entry in passages(scope):
        m = _PER_WEEK.search(entry.text)
        near = " ".join((entry.text, entry.passage.section, *entry.passage.heads))
        around = (e.text for e in scope.case.chart.around(entry, 1) if e.passage.recorded_on == entry.passage.recorded_on)
        if m is None or _OTHER_HOURS.search(entry.text):
            continue
        if _PROGRAM.search(near) or re.search(r"(?i)\bschedule\b", " ".join(around)):
            found.append(Said(float(m["n"]) >= float(asked["n"]), entry, said_on(entry)))
    return decided(found, text, scope, "hours", ("The schedule has so many hours", "The schedule has fewer hours"))
