"""Papers and people: signed orders and plans, agreements, what a plan must state, and specialists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Chart, Entry, said_on
from .numbers import Window, quantities, windows
from .outcome import Outcome, met, not_met, still_open, unknown
from .schedule import Schedule, satisfies, schedule_in
from .undone import undone
from .words import STOP, stem, tokens_of

_PAPERS = ("plan-of-care", "order", "agreement", "letter-necessity", "screening-preadmission", "discharge-plan")
_SIGNED = re.compile(r"(?i)\b(?:(?:electronically|digitally|e-?)\s*)?signed\b|\bsignature\b|\battested\b|\b/s/|\bcertified\s*(?:\d|by\b|:)")
_UNSIGNED = re.compile(
    r"(?i)\b(?:to\s+be\s+(?:reviewed\s+and\s+)?signed|for\s+(?:physician\s+|doctor\s+)?signature|unsigned|not\s+(?:yet\s+)?signed|"
    r"awaiting\s+signature|signature\s+pending|will\s+sign|needs?\s+(?:to\s+be\s+)?sign\w*|proposed|blank|not\s+given)\b"
)
_DOCTOR = re.compile(r"\b(?:M\.?D\.?|D\.?O\.?|MBBS|physician|Dr\.)(?![\w])")
_CLINICIAN = re.compile(
    r"\b(?:M\.?D\.?|D\.?O\.?|N\.?P\.?|PA(?:-C)?|RN|APRN|CNP|LCSW|PhD|PsyD|OTR/?L?|PT|DPT|SLP|CRRN|physician|practitioner|clinician|"
    r"nurse)(?![\w])"
)
_PRACTITIONER = re.compile(r"\b(?:M\.?D\.?|D\.?O\.?|N\.?P\.?|FNP|CNP|APRN|PA(?:-C)?|physician|practitioner|Dr\.)(?![\w])")
_WHO_ELSE = re.compile(r"(?i)\b(?:non-?physician|nurse)\s+practitioner|\bor\s+(?:\w+\s+)?practitioner|\ballowed\s+practitioner")
_WHO_PATIENT = re.compile(
    r"(?i)\bsigned\b[^.;]*\bby\s+(?:the\s+)?(?:patient|member|parent|guardian|family|caregiver|beneficiary)|\b(?:patient|member|parent|"
    r"guardian|caregiver)[^.;]{0,30}\bsign"
)
_WHO_DOCTOR = re.compile(r"(?i)\b(?:physician|doctor|prescriber|MD|surgeon|specialist)\b")
_DATED_NAME = re.compile(r"\b(?:MD|DO|M\.D\.|D\.O\.)\b,?\s*(?:NPI\s+\d+\s*)?(?:[A-Za-z ,]{0,30})?\d{1,2}/\d{1,2}/\d{2,4}")
_CONSULT = re.compile(
    r"(?i)\b(?:prescribed|ordered|recommended|performed|managed|supervised|evaluated|seen|diagnos\w+|consult\w*|written|"
    r"requested)\s+(?:by|with)\b|^by\s+|\bin\s+consultation\s+with\b|\bspecialist\b|\bunder\s+the\s+(?:care|supervision)\s+of\b"
)
_ONLY_REFERRED = re.compile(r"(?i)\b(?:refer(?:ral|red)?\s+to|will\s+see|to\s+see|appointment\s+with|sending\s+you|awaiting|consider)\b")
_FREQUENCY = re.compile(r"(?i)\b(?:hours?|frequency|duration|amount|schedule)\b")


_CERTIFY = re.compile(r"(?i)\b(?:re-?)?(?:certif(?:y|ies|ication)\b|certified\s+(?!in\b))")
_CERTIFIES = re.compile(
    r"(?i)\b(?:I\s+(?:hereby\s+)?(?:re-?)?certify|(?:re-?)?certified\s+by|(?:re-?)?certification\s*[:(]|certifies\s+that)\b|"
    r"\b(?:re-?)?certified\s*:"
)
_DAY_OF = re.compile(
    r"(?i)\b(?:no\s+later\s+than|by|on\s+or\s+before|within)\s+(?:the\s+)?(?:day\s+(?P<n>\d{1,2})|(?P<m>\d{1,2})(?:st|nd|rd|th)?\s+days?)\b"
)
_ADMITTED = re.compile(r"(?i)\b(?:admit(?:ted|s)?|admission)\b")


def certified_need(text: str, scope: Scope) -> Outcome | None:
    """A certification (or recertification) of the need by a physician, by its day where one is asked; None where none is asked."""
    if not _CERTIFY.search(text) or "plan" in text.lower() or re.search(r"(?i)\b(?:board|agency|facility|supplier)\b", text):
        return None
    if not re.search(r"(?i)\b(?:physician|practitioner|doctor|recertif\w+|provider)\b", text):
        return None
    chart, case = scope.case.chart, scope.case
    again = re.search(r"(?i)\bre-?certif", text) is not None
    limit = _DAY_OF.search(text)
    for entry in chart.entries:
        m = _CERTIFIES.search(entry.text)
        if not entry.usable or m is None or undone(entry.text) or _UNSIGNED.search(entry.text):
            continue
        if again != ("recertif" in m[0].lower().replace("-", "")):
            continue
        near = [entry, *(e for e in chart.around(entry, 3) if e.index > entry.index and e.passage.page == entry.passage.page)]
        signed = next((e for e in near if _DOCTOR.search(e.text) or _CLINICIAN.search(e.text)), None)
        on = next((d.first for e in near for d in e.dates), said_on(entry))
        if signed is None or (limit is not None and not _by_day(on, int(limit["n"] or limit["m"]), scope)):
            continue
        if on is not None and on > case.as_of:
            continue
        proof = dict.fromkeys(chart.evidence(e, method="certification") for e in (entry, signed))
        return met("The record holds the certification with a clinician's name", *proof, kind="paper")
    return unknown("", f"the signed certification: {text.strip()}", kind="paper")


def _by_day(on: date | None, number: int, scope: Scope) -> bool:
    """True where a day lies in the first so many days of the stay that the record gives."""
    starts = [
        d.first
        for e in scope.case.chart.entries
        if e.usable and (m := _ADMITTED.search(e.text)) is not None
        for d in e.dates
        if d.first == d.last and 0 <= d.start - m.end() < 40
    ]
    before = [s for s in starts if on is not None and s <= on]
    return bool(before) and on is not None and (on - max(before)).days + 1 <= number


def signed_paper(text: str, scope: Scope) -> Outcome | None:
    """A paper that must be signed, by a physician or by the patient; None where the text is not about one."""
    if not re.search(r"(?i)\bsign(?:ed|ature)\b|\bcertif(?:ied|ication)\b[^.;]{0,20}\bplan\b", text):
        return None
    chart = scope.case.chart
    words = chart.annotator.words(text)
    kinds = [m.concept for m in words.mentions if m.concept in _PAPERS]
    if not kinds and (paper := _PAPER_WORD.search(text)) is not None:
        return _other_paper(text, paper["paper"].lower(), scope)
    if not kinds:
        kinds = [m.concept for m in chart.annotator.words(scope.subject).mentions if m.concept in _PAPERS] or ["order"]
    if "plan-of-care" in kinds:
        kinds = ["plan-of-care"]
    if _WHO_PATIENT.search(text):
        return _patient_signed(text, kinds, scope)
    wanted = _PRACTITIONER if _WHO_ELSE.search(text) else _DOCTOR if _WHO_DOCTOR.search(text) else _CLINICIAN
    window = next(iter(windows(text)), None)
    best: tuple[Evidence, ...] = ()
    for kind in kinds:
        for entry in paper_entries(kind, chart):
            if kind == "order" and not _for_service(entry, scope):
                continue
            found = _signature(entry, wanted, chart)
            if found is not None:
                proof = (chart.evidence(entry, method="paper"), chart.evidence(found, method="signature"))
                inside = scope.case.inside(_signed_on(found), window)
                if inside is True:
                    return met(f"A signed {kind.replace('-', ' ')} is in the record", *proof, kind="paper")
                best = best or proof
    return unknown("No signed paper of this kind was found", f"{text.strip().rstrip('.')}", best, kind="paper")


_AFTER_EXAM = re.compile(
    r"(?i)\b(?P<paper>order|prescription|certification|referral)\b[^.;]{0,60}?\b(?:signed|written|dated|completed)\b[^.;]{0,60}?\b(?:after|of|from|following)\s+"
    r"(?:that|the|this)\s+(?:face-to-face\s+|in-person\s+)?(?:examination|evaluation|encounter|visit)\b"
)
_EXAM = re.compile(
    r"(?i)\b(?:face[\s-]to[\s-]face|in[\s-]person)\b[^.;]{0,40}\b(?:exam\w*|evaluation|encounter|visit)\b|\b(?:exam\w*|evaluation|visit)\b[^.;]{0,30}\bin\s+person\b"
)


def signed_after(text: str, scope: Scope) -> Outcome | None:
    """A paper that must be signed so soon after a face-to-face examination; None where the text is not about that."""
    m = _AFTER_EXAM.search(text)
    limit = next((q for q in quantities(text) if q.dimension == "days"), None) if m else None
    if m is None or limit is None:
        return None
    chart, case = scope.case.chart, scope.case
    signed = {
        d.first: e
        for e in chart.entries
        if e.usable and re.search(rf"(?i)\b{m['paper']}\b", e.text) and _SIGNED.search(e.text) and not _UNSIGNED.search(e.text)
        for d in e.dates
        if d.first == d.last and d.first <= case.as_of
    }
    seen = {
        d.first: e
        for e in chart.entries
        if e.usable and not undone(e.text) and _EXAM.search(e.text)
        for d in e.dates
        if d.first == d.last and d.first <= case.as_of
    }
    ask = f"the examination and the signed {m['paper'].lower()}, with their dates"
    if not signed or not seen:
        return unknown("One of the two dates is not in the record", ask, kind="interval")
    on = max(signed)
    before = [day for day in seen if day <= on]
    if not before:
        return unknown("No examination before the signature was found", ask, kind="interval")
    last = max(before)
    why = f"{last.isoformat()} to {on.isoformat()}: {(on - last).days} days; asked: {limit.said()}"
    proof = (chart.evidence(seen[last], method="event"), chart.evidence(signed[on], method="signature"))
    return met(why, *proof, kind="interval") if limit.holds(float((on - last).days)) else not_met(why, *proof, kind="interval")


_PAPER_WORD = re.compile(
    r"(?i)\b(?P<paper>statement|letter|form|certification|certificate|request|release|consent|contract|attestation|report)s?\b"
)


def _other_paper(text: str, paper: str, scope: Scope) -> Outcome:
    """A signed paper that the lexicon has no name for: a note whose own title or words name it, signed by the one who is asked."""
    chart = scope.case.chart
    rest = {
        t.stem
        for t in tokens_of(text)
        if len(t.text) > 3
        and t.text.lower() not in STOP
        and not re.match(
            r"(?i)sign|dated|receiv|document|during|stay|"
            r"prescriber|physician|clinic",
            t.text,
        )
    }
    wanted = _DOCTOR if _WHO_DOCTOR.search(text) else _CLINICIAN
    for index in chart.by_stem.get(stem(paper), ()):
        entry = chart.entries[index]
        own = {t.stem for t in entry.words.tokens} | {t.stem for t in entry.about.tokens}
        if not entry.usable or undone(entry.text) or re.search(r"(?i)\b(?:no|not|never|without)\b", entry.text):
            continue
        if len(rest & own) < 0.75 * len(rest):
            continue
        found = _signature(entry, wanted, chart)
        if found is not None and scope.case.inside(_signed_on(found), next(iter(windows(text)), None) or scope.window) is True:
            proof = (chart.evidence(entry, method="paper"), chart.evidence(found, method="signature"))
            return met(f"A signed {paper} is in the record", *proof, kind="paper")
    return unknown("No signed paper of this kind was found", text.strip().rstrip("."), kind="paper")


def _for_service(entry: Entry, scope: Scope) -> bool:
    """True where an order is for the service asked for: it names it, or stands beside a passage that does."""
    if re.search(r"(?i)\border(?:ed|s)?\s+(?:by|to\s+status)\b|\bno\s+order", entry.text):
        return False
    case = scope.case
    words = {t.stem for t in tokens_of(case.context.service or "") if len(t.text) >= 4 and t.text.lower() not in STOP}
    if not case.requested and not words:
        return True
    near = [entry, *case.chart.around(entry, 4)]
    if any(case.requested & e.words.concepts() for e in near):
        return True
    return any(len(words & {t.stem for t in e.words.tokens}) >= min(2, len(words)) for e in near)


def _signed_on(entry: Entry) -> date | None:
    return said_on(entry) if not entry.dates else entry.dates[-1].first


_WHOLE_PLAN = re.compile(r"(?i)\b(?:plan\s+of\s+(?:care|treatment)|treatment\s+plan|care\s+plan|POC|certification|485)\b")


def paper_entries(kind: str, chart: Chart) -> Iterator[Entry]:
    """Passages of a paper: those that name it first, then those under a title that names it."""
    seen: set[int] = set()
    for entry, _ in chart.mentions(kind):
        if entry.index not in seen:
            seen.add(entry.index)
            yield entry
    for entry in chart.about(kind):
        heads = f"{entry.passage.section} {' '.join(entry.passage.heads)}"
        if kind == "plan-of-care" and not _WHOLE_PLAN.search(heads):
            continue  # a consultation's "Plan" is no plan of care
        if entry.index not in seen:
            seen.add(entry.index)
            yield entry


def _signature(entry: Entry, wanted: re.Pattern[str], chart: Chart) -> Entry | None:
    """The signature line of a paper: behind its passage on the same page, or on the next one."""
    if _UNSIGNED.search(entry.text) or any(_UNSIGNED.search(e.text) for e in chart.around(entry, 2) if e.index > entry.index):
        return None
    passage = entry.passage
    for number in (passage.page, passage.page + 1):
        for other in chart.by_page.get((passage.document, number), ()):
            if not other.usable or not 0 <= other.index - entry.index <= 80 or _UNSIGNED.search(other.text):
                continue
            if (_SIGNED.search(other.text) and wanted.search(_line(other, chart))) or _DATED_NAME.search(other.text):
                return other
    return None


def _line(entry: Entry, chart: Chart) -> str:
    near = [e for e in chart.around(entry, 1) if e.passage.page == entry.passage.page]
    return " ".join([*(e.text for e in near if e.index < entry.index), entry.text])[-400:]


def _patient_signed(text: str, kinds: list[str], scope: Scope) -> Outcome:
    chart = scope.case.chart
    near: list[Evidence] = []
    for kind in kinds:
        for entry in paper_entries(kind, chart):
            if _UNSIGNED.search(entry.text) or undone(entry.text):
                near.append(chart.evidence(entry, Assertion.PLANNED, method="near"))
            elif re.search(
                r"(?i)\b(?:signed|signature)\b[^.;]{0,60}\b(?:patient|member|mother|father|parent|guardian|wife|husband|spouse|"
                r"caregiver)|\b(?:patient|member|parent|mother|father|wife|husband)\b[^.;]{0,40}\b(?:signed|has\s+signed)",
                entry.text,
            ):
                return met("The signed paper is in the record", chart.evidence(entry, method="signature"), kind="paper")
    for entry in chart.entries:
        if (
            entry.usable
            and len(near) < 3
            and re.search(r"(?i)\bwilling\s+to\b|\bagrees?\s+to\b", entry.text)
            and re.search(r"(?i)practice|program|therapy|treatment", entry.text)
        ):
            near.append(chart.evidence(entry, Assertion.PLANNED, method="near"))
    return unknown(
        "Only a willingness, or no signature, is recorded",
        f"the paper itself, signed: {text.strip().rstrip('.')}",
        tuple(near[:3]),
        kind="paper",
    )


def stated_schedule(text: str, scope: Scope) -> Outcome | None:
    """A schedule that must be planned, prescribed or possible ("3 hours a day on at least 5 days a week")."""
    asked = schedule_in(text)
    chart = scope.case.chart
    if not asked.said or (asked.hours is None and asked.hours_a_week is None):
        return _days_a_week(asked, text, scope) or _states_hours(text, scope)
    ranged = asked.hours is not None and asked.hours[0] < asked.hours[1]
    wanted = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind in ("care", "condition")}
    wanted |= (
        set()
        if wanted
        else {m.concept for m in chart.annotator.words(scope.subject).mentions if chart.lexicon.is_a(m.concept, "rehab-therapy")}
    )
    for entry in chart.entries:
        if not entry.usable or ("hour" not in entry.text.lower() and "hr" not in entry.text.lower() and ":" not in entry.text):
            continue
        have = schedule_in(entry.text)
        if not _speaks_of(entry, wanted, chart) or (_ABLE.search(text) and not _ABLE.search(entry.text)):
            continue
        if satisfies(have, asked, exact_range=ranged):
            return met(f"{_said(have)}; asked: {text.strip().rstrip('.')}", chart.evidence(entry, method="schedule"), kind="schedule")
        if (
            re.search(r"(?i)\b(?:tolerate|able\s+to|take\s+part|participate)", text)
            and re.search(r"(?i)\b(?:can|able\s+to)\s+(?:tolerate|take\s+part|participate)", entry.text)
            and have.hours
            and asked.hours is not None
            and have.hours[0] >= asked.hours[0]
        ):
            return met(f"{_said(have)}; asked: {text.strip().rstrip('.')}", chart.evidence(entry, method="schedule"), kind="schedule")
    return still_open("schedule")


_ABLE = re.compile(r"(?i)\b(?:can|able\s+to|tolerat\w+|tak(?:e|es|ing)\s+part|participat\w+|endur\w+)\b")


_DAILY = re.compile(
    r"(?i)\b(?:nursing|therap(?:y|ies)|services?|PT|OT|visits?)\s+(?:care\s+)?(?:daily|every\s+day)\b|\bdaily\s+(?:for|"
    r"at|skilled|nursing|therapy|by)\b"
)


def _days_a_week(asked: Schedule, text: str, scope: Scope) -> Outcome | None:
    """Services needed on so many days a week, or daily."""
    if asked.days_a_week is None and not re.search(r"(?i)\bdaily\s+basis\b|\bneeded\s+daily\b", text):
        return None
    if quantities(text) and any(q.dimension == "%" for q in quantities(text)):
        return None
    rehab = re.search(r"(?i)therap|rehab|skilled|services?", f"{text} {scope.subject}") is not None
    done = (
        re.search(r"(?i)\b(?:carried\s+out|was\s+done|attended|used|worn|performed|practi[cs]ed|kept|followed|needed\s+an?)\b", text)
        is not None
    )
    chart = scope.case.chart
    wanted = {
        m.concept for m in chart.annotator.words(f"{text} {scope.subject}").mentions if chart.lexicon.concepts[m.concept].kind == "care"
    }
    for entry in chart.entries:
        have = schedule_in(entry.text)
        days = 7.0 if have.days_a_week is None and _DAILY.search(entry.text) else have.days_a_week
        named = entry.words.concepts()
        skilled = any(chart.lexicon.is_a(c, w) or chart.lexicon.is_a(w, c) for c in named for w in wanted) or (
            rehab and any(chart.lexicon.is_a(c, "rehab-therapy") for c in named)
        )
        if done:  # what was done is not shown by what is ordered, nor by another therapy
            own = any(chart.lexicon.is_a(c, w) for c in named for w in wanted)
            skilled = own and not re.search(r"(?i)\b(?:frequency|order\w*|plan\w*|goals?|recommend\w*|prescri\w+|will)\b", entry.text)
        if entry.usable and days is not None and days >= (asked.days_a_week or 5) and skilled:
            return met(f"The record has {days:g} days a week", chart.evidence(entry, method="schedule"), kind="schedule")
    return None


def _speaks_of(entry: Entry, wanted: set[str], chart: Chart) -> bool:
    if not wanted:
        return True
    ids = entry.words.concepts() | entry.about.concepts()
    return any(chart.lexicon.is_a(i, w) or chart.lexicon.is_a(w, i) for i in ids for w in wanted)


def _said(have: Schedule) -> str:
    parts = []
    if have.hours:
        parts.append(f"{have.hours[0]:g} hours a day")
    if have.days_a_week:
        parts.append(f"{have.days_a_week:g} days a week")
    if have.weeks:
        parts.append(f"{have.weeks:g} weeks")
    return "The record has " + ", ".join(parts)


def _states_hours(text: str, scope: Scope) -> Outcome | None:
    """A plan that must state hours, tasks or frequency."""
    if "goal" in text.lower():
        return None
    if not re.search(r"(?i)\b(?:states?|includes?|specif\w+|contains?|lists?)\b", text) or len(_FREQUENCY.findall(text)) < 1:
        return None
    chart = scope.case.chart
    papers = {e.passage.document for kind in ("plan-of-care", "order") for e in paper_entries(kind, chart)}
    for entry in chart.entries:
        have = schedule_in(entry.text)
        if entry.usable and entry.passage.document in papers and have.hours and have.days_a_week:
            return met(_said(have), chart.evidence(entry, method="schedule"), kind="schedule")
    return None


_ORDERED = re.compile(
    r"(?i)\b(?:ordered|prescribed|requested|referred)\s+by\s+(?:an?\s+|the\s+)?(?:treating\s+|licensed\s+|attending\s+|"
    r"network\s+)?(?:physician|practitioner|provider|doctor|clinician|prescriber)\b"
)
_ORDERS = re.compile(r"(?i)\b(?:orders?|ordered|prescri\w+|requisition|referred|referral\s+(?:from|by))\b")


_NOT_ORDERED = re.compile(r"(?i)\b(?:never|not|no)\s+(?:\w+\s+)?(?:ordered|prescribed|referred|referral)")
_REFERRED = re.compile(r"(?i)\b(?:referred\s+by|referral\s+(?:from|by)|referring\s+(?:physician|provider|doctor))\b|^\W*referral\s*:")


def ordered(text: str, scope: Scope) -> Outcome | None:
    """Ordered by a physician or practitioner: an order in the record with a clinician's name at it or as its author."""
    if not _ORDERED.search(text):
        return None
    chart = scope.case.chart
    wanted = _DOCTOR if re.search(r"(?i)\bby\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:physician|doctor)\b", text) else _CLINICIAN
    referral = "referred" in text.lower()
    for entry in chart.entries:
        if not entry.usable or _UNSIGNED.search(entry.text) or _NOT_ORDERED.search(entry.text):
            continue
        if not referral and not _for_service(entry, scope):
            continue
        if (_REFERRED if referral else _ORDERS).search(entry.text) and wanted.search(f"{entry.text} {entry.passage.author}"):
            return met("The record holds the order with the clinician's name", chart.evidence(entry, method="order"), kind="paper")
    return still_open("order")


# Letters behind a name that only one profession bears.
_MARKS = {
    "speech-therapist": r"\bCCC-SLP\b",
    "occupational-therapist": r"\bOTR(?:/L)?\b|\bOTD\b",
    "physical-therapist": r",\s*(?:PT,\s*)?DPT\b|,\s*PT\b(?=\s*(?:$|[,.;\n]|\d))",
    "audiologist": r"\bAu\.?D\b",
    "dietitian": r"\b(?:RDN|RD)\b",
    "genetic-counselor": r"\bCGC\b",
}
_PSYCHOLOGIST = re.compile(
    r"(?i:psycholog\w+\s+(?:evaluation|assessment|testing|screening|report))\b[^;\n]*\b(?:PhD|Ph\.D\.|PsyD|Psy\.D\.|(?i:psychologist))"
)


def _other_day(entry: Entry, window: Window, scope: Scope) -> bool:
    """True where a line beside the name gives a day outside the window: a name or letterhead is as old as the letter that it heads."""
    near = [e for e in scope.case.chart.around(entry, 3) if e.passage.page == entry.passage.page]
    days = [d.first for e in (entry, *near) for d in e.dates if d.first == d.last and d.first != scope.case.born_on]
    return len(entry.text.split()) <= 12 and any(scope.case.inside(day, window) is False for day in days)


def specialist(text: str, scope: Scope) -> Outcome | None:
    """Prescribed by, or with, a specialist: shown by the author, the letterhead, the heading, or a consult that took place."""
    chart = scope.case.chart
    wanted = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "specialty"} - {
        "specialist"
    }
    if not wanted or not _CONSULT.search(text):
        return None
    window = next(iter(windows(text)), None)
    for entry in chart.entries:
        if not entry.usable or undone(entry.text) or scope.case.inside(said_on(entry), window) is not True:
            continue
        if window is not None and _other_day(entry, window, scope):
            continue
        author = chart.annotator.words(entry.passage.author).concepts() if entry.passage.author else frozenset()
        heads = author | entry.about.concepts()
        if any((mark := _MARKS.get(c)) and re.search(mark, entry.text) for c in wanted) and not _ONLY_REFERRED.search(entry.text):
            return met("A specialist of this field signs", chart.evidence(entry, method="specialist"), kind="specialist")
        if "psychologist" in wanted and _PSYCHOLOGIST.search(entry.text):
            return met("A psychologist made the evaluation", chart.evidence(entry, method="specialist"), kind="specialist")
        named = [m for m in entry.words.mentions if m.concept in wanted]
        if heads & wanted or (
            named
            and not _ONLY_REFERRED.search(entry.text)
            and not re.search(r"(?i)\b(?:enclos\w+|attach\w+|sent\s+with)\b", entry.text)
            and re.search(
                r"(?i)\b(?:MD|DO|M\.D\.|Dr\.|visit|clinic|note|consult|letter|seen\s+by|follow(?:s|ed)?|office|encounter|partners|"
                r"associates|specialists?)\b",
                entry.text,
            )
        ):
            return met("A specialist of this field takes part in the care", chart.evidence(entry, method="specialist"), kind="specialist")
    return unknown(
        "No specialist of this field is named as author or consultant",
        f"a note or letter by a {' or '.join(sorted(wanted))}",
        kind="specialist",
    )
