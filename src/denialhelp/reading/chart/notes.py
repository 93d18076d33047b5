"""A document as dated notes: where each begins, its title, day, author and whether it is a copy of an older one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .datelines import dateline_day, leans_on, may_follow
from .dates import find_times, first_day
from .sections import SectionKind, exact_kind, section_kind
from .units import Unit, UnitKind

_NOTE = re.compile(
    r"\b(?:visit|notes?|consult(?:ation)?|evaluation|re-?evaluation|report|(?:discharge|visit|transfer|care|treatment|monthly|"
    r"weekly|episode) summary|follow-?up|progress|addendum|initial|operative|admission|history and physical|h&p|incident|"
    r"encounter|flow ?sheets?|session|triage|screening|statement|letter|certification|telephone|intake|polysomnogra\w+|"
    r"sleep study|mri|x-?ray|radiograph|ultrasound|"
    r"echocardiogram|pathology|administration record|infusion|case management|nursing|psychotherapy|dispensing|fill history|"
    r"recertification|attestation)\b",
    re.IGNORECASE,
)
_SCAN = re.compile(r"^(?:CTA?|MRA?|PET)\b")
_LOG = re.compile(
    r"^\[?\(?(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d)\)?\]?(?:,?\s+(?:at\s+)?\d{1,2}:?\d\d(?:\s?[ap]\.?m\.?)?)?\s*(?:[.:–—-]|"
    r"\s(?=[A-Z\"“])|\s(?=(?:morning|afternoon|evening|night|day)\b))"
)
_TIMED = re.compile(r"^\[?\d{1,2}/\d{1,2}/\d{2,4}\]?,?\s+(?:at\s+)?\d{1,2}:\d\d\b.{0,6}\s[A-Z\"“]")
_VISIT = re.compile(r"^(?:visit|session|treatment|note|encounter|tx|infusion|dose|week)\s*(?:#|no\.?)?\s*\d+\b", re.IGNORECASE)
_SERVICE_LABEL = re.compile(
    r"\b(?:date of (?:service|visit|exam(?:ination)?|study|evaluation|surgery|procedure|operation|consultation|test|screening|"
    r"encounter|discharge|document|session|infusion|report)|"
    r"(?:visit|exam|study|evaluation|encounter|service|session|procedure|surgery|infusion|test|collection|discharge|assessment|"
    r"consult(?:ation)?|screening|treatment|report) date|"
    r"dos|collected(?: on)?|arrival|arrived|exam performed|performed on|date seen|seen on|visit|fecha de (?:servicio|"
    r"visita))\b\s*[:#]?\s*(?=[\dA-Z])",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(r"\b(?:date(?!\s+of)(?: ?/ ?time)?|session|encounter|seen|dated|fecha)\b\s*[:#]?\s*(?=[\dA-Z])", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:signed|authenticated|attested|finalized|completed by|dictated|reviewed and signed)\b", re.IGNORECASE)
_COPY = re.compile(
    r"\bcopied (?:document|note|report|text|from)|\[?\bcopy of (?:the )?(?:prior|previous|first|earlier|old)|prior report|"
    r"previous report|\(copy\)|historical note|for reference only",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:previous|prior|earlier|last)\b", re.IGNORECASE)
_BIRTH = re.compile(r"\b(?:dob|birth|born|nacimiento)", re.IGNORECASE)
_OUTSIDE = re.compile(r"\boutside (?:record|note|report)s?\b|\baddendum\b", re.IGNORECASE)
_CREDENTIAL = (
    r"(?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?|PsyD|MBBS|NP(?:-C|-BC)?|ANP|FNP(?:-BC|-C)?|PMHNP(?:-BC)?|PA(?:-C)?|RN|LVN|LPN|BSN|APRN|ARNP|CRNP|DNP|"
    r"DPT|PT|OTR/L|OTR|OTD|OT/L|COTA(?:/L)?|PTA|"
    r"CCC-SLP|CCC-A|SLP|LCSW|LMSW|MSW|LMFT|LPC|LMHC|LICSW|LCPC|BCBA(?:-D)?|AuD|DC|DPM|DDS|DMD|OD|RD|RDN|LDN|CRNA|CNM|PharmD|RPh|"
    r"RPSGT|LAc|ATC|CDCES|CRRN|CBIS|NCS|OCS|RRT|CM|CCM)"
)
_PERSON = r"(?:[A-Z]\.|Dr\.|[A-Z][\w'’-]*)(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]*|de|del|la|van|von|der|bin|al)){0,4}"
NAMED = re.compile(rf"(?P<name>{_PERSON}),?\s+(?P<cred>{_CREDENTIAL}(?:(?:,\s*|\s+|/){_CREDENTIAL})*)(?![\w-])")
_BY = re.compile(
    r"(?:author(?:ed by)?|provider|therapist|clinician|surgeon|physician|dictated by|electronically signed by|"
    r"signed(?: electronically)? by|signed|attending|seen by|evaluator|"
    r"interpreted by|interpreting physician|radiologist|pathologist|performed by|audiologist|psychologist|documented by|nurse|rn|"
    r"entered by|pharmacist|polysomnographer|read by)"
    r"\s*(?:name|signature)?\s*:?\s*$",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"(?:referr(?:ed|al|ing)(?: by| from| physician| provider| md)?|requested by|ordered by|ordering (?:provider|physician)|pcp|"
    r"primary care(?: provider| physician)?|cc|dear|to|for|per|"
    r"supervis\w+|discussed with|cosigner|with|and|under|attn|sent to|copy to)\s*:?\s*(?:dr\.?)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its first unit, title, day, author with credentials, and whether it copies an older one."""

    first: int
    title: str = ""
    on: date | None = None
    author: str = ""
    copied: bool = False


def _after_label(text: str, pattern: re.Pattern[str]) -> date | None:
    for match in pattern.finditer(text):
        times = find_times(text[match.end() : match.end() + 24])
        if times and times[0].start <= 1 and times[0].exact == "day":
            return times[0].first
    return None


def is_visit(title: str) -> bool:
    """Whether a title is that of a note, report or visit and no letterhead."""
    return _NOTE.search(title) is not None or _SCAN.search(title) is not None


def clean_title(text: str) -> str:
    """A title without its mark, its date and white space at the ends."""
    return " ".join(text.split()).strip(" :-–—*[]")


_SOLID = frozenset({UnitKind.HEADING, UnitKind.TEXT, UnitKind.ROW})


def _beside(units: Sequence[Unit], at: int, step: int) -> Unit | None:
    """The next unit of the page that holds anything, before (-1) or after (1) one."""
    place = at + step
    while 0 <= place < len(units) and units[place].page == units[at].page:
        if units[place].kind in _SOLID:
            return units[place]
        place += step
    return None


def _is_dateline(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit is a line that is a day and begins a note: no label's value, no signature's day, no entry of a list of days."""
    unit = units[at]
    if unit.kind not in _SOLID or unit.heads or (day := dateline_day(unit.text)) is None:
        return False
    above, below = _beside(units, at, -1), _beside(units, at, 1)
    if below is not None and dateline_day(below.text) not in {None, day}:
        return False
    if above is not None and not unit.opens and dateline_day(above.text) not in {None, day}:
        return False
    if below is None and at + 1 < len(units):
        return True  # the note goes on over the page
    if above is not None and (leans_on(above.text) or (len(above.text) < 60 and _BIRTH.search(above.text))):
        return False
    signed = above is not None and bool(NAMED.search(above.text) or _SIGNED.search(above.text)) and len(above.text) < 120
    if below is None or (signed and not unit.opens and below.opens):
        return False
    return above is None or signed or unit.opens or _may_precede(above)


def _may_precede(above: Unit) -> bool:
    """Whether a note may begin straight under a line: under a sentence, a row, a note's title; not under a field's name."""
    if above.kind is UnitKind.HEADING:
        return is_visit(above.text)
    return above.kind is UnitKind.ROW or may_follow(above.text)


def _starts(units: Sequence[Unit], at: int, seen_text: bool) -> bool:
    """Whether a unit begins a note."""
    unit = units[at]
    text = unit.text
    if _is_dateline(units, at):
        return True
    if unit.kind is UnitKind.HEADING:
        if _COPY.search(text) or _OUTSIDE.search(text):
            return True
        known = exact_kind(text) is not SectionKind.NONE
        if known or (section_kind(text) is not SectionKind.NONE and not _NOTE.search(text)):
            return False
        if first_day(text) is not None or (_NOTE.search(text) and _title_day(text)):
            return True
        if not _NOTE.search(text) and not _SCAN.search(text):
            return False
        following = [u for u in units[at + 1 : at + 4] if u.kind in {UnitKind.TEXT, UnitKind.ROW}][:2]
        dated = any(
            _after_label(u.text, _SERVICE_LABEL) or _after_label(u.text, _PLAIN_LABEL) or _LOG.match(u.text) or first_day(u.text[:60])
            for u in following
        )
        return dated or not seen_text
    if unit.kind in {UnitKind.TEXT, UnitKind.ROW} and not unit.heads:
        timed = _TIMED.match(text) is not None
        if _LOG.match(text) and len(text) > 24 and (timed or (unit.opens and unit.kind is UnitKind.TEXT)):
            return True
        if _VISIT.match(text) and first_day(text[:90]) is not None and len(unit.cells) < 4:
            return True
        return (
            bool(re.match(r"(?:date of service|dos|service date|visit date|date of visit|session date)\b", text, re.IGNORECASE))
            and seen_text
        )
    return False


def _title_before(units: Sequence[Unit], at: int) -> str:
    """The heading straight above a unit, where it stands on the same page."""
    for unit in reversed(units[max(0, at - 3) : at]):
        if unit.kind is UnitKind.HEADING:
            return clean_title(unit.text)
    return ""


def _title_day(title: str) -> date | None:
    """The day in a title, or the last day of the month that it names ("June 2026 monthly summary")."""
    return first_day(title) or next((w.last for w in find_times(title) if w.exact == "month"), None)


def _mostly_date(text: str) -> bool:
    times = find_times(text)
    return bool(times) and times[0].exact == "day" and len(text) - (times[0].end - times[0].start) <= 14 and "care" not in text


def _day_of(units: Sequence[Unit]) -> date | None:
    """The day of a note from its title, a label in its first lines, the day it opens with, or its signature."""
    solid = [u for u in units if u.kind not in {UnitKind.FURNITURE, UnitKind.RULE}]
    head = solid[:10]
    if head and (day := dateline_day(head[0].text)):
        return day
    if head and head[0].kind is UnitKind.HEADING and (day := _title_day(head[0].text)):
        return day
    for pattern in (_SERVICE_LABEL, _PLAIN_LABEL):
        for unit in head:
            if (day := _after_label(unit.text, pattern)) is not None:
                return day
    for unit in head[:3]:
        if _BIRTH.search(unit.text):
            continue
        if _LOG.match(unit.text) or (unit.kind is not UnitKind.ROW and len(unit.text) < 60 and _mostly_date(unit.text)):
            return first_day(unit.text)
        if unit.kind is UnitKind.TEXT and (first := find_times(unit.text[:24])) and first[0].start == 0 and first[0].exact == "day":
            return first[0].first
    for unit in reversed(solid[-8:]):
        named = NAMED.search(unit.text)
        if named and (day := first_day(unit.text[named.end() : named.end() + 28])):
            return day
    for unit in reversed(solid):
        signed = _SIGNED.search(unit.text)
        if signed and not _EARLIER.search(unit.text) and (day := first_day(unit.text[signed.start() :])):
            return day
    return None


def _author_of(units: Sequence[Unit]) -> str:
    """Who wrote a note: who is named as its author or signs it, else the clinician named in its first lines."""
    found: list[tuple[int, str]] = []
    for place, unit in enumerate(units):
        for match in NAMED.finditer(unit.text):
            before = unit.text[max(0, match.start() - 34) : match.start()]
            if _NOT_AUTHOR.search(before):
                continue
            name = " ".join(match["name"].split())
            lead = name.split()[0].rstrip(".,")
            if lead.lower() in {"signed", "author", "provider", "therapist", "clinician", "physician", "surgeon", "dr"}:
                before, name = f"{before}{lead} ", " ".join(name.split()[1:])
            rank = 0 if _BY.search(before) else 1 if place < 3 else 2 if _SIGNED.search(unit.text) else 3
            rank = 4 if unit.kind is UnitKind.FURNITURE else rank
            if len(name) > 3 and (rank == 0 or len(name.split()) > 1):
                found.append((rank, f"{name}, {' '.join(match['cred'].split()).rstrip('.')}"))
    return min(found, key=lambda item: item[0])[1] if found else ""


def _document_day(units: Sequence[Unit]) -> date | None:
    """The day of an encounter that a running head or foot names ("Encounter 09/09/2026")."""
    for unit in units:
        if unit.kind is UnitKind.FURNITURE:
            match = re.search(r"\b(?:encounter|visit|date of service|dos|exam|evaluation)\b(?: date)?:?\s", unit.text, re.IGNORECASE)
            if match and (day := first_day(unit.text[match.end() :][:40])):
                return day
    return None


_WHOSE = re.compile(r"\b(?:patient|name|member|client)\b.{0,80}\b(?:dob|d\.o\.b\.|born|birth\w*)\b", re.IGNORECASE)
_HEAD_UNITS = 6


def _new_sheet(units: Sequence[Unit], at: int, first: int) -> bool:
    """Whether a page begins another sheet than the note that began at `first`: it says again whose it is, and names another day."""
    page = [u for u in units[at : at + 3 * _HEAD_UNITS] if u.page == units[at].page and u.kind in _SOLID][:_HEAD_UNITS]
    if not any(_WHOSE.search(u.text) for u in page):
        return False
    day = next((d for p in (_SERVICE_LABEL, _PLAIN_LABEL) for u in page if (d := _after_label(u.text, p)) is not None), None)
    return day is not None and day != _day_of(units[first:at])


def notes_of(units: Sequence[Unit], structured: bool = False) -> list[Note]:
    """The notes of a document in order; the first begins with its first unit. A `structured` record's own lists have no day."""
    starts: list[int] = [0]
    seen = False
    page = 0
    for at, unit in enumerate(units):
        if unit.kind is UnitKind.FURNITURE:
            continue
        fresh = unit.page != page
        if fresh:
            page, seen = unit.page, False
        if unit.kind is UnitKind.RULE:
            seen = False
            if (
                at + 1 < len(units)
                and any(u.kind in {UnitKind.HEADING, UnitKind.ROW} for u in units[at + 1 : at + 2])
                and starts[-1] != at + 1
            ):
                starts.append(at + 1)
            continue
        if fresh and at not in starts and unit.kind in _SOLID and _new_sheet(units, at, starts[-1]):
            starts.append(at)
            continue
        if at not in starts and _starts(units, at, seen) and (seen or unit.kind is UnitKind.HEADING or at - starts[-1] > 1):
            starts.append(at)
            seen = unit.kind is UnitKind.TEXT
            continue
        if unit.kind is UnitKind.TEXT and len(unit.text) > 60:
            seen = True
    fallback = _document_day(units)
    notes: list[Note] = []
    for index, first in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else len(units)
        body = units[first:last]
        solid = [u for u in body if u.kind not in {UnitKind.FURNITURE, UnitKind.RULE}]
        if not solid:
            continue
        is_title = solid[0].kind is UnitKind.HEADING or (not notes and len(solid[0].text) < 100 and _NOTE.search(solid[0].text) is not None)
        title = clean_title(solid[0].text) if is_title else _title_before(units, first) or (notes[-1].title if notes else "")
        day = _day_of(body)
        if day is None:
            day = fallback or (notes[-1].on if notes and not _COPY.search(title) else None)
        notes.append(Note(first, title, day, _author_of(body), is_title and _COPY.search(solid[0].text) is not None))
    first_dated = next((n.on for n in notes if n.on is not None), None)
    if notes and notes[0].on is None and len(notes) > 1 and not notes[0].copied and not structured:
        notes[0] = replace(notes[0], on=first_dated)
    return notes
