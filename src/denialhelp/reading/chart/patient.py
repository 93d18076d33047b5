"""Whose page is it: the patient of a record by the names, birth dates and numbers in its heads, and pages of someone else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from denialhelp.casefile.document import Document, Page
from denialhelp.casefile.fact import Pin, Problem
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.record import Patient

from .dates import first_day
from .lexicon import drugs_in, terms

_W = r"[A-ZÀ-Ý][\wÀ-ÿ'’.-]*"
_LAST_FIRST = rf"{_W}(?:[ -]{_W}){{0,2}},\s*{_W}(?:\s+{_W}){{0,2}}"
_FIRST_LAST = rf"{_W}(?:\s+(?:{_W}|de|la|del|van|von|[(\"“]{_W}[)\"”])){{1,4}}"
_NAME = rf"(?:{_LAST_FIRST}|{_FIRST_LAST})"
_BIRTH = re.compile(r"\b(?:DOB|D\.O\.B\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento)\b\.?\s*[:#]?\s*", re.IGNORECASE)
_MRN = re.compile(
    r"\b(?:MRN|medical record (?:number|no\.?|#)|med rec(?: ?no\.?| ?#)?|chart(?: no\.?| #| number)?|acct(?: no\.?| #)?|"
    r"record no\.?|profile(?: no\.?| #)?)\s*[:#]?\s*([A-Z]{0,3}-?\d[\w-]{3,})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"\b(?i:patient(?:\s+name)?|pt(?:\s+name)?|client(?:\s+name)?|resident(?:\s+name)?|name of patient|paciente|nombre del paciente)"
    rf"\s*[:.]\s*(?P<name>{_NAME})"
)
# These may name the insured, an employee or a subject: they speak for the patient, never alone against a page.
_WEAK_LABEL = re.compile(rf"\b(?i:member(?:\s+name)?|employee|re|nombre|name)\s*[:.]\s*(?P<name>{_NAME})")
_BARE_LABEL = re.compile(rf"(?:^|\s\s|\n)(?i:patient(?: name)?|client|paciente)\s+(?P<name>{_NAME})(?=\s\s|\n|$|,?\s+DOB|\s+MRN)")
_BEFORE_BIRTH = re.compile(
    rf"(?P<name>{_NAME})\s*[|,;()#-]*\s*(?:(?:MRN|Chart|Acct|#)\s*[:#]?\s*[\w-]+\s*[|,;-]*\s*|[MF]\s*[|,;-]*\s*|"
    rf"\d{{1,3}}\s*[yY][\w/]*\s*[|,;-]*\s*)?"
    r"(?=(?:DOB|D\.O\.B|[Dd]ate of [Bb]irth|DATE OF BIRTH|[Bb]orn|BIRTH|\d{1,2}/\d{1,2}/(?:19|20)\d\d\s*[|]))"
)
_CREDENTIAL = re.compile(r"\b(?:MD|DO|RN|NP|PA-C|PA|PT|DPT|OTR/L|OTR|LVN|LPN|PhD|PsyD|LCSW|AuD|DDS|DPM|DC|RPh|PharmD|CM|CRRN)\b")
_NOT_NAME = re.compile(
    r"\b(?:hospital|medical|center|clinic|associates|health|insurance|company|department|therapy|rehabilitation|group|report|note|"
    r"visit|summary|physical|"
    r"occupational|evaluation|page|date|information|services?|plan|provider|physician|admission|discharge|mri|lumbar|spine|"
    r"nursing|flowsheet|progress|care|record|"
    r"instructions|status|history|name|number|chart|imaging|pharmacy|laborator(?:y|ies)|university|system|institute|specialists|"
    r"medicine|neurology|"
    r"alert|oriented|and|independent|stable|candidate|able|unable|seen|profile|payer|education|response|safety|position|class|tolerated|states|denies|reports|presents|is|has|was|will|portal|account|"
    r"statement|policy|claim)\b",
    re.IGNORECASE,
)
_MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "jr", "ii", "iii", "iv", "md", "f", "m", "the", "dob", "mrn"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What one page says of whose it is."""

    name: str | None = None
    born_on: date | None = None
    numbers: tuple[str, ...] = ()
    labelled: bool = False
    at: tuple[int, int] = (0, 0)
    names: tuple[str, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether a name or a birth date stands on the page."""
        return self.name is not None or self.born_on is not None


def name_parts(name: str) -> tuple[list[str], list[str]]:
    """The given names and the surnames of a name in either order, in small letters without titles; misread figures as letters."""
    name = name.translate(_MISREAD)

    def words(text: str) -> list[str]:
        found = re.findall(r"[A-Za-zÀ-ÿ'’-]+", text.lower())
        return [w for w in found if w not in _TITLES or len(w) == 1]

    if "," in name:
        last, first = name.split(",", 1)
        return words(first), words(last)
    all_words = [w for w in re.findall(r"[A-Za-zÀ-ÿ'’-]+", name.lower()) if w not in _TITLES]
    return all_words[:-1], all_words[-1:]


def _alike(one: str, two: str) -> bool:
    if one == two or ((len(one) == 1 or len(two) == 1) and one[0] == two[0]):
        return True
    return min(len(one), len(two)) >= 4 and SequenceMatcher(None, one, two).ratio() >= 0.8


def same_name(one: str, two: str) -> bool:
    """Whether two names can be one person's: a surname and a given name (or its initial) agree, bar small misreadings."""
    words_one = {*name_parts(one)[0], *name_parts(one)[1]}
    words_two = {*name_parts(two)[0], *name_parts(two)[1]}
    parts_one = {p for w in words_one for p in (w, *w.split("-")) if p}
    parts_two = {p for w in words_two for p in (w, *w.split("-")) if p}
    long_one, long_two = [w for w in parts_one if len(w) > 1], [w for w in parts_two if len(w) > 1]
    matched = sum(any(_alike(a, b) for b in long_two) for a in long_one)
    if matched >= 2:
        return True
    initials = any(len(a) == 1 and any(b.startswith(a) for b in long_two) for a in parts_one) or any(
        len(b) == 1 and any(a.startswith(b) for a in long_one) for b in parts_two
    )
    return matched == 1 and (min(len(words_one), len(words_two)) == 1 or initials)


def _is_name(text: str) -> bool:
    if _NOT_NAME.search(text) or _CREDENTIAL.search(text) or any(c.isdigit() for c in text):
        return False
    if drugs_in(text) or any(True for kind in ("diagnosis", "procedure", "therapy", "imaging", "device") for _ in terms(kind).find(text)):
        return False
    given, last = name_parts(text)
    return bool(last) and bool(given) and all(len(w) > 1 for w in last) and max(map(len, given)) >= 1


def _clean(name: str) -> str:
    words = " ".join(name.split()).strip(" .,-|")
    return re.sub(r"(\s[A-Z])\s[MF]$", r"\1", words)  # "YOLANDA B F": the sex after the initial


def _names_on(text: str) -> list[tuple[str, tuple[int, int], bool]]:
    """The names on a page that may be the patient's, with their places, and whether a label says so; the likeliest first."""
    found: list[tuple[str, tuple[int, int], bool]] = []
    for pattern, labelled in ((_LABELLED, True), (_BARE_LABEL, True), (_BEFORE_BIRTH, False), (_WEAK_LABEL, False)):
        for match in pattern.finditer(text):
            name = re.split(r"\s{2,}|\n| DOB| MRN| Date| Sex| Age| Born| Chart| Acct| (?i:profile)| ID\b|\s[|]", match["name"])[0]
            after = text[match.start("name") + len(name) : match.end() + 8]
            if _is_name(_clean(name)) and not re.match(r"\W{0,2}\s?(?:MD|DO|RN|NP|PA|PT|DPT|OTR|PhD)\b", after):
                found.append((_clean(name), (match.start("name"), match.start("name") + len(name)), labelled))
        if len(found) > 8:
            break
    return found


def identity_of(page: Page) -> Identity:
    """What a page says of whose it is."""
    text = page.text
    names = _names_on(text)
    found = names[0] if names else None
    born: date | None = None
    place = found[1] if found else (0, 0)
    for match in _BIRTH.finditer(text):
        day = first_day(text[match.end() : match.end() + 24])
        if day is not None:
            near = found is None or abs(match.start() - found[1][1]) < 260
            if near:
                born = day
                place = place if found else (match.start(), min(len(text), match.end() + 12))
                break
    if born is None and found:
        tail = text[found[1][1] : found[1][1] + 30]
        bar = re.match(r"\s*\|\s*(\d{1,2}/\d{1,2}/\d{4})", tail)
        born = first_day(bar.group(1)) if bar else None
    numbers = tuple(dict.fromkeys(m.group(1).upper() for m in _MRN.finditer(text)))
    return Identity(found[0] if found else None, born, numbers, found is not None and found[2], place, tuple(n for n, _, _ in names))


@dataclass(slots=True)
class Whose:
    """The patient of a record and the pages that are another's: (document, page)."""

    patient: Patient
    strays: frozenset[tuple[str, int]] = frozenset()
    problems: tuple[Problem, ...] = field(default=())


def _majority(identities: Sequence[Identity], name: str | None, born: date | None) -> tuple[str | None, date | None]:
    """The name and birth date of most pages; what the caller knows comes first."""
    groups: list[list[Identity]] = []
    for identity in identities:
        if identity.name is None:
            continue
        for group in groups:
            if same_name(group[0].name or "", identity.name):
                group.append(identity)
                break
        else:
            groups.append([identity])
    if name is None and groups:
        best = max(groups, key=lambda g: (len(g), sum(i.born_on is not None for i in g)))
        names = Counter(i.name for i in best if i.name)
        name = max(names, key=lambda n: (names[n], len(n)))
    if born is None:
        days = Counter(
            i.born_on for i in identities if i.born_on is not None and (i.name is None or name is None or same_name(name, i.name))
        )
        born = days.most_common(1)[0][0] if days else None
    return name, born


def _is_other(identity: Identity, name: str | None, born: date | None, numbers: frozenset[str]) -> bool:
    """Whether a page is certainly another person's: another name, and a birth date or label that does not speak for the patient."""
    if identity.name is None:
        return (
            identity.born_on is not None
            and born is not None
            and identity.born_on != born
            and not numbers & set(identity.numbers)
            and abs((identity.born_on - born).days) > 800
        )
    if name is None or any(same_name(name, other) for other in identity.names):
        return False
    if identity.born_on is not None and born is not None:
        return identity.born_on != born
    if numbers & set(identity.numbers):
        return False
    return identity.labelled


def _is_known(identities: Sequence[Identity], name: str, born: date | None) -> bool:
    """Whether a page bears the name or birth date that the caller knows, or none bears any name."""
    named = [i for i in identities if i.names]
    return (
        not named
        or any(same_name(name, other) for i in named for other in i.names)
        or (born is not None and any(i.born_on == born for i in identities))
    )


def whose(documents: Sequence[Document], patient_name: str | None, patient_born: date | None) -> Whose:
    """The patient of a record and its stray pages, each with a problem that names it.

    A page without a name belongs to its neighbours; clinicians', relatives' and insurers' names are no patients.
    """
    pages = [(d, p, identity_of(p)) for d in documents for p in d.pages]
    identities = [i for _, _, i in pages]
    problems: list[Problem] = []
    if patient_name is not None and not _is_known(identities, patient_name, patient_born):
        problems.append(
            Problem(
                "patient-name-differs",
                "No page of the record bears the name of the person whom the notice names; check that both are the same person.",
            )
        )
        patient_name = patient_born = None
    name, born = _majority(identities, patient_name, patient_born)
    numbers = Counter(n for _, _, i in pages for n in i.numbers if i.name is not None and name is not None and same_name(name, i.name))
    own = frozenset(numbers)
    strays: set[tuple[str, int]] = set()
    sources: list[Pin] = []
    previous: tuple[str, bool] = ("", False)
    for document, page, identity in pages:
        other = _is_other(identity, name, born, own)
        if not identity.says_anything and previous == (document.id, True) and _goes_on(document, page):
            other = True
        if other:
            strays.add((document.id, page.number))
            pin = pin_at(document, page, *identity.at, "patient") if identity.at != (0, 0) else None
            problems.append(
                Problem(
                    "other-patient-page",
                    f"Page {page.number} of {document.id} bears another person's name or birth date; it is left out and "
                    "must not be sent on.",
                    pin,
                )
            )
        elif identity.name is not None and len(sources) < 5 and identity.at != (0, 0):
            sources.append(pin_at(document, page, *identity.at, "patient"))
        previous = (document.id, other)
    sexes = Counter(s for _, p, i in pages if i.name is not None and (s := _sex(p.text, i)) is not None)
    patient = Patient(
        name, born, sexes.most_common(1)[0][0] if sexes else None, tuple(n for n, _ in numbers.most_common(4)), tuple(sources)
    )
    return Whose(patient, frozenset(strays), tuple(problems))


def _goes_on(document: Document, page: Page) -> bool:
    """Whether a page without a name continues the one before: its mark says page 2 or later of the same count."""
    here = re.search(r"\b(\d+)\s*(?:of|/)\s*(\d+)\b", page.text[-80:])
    before = re.search(r"\b(\d+)\s*(?:of|/)\s*(\d+)\b", document.page(page.number - 1).text[-80:]) if page.number > 1 else None
    return bool(
        here
        and before
        and here.group(2) == before.group(2)
        and int(here.group(1)) == int(before.group(1)) + 1
        and int(before.group(1)) == 1
    )


_SEX = re.compile(r"\b(?:sex|gender|sexo|age/sex)\s*[:/]?\s*(?:\d{1,3}\s*/\s*)?(female|male|femenino|masculino|[FM])\b", re.IGNORECASE)


def _sex(text: str, identity: Identity) -> str | None:
    near = text[max(0, identity.at[0] - 120) : identity.at[1] + 200]
    match = _SEX.search(near)
    if match is None:
        return None
    return "female" if match.group(1)[0].lower() == "f" else "male"
