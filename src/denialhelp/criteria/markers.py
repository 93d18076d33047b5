"""List markers as policies print them: A. 1) (a) i. 2.1 A1 B3.2 and bullets; their style, order and label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# The last row are places of the private use area: the bullets of Symbol and Wingdings as PDF files keep them.
BULLETS = "•●▪◦○■□➢➤✓▸‣∙·–—*-\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06f\uf0be"
# "Group 1", "Option B": a name for a set of items, a marker only where a lead waits for it or another of its kind went before.
GROUP_STYLE = "group"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_PATTERN = re.compile(
    r"""^\s*(?:
    (?P<bullet>\[\s?[xX✓]?\s?\](?=\s)|[☐☑☒✔•●▪◦○■□➢➤✓▸‣∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06f\uf0be]|[-–—*o](?=\s))\s+(?=\S)
    |(?:(?:Criterion|Criteria)\s+)?\(?(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})(?P<dotclose>[.):](?!\d)|(?=\s))\s*(?=[A-Za-z(“"≥≤<>\d])
    |(?:Criterion|Requirement|Condition|Item|Section|Step|Element)\s+(?P<named>\d{1,2}|[A-Z])(?P<nclose>[.):])\s*(?=\S)
    |(?:Group|Option|Pathway|Category|Scenario|Alternative|Set|Route|Track|Situation|Path)\s+(?P<group>\d{1,2}|[A-Z]|[IVX]{1,4})(?P<gclose>[,.):]\s*(?=\S)|\s?[-–—](?=\s)\s*(?=\S)|[,.):]?\s*$)
    |(?P<digitlow>\d{1,2}[a-z])(?P<dlclose>[.)])\s+(?=\S)
    |(?P<open>\()?(?P<alnum>[A-Z]\d{1,2}(?:\.\d{1,2})?)(?:(?P<alclose>[.):])\s*|\s+)(?=[A-Z(“"])
    |(?P<alpart>[A-Z]\.\d{1,2}|[A-Z]\d{1,2}(?=[.)]))[.):]?\s+(?=\S)
    |(?P<digitpart>\d{1,2}\([a-z]\))\s+(?=\S)
    |\[(?P<square>\d{1,2}|[A-Za-z]|[ivxl]{1,5}|[IVXL]{1,5})\]\s*(?=\S)
    |(?P<open2>\()(?P<inner>\d{1,2}|[A-Za-z]|[ivxl]{1,5}|[IVXL]{1,5})\)\s*(?=\S)
    |(?P<plain>\d{1,2}|[A-Za-z]|[ivxl]{1,5}|[IVXL]{1,5})(?P<close>\.\)|[.)]|\s\.(?=\s)|\s?[-–](?=\s))\s+(?=\S)
    )""",
    re.VERBOSE,
)


# A mark behind a dash, of the kinds that no text begins with: "1." "A." "(b)" "iv)".
_SECOND_MARK = re.compile(r"(?:\d{1,2}|[A-Z]|[a-h]|[ivx]{1,5})[.)]\s|\((?:\d{1,2}|[A-Za-z]|[ivx]{1,5})\)\s")


def roman(text: str) -> int | None:
    """The value of a roman numeral up to lxxxix, or None."""
    low = text.lower()
    if not low or any(c not in _ROMAN for c in low):
        return None
    values = [_ROMAN[c] for c in low]
    total = sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
    return total if to_roman(total) == low else None


def to_roman(number: int) -> str:
    """A roman numeral in lower case (1 to 89)."""
    out = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out += letters
            number -= value
    return out


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: `styles` are the ways to read it with the place in order that each gives; `label` is what is printed."""

    label: str
    styles: tuple[tuple[str, int], ...]
    length: int
    parent: str = ""

    @property
    def names_group(self) -> bool:
        """True for "Group 1" and its like."""
        return self.styles[0][0].endswith(GROUP_STYLE)

    @property
    def is_bullet(self) -> bool:
        """True for bullets, which have no order."""
        return self.styles[0][0].startswith("bullet")

    def order(self, style: str) -> int | None:
        """The place in order in this style, or None where it cannot be read so."""
        return dict(self.styles).get(style)

    def starts(self) -> str | None:
        """The style in which this marker begins a list, or None."""
        for style, place in self.styles:
            if place == 1 or style.startswith("bullet"):
                return style
        return None


def _plain_styles(text: str, wrap: str) -> tuple[tuple[str, int], ...]:
    if text.isdigit():
        return ((f"1{wrap}", int(text)),)
    styles: list[tuple[str, int]] = []
    number = roman(text) if text.islower() or text.isupper() else None
    if len(text) == 1:
        letter = ord(text.lower()) - 96
        styles.append((f"{'a' if text.islower() else 'A'}{wrap}", letter))
    if number is not None:
        styles.append((f"{'i' if text.islower() else 'I'}{wrap}", number))
    if number == 1:
        styles.reverse()
    return tuple(styles)


def marker_of(text: str) -> Marker | None:
    """The marker that a line begins with, or None."""
    found = _PATTERN.match(text)
    if found is None:
        return None
    length = found.end()
    if found["bullet"]:
        if found["bullet"] in "-–—*•" and _SECOND_MARK.match(text, length):  # "- 1. The member ...": the mark behind the dash counts
            marker = marker_of(text[length:])
            return None if marker is None else replace(marker, length=marker.length + length)
        box = "[]" if found["bullet"][0] in "[☐☑☒✔" else found["bullet"]  # a box is the same mark, ticked or not
        return Marker("", ((f"bullet{box}", 0),), length)
    if found["dotted"]:
        label = found["dotted"]
        if label.endswith(".0") and label.count(".") == 1:
            return Marker(label[:-2], (("1.0", int(label[:-2])),), length)
        parent, _, last = label.rpartition(".")
        return Marker(label, ((f"{parent}.#", int(last)),), length, parent)
    if found["group"]:
        styles = _plain_styles(found["group"], GROUP_STYLE)
        return Marker(found["group"], styles, length)
    if found["digitlow"]:
        label = found["digitlow"]
        return Marker(label, ((f"{label[:-1]}#", ord(label[-1]) - 96),), length, label[:-1])
    if found["alpart"]:
        label = found["alpart"]
        return Marker(label, ((f"{label[0]}#", int(label[1:].lstrip("."))),), length, label[0])
    if found["digitpart"]:
        number, letter = found["digitpart"].rstrip(")").split("(")
        return Marker(f"{number}.{letter}", ((f"{number}#", ord(letter) - 96),), length, number)
    if found["alnum"]:
        label = found["alnum"]
        head, last = label.rsplit(".", 1) if "." in label else (label[0], label[1:])
        return Marker(label, ((f"{head}#", int(last)),), length, head)
    if found["square"]:
        styles = _plain_styles(found["square"], "[]")
        return Marker(found["square"], styles, length) if styles else None
    text = found["inner"] or found["plain"] or found["named"]
    wrap = "()" if found["inner"] else (found["close"] or found["nclose"] or ".").strip()[:1]
    styles = _plain_styles(text, wrap)
    return Marker(text, styles, length) if styles else None
