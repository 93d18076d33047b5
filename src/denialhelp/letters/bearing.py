"""What the supports of a statement bear: their words, dates and numbers, and what follows from them by counting days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from denialhelp.casefile.document import Document
from denialhelp.casefile.fact import Pin
from denialhelp.casefile.quote import span_of
from denialhelp.letters.dates import Found, find_dates, shift
from denialhelp.letters.tokens import amount, number_words, parts, tokens

_PERIOD = re.compile(r"(\d{1,3})\s*\)?\s*(calendar[- ]days?|days?|months?|weeks?|years?|días?|meses|mes)\b", re.IGNORECASE)
_WORD_PERIOD = re.compile(r"\b([a-z]+(?:-[a-z]+)?)\s+(?:\(\d+\)\s+)?(calendar\s+)?(days?|months?|weeks?|years?)\b", re.IGNORECASE)
_UNITS = {"día": "day", "días": "days", "mes": "month", "meses": "months"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a rule or a document gives; `rolls_over`: an end on a weekend moves to the next working day."""

    count: int
    unit: str
    rolls_over: bool = False


@dataclass(frozen=True, slots=True)
class Borne:
    """What the supports bear. `text` is all of it; `whole` the dates; `partial` those not whole; `numbers` by value, `words` by token."""

    text: str
    whole: frozenset[date]
    partial: frozenset[tuple[int | None, int, int | None]]
    numbers: frozenset[Decimal]
    words: frozenset[str]
    periods: frozenset[Period]

    def bears_date(self, found: Found, on: date) -> bool:
        """Whether a date of the text is said, or said without its year within a year of `on`, or follows by counting a period."""
        day = found.whole()
        if day is None:
            same = [d for d in self.whole if d.month == found.month and found.year in (None, d.year) and found.day in (None, d.day)]
            return bool(same) or any(p[1] == found.month and found.year in (None, p[0]) and found.day in (None, p[2]) for p in self.partial)
        if day in self.whole:
            return True
        if any(p == (None, day.month, day.day) for p in self.partial) and abs(day.year - on.year) <= 1:
            return True
        return day in self.counted(on)

    def counted(self, on: date) -> frozenset[date]:
        """The days that a period borne ends on, counted from a day borne (one said without its year is within a year of `on`);
        moved to the next working day where the rule says so."""
        out: set[date] = set()
        near = {Found(0, 0, on.year + n, m, d).whole() for y, m, d in self.partial if y is None and d is not None for n in (-1, 0, 1)}
        for period in self.periods:
            for start in (*self.whole, *(d for d in near if d is not None)):
                end = shift(start, period.count, period.unit)
                if end is not None:
                    out.add(end)
                    if period.rolls_over and end.weekday() > 4:
                        out.add(end + timedelta(days=7 - end.weekday()))
        return frozenset(out)

    def bears_number(self, token: str, unit: str = "") -> bool:
        """Whether a number or code of the text is said, whole or in its parts, or is the time (in days or weeks) between two days borne."""
        if _key(token) in self.words:
            return True
        value = amount(token)
        if value is not None and not (token.startswith("0") and token[1:2].isdigit()):
            return value in self.numbers or self._between(value, unit)
        pieces = parts(token)
        if len(pieces) < 2 and not re.fullmatch(r"\d+-[A-Za-z]+", token):
            return False
        return all(_key(p) in self.words or (amount(p) is not None and amount(p) in self.numbers) for p in pieces)

    def bears_word(self, word: str, value: int | None, unit: str = "") -> bool:
        """Whether a number word is said, as a word or as a number, or is the time between two days borne."""
        return word in self.words or (value is not None and (Decimal(value) in self.numbers or self._between(Decimal(value), unit)))

    def _between(self, value: Decimal, unit: str) -> bool:
        size = {"day": 1, "week": 7}.get(unit.lower().removesuffix("s"))
        return size is not None and any(
            value in (abs((a - b).days) // size, round(abs((a - b).days) / size)) for a in self.whole for b in self.whole if a != b
        )

    def bears_name(self, name: str) -> bool:
        """Whether a name is said, in any case of its letters."""
        return all(_key(part) in self.words or _key(part.removesuffix("s")) in self.words for part in name.split("&") if part)


def _key(token: str) -> str:
    return re.sub(r"[^\w.]", "", token.lower()).strip(".")


def _words_of(text: str) -> tuple[set[str], set[Decimal]]:
    words: set[str] = set()
    numbers: set[Decimal] = set()
    for token in tokens(text):
        for piece in (token, *parts(token), *re.split(r"[-/’'–:]", token)):
            if piece:
                words.add(_key(piece))
                value = amount(piece) if any(c.isdigit() for c in piece) else None
                if value is not None:
                    numbers.add(value)
    for word, value_of_word, _ in number_words(text):
        words.add(word)
        if value_of_word is not None:
            numbers.add(Decimal(value_of_word))
    return words, numbers


def _periods_of(text: str) -> set[Period]:
    out = {Period(int(m.group(1)), _UNITS.get(m.group(2).lower(), m.group(2).lower())) for m in _PERIOD.finditer(text)}
    for match in _WORD_PERIOD.finditer(text):
        for _, value, _ in number_words(match.group(1)):
            if value is not None:
                out.add(Period(value, match.group(3).lower()))
    return out


def borne(texts: Iterable[tuple[str, bool]], periods: Iterable[Period] = ()) -> Borne:
    """All that the texts bear; each comes with whether its dates are written day first. `periods` come from rules."""
    pairs = tuple(texts)
    whole: set[date] = set()
    partial: set[tuple[int | None, int, int | None]] = set()
    words: set[str] = set()
    numbers: set[Decimal] = set()
    counted = set(periods)
    for text, day_first in pairs:
        for found in find_dates(text, day_first=day_first, short=True):
            day = found.whole()
            if day is not None:
                whole.add(day)
            else:
                partial.add((found.year, found.month, found.day))
        w, n = _words_of(text)
        words |= w
        numbers |= n
        counted |= _periods_of(text)
    numbers |= {Decimal(p.count) for p in counted}
    joined = "\n".join(t for t, _ in pairs)
    return Borne(joined, frozenset(whole), frozenset(partial), frozenset(numbers), frozenset(words), frozenset(counted))


def stands(pin: Pin, documents: Mapping[str, Document]) -> str | None:
    """Why a pin does not hold (no such document or page, or the quote is not on it), or None where it does."""
    document = documents.get(pin.document)
    if document is None:
        return f"the document {pin.document} is not in the case"
    if not 1 <= pin.page <= len(document.pages):
        return f"{pin.document} has no page {pin.page}"
    if span_of(document.page(pin.page).text, pin.quote) is None:
        return f"the quote is not on page {pin.page} of {pin.document}"
    return None
