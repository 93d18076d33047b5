"""Needs of nursing that a facility's notes exclude or show: medicines by vein, and the stage of a pressure injury."""

from __future__ import annotations

import re

from .case import Scope
from .chart import said_on
from .newest import Said, decided, own, passages, residue
from .outcome import Outcome

_PARENTERAL = re.compile(
    r"(?i)\b(?:intravenous(?:ly)?|IV|intramuscular(?:ly)?|IM|parenteral(?:ly)?|infus\w+)\b|\b(?:medications?|drugs?|feedings?|fluids?|antibiotics?|nutrition|"
    r"injections?|therapy|administration)\b"
)
_DAILY = re.compile(r"(?i)\b(?:every\s+day|daily|each\s+day|receives?|requires?|needs?|given)\b")
_NONE = re.compile(
    r"(?i)\b(?:no\s+(?:IV\b(?:\s+(?:access|lines?|meds?|fluids?|abx|antibiotics))?|lines\b|PICC)|(?:all\s+)?(?:meds|medications)\s+(?:all\s+|are\s+)?(?:po|PO|oral)\b|(?:po|oral)\s+meds\s+only)\b"
)
_BY_VEIN = re.compile(r"(?i)\b(?:IV|PICC|midline|infus\w+|TPN|IM)\b")
_NO = re.compile(r"(?i)\bno\b|\bold\b|d/?c['’]?e?d|removed|stopped|\bout\b")
_ANOTHER = re.compile(r"(?i)\b(?:room-?\s?mate|rm-?\s?mate|neighbou?r|other\s+(?:resident|patient)|bed\s+[AB]\b)")


def by_vein(text: str, scope: Scope) -> Outcome | None:
    """Daily medicine by vein or muscle that the newest note excludes; None where the text asks otherwise or nothing excludes it."""
    if not re.search(r"(?i)\b(?:intravenous|IV|intramuscular|parenteral)\b", text) or residue(text, _PARENTERAL, _DAILY):
        return None
    found: list[Said] = []
    for entry in passages(scope):
        m = _NONE.search(entry.text)
        if m is not None and own(entry, m.start()) and not _ANOTHER.search(entry.text[: m.start()]):
            found.append(Said(False, entry, said_on(entry)))
    last = max((s.on for s in found if s.on), default=None)
    if last is None:
        return None
    for entry in passages(scope):
        on = said_on(entry)
        if (
            on
            and on >= last
            and _BY_VEIN.search(_NONE.sub(" ", entry.text))
            and not _NO.search(entry.text)
            and not _ANOTHER.search(entry.text)
        ):
            return None  # a newer line or dose by vein
    return decided(found, text, scope, "vein", ("", "The newest note excludes medicines by vein"))


_STAGE_ASKED = re.compile(
    r"(?i)\b(?:pressure\s+(?:injur(?:y|ies)|ulcers?|sores?|wounds?)|decubitus(?:\s+ulcers?)?)\b[^.;]{0,20}?\bstage\s+(?P<n>[234]|II|III|IV)\s*(?:or\s+(?:higher|more|greater|above|"
    r"(?P<m>4|IV))|(?:and|to|-)\s*(?:4|IV))?"
)
_ROMAN = {"II": 2, "III": 3, "IV": 4}
_STAGE = re.compile(r"(?i)\bstage\s*(?P<n>[1-4]|IV|III|II|I)\b|\bunstage?able\b")
_SITE = re.compile(r"(?i)\b(?:sacr\w+|coccy\w+|heel|ischi\w+|troch\w+|buttock|pressure|decub\w*|wound|ulcer|foam|elbow|scapula|occip\w+)\b")
_CANCER = re.compile(r"(?i)\b(?:cancer|carcinoma|CKD|kidney|COPD|lymphedema|disease|sleep|adenocarcinoma|NSCLC)\b")


def wound_stage(text: str, scope: Scope) -> Outcome | None:
    """A pressure injury of so high a stage, by the newest note that gives one; None where the text asks otherwise."""
    asked = _STAGE_ASKED.search(text)
    if asked is None or residue(text, _STAGE_ASKED, re.compile(r"(?i)\b(?:treatment|care|wound|of|for|an?|or|skilled|nursing)\b")):
        return None
    low = _ROMAN.get(asked["n"].upper()) or int(asked["n"])
    found: list[Said] = []
    for entry in passages(scope):
        for m in _STAGE.finditer(entry.text):
            if not _SITE.search(entry.text) or _CANCER.search(entry.text) or not own(entry, m.start()) or m["n"] is None:
                continue
            value = {"I": 1, **_ROMAN}.get(m["n"].upper()) or int(m["n"])
            found.append(Said(value >= low, entry, said_on(entry)))
    return decided(found, text, scope, "wound", ("The newest note gives that stage", "The newest note gives a lower stage"))
