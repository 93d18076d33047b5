"""A policy's own data: title, number, payer, effective and reviewed dates, codes and definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Code, Pin
from denialhelp.casefile.quote import pin_at

from .lines import Line
from .markers import marker_of
from .sections import names_section, opens_criteria

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
DATE = (
    r"(?:(?P<us>\d{1,2}[/.|-]\d{1,2}[/.|-]\d{2,4})|(?P<iso>\d{4}-\d{2}-\d{2})|(?P<word>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})"
    r"|(?P<day>\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{4}))"
)
_NUMBER = re.compile(
    r"(?i)(?<!publication )(?<!publication\n)\b(?:policy|guideline|guide|document|bulletin|protocol|criteria|"
    r"reference|cpb|lcd|ncd)?\s*(?:number|no\.?|nr\.?|#|"
    r"id)\s*(?::|\.{2,})?\s*(?P<a>(?=[\w./-]*\d)[A-Z0-9][A-Z0-9./-]{2,})"
    r"|\b(?:policy|guideline|guide|bulletin|protocol|document|"
    r"criteria)\s+(?:[A-Z][a-z]+\s+)?(?P<b>(?=[\w./-]*\d)[A-Z0-9]+(?:[./-][A-Z0-9]+)*\b)|"
    r"\b(?P<c>[A-Z]{2,6}(?:[.-][A-Z]{1,5})+[.-]\d{1,6}|[A-Z]{2,6}(?:[.-][A-Z]{1,5})*[.-]\d{2,6}(?:[.-][A-Z0-9]{1,4})?)\b|"
    r"\b(?:Policy|Guideline|Document|Criteria)\s+(?P<e>[A-Z]{2,5}-[A-Z]{2,5})\b|\b(?P<d>(?![A-Z]\d{4}\b)[A-Z]{1,5}[.-]?\d{3,6}(?:\.\d+)?)\b"
)
_EFFECTIVE = re.compile(
    rf"(?i)\b(?:effective|eff\.?|in\s+(?:force|effect)\s+(?:from|since))(?:\s+(?:date(?:\s+of\s+this\s+version)?|on|from|as\s+of|"
    rf"for\s+(?:dates?\s+of\s+service|services?(?:\s+performed)?)\s+(?:on\s+or\s+after|from)))?\s*(?::|\.{{2,}})?\s*{DATE}"
)
_IMPLEMENTED = re.compile(rf"(?i)\bimplementation(?:\s+date)?\s*:?\s*{DATE}")
_REVIEWED = re.compile(
    rf"(?i)(?<!next\s)\b(?:last\s+(?:review(?:ed)?|revis(?:ed|ion)|update[d]?)|most\s+recent\s+review|review(?:ed)?|approv(?:al|ed)|"
    rf"revised|P&T\s+approval|committee\s+approval)(?:\s+(?:date|on))?\s*(?::|\.{{2,}})?\s*{DATE}"
)
_REVISED = re.compile(rf"(?i)\b(?:revised|revision(?:\s+effective)?(?:\s+date)?)\s*:?\s*{DATE}")
_PAYERS = re.compile(
    r"\b(?:Blue\s+Cross(?:\s+(?:and|&)\s+Blue\s+Shield)?(?:\s+of\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)?|Blue\s+Shield\s+of\s+California|"
    r"UnitedHealthcare(?:\s+of\s+[A-Z][a-z]+|\s+[A-Z][a-z]+\s+Exchange)?|Optum\s?Rx|Aetna(?:\s+Better\s+Health)?|"
    r"Cigna(?:\s+Healthcare)?|Humana|Anthem|Kaiser\s+Permanente|Molina(?:\s+Healthcare)?|Centene|Ambetter|WellCare|Carelon|Evernorth|"
    r"Express\s+Scripts|CVS\s+Caremark|EviCore|Highmark|Health\s+Net|Oscar(?:\s+Health)?|"
    r"Medical\s+Mutual|Priority\s+Health|Geisinger(?:\s+Health\s+Plan)?|UPMC\s+Health\s+Plan|Point32Health|Tufts\s+Health\s+Plan|"
    r"Harvard\s+Pilgrim|Excellus|Independence\s+Blue\s+Cross|Regence|Premera|CareSource|Superior\s+HealthPlan|"
    r"TRICARE|(?:[A-Z][A-Za-z]+ ){1,3}(?:Health ?Plans?|Health ?Care|Healthcare|Health Insurance|Insurance Company|Rx Benefit Plan|"
    r"Benefit Administrators|Medicare Advantage|Medicaid Managed Care|Health Partners|Health Network|Community Plan|"
    r"Mutual|Advantage\s+Plan|Benefit\s+Plan|HMO)(?:\s+of\s+[A-Z][a-z]+)?)\b"
)
_CPT = re.compile(r"(?<![\d.-])(\d{5}|\d{4}[FTU])(?![\d-])")
_HCPCS = re.compile(r"\b([A-CEGHJ-MP-V]\d{4})\b")
_ICD = re.compile(r"\b([A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?-?)(?![\w.])")
_NDC = re.compile(r"\b(\d{5}-\d{3,4}-\d{1,2})\b")
_TERM = re.compile(
    r"(?:^|(?<=[.;]\s)|(?<=\n))(?P<term>[A-Z][A-Za-z0-9 ,/()’'-]{1,58}?)\s?(?::|\s[–—-]\s|\smeans\b|\sis defined as\b)\s*(?=\S)"
)


def day_of(text: str) -> date | None:
    """The day that a US, ISO or written date names, or None."""
    plain = " ".join(text.replace("|", "/").replace(",", " ").replace(".", " " if re.search("[A-Za-z]", text) else "/").split())
    if m := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", plain):
        year, month, day = (int(x) for x in m.groups())
    elif m := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})", plain):
        month, day, year = (int(x) for x in m.groups())
        year += 2000 if year < 100 else 0
    elif (m := re.fullmatch(r"([A-Za-z]+) (\d{1,2}) (\d{4})", plain)) or (m := re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", plain)):
        name, number = (m[1], m[2]) if m[1].isalpha() else (m[2], m[1])
        month = next((n for n, word in enumerate(_MONTHS, 1) if word.startswith(name.lower()[:3])), 0)
        day, year = int(number), int(m[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Header:
    """What a policy says of itself, with the pins of each part."""

    title: str | None
    number: str | None
    payer: str | None
    effective: date | None
    reviewed: date | None
    pins: tuple[Pin, ...]


def _effective_date(head: str) -> tuple[date | None, tuple[int, int] | None]:
    """The day that the policy itself takes effect: said by a label or in a short line of the head, not in the middle of a paragraph."""
    for m in _EFFECTIVE.finditer(head):
        day = day_of(m["us"] or m["iso"] or m["word"] or m["day"])
        start, end = head.rfind("\n", 0, m.start()) + 1, head.find("\n", m.end())
        line = head[start : end if end >= 0 else len(head)]
        said = m[0][: -len(m["us"] or m["iso"] or m["word"] or m["day"])]
        if day is not None and (len(line) <= 130 or re.search(r"(?i):|\bdate\b|\bon\s+or\s+after\b", said)):
            return day, m.span()
    return None, None


def _first_date(pattern: re.Pattern[str], head: str) -> tuple[date | None, tuple[int, int] | None]:
    for m in pattern.finditer(head):
        text = m["us"] or m["iso"] or m["word"] or m["day"]
        day = day_of(text)
        if day is not None:
            return day, m.span()
    return None, None


_KIND_ONLY = re.compile(
    r"(?i)^(?:(?:(?:national|local)\s+)?coverage\s+determination\s*(?:\([A-Z]{3}\))?$|(?:(?:medical|surgical|dental|benefit|clinical|coverage|payment|pharmacy|drug|behavioral|health|advanced|imaging|laboratory|"
    r"reimbursement|utilization|prior|authorization|level|of|care|the|plan|and|step|therapy|post|acute|review|corporate|"
    r"treatment|management)\s+)*(?:polic(?:y|ies)|guidelines?|criteria|bulletin|guide|protocol|position|manual|"
    r"statement)(?:\s+(?:bulletin|guideline|criteria|manual|statement))?(?:\s+(?:no\.?\s*|#\s*)?[\w.-]*\d[\w.-]*)?\s*:?$)"
)
_ORGANIZATION = re.compile(
    r"(?i)^[A-Z][\w&'.-]*(?:\s+[\w&'.-]+){0,5}\s+(?:plans?|network|mutual|insurance(?:\s+company)?|hmo|rx|health|alliance|"
    r"benefit\s+administrators|"
    r"advantage)$|^[A-Z][\w&'.-]*(?:\s+[A-Z][\w&'.-]*){0,4}\s+(?:medical|clinical|coverage|medicare|commercial)?\s*(?:medical|clinical|"
    r"coverage|payment)"
    r"(?:\s+(?:medical|clinical|coverage|benefit|drug))*\s+(?:policy|policies|guidelines?|criteria|policy\s+bulletins?)$"
)
_LABELLED = re.compile(
    r"(?i)^(?:policy\s+title|title|subject|topic|re|clinical\s+policy|medical\s+policy|clinical\s+guideline|guideline|"
    r"policy)(?:\s+(?:no\.?\s*|#\s*)?[\w.-]*\d[\w.-]*)?\s*:\s*(?=[A-Z])"
)
_NO_TITLE = re.compile(
    r"(?i)^(?:(?:medical\s+|coverage\s+|clinical\s+)*policy|guideline|document|doc\.?|number|reference|bulletin|"
    r"plan|effective|in force|last|next|page|date|lines?\b|this "
    r"policy|original|revised|approved)[^:]{0,24}[:#]|\beffective\b.*\d{4}|^(?:revised|reviewed|effective|bulletin|doc\.)\b.*\d|\bwas "
    r"last reviewed\b|\.{4,}|\b(?:www\.|https?:)|\(\d{3}\)\s*\d{3}-\d{4}|\b[A-Z]{2}\s+\d{5}\b|^this\s+(?:medical|document|policy)\b"
)


def _rank(line: Line) -> tuple[int, int]:
    """How unlike a title a line is: names of kinds of paper, payers and numbers come after the name of a service."""
    text = line.text.split("  ")[0]
    payer = _PAYERS.match(text)
    if _LABELLED.match(text):
        return -1, line.start
    only = bool(_KIND_ONLY.match(text) or _ORGANIZATION.match(text)) or (
        payer is not None and (payer.end() > len(text) - 4 or bool(_KIND_ONLY.match(text[payer.end() :].strip(" -–|"))))
    )
    return (2 if only else 1 if payer is not None and payer.start() == 0 and not _LABELLED.match(text) else 0, line.start)


def _shared(line: Line, service: str | None) -> int:
    """How many words of the service a line of the head names: the line that names the service is the title, not the payer's own."""
    asked = {w[:6] for w in re.findall(r"[a-z]{4,}", (service or "").lower())} - {
        "treatm",
        "therap",
        "servic",
        "health",
        "care",
        "progra",
        "medica",
    }
    found = {w[:6] for w in re.findall(r"[a-z]{4,}", line.text.lower())}
    return len(asked & found)


def _may_be_title(line: Line) -> bool:
    text = line.text
    if len(text) <= 8 or not re.search(r"[A-Za-z]{4}", text):
        return False
    return not _NO_TITLE.search(text.split("  ")[0]) or bool(_LABELLED.match(text))


def _title(lines: list[Line], service: str | None = None) -> list[Line]:
    """The line or lines of the title: the tallest before the first section, else the first that is no label, number or kind of paper."""
    head: list[Line] = []
    for line in lines[:14]:
        if head and names_section(line.text) and not _LABELLED.match(line.text) and not _KIND_ONLY.match(line.text):
            break
        if head and (re.search(r"\.{5,}", line.text) or (len(line.text) > 100 and any(_may_be_title(x) for x in head))):
            break
        head.append(line)
    fit = [x for x in head if _may_be_title(x)]
    if not fit:
        return []
    tallest = max(x.height for x in fit)
    if tallest - min(x.height for x in fit) < 1.5:
        fit = [x for x in fit if not opens_criteria(x.text) and not re.search(r"[:.]$|^section\b|^\d", x.text, re.IGNORECASE)]
        fit = [x for x in fit if marker_of(x.text) is None]
        if not fit:
            return []
        return [min(fit[:8], key=lambda x: (-_shared(x, service), *_rank(x)))]
    first = next(x for x in fit if x.height >= tallest - 0.6)
    chosen = [first]
    at = head.index(first) + 1
    while at < len(head) and head[at].height >= tallest - 0.6 and head[at].cells == 1:
        chosen.append(head[at])
        at += 1
    return chosen


def _title_text(lines: list[Line]) -> str | None:
    text = " ".join(" ".join(x.text.split("  ")[0].split("\t")[0].split()) for x in lines)
    parts = [x.strip() for x in _LABELLED.sub("", text).split(" | ")]
    text = next((x for x in parts if not _KIND_ONLY.match(x)), parts[0])
    return text or None


def header_of(document: Document, lines: list[Line], service: str | None = None) -> Header:
    """Title, number, payer and dates, from the first page and, failing that, the whole; `service` tells the title from other lines."""
    page = document.pages[0]
    head = page.text[:3000]
    pins: list[Pin] = []
    title_lines = _title([x for x in lines if x.page == page.number], service)
    title = _title_text(title_lines)
    if title_lines:
        pins.append(pin_at(document, page, title_lines[0].start, title_lines[-1].end, "title"))
    number = None
    for m in _NUMBER.finditer(head):
        text = (m["a"] or m["b"] or m["c"] or m["e"] or m["d"]).rstrip(".-/")
        if re.fullmatch(r"\d{1,2}|(?:19|20)\d\d|\d{1,2}/.*", text) or not (m["e"] or any(c.isdigit() for c in text)):
            continue
        number = text
        pins.append(pin_at(document, page, *m.span(), "number"))
        break
    effective, place = _effective_date(head)
    if effective is None:
        effective, place = _first_date(_IMPLEMENTED, head)
    if place and re.search(r"(?i)\boriginal\s*$", head[: place[0]]):
        later, since = _effective_date(head[place[1] :])
        later, since = (later, since) if later else _first_date(_REVISED, head)
        effective, place = (later, None) if later else (effective, place)
    if place:
        pins.append(pin_at(document, page, *place, "effective"))
    reviewed, place = _first_date(_REVIEWED, head)
    if place:
        pins.append(pin_at(document, page, *place, "reviewed"))
    payer = _PAYERS.search(head) or _PAYERS.search(page.text)
    if payer:
        pins.append(pin_at(document, page, *payer.span(), "payer"))
    return Header(title, number, " ".join(payer[0].split()) if payer else None, effective, reviewed, tuple(pins))


def codes_in(text: str) -> tuple[Code, ...]:
    """Every code in a text, each once, in order."""
    found: dict[Code, None] = {}
    for system, pattern in (("NDC", _NDC), ("CPT", _CPT), ("HCPCS", _HCPCS), ("ICD-10-CM", _ICD)):
        for m in pattern.finditer(text):
            found.setdefault(Code(system, m[1]))
    return tuple(found)


def definitions_in(text: str) -> tuple[tuple[str, str], ...]:
    """Terms and what they mean, from "Term: meaning. Term: meaning." or a line each."""
    marks = [m for m in _TERM.finditer(text) if len(m["term"].split()) <= 7]
    out = []
    for at, m in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        meaning = " ".join(text[m.end() : end].split())
        if meaning:
            out.append((m["term"].strip(), meaning))
    return tuple(out)
