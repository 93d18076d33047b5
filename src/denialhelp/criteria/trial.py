"""Earlier treatment: which, how long or how many sessions, at what dose, with what outcome, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion, Status

from .case import Scope
from .chart import Chart, Entry
from .course import FAIL_WORDS, NOT_TREATMENT, Course, courses, says
from .cues import Stance
from .numbers import Quantity, Window, dates_in, quantities, value_of, windows
from .outcome import Outcome, met, not_met, unknown
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .words import FORMAL, STOP, tokens_of

_TRIGGER = re.compile(
    r"(?i)\b(?:trial|tried|fail\w*|inadequate|insufficient|respon\w+|complet\w+|attend\w+|sessions?|visits?|course|previous(?:ly)?|prior|"
    r"treated\s+with|use\s+of|therapy\s+with|refractory|unsuccessful|intoleran\w+|contraindicat\w+|conservative|nonsurgical|"
    r"not\s+(?:improved|responded|tolerated)|documented\s+treatment|adheren\w+|complian\w+)\b"
)
_FAIL = re.compile(
    r"(?i)\b(?:fail\w*|(?:inadequate|poor|suboptimal|minimal|limited|incomplete)\s+(?:response|relief|improvement)|insufficient|"
    r"no\s+(?:response|improvement)|refractory|unsuccessful|"
    r"without\s+(?:\w+\s+)?(?:relief|improvement|benefit|response)|(?:not|has\s+not|have\s+not|did\s+not)\s+(?:improved?|respond\w*))\b"
)
_FAIL = re.compile(
    rf"{_FAIL.pattern}|\bwithout\s+success\b|\b(?:did|does|has|have|could)\s+not\s+(?:been\s+)?(?:relieve|control|cure|heal|resolve)\w*"
)
_INTOLERANCE = re.compile(
    r"(?i)\bintoleran\w+|\badverse\b|\bnot\s+tolerated\b|\bside\s+effects?\s+(?:that|which)\s+(?:stopped|ended|led|forced|limited)\b|"
    r"\b(?:stopped|discontinued|ended)\s+(?:because\s+of|due\s+to|for|by|owing\s+to)\s+(?:intolerable\s+)?side\s+effects?\b"
)
_AGAINST = re.compile(r"(?i)\bcontraindicat\w+")
# A lead such as "trial of at least 8 weeks of two of the following" binds each item; "including at least two of" does not.
_BINDING = re.compile(r"(?i)\b(?:trials?|failures?|failed|intoleran\w+|contraindicat\w+|use|response|tried|treated)\b")
_NOT_BINDING = re.compile(r"(?i)\b(?:includ\w+|consist\w+|such\s+as|comprising|that\s+includes?|with\s+at\s+least)\b[^:]*:?\s*$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a treatment: lengths and counts, a dose in milligrams, and which outcomes will do."""

    limits: tuple[Quantity, ...] = ()
    mg: Quantity | None = None
    fail: bool = False
    intolerance: bool = False
    against: bool = False

    @property
    def outcomes(self) -> bool:
        """True where any outcome is asked."""
        return self.fail or self.intolerance or self.against

    @property
    def bare(self) -> bool:
        """True where nothing but the treatment itself is asked."""
        return not self.limits and self.mg is None and not self.outcomes


def asked_of(text: str) -> Asked:
    """What a text asks of a treatment; a length without comparator ("3 months of care") is a least length."""
    spans = [(w.start, w.end) for w in windows(text)]
    free = [q for q in quantities(text, bare=True) if not any(q.start < b and q.end > a for a, b in spans)]
    limits = [
        replace(q, comparator=">=") if q.comparator == "=" else q
        for q in free
        if q.dimension in ("days", "sessions") and not _rate(text, q)
    ]
    mg = next((replace(q, comparator=">=") if q.comparator == "=" else q for q in free if q.dimension == "mg"), None)
    if re.search(r"(?i)\bhighest\s+tolerated|maximum\s+tolerated", text):
        mg = None
    return Asked(tuple(limits), mg, bool(_FAIL.search(text)), bool(_INTOLERANCE.search(text)), bool(_AGAINST.search(text)))


def _rate(text: str, q: Quantity) -> bool:
    return bool(
        re.search(r"(?i)(?:every|each|per|a)\s*$", text[: q.start]) or re.match(r"(?i)\s*(?:a|per)\s+(?:day|week|month)", text[q.end :])
    )


def treatments_in(text: str, scope: Scope, *, requested: bool = False) -> list[Slot]:
    """The treatments that a text names (drugs, therapies, procedures); the one asked for only where `requested`.

    A class with its members in brackets ("anticonvulsants (topiramate or valproate)") means those members.
    """
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)] + [(q.start, q.end) for q in quantities(text)]
    out: list[Slot] = []
    for slot in slots_of(chart.annotator.words(text), chart.annotator, spans):
        ids = frozenset(
            c
            for c in slot.concepts
            if chart.lexicon.concepts[c].kind in ("drug", "care") and not any(chart.lexicon.is_a(c, x) for x in NOT_TREATMENT)
        )
        if not ids or (not requested and ids <= scope.case.requested):
            continue
        made = Slot(ids, frozenset(), slot.weight, slot.words, slot.start, slot.end)
        if out and text[out[-1].end : slot.start].strip() == "(":
            out[-1] = made
        else:
            out.append(made)
    return out


def trial(text: str, scope: Scope) -> Outcome | None:
    """A criterion on earlier treatment, or None where the text is not one."""
    asked = asked_of(text)
    slots = treatments_in(text, scope)
    named = [s for s in slots if not s.concepts <= {"outpatient", "inpatient"}]
    slots = named or slots  # "failure of outpatient antibiotics" is of antibiotics
    kinds = {scope.case.chart.lexicon.concepts[m.concept].kind for m in scope.case.chart.annotator.words(text).mentions}
    short = any(q.comparator in ("<", "<=") for q in asked.limits)  # "relief for less than 3 months" is no length of a treatment
    if not slots and (asked.limits or windows(text)) and len(text.split()) <= 9 and "condition" not in kinds and not short:
        slots = treatments_in(scope.subject, scope, requested=True)[:1]
    if not slots and asked.outcomes and len(text.split()) <= 8 and "condition" not in kinds:
        slots = treatments_in(scope.subject, scope)[-1:]
    bound = _BINDING.search(scope.lead) and not _NOT_BINDING.search(scope.lead)
    if not slots and bound and not asked_of(scope.lead).bare:
        slots = _unlisted(text, scope)
    if not slots:
        return None
    whole = asked.bare and bound
    if whole:
        asked = replace(asked_of(scope.lead), mg=None)
    if asked.bare and _more_is_asked(text, slots, scope):
        return None
    if asked.bare and not (
        _TRIGGER.search(f"{text} {scope.title} {scope.lead}") or (_TRIGGER.search(scope.subject) and len(text.split()) <= 8)
    ):
        return None
    window = next(iter(windows(text)), None) or scope.window
    ask = _ask(slots[0], asked.limits)
    number = _number_asked(text, slots[0])
    if number > 1:
        return _several(slots[0], number, asked, window, scope, ask, text)
    found = [c for c in courses(slots[0], scope) if scope.case.inside(c.on, window) is True]
    if (aim := _AIMED.search(text)) is not None:
        found = [c for c in found if _speaks_of_part(c.entry, aim["part"], scope)]
    if whole and asked.fail and not any(c.failed for c in found):
        found = [replace(c, failed=_failed_together(c, scope)) for c in found]
    return _judged(slots[0], found, asked, scope, ask)


_AIMED = re.compile(
    r"(?i)\bdirected\s+(?:at|to|toward)\s+(?:the\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,2}?(?P<part>arm|hand|leg|foot|knee|hip|shoulder|neck|"
    r"back|jaw|speech|swallow\w*|hearing|bladder)\b"
)


def _speaks_of_part(entry: Entry, part: str, scope: Scope) -> bool:
    """True where the document of a course names the part of the body that the treatment must be directed at."""
    own = (e for e in scope.case.chart.entries if e.passage.document == entry.passage.document and e.usable)
    return any(re.search(rf"(?i)\b{part}s?\b", e.text) for e in own)


def _failed_together(course: Course, scope: Scope) -> Entry | None:
    """Where a list of treatments must have failed as a whole: the failure that the same part of the note states beside the course."""
    for entry in scope.case.chart.around(course.entry, 3):
        same = entry.passage.recorded_on == course.entry.passage.recorded_on and entry.passage.section == course.entry.passage.section
        if same and says(FAIL_WORDS, entry.text):
            return entry
    return None


def _unlisted(text: str, scope: Scope) -> list[Slot]:
    """An item of a list of treatments that the lexicon does not hold: a name of one or two words."""
    found = slots_of(scope.case.chart.annotator.words(text), scope.case.chart.annotator)
    if not 1 <= len(found) <= 2 or len(text.split()) > 3 or any(s.concepts for s in found) or re.search(r"\d", text):
        return []
    stems = frozenset(x for s in found for x in s.stems)
    return [Slot(frozenset(), stems, 3.0, text.strip(), 0, len(text))] if stems else []


def _more_is_asked(text: str, slots: list[Slot], scope: Scope) -> bool:
    """True where a text that asks nothing measurable of a treatment names other things too: then its meaning as a whole must match."""
    chart = scope.case.chart
    taken = [(s.start, s.end) for s in slots] + [(w.start, w.end) for w in windows(text)]
    rest = [
        s for s in slots_of(chart.annotator.words(text), chart.annotator, taken) if s.weight > LIGHT_WEIGHT and not _TRIGGER.search(s.words)
    ]
    return any(s.heavy or not s.concepts for s in rest)


def _ask(slot: Slot, limits: tuple[Quantity, ...]) -> str:
    said = " and ".join(q.said() for q in limits)
    return f"records of {slot.words.strip()}" + (f" ({said})" if said else "") + " with dates and result"


def _judged(slot: Slot, found: list[Course], asked: Asked, scope: Scope, ask: str) -> Outcome:
    chart, name = scope.case.chart, slot.words.strip()
    if (asked.against or asked.intolerance) and (excused := _excused(slot, asked, scope)):
        return met(f"{name}: the record says that it must not be given", *excused, kind="trial")
    if not found:
        never = _never(slot, scope, bare=asked.bare)
        if never and not (asked.against and not asked.fail):
            return not_met(f"The record says that {name} was not used", *never, kind="trial")
        return unknown(f"No treatment with {name} was found", ask, kind="trial")
    for wanted, attr, words in ((asked.intolerance, "intolerant", "not tolerated"), (asked.against, "against", "contraindicated")):
        place = next((getattr(c, attr) for c in found if getattr(c, attr) is not None), None)
        if wanted and place is not None:
            return met(f"{name}: {words}", chart.evidence(place, method="outcome"), kind="trial")
    if not any(c.days or c.sessions or c.mg or c.failed or c.intolerant or c.against for c in found):
        untried = _never(slot, scope, bare=False)
        if untried and not asked.bare:
            return not_met(f"The record says that {name} was not used", *untried, kind="trial")
    near = tuple(chart.evidence(c.entry, method="trial") for c in found[:2])
    if asked.outcomes and not asked.fail and not asked.limits:
        return unknown(f"{name} was found, its result was not", ask, near, kind="trial")
    fit = [c for c in found if asked.mg is None or (c.mg and asked.mg.holds(c.mg))]
    if not fit:
        return unknown(f"{name} was found, but not {asked.mg.said() if asked.mg else ''}", ask, near, kind="trial")
    return _shown(fit, asked, name, ask, near, chart)


def _shown(fit: list[Course], asked: Asked, name: str, ask: str, near: tuple[Evidence, ...], chart: Chart) -> Outcome:
    """The lengths, counts and results that are asked, each with its own passage."""
    evidence: list[Evidence] = []
    why: list[str] = []
    for q in asked.limits:
        best = _best(fit, q)
        if best is None:
            said = f"{name} was found, but not {q.said()}"
            short = _too_short(fit, q)
            if short is not None:
                return not_met(said, chart.evidence(short, method="trial"), kind="trial")
            return unknown(said, ask, near, kind="trial")
        evidence.append(chart.evidence(best.entry, method="trial"))
        why.append(
            f"{name}: {best.days / 7:.0f} weeks; asked: {q.said()}"
            if q.dimension == "days"
            else f"{name}: {best.sessions:g} sessions; asked: {q.said()}"
        )
    if asked.fail:
        ended = [c.failed for c in fit if c.failed is not None]
        failed = next((e for e in ended if not _SIGNED.search(e.text)), ended[0] if ended else None)
        if failed is None:
            return unknown(f"{name} was found, its result was not", ask, near, kind="trial")
        evidence.append(chart.evidence(failed, method="outcome"))
        why.append("no adequate response")
    if not evidence:
        evidence = [chart.evidence(c.entry, method="trial") for c in fit[:2]]
        why.append(f"The record shows {name}")
    return met("; ".join(why), *dict.fromkeys(evidence), kind="trial")


_MUST_NOT = re.compile(
    r"(?i)^[^.;,]{0,30}?\b(?:(?:is|are|was|were|being)\s+)?(?:absolutely\s+|relatively\s+|medically\s+)?(?:contraindicated|"
    r"ruled\s+out\s+by|"
    r"to\s+be\s+avoided|not\s+(?:safe|an?\s+option|advisable|recommended)\s+(?:because|due\s+to|given|for\s+(?:him|her|this)))\b"
)
_MUST_NOT_BEFORE = re.compile(
    r"(?i)\b(?:(?:can\s*not|can[’']t|unable\s+to|must\s+not|should\s+not)\s+(?:take|use|receive|have|be\s+given|tolerate)|"
    r"contraindications?\s+(?:to|for)|(?:is|are)\s+contraindicated\s+(?:to|for)|avoid(?:s|ing)?|allerg(?:y|ic)\s+to|must\s+avoid)\s+"
    r"(?:an?\s+|the\s+|all\s+|any\s+|oral\s+|\w+\s+){0,2}$"
)
_NO_OBSTACLE = re.compile(
    r"(?i)\b(?:no|not|without|denies|if|unless|when|until|none)\s+(?:\w+\s+){0,3}(?:contraindicat\w*|allerg\w*)|\bnot\s+contraindicated"
)


def _excused(slot: Slot, asked: Asked, scope: Scope) -> tuple[Evidence, ...]:
    """Passages that say that a treatment must not be given, or (where that is asked) cannot be taken."""
    chart = scope.case.chart
    out: list[Evidence] = []
    for concept in sorted(slot.concepts):
        for entry, m in chart.mentions(concept):
            before, after = entry.text[: m.start], entry.text[m.end :]
            if entry.stance(m.start, m.end) is Stance.FAMILY or _NO_OBSTACLE.search(entry.text) or "?" in entry.text:
                continue
            if _MUST_NOT.match(after) or _MUST_NOT_BEFORE.search(before):
                out.append(chart.evidence(entry, method="outcome"))
    return tuple(dict.fromkeys(out))[:2]


_HOW_MANY = re.compile(
    r"(?i)\b(two|three|four|five|six|seven|eight|[2-8])(?![./]?\d)(?!\s*-?\s*(?:weeks?|months?|days?|years?|hours?|sessions?|visits?|mm|"
    r"mg|%|points?|"
    r"times)\b)(?:\s*\(\d\))?\s+(?:or\s+more\s+)?(?:different\s+|other\s+|preferred\s+|prior\s+|separate\s+|formulary\s+|oral\s+|"
    r"classes\s+of\s+|[a-z-]+\s+){0,2}$"
)


def _number_asked(text: str, slot: Slot) -> int:
    """How many different treatments of a class a text asks for ("at least two antidepressants")."""
    m = _HOW_MANY.search(text[: slot.start])
    often = re.match(r"(?i)(?:\s+\w+){0,2}?\s*(?:\b(?:a|per|each|every)\s+(?:day|week|month)|\bdaily)", text[slot.end :])
    return int(value_of(m[1])) if m and not often else 1


def number_shown(text: str, quotes: list[str], scope: Scope) -> bool:
    """False where a text asks for several of a kind of treatment and none of the quotes counts as many of them."""
    annotator, lexicon = scope.case.chart.annotator, scope.case.chart.lexicon
    for slot in treatments_in(text, scope, requested=True):
        number = _number_asked(text, slot)
        if number > 1 and not any(
            (m := _HOW_MANY.search(quote[: named.start])) is not None and value_of(m[1]) >= number
            for quote in quotes
            for named in annotator.words(quote).mentions
            if any(lexicon.is_a(named.concept, c) for c in slot.concepts)
        ):
            return False
    return True


def _several(slot: Slot, number: int, asked: Asked, window: Window | None, scope: Scope, ask: str, text: str) -> Outcome:
    """A number of different drugs or therapies of a class, each with what is asked of it."""
    chart = scope.case.chart
    named = {m.concept for c in slot.concepts for _, m in chart.mentions(c)}
    members = sorted(m for m in named if m not in slot.concepts and not any(x != m and chart.lexicon.is_a(x, m) for x in slot.concepts))
    members = [m for m in members if not any(o != m and chart.lexicon.is_a(o, m) for o in members)]
    good: list[tuple[str, Outcome]] = []
    for member in members:
        one = Slot(frozenset({member}), frozenset(), slot.weight, chart.lexicon.concepts[member].names[0], slot.start, slot.end)
        outcome = _judged(one, [c for c in courses(one, scope) if scope.case.inside(c.on, window) is True], asked, scope, ask)
        if outcome.status is Status.MET:
            good.append((member, outcome))
    classes = {chart.lexicon.concepts[m].above[:1] for m, _ in good}
    apart = re.search(r"(?i)\bdifferent\s+(?:\w+\s+)?classes\b|\bclasses\b", text)
    evidence = tuple(dict.fromkeys(e for _, o in good for e in o.evidence))
    count = len(classes) if apart else len(good)
    why = f"{count} of {number} different {slot.words.strip()} shown"
    if count >= number:
        return met(why, *evidence[:6], kind="trial")
    if (fewer := _only_so_many(slot, number, asked, chart)) is not None:
        return not_met(f"The record says that it was fewer than {number}", chart.evidence(fewer, method="trial"), kind="trial")
    return unknown(why, ask, evidence[:4], kind="trial")


_ONLY = re.compile(r"(?i)\bonly\s+(?P<n>one|two|three|four|[1-5])\s+(?:\w+\s+){0,2}$")


def _only_so_many(slot: Slot, number: int, asked: Asked, chart: Chart) -> Entry | None:
    """A passage that says that only so many of the class had the result that is asked ("only one antidepressant stopped for ...")."""
    for concept in sorted(slot.concepts):
        for entry, m in chart.mentions(concept):
            said = _ONLY.search(entry.text[: m.start])
            if said is None or value_of(said["n"]) >= number:
                continue
            after = entry.text[m.end :]
            if asked.intolerance and (_INTOLERANCE.search(after) or re.search(r"(?i)side\s+effects?|not\s+tolerated", after)):
                return entry
            if not asked.intolerance and re.search(r"(?i)\b(?:tried|used|taken|failed|given|trial)", f"{entry.text[: m.start]} {after}"):
                return entry
    return None


def _best(found: list[Course], q: Quantity) -> Course | None:
    def value(c: Course) -> float:
        return c.days if q.dimension == "days" else c.sessions

    fit = [c for c in found if value(c) > 0 and q.holds(value(c))]
    return max(fit, key=lambda c: (not _SIGNED.search(c.entry.text), min(value(c), 400)), default=None)


_OVER_NOW = re.compile(
    r"(?i)\b(?:stopp?ed|discontinu\w+|quit|ran\s+out|ended|discharged|d/c['’]?d|dropped\s+out|gave\s+(?:it\s+)?up|no\s+longer)\b"
)
_STILL = re.compile(r"(?i)\b(?:continu(?:es|ing)|current(?:ly)?|remains?\s+on|still|ongoing|since|daily|restart\w*|resum\w+|refill\w*)\b")


def _too_short(found: list[Course], q: Quantity) -> Entry | None:
    """The passage of a course that ended, where all lengths given together fall short and no passage speaks of one that goes on."""
    given = {c.days for c in found if c.days > 0}
    if q.dimension != "days" or q.comparator not in (">", ">=") or not given or sum(given) >= q.low:
        return None
    if any(_STILL.search(c.entry.text) for c in found) or any(c.days <= 0 and not _OVER_NOW.search(c.entry.text) for c in found):
        return None
    return next((c.entry for c in found if c.days > 0 and _OVER_NOW.search(c.entry.text)), None)


_SIGNED = re.compile(r"(?i)\b(?:electronically\s+)?signed\b|\bsignature\b")  # a line of signatures is the poorer proof


_NEVER_BEGUN = re.compile(
    r"(?i)^\W{0,3}(?:not|never)\s+(?:yet\s+|been\s+)?(?:tried|used|taken|started|filled)\b|^[^.;]{0,40}\b(?:never\s+(?:started|begun|began|used|taken|tried|filled|received)|(?:has|had|was|were|have)\s+(?:not|never)\s+"
    r"(?:been\s+)?(?:tried|used|taken|started|filled)|(?:he|she|they|patient)\s+(?:has\s+)?(?:declined|refused))\b"
)


_NOT_TRIED = re.compile(
    r"(?i)\b(?:never|(?<=\w\s)ever|no\s+(?:prior|previous|trial|fills?)|not\s+(?:been\s+)?(?:tried|prescribed|used|received)|declined|refused)\b"
)


def _never(slot: Slot, scope: Scope, *, bare: bool) -> tuple[Evidence, ...]:
    chart = scope.case.chart
    found = [
        chart.evidence(e, Assertion.ABSENT, method="denial")
        for c in sorted(slot.concepts)
        for e, m in chart.mentions(c)
        if chart.lexicon.is_a(m.concept, c)
        and (e.stance(m.start, m.end) is Stance.ABSENT or _NEVER_BEGUN.search(e.text[m.end :]))
        and (bare or _NOT_TRIED.search(e.text))
    ]
    return tuple(dict.fromkeys(found))[:2]


def window_only(text: str, window: Window, scope: Scope) -> Outcome | None:
    """A criterion that is only a time window over what its siblings rest on ("within the 12 months before the request")."""
    rest = (text[: window.start] + text[window.end :]).strip(" .,;")
    chart = scope.case.chart
    named = any(chart.lexicon.concepts[m.concept].kind != "word" for m in chart.annotator.words(rest).mentions)
    if named or quantities(rest) or len(re.findall(r"[A-Za-z]{4,}", rest)) > 5 or not scope.siblings or not only_time(rest):
        return None
    case = scope.case
    until = max(case.anchors(window))
    answers = [(e, _last_day(e, until)) for e in own_evidence(scope)]
    good = [(e, day) for e, day in answers if day is not None and day <= until and case.inside(day, window) is True]
    if good:
        newest, day = max(good, key=lambda g: g[1])
        return met(f"Dated {day.isoformat()}; asked: {window.words}", newest, kind="window")
    if answers and all(case.inside(day, window) is False for _, day in answers):
        return not_met(f"The record's dates are outside: {window.words}", *(e for e, _ in answers[:2]), kind="window")
    return None


_TIME_WORDS = re.compile(
    r"(?i)(?:measure\w*|taken|performed|done|obtained|completed|dated|made|evaluat\w+|assess\w+|examin\w+|tests?|testing|scores?|"
    r"results?|study|studies|"
    r"imaging|records?|recorded|documented|findings|given|occurr\w+|carried|attended|tried|received|happened|treatment|therap\w+|trial|"
    r"this|these|it|"
    r"all|each|both|visit|visits|care|was|were|must|have|been|took|place|ended|began|started|at|out|signed|written|issued|reviewed)"
)


def only_time(text: str) -> bool:
    """True where a text holds nothing but words of doing and recording: what it names must not be taken from another criterion."""
    return all(
        _TIME_WORDS.fullmatch(t.text) or t.text.lower() in STOP or t.stem in FORMAL or t.text.lower() in FORMAL
        for t in tokens_of(text)
        if t.text[0].isalpha()
    )


_NOT_DONE = frozenset({"start", "expectation", "impact", "goals", "near", "sex"})  # kinds of evidence that speak of what is only planned


def own_evidence(scope: Scope) -> tuple[Evidence, ...]:
    """What a time applies to: the evidence of the same group (of those before it where it is the first); nothing that is only planned."""
    found = scope.siblings if scope.beside is None else scope.beside
    return tuple(e for e in found if e.pin.method not in _NOT_DONE and e.assertion is not Assertion.PLANNED)


def _last_day(evidence: Evidence, until: date) -> date | None:
    """The last day that a quote gives up to a day, else the day of its note."""
    days = [d.last for d in dates_in(evidence.pin.quote) if d.first <= until]
    return max(days) if days else evidence.on
