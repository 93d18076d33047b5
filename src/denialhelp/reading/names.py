"""Names of people, practitioners and organisations: whether a text is one, and in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Sr|Sra|Srta|Don|Doña|Hon|Rev|Prof)\.?\s+"
CREDENTIALS = (
    r"(?:M\.?D|D\.?O|N\.?P|P\.?A(?:-C)?|Ph\.?D|Psy\.?D|D\.?P\.?M|D\.?D\.?S|D\.?M\.?D|D\.?C|R\.?N|APRN|ARNP|CRNP|FNP(?:-C|"
    r"-BC)?|PMHNP(?:-BC)?|CNP|DNP|LCSW|LMHC|LPCC|CRNA|OT|PTA|LMFT|LPC|OTR/?L?|"
    r"PT|DPT|SLP|CCC-SLP|BCBA|Pharm\.?D|MBBS|FACC|FACS|FAAP|MPH|MS|MSN|AuD|OD|CNM|LICSW|MSW)"
)
_CREDENTIAL = re.compile(rf"(?:,\s*|\s+){CREDENTIALS}\.?(?=$|[\s,;)(/–—-])")
_PART = r"(?:[A-ZÁÉÍÓÚÑÜ]\.|(?:St|Jr|Sr|Ste)\.|[A-ZÁÉÍÓÚÑÜ][\w'’áéíóúñü-]*|[dD](?:e|el|a|os)|la|van|von|der|den|bin|al|y)"
PERSON = rf"(?:[A-ZÁÉÍÓÚÑÜ]\.|[A-ZÁÉÍÓÚÑÜ][\w'’áéíóúñü-]*)(?: {_PART}){{1,4}}"
PROFESSIONAL = re.compile(rf"(?P<title>\b(?:Dr|Dra)\.? )?(?P<name>{PERSON})(?P<cred>,? {CREDENTIALS}\b\.?(?:, {CREDENTIALS}\b)*)?")
_NOT_NAME = frozenset(
    [
        "health",
        "plan",
        "plans",
        "insurance",
        "member",
        "members",
        "services",
        "service",
        "department",
        "claim",
        "claims",
        "company",
        "inc",
        "llc",
        "number",
        "id",
        "group",
        "medical",
        "center",
        "hospital",
        "clinic",
        "provider",
        "patient",
        "subscriber",
        "notice",
        "letter",
        "date",
        "denial",
        "appeal",
        "appeals",
        "box",
        "street",
        "road",
        "avenue",
        "drive",
        "suite",
        "po",
        "p.o.",
        "for",
        "of",
        "the",
        "and",
        "this",
        "that",
        "your",
        "you",
        "dear",
        "page",
        "customer",
        "care",
        "benefit",
        "benefits",
        "explanation",
        "determination",
        "adverse",
        "unit",
        "benefits",
        "record",
        "records",
        "program",
        "medicare",
        "medicaid",
        "plan.",
        "not",
        "information",
        "name",
        "required",
        "see",
        "request",
        "requested",
        "utilization",
        "review",
        "management",
        "case",
        "billing",
        "code",
        "codes",
        "office",
        "inpatient",
        "outpatient",
        "team",
        "decision",
        "coverage",
        "prior",
        "authorization",
        "approved",
        "denied",
        "member's",
        "enrollee",
        "beneficiary",
        "address",
        "attention",
        "dates",
        "phone",
        "fax",
        "para",
        "por",
        "del",
        "su",
        "nombre",
        "aviso",
        "carta",
        "fecha",
        "miembro",
        "paciente",
        "proveedor",
        "servicio",
        "servicios",
        "reclamación",
        "plan",
        "seguro",
        "salud",
        "relationship",
        "self",
        "spouse",
        "account",
        "reference",
    ]
)
_ORG = re.compile(
    r"\b(?:hospital|cl[ií]nic|cl[ií]nica|centers?|centro|centre|medical|health|healthcare|associates?|group|pharmacy|"
    r"farmacia|laborator(?:y|ies)|labs?|rehab\w*|surgery|surgical|"
    r"imaging|radiolog\w*|llc|inc|pllc|pc|p\.c|corp|services|institute|instituto|home care|hospice|physicians|pediatrics|"
    r"orthop\w+|eye|dental|vision|hearing|speech|ambulance|urgent|pain|spine|heart|cancer|kidney|sleep|women|children|"
    r"therapy|dme|supply|supplies|university|"
    r"facility|agency|oncology|cardiology|neurology|wellness|ambulance|practice|specialists?|medicine|care|dialysis|nursing|"
    r"ems|partners)\b",
    re.IGNORECASE,
)
FACILITY = re.compile(
    r"\b(?:hospital|medical center|centro m[eé]dico|surgery center|surgical center|surgicenter|rehabilitation center|"
    r"rehab(?:ilitation)? hospital|nursing (?:facility|center)|"
    r"skilled nursing|care center|infusion center|imaging center|treatment center|laborator(?:y|ies)|dialysis|home health|"
    r"hospice|sanatorio|infirmary|urgent care|emergency center|sleep center|birth center|wound center)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r",\s*[A-ZÁÉÍÓÚÑ][\w .'-]{1,28},\s*(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:\s+\d{5}(?:-\d{4})?)?\.?$")


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider line names: a person, an organisation, or both."""

    person: str | None
    organisation: str | None


def person(text: str) -> str | None:
    """A person's name in reading order, without titles and what stands in brackets; None where the text is no name."""
    text = re.sub(r"\([^)]*\)?", " ", text)
    text = " ".join(re.sub(rf"^(?:{_TITLE})+", "", text.strip(" .,;:*")).split())
    text = re.split(
        r"\s+(?:–|—|-|\|)\s+|;|,?\s+(?:DOB|ID|Member|Born|Date|Group|Claim|Relationship|Age|Subscriber|Policy|Case|Reference)\b",
        text,
        flags=re.IGNORECASE,
    )[0].strip(" ,")
    if re.search(rf"[,\s]{CREDENTIALS}\.?$", text) and "," in text:
        return None
    text = re.split(r"(?<=\w),?\s+(?=#|\d)", text)[0].strip(" ,")
    turned = re.fullmatch(r"([^\d,]{2,40}?),\s*([^\d,]{2,40}?)(?:,?\s+(Jr|Sr|II|III|IV)\.?)?", text)
    if turned and not re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", turned[2]):
        text = " ".join(filter(None, (turned[2].strip(), turned[1].strip(), turned[3])))
        text = _cased(text) if text.isupper() else text
    words = text.split()
    if not 2 <= len(words) <= 6 or re.search(r"[\d@#$:/&]", text) or _ORG.search(text):
        return None
    if any(w.lower().strip(".,'’") in _NOT_NAME for w in words):
        return None
    if not all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*,?", w) for w in words):
        return None
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    if sum(len(w.strip(".,")) > 1 for w in words) < 2:
        return None
    return text


def _cased(text: str) -> str:
    words = []
    for word in text.split():
        plain = re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), word)
        words.append(re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), plain) if word not in ("II", "III", "IV") else word)
    return " ".join(words)


def professional(text: str) -> str | None:
    """A practitioner at the start of a text, with the credentials as printed, without "Dr." where credentials stand."""
    text = " ".join(text.split())
    hit = re.match(rf"(?P<t>(?:Dr|Dra)\.?\s+)?(?P<n>{PERSON})(?P<c>(?:,? {CREDENTIALS}\b\.?)*)", text)
    if hit is None or not (hit["t"] or hit["c"]):
        turned = re.match(rf"([A-ZÁÉÍÓÚÑ][\w'’-]+), ([A-ZÁÉÍÓÚÑ][\w'’.-]+(?: [A-Z]\.?)?)(,? {CREDENTIALS}\b\.?)", text)
        if turned and person(f"{turned[2]} {turned[1]}"):
            name = f"{turned[2]} {turned[1]}"
            return (_cased(name) if name.isupper() else name) + ", " + turned[3].strip(" ,")
        return None
    name = hit["n"]
    credentials = hit["c"].strip(" ,")
    words = name.split()
    while len(words) > 2 and re.fullmatch(CREDENTIALS + r"\.?", words[-1].rstrip(",")):
        credentials = ", ".join(filter(None, (words.pop().rstrip(","), credentials)))
    if len(words) > 2 and re.fullmatch(CREDENTIALS, words[-1]):
        words.pop()
    name = " ".join(words).rstrip(",")
    if person(name) is None:
        return None
    return f"{name}, {credentials}" if credentials else f"Dr. {name}"


def organisation(text: str) -> str | None:
    """An organisation's name without its place and what stands in brackets; None where the text is none."""
    text = re.sub(r"\([^)]*\)?", " ", text)
    text = " ".join(text.split()).strip(" .,;:–—-")
    text = re.split(r"\s+(?:–|—|\||·)\s+|;\s|,?\s+(?:NPI|TIN|Tax ID|Phone|Fax|Tel|ID)\b", text)[0].strip(" ,")
    text = _PLACE.sub("", text).strip(" ,")
    text = re.sub(r",\s*\d+ .*$", "", text)
    if not 3 <= len(text) <= 90 or not text[0].isupper() or text.endswith("."):
        return None
    if re.match(r"(?:The|Your|Our|This|That|If|We|A|You|For|No|Yes|In|Out|See|Not|Name|Number)\b(?! \w+ (?:Hospital|Clinic|Center))", text):
        return None
    return text if _ORG.search(text) or re.fullmatch(r"(?:[A-Z][\w'&.-]*(?: (?:of|and|the|at|de|del|la|&))* ?){2,8}", text) else None


def provider(text: str) -> Provider:
    """What a provider line names: "Dana Okafor, MD — Cedar Grove Family Medicine", "St. Brendan Hospital, Kenosha, WI"."""
    text = " ".join(re.sub(r",?\s*\(?NPI:?#?\s*\d+\)?|,?\s*(?:TIN|Tax ID)[ :#]*[\d-]+", "", text).split()).strip(" .,;")
    who = professional(text)
    rest = ""
    if who is not None:
        at = re.match(rf"(?:(?:Dr|Dra)\.?\s+)?{PERSON}(?:,? {CREDENTIALS}\b\.?)*", text)
        rest = text[at.end() :].strip() if at else ""
        where = re.match(r"(?:–|—|-|of|at|,|/|\|)\s*(.+)$", rest)
        name = organisation(where.group(1)) if where and _ORG.search(where.group(1)) and where.group(1)[:1].isupper() else None
        return Provider(who, name)
    for cut in re.finditer(r"(?:,|;|\s[–—/|-])\s+", text):
        found = professional(text[cut.end() :])
        if found is not None and not re.match(CREDENTIALS + r"\b", text[cut.end() :]):
            return Provider(found, organisation(text[: cut.start()]))
    name = organisation(text)
    if name is not None and _ORG.search(name):
        return Provider(None, name)
    plain = person(text)
    return Provider(plain, None) if plain is not None else Provider(None, name)


def is_facility(name: str) -> bool:
    """Whether an organisation's name says that it is a place where care is given (a hospital, a surgery center)."""
    return FACILITY.search(name) is not None
