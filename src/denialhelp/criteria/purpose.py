"""What a treatment is for, where a policy leaves out what is only for convenience, looks or comfort; and what the patient has refused."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .outcome import Outcome, met, not_met, unknown
from .undone import undone
from .words import STOP, stem, tokens_of

_ONLY = re.compile(
    r"(?i)\b(?:only|solely|mainly|primarily|merely|purely|exclusively|just|sole|main|primary)\b[^.;]{0,60}\b(?P<what>convenience|"
    r"cosmetic\w*|"
    r"appearance|comfort|looks|remote\s+viewing|recreation\w*|sports?|leisure|housing|preference|palliative|screening|clearance|vocational|"
    r"educational|social|custodial|personal\s+care|(?:help\s+with\s+)?daily\s+living|weight\s+loss)\b|"
    r"\bfor\s+(?:the\s+)?(?:convenience|comfort|preference)\s+of\s+(?:the\s+)?(?P<who>patient|member|family|caregiver|physician|provider)|"
    r"\b(?P<law>court|legal)\s+(?:order|requirement|mandate|reasons?|charges)|^(?:for\s+)?(?:cosmetic|convenience)\s+(?:purposes?|"
    r"reasons?)(?:\s+only)?$"
)
_MEDICAL = re.compile(
    r"(?i)\b(?:(?:is|are|was)\s+(?:medically\s+)?(?:needed|necessary|required|indicated|essential)\s+(?:to|for|because|since|as|so)|"
    r"needed\s+(?:to|so\s+that|because)|needs?\s+(?:an?|the|this)\s+[^.;]{3,60}\s+(?:to|because|so\s+that)|medically\s+necessary|"
    r"in\s+order\s+to|to\s+(?:warn|prevent|treat|avoid|detect|control|reduce|relieve|restore|protect|stop|heal)\s+\w+)"
)
_WISH = re.compile(r"(?i)\b(?:would\s+like|wants?|wishes|prefers?|asks?\s+for|dislikes?|unhappy\s+with|embarrass\w+|convenien\w+|easier)\b")
_OTHERWISE = {
    "cosmetic": r"\bnot\s+(?:for\s+)?(?:cosmetic|appearance|looks)|\bfunctional,?\s+not\s+cosmetic|\breconstructive\b",
    "convenience": r"\bnot\s+(?:for|a\s+matter\s+of|simply|merely|just)?\s*(?:\w+\s+){0,3}convenience",
    "palliative": r"\b(?:intent\w*|aim|goal|treatment)\s*(?:is|:|of\s+treatment\s+is)?\s*curative|\bcurative\s+(?:intent|treatment|plan)|"
    r"\bnot\s+(?:an?\s+)?palliative|\bwith\s+curative\b",
    "screening": r"\bnot\s+(?:for\s+)?screening|\bdiagnostic,?\s+not\b",
    "custodial": r"\b(?:needs?|requires?|receiv\w+|needing|daily|continued)\s+(?:\w+\s+){0,2}skilled\s+(?:nursing|therap\w+|care|"
    r"services?|need\w*)|"
    r"\bskilled\s+need\s*:\s*\w+",
    "court": r"\bno\s+(?:legal\s+(?:charges|problems|issues|involvement)|court\s+order)|\badmission\s+(?:is\s+|was\s+)?voluntary|"
    r"\bvoluntary\s+admission",
    "housing": r"\bnot\s+(?:for\s+)?housing|\b(?:has|owns|keeps)\s+(?:stable\s+)?(?:housing|an?\s+(?:apartment|home|house))",
}


def only_purpose(text: str, scope: Scope) -> Outcome | None:
    """Met (the exclusion does not apply) where a clinician gives a medical purpose of the service or says it is not for that; else None."""
    m = _ONLY.search(text)
    if m is None:
        return None
    chart = scope.case.chart
    what = (
        m["what"]
        or ("court" if m["law"] else "")
        or ("convenience" if "conven" in m[0].lower() else "cosmetic" if "cosmetic" in m[0].lower() else "")
    ).lower()
    what = "custodial" if re.search(r"daily\s+living|personal\s+care", what) else what
    what = next((k for k in _OTHERWISE if what.startswith(k[:8])), "cosmetic" if what in ("appearance", "looks") else what)
    contrary = _OTHERWISE.get(what)
    for entry in chart.entries if contrary else ():
        if entry.usable and re.search(f"(?i){contrary}", entry.text) and not undone(entry.text):
            return met("The record says that it is not for that", chart.evidence(entry, Assertion.ABSENT, method="purpose"), kind="purpose")
    if what in ("palliative", "court", "custodial"):
        return None
    for entry in chart.entries:
        found = _MEDICAL.search(entry.text)
        if not entry.usable or found is None or _WISH.search(entry.text) or not _of_service(entry, scope):
            continue
        if own_cues(entry.text, found.start(), found.end()) in (Stance.PRESENT, Stance.PLANNED) and not re.search(
            r"(?i)\bnot\s+(?:medically\s+)?(?:necessary|needed|required|indicated)\b", entry.text
        ):
            return met("A clinician says what it is needed for", chart.evidence(entry, method="purpose"), kind="purpose")
    return None


def _of_service(entry: Entry, scope: Scope) -> bool:
    """True where a passage names the service asked for, by its concept or by most of its words."""
    chart = scope.case.chart
    if any(chart.lexicon.is_a(i, c) for i in entry.words.concepts() for c in scope.case.requested):
        return True
    words = {t.stem for t in tokens_of(scope.case.context.service or "") if len(t.text) >= 3 and t.text.lower() not in STOP}
    return bool(words) and len(words & {t.stem for t in entry.words.tokens}) >= max(1, (len(words) + 1) // 2)


_REFUSED = re.compile(
    r"(?i)\b(?:(?:patient|member|individual|family|parent|beneficiary|he|she|who)\s+(?:has\s+|have\s+)?(?:refused|refuses|declined|"
    r"declines)|"
    r"refusal\s+(?:of|by\s+the\s+(?:patient|member)\s+of))\s+(?:the\s+|an?\s+|to\s+(?:have|undergo|take|accept)\s+)?(?P<what>[\w\s-]{3,"
    r"60}?)\s*$"
)
_NO = re.compile(r"(?i)\b(?:refus\w+|declin\w+|does\s+not\s+want|did\s+not\s+want|unwilling|opts?\s+against|chose\s+not)\b")
_YES = re.compile(
    r"(?i)\b(?:would\s+(?:accept|have|agree\s+to|like)|accepts?|accepted|agrees?\s+(?:to|with)|agreed\s+to|wants?|consent\w*|willing|"
    r"(?:has\s+)?not\s+(?:refused|declined)|never\s+(?:refused|declined)|wishes\s+to\s+(?:proceed|have))\b"
)


def refused(text: str, scope: Scope) -> Outcome | None:
    """Whether the patient refused a treatment, by the newest passage that names it; None where the text asks no such thing."""
    m = _REFUSED.search(text.strip().rstrip("."))
    if m is None:
        return None
    chart = scope.case.chart
    wanted = {stem(t.text) for t in tokens_of(m["what"]) if t.text.lower() not in STOP and len(t.text) > 2}
    concepts = chart.annotator.words(m["what"]).concepts()
    found: list[tuple[date, bool, Entry]] = []
    for entry in chart.entries:
        named = wanted & {t.stem for t in entry.words.tokens} or any(
            chart.lexicon.is_a(i, c) for i in entry.words.concepts() for c in concepts
        )
        if not entry.usable or not named or re.search(r"(?i)\b(?:mother|father|sister|brother|insurer|plan|payer)\b", entry.text):
            continue
        yes, no = _YES.search(entry.text), _NO.search(entry.text)
        if yes is not None or no is not None:
            found.append((entry.passage.recorded_on or date.min, yes is None, entry))
    if not found:
        return unknown("", f"a note on whether the patient refused: {m['what']}", kind="refusal")
    newest = max(on for on, _, _ in found)
    now = [(no, e) for on, no, e in found if on == newest]
    if len({no for no, _ in now}) > 1:
        return unknown("The record says both", f"a note on whether the patient refused: {m['what']}", kind="refusal")
    proof = chart.evidence(now[0][1], method="refusal")
    return met("The record says so", proof, kind="refusal") if now[0][0] else not_met("The record says the contrary", proof, kind="refusal")
