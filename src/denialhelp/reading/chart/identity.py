"""What a page says of whose it is: the names, birth dates and record numbers printed for its patient, and not for anyone beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.document import Page

from .dates import first_day
from .lexicon import drugs_in, terms
from .person_names import name_parts

_W = r"[A-ZÀ-Ý][\wÀ-ÿ'’.-]*"
_LAST_FIRST = rf"{_W}(?:[ -]{_W}){{0,2}},[ ]?{_W}(?:[ ]{_W}){{0,2}}"
_FIRST_LAST = rf"{_W}(?:[ ](?:{_W}|de|la|del|van|von|of|bin|al|[(\"“]{_W}[)\"”])){{1,4}}"
_NAME = rf"(?:{_LAST_FIRST}|{_FIRST_LAST})"
_DATE = r"(?:\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_BIRTH = re.compile(
    r"\b(?:DOB|D\.O\.B\.?|date of birth|birth ?date|birthday|born(?: on)?|fecha de nac(?:imiento|\.)?|f\.? ?nac\.?)(?![a-z])\.?\s*[:#]?\s*",
    re.IGNORECASE,
)
# A number that a facility keeps for the person, and one that may be kept for the visit or the account.
_MRN = re.compile(
    r"\b(?:MRN|MR ?#|medical record (?:number|no\.?|#)|med(?:ical)? rec(?:ord)?(?: ?no\.?| ?#)?|chart(?: no\.?| #| number)|"
    r"record (?:no\.?|number)|"
    r"patient (?:id|no\.?|number)|pt id|EMPI|unit (?:no\.?|number))\s*[:#]?\s*([A-Z]{0,3}-?\d[\w-]{3,})",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:\b(?:acct(?: no\.?| #)?|account(?: no\.?| #)?|profile(?: no\.?| #)?|chart)\s*[:#]?\s*|(?<=\s)#\s?(?=\d{5}|[A-Z]{1,3}-?\d))"
    r"([A-Z]{0,3}-?\d[\w-]{3,})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"\b(?i:patient(?:['’]s)?(?:\s+(?:full\s+)?name)?|pt(?:\.)?(?:\s+name)?|client(?:\s+name)?|resident(?:\s+name)?|name of patient|"
    rf"infant|newborn|paciente|nombre del paciente)\s*(?::\s*|(?i:(?<=name))\.[ ])(?P<name>{_NAME})"
)
# These may name the insured, an employee or a subject: they speak for the patient, never alone against a page.
_WEAK_LABEL = re.compile(rf"\b(?i:member(?:\s+name)?|employee|re|nombre|name)\s*[:.]\s*(?P<name>{_NAME})")
_BARE_LABEL = re.compile(
    rf"(?:^|\s\s|\n)(?i:patient(?: name)?|pt|client(?: name)?|resident(?: name)?|paciente)\s+(?P<name>{_NAME})(?=\s\s|\n|$|,?\s+DOB|\s+MRN)"
)
_BEFORE_BIRTH = re.compile(
    rf"(?P<name>{_NAME})\s*[|,;()#-]*\s*(?:(?:MRN|Chart|Acct|#)\s*[:#]?\s*[\w-]+\s*[|,;-]*\s*|(?:[MF]|Male|Female)\s*[|,;-]*\s*|"
    rf"\d{{1,3}}\s*[yY][\w/]*\s*[|,;-]*\s*)?"
    rf"(?=(?:DOB|D\.O\.B|[Dd]ate of [Bb]irth|DATE OF BIRTH|[Bb]irth ?date|[Bb]orn|BIRTH|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d\s*"
    rf"(?:[|]|[,;]?\s*(?:[MF]|Male|Female)\b|\(\d|\s+(?:MRN|\d{{5,}}\s*$))))",
    re.MULTILINE,
)
# Between a name and a birth date without a label there may be the number and the sex.
_BETWEEN = r"(?:\s*[|,;(-]*\s*(?:(?:MRN|MR ?#|Chart|Acct|ID)\s*[:#]?\s*[\w-]+|[MF]|Male|Female|MALE|FEMALE)){1,2}"
_BEFORE_DATE = re.compile(
    rf"(?P<name>{_NAME}){_BETWEEN}\s*[|,;]?\s*(?P<born>{_DATE})(?![^\S\n]*(?:to|through|[-–]))|"
    rf"(?P<name2>{_NAME})\s*[|,;]?\s*(?P<born2>{_DATE})\s*(?:[|]|[,;]?\s*(?:[MF]|Male|Female|MALE|FEMALE)\b|\(\d)"
)
_BEFORE_NUMBER = re.compile(
    rf"(?P<name>{_NAME})\s*[|,;(-]*\s*(?=(?:MRN|MR ?#|Med(?:ical)? Rec(?:ord)?\b|Acct #|Account #)\s*[:#]?\s*[A-Z]{{0,3}}-?\d)"
)
# Whoever is named after one of these is not whose page it is.
_BESIDE = re.compile(
    r"(?i)\b(?:mother|father|mom|dad|parent|guardian|guarantor|insured|subscriber|policy ?holder|spouse|husband|wife|partner|"
    r"emergency contact|contact|next of kin|nok|responsible party|employee|provider|physician|surgeon|attending|referr\w+|requested|"
    r"ordered|interpreted|reviewed|signed|dictated|therapist|pcp|donor|sister|brother|sibling|twin|son|daughter|caregiver|"
    r"representative|poa|proxy|witness|interpreter|relationship|madre|padre|esposo|esposa|asegurado|author|by|dr\.?)"
    r"(?:['’]s)?(?: (?:name|of (?:infant|newborn|baby|record)|by|physician|provider|party|is|was))*\s*[:.,(]?\s*$"
)
_CREDENTIAL = re.compile(r"\b(?:MD|DO|RN|NP|PA-C|PA|PT|DPT|OTR/L|OTR|LVN|LPN|PhD|PsyD|LCSW|AuD|DDS|DPM|DC|RPh|PharmD|CM|CRRN)\b")
_NOT_NAME = re.compile(
    r"\b(?:hospital|medical|center|clinic|associates|health|insurance|company|department|therapy|rehabilitation|group|report|note|"
    r"visit|summary|physical|"
    r"occupational|evaluation|page|date|information|services?|plan|provider|physician|admission|discharge|mri|lumbar|spine|"
    r"nursing|flowsheet|progress|care|record|"
    r"instructions|status|history|name|number|chart|imaging|pharmacy|laborator(?:y|ies)|university|system|institute|specialists|"
    r"medicine|neurology|"
    r"alert|oriented|and|independent|stable|candidate|able|unable|seen|profile|payer|education|response|safety|position|class|"
    r"tolerated|states|denies|reports|presents|is|has|was|will|portal|account|sex|age|room|female|male|"
    r"statement|policy|claim)\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s{2,}|\n| DOB| MRN| Date| Sex| Age| Born| Chart| Acct| (?i:profile)| ID\b|\s[|]")
_NEAR = 260


@dataclass(frozen=True, slots=True)
class Identity:
    """What one page says of whose it is.

    `names` are all names that may be the patient's, the likeliest first; `labelled` says that a label or a birth date beside it makes
    `name` the patient's; `mrns` are the record numbers among `numbers`; `at` is the place of the name or birth date.
    """

    name: str | None = None
    born_on: date | None = None
    numbers: tuple[str, ...] = ()
    labelled: bool = False
    at: tuple[int, int] = (0, 0)
    names: tuple[str, ...] = ()
    mrns: tuple[str, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether a name, a birth date or a record number stands on the page."""
        return self.name is not None or self.born_on is not None or bool(self.mrns)


def _is_name(text: str) -> bool:
    if _NOT_NAME.search(text) or _CREDENTIAL.search(text) or any(c.isdigit() for c in text.translate(str.maketrans("", "", "015"))):
        return False
    if drugs_in(text) or any(True for kind in ("diagnosis", "procedure", "therapy", "imaging", "device") for _ in terms(kind).find(text)):
        return False
    given, last = name_parts(text)
    return bool(last) and bool(given) and all(len(w) > 1 for w in last) and max(map(len, given)) >= 1


def _clean(name: str) -> str:
    words = " ".join(name.split()).strip(" .,-|")
    return re.sub(r"(\s[A-Z])\s[MF]$", r"\1", words)  # "YOLANDA B F": the sex after the initial


def is_beside(text: str, at: int) -> bool:
    """Whether the words before an offset say that someone other than the patient is named there ("Mother: ...")."""
    before = text[max(0, at - 60) : at]
    line = before.rpartition("\n")[2]
    return _BESIDE.search(line if line.strip() else before) is not None


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    start: int
    end: int
    labelled: bool


def _names_on(text: str) -> list[_Named]:
    """The names on a page that may be the patient's, the likeliest first."""
    found: list[_Named] = []
    for pattern, labelled in (
        (_LABELLED, True),
        (_BARE_LABEL, True),
        (_BEFORE_BIRTH, False),
        (_BEFORE_DATE, False),
        (_BEFORE_NUMBER, False),
        (_WEAK_LABEL, False),
    ):
        for match in pattern.finditer(text):
            group = "name2" if match.groupdict().get("name2") else "name"
            start = match.start(group)
            name = _AFTER_NAME.split(match[group])[0]
            clean = _clean(name)
            after = text[start + len(name) : match.end() + 8]
            if (
                _is_name(clean)
                and not re.match(r"\W{0,2}\s?(?:MD|DO|RN|NP|PA|PT|DPT|OTR|PhD)\b", after)
                and (labelled or not is_beside(text, start))
            ):
                found.append(_Named(clean, start, start + len(name), labelled))
        if len(found) > 8:
            break
    return found


def _births(text: str) -> Iterator[tuple[int, date]]:
    """The birth dates on a page that are not said to be a relative's or the insured's, with their places."""
    for match in _BIRTH.finditer(text):
        day = first_day(text[match.end() : match.end() + 24])
        line = text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2]
        beside = re.search(
            r"(?i)\b(?:mother|father|guarantor|insured|subscriber|policy ?holder|spouse|husband|wife|parent|guardian)\b", line
        )
        if day is not None and not (beside and not re.search(r"(?i)\b(?:patient|pt|client|resident|paciente)\b", line[beside.end() :])):
            yield match.start(), day
    for match in _BEFORE_DATE.finditer(text):
        day = first_day(match["born"] or match["born2"])
        if day is not None:
            yield match.start("born" if match["born"] else "born2"), day


def identity_of(page: Page) -> Identity:
    """What a page says of whose it is."""
    text = page.text
    names = _names_on(text)
    found = names[0] if names else None
    place = (found.start, found.end) if found else (0, 0)
    born: date | None = None
    births = sorted(_births(text), key=lambda b: abs(b[0] - found.end) if found else b[0])
    if births and (found is None or abs(births[0][0] - found.end) < _NEAR):
        born = births[0][1]
        place = place if found else (births[0][0], min(len(text), births[0][0] + 24))
    mrns = tuple(dict.fromkeys(m.group(1).upper() for m in _MRN.finditer(text)))
    accounts = tuple(m.group(1).upper() for m in _ACCOUNT.finditer(text))
    if place == (0, 0) and mrns and (first := _MRN.search(text)) is not None:
        place = first.span()
    return Identity(
        found.name if found else None,
        born,
        tuple(dict.fromkeys((*mrns, *accounts))),
        found is not None and found.labelled,
        place,
        tuple(dict.fromkeys(n.name for n in names)),
        mrns,
    )
