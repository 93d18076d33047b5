"""Findings that imaging must show: in a report of that kind, each alternative by its own words; a normal report shows none."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Chart, Entry, said_on
from .cues import Stance
from .looked import same_part
from .numbers import quantities, windows
from .outcome import Outcome, met, not_met, still_open
from .slots import LIGHT_WEIGHT, Slot, slots_of
from .undone import undone
from .words import STOP, tokens_of

_MODE = (
    r"(?:(?:plain|standing|weight-bearing|advanced|diagnostic|cross-sectional|flexion-extension|recent|appropriate|current)\s+)*"
    r"(?:x-?rays?|radiograph(?:s|y|ic)?|MRI|magnetic\s+resonance\s+imaging|CT|computed\s+tomography|imaging|films?|ultrasound|"
    r"echocardiogra(?:m|phy)|DXA|angiogra(?:m|phy)|myelogra(?:m|phy)|PET)"
)
_MODES = (
    rf"{_MODE}(?:\s*(?:,|/|or|and|and/or|or\s+other)\s*{_MODE})*(?:\s+(?:scans?|imaging|stud(?:y|ies)|findings?|evidence|reports?|films?))*"
)
_SHOWS = re.compile(
    rf"(?i)^(?:an?\s+|the\s+)?(?P<mode>{_MODES})\s+(?:that\s+)?(?:shows?|showing|demonstrat\w+|reveals?|confirm\w+|(?:is\s+|"
    rf"are\s+)?consistent\s+with|"
    rf"evidence\s+of|indicat\w+|of|with)\s+(?P<what>[^;]{{6,160}})$"
)
_ON = re.compile(
    rf"(?i)^(?P<what>[^;]{{6,160}}?),?\s+(?:(?:as\s+)?(?:seen|shown|demonstrated|confirmed|identified|documented|evident|visible|"
    rf"evidenced|proven)\s+)?"
    rf"(?:on|by|per)\s+(?:an?\s+|the\s+)?(?P<mode>{_MODES})$"
)
_REPORT = re.compile(
    r"(?i)\b(?:x-?rays?|radiograph\w*|MRI|CT|imaging|films?|ultrasound|echo\w*|DXA|angiogra\w+|myelogra\w+|PET|impression|findings|views?|"
    r"radiology|magnetic\s+resonance|tomograph\w+)\b"
)


def imaging_shows(text: str, scope: Scope) -> Outcome | None:
    """Met where a report names the finding as there, not met where the newest denies it; None where no imaging finding is asked."""
    found = windows(text)
    window = found[0] if found else scope.window
    plain = " ".join((text[: found[0].start] + text[found[0].end :]).split()) if found else text
    m = _SHOWS.match(plain.strip(" .,")) or _ON.match(plain.strip(" .,"))
    if m is None or quantities(m["what"]) or re.search(r"(?i)\b(?:no|not|without|except|exclud\w+|rul\w+\s+out)\b", m["what"]):
        return None
    chart, case = scope.case.chart, scope.case
    what = re.sub(r"\([^)]*\)", " ", m["what"])
    slots = [s for s in slots_of(chart.annotator.words(what), chart.annotator) if s.weight > LIGHT_WEIGHT]
    if not any(s.heavy or not s.concepts for s in slots):
        return None
    good: list[tuple[date, Entry]] = []
    bad: list[tuple[date, Entry]] = []
    for entry in chart.entries:
        on = said_on(entry) or date.min
        if (
            not entry.usable
            or on > case.as_of
            or not _reported(entry, _kinds(m["mode"]), chart)
            or undone(entry.text)
            or not case.asked_side(entry)
        ):
            continue
        if not same_part(f"{text} {case.context.service or ''}", entry) or (
            window is not None and case.inside(said_on(entry), window) is not True
        ):
            continue
        stances = [_stance(s, entry, chart) for s in slots]
        if all(s is Stance.PRESENT for s in stances):
            good.append((on, entry))
        heads = [s for s, slot in zip(stances, slots, strict=True) if slot.heavy]
        if heads and all(s is Stance.ABSENT for s in heads):
            bad.append((on, entry))
    if good and not [b for b in bad if b[0] > max(g[0] for g in good)]:
        newest = max(good, key=lambda g: g[0])[1]
        return met("A report shows it", chart.evidence(newest, method="imaging"), kind="imaging")
    if bad and not good:
        newest = max(bad, key=lambda b: b[0])[1]
        return not_met("The report says that it is not so", chart.evidence(newest, Assertion.ABSENT, method="imaging"), kind="imaging")
    return still_open("imaging", f"the report of the imaging: {text.strip()}")


_KINDS = {
    "x-ray": r"x-?rays?|radiograph\w*|films?",
    "mri": r"MRI|MRA|magnetic\s+resonance",
    "ct": r"CTA?|computed\s+tomograph\w*|tomograph\w*|myelogra\w+",
    "ultrasound": r"ultrasound|sonogra\w+|duplex|doppler",
    "echo": r"echo\w*",
    "dxa": r"DXA|DEXA",
    "angiogram": r"angiogra\w+",
    "pet": r"PET",
}


def _kinds(text: str) -> set[str]:
    """The kinds of imaging that a text names; none for "imaging"."""
    return {name for name, words in _KINDS.items() if re.search(rf"(?i)\b(?:{words})\b", text)}


def _reported(entry: Entry, asked: set[str], chart: Chart) -> bool:
    """True for a passage of a report of the kind asked for (by its own words, its heads, or the lines before it), or one that quotes it."""
    own = f"{entry.text} {entry.passage.section} {' '.join(entry.passage.heads)}"
    if _REPORT.search(own) is None:
        return False
    if not asked:
        return True
    said = _kinds(own)
    if not said:
        before = [e for e in chart.around(entry, 8) if e.index < entry.index]
        said = next((k for e in reversed(before) if (k := _kinds(f"{e.text} {' '.join(e.passage.heads)}"))), set())
    return bool(said & asked)


def _stance(slot: Slot, entry: Entry, chart: Chart) -> Stance | None:
    """What a passage says of one thing, its names also with other words between ("loss of the medial joint space")."""
    lexicon = chart.lexicon
    places = [(m.start, m.end) for m in entry.words.mentions if any(lexicon.is_a(m.concept, c) for c in slot.concepts)]
    places += [(t.start, t.end) for t in entry.words.tokens if t.stem in slot.stems]
    places += [span for c in slot.concepts for span in _wider(c, slot, entry, chart)]
    if not places:
        places = [span for c in slot.concepts if c in lexicon.concepts for n in lexicon.concepts[c].names if (span := _gapped(n, entry))]
    said = [entry.stance(a, b) for a, b in places]
    if Stance.PRESENT in said or Stance.HISTORICAL in said:
        return Stance.PRESENT
    return Stance.ABSENT if said and all(s is Stance.ABSENT for s in said) else said[0] if said else None


def _wider(concept: str, slot: Slot, entry: Entry, chart: Chart) -> list[tuple[int, int]]:
    """Places that name the disease alone, where the passage or its heads name the part of the body ("hip films: osteoarthritis")."""
    out: list[tuple[int, int]] = []
    own = {t.stem for t in (*entry.words.tokens, *entry.about.tokens)}
    for parent in chart.lexicon.concepts[concept].above if concept in chart.lexicon.concepts else ():
        known = {t.stem for n in chart.lexicon.concepts[parent].names for t in tokens_of(n)}
        rest = {t.stem for t in tokens_of(slot.words) if t.text.lower() not in STOP} - known
        if rest and rest <= own:
            out += [(m.start, m.end) for m in entry.words.mentions if m.concept == parent]
    return out


def _gapped(name: str, entry: Entry) -> tuple[int, int] | None:
    """Where all words of a name stand in their order with at most three words between two of them, in one sentence."""
    wanted = [t.stem for t in tokens_of(name) if t.text.lower() not in STOP]
    if len(wanted) < 2:
        return None
    tokens = entry.words.tokens
    for at, first in enumerate(tokens):
        if first.stem != wanted[0]:
            continue
        place, begin = at, first.start
        for word in wanted[1:]:
            following = next((n for n in range(place + 1, min(len(tokens), place + 5)) if tokens[n].stem == word), None)
            if following is None or re.search(r"[.;,]", entry.text[tokens[place].end : tokens[following].start]):
                break
            place = following
        else:
            return begin, tokens[place].end
    return None
