"""Reads `reference/help` strictly: what reasons, plans, routes, rights, situations, letters and terms are, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from denialhelp.casefile.slugs import LetterKind, PlanType, Reason, RouteKind
from denialhelp.reference.help_text import MARK, HelpFaults, Quoted, Text, bare, names_of, quoted_of, text_of, texts_of
from denialhelp.reference.loader import load_rules
from denialhelp.reference.payers import load_payers
from denialhelp.reference.strict import faults_of, read_strict

PREFIX = "law.federal."
LETTER = ("yes", "maybe", "no")
_DIGITS = re.compile(r"\d+")
Json = Mapping[str, Any]


def rule_id(short: str) -> str:
    """`claims.claim_file` as the rule's whole id."""
    return short if short.startswith("law.") else PREFIX + short


@dataclass(frozen=True, slots=True)
class ReasonHelp:
    """What a reason means and what to do about it. `letter`: whether a letter is the right tool; `proof`: which proofs bear on it."""

    reason: Reason
    name: Text
    now: Text
    also: tuple[str, ...]
    letter: str
    proof: tuple[str, ...]
    claim: bool
    says: Text
    first: tuple[Text, ...]
    check: tuple[Text, ...]
    argue: tuple[Text, ...]
    gather: tuple[Text, ...]
    avoid: tuple[Text, ...]
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanHelp:
    """How to tell a kind of plan, what is special about it, its office and the duties that bind it."""

    plan: PlanType
    name: Text
    tell: Text
    note: Text
    office: str
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteHelp:
    """A way forward in plain words."""

    name: Text
    says: Text


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule's title in Spanish, and its duty in plain words of both languages where it is one."""

    title: str
    plain: Text | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation that people find themselves in."""

    slug: str
    name: Text
    also: tuple[str, ...]
    letter: str
    answer: Text
    steps: tuple[Text, ...]
    reasons: tuple[Reason, ...]
    plans: tuple[PlanType, ...]


@dataclass(frozen=True, slots=True)
class LetterHelp:
    """A letter: when it is the right one, what it needs, what to mind."""

    kind: LetterKind
    name: Text
    use: Text
    needs: tuple[Text, ...]
    mind: Text


@dataclass(frozen=True, slots=True)
class PayerFact:
    """One fact of a payer (a way to send, a place to read its criteria, a delegate): words, an address where there is one, its source.

    `kinds` are the kinds of treatment that it bears on; empty for all.
    """

    key: str
    kind: str
    words: Text
    href: str
    sources: tuple[Quoted, ...]
    checked: date
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PayerHelp:
    """What the library says of a payer beyond its name."""

    slug: str
    name: str
    also: tuple[str, ...]
    facts: tuple[PayerFact, ...]


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """All help texts."""

    reasons: Mapping[Reason, ReasonHelp]
    plans: Mapping[PlanType, PlanHelp]
    routes: Mapping[RouteKind, RouteHelp]
    rights: Mapping[str, PlainRule]
    situations: tuple[Situation, ...]
    letters: tuple[LetterHelp, ...]
    glossary: Mapping[str, tuple[Text, Text]]
    codes: Mapping[str, str]
    payers: Mapping[str, PayerHelp]
    translated: Mapping[str, str] = field(default_factory=dict)


class _Reader:
    """Reads one file after another; every fault of every file in one list."""

    def __init__(self) -> None:
        self.faults = HelpFaults("help")
        self.rules = load_rules()

    def entries(self, name: str, key: str, required: dict[str, type], optional: dict[str, type]) -> list[Json]:
        """The well-formed entries of a file."""
        good: list[Json] = []
        for entry in read_strict(f"help/{name}.yaml")[key]:
            wrong = faults_of(f"{name} {entry.get('slug', '')}", entry, required, optional)
            for one in wrong:
                self.faults.add(one)
            if not wrong:
                good.append(entry)
        return good

    def law(self, entry: Json, where: str) -> tuple[str, ...]:
        """The ids of an entry's rules; each must be in the rule book."""
        ids = tuple(rule_id(one) for one in entry.get("law", ()))
        for one in ids:
            if not self.rules.has(one):
                self.faults.add(f"{where}: no rule {one}")
        return ids

    def text(self, value: object, where: str) -> Text:
        """A pair whose marks name rules of the rule book."""
        made = text_of(value, where, self.faults)
        self._marks(made, where)
        return made

    def texts(self, value: object, where: str) -> tuple[Text, ...]:
        """Pairs whose marks name rules of the rule book."""
        made = texts_of(value, where, self.faults)
        for one in made:
            self._marks(one, where)
        return made

    def _marks(self, made: Text, where: str) -> None:
        for found in MARK.finditer(made.en):
            if not self.rules.has(rule_id(found.group(1))):
                self.faults.add(f"{where}: no rule {found.group(1)}")

    def letter(self, entry: Json, where: str) -> str:
        """yes, maybe or no."""
        held = str(entry["letter"])
        if held not in LETTER:
            self.faults.add(f"{where}: letter must be yes, maybe or no")
        return held


_REASON: dict[str, type] = {
    **dict.fromkeys(("name", "now", "proof", "says", "first", "check", "argue", "gather", "avoid", "law"), list),
    **dict.fromkeys(("slug", "letter"), str),
}


def _reasons(reader: _Reader) -> dict[Reason, ReasonHelp]:
    out: dict[Reason, ReasonHelp] = {}
    for e in reader.entries("reasons", "reasons", _REASON, {"also": str, "claim": bool}):
        where = f"reason {e['slug']}"
        reason = Reason(e["slug"])
        out[reason] = ReasonHelp(
            reason,
            reader.text(e["name"], where),
            reader.text(e["now"], where),
            names_of(e.get("also"), where, reader.faults),
            reader.letter(e, where),
            tuple(e["proof"]),
            bool(e.get("claim", False)),
            reader.text(e["says"], where),
            reader.texts(e["first"], where),
            reader.texts(e["check"], where),
            reader.texts(e["argue"], where),
            reader.texts(e["gather"], where),
            reader.texts(e["avoid"], where),
            reader.law(e, where),
        )
    for missing in set(Reason) - set(out):
        reader.faults.add(f"reason {missing} has no text")
    return out


def _plans(reader: _Reader) -> dict[PlanType, PlanHelp]:
    required: dict[str, type] = {"slug": str, "name": list, "tell": list, "note": list, "office": str, "law": list}
    out: dict[PlanType, PlanHelp] = {}
    for e in reader.entries("plans", "plans", required, {}):
        where = f"plan {e['slug']}"
        if e["office"] not in reader.rules.offices:
            reader.faults.add(f"{where}: no office {e['office']}")
        name, tell, note = reader.text(e["name"], where), reader.text(e["tell"], where), reader.text(e["note"], where)
        out[PlanType(e["slug"])] = PlanHelp(PlanType(e["slug"]), name, tell, note, e["office"], reader.law(e, where))
    for missing in set(PlanType) - set(out):
        reader.faults.add(f"plan {missing} has no text")
    return out


def _routes(reader: _Reader) -> dict[RouteKind, RouteHelp]:
    raw = read_strict("help/routes.yaml")["routes"]
    out = {RouteKind(k): RouteHelp(reader.text(v["name"], k), reader.text(v["says"], k)) for k, v in raw.items()}
    for missing in set(RouteKind) - set(out):
        reader.faults.add(f"route {missing} has no text")
    return out


def _said(reader: _Reader, whole: str) -> frozenset[str]:
    """The numbers that a rule holds."""
    found: set[str] = set()
    for dated in reader.rules.rule(whole).in_force:
        if dated.value is not None:
            found.update(_DIGITS.findall(f"{dated.value.text or ''} {dated.value.count or ''} {dated.value.usd or ''}"))
    return frozenset(found)


def _rights(reader: _Reader) -> dict[str, PlainRule]:
    out: dict[str, PlainRule] = {}
    for short, e in read_strict("help/rights.yaml")["rights"].items():
        whole, where = rule_id(short), f"rights {short}"
        if not reader.rules.has(whole):
            reader.faults.add(f"{where}: no such rule")
            continue
        plain = text_of(e["plain"], where, reader.faults, numbers=True) if "plain" in e else None
        if plain is not None and not set(_DIGITS.findall(bare(plain.en))) <= _said(reader, whole):
            reader.faults.add(f"{where}: a number that the rule does not hold")
        out[whole] = PlainRule(e["title"], plain)
    return out


def _situations(reader: _Reader) -> tuple[Situation, ...]:
    required: dict[str, type] = {"slug": str, "name": list, "letter": str, "answer": list, "steps": list, "reasons": list}
    return tuple(
        Situation(
            e["slug"],
            reader.text(e["name"], e["slug"]),
            names_of(e.get("also"), e["slug"], reader.faults),
            reader.letter(e, e["slug"]),
            reader.text(e["answer"], e["slug"]),
            reader.texts(e["steps"], e["slug"]),
            tuple(Reason(r) for r in e["reasons"]),
            tuple(PlanType(p) for p in e.get("plans", ())),
        )
        for e in reader.entries("situations", "situations", required, {"also": str, "plans": list})
    )


def _letters(reader: _Reader) -> tuple[LetterHelp, ...]:
    required: dict[str, type] = {"slug": str, "name": list, "use": list, "needs": list, "mind": list}
    out = tuple(
        LetterHelp(
            LetterKind(e["slug"]),
            reader.text(e["name"], e["slug"]),
            reader.text(e["use"], e["slug"]),
            reader.texts(e["needs"], e["slug"]),
            reader.text(e["mind"], e["slug"]),
        )
        for e in reader.entries("letters", "letters", required, {})
    )
    for missing in set(LetterKind) - {one.kind for one in out}:
        reader.faults.add(f"letter {missing} has no text")
    return out


def _payer_fact(e: Json, slug: str, reader: _Reader) -> PayerFact:
    where = f"payer {slug} {e['key']}"
    sources = quoted_of(e, where, reader.faults)
    if not sources:
        reader.faults.add(f"{where}: a fact needs its source")
    words = text_of(e["words"], where, reader.faults, numbers=True)
    return PayerFact(e["key"], e["kind"], words, e.get("href", ""), sources, date.fromisoformat(e["checked"]), tuple(e.get("kinds", ())))


def _payers(reader: _Reader) -> dict[str, PayerHelp]:
    required: dict[str, type] = {"slug": str, "facts": list}
    known = load_payers()
    out: dict[str, PayerHelp] = {}
    for e in reader.entries("payers", "payers", required, {"name": str, "also": str}):
        held = next((p for p in known.payers if p.slug == e["slug"]), None)
        if held is None and "name" not in e:
            reader.faults.add(f"payer {e['slug']}: unknown, and without a name")
            continue
        name = e.get("name") or (held.name if held else "")
        facts = tuple(_payer_fact(f, e["slug"], reader) for f in e["facts"])
        out[e["slug"]] = PayerHelp(e["slug"], name, names_of(e.get("also"), e["slug"], reader.faults), facts)
    return out


@cache
def load_help() -> HelpTexts:
    """The packaged help texts. Raises FaultyReference with every fault."""
    reader = _Reader()
    glossary = {
        anchor: (reader.text(e["name"], anchor), reader.text(e["means"], anchor))
        for anchor, e in read_strict("help/glossary.yaml")["terms"].items()
    }
    made = HelpTexts(
        _reasons(reader),
        _plans(reader),
        _routes(reader),
        _rights(reader),
        _situations(reader),
        _letters(reader),
        glossary,
        {str(k): str(v) for k, v in read_strict("help/codes_es.yaml")["codes"].items()},
        _payers(reader),
        dict(read_strict("help/coverage_es.yaml")["texts"]),
    )
    reader.faults.stop()
    return made
