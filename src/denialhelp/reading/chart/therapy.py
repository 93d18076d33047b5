"""Courses of therapy: sessions attended, missed and cancelled, their dates, and what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion

from .lexicon import longest, terms, words_in
from .outcome import COMPLETED, local_outcome, outcome_of
from .sections import SectionKind, section_kind
from .spans import NUMBER, Span, number, span_in

_VISITS = r"(?:visits|sessions|treatments?(?: visits| sessions)?|classes|appointments|treatment days)"
_WORDS = (
    r"(?:(?!attended|cancel|missed|no\b|minutes?|hours?|weeks?|months?|days?|units?|min\b|hrs?|of\b|in\b|per\b|a\b|x\b|reps?|"
    r"times)[a-z-]+ ){0,4}"
)
_ATTENDED = (
    re.compile(
        rf"\battended\s*:?\s*(?:all )?(?P<n>{NUMBER})\b(?!\s*(?:%|minutes|hours|weeks))(?:\s*(?:of|/|out of)\s*(?P<of>\d+))?", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<n>{NUMBER})\s+(?:of\s+(?P<of>\d+)\s+)?{_WORDS}{_VISITS}\s*(?:were |was )?(?:attended|completed|kept|received)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:completed|received|had|finished|after|participated in|underwent)\s+(?:a total of |all |about |"
        rf"over )?(?P<n>{NUMBER})\s+(?:of\s+(?P<of>\d+)\s+)?{_WORDS}{_VISITS}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_VISITS}\s*(?:attended|completed)\s*:?\s*(?P<n>\d+)(?![\d/])(?:\s*(?:of|/)\s*(?P<of>\d+)(?!/))?", re.IGNORECASE),
    re.compile(
        rf"\(?(?P<n>\d+)\s+{_WORDS}{_VISITS}\b(?! (?:a|per|each) (?:week|month|day)| authorized| approved| allowed| remaining|"
        rf" requested| planned| scheduled| cancel| missed)",
        re.IGNORECASE,
    ),
)
_SCHEDULED = re.compile(rf"\b(?:scheduled|planned)\s+{_WORDS}{_VISITS}\s*:?\s*(\d+)|\b(\d+)\s+{_WORDS}{_VISITS}\s+scheduled", re.IGNORECASE)
_CANCELLED = re.compile(
    rf"\b(?:cancell?ed|cancellations?)\s*:?\s*(?P<a>{NUMBER})\b(?![/%])|\b(?P<b>{NUMBER})\s+(?:visits? |sessions? )?(?:were |"
    rf"was )?(?:cancell?ed|cancellations?)",
    re.IGNORECASE,
)
_NO_SHOW = re.compile(
    rf"\b(?:no[- ]shows?|missed)\s*:?\s*(?P<a>{NUMBER})\b(?![/%])|\b(?P<b>{NUMBER})\s+(?:visits? |sessions? )?(?:were |"
    rf"was )?(?:no[- ]shows?|missed)",
    re.IGNORECASE,
)
_SILENT = frozenset({SectionKind.INSTRUCTIONS, SectionKind.GOALS, SectionKind.ALLERGIES})
_NOT_YET = re.compile(
    r"\b(?:authoriz\w+|approv\w+|request\w*|recommend\w*|up to|limit(?: of)?|remaining|plan(?:ned)?|order(?:ed)?|prescrib\w+|"
    r"schedul\w+|additional|maximum(?: of)?|cover\w*|allow\w*|next)"
    r"(?: for| of| the| an?)*\W*$",
    re.IGNORECASE,
)
_MISSED_AFTER = re.compile(
    r"\s+(?:were |was |have been |had been )?(?:cancel|missed|no[- ]show|authoriz|approved|denied|requested|remaining|planned|"
    r"allowed|left\b|covered|available|needed|recommended|ordered)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:mother|father|parents?|mom|dad|caregiver|family|sibling|brother|sister)\b", re.IGNORECASE)
_FIRM = frozenset({Assertion.PRESENT, Assertion.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Course:
    """A course of therapy as one passage tells it; `attended` is None where it gives no count."""

    text: str
    attended: int | None
    unit: str
    span: Span
    outcome: str | None
    assertion: Assertion
    start: int
    end: int


def _count(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    found = next((g for g in match.groups() if g), None)
    value = number(found) if found else None
    return int(value) if value is not None else None


def _attended(text: str) -> list[tuple[int, re.Match[str]]]:
    """The counts of sessions in a text, each place once, in order."""
    found: list[tuple[int, re.Match[str]]] = []
    for pattern in _ATTENDED:
        for match in pattern.finditer(text):
            value = number(match["n"])
            if _NOT_YET.search(text[max(0, match.start() - 26) : match.start()]) or _MISSED_AFTER.match(text[match.end() :]):
                continue
            taken = any(m.start() < match.end() and match.start() < m.end() for _, m in found)
            if value is not None and value == int(value) and 0 <= value <= 400 and not taken:
                found.append((int(value), match))
    return sorted(found, key=lambda item: item[1].start())


def _listed_days(text: str) -> tuple[int, re.Match[str]] | None:
    """The number of days in a list ("Visits attended: 06/22, 06/25, 06/29") with the place of the list."""
    lead = re.search(
        rf"\b(?:{_VISITS}\s+attended|attended|dates of (?:service|treatment)|seen on)\s*:?\s*(?=\d{{1,2}}/)", text, re.IGNORECASE
    )
    if lead is None:
        return None
    days = re.match(r"(?:\s*(?:and\s+)?\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*,?)+", text[lead.end() :])
    count = len(re.findall(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?", days.group(0))) if days else 0
    return (count, lead) if count > 1 else None


def _is_credential(text: str, start: int, end: int) -> bool:
    """Whether PT, OT or SLP stands behind a name ("T. Abernathy, PT, DPT")."""
    return text[start:end].isupper() and (
        (re.search(r"[a-z’'.-],\s*$", text[:start]) is not None and re.match(r"\s*(?:,\s*[A-Z]{2}|$|[.;]|\d|\))", text[end:]) is not None)
        or re.match(r",\s*(?:DPT|OTR|MS|NCS|OCS|CCC)", text[end:]) is not None
    )


def title_therapy(passage: Passage) -> str | None:
    """The therapy that the title of the note names ("Physical Therapy - Discharge Summary"), or None."""
    for head in passage.heads[:1]:
        found = longest(list(terms("therapy").find(head)))
        if found:
            return head[found[0].start : found[0].end]
    return None


def _unit_of(text: str, match: re.Match[str]) -> str:
    return "sessions" if re.search(r"session", text[match.start() : match.end() + 12], re.IGNORECASE) else "visits"


def courses_in(passage: Passage) -> Iterator[Course]:
    """The courses of therapy that a passage tells of."""
    text = passage.text
    if section_kind(passage.section) in _SILENT or text.strip() in passage.heads[:1]:
        return
    named = [f for f in longest(list(terms("therapy").find(text, words_in(text)))) if not _is_credential(text, f.start, f.end)]
    title = title_therapy(passage)
    if not named and title is None:
        return
    if not named and _RELATIVE.search(text):
        return  # the sessions that a parent attended are no sessions of the patient
    counts = _attended(text)
    listed = _listed_days(text)
    if listed is not None and (not counts or counts[0][0] < listed[0]):
        counts = [listed]
    if not named and not counts:
        return
    items: list[tuple[str, int, int]] = [(text[f.start : f.end], f.start, f.end) for f in named] or [(title or "", 0, min(len(text), 40))]
    for index in range(len(items)):
        near = next((c for c in counts if _owner(c[1], items) == index), None)
        course = _course(passage, items, index, near, bool(named))
        if course is not None:
            yield course


def _course(
    passage: Passage, items: list[tuple[str, int, int]], index: int, near: tuple[int, re.Match[str]] | None, named: bool
) -> Course | None:
    """What the passage says of one therapy, or None where it only names it."""
    text = passage.text
    name, start, end = items[index]
    assertion = passage.assertion_at(start, end) if named else passage.assertion
    stop = items[index + 1][1] if index + 1 < len(items) else len(text)
    outcome = local_outcome(text, start, end, stop) if named else outcome_of(text)
    span = span_in(_stretch(text, items, index), passage.recorded_on)
    if near is None and outcome is None and span.end is None and span.days is None and assertion is Assertion.PRESENT:
        return None
    if assertion not in _FIRM:
        near = None
    if near is not None and outcome in {None, "ongoing"} and re.search(r"attended|completed|received|finished", text, re.IGNORECASE):
        outcome = COMPLETED
    attended = near[0] if near else None
    return Course(
        _described(text, name, attended),
        attended,
        _unit_of(text, near[1]) if near else "visits",
        span,
        outcome if assertion in _FIRM or outcome == "declined" else None,
        assertion,
        start,
        end,
    )


def _owner(match: re.Match[str], items: list[tuple[str, int, int]]) -> int:
    """The therapy that a count belongs to: named within or straight after it, else the last named before it, else the first."""
    for index, (_, start, end) in enumerate(items):
        if (start < match.end() and match.start() < end) or 0 <= start - match.end() <= 4:
            return index
    before = [i for i, (_, start, _) in enumerate(items) if start < match.start()]
    return before[-1] if before else 0


def _stretch(text: str, items: list[tuple[str, int, int]], index: int) -> str:
    """The part of a sentence that speaks of one of its therapies: up to the next."""
    begin = items[index][1] if index else 0
    end = items[index + 1][1] if index + 1 < len(items) else len(text)
    return text[begin:end]


def _described(text: str, name: str, attended: int | None) -> str:
    """The therapy's name with what the passage counts ("18 attended of 20 scheduled, 1 cancelled, 1 no-show")."""
    parts = [" ".join(name.split())]
    if attended is not None:
        scheduled, cancelled, missed = _count(_SCHEDULED.search(text)), _count(_CANCELLED.search(text)), _count(_NO_SHOW.search(text))
        told = [f"{attended} attended"]
        told += [f"of {scheduled} scheduled"] if scheduled else []
        told += [f"{cancelled} cancelled"] if cancelled else []
        told += [f"{missed} no-show"] if missed else []
        parts.append(" ".join(told[:2]) if scheduled else told[0])
        parts.extend(told[2:] if scheduled else told[1:])
    return ", ".join(parts)
