"""How old the patient is, or was when a condition was found, against the ages that a criterion asks for."""

from __future__ import annotations

import re

from .case import Scope, birth_evidence
from .cues import Stance
from .numbers import Quantity, quantities
from .outcome import Outcome, met, not_met, unknown

_AGE = re.compile(
    r"(?i)\b(?:aged?(?![\s-]+(?:equivalen|appropriate|level|norm|expect|peers))|ages|years?\s+of\s+age|years?\s+old|months?\s+of\s+age|"
    r"years?\s+(?:or|and)\s+(?:older|younger|over|above))\b|"
    r"\b(?:member|patient|child|individual|person|beneficiary|who|wom[ae]n|m[ae]n|girl|boy|female|male)\s+(?:(?:is|must\s+be|"
    r"are)\s+)?(?:under|over|at\s+least|younger|older|"
    r"less)\b|"
    r"^(?:an?\s+)?(?:adults?|child(?:ren)?)\b|^under\s+(?:the\s+age\s+of\s+)?\d+$"
)
_STATED_AGE = re.compile(r"(?i)\b(\d{1,3})[\s-]*(?:year|yr)s?[\s-]*old\b|\bage:?\s+(\d{1,3})\b|\b(\d{1,3})\s*y/?o\b")
# "Bone age below 14" is a reading of a film, "gestational age" one of the womb: neither is how old the patient is.
_OTHER_AGE = re.compile(
    r"(?i)\b(?:bone|skeletal|gestational|mental|developmental|height|conceptional|post-?menstrual|corrected|adjusted|vascular|heart|dental|"
    r"reading|language|metabolic)[\s-]+age[ds]?\b(?:\s+of)?(?:\s+(?:is|was))?|\b(?:percentile|norms?|expected|normal|mean|average|"
    r"standards?|range)\s+for\s+"
    r"(?:(?:his|her|their|the|chronological|sex\s+and|age\s+and)\s+)*age\b"
)


def is_age(text: str) -> bool:
    """True where a text limits the age."""
    return bool(_AGE.search(_OTHER_AGE.sub(" ", text)))


def age(text: str, scope: Scope) -> Outcome:
    """The patient's age on the day of service or request against the limit."""
    case = scope.case
    if _ONSET_AGE.search(text):
        return age_at_diagnosis(text, scope)
    limits = [q for q in quantities(text) if q.dimension in ("", "days")] or [
        q for q in quantities(text, bare=True) if q.dimension in ("", "days")
    ][:1]
    if not limits:
        limits = [Quantity("<" if re.search(r"(?i)\bchild", text) else ">=", 18 * 365.25, 18 * 365.25, "days", "years", 0, 0)]
    limit = limits[0]
    factor = 1.0 if limit.dimension == "days" else 365.25
    days = sorted({d for d in (case.context.service_start, case.context.request_on) if d} or set(case.anchors()))
    born = case.born_on
    proof = birth_evidence(case)
    if born is not None:
        values = [(d - born).days + 0.5 for d in days]
        answers = {Quantity(limit.comparator, limit.low * factor, limit.high * factor, "days", "", 0, 0).holds(v) for v in values}
        years = int(values[0] / 365.25)
        why = f"Born {born.isoformat()}, {years} years old on {days[0].isoformat()}; asked: {text.strip()}"
        if len(answers) == 1:
            evidence = (proof,) if proof else ()
            return met(why, *evidence, kind="age") if answers.pop() else not_met(why, *evidence, kind="age")
        return unknown(why, "the patient's age on the day of service", kind="age")
    return _stated_age(limit, factor, scope)


_ONSET_AGE = re.compile(
    r"(?i)\b(?:diagnos\w+|onset|occurr\w+|present\w+|before|at\s+or\s+before)\b[^.;]{0,20}\bage\b|\bage\s+at\s+(?:diagnosis|onset)\b"
)
_AT_AGE = re.compile(
    r"(?i)\b(?:at\s+(?:the\s+)?age(?:\s+of)?|age\s+at\s+diagnosis:?|aged?)\s+(\d{1,3})\b|\bat\s+(\d{2})\b(?!\s*(?:mg|%|degrees|/))|"
    r"\b(\d{1,3})[\s-]years?[\s-]old\s+(?:when|at\s+diagnosis)"
)
_AT_MONTHS = re.compile(r"(?i)\b(?:at|from|since|since\s+age|age|aged)\s+(\d{1,2})\s*(?:months?|mo)\b")


def age_at_diagnosis(text: str, scope: Scope) -> Outcome:
    """How old the patient was when a condition was found: as the record states, or from its date and the birth."""
    chart, born = scope.case.chart, scope.case.born_on
    limits = quantities(text) or quantities(text, bare=True)
    wanted = {m.concept for m in chart.annotator.words(text).mentions if chart.lexicon.concepts[m.concept].kind == "condition"}
    if not limits or not wanted:
        return unknown("", f"the age at diagnosis: {text}", kind="age")
    under = re.search(r"(?i)\b(?:before|prior\s+to|by)\s+(?:the\s+)?(?:age\s+(?:of\s+)?)?$", text[: limits[0].start])
    years = [
        Quantity(
            "<" if under and limits[0].comparator == "=" else limits[0].comparator,
            limits[0].low / (365.25 if limits[0].dimension == "days" else 1),
            limits[0].high,
            "",
            "",
            0,
            0,
        )
    ]
    for concept in sorted(wanted):
        for entry, mention in chart.mentions(concept):
            if entry.stance(mention.start, mention.end) not in (Stance.PRESENT, Stance.HISTORICAL):
                continue
            m = _AT_AGE.search(entry.text[mention.start :])
            young = _AT_MONTHS.search(entry.text) if m is None and re.search(r"(?i)onset|before|began|start", text) else None
            day = next((d.first for d in entry.dates if 0 <= d.start - mention.start < 140), None)
            value = (
                int(m[1] or m[2] or m[3])
                if m
                else int(young[1]) // 12
                if young
                else int((day - born).days / 365.25)
                if day and born and re.search(r"(?i)diagnos|biops|patholog", entry.text)
                else None
            )
            if value is None:
                continue
            why = f"Found at age {value}; asked: {text.strip()}"
            evidence = chart.evidence(entry, method="age")
            return met(why, evidence, kind="age") if years[0].holds(float(value)) else not_met(why, evidence, kind="age")
    return unknown("", f"the age at diagnosis: {text}", kind="age")


def _stated_age(limit: Quantity, factor: float, scope: Scope) -> Outcome:
    chart = scope.case.chart
    found: list[tuple[int, object]] = []
    for stem in ("old", "age", "yo"):
        for index in chart.by_stem.get(stem, ()):
            entry = chart.entries[index]
            m = _STATED_AGE.search(entry.text)
            if (
                m
                and entry.usable
                and not re.search(r"(?i)\b(?:mother|father|sister|brother|wife|husband|son|daughter)\b", entry.text[: m.start()])
            ):
                value = int(m[1] or m[2] or m[3])
                low, high = value * 365.25, (value + 2) * 365.25
                whole = Quantity(limit.comparator, limit.low * factor, limit.high * factor, "days", "", 0, 0)
                if whole.holds(low) == whole.holds(high):
                    evidence = chart.evidence(entry, method="age")
                    why = f"The record says {value} years old"
                    return met(why, evidence, kind="age") if whole.holds(low) else not_met(why, evidence, kind="age")
                found.append((value, entry))
    return unknown("The record does not give the date of birth", "the patient's date of birth", kind="age")
