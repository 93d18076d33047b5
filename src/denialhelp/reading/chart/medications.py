"""Medicines as trials: drug, dose, when, why it ended and what it did; from sentences, medication tables and fill histories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from denialhelp.casefile.record import Passage
from denialhelp.casefile.slugs import Assertion

from .dates import find_times
from .lexicon import Found, drugs_in
from .outcome import ONGOING, STOPPED, local_outcome, outcome_of
from .sections import SectionKind, section_kind
from .spans import Span, span_in

_DOSE = re.compile(
    r"\s*(?:\([^)]{0,30}\)\s*)?(?:oral|tablets?|tabs?|capsules?|ER|XR|XL|SR|EC|DR|HCl|sodium|succinate|tartrate|sulfate|acetate|"
    r"maleate|besylate|calcium|potassium|mesylate|fumarate|hydrochloride|injection|subcutaneous(?:ly)?|SC|IV|topical|inhaled|"
    r"nebulized)?\s*,?\s*"
    r"(?P<dose>\d[\d.,]*(?:/\d[\d.]*)?(?:\s?(?:-|to)\s?\d[\d.,]*)?)\s?(?P<unit>mg/kg|mg|mcg|µg|g\b|units?|IU|mL|%|mEq|"
    r"puffs?)(?P<rest>(?:/[\d.]*\s?(?:mL|week|wk|day|kg|hr|hour|actuation|inh))?)",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\s*,?\s*(?:(?:by mouth|orally|PO|oral|SC|SQ|subcutaneous(?:ly)?|IM|IV|SL|tablets?|capsules?|pens?|topically|inhaled|"
    r"nebulized|with food|in the (?:morning|evening))\s*,?\s*)*"
    r"((?:once|twice|two times|three times|four times|\d times)\s(?:a|per|each)?\s?(?:day|daily|week|weekly|month)|daily|nightly|"
    r"weekly|monthly|at night|at bedtime|every (?:other )?(?:\d+ )?(?:hours?|days?|weeks?|months?|morning|evening|night)|"
    r"BID|TID|QID|QD|QHS|QOD|QAM|QPM|PRN|q\d+h|b\.i\.d\.|t\.i\.d\.|as needed)",
    re.IGNORECASE,
)
_NOT_THE_DRUG = re.compile(
    r"^\s*(?:allergy|allergies|hypersensitivity|toxicity|level|levels|panel|resistance|hepatotoxicity|antibod|overdose|"
    r"use disorder|inhibitor|antagonist|-induced|induced|abuse|misuse|therapy program)",
    re.IGNORECASE,
)
_NAME_HEAD = re.compile(
    r"^(?:medication|medicine|drug|drug name|drug ?/ ?strength|treatment|agent|name|order|description|medication name|item)s?\b",
    re.IGNORECASE,
)
_START_HEAD = re.compile(r"^(?:start(?:ed)?(?: date)?|begin|from|initiated|date started|first dose)\b", re.IGNORECASE)
_STOP_HEAD = re.compile(
    r"^(?:stop(?:ped)?(?: date)?|end(?:ed)?(?: date)?|to|discontinued|date stopped|last dose|dc date|d/c)\b(?! .*reason)", re.IGNORECASE
)
_WHY_HEAD = re.compile(r"reason|response|outcome|result|comment|effect|status|note", re.IGNORECASE)
_FILL = re.compile(r"^\W*(?P<day>\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d)\s")
_FILL_PAGE = re.compile(r"fill|dispens|pharmacy|profile|\brx\b|days? supply|claims history", re.IGNORECASE)
# "Ibuprofen and then meloxicam 15 mg, 06/2024 to 01/2026": what follows is said of both.
_JOINED = re.compile(r"^\s*(?:and|and then|then|or|/|&|,)\s*$", re.IGNORECASE)
_COUNTED = (SectionKind.MEDICATIONS, SectionKind.MEDICATION_HISTORY)


@dataclass(frozen=True, slots=True)
class Trial:
    """A mention of a drug: what is written of it, its dose, its time, its outcome, and its place in the passage."""

    text: str
    generic: str
    drug_class: str
    dose: str | None
    unit: str | None
    span: Span
    outcome: str | None
    assertion: Assertion
    start: int
    end: int
    fill: bool = False


def _kind(passage: Passage) -> SectionKind:
    """The kind of the section, or of the note where its title is that of a list of medicines."""
    kind = section_kind(passage.section)
    return section_kind(passage.heads[0]) if kind is SectionKind.NONE and passage.heads else kind


def _dose(text: str, end: int) -> tuple[str | None, str | None, int]:
    match = _DOSE.match(text, end)
    if match is None:
        frequency = _FREQUENCY.match(text, end)
        return None, None, frequency.end() if frequency else end
    frequency = _FREQUENCY.match(text, match.end())
    return match["dose"].rstrip(",."), match["unit"] + match["rest"], frequency.end() if frequency else match.end()


def _clause(text: str, found: Sequence[Found[tuple[str, str]]], index: int) -> str:
    """What is said of one drug of a sentence: from its name to the next drug that brings its own dose or time."""
    begin = found[index].start
    for other in found[index + 1 :]:
        between = text[found[index].end : other.start]
        if re.search(r"[;.]|, then|\d|stopped|started|switched|but", between):
            cut = max((between.rfind(mark) for mark in (";", ". ", ", ", " then ", " and ")), default=-1)
            return text[begin : found[index].end + (cut if cut > 0 else len(between))]
    return text[begin:]


def _outcome(text: str, item: Found[tuple[str, str]], stop: int, assertion: Assertion, kind: SectionKind, dosed: bool) -> str | None:
    """What became of a drug; `stop` is where the sentence comes to the next one."""
    told = local_outcome(text, item.start, item.end, stop)
    if assertion is Assertion.ABSENT:
        return told if told in {"declined", "stopped"} else None
    if assertion in {Assertion.PLANNED, Assertion.POSSIBLE, Assertion.FAMILY}:
        return None
    if told is None and kind is SectionKind.MEDICATIONS and dosed:
        return ONGOING
    return told


def _in_sentence(passage: Passage) -> Iterator[Trial]:
    text = passage.text
    found = drugs_in(text)
    kind = _kind(passage)
    if not found or kind in {SectionKind.ALLERGIES, SectionKind.INSTRUCTIONS}:
        return
    for index, item in enumerate(found):
        if _NOT_THE_DRUG.match(text[item.end : item.end + 24]) or re.search(
            r"(?:allerg(?:y|ic) to|not|anti)\s*$", text[max(0, item.start - 12) : item.start], re.IGNORECASE
        ):
            continue
        dose, unit, end = _dose(text, item.end)
        assertion = passage.assertion_at(item.start, item.end)
        stop = found[index + 1].start if index + 1 < len(found) else len(text)
        outcome = _outcome(text, item, stop, assertion, kind, dose is not None)
        listed = kind in _COUNTED and len(text) < 200
        if dose is None and outcome is None and assertion is Assertion.PRESENT and not listed:
            continue
        span = span_in(_clause(text, found, index), passage.recorded_on)
        if (
            dose is None
            and span.start is None
            and span.end is None
            and index + 1 < len(found)
            and _JOINED.match(text[end : found[index + 1].start])
        ):
            span = span_in(text[found[index + 1].start :], passage.recorded_on)
        yield Trial(" ".join(text[item.start : end].split()), *item.what, dose, unit, span, outcome, assertion, item.start, end)


def _cell(passage: Passage, pattern: re.Pattern[str], but: int = -1) -> str:
    for number, (start, end, head) in enumerate(passage.cells):
        if number != but and pattern.search(head.strip()):
            return passage.text[start:end]
    return ""


def _day(text: str, around: date | None, last: bool = False) -> date | None:
    times = find_times(f"on {text}" if text[:1].isdigit() else text, around)
    if not times:
        return None
    return times[0].last if last else times[0].first


def _in_row(passage: Passage) -> Iterator[Trial]:
    """A row of a medication table, or of a fill history."""
    text = passage.text
    found = drugs_in(text)
    if not found or section_kind(passage.section) in {SectionKind.ALLERGIES, SectionKind.INSTRUCTIONS}:
        return
    item = found[0]
    number = next((n for n, (a, b, _) in enumerate(passage.cells) if a <= item.start < b), -1)
    head = passage.cells[number][2] if number >= 0 else ""
    named = bool(_NAME_HEAD.match(head.strip()))
    fill = _FILL.match(text)
    if fill and _FILL_PAGE.search(" ".join((*passage.heads, passage.section))):
        yield from _fill(passage, item, fill["day"])
        return
    if not named and number != 0:
        yield from _in_sentence(passage)
        return
    dose, unit, end = _dose(text, item.end)
    if dose is None and number + 1 < len(passage.cells):
        start, stop, _ = passage.cells[number + 1]
        dose, unit, _ = _dose(" " + text[start:stop], 0)
    start_day = _day(_cell(passage, _START_HEAD), passage.recorded_on)
    stop_text, why = _cell(passage, _STOP_HEAD), _cell(passage, _WHY_HEAD)
    stop_day = _day(stop_text, passage.recorded_on, last=True)
    assertion = passage.assertion_at(item.start, item.end)
    told = outcome_of(f"{text[item.start : item.end]} stopped for {why}" if stop_day and why else " ".join(text.split()))
    if stop_day is not None and told in {None, ONGOING}:
        told = STOPPED
    if told is None and assertion is Assertion.PRESENT and _kind(passage) is SectionKind.MEDICATIONS:
        told = ONGOING
    loose = span_in(text, passage.recorded_on)
    yield Trial(
        " ".join(text[item.start : end].split()),
        *item.what,
        dose,
        unit,
        Span(start_day or loose.start, stop_day or loose.end, loose.days),
        told if assertion in {Assertion.PRESENT, Assertion.HISTORICAL} else None,
        assertion,
        item.start,
        end,
    )


def _fill(passage: Passage, item: Found[tuple[str, str]], day: str) -> Iterator[Trial]:
    dose, unit, end = _dose(passage.text, item.end)
    on = _day(day, passage.recorded_on)
    if on is None:
        return
    days = re.match(r"\s*(\d{1,3})\b", _cell(passage, re.compile(r"days", re.IGNORECASE)))
    supply = int(days.group(1)) if days and 1 <= int(days.group(1)) <= 120 else None
    yield Trial(
        " ".join(passage.text[item.start : end].split()),
        *item.what,
        dose,
        unit,
        Span(on, on + timedelta(days=supply) if supply else None, supply),
        None,
        passage.assertion_at(item.start, item.end),
        item.start,
        end,
        True,
    )


def trials_in(passage: Passage) -> list[Trial]:
    """The medicines that a passage tells of, each with its dose, time and outcome as far as it says them."""
    if len(passage.cells) > 1:
        return list(_in_row(passage))
    fill = _FILL.match(passage.text)
    if fill and _FILL_PAGE.search(" ".join((*passage.heads, passage.section))) and (found := drugs_in(passage.text)):
        return list(_fill(passage, found[0], fill["day"]))
    return list(_in_sentence(passage))
