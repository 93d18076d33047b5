"""Skin: a global assessment's grade, a moisturizer every day, a patch test done or only booked, and who shows the first injection."""

from __future__ import annotations

import re

from .case import Scope
from .chart import said_on
from .newest import Said, decided, own, passages, residue
from .outcome import Outcome
from .persons import owned

_GLOBAL = re.compile(
    r"(?i)\b(?:validated\s+)?(?:investigator(?:['’]?s)?|physician(?:['’]?s)?|static\s+physician(?:['’]?s)?)\s+(?:static\s+)?global\s+assessment(?:\s+for\s+atopic\s+dermatitis)?(?:\s+\(?v?(?:IGA|PGA|sPGA)(?:-AD)?\)?)?"
    r"|\b(?:v?IGA(?:-AD)?|s?PGA)\b"
)
_GRADES = re.compile(
    r"(?i)\b(?:score\s+|grade\s+)?(?:of\s+|is\s+|=\s*)?(?:at\s+least\s+)?(?P<a>[0-4])(?:\s*(?:or|to|-)\s*(?P<b>[0-4])|\s+or\s+(?P<up>more|higher|greater))?\b"
)
_GIVEN = re.compile(
    r"\b(?:v?IGA(?:-AD)?|s?PGA)\b\s*(?:score|grade|was|is|of|today|[:=])?\s*(?P<v>[0-4])(?!\d|\.\d|\s*(?:[-/]|or|to)\s*[0-4])"
)
_GOAL = re.compile(r"(?i)\b(?:goal|target|was|prior|baseline|from)\b")


def global_grade(text: str, scope: Scope) -> Outcome | None:
    """A global assessment of the grades asked for, by the newest note; None where the text asks otherwise or no note grades it."""
    named = _GLOBAL.search(text)
    asked = _GRADES.search(text[named.end() :]) if named else None
    if named is None or asked is None or residue(text[: named.start()] + text[named.end() :], _GRADES, re.compile(r"(?i)\bscore\b")):
        return None
    low = int(asked["a"])
    high = int(asked["b"]) if asked["b"] else 4 if asked["up"] or "least" in asked[0] else low
    found = [
        Said(low <= int(m["v"]) <= high, entry, said_on(entry))
        for entry in passages(scope)
        for m in _GIVEN.finditer(entry.text)
        if own(entry, m.start()) and not owned(entry.text, m.start()) and not _GOAL.search(entry.text[max(0, m.start() - 25) : m.start()])
    ]
    return decided(found, text, scope, "grade", ("The newest grade is one of those asked for", "The newest grade is another"))


_MOIST = re.compile(r"(?i)\b(?:moisturi[sz]ers?|emollients?)\b")
_DAILY_ASKED = re.compile(
    r"(?i)\b(?:uses?|applies|use\s+of|applied|using|regular(?:ly)?|every\s+day|daily|at\s+least|once|each\s+day|an?|liberal\w*)\b"
)
_BRANDS = re.compile(
    r"(?i)\b(?:moisturi[sz]ers?|emollients?|vanicream|cerave|cetaphil|eucerin|aquaphor|vaseline|petrolatum|petroleum\s+jelly|aveeno|lubriderm|thick\s+cream)\b"
)
_DAILY = re.compile(
    r"(?i)\b(?:every\s+day|daily|BID|TID|QD|twice\s+(?:a|per)\s+day|(?:two|2|three|3)\s*(?:x|times)\s*(?:/|a|per)\s*day|once\s+a\s+day|qd|qhs|nightly|q\s?am)\b"
)
_ADVICE = re.compile(
    r"(?i)\b(?:advis\w+|recommend\w*|should|start|begin|discuss\w*|encourag\w*|instruct\w*|P|plan|told|offered|rx)\b\s*[:]?[^.;]{0,60}$"
)


def moisturizer(text: str, scope: Scope) -> Outcome | None:
    """A moisturizer used every day, as a note says that the patient does; None where it is only advised or the text asks otherwise."""
    if not _MOIST.search(text) or not re.search(r"(?i)every\s+day|daily|each\s+day", text) or residue(text, _MOIST, _DAILY_ASKED):
        return None
    found: list[Said] = []
    for entry in passages(scope):
        m = _BRANDS.search(entry.text)
        tail = re.split(r"[.;]\s", entry.text[m.end() :])[0][:50] if m else ""
        if m and _DAILY.search(tail) and own(entry, m.start()) and not _ADVICE.search(entry.text[: m.start()]):
            found.append(Said(True, entry, said_on(entry)))
    return decided(found, text, scope, "daily", ("The note says that it is used every day", ""))


_PATCH_ASKED = re.compile(
    r"(?i)\b(?:allergic\s+)?(?:contact\s+(?:dermatitis|allergy))\b|\b(?:has\s+been\s+|was\s+)?(?:evaluated|assessed|excluded|investigated|ruled\s+out)\b|\b(?:with|by)?\s*patch\s+test(?:ing|s)?\b|"
    r"\bresults?\b|\bincluded\b|\battached\b|\bperformed\b|\bdone\b|\bcompleted\b"
)
_PATCH = re.compile(r"(?i)\bpatch\s+test(?:ing|s|ed)?\b")
_WAITING = re.compile(
    r"(?i)\b(?:wait(?:ing)?[\s-]?list|scheduled|booked|next\s+available|still|pending|not\s+(?:yet\s+)?done|to\s+be\s+done|ordered|referred|will)\b"
)
_RESULT = re.compile(r"(?i)\b(?:read(?:ing)?|result\w*|positive|pos|neg(?:ative)?|react\w+|\d\s*\+)\b|\+{1,3}")


def patch_test(text: str, scope: Scope) -> Outcome | None:
    """A patch test with its result, against one that is only booked; None where the text asks otherwise or no note names it."""
    if not _PATCH.search(text) or residue(text, _PATCH_ASKED):
        return None
    done: list[Said] = []
    waits: list[Said] = []
    for entry in passages(scope, planned=True):
        m = _PATCH.search(entry.text)
        if m is None or owned(entry.text, m.start()) or not entry.usable:
            continue
        if _WAITING.search(entry.text):
            waits.append(Said(False, entry, entry.passage.recorded_on))
        elif _RESULT.search(entry.text[m.end() :]):
            done.append(Said(True, entry, entry.passage.recorded_on))
    return decided(done or waits, text, scope, "patch", ("The test was read", "The test is only booked"))


_SHOWN = re.compile(
    r"(?i)\b(?:first|initial)\s+(?:injection|dose)\s+(?:is|will\s+be|was)\s+(?:given|administered)\s+under\s+(?:\w+\s+)?supervision\b|\b(?:self-)?injection\s+(?:training|teaching|instruction)\s+"
    r"(?:has\s+been\s+|was\s+|is\s+)?(?:arranged|scheduled|provided|given|completed)\b"
)
_LESSON = re.compile(
    r"(?i)\b(?:inject\w*|pen|dose\s*1|first\s+dose|nurse|self-inject\w*)\b[^.;]{0,40}\b(?:teaching|training|lesson|class|taught|instruction)\b|\b(?:teaching|training)\b[^.;]{0,40}\b(?:inject\w*|pen|dose\s*1|first\s+dose)\b"
)
_ARRANGED = re.compile(r"(?i)\b(?:booked|scheduled|arranged|set\s+for|done|completed|given|practiced|demonstrated|\d{1,2}/\d{1,2})\b")


def first_injection(text: str, scope: Scope) -> Outcome | None:
    """A lesson for the first injection that is booked or held; None where the text asks otherwise or no note has one."""
    if not _SHOWN.search(text) or residue(text, _SHOWN) or not re.search(r"(?i)arranged|scheduled", text):
        return None
    for entry in passages(scope, planned=True):
        m = _LESSON.search(entry.text)
        if (
            m
            and entry.usable
            and not owned(entry.text, m.start())
            and _ARRANGED.search(entry.text)
            and not re.search(r"(?i)\b(?:not|needs?|declin\w+)\b", entry.text)
        ):
            return decided([Said(True, entry, entry.passage.recorded_on)], text, scope, "lesson", ("The lesson is arranged", ""))
    return None
