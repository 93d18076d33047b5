"""The service as sentences name it: what was asked for, what a bill was for, what a subject line or the line after a colon says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .labels import classify
from .structure import Sheet

_WHO = r"(?:(?:us|the plan|your plan|the [A-Z]\w+|that we|permission|again|[A-Z][\w.'’&-]+(?: [A-Z][\w.'’&-]+){0,4}),? ){0,2}"
_STOP = (
    r"(?=[.;:()\n]|,? (?:code|codes|CPT|HCPCS|procedure code|NDC|ICD|diagnosis|with diagnosis|from [A-Z]|at (?:the )?[A-Z]|on \w+ \d|"
    r"of \w+ \d+, \d{4}|"
    r"dated|in the (?:outpatient|inpatient|hospital)|because|since|and (?:that|we|are|will)|but|which|that (?:was|were|is|you|your|she|"
    r"he|we)|"
    r"who|whoever|has been|have been|had been|is|was|are|were|will|does|did|cannot|provided|performed|given|received|for the (?:dates?|"
    r"period)|"
    r"billed under|coded as|beginning|starting|beyond|under (?:your|the)|as (?:requested|medically)|to be|porque|del? \d|que (?:fue|"
    r"recibi|se)|fue|ha sido|"
    r"no (?:es|fue|est)|el \d)\b|$)"
)
_WHAT = (
    r"(?:the |your |this |that |an? |his |her |su |el |la |los |las |un |una )?"
    r"(?P<what>[A-Za-zÁÉÍÓÚÑáéíóúñ0-9][^.;:()\n]{4,110}?(?: \([a-z][a-z -]{3,28}\)[^.;:()\n]{0,40}?)?)"
)
_ASKED = re.compile(
    r"\b(?:(?:wrote|called|written) to ask|asked on (?:\w+ \d+(?:, \d{4})?|[\d/]+)|asked|asks|asking|requested|requests|applied|wants?|"
    r"wrote|called|request of [^.;:]{3,50}?|pidi[oó]|solicit[oó])[, ]+"
    + _WHO
    + r"(?:on (?:\w+ \d+(?:, \d{4})?|[\d/]+),? )?"
    + r"(?:for |to |that we |que (?:se )?)?(?:approv(?:e|al)(?: of| for)?|cover(?:age)?(?: of| for)?|authoriz(?:e|ation)(?: of| for)?|"
    r"certif(?:y|ication)(?: of| for)?|pay for|aprob\w+|cubr\w+|autoriz\w+)\s+(?:coverage (?:of|for) )?" + _WHAT + _STOP
)
_FOR = re.compile(
    r"\b(?:[Rr]equest|[Rr]eferral|[Oo]rder|[Pp]rescription|[Aa]ppeal|[Aa]uthorization|[Pp]recertification|[Pp]rior authorization|"
    r"[Bb]enefits?|"
    r"[Cc]overage|[Pp]ayment|[Dd]enial|[Ss]olicitud|[Aa]pelaci[oó]n|[Rr]eferido|[Cc]obertura)(?: request)?(?: (?:number |"
    r"# ?)?(?=\S*\d)[\w-]{5,20})?(?: (?:of|from|by|de) (?:Dra?\.? |your )?[\w.'’-]+(?: [\w.'’,-]+){0,4}?)?"
    r"(?: \(?dated [^()]{4,20}\)?)? (?:for|about|regarding|concerning|of|para|de|sobre) " + _WHAT + _STOP
)
_BILL = re.compile(
    r"\b(?:[Cc]laim|[Bb]ill|[Cc]harges?|[Rr]eclamaci[oó]n|[Ff]actura)\b[^.;:\n]{0,90}?,? (?:for|por) "
    + _WHAT
    + r"(?=,? (?:on|of|from|del?|el) (?:\w+ \d|\d)| (?:provided|performed|given|received|you (?:had|got|received)|recibid)| \(|\.)"
)
_STOPPED = re.compile(
    r"\b(?:stop(?:ping)?|end(?:ing)?|reduc(?:e|ing)|pay for (?:fewer|less) (?:hours|visits|units) of|terminat(?:e|ing))(?: paying for|"
    r" coverage (?:of|for)|"
    r" payment (?:of|for)| authorization (?:of|for))? " + _WHAT + r"(?=,? (?:from \d|to \d|\d|beginning|starting|on [A-Z]|because|"
    r"effective)|[.;:(\n]|$)"
)
_HAVE = re.compile(
    r"\bto (?:have|get|undergo|receive) (?:your |the |an? |his |her )(?P<what>[a-z][^.;:()\n]{4,80}?)(?= \(| done|"
    r" performed| given| at | in | from |[.;,])"
)
_CODED_TOO = re.compile(r"\((?:CPT |HCPCS )?(?:\d{5}|[A-Z]\d{4}),? (?P<what>[A-Za-z][a-z][^()\n]{4,70})\)")
_CODED = re.compile(r"\b(?:[Pp]rocedure|[Cc]ode|CPT|HCPCS)s? (?:\d{5}|[A-Z]\d{4}) \((?P<what>[A-Za-z][^()\n]{5,80})\)")
_SUBJECT = re.compile(r"^[ \t]*(?:RE|Re|Subject|Asunto|Ref)\s*:[ \t]+(?P<what>[^\n]{6,120})$", re.MULTILINE)
_LISTED = re.compile(
    r"\b(?:denied|not approv\w+|cannot approve|will not pay|not cover\w*|negad\w+|denegad\w+|deneg[oó])\b(?:[^.:]|"
    r"\bDra?\.){0,120}?(?:below|"
    r"following|requested|siguientes?|solicit[oó]|pidi[oó])(?!\w)(?:[^.:]|\bDra?\.){0,110}:"
    r"\s*(?:[•*-]\s*)?" + _WHAT + r"(?=[.;:(\n]|, (?:[A-Z][\w.'’-]+ ){1,6}|, (?:code|CPT|HCPCS|requested|from)|$)"
)
_NOT = re.compile(
    r"\b(?:remains?|upheld|denied|appeals?|decision|denial|notice|claims?|letter|copies|documents?|review|hearing|payment|request|"
    r"determination|grievance|information|member|"
    r"patient|benefits? for|policy|account|coverage|apelaci|usted|su m[eé]dic|est[ea] |listed below|requested by|decisi|carta|reclamaci|"
    r"solicitud|you|we|us|our|reason|amount|it|them|"
    r"this|these|those|"
    r"services? (?:above|named|below|listed|described|shown)|(?:above|below|listed|named) (?:service|item)|(?:service|item|charge|"
    r"bill)s? (?:above|below)|(?:the )?following|service$|services$|tratamiento$|"
    r"servicios? (?:indicad|de arriba|anterior|mencionad))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:appeal|denial|non-?certification|coverage decision|decision|request|your request|prior authorization(?: request)?|coverage|"
    r"claim|notice)(?: of| for|:| -)+ |first |second )+",
    re.IGNORECASE,
)


def _fits(text: str) -> bool:
    words = text.split()
    if classify(text) is not None:
        return False
    return len(text) >= 5 and len(words) <= 16 and re.search(r"[a-záéíóúñ]{4}", text) is not None and not _NOT.search(text)


def said_services(sheet: Sheet) -> Iterator[tuple[str, int, int, float, str]]:
    """What sentences of a sheet name as the service: words, place, how surely, and how it was said."""
    flat = sheet.flat
    for pattern, score, why in (
        (_ASKED, 0.745, "asked for"),
        (_FOR, 0.7, "request for"),
        (_BILL, 0.69, "bill for"),
        (_LISTED, 0.76, "listed"),
        (_STOPPED, 0.7, "stopped"),
        (_CODED, 0.72, "code"),
        (_CODED_TOO, 0.7, "code"),
        (_HAVE, 0.66, "to have"),
    ):
        text = sheet.page.text if pattern is _LISTED else flat
        for hit in pattern.finditer(text):
            start, end = hit.span("what")
            if "\n\n" in sheet.page.text[start:end]:
                continue
            words = " ".join(hit["what"].split()).strip(' ,–-"“”')
            if (
                _fits(words)
                and not re.match(r"[A-Z][\w'’-]+ [A-Z][\w'’.-]+,", words)
                and not re.search(
                    r"\b(?:if|may|can|puede|should|"
                    r"unless)\b",
                    flat[max(0, hit.start() - 25) : hit.start()],
                )
            ):
                yield words, start, end, score - 0.002 * min(10, start // 300) - 0.05 * sheet.order, why
    for hit in _SUBJECT.finditer(sheet.page.text):
        lead = _LEAD.match(hit["what"])
        start = hit.start("what") + (lead.end() if lead else 0)
        words = " ".join(sheet.page.text[start : hit.end()].split("  ")[0].split()).strip(" .,;")
        words = re.split(r"\s*[(;]|, (?:CPT|code)", words)[0].strip(" ,")
        person = re.match(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+(?:,|$)", words)
        if (
            _fits(words)
            and person is None
            and not re.search(r"\d{5,}|\b(?:number|ID)\b", words)
            and re.match(r"[A-Z]?[a-z]", words)
            and not re.fullmatch(r"(?:[A-Z][\w.'’-]* ?){1,4}", words)
        ):
            yield words, start, start + len(words), 0.74, "subject"
