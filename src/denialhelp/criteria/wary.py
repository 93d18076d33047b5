"""Last look at a criterion that a check took as met: where the passages do not carry it, it is unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from denialhelp.casefile.policy import Criterion, Evidence
from denialhelp.casefile.slugs import Status

from .outcome import Outcome

_REFUSED = re.compile(
    r"(?i)\b(?:declin(?:ed|es|ing)|refus(?:ed|es|al)|turned\s+(?:it\s+)?down|did\s+not\s+want|not\s+interested|never\s+(?:started|went|attended))\b"
)
_COMING = re.compile(r"(?i)\b(?:appt|appointment|will\s+be\s+(?:seen|done|scheduled)|to\s+be\s+(?:scheduled|done)|lab\s+to\s+call)\b")
_WILL_TRY = re.compile(
    r"(?i)\b(?:will|is\s+to|plans?\s+to|agrees?\s+to|going\s+to)\s+(?:start|try|begin|wear|use|take|resume|attend|trial)\b|\bto\s+(?:start|begin)\b|"
    r"^\W*(?:start|begin|try)\b"
)
_DONE = re.compile(
    r"(?i)\b(?:wore|worn|used|took|taken|tried|completed|finished|attended|failed|stopped|since|ago|has\s+been|have\s+been|was\s+on|"
    r"previous\w*|prior|after|continu\w+|did|received|\d+\s+of\s+\d+)\b"
)
_BOTH_SIDES = re.compile(
    r"(?i)\b(?:in\s+)?(?:either|both|each)\s+(?:breasts?|sides?|eyes?|ears?|legs?|knees?|hips?|feet|arms?|hands?|limbs?|kidneys?)\b"
)
_ONE_SIDE = re.compile(r"(?i)\b(right|left)\b")
_TWO = re.compile(r"(?i)\b(?:both|bilateral\w*|each|either)\b")
_FINISHED = re.compile(r"(?i)\b(?:complet(?:ed|es|ion)|finished|graduat\w+)\b")
_BEGUN_ONLY = re.compile(
    r"(?i)\b(?:intake|enrol\w+|orientation|sign(?:ed)?\s+up|regist\w+|see\s+(?:sheet|attached|form)|session\s+(?:1|one)|started|began|referral)\b"
)
_FINISH_SAID = re.compile(r"(?i)\b(?:complet\w+|finish\w+|graduat\w+|attended\s+all|all\s+(?:\w+\s+)?(?:sessions|classes|modules))\b")
_COUNSEL = re.compile(
    r"(?i)\b(?:counsel\w*|explain\w*|advis\w+|instruct\w*|educat\w+|warn\w*|not\s+(?:been\s+)?studied|should\s+not|must\s+not|"
    r"risks?\s+of|tell\s+us\s+if)\b"
)
_ASKS_TALK = re.compile(r"(?i)\b(?:counsel\w*|explain\w*|advis\w+|instruct\w*|educat\w+|inform\w*|declin\w*|refus\w*|understands?)\b")
_OPEN_RESULT = re.compile(
    r"(?i)\b(?:incomplete|inconclusive|indeterminate|non-?diagnostic|not\s+valid|invalid|left\s+blank|additional\s+(?:views|imaging)\s+needed)\b"
)
# What would be done if it were wanted is not done; a result that lies elsewhere is not in this record.
_SUPPOSED = re.compile(
    r"(?i)\bif\s+(?:\w+\s+){0,5}?(?:needed|wanted|preferred|requested|required|asked|denied|approved|no\s+better|worse)\b|"
    r"\bwould\s+have\s+to\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:scores?|results?|reports?|values?|copy|copies)\b[^.;]{0,40}\b(?:(?:does|do|did)\s+not\s+(?:cross|transfer|come|reach|print)|"
    r"not\s+(?:in|on|available|found|received|back|sent|scanned|attached)|never\s+(?:came|arrived)|pending|awaited|missing|to\s+follow)\b"
)
_GUESS = re.compile(r"(?i)\bI(?:'d|’d|\s+would)\s+(?:say|guess|estimate)\b|\b(?:my\s+guess|by\s+eye|guess(?:ed|timate))\b")
_TESTED = re.compile(
    r"(?i)\b(?:on|by|with|using)\s+an?\s+(?:\w+\s+)?(?:standardi[sz]ed|validated|formal|objective)\s+(?:\w+\s+)?"
    r"(?:test|measure|instrument|scale|assessment|tool)\b"
)
_LIMIT = re.compile(
    r"(?i)(?:\bat\s+least|\bgreater\s+than|\bless\s+than|\bmore\s+than|[≥≤<>]=?)\s*\d+(?:\.\d+)?(?!\s*-?\s*(?:consecutive\s+|calendar\s+)?"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|visits?|sessions?|times?|doses?|\d))|"
    r"\b\d+(?:\.\d+)?\s*(?:%|percent|/h|mg|kg|points?|events?)?\s+or\s+(?:more|higher|greater|above|less|lower|below)\b(?!\s+(?:years?|months?|"
    r"weeks?|days?|hours?|visits?|sessions?|times?))"
)
_COUNTED = re.compile(
    r"(?i)\b(?:at\s+least\s+)?(?:two|three|four|five|six|eight|ten|\d{1,2})(?:\s+or\s+more)?\s+(?:(?:monthly|weekly|consecutive|attended|full)\s+)*"
    r"(?P<what>dose|injection|infusion|fill|cycle|course)s?\b"
)
_NUMBER = re.compile(r"(?i)\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice)\b")
_AFTER_EVENT = re.compile(
    r"(?i)\b(?:no\s+(?:more|later)\s+than|within|at\s+most|not\s+(?:more|later)\s+than)\s+(?:\w+\s+){1,3}?(?:days?|weeks?|months?|years?)\s+"
    r"(?:of|after|from|following)\s+(?:that|this|the\s+(?:same\s+)?(?:exam\w*|visit|evaluation|assessment|encounter))\b"
)
_ANY_NICOTINE = re.compile(
    r"(?i)\bnicotine\b[^.;]{0,20}\b(?:any|all|every)\b|\b(?:any|all|every)\b[^.;]{0,20}\bnicotine\b|\bvap(?:e|es|ing)\b"
)
_SMOKE = re.compile(r"(?i)\b(?:cigar\w*|smok\w*)\b")
_ALL_NICOTINE = re.compile(r"(?i)\b(?:nicotine|vap\w*|e-?cig\w*|cotinine|tobacco\s+products?|any\s+form|smokeless)\b")


def wary(outcome: Outcome, criterion: Criterion, as_of: date) -> Outcome:
    """The outcome, or unknown where what a check took as proof is a plan, a refusal, advice, a guess or no number."""
    if outcome.status is not Status.MET or not outcome.evidence or outcome.kind == "purpose":
        return outcome
    kept = tuple(e for e in outcome.evidence if not _empty(e, criterion, as_of))
    why = "" if kept else "What the record says of this is a plan, a refusal, advice or an open result"
    why = why or _unproven(criterion.text, " | ".join(e.pin.quote for e in kept), outcome)
    if not why:
        return outcome
    ask = outcome.ask or f"a document that shows: {criterion.text.strip().rstrip('.;')}"
    return replace(outcome, status=Status.UNKNOWN, evidence=(), against=(*outcome.against, *outcome.evidence), why=why, ask=ask)


def _empty(item: Evidence, criterion: Criterion, as_of: date) -> bool:
    """True for a passage that proves nothing by itself."""
    quote, asked = item.pin.quote, criterion.text
    if _ASKS_TALK.search(asked):
        return False
    if criterion.negated:
        return bool(_COUNSEL.search(quote))
    if _REFUSED.search(quote) or (_SUPPOSED.search(quote) and not re.search(r"(?i)\bif\b|\bplan", asked)):
        return True
    if (
        _WILL_TRY.search(quote)
        and not _DONE.search(quote)
        and not re.search(r"(?i)\b(?:plan|will|willing|agree\w*|intend\w*|order)", asked)
    ):
        return True
    soon = _COMING.search(quote) and not re.search(r"(?i)\b(?:appointment|appt|scheduled|plan)", asked)
    return bool(soon and len(quote.split()) <= 12) or bool(item.on and item.on > as_of and soon)


def _unproven(asked: str, said: str, outcome: Outcome) -> str:
    """Why the words of the passages do not carry what the criterion asks; "" where nothing speaks against it."""
    if _OPEN_RESULT.search(said) and not _OPEN_RESULT.search(asked):
        return "A result in the record is open or not valid"
    if _ELSEWHERE.search(said) and not _ELSEWHERE.search(asked):
        return "The record says that the result lies elsewhere"
    if _GUESS.search(said):
        return "The record gives an estimate, not a finding"
    if _BOTH_SIDES.search(asked) and len({m.lower() for m in _ONE_SIDE.findall(said)}) == 1 and not _TWO.search(said):
        return "The record speaks of one side only"
    if _FINISHED.search(asked) and outcome.kind in ("done", "meaning") and _BEGUN_ONLY.search(said) and not _FINISH_SAID.search(said):
        return "The record shows a beginning, not its completion"
    if _TESTED.search(asked) and not re.search(r"\d|(?i:\b(?:test|scale|scor|standard))", said):
        return "The record names no test with its result"
    if _ANY_NICOTINE.search(asked) and _SMOKE.search(said) and not _ALL_NICOTINE.search(said):
        return "The record speaks of smoking only, not of every form of nicotine"
    if _AFTER_EVENT.search(asked) and outcome.kind not in ("interval", "window") and "day" not in outcome.why:
        return "The time between the two must be shown"
    counted = _COUNTED.search(asked)
    if counted and outcome.kind == "measure" and not re.search(rf"(?i)\b{counted['what']}", said):
        return f"The record does not count the {counted['what']}s asked for"
    if _LIMIT.search(asked) and outcome.kind not in ("measure", "tally") and not _NUMBER.search(said):
        return "The record gives no number for the limit that is asked"
    return ""
