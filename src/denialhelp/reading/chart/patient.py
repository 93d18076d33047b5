"""Whose page is it: the patient of a record by the names, birth dates and numbers on its pages, and the pages of someone else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from denialhelp.casefile.document import Document, Origin, Page
from denialhelp.casefile.fact import Pin, Problem
from denialhelp.casefile.quote import pin_at
from denialhelp.casefile.record import Patient

from .identity import Identity, identity_of
from .person_names import name_parts, same_given, same_name

__all__ = ["Whose", "name_parts", "same_name", "whose"]

_MANY = 0.8  # the share of pages with a head from which a page without one is no document of its own


class Match(Enum):
    """How a thing on a page stands to the patient's: the same, a digit off, another, or not there."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the patient: name, birth date, and all numbers that pages with both (or one) of them bear."""

    name: str | None
    born: date | None
    numbers: frozenset[str]
    mrns: frozenset[str] = frozenset()


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


def _digits_apart(one: str, two: str) -> int:
    """In how many places two texts of one length differ; 99 where their lengths do."""
    return sum(a != b for a, b in zip(one, two, strict=True)) if len(one) == len(two) else 99


def _birth(identity: Identity, born: date | None) -> Match:
    if identity.born_on is None or born is None:
        return Match.NONE
    if identity.born_on == born:
        return Match.SAME
    one, two = identity.born_on, born
    if (one.year, one.month, one.day) == (two.year, two.day, two.month):
        return Match.NEAR
    return Match.NEAR if _digits_apart(one.isoformat(), two.isoformat()) == 1 else Match.OTHER


def _shape(number: str) -> str:
    return re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", number))


def _number(numbers: Sequence[str], known: frozenset[str], how: Origin) -> Match:
    """How the numbers of a page stand to the patient's; OTHER only where one has the form of a known one and none agrees."""
    plain = {re.sub(r"\W", "", n) for n in known}
    here = [re.sub(r"\W", "", n) for n in numbers]
    if any(n in plain or n.lstrip("0") in {p.lstrip("0") for p in plain} for n in here):
        return Match.SAME
    if how is not Origin.TEXT and any(_digits_apart(n, p) <= 1 for n in here for p in plain):
        return Match.NEAR
    shapes = {_shape(p) for p in plain}
    return Match.OTHER if any(_shape(n) in shapes for n in here) else Match.NONE


def _is_other(identity: Identity, known: Known, how: Origin) -> bool:
    """Whether a page is another person's by its name, birth date and numbers together."""
    birth = _birth(identity, known.born)
    number = _number(identity.numbers, known.numbers, how)
    if identity.name is None or known.name is None:
        return _nameless(identity, known, birth, how)
    if any(same_name(known.name, other) for other in identity.names):
        match birth:
            case Match.SAME | Match.NONE:
                return False
            case Match.NEAR:
                return number is Match.OTHER and how is Origin.TEXT
            case Match.OTHER:
                return number is not Match.SAME and _certain(identity, known, how)
    match birth:
        case Match.SAME:
            return number is Match.OTHER and not same_given(known.name, identity.name)
        case Match.NEAR:
            return number is not Match.SAME and not (how is not Origin.TEXT and same_given(known.name, identity.name))
        case Match.OTHER:
            return True
        case Match.NONE:
            if number is Match.SAME:
                return False
            return identity.labelled or number is Match.OTHER


def _certain(identity: Identity, known: Known, how: Origin) -> bool:
    """Whether a birth date that differs under the same name is no misreading: on a scan two figures may be wrong."""
    if how is Origin.TEXT or identity.born_on is None or known.born is None:
        return True
    return _digits_apart(identity.born_on.isoformat(), known.born.isoformat()) > 2


def _nameless(identity: Identity, known: Known, birth: Match, how: Origin) -> bool:
    """Whether a page with no name is another's: by its birth date, or by a record number of the same form as the patient's."""
    number = _number(identity.mrns, known.mrns, how)
    match birth:
        case Match.SAME:
            return False
        case Match.OTHER:
            return number is not Match.SAME and _certain(identity, known, how)
        case Match.NEAR | Match.NONE:
            return number is Match.OTHER


def _is_known(identities: Sequence[Identity], name: str, born: date | None) -> bool:
    """Whether a page bears the name or birth date that the caller knows, or none bears any name."""
    named = [i for i in identities if i.names]
    return (
        not named
        or any(same_name(name, other) for i in named for other in i.names)
        or (born is not None and any(i.born_on == born for i in identities))
    )


def _known(identities: Sequence[Identity], name: str | None, born: date | None) -> tuple[Known, Counter[str]]:
    """The patient's name, birth date and numbers: those of pages that bear the name and no other birth date."""
    mine = [
        i
        for i in identities
        if i.name is not None and name is not None and same_name(name, i.name) and _birth(i, born) in {Match.SAME, Match.NONE}
    ]
    sure = [i for i in mine if _birth(i, born) is Match.SAME] or mine
    numbers = Counter(n for i in mine for n in i.numbers)
    return Known(name, born, frozenset(n for i in sure for n in i.numbers), frozenset(n for i in sure for n in i.mrns)), numbers


_HONORED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Sr|Sra)\.?\s+(?P<last>[A-ZÀ-Ý][\wÀ-ÿ'’-]+)"
    r"(?!,? (?:MD|DO|RN|NP|PA|PT|LPN|LCSW|PhD)\b|[ ][A-Z][a-z]+, (?:RN|NP|MD))"
)


def _spoken_of(text: str, name: str | None) -> tuple[int, int] | None:
    """Where a page tells of someone else only: one other surname, twice or more behind Mr or Ms, and the patient's nowhere."""
    if name is None:
        return None
    own = {w for part in name_parts(name) for w in part if len(w) > 1}
    named = list(_HONORED.finditer(text))
    lasts = {m["last"].lower() for m in named}
    if len(named) < 2 or len(lasts) != 1 or any(re.search(rf"(?i)\b{re.escape(w)}", text) for w in own) or lasts & own:
        return None
    return named[0].span()


@dataclass(slots=True)
class _Pages:
    """The pages of a record in order, judged one after the other."""

    known: Known
    heads: dict[str, float]
    strays: set[tuple[str, int]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Pin] = field(default_factory=list)
    previous: tuple[str, bool] = ("", False)

    def see(self, document: Document, page: Page, identity: Identity) -> None:
        """Judge the next page."""
        other = identity.says_anything and _is_other(identity, self.known, page.how)
        at = identity.at
        if not identity.says_anything:
            if self.previous == (document.id, True) and _goes_on(document, page, self.heads[document.id]):
                other = True
            elif (spoken := _spoken_of(page.text, self.known.name)) is not None:
                other, at = True, spoken
        if other:
            self._set_aside(document, page, at)
        elif identity.name is not None and len(self.sources) < 5 and at != (0, 0):
            self.sources.append(pin_at(document, page, *at, "patient"))
        if not other and _birth(identity, self.known.born) in {Match.NEAR, Match.OTHER}:
            self.problems.append(
                Problem(
                    "birth-date-differs",
                    f"Page {page.number} of {document.id} bears another birth date than most pages; check that it is the patient's.",
                    pin_at(document, page, *at, "patient") if at != (0, 0) else None,
                )
            )
        self.previous = (document.id, other)

    def _set_aside(self, document: Document, page: Page, at: tuple[int, int]) -> None:
        self.strays.add((document.id, page.number))
        self.problems.append(
            Problem(
                "other-patient-page",
                f"Page {page.number} of {document.id} bears another person's name or birth date; it is left out and must not be sent on.",
                pin_at(document, page, *at, "patient") if at != (0, 0) else None,
            )
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
    known, numbers = _known(identities, name, born)
    heads = {d.id: sum(i.says_anything for other, _, i in pages if other.id == d.id) / max(1, len(d.pages)) for d in documents}
    judged = _Pages(known, heads, problems=problems)
    for document, page, identity in pages:
        judged.see(document, page, identity)
    sexes = Counter(s for _, p, i in pages if i.name is not None and (s := _sex(p.text, i)) is not None)
    patient = Patient(
        name, born, sexes.most_common(1)[0][0] if sexes else None, tuple(n for n, _ in numbers.most_common(4)), tuple(judged.sources)
    )
    return Whose(patient, frozenset(judged.strays), tuple(judged.problems))


_OPENS = re.compile(
    r"\b(?:date of (?:service|visit|exam)|visit|note|report|summary|evaluation|consult(?:ation)?|encounter|letter|results?)\b|"
    r"^[A-Z][A-Z &'.,-]{8,}$|\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE | re.MULTILINE,
)


def _goes_on(document: Document, page: Page, share: float) -> bool:
    """Whether a page without a head continues the page before.

    Its mark says page 2 of the same count, it begins in the middle of a sentence, or it opens no document of its own in a record whose
    pages all but always bear a head.
    """
    here = re.search(r"\b(\d+)\s*(?:of|/)\s*(\d+)\b", page.text[-80:])
    before = re.search(r"\b(\d+)\s*(?:of|/)\s*(\d+)\b", document.page(page.number - 1).text[-80:]) if page.number > 1 else None
    if here and before and here.group(2) == before.group(2):
        return int(here.group(1)) == int(before.group(1)) + 1 and int(before.group(1)) == 1
    top = page.text.lstrip()[:240]
    if top[:1].islower() or re.match(r"(?i)\W*(?:\(?continued|cont['.’]?d?\b)", top):
        return True
    return share >= _MANY and not _OPENS.search("\n".join(top.split("\n")[:4]))


_SEX = re.compile(r"\b(?:sex|gender|sexo|age/sex)\s*[:/]?\s*(?:\d{1,3}\s*/\s*)?(female|male|femenino|masculino|[FM])\b", re.IGNORECASE)


def _sex(text: str, identity: Identity) -> str | None:
    near = text[max(0, identity.at[0] - 120) : identity.at[1] + 200]
    match = _SEX.search(near)
    if match is None:
        return None
    return "female" if match.group(1)[0].lower() == "f" else "male"
