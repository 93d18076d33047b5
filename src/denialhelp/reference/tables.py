"""The tables that reading rests on: payers, adjustment codes, programs, and the wording of notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from denialhelp.casefile.slugs import Reason
from denialhelp.errors import FaultyReference
from denialhelp.reference.payers import Check, PayerTable, load_payers, read_check
from denialhelp.reference.phrases import Phrase, phrase
from denialhelp.reference.states import STATE_CODES
from denialhelp.reference.strict import faults_of, read_strict

PROGRAM_LINES = frozenset({"medicaid", "medicaid-managed", "chip", "marketplace", "governmental"})
CODE_KINDS = frozenset({"denial", "sharing", "price", "general"})


@dataclass(frozen=True, slots=True)
class AdjustmentCode:
    """A claim adjustment or remark code: what it means in our words, and the reasons it can stand for, the usual one first."""

    code: str
    about: str
    kind: str = "denial"
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonWording:
    """How notices give one reason: `says` by itself, `hints` only where nothing else is given, `unless` cancels in its sentence."""

    reason: Reason
    says: tuple[Phrase, ...]
    hints: tuple[Phrase, ...] = ()
    unless: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """A public program by its name: `line` is medicaid (managed or not), medicaid-managed, chip, marketplace or governmental.
    Without a `check` its line and state were not verified."""

    name: str
    line: str
    state: str | None
    phrase: Phrase
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class PlanWording:
    """Words that speak for or against a kind of plan; `unless` cancels in its sentence."""

    sign: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Tables:
    """Everything that reading needs to know about the world."""

    payers: PayerTable
    carc: Mapping[str, AdjustmentCode]
    rarc: Mapping[str, AdjustmentCode]
    groups: Mapping[str, str]
    reasons: tuple[ReasonWording, ...]
    programs: tuple[Program, ...]
    plan_signs: Mapping[str, PlanWording]
    wording: Mapping[str, tuple[Phrase, ...]]
    checked: date | None = None


def _codes(where: str, entries: Mapping[str, Any], faults: list[str]) -> dict[str, AdjustmentCode]:
    out: dict[str, AdjustmentCode] = {}
    for code, entry in entries.items():
        found = faults_of(f"{where} {code}", entry, {"about": str}, {"kind": str, "reasons": list})
        found += [f"{where} {code}: unknown reason {r}" for r in (entry.get("reasons", ()) if not found else ()) if r not in set(Reason)]
        if not found and entry.get("kind", "denial") not in CODE_KINDS:
            found.append(f"{where} {code}: unknown kind")
        faults += found
        if not found:
            out[code] = AdjustmentCode(
                code, entry["about"], entry.get("kind", "denial"), tuple(Reason(r) for r in entry.get("reasons", ()))
            )
    return out


def _phrases(entry: Mapping[str, Any], key: str) -> tuple[Phrase, ...]:
    return tuple(phrase(p) for p in entry.get(key, ()))


def _reasons(entries: Mapping[str, Any], faults: list[str]) -> tuple[ReasonWording, ...]:
    out: list[ReasonWording] = []
    for name, entry in entries.items():
        found = faults_of(f"reason {name}", entry, {"says": list}, {"hints": list, "unless": list})
        if name not in set(Reason):
            found.append(f"unknown reason {name}")
        faults += found
        if not found:
            out.append(ReasonWording(Reason(name), _phrases(entry, "says"), _phrases(entry, "hints"), _phrases(entry, "unless")))
    faults += [f"reason {r.value} has no wording" for r in Reason if r.value not in entries]
    return tuple(out)


def _programs(entries: list[Any], faults: list[str]) -> tuple[Program, ...]:
    out: list[Program] = []
    for entry in entries:
        found = faults_of("program", entry, {"name": str, "line": str}, {"state": str, "also": list, "source": str, "checked": dict})
        if not found and entry["line"] not in PROGRAM_LINES:
            found.append(f"program {entry['name']}: unknown line")
        if not found and entry.get("state") not in {None, *STATE_CODES}:
            found.append(f"program {entry['name']}: unknown state")
        faults += found
        if not found:
            check = read_check(f"program {entry['name']}", entry, faults)
            names = (entry["name"], *entry.get("also", ()))
            out += [Program(entry["name"], entry["line"], entry.get("state"), phrase(n), check) for n in names]
    return tuple(out)


def _signs(entries: Mapping[str, Any], faults: list[str]) -> dict[str, PlanWording]:
    out: dict[str, PlanWording] = {}
    for name, entry in entries.items():
        found = faults_of(f"plan sign {name}", entry, {"says": list}, {"unless": list})
        faults += found
        if not found:
            out[name] = PlanWording(name, _phrases(entry, "says"), _phrases(entry, "unless"))
    return out


@cache
def load_tables() -> Tables:
    """The packaged tables; raises FaultyReference with every fault."""
    faults: list[str] = []
    codes = read_strict("codes/adjustment.yaml")
    signs = read_strict("wording/plans.yaml")
    notices = read_strict("wording/notices.yaml")
    tables = Tables(
        payers=load_payers(),
        carc=_codes("carc", codes["carc"], faults),
        rarc=_codes("rarc", codes["rarc"], faults),
        groups=dict(codes["groups"]),
        reasons=_reasons(read_strict("wording/reasons.yaml")["reasons"], faults),
        programs=_programs(read_strict("codes/programs.yaml")["programs"], faults),
        plan_signs=_signs(signs["signs"], faults),
        wording={name: tuple(phrase(p) for p in phrases) for name, phrases in notices["wording"].items()},
        checked=date.fromisoformat(codes["checked"]),
    )
    if faults:
        raise FaultyReference(tuple(faults))
    return tables
