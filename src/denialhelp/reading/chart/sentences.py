"""Where sentences of a chart begin and end, past abbreviations, list numbers and doses."""

from __future__ import annotations

import re

from .tokens import words_of

_END = re.compile(
    r"[.!?][\"”’')\]]*(?=\s)|[☐☒☑](?=\s*(?!yes\b|no\b)\S)|\s(?=\d{1,2}\)\s+[A-Z])|\s(?=\[[ xX✓]?\]\s(?!yes\b|no\b))", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.]*|(?<![\d.,:/-])\d+)\.$")


def _breaks(text: str, end: int, begin: int) -> bool:
    """Whether the full stop before `end` ends a sentence that began at `begin`."""
    rest = text[end : end + 40].lstrip()
    if not rest:
        return True
    following = rest[0]
    before = text[max(begin, end - 24) : end].rstrip("\"”’')]")
    if not before.endswith("."):
        return following.isupper() or following.isdigit() or not following.isalpha()
    word = _WORD_BEFORE.search(before)
    starts_new = following.isupper() or following.isdigit() or following in "\"“‘'([•-¿¡"
    if word is None:
        return starts_new or following.isalpha()
    last = word.group(1).lower()
    if last.isdigit():
        at = max(begin, end - 24) + word.start()
        head = text[begin:at].strip()
        return starts_new and not (len(last) <= 2 and (not head or head[-1] in ".;:!?)" or text[max(0, at - 1)] == "\n"))
    if (
        len(last) == 1 and before[-2].isupper() and not before[-3:-2].isalnum()
    ):  # an initial; a vitamin or a level that ends a sentence is rare
        return following.isupper() and rest[:2].isupper() and len(rest) > 2 and rest[2:3].isupper()
    if last in words_of("abbreviations"):
        if last in {"dr", "mr", "mrs", "ms", "vs", "e.g", "i.e", "eg", "ie", "approx", "prof", "sra", "dra"}:
            return False
        return last in words_of("abbreviations_that_end") and following.isupper() and last not in {"no", "st"}
    return starts_new or (len(last) > 2 and following.islower())


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of the sentences in `text[start:end]`, without the white space around them."""
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        mark = match.group(0)
        if mark in "☐☒☑":
            if match.start() > begin and text[begin : match.start()].strip():
                found.append((begin, match.start()))
                begin = match.start()
            continue
        if not mark.strip():
            if text[begin : match.end()].strip():
                found.append((begin, match.end()))
                begin = match.end()
            continue
        if _breaks(text, match.end(), begin):
            found.append((begin, match.end()))
            begin = match.end()
    if text[begin:end].strip():
        found.append((begin, end))
    trimmed = []
    for first, last in found:
        part = text[first:last]
        trimmed.append((first + len(part) - len(part.lstrip()), last - (len(part) - len(part.rstrip()))))
    return [(a, b) for a, b in trimmed if a < b]
