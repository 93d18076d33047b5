"""Spine and pain procedures: imaging of a root at the level and side, guidance in the order, allergies asked about, the last injection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .case import Scope, sides_said
from .chart import Entry, said_on
from .newest import own, passages, residue, window_of
from .outcome import Outcome, met, not_met

_IMAGING = re.compile(r"(?i)\b(?:advanced\s+)?imaging\b|\b(?:MRI|CT|magnetic\s+resonance\s+imaging|computed\s+tomography|myelogra\w+)\b")
_ROOT_ASKED = re.compile(
    r"(?i)\b(?:compress\w+|displace\w*|imping\w+|contact\w*|abut\w*|involve\w*)\b(?:\s*(?:,|or|and|/)\s*(?:compress\w+|displace\w*|imping\w+|contact|abut\w*))*\s+of\s+(?:the\s+|a\s+)?(?:corresponding\s+|exiting\s+|traversing\s+|spinal\s+)?nerve\s+roots?"
)
_PLACE = re.compile(
    r"(?i)\b(?:at|of)\s+the\s+(?:same\s+|requested\s+)?levels?\b|\b(?:and\s+)?(?:on|at)\s+the\s+(?:same\s+)?(?:level\s+and\s+)?side\b|\bto\s+be\s+(?:injected|treated)\b|\brequested\b|\bshows?\b|\b(?:in|within)\s+the\s+(?:past\s+|last\s+)?"
    r"\w+\s+(?:months|years?)(?:\s+before\s+the\s+request)?|\bof\s+the\s+(?:injection|procedure)\b"
)
_TOUCHED = re.compile(r"(?i)\b(?:compress\w*|displac\w*|imping\w*|efface\w*|flatten\w*|mass\s+effect)\b")
_LEVEL = re.compile(r"\b(?P<a>[CLTS])\s?(?P<n>\d{1,2})\b")
_STUDY = re.compile(r"(?i)\b(?:MRI|CT|myelogra\w+)\b")
_DENIED = re.compile(r"(?i)\b(?:no|without|not)\b[^.;,]{0,40}$")


def _levels(text: str) -> set[str]:
    return {f"{m['a']}{m['n']}".upper() for m in _LEVEL.finditer(text)}


def root_on_imaging(text: str, scope: Scope) -> Outcome | None:
    """A root pressed or moved at the level and side of the service, in a report of the window; None where the text asks otherwise."""
    if not _IMAGING.search(text) or not _ROOT_ASKED.search(text) or residue(text, _IMAGING, _ROOT_ASKED, _PLACE):
        return None
    service = scope.case.context.service or ""
    sides, levels, window = sides_said(service), _levels(service), window_of(text, scope)
    if len(sides) != 1 or not levels:
        return None
    for entry in passages(scope):
        m = _TOUCHED.search(entry.text)
        about = " ".join((entry.text, entry.passage.section, *entry.passage.heads))
        if m is None or not own(entry, m.start()) or _DENIED.search(entry.text[: m.start()]) or not _STUDY.search(about):
            continue
        clause = _clause(entry.text, m.start())
        root = re.search(r"(?i)\broots?\b", clause)
        if root is None or not (_levels(clause) & levels) or sides_said(clause) != sides:
            continue
        if scope.case.inside(said_on(entry), window) is True:
            return met("The report has it at that level and side", scope.case.chart.evidence(entry, method="imaging"), kind="imaging")
    return None


def _clause(text: str, at: int) -> str:
    begin = max(text.rfind(";", 0, at), text.rfind(". ", 0, at)) + 1
    ends = [e for mark in (";", ". ") if (e := text.find(mark, at)) >= 0]
    return text[begin : min(ends, default=len(text))]


_GUIDED = re.compile(
    r"(?i)\b(?:fluoroscop\w+|fluoro|CT|image|imaging)\b(?:\s*(?:or|/|and)\s*(?:fluoroscop\w+|CT|computed\s+tomography))*\s+guid(?:ance|ed)\b(?:\s+(?:with|and)\s+(?:the\s+use\s+of\s+)?contrast(?:\s+medium)?)?(?:\s+(?:is|will)\s+(?:to\s+)?be\s+used)?"
)
_BY_IMAGE = re.compile(r"(?i)\b(?:fluoro\w*|C-?arm|CT[\s-]guid\w+|under\s+CT)\b")
_DYE = re.compile(r"(?i)\b(?:omnipaque|isovue|iohexol|iopamidol|contrast|gadolinium|dye)\b")
_ORDER = re.compile(r"(?i)\border(?:s|ed)?\b|\bplan(?:ned)?\b|\brequest\w*|\bscheduled\b")
_NO_DYE = re.compile(r"(?i)\b(?:without|no|w/o)\s+(?:contrast|dye)\b|\ballerg\w*\b|\breaction\b")


def guided(text: str, scope: Scope) -> Outcome | None:
    """Guidance by image, with contrast where asked, in the order for the procedure; an earlier procedure's answers nothing."""
    if not _GUIDED.search(text) or residue(text, _GUIDED):
        return None
    dye = bool(re.search(r"(?i)contrast", text))
    for entry in reversed(list(passages(scope, planned=True))):
        about = " ".join((entry.text, entry.passage.section, *entry.passage.heads))
        old = re.search(r"(?i)\b(?:tol(?:erated)?\s+well|was\s+(?:given|done)|last|prior|previous)\b", entry.text)
        if not _ORDER.search(about) or old or not entry.usable or _NO_DYE.search(entry.text):
            continue
        if _BY_IMAGE.search(entry.text) and (not dye or _DYE.search(entry.text)):
            return met("The order names it", scope.case.chart.evidence(entry, method="order"), kind="order")
    return None


_ASKED_ABOUT = re.compile(
    r"(?i)^(?:history\s+of\s+)?(?:allerg(?:y|ies)|reactions?|hypersensitivity)\s+to\s+(?P<what>[\w\s,/-]+?)\s+(?:has|have)\s+been\s+(?:asked\s+about|assessed|reviewed|screened(?:\s+for)?)"
    r"(?:\s+and\s+(?:is|are)\s+(?:absent|denied|negative)(?:\s+or\s+(?:can\s+be\s+)?managed)?)?$"
)
_AGENTS: dict[str, str] = {
    "contrast": r"contrast|dye|omnipaque|iodin\w+",
    "steroid": r"steroids?|dexamethasone|triamcinolone|methylprednisolone",
    "anesthetic": r"(?:local\s+)?an(?:a)?esthetics?|lidocaine|bupivacaine|local",
    "latex": r"latex",
    "iodine": r"iodine",
    "egg": r"eggs?",
    "penicillin": r"penicillin|PCN",
}
_NO_REACTION = re.compile(
    r"(?i)\b(?:no|denies(?:\s+any)?|without)\s+(?:known\s+|prior\s+|history\s+of\s+)?(?:allerg\w+|reactions?|problems?)\s+(?:to|w/|with)\s+(?P<what>[^.;(]+)"
)


def allergies_asked(text: str, scope: Scope) -> Outcome | None:
    """Allergies to each thing that is named, asked about and denied in one note; None where a note leaves one of them out."""
    asked = _ASKED_ABOUT.match(text.strip().rstrip(".;,"))
    if asked is None:
        return None
    wanted = [p for name, p in _AGENTS.items() if re.search(rf"(?i)\b{name}", asked["what"])]
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+or\s+", asked["what"])
    if not wanted or len(wanted) != len([p for p in parts if p.strip()]):
        return None
    for entry in passages(scope):
        m = _NO_REACTION.search(entry.text)
        if m and own(entry, m.start()) and all(re.search(rf"(?i)\b(?:{p})\b", m["what"]) for p in wanted):
            return met("The note denies each", scope.case.chart.evidence(entry, method="allergy"), kind="allergy")
    return None


_GIVEN = re.compile(
    r"(?i)^(?:an?\s+|any\s+)?(?P<what>epidural(?:\s+steroid)?\s+injections?|(?:steroid|corticosteroid|hyaluronic\s+acid|botulinum\s+toxin|facet|joint)\s+injections?|nerve\s+blocks?|radiofrequency\s+ablations?)\s+"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:given|performed|received|done|administered)\s+(?:with)?in\s+the\s+(?:last\s+|past\s+)?\w+\s+(?:weeks?|months?|years?)(?:\s+before\s+the\s+\w+)?$"
)
_SHOTS: dict[str, str] = {
    "epidural": r"T?F?ESIs?|ILESI|epidurals?|transforaminal",
    "facet": r"facet\s+inj\w*|MBBs?|medial\s+branch",
    "nerve": r"nerve\s+blocks?|MBBs?",
    "radiofrequency": r"RFA|radiofrequency|ablation",
    "steroid": r"steroid\s+inj\w*|cortisone|kenalog|CSI",
    "corticosteroid": r"steroid\s+inj\w*|cortisone|kenalog|CSI",
    "hyaluronic": r"hyaluron\w+|synvisc|visco\w*",
    "botulinum": r"botox|botulinum",
    "joint": r"joint\s+inj\w*|CSI|cortisone",
}
_SINCE = re.compile(
    r"(?i)\b(?:no|none|without|not\s+had)\s*(?:more\s+|further\s+|other\s+|any\s+)?(?:shots?|injections?|ESIs?|procedures?|blocks?)?\s+since\b"
)
_NOT_GIVEN = re.compile(
    r"(?i)\b(?:plan|schedul\w+|order\w*|request\w*|recommend\w*|rec\b|consider\w*|discuss\w*|will|if|denied|auth\w*|candidate|wants?|repeat|refer\w*)\b"
)


def given_lately(text: str, scope: Scope) -> Outcome | None:
    """An injection given within the window, by its own date; not so where a note in the window gives an older one and none since."""
    asked = _GIVEN.match(text.strip().rstrip(".;,"))
    window = window_of(text, scope)
    if asked is None or window is None:
        return None
    name = re.compile(rf"(?i)\b(?:{_SHOTS[asked['what'].split()[0].lower()]})\b")
    chart = scope.case.chart
    older: list[Entry] = []
    for entry, days in _injections(name, scope):
        if days and any(scope.case.inside(d, window) is True for d in days):
            return met("It was given in that time", chart.evidence(entry, on=max(days), method="last"), kind="last")
        if _SINCE.search(entry.text) and days and scope.case.inside(entry.passage.recorded_on, window) is True:
            older.append(entry)
    return not_met("None since the last", chart.evidence(older[-1], method="last"), kind="last") if older else None


def _injections(name: re.Pattern[str], scope: Scope) -> Iterator[tuple[Entry, list[date]]]:
    """Passages that tell of an injection given, with their own dates."""
    for entry in passages(scope):
        m = name.search(entry.text)
        if m is not None and own(entry, m.start()) and not _NOT_GIVEN.search(entry.text):
            yield entry, [d.last for d in entry.dates]
