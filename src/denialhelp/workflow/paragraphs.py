"""Finds a cited paragraph, such as (h)(3)(i), in a section of the eCFR's XML or in the text of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from lxml import etree

from denialhelp.reference.schema import Unit, Value

_OPEN, _CLOSE = "\x01", "\x02"
_TOKEN = re.compile(rf"\s*\(({_OPEN}?)([0-9]{{1,3}}|[A-Z]{{1,2}}|[a-z]{{1,5}}){_CLOSE}?\)")
_HEADING = re.compile(rf"\s*{_OPEN}[^{_CLOSE}]*{_CLOSE}[\s.:;—–-]*(?=\()")
_DASH = re.compile(r"[\s.:;—–-]*(?=\()")
_CITED = re.compile(r"\(([A-Za-z0-9]{1,5})\)")
_SPACE = re.compile(r"\s+")
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix"),
    *("xx", "xxi", "xxii", "xxiii", "xxiv", "xxv"),
)
_UNITS = {
    Unit.HOURS: r"hours?",
    Unit.MONTHS: r"months?",
    Unit.YEARS: r"years?",
    Unit.CALENDAR_DAYS: r"days?",
    Unit.BUSINESS_DAYS: r"days?",
    Unit.WORKING_DAYS: r"days?",
}
_SAID = re.compile(
    r"\b(\d{1,4}|one|two|three|four|five|six|seven|ten|twelve)[\s-]+(?:calendar |business |working )?(day|hour|month|year)s?\b"
)
TOP, NUMBER, SMALL_ROMAN, CAPITAL, SLANTED_NUMBER, SLANTED_ROMAN = range(6)


@dataclass(frozen=True, slots=True)
class Token:
    """A designator as it is printed: its text, and whether it is in italics."""

    text: str
    slanted: bool


def cited_path(cite: str) -> tuple[str, ...]:
    """The paragraph of a citation: ("h", "3", "i") for 29 CFR 2560.503-1(h)(3)(i); empty for a whole section."""
    first = cite.find("(")
    return () if first < 0 else tuple(_CITED.findall(cite[first:].split(",", maxsplit=1)[0].split(" ", maxsplit=1)[0]))


def _next_letter(letter: str) -> str:
    if len(letter) == 2:
        return _next_letter(letter[0]) * 2
    return "aa" if letter == "z" else "AA" if letter == "Z" else chr(ord(letter) + 1)


def _follows(level: int, before: str | None, text: str) -> bool:
    """Whether a designator is the next one of its level (`before` None: the first)."""
    if level in (NUMBER, SLANTED_NUMBER):
        return text == (str(int(before) + 1) if before else "1")
    if level in (SMALL_ROMAN, SLANTED_ROMAN):
        if text not in _ROMAN:
            return False
        return _ROMAN.index(text) == (_ROMAN.index(before) + 1 if before in _ROMAN else 0)
    return text == (_next_letter(before) if before else "A" if level == CAPITAL else "a")


def _later(level: int, before: str, text: str) -> bool:
    """Whether a designator comes somewhere after another of its level."""
    if level in (NUMBER, SLANTED_NUMBER):
        return before.isdigit() and int(text) > int(before)
    if level in (SMALL_ROMAN, SLANTED_ROMAN):
        return text in _ROMAN and before in _ROMAN and _ROMAN.index(text) > _ROMAN.index(before)
    return len(text) == len(before) == 1 and text > before


def _kinds(token: Token) -> tuple[int, ...]:
    if token.text.isdigit():
        return (SLANTED_NUMBER,) if token.slanted else (NUMBER, SLANTED_NUMBER)
    if token.text.isupper():
        return (CAPITAL,)
    return (SLANTED_ROMAN,) if token.slanted else (SMALL_ROMAN, TOP)


def _level(stack: list[str], token: Token, after: Token | None) -> int:
    """The level of a designator after the path `stack`; `after` is the next one, which settles whether (i) is a letter or a number."""
    fitting = [
        level
        for level in _kinds(token)
        if level <= len(stack) and _follows(level, stack[level] if level < len(stack) else None, token.text)
    ]
    if len(fitting) > 1 and fitting[0] == SMALL_ROMAN and after is not None:
        letter = after.text == "1" or after.text == _next_letter(token.text)
        return TOP if letter else SMALL_ROMAN
    if fitting:
        return fitting[0]
    # Some are reserved or left out: then the deepest level at which it comes later than the one before.
    later = [level for level in _kinds(token) if level < len(stack) and _later(level, stack[level], token.text)]
    return max(later) if later else min(_kinds(token)[-1], len(stack))


def _tokens(marked: str) -> list[Token]:
    """The designators at the head of a paragraph, also after an italic heading: (h) Appeals-(1) In general."""
    found: list[Token] = []
    at = 0
    while (match := _TOKEN.match(marked, at)) is not None:
        found.append(Token(match[2], bool(match[1])))
        at = match.end()
        passed = _HEADING.match(marked, at) or _DASH.match(marked, at)
        at = passed.end() if passed else at
    return found


def _marked(element: etree._Element) -> str:
    """A paragraph's text with marks around italics."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            inner = _marked(child)
            parts.append(f"{_OPEN}{inner}{_CLOSE}" if child.tag in ("I", "E") else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def plain(text: str) -> str:
    """Text without marks, with single spaces."""
    return _SPACE.sub(" ", text.replace(_OPEN, "").replace(_CLOSE, "")).strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A section as its paragraphs in order, each with its path."""

    paragraphs: tuple[tuple[tuple[str, ...], str], ...]

    def text(self, path: tuple[str, ...] = ()) -> str:
        """The text of a paragraph with everything under it; empty where there is none."""
        return " ".join(text for held, text in self.paragraphs if held[: len(path)] == path)


def section_of(xml: bytes) -> Section:
    """A section from the eCFR's XML. Raises ValueError where it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError("no XML") from fault
    rows = [_marked(p) for p in root.iter("P", "FP")]
    heads = [_tokens(row) for row in rows]
    flat = [t for head in heads for t in head]
    found: list[tuple[tuple[str, ...], str]] = []
    stack: list[str] = []
    seen = 0
    for row, head in zip(rows, heads, strict=True):
        for token in head:
            seen += 1
            level = _level(stack, token, flat[seen] if seen < len(flat) else None)
            stack = [*stack[:level], token.text]
        found.append((tuple(stack), plain(row)))
    return Section(tuple(found))


def page_text(html: bytes) -> str:
    """The text of a web page, in one line."""
    return _SPACE.sub(" ", unescape(_TAGS.sub(" ", html.decode("utf-8", "replace")))).strip()


def number_words(count: int) -> str:
    """A number below 1000 in English words, as regulations write it: forty-five."""
    if count < len(_ONES):
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    rest = number_words(count % 100)
    return f"{_ONES[count // 100]} hundred" + (f" {rest}" if rest else "")


def says(text: str, count: int, unit: Unit) -> bool:
    """Whether a text gives this period, in figures or words: 180 days, four (4) months, a 72-hour period."""
    words = number_words(count).replace("-", "[- ]") if 0 < count < 1000 else ""
    number = rf"(?:{count}|{words})" if words else str(count)
    pattern = rf"(?<![\d.,-]){number}(?:\s*\({count}\))?[\s-]+(?:(?:calendar|business|working|consecutive|full)[\s-]+)?{_UNITS[unit]}\b"
    return re.search(pattern, text, re.IGNORECASE) is not None


def periods_in(value: Value) -> tuple[tuple[int, Unit], ...]:
    """The periods that a value holds: its own, or those that its words name."""
    if value.count is not None and value.unit is not None:
        return ((value.count, value.unit),)
    units = {"day": Unit.CALENDAR_DAYS, "hour": Unit.HOURS, "month": Unit.MONTHS, "year": Unit.YEARS}
    found = [(int(n) if n.isdigit() else _ONES.index(n.lower()), units[u.lower()]) for n, u in _SAID.findall(value.text or "")]
    return tuple(dict.fromkeys(found))
