"""The payers of the United States by their printed names: found in a text on word boundaries, the longest name first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from denialhelp.errors import FaultyReference
from denialhelp.reference.states import STATE_NAMES
from denialhelp.reference.strict import faults_of, names_in, read_strict


class PayerKind(StrEnum):
    """What a company does about coverage."""

    INSURER = "insurer"
    PROGRAM = "program"
    TPA = "tpa"
    MINISTRY = "ministry"
    DELEGATE = "delegate"
    MAC = "mac"
    QIO = "qio"
    IRE = "ire"


DECIDES_FOR_OTHERS = frozenset({PayerKind.DELEGATE, PayerKind.MAC, PayerKind.QIO, PayerKind.IRE})
LINES = frozenset(
    {
        "employer",
        "individual",
        "medicare-advantage",
        "part-d",
        "medicaid",
        "medicaid-ffs",
        "chip",
        "student",
        "short-term",
        "federal",
        "governmental",
        "supplement",
        "original",
        "tricare",
        "va",
        "ihs",
        "sharing",
    }
)
_TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’][A-Za-z]+)?|&|\+")
_SPLIT = {"bluecross": ("blue", "cross"), "blueshield": ("blue", "shield"), "bcbs": ("bcbs",)}
_SKIPPED = frozenset({"and", "&", "+"})
_GAP = re.compile(r"[^\S\n]*[.,'’®™*&/()\-–+]{0,2}[^\S\n]*\n?[^\S\n]*[(\-–+&]?[^\S\n]*(?:and\s|&\s?|\+\s?)?\Z", re.IGNORECASE)
_SUFFIX = frozenset(["inc", "llc", "company", "corporation", "corp", "co", "ltd", "association"])
_GENERIC = frozenset(
    {
        "health",
        "healthcare",
        "healthplan",
        "plan",
        "plans",
        "insurance",
        "life",
        "assurance",
        "company",
        "services",
        "service",
        "group",
        "hmo",
        "ppo",
        "care",
        "benefit",
        "benefits",
        "management",
        "systems",
        "network",
        "administrators",
        "solutions",
        "of",
        "the",
        "north",
        "south",
        "new",
        "west",
    }
)
HOWS = frozenset({"text", "agency", "secondary"})
BEARS = frozenset({"name", "kind", "states", "lines", "part_of"})
_OVER_THE_LINE = frozenset(["plan", "plans", "insurance"])
_STATE_WORDS = frozenset(w for name in STATE_NAMES for w in name.split())


@dataclass(frozen=True, slots=True)
class Check:
    """That a public page was read on `on`: in the company's own words (`text`), an `agency`'s, or another's (`secondary`). `bears` says
    which facts of the entry the page bears out, `names` which of its other names it prints; `dated` is the page's own date where old."""

    on: date
    how: str
    source: str
    bears: frozenset[str]
    names: tuple[str, ...] = ()
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer or delegate. `brands` are product names with their line of business; `states` where it writes, empty for many; `part_of`
    the slug of its owner. Without a `check` it is a name to recognise and nothing more: no fact of it was verified."""

    slug: str
    name: str
    kind: PayerKind = PayerKind.INSURER
    aliases: tuple[str, ...] = ()
    brands: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    blue: bool = False
    exact_case: bool = False
    part_of: str | None = None
    check: Check | None = None

    def verified(self, fact: str) -> bool:
        """Whether a page that was read bears out this fact (one of BEARS)."""
        return self.check is not None and fact in self.check.bears

    @property
    def decides(self) -> bool:
        """Whether it covers or administers by itself, not on another payer's behalf."""
        return self.kind not in DECIDES_FOR_OTHERS


@dataclass(frozen=True, slots=True)
class PayerMention:
    """A payer named at `start:end` of a text. `printed` is the name as it stands there with its legal ending; `line` is the line
    of business where the name is a product's."""

    payer: Payer
    start: int
    end: int
    printed: str
    line: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    tokens: tuple[str, ...]
    payer: Payer
    line: str | None
    exact: str | None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    out: list[_Token] = []
    for m in _TOKEN.finditer(text):
        low = m.group().lower().replace("’", "'")
        if low in _SKIPPED:
            continue
        parts = _SPLIT.get(low, (low,))
        out += [_Token(m.group(), part, m.start(), m.end()) for part in parts]
    return out


@dataclass(frozen=True)
class PayerTable:
    """All payers with an index of their names by first word."""

    payers: tuple[Payer, ...]
    index: Mapping[str, tuple[_Name, ...]]

    def by_slug(self, slug: str) -> Payer | None:
        """The payer with this slug, or None."""
        return next((p for p in self.payers if p.slug == slug), None)

    def find(self, text: str) -> tuple[PayerMention, ...]:
        """Every payer named in the text, in order. Names match whole words; of two names at one place the longer counts."""
        return tuple(self._scan(text))

    def _scan(self, text: str) -> Iterator[PayerMention]:
        tokens = _tokens(text)
        at = 0
        while at < len(tokens):
            name = self._longest(text, tokens, at)
            if name is None:
                at += 1
                continue
            last = at + len(name.tokens) - 1
            end = _legal_end(text, tokens, last)
            yield PayerMention(name.payer, tokens[at].start, end, " ".join(text[tokens[at].start : end].split()), name.line)
            at = max(
                last + 1, next((i for i, t in enumerate(tokens) if t.start >= end), len(tokens)) if end > tokens[last].end else last + 1
            )

    def _longest(self, text: str, tokens: list[_Token], at: int) -> _Name | None:
        for name in self.index.get(tokens[at].low, ()):
            end = at + len(name.tokens)
            if end > len(tokens) or any(tokens[at + i].low != t for i, t in enumerate(name.tokens)):
                continue
            if end < len(tokens) and tokens[end].start == tokens[end - 1].start:
                continue  # half of a word that was split in two
            if name.exact is not None and not _same_case(name.exact, tokens[at:end]):
                continue
            if all(_touch(text, tokens[i], tokens[i + 1]) for i in range(at, end - 1)):
                return name
        return None


def _touch(text: str, left: _Token, right: _Token) -> bool:
    return left.start == right.start or bool(_GAP.match(text[left.end : right.start]))


def _same_case(exact: str, tokens: list[_Token]) -> bool:
    printed = [t.text for t in tokens]
    wanted = [m.group() for m in _TOKEN.finditer(exact) if m.group().lower() not in _SKIPPED]
    return printed == wanted or all(p.isupper() or p.isdigit() for p in printed)


def _legal_end(text: str, tokens: list[_Token], last: int) -> int:
    """The end of the printed name: "of Ohio, Inc.", "Health Plan", "Insurance Company" after the name belong to it."""
    best = tokens[last].end
    if tokens[last].low in {"inc", "co", "corp", "ltd"} and text[best : best + 1] == ".":
        return best + 1
    at = last
    while at + 1 < len(tokens) and at - last < 8:
        gap = text[tokens[at].end : tokens[at + 1].start]
        nxt = tokens[at + 1]
        if not re.fullmatch(r"(?:,?[^\S\n]|[^\S\n]?\n?,?[^\S\n]?)", gap) or "  " in gap:
            break
        if not (nxt.text[0].isupper() or nxt.low in {"of", "the"}):
            break
        if nxt.low in _SUFFIX:
            dot = text[nxt.end : nxt.end + 1] == "." and nxt.low in {"inc", "co", "corp", "ltd"}
            return nxt.end + (1 if dot else 0)
        if nxt.low not in _GENERIC and nxt.low not in _STATE_WORDS:
            break
        at += 1
        if nxt.low not in {"of", "the", "north", "south", "new", "west"} and ("\n" not in gap or nxt.low in _OVER_THE_LINE):
            best = nxt.end
    return best


_REQUIRED = {"slug": str, "name": str}
_OPTIONAL = {
    "aliases": list,
    "brands": dict,
    "kind": str,
    "lines": list,
    "states": list,
    "blue": bool,
    "exact_case": bool,
    "part_of": str,
    "source": str,
    "checked": dict,
}
_ADDRESS = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?:[/?#]\S*)?")


def read_check(where: str, entry: Mapping[str, Any], faults: list[str]) -> Check | None:
    """The entry's check; None where it has none. An address without a check is a fault, and so is a check without an address."""
    if "checked" not in entry:
        faults += [f"{where}: a source that was not checked"] if "source" in entry else []
        return None
    raw = entry["checked"]
    found = faults_of(f"{where} checked", raw, {"date": str, "how": str, "bears": list}, {"names": list, "dated": str})
    if found:
        faults += found
        return None
    if not _ADDRESS.fullmatch(entry.get("source", "")):
        found.append(f"{where}: checked without a public address")
    if raw["how"] not in HOWS:
        found.append(f"{where}: checked how {raw['how']}")
    if not BEARS.issuperset(raw["bears"]) or not ("name" in raw["bears"] or raw.get("names")):
        found.append(f"{where}: a check bears out a name, and else only {', '.join(sorted(BEARS - {'name'}))}")
    known = BEARS.intersection(raw["bears"])
    found += [f"{where}: checks {fact}, which the entry does not state" for fact in sorted(known) if not _states(entry, fact)]
    others = {*entry.get("aliases", ()), *entry.get("brands", {}), *entry.get("also", ())}
    found += [f"{where}: checks a name that it does not have: {name}" for name in raw.get("names", ()) if name not in others]
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw["date"]) or not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", raw.get("dated", raw["date"])):
        found.append(f"{where}: a date that is none")
    faults += found
    if found:
        return None
    names = tuple(raw.get("names", ()))
    return Check(date.fromisoformat(raw["date"]), raw["how"], entry["source"], frozenset(raw["bears"]), names, raw.get("dated"))


def _states(entry: Mapping[str, Any], fact: str) -> bool:
    """Whether the entry says anything that this fact could be about (a kind not named is an insurer)."""
    singular = {"states": ("states", "state"), "lines": ("lines", "brands", "line"), "kind": ("slug", "kind")}
    return any(key in entry for key in singular.get(fact, (fact,)))


def _payer(where: str, entry: object, faults: list[str]) -> Payer | None:
    found = faults_of(where, entry, _REQUIRED, _OPTIONAL)
    if found or not isinstance(entry, dict):
        faults += found
        return None
    where = f"{where} {entry['slug']}"
    faults += [f"{where}: unknown line {x}" for x in [*entry.get("lines", ()), *entry.get("brands", {}).values()] if x not in LINES]
    faults += [f"{where}: unknown state {x}" for x in entry.get("states", ()) if x not in STATE_NAMES.values()]
    kind = entry.get("kind", "insurer")
    if kind not in set(PayerKind):
        faults.append(f"{where}: unknown kind {kind}")
        return None
    return Payer(
        entry["slug"],
        entry["name"],
        PayerKind(kind),
        tuple(entry.get("aliases", ())),
        dict(entry.get("brands", {})),
        tuple(entry.get("lines", ())),
        tuple(entry.get("states", ())),
        entry.get("blue", False),
        entry.get("exact_case", False),
        entry.get("part_of"),
        read_check(where, entry, faults),
    )


def _names(payer: Payer) -> Iterator[_Name]:
    lines = dict(payer.brands)
    for text in dict.fromkeys([payer.name, *payer.aliases, *payer.brands]):
        tokens = tuple(t.low for t in _tokens(text))
        exact = text if payer.exact_case or len(text.replace(" ", "")) <= 4 else None
        yield _Name(tokens, payer, lines.get(text), exact)


def build_table(payers: tuple[Payer, ...]) -> PayerTable:
    """The table with its index; raises FaultyReference where a slug or a name stands twice or an owner is nobody."""
    index: dict[str, list[_Name]] = {}
    owners: dict[tuple[str, ...], str] = {}
    slugs = Counter(p.slug for p in payers)
    faults: list[str] = [f"{slug} stands twice" for slug, times in slugs.items() if times > 1]
    faults += [f"{p.slug} is part of {p.part_of}, which is not in the table" for p in payers if p.part_of and p.part_of not in slugs]
    for payer in payers:
        for name in _names(payer):
            if owners.setdefault(name.tokens, payer.slug) != payer.slug:
                faults.append(f"{' '.join(name.tokens)} names {owners[name.tokens]} and {payer.slug}")
            index.setdefault(name.tokens[0], []).append(name)
    if faults:
        raise FaultyReference(tuple(faults))
    ordered = {word: tuple(sorted(names, key=lambda n: -len(n.tokens))) for word, names in index.items()}
    return PayerTable(payers, ordered)


@cache
def load_payers() -> PayerTable:
    """The packaged table of payers; raises FaultyReference with every fault."""
    faults: list[str] = []
    payers: list[Payer] = []
    for name in names_in("payers"):
        content = read_strict(f"payers/{name}")
        found = faults_of(name, content, {"payers": list}, {})
        if found:
            faults += found
            continue
        made = [_payer(f"{name} {i + 1}", entry, faults) for i, entry in enumerate(content["payers"])]
        payers += [p for p in made if p is not None]
    if faults:
        raise FaultyReference(tuple(faults))
    return build_table(tuple(payers))
