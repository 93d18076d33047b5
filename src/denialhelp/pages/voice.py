"""Says things in one language: program sentences through the gettext catalogue, help texts from the data, values from the rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import polib

from denialhelp.reference.help_library import rule_id
from denialhelp.reference.help_text import Text
from denialhelp.reference.schema import Unit

from .library import Library, whole_count
from .model import Part, Statement

LANGS = ("en", "es")
_PIECE = re.compile(r"\{([a-z_]+)\}|\[\[(=?)([a-z0-9_.@-]+)\]\]")
_MONTHS_EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_MONTHS_ES = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]
_UNITS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "calendar-days": ("calendar day", "calendar days"),
        "business-days": ("business day", "business days"),
        "working-days": ("working day", "working days"),
        "hours": ("hour", "hours"),
        "months": ("month", "months"),
        "years": ("year", "years"),
    },
    "es": {
        "calendar-days": ("día calendario", "días calendario"),
        "business-days": ("día hábil", "días hábiles"),
        "working-days": ("día laborable", "días laborables"),
        "hours": ("hora", "horas"),
        "months": ("mes", "meses"),
        "years": ("año", "años"),
    },
}
Slot = str | Part | Statement


@lru_cache(maxsize=1)
def spanish() -> Mapping[str, str]:
    """The Spanish catalogue of the program's sentences."""
    text = files("denialhelp.pages").joinpath("locale", "es.po").read_text(encoding="utf-8")
    return {entry.msgid: entry.msgstr for entry in polib.pofile(text) if entry.msgstr and not entry.fuzzy}


@lru_cache(maxsize=8192)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """A template as runs: ("text", words), ("slot", name), ("value", rule), ("cite", rule)."""
    out: list[tuple[str, str]] = []
    at = 0
    for found in _PIECE.finditer(template):
        if found.start() > at:
            out.append(("text", template[at : found.start()]))
        if found.group(1):
            out.append(("slot", found.group(1)))
        else:
            out.append(("cite" if found.group(2) else "value", rule_id(found.group(3))))
        at = found.end()
    if at < len(template):
        out.append(("text", template[at:]))
    return tuple(out)


def day_words(day: date, lang: str) -> str:
    """November 24, 2026; in Spanish 24 de noviembre de 2026."""
    if lang == "es":
        return f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}"
    return f"{_MONTHS_EN[day.month - 1]} {day.day}, {day.year}"


def period_words(lang: str, count: int, unit: Unit) -> str:
    """180 calendar days, 1 month."""
    one, many = _UNITS[lang][unit.value]
    return f"{count} {one if count == 1 else many}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Voice:
    """Speaks one language over one library."""

    lang: str
    library: Library

    def tr(self, msgid: str) -> str:
        """A program sentence in this language; raises KeyError where Spanish lacks it, so that no English slips into a Spanish page."""
        return msgid if self.lang == "en" else spanish()[msgid]

    def say(self, msgid: str, *data: str, cites: tuple[str, ...] = (), **slots: Slot) -> Statement:
        """A program sentence with its slots filled; `data` are facts that it rests on."""
        return self._fill(self.tr(msgid), data, cites, slots)

    def tell(self, text: Text, *data: str, **slots: Slot) -> Statement:
        """A help text with its marks and slots filled."""
        return self._fill(text.of(self.lang), data, (), slots)

    def plain(self, words: str, *data: str, cites: tuple[str, ...] = ()) -> Statement:
        """Words as they are."""
        return Statement((Part(words),), data, cites)

    def _fill(self, template: str, data: tuple[str, ...], cites: tuple[str, ...], slots: Mapping[str, Slot]) -> Statement:
        parts: list[Part] = []
        held, cited = list(data), list(cites)
        for kind, name in _pieces(template):
            if kind == "text":
                parts.append(Part(name))
            elif kind == "cite":
                cited.append(name)
            elif kind == "value":
                parts.append(self.window(name))
                cited.append(name)
            else:
                slot = slots[name]
                if isinstance(slot, Statement):
                    parts.extend(slot.parts)
                    held.extend(slot.data)
                    cited.extend(slot.cites)
                else:
                    parts.append(Part(slot) if isinstance(slot, str) else slot)
        if parts and parts[-1].text.endswith(" ") and not parts[-1].datum:
            parts[-1] = Part(parts[-1].text.rstrip())
        return Statement(tuple(parts), tuple(held), tuple(dict.fromkeys(cited)))

    def window(self, rule: str) -> Part:
        """The time of a rule as it stands today, `180 calendar days`; raises KeyError where the rule has none."""
        bare = rule.partition("@")[0]
        value = self.library.rules.value_on(bare, self.library.as_of)
        if value is None or value.unit is None:
            raise KeyError(rule)
        count = whole_count(self.library.rules.rule(bare), value)
        return Part(period_words(self.lang, count, value.unit), rule)

    def day(self, day: date, datum: str = "") -> Part:
        """A day in words, marked up as a date."""
        return Part(day_words(day, self.lang), datum, "", day)

    def link(self, words: str, path: str) -> Part:
        """Words that lead to a page of this library."""
        return Part(words, "", self.path(path))

    def path(self, path: str) -> str:
        """The address of a page in this language."""
        return f"/es{path}" if self.lang == "es" and path.startswith("/help/") else path
