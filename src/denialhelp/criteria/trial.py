"""Earlier treatment: which, how long or how many sessions, at what dose, with what outcome, and when."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion, Status

from .case import Scope
from .chart import Chart, Entry, said_on
from .cues import Stance, clause_around
from .numbers import Day, Quantity, Window, dates_in, quantities, value_of, windows
from .outcome import Outcome, met, not_met, unknown
from .slots import Slot, slots_of
from .words import Mention

_NOT_TREATMENT = frozenset(
    {
        "test",
        "imaging",
        "plan-of-care",
        "order",
        "agreement",
        "authorization",
        "approval-letter",
        "screening-preadmission",
        "letter-necessity",
        "face-to-face",
        "home-assessment",
        "seating-evaluation",
        "re-evaluation",
        "caregiver",
        "alternate-caregiver",
        "interdisciplinary-team",
        "discharge-plan",
        "goals",
        "remeasurement",
        "wearing-schedule",
        "plateau",
        "straight-leg-raise",
        "reflex",
        "sensory-loss",
        "myotomal-weakness",
        "objective-sign",
        "two-step-commands",
        "transfers",
        "standing",
        "unsupported",
        "independent",
        "hospital-admission",
        "respiratory-illness",
        "emergency-visit",
        "psych-evaluation",
        "psych-screen",
        "informed-benefit",
        "mitt",
        "snf",
        "irf",
        "surgery",
        "skilled-nursing",
        "home-health",
        "clinician",
        "medicaid-coverage",
        "oxygen",
        "suctioning",
    }
)
_TRIGGER = re.compile(
    r"(?i)\b(?:trial|tried|fail\w*|inadequate|insufficient|respon\w+|complet\w+|attend\w+|sessions?|visits?|course|previous(?:ly)?|prior|"
    r"treated\s+with|use\s+of|therapy\s+with|refractory|unsuccessful|intoleran\w+|contraindicat\w+|conservative|nonsurgical|"
    r"not\s+(?:improved|responded|tolerated)|documented\s+treatment|adheren\w+|complian\w+)\b"
)
_FREQUENCY = re.compile(r"(?i)(?:every|each|per|a|q\.?)\s*(?:\d+\s*(?:to\s*\d+\s*)?)?$|times?\s+(?:a|per)\s*$|days?\s+a\s*$")
_BETWEEN = re.compile(r"^\s*(?:to|through|thru|until|till|[-–—])\s*$", re.IGNORECASE)
_COUNTS = (
    re.compile(
        r"(?i)\b(?:attended|completed|received|had)\s*:?\s*(?:all\s+|a\s+total\s+of\s+)?(\d{1,3})\b(?!\s*(?:weeks?|months?|days?|/))"
    ),
    re.compile(
        r"(?i)\b(\d{1,3})\s+(?:\w+\s+){0,4}?(?:visits?|sessions?|treatments)\b(?!\s+(?:scheduled|planned|cancel\w+|missed|authorized|"
        r"approved|requested|remaining))"
    ),
    re.compile(r"(?i)\b(?:visits?|sessions?)\s*(?:attended|completed)?\s*:?\s*(\d{1,3})\b(?!\s*/)"),
)
_BAD_COUNT = re.compile(
    r"(?i)\b(?:scheduled|cancel\w+|no[- ]shows?|missed|planned|authorized|approved|requested|of)\s*(?:treatment\s+)?(?:visits?\s*)?:?\s*$"
)
_FAIL_WORDS = re.compile(
    r"(?i)\b(?:fail\w*|no\s+(?:meaningful\s+|significant\s+|sustained\s+)?(?:relief|benefit|improvement|effect|response|change)|"
    r"without\s+(?:relief|benefit|improvement)|inadequate|insufficient|partial\s+relief|minimal\s+(?:relief|change|improvement|benefit)|"
    r"did\s+not\s+(?:help|improve|respond)|not\s+(?:improved?|effective|helpful|respond\w*)|ineffective|refractory|unresponsive|"
    r"non-?respon\w+|\d{1,2}%\s+relief|relief\s+for\s+(?:a|one|two|\d)\b|persist\w+|no\s+better|plateau\w*|has\s+not\s+improved|"
    r"temporary\s+relief|short-lived|still\s+(?:has|swollen|moderate|severe|high)|worsen\w+|relapse\w*|continued\s+(?:use|symptoms|pain|"
    r"weight\s+loss)|still\s+(?:symptomatic|in\s+pain|limited)|poor(?:ly)?\s+(?:control\w*|response)|wore\s+off|little\s+(?:relief|"
    r"benefit)|uncontrolled)\b"
)
_INTOLERANT = re.compile(
    r"(?i)\b(?:intoleran\w+|could\s+not\s+tolerate|unable\s+to\s+tolerate|not\s+tolerated?|side\s+effects?|adverse\s+(?:effect|event|"
    r"reaction)|(?:stopped|discontinued|held)\s+(?:\d+/\d+\S*\s+)?(?:for|due\s+to|because\s+of|after)\b|upset\s+(?:her|his|the|"
    r"my)\s+stomach|hepatotoxicity|"
    r"allerg\w+|rash|toxicity|anaphylaxis|do\s+not\s+rechallenge|elevated\s+(?:liver|transaminases))\b"
)
_CONTRA = re.compile(
    r"(?i)\b(?:contraindicat\w+|advise\s+against|to\s+be\s+avoided|should\s+(?:not|be\s+avoided)|avoid(?:ed)?|not\s+a\s+candidate\s+for)\b"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one place says of a treatment."""

    entry: Entry
    around: tuple[Entry, ...]
    days: float = 0.0
    sessions: float = 0.0
    failed: Entry | None = None
    intolerant: Entry | None = None
    against: Entry | None = None
    on: date | None = None


def treatments_in(text: str, scope: Scope, *, requested: bool = False) -> list[Slot]:
    """The treatments that a text names (drugs, therapies, procedures); the one asked for only where `requested`."""
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)] + [(q.start, q.end) for q in quantities(text)]
    out = []
    for slot in slots_of(chart.annotator.words(text), chart.annotator, spans):
        ids = frozenset(
            c
            for c in slot.concepts
            if chart.lexicon.concepts[c].kind in ("drug", "care") and not any(chart.lexicon.is_a(c, x) for x in _NOT_TREATMENT)
        )
        if ids and (requested or not ids <= scope.case.requested):
            out.append(Slot(ids, frozenset(), slot.weight, slot.words, slot.start, slot.end))
    return out


def trial(text: str, scope: Scope) -> Outcome | None:
    """A criterion on earlier treatment, or None where the text is not one."""
    spans = [(w.start, w.end) for w in windows(text)]
    limits = [q for q in quantities(text) if q.dimension in ("days", "sessions") and not any(q.start < b and q.end > a for a, b in spans)]
    slots = treatments_in(text, scope)
    if not slots and (limits or spans) and len(text.split()) <= 9:
        slots = treatments_in(scope.subject, scope, requested=True)[:1]
    if not slots or not (
        limits or _TRIGGER.search(text) or (scope.title and _TRIGGER.search(scope.title)) or _TRIGGER.search(scope.subject)
    ):
        return None
    window = next(iter(windows(text)), None) or scope.window
    wants_fail = bool(
        re.search(
            r"(?i)\b(?:fail\w*|inadequate\s+(?:response|relief)|insufficient|no\s+(?:response|improvement)|refractory|unsuccessful|"
            r"without\s+(?:relief|improvement|benefit)|not\s+(?:improved|responded))\b",
            text,
        )
    )
    wants_intolerance = bool(re.search(r"(?i)\bintoleran\w+|adverse", text))
    wants_contra = bool(re.search(r"(?i)\bcontraindicat\w+", text))
    ask = _ask(slots[0], limits)
    facts = [f for f in _facts(slots[0], scope) if scope.case.inside(f.on, window) is True]
    number = _number_asked(text, slots[0])
    if number > 1:
        return _several(text, slots[0], number, limits, (wants_fail, wants_intolerance, wants_contra), window, scope, ask)
    return _judged(text, slots[0], facts, limits, (wants_fail, wants_intolerance, wants_contra), scope, ask)


def _ask(slot: Slot, limits: list[Quantity]) -> str:
    said = " and ".join(q.said() for q in limits)
    return f"records of {slot.words.strip()}" + (f" ({said})" if said else "") + " with dates and result"


def _judged(
    text: str, slot: Slot, facts: list[Facts], limits: list[Quantity], wants: tuple[bool, bool, bool], scope: Scope, ask: str
) -> Outcome:
    chart = scope.case.chart
    if not facts:
        never = _never(slot, scope)
        if never:
            return not_met(f"The record says that {slot.words.strip()} was not used", *never, kind="trial")
        return unknown(f"No treatment with {slot.words.strip()} was found", ask, kind="trial")
    evidence: list[Evidence] = []
    why: list[str] = []
    for q in limits:
        best = _best(facts, q)
        if best is None:
            return unknown(
                f"{slot.words.strip()} was found, but not {q.said()}",
                ask,
                tuple(chart.evidence(f.entry, method="trial") for f in facts[:2]),
                kind="trial",
            )
        value = best.days if q.dimension == "days" else best.sessions
        evidence.append(chart.evidence(best.entry, method="trial"))
        why.append(f"{slot.words.strip()}: {value / 7:.0f} weeks" if q.dimension == "days" else f"{slot.words.strip()}: {value:g} sessions")
        why[-1] += f"; asked: {q.said()}"
    outcomes = [
        (wants[0], "failed", "no adequate response"),
        (wants[1], "intolerant", "not tolerated"),
        (wants[2], "against", "contraindicated"),
    ]
    asked = [(attr, words) for wanted, attr, words in outcomes if wanted]
    if asked:
        shown = [(getattr(f, attr), words) for f in facts for attr, words in asked if getattr(f, attr) is not None]
        if not shown:
            return unknown(
                f"{slot.words.strip()} was found, its result was not",
                ask,
                tuple(chart.evidence(f.entry, method="trial") for f in facts[:2]),
                kind="trial",
            )
        evidence.append(chart.evidence(shown[0][0], method="outcome"))
        why.append(shown[0][1])
    if not evidence:
        evidence = [chart.evidence(f.entry, method="trial") for f in facts[:2]]
        why.append(f"The record shows {slot.words.strip()}")
    return met("; ".join(why), *dict.fromkeys(evidence), kind="trial")


_HOW_MANY = re.compile(
    r"(?i)\b(two|three|four|five|2|3|4|5)(?!\s*-?\s*(?:weeks?|months?|days?|years?|hours?|sessions?|visits?|mm|mg|%|points?|"
    r"times)\b)(?:\s*\(\d\))?\s+(?:or\s+more\s+)?(?:different\s+|other\s+|preferred\s+|prior\s+|separate\s+|formulary\s+|oral\s+|"
    r"classes\s+of\s+|[a-z-]+\s+){0,2}$"
)


def _number_asked(text: str, slot: Slot) -> int:
    """How many different treatments of a class a text asks for ("at least two antidepressants")."""
    m = _HOW_MANY.search(text[: slot.start])
    return int(value_of(m[1])) if m else 1


def _several(
    text: str,
    slot: Slot,
    number: int,
    limits: list[Quantity],
    wants: tuple[bool, bool, bool],
    window: Window | None,
    scope: Scope,
    ask: str,
) -> Outcome:
    """A number of different drugs or therapies of a class, each with what is asked of it."""
    chart = scope.case.chart
    members = sorted(
        {
            m.concept
            for c in slot.concepts
            for _, m in chart.mentions(c)
            if m.concept not in slot.concepts and not any(chart.lexicon.is_a(x, m.concept) and x != m.concept for x in slot.concepts)
        }
    )
    members = [m for m in members if not any(o != m and chart.lexicon.is_a(o, m) for o in members)]
    good: list[tuple[str, Outcome]] = []
    for member in members:
        name = chart.lexicon.concepts[member].names[0]
        one = Slot(frozenset({member}), frozenset(), slot.weight, name, slot.start, slot.end)
        facts = [f for f in _facts(one, scope) if scope.case.inside(f.on, window) is True]
        outcome = _judged(text, one, facts, limits, wants, scope, ask)
        if outcome.status is Status.MET:
            good.append((member, outcome))
    classes = {chart.lexicon.concepts[m].above[:1] for m, _ in good}
    apart = re.search(r"(?i)\bdifferent\s+(?:\w+\s+)?classes\b|\bclasses\b", text)
    evidence = tuple(dict.fromkeys(e for _, o in good for e in o.evidence))
    count = len(classes) if apart else len(good)
    why = f"{count} of {number} different {slot.words.strip()} shown"
    if count >= number:
        return met(why, *evidence[:6], kind="trial")
    return unknown(why, ask, evidence[:4], kind="trial")


def _best(facts: list[Facts], q: Quantity) -> Facts | None:
    fit = [
        f
        for f in facts
        if q.holds(f.days if q.dimension == "days" else f.sessions) and (f.days if q.dimension == "days" else f.sessions) > 0
    ]
    return max(fit, key=lambda f: f.sessions if q.dimension == "sessions" else min(f.days, 400), default=None)


_NEVER_BEGUN = re.compile(r"(?i)^[^.;]{0,40}\bnever\s+(?:started|begun|began|used|taken|tried|filled|received)\b")


def _never(slot: Slot, scope: Scope) -> tuple[Evidence, ...]:
    chart = scope.case.chart
    found = [
        chart.evidence(e, Assertion.ABSENT, method="denial")
        for c in sorted(slot.concepts)
        for e, m in chart.mentions(c)
        if chart.lexicon.is_a(m.concept, c)
        and (e.stance(m.start, m.end) is Stance.ABSENT or _NEVER_BEGUN.search(e.text[m.end :]))
        and re.search(r"(?i)\b(?:never|no\s+(?:prior|previous|trial|fills?)|not\s+(?:tried|prescribed|used|received))\b", e.text)
    ]
    return tuple(dict.fromkeys(found))[:2]


def _facts(slot: Slot, scope: Scope) -> Iterator[Facts]:
    chart = scope.case.chart
    seen: set[int] = set()
    for concept in sorted(slot.concepts):
        for entry, mention in chart.mentions(concept):
            if entry.index in seen or entry.stance(mention.start, mention.end) not in (Stance.PRESENT, Stance.HISTORICAL):
                continue
            seen.add(entry.index)
            yield facts_of(entry, mention, chart)
        for entry in chart.about(concept):
            if entry.index not in seen and _tells(entry):
                seen.add(entry.index)
                yield facts_of(entry, Mention("", 0, 0, 0, 0), chart)


def _tells(entry: Entry) -> bool:
    return bool(_counted(entry.text) or _span(entry) or _FAIL_WORDS.search(entry.text))


def facts_of(entry: Entry, mention: Mention, chart: Chart) -> Facts:
    """What a passage and its neighbours say of the treatment named in it."""
    near = tuple(
        e
        for e in chart.around(entry, 2)
        if e.passage.recorded_on == entry.passage.recorded_on and e.passage.section == entry.passage.section
    )
    same = [entry, *near]
    days, told = max(_span(entry), _duration(entry)), entry
    if not days and not _counted(entry.text):
        after = next(
            (e for e in near if e.index > entry.index and not _other_treatment(e, entry, chart) and (_span(e) or _counted(e.text))), None
        )
        if after is not None:
            days, told = max(_span(after), _duration(after)), after
    own_on = max((d.last for d in told.dates), default=None)
    return Facts(
        told,
        near,
        days,
        _counted(told.text),
        next((e for e in same if _FAIL_WORDS.search(e.text)), None),
        next((e for e in [entry] if _INTOLERANT.search(e.text)), None),
        entry if _CONTRA.search(entry.text[slice(*clause_around(entry.text, mention.start, mention.end))]) else None,
        own_on or said_on(entry),
    )


def _counted(text: str) -> float:
    best = 0.0
    for pattern in _COUNTS:
        for m in pattern.finditer(text):
            if not _BAD_COUNT.search(text[: m.start(1)]):
                best = max(best, float(m[1]))
    return best


def _middle(day: Day) -> int:
    """The middle of what a date may mean, as an ordinal."""
    return (day.first.toordinal() + day.last.toordinal()) // 2


def _span(entry: Entry) -> float:
    """The longest stretch between two dates joined by to, through, until or a dash, in days."""
    days = entry.dates
    best = 0.0
    for a, b in itertools.pairwise(days):
        if _BETWEEN.match(entry.text[a.end : b.start]) or (re.search(r"(?i)\bto\s*$", entry.text[a.end : b.start]) and b.start - a.end < 8):
            best = max(best, float(_middle(b) - _middle(a)))
    return best


def _other_treatment(entry: Entry, first: Entry, chart: Chart) -> bool:
    """True where a passage names a treatment that the first one does not."""
    mine = first.words.concepts()
    return any(
        chart.lexicon.concepts[m.concept].kind in ("drug", "care")
        and m.concept not in _NOT_TREATMENT
        and not any(chart.lexicon.is_a(m.concept, c) or chart.lexicon.is_a(c, m.concept) for c in mine)
        for m in entry.words.mentions
    )


def _duration(entry: Entry) -> float:
    best = 0.0
    for q in quantities(entry.text, bare=True):
        if (
            q.dimension != "days"
            or _FREQUENCY.search(entry.text[: q.start])
            or re.match(
                r"\s*(?:ago|old|earlier|later|post|after\s+(?:the|his|her)\s+(?:stroke|injury|surgery)|since\s+(?:the\s+)?onset|of\s+age)",
                entry.text[q.end :],
            )
        ):
            continue
        if re.match(r"(?i)\s*(?:a|per)\s+week", entry.text[q.end :]) or q.comparator in ("<", "<="):
            continue
        if re.match(r"(?i)\s*a\s+(?:week|month|day)\b", entry.text[q.end :]) or re.search(
            r"(?i)\b(?:return|follow|next|in|for\s+another|every|recheck)\s+(?:up\s+)?(?:in\s+)?$", entry.text[: q.start]
        ):
            continue
        best = max(best, q.low)
    for d in entry.dates:
        if re.search(r"(?i)\bsince\s*$", entry.text[: d.start]) and entry.passage.recorded_on:
            best = max(best, float((entry.passage.recorded_on - d.last).days))
    return best


def window_only(text: str, window: Window, scope: Scope) -> Outcome | None:
    """A criterion that is only a time window over what its siblings rest on ("within the 12 months before the request")."""
    rest = (text[: window.start] + text[window.end :]).strip(" .,;")
    chart = scope.case.chart
    named = any(chart.lexicon.concepts[m.concept].kind != "word" for m in chart.annotator.words(rest).mentions)
    if named or len(re.findall(r"[A-Za-z]{4,}", rest)) > 5 or not scope.siblings:
        return None
    case = scope.case
    answers = [(e, case.inside(_last_day(e), window)) for e in scope.siblings]
    good = [e for e, a in answers if a is True]
    if good:
        newest = max(good, key=lambda e: e.on or date.min)
        return met(f"Dated {(_last_day(newest) or date.min).isoformat()}; asked: {window.words}", newest, kind="window")
    if answers and all(a is False for _, a in answers):
        return not_met(f"The record's dates are outside: {window.words}", *(e for e, _ in answers[:2]), kind="window")
    return None


def _last_day(evidence: Evidence) -> date | None:
    days = [d.last for d in dates_in(evidence.pin.quote)]
    return max(days) if days else evidence.on


def is_met(outcome: Outcome) -> bool:
    """True for a proven criterion."""
    return outcome.status is Status.MET
