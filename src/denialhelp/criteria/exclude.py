"""What excludes a thing without denying it by name: sex, a laboratory value, a disorder in remission, the list of medicines."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion, Status

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .numbers import windows
from .outcome import Outcome, met, not_met
from .readings import readings_of
from .results import test_result

_MALE = re.compile(
    r"(?i)\b\d{1,3}[\s-]*(?:year|yr|y/?o)s?[\s-]*(?:old)?[\s-]*(?:\w+\s+){0,2}(?:man|male|gentleman|boy)\b|\b(?:sex|"
    r"gender)\s*:?\s*(?:male|M)\b"
)
_ONLY_WOMEN = frozenset({"pregnancy", "breastfeeding"})
_ACTIVE = re.compile(r"(?i)\b(?:active|untreated|uncontrolled|unstable|current|acute)\b")
_OVER = re.compile(
    r"(?i)\b(?:in\s+(?:\w+\s+){0,2}remission|resolved|quiescent|inactive|in\s+recovery|(?<!un)(?<!poorly\s)(?<!not\s)(?<!never\s)controlled|no\s+(?:current\s+|"
    r"active\s+)?symptoms)\b"
)
_NOT_OVER = re.compile(r"(?i)\b(?:relaps\w+|recurr\w+|flare\w*|not\s+in\s+remission|partial\s+remission|worse\w*)\b")
_FEVER = re.compile(r"(?i)\b(?:no|denies|without)\s+(?:[\w\s,/-]{0,40})?fevers?\b|\bafebrile\b")
_NO_INFECTION = re.compile(
    r"(?i)\b(?:no|denies|without)\s+(?:[\w\s,/-]{0,40})?(?:infections?|cellulitis|abscess|wound|sepsis)\b|\binfection\s*:?\s*(?:none|"
    r"no|negative)\b"
)
_COTININE = re.compile(r"(?i)\b(?:cotinine|nicotine\s+(?:test|screen|metabolites?))\b")
_NEGATIVE = re.compile(r"(?i)\b(?:negative|none\s+detected|not\s+detected|under\s+\d+)\b")
_POSITIVE = re.compile(r"(?i)\b(?:positive|detected|elevated)\b")
_NOT_DONE = re.compile(r"(?i)\b(?:drawn|ordered|pending|will|before|must|required?|need\w*|if|goal|asked?)\b")
_MEDICINES = re.compile(r"(?i)\b(?:current\s+)?(?:medications?|medicines|meds)\b(?!\s+(?:history|tried))")
# What a test finds or excludes; the name is the test's in the lexicon.
_TESTED_BY = {
    "pregnancy": "pregnancy test",
    "latent-tb": "interferon-gamma release assay",
    "tuberculosis": "interferon-gamma release assay",
}
_NORMAL = {"bleeding-disorder": (("inr", 0.0, 1.3), ("platelets", 140.0, 1000.0))}


def excluded_by(text: str, scope: Scope) -> Outcome | None:
    """Met (or not met) where something other than a denial settles that a thing is not so; None where nothing does."""
    chart = scope.case.chart
    concepts = {m.concept for m in chart.annotator.words(text).mentions}
    named = {c for c in concepts if chart.lexicon.concepts[c].kind in ("condition", "drug")}
    if named and named <= _ONLY_WOMEN and (proof := _male(scope)) is not None:
        return met("The patient is male", *proof, kind="absence")
    if named and named <= _ONLY_WOMEN and (past := _past_childbearing(scope)):
        return met("The record says that the patient is past childbearing", *past, kind="absence")
    if _UNWILLING.search(text) and (keen := _takes_part(scope)):
        return met("The record says that the patient takes part and wants to", *keen, kind="absence")
    if _SYMPTOMLESS.search(text) and (reason := _reason(scope)):
        return met("The record gives a symptom as the reason", *reason, kind="absence")
    if (tested := _tested(named, scope)) is not None:
        return tested
    if "tobacco" in named:
        return _nicotine(text, scope)
    if "infection" in named and len(named) == 1 and len(text.split()) <= 4:
        return _no_infection(scope)
    for concept in sorted(named):
        if concept in _NORMAL and len(named) == 1 and (labs := _normal(concept, scope)) and not any(chart.mentions(concept)):
            return met("The laboratory values are normal", *labs, kind="absence")
    if _ACTIVE.search(text) and len(named) == 1 and (over := _in_remission(next(iter(named)), scope)):
        return met("The record says that it is over or controlled", *over, kind="absence")
    if named and all(chart.lexicon.concepts[c].kind == "drug" for c in named):
        lists = [_not_listed(c, scope) for c in sorted(named)]
        if all(lists):
            return met("The list of medicines names none", *dict.fromkeys(e for x in lists for e in x), kind="absence")
    if _EARLIER.search(text) and (naive := _never_treated(scope)):
        return met("The record says that there was no earlier treatment", *naive, kind="absence")
    return None


def _tested(named: set[str], scope: Scope) -> Outcome | None:
    """The result of the test that finds or excludes the one thing named, where the record does not simply say that it is so."""
    if len(named) != 1 or not named <= _TESTED_BY.keys():
        return None
    concept = next(iter(named))
    if concept != "pregnancy" and any(e.stance(m.start, m.end) is Stance.PRESENT for e, m in scope.case.chart.mentions(concept)):
        return None
    result = test_result(f"negative {_TESTED_BY[concept]}", scope)
    return result if result is not None and result.status is not Status.UNKNOWN else None


_UNWILLING = re.compile(
    r"(?i)\b(?:unwilling|refus\w+|non-?complian\w+|non-?adheren\w+|not\s+(?:willing|participat\w+|engaged?)|"
    r"does\s+not\s+(?:participate|engage))\b"
)
_KEEN = re.compile(
    r"(?i)\b(?:(?:is|remains|very|highly)\s+motivated|motivated\s+(?:and|to)|(?:actively\s+|fully\s+)?(?:participates|engage[ds]|"
    r"participated|engages)\b(?:\s+(?:actively|fully|well))?|"
    r"wants?\s+to\s+(?:stay|continue|take\s+part)|willing\s+to|attends?\s+(?:all|every|regularly)|excellent\s+(?:attendance|"
    r"participation)|good\s+(?:attendance|participation))\b"
)
_SYMPTOMLESS = re.compile(r"(?i)\b(?:asymptomatic|(?:without|no)\s+(?:any\s+)?symptoms)\b")
_REASON = re.compile(
    r"(?i)\b(?:indication|reason\s+for\s+(?:test|exam\w*|study|referral|visit)|chief\s+complaint|presents?\s+with|complains?\s+of|CC)\b"
)


_EARLIER = re.compile(r"(?i)\b(?:earlier|prior|previous)\s+(?:treatment|therapy|exposure|course|use)\b")
_NAIVE = re.compile(
    r"(?i)\b(?:never\s+(?:been\s+)?treated|treatment[\s-]na[iï]ve|no\s+(?:prior|previous|earlier)\s+(?:\w+\s+)?(?:treatment|therapy))\b"
)


def _never_treated(scope: Scope) -> tuple[Evidence, ...]:
    """Passages that say that the disease was never treated."""
    chart = scope.case.chart
    return tuple(chart.evidence(e, Assertion.ABSENT, method="denial") for e in chart.entries if e.usable and _NAIVE.search(e.text))[:2]


def _takes_part(scope: Scope) -> tuple[Evidence, ...]:
    """The newest passages that say so, where none of the same day or later says the contrary."""
    chart = scope.case.chart
    good = [e for e in chart.entries if e.usable and (m := _KEEN.search(e.text)) and own_cues(e.text, m.start(), m.end()) is Stance.PRESENT]
    bad = [
        e
        for e in chart.entries
        if e.usable and re.search(r"(?i)\b(?:refus\w+|unwilling|non-?complian\w+|non-?adheren\w+|left\s+(?:early|against))\b", e.text)
    ]
    if not good:
        return ()
    newest = max(good, key=lambda e: e.passage.recorded_on or date.min)
    if any((e.passage.recorded_on or date.max) >= (newest.passage.recorded_on or date.min) for e in bad):
        return ()
    return (chart.evidence(newest, method="participation"),)


def _reason(scope: Scope) -> tuple[Evidence, ...]:
    """A passage that gives a complaint of the patient as the reason."""
    chart = scope.case.chart
    for entry in chart.entries:
        kinds = [m for m in entry.words.mentions if chart.lexicon.concepts[m.concept].kind == "condition"]
        if entry.usable and _REASON.search(entry.text) and any(entry.stance(m.start, m.end) is Stance.PRESENT for m in kinds):
            return (chart.evidence(entry, method="reason"),)
    return ()


def _male(scope: Scope) -> tuple[Evidence, ...] | None:
    chart = scope.case.chart
    sex = (chart.record.patient.sex or "").lower()
    if sex.startswith("f"):
        return None
    place = next((e for e in chart.entries if not e.passage.other_patient and _MALE.search(e.text)), None)
    if place is not None:
        return (chart.evidence(place, method="sex"),)
    pins = tuple(Evidence(p) for p in chart.record.patient.sources if re.search(r"(?i)\bmale\b", p.quote))
    return pins[:1] if sex.startswith("m") and pins else None


_PAST_BEARING = re.compile(
    r"(?i)\b(?:post-?menopaus(?:al|e)|hysterectomy|menopause(?=\s*(?::|in|at|since|\d{4}|\())|(?:s/p|after|status\s+post)\s+menopause)\b"
)
_NOT_YET = re.compile(r"(?i)\b(?:plan\w*|schedul\w*|consider\w*|discuss\w*|early|before|until|peri|pre|declin\w*|offered|if)\b|\?")


def _past_childbearing(scope: Scope) -> tuple[Evidence, ...]:
    """A passage that gives this patient's menopause or a hysterectomy; none where the record speaks of a pregnancy as present."""
    chart = scope.case.chart
    if any(e.stance(m.start, m.end) is Stance.PRESENT for e, m in chart.mentions("pregnancy")):
        return ()
    for entry in chart.entries:
        m = _PAST_BEARING.search(entry.text) if entry.usable else None
        if m is None or _NOT_YET.search(entry.text):
            continue
        if own_cues(entry.text, m.start(), m.end(), entry.passage.section) in (Stance.PRESENT, Stance.HISTORICAL):
            return (chart.evidence(entry, method="sex"),)
    return ()


def _nicotine(text: str, scope: Scope) -> Outcome | None:
    """A cotinine test of this patient in the period asked for: its latest result decides; a later note of use overrules a negative one."""
    chart = scope.case.chart
    window = next(iter(windows(text)), None) or scope.window
    tests: list[tuple[date, bool, Entry]] = []
    for entry in chart.entries:
        day = entry.passage.recorded_on if len(entry.dates) != 1 else entry.dates[0].first
        if not entry.usable or day is None or not _COTININE.search(entry.text) or _NOT_DONE.search(entry.text):
            continue
        negative, positive = _NEGATIVE.search(entry.text), _POSITIVE.search(entry.text)
        if bool(negative) != bool(positive) and scope.case.inside(day, window) is not False:
            tests.append((day, bool(positive), entry))
    tests = [t for t in tests if t[2].passage.section == tests[-1][2].passage.section] if tests else []
    if not tests:
        return None
    last = max(t[0] for t in tests)
    results = {positive for day, positive, _ in tests if day == last}
    proof = chart.evidence(next(e for day, _, e in tests if day == last), on=last, method="laboratory")
    if len(results) > 1:
        return None
    if results.pop():
        return not_met("A test for nicotine is positive", proof, kind="absence")
    later = [
        e
        for e, m in chart.mentions("tobacco")
        if e.stance(m.start, m.end) is Stance.PRESENT and (e.passage.recorded_on or last) > last and not _COTININE.search(e.text)
    ]
    return None if later else met("The newest test for nicotine is negative", proof, kind="absence")


def _no_infection(scope: Scope) -> Outcome | None:
    """One note that denies fever and any sign of infection, and no later one that names an infection."""
    chart = scope.case.chart
    found = [e for e in chart.entries if e.usable and _FEVER.search(e.text) and _NO_INFECTION.search(e.text)]
    if not found:
        return None
    newest = max(found, key=lambda e: e.passage.recorded_on or date.min)
    later = [
        e
        for e, m in chart.mentions("infection")
        if e.stance(m.start, m.end) is Stance.PRESENT and (e.passage.recorded_on or date.max) >= (newest.passage.recorded_on or date.min)
    ]
    return (
        None
        if later
        else met("The record denies fever and infection", chart.evidence(newest, Assertion.ABSENT, method="denial"), kind="absence")
    )


def _normal(concept: str, scope: Scope) -> tuple[Evidence, ...]:
    out: list[Evidence] = []
    for measure, low, high in _NORMAL[concept]:
        values = [r for r in readings_of(scope.case.chart, measure) if r.on is not None]
        last = max((r.on for r in values if r.on), default=None)
        now = [r for r in values if r.on == last]
        if not now or not all(low <= r.value <= high for r in now):
            return ()
        out.append(now[0].evidence(scope.case.chart))
    return tuple(out)


def _in_remission(concept: str, scope: Scope) -> tuple[Evidence, ...]:
    """The latest passages on a disorder say that it is in remission, resolved or controlled."""
    chart = scope.case.chart
    places = [
        (e, m)
        for e, m in chart.mentions(concept)
        if e.stance(m.start, m.end) in (Stance.PRESENT, Stance.HISTORICAL) and m.concept != "pain"
    ]
    over = [e for e, m in places if _OVER.search(e.text[m.end :]) and not _NOT_OVER.search(e.text)]
    if not over:
        return ()
    newest = max(over, key=lambda e: e.passage.recorded_on or date.min)
    day = newest.passage.recorded_on or date.min
    others = [
        e for e, m in places if e not in over and (e.passage.recorded_on or date.max) >= day and e.stance(m.start, m.end) is Stance.PRESENT
    ]
    return () if others else (chart.evidence(newest, Assertion.HISTORICAL, method="remission"),)


def _not_listed(concept: str, scope: Scope) -> tuple[Evidence, ...]:
    """A recent list of current medicines with several drugs, where the record nowhere names one of the class as given."""
    chart = scope.case.chart
    if chart.lexicon.concepts[concept].kind != "drug":
        return ()
    if any(e.stance(m.start, m.end) is not Stance.ABSENT for e, m in chart.mentions(concept)):
        return ()
    newest = max((e.passage.recorded_on for e in chart.entries if e.passage.recorded_on and e.usable), default=None)
    listed = [
        e
        for e in chart.entries
        if e.usable
        and e.passage.recorded_on
        and newest
        and (newest - e.passage.recorded_on).days <= 180
        and (_MEDICINES.search(e.passage.section) or re.match(r"(?i)(?:current\s+)?med(?:ication|icine)?s?\s*:", e.text))
        and any(chart.lexicon.concepts[m.concept].kind == "drug" for m in e.words.mentions)
    ]
    drugs = {m.concept for e in listed for m in e.words.mentions if chart.lexicon.concepts[m.concept].kind == "drug"}
    return tuple(chart.evidence(e, method="list") for e in listed[:3]) if len(drugs) >= 2 else ()
