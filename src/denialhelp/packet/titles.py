"""What an exhibit is called: its document's own title with its day, else its file's name with abbreviations in capitals."""

from __future__ import annotations

import re
from datetime import date

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.withheld import TAKEN_OUT
from denialhelp.letters.dates import find_dates
from denialhelp.packet import words

_HEAD_LINES = 10
_KIND = re.compile(
    r"\b(?:evaluation|consultation|consult|progress notes?|office visit|clinic visit|follow-?up(?: visit)?|patient visit|report|"
    r"history (?:and|&) physical|(?:discharge|visit|treatment|admission) summary|triage|letter of medical necessity|"
    r"plan of (?:care|treatment)|"
    r"screening|flowsheets?|operative note|assessment|case management notes?|therapy notes?|nursing notes?|medication (?:list|history)|"
    r"laboratory results|polysomnogram|audiogram|attestation)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\b(?:LLC|PLLC|PC|Inc|Associates|Hospital|Clinic|Center|Centre|Department of|Institute|Group|P\.?O\.? Box|DOB|MRN|Page \d|Patient:|"
    r"Dear|Re:|"
    r"Provider|Physician:|Therapist|Referr\w+|Signed|SYNTHETIC)\b",
    re.IGNORECASE,
)
_DAY_LABEL = re.compile(
    r"\b(?:date of (?:service|visit|evaluation|exam|consult\w*|report|screening|procedure)|(?:visit|evaluation|exam|service|note|report|"
    r"consult\w*|screening) date|dos)\b",
    re.IGNORECASE,
)
_LONGEST = 70
_SHORTENED = frozenset(
    str.split(
        "cimt mri mra ct pt ot slp st ed er icu nicu picu emg ncs ekg ecg eeg ccd ccda fhir pcp pmr lmn dme irf snf ltach aba pdn pet dxa "
        "tb cgm ivig eob pa rx hbot tms ect bmi psg ahi hla cbc uds ime fce obgyn gi gu ent ivf pft copd adhd asd icd cpt dos hcp md rn np "
        "bcba vns scs rfa bvn tmj iop php rtc op ip ehr emr phi ros iv mr us iii"
    )
)


def file_title(name: str) -> str:
    """A file's name in words: without ending and leading number, abbreviations in capitals, the first letter large."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    text = " ".join(re.sub(r"[_\s-]+(?=[^\d\s])|_", " ", stem).split())
    bare = text.lstrip("0123456789-. ") or text
    said = " ".join(w.upper() if w.lower() in _SHORTENED and w.islower() else w for w in bare.split(" "))
    return said[:1].upper() + said[1:]


def _cells(page: Page) -> list[str]:
    lines = [line for line in page.text.splitlines() if line.strip()][:_HEAD_LINES]
    return [cell.strip() for line in lines for cell in re.split(r" {2,}", line) if cell.strip()]


def _title_line(page: Page) -> str | None:
    """The first cell of the page's head that names a kind of document and nothing else, without a day at its end."""
    if page.text == TAKEN_OUT:
        return None
    for cell in _cells(page):
        bare = re.sub(r"[\s,(–-]*(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{1,2}, \d{4})\)?$", "", cell).strip(" :–-")
        plain = len(bare) <= _LONGEST and len(bare.split()) <= 9 and bare[:1].isupper() and not re.search(r"\d|[.;|]|: ?$", bare)
        if plain and _KIND.search(bare) and not _NO_TITLE.search(bare) and len(bare.split()) > 1:
            return bare
    return None


def _day(page: Page) -> date | None:
    """The day of the note, where the head of the page labels exactly one."""
    head = "\n".join(page.text.splitlines()[:14])[:900]
    days = set()
    for label in _DAY_LABEL.finditer(head):
        found = next((d for f in find_dates(head[label.end() : label.end() + 60]) if (d := f.whole()) is not None), None)
        if found is not None:
            days.add(found)
    return days.pop() if len(days) == 1 else None


def record_title(document: Document) -> str:
    """What a document of the record is called. Several titles in one file mean several notes: then the file's name is the better one."""
    if not document.pages or document.pages[0].text == TAKEN_OUT:
        return file_title(document.id)
    titles = {t.lower() for page in document.pages if (t := _title_line(page)) is not None}
    first = _title_line(document.pages[0])
    if first is None or len(titles) > 1:
        return file_title(document.id)
    if first.isupper():
        first = " ".join(w if w.lower() in _SHORTENED else w.capitalize() for w in first.split())
    day = _day(document.pages[0])
    return first if day is None else f"{first}, {words.day(day)}"
