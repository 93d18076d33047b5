"""A criterion's text without its title, its notes and the words that carry nothing."""

from __future__ import annotations

import re

_TITLE = re.compile(r"^([A-Z][\w ,/()’'-]{2,48}?)\.\s+(?=[A-Z“\"0-9≥(])")
_NOTE = re.compile(
    r"(?i)\b(?:need\s+not|does\s+not\s+(?:defeat|count)|not\s+a\s+reason|not\s+required|not\s+applicable|see\s+section|for\s+example)\b"
)
_CONCLUDED = re.compile(
    r"(?i)^(?:the\s+)?(?:treating\s+|ordering\s+|prescribing\s+)?(?:practitioner|physician|provider|clinician|prescriber)\s+(?:has\s+)?"
    r"(?:determine[sd]|conclude[sd]|document(?:s|ed)|confirm(?:s|ed)|state[sd]|attest(?:s|ed))\s+that\s+"
)
_PLACE = re.compile(r"(?i),?\s+(?:in|at|of|for)\s+(?:the|an?)\s+[\w-]+(?:\s+[\w-]+)?\s+to\s+be\s+\w+(?:ed|en)\b")
_CARER = re.compile(
    r"(?i)\b(?:the\s+)?(?:member|patient|beneficiary|individual|enrollee)(?:\s+and/or|\s+or|/)\s*(?:(?:his|her|their|a|an|"
    r"the)\s+)?(?:trained\s+|willing\s+)?(?:caregiver|family(?:\s+member)?|parent|guardian|representative)s?\b"
)
_DROP = re.compile(r"\((?:not (?:applicable|required|needed)[^)]*|see [^)]*|next section|[A-Z][A-Z0-9-]{1,9}|e\.?g\.?[^)]*|i\.e\.[^)]*)\)")


# That a thing must be on paper is asked of all criteria.
_RECORDED = re.compile(
    r"(?i),?\s+(?:with|and)\s+(?:the\s+|its\s+|an?\s+)?(?:cause|reason|results?|dates?|measurements?|findings?|report|score|"
    r"value)\s+(?:is\s+|are\s+)?"
    r"(?:stated|recorded|documented|given|named|on\s+file|in\s+the\s+(?:record|chart)|included|attached)\b"
)


# That imaging fits the findings is asked of every imaging criterion; which level and side it shows is checked apart.
_FITS = re.compile(
    r"(?i),?\s+(?:that|which)\s+(?:fits?|correlates?\s+with|matches|is\s+consistent\s+with|are\s+consistent\s+with|"
    r"corresponds?\s+(?:to|with)|is\s+concordant\s+with)\s+(?:the\s+)?"
    r"(?:patient['’]s\s+)?(?:symptoms|clinical\s+\w+|signs|examination|findings|presentation)(?:\s+and\s+\w+)?\s*$"
)


# The newest value decides anyway; a number that changes must be one of these months.
_AT_REQUEST = re.compile(r"(?i),?\s+at\s+(?:the\s+)?(?:time|date|day)\s+of\s+(?:the\s+)?(?:request|application|submission)\s*(?=[.;]?$|\()")
_BY_ANY = re.compile(
    r"(?i)\s+by\s+(?:an?|the)\s+[^,;]{3,60}\bor\s+(?:the\s+)?(?:ordering|treating|prescribing|attending)\s+(?:clinician|physician|"
    r"provider|practitioner)\s*$"
)
_RENEWED = re.compile(
    r"(?i),?\s+(?:renewed|reviewed|updated|recertified)\s+(?:at\s+least\s+)?every\s+(?P<n>\d+\s+(?:days|weeks|months))\s*$"
)


def _of_now(text: str) -> str:
    aged = re.search(r"(?i)\b(?:aged?|ages|years?|older|younger)\b", text) is not None
    return "" if aged or not re.search(r"\d", _AT_REQUEST.sub("", text)) else " within the last 3 months"


def tidy(text: str) -> tuple[str, str]:
    """The title of an item ("Conventional therapy.") and the rest, without notes and abbreviations in brackets."""
    text = _BY_ANY.sub("", _RENEWED.sub(lambda m: f" within the last {m['n']}", _FITS.sub("", text)))
    text = _RECORDED.sub("", re.sub(r"^For\s+\(?[A-Z0-9][A-Za-z0-9.]{0,4}\)?(?:\s+only)?:\s*", "", text))
    plain = _PLACE.sub("", _CONCLUDED.sub("", _AT_REQUEST.sub(_of_now(text), text)))
    plain = " ".join(_CARER.sub("the member", _DROP.sub("", plain)).split()).strip()
    m = _TITLE.match(plain)
    plain = re.sub(r";\s+[^;]*\b(?:is|are)\s+not\s+(?:skilled|counted|considered|sufficient|enough)\b[^;]*$", "", plain)
    m = _TITLE.match(plain)
    title, rest = (m[1], plain[m.end() :]) if m and len(m[1].split()) <= 6 else ("", plain)
    sentences = re.split(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])", rest)
    kept = [s for s in sentences if not _NOTE.search(s)] or sentences[:1]
    return title, ". ".join(kept).strip().rstrip(".")
