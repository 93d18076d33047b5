"""Criteria that name a condition or a treatment and nothing else: the lexicon's names, codes and kinds decide, with the record's stance."""

from __future__ import annotations

import re

from .case import Scope
from .numbers import quantities, windows
from .outcome import Outcome, still_open
from .slots import CRITICAL, LIGHT_WEIGHT, Slot, slots_of

_BODY = re.compile(
    r"(?i)\b(?:left|right|both|distal|proximal|upper|lower|anterior|posterior|medial|lateral|joints?|bones?|tissues?|soft|skin|femur|"
    r"tibia|patella|"
    r"condyle|humerus|pelvis|acetabul\w+|spine|spinal|neck|back|brain|skull|head|eyes?|ears?|nose|nasal|throat|jaw|mouth|chest|breasts?|"
    r"lungs?|heart|"
    r"cardiac|liver|kidney|renal|bowel|bladder|limbs?|arms?|legs?|hands?|feet|foot|knees?|hips?|ankles?|shoulders?|elbows?|wrists?|"
    r"muscles?|"
    r"nerves?|vessels?|arter\w+|veins?|venous|blood|adult|child\w*|female|male|wom[ae]n|m[ae]n)\b"
)
_MANNER = re.compile(
    r"(?i)\b(?:advanced|traumatic|post-?traumatic|secondary|idiopathic|degenerative|inflammatory|infectious|symptomatic|painful|daily|"
    r"frequent|"
    r"documented|confirmed|diagnos\w+|known|significant|single|multiple|localized|diffuse|benign|malignant|major|minor|mixed|type|stage|"
    r"grade|late|"
    r"early|late-onset|end-stage|high|low|intermediate|risk|compartment|disorders?|diseases?|conditions?|syndromes?|symptoms?|signs?|"
    r"evidence|"
    r"history|presence|course|current|past|persistent|chronic|acute|recurr\w+|severe\w*|moderate|mild|profound|present|episode)\b"
)


def named_only(text: str, scope: Scope) -> Outcome | None:
    """Claims a text whose weighty words are all names of the lexicon, qualified at most by place and manner; None for every other text."""
    if quantities(text):
        return None
    chart = scope.case.chart
    spans = [(w.start, w.end) for w in windows(text)]
    slots = [s for s in slots_of(chart.annotator.words(text), chart.annotator, spans) if s.weight > LIGHT_WEIGHT]
    kinds = {chart.lexicon.concepts[c].kind for s in slots if s.heavy for c in s.concepts}
    if not kinds & {"condition", "drug", "care"} or not all(_qualifies(s) for s in slots if not s.heavy):
        return None
    return still_open("diagnosis" if "condition" in kinds else "treatment", f"a document that shows: {text.strip().rstrip('.')}")


def _qualifies(slot: Slot) -> bool:
    """True for a word of place or manner, or one whose stem the matching treats as deciding."""
    if slot.concepts:
        return True
    return bool(slot.stems & CRITICAL or _BODY.search(slot.words) or _MANNER.search(slot.words))
