"""A condition that treatment did not end: the condition, and each treatment named with its failure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from denialhelp.casefile.slugs import Status

from .case import Scope
from .numbers import quantities, windows
from .options import another_failed
from .outcome import Outcome, all_of, at_least, unknown
from .trial import treatments_in, trial

_NOT_HELPED = r"(?:reliev|controll?|cur|resolv|help|heal|improv|correct|manag|respond)\w*"
_THAT = re.compile(
    rf"(?i)^(?P<cond>.{{6,}}?),?\s+(?:that|which|where)\s+(?P<treat>[\w\s,/()-]{{3,90}}?)\s+(?:did|does|could|can|has|have)\s*(?:not|"
    rf"never)\s+(?:been\s+)?{_NOT_HELPED}(?P<rest>.*)$"
)
_DESPITE = re.compile(
    rf"(?i)^(?P<cond>.{{6,}}?),?\s+(?:(?:that\s+)?(?:remains?|persists?|continues?|lasts?|is\s+still\s+there|"
    rf"recurs?)\s+)?(?:in\s+spite\s+of|despite|not\s+{_NOT_HELPED}\s+(?:by|to|with)|"
    rf"(?:that\s+)?(?:persists?|remains?|continues?|lasts?|recurs?)\s+after|refractory\s+to|unresponsive\s+to|"
    rf"resistant\s+to)\s+(?P<treat>.{{4,}})$"
)
_GENERAL = re.compile(
    r"(?i)^(?:(?:at\s+least\s+)?[\w-]+\s+(?:weeks?|months?|days?)\s+of\s+)?(?:an?\s+|the\s+|all\s+|any\s+|other\s+|adequate\s+|"
    r"appropriate\s+|optimal\s+|maximal\s+|standard\s+|usual\s+)*(?:medical|skin|drug|conservative|"
    r"noninvasive|non-?surgical|surgical|prescription)?\s*(?:and\s+\w+\s+)?(?:treatments?|therap(?:y|ies)|care|management|medicines?|"
    r"medications?|measures)\s*$"
)


def persists(text: str, scope: Scope, judge_part: Callable[[str, Scope], Outcome]) -> Outcome | None:
    """Both halves of such a text; None where it is not of this kind. `judge_part` judges the condition by itself."""
    found = _THAT.match(text) or _DESPITE.match(text)
    if found is None:
        return None
    treat = (found["treat"] + (found["rest"] if "rest" in found.groupdict() and found["rest"] else "")).strip(" .,")
    chart = scope.case.chart
    kinds = {chart.lexicon.concepts[m.concept].kind for m in chart.annotator.words(found["cond"]).mentions}
    if "condition" not in kinds and not re.search(r"(?i)\bsymptoms?\b", found["cond"]):
        return None
    window = next(iter(windows(treat)), None)
    inner = scope.within(window)
    failed = _failure(treat, inner)
    if failed is None:
        return None
    return all_of([judge_part(found["cond"], scope), failed])


def _failure(treat: str, scope: Scope) -> Outcome | None:
    """The failure of the treatments that a text names: of each where they are joined by and, of any where by or."""
    plain = re.sub(r"\([^)]*\)", "", treat).strip()
    if _GENERAL.match(plain) and not treatments_in(treat, scope):
        if quantities(plain):
            return trial(f"failure of {plain}", replace(scope, lead="")) or unknown("", f"records of what was tried: {treat}", kind="tried")
        return another_failed(scope) or unknown("", f"records of what was tried, with the result: {treat}", kind="tried")
    parts = [p.strip() for p in re.split(r",\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+", plain) if p.strip()]
    named = [p for p in parts if treatments_in(p, scope)]
    if not named:
        return None
    length = re.match(r"(?i)^(?:at\s+least\s+)?(?:\d+|\w+)[\s-]+(?:to\s+\d+\s+)?(?:weeks?|months?|days?)\s+of\s+", plain)
    lead = length[0] if length else ""
    outcomes = [trial(f"failure of {lead if not p.startswith(lead) or not lead else ''}{p}", replace(scope, lead="")) for p in named]
    judged = [o if o is not None else unknown("", f"records of {p}", kind="trial") for o, p in zip(outcomes, named, strict=True)]
    if re.search(r"(?i)\bor\b", plain) or not any(o.status is Status.UNKNOWN for o in judged):
        return at_least(judged, 1) if re.search(r"(?i)\bor\b", plain) else all_of(judged)
    return all_of(judged)
