"""Things that were not done yet: planned, given out, awaited, or dated after today."""

from __future__ import annotations

import re
from datetime import date

from .chart import Entry

_UNDONE = re.compile(
    r"(?i)\b(?:(?:has|have)\s+an?\s+appointment|appointment\s+(?:made|scheduled|booked|set)|given\s+to\s+(?:the\s+)?(?:patient|member|"
    r"family|parent|mother|father|him|her)|handed\s+(?:out|to)|"
    r"to\s+be\s+(?:return|sign|complet|"
    r"scheduled|done|drawn|obtain|provided|sent|read|filled|arranged|booked)\w*|not\s+(?:yet\s+)?(?:returned|drawn|received|"
    r"made|completed|done|"
    r"performed|scheduled|signed|obtained|back)|not\s+\w+\s+yet|(?:was|is|has\s+been)\s+booked|booked\s+(?:with|for)|"
    r"not\s+reported|awaiting|pending|(?:visit|session|appointment|evaluation|test)\s+(?:is\s+|was\s+)?(?:planned|cancel\w*|missed|moved)|"
    r"(?:visit|session|appointment|evaluation|test|study|scan)\b[^.;]{0,30}\b(?:cancel\w*|no[\s-]show)|"
    r"missed\b[^.;]{0,40}\b(?:visit|session|appointment|evaluation|test)|"
    r"still\s+(?:needs|"
    r"outstanding|missing)|overdue|will\s+(?:be\s+(?:done|drawn|scheduled|sent)|return\s+(?:the|it)|schedule|book))\b"
)


# What the patient is told to do when something happens says nothing of whether it does.
_TOLD = re.compile(
    r"(?i)(?:^|[.;:!?\n]\s*)(?:please\s+)?(?:stop|hold|rest|call|contact|notify|return|report|tell|seek|go\s+to|come\s+back|do\s+not|avoid|"
    r"continue|rate|record|take)\b[^.;\n]{0,80}\b(?:if|when|for|until|unless)\b|"
    r"\b(?:(?:instructed|advised|taught|told|counsel\w+|educated|reminded|asked)\s+(?:\w+\s+){0,2}to|(?:patient|she|he|they)\s+(?:is|are)\s+to|"
    r"should|must|precautions?:)\s[^.;\n]{0,80}$"
)


def told(text: str, at: int) -> bool:
    """True where the words before an offset are an instruction to the patient ("stop if pain is over 3/10"), in its own sentence."""
    begin = max(text.rfind(stop, 0, at) for stop in (". ", "; ", "\n", "! ")) + 1
    return bool(_TOLD.search(text[begin:at]))


def undone(text: str) -> bool:
    """True where a passage says that a paper, test or visit is planned, given out, awaited or not done: it proves none of them."""
    return bool(_UNDONE.search(text))


def ahead(entry: Entry, as_of: date) -> bool:
    """True where all the dates of a passage are still to come."""
    return bool(entry.dates) and all(d.first > as_of for d in entry.dates)
