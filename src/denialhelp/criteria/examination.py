"""Signs of a physical examination in a note's shorthand: tests that provoke pain, reflexes, sensation, and findings by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from denialhelp.reference.signs import Sign, load_signs

from .case import Scope
from .chart import Entry, said_on
from .cues import Stance
from .handed import BOTH, SIDE, Value, paired, side_of, side_words, wanted_sides
from .newest import Said, decided, own, passages, residue
from .outcome import Outcome, all_of, at_least, unknown

_POSITIVE = re.compile(r"(?i)\b(?:positive|pos|abnormal|present)\b")
_NEGATIVE = re.compile(r"(?i)\b(?:negative|normal|absent|no|without|not|unable|cannot)\b")
_TEST_WORDS = re.compile(
    r"(?i)\b(?:positive|pos|tests?|signs?|maneuvers?|manoeuvres?|provocative|on\s+(?:physical\s+)?exam\w*|exam\w*|shows?|one\s+or\s+more)\b"
)
_VALUE = re.compile(
    r"(?<![\w+])(?:\+{1,3}(?:ve\b)?(?!\w{3,})|\(\s*[+\-−–]\s*\)|(?i:pos(?:itive)?\b|neg(?:ative)?\b|normal\b|nl\b|absent\b|stable\b|"
    r"not\s+(?:tested|done|assessed|performed|able)\b|unable\b|deferred\b|equivocal\b)|[1-3]\+|(?<=\s)[-−–](?=\s|$|[,.;)]))"
)
_YES = re.compile(r"(?i)^(?:\+|\(\s*\+|pos|[1-3]\+)")
_NO = re.compile(r"(?i)^(?:\(\s*[-−–]|neg|normal|nl|absent|stable|[-−–])")
_LIMB = r"(?i:knee|shoulder|wrist|hip|elbow|ankle|hand|leg|arm)"
_BEFORE = re.compile(rf"(?:(?P<value>\+|(?i:pos(?:itive)?|neg(?:ative)?|no)\b)\s*)?(?:(?P<side>{SIDE})\s*(?:{_LIMB}\s*:?\s*)?)?$")
_JOINT = re.compile(rf"(?P<side>{SIDE})\s+{_LIMB}\b|\b{_LIMB}\s+(?P<behind>{SIDE})")


@lru_cache(maxsize=1)
def _tests() -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    return tuple((s, re.compile(rf"\b(?:{s.pattern()})(?:['’]s)?(?!\w)")) for s in load_signs() if s.provoked)


@lru_cache(maxsize=1)
def _findings() -> tuple[tuple[Sign, re.Pattern[str]], ...]:
    return tuple((s, re.compile(rf"\b(?:{s.pattern()})(?!\w)")) for s in load_signs() if not s.provoked)


def _given(entry: Entry, name: re.Pattern[str]) -> Iterator[Value]:
    """What a passage gives for a test, by side."""
    text = entry.text
    found = [m for m in name.finditer(text) if own(entry, m.start())]
    others = [m.start() for _, p in _tests() for m in p.finditer(text)]
    for m in found:
        before = _BEFORE.search(text[max(0, m.start() - 24) : m.start()])
        stop = min((o for o in others if o >= m.end()), default=len(text))
        tail = text[m.end() : stop]
        if stop < len(text):  # the next test's own side belongs to it
            tail = re.sub(rf"[,;/&\s]*(?:\+\s*)?{SIDE}\s*$", "", tail)
        side = side_of(before["side"]) if before and before["side"] else frozenset()
        first = before["value"] or "" if before else ""
        first = "negative" if first.lower() == "no" else first
        tail = re.sub(r"^\s*(?:tests?|signs?|maneuver)\b", "", tail)
        for sides, value in paired(tail, _VALUE, side, first):
            yield sides or _joint(text, m.start()), value


def _joint(text: str, at: int) -> frozenset[str]:
    """The side of the joint that a passage named last before a place."""
    last = None
    for m in _JOINT.finditer(text, 0, at):
        last = m
    return side_of(last["side"] or last["behind"]) if last else frozenset()


def provoked(text: str, scope: Scope) -> Outcome | None:
    """A test that provokes pain, positive or negative on the side asked for; None where the text asks for none or for more than that."""
    named = [(s, p) for s, p in _tests() if p.search(text)]
    sides = wanted_sides(text, scope)
    if not named or sides is None:
        return None
    negative = bool(_NEGATIVE.search(text))
    if not negative and not (_POSITIVE.search(text) or re.search(r"(?i)\b(?:tests?|signs?)\b", text)):
        return None
    if residue(text, *(p for _, p in named), side_words(), _TEST_WORDS, _NEGATIVE, re.compile(r"(?i)\bipsilateral\b")):
        return None
    parts = [_one(s, p, text, sides, negative, scope) for s, p in named]
    if len(parts) == 1:
        return parts[0]
    given = [p or unknown("") for p in parts]
    whole = all_of(given) if re.search(r"(?i)\band\b(?!/)", text) else at_least(given, 1)
    return whole if any(parts) else None


def _one(sign: Sign, pattern: re.Pattern[str], text: str, sides: frozenset[str], negative: bool, scope: Scope) -> Outcome | None:
    found: list[Said] = []
    for entry in passages(scope):
        values = [(s, bool(_YES.match(v))) for s, v in _given(entry, pattern) if _YES.match(v) or _NO.match(v)]
        found += _for_side(values, sides, entry, negative)
    return decided(found, text, scope, "sign", _why(sign.id))


def _why(name: str) -> tuple[str, str]:
    return f"The newest examination shows it: {name}", f"The newest examination excludes it: {name}"


def _for_side(values: list[tuple[frozenset[str], bool]], sides: frozenset[str], entry: Entry, negative: bool) -> list[Said]:
    """The answers that hold for the side asked for: one without a side only where both are asked, or where it is negative."""
    out = []
    some = any(good for _, good in values)
    fine = frozenset().union(*(said or BOTH for said, good in values if not good))
    for said, good in values:
        if len(sides) == 1 and said and not said & sides:
            continue
        if len(sides) == 1 and not said and (good or some):
            continue  # positive, but on which side?
        if sides == BOTH and not good and (some or fine != BOTH):
            continue  # negative on one side only
        out.append(Said(good is not negative, entry, said_on(entry)))
    return out


_REFLEX = re.compile(
    r"(?i)\b(?P<how>loss|lost|absen\w+|diminish\w*|decreas\w*|reduc\w+|depress\w*|hypoactive)\s+(?:of\s+)?(?:an?\s+|the\s+|one\s+or\s+more\s+)?"
    r"(?:deep\s+tendon\s+|tendon\s+|muscle\s+stretch\s+|(?P<site>ankle|achilles|patellar|knee|biceps|triceps|brachioradialis)\s+)?"
    r"(?:reflex(?:es)?|jerks?|DTRs?)\b|\b(?:reflex(?:es)?|DTRs?)\s+(?:(?:is|are)\s+)?(?P<how2>loss|lost|absen\w+|diminish\w*|decreas\w*|reduc\w+)"
)
_REFLEX_SITES = {
    "ankle": r"achill\w*|ankle(?:\s+jerks?)?|AJ|gastroc\w*|S1",
    "knee": r"patell\w*|knee(?:\s+jerks?)?|KJ|quad\w*|L4",
    "biceps": r"biceps|bic",
    "triceps": r"triceps|tri",
    "brachioradialis": r"brachioradialis|BR|brachiorad\w*",
}
_REFLEX_HERE = re.compile(r"(?i)\b(?:DTRs?|reflex(?:es)?|jerks?|achilles|patellar?)\b")
_REFLEX_NAME = re.compile(rf"(?i)\b(?:{'|'.join(_REFLEX_SITES.values())}|DTRs?|reflex(?:es)?)\b")
_REFLEX_VALUE = re.compile(
    r"(?<![\w/.])(?:[0-4]\+?(?![\d/.%])|(?i:absent\b|trace\b|dim(?:inished)?\b|dec(?:reased)?\b|reduced\b|normal\b|nl\b|intact\b|brisk\b|"
    r"symmetric\w*))"
)


def reflexes(text: str, scope: Scope) -> Outcome | None:
    """A lost or weaker tendon reflex on the side asked for; None where the text asks for none or for more."""
    asked = _REFLEX.search(text)
    sides = wanted_sides(text, scope)
    if asked is None or sides is None or residue(text, _REFLEX, side_words(), re.compile(r"(?i)\bdeep|tendon\b")):
        return None
    lost = re.match(r"(?i)los|abs", asked["how"] or asked["how2"])
    site = {"achilles": "ankle", "patellar": "knee"}.get((asked["site"] or "").lower(), (asked["site"] or "").lower())
    found: list[Said] = []
    for entry in passages(scope):
        if not _REFLEX_HERE.search(entry.text) or not own(entry, _REFLEX_HERE.search(entry.text).start()):  # type: ignore[union-attr]
            continue
        values = list(_reflex_values(entry.text, site))
        here = [(s, v) for s, v in values if not s or s & sides]
        weak = [v for s, v in here if s and _weak(v, bool(lost))]
        maybe = [v for s, v in here if _weak(v, False) or (not s and _weak(v, True))]
        if weak:
            found.append(Said(True, entry, said_on(entry)))
        elif here and not maybe and (site or len(here) > 1 or re.search(r"(?i)\b(?:DTRs?|reflexes)\b", entry.text)):
            found.append(Said(False, entry, said_on(entry)))
    return decided(
        found, text, scope, "sign", ("The newest examination gives a weaker reflex", "The newest examination gives full reflexes")
    )


def _weak(value: str, lost: bool) -> bool:
    low = value.lower()
    return low in ("0", "0+", "absent") or (not lost and (low in ("1", "1+", "trace") or low[:3] in ("dim", "dec", "red")))


def _reflex_values(text: str, site: str) -> Iterator[Value]:
    names = list(_REFLEX_NAME.finditer(text))
    for at, m in enumerate(names):
        stop = names[at + 1].start() if at + 1 < len(names) else len(text)
        tail = text[m.end() : stop]
        if stop < len(text):
            tail = re.sub(rf"[,;/&\s]*{SIDE}\s*$", "", tail)
        general = m[0].lower().startswith(("dtr", "reflex"))
        if site and not general and not re.fullmatch(rf"(?i){_REFLEX_SITES[site]}", m[0]):
            continue
        before = re.search(rf"(?P<side>{SIDE})\s*$", text[: m.start()])
        yield from paired(tail, _REFLEX_VALUE, side_of(before["side"]) if before else frozenset())


_SENSE = re.compile(
    r"(?i)\b(?:(?:reduc\w+|decreas\w+|diminish\w+|impair\w+|altered|abnormal|loss\s+of|lost|deficit\s+(?:of|in))\s+(?:light\s+touch\s+)?sensation|"
    r"sensory\s+(?:loss|deficits?|changes?|impairment))\b"
)
_DERMATOME = re.compile(
    r"(?i)\b(?:(?:in|along|of|within|over|an?|the|corresponding|matching|appropriate)\s+)*dermatom\w+(?:\s+(?:distribution|pattern))?"
)
_SENSED = re.compile(r"(?i)\b(?:sens(?:ation|ory)?|LT|light\s+touch|pin\s?prick|PP)\b")
_SENSE_VALUE = re.compile(
    r"(?i)(?<!\w)(?:(?:grossly\s+)?intact|normal|nl|dec(?:r|reased)?|dim(?:inished)?|reduced|absent|impaired|↓|loss|less)(?!\w)"
)
_ROOT = re.compile(r"\b[CLTS]\d{1,2}\b|(?i:dermatom\w+)")


def sensation(text: str, scope: Scope) -> Outcome | None:
    """Weaker sensation, in a dermatome where that is asked, on the side asked for; None where the text asks for none or for more."""
    sides = wanted_sides(text, scope)
    if not _SENSE.search(text) or sides is None or residue(text, _SENSE, _DERMATOME, side_words()):
        return None
    found: list[Said] = []
    for entry in passages(scope):
        m = _SENSED.search(entry.text)
        if m is None or not own(entry, m.start()) or entry.stance(m.start(), m.end()) is Stance.POSSIBLE:
            continue
        before = re.search(rf"(?P<side>{SIDE})\s*$", entry.text[: m.start()])
        tail = re.sub(r"^[\s:]*(?:LT|light\s+touch|to\s+\w+)\s+", " ", entry.text[m.end() :])
        values = paired(tail, _SENSE_VALUE, side_of(before["side"]) if before else frozenset())
        less = [v for s, v in values if not re.search(r"(?i)intact|normal|nl", v) and s & sides]
        any_less = [v for s, v in values if not re.search(r"(?i)intact|normal|nl", v)]
        if less and (not _DERMATOME.search(text) or _ROOT.search(entry.text)):
            found.append(Said(True, entry, said_on(entry)))
        elif values and not any_less and any(not s or sides <= s for s, _ in values):
            found.append(Said(False, entry, said_on(entry)))
    return decided(
        found, text, scope, "sign", ("The newest examination gives weaker sensation", "The newest examination gives full sensation")
    )


_FINDING_WORDS = re.compile(r"(?i)\b(?:peripheral|bilateral|pulmonary|on\s+(?:physical\s+|lung\s+)?exam\w*|auscultation|heart|lungs?)\b")


def found_on_exam(text: str, scope: Scope) -> Outcome | None:
    """A finding by its name, present or absent by the newest examination; None where the text asks for none or for more."""
    named = [(s, p) for s, p in _findings() if p.search(text)]
    if len(named) != 1 or _NEGATIVE.search(text) or residue(text, named[0][1], _FINDING_WORDS, _TEST_WORDS):
        return None
    sign, pattern = named[0]
    none = re.compile(rf"\b(?:{sign.without()})(?!\w)") if sign.none else None
    found: list[Said] = []
    for entry in passages(scope):
        for m in pattern.finditer(entry.text):
            said = entry.stance(m.start(), m.end())
            if own(entry, m.start()) and said in (Stance.PRESENT, Stance.ABSENT) and not _TREATED.search(entry.text[: m.start()]):
                found.append(Said(said is Stance.PRESENT, entry, said_on(entry)))
        if none is not None and (m2 := none.search(entry.text)) is not None and own(entry, m2.start()) and not pattern.search(entry.text):
            found.append(Said(False, entry, said_on(entry)))
    return decided(
        found, text, scope, "sign", (f"The newest examination shows it: {sign.id}", f"The newest examination excludes it: {sign.id}")
    )


_TREATED = re.compile(
    r"(?i)\b(?:for|treat\w*|prn|if|watch|monitor\w*|macular|cerebral|marrow|pulmonary|risk\s+of|pericardial|pleural)\s+(?:\w+\s+)?$"
)
