"""Help or treatment that a place or a person cannot give, the prior level of function, and the patient's readiness, as notes say them."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance
from .numbers import windows
from .outcome import Outcome, met, not_met, still_open, unknown
from .undone import undone

Found = list[tuple[date, bool, Entry]]

_PEOPLE = r"(?:caregivers?|daughters?|sons?|wife|husband|spouse|family|mother|father|parents?|sister|brother|partner|neighbou?r|relatives?)"
_NO_HELPER = re.compile(
    r"(?i)\b(?:nobody|no\s+one|no\s+(?:able\s+|capable\s+|willing\s+|available\s+)*(?:caregiver|person|helper|family)|"
    r"lack\s+of\s+(?:an?\s+)?caregiver)\b"
    r"[^.;]*\b(?:home|help|care|assist\w*|give|provide|able|available)\b|\b(?:caregiver|family)\s+(?:is|are)\s+(?:not\s+able|unable|"
    r"not\s+available)\b"
)
_CANNOT_HELP = re.compile(
    rf"(?i)\b{_PEOPLE}\b[^.;]{{0,40}}\b(?:cannot|can\s*not|can[’']t|unable|not\s+able|is\s+not\s+available|not\s+(?:strong|well)\s+enough|"
    rf"works?\s+(?:full[\s-]time|days|nights))\b|\bno\s+(?:one|body|caregivers?|family|help)\b[^.;]{{0,30}}\b(?:at\s+home|available|"
    rf"nearby|else|able)\b|"
    r"\b(?:no\s+one\s+else|nobody\s+else|no\s+other\s+(?:caregiver|help))\b|\blives\s+alone\b[^.;]{0,40}\bno\b|"
    r"\bwithout\s+(?:a\s+)?caregiver\b"
)
_CAN_HELP = re.compile(
    rf"(?i)\b{_PEOPLE}\b[^.;]{{0,40}}\b(?:can|able\s+to|will|available|trained|willing)\b[^.;]{{0,30}}\b(?:help|assist|care|lift|provide|"
    rf"transfer|24)\b"
)


def no_helper(text: str, scope: Scope) -> Outcome | None:
    """Nobody at home can give the help needed, by the newest passage on the people at home; None where the text asks no such thing."""
    if not _NO_HELPER.search(text):
        return None
    found: Found = []
    for entry in scope.case.chart.entries:
        if not entry.usable:
            continue
        if _CANNOT_HELP.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, True, entry))
        elif _CAN_HELP.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, False, entry))
    return _newest(found, text, "helper", scope)


_CANNOT_GIVE = re.compile(
    r"(?i)\b(?:hospital|facility|provider|department|clinic|center|office|it|which)\b[^.;]*\b(?:could\s+not|cannot|can\s+not|"
    r"is\s+not\s+able\s+to|"
    r"was\s+not\s+able\s+to|unable\s+to|does\s+not)\s+(?:give|provide|perform|offer|deliver|do|have)\b|\bnot\s+available\s+at\s+the\s+\w+"
)
_NOT_HERE = re.compile(
    r"(?i)\b(?:cannot|can\s+not|could\s+not|not)\s+(?:be\s+)?(?:done|performed|given|provided|offered|available|treated|"
    r"managed)\s+(?:here|at\s+this|"
    r"locally|in\s+this|on\s+site|at\s+our)\b|\b(?:not|un)\s*available\s+(?:here|at\s+this|tonight|locally|in\s+this)\b|"
    r"\bno\s+(?:\w+\s+){1,3}(?:here|tonight|on\s+site|at\s+this\s+(?:hospital|facility|site)|available)\b|"
    r"\b(?:we|this\s+(?:hospital|facility))\s+(?:do(?:es)?\s+not|lacks?|cannot)\s+(?:have|offer|provide|perform)?\b"
)


_URGENT = re.compile(
    r"(?i)\bwithin\s+(?:the\s+|an?\s+|\d+\s+)?(?:hours?|minutes?)\b|\b(?:emergen\w+|urgent\w*|immediate\w*|stat|at\s+once|now|tonight)\b"
)


def not_given_here(text: str, scope: Scope) -> Outcome | None:
    """A place that cannot give the treatment, as its own note says; None where the text asks no such thing."""
    if not _CANNOT_GIVE.search(text):
        return None
    chart = scope.case.chart
    for entry in chart.entries:
        m = _NOT_HERE.search(entry.text)
        if m is not None and _URGENT.search(text) and not _URGENT.search(" ".join(e.text for e in (entry, *chart.around(entry, 1)))):
            continue  # the time that is asked must be said too
        if entry.usable and m is not None and "?" not in entry.text:
            return met("The record says that it cannot be given there", chart.evidence(entry, method="place"), kind="place")
    return still_open("place", f"a note of why it could not be given there: {text.strip()}")


_PRIOR = re.compile(
    r"(?i)\b(?:prior|previous|pre-?\s?(?:morbid|admission|illness|injury)|baseline|usual)\s+(?:level\s+of\s+function\w*|"
    r"function\w*(?:\s+level)?|level)|"
    r"\blevel\s+of\s+function\w*\s+(?:before|prior\s+to)\b"
)
_ASKED_BACK = re.compile(r"(?i)\b(?:reached|returned|attained|achieved|regained|restored|is\s+back|recovered|met)\b")
_NOT_BACK = re.compile(
    r"(?i)\b(?:not|never)\s+(?:yet\s+)?(?:(?:at|back|returned|reached|attained|regained|achieved|recovered)\b)|\b(?:below|short\s+of|"
    r"under|far\s+from|"
    r"has\s+yet\s+to\s+(?:reach|regain))\b"
)
_BACK = re.compile(r"(?i)\b(?:(?:has\s+|have\s+)?(?:returned|reached|regained|attained|back)|is\s+(?:now\s+)?at|now\s+at)\b")


def prior_level(text: str, scope: Scope) -> Outcome | None:
    """Whether the function before the illness has been reached, by the newest passage that says so; None where that is not asked."""
    if (
        not _PRIOR.search(text)
        or not _ASKED_BACK.search(text)
        or re.search(r"(?i)\b(?:expect\w*|potential|likely|able\s+to|plan|describ\w+)\b", text)
    ):
        return None
    found: Found = []
    for entry in scope.case.chart.entries:
        if (
            not entry.usable
            or not _PRIOR.search(entry.text)
            or re.search(r"(?i)\b(?:goal|expect\w*|will|plan|potential|hope\w*)\b", entry.text)
        ):
            continue
        if _NOT_BACK.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, False, entry))
        elif _BACK.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, True, entry))
    return _newest(found, text, "prior-level", scope)


_READY = re.compile(
    r"(?i)\b(?:motivated|willing(?:ness)?|agrees?|committed|commitment)\b[^.;]{0,60}\b(?:treatment|therapy|program|participat\w+|"
    r"take\s+part|"
    r"engag\w+|follow\w*|comply|adher\w+|recovery|rehabilitation|use|wear|operate|undergo)\b"
)
_NOT_READY = re.compile(
    r"(?i)\b(?:not|un|poorly|insufficiently)[\s-]*(?:motivated|willing|engaged|committed)|\b(?:refus\w+|unwilling|declin\w+)\b"
)
_YES = re.compile(
    r"(?i)\b(?:(?:is|remains|very|highly|well)\s+motivated|motivated\s+(?:and|to|for)|willing\s+to|agrees?\s+to|committed\s+to|"
    r"(?:actively|fully|regularly)\s+(?:participates?|engage[sd]?|attends?)|attends?\s+(?:all|every|regularly)|wants?\s+to\s+(?:stay|"
    r"continue|"
    r"take\s+part|participate|get)|good\s+(?:attendance|participation|motivation))\b"
)
_NO = re.compile(
    r"(?i)\b(?:refus(?:es|ed|ing)|unwilling|declin(?:es|ed)|not\s+(?:motivated|willing|participating|engaged)|does\s+not\s+(?:want|"
    r"participate|attend|"
    r"engage)|missed\s+most|left\s+against)\b[^.;]{0,40}"
)
_OF_USE = re.compile(r"(?i)\b(?:to|of)\s+(?:use|wear|operate|try)\b")
_OF_TREATMENT = re.compile(
    r"(?i)\b(?:treatment|therap\w+|program|groups?|sessions?|recovery|rehab\w*|participat\w*|stay|care|exercis\w+|diet|follow\w*|"
    r"continue)\b"
)


def ready(text: str, scope: Scope) -> Outcome | None:
    """Motivated or willing to take part, by the newest passage on it; None where the text asks no such thing of the patient."""
    if (
        not _READY.search(text)
        or _NOT_READY.search(text)
        or re.search(r"(?i)\b(?:caregiver|family|parent|signed|physician|surgeon)\b", text)
    ):
        return None
    found: Found = []
    for entry in scope.case.chart.entries:
        if not entry.usable or undone(entry.text):
            continue
        if not (_OF_USE.search(entry.text) if _OF_USE.search(text) else _OF_TREATMENT.search(entry.text)):
            continue
        no, yes = _NO.search(entry.text), _YES.search(entry.text)
        if no is not None and yes is None:
            found.append((entry.passage.recorded_on or date.min, False, entry))
        elif yes is not None and entry.stance(yes.start(), yes.end()) in (Stance.PRESENT, Stance.PLANNED):
            found.append((entry.passage.recorded_on or date.min, True, entry))
    outcome = _newest(found, text, "readiness", scope)
    return still_open("readiness") if outcome is not None and not found else outcome


_CLEARS = re.compile(
    r"(?i)\b(?P<kind>psycholog\w*|psychiatric|behavioral|mental\s+health|medical|cardiac|cardiology|pulmonary|dental|surgical)\b[^.;]{0,"
    r"60}\b(?:clear(?:s|ed|ance)|"
    r"(?:found|finds|finding|with)\s+no\s+contraindications?|suitable|candidate)\b"
)
_CLEARED = re.compile(
    r"(?i)\b(?:cleared|clearance\s+(?:given|obtained|granted|received)|no\s+(?:\w+\s+){0,2}contraindications?|(?:suitable|appropriate|"
    r"good|acceptable|reasonable)\s+"
    r"(?:\w+\s+)?(?:candidate|for)|acceptable\s+risk|low\s+risk)\b"
)
_NOT_CLEARED = re.compile(
    r"(?i)\b(?:not\s+(?:yet\s+)?(?:cleared|a\s+(?:\w+\s+)?candidate|suitable|appropriate)|clearance\s+(?:withheld|denied|pending|not)|"
    r"defer\w*|"
    r"contraindicated)\b"
)


def cleared(text: str, scope: Scope) -> Outcome | None:
    """Cleared for the treatment by an evaluation of the kind asked for; None where the text asks no clearance."""
    m = _CLEARS.search(text)
    if m is None or re.search(r"(?i)\b(?:not|without|unless)\b", text):
        return None
    kind = (m["kind"] or "").lower()[:7]
    chart, case = scope.case.chart, scope.case
    window = next(iter(windows(text)), None) or scope.window
    found: Found = []
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or case.inside(entry.passage.recorded_on, window) is False:
            continue
        near = [entry, *(e for e in chart.around(entry, 6) if e.passage.recorded_on == entry.passage.recorded_on)]
        place = " ".join([*(e.text for e in near), *entry.passage.heads, entry.passage.section])
        if kind and not re.search(rf"(?i)\b{re.escape(kind)}", place):
            continue
        if _NOT_CLEARED.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, False, entry))
        elif _CLEARED.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, True, entry))
    return _newest(found, text, "clearance", scope)


_PROPEL = re.compile(r"(?i)\b(?:self-?\s?)?propel\w*\b[^.;]*\bwheelchair\b")
_TOO_WEAK = re.compile(
    r"(?i)\b(?:not\s+(?:have\s+)?(?:enough|sufficient|adequate)|insufficient|inadequate|too\s+little|lacks?|unable|cannot|inability|"
    r"without)\b"
)
_CANNOT_PROPEL = re.compile(
    r"(?i)\b(?:cannot|can\s*not|can[’']t|unable\s+to|not\s+able\s+to|inability\s+to|does\s+not|could\s+not)\s+(?:\w+\s+){0,"
    r"2}?(?:self-?\s?)?propel\w*"
)
_PROPELS = re.compile(
    r"(?i)\b(?:(?:self-?\s?)?propels?|able\s+to\s+(?:self-?\s?)?propel|(?:self-?\s?)?propelled|independent\s+with\s+(?:a\s+|"
    r"the\s+)?manual)\b"
)


def self_propels(text: str, scope: Scope) -> Outcome | None:
    """Whether the arms suffice to propel a manual wheelchair, by the newest passage on it; None where that is not asked."""
    if not _PROPEL.search(text) or not _TOO_WEAK.search(text):
        return None
    found: Found = []
    for entry in scope.case.chart.entries:
        if not entry.usable:
            continue
        if _CANNOT_PROPEL.search(entry.text):
            found.append((entry.passage.recorded_on or date.min, True, entry))
        elif _PROPELS.search(entry.text) and not re.search(r"(?i)\b(?:power|only|few\s+feet|short)\b|\d\s*(?:ft|feet)", entry.text):
            found.append((entry.passage.recorded_on or date.min, False, entry))
    return _newest(found, text, "propel", scope) if found else None


def _newest(found: Found, text: str, kind: str, scope: Scope) -> Outcome:
    """The newest day's passages decide where they agree."""
    ask = f"a note on: {text.strip()}"
    if not found:
        return still_open(kind, ask)
    last = max(on for on, _, _ in found)
    now = [(yes, e) for on, yes, e in found if on == last]
    chart = scope.case.chart
    if len({yes for yes, _ in now}) > 1:
        return unknown("The newest note says both", ask, (chart.evidence(now[0][1], method=kind),), kind=kind)
    if now[0][0]:
        return met("The record says so", chart.evidence(now[0][1], method=kind), kind=kind)
    return not_met("The record says that it is not so", chart.evidence(now[0][1], Assertion.ABSENT, method=kind), kind=kind)
