"""Visits, opinions and activities: contacts that took place, what a specialist has stated, and what the patient can no longer do."""

from __future__ import annotations

import re
from datetime import date

from .case import Scope
from .chart import Chart, Entry, said_on
from .cues import Stance, own_cues
from .datelines import dateline
from .numbers import value_of, windows
from .outcome import Outcome, met, unknown
from .undone import undone
from .words import STOP, stem, tokens_of

_VISIT = re.compile(
    r"(?i)^(?:(?:at\s+least\s+)?(?P<n>\d|one|two|three|four|five|six|an?)\s+(?:or\s+more\s+)?)(?:face-to-face\s+|in-person\s+|office\s+|"
    r"clinic\s+)?(?:visits?|appointments?|encounters?|sessions?|contacts?)\s+with\s+(?P<who>.+)$"
)
_WHO: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"(?i)\bfamily|support\s+person|caregiver"), re.compile(r"(?i)\bfamily\s+(?:session|therapy|meeting|visit)")),
    (
        re.compile(r"(?i)\bphysician|doctor|clinician|provider|practitioner|prescriber"),
        re.compile(r"\b(?:M\.?D\.?|D\.?O\.?|[Pp]hysician|Dr\.)(?!\w)"),
    ),
    (
        re.compile(r"(?i)\bnurse\s+practitioner|clinician|provider|practitioner"),
        re.compile(r"\b(?:NP|FNP|APRN|CNP|[Nn]urse\s+practitioner)\b"),
    ),
    (re.compile(r"(?i)\bphysician\s+assistant|clinician|provider|practitioner"), re.compile(r"\bPA(?:-C)?\b")),
)
_HELD = re.compile(
    r"(?i)\b(?:face[\s-]to[\s-]face|in\s+person|seen\s+today|visit\s+note|(?:physician|progress|clinic|office|follow-?up)\s+(?:note|visit)|"
    r"session|\d+\s+min(?:utes)?\b|today)"
)


def visit(text: str, scope: Scope) -> Outcome | None:
    """Visits or sessions with a kind of person that took place inside the window, counted by day."""
    m = _VISIT.match(text.strip())
    if m is None:
        return None
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    people = [found for asked, found in _WHO if asked.search(m["who"])]
    if not people:
        return None
    wanted = 1 if m["n"].lower() in ("a", "an") else int(value_of(m["n"]))
    topic = _topic(m["who"], text)
    days: dict[date, Entry] = {}
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or not (_HELD.search(entry.text) or dateline(entry.passage)):
            continue
        place = " ".join([*entry.passage.heads, entry.passage.author, entry.text, *(_near_heads(entry, chart))])
        on = said_on(entry) or (entry.dates[0].first if entry.dates else None)
        if on is None or on > case.as_of or case.inside(on, window) is not True or not any(p.search(place) for p in people):
            continue
        held = _HELD.search(entry.text)
        if held is not None and own_cues(entry.text, held.start(), held.end()) is not Stance.PRESENT:
            continue
        if topic and not _speaks(topic, entry, chart):
            continue
        days.setdefault(on, entry)
    if len(days) >= wanted:
        proof = [chart.evidence(days[d], on=d, method="visit") for d in sorted(days, reverse=True)[: max(wanted, 1)]]
        return met(f"The record has {len(days)} visit(s) inside the time asked for", *proof, kind="visit")
    return unknown("", f"the notes of the visits: {text.strip()}", kind="visit")


def _near_heads(entry: Entry, chart: Chart) -> list[str]:
    """The short lines of the same note that give its author, where the entry is a dateline."""
    if not dateline(entry.passage):
        return []
    near = (e for e in chart.around(entry, 40) if e.passage.recorded_on == entry.passage.recorded_on and e.index > entry.index)
    return [e.text for e in near if len(e.text) < 60]


def _topic(who: str, text: str) -> set[str]:
    """Stems of what a visit must be for ("for the skin problem")."""
    m = re.search(r"(?i)\bfor\s+(?:the|an?|his|her|this)?\s*(?P<what>[a-z -]{3,40}?)(?=\s+(?:in|within|during|before|over)\b|$)", who)
    return {stem(t.text) for t in tokens_of(m["what"]) if t.text.lower() not in STOP} - {"problem", stem("problem")} if m else set()


def _speaks(topic: set[str], entry: Entry, chart: Chart) -> bool:
    near = [entry, *(e for e in chart.around(entry, 6) if e.passage.recorded_on == entry.passage.recorded_on)]
    return any(topic & {t.stem for t in e.words.tokens} for e in near)


_STATED = re.compile(
    r"(?i)^(?:an?|the|at\s+least\s+one)\s+(?P<who>[\w /-]{4,60}?)\s+(?:has|have)\s+(?:stated|documented|determined|"
    r"recommended|confirmed|written|"
    r"concluded|attested|noted)\b(?P<window>[^.;]*?)\bthat\s+(?P<what>.+)$"
)
_NEGATION = re.compile(r"(?i)\b(?:no|not|never|cannot|without|nor)\b|n't\b")


def stated_by(text: str, scope: Scope) -> Outcome | None:
    """What a specialist has stated: a passage of a note by that specialist, in the window, with the same words and the same polarity."""
    m = _STATED.match(text.strip())
    if m is None:
        return None
    chart = scope.case.chart
    fields = re.findall(r"[a-z]{4,}", m["who"].lower())
    if not fields:
        return None
    window = next(iter(windows(text)), None) or scope.window
    wanted = {t.stem for t in tokens_of(m["what"]) if t.text.lower() not in STOP and len(t.text) > 2}
    for entry in chart.entries:
        own = {t.stem for t in entry.words.tokens}
        if not entry.usable or not wanted or len(wanted & own) < 0.8 * len(wanted):
            continue
        if bool(_NEGATION.search(m["what"])) != bool(_NEGATION.search(entry.text)) or not _signed_by(entry, fields, chart):
            continue
        if scope.case.inside(said_on(entry) or entry.passage.recorded_on, window) is True:
            return met("A specialist of this field has stated it", chart.evidence(entry, method="statement"), kind="statement")
    return unknown("", f"a signed statement: {text.strip()}", kind="statement")


def _signed_by(entry: Entry, fields: list[str], chart: Chart) -> bool:
    """True where the note's heads or author, or a short line of the same day on the same page, name the field ("Spine Surgery")."""
    page = chart.by_page.get((entry.passage.document, entry.passage.page), ())
    near = (e for e in page if e.usable and len(e.text) < 90 and e.passage.recorded_on in (None, entry.passage.recorded_on))
    places = [
        " ".join(entry.passage.heads),
        entry.passage.author,
        *(
            e.text
            for e in near
            if not re.search(
                r"(?i)refer|"
                r"appointment|will\s+see",
                e.text,
            )
        ),
    ]
    return any(all(re.search(rf"(?i)\b{word[:5]}", place) for word in fields) for place in places)


_NAMED = re.compile(
    r"(?i)\bnamed\s+(?P<who>prescriber|physician|doctor|provider|therapist|clinician|psychiatrist|counselor|caregiver|"
    r"practitioner)\b(?P<after>.*)$"
)
_NAME = re.compile(
    r"(?:\bDr\.?\s+[A-Z][\w’'-]+|\b[A-Z][\w’'-]+(?:\s+[A-Z]\.)?\s+[A-Z][\w’'-]+,?\s+(?:MD|DO|NP|FNP|APRN|PA-C|LCSW|LMFT|PhD|PsyD|RN)\b)"
)
_ROLE = {"prescriber": "prescrib", "therapist": "therap", "counselor": "counsel", "caregiver": "caregiv"}


def named_person(text: str, scope: Scope) -> Outcome | None:
    """A plan that names who will go on with it: a passage with the person's name and the role, for the time after."""
    m = _NAMED.search(text)
    if m is None:
        return None
    chart = scope.case.chart
    role = _ROLE.get(m["who"].lower(), "")
    for entry in chart.entries:
        if (
            not entry.usable
            or not _NAME.search(entry.text)
            or re.search(r"(?i)\b(?:to\s+be|not\s+yet|TBD|unknown|pending|looking\s+for)\b", entry.text)
        ):
            continue
        if role and role not in entry.text.lower():
            continue
        if "after" in m["after"].lower() and not re.search(
            r"(?i)\b(?:after|next|discharge|agreed|continue|follow|will|due)\w*\b", entry.text
        ):
            continue
        if not role and not re.search(r"(?i)\b(?:after|discharge|follow|appointment|will)\w*\b", entry.text):
            continue
        return met("The record names the person", chart.evidence(entry, method="named"), kind="named")
    return unknown("", f"a note that names the person: {text.strip()}", kind="named")


_LIMITED = re.compile(
    r"(?i)^(?:(?:at\s+least\s+)?(?P<n>\d|one|two|three|four)\s+(?:or\s+more\s+)?)?(?:\w+\s+)?(?:daily\s+activities|"
    r"activities\s+of\s+daily\s+living|ADLs?)"
    r"\s+(?:are\s+|is\s+)?(?:limited|impaired|affected|restricted)\b"
)
_ACTIVITIES = (
    r"stairs?",
    r"kneel\w*|squat\w*|crouch\w*",
    r"carry\w*|lift\w*",
    r"walk\w*|blocks?",
    r"cycl\w*|bicycl\w*|bike",
    r"dress\w*|shoes|socks",
    r"bath(?:e|ing|tub)|shower\w*",
    r"sleep\w*|wak(?:es|ing)",
    r"work\w*|job",
    r"driv\w+",
    r"shop\w*|grocer\w*",
    r"cook\w*|housework|chores|clean\w*|laundry",
    r"stand\w*",
    r"sit(?:s|ting)?",
    r"toilet\w*",
    r"garden\w*",
    r"transfers?|chair",
)
_CANNOT = re.compile(
    r"(?i)\b(?:cannot|can\s+not|can[’']t|unable|no\s+longer|stopped|gave\s+up|difficult\w*|trouble|needs?\s+(?:help|"
    r"assist\w*|the\s+rail)|one\s+at\s+a\s+time|"
    r"limited|only|less\s+than|with\s+(?:help|pain)|(?:two|three|one|\d)\s+blocks?)\b"
)


def activities_limited(text: str, scope: Scope) -> Outcome | None:
    """So many daily activities limited: a passage that lists what the patient cannot do or does only with difficulty."""
    m = _LIMITED.match(text.strip())
    if m is None:
        return None
    wanted = int(value_of(m["n"])) if m["n"] else 1
    chart = scope.case.chart
    for entry in sorted(chart.entries, key=lambda e: e.passage.recorded_on or date.min, reverse=True):
        if (
            not entry.usable
            or not _CANNOT.search(entry.text)
            or re.search(r"(?i)\b(?:no|without|denies)\s+(?:difficult|trouble|limit)", entry.text)
        ):
            continue
        found = [a for a in _ACTIVITIES if re.search(rf"(?i)\b(?:{a})\b", entry.text)]
        limits = len(_CANNOT.findall(entry.text))
        if len(found) >= wanted and (limits >= min(wanted, 2) or "," in entry.text):
            return met(
                f"The passage names {len(found)} activities that are limited", chart.evidence(entry, method="activity"), kind="activity"
            )
    return unknown("", "a note that lists what the patient can no longer do", kind="activity")
