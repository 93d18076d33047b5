"""Home, school and papers of a young or dependent patient: attendance, who is there, what is locked, what is signed, what is booked."""

from __future__ import annotations

import re

from .case import Scope
from .chart import said_on
from .newest import Said, decided, own, passages, residue, window_of
from .numbers import dates_in
from .outcome import Outcome, all_of, met, not_met

_ABSENCE = re.compile(
    r"(?i)\b(?:absen\w+|missed)\s+(?:from\s+)?school\s+(?:on\s+)?(?P<n>half|\d{1,2}\s*(?:%|percent))\s+or\s+more\s+of\s+(?:the\s+)?(?:school\s+)?days(?:\s+in\s+(?:a|any)\s+"
    r"(?:period\s+of\s+)?\w+[\s-]weeks?(?:\s+period)?)?"
)
_WITHIN = re.compile(r"(?i)\b(?:within|in|during)\s+the\s+(?:past|last)\s+\w+\s+\w+|\bbecause\s+of\s+symptoms\b|\bdue\s+to\s+symptoms\b")
_ENROLLED = re.compile(
    r"(?i)\b(?:days\s+)?(?:enrolled|possible|scheduled)\s*:?\s*(?P<all>\d{1,3})\b.{0,40}?\babsent\s*:?\s*(?P<gone>\d{1,3})\b", re.DOTALL
)
_OF_DAYS = re.compile(r"(?i)\b(?:absent|missed)\s+(?P<gone>\d{1,3})\s+(?:of|/|out\s+of)\s+(?P<all>\d{1,3})\s+(?:school\s+)?days\b")
_KIN = re.compile(r"(?i)^\s*(?:his\s+|her\s+|the\s+)?(?:brother|sister|sibling|cousin|friend)\b")


def absent_from_school(text: str, scope: Scope) -> Outcome | None:
    """A share of school days missed in a period of the window, by the school's own count; None where no count is there."""
    asked = _ABSENCE.search(text)
    if asked is None or residue(text, _ABSENCE, _WITHIN):
        return None
    share = 0.5 if asked["n"].lower() == "half" else float(re.findall(r"\d+", asked["n"])[0]) / 100
    window = window_of(text, scope)
    for entry in passages(scope):
        m = _ENROLLED.search(entry.text) or _OF_DAYS.search(entry.text)
        if m is None or _KIN.match(entry.text) or not own(entry):
            continue
        days = dates_in(entry.text, None)
        on = [d.first for d in days] or ([entry.passage.recorded_on] if entry.passage.recorded_on else [])
        if window is not None and not all(scope.case.inside(d, window) is True for d in on):
            continue
        value = int(m["gone"]) / max(1, int(m["all"]))
        proof = scope.case.chart.evidence(entry, method="attendance")
        why = f"{m['gone']} of {m['all']} days missed"
        return met(why, proof, kind="attendance") if value >= share else not_met(why, proof, kind="attendance")
    return None


_AT_HOME = re.compile(
    r"(?i)\b(?:a\s+|the\s+)?(?:parents?|guardians?|caregivers?|responsible\s+adults?)(?:\s*(?:,|or|/)\s*(?:an?\s+)?(?:guardians?|caregivers?|responsible\s+adults?))*\s+(?:is|are|will\s+be)\s+"
    r"(?:at\s+home|present|available)\s+(?:in\s+the\s+evenings?(?:\s+and\s+(?:at\s+)?nights?)?|at\s+night|after\s+program\s+hours)"
)
_TAKES_PART = re.compile(
    r"(?i)\b(?:and\s+)?(?:agrees?|is\s+willing|will)\s+to\s+(?:take\s+part|participate|engage)\s+in\s+(?:the\s+)?(?:treatment|program|therapy|family\s+\w+)"
)
_WHO = r"(?:mom|mother|dad|father|parents?|guardian|grand\w+|aunt|uncle|step-?\w+|foster\s+\w+)"
_HERE = re.compile(rf"(?i)\b{_WHO}\b[^.;]{{0,30}}\b(?:home|there|present|available)\b[^.;]{{0,15}}\b(?:evenings?|eves|nights?)\b")
_HERE_NIGHT = re.compile(r"(?i)\bnights?\b|overnight|24\s*/?\s*(?:7|h)")
_AWAY = re.compile(r"(?i)\bworks?\s+(?:evenings?|nights?)|\b(?:not|never|isn['’]t|rarely)\s+home")
_COMES = re.compile(
    r"(?i)\b(?:will\s+(?:come|attend|join|take\s+part|participate)|agrees?\s+to|attend(?:s|ed|ing)|participat\w+|committed\s+to|willing\s+to)\b[^.;]{0,40}"
    r"\b(?:family|session|therap\w+|treatment|program|meeting|calls?)\b"
)


def parent_at_home(text: str, scope: Scope) -> Outcome | None:
    """A parent at home in the evening and at night who takes part, as notes say each; None where they do not."""
    if not _AT_HOME.search(text) or residue(text, _AT_HOME, _TAKES_PART):
        return None
    parts: list[Outcome] = []
    chart = scope.case.chart
    night = bool(re.search(r"(?i)\bnight", text))
    here = [e for e in passages(scope) if _HERE.search(e.text) and not _AWAY.search(e.text) and (not night or _HERE_NIGHT.search(e.text))]
    comes = [e for e in passages(scope) if _COMES.search(e.text) and re.search(rf"(?i)\b{_WHO}\b", e.text) and not _AWAY.search(e.text)]
    if not here or (_TAKES_PART.search(text) and not comes) or any(_AWAY.search(e.text) for e in passages(scope)):
        return None
    parts.append(met("A parent is at home", chart.evidence(here[-1], method="home"), kind="home"))
    if _TAKES_PART.search(text):
        part = here[-1] if here[-1] in comes else comes[-1]
        parts.append(met("and takes part", chart.evidence(part, method="home"), kind="home"))
    return all_of(parts)


_LOCK = re.compile(
    r"(?i)\b(?:medications?|medicines?|drugs?|pills?|sharps?|sharp\s+objects?|knives|weapons?|firearms?|lethal\s+means|means)(?:\s*(?:,|and|or|/)\s*(?:medications?|sharps?|sharp\s+objects?|knives|weapons?|"
    r"firearms?))*\s+(?:at\s+home\s+|in\s+the\s+home\s+)?(?:have\s+been|has\s+been|are|were|is)\s+(?:locked(?:\s+(?:away|up))?|secured|removed|made\s+safe)"
)
_THINGS = re.compile(r"(?i)\b(?:meds?|medications?|pills?|medicines?|sharps?|knives|blades|razors?|lock-?\s?box(?:es)?|safe\b)")
_LOCKED = re.compile(
    r"(?i)\b(?:(?:is|are|were|was|now|been|all)\s+(?:now\s+)?(?:locked|secured)|locked\s+(?:up|away|in)|in\s+(?:a\s+)?(?:lock-?\s?box|safe|locked))\b"
)
_TOLD = re.compile(r"(?i)\b(?:told|advis\w+|recommend\w+|asked|should|if)\b")
_SHARP = re.compile(r"(?i)\b(?:sharps?|kni\w+|blades|razors?|everything)\b")
_DRUGS = re.compile(r"(?i)\b(?:med\w*|pills?|everything)\b")
_UNLOCKED = re.compile(
    r"(?i)\bstill\s+(?:in|on|out|unlocked)\b|\bnot\s+(?:yet\s+)?(?:locked|secured|done)|\bunlocked\b|\bplans?\s+to\s+(?:get|buy|order|lock)|\bwill\s+(?:get|buy|order|lock)|"
    r"\bout\s+of\s+lock"
)


def locked_away(text: str, scope: Scope) -> Outcome | None:
    """Medicines and sharp things locked away at home, by the newest note on them; advice to do so answers nothing."""
    if not _LOCK.search(text) or residue(text, _LOCK):
        return None
    found: list[Said] = []
    both = bool(re.search(r"(?i)sharp|kni", text)) and bool(re.search(r"(?i)medic|drug|pill", text))
    for entry in passages(scope):
        said = entry.text
        if not _THINGS.search(said):
            continue
        if _UNLOCKED.search(said):
            found.append(Said(False, entry, said_on(entry)))
        elif _LOCKED.search(said) and own(entry) and not _TOLD.search(said) and (not both or (_SHARP.search(said) and _DRUGS.search(said))):
            found.append(Said(True, entry, said_on(entry)))
    return decided(
        found,
        text,
        scope,
        "locked",
        ("The newest note says that they are locked away", "The newest note says that they are not locked away"),
    )


_SIGNED_BY = re.compile(
    r"(?i)^(?:an?\s+|the\s+)?(?P<paper>[\w\s-]{4,40}?)\s+(?:is|was|has\s+been)\s+signed\s+by\s+(?:the\s+)?(?P<one>member|patient|child|youth)\s+and\s+(?:by\s+)?(?:a\s+|the\s+)?"
    r"(?P<other>parents?|guardians?|caregivers?|physician|therapist)(?:\s+or\s+(?:a\s+)?(?:guardians?|caregivers?|legal\s+\w+))?$"
)
_LINE = re.compile(
    r"(?i)\b(?P<who>member|patient|pt|youth|client|parent|guardian|parent\s*/\s*guardian|caregiver|physician|therapist)['’]?s?\s+signature\s*:\s*(?P<name>[^\n:]*)"
)
_BLANK = re.compile(r"^\s*(?:_{2,}|\.{3,}|\[\s*\]|$)|(?i:\bpending|not\s+signed|unsigned|refused)")


def signed_by_both(text: str, scope: Scope) -> Outcome | None:
    """A paper that two people signed, by its signature lines; not met where one of them is blank; None where no such line is there."""
    asked = _SIGNED_BY.match(text.strip().rstrip(".;,"))
    if asked is None:
        return None
    words = [w.lower() for w in asked["paper"].split() if len(w) > 2]
    first, second = (
        {"member", "patient", "pt", "youth", "client"},
        {asked["other"].lower().rstrip("s"), "guardian", "parent / guardian", "parent/guardian"},
    )
    signed: dict[str, Outcome] = {}
    for entry in passages(scope):
        about = " ".join((entry.passage.section, *entry.passage.heads, entry.text)).lower()
        if not all(w in about for w in words):
            continue
        for m in _LINE.finditer(entry.text):
            who = "one" if m["who"].lower() in first else "two" if m["who"].lower() in second else ""
            proof = scope.case.chart.evidence(entry, method="signature")
            blank = bool(_BLANK.search(m["name"]))
            if who:
                signed[who] = not_met("The signature is blank", proof, kind="paper") if blank else met("Signed", proof, kind="paper")
    return all_of([signed["one"], signed["two"]]) if len(signed) == 2 else None


_VISIT_ASKED = re.compile(
    r"(?i)\b(?:an?\s+)?(?:follow-?up\s+|outpatient\s+|aftercare\s+)*(?:appointments?|visits?)\s+(?:for\s+(?:outpatient|follow-?up)\s+(?:care|treatment|therapy)\s+|with\s+\w+\s+)?(?:after\s+(?:the\s+)?(?:program|discharge)\s+)?"
    r"(?:has|have)\s+been\s+(?:made|scheduled|booked|arranged)(?:\s+after\s+(?:the\s+)?(?:program|discharge))?"
)
_AFTER = re.compile(
    r"(?i)\b(?:after\s*care|after\s+(?:d/c|discharge|program)|step-?\s?down|follow-?up|outpt|outpatient|post-?\s?(?:d/c|discharge))\b"
)
_SOMEONE = re.compile(r"(?i)\b(?:therapist|prescriber|psychiatr\w+|appointment|appt|clinic|counsel\w+|outpt)\b")
_NOT_MADE = re.compile(
    r"(?i)\bnot\s+(?:yet\s+)?(?:scheduled|made|booked|set|arranged)|\bto\s+be\s+(?:set|scheduled|made|arranged)|\bTBD\b|\bwill\s+(?:schedule|set|call)"
)
_MADE = re.compile(r"(?i)\b(?:booked|scheduled|appt|appointment|made|set)\b[^.;]{0,30}\b\d{1,2}/\d{1,2}")


def visit_booked(text: str, scope: Scope) -> Outcome | None:
    """An appointment for the time after a program, by the newest note on it; None where the text asks otherwise or no note says."""
    if not _VISIT_ASKED.search(text) or residue(text, _VISIT_ASKED):
        return None
    found: list[Said] = []
    for entry in passages(scope, planned=True):
        said = entry.text
        if not _AFTER.search(said) or not _SOMEONE.search(said):
            continue
        on = entry.passage.recorded_on
        if _NOT_MADE.search(said):
            found.append(Said(False, entry, on))
        elif _MADE.search(said) and not re.search(r"(?i)\b(?:missed|cancel\w*|no\s+show)\b", said):
            found.append(Said(True, entry, on))
    return decided(found, text, scope, "booked", ("The appointment is booked", "The appointment is not booked yet"))
