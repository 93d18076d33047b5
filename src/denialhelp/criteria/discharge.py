"""Discharge: a plan with place and time, a home that is fit or was looked at, a helper who was trained, stable vital signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .case import Scope
from .chart import Entry, said_on
from .newest import Said, decided, own, passages, residue
from .outcome import Outcome, met

_PLAN = re.compile(r"(?i)\b(?:discharge|d/c|transition)\s+plan(?:ning)?\b")
_PLACE_ASKED = re.compile(
    r"(?i)\b(?:expected\s+|anticipated\s+|planned\s+)?(?:destination|disposition|place|setting|location|living\s+situation)\b"
)
_TIME_ASKED = re.compile(
    r"(?i)\b(?:an?\s+|the\s+)?(?:expected\s+|estimated\s+|anticipated\s+|target\s+|projected\s+)?(?:(?:discharge\s+)?dates?|length\s+of\s+stay|"
    r"duration|time\s*frames?)\b"
)
_FILLERS = re.compile(r"(?i)\b(?:with|includ\w+|names?|stat\w+|or|and|of|for|is|written|documented|expected|initiated|begun|in\s+place)\b")
_OUT = re.compile(r"(?i)\b(?:d/?c|disch(?:arge)?|dispo(?:sition)?|return)\b")
_WHERE = re.compile(
    r"(?i)\b(?:home|house|apartment|ALF|assisted\s+living|SNF|LTC|long[\s-]term\s+care|group\s+home|IRF|rehab|(?:daughter|son|sister|brother|"
    r"mother|parent|dtr)['’]?s?(?:\s+(?:house|home))?|shelter|hospice|board\s+and\s+care|independent\s+living)\b"
)
_WHEN = re.compile(
    r"(?i)\b(?:E?LOS\b[:\s]*(?:of\s+)?(?:approx\w*\s+|about\s+)?\d|(?:in|x|within)\s+\d+(?:\s*-\s*\d+)?\s*(?:wks?|weeks?|days?|d\b)|\d+(?:-\d+)?\s*(?:more\s+)?(?:wks?|weeks?|days?)|"
    r"(?:by|on|approx\w*|around|about|est\w*\.?|target\w*|~)\s*:?\s*\d{1,2}/\d{1,2})"
)
_OPEN = re.compile(
    r"(?i)\b(?:TBD|to\s+be\s+determined|undecided|unclear|unknown|pending|not\s+(?:yet\s+)?(?:set|known|decided|planned))\b|_{3,}"
)
_PAST = re.compile(r"(?i)\b(?:discharged|was\s+d/?c|d/?c['’]?e?d|disch\s+\d|readmit\w*|from\s+home)\b")


def plan_to_leave(text: str, scope: Scope) -> Outcome | None:
    """A discharge plan that names where and, where asked, when; None where the text asks for more or no plan names it."""
    if not _PLAN.search(text) or residue(text, _PLAN, _PLACE_ASKED, _TIME_ASKED, _FILLERS):
        return None
    where, when = bool(_PLACE_ASKED.search(text)), bool(_TIME_ASKED.search(text))
    if not where and not when:
        return None
    for entry in reversed(list(passages(scope, planned=True))):
        said = entry.text
        if not _OUT.search(f"{entry.passage.section} {said}") or _OPEN.search(said) or _PAST.search(said):
            continue
        if (not where or _WHERE.search(said)) and (not when or _WHEN.search(said)):
            return met("The plan says where and when", scope.case.chart.evidence(entry, method="plan"), kind="discharge")
    return None


_HOME_UNFIT = re.compile(
    r"(?i)\bhome\b[^.;]{0,30}\b(?:cannot|can\s*not|does\s+not|is\s+not\s+able\s+to|unable\s+to|not)\b[^.;]{0,30}\b(?:support|allow|permit|safe\w*|provide)\b"
    r"(?:\s+(?:safe\s+)?(?:care|discharge|return))?"
)
_UNFIT_WHY = re.compile(
    r"(?i)\b(?:because\s+of|due\s+to|owing\s+to|either|its|the|at\s+present|currently|now|layout|barriers?|stairs|steps|lack|absence|of|an?|"
    r"available|person|caregiver|helper|someone|who\s+can|to|help|assist|or|and)\b"
)
_ALONE = re.compile(
    r"(?i)\blives?\s+alone\b[^.]{0,80}\b(?:no\s*(?:one|body)|nobody|no\s+(?:\w+\s+)?(?:help|caregiver|family|support|assist\w*))\b|"
    r"\b(?:no\s*one|nobody)\b[^.;]{0,30}\b(?:help|assist|care)\b|\bno\s+(?:available\s+)?(?:caregiver|helper)\b"
)


def home_unfit(text: str, scope: Scope) -> Outcome | None:
    """A home where nobody can help, as the newest notes say; None where the text asks otherwise or the notes leave it open."""
    if not _HOME_UNFIT.search(text) or residue(text, _HOME_UNFIT, _UNFIT_WHY):
        return None
    if not re.search(r"(?i)\b(?:lack|absence|person|caregiver|helper)\b", text):
        return None
    found = [Said(True, e, said_on(e)) for e in passages(scope) if (m := _ALONE.search(e.text)) and own(e, m.start())]
    helped = [e for e in passages(scope) if _HELPED.search(e.text) and own(e)]
    last = max((s.on for s in found if s.on), default=None)
    if last is None or any((on := said_on(e)) and on >= last for e in helped):
        return None
    return decided(found, text, scope, "home", ("Nobody at home can help", ""))


_HELPED = re.compile(
    r"(?i)\b(?:wife|husband|spouse|daughter|dtr|son|family|partner|caregiver|aide)\b[^.;]{0,40}\b(?:can\s+help|able\s+to\s+(?:help|assist)|"
    r"available|24\s*(?:/7|h\w*)|lives\s+with)\b"
)
_HOME_SEEN = re.compile(
    r"(?i)\bhome\s+(?:was|is|has\s+been|has)?\s*(?:evaluat\w+|assess\w+|visit\w*|inspect\w+|reviewed)\b|\bhome\s+(?:evaluation|assessment|visit)\b"
)
_SEEN_HOW = re.compile(
    r"(?i)\b(?:on[\s-]?site|in\s+person|or|by|through|with|photograph\w*|photos?|pictures?|video\w*|therap\w+|staff|PT|OT|occupational|physical|"
    r"completed|performed|done|was|has\s+been)\b"
)
_VISIT = re.compile(
    r"(?i)\bhome\s+(?:visit|eval\w*|assess\w*|safety\s+(?:eval\w*|check|assess\w*))\b|\b(?:photos|pictures|pics|video)\s+of\s+(?:the\s+)?home\b"
)
_NOT_SEEN = re.compile(
    r"(?i)\b(?:declin\w+|refus\w+|not\s+(?:yet\s+)?(?:done|completed|performed|possible|scheduled)|cancel\w*|no\s+(?:pics|photos|pictures))\b"
)
_LATER = re.compile(
    r"(?i)\b(?:will|plan\w*|schedul\w+|to\s+be|booked|offered|pending|recommend\w*|consider|request\w*|set\s+for|next\s+week|needs?)\b"
)
_DONE = re.compile(
    r"(?i)\b(?:done|completed|performed|made|reviewed|seen|found|showed?|shows|went|took|viewed|measured)\b|\b\d{1,2}/\d{1,2}\b"
)
_THERAPIST = re.compile(r"(?i)\b(?:PT|OT|OTR|DPT|PTA|COTA|therap\w+)\b")


def home_seen(text: str, scope: Scope) -> Outcome | None:
    """A home that therapy staff looked at, or whose visit was declined; None where the text asks otherwise or the notes leave it open."""
    if not _HOME_SEEN.search(text) or residue(text, _HOME_SEEN, _SEEN_HOW):
        return None
    by_therapist = bool(re.search(r"(?i)\btherap|\bPT\b|\bOT\b", text))
    found: list[Said] = []
    for entry in passages(scope):
        said = entry.text
        m = _VISIT.search(said)
        if m is None:
            continue
        if _NOT_SEEN.search(said):
            found.append(Said(False, entry, said_on(entry)))
        elif not _LATER.search(said) and _DONE.search(said) and (not by_therapist or _by_therapist(entry)):
            found.append(Said(True, entry, said_on(entry)))
    if any(s.yes for s in found):  # what was seen once stays seen
        found = [s for s in found if s.yes]
    return decided(found, text, scope, "home", ("The home was looked at", "The home was not looked at"))


def _by_therapist(entry: Entry) -> bool:
    return bool(_THERAPIST.search(" ".join((entry.text, entry.passage.author, *entry.passage.heads))))


_HELPER = re.compile(
    r"(?i)\b(?:person\s+who\s+will\s+help(?:\s+after\s+discharge)?|caregivers?|famil(?:y|ies)(?:\s+members?)?|helpers?|spouse|parents?|support\s+person)\b"
)
_TRAINED = re.compile(
    r"(?i)\b(?:has\s+been|have\s+been|was|were|is|are)\s+(?:trained|instructed|taught|educated)(?:\s+(?:in|on|to))?\b|\btraining\s+(?:has\s+been\s+|was\s+)?(?:completed|done|given|provided)\b"
)
_WHO = re.compile(
    r"(?i)\b(?:dtr|daughter|son|wife|husband|spouse|famil\w+|caregiver|CG|mother|mom|father|dad|parents?|sister|brother|partner|niece|aide|her|him|them)\b"
)
_TAUGHT = re.compile(
    r"(?i)\b(?:trained|taught|instructed|educated|return[\s-]demo\w*|demonstrated|competent|teach[\s-]?back|training\s+(?:completed|done|given))\b"
)
_TO_TEACH = re.compile(
    r"(?i)\b(?:to\s+(?:teach|train|instruct|educate)|will\s+(?:be\s+)?(?:teach|train\w*|taught|instruct\w*)|training\s+(?:is\s+)?(?:to\s+be|planned|scheduled|booked|"
    r"set|pending|not\s+(?:yet\s+)?(?:done|started|completed))|not\s+(?:yet\s+)?(?:been\s+)?(?:trained|taught)|needs\s+(?:\w+\s+)?training)\b"
)
_SKILLS = (
    "transfer",
    "wound",
    "inject",
    "tube",
    "medic",
    "lift",
    "cath",
    "suction",
    "trach",
    "feed",
    "exercis",
    "device",
    "equipment",
    "ostomy",
)


def helper_trained(text: str, scope: Scope) -> Outcome | None:
    """A helper who was trained in what is named, against one who is still to be; None where the text asks otherwise."""
    skills = [s for s in _SKILLS if re.search(rf"(?i)\b{s}", text)]
    if not _HELPER.search(text) or not _TRAINED.search(text) or len(skills) != 1:
        return None
    skill = re.compile(rf"(?i)\b(?:{skills[0]}\w*{'|xfers?' if skills[0] == 'transfer' else ''})\b")
    if residue(text, _HELPER, _TRAINED, skill, re.compile(r"(?i)\bsafe\w*|techniques?|use\b")):
        return None
    found: list[Said] = []
    for entry in passages(scope, planned=True):
        said = entry.text
        if not skill.search(said) or not _WHO.search(said):
            continue
        if _TO_TEACH.search(said):
            found.append(Said(False, entry, entry.passage.recorded_on))
        elif _TAUGHT.search(said) and not re.search(r"(?i)\b(?:not|declin\w+|refus\w+|unable)\b", said):
            found.append(Said(True, entry, entry.passage.recorded_on))
    return decided(found, text, scope, "training", ("The helper was trained", "The helper is still to be trained"))


_STABLE = re.compile(
    r"(?i)\b(?:vital\s+signs?|vitals|VS)\s+(?:were|are|is|have\s+been|remain(?:ed)?)?\s*(?:normal\s+and\s+)?stable\b|\bstable\s+vital\s+signs?\b"
)
_DAY_BEFORE = re.compile(
    r"(?i)\b(?:in|for|over|during|at\s+least)?\s*(?:the\s+)?(?:last\s+|past\s+)?(?:24|twenty-four)\s*(?:hours?|h)\b(?:\s+(?:before|prior\s+to)\s+(?:the\s+)?\w+(?:\s+from\s+(?:the\s+)?\w+)?)?"
)
_LAST_24 = re.compile(r"(?i)\b(?:last|past|prior|x)\s*24\s*h\w*|\b24\s*h\w*\s*(?:range|vitals|VS)")
_SAYS_STABLE = re.compile(r"(?i)\b(?:VSS|(?:vital\s+signs?|vitals|VS)\s+(?:\w+\s+)?stable|hemodynamically\s+stable)\b")
_RANGES: tuple[tuple[str, float, float], ...] = (
    (r"(?:HR|P|pulse)\s*:?\s*(?P<a>\d{2,3})(?:\s*-\s*(?P<b>\d{2,3}))?", 50, 110),
    (r"(?:BP)\s*:?\s*(?P<a>\d{2,3})(?:\s*-\s*(?P<b>\d{2,3}))?\s*/", 90, 160),
    (r"(?:RR|R)\s*:?\s*(?P<a>\d{1,2})(?:\s*-\s*(?P<b>\d{1,2}))?(?![\d/])", 10, 24),
    (r"(?:SpO2|sats?|O2\s*sats?)\s*:?\s*(?P<a>\d{2,3})(?:\s*-\s*(?P<b>\d{2,3}))?", 90, 100),
    (r"(?:T|temp)\s*:?\s*(?P<a>\d{2}\.?\d?)(?:\s*-\s*(?P<b>\d{2}\.?\d?))?(?![\d/])", 36, 38),
)


def stable_signs(text: str, scope: Scope) -> Outcome | None:
    """Vital signs of the last day that are all in the usual range, or that a note calls stable; None where the notes leave it open."""
    if not _STABLE.search(text) or residue(text, _STABLE, _DAY_BEFORE):
        return None
    for entry in _last_day(passages(scope), bool(_DAY_BEFORE.search(text))):
        read = [(re.search(rf"(?i)\b{p}", entry.text), low, high) for p, low, high in _RANGES]
        values = [(float(x), low, high) for m, low, high in read if m for x in (m["a"], m["b"] or m["a"])]
        kept = all(low <= v <= high for v, low, high in values)
        if kept and (sum(1 for m, _, _ in read if m) >= 4 or _SAYS_STABLE.search(entry.text)):
            return met("The vital signs are in the usual range", scope.case.chart.evidence(entry, method="vitals"), kind="vitals")
    return None


def _last_day(entries: Iterable[Entry], asked: bool) -> list[Entry]:
    return [e for e in entries if own(e) and (_LAST_24.search(e.text) if asked else _SAYS_STABLE.search(e.text))]
