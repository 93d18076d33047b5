"""What a policy says of its own versions: when it changed and what changed, when it is reviewed next, what it replaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from denialhelp.casefile.fact import Pin
from denialhelp.casefile.policy import Revision

from .header import DATE, day_of
from .outline import Item

_DAY = re.compile(rf"(?i)(?<![\d/.-]){DATE}(?![\d/-])")
_NEXT = re.compile(rf"(?i)\bnext\s+(?:(?:annual|scheduled|committee|policy)\s+)*review(?:\s+date)?\s*(?::|\.{{2,}})?\s*{DATE}")
_FIRST = re.compile(
    rf"(?i)\b(?:orig(?:inal(?:ly)?|ination|\.)|first|initial)\s+(?:(?:effective|issued?|policy|approv(?:ed|al))\s*)*(?:date)?\s*:?\s*{DATE}"
)
_REPLACES = re.compile(r"(?i)\b(?:supersedes|replaces|takes\s+the\s+place\s+of)\b")


# A month alone: "Revised 03/2024", "March 2024"; with two figures for the year only where it ends a row ("Policy created   06.21").
_MONTH = re.compile(
    r"(?i)(?<![\d/.-])(?:(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)(?![\d/.-]\d)|"
    r"(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+(?P<after>(?:19|20)\d\d)\b|"
    r"(?P<short>0?[1-9]|1[0-2])[/.](?P<two>\d\d)\s*$)"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _month_of(found: re.Match[str]) -> date:
    """The first day of the month that a match names."""
    month = _NAMES.index(found["name"].lower()) + 1 if found["name"] else int(found["month"] or found["short"])
    return date(int(found["year"] or found["after"] or 2000 + int(found["two"] or 0)), month, 1)


def _in_months(text: str) -> list[tuple[date, str]]:
    """The entries of a text that names months and no day."""
    months = list(_MONTH.finditer(text))
    if not months:
        return []
    if months[0].start() <= 2:
        return [(_month_of(m), words) for m, words in _leading(text, months)]
    last = months[-1]
    ends = last.end() >= len(text.rstrip()) - 1
    found = last if ends else months[0]
    words = text[: found.start()] if ends else text[: found.start()] + text[found.end() :]
    return [(_month_of(found), words.strip(" :;-–—\t(),"))]


def _text(found: re.Match[str]) -> str:
    return found["us"] or found["iso"] or found["word"] or found["day"]


def labelled_days(head: str) -> tuple[date | None, date | None]:
    """The day of the next review and the day on which the policy first took effect, each None where the head does not say it."""
    found = [next((d for m in pattern.finditer(head) if (d := day_of(_text(m))) is not None), None) for pattern in (_NEXT, _FIRST)]
    return found[0], found[1]


def _leading(text: str, days: list[re.Match[str]]) -> list[tuple[re.Match[str], str]]:
    """Entries that begin with their day: "02/01/2026: four trials became two. 07/01/2024: first issue."."""
    starts = [m for at, m in enumerate(days) if at == 0 or re.search(r"[.;)\]]\s*$", text[: m.start()])]
    out = []
    for at, m in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        out.append((m, text[m.end() : end].strip(" :;-–—\t")))
    return out


def revisions_of(items: Sequence[Item], pins: Callable[[Item, str], tuple[Pin, ...]]) -> tuple[Revision, ...]:
    """The dated entries of a policy's history in its own order; those with a month alone say so."""
    out: list[Revision] = []
    for item in items:
        text = item.text
        days = [m for m in _DAY.finditer(text) if day_of(_text(m)) is not None]
        if days and days[0].start() <= 2:
            entries = _leading(text, days)
        elif days:
            entries = [(days[0], text[: days[0].start()].strip(" :;-–—\t(,"))]
        else:
            entries = []
        for m, words in entries:
            day = day_of(_text(m))
            if day is not None:
                found = pins(item, words) if words else ()
                out.append(Revision(day, words, found[0] if found else None))
        for on, words in [] if entries else _in_months(text):
            placed = pins(item, words) if words else ()
            out.append(Revision(on, words, placed[0] if placed else None, whole_month=True))
        out.extend(revisions_of(item.children, pins))
    return tuple(dict.fromkeys(out))


def replaces(text: str) -> bool:
    """True where a sentence says that the policy takes the place of an earlier one."""
    return bool(_REPLACES.search(text)) and bool(re.search(r"(?i)\b(?:policy|policies|guideline|version|bulletin|criteria|dated)\b", text))
