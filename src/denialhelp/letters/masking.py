"""Takes out of a sentence everything that may not change or leave the machine, and puts it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from denialhelp.letters.dates import find_dates
from denialhelp.letters.tokens import EXHIBIT, QUOTED, names

_NUMBER = re.compile(r"\$?[\w.,/:()’'–-]*\d[\w.,/:()’'–-]*%?")
_LAW = re.compile(r"\b\d{1,2} (?:CFR|C\.F\.R\.|USC|U\.S\.C\.)[^,;”]*?(?:\([0-9A-Za-z]{1,5}\))+|\b(?:ERISA|ACA|Medicare|Medicaid)\b")
_MARK = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose fixed parts are marks ⟦1⟧, ⟦2⟧ …, in their order; `parts` are what stands behind them."""

    text: str
    parts: tuple[str, ...]


def mask(text: str, also: Sequence[str] = ()) -> Masked:
    """Masks quotations, exhibit labels, citations, dates, numbers, codes, names, and the words in `also` (a patient's or plan's names)."""
    spans = [m.span() for pattern in (QUOTED, EXHIBIT, _LAW, _NUMBER) for m in pattern.finditer(text)]
    spans += [(d.start, d.end) for d in find_dates(text)]
    for word in {*names(text), *also}:
        if word.strip():
            spans += [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word.strip())}(?!\w)", text, re.IGNORECASE)]
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        end = stop
        while end > start and text[end - 1] in ".,;:" and text[end - 2 : end - 1].isalnum():
            end -= 1
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    out, parts, at = [], [], 0
    for start, end in merged:
        parts.append(text[start:end])
        out += [text[at:start], f"⟦{len(parts)}⟧"]
        at = end
    return Masked("".join(out) + text[at:], tuple(parts))


def unmask(text: str, parts: Sequence[str]) -> str | None:
    """The sentence with its fixed parts put back; None where a mark is missing, doubled, unknown, or stands out of its order."""
    if [int(m) for m in _MARK.findall(text)] != list(range(1, len(parts) + 1)) or re.search("[⟦⟧]", _MARK.sub("", text)):
        return None
    return _MARK.sub(lambda m: parts[int(m.group(1)) - 1], text)
