"""Courses of treatment in the record: how long, how many sessions, at what dose, and what came of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .case import Scope
from .chart import Chart, Entry, said_on
from .cues import Stance
from .numbers import Day, quantities
from .persons import done_by_other
from .slots import Slot
from .words import Mention

NOT_TREATMENT = frozenset(
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
_FREQUENCY = re.compile(r"(?i)(?:every|each|per|a|q\.?)\s*(?:\d+\s*(?:to\s*\d+\s*)?)?$|times?\s+(?:a|per)\s*$|days?\s+a\s*$")
_BETWEEN = re.compile(r"^\s*(?:to|through|thru|until|till|[-–—])\s*$", re.IGNORECASE)
_COUNTS = (
    re.compile(
        r"(?i)\b(?:attended|completed|received|had)\s*:?\s*(?:all\s+|a\s+total\s+of\s+)?(\d{1,3})\b(?!\s*(?:weeks?|months?|days?|/))"
    ),
    re.compile(
        r"(?i)\b(\d{1,3})\s+(?:(?!(?:min\w*|hours?|hrs?|weeks?|wks?|months?|days?|years?|mg|ft|feet|in|per|x|a)\b)\w+\s+){0,4}?"
        r"(?:visits?|sessions?|treatments)\b(?!\s+(?:scheduled|planned|cancel\w+|missed|authorized|"
        r"approved|requested|remaining))"
    ),
    re.compile(r"(?i)\b(?:visits?|sessions?)\s*(?:attended|completed)?\s*:?\s*(\d{1,3})\b(?!\s*/)"),
)
_BAD_COUNT = re.compile(
    r"(?i)\b(?:scheduled|cancel\w+|no[- ]shows?|missed|planned|authorized|approved|requested|of)\s*(?:treatment\s+)?(?:visits?\s*)?:?\s*$"
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
FAIL_WORDS = re.compile(
    r"(?i)\b(?:fail\w*|no\s+(?:\w+\s+){0,2}(?:relief|benefit|improvement|effect|response)|"
    r"without\s+(?:\w+\s+){0,2}(?:relief|benefit|improvement)|inadequate|insufficient|(?:poor|suboptimal|incomplete)\s+(?:response|"
    r"relief|result)|partial\s+relief|minimal\s+(?:relief|change|"
    r"improvement|benefit)|"
    r"did\s+not\s+(?:help|improve|respond)|not\s+(?:improved?|effective|helpful|respond\w*)|ineffective|refractory|unresponsive|"
    r"non-?respon\w+|\d{1,2}%\s+relief|relief\s+for\s+(?:a|one|two|\d)\b|persist\w+|no\s+better|plateau\w*|has\s+not\s+improved|"
    r"temporary\s+relief|short-lived|still\s+(?:\d+\s+\w+|has|swollen|moderate|severe|high)|worsen\w+|relapse\w*|no\s+change|(?:loss|"
    r"lost)\s+(?:of\s+)?response|secondary\s+(?:failure|non-?response)|stopped\s+working|not\s+improving|lost\s+ground|"
    r"discharged\s+(?:as\s+)?(?:not\s+improv\w+|unimproved)|"
    r"never\s+(?:\w+\s+)?(?:clear\w*|resolved|improved|helped|worked)|little\s+(?:help|change|improvement|effect)|flar(?:e[ds]?|ing)|"
    r"did\s+nothing|"
    r"no\s+(?:\w+\s+)?(?:help|lasting)|not\s+(?:help|enough|work\w*|lasting)|only\s+(?:slight|partial|minor|temporary|brief|modest)|"
    r"(?:came|comes|coming)\s+back|return(?:ed|s)\s+(?:within|after)|slight\s+(?:relief|improvement|help)|without\s+(?:\w+\s+)?(?:help|"
    r"effect|change|success)|"
    r"continued\s+(?:use|symptoms|pain|"
    r"weight\s+loss)|still\s+(?:symptomatic|in\s+pain|limited)|poor(?:ly)?\s+(?:control\w*|response)|wore\s+off|"
    r"lack\s+of\s+(?:\w+\s+)?(?:effect|efficacy|response|benefit|relief|improvement)|little\s+(?:relief|"
    r"benefit)|uncontrolled)\b"
)
_NEEDED = re.compile(r"(?i)\b(?:needs?|requires?|recommend(?:s|ed)?|would\s+benefit\s+from|candidate\s+for)\s+(?:\w+\s+){0,2}$")
_CREDENTIAL = re.compile(r"[A-Z][a-z]+,\s*$")
_MG = re.compile(r"(?i)(\d+(?:\.\d+)?)\s*(mg|mcg|g)\b")


@dataclass(frozen=True, slots=True)
class Course:
    """What one place says of a treatment. `mg` is the highest dose named there (milligrams, 0 where none is)."""

    entry: Entry
    days: float = 0.0
    sessions: float = 0.0
    mg: float = 0.0
    failed: Entry | None = None
    intolerant: Entry | None = None
    against: Entry | None = None
    on: date | None = None


def courses(slot: Slot, scope: Scope) -> Iterator[Course]:
    """Every place that says that a treatment of the slot was or is given (not planned, denied, or somebody else's)."""
    chart = scope.case.chart
    seen: set[int] = set()
    places: set[tuple[int, int]] = set()
    for concept in sorted(slot.concepts):
        for entry, mention in chart.mentions(concept):
            if (entry.index, mention.start) in places or not _given(entry, mention):
                continue
            seen.add(entry.index)
            places.add((entry.index, mention.start))
            yield course_of(entry, mention, slot, chart)
        for entry in chart.about(concept):
            if entry.index not in seen and _tells(entry.text, entry):
                seen.add(entry.index)
                yield course_of(entry, Mention("", 0, 0, 0, 0), slot, chart)
    for entry, mention in _by_name(slot, chart):
        if entry.index not in seen and _given(entry, mention):
            seen.add(entry.index)
            yield course_of(entry, mention, slot, chart)
    yield from (*_bounded(slot, chart), *_fills(slot, chart), *_by_letterhead(slot, chart, seen))


def _by_name(slot: Slot, chart: Chart) -> Iterator[tuple[Entry, Mention]]:
    """Places that name a treatment that the lexicon does not hold, by its words."""
    if slot.concepts or not slot.stems:
        return
    for index in sorted(set.intersection(*(set(chart.by_stem.get(s, ())) for s in slot.stems))):
        entry = chart.entries[index]
        token = next(t for t in entry.words.tokens if t.stem in slot.stems)
        if entry.usable:
            yield entry, Mention("", token.start, token.end, 0, 0)


_BEGAN = re.compile(
    r"(?i)\b(?:start(?:ed|s)?|began|begun|initiated|first\s+(?:treatment\s+)?(?:visit|session|dose|day)|initial\s+(?:visit|evaluation|"
    r"session)|"
    r"(?:start|date)\s+of\s+care|evaluated)\b[^.;\d]{0,25}$"
)
_ENDED = re.compile(
    r"(?i)\b(?:finished|completed|concluded|ended|stopped|discharged?|last\s+(?:treatment\s+)?(?:visit|session|dose|day)|final\s+(?:visit|"
    r"session)|discontinued)\b[^.;\d]{0,25}$"
)
_LONGEST = 400


def _bounded(slot: Slot, chart: Chart) -> Iterator[Course]:
    """A course whose first and last day stand in different sentences ("started ..." in one note, "finished ..." in a later one).

    Each end takes the latest start before it, so that two courses never make one.
    """
    places = {e.index: e for c in slot.concepts for e, m in chart.mentions(c) if _given(e, m)}
    places |= {e.index: e for c in slot.concepts for e in chart.about(c)}
    starts, ends = (
        sorted(
            {
                (day.first, entry.index)
                for entry in places.values()
                if not _other(entry, slot, chart)
                for day in entry.dates
                if day.first == day.last and cue.search(entry.text[: day.start])
            }
        )
        for cue in (_BEGAN, _ENDED)
    )
    for last, place in ends:
        first = max((day for day, _ in starts if day <= last), default=None)
        if first is not None and 0 < (last - first).days <= _LONGEST:
            entry = chart.entries[place]
            yield Course(entry, float((last - first).days), failed=entry if says(FAIL_WORDS, entry.text) else None, on=last)


def _by_letterhead(slot: Slot, chart: Chart, seen: set[int]) -> Iterator[Course]:
    """Visits that a therapy's own records count without naming it: the first lines of the document name the therapy."""
    wanted = {c for c in slot.concepts if chart.lexicon.is_a(c, "rehab-therapy")}
    for (document, page), entries in chart.by_page.items() if wanted else ():
        if page != 1 or not any(chart.lexicon.is_a(m.concept, c) for e in entries[:3] for m in e.words.mentions for c in wanted):
            continue
        for entry in chart.entries:
            if entry.passage.document != document or entry.index in seen or not entry.usable or _other(entry, slot, chart):
                continue
            if _counted(entry.text) and _OWN_VISITS.search(entry.text) and entry.stance(0, len(entry.text)) in _GIVEN:
                yield course_of(entry, Mention("", 0, 0, 0, 0), slot, chart)


_OWN_VISITS = re.compile(r"(?i)\b(?:attended|completed|seen\s+for|total\s+visits|visits\s+(?:attended|completed))\b")
_GIVEN = (Stance.PRESENT, Stance.HISTORICAL)
_PHARMACY = re.compile(r"(?i)\b(?:fill(?:ed|s)?|refills?|dispens\w+|qty|quantity|days(?:\s+supply)?|pharmacy|Rx)\b")


def _fills(slot: Slot, chart: Chart) -> Iterator[Course]:
    """A drug that a pharmacy's list shows as filled again and again, no two fills more than a quarter of a year apart."""
    rows: list[tuple[date, Entry, float]] = []
    for concept in slot.concepts:
        for entry, mention in chart.mentions(concept):
            head = f"{' '.join(entry.passage.heads)} {entry.passage.section}"
            days = [d for d in entry.dates if d.first == d.last]
            if len(days) == 1 and days[0].start < mention.start and _PHARMACY.search(head) and _given(entry, mention):
                rows.append((days[0].first, entry, _mg_of(entry.text[mention.start :])))
    rows.sort(key=lambda r: (r[0], r[1].index))
    run = rows[:1]
    for row in rows[1:]:
        if (row[0] - run[-1][0]).days > _REFILL:
            yield from _run(run)
            run = []
        run.append(row)
    yield from _run(run)


_REFILL = 95  # days between two fills that still make one course: a supply of ninety days and a few late


def _run(rows: list[tuple[date, Entry, float]]) -> Iterator[Course]:
    """One unbroken run of fills as a course, from the first fill to the last."""
    if len({day for day, _, _ in rows}) >= 2:
        yield Course(rows[-1][1], float((rows[-1][0] - rows[0][0]).days), mg=max(r[2] for r in rows), on=rows[-1][0])


def _mg_of(text: str) -> float:
    """The highest dose that a text names, in milligrams; 0 where it names none."""
    return max((float(m[1]) * {"mcg": 0.001, "g": 1000.0}.get(m[2].lower(), 1.0) for m in _MG.finditer(text)), default=0.0)


def _given(entry: Entry, mention: Mention) -> bool:
    """True where the words say that it was given: not needed or advised, and "Ann Example, PT" is a therapist, no therapy."""
    before, after = entry.text[: mention.start], entry.text[mention.end :]
    if entry.text[mention.start : mention.end] in ("PT", "OT") and _CREDENTIAL.search(before) and not re.match(r"\s+[a-z]", after):
        return False
    if done_by_other(entry.text, mention.start):
        return False
    return not _NEEDED.search(before) and entry.stance(mention.start, mention.end) in (Stance.PRESENT, Stance.HISTORICAL)


def _tells(text: str, entry: Entry) -> bool:
    return bool(_counted(text) or _span(entry, 0, len(text)) or FAIL_WORDS.search(text))


_JOINED = re.compile(r"(?i)^\s*(?:,?\s*(?:and|with|plus|&|\+)|,)\s*$")  # "exercise and manual therapy for 12 weeks" is 12 weeks of each


_MEASURES = re.compile(
    r"(?i)\d[\d/.-]*|\b(?:to|through|from|for|over|x|weeks?|months?|days?|mg|mcg|twice|once|daily|an?|day|visits?|sessions?|oral|home)\b|"
    r"[()]"
)


def _listed(between: str) -> bool:
    """True where nothing but a comma or "and" (and lengths or doses) stands between two treatments of one list."""
    return _JOINED.match(" ".join(_MEASURES.sub(" ", between).split())) is not None


# "OT (18 sessions) and PT": what stands before the last comma or "and" belongs to the one before.
_NEXT_ONE = re.compile(r"(?i)(?:[,;]|\band\b|\bthen\b|\bplus\b)\s*(?:\w+\s+){0,2}$")


def _part(entry: Entry, mention: Mention, slot: Slot, chart: Chart) -> tuple[int, int]:
    """The stretch of a passage that speaks of this treatment: up to a semicolon or to the next treatment of another kind."""
    begin, end = 0, len(entry.text)
    for m in re.finditer(";", entry.text):
        if m.start() < mention.start:
            begin = m.end()
        elif m.start() >= mention.end:
            end = min(end, m.start())
    reach = mention.end
    for other in sorted(entry.words.mentions, key=lambda m: m.start):
        if mention.end <= other.start < reach:
            continue  # another name of what stands there
        if chart.lexicon.concepts[other.concept].kind not in ("drug", "care") or any(
            chart.lexicon.is_a(other.concept, x) for x in NOT_TREATMENT
        ):
            continue
        if (other.start < mention.end and other.end > mention.start) or any(chart.lexicon.is_a(other.concept, c) for c in slot.concepts):
            reach = max(reach, other.end) if other.start >= mention.end and _listed(entry.text[reach : other.start]) else reach
            continue
        if _JOINED.match(entry.text[min(mention.end, other.end) : max(mention.start, other.start)]):
            reach = max(reach, other.end)
            continue
        if other.start >= mention.end and _listed(entry.text[reach : other.start]):
            reach = max(reach, other.end)
            continue
        if other.end <= mention.start:
            apart = _NEXT_ONE.search(entry.text[other.end : mention.start])
            begin = max(begin, other.end + (apart.start() if apart else 0))
        elif other.start >= mention.end:
            end = min(end, other.start)
    return begin, end


def course_of(entry: Entry, mention: Mention, slot: Slot, chart: Chart) -> Course:
    """What a passage, and what directly follows it, says of the treatment named in it."""
    begin, end = _part(entry, mention, slot, chart) if mention.end else (0, len(entry.text))
    part = entry.text[begin:end]
    close = [
        e
        for e in chart.around(entry, 2)
        if e.passage.recorded_on == entry.passage.recorded_on and e.passage.section == entry.passage.section
    ]
    after = [e for e in close if e.index > entry.index and not _other(e, slot, chart)]
    days, sessions, told = max(_span(entry, begin, end), _duration(entry, begin, end)), _counted(part), entry
    if not days and not sessions:
        more = next((e for e in after if _span(e, 0, len(e.text)) or _counted(e.text)), None)
        if more is not None:
            days, sessions, told = max(_span(more, 0, len(more.text)), _duration(more, 0, len(more.text))), _counted(more.text), more
    dates = [d for d in told.dates if told is not entry or begin <= d.start < end]
    clause = entry.text[entry.text.rfind(";", 0, mention.start) + 1 : end] if _other(entry, slot, chart) else entry.text
    failed = entry if says(FAIL_WORDS, clause) else next((e for e in after if says(FAIL_WORDS, e.text)), None)
    return Course(
        told,
        days,
        sessions,
        _mg_of(entry.text[max(begin, mention.start) : end]),
        failed,
        entry if says(_INTOLERANT, part) or _allergy(entry, mention) or _harmed(entry, end, mention, chart) else None,
        entry if says(_CONTRA, part) else None,
        max((d.last for d in dates), default=None) or said_on(entry),
    )


def _harmed(entry: Entry, end: int, mention: Mention, chart: Chart) -> bool:
    """True where the stretch names a condition behind the treatment and then says that it was stopped."""
    stop = re.search(r"(?i)\b(?:stopped|discontinued|withdrawn|had\s+to\s+stop)\b", entry.text[mention.end : end])
    if stop is None:
        return False
    at = mention.end + stop.start()
    return any(
        mention.end <= m.start < at
        and chart.lexicon.concepts[m.concept].kind == "condition"
        and entry.stance(m.start, m.end) is Stance.PRESENT
        for m in entry.words.mentions
    ) and not re.search(r"(?i)\b(?:for|resolved|improved|remission|cleared)\b", entry.text[mention.end : at])


_ALLERGY = re.compile(r"(?i)\b(?:allerg\w+|intoleranc\w+|adverse\s+(?:drug\s+)?reactions?)\b")


def _allergy(entry: Entry, mention: Mention) -> bool:
    """True where a list of allergies and intolerances names the treatment."""
    heads = f"{entry.passage.section} {' '.join(entry.passage.heads)}"
    return bool(mention.end and _ALLERGY.search(heads) and entry.stance(mention.start, mention.end) is Stance.PRESENT)


_DENIED = re.compile(r"(?i)\b(?:no|without|denies|denied|never|not|nor)\s+(?:\w+\s+){0,2}$")


def says(pattern: re.Pattern[str], text: str) -> bool:
    """True where a text says it without a denial right before ("no side effects" is no intolerance)."""
    return any(not _DENIED.search(text[: m.start()]) for m in pattern.finditer(text))


def _other(entry: Entry, slot: Slot, chart: Chart) -> bool:
    """True where a passage names a treatment that the slot does not mean."""
    return any(
        chart.lexicon.concepts[m.concept].kind in ("drug", "care")
        and not any(chart.lexicon.is_a(m.concept, x) for x in NOT_TREATMENT)
        and not any(chart.lexicon.is_a(m.concept, c) or chart.lexicon.is_a(c, m.concept) for c in slot.concepts)
        for m in entry.words.mentions
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


def _span(entry: Entry, begin: int, end: int) -> float:
    """The longest stretch between two dates joined by to, through, until or a dash, in days."""
    days = [d for d in entry.dates if begin <= d.start < end]
    best = 0.0
    for a, b in itertools.pairwise(days):
        column = len(entry.passage.cells) >= 3 and not entry.text[a.end : b.start].strip()  # two columns: begun, ended
        if (
            column
            or _BETWEEN.match(entry.text[a.end : b.start])
            or (re.search(r"(?i)\bto\s*$", entry.text[a.end : b.start]) and b.start - a.end < 8)
        ):
            best = max(best, float(_middle(b) - _middle(a)))
    return best


_A_WHOLE = re.compile(
    r"(?i)\b(?:for|over)\s+(?:about\s+|almost\s+|nearly\s+|over\s+|more\s+than\s+)?(?:an?|the\s+(?:past|last))\s+(?P<unit>year|month|"
    r"week)\b"
)
_NOT_LENGTH = re.compile(
    r"(?i)\s*(?:ago|old|earlier|later|post|after\s+(?:the|his|her)\s+(?:stroke|injury|surgery)|since\s+(?:the\s+)?onset|of\s+age|"
    r"(?:a|per)\s+(?:week|month|day)\b)"
)
_NEXT = re.compile(r"(?i)\b(?:return|follow|next|in|for\s+another|every|recheck)\s+(?:up\s+)?(?:in\s+)?$")


def _duration(entry: Entry, begin: int, end: int) -> float:
    best = 0.0
    text = entry.text[:end]
    for q in quantities(text, bare=True):
        if q.start < begin or q.dimension != "days" or q.comparator in ("<", "<="):
            continue
        if _FREQUENCY.search(text[: q.start]) or _NOT_LENGTH.match(text[q.end :]) or _NEXT.search(text[: q.start]):
            continue
        best = max(best, q.low)
    whole = _A_WHOLE.search(text, begin)
    if whole is not None:
        best = max(best, {"y": 365.25, "m": 30.4375, "w": 7.0}[whole["unit"][0].lower()])
    for d in entry.dates:
        if begin <= d.start < end and re.search(r"(?i)\bsince\s*$", text[: d.start]) and entry.passage.recorded_on:
            best = max(best, float((entry.passage.recorded_on - d.last).days))
    return best
