"""Benefit of the treatment asked for: values that became better on it, or a note that says so or denies it."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.policy import Evidence
from denialhelp.casefile.slugs import Assertion

from .case import Scope
from .chart import Entry
from .cues import Stance, own_cues
from .numbers import quantities, windows
from .outcome import Outcome, met, not_met, still_open
from .progress import better
from .words import STOP, tokens_of

_ASKED = re.compile(
    r"(?i)^(?:(?:there\s+is\s+|the\s+)?(?:documented|documentation\s+of|evidence\s+of|positive|adequate|clinical(?:ly)?|significant|"
    r"sustained|beneficial|"
    r"objective|favou?rable|good|continued|ongoing|meaningful|an?|has\s+had|had|shows?|demonstrat\w+|maintain\w*|satisfactory)[\s,"
    r"]+(?:and\s+|or\s+)?)*"
    r"(?:response|benefits?|improvement|improved|responded|responds|responding|benefit(?:ed|ted|s)|efficacy)(?:\s+(?:or|and)\s+\w+)?"
    r"\s+(?:to|from|with|on|of|in\s+response\s+to|after|during|while\s+on)\s+(?:the\s+|this\s+|current\s+|prior\s+|requested\s+|"
    r"initial\s+|an?\s+)*"
    r"(?P<what>therapy|treatment|drug|medication|medicine|product|device|[a-z][\w-]{2,30}(?:\s+or\s+[a-z][\w-]{2,30})?)"
    r"(?P<earlier>\s+(?:in|during|for)\s+(?:an?\s+|the\s+)?(?:earlier|prior|previous|past)\s+\w+(?:\s+of\s+\w+)?)?\s*$"
)
_GOOD = re.compile(
    r"(?i)\b(?:(?:good|excellent|marked|positive|clear|significant|strong|sustained|great|nice|partial|complete|dramatic|"
    r"substantial)\s+(?:clinical\s+)?"
    r"(?:response|improvement|benefit|relief)|respond(?:s|ed|ing)\s+(?:well|to)|doing\s+(?:much\s+|very\s+)?(?:well|better)|(?:much|"
    r"markedly|greatly|"
    r"significantly)\s+(?:better|improved)|in\s+remission|recovered\s+fully|full(?:y)?\s+recover\w+|remitted|well[\s-]controlled|(?:has|"
    r"have)\s+(?:been\s+)?(?:improved|benefit(?:ed|ted))|"
    r"skin\s+(?:is\s+)?clear|"
    r"almost\s+clear|no\s+(?:flares?|exacerbations?|attacks?|relapses?)\s+since|(?:reduc|decreas)\w+\s+(?:of|in|by)\b|improv\w+\s+(?:on|"
    r"with|since|after))\b"
)
_BAD = re.compile(
    r"(?i)\b(?:no|little|minimal|without|inadequate|poor|lack\s+of|loss\s+of|insufficient)\s+(?:\w+\s+)?(?:response|improvement|benefit|"
    r"relief|effect)|"
    r"\b(?:not|never)\s+(?:\w+\s+)?(?:respond\w*|improv\w*|help\w*|work\w*|benefit\w*)|\bworse\b|\bworsen\w+|\bfailed\b|\bnon-?respon\w+|"
    r"\bprogress(?:ed|ion)\b"
)


_HOPED = re.compile(r"(?i)\b(?:should|expect\w*|hop(?:e|es|ed|ing)|would|may|might|could|anticipat\w*|goal|likely\s+to|if)\b")


def responded(text: str, scope: Scope) -> Outcome | None:
    """Met where the treatment asked for is named with a better value or a good response, not met where the newest note denies it."""
    m = _ASKED.match(text.strip().rstrip("."))
    if m is None or quantities(text):
        return None
    chart, case = scope.case.chart, scope.case
    named = {x.concept for x in chart.annotator.words(m["what"]).mentions if chart.lexicon.concepts[x.concept].kind in ("drug", "care")}
    general = re.fullmatch(r"(?i)therapy|treatment|drug|medication|medicine|product|device", m["what"]) is not None
    wanted = set(case.requested) if general or not named else named
    words = {t.stem for t in tokens_of(case.context.service or "") if len(t.text) >= 4 and t.text.lower() not in STOP}
    window = next(iter(windows(text)), None) or scope.window
    found: list[tuple[date, bool, Entry]] = []
    for entry in chart.entries:
        if not entry.usable or not _names(entry, wanted, words, scope) or case.inside(entry.passage.recorded_on, window) is False:
            continue
        good, bad = _GOOD.search(entry.text), _BAD.search(entry.text)
        if _HOPED.search(entry.text) or "?" in entry.text:
            continue
        on = entry.passage.recorded_on or date.min
        if bad is not None and good is None and not better(entry, scope):
            if _alone(entry, wanted, scope):
                found.append((on, False, entry))
        elif (good is not None and own_cues(entry.text, good.start(), good.end()) is Stance.PRESENT and bad is None) or better(
            entry, scope
        ):
            found.append((on, True, entry))
    if not found and named and (never := _denied(named, scope)):
        return not_met("The record says that it was not given", *never, kind="response")
    if not found:
        return still_open("response", f"a note with values before and on the treatment: {text.strip()}")
    last = max(on for on, _, _ in found)
    now = [(yes, e) for on, yes, e in found if on == last]
    if len({yes for yes, _ in now}) > 1:
        return still_open("response", f"a note with values before and on the treatment: {text.strip()}")
    if now[0][0]:
        return met("The record says that it helps", *(chart.evidence(e, method="response") for _, e in now[:2]), kind="response")
    return not_met(
        "The newest note says that it does not help", chart.evidence(now[0][1], Assertion.ABSENT, method="response"), kind="response"
    )


def _alone(entry: Entry, wanted: set[str], scope: Scope) -> bool:
    """True where a passage names the treatment itself and no other one: its failure is that of this treatment."""
    lexicon = scope.case.chart.lexicon
    given = [m.concept for m in entry.words.mentions if lexicon.concepts[m.concept].kind in ("drug", "care")]
    own = [c for c in given if any(lexicon.is_a(c, w) for w in wanted)]
    return bool(own) and not any(lexicon.concepts[c].kind == "drug" for c in given if c not in own)


def _denied(named: set[str], scope: Scope) -> tuple[Evidence, ...]:
    """Denials of every treatment named, where no passage gives one of them to this patient."""
    chart = scope.case.chart
    out: list[Evidence] = []
    for concept in sorted(named):
        said = [(e, e.stance(m.start, m.end)) for e, m in chart.mentions(concept)]
        if any(s is Stance.PRESENT for e, s in said if concept not in scope.case.requested) or not any(s is Stance.ABSENT for _, s in said):
            return ()
        out.append(next(chart.evidence(e, Assertion.ABSENT, method="denial") for e, s in said if s is Stance.ABSENT))
    return tuple(dict.fromkeys(out))


def _names(entry: Entry, wanted: set[str], words: set[str], scope: Scope) -> bool:
    """True where the passage names the treatment as given, or the passage before it of the same day does."""
    chart = scope.case.chart
    near = [entry, *(e for e in chart.around(entry, 1) if e.index < entry.index and e.passage.recorded_on == entry.passage.recorded_on)]
    given = (Stance.PRESENT, Stance.HISTORICAL)
    for e in near:
        if any(chart.lexicon.is_a(x.concept, w) and e.stance(x.start, x.end) in given for x in e.words.mentions for w in wanted):
            return True
        if not wanted and words and len(words & {t.stem for t in e.words.tokens}) >= max(1, (len(words) + 1) // 2):
            return True
    return False
