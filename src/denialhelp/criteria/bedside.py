"""Pain, strength and walking as a bedside note writes them: so much of ten, so much of five, so many minutes or feet before a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from denialhelp.casefile.slugs import Status

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .meaning import by_meaning
from .numbers import Quantity, quantities, value_of, windows
from .outcome import Outcome, all_of, at_least, met, not_met, still_open, unknown
from .persons import done_by_other
from .undone import told, undone

_GOAL = re.compile(r"(?i)\b(?:goals?|target|aim|LTG\d*|STG\d*|by\s+discharge|will\s+(?:be|reach|walk|improve)|to\s+reach|expected)\b")
_STEADY = (Stance.PRESENT, Stance.HISTORICAL)
Value = tuple[float, Entry, int, int]


def _measured(entry: Entry, start: int, end: int) -> bool:
    """True where a number of a passage was measured of this patient: no goal, no instruction, no relative's."""
    if (
        done_by_other(entry.text, start)
        or _GOAL.search(entry.text[:end])
        or "goal" in entry.passage.section.lower()
        or told(entry.text, start)
    ):
        return False
    return entry.stance(start, end) in _STEADY


def _newest(found: list[Value], text: str, scope: Scope) -> tuple[date | None, list[Value]]:
    """The values of the newest day in the window, of the side asked for."""
    case = scope.case
    window = next(iter(windows(text)), None) or scope.window
    good = [
        v
        for v in found
        if case.fits_side(f"{text} {scope.subject}", v[1])
        and case.asked_side(v[1])
        and ((on := said_on(v[1])) is None or on <= case.as_of)
        and (window is None or case.inside(on, window) is True)
    ]
    last = max((on for v in good if (on := said_on(v[1]))), default=None)
    return last, [v for v in good if last is None or said_on(v[1]) == last]


_PAIN = re.compile(r"(?i)\b(?:pain|discomfort|VAS|NRS)\b")
_OF_TEN = re.compile(
    r"(?i)\b(?:on|of|with)?\s*(?:an?|the)?\s*(?:\w+\s+){0,2}?scale\s+(?:of|from)\s+(?:(?:0|zero|1|one)\s*(?:to|-|–)\s*)?(?:10|ten)\b|"
    r"\b(?:out\s+)?of\s+(?:10|ten)\b|\s*/\s*10\b|\b(?:0|zero)\s*(?:to|-|–)\s*(?:10|ten)\b|"
    r"\b(?:on\s+)?(?:an?\s+|the\s+)?(?:VAS|NRS|visual\s+analog(?:ue)?\s+scale|numeric(?:al)?\s+(?:pain\s+)?(?:rating\s+)?scale)\b"
)
_SCORE = re.compile(
    r"(?i)(?<![\d./])(?P<low>\d{1,2}(?:\.\d)?)(?:\s*(?:-|–|to)\s*(?P<high>\d{1,2}))?\s*(?:/|out\s+of|of)\s*10\b(?!\s*[/%]|\s+(?:visits|"
    r"sessions))"
)
_HURTS = re.compile(r"(?i)\b(?:pain\w*|VAS|NRS|ach(?:e[sd]?|ing)|hurts?|sore\w*|discomfort)\b")
_SITES = {
    "leg": r"legs?|radicular|sciatic\w*|thigh|calf|buttock|lower\s+extremit\w+",
    "back": r"back|lumbar|axial",
    "neck": r"neck|cervical",
    "arm": r"arms?|upper\s+extremit\w+",
    "knee": r"knees?",
    "hip": r"hips?|groin",
    "shoulder": r"shoulders?",
    "head": r"head(?:ache)?s?|migraine",
    "jaw": r"jaw|TMJ",
    "foot": r"foot|feet|ankle",
    "belly": r"abdom\w+|pelvi\w+|stomach",
    "hand": r"hands?|wrist|fingers?",
}
_BEST = re.compile(r"(?i)\b(?:best|least|lowest|minimum|after\s+(?:medication|treatment|injection)|with\s+(?:medication|meds))\b")
_WORST = re.compile(r"(?i)\b(?:worst|highest|peak|maxim\w+|flare\w*)\b")
_MEAN = re.compile(r"(?i)\b(?:average|usual|mean|typical)\b")


_TODAY = re.compile(r"(?i)\b(?:today|now|currently|current|this\s+visit)\b")


def _sites(text: str) -> set[str]:
    return {name for name, words in _SITES.items() if re.search(rf"(?i)\b(?:{words})\b", text)}


def pain_score(text: str, scope: Scope) -> Outcome | None:
    """Pain of so much of ten at the site named, by the newest day that gives it; None where the text asks no such score."""
    if not _PAIN.search(text) or _OF_TEN.search(text) is None:
        return None
    plain = _OF_TEN.sub(" ", text)
    limits = [q for q in quantities(plain) if q.dimension in ("", "points")]
    if len(limits) != 1 or len(quantities(plain)) != 1:
        return None
    sites = _sites(plain)
    last, now = _newest(list(_scores(plain, sites, scope)), plain, scope)
    now = [v for v in now if _TODAY.search(_clause(v[1].text, v[2], v[3]))] or now
    ask = f"a dated pain score: {text.strip()}"
    if not now:
        return None
    answers = {limits[0].holds(v) for v, _, _, _ in now}
    proof = tuple(dict.fromkeys(scope.case.chart.evidence(e, method="measurement") for _, e, _, _ in now))[:2]
    why = f"pain {limits[0].said()}: the record has {now[0][0]:g} of 10" + (f" on {last.isoformat()}" if last else "")
    if len(answers) > 1:
        return unknown(f"{why}; values of that day disagree", ask, proof, kind="measure")
    return met(why, *proof, kind="measure") if answers.pop() else not_met(why, *proof, kind="measure")


def _scores(text: str, sites: set[str], scope: Scope) -> Iterator[Value]:
    chart = scope.case.chart
    for entry in chart.entries:
        if not entry.usable:
            continue
        for m in _SCORE.finditer(entry.text):
            near = [e.text for e in chart.around(entry, 1) if e.passage.recorded_on == entry.passage.recorded_on]
            heads = " ".join((*entry.passage.heads, entry.passage.section))
            if not _HURTS.search(f"{entry.text} {heads} {' '.join(near)}") or not _measured(entry, m.start(), m.end()):
                continue
            clause = _clause(entry.text, m.start(), m.end())
            own = _sites(clause) or _sites(entry.text[: m.start()]) or _sites(f"{entry.text} {heads}") or _sites(" ".join(near))
            if sites and not sites & own:
                continue
            if not _WORST.search(text) and _BEST.search(clause):
                continue
            if bool(_WORST.search(text)) != bool(_WORST.search(clause)) or (_MEAN.search(text) and _BEST.search(clause)):
                continue
            value = float(m["high"] if m["high"] and not _MEAN.search(text) else m["low"])
            if value <= 10:
                yield value, entry, m.start(), m.end()


def _clause(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in (",", ";", ". ")) + 1
    ends = [at for mark in (",", ";", ". ") if (at := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]


_RELIEF_ASKED = re.compile(
    r"(?i)\b(?:pain|symptoms?|headaches?)\b[^.;]*\b(?:reliev\w+|relief|reduc\w+|improv\w+|decreas\w+)\b|\b(?:relief|reduction|"
    r"improvement|decrease)\b[^.;]*"
    r"\b(?:pain|symptoms?|headaches?)\b|\bpain\s+relief\b"
)
_RELIEF = re.compile(
    r"(?i)(?<![\d.-])(?P<low>\d{1,3})\s*(?:(?:-|–|to)\s*\d{1,3}\s*)?(?:%|percent)\s+(?:\w+\s+){0,2}?(?:relief|reduction|improvement|"
    r"improved|better|"
    r"decrease|less)\b|\b(?:relief|reduc\w+|improve\w*|decreas\w+|better)\s+(?:of\s+|by\s+)?(?:his\s+|her\s+|"
    r"the\s+)?(?:pain\s+)?(?:of\s+|by\s+)?"
    r"(?:about\s+|approximately\s+|more\s+than\s+|at\s+least\s+)?(?P<value>\d{1,3})\s*(?:%|percent)"
)


_BLOCKS = re.compile(
    r"(?i)^(?:at\s+least\s+)?(?P<n>two|three|2|3)\s+(?:[\w-]+\s+){0,5}?(?:blocks?|injections?|trials?|procedures?)\b[^.;]*\b(?:each|both|"
    r"every)\b"
)


def _each_block(wanted: int, limit: Quantity, found: list[Value], text: str, scope: Scope) -> Outcome:
    """So many blocks, on days of their own, each with the relief that is asked."""
    days: dict[date, Value] = {}
    for value in found:
        on = said_on(value[1])
        if on is not None and on <= scope.case.as_of:
            days.setdefault(on, value)
    good = [v for v in days.values() if limit.holds(v[0])]
    proof = tuple(scope.case.chart.evidence(v[1], method="measurement") for v in good[:3])
    why = f"{len(good)} of {wanted} with {limit.said()} relief"
    if len(good) >= wanted:
        return met(why, *proof, kind="measure")
    return unknown(why, f"the notes of the blocks with the relief: {text.strip()}", proof, kind="measure")


def relief_share(text: str, scope: Scope) -> Outcome | None:
    """Pain that became less by so many percent, with the trial or block that the text names; None where it asks no such share."""
    limits = [q for q in quantities(text) if q.dimension == "%" and q.comparator in (">=", ">")]
    blocks = _BLOCKS.match(text.strip())
    rest = [q for q in quantities(text, bare=True) if q not in limits and not (blocks and q.start <= blocks.end("n"))]
    if (
        len(limits) != 1
        or any(q.start != limits[0].start for q in rest)
        or not (_RELIEF_ASKED.search(text) or (blocks and "relief" in text))
    ):
        return None
    chart = scope.case.chart
    kinds = chart.lexicon.concepts
    named = {m.concept for m in chart.annotator.words(text).mentions if kinds[m.concept].kind in ("care", "drug")}
    named = {c for c in named if not any(o != c and chart.lexicon.is_a(o, c) for o in named)}  # the narrowest names only
    spans = [m for m in chart.annotator.words(text).mentions if m.concept in named]
    widest = max((m.end - m.start for m in spans), default=0)
    named = {m.concept for m in spans if m.end - m.start == widest}
    found: list[Value] = []
    for entry in chart.entries:
        m = _RELIEF.search(entry.text) if entry.usable else None
        if m is None or not _measured(entry, m.start(), m.end()):
            continue
        near = [entry, *(e for e in chart.around(entry, 2) if e.index < entry.index and e.passage.recorded_on == entry.passage.recorded_on)]
        own = {m.concept for m in entry.words.mentions if kinds[m.concept].kind in ("care", "drug")}
        ids = own or {i for e in near for i in (*e.words.concepts(), *e.about.concepts())}
        same = not named or any(chart.lexicon.is_a(i, c) for i in ids for c in named)
        if same or (re.search(r"(?i)\btrial\b", text) and re.search(r"(?i)\btrial\b", " ".join(e.text for e in near))):
            found.append((float(m["low"] or m["value"]), entry, m.start(), m.end()))
    if blocks is not None:
        return _each_block(int(value_of(blocks["n"])), limits[0], found, text, scope)
    last, now = _newest(found, text, scope)
    if not now:
        return still_open("measure", f"how far the pain became less, in percent: {text.strip()}")
    answers = {limits[0].holds(v) for v, _, _, _ in now}
    proof = tuple(dict.fromkeys(chart.evidence(e, method="measurement") for _, e, _, _ in now))[:2]
    why = f"{limits[0].said()} less: the record has {now[0][0]:g} %" + (f" on {last.isoformat()}" if last else "")
    if len(answers) > 1:
        return unknown(f"{why}; values of that day disagree", f"how far the pain became less: {text.strip()}", proof, kind="measure")
    return met(why, *proof, kind="measure") if answers.pop() else not_met(why, *proof, kind="measure")


_JOINTS = re.compile(
    r"(?i)\b(?P<n>\d{1,2})\s+(?:or\s+more\s+)?(?P<kind>tender|swollen)(?:\s+joints?)?(?:\s+(?P<join>and|"
    r"or)\s+(?:at\s+least\s+)?(?P<m>\d{1,2})\s+"
    r"(?P<other>tender|swollen))?\s+joints?\b"
)
_JOINT_COUNT = re.compile(
    r"(?i)\b(?P<kind>tender|swollen|TJC|SJC)\b(?:\s+joints?)?(?:\s+count)?(?:\s*\(?(?:28|66|68)\)?(?=\s*[:=]))?\s*[:=]?\s*(?P<a>\d{1,"
    r"2})\b(?!\s*/\s*\d{2}/)|"
    r"(?<![\d/])(?P<b>\d{1,2})\s+(?P<also>tender|swollen)\b"
)


def joint_counts(text: str, scope: Scope) -> Outcome | None:
    """Tender and swollen joints by the newest examination; None where the text asks for no number of them."""
    asked = _JOINTS.search(text)
    if asked is None:
        return None
    wanted = {asked["kind"].lower(): int(asked["n"])}
    if asked["other"]:
        wanted[asked["other"].lower()] = int(asked["m"])
    found: dict[str, list[Value]] = {}
    for entry in scope.case.chart.entries:
        for m in _JOINT_COUNT.finditer(entry.text) if entry.usable else ():
            if not _measured(entry, m.start(), m.end()):
                continue
            kind = {"tjc": "tender", "sjc": "swollen"}.get((m["kind"] or m["also"]).lower(), (m["kind"] or m["also"]).lower())
            found.setdefault(kind, []).append((float(m["a"] or m["b"]), entry, m.start(), m.end()))
    parts = [_joints(n, kind, found.get(kind, []), text, scope) for kind, n in wanted.items()]
    return at_least(parts, 1) if asked["join"] and asked["join"].lower() == "or" else all_of(parts)


def _joints(wanted: int, kind: str, found: list[Value], text: str, scope: Scope) -> Outcome:
    last, now = _newest(found, text, scope)
    if not now:
        return unknown(f"No number of {kind} joints was found", f"the number of {kind} joints, with the date", kind="measure")
    proof = scope.case.chart.evidence(now[0][1], method="measurement")
    why = f"{kind} joints: the record has {now[0][0]:g}; asked: {wanted}" + (f" on {last.isoformat()}" if last else "")
    answers = {v >= wanted for v, _, _, _ in now}
    if len(answers) > 1:
        return unknown(why, f"the number of {kind} joints, with the date", (proof,), kind="measure")
    return met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")


_STRENGTH = re.compile(r"(?i)\b(?:weakness|strength|motor|MRC|manual\s+muscle|MMT|power)\b")
_OF_FIVE = re.compile(r"(?i)\b(?:grade[sd]?\s+(?:of\s+)?|(?:out\s+)?of\s+(?:5|five)\b)|\s*/\s*5\b|\(?\s*MRC\s*(?:scale|grade)?\)?")
_MUSCLE = re.compile(r"(?<![\d/.])(?P<value>[0-5])\s?(?P<sign>[+-]|plus|minus)?\s*/\s*5(?![\d/])")
_FULL = re.compile(
    r"(?i)\b(?:(?:motor\s+)?strength\s+(?:is\s+|was\s+|remains?\s+)?(?:\w+\s+)?(?:full|normal|intact|preserved)|"
    r"full\s+(?:motor\s+)?strength|"
    r"no\s+(?:focal\s+|motor\s+|muscle\s+)?weakness|motor\s+(?:exam\w*\s+|function\s+)?(?:is\s+)?(?:normal|intact|full))\b"
)
_LOW = re.compile(
    r"(?i)\b(?:hip\s+flex\w*|quad\w*|TA|tibialis|EHL|gastroc\w*|dorsiflex\w*|plantar\s*flex\w*|ankles?|knees?|legs?|lower|foot|feet|toes?|"
    r"hamstrings?|iliopsoas|peron\w+|lumbar|sacral)\b"
)
_UP = re.compile(r"(?i)\b(?:deltoids?|biceps|triceps|grip|wrists?|fingers?|shoulders?|elbows?|arms?|hands?|upper|cervical|intrinsics?)\b")
_NAMES = re.compile(
    rf"(?i){_LOW.pattern.removeprefix('(?i)')}|{_UP.pattern.removeprefix('(?i)')}|\b(?:strength|motor|MMT|power|weak\w*|muscles?|flexors?|"
    r"extensors?|abductors?)\b"
)
_CHANGING = re.compile(r"(?i)\b(?:progress\w*|worsen\w*|new|acute\w*|sudden\w*|rapid\w*)\b")


def muscle_strength(text: str, scope: Scope) -> Outcome | None:
    """Strength of so much of five by the newest examination; None where the text gives no such limit or the record no such values."""
    if not _STRENGTH.search(text) or _OF_FIVE.search(text) is None:
        return None
    plain = re.sub(r"(?<=[0-5])\s*(?:minus|plus|[+-])(?!\w)", "", _OF_FIVE.sub(" ", text))
    limits = [q for q in quantities(plain) if q.dimension == "" and q.low <= 5]
    if len(limits) != 1 or len(quantities(plain)) != 1:
        return None
    low, high = (bool(p.search(f"{text} | {scope.case.context.service or ''}")) for p in (_LOW, _UP))
    found: list[Value] = []
    full: list[Value] = []
    for entry in scope.case.chart.entries:
        if not entry.usable or (low and not high and _UP.search(entry.text) and not _LOW.search(entry.text)):
            continue
        if high and not low and _LOW.search(entry.text) and not _UP.search(entry.text):
            continue
        for m in _MUSCLE.finditer(entry.text):
            if _NAMES.search(f"{entry.text} {' '.join(entry.passage.heads)}") and _measured(entry, m.start(), m.end()):
                step = {"+": 0.3, "plus": 0.3, "-": -0.3, "minus": -0.3}.get(m["sign"] or "", 0.0)
                found.append((float(m["value"]) + step, entry, m.start(), m.end()))
                if re.search(r"(?i)\b(?:all|throughout|bilateral\w*|both)\b", entry.text) and m["value"] == "5":
                    full.append(found[-1])
        said = _FULL.search(entry.text)
        if said is not None and not re.search(r"(?i)\bexcept\b|\bother\b", entry.text):
            full.append((5.0, entry, said.start(), said.end()))
    last, now = _newest([*found, *full], plain, scope)
    return _strong(limits[0], last, now, full, text, scope) if now else None


def _strong(limit: Quantity, last: date | None, now: list[Value], full: list[Value], text: str, scope: Scope) -> Outcome:
    """Weakness needs one weak muscle; its absence an examination of several, or one that says so of all."""
    weak = [v for v in now if limit.holds(v[0])] if limit.comparator in ("<", "<=") else []
    why = f"strength {limit.said()} of 5: the record has {min(v[0] for v in now):g}" + (f" on {last.isoformat()}" if last else "")
    ask = f"the strength of the muscles, with the date: {text.strip()}"
    proof = tuple(dict.fromkeys(scope.case.chart.evidence(e, method="measurement") for _, e, _, _ in (weak or now)))[:2]
    if limit.comparator in ("<", "<="):
        if weak and not _CHANGING.search(text):
            return met(why, *proof, kind="measure")
        whole = any(v in full for v in now) or len(now) >= 4
        return not_met(why, *proof, kind="measure") if whole and not weak else unknown(why, ask, proof, kind="measure")
    answers = {limit.holds(v[0]) for v in now}
    if len(answers) > 1:
        return unknown(why, ask, proof, kind="measure")
    return met(why, *proof, kind="measure") if answers.pop() else not_met(why, *proof, kind="measure")


_WALK = re.compile(
    r"(?i)^(?:(?P<cond>[^,;]{4,60}?)\s+(?:that|which)\s+)?(?:limits?|restricts?|reduces?|limited)?\s*(?:the\s+)?(?P<not>unable\s+to|cannot|"
    r"can\s+not|inability\s+to|not\s+able\s+to)?\s*(?P<what>walk\w*|ambulat\w*|stand\w*)\b(?:\s+(?:distance|tolerance|time|ability|"
    r"capacity))?"
    r"(?P<rest>[^.;]*)$"
)
_CAN = re.compile(
    r"(?i)\b(?:can(?:not)?|could|able\s+to|walks?|walked|walking|ambulat\w+|stands?|standing|stood|stops?|stopped|tolerat\w+|must|"
    r"has\s+to|after|"
    r"only|limited)\b"
)
_STOP = re.compile(
    r"(?i)\b(?:then|before|until|stop\w*|must|has\s+to|needs?\s+to|sit|sits|rest|rests|limited|only|maximum|tolerance|tolerates?|up\s+to|"
    r"without\s+(?:stopping|rest\w*|pain)|can(?:not)?\s+(?:only\s+)?(?:walk|stand)|able\s+to\s+(?:walk|stand)|no\s+more\s+than)\b"
)


_ONE_LEG = re.compile(r"(?i)\b(?:one|single)[\s-]leg|\bsit[\s-]to[\s-]stand|\btandem\b")


def walks(text: str, scope: Scope) -> Outcome | None:
    """How long or how far the patient can walk or stand, with the condition that limits it where the text names one."""
    m = _WALK.match(text.strip())
    limits = [q for q in quantities(m["rest"]) if q.dimension in ("seconds", "feet", "meters")] if m else []
    if m is None or len(limits) != 1 or re.search(r"(?i)\b(?:speed|test|assist\w*|supervis\w*)\b", m["rest"]):
        return None
    limit = limits[0]
    if m["not"]:
        limit = replace(limit, comparator="<=" if limit.comparator in (">", "=") else "<")
    if limit.comparator not in ("<", "<="):
        return None
    verb = "stand" if m["what"].lower().startswith("stand") else "walk|ambulat|gait|block"
    found = list(_distances(limit, re.compile(rf"(?i)\b(?:{verb})"), scope))
    last, now = _newest(found, text, scope)
    if not now:
        return still_open("measure", f"how far the patient can walk, with the date: {text.strip()}")
    answers = {limit.holds(v) for v, _, _, _ in now}
    proof = scope.case.chart.evidence(now[0][1], method="measurement")
    why = f"{m['what']}: the record has {now[0][1].text[now[0][2] : now[0][3]].strip()}" + (f" on {last.isoformat()}" if last else "")
    if len(answers) > 1:
        return unknown(why, f"how far the patient can walk, with the date: {text.strip()}", (proof,), kind="measure")
    own = met(why, proof, kind="measure") if answers.pop() else not_met(why, proof, kind="measure")
    if not m["cond"]:
        return own
    cause = by_meaning(m["cond"], scope)
    return own if own.status is Status.NOT_MET else all_of([cause, own])


def _distances(limit: Quantity, verb: re.Pattern[str], scope: Scope) -> Iterator[Value]:
    chart = scope.case.chart
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or _ONE_LEG.search(entry.text):
            continue
        near = [e for e in chart.around(entry, 1) if e.index < entry.index and e.passage.recorded_on == entry.passage.recorded_on]
        if not verb.search(entry.text) and not any(verb.search(e.text) for e in near):
            continue
        for q in quantities(entry.text, bare=True):
            if q.dimension == limit.dimension and _CAN.search(entry.text) and _STOP.search(entry.text) and _measured(entry, q.start, q.end):
                yield q.low, entry, q.start, q.end
