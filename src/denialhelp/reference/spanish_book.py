"""The engines' sentences in Spanish: rows of `reference/spanish/*.po`, whole or with gaps, for whoever shows them to a person.

A gap is `{kind}` or `{kind2}`: `day` a date in words, `iso` a date in figures, `period` a count with its unit, `event` a day of the case,
`n` a number, `phone` a telephone, `limit` a bound with its unit, `office` an office's own name, `said` anything that this book can say
itself, `kept` names, quotations and codes, which stay as they are, `list` some of these joined by "and" or "or", `ways` an address with
the other ways in ("by fax: ...").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import polib

from denialhelp.errors import FaultyReference
from denialhelp.reference.help_library import rule_id
from denialhelp.reference.loader import load_rules
from denialhelp.reference.strict import read_strict

_MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
)
_WEEK = (
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
)
_UNITS = {
    "calendar day": "día calendario", "calendar days": "días calendario", "business day": "día hábil", "business days": "días hábiles",
    "working day": "día laborable", "working days": "días laborables", "hour": "hora", "hours": "horas", "day": "día", "days": "días",
    "month": "mes", "months": "meses", "year": "año", "years": "años",
}  # fmt: skip
_GAP = re.compile(r"\{(\w+?)(\d*)\}")
_DAY = rf"(?:(?:{'|'.join(_WEEK[0])}), )?(?:{'|'.join(_MONTHS[0])}) \d{{1,2}}, \d{{4}}"
_PERIOD = rf"[\d,]+ (?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
# An office's own name: words with a large first letter and what joins them.
_OFFICE = r"[A-Z][\w.'’&-]*(?:,? (?:[(]?[A-Z][\w.'’&-]*[)]?|of|and|the|for|&|[(]insurers[)]|or|[(]HMOs[)]))+|DIFS|DIFI|TRICARE"
_SENTENCE = re.compile(r"(?<=[.?!:;]) +(?=[A-Z“$])|(?<=[.?!]”) +(?=[A-Z“])")
_TWO = re.compile(r"\b([Dd]e|[Aa]) el (?=[a-záéíóúñ])")
DEEPEST = 9


def day_in_spanish(text: str) -> str | None:
    """Saturday, April 24, 2027 as sábado, 24 de abril de 2027; None where it is no such day."""
    found = re.fullmatch(r"(?:(\w+), )?(\w+) (\d{1,2}), (\d{4})", text)
    if found is None or found[2] not in _MONTHS[0]:
        return None
    week = f"{_WEEK[1][_WEEK[0].index(found[1])]}, " if found[1] else ""
    return f"{week}{found[3]} de {_MONTHS[1][_MONTHS[0].index(found[2])]} de {found[4]}"


def period_in_spanish(text: str) -> str | None:
    """180 calendar days as 180 días calendario; None where the unit is not known."""
    count, _, unit = text.partition(" ")
    return None if unit not in _UNITS else f"{count} {_UNITS[unit]}"


def _kept(text: str) -> str | None:
    return text


_LIMITS = {"at least ": "al menos ", "more than ": "más de ", "at most ": "como máximo ", "less than ": "menos de "}


def _limit(text: str) -> str:
    """at least 3 months as al menos 3 meses; a unit that is not known stays."""
    for english, said in _LIMITS.items():
        if text.startswith(english):
            return said + _limit(text.removeprefix(english))
    first, _, rest = text.partition(" ")
    return f"{first} {_UNITS[rest]}" if rest in _UNITS else text.replace(" to ", " a ")


def _phone(text: str) -> str:
    return text.replace(" or ", " o ")


def _list(text: str) -> str:
    return text.replace(" and ", " y ").replace(" or ", " o ")


_WAYS = {"by mail: ": "por correo: ", "by fax: ": "por fax: ", "by e-mail: ": "por correo electrónico: ", "or online: ": "o en línea: ",
         "online: ": "en línea: ", "by telephone: ": "por teléfono: "}  # fmt: skip


def _ways(text: str) -> str:
    for english, said in _WAYS.items():
        text = re.sub(rf"(?<![\w]){re.escape(english)}", said, text)
    return text


def _iso(text: str) -> str | None:
    year, month, day = text.split("-")
    return f"{int(day)} de {_MONTHS[1][int(month) - 1]} de {year}" if 1 <= int(month) <= len(_MONTHS[1]) else None


def _deeper(text: str, depth: int) -> str | None:
    return _said(text, depth + 1)


# What each kind of gap takes in English.
KINDS: dict[str, tuple[str, Callable[[str], str | None] | None]] = {
    "day": (_DAY, day_in_spanish),
    "iso": (r"\d{4}-\d{2}-\d{2}", _iso),
    "period": (_PERIOD, period_in_spanish),
    "n": (r"[\d.,]*\d", _kept),
    "phone": (r"[\d() -]+\d(?: or [\d() -]+\d)?", _phone),
    "limit": (r".+?", _limit),
    "office": (_OFFICE, _kept),
    "kept": (r".+?", _kept),
    "list": (r"[\w.()]+(?:(?:, | and | or )[\w.()]+)*", _list),
    "ways": (r".+?", _ways),
    "said": (r".+?", None),
    "event": (r"[Tt]he d(?:ay|ate) .+?", None),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence with gaps: its longest run of words of its own, how many characters stand outside of gaps, its Spanish, and its patterns:
    with short gaps first, then with long ones, for a text in which what parts two gaps stands more than once."""

    literal: str
    fixed: int
    spanish: str
    english: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def entries() -> tuple[tuple[str, str, str], ...]:
    """Every row of the book: (file, English, Spanish). Raises FaultyReference where a row is empty, stands twice or loses a gap."""
    made: list[tuple[str, str, str]] = []
    faults: list[str] = []
    seen: set[str] = set()
    folder = files("denialhelp.reference").joinpath("spanish")
    for path in sorted((p for p in folder.iterdir() if p.name.endswith(".po")), key=lambda p: p.name):
        for entry in polib.pofile(path.read_text(encoding="utf-8")):
            if entry.msgid in seen:
                faults.append(f"{path.name}: stands twice: {entry.msgid}")
            if not entry.msgstr or entry.fuzzy:
                faults.append(f"{path.name}: has no Spanish: {entry.msgid}")
            if sorted(_GAP.findall(entry.msgid)) != sorted(_GAP.findall(entry.msgstr)):
                faults.append(f"{path.name}: another gap in Spanish: {entry.msgid}")
            faults += [f"{path.name}: no such gap {name}: {entry.msgid}" for name, _ in _GAP.findall(entry.msgid) if name not in KINDS]
            seen.add(entry.msgid)
            made.append((path.name, entry.msgid, entry.msgstr))
    if faults:
        raise FaultyReference(tuple(faults))
    return tuple(made)


def _row(english: str, spanish: str) -> _Row:
    parts, pattern = list(re.split(r"\{\w+\}", english)), ""
    names = [m.group(0)[1:-1] for m in _GAP.finditer(english)]
    for n, part in enumerate(parts):
        pattern += re.escape(part)
        if n < len(names):
            pattern += f"(?P<{names[n]}>{KINDS[names[n].rstrip('0123456789')][0]})"
    short, long = re.compile(pattern, re.S), re.compile(pattern.replace(".+?", ".+"), re.S)
    return _Row(max(parts, key=len), sum(map(len, parts)), spanish, (short,) if len(names) == 1 else (short, long))


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    """The sentences without gaps: the book's own, the help library's titles of rules, and its words on policies and papers,
    and the definitions of necessity."""
    rules = load_rules()
    titles = {rule_id(short): entry["title"] for short, entry in read_strict("help/rights.yaml")["rights"].items()}
    held = {rules.rule(name).title: title for name, title in titles.items() if rules.has(name)}
    held |= read_strict("help/coverage_es.yaml")["texts"]
    for one in rules.necessity.definitions:
        held |= {one.title: one.es, **dict(one.not_used), **{e.text: e.es for e in one.elements}}
    return held | {english: spanish for _, english, spanish in entries() if not _GAP.search(english)}


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    """The rows with gaps, those with the most words of their own first."""
    return tuple(sorted((_row(e, s) for _, e, s in entries() if _GAP.search(e)), key=lambda r: -r.fixed))


def _filled(row: _Row, found: re.Match[str], depth: int) -> str | None:
    said: dict[str, str] = {}
    for name, text in found.groupdict().items():
        say = KINDS[name.rstrip("0123456789")][1]
        one = _deeper(text, depth) if say is None else say(text)
        if one is None:
            return None
        said[name] = one
    return row.spanish.format(**said)


def _one(text: str, depth: int) -> str | None:
    if (held := _whole().get(text)) is not None:
        return held
    for row in _rows():
        if row.literal not in text:
            continue
        for pattern in row.english:
            if (found := pattern.fullmatch(text)) is not None and (said := _filled(row, found, depth)) is not None:
                return said
    return None


def _bare(text: str) -> str | None:
    """A sentence whose first letter or last point is another than the book's."""
    if text[:1].isupper() and (held := _whole().get(text[:1].lower() + text[1:])) is not None:
        return held[:1].upper() + held[1:]
    if text[:1].islower() and (held := _whole().get(text[:1].upper() + text[1:])) is not None:
        return held[:1].lower() + held[1:]
    held = _whole().get(text.removesuffix(".")) if text.endswith(".") else None
    return None if held is None else held + "."


def _parts(text: str) -> Iterator[str]:
    at = 0
    for found in _SENTENCE.finditer(text):
        yield text[at : found.start()]
        at = found.end()
    yield text[at:]


@lru_cache(maxsize=8192)
def _said(text: str, depth: int) -> str | None:
    if depth > DEEPEST:
        return None
    said = _one(text, depth) or _bare(text)
    if said is not None:
        return said
    parts = list(_parts(text))
    if len(parts) == 1:
        return None
    each = [_said(part, depth + 1) for part in parts]
    return None if any(e is None for e in each) else " ".join(e for e in each if e)


def spanish_of(text: str) -> str | None:
    """An engine's sentence, or several, in Spanish; None where a part of it is not in the book."""
    said = _said(text, 0)
    return None if said is None else _TWO.sub(lambda m: m.group(1) + "l ", said)
