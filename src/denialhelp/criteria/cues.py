"""What a passage asserts of some of its words: the record's own assertion, checked against plain cues; in doubt it asserts nothing."""

from __future__ import annotations

import re
from enum import StrEnum

from denialhelp.casefile.record import Passage


class Stance(StrEnum):
    """What is said of a thing. UNSURE is evidence of nothing."""

    PRESENT = "present"
    ABSENT = "absent"
    HISTORICAL = "historical"
    FAMILY = "family"
    POSSIBLE = "possible"
    PLANNED = "planned"
    UNSURE = "unsure"


# A line break before a small letter is only where the line was full.
_CLAUSE = re.compile(r"[.;!?]\s|\n(?!\s*(?-i:[a-z]))|\b(?:but|however|although|though|whereas|except|(?<!not\s)yet)\b", re.IGNORECASE)
_NOT = re.compile(
    r"(?i)\b(?:no|not|denies|denied|denying|without|never|negative for|free of|absence of|absent|rule[sd]? out|nor|neither|none|cannot|"
    r"n[o']t|non)\b(?P<between>[^:]{0,90})$"
)
_NO_CHANGE = re.compile(
    r"(?i)\b(?:relief|benefit|improvement|response|effect|help|progress|longer|more|less|better|change[sd]?|improv\w+|respond\w*|only|"
    r"tolera\w+|help\w*|control\w*|adequate\w*|success\w*)\b"
)
# "never treated for hepatitis C" denies the treatment, not the disease
_ABOUT = re.compile(
    r"(?i)\b(?:treated|treatment|tested|evaluated|seen|screened|worked\s+up|therapy|medication|surgery|operated)\s+(?:for|"
    r"on)\s+(?:\w+\s+){0,2}$"
)
_STOPS = re.compile(r"(?i)\b(?:has|have|had|is|are|was|were|shows?|with|due to|because|who|which|started|takes|given|reports?)\b")
_AFTER_NOT = re.compile(
    r"(?i)^\W{0,3}(?:(?:was|were|is|are|has been)\s+)?(?:not\s+(?:yet\s+)?(?:present|seen|noted|identified|found|needed|indicated|"
    r"done|performed|drawn|obtained|completed|collected|returned|repeated|started|taken|examined|assessed|available|measured|"
    r"sent|booked|on\s+file|"
    r"given|used|tried|prescribed|received|reported|recommended|a\b)|ruled\s+out|denied|absent|none\b|refuted|entered\s+in\s+error|"
    r"declined|refused|never\b|no\b(?=\s*(?:[.;,)|]|$)))|"
    r"^\s*[:=]\s*no\b(?!\s*(?:change|relief|benefit|improvement))"
)
# "Amitriptyline offered in 2024, she declined": never taken
_TURNED_DOWN = re.compile(
    r"(?i)^[^.;]{0,50}\b(?:(?:offered|suggested|discussed|recommended|proposed|prescribed)\b[^.;]{0,40}\b(?:declin|refus)\w+|"
    r"(?:she|he|they|patient|family|mother|father|parents?)\s+(?:has\s+|have\s+)?(?:declined|refused))\b"
)
_CARER = re.compile(
    r"(?i)\b(?:trained|lives?|cares?|works?|attend\w*|agree\w*|learn\w*|taught|willing|reports?|says|states?|confirm\w*|present|"
    r"accompanied|primary|alternate|helps?|assists?|caregiver)\b"
)
_OWN_TOO = re.compile(r"(?i)\b(?:personal|patient|own)\s+(?:or|and|nor)\s+family\b")
_FAMILY = re.compile(
    r"(?i)\b(?:mother|father|sister|brother|aunt|uncle|grand(?:mother|father|parents?)|cousin|maternal|paternal|family history|siblings?|"
    r"parents?)(?:['’]s)?\b[^.;]*$"
)
_PLANNED = re.compile(
    r"(?i)\b(?:will|plans?\s+to|planned|planning|to\s+be|consider(?:ing|ed)?|recommend(?:ed|ing)?|refer(?:red|ral)?\s+(?:for|to)|"
    r"schedul(?:ed|e)\s+(?:for)?|order(?:ed|ing)|pending|awaiting|would|candidate\s+for|discuss(?:ed|ing)?|intends?|proposed|if\s+(?:she|"
    r"he|they|the|no|not)|should|may\s+(?:need|benefit|consider)|needs?\s+(?:a|an|to))\b[^.;]{0,80}$"
)
_NEGATIVE_NAME = re.compile(
    r"(?i)(?:cannot|can\s*not|unable|inability|no|not|non|without|has\s+not|did\s+not|never|lack|loss|lost|absent|absence)\b|"
    r".*\b(?:none|absent|gone|negative|neg|not|no|cannot|can[’']t|doesn[’']t|without)\b"
)
_OPEN_ENTRY = re.compile(
    r"(?i)^[^.;\n]{0,25}?[:\s–-]\s*(?:to\s+be\s+(?:identified|determined|named|arranged|assigned|scheduled|completed|done|obtained|found|"
    r"provided|reviewed)|TBD\b|tbd\b|pending\b|not\s+yet\b|not\s+(?:named|identified|assigned|available|completed|found)\b|unknown\b|_{3,"
    r"})"
)
_LACKS = re.compile(r"(?i)\black(?:s|ing)\s+(?:about\s+)?\d[^.;]{0,60},[^.;]*$")
_UNABLE = re.compile(r"(?i)\b(?:cannot|can\s+not|can[’']t|could\s*n[o’']t|unable|inability|does\s+not\s+(?:tolerate|allow))\b[^.;]*$")
_AFTER_MAYBE = re.compile(
    r"(?i)^\s*(?:(?:is|was|were|are|has\s+been|have\s+been)\s+)?(?:ordered|requested|recommended|booked|pending|(?:scheduled|planned)(?!\s+(?:attended|visits?|sessions?)))\b|"
    r"^\W{0,2}(?:(?:was\s+)?(?:offered|suggested|proposed)\b|would|could|may|might|can\s+cause|is\s+an?\s+option|"
    r"was\s+(?:discussed|considered|offered)|(?:is|"
    r"are)\s+(?:being\s+)?considered)\b"
)
_AFTER_SUSPECTED = re.compile(
    r"(?i)^(?:\s+(?!no\b|not\b)\w+){0,3}\s+(?:is|are|was|were|remains?)\s+(?:only\s+)?(?:suspected|possible|not\s+diagnosed)\b"
)
_INSTEAD = re.compile(
    r"(?i)\b(?:prefers?\s+(?:this|it)\s+to|alternatives?\s+(?:to|is|are|include)|instead\s+of|rather\s+than|compared\s+(?:with|to)|"
    r"versus|before|avoid(?:s|ed|ing)?|risks?\s+of)\s+(?:\w+\s+){0,2}$"
)
_POSSIBLE = re.compile(
    r"(?i)\b(?:possible|possibly|suspect(?:ed|s)?|suspicion|probable|likely|rule\s+out|r/o|concern(?:ing)?\s+for|question(?:able)?|"
    r"cannot\s+exclude|could\s+be|versus|vs\.?|risk\s+(?:of|for)|screen(?:ing|ed)?\s+for|differential|monitor\s+for|in\s+case\s+of|"
    r"call\s+(?:911\s+)?(?:for|if)|(?:call|contact|notify|return|stop|hold|report|tell|seek)\b[^.;]{0,50}\b(?:if|for|when|any)|"
    r"(?:instructed|advised|taught|told|counsel\w+|educated|reminded)\s+(?:\w+\s+){0,2}to\s+(?:call|report|stop|watch|avoid|return|seek|notify|"
    r"expect|rate|use|keep))\b[^.;]{0,60}$"
)
# "midline removed", "drain out", "wound healed": it was, and is no more.
_AFTER_GONE = re.compile(
    r"(?i)^\s*(?:(?:was|were|has\s+been|have\s+been|is|are|now)\s+)?(?:removed|pulled|discontinued|taken\s+out|out(?=\s*(?:[.;,]|$))|"
    r"healed|resolved|closed\s+out|weaned\s+off|extubated|decannulated)\b"
)
_NOT_NEAR = re.compile(
    r"(?i)\b(?:no|not|never|none|without|denie[sd]|denying|negative|absent|refut\w+|nor|neither|free|rul\w+|exclu\w+|normal|error|declin\w+|"
    r"refus\w+|unremarkable|stopped|discontinued|nil|non)\b|n['’]t\b"
)
# A label that begins a part of the note of its own: what stands there is no longer family history, whatever heading was read last.
_OWN_LABEL = re.compile(
    r"(?i)^\s*(?:dx|diagnos[ei]s|impression|assessment|a/p|plan|hpi|exam(?:ination)?|interval|interim|meds?|medications?|pmh|psh|ros|"
    r"allergies|vitals|safety|labs?|imaging|procedure|course|problems?)\b[^:]{0,20}:"
)
_KIN = re.compile(
    r"(?i)\b(?:mother|father|sister|brother|aunt|uncle|grand\w+|cousin|maternal|paternal|family|sibling\w*|parents?|son|daughter|niece|"
    r"nephew|relative\w*|FH|mom|dad|[mp]g[mf])\b"
)
_HISTORY = re.compile(r"(?i)\b(?:history\s+of|h/o|hx\s+of|prior|previous(?:ly)?|former(?:ly)?|remote|past|used\s+to)\b[^.;]{0,40}$")


OWN_PART = "(of the patient again)"  # the section of what follows such a label, where reading still calls it family history


# "If you have chest pain, call 911" tells of no pain; "cause unclear" names no cause
_CONDITIONAL = re.compile(
    r"(?i)\b(?:if|should)\s+(?:you|the\s+patient|she|he|they|pt|there)\s+(?:(?:should|is|are|were)\s+)?(?:ever\s+|to\s+)?(?:have|has|develops?|notices?|feels?|"
    r"experiences?|gets?|sees?|become|becomes)?\b[^.;]{0,60}$|\b(?:if|when)\s+(?:any|new|worse|worsening|signs?|symptoms?)\b[^.;]{0,60}$"
)
_UNCLEAR = re.compile(
    r"(?i)^\s*(?:is\s+|was\s+|remains\s+|still\s+)?(?:unclear|unknown|undetermined|not\s+(?:yet\s+)?(?:known|clear|determined))\b"
)
_QUIT = re.compile(r"(?i)(?<!to\s)\b(?:quit|gave\s+up|stopped)\s+$")
_QUIT_WHEN = re.compile(
    r"(?i)^\s*(?:\(|in\s+|since\s+|over\s+|more\s+than\s+)?(?:(?:19|20)\d\d|\d+\s*(?:y\b|yrs?|years?|months?|mo\b)|\d{1,2}/)"
)
# "Pregnancy should be avoided", "avoid pregnancy": advice says nothing of how it is
_ADVICE_AFTER = re.compile(
    r"(?i)^\s*(?:(?:should|must|needs?\s+to|has\s+to|is\s+to)\s+(?:not\s+)?(?:be\s+)?(?:avoided|prevented|reported|excluded|"
    r"ruled\s+out|occur|happen|call)|prevention\b|precautions?\b|prophylaxis\b|avoidance\b|warning\s+signs)"
)
_ADVICE_BEFORE = re.compile(r"(?i)\b(?:prevent(?:s|ing|ion\s+of)?|signs\s+and\s+symptoms\s+of|warning\s+signs\s+of)\s+(?:\w+\s+){0,2}$")


_NO_PAPER = re.compile(
    r"(?i)^\s+(?:tests?|testing|results?|reports?|records?|documentation|work-?up|panel|studies|screening|note|letter)\b"
)


def own_part(text: str) -> bool:
    """True where a passage begins with a label such as "Dx:" or "Plan:" and names no relative."""
    return bool(_OWN_LABEL.match(text)) and not _KIN.search(text)


def names_kin(text: str) -> bool:
    """True where a passage names a relative."""
    return bool(_KIN.search(text))


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds these offsets."""
    begin, stop = 0, len(text)
    for m in _CLAUSE.finditer(text):
        if m.end() <= start:
            begin = m.end()
        elif m.start() >= end:
            stop = m.start()
            break
    return begin, stop


def negated(before: str) -> bool:
    """True where the words before a mention say that it is not so ("no relief from naproxen" is no negation of naproxen)."""
    found = None
    for m in re.finditer(
        r"(?i)\b(?:no|nobody|not|denies|denied|denying|without|never|negative for|free of|absence of|ruled out|nor|neither|none)\b", before
    ):
        found = m
    if found is None:
        return False
    between = before[found.end() :]
    if _ABOUT.search(between) or len(between) > 90 or _NO_CHANGE.search(between) or ":" in between:
        return False
    verb = re.search(r",\s+(?:\w+ly\s+)?(?P<verb>\w{3,}ed)\b", between)
    if verb is not None and not _ADJECTIVE.fullmatch(verb["verb"]):
        return False  # "No falls during the trial, descended stairs": a new clause
    return not _STOPS.search(between)


_ADJECTIVE = re.compile(
    r"(?i)(?:limit|decreas|increas|reduc|impair|elevat|restrict|fix|enlarg|displac|unexplain|advanc|complicat|relat|infect|retain|need|"
    r"unaid)ed"
)


def own_cues(text: str, start: int, end: int, section: str = "") -> Stance:
    """The stance by plain cues alone."""
    begin, stop = clause_around(text, start, end)
    before, after = text[begin:start], text[end:stop]
    if ("family" in section.lower() and "social" not in section.lower()) or (
        _FAMILY.search(before) and not _CARER.search(text[begin:stop]) and not _OWN_TOO.search(before)
    ):
        return Stance.FAMILY
    if _CONDITIONAL.search(before) or _UNCLEAR.match(after):
        return Stance.UNSURE
    if _NO_PAPER.match(after) and negated(before):
        return Stance.UNSURE  # "no allergy result in the chart" denies a paper
    if negated(before) or _TURNED_DOWN.match(after) or (_AFTER_NOT.match(after) and not re.match(r"(?i)\s*,\s*no\b", after)):
        return Stance.ABSENT
    if _ADVICE_AFTER.match(after) or _ADVICE_BEFORE.search(before):
        return Stance.UNSURE
    if _PLANNED.search(before) or _AFTER_MAYBE.match(after) or _INSTEAD.search(before):
        return Stance.PLANNED
    if _POSSIBLE.search(before) or _AFTER_SUSPECTED.match(after):
        return Stance.POSSIBLE
    if _QUIT.search(before) and _QUIT_WHEN.match(after):
        return Stance.HISTORICAL
    if _HISTORY.search(before) or _AFTER_GONE.match(after):
        return Stance.HISTORICAL
    return Stance.PRESENT


def stance_of(passage: Passage, start: int, end: int) -> Stance:
    """The record's assertion at these offsets of the passage's text; UNSURE where plain cues contradict it."""
    if _NEGATIVE_NAME.match(passage.text[start:end]):
        return own_cues(passage.text, start, end, passage.section)
    if _OPEN_ENTRY.match(passage.text[end:]):
        return Stance.UNSURE
    plain = own_cues(passage.text, start, end, passage.section)
    said = Stance(passage.assertion_at(start, end).value)
    if said is Stance.FAMILY and (passage.section == OWN_PART or own_part(passage.text)):
        return own_cues(passage.text, start, end)
    if said is plain or (plain is Stance.ABSENT and _OWN_TOO.search(passage.text[:start])):
        return plain
    if said is Stance.PRESENT:
        return plain if plain in (Stance.HISTORICAL,) else Stance.UNSURE
    if said is Stance.HISTORICAL and plain is Stance.PRESENT:
        return said
    if (
        plain is Stance.PRESENT
        and said in (Stance.PLANNED, Stance.POSSIBLE)
        and re.search(r"(?i)\b(?:is|are|was|has|have)\s+(?:an?\s+)?$", passage.text[:start])
    ):
        return Stance.PRESENT
    if said is Stance.ABSENT and plain is Stance.PRESENT and _LACKS.search(passage.text[:start]) and not _NOT.search(passage.text[:start]):
        return Stance.PRESENT  # "lacks 8 degrees of extension, crepitus": a measure, not a denial of what follows
    if said is Stance.ABSENT and _UNABLE.search(passage.text[:start]):
        return Stance.UNSURE
    if plain is Stance.PRESENT:
        whole = said is Stance.ABSENT and not passage.scopes
        return Stance.UNSURE if whole and not _NOT_NEAR.search(passage.text[max(0, start - 90) : end + 25]) else said
    if Stance.FAMILY in (said, plain):
        return Stance.FAMILY
    return Stance.UNSURE
