"""Diagnoses: by their ICD-10-CM codes with the words beside them, and by name where a chart lists what it diagnosed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from denialhelp.casefile.fact import Code
from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion
from denialhelp.reference.diagnosis_codes import find_diagnosis

from .dates import find_times
from .lexicon import longest, terms, words_in
from .sections import SectionKind, section_kind

_CODE = re.compile(r"(?<![\w.-])(?P<code>[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?![\w.]|-\d)")
_CODE_CONTEXT = re.compile(r"\b(?:icd|dx|diagnos[ie]s|code|problem)\b", re.IGNORECASE)
_PROCEDURE_CONTEXT = re.compile(r"\b(?:HCPCS|CPT|J-code|modifier|procedure code)\b", re.IGNORECASE)
_TERM_BEFORE = re.compile(
    r"(?<![A-Za-z])(?P<term>[A-Za-z][^();:.|]{3,140}?)\s*[,:-]?\s*[\[(]?\s*(?:ICD-?10(?:-CM)?:?\s*|dx:?\s*)?$",
    re.IGNORECASE,
)
_TERM_AFTER = re.compile(r"^[)\]]?\s*[:,-]?\s*(?P<term>[A-Za-z][^;()|.\n]{3,90})")
_LEAD = re.compile(
    r"^(?:\d+[.)]\s*|(?:primary|secondary|treatment|medical|admitting|principal|final|working|discharge)?\s*(?:diagnos[ie]s|dx|"
    r"problem|assessment|impression|indication|treatment diagnosis)\s*:?\s*|with\s+|and\s+|the\s+|for\s+)+",
    re.IGNORECASE,
)
_NAMED_SECTIONS = frozenset(
    {
        SectionKind.ASSESSMENT,
        SectionKind.ASSESSMENT_PLAN,
        SectionKind.IMPRESSION,
        SectionKind.PAST,
        SectionKind.FAMILY,
        SectionKind.FAMILY_SOCIAL,
        SectionKind.DIFFERENTIAL,
    }
)
_SAYS_SO = re.compile(
    r"\b(?:diagnos(?:ed|is|es)|known|history of|with|has|had|no|denies|hx of|h/o|comorbid|suffers|consistent with|confirmed|"
    r"meets criteria for|due to|secondary to|after|presents)\b",
    re.IGNORECASE,
)
_HISTORY = frozenset({SectionKind.HISTORY, SectionKind.INDICATION, SectionKind.NONE, SectionKind.SOCIAL})
_ONSET = re.compile(
    r"\b(?:onset|since|diagnosed(?: in| on)?|dx(?:'d)?(?: in)?|date of (?:injury|onset))\s*:?\s*(?:the |about |early |late |"
    r"spring of |summer of |fall of )*",
    re.IGNORECASE,
)
_ILLNESS = re.compile(
    r"\b\w+(?:itis|osis|asis|pathy|emia|aemia|oma|algia|plegia|paresis|trophy|uria|opia|penia|rrhea|rrhage|ectasis|megaly|"
    r"sclerosis|dynia|phasia|phagia|pnea)s?\b|"
    r"\b(?:\w+ostomy|syndrome|disease|disorder|failure|status|dependence|injury|pain|deficien\w+|insufficien\w+|cancer|carcinoma|fracture|"
    r"infarct\w*|defect|malformation|ulcer|wound|"
    r"obesity|abnormal\w*|impairment|delay|loss|weakness|difficulty|encounter|absence|presence|history|tear|rupture|instability|"
    r"deformity|contracture|burn|abuse|use)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s+(?:and|with|of|the|for|in|on|by|is|was|active|resolved|onset)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis as a passage names it, with its codes, day of onset and place."""

    text: str
    codes: tuple[Code, ...]
    onset: date | None
    assertion: Assertion
    start: int
    end: int


def _tidy(term: str) -> str:
    words = _LEAD.sub("", " ".join(term.split())).strip(" ,:;-[(")
    previous = ""
    while words != previous:
        previous, words = words, _TRAIL.sub("", words).strip(" ,:;-")
    return words


def _is_code(passage: Passage, match: re.Match[str]) -> bool:
    """Whether it is a code of a disease and no spinal level, supply code or bare letter and figures."""
    code = match["code"]
    text = passage.text
    if _PROCEDURE_CONTEXT.search(text[max(0, match.start() - 40) : match.start()]):
        return False
    if find_diagnosis(code[:3]) is None:
        return False  # no such category: a temperature, a level, a misread figure
    if "." in code:
        return True
    around = text[max(0, match.start() - 1) : match.end() + 1]
    return (
        (around.startswith("(") and around.endswith(")"))
        or _CODE_CONTEXT.search(text[max(0, match.start() - 24) : match.start()]) is not None
        or any(head.lower().startswith(("code", "icd", "dx")) for _, _, head in passage.cells)
    ) and code[0] not in "CLTS"


def onset_in(text: str, around: date | None) -> date | None:
    """The day, month or year of onset that a text names (its first day), or None."""
    match = _ONSET.search(text)
    if match is None:
        bracket = re.search(r"\(((?:19|20)\d\d)\)", text)
        return date(int(bracket.group(1)), 1, 1) if bracket else None
    for when in find_times(text[match.start() : match.end() + 26], around):
        if when.start <= match.end() - match.start() + 2:
            return when.first
    return None


def _is_illness(term: str) -> bool:
    """Whether words beside a code name an illness, finding or state, and not a line of paperwork."""
    return (
        _ILLNESS.search(term) is not None
        or any(True for _ in terms("diagnosis").find(term))
        or any(True for _ in terms("symptom").find(term))
    )


def _alone_in_cell(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a code fills a cell of its own: the row's label is what it names."""
    return any(passage.text[a:b].strip() == match["code"] for a, b, _ in passage.cells)


def _coded(passage: Passage) -> Iterator[Diagnosis]:
    text = passage.text
    matches = [m for m in _CODE.finditer(text) if _is_code(passage, m)]
    if not matches:
        return
    starts_with_code = (
        re.match(r"^\W*(?:[A-Za-z ]{0,24}:\s*)?$", text[: matches[0].start()]) is not None
        or re.search(r"diagnosis\s*:?\s*$", text[: matches[0].start()], re.IGNORECASE) is not None
    )
    for number, match in enumerate(matches):
        begin = matches[number - 1].end() if number else 0
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        before, after = _TERM_BEFORE.search(text[begin : match.start()]), _TERM_AFTER.match(text[match.end() : end])
        chosen = after if (starts_with_code and after) or before is None else before
        if chosen is None:
            yield Diagnosis(
                match["code"],
                (Code("ICD-10-CM", match["code"]),),
                onset_in(text, passage.recorded_on),
                passage.assertion,
                match.start(),
                match.end(),
            )
            continue
        offset = match.end() if chosen is after else begin
        term = _tidy(re.split(r"\s{2,}", chosen["term"].strip())[0 if chosen is after else -1])
        if not _is_illness(term) and not (passage.cells and _alone_in_cell(passage, match)):
            yield Diagnosis(
                match["code"],
                (Code("ICD-10-CM", match["code"]),),
                onset_in(text[begin:end], passage.recorded_on),
                passage.assertion,
                match.start(),
                match.end(),
            )
            continue
        start = offset + chosen.start("term")
        at = text.find(term.split()[0] if term else match["code"], start)
        yield Diagnosis(
            term or match["code"],
            (Code("ICD-10-CM", match["code"]),),
            onset_in(text[begin:end], passage.recorded_on),
            passage.assertion_at(max(at, 0), max(at, 0) + 1),
            start,
            match.end(),
        )


def _named(passage: Passage) -> Iterator[Diagnosis]:
    kind = section_kind(passage.section)
    text = passage.text
    if (
        kind not in _NAMED_SECTIONS
        and not (kind in _HISTORY and _SAYS_SO.search(text))
        and "roblem" not in passage.section
        and not re.search(r"\bdiagnos[ie]s\b", text, re.IGNORECASE)
    ):
        return
    for found in longest(list(terms("diagnosis").find(text, words_in(text)))):
        yield Diagnosis(
            " ".join(text[found.start : found.end].split()),
            (),
            onset_in(text, passage.recorded_on),
            passage.assertion_at(found.start, found.end),
            found.start,
            found.end,
        )


def diagnoses_in(passage: Passage) -> list[Diagnosis]:
    """The diagnoses that a passage names; one with a code covers the name within it."""
    if section_kind(passage.section) in {SectionKind.INSTRUCTIONS, SectionKind.ALLERGIES, SectionKind.GOALS}:
        return []
    coded = list(_coded(passage))
    named = [d for d in _named(passage) if not any(c.start <= d.start < c.end for c in coded)]
    return sorted((*coded, *named), key=lambda d: d.start)
